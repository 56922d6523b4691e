package breakeven.app.cli;

import breakeven.app.batch.Progress;
import breakeven.app.batch.ReviewFacts;
import breakeven.app.cycle.ApplyOptions;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "apply",
    description = {
      "Carry out what is decided on Decisions, in a copy of the workbook. The Current approach"
          + " of each approved workload becomes the approved one."
          + " Where retrieval is still needed, an empty Needs grounding becomes Yes. Nothing else"
          + " changes.",
      "",
      "Each decision becomes a line of Decision log, with the forecast it was taken on. A decision"
          + " is refused where its workload was edited or reviewed anew since. It is also refused"
          + " where no workload has its ID or name, or two rows decide on it. Under Four eyes an"
          + " owner cannot approve.",
      "",
      "A second run changes nothing."
    },
    footer = {
      "",
      "Exit codes: 0 done; 2 wrong arguments or unreadable input; 3 done, and some decision was"
          + " refused.",
      "",
      "Examples:",
      "  breakeven apply plan-reviewed.xlsx --dry-run",
      "  breakeven apply plan-reviewed.xlsx --by \"A. Jones\"",
      "  breakeven apply plan-reviewed.xlsx -o next.xlsx --decisions Decisions.csv"
    },
    sortOptions = false)
final class ApplyCommand extends JobCommand {
  private final Job.Telling<ApplyOptions, Integer> job;
  private final Clock clock;

  @Parameters(paramLabel = "REVIEWED.xlsx", description = "A reviewed workbook; never changed.")
  private Path book = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "NEXT.xlsx",
      description =
          "The workbook to write. Default: the plan that was reviewed. What it replaces is kept"
              + " beside it as NEXT.before-apply.xlsx.")
  private @Nullable Path output;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description =
          "Who approves, where Decided by is empty. Under Four eyes: who runs this, and may not"
              + " approve.")
  private String by = "";

  @Option(
      names = "--decisions",
      paramLabel = "FILE.csv",
      description = "Take the decisions of this list, with the headers of Decisions, instead.")
  private @Nullable Path decisions;

  @Option(names = "--dry-run", description = "Write nothing, and print every change as a table.")
  private boolean dryRun;

  @Option(names = "--overwrite", description = "Replace an output that exists.")
  private boolean overwrite;

  @Mixin private AsOfOption asOf = new AsOfOption();

  ApplyCommand(Terminal terminal, Job.Telling<ApplyOptions, Integer> job, Clock clock) {
    super(terminal);
    this.job = job;
    this.clock = clock;
  }

  @Override
  int work(Progress progress) throws IOException {
    requireFile(book);
    String name = book.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".xlsx") && !name.endsWith(".xlsm")) {
      throw new BadInput(book + " is no workbook: give the .xlsx that a review has written");
    }
    if (decisions != null) {
      requireFile(decisions, "list of decisions");
    }
    boolean next = output == null && !dryRun;
    Path target = next ? ReviewFacts.plan(book) : output == null ? Path.of("") : output;
    if (next || output != null) {
      if (Files.exists(target) && Files.isSameFile(book, target)) {
        throw new BadInput(target + " is the input itself, which is never changed: name another");
      }
      requireFree(target, name.substring(name.lastIndexOf('.')), next || overwrite || dryRun);
    }
    int refused =
        job.run(
            new ApplyOptions(book, target, dryRun, by.strip(), decisions, asOf.day(clock)),
            progress,
            this::say);
    return refused > 0 ? ExitCode.FOUND : ExitCode.DONE;
  }
}
