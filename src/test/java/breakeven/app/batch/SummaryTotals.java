package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.table.Sheets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/** The table of verdicts on Summary against the rows of Workloads, as a spreadsheet has them. */
public final class SummaryTotals {
  private static final String ALL = "All workloads";

  private static final String READY = "Ready to approve";
  private static final String PENDING = "More if tests go well";
  private static final String BLOCKED = "Blocked by a check";
  private static final String RESTORING = "Costs more than today";

  /** The groups of money, by their names in the table. */
  private static final List<String> GROUPS = List.of(READY, RESTORING, PENDING, BLOCKED);

  private final List<CSVRecord> rows;
  private final List<String> headers;
  private final int first;

  /** What a row of the table Costs has, by the workload. */
  private final Map<String, Map<String, String>> costs = new HashMap<>();

  private SummaryTotals(List<CSVRecord> rows, List<CSVRecord> calculated) {
    List<String> titles = calculated.get(0).toList();
    for (CSVRecord row : calculated.subList(1, calculated.size())) {
      Map<String, String> cells = new HashMap<>();
      for (String column :
          List.of("Expected saving", "Expected net saving of fine-tuning", "Turned down")) {
        int at = 0;
        while (!titles.get(at).startsWith(column + " (")) {
          at++;
        }
        cells.put(column, row.get(at));
      }
      costs.put(row.get(0), cells);
    }
    this.rows = rows;
    int at = 0;
    while (!rows.get(at).toList().contains("Decision")) {
      at++;
    }
    first = at + 1;
    headers = rows.get(at).toList();
  }

  /** Every figure of the table is the sum over the rows that it names. */
  public static void addUp(String name, Map<String, List<CSVRecord>> calculated) {
    SummaryTotals workloads =
        new SummaryTotals(calculated.get(Sheets.WORKLOADS), calculated.get(Sheets.COSTS));
    List<CSVRecord> summary = calculated.get(Sheets.SUMMARY);
    int header = 0;
    while (!summary.get(header).toList().containsAll(GROUPS)) {
      header++;
    }
    List<String> titles = summary.get(header).toList();
    int word = titles.indexOf("Workloads") - 1;
    double found = 0;
    int row = header;
    String verdict;
    do {
      CSVRecord line = summary.get(++row);
      verdict = line.get(word);
      for (String group : GROUPS) {
        double total = number(line.get(titles.indexOf(group)));
        assertThat(total)
            .as("%s: %s of %s", name, group, verdict)
            .isCloseTo(workloads.sum(group, verdict), within(0.01));
        found += total;
      }
    } while (!verdict.equals(ALL));
    assertThat(row - header).isEqualTo(10);
    assertThat(found).isPositive();
  }

  private double sum(String group, String verdict) {
    double sum = 0;
    for (CSVRecord row : rows.subList(first, rows.size())) {
      boolean counts = verdict.equals(ALL) || cell(row, "Verdict").equals(verdict);
      if (row.size() >= headers.size() && counts && !cell(row, "TCO today").isEmpty()) {
        sum += amount(group, row);
      }
    }
    return sum;
  }

  private double amount(String group, CSVRecord row) {
    Map<String, String> drawn = costs.get(cell(row, "Workload"));
    double saving = number(drawn.get("Expected saving"));
    double net = number(drawn.get("Expected net saving of fine-tuning"));
    if (cell(row, "Current approach").equals("Planned")) {
      return 0;
    }
    boolean proposed = !drawn.get("Turned down").equals("1");
    return switch (group) {
      case READY -> saving > 0 && proposed ? saving : 0;
      case RESTORING -> saving < 0 && proposed ? -saving : 0;
      case PENDING -> {
        boolean waits =
            List.of("Borderline", "Benchmark first", "Build evaluation first", "Needs data")
                .contains(cell(row, "Verdict"));
        boolean runs = cell(row, "Current approach").startsWith("Fine-tuned");
        yield waits && !runs ? Math.max(0, net) : 0;
      }
      default -> {
        boolean fails =
            Stream.of("Check 1", "Check 4", "Check 5")
                .anyMatch(check -> cell(row, check).equals("Fail"));
        String calculated = cell(row, "Net saving");
        yield fails && !calculated.equals("closed") && net > 0 ? net : 0;
      }
    };
  }

  private String cell(CSVRecord row, String title) {
    for (int i = headers.size() - 1; i >= 0; i--) {
      if (headers.get(i).equals(title) || headers.get(i).startsWith(title + " (")) {
        return row.get(i);
      }
    }
    throw new AssertionError("no column " + title + " in " + headers);
  }

  private static double number(String text) {
    return text.isEmpty() ? 0 : Double.parseDouble(text);
  }
}
