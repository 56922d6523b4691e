package breakeven.app.batch;

import breakeven.core.cycle.LogEntry;
import breakeven.core.decision.Decision;
import breakeven.core.evaluation.BatchEvaluation;
import breakeven.core.evaluation.InputTables;
import breakeven.core.expression.Variable;
import breakeven.core.input.Decimals;
import breakeven.core.input.Header;
import breakeven.core.input.Texts;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.price.PriceSource;
import breakeven.core.report.Comparison;
import breakeven.core.report.Comparison.Caused;
import breakeven.core.report.Comparison.Edit;
import breakeven.core.report.Comparison.Pairing;
import breakeven.core.report.Comparison.Rename;
import breakeven.core.report.LastReview;
import breakeven.core.report.LastReview.Said;
import breakeven.core.report.PastReview;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.RowResult;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import breakeven.core.whatif.Cause;
import breakeven.core.whatif.CauseEffects;
import breakeven.core.whatif.Moved;
import breakeven.core.whatif.Movements;
import breakeven.core.whatif.Movements.Taken;
import breakeven.workbook.write.OwnColumns;
import breakeven.xlsx.read.BadInput;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The output of an earlier review, read twice: its results before anything is decided, and in the
 * end its inputs with the tables beside them, so that each workload can be led from then to now.
 */
final class Previous implements Closeable {
  private static final List<Column> WHOSE =
      List.of(Workloads.OWNER, Workloads.BUSINESS_UNIT, Workloads.COST_CENTRE);
  private static final long NOWHERE = -1;

  private final Path file;
  private final ReviewInputs prepared;
  private final Decimals decimals;
  private final LastReview review;
  private final Comparison comparison;
  private final List<Column> edited;
  private final List<PastReview> remembered;
  private final List<LogEntry> log;
  private final RowStore rows = new RowStore();

  /** Where the row of now is that belongs to each place of the earlier review. */
  private final long[] found;

  /** Places whose row was found by its ID. */
  private final BitSet byId = new BitSet();

  private final BitSet unclear = new BitSet();

  /** Where the rows are that belong to no place, in the order of the file. */
  private final List<Long> unmatched = new ArrayList<>();

  private Previous(
      Path file,
      ReviewInputs prepared,
      Decimals decimals,
      LastReview review,
      Comparison comparison,
      Header headerThen,
      List<PastReview> remembered,
      List<LogEntry> log) {
    this.file = file;
    this.prepared = prepared;
    this.decimals = decimals;
    this.review = review;
    this.comparison = comparison;
    this.remembered = List.copyOf(remembered);
    this.log = log;
    Header now = prepared.workloads().header();
    edited =
        WHOSE.stream()
            .filter(column -> now.indexOf(column) >= 0 && headerThen.indexOf(column) >= 0)
            .toList();
    found = new long[review.size()];
    Arrays.fill(found, NOWHERE);
  }

  /**
   * Reads the results.
   *
   * @param columns the result columns of {@code Workloads}
   * @param prepared what this review has read
   * @throws BadInput where the file holds no review
   */
  static Previous read(
      Path file, List<ResultColumn> columns, ReviewInputs prepared, Progress progress)
      throws IOException {
    // We wrote a file of rows ourselves; in a workbook are the texts that people typed.
    Decimals decimals = ReviewOptions.isRows(file) ? Decimals.POINT : prepared.opened().decimals();
    try (InputFiles opened = InputFiles.openRows(file, null, decimals, progress)) {
      String reporting = prepared.currency();
      WorkloadsInput rows = WorkloadsInput.read(opened, reporting, progress);
      LastResults results =
          new LastResults(
              file,
              columns,
              rows.header(),
              rows.headerTexts(),
              OwnColumns.named(opened.book()),
              prepared.workloads()::leftOut);
      opened.read(rows.sheet(), results);
      LastReview review = results.review();
      if (results.size() == 0 && rows.count() > 0) {
        throw new BadInput(
            file
                + " shows no verdict: open it in a spreadsheet and save it, so that its formulas"
                + " are calculated");
      }
      List<String> notes = new ArrayList<>(results.missing(rows.header()));
      if (opened.bare()) {
        notes.add(
            "A CSV file holds no prices and no assumptions: what their changes do is in Rest.");
      }
      String edition = ReviewFacts.edition(opened.book());
      if (!edition.isEmpty()) {
        notes.add(
            "The last review was made with Breakeven %s: what is worked out otherwise now is in Rest."
                .formatted(edition));
      }
      List<PastReview> reviews = PastReviews.of(opened.book());
      LocalDate day = results.day();
      if (day == null) {
        day = ReviewFacts.day(opened.book(), reviews);
      }
      Comparison.Last last =
          new Comparison.Last(String.valueOf(file.getFileName()), day, results.currency(), notes);
      InputTables book = prepared.book();
      double materiality =
          book.assumptions().number(Assumption.MATERIALITY)
              * book.rates().rate(book.assumptions().currency(Assumption.MATERIALITY));
      return new Previous(
          file,
          prepared,
          decimals,
          review,
          new Comparison(
              prepared.decision(),
              review,
              last,
              reporting,
              prepared.drawing().draws() != null,
              materiality),
          rows.header(),
          remembered(
              reviews,
              review,
              last,
              reporting,
              results.size() == rows.count() && prepared.options().where().isEmpty()),
          DecisionLogs.chain(opened.book()).entries());
    }
  }

  /**
   * What the file remembers; its own review as its workloads show it, where it does not.
   *
   * @param whole whether all its workloads were reviewed then, and all are compared now
   */
  private static List<PastReview> remembered(
      List<PastReview> known,
      LastReview review,
      Comparison.Last last,
      String reporting,
      boolean whole) {
    LocalDate day = last.day();
    if (!whole || day == null || known.stream().anyMatch(one -> one.day().equals(day))) {
      return known;
    }
    List<PastReview> all = new ArrayList<>(known);
    all.add(
        new PastReview(
            day,
            last.currency().isEmpty() ? reporting : last.currency(),
            review.size(),
            review.total(said -> said.ready() > 0 ? said.money() : 0),
            Double.NaN,
            review.total(Said::restoring),
            review.total(Said::pending),
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN));
    return all;
  }

  /** The reviews that the file remembers, its own among them. */
  List<PastReview> remembered() {
    return remembered;
  }

  /** The lines of its log. */
  List<LogEntry> log() {
    return log;
  }

  /** The name of its file. */
  String fileName() {
    return comparison.last().file();
  }

  // --- this review -------------------------------------------------------------------------------

  /** Takes the workloads of a batch. */
  void take(BatchEvaluation found) {
    try {
      WorkloadBatch batch = found.batch();
      for (int i = 0; i < batch.size(); i++) {
        take(TypedRow.of(batch, i).reviewed(batch.row(i), said(found.row(i))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Said said(RowResult row) {
    Decision decision = prepared.decision();
    boolean figures = !row.lacking() && !row.closed();
    return new Said(
        (int) row.value(decision.verdict),
        row.number(decision.saving),
        row.value(decision.portfolio.saves) > 0 ? row.number(decision.portfolio.expectedYear) : 0,
        row.number(decision.portfolio.pendingEvidence),
        figures ? row.value(decision.model.totals.netSaving) : Double.NaN,
        figures ? row.value(decision.chance) : Double.NaN,
        row.value(decision.portfolio.turnedDown) > 0);
  }

  private void take(TypedRow row) throws IOException {
    String id = row.text(Workloads.ID);
    String name = row.text(Workloads.WORKLOAD);
    int place = review.find(id, name);
    if (place == LastReview.AMBIGUOUS || prepared.workloads().repeated(name)) {
      if (place >= 0) {
        unclear.set(place);
      }
      comparison.unclear(null, row.said());
      return;
    }
    long at = rows.add(row);
    if (place < 0 || byId.get(place)) {
      unmatched.add(at);
      return;
    }
    if (found[place] != NOWHERE) {
      // Another row has the name that this one's ID had then.
      unmatched.add(found[place]);
    }
    found[place] = at;
    byId.set(place, review.hasId(place, id));
  }

  // --- both reviews ------------------------------------------------------------------------------

  /** All workloads are there: leads each from the earlier review to this one. */
  void finish(Progress progress) throws IOException {
    try (InputFiles opened = InputFiles.openRows(file, null, decimals, progress)) {
      InputTables now = prepared.book();
      // A CSV file has no tables beside it: only what was typed in its rows can be compared.
      InputTables then = opened.bare() ? now : TablesReader.read(opened.book());
      LocalDate dayNow = prepared.options().asOf();
      LocalDate day = comparison.last().day();
      Integer drawn = opened.bare() ? null : ReviewFacts.drawn(opened.workbook());
      int draws = prepared.drawing().count().draws();
      CauseSteps steps =
          new CauseSteps(
              prepared.workloads().header(),
              then,
              day == null ? dayNow : day,
              drawn == null ? draws : drawn,
              now,
              dayNow,
              draws,
              prepared.decision());
      WorkloadsInput input = WorkloadsInput.read(opened, then.rates().reporting(), progress);
      Walk walk = new Walk(steps);
      progress.begin("comparing", "workloads", input.count());
      try (WorkloadsInput.Batches batches = input.batches(problem -> {})) {
        for (WorkloadBatch batch : batches) {
          for (int i = 0; i < batch.size(); i++) {
            walk.take(TypedRow.of(batch, i));
          }
          progress.advance(batch.size());
        }
      }
      walk.finish();
      Movements movements =
          new Movements(
              prepared.decision(), steps.pricesOfNames(), Math.max(horizon(now), horizon(then)));
      comparison.finish(effects -> new Causes(steps, movements, then, now).of(effects));
    }
  }

  private static int horizon(InputTables book) {
    return (int) book.assumptions().number(Assumption.HORIZON);
  }

  /** Goes through the workloads of the earlier review. */
  private final class Walk {
    private final CauseSteps steps;
    private final BitSet met = new BitSet();
    private final List<Pairing> pairings = new ArrayList<>();
    private final List<CauseSteps.Pair> pairs = new ArrayList<>();

    /**
     * New workloads by all that figures depend on; {@link TypedRow#NONE} where several are equal.
     */
    private final Map<Long, TypedRow> candidates = new HashMap<>();

    /** Removed workloads that are equal to one of them. */
    private final Map<Long, List<TypedRow>> removed = new LinkedHashMap<>();

    private final Set<Integer> renamed = new HashSet<>();

    Walk(CauseSteps steps) throws IOException {
      this.steps = steps;
      for (long at : unmatched) {
        TypedRow row = rows.get(at);
        candidates.merge(row.inputs(), row, (a, b) -> TypedRow.NONE);
      }
    }

    /** Takes a row of the earlier review. */
    void take(TypedRow row) throws IOException {
      int place = review.find(row.text(Workloads.ID), row.text(Workloads.WORKLOAD));
      if (place < 0 || met.get(place) || unclear.get(place) || review.ambiguous(place)) {
        return;
      }
      met.set(place);
      TypedRow then = row.reviewed(0, review.said(place));
      if (found[place] != NOWHERE) {
        TypedRow now = rows.get(found[place]);
        boolean same =
            Texts.fold(then.text(Workloads.WORKLOAD))
                .equals(Texts.fold(now.text(Workloads.WORKLOAD)));
        pair(then, now, same ? Rename.NONE : Rename.SAME_ID);
        return;
      }
      TypedRow candidate = candidates.get(row.inputs());
      if (candidate == null || candidate == TypedRow.NONE || !mayBe(then, candidate)) {
        comparison.removed(then.text(Workloads.WORKLOAD), then.said());
      } else {
        removed.computeIfAbsent(row.inputs(), key -> new ArrayList<>()).add(then);
      }
    }

    /** Whether no ID says that two workloads are different ones. */
    private boolean mayBe(TypedRow then, TypedRow now) {
      return then.text(Workloads.ID).isEmpty() || now.text(Workloads.ID).isEmpty();
    }

    private void pair(TypedRow then, TypedRow now, Rename rename) {
      Pairing pairing =
          new Pairing(
              then.text(Workloads.WORKLOAD),
              now.text(Workloads.WORKLOAD),
              now.sheetRow(),
              then.said(),
              now.said(),
              rename,
              edits(then, now));
      if (!comparison.comparable()) {
        comparison.compared(pairing, null);
        return;
      }
      pairings.add(pairing);
      pairs.add(
          new CauseSteps.Pair(then, now, then.said(), now.said(), comparison.traces(pairing)));
      if (pairs.size() == CauseSteps.MOST) {
        flush();
      }
    }

    private void flush() {
      List<CauseEffects> effects = steps.of(pairs);
      for (int i = 0; i < effects.size(); i++) {
        comparison.compared(pairings.get(i), effects.get(i));
      }
      pairings.clear();
      pairs.clear();
    }

    private List<Edit> edits(TypedRow then, TypedRow now) {
      return edited.stream()
          .filter(column -> !then.same(column, now))
          .map(column -> new Edit(column, then.text(column), now.text(column)))
          .toList();
    }

    /** All rows of the earlier review are there. */
    void finish() throws IOException {
      removed.forEach(
          (inputs, some) -> {
            TypedRow now = candidates.get(inputs);
            if (some.size() == 1 && now != null) {
              renamed.add(now.sheetRow());
              pair(some.get(0), now, Rename.EQUAL_INPUTS);
            } else {
              some.forEach(row -> comparison.removed(row.text(Workloads.WORKLOAD), row.said()));
            }
          });
      if (!pairs.isEmpty()) {
        flush();
      }
      for (int place = 0; place < review.size(); place++) {
        if (!met.get(place)) {
          comparison.unclear(review.said(place), null);
        }
      }
      for (long at : unmatched) {
        TypedRow row = rows.get(at);
        if (!renamed.contains(row.sheetRow())) {
          comparison.added(row.text(Workloads.WORKLOAD), row.sheetRow(), row.said());
        }
      }
    }
  }

  /** What moved of a workload, by cause. */
  private record Causes(CauseSteps steps, Movements movements, InputTables then, InputTables now) {
    /** The cause that turned the verdict first, then by size. */
    List<Caused> of(CauseEffects effects) {
      List<Caused> causes = new ArrayList<>();
      for (Cause cause : Cause.values()) {
        if (cause == Cause.TURNED_DOWN) {
          if (Math.abs(effects.of(cause)) >= LEAST) {
            causes.add(new Caused(cause, effects.of(cause), 0, List.of()));
          }
          continue;
        }
        Taken before = effects.states().get(cause.step() - 1);
        Taken after = effects.states().get(cause.step());
        boolean same = before == after;
        List<Moved> moved =
            same
                ? List.of()
                : cause == Cause.EXCHANGE_RATES
                    ? rates(before, after)
                    : movements.between(before, after);
        boolean matters =
            Math.abs(effects.of(cause)) >= LEAST
                || Math.abs(effects.stake(cause)) >= LEAST
                || effects.turned() == cause
                || moved.stream().map(Moved::what).anyMatch(movements::wasTyped);
        if (matters) {
          causes.add(new Caused(cause, effects.of(cause), effects.stake(cause), moved));
        }
      }
      causes.sort(
          Comparator.comparing((Caused caused) -> caused.cause() != effects.turned())
              .thenComparingDouble(caused -> -Math.abs(caused.amount()))
              .thenComparingDouble(caused -> -Math.abs(caused.stake())));
      return causes;
    }

    /** Less than half a unit of currency is not told. */
    private static final double LEAST = 0.5;

    /** The rates that convert what changed between two states. */
    private List<Moved> rates(Taken before, Taken after) {
      Set<String> currencies = new TreeSet<>();
      for (Variable variable : movements.changed(before, after)) {
        PriceSource quote = steps.pricesConverted().quote(variable, after.names());
        if (quote != null) {
          currencies.add(quote.currency());
        }
        Assumption assumption = movements.assumption(variable);
        if (assumption != null) {
          currencies.add(then.assumptions().currency(assumption));
        }
      }
      List<Moved> moved = new ArrayList<>();
      for (String currency : currencies) {
        double was = then.rates().rate(currency);
        double is = now.rates().rate(currency);
        if (Double.compare(was, is) != 0) {
          moved.add(new Moved(new Moved.Rate(currency, was, is), Double.NaN));
        }
      }
      return moved;
    }
  }

  /** What came of it. */
  Comparison comparison() {
    return comparison;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
