package breakeven.workbook.write;

import breakeven.core.table.Sheets;
import breakeven.testing.WorkbookDump;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The checks of a reviewed workbook that are against: each with what it says is to be done. */
public final class ChecksAgainst {
  private static final int NAME = 1;
  private static final int RESULT = 7;
  private static final int TODO = 8;

  /** What may be said of a workbook in which nobody did anything wrong: its prices, and gaps. */
  private static final Set<String> OF_PRICES =
      Set.of("Every model and GPU named has its price", "No price used is older than the limit");

  private ChecksAgainst() {}

  /** As the review left them, but those of prices and of what is missing. */
  public static List<String> of(Path reviewed) {
    try (InputStream in = Files.newInputStream(reviewed);
        XSSFWorkbook workbook = WorkbookDump.only(Sheets.CHECKS::equals, in)) {
      List<List<String>> rows = new ArrayList<>();
      for (Row row : workbook.getSheet(Sheets.CHECKS)) {
        rows.add(IntStream.rangeClosed(0, TODO).mapToObj(i -> text(row.getCell(i))).toList());
      }
      return against(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same as LibreOffice calculates them. */
  public static List<String> of(Map<String, List<CSVRecord>> calculated) {
    return against(calculated.get(Sheets.CHECKS).stream().map(CSVRecord::toList).toList());
  }

  private static List<String> against(List<List<String>> rows) {
    List<String> against = new ArrayList<>();
    int checks = 0;
    for (List<String> row : rows) {
      String result = row.size() > RESULT ? row.get(RESULT) : "";
      checks += result.equals("OK") || result.equals("CHECK") ? 1 : 0;
      if (!result.equals("OK") && checks > 0 && !OF_PRICES.contains(row.get(NAME))) {
        against.add(row.get(NAME) + ": " + row.get(TODO));
      }
    }
    if (checks < 15) {
      throw new AssertionError("only " + checks + " checks");
    }
    return against;
  }

  private static String text(Cell cell) {
    if (cell == null) {
      return "";
    }
    cell.removeFormula();
    return cell.toString();
  }
}
