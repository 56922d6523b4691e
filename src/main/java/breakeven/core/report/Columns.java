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
import breakeven.core.table.Workloads;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

  private static final String CLOSED = "closed";
  private static final String NEVER = "never";

  private final Decision decision;
  private final Model model;
  private final Sentences sentences;
  private final String currency;
  private final LocalDate asOf;
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

  /** The result columns of {@code Workloads}, at the right of the user's own. */
  public List<ResultColumn> workloads() {
    List<ResultColumn> columns = new ArrayList<>();
    columns.add(verdict());
    columns.add(sentence(WHY, 60, "The figures that decided the verdict.", sentences.why));
    columns.add(
        new ResultColumn(
            WOULD_CHANGE,
            "",
            Format.SENTENCE,
            45,
            "The nearest single change that changes the verdict, proved by running the model"
                + " again with it.",
            new CellContent.OfRun(
                (row, cell) ->
                    cell.text(apart ? row.whatWouldChange("") : row.whatWouldChange()))));
    columns.add(reclassify());
    columns.addAll(savings());
    columns.add(
        number(
            "Horizon",
            "months",
            Format.COUNT,
            "Months that are counted: the assumed horizon, less where the stay or the model's life"
                + " is shorter.",
            model.life.horizon));
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

  /** What is saved now, what waits, what is blocked, and what is paid today. */
  private List<ResultColumn> savings() {
    PortfolioMoney money = decision.portfolio;
    return List.of(
        new ResultColumn(
            SAVING,
            currency + " over the horizon",
            Format.MONEY_OR_DASH,
            16,
            "What is advised now saves against today, at today's prices: 0 where nothing changes,"
                + " negative where it costs more.",
            decided(CellContent.figure(decision.saving))),
        new ResultColumn(
            EXPECTED,
            currency + " a year",
            Format.MONEY,
            14,
            "Mean saving of the change over the draws, in 12 months; blank where nothing changes or"
                + " none were drawn.",
            new CellContent.OfRun(decided(CellContent.figure(decision.expectedYear))::put)),
        moneyOrDash("Cash saving", "That part of the saving that is paid.", decision.cashSaving),
        moneyOrDash(
            "Fewer bad answers",
            "That part of the saving that is expected cost of wrong answers.",
            decision.fewerBadAnswers),
        moneyOrDash(
            PortfolioMoney.PENDING,
            "What fine-tuning would save beyond what is advised now, if the evidence comes out"
                + " well.",
            money.pendingEvidence),
        moneyOrDash(
            PortfolioMoney.RESTORING,
            "What a change costs more than today that quality, grounding, data or an end demand.",
            money.restoringQuality),
        moneyOrDash(
            PortfolioMoney.BLOCKED,
            "Net saving of fine-tuning that a failing check is against.",
            money.blocked),
        new ResultColumn(
            PAID_TODAY,
            currency + " a year",
            Format.MONEY,
            14,
            "What today's approach is paid in 12 months as the first: what invoices say, bad"
                + " answers left out.",
            decided(CellContent.figure(model.carriedOn.paidYear))));
  }

  /** What is known of the row besides its figures. */
  private List<ResultColumn> besides() {
    return List.of(
        new ResultColumn(
            "Warnings",
            "",
            Format.SENTENCE,
            30,
            "Known ways of fooling oneself that apply to this row.",
            CellContent.says(warnings())),
        new ResultColumn(
            ISSUES,
            "",
            Format.COUNT,
            9,
            "Errors and warnings about this row's cells and prices; they are listed on "
                + decision.issuesSheet
                + ".",
            new CellContent.OfRun((row, cell) -> cell.number(row.issues()))),
        new ResultColumn(
            DECISION,
            "",
            Format.TEXT,
            13,
            "What is typed on Decisions, else what became of the last decision, as of the review.",
            new CellContent.OfRun((row, cell) -> TableColumn.put(word(row), cell))),
        new ResultColumn(
            REVIEWED_ON,
            "",
            Format.DATE,
            12,
            "The review date: decides price age, model dates and months left.",
            new CellContent.OfRun((row, cell) -> cell.number(asOf.toEpochDay()))));
  }

  private List<ResultColumn> breakEvensAndCosts() {
    List<ResultColumn> columns = new ArrayList<>();
    columns.addAll(breakEvenVolume());
    columns.addAll(breakEvenPrice());
    columns.addAll(breakEvenLifetime());
    columns.addAll(payback());
    columns.addAll(shape());
    columns.add(
        new ResultColumn(
            "Alternative",
            "",
            Format.TEXT,
            22,
            "The cheaper acceptable option without fine-tuning.",
            decided(CellContent.word(model.totals.alternative))));
    columns.add(
        money(
            "TCO today",
            "Total cost of today's approach over the horizon; blank where it has no price.",
            decision.tcoToday));
    columns.add(
        money(
            "TCO alternative",
            "Total cost of the alternative over the horizon.",
            model.totals.tcoAlternative));
    columns.addAll(candidate());
    columns.add(
        own(
            "TCO fine-tuned",
            currency,
            Format.MONEY,
            14,
            "Total cost of the fine-tuned model over the horizon.",
            model.totals.tcoTuned,
            ""));
    columns.add(netSaving());
    columns.add(
        own(
            "NPV",
            currency,
            Format.MONEY,
            14,
            "Net saving with each month's part discounted to month 0.",
            model.returns.npv,
            ""));
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
    return apart().ofBreakEven();
  }

  /** The same as {@code Explorer} shows them: a number or the words in its place in one cell. */
  public List<ResultColumn> explored() {
    List<ResultColumn> columns = new ArrayList<>(ofBreakEven());
    for (Line figure :
        List.of(decision.answers.cost, decision.answers.worth, decision.answers.waiting)) {
      columns.add(money(figure.name(), figure.meaning(), figure));
    }
    columns.addAll(smallFirst());
    return columns;
  }

  /** The offer to ask the small model first, and to hand on what a verifier rejects. */
  private List<ResultColumn> smallFirst() {
    return List.of(
        new ResultColumn(
            "Small first would save",
            currency + " a year",
            Format.MONEY,
            14,
            "What asking the small model first would save beyond what is advised now, at today's"
                + " prices: an offer to measure. Blank where it is none.",
            decided(CellContent.figure(decision.smallFirstSaves))),
        new ResultColumn(
            "Escalated small first",
            "%",
            Format.SHARE,
            14,
            "Requests that a verifier would then hand on to the large model.",
            decided(CellContent.figure(model.smallFirst.escalated))));
  }

  private List<ResultColumn> ofBreakEven() {
    var be = model.breakEvens;
    List<ResultColumn> columns = new ArrayList<>(List.of(workload(), verdict()));
    columns.addAll(candidate());
    columns.addAll(List.of(netSaving(), chance()));
    columns.add(drawn("Net saving P10", "One draw in ten is below it", decision.p10));
    columns.add(drawn("Net saving P50", "Half of the draws are below it", decision.p50));
    columns.add(drawn("Net saving P90", "Nine draws in ten are below it", decision.p90));
    columns.add(monthlyTokens());
    columns.addAll(breakEvenVolume());
    columns.addAll(breakEvenPrice());
    columns.add(
        number(
            "Lifetime today",
            "months",
            Format.COUNT,
            "Months in production that are counted.",
            model.life.horizon));
    columns.addAll(breakEvenLifetime());
    columns.add(
        money(
            "Upfront today",
            "First release and evaluation set-up together.",
            model.releases.firstRelease.plus(model.releases.evaluationSetUp)));
    columns.addAll(
        answer(
            "Break-even upfront budget",
            currency,
            Format.MONEY,
            18,
            "The most that may be spent before month 1.",
            be.upfront));
    columns.add(
        number(
            "Re-training interval",
            "months",
            Format.COUNT,
            "A re-training falls due every so many months.",
            model.life.interval));
    columns.addAll(
        answer(
            "Break-even re-training cadence",
            "months",
            Format.COUNT,
            18,
            "Shortest re-training interval at which fine-tuning still pays; re-train more often and"
                + " it stops paying.",
            be.cadence));
    columns.addAll(utilisationAndReturn());
    return columns;
  }

  private List<ResultColumn> utilisationAndReturn() {
    List<ResultColumn> columns = new ArrayList<>();
    columns.add(
        number(
            "Utilisation today",
            "%",
            Format.SHARE,
            "Share of its replicas' time that is used; blank without replicas.",
            model.servingPrices.utilisation));
    columns.addAll(
        answer(
            "Break-even utilisation",
            "%",
            Format.SHARE,
            18,
            "The same at the break-even volume.",
            model.breakEvens.utilisation));
    columns.add(
        number(
            "Replica capacity",
            "M tokens a month",
            Format.MILLIONS,
            "Tokens that one replica may be planned to serve.",
            model.servingPrices.replicaCapacity));
    columns.add(
        own(
            "Payback, exact",
            "months",
            Format.MONTHS,
            14,
            "Point within the payback month at which cumulative saving crosses 0; blank where"
                + " nothing is owed.",
            model.returns.paybackExact,
            ""));
    columns.add(
        own(
            "Return",
            "multiple",
            Format.MULTIPLE,
            12,
            "Net saving for each unit of extra one-off cost.",
            model.returns.returnOnOneOff,
            ""));
    return columns;
  }

  // --- single columns ----------------------------------------------------------------------------

  private ResultColumn netSaving() {
    return own(
        NET_SAVING,
        currency,
        Format.MONEY,
        14,
        "TCO alternative less TCO fine-tuned.",
        model.totals.netSaving,
        "");
  }

  private ResultColumn workload() {
    return new ResultColumn(
        Workloads.WORKLOAD.header(),
        "",
        Format.TEXT,
        32,
        Workloads.WORKLOAD.help(),
        new CellContent.OfRun((row, cell) -> cell.text(row.name())));
  }

  private ResultColumn verdict() {
    return new ResultColumn(
        VERDICT,
        "",
        Format.WORD,
        24,
        "What to do, by the table of rules: the first rule that holds decides.",
        CellContent.word(decision.verdict));
  }

  private ResultColumn reclassify() {
    return new ResultColumn(
        RECLASSIFY,
        "",
        Format.TEXT,
        30,
        "Today's approach and the one advised now, where they differ; meanwhile where evidence of"
            + " fine-tuning is pending. Blank where nothing changes.",
        CellContent.says(change(decision)));
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
    return number(
        MONTHLY_TOKENS,
        "M",
        Format.MILLIONS,
        "Input and output tokens of month 1, in millions.",
        model.volume.monthlyTokens);
  }

  private ResultColumn chance() {
    return new ResultColumn(
        CHANCE,
        "%",
        Format.SHARE,
        12,
        "Share of draws in which fine-tuning pays; blank where none were drawn.",
        new CellContent.OfRun(ofCandidate(CellContent.figure(decision.chance))::put));
  }

  /** How the candidate is fine-tuned and served, and who says so. */
  private static List<ResultColumn> shape() {
    return List.of(
        new ResultColumn(
            SHAPE,
            "",
            Format.TEXT,
            37,
            "How the candidate is fine-tuned and served: provider, method, serving, card. The"
                + " provider is that of what is paid.",
            new CellContent.OfRun((row, cell) -> TableColumn.put(row.shape().words(), cell))),
        new ResultColumn(
            SHAPE_FROM,
            "",
            Format.TEXT,
            14,
            "typed: in the row or in Assumptions. chosen: the cheapest combination of what is left"
                + " blank.",
            new CellContent.OfRun((row, cell) -> TableColumn.put(row.shape().from(), cell))));
  }

  /** The best shape of the same model; in files the best other model too. */
  private List<ResultColumn> shapes() {
    List<ResultColumn> columns =
        new ArrayList<>(
            shape(
                List.of(BEST_SHAPE, TCO_BEST_SHAPE, BEST_SHAPE_SAVES),
                true,
                "method, serving, card and provider of the candidate",
                RowResult::shapes,
                RowShapes::best));
    if (apart) {
      columns.addAll(
          shape(
              List.of(BEST_OTHER, TCO_BEST_OTHER, BEST_OTHER_SAVES),
              false,
              "shape of another model, which has to be benchmarked first",
              row -> row.shapes().ofOthers(),
              RowShapes::bestOther));
    }
    return columns;
  }

  private List<ResultColumn> shape(
      List<String> headers,
      boolean sameModel,
      String what,
      Function<RowResult, RowShapes> searched,
      Function<RowShapes, @Nullable ShapeOffer> best) {
    return List.of(
        new ResultColumn(
            headers.get(0),
            "",
            Format.TEXT,
            30,
            "Cheapest "
                + what
                + ": only what differs from the row. Blank where none is cheaper than the row's"
                + " own.",
            new CellContent.OfRun(
                (row, cell) -> {
                  ShapeOffer found = best.apply(searched.apply(row));
                  if (found == null) {
                    cell.blank();
                  } else {
                    cell.text(found.words());
                  }
                })),
        new ResultColumn(
            headers.get(1),
            currency,
            Format.MONEY,
            14,
            "Total cost of fine-tuning in that shape, over the row's own horizon.",
            new CellContent.OfRun(
                (row, cell) -> {
                  RowShapes shapes = searched.apply(row);
                  ShapeOffer found = best.apply(shapes);
                  put(found == null && !sameModel ? Double.NaN : shapes.tco(found), cell);
                })),
        new ResultColumn(
            headers.get(2),
            currency,
            Format.MONEY,
            14,
            "TCO fine-tuned less that; 0 where the row's own shape is best, blank where nothing was"
                + " searched.",
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

  private ResultColumn drawn(String header, String help, Variable quantile) {
    return new ResultColumn(
        header,
        currency,
        Format.MONEY,
        14,
        help + ", all drivers of Uncertainty moving; blank where none were drawn.",
        new CellContent.OfRun(ofCandidate(CellContent.figure(quantile))::put));
  }

  private List<ResultColumn> breakEvenVolume() {
    return answer(
        BREAK_EVEN_VOLUME,
        "M tokens a month",
        Format.MILLIONS,
        33,
        "Smallest flat volume at which fine-tuning pays over the horizon. Where the small model"
            + " runs on the row's GPUs, a review searches it: no formula renews it.",
        model.breakEvenVolume.volume);
  }

  private List<ResultColumn> breakEvenPrice() {
    return answer(
        BREAK_EVEN_PRICE,
        "% fall",
        Format.SHARE,
        18,
        "Largest fall of the large model's token price at which fine-tuning still pays. Where it"
            + " does not pay today, the fall from which it does.",
        model.breakEvens.price,
        CellContent.says(sentences.breakEvenPrice));
  }

  private List<ResultColumn> breakEvenLifetime() {
    return answer(
        BREAK_EVEN_LIFETIME,
        "months",
        Format.COUNT,
        12,
        "Fewest whole months in production after which fine-tuning pays; dates and horizon not"
            + " applied. A review searches it: no formula renews it.",
        model.breakEvens.lifetime);
  }

  private ResultColumn checkWord(Line check) {
    return new ResultColumn(
        check.name(), "", Format.WORD, 11, check.meaning(), CellContent.word(check));
  }

  private static ResultColumn sentence(String header, int width, String help, Text text) {
    return new ResultColumn(header, "", Format.SENTENCE, width, help, CellContent.says(text));
  }

  private ResultColumn money(String header, String help, Expression amount) {
    return number(header, currency, Format.MONEY, help, amount);
  }

  /** Money that most rows have none of. */
  private ResultColumn moneyOrDash(String header, String help, Expression amount) {
    return number(header, currency, Format.MONEY_OR_DASH, help, amount);
  }

  private ResultColumn number(
      String header, String unit, Format format, String help, Expression line) {
    return new ResultColumn(header, unit, format, 14, help, decided(CellContent.figure(line)));
  }

  /**
   * A result of the candidate itself: a word where it is closed, and {@code blank} where there is
   * no number.
   */
  private ResultColumn own(
      String header, String unit, Format format, int width, String help, Line line, String blank) {
    return new ResultColumn(
        header, unit, format, width, help, ofCandidate(new CellContent.Figure(line, blank)));
  }

  /** An answer's number or words in one column, or in two. */
  private List<ResultColumn> answer(
      String header, String unit, Format format, int width, String help, Answer answer) {
    return answer(header, unit, format, width, help, answer, CellContent.wordsOf(answer));
  }

  /**
   * A result that is a number or words, with a column for each.
   *
   * @param words what is in the column of words
   */
  private List<ResultColumn> answer(
      String header,
      String unit,
      Format format,
      int width,
      String help,
      Answer answer,
      CellContent words) {
    if (!apart) {
      CellContent both = decided(CellContent.answer(answer));
      return List.of(new ResultColumn(header, unit, format, width, help, both));
    }
    return List.of(
        new ResultColumn(
            header, unit, format, 14, help, decided(CellContent.figure(answer.value()))),
        inWords(header, decided(words)));
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
    ResultColumn column =
        own(
            PAYBACK,
            "month",
            Format.COUNT,
            12,
            "First month from which cumulative saving never falls below 0 again; 0 where nothing is"
                + " ever owed.",
            model.returns.payback,
            apart ? "" : NEVER);
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
    return apart
        ? List.of(
            new ResultColumn(
                CLOSED_CANDIDATE,
                "",
                Format.TEXT,
                12,
                "Says closed where the candidate can no longer be fine-tuned or served long enough,"
                    + " and so has no results.",
                decided(closed)))
        : List.of();
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
