package breakeven.workbook.write;

import breakeven.core.report.CellSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Result cells of one row after the other as bytes, in the form in which a {@link Spool} keeps
 * them. Filled by one thread, and handed to the spool by another if need be.
 */
public final class CellBuffer implements CellSink {
  static final byte BLANK = 0;
  static final byte NUMBER = 1;
  static final byte TEXT = 2;

  private byte[] bytes = new byte[1 << 14];
  private int length;

  /** A row begins; then come its cells, the same number for every row. */
  public void startRow(int sheetRow) {
    room(Integer.BYTES);
    putInt(sheetRow);
  }

  @Override
  public void number(double value) {
    room(1 + Double.BYTES);
    bytes[length++] = NUMBER;
    long bits = Double.doubleToLongBits(value);
    putInt((int) (bits >> Integer.SIZE));
    putInt((int) bits);
  }

  @Override
  public void text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    text(utf8, 0, utf8.length);
  }

  @Override
  public void text(byte[] utf8, int from, int count) {
    room(1 + Integer.BYTES + count);
    bytes[length++] = TEXT;
    putInt(count);
    System.arraycopy(utf8, from, bytes, length, count);
    length += count;
  }

  @Override
  public void blank() {
    room(1);
    bytes[length++] = BLANK;
  }

  /** As {@link java.io.DataInput} reads it. */
  private void putInt(int value) {
    bytes[length] = (byte) (value >> 24);
    bytes[length + 1] = (byte) (value >> 16);
    bytes[length + 2] = (byte) (value >> 8);
    bytes[length + 3] = (byte) value;
    length += Integer.BYTES;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  /** Bytes so far. */
  int size() {
    return length;
  }

  /** Hands on all rows and begins anew. */
  void moveTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
    length = 0;
  }
}
