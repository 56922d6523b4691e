package breakeven.workbook.live;

import java.util.List;

/** One calculation sheet: a title block, a header in the fifth row, and rows below it. */
public interface LiveSheet {
  /** The row of the first data of a whole sheet, as a spreadsheet counts. */
  int FIRST_ROW = 6;

  /** The usual name of the sheet. */
  String name();

  /** The heading of a section of {@code Workings}; empty where it has a sheet for itself. */
  default String section() {
    return "";
  }

  /** The row of its first data, as a spreadsheet counts. */
  default int firstRow() {
    return FIRST_ROW;
  }

  /** What the sheet is for, or what it comes to, in one sentence. */
  String sentence();

  /** The sentence of a sheet of formulas where it has values in place of them. */
  static String asValues(String sentence) {
    return sentence + " All figures are values of the review.";
  }

  /** The sentence as a formula, where it moves with the figures; else empty. */
  default String sentenceFormula() {
    return "";
  }

  List<LiveColumn> columns();

  /** Format of a row's numbers where they are not all alike down a column; else empty. */
  default String rowFormat(int index) {
    return "";
  }

  /** Number of rows. */
  int size();

  /** Gives the cells of a row, counted from 0. */
  void row(int index, LiveCells cells);
}
