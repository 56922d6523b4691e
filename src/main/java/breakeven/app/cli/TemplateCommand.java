package breakeven.app.cli;

import breakeven.app.batch.Progress;
import breakeven.workbook.write.TemplateWriter;
import breakeven.xlsx.ooxml.TargetFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "template",
    description = "Write a fresh input workbook, filled in by example.",
    sortOptions = false)
final class TemplateCommand extends JobCommand {
  @Parameters(paramLabel = "NEW.xlsx", description = "File to write.")
  private Path output;

  @Option(names = "--overwrite", description = "Replace a file that exists.")
  private boolean overwrite;

  TemplateCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  int work(Progress progress) throws IOException {
    requireFree(output, ".xlsx", overwrite);
    try (TargetFile target = TargetFile.create(null, output, true);
        OutputStream out = Channels.newOutputStream(target.channel())) {
      TemplateWriter.write(out);
      target.finish();
    }
    say("Wrote " + output);
    return ExitCode.DONE;
  }
}
