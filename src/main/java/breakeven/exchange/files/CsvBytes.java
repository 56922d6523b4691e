package breakeven.exchange.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What the bytes of a CSV file say of how it must be read; each is looked at once. */
final class CsvBytes {
  private static final int BLOCK = 1 << 16;

  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer decoded = CharBuffer.allocate(BLOCK + 4);

  /** Bytes of a letter whose others are in the next block. */
  private final ByteBuffer letter = ByteBuffer.allocate(BLOCK + 4);

  private boolean spacesAtMarks;
  private boolean strange;
  private boolean emptyLine;
  private long lineStart;

  private CsvBytes() {}

  static CsvBytes of(Path path) {
    CsvBytes found = new CsvBytes();
    byte[] bytes = new byte[BLOCK];
    byte before = '\n';
    long offset = 0;
    try (InputStream in = Unpacked.open(path)) {
      for (int n = in.read(bytes); n > 0 && !found.spacesAtMarks; n = in.read(bytes)) {
        before = found.block(bytes, n, before, offset);
        offset += n;
      }
    } catch (IOException e) {
      throw CsvFile.unreadable(path, 1, e);
    }
    found.strange |= found.letter.position() > 0;
    return found;
  }

  private byte block(byte[] bytes, int count, byte first, long offset) {
    byte before = first;
    int letters = 0;
    for (int i = 0; i < count; i++) {
      byte b = bytes[i];
      // Most bytes are letters and digits.
      if (b <= '"') {
        if (b == '"' ? isSpace(before) : before == '"' && isSpace(b)) {
          spacesAtMarks = true;
          return b;
        }
        if (b == '\n') {
          endLine(offset + i, before);
        }
        strange |= b == 0;
        letters |= b;
      }
      before = b;
    }
    if (!strange && (letters < 0 || letter.position() > 0)) {
      decode(bytes, count);
    }
    return before;
  }

  /** An empty line is none of DuckDB's rows, and one of a spreadsheet's. */
  private void endLine(long at, byte before) {
    long length = at - lineStart - (before == '\r' ? 1 : 0);
    strange |= emptyLine && length > 0;
    emptyLine |= length <= 0;
    lineStart = at + 1;
  }

  private void decode(byte[] bytes, int count) {
    letter.put(bytes, 0, count).flip();
    CoderResult result = decoder.decode(letter, decoded.clear(), false);
    strange |= result.isError();
    letter.compact();
    if (strange) {
      letter.clear();
    }
  }

  /** In UTF-16 half of each letter is one, so that such a file is always looked at closely. */
  private static boolean isSpace(byte b) {
    return b >= 0 && b <= ' ' && b != '\r' && b != '\n';
  }

  /**
   * Whether a space is beside a quotation mark. Where none does, a parser that does not look for
   * them takes half as long.
   */
  boolean spacesAtMarks() {
    return spacesAtMarks;
  }

  /**
   * Whether any program takes its lines as we do: UTF-8 without NULs, no empty line above others,
   * no space beside a quotation mark.
   */
  boolean plain() {
    return !spacesAtMarks && !strange;
  }
}
