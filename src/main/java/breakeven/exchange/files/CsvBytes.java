package breakeven.exchange.files;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What the bytes of a CSV file say of how it must be read; eight are looked at together. */
final class CsvBytes {
  private static final int BLOCK = 1 << 16;

  /** Bytes before and behind a mark that are looked at. */
  private static final int LONGEST_NUMBER = 64;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long LOW = 0x7f * ONES;
  private static final long HIGH = ~LOW;

  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer decoded = CharBuffer.allocate(BLOCK + 4);

  /** Bytes of a letter whose others are in the next block. */
  private final ByteBuffer letter = ByteBuffer.allocate(BLOCK + 4);

  private final byte[] bytes = new byte[BLOCK];
  private boolean spacesAtMarks;
  private boolean strange;
  private boolean looseNumbers;
  private boolean emptyLine;
  private boolean letters;
  private byte before = '\n';
  private long offset;
  private long lineStart;

  private CsvBytes() {}

  static CsvBytes of(Path path) {
    CsvBytes found = new CsvBytes();
    try (InputStream in = Unpacked.open(path)) {
      found.read(in);
    } catch (IOException e) {
      throw CsvFile.unreadable(path, 1, e);
    }
    found.strange |=
        found.letter.position() > 0 || found.offset - found.lineStart > CsvFile.MAX_FIELD;
    return found;
  }

  /** Whole lines at a time, where they are no longer than a block. */
  private void read(InputStream in) throws IOException {
    int held = 0;
    for (int n = in.read(bytes); n > 0 && !spacesAtMarks; n = in.read(bytes, held, BLOCK - held)) {
      int end = held + n;
      int lines = end;
      while (lines > held && bytes[lines - 1] != '\n') {
        lines--;
      }
      int count = lines > held ? lines : end == BLOCK ? end : 0;
      block(count);
      held = end - count;
      System.arraycopy(bytes, count, bytes, 0, held);
    }
    block(held);
  }

  private void block(int count) {
    if (count == 0) {
      return;
    }
    spacesAtMarks |= before == '"' && isSpace(bytes[0]);
    letters = false;
    int at = 0;
    for (; at + Long.BYTES <= count; at += Long.BYTES) {
      for (long marks = marks((long) EIGHT.get(bytes, at)); marks != 0; marks &= marks - 1) {
        look(at + (Long.numberOfTrailingZeros(marks) >> 3), count);
      }
    }
    for (; at < count; at++) {
      look(at, count);
    }
    if (!strange && (letters || letter.position() > 0)) {
      decode(count);
    }
    before = bytes[count - 1];
    offset += count;
  }

  /** The highest bit of each byte that {@link #look} must see. */
  private static long marks(long eight) {
    return eight & HIGH
        | are(eight, 0)
        | are(eight, '\n')
        | are(eight, '"')
        | are(eight, '.')
        | are(eight, '_')
        | are(eight, '+');
  }

  /** The highest bit of each byte that is this one. */
  private static long are(long eight, int wanted) {
    long others = eight ^ wanted * ONES;
    return ~((others & LOW) + LOW | others | LOW);
  }

  private void look(int at, int count) {
    byte b = bytes[at];
    byte last = at == 0 ? before : bytes[at - 1];
    switch (b) {
      case '\n' -> endLine(offset + at, last);
      case '"' -> spacesAtMarks |= isSpace(last) || at + 1 < count && isSpace(bytes[at + 1]);
      case '.' -> {
        if (!isDigit(last) || at + 1 == count || !isDigit(bytes[at + 1])) {
          looseNumbers = looseNumbers || isNumber(at, count);
        }
      }
      case '_', '+' -> looseNumbers = looseNumbers || isNumber(at, count);
      default -> {
        strange |= b == 0;
        letters |= b < 0;
      }
    }
  }

  /** Whether all of a cell, or all that is here of it, may be taken for a number by someone. */
  private boolean isNumber(int at, int count) {
    // A long cell counts as one, so that no byte is looked at over and over.
    int from = Math.max(0, at - LONGEST_NUMBER);
    int to = Math.min(count, at + LONGEST_NUMBER);
    boolean digits = false;
    for (int i = at - 1; i >= from && !isEnd(bytes[i]); i--) {
      if (isLetter(bytes[i])) {
        return false;
      }
      digits |= isDigit(bytes[i]) || at - i == LONGEST_NUMBER;
    }
    for (int i = at + 1; i < to && !isEnd(bytes[i]); i++) {
      if (isLetter(bytes[i])) {
        return false;
      }
      digits |= isDigit(bytes[i]) || i - at == LONGEST_NUMBER - 1;
    }
    return digits;
  }

  private static boolean isEnd(byte b) {
    return b == ',' || b == ';' || b == '\t' || b == '"' || b == '\n' || b == '\r';
  }

  /** Whether a byte is in no number, not in its exponent either. */
  private static boolean isLetter(byte b) {
    return b < 0 || b > '9' && b != 'e' && b != 'E' && b != '_';
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /**
   * An empty line is none of DuckDB's rows, and one of a spreadsheet's. A line of very many bytes
   * is none of its rows either.
   */
  private void endLine(long at, byte last) {
    long length = at - lineStart - (last == '\r' ? 1 : 0);
    strange |= emptyLine && length > 0 || length > CsvFile.MAX_FIELD;
    emptyLine |= length <= 0;
    lineStart = at + 1;
  }

  private void decode(int count) {
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
   * none of a million bytes, no space beside a quotation mark.
   */
  boolean plain() {
    return !spacesAtMarks && !strange;
  }

  /**
   * Whether a cell is a number to DuckDB and none to us, as 1_000, .5, 5. and +-5; perhaps where
   * none is.
   */
  boolean looseNumbers() {
    return looseNumbers;
  }
}
