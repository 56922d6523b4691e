package breakeven.app.cli;

import breakeven.app.batch.Progress;
import breakeven.app.imports.HeldLines;
import breakeven.app.imports.UsageOptions;
import breakeven.core.input.Decimals;
import breakeven.core.input.PlainNumber;
import breakeven.core.table.UsageMapping;
import breakeven.exchange.files.RequestsFile;
import breakeven.exchange.usage.Days;
import breakeven.exchange.usage.GivenRequests;
import breakeven.exchange.usage.Mapping;
import breakeven.exchange.usage.NamedColumns;
import breakeven.exchange.usage.ShortMonth;
import breakeven.exchange.usage.UsageAsk;
import breakeven.exchange.usage.Written;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = {
      "Bring volumes from logs and bills into the workloads of a workbook: requests, tokens, cached"
          + " and batch shares.",
      "",
      "Files: CSV or JSON, packed with gzip or not, or Parquet, or a zip of them. A log has one"
          + " line a request. A bill has one line an hour, day or month, or one for each kind of"
          + " token.",
      "Logs: LiteLLM, Langfuse, OpenRouter, Braintrust, Azure's trace. Usage: OpenAI, Anthropic,"
          + " DeepSeek. Bills: FOCUS, AWS, Azure, Google. Or your own, with columns Input tokens and"
          + " Output tokens."
          + " Which one a file is shows in its header row, or in the names of its values.",
      "",
      "A month counts where the files cover all of it, the last one of several. Rows of workloads"
          + " are found by name; others are added. Formulas and models that you typed are never"
          + " changed. The sheet Imported usage says where each figure comes from. Billed cost is"
          + " compared with the prices of the workbook."
    },
    footer = {
      "",
      "Examples:",
      "  breakeven usage import openai.csv --into plan.xlsx --by project_id --dry-run",
      "  breakeven usage import focus.parquet --into plan.xlsx --by Tags.team --actuals",
      "  breakeven usage import own.csv --into plan.xlsx --map input=Prompt --map output=Answer"
          + " --workload \"Triage\"",
      "  breakeven usage import log.csv --into plan.xlsx --workload \"Triage\" --scale",
      "  breakeven usage import bill.csv --into plan.xlsx --month 2026-10 -o new.xlsx",
      "  breakeven usage import bill.csv --into plan.xlsx --actuals"
    },
    sortOptions = false)
final class UsageImportCommand extends JobCommand {
  private final Job.Telling<UsageOptions, Boolean> job;
  private final Clock clock;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Logs or bills; never changed.")
  private List<Path> files = List.of();

  @Mixin private IntoOptions into = new IntoOptions();

  @Option(
      names = "--actuals",
      description =
          "Besides, keep requests, tokens, model and billed cost of each month on the sheet"
              + " Actuals. Unknown workloads stay there alone. A month that is imported again"
              + " replaces itself.")
  private boolean actuals;

  @Option(
      names = "--workload",
      paramLabel = "NAME",
      description = "The workload of all lines, where the files do not say it, or say more.")
  private String workload = "";

  @Option(
      names = "--by",
      paramLabel = "COLUMN",
      description =
          "The column that holds the workload, by its header; Tags.team is the tag team in Tags."
              + " Default: Workload.")
  private String by = "";

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "The model of all lines, where the files do not say it, or name it otherwise.")
  private String model = "";

  @Option(
      names = "--map",
      paramLabel = "FIELD=COLUMN",
      description =
          "A column of any other log or bill, by its header: --map input=Prompt --map"
              + " output=Answer. The workbook keeps them. Fields: workload, time, end, requests,"
              + " input, cached, written, output, reasoning, model, batch, cost, currency. Those"
              + " beside the input: cache-read, cache-write.")
  private List<String> map = List.of();

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      description = "What the columns of --map count in: tokens, thousands or millions.")
  private String unit = "";

  @Option(
      names = "--month",
      paramLabel = "MONTH",
      converter = Converters.Month.class,
      description =
          "The month whose lines count, like 2026-10; of files without times, the month that they"
              + " hold. Default: the last whole month.")
  private @Nullable YearMonth month;

  @Option(
      names = "--scale",
      description =
          "Scale requests of less than a month to one of 730 hours. Without it they are not taken.")
  private boolean scale;

  @Option(
      names = "--requests",
      paramLabel = "N|FILE",
      converter = Converters.CountOrFile.class,
      description =
          "Requests in the time that counts, where the files count none. A number, or a CSV file"
              + " with columns Workload and Requests.")
  private @Nullable String requests;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      converter = Converters.CurrencyCode.class,
      description = "Currency of the costs, like EUR, where the files do not say it.")
  private String currency = "";

  @Option(names = "--decimal-comma", description = "Numbers are written as 1.234,5.")
  private boolean decimalComma;

  @Option(names = "--thousands", description = "Numbers are written as 1,234.5.")
  private boolean thousands;

  @Option(
      names = "--dates",
      paramLabel = "dmy|mdy",
      description = "Days are written as 31/10/2026 (dmy) or as 10/31/2026 (mdy).")
  private String dates = "";

  @Mixin private AsOfOption asOf = new AsOfOption();

  UsageImportCommand(Terminal terminal, Job.Telling<UsageOptions, Boolean> job, Clock clock) {
    super(terminal);
    this.job = job;
    this.clock = clock;
  }

  @Override
  void validate() {
    exclusive(!workload.isEmpty(), "--workload", !by.isEmpty(), "--by");
    exclusive(actuals, "--actuals", scale, "--scale");
    exclusive(decimalComma, "--decimal-comma", thousands, "--thousands");
    exclusive(actuals, "--actuals", requests != null, "--requests");
    if (map.isEmpty() && !unit.isEmpty()) {
      throw wrong(
          "--unit is of the columns that --map names: add --map input=… and --map output=…");
    }
    Map<String, String> named = fields();
    if (!map.isEmpty() && !named.keySet().containsAll(List.of("Input", "Output"))) {
      throw wrong(
          "--map needs the columns of both input and output: add --map input=… or output=…");
    }
    if (!dates.isEmpty() && days() == Days.YEAR_FIRST) {
      throw wrong("--dates is dmy or mdy, not '" + dates + "'");
    }
    if (!unit.isEmpty() && unit().isEmpty()) {
      throw wrong("--unit is tokens, thousands or millions, not '" + unit + "'");
    }
  }

  /** The columns that are named, by the words of the sheet that keeps them. */
  private Map<String, String> fields() {
    Map<String, String> named = new LinkedHashMap<>();
    for (String one : map) {
      int equals = one.indexOf('=');
      String field = equals < 0 ? one : one.substring(0, equals);
      String column = equals < 0 ? "" : one.substring(equals + 1);
      String word = field.strip().replace('-', ' ');
      String known =
          UsageMapping.FIELDS.stream()
              .filter(word::equalsIgnoreCase)
              .findFirst()
              .orElseThrow(() -> wrong("--map has no field '" + field + "'"));
      if (column.isBlank()) {
        throw wrong("--map " + field + " names no column: write --map " + field + "=HEADER");
      }
      named.put(known, column.strip());
    }
    return named;
  }

  private Decimals decimals() {
    return decimalComma ? Decimals.COMMA : thousands ? Decimals.THOUSANDS : Decimals.POINT;
  }

  private Days days() {
    return switch (dates.toLowerCase(Locale.ROOT)) {
      case "dmy" -> Days.DAY_FIRST;
      case "mdy" -> Days.MONTH_FIRST;
      default -> Days.YEAR_FIRST;
    };
  }

  /** A month that is over and asked for is all in the files, whatever days have no lines. */
  private ShortMonth part(LocalDate today) {
    YearMonth asked = month;
    return scale
        ? ShortMonth.SCALED
        : asked != null && today.isAfter(asked.atEndOfMonth()) ? ShortMonth.WHOLE : ShortMonth.LEFT;
  }

  /** The unit by the word of the sheet; empty where it is none. */
  private String unit() {
    return UsageMapping.UNIT.words().stream()
        .filter(unit.strip()::equalsIgnoreCase)
        .findFirst()
        .orElse("");
  }

  private Mapping mapping() {
    return map.isEmpty()
        ? Mapping.NONE
        : Mapping.NONE.with(
            NamedColumns.of(fields(), unit.isEmpty() ? UsageMapping.TOKENS : unit()));
  }

  @Override
  int work(Progress progress) throws IOException {
    files.forEach(file -> requireFile(file, "usage file"));
    into.require("usage");
    try (HeldLines lines = new HeldLines()) {
      job.run(options(), progress, lines::add);
      lines.passTo(this::print);
    }
    return ExitCode.DONE;
  }

  private UsageOptions options() {
    return new UsageOptions(
        files,
        into.into(),
        actuals,
        new UsageAsk(
            workload.strip(),
            by.strip(),
            model.strip(),
            currency,
            month,
            part(asOf.day(clock)),
            given(),
            new Written(decimals(), days()),
            mapping()),
        asOf.day(clock));
  }

  /** A number stands for the only workload; anything else is the name of a list. */
  private GivenRequests given() {
    if (requests == null) {
      return GivenRequests.NONE;
    }
    double number = PlainNumber.parse(requests);
    return Double.isNaN(number)
        ? RequestsFile.read(Path.of(requests), decimals())
        : GivenRequests.of(number);
  }
}
