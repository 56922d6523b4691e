package breakeven.exchange.files;

import breakeven.xlsx.read.BadInput;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a file; those of one that is packed with gzip are unpacked as they are read, so that
 * memory holds no more of it than of any other.
 */
final class Unpacked extends FilterInputStream {
  private static final int BUFFER = 1 << 16;

  private final Path path;

  private Unpacked(Path path, InputStream in) {
    super(in);
    this.path = path;
  }

  /** Whether a file begins as every one does that is packed with gzip. */
  static boolean is(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.read() == 0x1f && in.read() == 0x8b;
    }
  }

  /**
   * The bytes from the first on.
   *
   * @throws BadInput where the file is packed with gzip and damaged; later reads throw it too
   */
  static InputStream open(Path path) throws IOException {
    if (!is(path)) {
      return Files.newInputStream(path);
    }
    InputStream packed = new BufferedInputStream(Files.newInputStream(path), BUFFER);
    try {
      return new Unpacked(path, new GZIPInputStream(packed, BUFFER));
    } catch (EOFException | ZipException e) {
      packed.close();
      throw damaged(path, e);
    }
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (EOFException | ZipException e) {
      throw damaged(path, e);
    }
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    try {
      return super.read(bytes, from, count);
    } catch (EOFException | ZipException e) {
      throw damaged(path, e);
    }
  }

  private static BadInput damaged(Path path, IOException e) {
    return new BadInput(
        path + " is packed with gzip, and damaged or not whole: download it again", e);
  }
}
