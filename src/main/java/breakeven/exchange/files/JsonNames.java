package breakeven.exchange.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which names the lines of a file have that are objects of texts, numbers and truths, one a line.
 * Texts and numbers are passed over: whoever reads the lines finds what is wrong within one.
 */
final class JsonNames {
  private static final int BLOCK = 1 << 16;
  private static final int END = -1;

  /** What a number has besides digits. */
  private static final String FRACTION = ".-+eE";

  /** A name of values. */
  static final class Name {
    private final byte[] bytes;
    private boolean others;
    private boolean fractions;
    private int line;

    private Name(byte[] bytes) {
      this.bytes = bytes;
    }

    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Whether all values are numbers, or null. */
    boolean numbers() {
      return !others;
    }

    /** Whether a number has a point or an exponent. */
    boolean fractions() {
      return fractions;
    }
  }

  private final List<Name> names = new ArrayList<>();
  private final InputStream in;
  private final byte[] bytes = new byte[BLOCK];
  private int count;
  private int at;
  private byte[] name = new byte[64];
  private int line;

  private JsonNames(InputStream in) {
    this.in = in;
  }

  /**
   * All names, in the order in which they come up.
   *
   * @return null where a line is anything else, or has a name twice
   */
  static @Nullable List<Name> of(Path path) throws IOException {
    try (InputStream in = Unpacked.open(path)) {
      JsonNames found = new JsonNames(in);
      return found.lines() ? found.names : null;
    }
  }

  private int next() throws IOException {
    if (at == count) {
      count = in.read(bytes);
      at = 0;
      if (count <= 0) {
        count = 0;
        return END;
      }
    }
    return bytes[at++];
  }

  /** The next byte that is no space of a line. */
  private int mark() throws IOException {
    int b = next();
    while (b == ' ' || b == '\t') {
      b = next();
    }
    return b;
  }

  private boolean lines() throws IOException {
    for (int b = mark(); b != END || count > 0; b = mark()) {
      if (b == '{') {
        line++;
        if (!members()) {
          return false;
        }
      } else if (b != '\n' && b != '\r') {
        return false;
      }
    }
    return line > 0;
  }

  private boolean members() throws IOException {
    int b = ',';
    for (int place = 0; b == ','; place++) {
      if (mark() != '"') {
        return false;
      }
      Name at = name(place);
      if (at == null || mark() != ':') {
        return false;
      }
      b = value(at);
    }
    if (b != '}') {
      return false;
    }
    b = mark();
    b = b == '\r' ? next() : b;
    return b == '\n' || b == END && count == 0;
  }

  /** Reads a name; most lines have the same at the same place. */
  private @Nullable Name name(int place) throws IOException {
    int length = 0;
    for (int b = next(); b != '"'; b = next()) {
      if (b == '\\' || b >= 0 && b < ' ' || b == END && count == 0) {
        return null;
      }
      if (length == name.length) {
        name = Arrays.copyOf(name, 2 * length);
      }
      name[length++] = (byte) b;
    }
    Name found = place < names.size() && is(names.get(place), length) ? names.get(place) : null;
    for (int i = 0; found == null && i < names.size(); i++) {
      found = is(names.get(i), length) ? names.get(i) : null;
    }
    if (found == null) {
      found = new Name(Arrays.copyOf(name, length));
      names.add(found);
    }
    if (found.line == line || names.size() > UsageJson.MOST_NAMES) {
      return null;
    }
    found.line = line;
    return found;
  }

  private boolean is(Name other, int length) {
    return Arrays.equals(other.bytes, 0, other.bytes.length, name, 0, length);
  }

  /** Passes over a value; gives the mark behind it, or anything else where it is no plain one. */
  private int value(Name of) throws IOException {
    int b = mark();
    if (b == '"') {
      of.others = true;
      for (b = next(); b != '"'; b = next()) {
        if (b == '\\') {
          b = next();
        }
        if (b >= 0 && b < ' ' || b == END && count == 0) {
          return END;
        }
      }
      return mark();
    }
    if (b == '-' || b >= '0' && b <= '9') {
      for (b = next(); b >= '0' && b <= '9' || FRACTION.indexOf(b) >= 0; b = next()) {
        of.fractions |= b < '0' || b > '9';
      }
    } else if (b == 't' || b == 'f' || b == 'n') {
      of.others |= b != 'n';
      boolean nothing = b == 'n';
      b = next();
      // DuckDB takes nan for a number.
      if (nothing && b != 'u') {
        return END;
      }
      while (b >= 'a' && b <= 'z') {
        b = next();
      }
    } else {
      return END;
    }
    return b == ' ' || b == '\t' ? mark() : b;
  }
}
