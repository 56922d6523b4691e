package breakeven.exchange.files;

import breakeven.core.input.HeadersNamed;
import breakeven.core.input.RowHandler;
import breakeven.core.table.Table;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.ForeignFile;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * A list as comma-separated text: UTF-8, or UTF-16 with a byte order mark. The separator is comma,
 * semicolon or tab: the one with which a header row names most columns of the table, else the one
 * that the first line has most of. Every cell is text.
 */
public final class CsvFile implements RowFile {
  static final int MAX_FIELD = 1_000_000;

  private static final int MAX_HEADER = 4 << 20;
  private static final String SEPARATORS = ",;\t";

  private final Path path;
  private final char separator;

  private CsvFile(Path path, char separator) {
    this.path = path;
    this.separator = separator;
  }

  /**
   * Finds out how a file is written; it may be read several times then.
   *
   * @param table what is listed
   * @throws BadInput where it is no text
   */
  public static CsvFile of(Path path, Table table) {
    return of(path, () -> new HeadersNamed(table), false);
  }

  /**
   * The same for a list that is none of our tables, and may be packed with gzip.
   *
   * @param named how many columns a row names if it is the header row
   */
  public static CsvFile of(Path path, ToIntFunction<List<String>> named) {
    return of(path, () -> new HeadersNamed(named), true);
  }

  private static CsvFile of(Path path, Supplier<HeadersNamed> look, boolean mayBePacked) {
    if (!Files.isRegularFile(path)) {
      throw new BadInput(path + " does not exist or is not a file: check the name");
    }
    try {
      if (!mayBePacked || !Unpacked.is(path)) {
        ForeignFile.refuseAsText(path);
      }
    } catch (IOException e) {
      throw unreadable(path, 1, e);
    }
    return new CsvFile(path, separator(path, look));
  }

  /**
   * Passes the cells; rows are counted as a spreadsheet shows them, also beyond the last that one
   * can hold; empty cells are left out.
   */
  @Override
  public void read(RowHandler handler) {
    CsvRows taker = new CsvRows(handler);
    try (CsvReader<Boolean> rows =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(false)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowUnclosedQuote(false)
            .trimWhitespacesAroundQuotes(true)
            .build(taker, new Guarded(reader(path), path))) {
      for (boolean more : rows) {
        if (!more) {
          return;
        }
      }
    } catch (CsvParseException e) {
      throw wrapped(path, taker.line(), e);
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(path, taker.line(), e);
    }
  }

  /** The parser wraps whatever is thrown on its way; what is not its own goes on as it was. */
  private static RuntimeException wrapped(Path path, long line, CsvParseException e) {
    Throwable cause = e.getCause();
    if (cause instanceof Error fault) {
      throw fault;
    }
    return cause instanceof RuntimeException thrown && !(cause instanceof CsvParseException)
        ? thrown
        : unreadable(path, line, e);
  }

  static BadInput unreadable(Path path, long line, Exception e) {
    Throwable cause = e;
    for (Throwable t = e; t != null; t = t.getCause()) {
      cause = t;
      if (t instanceof CharacterCodingException) {
        return new BadInput(path + " is not UTF-8: save it in Excel as CSV UTF-8 (*.csv)", e);
      }
    }
    return new BadInput(
        path
            + " cannot be read as CSV near line "
            + Math.max(1, line)
            + " ("
            + cause.getMessage()
            + "): check the quotation marks there",
        e);
  }

  /** Decodes strictly: a byte that is no text is an error, never a replacement character. */
  private static Reader reader(Path path) throws IOException {
    PushbackInputStream in = new PushbackInputStream(Unpacked.open(path), 3);
    byte[] first = in.readNBytes(3);
    Charset charset = StandardCharsets.UTF_8;
    int skip = 0;
    if (first.length >= 2 && first[0] == (byte) 0xFF && first[1] == (byte) 0xFE) {
      charset = StandardCharsets.UTF_16LE;
      skip = 2;
    } else if (first.length >= 2 && first[0] == (byte) 0xFE && first[1] == (byte) 0xFF) {
      charset = StandardCharsets.UTF_16BE;
      skip = 2;
    } else if (first.length == 3
        && first[0] == (byte) 0xEF
        && first[1] == (byte) 0xBB
        && first[2] == (byte) 0xBF) {
      skip = 3;
    }
    in.unread(first, skip, first.length - skip);
    return new InputStreamReader(
        in,
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static char separator(Path path, Supplier<HeadersNamed> look) {
    int most = 0;
    char best = 0;
    for (char each : SEPARATORS.toCharArray()) {
      int named = named(path, each, look.get());
      if (named > most) {
        most = named;
        best = each;
      }
    }
    return most > 0 ? best : mostFrequent(path);
  }

  /** How many columns a header row names if this is the separator. */
  private static int named(Path path, char separator, HeadersNamed headers) {
    try {
      new CsvFile(path, separator).read(headers);
    } catch (BadInput e) {
      // With another separator it may be in order; if with none, that is reported when it is read.
    }
    return headers.most();
  }

  private static char mostFrequent(Path path) {
    try (Reader in = new BufferedReader(reader(path))) {
      return mostFrequent(in);
    } catch (IOException e) {
      throw unreadable(path, 1, e);
    }
  }

  private static char mostFrequent(Reader in) throws IOException {
    int[] counts = new int[3];
    boolean quoted = false;
    for (int n = 0; n < MAX_HEADER; n++) {
      int c = in.read();
      if (c < 0 || !quoted && (c == '\n' || c == '\r')) {
        break;
      }
      quoted ^= c == '"';
      int which = quoted ? -1 : SEPARATORS.indexOf(c);
      if (which >= 0) {
        counts[which]++;
      }
    }
    int best = counts[1] > counts[0] ? 1 : 0;
    return SEPARATORS.charAt(counts[2] > counts[best] ? 2 : best);
  }

  /**
   * Refuses what no list contains: the character NUL, and a field without an end (an open quotation
   * mark).
   */
  private static final class Guarded extends Reader {
    private final Reader in;
    private final Path path;
    private boolean quoted;
    private int length;
    private long line = 1;
    private long quoteLine;

    Guarded(Reader in, Path path) {
      this.in = in;
      this.path = path;
    }

    @Override
    public int read(char[] buffer, int from, int count) throws IOException {
      int n = in.read(buffer, from, count);
      int begin = from - length;
      for (int i = from; i < from + n; i++) {
        char c = buffer[i];
        // Most characters are letters and digits.
        if (c <= '"' && marks(c)) {
          begin = i + 1;
        }
        if (i - begin >= MAX_FIELD) {
          throw tooLong();
        }
      }
      length = from + Math.max(0, n) - begin;
      return n;
    }

    /** Looks at a character; says whether a field or line begins behind it. */
    private boolean marks(char c) {
      if (c == 0) {
        throw new BadInput(
            path
                + " holds the character NUL in line "
                + line
                + ": it is no CSV text, save it again");
      }
      if (c == '"') {
        quoted = !quoted;
        quoteLine = quoted ? line : quoteLine;
      }
      line += c == '\n' ? 1 : 0;
      return c == '\n' && !quoted;
    }

    private BadInput tooLong() {
      return new BadInput(
          path
              + " has a field or line of more than 1,000,000 characters"
              + (quoted
                  ? ": close the quotation mark that opens in line " + quoteLine
                  : " in line " + line));
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
