package breakeven.app.cli;

import breakeven.app.imports.Into;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where an import goes. */
final class IntoOptions {
  @Option(
      names = "--into",
      required = true,
      paramLabel = "BOOK.xlsx",
      description = {
        "The workbook to import into. It is replaced once the new one is whole; the old one is"
            + " kept beside it as BOOK.before-import.xlsx."
      })
  private Path book = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT.xlsx",
      description = "Write this file instead; BOOK.xlsx then stays as it is.")
  private @Nullable Path output;

  @Option(names = "--overwrite", description = "Replace an output that exists.")
  private boolean overwrite;

  @Option(names = "--dry-run", description = "Write nothing, and print what would change.")
  private boolean dryRun;

  Into into() {
    return new Into(book, output, dryRun);
  }

  /**
   * Refuses a workbook that cannot be read, or a new one that cannot be written, before the work is
   * done.
   *
   * @param what what it takes: "prices"
   */
  void require(String what) throws IOException {
    JobCommand.requireFile(book);
    String name = book.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".xlsx") && !name.endsWith(".xlsm")) {
      throw new BadInput(book + " takes no " + what + ": give an .xlsx workbook after --into");
    }
    if (output != null) {
      requireOutput(output);
    }
  }

  private void requireOutput(Path output) throws IOException {
    if (Files.exists(output) && Files.isSameFile(book, output)) {
      throw new BadInput(
          output + " is the workbook of --into itself: leave -o away to have it replaced");
    }
    String name = book.toString();
    JobCommand.requireFree(
        output, name.substring(name.lastIndexOf('.')).toLowerCase(Locale.ROOT), overwrite);
  }
}
