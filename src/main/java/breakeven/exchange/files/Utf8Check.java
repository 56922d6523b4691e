package breakeven.exchange.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where a text is not UTF-8, which a parser knows too late to say. */
final class Utf8Check {
  private Utf8Check() {}

  /** Says which line it is, behind a sentence; empty where that is not known. */
  static String said(Path path) {
    try {
      int line = badLine(path);
      return line > 0 ? " (line " + line + ")" : "";
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * The line of the first byte that is none, from 1; 0 where all are, but for a last character that
   * is cut; so are those of a text with another mark.
   */
  static int badLine(Path path) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(1 << 16);
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    int line = 1;
    try (ReadableByteChannel in = Channels.newChannel(Unpacked.open(path))) {
      in.read(bytes);
      boolean wide = bytes.position() > 1 && (bytes.get(0) & 0xfe) == 0xfe || bytes.get(1) == 0;
      while (!wide && bytes.position() > 0) {
        bytes.flip();
        boolean bad = decoder.decode(bytes, text, false).isError();
        line += (int) text.flip().chars().filter(c -> c == '\n').count();
        if (bad) {
          return line;
        }
        bytes.compact();
        text.clear();
        if (in.read(bytes) < 0) {
          return 0;
        }
      }
      return 0;
    }
  }
}
