package breakeven.workbook.write;

import breakeven.core.price.UsedPrice;
import breakeven.core.report.RunLog;
import breakeven.core.table.Sheets;
import breakeven.workbook.live.LiveSheet;
import breakeven.workbook.write.ResultStyles.Role;

/** {@code Prices used} as values, where results are no formulas. */
final class UsedSheet {
  private UsedSheet() {}

  /** Adds it behind the last sheet. */
  static BlockSheet add(OutputWorkbook book, RunLog log) {
    BlockSheet sheet =
        new BlockSheet(
            book,
            Sheets.PRICES_USED,
            LiveSheet.asValues(
                "Every price row that a workload uses, with the figures of its cells."));
    Block<UsedPrice> block =
        sheet.add(UsedTables.prices(book, log.prices()).table("tblPricesused"));
    if (log.prices().isEmpty()) {
      sheet.line(Role.SUBTITLE, "None.");
    }
    sheet.widths(block);
    sheet.list(block, 1);
    return sheet;
  }
}
