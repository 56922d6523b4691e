package breakeven.app.cli;

import breakeven.app.batch.Progress;
import breakeven.app.imports.HeldLines;
import breakeven.app.imports.ImportRequest;
import breakeven.app.imports.Imported;
import breakeven.core.input.Decimals;
import breakeven.core.input.PlainNumber;
import breakeven.core.table.UsageMapping;
import breakeven.exchange.files.FileKind;
import breakeven.exchange.files.RequestsFile;
import breakeven.exchange.lists.ListReader;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    description = {
      "Bring files into a workbook: price lists, tables of model ends, exchange rates, bills and"
          + " logs, several at once. Each is looked at and taken for what it is. All come in, or"
          + " nothing does.",
      "",
      "Price lists: %s. So are Model prices, Training prices and GPU prices as CSV, and a table"
          + " with Model and Last service (date). Of several lists that have a model, the one of the"
          + " latest day counts, then the one named first. A row whose Source begins with own or"
          + " contract is never changed. Suspicious prices are marked: their Source begins with"
          + " check:.",
      "",
      "Exchange rates: CSV with Currency, Rate (reporting currency per 1) and Date.",
      "",
      "Bills and logs: CSV or JSON, packed with gzip or not, Parquet, or a zip of them. A month"
          + " counts where the files cover all of it, the last one of several. Rows of workloads"
          + " are found by name; others are added. Formulas and models that you typed are never"
          + " changed. Any other table is read with --map."
    },
    footer = {
      "",
      "Examples:",
      "  breakeven import litellm.json --into plan.xlsx --dry-run",
      "  breakeven import bill.csv prices.json rates.csv --into plan.xlsx --actuals",
      "  breakeven import focus.parquet --into plan.xlsx --by Tags.team --actuals",
      "  breakeven import own.csv --into plan.xlsx --map input=Prompt:thousands --map output=Answer"
          + " --workload \"Triage\"",
      "  breakeven import bill.csv --into plan.xlsx --month 2026-10 -o new.xlsx"
    },
    sortOptions = false)
final class ImportCommand extends JobCommand {
  /** What tokens count in, behind the name of their column. */
  private static final Pattern UNIT =
      Pattern.compile(":(tokens|thousands|millions)$", Pattern.CASE_INSENSITIVE);

  private final Job.Telling<ImportRequest, Imported> job;
  private final Clock clock;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files of any of these kinds; never changed.")
  private List<Path> files = List.of();

  @Mixin private IntoOptions into = new IntoOptions();

  @Option(
      names = "--as",
      paramLabel = "KIND",
      description =
          "What a file is that could be two things: prices, rates or usage (bills and logs).")
  private String as = "";

  @Option(
      names = "--accept",
      paramLabel = "MODEL",
      description =
          "A model or card whose price comes in though it is far from all others; repeatable.")
  private List<String> accept = List.of();

  @Option(
      names = "--actuals",
      description =
          "Besides, keep requests, tokens, model and billed cost of each month of bills and logs on"
              + " the sheet Actuals. A month that is imported again replaces itself.")
  private boolean actuals;

  @Option(
      names = "--workload",
      paramLabel = "NAME",
      description = "The workload of all lines, where bills and logs do not say it, or say more.")
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
      paramLabel = "FIELD=COLUMN[:UNIT]",
      description =
          "A column of any other log or bill, by its header: --map input=Prompt --map"
              + " output=Answer. The workbook keeps them. Fields: workload, time, end, requests,"
              + " input, cached, written, output, reasoning, model, batch, cost, currency. Those"
              + " beside the input: cache-read, cache-write. Unit of all tokens: thousands or"
              + " millions.")
  private List<String> map = List.of();

  @Option(
      names = "--month",
      paramLabel = "MONTH",
      converter = Converters.Month.class,
      description =
          "The month whose lines count, like 2026-10; of files without times, the month that they"
              + " hold. Default: the last whole month.")
  private @Nullable YearMonth month;

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

  @Option(
      names = "--decimal",
      paramLabel = "point|comma",
      description =
          "Numbers of bills and logs are written as 1,234.5 (point) or as 1.234,5 (comma).")
  private String decimal = "";

  @Option(names = "--decimal-comma", hidden = true)
  private boolean decimalComma;

  @Option(
      names = "--dates",
      paramLabel = "dmy|mdy",
      description = "Days are written as 31/10/2026 (dmy) or as 10/31/2026 (mdy).")
  private String dates = "";

  @Mixin private AsOfOption asOf = new AsOfOption();

  ImportCommand(Terminal terminal, Job.Telling<ImportRequest, Imported> job, Clock clock) {
    super(terminal);
    this.job = job;
    this.clock = clock;
  }

  @Override
  void validate() {
    exclusive(!workload.isEmpty(), "--workload", !by.isEmpty(), "--by");
    if (!as.isEmpty() && kind() == null) {
      throw wrong("--as is " + kinds() + ", not '" + as + "'");
    }
    if (!decimal.isEmpty() && !List.of("point", "comma").contains(decimal)) {
      throw wrong("--decimal is point or comma, not '" + decimal + "'");
    }
    unit();
    Map<String, String> named = fields();
    if (!map.isEmpty() && !named.keySet().containsAll(List.of("Input", "Output"))) {
      throw wrong(
          "--map needs the columns of both input and output: add --map input=… or output=…");
    }
    if (!dates.isEmpty() && days() == Days.YEAR_FIRST) {
      throw wrong("--dates is dmy or mdy, not '" + dates + "'");
    }
  }

  /** Names the lists that are known, once somebody asks for help. */
  @Spec
  void describe(CommandSpec spec) {
    spec.usageMessage()
        .sectionMap()
        .put(
            UsageMessageSpec.SECTION_KEY_DESCRIPTION,
            help -> help.description(String.join(", ", ListReader.TITLES)));
  }

  private @Nullable FileKind kind() {
    return Stream.of(FileKind.values())
        .filter(each -> each.word().equals(as))
        .findFirst()
        .orElse(null);
  }

  private static String kinds() {
    return Stream.of(FileKind.values()).map(FileKind::word).collect(Collectors.joining(", "));
  }

  /** The options that are given of a kind of files, which one at least must be. */
  private Map<String, FileKind> given() {
    Map<String, FileKind> given = new LinkedHashMap<>();
    Map<String, Boolean> usage =
        Map.of(
            "--actuals", actuals,
            "--workload", !workload.isEmpty(),
            "--by", !by.isEmpty(),
            "--model", !model.isEmpty(),
            "--map", !map.isEmpty(),
            "--month", month != null,
            "--requests", requests != null,
            "--currency", !currency.isEmpty(),
            "--decimal", !decimal.isEmpty() || decimalComma,
            "--dates", !dates.isEmpty());
    usage.forEach(
        (option, is) -> {
          if (is) {
            given.put(option, FileKind.USAGE);
          }
        });
    if (!accept.isEmpty()) {
      given.put("--accept", FileKind.PRICES);
    }
    return given;
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
      named.put(known, UNIT.matcher(column).replaceFirst("").strip());
    }
    return named;
  }

  private Decimals decimals() {
    return decimalComma || decimal.equals("comma")
        ? Decimals.COMMA
        : decimal.isEmpty() ? Decimals.UNSAID : Decimals.THOUSANDS;
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
    return asked != null && today.isAfter(asked.atEndOfMonth())
        ? ShortMonth.WHOLE
        : ShortMonth.LEFT;
  }

  /** The unit behind the columns of tokens, by the word of the sheet: one for all of them. */
  private String unit() {
    List<String> units =
        map.stream()
            .map(UNIT::matcher)
            .filter(Matcher::find)
            .map(unit -> unit.group(1))
            .distinct()
            .toList();
    if (units.size() > 1) {
      throw wrong("--map has two units: all columns of tokens count in one");
    }
    return UsageMapping.UNIT.words().stream()
        .filter(word -> !units.isEmpty() && word.equalsIgnoreCase(units.get(0)))
        .findFirst()
        .orElse(UsageMapping.TOKENS);
  }

  private Mapping mapping() {
    return map.isEmpty() ? Mapping.NONE : Mapping.NONE.with(NamedColumns.of(fields(), unit()));
  }

  @Override
  int work(Progress progress) throws IOException {
    files.forEach(file -> requireFile(file, "file to import"));
    into.require("import");
    try (HeldLines lines = new HeldLines()) {
      Imported imported = job.run(request(), progress, lines::add);
      if (!imported.refused().isEmpty()) {
        print(imported.read());
        return refuse(imported.refused());
      }
      lines.passTo(this::print);
    }
    return ExitCode.DONE;
  }

  private ImportRequest request() {
    LocalDate today = asOf.day(clock);
    return new ImportRequest(
        files,
        into.into(),
        kind(),
        given(),
        actuals,
        new UsageAsk(
            workload.strip(),
            by.strip(),
            model.strip(),
            currency,
            month,
            part(today),
            requests(),
            new Written(decimals(), days()),
            mapping()),
        accept,
        asOf.given(),
        today);
  }

  /** A number stands for the only workload; anything else is the name of a list. */
  private GivenRequests requests() {
    if (requests == null) {
      return GivenRequests.NONE;
    }
    double number = PlainNumber.parse(requests);
    return Double.isNaN(number)
        ? RequestsFile.read(Path.of(requests), decimals())
        : GivenRequests.of(number);
  }
}
