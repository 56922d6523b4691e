package breakeven.app.cli;

import breakeven.app.batch.Progress;
import breakeven.app.imports.HeldLines;
import breakeven.app.imports.ImportOptions;
import breakeven.exchange.lists.ListReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
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
      "Bring the prices of public lists, or of your own tables, into a workbook.",
      "",
      "Lists: %s. Our tables Model prices, Training prices and GPU prices are read as CSV, and a"
          + " table with Model and Last service (date). Which one a file is shows in what it holds."
          + " Of several lists that have a model, the one of the latest day counts, then the one"
          + " named first.",
      "",
      "New prices are added, changed ones updated, and nothing is deleted. A row whose Source"
          + " begins with own or contract is never changed. Suspicious prices are marked: their"
          + " Source begins with check:."
    },
    footer = {
      "",
      "Examples:",
      "  breakeven prices import litellm.json --into plan.xlsx --dry-run",
      "  breakeven prices import openai.json litellm.json --into plan.xlsx",
      "  breakeven prices import quotes.csv --into plan.xlsx -o plan-new.xlsx"
    },
    sortOptions = false)
final class PricesImportCommand extends JobCommand {
  private final Job.Telling<ImportOptions, Boolean> job;
  private final Clock clock;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Price lists, the one to be trusted most first; never changed.")
  private List<Path> files = List.of();

  @Mixin private IntoOptions into = new IntoOptions();

  @Option(
      names = "--accept",
      paramLabel = "MODEL",
      description =
          "A model or card whose price comes in although it is a hundred times that of others, or"
              + " beyond all prices known; repeatable.")
  private List<String> accept = List.of();

  @Mixin private AsOfOption asOf = new AsOfOption();

  PricesImportCommand(Terminal terminal, Job.Telling<ImportOptions, Boolean> job, Clock clock) {
    super(terminal);
    this.job = job;
    this.clock = clock;
  }

  /** Names the lists that are known, once somebody asks for help. */
  @Spec
  void describe(CommandSpec spec) {
    spec.usageMessage()
        .sectionMap()
        .put(
            UsageMessageSpec.SECTION_KEY_DESCRIPTION,
            help ->
                help.description(
                    ListReader.TABLE.stream()
                        .map(list -> list.get(0) + " (" + list.get(1).replace("`", "") + ")")
                        .collect(Collectors.joining(", "))));
  }

  @Override
  int work(Progress progress) throws IOException {
    files.forEach(file -> requireFile(file, "price list"));
    into.require("prices");
    try (HeldLines lines = new HeldLines()) {
      job.run(options(), progress, lines::add);
      lines.passTo(this::print);
    }
    return ExitCode.DONE;
  }

  private ImportOptions options() {
    LocalDate today = asOf.day(clock);
    return new ImportOptions(files, into.into(), accept, asOf.given(), today);
  }
}
