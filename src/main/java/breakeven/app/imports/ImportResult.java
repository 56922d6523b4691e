package breakeven.app.imports;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How an import ends: what was written, and what to do with it.
 *
 * @param book the workbook that was named for it
 * @param next the command that comes next, without its file
 */
record ImportResult(Path book, String next) {
  /**
   * Says it, behind an empty line.
   *
   * @param file null where nothing was to be written
   * @param any whether there was anything to change
   */
  void print(@Nullable BookFile file, boolean any, Consumer<String> out) {
    out.accept("");
    if (!any) {
      out.accept("Nothing to change: " + book + " stays as it is");
    } else if (file == null) {
      out.accept("Dry run: nothing was written");
    } else {
      Path backup = file.backup();
      String before =
          backup == null ? "" : "; the workbook before the import: " + backup.getFileName();
      out.accept("Wrote " + file.result() + before);
      out.accept("Next: breakeven " + next + " " + argument(file.result()));
    }
  }

  /** The file as a shell takes it for one argument. */
  private static String argument(Path file) {
    String name = file.toString();
    return name.contains(" ") ? "\"" + name + "\"" : name;
  }
}
