package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Reviews;
import breakeven.app.cycle.TypedBooks;
import breakeven.core.table.DecisionsTable;
import breakeven.core.table.Sheets;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What formulas of our sheets may be: sums that a reader follows in one look. */
class SumFormulasTest {
  private static final int LONGEST = 120;

  private static final Set<String> FUNCTIONS =
      Set.of(
          "SUM",
          "SUMIF",
          "SUMIFS",
          "COUNT",
          "COUNTIFS",
          "SUBTOTAL",
          "SUMPRODUCT",
          "INDEX",
          "IF",
          "NPV",
          "IRR",
          "ABS",
          "ROUND",
          "IFERROR");

  /** Our sheets but Calculation, which has a model in formulas. */
  private static final Set<String> SHEETS =
      Set.of(
          Sheets.SUMMARY,
          Sheets.DECISIONS,
          Sheets.CHANGES,
          Sheets.BUSINESS_UNITS,
          Sheets.NEXT_STEPS,
          Sheets.FORECAST,
          Sheets.REALISED,
          Sheets.DECISION_LOG,
          Sheets.CHECKS,
          Sheets.ISSUES,
          Sheets.RUN_LOG,
          Sheets.REVIEW);

  /** Makes a text of a cell, so that it can be held against another; it joins nothing. */
  private static final String AS_TEXT = "&\"\"";

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
  private static final Pattern FUNCTION = Pattern.compile("([A-Z][A-Z0-9.]*)\\(");

  @TempDir private Path folder;

  @Thorough
  @Test
  void sumsOfTheSampleAreShortAndPlain() throws IOException {
    Path reviewed = folder.resolve("sample.xlsx");
    Reviews.review(Reviews.quick(SampleWorkbook.FILE, reviewed, Reviews.AS_OF));
    assertThat(against(reviewed)).isEmpty();

    Path decided =
        TypedBooks.typed(
            reviewed,
            folder.resolve("decided.xlsx"),
            (sheet, header) -> {
              TypedBooks.type(sheet, header + 1, DecisionsTable.DECISION, "Approve");
              TypedBooks.type(sheet, header + 2, DecisionsTable.DECISION, "Reject");
            });
    Path again = folder.resolve("again.xlsx");
    Reviews.review(Reviews.quick(decided, again, Reviews.AS_OF));
    assertThat(against(again)).isEmpty();
  }

  @Thorough
  @Test
  void sumsOfABookWithAHistoryAreShortAndPlain() throws IOException {
    Path reviewed = folder.resolve("month-18.xlsx");
    Reviews.review(
        Reviews.quick(Path.of("samples", "month-18.xlsx"), reviewed, LocalDate.of(2028, 6, 5)));
    assertThat(against(reviewed)).isEmpty();
  }

  /** The formulas that may not be, and where they are. */
  private static List<String> against(Path reviewed) throws IOException {
    List<String> against = new ArrayList<>();
    int formulas = 0;
    try (InputStream in = Files.newInputStream(reviewed);
        XSSFWorkbook workbook = WorkbookDump.only(SHEETS::contains, in)) {
      for (String name : SHEETS) {
        XSSFSheet sheet = workbook.getSheet(name);
        if (sheet == null) {
          continue;
        }
        for (Row row : sheet) {
          for (Cell cell : row) {
            if (cell.getCellType() == CellType.FORMULA) {
              formulas++;
              String formula = cell.getCellFormula();
              String problem = problem((XSSFCell) cell, formula);
              if (!problem.isEmpty()) {
                against.add(name + "!" + cell.getAddress() + " " + problem + ": " + formula);
              }
            }
          }
        }
      }
    }
    assertThat(formulas).isGreaterThan(150);
    return against;
  }

  private static String problem(XSSFCell cell, String formula) {
    if (cell.isPartOfArrayFormulaGroup()) {
      return "is an array";
    }
    if (formula.length() > LONGEST) {
      return "has " + formula.length() + " characters";
    }
    String bare = QUOTED.matcher(formula.replace(AS_TEXT, "")).replaceAll("");
    if (bare.contains("&")) {
      return "joins texts";
    }
    return FUNCTION
        .matcher(bare)
        .results()
        .map(found -> found.group(1))
        .filter(function -> !FUNCTIONS.contains(function))
        .findFirst()
        .map(function -> "uses " + function)
        .orElse("");
  }
}
