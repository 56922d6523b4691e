package breakeven.core.report;

import breakeven.core.cycle.DecisionMemory;
import breakeven.core.decision.Checklist;
import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.decision.Sentences;
import breakeven.core.economics.Answer;
import breakeven.core.economics.Model;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Text;
import breakeven.core.expression.Variable;
import breakeven.core.shape.RowShapes;
import breakeven.core.shape.ShapeOffer;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
  public static final String RECLASSIFY = "Reclassify";
  public static final String CHANCE = "Chance of payback";
  public static final String NET_SAVING = "Net saving";
  public static final String PAYBACK = "Payback";
  public static final String MONTHLY_TOKENS = "Monthly tokens";
  public static final String BREAK_EVEN_VOLUME = "Break-even volume";
  private static final String BREAK_EVEN_PRICE = "Break-even price";
  private static final String BREAK_EVEN_LIFETIME = "Break-even lifetime";
  public static final String SHAPE = "Shape";
  public static final String SHAPE_FROM = "Shape from";
  public static final String BEST_SHAPE = "Best shape";
  public static final String TCO_BEST_SHAPE = "TCO best shape";
  public static final String BEST_SHAPE_SAVES = "Best shape saves";
  public static final String BEST_OTHER = "Best other model";
  public static final String TCO_BEST_OTHER = "TCO best other model";
  public static final String BEST_OTHER_SAVES = "Best other model saves";
  private static final String CLOSED_CANDIDATE = "Closed candidate";
  private static final String IN_WORDS = " in words";

  /** The last of the columns that print: name, verdict, change and money are what is signed. */
  public static final String LAST_PRINTED = PortfolioMoney.BLOCKED;

  /** Columns that only files have beside those of the sheet {@code Workloads}. */
  public static final List<String> ONLY_IN_FILES =
      List.of(
          BREAK_EVEN_VOLUME + IN_WORDS,
          BREAK_EVEN_PRICE + IN_WORDS,
          BREAK_EVEN_LIFETIME + IN_WORDS,
          PAYBACK + IN_WORDS,
          CLOSED_CANDIDATE,
          BEST_OTHER,
          TCO_BEST_OTHER,
          BEST_OTHER_SAVES);

  /** Columns that earlier editions wrote, each beside one that is still there. */
  public static final List<String> FORMER = List.of(MONEY_AT_STAKE);

  public static final String ISSUES = "Issues";
  public static final String DECISION = "Decision";
  public static final String REVIEWED_ON = "Reviewed on";

  /** The payback of what is never paid back. */
  public static final String NEVER = "never";

  private static final String CLOSED = "closed";

  private final Decision decision;
  private final Model model;
  private final Sentences sentences;
  private final String currency;
  private final LocalDate asOf;
  private final Heads heads;
  private DecisionMemory decided = DecisionMemory.NONE;

  /** Whether words are in columns of their own, so that numbers can be calculated with. */
  private final boolean apart;

  /**
   * The result columns, in the order of `Workloads`.
   *
   * @param decision the lines behind them
   * @param sentences Why and its evidence in words; the rest names the currency and what is told in
   *     headers
   */
  public Columns(Decision decision, Sentences sentences, String currency, LocalDate asOf) {
    this(decision, sentences, currency, asOf, false);
  }

  private Columns(
      Decision decision, Sentences sentences, String currency, LocalDate asOf, boolean apart) {
    this.apart = apart;
    this.decision = decision;
    this.model = decision.model;
    this.sentences = sentences;
    this.currency = currency;
    this.asOf = asOf;
    heads =
        Heads.of(Sheets.WORKLOADS, Map.of("currency", currency, "issues", decision.issuesSheet));
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

  /** The same columns with nothing but numbers in columns of numbers: words are beside them. */
  private Columns apart() {
    return new Columns(decision, sentences, currency, asOf, true).decided(decided);
  }

  /** The result columns of {@code Workloads} in a file: words apart from numbers. */
  public List<ResultColumn> workloadsInFiles() {
    return apart().workloads();
  }

  /**
   * The result columns of {@code Workloads}, at the right of the user's own: what is short first,
   * so that the money is beside the verdict on a small screen and in print.
   */
  public List<ResultColumn> workloads() {
    List<ResultColumn> columns = new ArrayList<>();
    columns.add(verdict());
    columns.add(reclassify());
    columns.addAll(money());
    columns.add(heads.of(WHY, CellContent.says(sentences.why)));
    columns.add(
        heads.of(
            WOULD_CHANGE,
            new CellContent.OfRun(
                (row, cell) ->
                    cell.text(apart ? row.whatWouldChange("") : row.whatWouldChange()))));
    columns.add(figure("Cash saving", decision.cashSaving));
    columns.add(figure("Fewer bad answers", decision.fewerBadAnswers));
    columns.add(figure("Horizon", model.life.horizon));
    columns.add(monthlyTokens());
    columns.addAll(breakEvensAndCosts());
    columns.add(chance());
    columns.addAll(shapes());
    for (Line check : decision.checklist.checks) {
      columns.add(checkWord(check));
    }
    columns.addAll(besides());
    return columns;
  }

  /** What is saved now, what is paid today, what waits, and what is blocked. */
  private List<ResultColumn> money() {
    PortfolioMoney money = decision.portfolio;
    return List.of(
        heads.of(
            EXPECTED,
            new CellContent.OfRun(decided(CellContent.figure(decision.expectedYear))::put)),
        heads.of(SAVING, decided(CellContent.figure(decision.saving))),
        heads.of(PAID_TODAY, decided(CellContent.figure(model.totals.paidYear))),
        figure(PortfolioMoney.PENDING, money.pendingEvidence),
        figure(PortfolioMoney.RESTORING, money.restoringQuality),
        figure(PortfolioMoney.BLOCKED, money.blocked));
  }

  /** What is known of the row besides its figures. */
  private List<ResultColumn> besides() {
    return List.of(
        heads.of("Warnings", CellContent.says(warnings())),
        heads.of(ISSUES, new CellContent.OfRun((row, cell) -> cell.number(row.issues()))),
        heads.of(DECISION, text(row -> word(row))),
        heads.of(
            REVIEWED_ON, new CellContent.OfRun((row, cell) -> cell.number(asOf.toEpochDay()))));
  }

  private List<ResultColumn> breakEvensAndCosts() {
    List<ResultColumn> columns = new ArrayList<>();
    columns.addAll(breakEvenVolume());
    columns.addAll(breakEvenPrice());
    columns.addAll(breakEvenLifetime());
    columns.addAll(payback());
    columns.addAll(shape());
    columns.add(heads.of("Alternative", decided(CellContent.word(model.totals.alternative))));
    columns.add(figure("TCO today", decision.tcoToday));
    columns.add(figure("TCO alternative", model.totals.tcoAlternative));
    columns.addAll(candidate());
    columns.add(own("TCO fine-tuned", model.totals.tcoTuned, ""));
    columns.add(netSaving());
    columns.add(own("NPV", model.returns.npv, ""));
    return columns;
  }

  private static final int WARNING_WIDTH = 33;

  /** Of a column of numbers without words among them. */
  private static final int NUMBER_WIDTH = 14;

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
    return apart().ofBreakEven();
  }

  private List<ResultColumn> ofBreakEven() {
    var be = model.breakEvens;
    List<ResultColumn> columns = new ArrayList<>(List.of(workload(), verdict()));
    columns.addAll(candidate());
    columns.addAll(List.of(netSaving(), chance()));
    columns.add(drawn("Net saving P10", decision.p10));
    columns.add(drawn("Net saving P50", decision.p50));
    columns.add(drawn("Net saving P90", decision.p90));
    columns.add(monthlyTokens());
    columns.addAll(breakEvenVolume());
    columns.addAll(breakEvenPrice());
    columns.add(figure("Lifetime today", model.life.horizon));
    columns.addAll(breakEvenLifetime());
    columns.add(
        figure("Upfront today", model.releases.firstRelease.plus(model.releases.evaluationSetUp)));
    columns.addAll(answer("Break-even upfront budget", be.upfront));
    columns.add(figure("Re-training interval", model.life.interval));
    columns.addAll(answer("Break-even re-training cadence", be.cadence));
    columns.addAll(utilisationAndReturn());
    return columns;
  }

  private List<ResultColumn> utilisationAndReturn() {
    List<ResultColumn> columns = new ArrayList<>();
    columns.add(figure("Utilisation today", model.servingPrices.utilisation));
    columns.addAll(answer("Break-even utilisation", model.breakEvens.utilisation));
    columns.add(figure("Replica capacity", model.servingPrices.replicaCapacity));
    columns.add(own("Payback, exact", model.returns.paybackExact, ""));
    columns.add(own("Return", model.returns.returnOnOneOff, ""));
    return columns;
  }

  // --- single columns ----------------------------------------------------------------------------

  private ResultColumn netSaving() {
    return own(NET_SAVING, model.totals.netSaving, "");
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

  private ResultColumn reclassify() {
    return heads.of(RECLASSIFY, CellContent.says(change(decision)));
  }

  /** Today's approach and the one advised now; nothing where they are one. */
  static Text change(Decision decision) {
    return Text.when(
        decision.changes,
        Text.word(decision.model.inputs.cell(Workloads.CURRENT_APPROACH)),
        " → ",
        Text.word(decision.changeTo),
        Text.when(decision.meanwhile, ", meanwhile"));
  }

  private ResultColumn monthlyTokens() {
    return figure(MONTHLY_TOKENS, model.volume.monthlyTokens);
  }

  private ResultColumn chance() {
    return heads.of(
        CHANCE, new CellContent.OfRun(ofCandidate(CellContent.figure(decision.chance))::put));
  }

  /** How the candidate is fine-tuned and served, and who says so. */
  private List<ResultColumn> shape() {
    return List.of(
        heads.of(SHAPE, text(row -> row.shape().words())),
        heads.of(SHAPE_FROM, text(row -> row.shape().from())));
  }

  /** The best shape of the same model; in files the best other model too. */
  private List<ResultColumn> shapes() {
    List<ResultColumn> columns =
        new ArrayList<>(
            shape(
                List.of(BEST_SHAPE, TCO_BEST_SHAPE, BEST_SHAPE_SAVES),
                true,
                RowResult::shapes,
                RowShapes::best));
    if (apart) {
      columns.addAll(
          shape(
              List.of(BEST_OTHER, TCO_BEST_OTHER, BEST_OTHER_SAVES),
              false,
              row -> row.shapes().ofOthers(),
              RowShapes::bestOther));
    }
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
                  if (shapes.compared() && shapes.closed() && !apart) {
                    cell.text(CLOSED);
                  } else {
                    put(shapes.saves(best.apply(shapes)), cell);
                  }
                })));
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

  private List<ResultColumn> breakEvenVolume() {
    return answer(BREAK_EVEN_VOLUME, model.breakEvenVolume.volume);
  }

  private List<ResultColumn> breakEvenPrice() {
    return answer(
        BREAK_EVEN_PRICE, model.breakEvens.price, CellContent.says(sentences.breakEvenPrice));
  }

  private List<ResultColumn> breakEvenLifetime() {
    return answer(BREAK_EVEN_LIFETIME, model.breakEvens.lifetime);
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

  /**
   * A result of the candidate itself: a word where it is closed, and {@code blank} where there is
   * no number.
   */
  private ResultColumn own(String header, Line line, String blank) {
    return heads.of(header, ofCandidate(new CellContent.Figure(line, blank)));
  }

  /** An answer's number or words in one column, or in two. */
  private List<ResultColumn> answer(String header, Answer answer) {
    return answer(header, answer, CellContent.wordsOf(answer));
  }

  /**
   * A result that is a number or words, with a column for each.
   *
   * @param words what is in the column of words
   */
  private List<ResultColumn> answer(String header, Answer answer, CellContent words) {
    return apart
        ? List.of(
            figure(header, answer.value()).wide(NUMBER_WIDTH), inWords(header, decided(words)))
        : List.of(heads.of(header, decided(CellContent.answer(answer))));
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

  private List<ResultColumn> payback() {
    ResultColumn column = own(PAYBACK, model.returns.payback, apart ? "" : NEVER);
    if (!apart) {
      return List.of(column);
    }
    CellContent never =
        new CellContent.Where(
            model.returns.payback.known(), CellContent.NOTHING, CellContent.words(NEVER));
    CellContent words = new CellContent.Where(model.life.closed, CellContent.words(CLOSED), never);
    return List.of(column, inWords(PAYBACK, decided(words)));
  }

  /** Says that the candidate is closed where its numbers are apart from words. */
  private List<ResultColumn> candidate() {
    CellContent closed =
        new CellContent.Where(model.life.closed, CellContent.words(CLOSED), CellContent.NOTHING);
    return apart ? List.of(heads.of(CLOSED_CANDIDATE, decided(closed))) : List.of();
  }

  /** A row that lacks something has no figures. */
  private String word(RowResult row) {
    boolean proposed = row.number(decision.changes) > 0 && !(row.value(decision.turnedDown) > 0);
    return decided.word(row.id(), row.name(), proposed);
  }

  private CellContent decided(CellContent shown) {
    return new CellContent.Where(decision.needs.lacking, CellContent.NOTHING, shown);
  }

  /** What the candidate itself comes to is a word where it is closed. */
  private CellContent ofCandidate(CellContent shown) {
    CellContent closed = apart ? CellContent.NOTHING : CellContent.words(CLOSED);
    return decided(new CellContent.Where(model.life.closed, closed, shown));
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
