package breakeven.xlsx.ooxml;

/**
 * How one of our columns is shown.
 *
 * @param column from 0
 * @param width in characters of the default font
 */
public record ColumnWidth(int column, double width) {
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
        + " customWidth=\"1\"/>";
  }
}
