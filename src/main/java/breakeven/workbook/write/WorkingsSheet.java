package breakeven.workbook.write;

import breakeven.core.table.Sheets;
import breakeven.workbook.live.LiveColumn;
import breakeven.workbook.live.LiveSheet;
import breakeven.workbook.write.ResultStyles.Role;
import java.util.List;
import org.apache.poi.ss.usermodel.SheetVisibility;

/** {@code Workings}: sections one below the other, each with heading, sentence and header. */
final class WorkingsSheet {
  private static final int WIDEST = 40;

  private WorkingsSheet() {}

  /**
   * Adds the sheet behind the last one.
   *
   * @param contents the sections, from top to bottom
   */
  static BlockSheet add(OutputWorkbook book, List<LiveSheet> contents) {
    BlockSheet sheet =
        new BlockSheet(
            book,
            Sheets.WORKINGS,
            "What formulas look up and charts draw, in sections; nothing is typed here.");
    book.workbook()
        .setSheetVisibility(
            book.workbook().getSheetIndex(sheet.page.sheet), SheetVisibility.HIDDEN);
    int[] shared = {0};
    int[] widths = new int[contents.stream().mapToInt(one -> one.columns().size()).max().orElse(0)];
    for (LiveSheet content : contents) {
      List<LiveColumn> columns = content.columns();
      for (int i = 0; i < columns.size(); i++) {
        widths[i] = Math.max(widths[i], Math.min(WIDEST, CalculationSheet.width(columns.get(i))));
      }
      sheet.gap(content.firstRow() - 3 - sheet.next());
      sheet.heading(content.section(), columns.size());
      sheet.line(Role.SUBTITLE, content.sentence(), content.sentenceFormula());
      sheet.add(new CalculationRows(book.styles(), content, shared));
    }
    sheet.widths(widths);
    sheet.page.sheet.createFreezePane(1, 0);
    sheet.page.printTitle();
    sheet.done();
    return sheet;
  }

  /** Rows that are written of a calculation sheet: a section has its heading, words and header. */
  static long rows(LiveSheet content) {
    return content.size() + (content.section().isEmpty() ? 0L : 3L);
  }
}
