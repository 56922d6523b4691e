package breakeven.core.report;

/**
 * One column of results.
 *
 * @param header the words of the header, without its unit
 * @param unit what is in the bracket; empty where there is none
 * @param format how its cells are shown
 * @param width in characters
 * @param help the column's definition: the note on its header
 * @param shown what its cells show
 */
public record ResultColumn(
    String header, String unit, Format format, int width, String help, CellContent shown) {
  /** The header as it is in the sheet: {@code Net saving (GBP)}. */
  public String title() {
    return unit.isEmpty() ? header : header + " (" + unit + ")";
  }

  /** The same under another name, without a unit. */
  public ResultColumn called(String name) {
    return new ResultColumn(name, "", format, width, help, shown);
  }

  /** The same with another width. */
  ResultColumn wide(int characters) {
    return new ResultColumn(header, unit, format, characters, help, shown);
  }

  /** The same with what its cells show. */
  ResultColumn showing(CellContent content) {
    return new ResultColumn(header, unit, format, width, help, content);
  }

  /** Whether its cells are values of the run, also where others are formulas. */
  public boolean ofRun() {
    return shown instanceof CellContent.OfRun;
  }
}
