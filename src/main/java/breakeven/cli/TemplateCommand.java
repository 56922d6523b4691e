package breakeven.cli;

import breakeven.batch.Progress;
import breakeven.batch.TemplateJob;
import breakeven.batch.Verbosity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "template",
    description = "Write a fresh input workbook, filled in by example.",
    sortOptions = false)
final class TemplateCommand extends JobCommand {
  private final TemplateJob job;

  @Parameters(paramLabel = "NEW.xlsx", description = "File to write.")
  private Path output;

  @Option(names = "--overwrite", description = "Replace a file that exists.")
  private boolean overwrite;

  TemplateCommand(Terminal terminal, TemplateJob job) {
    super(terminal);
    this.job = job;
  }

  @Override
  int work(Progress progress) throws IOException {
    requireFree(output, ".xlsx", overwrite);
    job.write(output);
    if (verbosity() != Verbosity.QUIET) {
      print(List.of("Wrote " + output));
    }
    return ExitCode.DONE;
  }
}
