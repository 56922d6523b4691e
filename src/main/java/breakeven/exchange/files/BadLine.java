package breakeven.exchange.files;

import breakeven.xlsx.read.Utf8Check;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Where a text is not UTF-8, which a parser knows too late to say. */
final class BadLine {
  private BadLine() {}

  /** Says which line it is, behind a sentence; empty where that is not known. */
  static String said(Path path) {
    try {
      int line = of(path);
      return line > 0 ? " (line " + line + ")" : "";
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * The line of the first byte that is none, from 1; 0 where all are, but for a last character that
   * is cut; so are those of a text with another mark.
   */
  static int of(Path path) throws IOException {
    Utf8Check check = new Utf8Check();
    int line = 1;
    try (InputStream in = new BufferedInputStream(Unpacked.open(path))) {
      in.mark(2);
      boolean wide = (in.read() & 0xfe) == 0xfe || in.read() == 0;
      in.reset();
      for (int b = wide ? -1 : in.read(); b >= 0; b = in.read()) {
        if (!check.takes(b)) {
          return line;
        }
        line += b == '\n' ? 1 : 0;
      }
      return 0;
    }
  }
}
