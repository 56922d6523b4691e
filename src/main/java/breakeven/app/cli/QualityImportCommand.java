package breakeven.app.cli;

import breakeven.app.batch.Progress;
import breakeven.app.imports.HeldLines;
import breakeven.app.imports.QualityOptions;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = {
      "Bring results of evaluations into the row of a workload: its quality, and on how many"
          + " examples it was measured.",
      "",
      "Files: results of promptfoo, lm-eval or Braintrust as JSON, or scores of Langfuse as CSV or"
          + " JSON.",
      "",
      "Which quality it is shows in the model: the Prompted model, the Smaller model, or the"
          + " fine-tuned Candidate model. Where that is not certain, say it with --as."
    },
    footer = {
      "",
      "Examples:",
      "  breakeven quality import promptfoo.json --into plan.xlsx --workload \"Triage\" --dry-run",
      "  breakeven quality import results.json --into plan.xlsx --workload \"Triage\" --as"
          + " fine-tuned"
    },
    sortOptions = false)
final class QualityImportCommand extends JobCommand {
  /** What {@code --as} can be. */
  private static final Map<String, Column> AS =
      Map.of(
          "prompted", Workloads.PROMPTED_QUALITY,
          "small", Workloads.SMALL_QUALITY,
          "fine-tuned", Workloads.TUNED_QUALITY);

  private final Job.Telling<QualityOptions, Boolean> job;
  private final Clock clock;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Results of evaluations; never changed.")
  private List<Path> files = List.of();

  @Mixin private IntoOptions into = new IntoOptions();

  @Option(
      names = "--workload",
      required = true,
      paramLabel = "NAME",
      description = "The workload whose quality was measured.")
  private String workload = "";

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "The model that was measured, where the files do not say it.")
  private String model = "";

  @Option(
      names = "--as",
      paramLabel = "OPTION",
      description = "What the model is to the workload: prompted, small or fine-tuned.")
  private String as = "";

  @Option(
      names = "--prompt",
      paramLabel = "LABEL",
      description =
          "The prompt that counts, by its label or its number, where the files have several.")
  private String prompt = "";

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description = "The metric or score that counts, where the files have several.")
  private String metric = "";

  @Mixin private AsOfOption asOf = new AsOfOption();

  QualityImportCommand(Terminal terminal, Job.Telling<QualityOptions, Boolean> job, Clock clock) {
    super(terminal);
    this.job = job;
    this.clock = clock;
  }

  @Override
  void validate() {
    if (!as.isEmpty() && column() == null) {
      throw wrong("--as is prompted, small or fine-tuned, not '" + as + "'");
    }
  }

  private @Nullable Column column() {
    return AS.get(as.strip());
  }

  @Override
  int work(Progress progress) throws IOException {
    files.forEach(file -> requireFile(file, "file of results"));
    into.require("quality");
    try (HeldLines lines = new HeldLines()) {
      job.run(
          new QualityOptions(
              files,
              into.into(),
              workload.strip(),
              model.strip(),
              prompt.strip(),
              metric.strip(),
              column(),
              asOf.day(clock)),
          progress,
          lines::add);
      lines.passTo(this::print);
    }
    return ExitCode.DONE;
  }
}
