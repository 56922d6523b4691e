package breakeven.core.report;

import breakeven.core.cycle.DecisionMemory;
import breakeven.core.decision.Checklist;
import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.decision.Sentences;
import breakeven.core.economics.Answer;
import breakeven.core.economics.Model;
import breakeven.core.economics.Rival;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Text;
import breakeven.core.expression.Variable;
import breakeven.core.rival.RivalOffer;
import breakeven.core.rival.RowRivals;
import breakeven.core.shape.RowShapes;
import breakeven.core.shape.ShapeOffer;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The result columns of each sheet, each defined once. */
public final class Columns {
  public static final String VERDICT = "Verdict";
  public static final String WHY = "Why";
  public static final String WOULD_CHANGE = "What would change it";
  public static final String SAVING = "Saving";

  /** What an earlier edition said in place of {@link #SAVING} and what is pending. */
  public static final String MONEY_AT_STAKE = "Money at stake";

  public static final String PAID_TODAY = "Paid today";
  public static final String EXPECTED = "Expected saving";
  public static final String CHANGE = "Change";
  public static final String CHANCE = "Chance of payback";
  public static final String NET_SAVING = "Net saving";
  public static final String PAYBACK = "Payback";
  public static final String MONTHLY_TOKENS = "Monthly tokens";
  public static final String BREAK_EVEN_VOLUME = "Break-even volume";
  private static final String BREAK_EVEN_PRICE = "Break-even price";
  private static final String BREAK_EVEN_CADENCE = "Break-even re-training cadence";
  private static final String BREAK_EVEN_LIFETIME = "Break-even lifetime";
  public static final String SET_UP = "Set-up";
  private static final String SET_UP_FROM = "Set-up from";
  private static final String BEST_SET_UP = "Best set-up";
  private static final String TCO_BEST_SET_UP = "TCO best set-up";
  private static final String BEST_SET_UP_SAVES = "Best set-up saves";
  private static final String BEST_OTHER = "Best other model";
  private static final String TCO_BEST_OTHER = "TCO best other model";
  private static final String BEST_OTHER_SAVES = "Best other model saves";
  public static final String RIVAL = "Rival";
  public static final String RIVAL_SAVES = "Rival saves";
  private static final List<String> OF_RIVAL =
      List.of("TCO rival", "Chance of the rival", "Cost of measuring it", "Worth of measuring it");
  private static final List<String> NEXT_RIVALS = List.of("Second rival", "Third rival");
  private static final String CLOSED_CANDIDATE = "Closed candidate";
  private static final String CASH_SAVING = "Cash saving";
  private static final String FEWER_BAD_ANSWERS = "Fewer bad answers";
  private static final String HORIZON = "Horizon";
  private static final String ALTERNATIVE = "Alternative";
  private static final String NPV = "NPV";
  private static final String IN_WORDS = " in words";
  private static final String SAVES = " saves";

  /** The last of the columns that print: what is signed, and the first line of why. */
  public static final String LAST_PRINTED = WHY;

  public static final String REVIEWED_ON = "Reviewed on";

  /** Two columns of a sheet beside the results, which are not shown. */
  public static final String REVIEW_ROW = "Review row";

  public static final String EDITED = "Edited";

  /** Columns that only files have beside those of the sheet {@code Workloads}. */
  public static final List<String> ONLY_IN_FILES =
      Stream.of(
              List.of(
                  BREAK_EVEN_VOLUME + IN_WORDS,
                  BREAK_EVEN_PRICE + IN_WORDS,
                  BREAK_EVEN_CADENCE + IN_WORDS,
                  BREAK_EVEN_LIFETIME + IN_WORDS,
                  PAYBACK + IN_WORDS,
                  CLOSED_CANDIDATE,
                  PortfolioMoney.RESTORING,
                  PortfolioMoney.BLOCKED,
                  CASH_SAVING,
                  FEWER_BAD_ANSWERS,
                  HORIZON,
                  ALTERNATIVE,
                  NPV,
                  SET_UP_FROM,
                  BEST_SET_UP,
                  TCO_BEST_SET_UP,
                  BEST_SET_UP_SAVES,
                  BEST_OTHER,
                  TCO_BEST_OTHER,
                  BEST_OTHER_SAVES,
                  REVIEWED_ON),
              OF_RIVAL,
              NEXT_RIVALS,
              NEXT_RIVALS.stream().map(one -> one + SAVES).toList())
          .flatMap(List::stream)
          .toList();

  /** Headers that no earlier edition wrote: a workbook says itself where they are ours. */
  public static final List<String> NEW =
      List.of(CHANGE, SET_UP, RIVAL, RIVAL_SAVES, REVIEW_ROW, EDITED);

  /** Headers that earlier editions wrote and this one does not. */
  public static final List<String> FORMER =
      Stream.concat(Stream.of(MONEY_AT_STAKE), Heads.former(Sheets.WORKLOADS)).toList();

  public static final String ISSUES = "Issues";
  public static final String DECISION = "Decision";

  /** The payback of what is never paid back. */
  public static final String NEVER = "never";

  private static final String CLOSED = "closed";

  private final Decision decision;
  private final Model model;
  private final Sentences sentences;
  private final String currency;
  private final LocalDate asOf;
  private Heads heads;
  private DecisionMemory decided = DecisionMemory.NONE;

  /**
   * The result columns, in the order of `Workloads`.
   *
   * @param decision the lines behind them
   * @param sentences Why and its evidence in words; the rest names the currency and what is told in
   *     headers
   */
  public Columns(Decision decision, Sentences sentences, String currency, LocalDate asOf) {
    this.decision = decision;
    this.model = decision.model;
    this.sentences = sentences;
    this.currency = currency;
    this.asOf = asOf;
    heads = heads("");
  }

  private Heads heads(String basis) {
    return Heads.of(
        Sheets.WORKLOADS,
        Map.of("currency", currency, "issues", decision.issuesSheet, "basis", basis));
  }

  /** Headers say that nothing was drawn: in the unit, so that the column is found by its name. */
  public Columns undrawn() {
    heads = heads(", at today's prices");
    return this;
  }

  /** Says what was decided so far. */
  public Columns decided(DecisionMemory memory) {
    decided = memory;
    return this;
  }

  /** The columns of {@code Costs} and {@code Cash flow}. */
  public CostColumns costs() {
    return new CostColumns(decision, currency);
  }

  /**
   * The result columns of {@code Workloads}, at the right of the user's own, in the order in which
   * they are read. Words and numbers share no column.
   */
  public List<ResultColumn> workloads() {
    List<ResultColumn> columns = new ArrayList<>();
    columns.add(verdict());
    columns.add(heads.of(CHANGE, CellContent.says(sentences.change)));
    columns.add(
        heads.of(
            EXPECTED,
            decided(
                new CellContent.Where(
                    decision.changes,
                    CellContent.figure(decision.portfolio.expectedYear),
                    CellContent.NOTHING))));
    columns.add(answer(BREAK_EVEN_VOLUME, model.breakEvenVolume.volume));
    columns.add(answer(BREAK_EVEN_PRICE, model.breakEvens.price));
    columns.add(cadence());
    columns.add(answer(BREAK_EVEN_LIFETIME, model.breakEvens.lifetime));
    columns.add(own(PAYBACK, model.returns.payback));
    columns.add(chance());
    columns.add(heads.of(WHY, CellContent.says(sentences.why)));
    columns.add(wouldChange(RowResult::whatWouldChange));
    columns.add(rival(RIVAL, RowRivals::rival));
    columns.add(ofRival(RIVAL_SAVES, model.rival.saves));
    columns.add(figure(PortfolioMoney.PENDING, decision.portfolio.pendingEvidence));
    columns.add(figure(PAID_TODAY, model.totals.paidYear));
    columns.add(figure(SAVING, decision.saving));
    columns.add(figure("TCO today", decision.tcoToday));
    columns.add(figure("TCO alternative", model.totals.tcoAlternative));
    columns.add(own("TCO fine-tuned", model.totals.tcoTuned));
    columns.add(netSaving());
    columns.add(heads.of(SET_UP, text(row -> row.shape().words())));
    columns.add(monthlyTokens());
    decision.checklist.checks.forEach(check -> columns.add(checkWord(check)));
    columns.add(heads.of("Warnings", CellContent.says(warnings())));
    columns.add(heads.of(ISSUES, new CellContent.OfRun((row, cell) -> cell.number(row.issues()))));
    columns.add(heads.of(DECISION, text(row -> word(row))));
    return columns;
  }

  /**
   * The result columns of {@code Workloads} in a file: those of the sheet, words that stand for a
   * number beside it, and what only files have.
   */
  public List<ResultColumn> workloadsInFiles() {
    Map<String, ResultColumn> words = new HashMap<>();
    words.put(BREAK_EVEN_VOLUME, inWords(BREAK_EVEN_VOLUME, model.breakEvenVolume.volume));
    words.put(
        BREAK_EVEN_PRICE,
        inWords(BREAK_EVEN_PRICE, decided(CellContent.says(sentences.breakEvenPrice))));
    words.put(BREAK_EVEN_CADENCE, inWords(BREAK_EVEN_CADENCE, cadence().shown()));
    words.put(BREAK_EVEN_LIFETIME, inWords(BREAK_EVEN_LIFETIME, model.breakEvens.lifetime));
    words.put(PAYBACK, inWords(PAYBACK, paybackInWords()));
    List<ResultColumn> columns = new ArrayList<>();
    for (ResultColumn column : workloads()) {
      String header = column.header();
      columns.add(
          switch (header) {
            case WOULD_CHANGE -> wouldChange(row -> row.whatWouldChange(""));
            case BREAK_EVEN_CADENCE -> answer(header, model.breakEvens.cadence);
            default -> column;
          });
      ResultColumn beside = words.get(header);
      if (beside != null) {
        columns.add(beside);
      }
    }
    PortfolioMoney money = decision.portfolio;
    columns.add(candidate());
    columns.add(figure(PortfolioMoney.RESTORING, money.restoringQuality));
    columns.add(figure(PortfolioMoney.BLOCKED, money.blocked));
    columns.add(figure(CASH_SAVING, decision.cashSaving));
    columns.add(figure(FEWER_BAD_ANSWERS, decision.fewerBadAnswers));
    columns.add(figure(HORIZON, model.life.horizon));
    columns.add(heads.of(ALTERNATIVE, decided(CellContent.word(model.totals.alternative))));
    columns.add(own(NPV, model.returns.npv));
    columns.add(heads.of(SET_UP_FROM, text(row -> row.shape().from())));
    columns.addAll(setUps());
    columns.addAll(rivals());
    columns.add(
        heads.of(
            REVIEWED_ON, new CellContent.OfRun((row, cell) -> cell.number(asOf.toEpochDay()))));
    return columns;
  }

  private static final int WARNING_WIDTH = 33;

  /**
   * The columns of {@code Checklist}: each check with its evidence, each warning with its evidence.
   */
  public List<ResultColumn> checklist() {
    List<ResultColumn> columns = new ArrayList<>();
    columns.add(workload());
    columns.add(verdict());
    for (int i = 0; i < decision.checklist.checks.size(); i++) {
      Checklist.Question question = Checklist.QUESTIONS.get(i);
      columns.add(checkWord(decision.checklist.checks.get(i)));
      columns.add(
          sentence(
              "Evidence " + (i + 1),
              question.evidenceWidth(),
              question.words(),
              sentences.checkEvidence.get(i)));
    }
    for (int i = 0; i < decision.checklist.warnings.size(); i++) {
      Line warning = decision.checklist.warnings.get(i);
      columns.add(
          sentence(
              warning.name(),
              WARNING_WIDTH,
              "Raised where " + warning.meaning() + ". Empty where it is not raised.",
              sentences.warningEvidence.get(i)));
    }
    return columns;
  }

  /** The columns of {@code Break-even}: each driver's break-even value beside today's. */
  public List<ResultColumn> breakEven() {
    var be = model.breakEvens;
    List<ResultColumn> columns = new ArrayList<>(List.of(workload(), verdict(), candidate()));
    columns.addAll(List.of(netSaving(), chance()));
    columns.add(drawn("Net saving P10", decision.p10));
    columns.add(drawn("Net saving P50", decision.p50));
    columns.add(drawn("Net saving P90", decision.p90));
    columns.add(monthlyTokens());
    columns.addAll(both(BREAK_EVEN_VOLUME, model.breakEvenVolume.volume));
    columns.add(answer(BREAK_EVEN_PRICE, be.price));
    columns.add(inWords(BREAK_EVEN_PRICE, decided(CellContent.says(sentences.breakEvenPrice))));
    columns.add(figure("Lifetime today", model.life.horizon));
    columns.addAll(both(BREAK_EVEN_LIFETIME, be.lifetime));
    columns.add(
        figure("Upfront today", model.releases.firstRelease.plus(model.releases.evaluationSetUp)));
    columns.addAll(both("Break-even upfront budget", be.upfront));
    columns.add(figure("Re-training interval", model.life.interval));
    columns.add(answer(BREAK_EVEN_CADENCE, be.cadence));
    columns.add(inWords(BREAK_EVEN_CADENCE, cadence().shown()));
    columns.add(figure("Utilisation today", model.servingPrices.utilisation));
    columns.addAll(both("Break-even utilisation", be.utilisation));
    columns.addAll(both("Break-even GPU days", be.gpuDays));
    columns.add(figure("Replica capacity", model.servingPrices.replicaCapacity));
    columns.add(own("Payback, exact", model.returns.paybackExact));
    columns.add(own("Return", model.returns.returnOnOneOff));
    return columns;
  }

  // --- single columns ----------------------------------------------------------------------------

  private ResultColumn netSaving() {
    return own(NET_SAVING, model.totals.netSaving);
  }

  private static CellContent text(Function<RowResult, String> text) {
    return new CellContent.OfRun((row, cell) -> TableColumn.put(text.apply(row), cell));
  }

  private ResultColumn workload() {
    return heads.of(
        Workloads.WORKLOAD.header(), new CellContent.OfRun((row, cell) -> cell.text(row.name())));
  }

  private ResultColumn verdict() {
    return heads.of(VERDICT, CellContent.word(decision.verdict));
  }

  private ResultColumn wouldChange(Function<RowResult, String> words) {
    return heads.of(
        WOULD_CHANGE, new CellContent.OfRun((row, cell) -> cell.text(words.apply(row))));
  }

  private ResultColumn monthlyTokens() {
    return figure(MONTHLY_TOKENS, model.volume.monthlyTokens);
  }

  private ResultColumn chance() {
    return heads.of(
        CHANCE, new CellContent.OfRun(ofCandidate(CellContent.figure(decision.chance))::put));
  }

  /** The best set-up of the same model, and the best other model. */
  private List<ResultColumn> setUps() {
    List<ResultColumn> columns =
        new ArrayList<>(
            shape(
                List.of(BEST_SET_UP, TCO_BEST_SET_UP, BEST_SET_UP_SAVES),
                true,
                RowResult::shapes,
                RowShapes::best));
    columns.addAll(
        shape(
            List.of(BEST_OTHER, TCO_BEST_OTHER, BEST_OTHER_SAVES),
            false,
            row -> row.shapes().ofOthers(),
            RowShapes::bestOther));
    return columns;
  }

  private List<ResultColumn> shape(
      List<String> headers,
      boolean sameModel,
      Function<RowResult, RowShapes> searched,
      Function<RowShapes, @Nullable ShapeOffer> best) {
    return List.of(
        heads.of(
            headers.get(0),
            text(
                row -> {
                  ShapeOffer found = best.apply(searched.apply(row));
                  return found == null ? "" : found.words();
                })),
        heads.of(
            headers.get(1),
            new CellContent.OfRun(
                (row, cell) -> {
                  RowShapes shapes = searched.apply(row);
                  ShapeOffer found = best.apply(shapes);
                  put(found == null && !sameModel ? Double.NaN : shapes.tco(found), cell);
                })),
        heads.of(
            headers.get(2),
            new CellContent.OfRun(
                (row, cell) -> {
                  RowShapes shapes = searched.apply(row);
                  put(shapes.saves(best.apply(shapes)), cell);
                })));
  }

  /** What the rival costs and is worth, and the two next. */
  private List<ResultColumn> rivals() {
    Rival rival = model.rival;
    List<ResultColumn> columns = new ArrayList<>();
    columns.add(ofRival(OF_RIVAL.get(0), rival.tco));
    columns.add(ofRival(OF_RIVAL.get(1), rival.chance));
    columns.add(ofRival(OF_RIVAL.get(2), rival.measuring));
    columns.add(ofRival(OF_RIVAL.get(3), rival.worth));
    for (int k = 0; k < NEXT_RIVALS.size(); k++) {
      int place = k;
      Function<RowRivals, @Nullable RivalOffer> next =
          rivals -> place < rivals.next().size() ? rivals.next().get(place) : null;
      columns.add(rival(NEXT_RIVALS.get(k), next));
      columns.add(
          heads.of(
              NEXT_RIVALS.get(k) + SAVES,
              new CellContent.OfRun(
                  (row, cell) -> {
                    RivalOffer offer = next.apply(row.rivals());
                    put(offer == null ? Double.NaN : offer.saves(), cell);
                  })));
    }
    return columns;
  }

  private ResultColumn rival(String header, Function<RowRivals, @Nullable RivalOffer> of) {
    return heads.of(
        header,
        text(
            row -> {
              RivalOffer offer = of.apply(row.rivals());
              return offer == null ? "" : offer.model();
            }));
  }

  /** A figure of the rival; blank where none is asked about. */
  private ResultColumn ofRival(String header, Expression figure) {
    return heads.of(
        header,
        decided(
            new CellContent.Where(
                model.rival.chance.known(), CellContent.figure(figure), CellContent.NOTHING)));
  }

  private static void put(double number, CellSink cell) {
    if (Double.isNaN(number)) {
      cell.blank();
    } else {
      cell.number(number);
    }
  }

  private ResultColumn drawn(String header, Variable quantile) {
    return heads.of(header, new CellContent.OfRun(ofCandidate(CellContent.figure(quantile))::put));
  }

  private ResultColumn checkWord(Line check) {
    return new ResultColumn(
        check.name(), "", Format.WORD, 11, check.meaning(), CellContent.word(check));
  }

  private static ResultColumn sentence(String header, int width, String help, Text text) {
    return new ResultColumn(header, "", Format.SENTENCE, width, help, CellContent.says(text));
  }

  private ResultColumn figure(String header, Expression figure) {
    return heads.of(header, decided(CellContent.figure(figure)));
  }

  /** A result of the candidate itself: blank where that is closed. */
  private ResultColumn own(String header, Line line) {
    return heads.of(header, ofCandidate(CellContent.figure(line)));
  }

  /** The number of an answer. */
  private ResultColumn answer(String header, Answer answer) {
    return figure(header, answer.value());
  }

  /** Both sides of the cadence, in words. */
  private ResultColumn cadence() {
    ResultColumn number = answer(BREAK_EVEN_CADENCE, model.breakEvens.cadence);
    return new ResultColumn(
        number.header(),
        number.unit(),
        Format.TEXT,
        number.width(),
        number.help(),
        decided(CellContent.says(sentences.breakEvenCadence)));
  }

  private static ResultColumn inWords(String header, CellContent words) {
    return new ResultColumn(
        header + IN_WORDS,
        "",
        Format.TEXT,
        24,
        "What there is to say where there is no number, or beside it.",
        words);
  }

  private ResultColumn inWords(String header, Answer answer) {
    return inWords(header, decided(CellContent.wordsOf(answer)));
  }

  private List<ResultColumn> both(String header, Answer answer) {
    return List.of(answer(header, answer), inWords(header, answer));
  }

  private CellContent paybackInWords() {
    CellContent never =
        new CellContent.Where(
            model.returns.payback.known(), CellContent.NOTHING, CellContent.words(NEVER));
    return decided(new CellContent.Where(model.life.closed, CellContent.words(CLOSED), never));
  }

  /** Says that the candidate is closed, whose numbers are blank. */
  private ResultColumn candidate() {
    CellContent closed =
        new CellContent.Where(model.life.closed, CellContent.words(CLOSED), CellContent.NOTHING);
    return heads.of(CLOSED_CANDIDATE, decided(closed));
  }

  /** A row that lacks something has no figures. */
  private String word(RowResult row) {
    boolean proposed = row.number(decision.changes) > 0 && !(row.value(decision.turnedDown) > 0);
    return decided.word(row.id(), row.name(), proposed);
  }

  private CellContent decided(CellContent shown) {
    return new CellContent.Where(decision.needs.lacking, CellContent.NOTHING, shown);
  }

  /** What the candidate itself comes to is blank where it is closed. */
  private CellContent ofCandidate(CellContent shown) {
    return decided(new CellContent.Where(model.life.closed, CellContent.NOTHING, shown));
  }

  /** The names of the raised warnings, joined by "; ". */
  private Text warnings() {
    List<Object> names = new ArrayList<>();
    @Nullable Expression before = null;
    for (Line raised : decision.checklist.warnings) {
      String name = raised.name();
      names.add(
          before == null
              ? Text.when(raised, name)
              : Text.when(raised, Text.when(before, "; "), name));
      before = before == null ? raised : before.or(raised);
    }
    return Text.join(names.toArray());
  }
}
