package breakeven.exchange.export;

import breakeven.xlsx.ooxml.OutputLock;
import breakeven.xlsx.ooxml.TargetFile;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.Temporary;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files that take their places together, or none of them: each is written beside its target, and
 * they are moved there when all are whole.
 */
public final class Targets implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final Path input;
  private final boolean overwrite;
  private final List<TargetFile> files = new ArrayList<>();
  private final List<OutputStream> open = new ArrayList<>();
  private final Deque<Path> madeFolders = new ArrayDeque<>();
  private final Set<Path> claimed = new HashSet<>();
  private final List<OutputLock> claims = new ArrayList<>();
  private boolean kept;

  /**
   * No files yet.
   *
   * @param input the file that is reviewed, which is never overwritten
   * @param overwrite whether targets that exist may be replaced
   */
  public Targets(Path input, boolean overwrite) {
    this.input = input;
    this.overwrite = overwrite;
  }

  /** Makes a folder where it is not there yet; it goes again if its files do not come. */
  public void folder(Path folder) {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path at = folder.toAbsolutePath();
        at != null && !Files.isDirectory(at);
        at = at.getParent()) {
      missing.push(at);
    }
    try {
      for (Path at : missing) {
        make(at);
      }
    } catch (IOException e) {
      throw new BadInput(
          folder + " cannot be made (" + e.getMessage() + "): choose another folder", e);
    }
    if (overwrite) {
      claimed.add(folder);
      keep(OutputLock.folder(folder));
    }
  }

  private void make(Path folder) throws IOException {
    try {
      Temporary.untilExit(folder, () -> Files.createDirectory(folder));
      madeFolders.push(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
      // Another run has made it at the same moment, and uses it.
    }
  }

  /**
   * Looks, before the long work, at a file that somebody else writes in the end, and keeps another
   * run away from it.
   *
   * @param target null: there is none
   * @throws BadInput where it could not be written now: its folder takes no file, for example, or
   *     another run writes it
   */
  public void claim(@Nullable Path target) throws IOException {
    if (target != null) {
      TargetFile.create(input, target, overwrite).close();
      keepAway(target);
    }
  }

  /**
   * Keeps another run away from a file that may be replaced. Where nothing may be replaced, the
   * second run finds the files of the first one in its way.
   */
  private void keepAway(Path target) {
    if (overwrite && !claimed.contains(target.getParent())) {
      keep(OutputLock.file(target));
    }
  }

  private void keep(@Nullable OutputLock claim) {
    if (claim != null) {
      claims.add(claim);
    }
  }

  /** Begins a file; it is closed by {@link #finish}. */
  public OutputStream create(Path target) {
    keepAway(target);
    TargetFile file = TargetFile.create(input, target, overwrite);
    files.add(file);
    OutputStream out =
        new Named(
            target, new BufferedOutputStream(Channels.newOutputStream(file.channel()), BUFFER));
    open.add(out);
    return out;
  }

  /** Says which file it is that cannot be written. */
  private static final class Named extends OutputStream {
    private final Path target;
    private final OutputStream out;

    Named(Path target, OutputStream out) {
      this.target = target;
      this.out = out;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      try {
        out.write(bytes, from, count);
      } catch (IOException e) {
        throw unwritable(e);
      }
    }

    @Override
    public void flush() {
      try {
        out.flush();
      } catch (IOException e) {
        throw unwritable(e);
      }
    }

    @Override
    public void close() {
      try {
        out.close();
      } catch (IOException e) {
        throw unwritable(e);
      }
    }

    private BadInput unwritable(IOException e) {
      return new BadInput(
          target
              + " cannot be written ("
              + e.getMessage()
              + "): check the folder and the free space",
          e);
    }
  }

  /** All files are written: they are brought to the disk. */
  public void finish() throws IOException {
    for (OutputStream out : open) {
      out.close();
    }
    for (TargetFile file : files) {
      file.force();
    }
  }

  /** Moves all files to their places; they are taken back on {@link #close} until {@link #keep}. */
  public void place() throws IOException {
    for (TargetFile file : files) {
      file.placeForNow();
    }
  }

  /** All went well: the files stay. */
  public void keep() {
    files.forEach(TargetFile::keep);
    kept = true;
  }

  @Override
  public void close() throws IOException {
    IOException first = null;
    for (TargetFile file : files) {
      try {
        file.close();
      } catch (IOException e) {
        first = first == null ? e : first;
      }
    }
    claims.forEach(OutputLock::close);
    while (!kept && !madeFolders.isEmpty()) {
      try {
        Files.deleteIfExists(madeFolders.pop());
      } catch (DirectoryNotEmptyException e) {
        // Somebody else uses it by now.
        break;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
