package breakeven.write;

import breakeven.report.CellSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Result cells of one row after the other as bytes, in the form in which a {@link Spool} keeps
 * them. Filled by one thread, and handed to the spool by another if need be.
 */
public final class CellBuffer implements CellSink {
  static final byte BLANK = 0;
  static final byte NUMBER = 1;
  static final byte TEXT = 2;

  private ByteBuffer bytes = ByteBuffer.allocate(1 << 14);

  /** A row begins; then come its cells, the same number for every row. */
  public void startRow(int sheetRow) {
    room(Integer.BYTES).putInt(sheetRow);
  }

  @Override
  public void number(double value) {
    room(1 + Double.BYTES).put(NUMBER).putDouble(value);
  }

  @Override
  public void text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    room(1 + Integer.BYTES + utf8.length).put(TEXT).putInt(utf8.length).put(utf8);
  }

  @Override
  public void blank() {
    room(1).put(BLANK);
  }

  private ByteBuffer room(int more) {
    if (bytes.remaining() < more) {
      int needed = bytes.position() + more;
      ByteBuffer larger = ByteBuffer.allocate(Math.max(2 * bytes.capacity(), needed));
      bytes = larger.put(bytes.flip());
    }
    return bytes;
  }

  /** Bytes so far. */
  int size() {
    return bytes.position();
  }

  /** Hands on all rows and begins anew. */
  void moveTo(OutputStream out) throws IOException {
    out.write(bytes.array(), 0, bytes.position());
    bytes.clear();
  }
}
