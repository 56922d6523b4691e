package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.TagScanner;
import breakeven.xlsx.read.Utf8Xml;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a user's sheet before columns are added to it. Columns count from 0, -1
 * where there is none.
 *
 * @param lastRow the last row that the file has, from 1; 0 for an empty sheet
 * @param lastValueRow the last row with a value or a formula, from 1; 0 where there is none
 * @param lastColumn the last column with a cell, be it empty and only styled
 * @param lastValueColumn the last column with a value or a formula
 * @param lastMergedColumn the last column inside a merged area
 * @param autoFilter range of the sheet's own filter; empty where it has none
 * @param formats its conditional formats
 * @param pageSetUp whether somebody said how it is printed
 */
public record SheetFacts(
    int lastRow,
    int lastValueRow,
    int lastColumn,
    int lastValueColumn,
    int lastMergedColumn,
    String autoFilter,
    List<Formats> formats,
    boolean pageSetUp) {
  /**
   * A conditional format.
   *
   * @param ranges the cells that it is for; empty where they are not told as usual
   * @param rules how many rules it has
   * @param lastPriority the highest of their priority numbers
   */
  public record Formats(String ranges, int rules, int lastPriority) {}

  public SheetFacts {
    formats = List.copyOf(formats);
  }

  /** Reads through a sheet once. */
  public static SheetFacts of(XlsxFile file, SheetInfo sheet) {
    return of(file, sheet.part(), false, OutputStream.nullOutputStream());
  }

  /**
   * Reads through a sheet once.
   *
   * @param sound whether it was read before and found whole, so that the tags inside of its rows
   *     need not be held against each other
   * @param rest takes of the sheet what POI needs to add notes and charts to it
   */
  static SheetFacts of(XlsxFile file, String part, boolean sound, OutputStream rest) {
    try (InputStream in = file.open(part)) {
      return of(in, file.path() + ": the part " + part, sound, rest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SheetFacts of(InputStream in, String where, boolean sound, OutputStream rest)
      throws IOException {
    return new Reader(new TagScanner(Utf8Xml.of(in), where), sound, rest).read();
  }

  /**
   * The first number from which on priorities are free.
   *
   * @param gone conditional formats that make way, so that theirs are free too
   */
  public int freePriority(Predicate<Formats> gone) {
    return 1
        + formats.stream().filter(gone.negate()).mapToInt(Formats::lastPriority).max().orElse(0);
  }

  /**
   * The column where so many of ours can begin: right of all that is used, styled cells and merged
   * areas included. Where that leaves no room (a row may be coloured to the sheet's edge), right of
   * the last value: styled cells give way. -1 where even that leaves none.
   */
  public int firstFreeColumn(int needed) {
    int last = CellXml.LAST_COLUMN + 1 - needed;
    int free = Math.max(lastColumn, lastMergedColumn) + 1;
    int freeOfValues = Math.max(lastValueColumn, lastMergedColumn) + 1;
    return free <= last ? free : freeOfValues <= last ? freeOfValues : -1;
  }

  /**
   * The range of the sheet's filter with our columns inside; empty where there is no filter, or
   * where it ends left of the user's last column, so that it would swallow columns that the user
   * left out.
   */
  public Optional<String> filterWith(int firstOfOurs, int lastOfOurs) {
    CellRange range = CellRange.parse(autoFilter);
    if (range == null || range.lastColumn() < firstOfOurs - 1) {
      return Optional.empty();
    }
    return Optional.of(range.withLastColumn(Math.max(range.lastColumn(), lastOfOurs)).toString());
  }

  /**
   * What stays of a sheet in {@code rest}: where its drawing and notes are. Of widths alone POI
   * makes, for a sheet that is copied anyway, more than all the rest takes.
   */
  private static final List<String> KEPT = List.of("sheetData", "drawing", "legacyDrawing");

  /** Reads the sheet; as an output, it is given what is inside of whole rows. */
  private static final class Reader extends OutputStream {
    private final TagScanner scan;
    private final boolean sound;
    private final OutputStream rest;
    private boolean inData;
    private boolean kept = true;
    private int row;
    private int column;
    private int lastRow;
    private int lastValueRow;
    private int lastColumn = -1;
    private int lastValueColumn = -1;
    private int lastMergedColumn = -1;
    private String autoFilter = "";
    private boolean pageSetUp;
    private final List<Formats> formats = new ArrayList<>();

    /** The ranges of the conditional format at hand; empty elsewhere. */
    private String ranges = "";

    private int rules;

    Reader(TagScanner scan, boolean sound, OutputStream rest) {
      this.scan = scan;
      this.sound = sound;
      this.rest = rest;
    }

    SheetFacts read() throws IOException {
      for (TagScanner.Token t = scan.next(); t != TagScanner.Token.END; t = scan.next()) {
        if (t == TagScanner.Token.OPEN || t == TagScanner.Token.EMPTY) {
          tag(scan.depth());
        }
        if (kept && (!inData || isPart(t))) {
          scan.copyTo(rest);
        }
        if (isPart(t) && t != TagScanner.Token.OPEN) {
          inData = false;
          kept = true;
        }
      }
      return new SheetFacts(
          lastRow,
          lastValueRow,
          lastColumn,
          lastValueColumn,
          lastMergedColumn,
          autoFilter,
          formats,
          pageSetUp);
    }

    /** Whether the token is the tag around one of the parts of a sheet: its rows, its widths. */
    private boolean isPart(TagScanner.Token t) {
      return t != TagScanner.Token.TEXT && t != TagScanner.Token.OTHER && scan.depth() == 2;
    }

    private void tag(int depth) throws IOException {
      if (depth == 2) {
        inData = scan.is("sheetData");
        kept = KEPT.stream().anyMatch(scan::is);
        pageSetUp |= scan.is("pageSetup");
        filter(scan.is("autoFilter") ? scan.attribute("ref") : null);
        String sqref = scan.is("conditionalFormatting") ? scan.attribute("sqref") : null;
        ranges = sqref == null ? "" : sqref;
        rules = 0;
      } else if (inData) {
        data(depth);
      } else if (depth == 3 && scan.is("mergeCell")) {
        CellRange range = CellRange.parse(scan.attribute("ref"));
        lastMergedColumn =
            range == null ? lastMergedColumn : Math.max(lastMergedColumn, range.lastColumn());
      } else if (scan.is("cfRule")) {
        rule((int) Math.max(0, Math.min(scan.number("priority"), Integer.MAX_VALUE)));
      }
    }

    /** Takes another rule of the conditional format at hand. */
    private void rule(int priority) {
      int before = rules == 0 ? 0 : formats.remove(formats.size() - 1).lastPriority();
      formats.add(new Formats(ranges, ++rules, Math.max(before, priority)));
    }

    private void filter(@Nullable String ref) {
      autoFilter = ref == null ? autoFilter : ref;
    }

    private void data(int depth) throws IOException {
      if (depth == 3 && scan.is("row")) {
        long r = scan.number("r");
        row = r < 0 ? row + 1 : (int) r;
        lastRow = Math.max(lastRow, row);
        column = -1;
        if (sound && scan.token() == TagScanner.Token.OPEN && scan.prefix().isEmpty()) {
          scan.copyInsideTo(this, 'e');
        }
      } else if (depth == 4 && scan.is("c")) {
        int c = scan.addressColumn();
        column = c < 0 ? column + 1 : c;
        lastColumn = Math.max(lastColumn, column);
      } else if (depth == 5) {
        lastValueRow = Math.max(lastValueRow, row);
        lastValueColumn = Math.max(lastValueColumn, column);
      }
    }

    @Override
    public void write(int b) {
      throw new UnsupportedOperationException("rows come whole");
    }

    /** The cells of a row: where they are, and in which of them is anything. */
    @Override
    public void write(byte[] cells, int from, int count) {
      int end = from + count;
      for (int at = tag(cells, from); at < end; at = tag(cells, at + 2)) {
        byte first = cells[at + 1];
        if (first == 'c' && !isLetter(cells[at + 2])) {
          int c = column(cells, at + 2);
          column = c < 0 ? column + 1 : c;
          lastColumn = Math.max(lastColumn, column);
        } else if (first != '/') {
          lastValueRow = Math.max(lastValueRow, row);
          lastValueColumn = Math.max(lastValueColumn, column);
        }
      }
    }

    /** The next tag: behind the cells at least the one that closes the row. */
    private static int tag(byte[] cells, int from) {
      int at = from;
      while (cells[at] != '<') {
        at++;
      }
      return at;
    }

    /** The column that a cell's tag names; -1: none. */
    private static int column(byte[] tag, int from) {
      int at = from;
      while (tag[at] != '>' && !(tag[at] == 'r' && tag[at - 1] <= ' ')) {
        at++;
      }
      int column = 0;
      for (; tag[at] != '>' && !isDigit(tag[at]); at++) {
        column = tag[at] == '=' ? 0 : isLetter(tag[at]) ? 26 * column + (tag[at] & 31) : column;
      }
      return column - 1;
    }

    private static boolean isLetter(byte b) {
      return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
    }

    private static boolean isDigit(byte b) {
      return b >= '0' && b <= '9';
    }
  }
}
