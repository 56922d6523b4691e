package breakeven.app.cli;

import breakeven.app.batch.Progress;
import breakeven.app.imports.MergeOptions;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "merge",
    description = {
      "Bring the decisions typed into hand-outs back into the reviewed workbook of the whole.",
      "",
      "Hand-outs are the workbooks of 'breakeven review --split-by COLUMN --split-dir DIR'. A"
          + " decision that is there already stays. One that says otherwise, or is of no workload,"
          + " is named in a line and not taken. One of an earlier review is taken with its figures:"
          + " apply refuses it until it is confirmed."
    },
    footer = {"", "Example:", "  breakeven merge hand-outs --into plan-reviewed.xlsx --dry-run"},
    sortOptions = false)
final class MergeCommand extends JobCommand {
  private final Job.Telling<MergeOptions, Boolean> job;

  @Parameters(paramLabel = "DIR", description = "The folder of the hand-outs; never changed.")
  private Path folder = Path.of("");

  @Mixin private IntoOptions into = new IntoOptions();

  MergeCommand(Terminal terminal, Job.Telling<MergeOptions, Boolean> job) {
    super(terminal);
    this.job = job;
  }

  @Override
  int work(Progress progress) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new BadInput(folder + " is no folder: give that of --split-dir");
    }
    into.require("decisions");
    job.run(new MergeOptions(folder, into.into()), progress, this::say);
    return ExitCode.DONE;
  }
}
