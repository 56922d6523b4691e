package breakeven.workbook.write;

import breakeven.core.report.CellContent;
import breakeven.core.report.Columns;
import breakeven.core.report.Format;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.TableColumn;
import breakeven.workbook.write.ReviewedWorkbook.ListSheet;

/** A sheet of results whose rows are no workloads and were kept as cells. */
final class ResultSheet {
  private ResultSheet() {}

  /** Adds the sheet behind the last one. */
  static BlockSheet list(OutputWorkbook book, ListSheet content) {
    BlockSheet sheet = new BlockSheet(book, content.table().name(), content.sentence());
    Block<Spool.Replay> block =
        new Block<>(
            content.columns().stream().map(ResultSheet::column).toList(),
            taker -> {
              try (Spool.Replay replay = content.cells().replay()) {
                while (replay.startRow()) {
                  taker.take(replay);
                }
              }
            },
            content.rows());
    sheet.add(block.table(content.table().tableName()).tall());
    sheet.widths(block);
    sheet.list(block, 1);
    return sheet;
  }

  private static BlockColumn<Spool.Replay> column(ResultColumn head) {
    String unit = head.unit().isEmpty() ? "" : "\nUnit: " + head.unit() + ".";
    BlockColumn<Spool.Replay> column =
        BlockColumn.of(
            new TableColumn<>(
                new ResultColumn(
                    head.header(),
                    head.unit(),
                    head.format(),
                    head.width() + 1,
                    head.help() + unit,
                    CellContent.NOTHING),
                Spool.Replay::cell));
    if (head.format() != Format.WORD) {
      return column;
    }
    return column.coloured(
        head.header().startsWith(Columns.VERDICT + " ")
            ? WordFormats.Cells.VERDICT
            : WordFormats.Cells.CHECK);
  }
}
