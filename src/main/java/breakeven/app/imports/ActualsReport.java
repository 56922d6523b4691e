package breakeven.app.imports;

import breakeven.core.table.Actuals;
import breakeven.exchange.usage.MonthOfWorkload;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an import of actuals says: which months came in, by how much they moved, what is nobody's.
 */
record ActualsReport(ImportRequest options, Consumer<String> out) {
  private static final double HUNDRED = 100;

  /** A sum of what rows say, and how many do not say it. */
  private static final class Known {
    private double sum;
    private int rows;
    private int unknown;

    void add(double value) {
      rows++;
      if (Double.isNaN(value)) {
        unknown++;
      } else {
        sum += value;
      }
    }

    double sum() {
      return sum;
    }

    boolean any() {
      return unknown < rows;
    }

    /** How many rows do not say it, in words; empty where none. */
    String lacking() {
      return unknown == 0
          ? ""
          : " (" + ReportSection.counted(unknown, "row says", "rows say") + " none)";
    }
  }

  /** Sums of one kind of row in one month. */
  private static final class Tally {
    private int added;
    private int moved;
    private final Known requestsBefore = new Known();
    private final Known requests = new Known();
    private final Known input = new Known();
    private final Known output = new Known();
    private final Map<String, double[]> billed = new TreeMap<>();

    void add(ActualsChanges.Change change) {
      var before = change.before();
      if (before == null) {
        added++;
      } else {
        moved++;
        requestsBefore.add(before.requests());
        bill(before.currency(), 0, before.cost());
      }
      requests.add(change.after().requests());
      input.add(change.after().input());
      output.add(change.after().output());
      bill(change.after().costCurrency(), 1, change.after().cost());
    }

    private void bill(String currency, int at, double cost) {
      if (!Double.isNaN(cost)) {
        billed.computeIfAbsent(currency, key -> new double[2])[at] += cost;
      }
    }

    /** What is known of use and bills of the month; beside it what was, where rows were there. */
    String words() {
      List<String> parts = new ArrayList<>();
      if (added > 0) {
        parts.add(ReportSection.counted(added, "new row", "new rows"));
      }
      if (moved > 0) {
        parts.add(ReportSection.counted(moved, "row replaced", "rows replaced"));
      }
      boolean replaced = moved > 0 && added == 0;
      if (requests.any()) {
        boolean both = replaced && requestsBefore.any();
        parts.add(
            number(requests.sum())
                + " requests"
                + requests.lacking()
                + (both ? before(requestsBefore.sum(), requests.sum()) : ""));
      } else if (input.any()) {
        parts.add(number(input.sum()) + " input tokens" + input.lacking());
        parts.add(number(output.sum()) + " output tokens" + output.lacking());
      }
      billed.forEach(
          (currency, sums) ->
              parts.add(
                  ReportSection.amount(sums[1])
                      + (currency.isEmpty() ? "" : " " + currency)
                      + " billed"
                      + (!replaced
                          ? ""
                          : sums[0] == 0 ? " (before none)" : before(sums[0], sums[1]))));
      return String.join(", ", parts);
    }
  }

  void print(ActualsChanges changes) {
    months(changes);
    moved(changes);
    unmapped(changes);
    ReportSection notes = section("To look at");
    changes.notes().forEach(notes::add);
    notes.print(out);
    table(changes);
  }

  private ReportSection section(String title) {
    return new ReportSection(title, options.into().dryRun());
  }

  private void months(ActualsChanges changes) {
    Map<YearMonth, Tally> whole = new TreeMap<>();
    Map<YearMonth, Tally> part = new TreeMap<>();
    for (ActualsChanges.Change each : changes.changes()) {
      (each.after().period().whole() ? whole : part)
          .computeIfAbsent(each.after().month(), month -> new Tally())
          .add(each);
    }
    out.accept("");
    if (changes.same() > 0) {
      out.accept(
          ReportSection.counted(changes.same(), "row says", "rows say") + " the same already");
    }
    whole.forEach((month, tally) -> out.accept(month + ": " + tally.words()));
    part.forEach(
        (month, tally) ->
            out.accept(month + ", a part of the month, so in no total: " + tally.words()));
  }

  /** A month that was there already says by how much it moved. */
  private void moved(ActualsChanges changes) {
    ReportSection section = section("Months that were imported before");
    for (ActualsChanges.Change each : changes.changes()) {
      var before = each.before();
      if (before != null) {
        var sums = each.after().sums();
        List<String> parts = new ArrayList<>();
        moved(parts, "requests", before.requests(), each.after().requests());
        moved(parts, "input tokens", before.input(), sums.input());
        moved(parts, "output tokens", before.output(), sums.output());
        moved(parts, "billed", before.cost(), each.after().cost());
        if (before.part() && each.after().period().whole()) {
          parts.add("now a whole month");
        }
        section.add(
            each.key().name() + ", " + each.after().month() + ": " + String.join("; ", parts));
      }
    }
    section.print(out);
  }

  private static void moved(List<String> parts, String what, double before, double after) {
    if (Double.compare(before, after) != 0) {
      parts.add(what + " " + shown(before) + " → " + shown(after) + percent(before, after));
    }
  }

  private static String shown(double value) {
    return Double.isNaN(value) ? "(empty)" : number(value);
  }

  private static String before(double before, double after) {
    return before == after
        ? " as before"
        : " (before " + number(before) + percent(before, after) + ")";
  }

  private static String percent(double before, double after) {
    return before > 0 && !Double.isNaN(after)
        ? String.format(Locale.ROOT, ", %+.1f%%", HUNDRED * (after - before) / before)
        : "";
  }

  private void unmapped(ActualsChanges changes) {
    ReportSection section =
        section("Not in Workloads; kept on Actuals under the name of the files");
    for (Map.Entry<String, List<MonthOfWorkload>> each : changes.unmapped().entrySet()) {
      Known requests = new Known();
      each.getValue().forEach(month -> requests.add(month.requests()));
      Map<String, Double> billed =
          each.getValue().stream()
              .filter(month -> !Double.isNaN(month.cost()))
              .collect(
                  Collectors.groupingBy(
                      MonthOfWorkload::currency,
                      TreeMap::new,
                      Collectors.summingDouble(MonthOfWorkload::cost)));
      String near = changes.near(each.getKey());
      Stream<String> used =
          requests.any() ? Stream.of(number(requests.sum()) + " requests") : Stream.of();
      Stream<String> bills =
          billed.entrySet().stream()
              .map(bill -> ReportSection.amount(bill.getValue()) + " " + bill.getKey());
      String figures = Stream.concat(used, bills).collect(Collectors.joining(", "));
      section.add(
          each.getKey()
              + (figures.isEmpty() ? "" : ": " + figures)
              + (near.isEmpty() ? "" : "; if \"" + near + "\" is meant, name it so in the file")
              + (each.getKey().equals(Actuals.NO_WORKLOAD)
                  ? "; name the workload in these lines, or give them to one with --workload"
                  : ""));
    }
    section.print(out);
    if (!changes.unmapped().isEmpty()) {
      out.accept("  to make rows of Workloads of them, import the files without --actuals");
    }
  }

  private void table(ActualsChanges changes) {
    DifferenceTable table = new DifferenceTable(options.into().dryRun(), "workload", "files", out);
    if (options.into().dryRun() && changes.any()) {
      out.accept("");
    }
    for (ActualsChanges.Change each : changes.changes()) {
      String what = each.before() == null ? "new" : "changed";
      String from = each.after().month() + (each.after().period().whole() ? "" : ", part");
      for (ActualsChanges.Figure figure : ActualsChanges.FIGURES) {
        if (figure.moves(each)) {
          String before = shown(figure.before(each));
          table.add(
              what,
              each.key().name(),
              figure.column().header(),
              before,
              shown(figure.after(each)),
              from);
        }
      }
    }
    table.end();
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : ReportSection.amount(value);
  }
}
