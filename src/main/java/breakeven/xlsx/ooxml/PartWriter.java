package breakeven.xlsx.ooxml;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the bytes of one part. */
@FunctionalInterface
public interface PartWriter {
  /** Writes the part; the stream is closed by the caller. */
  void write(OutputStream out) throws IOException;
}
