package breakeven.workbook.write;

import breakeven.core.report.ResultTable;
import breakeven.core.table.SheetGroup;
import breakeven.core.table.Sheets;
import breakeven.core.table.Tables;
import breakeven.xlsx.ooxml.SheetNames;
import breakeven.xlsx.read.XlsxFile;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The order of the tabs: what to decide and what lies behind it, then the user's sheets in the
 * order in which they were, then workings and control.
 */
final class TabOrder {
  private TabOrder() {}

  /**
   * The names of all sheets, in the order of their tabs.
   *
   * @param workbook with all sheets made
   * @param in the user's, without them
   */
  static List<String> of(XSSFWorkbook workbook, SheetNames names, XlsxFile in) {
    List<String> ours = ResultTable.SHEETS.stream().map(one -> names.of(one.name())).toList();
    List<String> users = new ArrayList<>();
    List<String> added = new ArrayList<>();
    for (Sheet sheet : workbook) {
      String name = sheet.getSheetName();
      if (!ours.contains(name) && !name.equalsIgnoreCase(Sheets.DECISION_LOG)) {
        (in.sheet(name).isPresent() ? users : added).add(name);
      }
    }
    users.addAll(lastInput(users) + 1, added);
    List<String> order = new ArrayList<>();
    for (SheetGroup group : SheetGroup.values()) {
      if (group == SheetGroup.INPUTS) {
        order.addAll(users);
      } else {
        ResultTable.SHEETS.stream()
            .filter(one -> one.group() == group)
            .map(one -> names.of(one.name()))
            .filter(name -> workbook.getSheet(name) != null)
            .forEach(name -> add(order, name, workbook, names));
      }
    }
    return order;
  }

  /** The log of the decisions is before that of the run. */
  private static void add(
      List<String> order, String name, XSSFWorkbook workbook, SheetNames names) {
    Sheet log = workbook.getSheet(Sheets.DECISION_LOG);
    if (log != null && name.equals(names.of(Sheets.RUN_LOG))) {
      order.add(log.getSheetName());
    }
    order.add(name);
  }

  /** Where the last of the user's input sheets is: those that were missing come behind it. */
  private static int lastInput(List<String> users) {
    int last = users.size() - 1;
    while (last >= 0 && !isInput(users.get(last))) {
      last--;
    }
    return last;
  }

  private static boolean isInput(String sheet) {
    return Tables.ALL.stream().anyMatch(table -> table.sheet().equalsIgnoreCase(sheet));
  }
}
