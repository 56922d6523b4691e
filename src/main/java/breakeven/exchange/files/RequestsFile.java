package breakeven.exchange.files;

import breakeven.core.input.CellReader;
import breakeven.core.input.CellType;
import breakeven.core.input.Decimals;
import breakeven.core.input.RowHandler;
import breakeven.core.input.Texts;
import breakeven.exchange.usage.GivenRequests;
import breakeven.xlsx.read.BadInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A CSV list of requests by workload: columns Workload and Requests, others are passed over. */
public final class RequestsFile implements RowHandler {
  private static final List<String> HEADERS = List.of("workload", "requests");

  private final Path path;
  private final Decimals decimals;
  private final Map<String, Double> requests = new TreeMap<>();
  private final int[] columns = {-1, -1};
  private final String[] cells = {"", ""};

  private RequestsFile(Path path, Decimals decimals) {
    this.path = path;
    this.decimals = decimals;
  }

  /**
   * Reads a list.
   *
   * @param decimals how its numbers are written
   * @throws BadInput where it has no such columns, a row has no number above 0, or two rows name
   *     one workload
   */
  public static GivenRequests read(Path path, Decimals decimals) {
    RequestsFile list = new RequestsFile(path, decimals);
    CsvFile.of(path, row -> (int) row.stream().filter(RequestsFile::isHeader).count()).read(list);
    if (list.columns[0] < 0 || list.columns[1] < 0) {
      throw new BadInput(
          path + " has no columns Workload and Requests: name them so in its first row");
    }
    return new GivenRequests(Double.NaN, list.requests);
  }

  private static boolean isHeader(String cell) {
    return HEADERS.contains(header(cell));
  }

  private static String header(String cell) {
    return Texts.oneLine(cell).toLowerCase(Locale.ROOT);
  }

  @Override
  public void startRow(int row) {
    cells[0] = "";
    cells[1] = "";
  }

  @Override
  public void cell(int column, CellType type, double number, @Nullable String text) {
    String said = text == null ? "" : text;
    for (int i = 0; i < cells.length; i++) {
      if (columns[i] < 0 && header(said).equals(HEADERS.get(i))) {
        columns[i] = column;
      } else if (columns[i] == column) {
        cells[i] = Texts.oneLine(said);
      }
    }
  }

  @Override
  public boolean endRow(int row) {
    boolean headed = columns[0] >= 0 && columns[1] >= 0;
    if (!headed || cells[0].isEmpty() && cells[1].isEmpty()) {
      return true;
    }
    double number = decimals.number(cells[1]);
    if (cells[0].isEmpty() || !(number > 0) || CellReader.isTooLarge(number)) {
      throw new BadInput(
          path
              + " line "
              + row
              + ": a workload and a number of requests above 0 are needed, found "
              + quoted(cells[0])
              + " and "
              + quoted(cells[1]));
    }
    if (requests.put(Texts.fold(cells[0]), number) != null) {
      throw new BadInput(path + " line " + row + ": " + cells[0] + " is in the list twice");
    }
    return true;
  }

  private static String quoted(String cell) {
    return '"' + Texts.cut(cell) + '"';
  }

  @Override
  public void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {
    // A file of text has no such cells.
  }
}
