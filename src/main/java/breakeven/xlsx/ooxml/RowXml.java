package breakeven.xlsx.ooxml;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes the rows of a new sheet: start a row, add its cells, end it. Nothing is kept in memory but
 * one row.
 */
public final class RowXml {
  static final int LAST_ROW = 1_048_576;

  private final OutputStream out;
  private final String prefix;
  private final byte[] open;
  private final byte[] close;
  private final CellXml cells = new CellXml();
  private final RowCount count;
  private int row;
  private double height;
  private String attributes = "";

  RowXml(OutputStream out, String prefix, int lastRow, RowCount count) {
    this.out = out;
    this.count = count;
    this.prefix = prefix;
    open = ascii("<" + prefix + "row r=\"");
    close = ascii("</" + prefix + "row>");
    row = lastRow;
  }

  /** Begins a row of the usual height and returns the place for its cells. */
  public CellXml startRow(int row) {
    return startRow(row, 0);
  }

  /**
   * Begins a row. {@code row} counts from 1 and rises; {@code height} is in points, 0 for the usual
   * one.
   */
  public CellXml startRow(int row, double height) {
    if (row <= this.row || row > LAST_ROW) {
      throw new IllegalArgumentException("row " + row + " does not follow row " + this.row);
    }
    this.row = row;
    this.height = height;
    attributes = "";
    cells.startRow(row, prefix);
    return cells;
  }

  /**
   * Folds the row at hand under the last one of a lower level; until it ends.
   *
   * @param level how deep, from 1
   */
  public void folded(int level) {
    attributes = "\" outlineLevel=\"" + level + "\" hidden=\"1";
  }

  /** Lets the row at hand be opened: those of a higher level below it are folded; until it ends. */
  public void opens() {
    attributes += "\" collapsed=\"1";
  }

  /** Sets the height of the row at hand, in points; until it ends. */
  public void height(double points) {
    height = points;
  }

  /** Ends the row and writes it. */
  public void endRow() throws IOException {
    String custom =
        attributes + (height > 0 ? "\" ht=\"" + height + "\" customHeight=\"1\">" : "\">");
    out.write(open);
    out.write(ascii(Integer.toString(row)));
    out.write(ascii(custom));
    cells.writeTo(out, 0, cells.count());
    out.write(close);
    count.row();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
