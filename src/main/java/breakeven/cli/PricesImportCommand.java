package breakeven.cli;

import breakeven.batch.ImportJob;
import breakeven.batch.ImportOptions;
import breakeven.batch.Progress;
import breakeven.batch.Verbosity;
import breakeven.read.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = {
      "Bring the prices of public lists, or of your own tables, into a workbook.",
      "",
      "Lists: LiteLLM's model_prices_and_context_window.json, genai-prices' data.json, llm-prices'"
          + " current-v1.json and files of one vendor, Portkey's pricing/PROVIDER.json, and our"
          + " tables Model prices and Training prices as CSV. Which one a file is shows in what it"
          + " holds. Of several lists that have a model, the one of the latest day counts, then the"
          + " one named first.",
      "",
      "New prices are added, changed ones updated; a row whose Source begins with own or contract"
          + " is never changed, and nothing is deleted. Suspicious prices are marked: their Source"
          + " begins with check:."
    },
    footer = {
      "",
      "Examples:",
      "  breakeven prices import litellm.json --into plan.xlsx --dry-run",
      "  breakeven prices import openai.json litellm.json --into plan.xlsx --only used",
      "  breakeven prices import quotes.csv --into plan.xlsx -o plan-new.xlsx"
    },
    sortOptions = false)
final class PricesImportCommand extends JobCommand {
  private final ImportJob job;
  private final Clock clock;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Price lists, the one to be trusted most first; never changed.")
  private List<Path> files = List.of();

  @Option(
      names = "--into",
      required = true,
      paramLabel = "BOOK.xlsx",
      description = {
        "The workbook that takes the prices. It is replaced once the new one is whole; as it was"
            + " before, it stays beside it as BOOK.before-import.xlsx."
      })
  private Path book = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT.xlsx",
      description = "Write this file instead; BOOK.xlsx then stays as it is.")
  private @Nullable Path output;

  @Option(names = "--overwrite", description = "Replace an output that exists.")
  private boolean overwrite;

  @Option(
      names = "--dry-run",
      description = "Write nothing, and print every difference as a table.")
  private boolean dryRun;

  @Option(
      names = "--only",
      paramLabel = "used",
      converter = Converters.OnlyUsed.class,
      description = "Import only models that the workloads of BOOK.xlsx name.")
  private @Nullable String only;

  @Option(names = "--strict", description = "Leave suspicious prices out.")
  private boolean strict;

  @Option(
      names = "--checked-on",
      paramLabel = "DATE",
      converter = Converters.Day.class,
      description =
          "Day of the lists, like 2026-11-24. Default: the day in the file, else the file's own.")
  private @Nullable LocalDate checkedOn;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description =
          "Provider of a list of Portkey's, which does not name its own. Default: the file's name.")
  private String provider = "";

  @Mixin private AsOfOption asOf = new AsOfOption();

  PricesImportCommand(Terminal terminal, ImportJob job, Clock clock) {
    super(terminal);
    this.job = job;
    this.clock = clock;
  }

  @Override
  int work(Progress progress) throws IOException {
    files.forEach(file -> requireFile(file, "price list"));
    requireFile(book);
    requireBook(book);
    if (output != null) {
      requireOutput(output);
    }
    job.run(options(), progress, this::say);
    return ExitCode.DONE;
  }

  private static void requireBook(Path book) {
    String name = book.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".xlsx") && !name.endsWith(".xlsm")) {
      throw new BadInput(book + " takes no prices: give an .xlsx workbook after --into");
    }
  }

  private void requireOutput(Path output) throws IOException {
    if (Files.exists(output) && Files.isSameFile(book, output)) {
      throw new BadInput(
          output + " is the workbook of --into itself: leave -o away to have it replaced");
    }
    String name = book.toString();
    requireFree(output, name.substring(name.lastIndexOf('.')).toLowerCase(Locale.ROOT), overwrite);
  }

  private void say(String line) {
    if (verbosity() != Verbosity.QUIET) {
      print(List.of(line));
    }
  }

  private ImportOptions options() {
    return new ImportOptions(
        files,
        book,
        output,
        overwrite,
        only != null,
        dryRun,
        strict,
        provider,
        checkedOn,
        asOf.day(clock),
        verbosity());
  }
}
