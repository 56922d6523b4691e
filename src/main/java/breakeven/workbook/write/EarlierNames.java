package breakeven.workbook.write;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Names that formulas of an earlier edition used and that would be left behind. */
final class EarlierNames {
  /** Names of columns of the sheet of the workloads. */
  private static final String OF_WORKLOADS = "Wl_";

  /** What the others began with: they are ours where the sheet that they refer to is gone. */
  private static final List<String> BEGINNINGS = List.of("As_", "Sc_", "Pr_", "Ls_", "Ex_", "Chk_");

  /** Cells of this workbook: a bracket would name another one. */
  private static final Pattern CELLS =
      Pattern.compile(
          "('(?:[^'\\[\\]]|'')+'|[A-Za-z]+)!\\$[A-Z]+\\$[0-9]+(?::\\$[A-Z]+\\$[0-9]+)?");

  private EarlierNames() {}

  /** Drops them. */
  static void drop(XSSFWorkbook workbook) {
    for (Name name : new ArrayList<>(workbook.getAllNames())) {
      String text = name.getNameName();
      boolean ofColumn =
          text.startsWith(OF_WORKLOADS) && WorkloadsSheet.NAMED_BY_US.equals(name.getComment());
      if (ofColumn || BEGINNINGS.stream().anyMatch(text::startsWith) && orphan(workbook, name)) {
        workbook.removeName(name);
      }
    }
  }

  /** Whether a name refers to cells of a sheet that is not there. */
  private static boolean orphan(XSSFWorkbook workbook, Name name) {
    Matcher cells = CELLS.matcher(String.valueOf(name.getRefersToFormula()));
    if (!cells.matches()) {
      return false;
    }
    String sheet = cells.group(1).replaceAll("^'|'$", "").replace("''", "'");
    return workbook.getSheet(sheet) == null;
  }
}
