package breakeven.app.cli;

import breakeven.app.batch.Progress;
import breakeven.app.batch.TemplateJob;
import java.io.IOException;
import java.nio.file.Path;
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
    say("Wrote " + output);
    return ExitCode.DONE;
  }
}
