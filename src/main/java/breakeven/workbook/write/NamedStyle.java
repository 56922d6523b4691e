package breakeven.workbook.write;

/**
 * What a cell is for, and so how it looks: the cell styles that a workbook of ours lists by name.
 * Number format and alignment are none of theirs.
 */
enum NamedStyle {
  TITLE("title", CellLook.text(Colors.STRONG).withSize(16).inBold()),
  ANSWER("answer", CellLook.text(Colors.STRONG).withSize(13).inBold()),
  SECTION(
      "section", CellLook.text(Colors.STRONG).withSize(12).inBold().withLine(CellLook.Line.BELOW)),
  TEXT("text", CellLook.text(Colors.BLACK)),
  LINK("link", CellLook.text(Colors.LINK).linked()),
  INPUT_HEADER("input header", CellLook.cell(Colors.INPUT_HEADER, Colors.WHITE).inBold()),
  RESULT_HEADER("result header", CellLook.cell(Colors.STRONG, Colors.WHITE).inBold()),
  INPUT("input", CellLook.cell(Colors.INPUT_FILL, Colors.INPUT_FONT).lockedIf(false)),
  /** An input that nobody has changed. */
  DEFAULT("input at default", INPUT.look.inItalics()),
  /** A formula of cells of the same workbook. */
  CALCULATION("calculation", CellLook.cell("", Colors.BLACK)),
  /** A formula that takes a value from another sheet. */
  TAKEN("from another sheet", CellLook.cell("", Colors.TAKEN)),
  /** A value of the review. */
  OUTPUT("output", CellLook.cell(Colors.RESULT_FILL, Colors.BLACK)),
  TOTAL(
      "total",
      CellLook.text(Colors.BLACK).withFill(Colors.WHITE).inBold().withLine(CellLook.Line.TOTAL)),
  WARNING("warning", CellLook.cell(Colors.WARNING_FILL, Colors.WARNING_FONT)),
  ERROR("error", CellLook.cell(Colors.ERROR, Colors.WHITE).inBold()),
  /** A note, a unit, a source. */
  NOTE("note", CellLook.text(Colors.QUIET).lockedIf(false));

  private final String title;
  private final CellLook look;

  NamedStyle(String role, CellLook look) {
    title = "Breakeven " + role;
    this.look = look;
  }

  /** Its name, where no other style of the workbook has it. */
  String title() {
    return title;
  }

  CellLook look() {
    return look;
  }
}
