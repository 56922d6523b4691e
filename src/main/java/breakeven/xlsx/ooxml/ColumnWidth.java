package breakeven.xlsx.ooxml;

/**
 * How one of our columns is shown.
 *
 * @param column from 0
 * @param width in characters of the default font
 * @param hidden whether it is not shown
 */
public record ColumnWidth(int column, double width, boolean hidden) {
  /** A column that is shown. */
  public ColumnWidth(int column, double width) {
    this(column, width, false);
  }

  String xml(String prefix) {
    return "<"
        + prefix
        + "col min=\""
        + (column + 1)
        + "\" max=\""
        + (column + 1)
        + "\" width=\""
        + width
        + "\""
        + (hidden ? " hidden=\"1\"" : "")
        + " customWidth=\"1\"/>";
  }
}
