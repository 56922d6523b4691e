package breakeven.workbook.write;

import breakeven.xlsx.ooxml.SheetFacts;
import breakeven.xlsx.ooxml.SheetSplice;
import breakeven.xlsx.read.SheetInfo;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** What a review adds to an input sheet of the user's. */
public interface SheetAddition {
  /** The user's sheet. */
  SheetInfo sheet();

  /** The splice that adds it. */
  SheetSplice splice(XSSFWorkbook workbook, ResultStyles styles, SheetFacts facts);
}
