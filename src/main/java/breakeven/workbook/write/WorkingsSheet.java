package breakeven.workbook.write;

import breakeven.core.report.Format;
import breakeven.core.table.Sheets;
import breakeven.workbook.live.LiveColumn;
import breakeven.workbook.live.LiveSheet;
import breakeven.xlsx.ooxml.CellXml;
import breakeven.xlsx.ooxml.RowFormula;
import breakeven.xlsx.ooxml.RowXml;
import breakeven.xlsx.ooxml.SheetSplice;
import breakeven.xlsx.ooxml.StubWorkbook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.SheetVisibility;

/** {@code Workings}: sections one below the other, each with heading, sentence and header. */
final class WorkingsSheet {
  private static final int WIDEST = 40;
  private static final int HEADER_HEIGHT = 48;

  private final OutputSheet sheet;
  private final List<Section> sections = new ArrayList<>();
  private final int heading;
  private final int sentence;

  private record Section(LiveSheet content, CalculationRows rows, int[] headers) {}

  /**
   * @param contents the sections, from top to bottom
   */
  WorkingsSheet(OutputWorkbook book, List<LiveSheet> contents) {
    ResultStyles styles = book.styles();
    sheet = book.add(Sheets.WORKINGS);
    book.workbook()
        .setSheetVisibility(book.workbook().getSheetIndex(sheet.sheet), SheetVisibility.HIDDEN);
    sheet.titleBlock(
        Sheets.WORKINGS,
        "What formulas look up and charts draw, in sections; nothing is typed here.");
    sheet.linkBack(book.names());
    heading = ResultStyles.index(styles.band(ResultStyles.Role.SECTION));
    sentence = ResultStyles.index(styles.of(ResultStyles.Role.SUBTITLE));
    List<Integer> widths = new ArrayList<>();
    for (LiveSheet content : contents) {
      List<LiveColumn> columns = content.columns();
      int[] headers = new int[columns.size()];
      for (int i = 0; i < headers.length; i++) {
        LiveColumn column = columns.get(i);
        headers[i] = styles.header(column.number() ? Format.COUNT : Format.TEXT);
        sheet.note(content.firstRow() - 2, i, column.help());
        int width = Math.min(WIDEST, OutputSheet.widthFor(column.title(), column.width()));
        if (i < widths.size()) {
          widths.set(i, Math.max(widths.get(i), width));
        } else {
          widths.add(width);
        }
      }
      sections.add(new Section(content, new CalculationRows(styles, content), headers));
    }
    for (int i = 0; i < widths.size(); i++) {
      sheet.width(i, widths.get(i));
    }
    sheet.sheet.createFreezePane(1, 0);
    sheet.printTitle();
    sheet.protect();
  }

  String part() {
    return StubWorkbook.partName(sheet.sheet);
  }

  SheetSplice splice() {
    return new SheetSplice().rows(this::write);
  }

  /** Rows that are written of a calculation sheet: a section has its heading, words and header. */
  static long rows(LiveSheet content) {
    return content.size() + (content.section().isEmpty() ? 0L : 3L);
  }

  private void write(RowXml out) throws IOException {
    int shared = 0;
    for (Section section : sections) {
      LiveSheet content = section.content();
      int row = content.firstRow() - 3;
      CellXml cells = out.startRow(row);
      for (int i = 0; i < section.headers().length; i++) {
        if (i == 0) {
          cells.text(i, heading, content.section());
        } else {
          cells.blank(i, heading);
        }
      }
      out.endRow();
      cells = out.startRow(row + 1);
      if (content.sentenceFormula().isEmpty()) {
        cells.text(0, sentence, content.sentence());
      } else {
        cells.formula(0, sentence, new RowFormula(content.sentenceFormula()), content.sentence());
      }
      out.endRow();
      cells = out.startRow(row + 2, HEADER_HEIGHT);
      for (int i = 0; i < section.headers().length; i++) {
        cells.text(i, section.headers()[i], content.columns().get(i).title());
      }
      out.endRow();
      shared = section.rows().write(out, shared);
    }
  }
}
