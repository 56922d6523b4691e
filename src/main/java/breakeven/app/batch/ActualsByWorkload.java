package breakeven.app.batch;

import breakeven.core.cycle.ActualMonth;
import breakeven.core.cycle.LogEntry;
import breakeven.core.cycle.Realised;
import breakeven.core.input.Header;
import breakeven.core.input.ProblemSink;
import breakeven.core.input.Texts;
import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.table.Actuals;
import breakeven.workbook.write.ActualsTotals;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What workloads used and were billed, month by month: the rows of {@code Actuals}. */
final class ActualsByWorkload {
  /** Rows that say the same month again are listed up to so many. */
  private static final int LISTED = 100;

  /** The rows of one workload, month by month. */
  private static final class Months extends HashMap<YearMonth, List<ActualMonth>> {
    private static final long serialVersionUID = 1;
  }

  private final Map<String, Months> months = new HashMap<>();

  private final List<ActualMonth> counted = new ArrayList<>();

  /** Months of which some row does not count as it stands. */
  private final Set<YearMonth> odd = new HashSet<>();

  private @Nullable Header header;

  private boolean imports;

  /** Reads the sheet of a workbook, and says what is wrong on it. */
  ActualsByWorkload(XlsxFile book, ProblemSink problems) {
    ActualsSheet.of(book).ifPresent(sheet -> read(sheet, problems));
  }

  private void read(ActualsSheet sheet, ProblemSink problems) {
    sheet.problems().forEach(problems::add);
    header = sheet.header();
    odd.addAll(sheet.odd());
    imports = sheet.months().stream().anyMatch(month -> !month.imported().isEmpty());
    int listed = 0;
    Map<String, Integer> first = new HashMap<>();
    for (ActualMonth month : sheet.months()) {
      String key =
          month.id() + "\n" + Texts.fold(month.workload()) + month.month() + month.currency();
      Integer row = first.putIfAbsent(key, month.row());
      if (row != null) {
        odd.add(month.month());
        if (listed++ < LISTED) {
          problems.add(repeated(sheet, month, row));
        }
      } else {
        counted.add(month);
        if (!month.id().isEmpty()) {
          keep(id(month.id()), month);
        }
        keep(Texts.fold(month.workload()), month);
      }
    }
  }

  /** Whether an import has brought a row, and kept what it says. */
  boolean imports() {
    return imports;
  }

  private static String id(String id) {
    return "\n" + Texts.fold(id);
  }

  private void keep(String key, ActualMonth month) {
    months
        .computeIfAbsent(key, k -> new Months())
        .computeIfAbsent(month.month(), k -> new ArrayList<>())
        .add(month);
  }

  private static Problem repeated(ActualsSheet sheet, ActualMonth month, int row) {
    Place place = sheet.header().place(month.row(), Actuals.MONTH);
    return new Problem(
        Severity.ERROR,
        sheet.header().sheet(),
        place == null ? "" : place.cell(),
        month.workload(),
        Actuals.MONTH.header(),
        month.month().toString(),
        "Row " + row + " has the same workload, month and currency; that row counts",
        "Remove one of the two rows, or correct its month");
  }

  /**
   * What the bills come to, by month and currency.
   *
   * @param reporting the currency of rows that name none
   * @param known whether there is a workload of an ID and a name
   */
  List<Realised.Bill> bills(String reporting, BiPredicate<String, String> known) {
    Map<String, List<ActualMonth>> groups = new TreeMap<>();
    for (ActualMonth each : counted) {
      String key = each.month() + currency(each, reporting);
      groups.computeIfAbsent(key, any -> new ArrayList<>()).add(each);
    }
    return groups.values().stream()
        .map(
            rows ->
                new Realised.Bill(
                    rows.get(0).month(),
                    currency(rows.get(0), reporting),
                    rows.size(),
                    sum(rows, ActualMonth::requests),
                    rows.stream().allMatch(each -> Double.isNaN(each.cost()))
                        ? Double.NaN
                        : sum(rows, ActualMonth::cost),
                    sum(
                        rows.stream()
                            .filter(each -> !known.test(each.id(), each.workload()))
                            .toList(),
                        ActualMonth::cost),
                    !odd.contains(rows.get(0).month())))
        .toList();
  }

  private static String currency(ActualMonth row, String reporting) {
    return row.currency().isEmpty() ? reporting : row.currency();
  }

  /** What goes beside the rows of the sheet; empty where there is nothing to add up. */
  Optional<ActualsTotals> totals(XlsxFile book, List<Realised.Bill> bills, String reporting) {
    Header at = header;
    List<Realised.Bill> billed =
        bills.stream().filter(bill -> !Double.isNaN(bill.billed())).toList();
    if (at == null || billed.isEmpty() || at.indexOf(Actuals.BILLED_COST) < 0) {
      return Optional.empty();
    }
    SheetInfo sheet = book.sheet(at.sheet()).orElseThrow();
    ActualsTotals.Old old = new ActualsTotals.Old(at);
    SheetRows.read(book, sheet, old);
    List<Integer> rows = counted.stream().map(ActualMonth::row).toList();
    return Optional.of(new ActualsTotals(sheet, at, rows, billed, reporting, old));
  }

  private static double sum(List<ActualMonth> rows, ToDoubleFunction<ActualMonth> amount) {
    return rows.stream().mapToDouble(amount).filter(each -> !Double.isNaN(each)).sum();
  }

  /**
   * The rows of a month under the workload's ID, its name at the decision, or its name now.
   *
   * @param nameNow empty where there is no such workload any more
   */
  List<ActualMonth> of(LogEntry decision, YearMonth month, String nameNow) {
    List<String> keys = new ArrayList<>();
    if (!decision.id().isEmpty()) {
      keys.add(id(decision.id()));
    }
    keys.add(Texts.fold(decision.workload()));
    keys.add(Texts.fold(nameNow));
    for (String key : keys) {
      Months found = months.get(key);
      if (found != null && found.containsKey(month)) {
        return found.get(month);
      }
    }
    return List.of();
  }
}
