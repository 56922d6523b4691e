package breakeven.xlsx.ooxml;

/**
 * How one of our columns is shown.
 *
 * @param column from 0
 * @param width in characters of the default font
 * @param style index of the cell style for empty cells below; 0 for none
 * @param hidden whether it is folded away
 */
public record ColumnWidth(int column, double width, int style, boolean hidden) {
  /** A column that is shown and has no style of its own. */
  public ColumnWidth(int column, double width) {
    this(column, width, 0, false);
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
        + (style > 0 ? " style=\"" + style + "\"" : "")
        + (hidden ? " hidden=\"1\"" : "")
        + " customWidth=\"1\"/>";
  }
}
