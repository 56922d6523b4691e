package breakeven.exchange.files;

import breakeven.core.input.CellType;
import breakeven.core.input.HeadersNamed;
import breakeven.core.input.RowHandler;
import breakeven.core.input.Texts;
import breakeven.core.table.Table;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.ForeignFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A list as comma-separated text: UTF-8, or UTF-16 with a byte order mark. The separator is comma,
 * semicolon, tab or bar: the one with which a header row names most columns of the table, else the
 * one that the first line has most of. Every cell is text.
 */
public final class CsvFile {
  private static final int MAX_HEADER = 4 << 20;
  private static final String SEPARATORS = ",;\t|";

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

  /** The same for a list that may be packed with gzip. */
  static CsvFile packed(Path path, Table table) {
    return of(path, () -> new HeadersNamed(table), true);
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
   *
   * @throws BadInput where it cannot be read
   */
  public void read(RowHandler handler) {
    try (CsvGuard text = new CsvGuard(reader(path), path, separator);
        CSVParser rows = CSVFormat.RFC4180.builder().setDelimiter(separator).get().parse(text)) {
      Iterator<CSVRecord> records = rows.iterator();
      boolean more = true;
      while (more && hasNext(records, rows, text)) {
        more = pass(records.next(), handler);
      }
    } catch (IOException e) {
      throw unreadable(path, 1, e);
    }
  }

  private boolean hasNext(Iterator<CSVRecord> records, CSVParser rows, CsvGuard text) {
    try {
      return records.hasNext();
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof CSVException)) {
        throw unreadable(path, rows.getCurrentLineNumber(), e);
      }
      long open = text.unclosed();
      throw open > 0
          ? unreadable(path, open, "nothing closes the quotation mark that opens there", e)
          : unreadable(
              path,
              rows.getCurrentLineNumber(),
              "something follows a quotation mark that closes a cell",
              e);
    }
  }

  private static boolean pass(CSVRecord record, RowHandler handler) {
    int row = (int) record.getRecordNumber();
    handler.startRow(row);
    for (int column = 0; column < record.size(); column++) {
      String text = record.get(column);
      if (!text.isEmpty() && handler.wants(column)) {
        handler.cell(column, CellType.TEXT, 0, Texts.unguarded(text));
      }
    }
    return handler.endRow(row);
  }

  static BadInput unreadable(Path path, long line, Exception e) {
    Throwable cause = e;
    for (Throwable t = e; t != null; t = t.getCause()) {
      cause = t;
      if (t instanceof CharacterCodingException) {
        return new BadInput(
            path + " is not UTF-8" + BadLine.said(path) + ": save it in Excel as CSV UTF-8 (*.csv)",
            e);
      }
    }
    return unreadable(path, line, cause.getMessage(), e);
  }

  private static BadInput unreadable(Path path, long line, @Nullable String why, Exception e) {
    return new BadInput(
        path
            + " cannot be read as CSV near line "
            + Math.max(1, line)
            + " ("
            + why
            + "): check the quotation marks there",
        e);
  }

  /** Decodes strictly: a byte that is no text is an error, never a replacement character. */
  private static Reader reader(Path path) throws IOException {
    BOMInputStream in =
        BOMInputStream.builder()
            .setInputStream(Unpacked.open(path))
            .setByteOrderMarks(ByteOrderMark.UTF_8, ByteOrderMark.UTF_16LE, ByteOrderMark.UTF_16BE)
            .get();
    String marked = in.getBOMCharsetName();
    return new InputStreamReader(
        in,
        (marked == null ? StandardCharsets.UTF_8 : Charset.forName(marked))
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
    int[] counts = new int[SEPARATORS.length()];
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
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return SEPARATORS.charAt(best);
  }
}
