package breakeven.app.imports;

import breakeven.app.batch.ActualsSheet;
import breakeven.core.cycle.ActualMonth;
import breakeven.core.input.CellReader;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.Texts;
import breakeven.core.price.Rates;
import breakeven.core.table.Actuals;
import breakeven.core.table.Column;
import breakeven.exchange.usage.MonthOfWorkload;
import breakeven.exchange.usage.UsageSource;
import breakeven.workbook.write.SheetLook;
import breakeven.workbook.write.SheetUpsert;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What becomes of the rows of {@code Actuals}, and what is said of it. */
final class ActualsChanges {
  private static final String NO_CURRENCY =
      "billed cost not taken: the files name no currency; add --currency CODE";

  /** For so many unknown workloads it is looked whether they are mistyped. */
  private static final int NEAR_SOUGHT = 200;

  /**
   * A month of a workload.
   *
   * @param before what the sheet says of it; null where it has no such row
   */
  record Change(KnownWorkloads.Key key, MonthOfWorkload after, @Nullable ActualMonth before) {
    /** Whether the sheet says the same already. */
    boolean same() {
      ActualMonth old = before;
      return old != null
          && FIGURES.stream().noneMatch(figure -> figure.moves(this))
          && old.currency().equals(after.costCurrency())
          && old.part() == !after.period().whole();
    }
  }

  /**
   * A figure of a row of {@code Actuals}.
   *
   * @param column where it is typed
   */
  record Figure(
      Column column, ToDoubleFunction<ActualMonth> there, ToDoubleFunction<MonthOfWorkload> comes) {
    /** What the sheet says; NaN where it says nothing. */
    double before(Change change) {
      ActualMonth old = change.before();
      return old == null ? Double.NaN : there.applyAsDouble(old);
    }

    /** What the files say; NaN where they say nothing. */
    double after(Change change) {
      return comes.applyAsDouble(change.after());
    }

    /** What is typed; empty where the files say nothing, or what no cell could be read with. */
    String typed(MonthOfWorkload month) {
      double value = comes.applyAsDouble(month);
      return Double.isNaN(value) || CellReader.refusal(column, value) != null
          ? ""
          : PlainNumber.text(value);
    }

    /** Whether the files say another value than the sheet. */
    boolean moves(Change change) {
      return Double.compare(before(change), after(change)) != 0;
    }
  }

  /** What is compared of a month. */
  static final List<Figure> FIGURES =
      List.of(
          new Figure(Actuals.REQUESTS, ActualMonth::requests, MonthOfWorkload::requests),
          new Figure(Actuals.INPUT_TOKENS, ActualMonth::input, MonthOfWorkload::input),
          new Figure(Actuals.CACHED_TOKENS, ActualMonth::cached, month -> month.sums().cached()),
          new Figure(Actuals.WRITTEN_TOKENS, ActualMonth::written, month -> month.sums().written()),
          new Figure(Actuals.OUTPUT_TOKENS, ActualMonth::output, MonthOfWorkload::output),
          new Figure(Actuals.BILLED_COST, ActualMonth::cost, MonthOfWorkload::cost));

  private final KnownWorkloads keys;
  private final SheetUpsert upsert;
  private final @Nullable SheetLook look;
  private final Rates rates;
  private final LocalDate asOf;
  private final Map<String, ActualMonth> known = new HashMap<>();
  private final Map<String, YearMonth> lastBefore = new HashMap<>();
  private final Map<String, YearMonth> lastNow = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final Map<String, List<MonthOfWorkload>> unmapped = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<Integer> taken = new HashSet<>();
  private int same;

  ActualsChanges(ImportBook book, KnownWorkloads keys, Rates rates, LocalDate asOf) {
    ActualsSheet sheet = ActualsSheet.of(book.workbook()).orElse(null);
    this.keys = keys;
    look = sheet == null ? null : SheetLook.of(book.workbook(), sheet.header(), row -> true);
    upsert =
        book.sheet(
            Actuals.TABLE,
            "months",
            "give files with fewer workloads",
            workbook ->
                Optional.ofNullable(sheet)
                    .or(() -> ActualsSheet.of(workbook))
                    .map(at -> new SheetUpsert.Place(at.header(), at.lastRow())));
    this.rates = rates;
    this.asOf = asOf;
    if (sheet != null) {
      for (ActualMonth each : sheet.months()) {
        if (!each.id().isEmpty()) {
          known.putIfAbsent(key("#" + each.id(), each.month(), each.currency()), each);
        }
        known.putIfAbsent(key(each.workload(), each.month(), each.currency()), each);
        later(lastBefore, each.workload(), each.month());
        later(lastBefore, "#" + each.id(), each.month());
      }
    }
  }

  private static String key(String workload, YearMonth month, String currency) {
    return Texts.fold(workload) + '\n' + month + '\n' + currency;
  }

  /** Finds out what becomes of a month of a workload. */
  void add(MonthOfWorkload month) {
    KnownWorkloads.Key key =
        keys.of(month.workload())
            .orElseGet(
                () -> {
                  unmapped.computeIfAbsent(month.workload(), name -> new ArrayList<>()).add(month);
                  return new KnownWorkloads.Key(month.workload(), "");
                });
    told(key, month);
    later(lastNow, key.name(), month.month());
    Change change = new Change(key, month, before(key, month));
    if (change.same()) {
      same++;
      return;
    }
    ActualMonth before = change.before();
    Map<Column, String> cells = cells(key, month);
    if (before == null) {
      upsert.add(cells);
    } else if (formula(before)) {
      notes.add(
          "row "
              + before.row()
              + " of Actuals, "
              + key.name()
              + " in "
              + month.month()
              + ", has a formula and stays: type over it, or remove the row");
      return;
    } else {
      upsert.change(before.row(), cells);
    }
    changes.add(change);
  }

  private @Nullable ActualMonth before(KnownWorkloads.Key key, MonthOfWorkload month) {
    for (String currency : List.of(month.currency(), "")) {
      ActualMonth byId =
          key.id().isEmpty() ? null : known.get(key("#" + key.id(), month.month(), currency));
      ActualMonth found = byId == null ? known.get(key(key.name(), month.month(), currency)) : byId;
      if (found != null && taken.add(found.row())) {
        return found;
      }
    }
    return null;
  }

  private boolean formula(ActualMonth before) {
    return look != null && look.formula(before.row(), Actuals.TABLE.columns());
  }

  private Map<Column, String> cells(KnownWorkloads.Key key, MonthOfWorkload month) {
    Map<Column, String> cells = new LinkedHashMap<>();
    cells.put(Actuals.WORKLOAD, key.name());
    cells.put(Actuals.ID, key.id());
    cells.put(Actuals.MONTH, month.month().atDay(1).toString());
    FIGURES.forEach(figure -> cells.put(figure.column(), figure.typed(month)));
    cells.put(Actuals.MODEL, month.model());
    cells.put(Actuals.CURRENCY, month.costCurrency());
    cells.put(Actuals.PART_MONTH, month.period().whole() ? "" : "Yes");
    cells.put(
        Actuals.FILES,
        Texts.cut(
            month.sources().stream().map(UsageSource::file).collect(Collectors.joining(", "))
                + (month.period().whole() ? "" : ", " + month.period().words())));
    cells.put(Actuals.IMPORTED_ON, asOf.toString());
    cells.put(Actuals.AS_IMPORTED, ActualMonth.asImported(cells));
    return cells;
  }

  /** Says of a month what the sheet cannot. */
  private void told(KnownWorkloads.Key key, MonthOfWorkload month) {
    String where = key.name() + ", " + month.month() + ": ";
    if (month.currency().isEmpty() && month.sums().billed()) {
      notes.add(where + NO_CURRENCY);
    } else if (month.sums().billed() && Double.isNaN(month.sums().cost())) {
      notes.add(where + "billed cost not taken: some lines have no cost");
    } else if (!Double.isNaN(month.cost()) && Double.isNaN(rates.rate(month.currency()))) {
      notes.add(where + "Exchange rates has no rate of " + month.currency() + ": add it");
    } else if (month.cost() < 0) {
      notes.add(where + "the billed cost is below 0; look which month the credit belongs to");
    }
    if (Double.isNaN(month.sums().input())) {
      notes.add(where + "requests and tokens not taken: the files say what was billed alone");
    } else if (Double.isNaN(month.requests())) {
      notes.add(where + "requests not taken: some lines do not count them");
    }
    if (month.month().isAfter(YearMonth.from(asOf))) {
      notes.add(where + "the month is after " + asOf + "; look how the file writes its days");
    }
  }

  private static void later(Map<String, YearMonth> last, String workload, YearMonth month) {
    last.merge(Texts.fold(workload), month, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** Whether no month of a workload that was there before is later than those of the files. */
  boolean newest(KnownWorkloads.Key key) {
    YearMonth now = lastNow.get(Texts.fold(key.name()));
    List<String> names =
        key.id().isEmpty() ? List.of(key.name()) : List.of(key.name(), "#" + key.id());
    return now != null
        && names.stream()
            .map(name -> lastBefore.get(Texts.fold(name)))
            .noneMatch(before -> before != null && before.isAfter(now));
  }

  boolean any() {
    return upsert.any();
  }

  /** Rows that say what the files say already. */
  int same() {
    return same;
  }

  /** Months that are new or moved, in the order of the files. */
  List<Change> changes() {
    return changes;
  }

  /** Workloads that the workbook does not have, with what the files say of them. */
  Map<String, List<MonthOfWorkload>> unmapped() {
    return unmapped;
  }

  /** The name that an unknown workload may have been meant for; empty: none, or very many. */
  String near(String workload) {
    return unmapped.size() > NEAR_SOUGHT || workload.equals(Actuals.NO_WORKLOAD)
        ? ""
        : keys.near(workload).orElse("");
  }

  /** What was not taken, and why. */
  List<String> notes() {
    return notes;
  }
}
