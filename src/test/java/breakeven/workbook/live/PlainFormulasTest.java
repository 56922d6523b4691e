package breakeven.workbook.live;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Reviews;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.PlainBook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formulas are written as every spreadsheet writes them, which not all read otherwise. */
class PlainFormulasTest {
  private static final Pattern ONE_CELL = Pattern.compile("(\\$[A-Z]+\\$[0-9]+):\\1(?![0-9])");
  private static final Pattern POWER = Pattern.compile("[0-9]\\.0E|[0-9]E[0-9]");
  private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
  private static final Pattern ROW =
      Pattern.compile("(?:'[^']*'!|[A-Za-z]+!)?\\$?([A-Z]+)\\$?([0-9]+):\\$?([A-Z]+)\\$?([0-9]+)");

  private static final Map<String, String> NAMES = new HashMap<>();
  private static final List<String> FORMULAS = new ArrayList<>();

  @TempDir private static Path folder;

  /** Of one workload: its columns are single cells. */
  @BeforeAll
  static void review() throws IOException {
    Path in = new PlainBook(SeededPortfolio.rows(1, 1)).write(folder.resolve("in.xlsx"));
    Path out = Reviews.reviewLive(in, folder.resolve("out.xlsx"), 0);
    try (XSSFWorkbook workbook = new XSSFWorkbook(out.toFile())) {
      for (XSSFName name : workbook.getAllNames()) {
        NAMES.put(name.getNameName(), name.getRefersToFormula());
      }
      for (Sheet sheet : workbook) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            if (cell.getCellType() == CellType.FORMULA) {
              FORMULAS.add(TEXT.matcher(cell.getCellFormula()).replaceAll("\"\""));
            }
          }
        }
      }
    } catch (org.apache.poi.openxml4j.exceptions.InvalidFormatException e) {
      throw new IOException(e);
    }
    assertThat(FORMULAS).hasSizeGreaterThan(1000);
  }

  @Test
  void aNameOfOneCellIsNoRange() {
    assertThat(NAMES).hasSizeGreaterThan(100);
    assertThat(NAMES.values()).noneMatch(text -> ONE_CELL.matcher(text).find());
  }

  @Test
  void powersOfTenHaveASignAndNoPoint() {
    assertThat(FORMULAS).noneMatch(formula -> POWER.matcher(formula).find());
    assertThat(FORMULAS).anyMatch(formula -> formula.contains("1E+99"));
  }

  /** One number may mean row or column there, and programs differ. */
  @Test
  void anIndexIntoARowNamesRowAndColumn() {
    List<String> tooShort = new ArrayList<>();
    int found = 0;
    for (String formula : FORMULAS) {
      for (int at = formula.indexOf("INDEX("); at >= 0; at = formula.indexOf("INDEX(", at + 1)) {
        List<String> arguments = arguments(formula, at + "INDEX(".length());
        String range = NAMES.getOrDefault(arguments.get(0), arguments.get(0));
        Matcher cells = ROW.matcher(range);
        if (cells.matches()
            && cells.group(2).equals(cells.group(4))
            && !cells.group(1).equals(cells.group(3))) {
          found++;
          if (arguments.size() == 2) {
            tooShort.add(formula);
          }
        }
      }
    }
    assertThat(found).isPositive();
    assertThat(tooShort).isEmpty();
  }

  /** The arguments of a function, of which the first begins here. */
  private static List<String> arguments(String formula, int from) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int start = from;
    for (int i = from; ; i++) {
      char c = formula.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth < 0 || depth == 0 && c == ',') {
        arguments.add(formula.substring(start, i));
        start = i + 1;
      }
      if (depth < 0) {
        return arguments;
      }
    }
  }
}
