package breakeven.app.imports;

import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What of the files of an import could be read, and why others could not. */
final class ReadFiles {
  private final List<String> read = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();

  /** Reads a part of them and says what it was. */
  @FunctionalInterface
  interface Reading {
    String read() throws IOException;
  }

  /** Reads a part; where it is refused the others go on. */
  void read(Reading reading) throws IOException {
    try {
      String said = reading.read();
      if (!said.isEmpty()) {
        read.add(said);
      }
    } catch (BadInput e) {
      refused.add(String.valueOf(e.getMessage()));
    }
  }

  /** Whether none was refused so far. */
  boolean whole() {
    return refused.isEmpty();
  }

  /** What was read, a line a file. */
  List<String> read() {
    return read;
  }

  /** Why others were not, a line each. */
  List<String> refused() {
    return refused;
  }
}
