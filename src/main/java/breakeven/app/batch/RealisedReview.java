package breakeven.app.batch;

import breakeven.core.cycle.ActualMonth;
import breakeven.core.cycle.ComparedMonth;
import breakeven.core.cycle.DecisionOutcome;
import breakeven.core.cycle.Forecast;
import breakeven.core.cycle.LogChain;
import breakeven.core.cycle.LogEnd;
import breakeven.core.cycle.LogEntry;
import breakeven.core.cycle.LogMonths;
import breakeven.core.cycle.LogStatus;
import breakeven.core.cycle.MonthCosts;
import breakeven.core.cycle.MonthPrices;
import breakeven.core.cycle.Outcomes;
import breakeven.core.cycle.Realised;
import breakeven.core.cycle.RealisedMonth;
import breakeven.core.cycle.UsedMonth;
import breakeven.core.cycle.WorkloadKeys;
import breakeven.core.evaluation.BatchEvaluation;
import breakeven.core.evaluation.MonthCostEvaluator;
import breakeven.core.evaluation.MonthPriceReader;
import breakeven.core.expression.Text;
import breakeven.core.input.Finding;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.ProblemSink;
import breakeven.core.input.Texts;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.report.Proposal;
import breakeven.core.report.RealisedColumns;
import breakeven.core.table.Assumption;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.exchange.lists.ModelNames;
import breakeven.workbook.write.ActualsTotals;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.XlsxFile;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds the forecast of every decision that was carried out against what happened: from the log and
 * the actuals. What a review valued with, and what it compared, are new lines of the log; the sheet
 * {@code Realised} is only looked at for what was done to it.
 */
final class RealisedReview implements Outcomes.Known {
  /** Months that are named. */
  private static final int LISTED = 100;

  private static final double HALF_A_CENT = 0.005;

  private static final String IS = "Is ";

  private static final String PAID = RealisedColumns.PAID + ": ";

  private static final String AS_APPROVED = PAID + "as approved";

  private static final String NOTHING = "Nothing, if that is meant";

  /**
   * A workload as it is now.
   *
   * @param approach that it runs on; empty where that is not known
   * @param cached its cached share; NaN where none is typed
   */
  private record Row(String name, String approach, double cached, String costCentre) {}

  private final ReviewInputs prepared;
  private final @Nullable XlsxFile book;
  private final @Nullable DecisionLogs sheet;
  private final List<LogEntry> log;
  private final List<LogChain.Fault> faults;
  private final LogMonths months;
  private final @Nullable RealisedRows shown;
  private final @Nullable ActualsByWorkload actuals;
  private final ProblemSink told;
  private final MonthCostEvaluator evaluator;
  private final MonthPriceReader prices;
  private final WorkloadKeys<LogEntry> running;

  /** The workloads that were decided on, by every name that the log has of them. */
  private final WorkloadKeys<LogEntry> decided = new WorkloadKeys<>();

  /** The last status that the log has of each decision. */
  private final Map<String, LogStatus> states = new HashMap<>();

  /** What was paid for each decision, as the log has it. */
  private final Map<String, String> paid = new HashMap<>();

  /** The volumes and tokens typed last for workloads that were decided on. */
  private final Set<String> typedLast = new HashSet<>();

  /** Other workloads of the same volumes and tokens; empty where several have them. */
  private final Map<String, String> alike = new HashMap<>();

  /** The row of each line of the log, from 1. */
  private final Map<Integer, Integer> logRows = new HashMap<>();

  private final WorkloadKeys<Row> rows = new WorkloadKeys<>();

  /** All workloads, where bills are compared. */
  private final WorkloadKeys<String> there = new WorkloadKeys<>();

  private final List<LogEntry> added = new ArrayList<>();

  /** Months that were closed and have changed, and by how much in all. */
  private final List<Problem> moved = new ArrayList<>();

  private double movedBy;

  /** Months of which the log does not say what they come to. */
  private final List<LogChain.Fault> unlike = new ArrayList<>();

  private final Map<LogMonths.Key, ComparedMonth> compared = new HashMap<>();
  private final Set<LogMonths.Key> withoutActuals = new HashSet<>();

  /** Rows of {@code Actuals} that were named as edited. */
  private final Set<Integer> edited = new HashSet<>();

  /** Closed months that an earlier edition of the rules has worked out. */
  private int earlier;

  private @Nullable LogEntry last;
  private @Nullable LocalDate reopenedAfter;
  private Realised realised = Realised.NONE;

  /**
   * Reads what the workbook remembers.
   *
   * @param previous the earlier review that this one is compared with; null where there is none
   */
  RealisedReview(ReviewInputs prepared, @Nullable Previous previous) {
    this.prepared = prepared;
    told = prepared.issues()::add;
    book = prepared.opened().book();
    sheet = DecisionLogs.of(book).orElse(null);
    LogChain chain = sheet == null ? new LogChain() : sheet.chain();
    log = chain.entries();
    last = chain.last();
    chain.lines().forEach(line -> logRows.put(line.entry().line(), line.row()));
    faults = new ArrayList<>(book == null ? List.of() : DecisionLogs.faults(book));
    requireOpen(prepared.options());
    months = new LogMonths(log);
    if (previous != null && book != null) {
      compare(chain, previous);
    }
    if (!faults.isEmpty()) {
      told.add(unsound(faults));
    }
    running = Outcomes.running(log);
    for (LogEntry line : log) {
      decided.put(line.id(), line.workload(), line);
      LogStatus status = line.status();
      if (status != null && !status.ofMonth()) {
        states.put(state(line), status);
        if (line.comment().startsWith(PAID)) {
          paid.put(state(line), line.comment());
        }
      }
    }
    for (LogEntry decision : Outcomes.decisions(log)) {
      typedLast.addAll(typed(decision));
    }
    evaluator = new MonthCostEvaluator(prepared.decision().model);
    prices = new MonthPriceReader(evaluator, prepared.book(), prepared.options().asOf());
    actuals = book != null && any() ? new ActualsByWorkload(book, told) : null;
    shown = book != null && any() ? RealisedRows.read(book, log, prepared.currency()) : null;
    if (shown != null) {
      shown.problems().forEach(told::add);
    }
  }

  /** Refuses a review that would value months anew that a later one has valued. */
  private void requireOpen(ReviewOptions options) {
    LocalDate asOf = options.asOf();
    LocalDate latest = LogMonths.lastReview(log);
    YearMonth reopened = options.reopen();
    if (latest == null || !asOf.isBefore(latest)) {
      if (reopened != null) {
        throw new BadInput(
            "--reopen is for a review before the last one"
                + (latest == null ? ", and Decision log has none" : ", which was on " + latest));
      }
      return;
    }
    if (!YearMonth.from(asOf).equals(reopened)) {
      throw new BadInput(
          ("%s: Decision log has a review on %s, and one on %s would value past months anew."
                  + " Give --as-of %s or a later day; to value %s anew, add --reopen %s")
              .formatted(
                  options.input(),
                  latest,
                  asOf,
                  latest,
                  YearMonth.from(asOf),
                  YearMonth.from(asOf)));
    }
    reopenedAfter = latest;
  }

  /**
   * Holds the log against that of the earlier review. Lines that reviews add are taken from there:
   * the input was not carried on from that review's file.
   */
  private void compare(LogChain chain, Previous previous) {
    List<LogEntry> more = chain.behind(previous.log());
    if (sheet != null && !more.isEmpty() && more.stream().allMatch(LogEntry::byReview)) {
      more.forEach(this::add);
      told.add(carriedOver(more, previous));
    } else {
      faults.addAll(chain.against(previous.log(), previous.fileName()));
    }
  }

  private static Problem carriedOver(List<LogEntry> more, Previous previous) {
    return Finding.info(
            "",
            LogChain.numbered(more.get(0).line(), more.get(more.size() - 1).line())
                + " of the log: taken from "
                + previous.fileName(),
            "Nothing; a workbook that is carried on from a reviewed one has them")
        .at(Sheets.DECISION_LOG, "", "");
  }

  private Problem unsound(List<LogChain.Fault> faults) {
    String cell = log.isEmpty() ? "" : new Place("", faults.get(0).row(), 0).cell();
    return Finding.error("", LogChain.said(faults), LogChain.REMEDY)
        .at(Sheets.DECISION_LOG, cell, "");
  }

  /** What was done to the log since it was written, and what it says that does not come out. */
  List<LogChain.Fault> logFaults() {
    return Stream.concat(faults.stream(), unlike.stream()).toList();
  }

  /** Closed months that are not worked out again, as an earlier edition of the rules did it. */
  int earlierRules() {
    return earlier;
  }

  /** The closed months that have changed, as one line; null where none has. */
  @Nullable Problem news() {
    return moved.isEmpty()
        ? null
        : Finding.warning(
                "",
                "%s changed, %s %s in all. The first: %s"
                    .formatted(
                        TerminalReport.counted(moved.size(), "closed month"),
                        Text.fixed(movedBy, 2),
                        prepared.currency(),
                        moved.get(0).problem()),
                NOTHING)
            .at(Sheets.DECISION_LOG, "", "");
  }

  /** Where the log ends, with the lines of this review. */
  LogEnd logEnd() {
    LogEntry end = lines().isEmpty() ? (log.isEmpty() ? null : log.get(log.size() - 1)) : last;
    return end == null ? LogEnd.NONE : LogEnd.of(end);
  }

  /**
   * The same as the run notes it down: of a log that was cut, where it ended before, so that the
   * next review finds it too.
   */
  LogEnd notedEnd() {
    return faults.isEmpty() || book == null ? logEnd() : LogWitnesses.noted(book);
  }

  /** Whether a decision was carried out. */
  boolean any() {
    return log.stream()
        .map(LogEntry::status)
        .anyMatch(status -> status != null && status.carriedOut());
  }

  /** The lines that this review adds; none to a log to which anything was done. */
  private List<LogEntry> lines() {
    return faults.isEmpty() ? added : List.of();
  }

  /** What is added to the sheet of the log. */
  LogLines newLines() {
    return new LogLines(sheet, lines());
  }

  private void add(@Nullable LogEntry line) {
    if (line != null) {
      LogEntry more =
          reopenedAfter == null ? line : line.said("Reopened after the review on " + reopenedAfter);
      LogEntry chained = more.behind(last);
      last = chained;
      added.add(chained);
      months.add(chained);
    }
  }

  /** Takes the workloads of a batch: what those with a decision in production are valued with. */
  void take(BatchEvaluation found) {
    WorkloadBatch batch = found.batch();
    for (int i = 0; i < batch.size(); i++) {
      String key = batch.texts(Workloads.ID)[i];
      String id = key == null ? "" : key.strip();
      if (actuals != null) {
        there.put(id, batch.name(i), batch.name(i));
      }
      if (decided.of(id, batch.name(i)) == null) {
        String typed = typed(batch, i);
        if (typedLast.contains(typed)) {
          alike.merge(typed, batch.name(i), (one, other) -> "");
        }
        continue;
      }
      LogEntry decision = running.of(id, batch.name(i));
      String centre = batch.texts(Workloads.COST_CENTRE)[i];
      rows.put(
          id,
          batch.name(i),
          new Row(
              batch.name(i),
              batch.approach(i),
              batch.numbers(Workloads.CACHED_SHARE)[i],
              centre == null ? "" : centre.strip()));
      if (decision != null && !prepared.workloads().repeated(batch.name(i))) {
        MonthPrices now =
            prices.of(found.frame(), i, found.used(i), decision, months.earliest(decision));
        MonthPrices then = months.newest(decision);
        if (now != null) {
          if (then != null) {
            tellModel(decision, then, now);
          }
          add(months.line(now, decision, prepared.options().asOf()));
        }
      }
    }
  }

  /** Names another model than a decision ran on, unless that one's end is announced. */
  private void tellModel(LogEntry decision, MonthPrices then, MonthPrices now) {
    String before = then.modelNow();
    if (before.isEmpty()
        || now.modelNow().isEmpty()
        || ModelNames.means(now.modelNow(), before, false)
        || prices.ends(before)) {
      return;
    }
    double more = month(decision, now) - month(decision, then);
    told.add(
        warning(
            decision,
            "%s runs on %s, not on %s, and nobody approved that; a month costs %s %s %s"
                .formatted(
                    decision.workload(),
                    now.modelNow(),
                    before,
                    Text.fixed(Math.abs(more), 2),
                    now.currency(),
                    more < 0 ? "less" : "more"),
            NOTHING + "; else type it back"));
  }

  /** What the requests of a decision cost in a month at some prices. */
  private double month(LogEntry decision, MonthPrices prices) {
    MonthCosts costs = evaluator.forecast(prices, decision);
    return decision.forecast().requests() * costs.now() + costs.nowFixed();
  }

  private static String state(LogEntry line) {
    String workload = line.id().isEmpty() ? "\n" + Texts.fold(line.workload()) : line.id();
    return workload + "\n" + line.to() + "\n" + line.effective();
  }

  // --- "is this that workload?" ----------------------------------------------------------------

  private static String typed(WorkloadBatch batch, int i) {
    return typed(
        PlainNumber.text(batch.numbers(Workloads.REQUESTS)[i]),
        PlainNumber.text(batch.numbers(Workloads.INPUT_TOKENS)[i]),
        PlainNumber.text(batch.numbers(Workloads.OUTPUT_TOKENS)[i]));
  }

  private static String typed(String requests, String input, String output) {
    return requests + " " + input + " " + output;
  }

  /** What the last review, or else the approval, has of a decision's workload. */
  private List<String> typed(LogEntry decision) {
    MonthPrices last = months.newest(decision);
    Forecast forecast = decision.forecast();
    List<String> all = new ArrayList<>();
    if (last != null) {
      Map<String, String> values = last.values();
      all.add(
          typed(
              values.getOrDefault(Workloads.REQUESTS.header(), ""),
              values.getOrDefault(Workloads.INPUT_TOKENS.header(), ""),
              values.getOrDefault(Workloads.OUTPUT_TOKENS.header(), "")));
    }
    all.add(
        typed(
            PlainNumber.text(forecast.requests()),
            PlainNumber.text(forecast.inputTokens()),
            PlainNumber.text(forecast.outputTokens())));
    return all;
  }

  private String isThatIt(LogEntry decision) {
    return typed(decision).stream()
        .map(each -> alike.getOrDefault(each, ""))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .map(
            name ->
                IS
                    + name
                    + " that workload? It has the same requests and tokens. Then type "
                    + (decision.id().isEmpty()
                        ? "the name " + decision.workload()
                        : "the ID " + decision.id())
                    + " into its row")
        .orElse("Put the row back if it still runs; a row with another name needs the same ID");
  }

  /** All workloads are there. */
  void finish() {
    if (any()) {
      realised =
          new Realised(
              prepared.currency(),
              (int) prepared.book().assumptions().number(Assumption.FISCAL_YEAR),
              Outcomes.of(log, prepared.options().asOf(), this),
              actuals == null
                  ? List.of()
                  : actuals.bills(prepared.currency(), (id, name) -> there.of(id, name) != null));
      realised.months().stream().filter(each -> each.basis().known()).forEach(this::remember);
      realised.decisions().forEach(this::see);
      moved.stream().limit(LISTED).forEach(told::add);
      unbilled();
      if (!unlike.isEmpty()) {
        told.add(unsound(unlike));
      }
      if (shown != null) {
        shown.removed(realised.months()).forEach(told::add);
      }
    }
  }

  private void remember(RealisedMonth month) {
    LogEntry decision = month.decision();
    ComparedMonth now = compared.get(key(decision, month.month()));
    ComparedMonth then = then(decision, month.month());
    LogEntry line =
        now == null ? null : months.line(now, decision, month.month(), prepared.options().asOf());
    if (line != null && then != null) {
      double by = counted(month) - counted(then.of(decision, month.month()));
      moved.add(
          warning(
              decision,
              "%s of %s was closed and has changed by %s. %s"
                  .formatted(month.month(), decision.workload(), signed(by), line.comment()),
              NOTHING + "; else put Actuals back and review again"));
      movedBy += by;
    }
    add(line);
  }

  private String signed(double by) {
    return (by > HALF_A_CENT ? "+" : "") + Text.fixed(by, 2) + " " + prepared.currency();
  }

  /** What of a month is in what was realised: nothing of one without a bill. */
  private static double counted(RealisedMonth month) {
    return month.basis().counts() ? month.realisedSaving() : 0;
  }

  /** Names each month since the last review of which there is no bill at all. */
  private void unbilled() {
    LocalDate last = LogMonths.lastReview(log);
    YearMonth end = YearMonth.from(prepared.options().asOf());
    YearMonth month = last == null || realised.bills().isEmpty() ? end : YearMonth.from(last);
    for (; month.isBefore(end); month = month.plusMonths(1)) {
      YearMonth one = month;
      if (realised.bills().stream().noneMatch(bill -> bill.month().equals(one))) {
        told.add(
            Finding.warning(
                    month.toString(),
                    "Actuals has no bill of " + month + ", of any workload",
                    "Import it; what it says is compared then")
                .at(Sheets.ACTUALS, "", ""));
      } else {
        realised.months().stream()
            .filter(each -> each.month().equals(one) && each.used() == null)
            .limit(LISTED)
            .forEach(this::tellMissing);
      }
    }
  }

  private void tellMissing(RealisedMonth month) {
    tell(
        "",
        month.decision().workload(),
        month.month(),
        "No row has %s of it: %s %s were forecast, and are in no total"
            .formatted(month.month(), Text.fixed(month.forecastSaving(), 2), prepared.currency()),
        "Import its bill; what it says is compared then");
  }

  private Problem unapproved(DecisionOutcome one) {
    LogEntry entry = one.entry();
    double lost = entry.forecast().promised(entry.index(YearMonth.from(prepared.options().asOf())));
    return warning(
        entry,
        "%s runs as %s, not as %s, and nobody approved that; %s %s a month no longer come"
            .formatted(
                entry.workload(),
                approach(entry),
                entry.to(),
                Text.fixed(lost, 0),
                entry.forecast().currency()),
        "Switch it back, or decide on it on Decisions");
  }

  private Problem notSwitched(DecisionOutcome one) {
    return warning(
        one.entry(),
        one.notSwitched(),
        "Switch it, or type " + one.entry().from() + " into Current approach");
  }

  private Problem warning(LogEntry entry, String problem, String fix) {
    return new Problem(
        Severity.WARNING,
        Sheets.DECISION_LOG,
        cell(entry),
        entry.workload(),
        "",
        entry.id(),
        problem,
        fix);
  }

  /** Logs what is seen of a decision where the log says otherwise. */
  private void see(DecisionOutcome one) {
    LogEntry entry = one.entry();
    String before = paid.getOrDefault(state(entry), AS_APPROVED);
    String said = Double.isNaN(one.paid()) ? AS_APPROVED : PAID + PlainNumber.text(one.paid());
    if (!said.equals(before)) {
      if (paid.containsKey(state(entry))) {
        told.add(warning(entry, said + ", was " + before, NOTHING));
      }
      add(seen(one, states.getOrDefault(state(entry), LogStatus.IN_PRODUCTION), said));
    }
    LogStatus now = one.status();
    LogStatus then = states.get(state(entry));
    if (now == LogStatus.ENDED && (then != now || isThatIt(entry).startsWith(IS))) {
      told.add(warning(entry, one.gone(), isThatIt(entry)));
    } else if (now == LogStatus.NOT_SWITCHED || !one.notSwitched().isEmpty() && !escalates(entry)) {
      told.add(notSwitched(one));
    } else if (now == LogStatus.REVERSED && running.of(entry.id(), entry.workload()) == entry) {
      told.add(unapproved(one));
    }
    boolean away = then == LogStatus.NOT_SWITCHED || then == LogStatus.ENDED;
    if (now == LogStatus.REALISED || now == LogStatus.IN_PRODUCTION) {
      if (away) {
        add(seen(one, LogStatus.IN_PRODUCTION, "It runs and is billed as decided"));
      }
    } else if (now != then && (now == LogStatus.NOT_SWITCHED || now == LogStatus.ENDED)) {
      add(seen(one, now, now == LogStatus.ENDED ? "No row has its ID or name" : one.notSwitched()));
    }
  }

  /** Whether some of its requests go on to the large model, as decided. */
  private boolean escalates(LogEntry decision) {
    MonthPrices last = months.newest(decision);
    String share = Workloads.ESCALATED_SHARE.header();
    return last != null && !last.values().getOrDefault(share, "0").equals("0");
  }

  private LogEntry seen(DecisionOutcome one, LogStatus now, String said) {
    return one.entry().seen(now, prepared.options().asOf(), said);
  }

  private String cell(LogEntry entry) {
    return new Place("", logRows.getOrDefault(entry.line(), 1), 0).cell();
  }

  /** What goes beside the bills; empty where there are none, or not those of the whole. */
  Optional<ActualsTotals> totals() {
    return actuals == null || book == null
        ? Optional.empty()
        : actuals.totals(book, realised.bills(), prepared.currency());
  }

  /** What was found. */
  Realised realised() {
    return realised;
  }

  // --- what is known of a decision's workload --------------------------------------------------

  private static LogMonths.Key key(LogEntry decision, YearMonth month) {
    return new LogMonths.Key(decision.line(), month);
  }

  private @Nullable Row row(LogEntry decision) {
    return rows.of(decision.id(), decision.workload());
  }

  @Override
  public boolean gone(LogEntry decision) {
    return row(decision) == null
        && !prepared.workloads().leftOut(decision.id(), decision.workload());
  }

  @Override
  public String approach(LogEntry decision) {
    Row now = row(decision);
    return now == null ? "" : now.approach();
  }

  @Override
  public double cachedShare(LogEntry decision) {
    Row now = row(decision);
    return now == null ? Double.NaN : now.cached();
  }

  @Override
  public String costCentre(LogEntry decision) {
    Row now = row(decision);
    return now == null ? "" : now.costCentre();
  }

  @Override
  public double paid(LogEntry decision) {
    return shown == null ? Double.NaN : shown.paid(decision);
  }

  /** The last comparison of a month, in the currency of this review. */
  private @Nullable ComparedMonth then(LogEntry decision, YearMonth month) {
    ComparedMonth then = months.compared(decision, month);
    return then != null && then.currency().equals(prepared.currency()) ? then : null;
  }

  private double rateOfToday(String currency) {
    return prepared.book().rates().rate(currency);
  }

  @Override
  public @Nullable UsedMonth used(LogEntry decision, YearMonth month) {
    Row now = row(decision);
    List<ActualMonth> found =
        actuals == null ? List.of() : actuals.of(decision, month, now == null ? "" : now.name());
    ComparedMonth then = then(decision, month);
    MonthPrices valued = months.prices(decision, month);
    UsedMonth used = used(decision, found, valued);
    if (then == null) {
      tellEdited(found, decision, used, valued);
      return found.isEmpty() ? null : used;
    }
    if (used.part() || used.rateless() || Double.isNaN(used.requests()) || found.isEmpty()) {
      if (withoutActuals.add(key(decision, month))) {
        tellWithout(decision, month);
      }
      return then.used();
    }
    if (!stays(then, used, valued)) {
      return used;
    }
    if (valued != null) {
      again(decision, then, used, month, valued);
    }
    return then.used();
  }

  private UsedMonth used(LogEntry decision, List<ActualMonth> rows, @Nullable MonthPrices valued) {
    return valued == null
        ? UsedMonth.of(rows, this::rateOfToday)
        : UsedMonth.of(rows, valued.rates(this::rateOfToday))
            .servedBy(
                billed -> ModelNames.means(billed, valued.modelLeft(), tuned(decision.from())),
                billed -> ModelNames.means(billed, valued.modelNow(), tuned(decision.to())));
  }

  private static boolean tuned(String approach) {
    return approach.startsWith(Proposal.TUNED);
  }

  /** Whether a month stays as it was compared: the same actuals, at the same prices. */
  private static boolean stays(ComparedMonth then, UsedMonth used, @Nullable MonthPrices valued) {
    return then.agrees(used) && (valued == null || valued.line() == then.prices());
  }

  @Override
  public @Nullable MonthCosts costs(LogEntry decision, YearMonth month, UsedMonth used, int index) {
    ComparedMonth then = then(decision, month);
    MonthPrices valued = months.prices(decision, month);
    ComparedMonth now = then;
    if (then == null || !stays(then, used, valued)) {
      MonthCosts costs = costs(decision, used, index, valued);
      now = costs == null || valued == null ? null : of(valued, used, costs);
    }
    if (now == null) {
      return null;
    }
    compared.put(key(decision, month), now);
    return now.costs();
  }

  private @Nullable MonthCosts costs(
      LogEntry decision, UsedMonth used, int index, @Nullable MonthPrices valued) {
    MonthPrices first = months.earliest(decision);
    return valued == null
            || first == null
            || !valued.currency().equals(prepared.currency())
            || Double.isNaN(used.requests())
        ? null
        : evaluator.of(valued, first, decision, used, index);
  }

  private ComparedMonth of(MonthPrices valued, UsedMonth used, MonthCosts costs) {
    return new ComparedMonth(valued.line(), prepared.currency(), used, costs, ComparedMonth.RULES);
  }

  /** Works a closed month out again, and remembers where the log says something else of it. */
  private void again(
      LogEntry decision, ComparedMonth then, UsedMonth used, YearMonth month, MonthPrices valued) {
    if (then.rules() < ComparedMonth.RULES) {
      earlier++;
      return;
    }
    double said = counted(then.of(decision, month));
    double right = saving(decision, used, month, valued);
    if (Math.abs(right - said) > HALF_A_CENT) {
      unlike.add(
          new LogChain.Fault(
              logRows.getOrDefault(decision.line(), 1),
              "%s of %s, worked out again, saved %s, not %s"
                  .formatted(
                      month, decision.workload(), Text.fixed(right, 2), Text.fixed(said, 2))));
    }
  }

  /** What a month comes to by what was used; 0 where that is no realised saving. */
  private double saving(
      LogEntry decision, UsedMonth used, YearMonth month, @Nullable MonthPrices valued) {
    int index = decision.index(month);
    return counted(
        new RealisedMonth(decision, month, index, used, costs(decision, used, index, valued)));
  }

  /** Names rows that are compared for the first time, and are not as an import left them. */
  private void tellEdited(
      List<ActualMonth> rows, LogEntry decision, UsedMonth used, @Nullable MonthPrices valued) {
    List<ActualMonth> before = rows.stream().map(ActualMonth::asImported).toList();
    for (ActualMonth row : rows) {
      boolean typed = row.imported().isEmpty() && actuals != null && actuals.imports();
      if ((typed || !row.edited().isEmpty()) && edited.add(row.row()) && edited.size() <= LISTED) {
        double by =
            saving(decision, used, row.month(), valued)
                - saving(decision, used(decision, before, valued), row.month(), valued);
        tell(
            new Place("", row.row(), 0).cell(),
            row.workload(),
            row.month(),
            typed
                ? "No import has brought what is there: " + used.bill()
                : "Changed since its import: " + row.edited() + "; realised " + signed(by),
            typed ? NOTHING : "Import the file again to take its figures back");
      }
    }
  }

  private void tellWithout(LogEntry decision, YearMonth month) {
    if (withoutActuals.size() <= LISTED) {
      tell(
          "",
          decision.workload(),
          month,
          "No row has the whole of " + month + " any more; the month keeps what was compared",
          "Import the bill of the month once more");
    }
  }

  /** A warning about a month on {@code Actuals}. */
  private void tell(String cell, String workload, YearMonth month, String problem, String fix) {
    told.add(
        new Problem(
            Severity.WARNING, Sheets.ACTUALS, cell, workload, "", month.toString(), problem, fix));
  }
}
