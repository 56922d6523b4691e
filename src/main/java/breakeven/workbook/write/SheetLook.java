package breakeven.workbook.write;

import breakeven.core.input.Header;
import breakeven.core.table.Column;
import breakeven.xlsx.read.TagScanner;
import breakeven.xlsx.read.Utf8Xml;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * What must be known of an input sheet of the user's before its rows change: how its cells look,
 * which of them are formulas, which rows are in use.
 */
public final class SheetLook {
  private final Header header;
  private final IntPredicate looked;
  private final Map<Integer, int[]> styles = new HashMap<>();
  private final Map<Integer, Long> formulas = new HashMap<>();
  private final BitSet used = new BitSet();
  private final int[] columnStyles;
  private boolean marksShown;

  private int row;
  private int column;
  private int width;
  private boolean inData;
  private boolean inRule;

  private SheetLook(Header header, IntPredicate looked) {
    this.header = header;
    this.looked = looked;
    columnStyles = new int[header.table().columns().size()];
  }

  /**
   * Reads through the sheet once; nothing is known of one that the workbook lacks.
   *
   * @param header where its columns are
   * @param looked the rows whose cells may be asked for
   */
  public static SheetLook of(XlsxFile file, Header header, IntPredicate looked) {
    SheetLook look = new SheetLook(header, looked);
    file.sheet(header.sheet()).ifPresent(sheet -> look.read(file, sheet.part()));
    return look;
  }

  private void read(XlsxFile file, String part) {
    try (InputStream in = file.open(part)) {
      read(new TagScanner(Utf8Xml.of(in), file.path() + ": the part " + part));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(TagScanner scan) throws IOException {
    for (TagScanner.Token t = scan.next(); t != TagScanner.Token.END; t = scan.next()) {
      if (t == TagScanner.Token.OPEN || t == TagScanner.Token.EMPTY) {
        tag(scan);
      } else if (t == TagScanner.Token.TEXT && inRule) {
        marksShown |= scan.string().contains(MarkFormat.TEXT);
      }
    }
  }

  private void tag(TagScanner scan) {
    if (scan.depth() == 2) {
      inData = scan.is("sheetData");
      inRule = scan.is("conditionalFormatting");
    } else if (scan.depth() == 3 && scan.is("col")) {
      columnStyle(scan);
    } else if (inData) {
      data(scan);
    }
  }

  private void columnStyle(TagScanner scan) {
    for (Column each : header.table().columns()) {
      int at = header.indexOf(each) + 1;
      if (at > 0 && at >= scan.number("min") && at <= scan.number("max")) {
        columnStyles[each.ordinal()] = (int) Math.max(0, scan.number("style"));
      }
    }
  }

  private void data(TagScanner scan) {
    if (scan.depth() == 3 && scan.is("row")) {
      long r = scan.number("r");
      row = r < 0 ? row + 1 : (int) r;
      column = -1;
    } else if (scan.depth() == 4 && scan.is("c")) {
      int c = scan.addressColumn();
      column = c < 0 ? column + 1 : c;
      width = row == header.row() ? Math.max(width, column + 1) : width;
      style((int) Math.max(0, scan.number("s")));
    } else if (scan.depth() == 5) {
      used.set(row);
      Column ours = header.at(column);
      if (scan.is("f") && ours != null && looked.test(row)) {
        formulas.merge(row, 1L << ours.ordinal(), (a, b) -> a | b);
      }
    }
  }

  private void style(int style) {
    Column ours = header.at(column);
    if (row >= header.row() && ours != null && looked.test(row)) {
      styles.computeIfAbsent(row, r -> blank())[ours.ordinal()] = style;
    }
  }

  private int[] blank() {
    return Arrays.copyOf(columnStyles, columnStyles.length);
  }

  /**
   * The style of a cell; that of its column where there is no such cell, and for a column that the
   * sheet lacks that of the first of its type.
   */
  int style(int row, Column column) {
    int[] there = styles.getOrDefault(row, columnStyles);
    return there[like(column).ordinal()];
  }

  private Column like(Column column) {
    return header.indexOf(column) < width
        ? column
        : header.table().columns().stream()
            .filter(each -> each.type() == column.type() && header.indexOf(each) < width)
            .findFirst()
            .orElse(column);
  }

  /** Whether one of some cells of a row is a formula. */
  public boolean formula(int row, Collection<Column> columns) {
    long bits = formulas.getOrDefault(row, 0L);
    return columns.stream().anyMatch(each -> (bits >>> each.ordinal() & 1) != 0);
  }

  /** Whether anything is in a row. */
  boolean used(int row) {
    return used.get(row);
  }

  /** Whether anything is below a row. */
  boolean usedBelow(int row) {
    return used.nextSetBit(row + 1) >= 0;
  }

  /** Whether the sheet already shows which rows are marked. */
  boolean marksShown() {
    return marksShown;
  }
}
