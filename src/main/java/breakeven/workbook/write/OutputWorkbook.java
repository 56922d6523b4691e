package breakeven.workbook.write;

import breakeven.core.report.ResultTable;
import breakeven.xlsx.ooxml.SheetNames;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * The workbook that our sheets are added to, with what all of them are made of.
 *
 * @param workbook the user's, without rows and without our sheets of an earlier review
 * @param styles how cells look
 * @param formats how words look that change with their cell
 * @param names what our sheets are called in this workbook
 * @param edits what is held against edits; null where there is nothing to hold them against
 */
record OutputWorkbook(
    XSSFWorkbook workbook,
    ResultStyles styles,
    WordFormats formats,
    SheetNames names,
    @Nullable EditedInputs edits) {
  /** Gives a name of a workbook what it refers to; one that is there already refers to it then. */
  static XSSFName name(XSSFWorkbook workbook, String name, String refersTo) {
    XSSFName named = workbook.getName(name);
    if (named == null) {
      named = workbook.createName();
      named.setNameName(name);
    }
    named.setRefersToFormula(refersTo);
    return named;
  }

  /** The names of all sheets so far, in lower case. */
  Set<String> sheets() {
    Set<String> sheets = new HashSet<>();
    workbook.forEach(sheet -> sheets.add(sheet.getSheetName().toLowerCase(Locale.ROOT)));
    return sheets;
  }

  /**
   * Adds an empty sheet behind the last one.
   *
   * @param usual its usual name
   */
  OutputSheet add(String usual) {
    return new OutputSheet(workbook, styles, names.of(usual), Colors.tab(ResultTable.group(usual)));
  }
}
