package breakeven.workbook.write;

import breakeven.core.report.ResultColumn;
import breakeven.core.report.RunLog;
import breakeven.core.report.RunLogColumns;
import breakeven.core.report.TableColumn;
import breakeven.core.table.Sheets;
import breakeven.workbook.live.LiveSheet;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.xlsx.ooxml.SheetNames;
import java.util.List;

/** {@code Prices used} as values, where results are no formulas. */
final class UsedSheet {
  private static final int FIRST = OutputSheet.HEADER_ROW + 1;

  private final String name;
  private final OutputSheet sheet;

  /** Adds it behind the last sheet. */
  static void add(OutputWorkbook book, RunLog log) {
    UsedSheet prices = new UsedSheet(book, Sheets.PRICES_USED);
    prices.layOut(
        book.names(),
        "Every price row that a workload uses, with the figures of its cells.",
        RunLogColumns.prices(),
        log.prices().size());
    new UsedTables(prices.sheet, book.styles()).prices(FIRST, log.prices());
  }

  private UsedSheet(OutputWorkbook book, String usualName) {
    name = usualName;
    sheet = book.add(usualName);
  }

  private <T> void layOut(
      SheetNames names, String sentence, List<TableColumn<T>> columns, int rows) {
    sheet.titleBlock(name, LiveSheet.asValues(sentence));
    sheet.linkBack(names);
    List<ResultColumn> heads = columns.stream().map(TableColumn::head).toList();
    for (int i = 0; i < heads.size(); i++) {
      ResultColumn head = heads.get(i);
      sheet.header(OutputSheet.HEADER_ROW, i, head.title(), UsedTables.side(head), head.help());
      sheet.width(i, OutputSheet.widthFor(head.title(), head.width()));
    }
    sheet.sheet.createFreezePane(1, FIRST);
    if (rows == 0) {
      sheet.text(FIRST, 0, Role.SUBTITLE, "None.");
    } else {
      sheet.table(
          "tbl" + name.replace(" ", ""),
          OutputSheet.HEADER_ROW,
          rows,
          heads.stream().map(ResultColumn::title).toList());
    }
    sheet.printLong(
        OutputSheet.HEADER_ROW, OutputSheet.HEADER_ROW + Math.max(1, rows), heads.size() - 1);
    sheet.protect();
  }
}
