package breakeven.app.batch;

import breakeven.core.cycle.ActualMonth;
import breakeven.core.cycle.DecisionOutcome;
import breakeven.core.cycle.LogChain;
import breakeven.core.cycle.LogEntry;
import breakeven.core.cycle.LogStatus;
import breakeven.core.cycle.MonthCosts;
import breakeven.core.cycle.Outcomes;
import breakeven.core.cycle.Realised;
import breakeven.core.cycle.RememberedMonth;
import breakeven.core.cycle.UsedMonth;
import breakeven.core.cycle.WorkloadKeys;
import breakeven.core.evaluation.MonthCostEvaluator;
import breakeven.core.input.Finding;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.Texts;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.report.RealisedColumns;
import breakeven.core.report.RowResult;
import breakeven.core.report.RowTaker;
import breakeven.core.table.Actuals;
import breakeven.core.table.Column;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.xlsx.read.XlsxFile;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the forecast of every decision that was carried out against what happened: from the log,
 * the actuals and the months that an earlier review wrote down.
 */
final class RealisedReview implements RowTaker, Outcomes.Known {
  /** The amounts by which the costs of a month show that they are those of then. */
  private static final Set<String> COSTS =
      Set.of(RealisedColumns.COST_BEFORE, RealisedColumns.COST_NOW, RealisedColumns.NOT_BILLED);

  /** Cells of a row that are named. */
  private static final int NAMED = 3;

  /** Rows that say the same month again are listed up to so many. */
  private static final int LISTED = 100;

  /**
   * A workload as it is now.
   *
   * @param cells what is typed
   * @param approach that it runs on; empty where that is not known
   */
  private record Row(Map<Column, Object> cells, String approach) {}

  /** The rows of one workload, month by month. */
  private static final class Months extends HashMap<YearMonth, List<ActualMonth>> {
    private static final long serialVersionUID = 1;
  }

  private final ReviewInputs prepared;
  private final List<LogEntry> log;
  private final List<LogChain.Fault> faults;
  private final Map<RememberedMonths.Key, RememberedMonth> remembered = new HashMap<>();
  private final Map<String, Months> actuals = new HashMap<>();

  /** The row of each line of the log, from 1. */
  private final Map<Integer, Integer> logRows = new HashMap<>();

  private final Set<String> wanted = new HashSet<>();
  private final WorkloadKeys<Row> rows = new WorkloadKeys<>();
  private int overtyped;
  private Realised realised = Realised.NONE;
  private @Nullable MonthCostEvaluator evaluator;

  /** Reads what the workbook remembers. */
  RealisedReview(ReviewInputs prepared) {
    this.prepared = prepared;
    @Nullable XlsxFile book = prepared.opened().book();
    LogChain chain = DecisionLogs.chain(book);
    log = chain.entries();
    chain.lines().forEach(line -> logRows.put(line.entry().line(), line.row()));
    faults = book == null ? List.of() : DecisionLogs.faults(book);
    if (!faults.isEmpty()) {
      prepared.issues().add(unsound());
    }
    boolean any = log.stream().anyMatch(RealisedReview::carriedOut);
    if (any && book != null) {
      Map<Integer, LogEntry> lines = new HashMap<>();
      log.forEach(entry -> lines.put(entry.line(), entry));
      RememberedMonths.read(book, (key, kept) -> remember(key, kept, lines.get(key.line())));
      log.stream().filter(RealisedReview::carriedOut).forEach(this::want);
      ActualsSheet.of(book).ifPresent(this::read);
    }
  }

  /**
   * Keeps a month as an earlier review wrote it down; not where its costs are not those that its
   * other cells were worked out with.
   */
  private void remember(
      RememberedMonths.Key key, RememberedMonths.Kept kept, @Nullable LogEntry decision) {
    if (decision == null) {
      return;
    }
    List<String> cells = kept.overtyped(decision, key.month(), prepared.currency());
    boolean believed = cells.stream().noneMatch(COSTS::contains);
    if (believed) {
      remembered.put(key, kept.month());
    }
    if (!cells.isEmpty() && overtyped++ < LISTED) {
      prepared.issues().add(overtyped(key, kept, decision, cells, believed));
    }
  }

  private static Problem overtyped(
      RememberedMonths.Key key,
      RememberedMonths.Kept kept,
      LogEntry decision,
      List<String> cells,
      boolean believed) {
    String first = cells.get(0);
    Double there = kept.numbers().get(first);
    int more = cells.size() - NAMED;
    return Finding.error(
            there == null ? "" : PlainNumber.text(there),
            ("%s was overtyped: %s%s are not what Decision log, Actuals and the"
                    + " costs of the row give%s")
                .formatted(
                    key.month(),
                    String.join(", ", cells.subList(0, Math.min(NAMED, cells.size()))),
                    more > 0 ? " and " + more + " more" : "",
                    believed
                        ? ""
                        : ", so that the month is worked out anew at the prices of today"),
            "Restore the row from an earlier copy of this workbook")
        .at(
            kept.sheet(),
            new Place("", kept.row(), kept.columns().getOrDefault(first, 0)).cell(),
            first)
        .of(decision.workload());
  }

  private static boolean carriedOut(LogEntry entry) {
    LogStatus status = entry.status();
    return status != null && status.carriedOut();
  }

  private void want(LogEntry entry) {
    if (!entry.id().isEmpty()) {
      wanted.add(id(entry.id()));
    }
    wanted.add(Texts.fold(entry.workload()));
  }

  private static String id(String id) {
    return "\n" + Texts.fold(id);
  }

  private void read(ActualsSheet sheet) {
    sheet.problems().forEach(prepared.issues()::add);
    int listed = 0;
    Map<String, Integer> first = new HashMap<>();
    for (ActualMonth month : sheet.months()) {
      String key =
          month.id() + "\n" + Texts.fold(month.workload()) + month.month() + month.currency();
      Integer row = first.putIfAbsent(key, month.row());
      if (row != null) {
        if (listed++ < LISTED) {
          prepared.issues().add(repeated(sheet, month, row));
        }
      } else {
        if (!month.id().isEmpty()) {
          keep(id(month.id()), month);
        }
        keep(Texts.fold(month.workload()), month);
      }
    }
  }

  private void keep(String key, ActualMonth month) {
    actuals
        .computeIfAbsent(key, k -> new Months())
        .computeIfAbsent(month.month(), k -> new ArrayList<>())
        .add(month);
  }

  private static Problem repeated(ActualsSheet sheet, ActualMonth month, int row) {
    Place place = sheet.header().place(month.row(), Actuals.MONTH);
    return Finding.error(
            month.month().toString(),
            "Row " + row + " has the same workload, month and currency; that row counts",
            "Remove one of the two rows, or correct its month")
        .at(sheet.header().sheet(), place == null ? "" : place.cell(), Actuals.MONTH.header())
        .of(month.workload());
  }

  private Problem unsound() {
    String cell = log.isEmpty() ? "" : new Place("", faults.get(0).row(), 0).cell();
    return Finding.error("", LogChain.said(faults), LogChain.REMEDY)
        .at(Sheets.DECISION_LOG, cell, "");
  }

  /** What was done to the log since it was written. */
  List<LogChain.Fault> logFaults() {
    return faults;
  }

  /** How many lines the log has. */
  int logLines() {
    return log.size();
  }

  /** Whether a decision was carried out. */
  boolean any() {
    return !wanted.isEmpty();
  }

  @Override
  public void take(WorkloadBatch batch, int i, RowResult row) {
    String id = batch.texts(Workloads.ID)[i];
    String byId = id == null || id.isBlank() ? "" : id(id.strip());
    String byName = Texts.fold(batch.name(i));
    if (wanted.contains(byId) || wanted.contains(byName)) {
      rows.put(byId, batch.name(i), new Row(cells(batch, i), batch.approach(i)));
    }
  }

  private static Map<Column, Object> cells(WorkloadBatch batch, int i) {
    Map<Column, Object> cells = new HashMap<>();
    for (Column column : Workloads.TABLE.columns()) {
      if (batch.typed(i, column) && column.numeric()) {
        cells.put(column, batch.numbers(column)[i]);
      } else if (batch.typed(i, column)) {
        String text = batch.texts(column)[i];
        cells.put(column, text == null ? "" : text);
      }
    }
    return cells;
  }

  /** All workloads are there. */
  void finish() {
    if (any()) {
      realised =
          new Realised(prepared.currency(), Outcomes.of(log, prepared.options().asOf(), this));
      realised.ended().stream().limit(LISTED).map(this::ended).forEach(prepared.issues()::add);
    }
  }

  private Problem ended(DecisionOutcome one) {
    LogEntry entry = one.entry();
    return Finding.warning(
            entry.id(),
            one.gone(),
            "Put the row back if it still runs; a row with another name needs the same ID")
        .at(Sheets.DECISION_LOG, new Place("", logRows.getOrDefault(entry.line(), 1), 0).cell(), "")
        .of(entry.workload());
  }

  /** What was found. */
  Realised realised() {
    return realised;
  }

  // --- what is known of a decision's workload --------------------------------------------------

  private @Nullable Row row(LogEntry decision) {
    return rows.of(decision.id().isEmpty() ? "" : id(decision.id()), decision.workload());
  }

  @Override
  public boolean gone(LogEntry decision) {
    return row(decision) == null
        && !prepared.workloads().leftOut(decision.id(), decision.workload());
  }

  private @Nullable RememberedMonth remembered(LogEntry decision, YearMonth month) {
    return remembered.get(new RememberedMonths.Key(decision.line(), month));
  }

  /** The rows of a month under the workload's ID, its name at the decision, or its name now. */
  private List<ActualMonth> actuals(LogEntry decision, YearMonth month) {
    Row now = row(decision);
    Object name = now == null ? null : now.cells().get(Workloads.WORKLOAD);
    List<String> keys = new ArrayList<>();
    if (!decision.id().isEmpty()) {
      keys.add(id(decision.id()));
    }
    keys.add(Texts.fold(decision.workload()));
    keys.add(name == null ? "" : Texts.fold(name.toString()));
    for (String key : keys) {
      Months months = actuals.get(key);
      if (months != null && months.containsKey(month)) {
        return months.get(month);
      }
    }
    return List.of();
  }

  @Override
  public @Nullable UsedMonth used(LogEntry decision, YearMonth month) {
    List<ActualMonth> found = actuals(decision, month);
    if (found.isEmpty()) {
      return null;
    }
    UsedMonth used = UsedMonth.of(found, prepared.book().rates());
    RememberedMonth then = remembered(decision, month);
    return then != null && then.agrees(used, prepared.currency()) ? then.as(used) : used;
  }

  @Override
  public @Nullable MonthCosts costs(LogEntry decision, YearMonth month, UsedMonth used, int index) {
    RememberedMonth then = remembered(decision, month);
    if (then != null && then.agrees(used, prepared.currency())) {
      return then.costs();
    }
    Row now = row(decision);
    if (now == null || Double.isNaN(used.requests())) {
      return null;
    }
    MonthCostEvaluator known = evaluator;
    if (known == null) {
      known =
          evaluator =
              new MonthCostEvaluator(
                  prepared.book(), prepared.decision(), prepared.options().asOf());
    }
    return known.of(now.cells(), decision, used, index);
  }

  @Override
  public String approach(LogEntry decision) {
    Row now = row(decision);
    return now == null ? "" : now.approach();
  }
}
