package breakeven.workbook.write;

import breakeven.core.report.CellSink;
import breakeven.core.report.Columns;
import breakeven.core.report.Format;
import breakeven.core.report.ResultColumn;
import breakeven.workbook.write.ReviewedWorkbook.ListSheet;
import breakeven.xlsx.ooxml.RowXml;
import breakeven.xlsx.ooxml.SheetNames;
import breakeven.xlsx.ooxml.SheetSplice;
import breakeven.xlsx.ooxml.StubWorkbook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * A sheet of results whose rows are no workloads: title block, headers with their definitions,
 * table, print set-up. Its rows are streamed when the workbook is composed.
 */
final class ResultSheet {
  /** The first row below the header, as a spreadsheet counts. */
  private static final int FIRST_ROW = OutputSheet.HEADER_ROW + 2;

  private final OutputSheet sheet;
  private final List<ResultColumn> columns;
  private final ResultCells cells;
  private final int rows;

  /** A sheet whose rows are not the workloads. */
  static ResultSheet list(OutputWorkbook book, ListSheet content) {
    String name = content.table().name();
    ResultSheet made =
        new ResultSheet(book.add(name), book.styles(), content.columns(), content.rows());
    return made.layOut(
        book.names(), book.formats(), name, content.sentence(), content.table().tableName());
  }

  private ResultSheet(
      OutputSheet sheet, ResultStyles styles, List<ResultColumn> columns, int rows) {
    this.sheet = sheet;
    this.columns = List.copyOf(columns);
    this.rows = rows;
    cells = new ResultCells(styles, columns);
  }

  private ResultSheet layOut(
      SheetNames names, WordFormats formats, String title, String sentence, String table) {
    sheet.titleBlock(title, sentence);
    sheet.linkBack(names);
    List<String> titles = headers();
    sheet.sheet.createFreezePane(1, OutputSheet.HEADER_ROW + 1);
    if (rows > 0) {
      sheet.table(table, OutputSheet.HEADER_ROW, rows, titles);
      colour(formats);
    }
    sheet.printLong(OutputSheet.HEADER_ROW, OutputSheet.HEADER_ROW + rows, titles.size() - 1);
    sheet.protect();
    return this;
  }

  private List<String> headers() {
    List<String> titles = new ArrayList<>();
    columns.forEach(column -> header(titles, column));
    return titles;
  }

  private void header(List<String> titles, ResultColumn column) {
    int at = titles.size();
    sheet.header(OutputSheet.HEADER_ROW, at, column.title(), column.format(), help(column));
    sheet.width(at, OutputSheet.widthFor(column.title(), column.width() + 1));
    titles.add(column.title());
  }

  private static String help(ResultColumn column) {
    return column.unit().isEmpty()
        ? column.help()
        : column.help() + "\nUnit: " + column.unit() + ".";
  }

  private void colour(WordFormats formats) {
    List<String> checks = new ArrayList<>();
    List<String> money = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Format format = columns.get(i).format();
      if (format == Format.MONEY || format == Format.MONEY_SMALL) {
        money.add(range(i));
      } else if (format == Format.WORD
          && columns.get(i).header().startsWith(Columns.VERDICT + " ")) {
        formats.addTo(sheet.sheet, WordFormats.Cells.VERDICT, range(i));
      } else if (format == Format.WORD) {
        checks.add(range(i));
      }
    }
    add(formats, WordFormats.Cells.CHECK, checks);
    add(formats, WordFormats.Cells.MONEY, money);
  }

  private void add(WordFormats formats, WordFormats.Cells kind, List<String> ranges) {
    if (!ranges.isEmpty()) {
      formats.addTo(sheet.sheet, kind, String.join(" ", ranges));
    }
  }

  private String range(int column) {
    return new CellRangeAddress(
            OutputSheet.HEADER_ROW + 1, OutputSheet.HEADER_ROW + rows, column, column)
        .formatAsString();
  }

  /** The sheet's part in the package. */
  String part() {
    return StubWorkbook.partName(sheet.sheet);
  }

  /** The splice that adds rows kept in a spool, in their order. */
  SheetSplice splice(Spool spool) {
    return new SheetSplice().rows(out -> put(spool, out));
  }

  private void put(Spool spool, RowXml out) throws IOException {
    try (Spool.Replay replay = spool.replay()) {
      for (int place = FIRST_ROW; replay.nextRow() > 0; place++) {
        CellSink sink = cells.start(out.startRow(place), false);
        replay.cells(columns.size(), sink);
        out.height(cells.height());
        out.endRow();
      }
    }
  }
}
