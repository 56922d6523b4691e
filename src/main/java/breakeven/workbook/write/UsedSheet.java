package breakeven.workbook.write;

import breakeven.core.report.RunLog;
import breakeven.core.table.Sheets;
import breakeven.workbook.live.LiveSheet;

/** {@code Prices used} as values, where results are no formulas. */
final class UsedSheet {
  private UsedSheet() {}

  /** Adds it behind the last sheet. */
  static BlockSheet add(OutputWorkbook book, RunLog log) {
    return BlockSheet.of(
        book,
        Sheets.PRICES_USED,
        LiveSheet.asValues("Every price row that a workload uses, with the figures of its cells."),
        UsedTables.prices(book, log.prices()).table("tblPricesused"),
        "None.");
  }
}
