package breakeven.app.cycle;

import breakeven.app.batch.ReviewFacts;
import breakeven.app.batch.WorkloadsInput;
import breakeven.core.cycle.Basis;
import breakeven.core.cycle.DecisionMemory;
import breakeven.core.cycle.Forecast;
import breakeven.core.cycle.LogEntry;
import breakeven.core.cycle.LogMonths;
import breakeven.core.cycle.LogStatus;
import breakeven.core.cycle.MonthPrices;
import breakeven.core.cycle.TypedDecision;
import breakeven.core.cycle.TypedDecision.Choice;
import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.economics.Requests;
import breakeven.core.evaluation.DecisionForecast;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.evaluation.InputTables;
import breakeven.core.evaluation.MonthCostEvaluator;
import breakeven.core.evaluation.MonthPriceReader;
import breakeven.core.expression.Line;
import breakeven.core.expression.Text;
import breakeven.core.expression.Variable;
import breakeven.core.input.Header;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.Texts;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.model.PersonNames;
import breakeven.core.model.Place;
import breakeven.core.price.LookupNames;
import breakeven.core.shape.ChosenCells;
import breakeven.core.table.Column;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import breakeven.workbook.write.SheetLook;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What decisions change in a workbook, workload by workload: cells, lines of the log, and what is
 * refused with its reason.
 */
final class AppliedChanges {
  /**
   * A decision that is to be carried out.
   *
   * @param row of the workload, from 1
   * @param cells what is typed into it
   * @param prices what its months are valued with until a review says otherwise; null where nothing
   *     is carried out, or a price is unknown
   */
  private record Accepted(
      int row,
      String name,
      TypedDecision typed,
      LogEntry entry,
      Map<Column, String> cells,
      @Nullable MonthPrices prices) {}

  /**
   * What has become of an earlier decision.
   *
   * @param row of the workload, from 1
   * @param said the same in words
   */
  private record Followed(int row, LogEntry entry, String said) {}

  private final ApplyOptions options;
  private final InputTables tables;
  private final Evaluator evaluator;
  private final Decision decision;
  private final DecisionMemory memory;
  private final LocalDate reviewed;
  private final String edition;
  private final WorkloadsInput workloads;
  private final Header header;
  private final MonthPriceReader prices;
  private final int lastLine;

  /** The IDs of all workloads. */
  private final Set<String> ids = new HashSet<>();

  private final List<Accepted> accepted = new ArrayList<>();
  private final List<Followed> followed = new ArrayList<>();
  private final List<String> unclear = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final List<String> already = new ArrayList<>();
  private final List<String> table = new ArrayList<>();
  private final Map<Integer, Map<Column, String>> rows = new LinkedHashMap<>();

  /**
   * @param review what the decisions are on
   * @param lastLine the last line of the log; 0 where there is none
   */
  AppliedChanges(
      ApplyOptions options,
      InputTables tables,
      Evaluator evaluator,
      DecisionMemory memory,
      ReviewFacts review,
      int lastLine,
      WorkloadsInput workloads) {
    this.options = options;
    this.tables = tables;
    this.evaluator = evaluator;
    decision = evaluator.decision();
    this.memory = memory;
    reviewed = review.day();
    edition = review.edition();
    this.lastLine = lastLine;
    prices = new MonthPriceReader(new MonthCostEvaluator(decision.model), tables, reviewed);
    this.workloads = workloads;
    header = workloads.header();
  }

  // --- workloads -------------------------------------------------------------------------------

  /** Takes the next workloads. */
  void take(WorkloadBatch batch) {
    boolean evaluated = false;
    for (int i = 0; i < batch.size(); i++) {
      String id = text(batch, i, Workloads.ID);
      String name = batch.name(i);
      ids.add(Texts.fold(id));
      TypedDecision typed = memory.found(id, name);
      List<TypedDecision> all = memory.all(id, name);
      if (all.size() > 1) {
        String rows = all.stream().map(one -> "" + one.row()).collect(Collectors.joining(" and "));
        refuse(name, TypedDecision.NONE, "rows " + rows + " decide on it: keep one of them");
        continue;
      }
      if (!typed.unread().isEmpty()) {
        refuse(name, typed, String.join("; ", typed.unread()));
      }
      LogEntry logged = memory.logged(typed, id, name);
      if (logged != null) {
        already.add(name + ": " + word(typed) + " is in the log already, line " + logged.line());
      }
      boolean open = typed.choice() != null && typed.unread().isEmpty() && logged == null;
      if (open && !evaluated) {
        evaluator.evaluate(batch);
        evaluated = true;
      }
      if (!open || !decide(batch, i, id, typed)) {
        follow(batch, i, id, name);
      }
    }
  }

  private static String text(WorkloadBatch batch, int i, Column column) {
    String text = batch.texts(column)[i];
    return text == null ? "" : text;
  }

  private static String word(TypedDecision typed) {
    return typed.choice() == null ? "" : typed.choice().word();
  }

  private void refuse(String name, TypedDecision typed, String why) {
    refused.add(
        "refused  " + name + (typed.row() > 0 ? " (row " + typed.row() + ")" : "") + ": " + why);
  }

  /** The approach that a row has now: what is typed, else the default. */
  private static String approach(WorkloadBatch batch, int i) {
    String typed = batch.approach(i);
    return typed.isEmpty()
        ? Words.APPROACH.get((int) Workloads.CURRENT_APPROACH.constant().orElse(0))
        : typed;
  }

  /**
   * What has become of an earlier decision: its month has begun, or it was reversed. Nothing
   * follows from a row that does not say its approach.
   */
  private void follow(WorkloadBatch batch, int i, String id, String name) {
    LogEntry last = memory.carriedOut(id, name);
    if (last == null) {
      return;
    }
    String now = batch.approach(i);
    if (now.isEmpty()) {
      unclear.add("unclear  " + name + ": " + unclear(last));
    } else if (!now.equals(last.approach())) {
      String said = "Current approach is " + now + again(now, last);
      follow(batch.row(i), name, last, last.reversed(options.by(), null, options.asOf(), said));
    } else if (last.cachingUndone(batch.numbers(Workloads.CACHED_SHARE)[i])) {
      String said = "Cached share is what it was before the change";
      follow(batch.row(i), name, last, last.reversed(options.by(), null, options.asOf(), said));
    } else if (last.status() == LogStatus.APPROVED && begun(last.effective())) {
      follow(batch.row(i), name, last, last.begun(options.asOf()));
    }
  }

  private static String again(String approach, LogEntry last) {
    return approach.equals(last.from()) ? " again" : "";
  }

  private void follow(int row, String name, LogEntry last, LogEntry next) {
    LogStatus status = next.status();
    String what = status == null ? "" : status.word().toLowerCase(Locale.ROOT);
    String said = next.comment().isEmpty() ? last.to() : next.comment();
    followed.add(
        new Followed(
            row,
            next,
            what + "  " + name + ": " + said + " (Decision log, line " + last.line() + ")"));
  }

  private boolean begun(@Nullable LocalDate effective) {
    return effective == null || !effective.isAfter(options.asOf());
  }

  // --- one decision ----------------------------------------------------------------------------

  /** Carries out a decision; false where it is refused. */
  private boolean decide(WorkloadBatch batch, int i, String id, TypedDecision typed) {
    String name = batch.name(i);
    boolean changes = value(decision.needs.lacking, i) == 0 && value(decision.changes, i) > 0;
    String from = approach(batch, i);
    String to = changes ? decision.changeTo.words().get((int) value(decision.changeTo, i)) : "";
    double saving = changes && !from.equals(Words.PLANNED) ? value(decision.saving, i) : Double.NaN;
    String owner = text(batch, i, Workloads.OWNER);
    LogEntry last = memory.carriedOut(id, name);
    String why =
        last != null && batch.approach(i).isEmpty()
            ? unclear(last)
            : refusal(typed, batch.approach(i), to, saving, owner, workloads.repeated(name));
    if (!why.isEmpty()) {
      refuse(name, typed, why);
      return false;
    }
    boolean approves = typed.choice() == Choice.APPROVE;
    Map<Column, String> cells = approves ? cells(batch, i, to) : Map.of();
    LocalDate effective =
        approves
            ? typed.effective() == null ? options.asOf().withDayOfMonth(1) : typed.effective()
            : null;
    Forecast forecast =
        new DecisionForecast(decision, evaluator.frame(), tables.rates().reporting())
            .of(i, from, to);
    LogEntry entry =
        new LogEntry(
            0,
            TypedDecision.run(figuresOf(typed)),
            options.asOf(),
            typed.by().isEmpty() ? options.by() : typed.by(),
            typed.on(),
            effective,
            name,
            id,
            owner,
            text(batch, i, Workloads.BUSINESS_UNIT),
            from,
            to,
            decision.verdict.words().get((int) value(decision.verdict, i)),
            changed(batch, i, from, cells),
            forecast,
            typed.comment(),
            status(typed, effective),
            "",
            "");
    if (approves && last != null) {
      String said =
          from.equals(last.approach())
              ? "Replaced by " + to
              : "Current approach was " + from + again(from, last);
      follow(
          batch.row(i), name, last, last.reversed(entry.who(), typed.on(), options.asOf(), said));
    }
    MonthPrices valued =
        approves ? prices.of(evaluator.frame(), i, evaluator.used(batch, i), entry, null) : null;
    accepted.add(
        new Accepted(
            batch.row(i), name, typed, entry, cells, valued == null ? null : valued.typed(cells)));
    return true;
  }

  /**
   * What is typed for an approved change: the approach, and the shape that was chosen for a
   * fine-tuned model and the caching that was assumed, since that is what was approved. All else
   * stays as it is, but for grounding that was needed only because of the approach that is left,
   * and for retrieved tokens that a small model gets from now on.
   */
  private Map<Column, String> cells(WorkloadBatch batch, int i, String to) {
    Map<Column, String> cells = new LinkedHashMap<>();
    String approach = Words.approach(to);
    if (!batch.approach(i).equals(approach) || !batch.typed(i, Workloads.CURRENT_APPROACH)) {
      cells.put(Workloads.CURRENT_APPROACH, approach);
    }
    boolean grounded = value(decision.model.life.grounding, i) > 0;
    if (grounded && !to.contains("RAG") && !batch.typed(i, Workloads.NEEDS_GROUNDING)) {
      cells.put(Workloads.NEEDS_GROUNDING, Words.YES);
    }
    if (to.startsWith("Fine-tuned")) {
      shape(batch, i).forEach((column, text) -> put(cells, column, text));
      put(cells, Workloads.SNAPSHOT_AGE, "0");
    }
    double input = number(decision.model.inputs.inputTokens, i);
    if (to.equals(Words.SMALL_WITH_RAG)) {
      double added = value(decision.model.tokens.addedTokens, i);
      input += added;
      cells.put(Workloads.INPUT_TOKENS, PlainNumber.text(input));
      cells.put(Workloads.RETRIEVED_TOKENS, PlainNumber.text(added));
    }
    if (value(decision.cachingThen, i) > 0) {
      caching(cells, i, to, input);
    }
    return cells;
  }

  /** What the approach decided on reads from the cache and writes to it, as parts of its input. */
  private void caching(Map<Column, String> cells, int i, String to, double input) {
    Model model = decision.model;
    double instructions = number(model.inputs.cell(Workloads.INSTRUCTION_TOKENS), i) / input;
    // What follows a model that ends is written to at a price of its own.
    List<Requests.Cached> requests =
        to.startsWith("Fine-tuned")
            ? List.of(model.requests.ofTuned)
            : to.startsWith("Small")
                ? List.of(model.requests.ofSmall)
                : List.of(model.requests.ofPrompted, model.requests.ofReplacement);
    Requests.Cached first = requests.get(0);
    double hits = value(first.hits, i);
    if (number(model.inputs.cell(Workloads.BATCH_SHARE), i) > 0
        && value(first.alone, i) >= value(first.saved, i)) {
      hits = value(first.hitsAlone, i);
      cells.put(Workloads.BATCH_SHARE, "0");
    }
    cells.put(Workloads.CACHED_SHARE, share(hits * instructions));
    if (requests.stream()
        .map(request -> request.price)
        .anyMatch(price -> Math.abs(number(price.written(), i) - number(price.input(), i)) > 0)) {
      cells.put(Workloads.CACHE_WRITE_SHARE, share((1 - hits) * instructions));
    }
  }

  private static String share(double share) {
    return PlainNumber.text(Math.rint(share * 1e9) / 1e9);
  }

  private double number(Variable variable, int i) {
    return evaluator.frame().values(variable)[i];
  }

  /** The cells of a row's shape that were chosen, as they would be typed. */
  private Map<Column, String> shape(WorkloadBatch batch, int i) {
    ChosenCells chosen = evaluator.chosen(i);
    LookupNames used = evaluator.used(batch, i);
    Map<Column, String> cells = new LinkedHashMap<>();
    if (chosen.provider()) {
      cells.put(Workloads.CANDIDATE_MODEL, used.candidate());
    }
    if (chosen.method()) {
      cells.put(Workloads.TUNING_METHOD, word(Workloads.TUNING_METHOD, i));
    }
    if (chosen.serving()) {
      cells.put(Workloads.SERVING, word(Workloads.SERVING, i));
    }
    if (chosen.gpu()) {
      cells.put(Workloads.GPU, used.gpu());
    }
    return cells;
  }

  private String word(Column column, int i) {
    double code = evaluator.frame().values(decision.model.inputs.cell(column))[i];
    return Double.isNaN(code) ? "" : column.words().get((int) code);
  }

  /** A sheet without the column goes on choosing. */
  private void put(Map<Column, String> cells, Column column, String text) {
    if (!text.isEmpty() && header.indexOf(column) >= 0) {
      cells.put(column, text);
    }
  }

  private LogStatus status(TypedDecision typed, @Nullable LocalDate effective) {
    if (typed.choice() == Choice.REJECT) {
      return LogStatus.REJECTED;
    }
    if (typed.choice() == Choice.DEFER) {
      return LogStatus.DEFERRED;
    }
    return begun(effective) ? LogStatus.IN_PRODUCTION : LogStatus.APPROVED;
  }

  private double value(Line line, int i) {
    return evaluator.frame().values(line)[i];
  }

  /** Why nothing follows from a row that does not say its approach. */
  private static String unclear(LogEntry last) {
    return "the row has an error or no Current approach, and line "
        + last.line()
        + " of Decision log has "
        + last.to()
        + ": correct it, and review it again";
  }

  /** The day of the figures that a decision is on. */
  private LocalDate figuresOf(TypedDecision typed) {
    LocalDate day = typed.basis().day();
    return day == null ? reviewed : day;
  }

  /** Why a decision cannot be carried out; empty where it can. */
  private String refusal(
      TypedDecision typed, String now, String to, double saving, String owner, boolean repeated) {
    if (repeated) {
      return "several workloads have this name or ID: give each its own";
    }
    Basis basis = typed.basis();
    if (to.isEmpty()) {
      return now.equals(Words.approach(basis.to()))
          ? "its approach is " + now + " already"
          : edited() + ": the verdict changes nothing now";
    }
    String why = untimely(typed);
    if (!why.isEmpty()) {
      return why;
    }
    boolean known = basis.day() != null || !basis.to().isEmpty();
    boolean anew = basis.day() != null && basis.day().isBefore(reviewed);
    boolean confirmed = anew && typed.on() != null && !typed.on().isBefore(reviewed);
    if (known && !confirmed && !basis.agrees(to, saving)) {
      return (anew
              ? "reviewed anew on " + reviewed + " since the decision on figures of " + basis.day()
              : edited())
          + ": "
          + moved(basis, to, saving)
          + (anew ? "; type a later day into Decided on to confirm it" : "; review it again");
    }
    return typed.choice() == Choice.APPROVE ? notApproved(typed, owner) : "";
  }

  /** Why figures are no longer those of the review. */
  private String edited() {
    return edition.isEmpty()
        ? "edited since the review of " + reviewed
        : "reviewed with Breakeven " + edition + ", which calculates otherwise";
  }

  /** Why a decision counts for nothing, whatever it decides: nobody's, too early, too late. */
  private String untimely(TypedDecision typed) {
    if (typed.by().isEmpty() && options.by().isEmpty()) {
      return "nobody is named: type Decided by, or give --by";
    }
    LocalDate figures = figuresOf(typed);
    LocalDate on = typed.on();
    if (on != null && on.isBefore(figures)) {
      return "decided on "
          + on
          + ", before its figures of "
          + figures
          + ": type the day on which it was decided on them";
    }
    if (on != null && on.isAfter(options.asOf())) {
      return "decided on " + on + ", after today, " + options.asOf() + ": correct the day";
    }
    LocalDate decided = on == null ? options.asOf() : on;
    LocalDate from = typed.effective();
    return from != null && from.isBefore(decided.withDayOfMonth(1))
        ? "effective from "
            + YearMonth.from(from)
            + ", before it was decided on "
            + decided
            + ": type that month or a later one"
        : "";
  }

  private String moved(Basis basis, String to, double saving) {
    return basis.to().equals(to)
        ? "the saving was " + money(basis.saving()) + " and is " + money(saving)
        : "the change was to " + basis.to() + " and is to " + to;
  }

  private String money(double amount) {
    return Double.isNaN(amount)
        ? "unknown"
        : Text.fixed(amount, 0) + " " + tables.rates().reporting();
  }

  /** Who proposes does not approve, by the owner at the review as by that of today. */
  private String notApproved(TypedDecision typed, String owner) {
    String who = typed.by();
    boolean known = memory.rules().fourEyes() && !typed.owner().isEmpty();
    if (known && !Texts.fold(typed.owner()).equals(Texts.fold(owner))) {
      return "Four eyes: the owner was "
          + typed.owner()
          + " at the review and is "
          + (owner.isEmpty() ? "nobody" : owner)
          + " now: review it again";
    }
    String why = memory.rules().refusal(who, owner, typed.on());
    boolean own = memory.rules().fourEyes() && PersonNames.same(who, options.by());
    return why.isEmpty() && own
        ? "Four eyes: " + who + " runs apply, and may not approve the change"
        : why;
  }

  private String changed(WorkloadBatch batch, int i, String from, Map<Column, String> cells) {
    List<String> all = new ArrayList<>();
    cells.forEach(
        (column, now) -> {
          Place place = header.place(batch.row(i), column);
          String before =
              !batch.typed(i, column)
                  ? "(empty)"
                  : column == Workloads.CURRENT_APPROACH ? from : before(batch, i, column);
          all.add(
              (place == null ? "" : place.cell() + " ")
                  + column.header()
                  + ": "
                  + before
                  + " → "
                  + now);
        });
    return String.join("; ", all);
  }

  /** What a cell that is typed holds. */
  private static String before(WorkloadBatch batch, int i, Column column) {
    return column.words().isEmpty() && column.numeric()
        ? PlainNumber.text(batch.numbers(column)[i])
        : text(batch, i, column);
  }

  // --- all -------------------------------------------------------------------------------------

  /** All workloads were taken. */
  void finish(SheetLook look) {
    for (TypedDecision typed : memory.unmatched()) {
      if (typed.choice() != null || !typed.unread().isEmpty()) {
        refuse(
            typed.workload().isEmpty() ? typed.id() : typed.workload(),
            typed,
            "no workload has this ID or name");
      }
    }
    accepted.removeIf(
        one -> {
          boolean formula = look.formula(one.row(), one.cells().keySet());
          List<String> missing =
              one.cells().keySet().stream()
                  .filter(column -> header.indexOf(column) < 0)
                  .map(Column::header)
                  .toList();
          boolean absent = !missing.isEmpty();
          if (formula || absent) {
            followed.removeIf(each -> each.row() == one.row());
            refuse(
                one.name(),
                one.typed(),
                formula
                    ? "its Current approach is a formula, which is yours: change it by hand"
                    : "the sheet has no column " + String.join(", ", missing) + ": add it");
          }
          return formula || absent;
        });
    giveIds();
    for (Accepted one : accepted) {
      if (!one.cells().isEmpty()) {
        rows.put(one.row(), one.cells());
      }
      LogEntry entry = one.entry();
      table.add(
          line(
              word(one.typed()),
              one.name(),
              entry.from(),
              one.cells().isEmpty() ? "(unchanged)" : entry.to(),
              money(entry.forecast().promised()),
              entry.who()));
    }
    if (!table.isEmpty()) {
      boolean drawn =
          accepted.stream().noneMatch(one -> Double.isNaN(one.entry().forecast().expected()));
      String saving = (drawn ? "expected saving" : "saving") + ", horizon";
      table.add(0, line("", "workload", "approach", "then", saving, "decided by"));
    }
  }

  /**
   * Gives each workload that changes an ID where it has none, so that a rename loses nothing: D-
   * and the line that approves its change.
   */
  private void giveIds() {
    int line = lastLine + followed.size();
    for (int i = 0; i < accepted.size(); i++) {
      line++;
      Accepted one = accepted.get(i);
      Place place = header.place(one.row(), Workloads.ID);
      if (one.cells().isEmpty() || !one.entry().id().isEmpty() || place == null) {
        continue;
      }
      String id = "D-" + line;
      while (!ids.add(Texts.fold(id))) {
        id += "a";
      }
      Map<Column, String> cells = new LinkedHashMap<>(one.cells());
      cells.put(Workloads.ID, id);
      String changed = one.entry().cells() + "; " + place.cell() + " ID: (empty) → " + id;
      accepted.set(
          i,
          new Accepted(
              one.row(),
              one.name(),
              one.typed(),
              one.entry().withId(id, changed),
              cells,
              one.prices()));
    }
  }

  private static String line(
      String what, String name, String from, String to, String saving, String who) {
    return String.format(
            Locale.ROOT, "%-8s  %-40s  %-20s  %-20s  %24s  %s", what, name, from, to, saving, who)
        .stripTrailing();
  }

  /** The rows of workloads that could change, to be looked at before; then those that do. */
  Map<Integer, Map<Column, String>> rows() {
    if (rows.isEmpty() && table.isEmpty()) {
      Map<Integer, Map<Column, String>> candidates = new LinkedHashMap<>();
      accepted.forEach(one -> candidates.put(one.row(), one.cells()));
      return candidates;
    }
    return rows;
  }

  /**
   * New lines of the log: what became of earlier decisions, then the new ones, each with what it is
   * valued with.
   */
  List<LogEntry> entries() {
    Stream<LogEntry> earlier = followed.stream().map(Followed::entry);
    List<LogEntry> all =
        new ArrayList<>(Stream.concat(earlier, accepted.stream().map(Accepted::entry)).toList());
    int line = lastLine + followed.size();
    for (Accepted one : accepted) {
      line++;
      if (one.prices() != null) {
        all.add(LogMonths.first(one.prices(), one.entry(), line, options.asOf()));
      }
    }
    return all;
  }

  /** Each change, a line a workload. */
  List<String> table() {
    return table;
  }

  /** Each refusal with its reason. */
  List<String> refused() {
    return refused;
  }

  /** Decisions that were carried out before. */
  List<String> already() {
    return already;
  }

  /** What has become of earlier decisions: begun, reversed, or not clear from their rows. */
  List<String> followed() {
    return Stream.concat(followed.stream().map(Followed::said), unclear.stream()).toList();
  }

  /** What all of it comes to. */
  String summary() {
    long approved = accepted.stream().filter(one -> !one.cells().isEmpty()).count();
    return approved
        + (approved == 1 ? " change carried out, " : " changes carried out, ")
        + (accepted.size() - approved)
        + " rejected or deferred, "
        + already.size()
        + " carried out before, "
        + refused.size()
        + " refused; "
        + entries().size()
        + (entries().size() == 1 ? " line" : " lines")
        + " added to Decision log"
        + (options.dryRun() ? "" : "; written to " + options.output());
  }
}
