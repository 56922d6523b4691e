package breakeven.app.imports;

import breakeven.xlsx.ooxml.OpenElsewhere;
import breakeven.xlsx.ooxml.TargetFile;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.Temporary;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import org.jspecify.annotations.Nullable;

/**
 * A workbook that is asked to be changed. The new one is written beside it; only when that is whole
 * is the old one copied to {@code BOOK.before-import.xlsx} and the new one moved into its place.
 */
final class BookFile implements Closeable {
  private final Path shown;
  private final Path path;
  private final Path target;
  private final boolean inPlace;
  private final @Nullable Path backup;
  private final FileTime written;
  private final long size;

  private BookFile(Path shown, Path path, @Nullable Path output) throws IOException {
    this.shown = shown;
    this.path = path;
    inPlace = output == null;
    if (output == null) {
      backup = TargetFile.unused(path, ".before-import");
      target = path.resolveSibling(".breakeven-import-" + path.getFileName());
    } else {
      backup = null;
      target = output;
    }
    written = Files.getLastModifiedTime(path);
    size = Files.size(path);
  }

  /**
   * Looks at the book before anything is read.
   *
   * @throws BadInput where it is to be replaced and a spreadsheet program has it open, or where the
   *     folder takes no file
   */
  static BookFile of(Into into) throws IOException {
    BookFile file = new BookFile(into.book(), into.book().toRealPath(), into.output());
    if (file.inPlace && !into.dryRun()) {
      OpenElsewhere.refuse(file.shown, file.path, "import again, or write another file with -o");
    }
    if (!into.dryRun()) {
      TargetFile.requireWritable(file.target);
    }
    return file.inPlace ? Temporary.untilExit(file.target, () -> file) : file;
  }

  /** The book, links followed. */
  Path path() {
    return path;
  }

  /** Where to write. */
  Path target() {
    return target;
  }

  /** The file that holds the result in the end. */
  Path result() {
    return inPlace ? shown : target;
  }

  /** Says of the book what was said of the file that is to take its place, which nobody knows. */
  BadInput named(BadInput fault) {
    String said = String.valueOf(fault.getMessage());
    return inPlace ? new BadInput(said.replace(target.toString(), shown.toString()), fault) : fault;
  }

  /** The copy of the book as it was; null where the book is not replaced. */
  @Nullable Path backup() {
    return backup;
  }

  /** Puts the new workbook into the place of the old one, which must be closed. */
  void finish() throws IOException {
    if (backup == null) {
      return;
    }
    if (!Files.getLastModifiedTime(path).equals(written) || Files.size(path) != size) {
      throw new BadInput(
          shown + " was changed during the import: nothing was written, import again");
    }
    Path copy = TargetFile.temporaryBeside(backup);
    try {
      keepPermissions();
      // Not straight to its name: of a full disk half a copy would stay, in the place of a whole
      // one.
      Temporary.untilExit(copy, () -> Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES));
      Temporary.whole(
          () -> {
            move(copy, backup);
            move(target, path);
            return path;
          });
    } catch (IOException e) {
      throw new BadInput(
          shown
              + " cannot be replaced ("
              + TargetFile.reason(e)
              + "): it is unchanged; make room there, close it in Excel and import again, or write"
              + " another file with -o",
          e);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private void keepPermissions() throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null) {
      Files.setPosixFilePermissions(target, view.readAttributes().permissions());
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Nothing half written stays. */
  @Override
  public void close() throws IOException {
    if (inPlace) {
      Files.deleteIfExists(target);
    }
  }
}
