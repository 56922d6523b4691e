package breakeven.core.report;

import breakeven.core.table.JsonKeys;

/**
 * One column of results.
 *
 * @param header the words of the header, without its unit
 * @param unit what is in the bracket; empty where there is none
 * @param format how its cells are shown
 * @param width in characters
 * @param help the column's definition: the note on its header
 * @param shown what its cells show
 * @param key its name in one word, which stays when the header becomes another
 */
public record ResultColumn(
    String header,
    String unit,
    Format format,
    int width,
    String help,
    CellContent shown,
    String key) {
  /** A column whose key is its header. */
  public ResultColumn(
      String header, String unit, Format format, int width, String help, CellContent shown) {
    this(header, unit, format, width, help, shown, JsonKeys.of(header));
  }

  /** The header as it is in the sheet: {@code Net saving (GBP)}. */
  public String title() {
    return unit.isEmpty() ? header : header + " (" + unit + ")";
  }

  /** The same under another name, without a unit. */
  public ResultColumn called(String name) {
    return new ResultColumn(name, "", format, width, help, shown);
  }

  /** The same with what its cells show. */
  ResultColumn showing(CellContent content) {
    return new ResultColumn(header, unit, format, width, help, content, key);
  }
}
