package breakeven.workbook.write;

import breakeven.core.input.Header;
import breakeven.core.table.Column;
import breakeven.xlsx.ooxml.CellXml;
import breakeven.xlsx.ooxml.SheetFacts;
import breakeven.xlsx.ooxml.SheetSplice;
import breakeven.xlsx.read.SheetInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Rows that are added below those of an input sheet of the user's: the assumptions that it lacks,
 * with the values that were calculated with.
 *
 * @param sheet the user's sheet
 * @param header where its columns are
 * @param rows what is typed in each new row by column
 */
public record AddedRows(SheetInfo sheet, Header header, List<Map<Column, String>> rows)
    implements SheetAddition {
  /** The splice that adds the rows below the last one. */
  @Override
  public SheetSplice splice(XSSFWorkbook workbook, ResultStyles results, SheetFacts facts) {
    TemplateStyles styles = new TemplateStyles(workbook);
    int text =
        styles.of(TemplateStyles.Role.SOURCE, "General", HorizontalAlignment.LEFT).getIndex();
    int number =
        styles.of(TemplateStyles.Role.DEFAULT, "General", HorizontalAlignment.RIGHT).getIndex();
    return new SheetSplice()
        .rows(
            out -> {
              int row = facts.lastRow();
              for (Map<Column, String> typed : rows) {
                put(out.startRow(++row), typed, text, number);
                out.endRow();
              }
            });
  }

  private void put(CellXml out, Map<Column, String> typed, int text, int number) {
    Map<Integer, String> byPlace = new TreeMap<>();
    typed.forEach(
        (column, value) -> {
          if (header.indexOf(column) >= 0 && !value.isEmpty()) {
            byPlace.put(header.indexOf(column), value);
          }
        });
    byPlace.forEach(
        (place, value) -> {
          if (value.matches("-?[0-9]+(\\.[0-9]+)?")) {
            out.number(place, number, Double.parseDouble(value));
          } else {
            out.text(place, text, value);
          }
        });
  }
}
