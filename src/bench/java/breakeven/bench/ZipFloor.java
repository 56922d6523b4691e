package breakeven.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Inflates every part of a workbook and deflates it again at level 6, on one thread: less cannot be
 * done by anyone who changes a sheet. Arguments: input, output.
 */
public final class ZipFloor {
  private static final int LEVEL = 6;

  private ZipFloor() {}

  public static void main(String[] arguments) throws IOException {
    try (ZipInputStream in =
            new ZipInputStream(
                new BufferedInputStream(Files.newInputStream(Path.of(arguments[0]))));
        ZipOutputStream out =
            new ZipOutputStream(
                new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[1]))))) {
      out.setLevel(LEVEL);
      for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(part.getName()));
        in.transferTo(out);
      }
    }
  }
}
