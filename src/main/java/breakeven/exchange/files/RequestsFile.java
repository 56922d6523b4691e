package breakeven.exchange.files;

import breakeven.core.input.CellReader;
import breakeven.core.input.Decimals;
import breakeven.core.input.NamedRows;
import breakeven.core.input.Texts;
import breakeven.exchange.usage.GivenRequests;
import breakeven.xlsx.read.BadInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A CSV list of requests by workload: columns Workload and Requests, others are passed over. */
public final class RequestsFile extends NamedRows {
  private static final String WORKLOAD = "workload";
  private static final String REQUESTS = "requests";

  private final Path path;
  private final Decimals decimals;
  private final Map<String, Double> requests = new TreeMap<>();

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
    if (list.columns().isEmpty()) {
      throw new BadInput(
          path + " has no columns Workload and Requests: name them so in its first row");
    }
    return new GivenRequests(Double.NaN, list.requests);
  }

  private static boolean isHeader(String cell) {
    return List.of(WORKLOAD, REQUESTS).contains(header(cell));
  }

  private static String header(String cell) {
    return Texts.oneLine(cell).toLowerCase(Locale.ROOT);
  }

  @Override
  protected String name(String text) {
    return header(text);
  }

  @Override
  protected boolean isHeader(Set<String> names) {
    return names.containsAll(List.of(WORKLOAD, REQUESTS));
  }

  @Override
  protected boolean below(int row) {
    String workload = Texts.oneLine(text(WORKLOAD));
    String found = Texts.oneLine(text(REQUESTS));
    if (workload.isEmpty() && found.isEmpty()) {
      return true;
    }
    double number = decimals.number(found);
    if (workload.isEmpty() || !(number > 0) || CellReader.isTooLarge(number)) {
      throw new BadInput(
          path
              + " line "
              + row
              + ": a workload and a number of requests above 0 are needed, found "
              + quoted(workload)
              + " and "
              + quoted(found));
    }
    if (requests.put(Texts.fold(workload), number) != null) {
      throw new BadInput(path + " line " + row + ": " + workload + " is in the list twice");
    }
    return true;
  }

  private static String quoted(String cell) {
    return '"' + Texts.cut(cell) + '"';
  }
}
