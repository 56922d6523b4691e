package breakeven.live;

import static breakeven.expression.Constant.BLANK;
import static breakeven.expression.Constant.ZERO;
import static breakeven.expression.Expression.iff;
import static breakeven.expression.Text.Style.WHOLE;
import static breakeven.expression.Text.figure;
import static breakeven.expression.Text.join;
import static breakeven.expression.Text.words;

import breakeven.decision.Checklist;
import breakeven.decision.Decision;
import breakeven.economics.Answer;
import breakeven.economics.Model;
import breakeven.expression.Binary;
import breakeven.expression.Expression;
import breakeven.expression.FormulaPrinter;
import breakeven.expression.If;
import breakeven.expression.Line;
import breakeven.expression.Text;
import breakeven.expression.TextPrinter;
import breakeven.expression.Variable;
import breakeven.expression.WordsPrinter;
import breakeven.model.Place;
import breakeven.report.Columns;
import breakeven.report.Format;
import breakeven.report.Looks;
import breakeven.report.Names;
import breakeven.report.ResultColumn;
import breakeven.report.Shown;
import breakeven.table.Column;
import breakeven.table.Workloads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One workload, chosen from a list: its verdict, its options side by side, its checks, its saving
 * month by month and its costs by volume, all of it formulas.
 */
public final class Explorer {
  /** What a cell is, and so how it looks. */
  public enum Kind {
    SECTION,
    HEADER,
    HEADER_OF_NUMBERS,
    LABEL,
    NAME,
    ANSWER,
    TAKEN,
    TAKEN_TEXT,
    CALCULATED,
    TOTAL,
    SENTENCE,
    VERDICT,
    CHECK,
    CHOICE,
    NOTE
  }

  /**
   * A cell.
   *
   * @param row from 0
   * @param column from 0
   * @param format number format; empty for texts
   * @param formula without the equals sign; empty for a value
   * @param value what it comes to: a number or a text
   */
  public record Cell(int row, int column, Kind kind, String format, String formula, Object value) {}

  /**
   * Where the charts find what they draw; rows from 1, columns from 0.
   *
   * @param tornadoHeader the header over the drivers
   * @param drivers how many rows there are below it; none: there is no such chart
   */
  public record Drawn(
      int savingTitle,
      int firstMonth,
      int lastMonth,
      int paybackMark,
      int volumeTitle,
      String volumeSheet,
      int smallColumn,
      int namesRow,
      int firstVolume,
      int todayMark,
      int breakEvenMark,
      int tornadoTitle,
      int tornadoHeader,
      int drivers) {}

  /** Columns of the left half. */
  public static final int LABELS = 0;

  public static final int LARGE = 1;
  public static final int SMALL = 2;
  public static final int TUNED = 3;

  /** Columns of the right half. */
  public static final int RIGHT = 5;

  public static final int RIGHT_RESULT = 6;
  public static final int RIGHT_WIDE = 7;

  /** What each driver does at its low end; in the next column at its high end. */
  public static final int CHANGES = RIGHT;

  /** Rows from 0: the choice, why, and the tables below. */
  public static final int CHOICE_ROW = 4;

  public static final int WHY_ROW = 5;
  public static final int TABLES = 7;

  /** The first row of checks and cost lines; the checks have high rows. */
  public static final int FIRST = TABLES + 2;

  /** Rows of a chart. */
  public static final int CHART = 15;

  private static final int CHARTS = FIRST + 6;

  /** The header of the cost lines, which takes more than one line. */
  public static final int OPTIONS_HEADER = CHARTS + 1;

  /** The results that are told beside the checks. */
  private static final List<String> KEY =
      List.of(
          Columns.MONEY_AT_STAKE,
          Columns.NET_SAVING,
          Columns.PAYBACK,
          Columns.MONTHLY_TOKENS,
          Columns.BREAK_EVEN_VOLUME);

  /** The name of a mark that says nothing: for an empty one some viewers make up their own. */
  private static final Text UNNAMED = words(" ");

  private final LiveData data;
  private final Model model;
  private final Decision decision;
  private final Whole costs;
  private final Costs sheet;
  private final Chosen chosen;
  private final CostsByVolume byVolume;
  private final Tornado tornado;
  private final FormulaPrinter printer;
  private final TextPrinter texts;
  private final WordsPrinter labels;
  private final String costsPrefix;
  private final String volumeSheet;
  private final String names;
  private final String currency;
  private final Expression lacks;
  private final Expression none;
  private final List<Cell> cells = new ArrayList<>();
  private final Map<Shown, Integer> captured = new HashMap<>();
  private int next;
  private final Drawn drawn;

  Explorer(
      Whole costs,
      Costs sheet,
      Chosen chosen,
      CostsByVolume byVolume,
      FormulaPrinter known,
      Constants constants,
      String costsPrefix,
      String volumeSheet,
      Tornado tornado,
      boolean wildcards) {
    this.costs = costs;
    this.sheet = sheet;
    this.chosen = chosen;
    this.byVolume = byVolume;
    this.tornado = tornado;
    this.costsPrefix = costsPrefix;
    this.volumeSheet = volumeSheet;
    data = costs.data();
    model = data.model();
    decision = data.origin().decision();
    currency = data.origin().prices().rates().reporting();
    printer = known.at(chosen);
    texts =
        new TextPrinter(
            printer,
            constants.marks(),
            phrase -> {
              throw new IllegalArgumentException("no phrases here: " + phrase.name());
            });
    Names all = new Names(model);
    labels = new WordsPrinter(all::of);
    lacks = decision.needs.lacking.above(ZERO);
    none = lacks.or(model.life.closed.above(ZERO));
    int i = 0;
    for (Shown shown : data.results().shown().keySet()) {
      captured.put(shown, i++);
    }
    names = costs.names();
    choice(wildcards);
    verdict();
    key();
    options();
    results();
    inputs();
    checks();
    drawn = charts();
  }

  // --- cells -----------------------------------------------------------------------------------

  private void put(int row, int column, Kind kind, String format, String formula, Object value) {
    cells.add(new Cell(row, column, kind, format, formula, value));
  }

  private void text(int row, int column, Kind kind, String text) {
    put(row, column, kind, "", "", text);
  }

  private void expression(int row, int column, Kind kind, String format, Expression expression) {
    double value = chosen.value(expression);
    put(
        row,
        column,
        kind,
        format,
        printer.print(expression),
        Double.isNaN(value) ? "" : (Object) value);
  }

  private void says(int row, int column, Kind kind, Text text) {
    put(row, column, kind, "", texts.print(text), chosen.says(text));
  }

  private void shown(int row, int column, Kind kind, ResultColumn result) {
    Shown shown = result.shown();
    Line line = ResultFormulas.line(shown);
    Object value =
        line == null ? chosen.workload().shown().get(place(shown)) : chosen.says(Text.word(line));
    put(
        row,
        column,
        kind,
        result.format().number() ? result.format().code() : "",
        chosen.in(sheet.shown(shown, costsPrefix)),
        value);
  }

  private int place(Shown shown) {
    Integer at = captured.get(shown);
    if (at == null) {
      throw new IllegalArgumentException("no result: " + shown);
    }
    return at;
  }

  private void section(int row, int from, int to, String text) {
    for (int column = from; column <= to; column++) {
      text(row, column, Kind.SECTION, column == from ? text : "");
    }
  }

  // --- choice and verdict ----------------------------------------------------------------------

  private void choice(boolean wildcards) {
    text(CHOICE_ROW, LABELS, Kind.NAME, "Workload, to be chosen");
    text(CHOICE_ROW, LARGE, Kind.CHOICE, chosen.workload().name());
    text(CHOICE_ROW, SMALL, Kind.CHOICE, "");
    text(CHOICE_ROW, TUNED, Kind.CHOICE, "");
    String typed = "$" + Place.letters(LARGE) + "$" + (CHOICE_ROW + 1);
    String match = "MATCH(" + (wildcards ? Refs.literally(typed) : typed) + "," + names + ",0)";
    int index = data.workloads().indexOf(chosen.workload());
    text(WHY_ROW, LABELS, Kind.LABEL, "Its row among the workloads on Costs");
    put(WHY_ROW, LARGE, Kind.TAKEN, "0", "IFERROR(" + match + ",1)", (double) (index + 1));
    put(
        WHY_ROW,
        SMALL,
        Kind.NOTE,
        "",
        "IF(ISNUMBER(" + match + "),\"\",\"No such workload: the first one is shown.\")",
        "");
  }

  /** The cell that names the workload's row among those on {@code Costs}. */
  static String rowCell(String prefix) {
    return prefix + "$" + Place.letters(LARGE) + "$" + (WHY_ROW + 1);
  }

  private void verdict() {
    text(CHOICE_ROW, RIGHT, Kind.NAME, "Verdict");
    text(WHY_ROW, RIGHT, Kind.NAME, "Why");
    shown(CHOICE_ROW, RIGHT_WIDE, Kind.VERDICT, result(Columns.VERDICT));
    shown(WHY_ROW, RIGHT_WIDE, Kind.TAKEN_TEXT, result(Columns.WHY));
  }

  private ResultColumn result(String header) {
    return result(result -> result.header().equals(header));
  }

  private ResultColumn result(Predicate<ResultColumn> wanted) {
    return data.origin().results().stream().filter(wanted).findFirst().orElseThrow();
  }

  private void key() {
    section(TABLES, LABELS, TUNED, "What it comes to");
    text(TABLES + 1, LABELS, Kind.HEADER, "Figure");
    text(TABLES + 1, LARGE, Kind.HEADER_OF_NUMBERS, "Value");
    for (int i = 0; i < KEY.size(); i++) {
      ResultColumn result = result(KEY.get(i));
      text(FIRST + i, LABELS, Kind.LABEL, result.title());
      shown(FIRST + i, LARGE, Kind.ANSWER, result);
    }
  }

  private void checks() {
    section(TABLES, RIGHT, RIGHT_WIDE, "Five checks");
    text(TABLES + 1, RIGHT, Kind.HEADER, "Check");
    text(TABLES + 1, RIGHT_RESULT, Kind.HEADER, "Result");
    text(TABLES + 1, RIGHT_WIDE, Kind.HEADER, "Evidence");
    for (int i = 0; i < Checklist.QUESTIONS.size(); i++) {
      Line check = decision.checklist.checks.get(i);
      Shown evidence = Shown.says(data.origin().sentences().checkEvidence.get(i));
      text(FIRST + i, RIGHT, Kind.SENTENCE, Checklist.QUESTIONS.get(i));
      shown(FIRST + i, RIGHT_WIDE, Kind.TAKEN_TEXT, result(each -> each.shown().equals(evidence)));
      says(FIRST + i, RIGHT_RESULT, Kind.CHECK, Text.word(check));
    }
  }

  // --- options ---------------------------------------------------------------------------------

  /**
   * The terms that an option's total is the sum of, from its own definition: a total that is only
   * there under a condition gives terms that are.
   */
  static List<Expression> terms(Expression total, Set<Line> opened) {
    List<Expression> terms = new ArrayList<>();
    if (total instanceof If branches) {
      terms(branches.then(), opened)
          .forEach(term -> terms.add(iff(branches.condition(), term, branches.otherwise())));
    } else if (total instanceof Binary sum && sum.operator() == Binary.Operator.PLUS) {
      terms.addAll(terms(sum.left(), opened));
      terms.addAll(terms(sum.right(), opened));
    } else if (total instanceof Line line && opened.contains(line)) {
      terms.addAll(terms(line.definition(), opened));
    } else {
      terms.add(total);
    }
    return terms;
  }

  private static Expression bare(Expression term) {
    return term instanceof If branches && branches.otherwise() == BLANK ? branches.then() : term;
  }

  private void options() {
    var totals = model.totals;
    section(CHARTS, LABELS, TUNED, "Three options, " + currency + " over the horizon");
    int header = OPTIONS_HEADER;
    text(header, LABELS, Kind.HEADER, "Cost line");
    text(header, LARGE, Kind.HEADER_OF_NUMBERS, "Prompt the large model");
    text(header, SMALL, Kind.HEADER_OF_NUMBERS, "Prompt the small model");
    text(header, TUNED, Kind.HEADER_OF_NUMBERS, "Fine-tuned");
    List<Line> options = List.of(totals.tcoPrompted, totals.tcoSmall, totals.tcoTuned);
    Set<Line> opened = new HashSet<>(options);
    opened.add(totals.oneOffPrompted);
    opened.add(totals.oneOffTuned);
    Map<String, Map<Integer, Expression>> rows = new LinkedHashMap<>();
    for (int i = options.size() - 1; i >= 0; i--) {
      for (Expression term : terms(options.get(i), opened)) {
        rows.computeIfAbsent(label(bare(term)), key -> new HashMap<>()).put(LARGE + i, term);
      }
    }
    next = OPTIONS_HEADER + 1;
    for (Map.Entry<String, Map<Integer, Expression>> row : rows.entrySet()) {
      text(next, LABELS, Kind.LABEL, row.getKey());
      for (int column = LARGE; column <= TUNED; column++) {
        Expression term = row.getValue().get(column);
        if (term == null) {
          text(next, column, Kind.LABEL, "");
        } else {
          expression(next, column, kind(term), Looks.MONEY, there(column, term));
        }
      }
      next++;
    }
    total("Total cost of ownership", options, Looks.MONEY);
    total(
        "Cost per 1,000 requests",
        List.of(totals.perThousandPrompted, totals.perThousandSmall, totals.perThousandTuned),
        "#,##0.00");
    total(
        "Cost of month 1",
        List.of(totals.monthPrompted, totals.monthSmall, totals.monthTuned),
        Looks.MONEY);
    next++;
  }

  /** The same kind of cost stands in one row for all options. */
  private String label(Expression term) {
    var totals = model.totals;
    if (term == model.retrieval.prompted || term == model.retrieval.tunedAndSmall) {
      return "Retrieval (RAG)";
    }
    if (term == totals.tokensPrompted || term == totals.tokensTuned) {
      return "Tokens";
    }
    if (term == totals.smallServing) {
      return "Tokens or GPUs, the cheaper";
    }
    boolean badAnswers =
        term == totals.badAnswersPrompted
            || term == totals.badAnswersSmall
            || term == totals.badAnswersTuned;
    return badAnswers ? "Bad answers" : labels.print(term);
  }

  private static Kind kind(Expression term) {
    return bare(term) instanceof Line ? Kind.TAKEN : Kind.CALCULATED;
  }

  /** Nothing where the row lacks something; of the tuned option also where the model is closed. */
  private Expression there(int column, Expression term) {
    return iff(column == TUNED ? none : lacks, BLANK, term);
  }

  private void total(String label, List<Line> lines, String format) {
    text(next, LABELS, Kind.TOTAL, label);
    for (int i = 0; i < lines.size(); i++) {
      expression(next, LARGE + i, Kind.TOTAL, format, there(LARGE + i, lines.get(i)));
    }
    next++;
  }

  // --- results and inputs ----------------------------------------------------------------------

  private void results() {
    section(next++, LABELS, LARGE, "All results");
    text(next, LABELS, Kind.HEADER, "Figure");
    text(next++, LARGE, Kind.HEADER_OF_NUMBERS, "Value");
    Set<Shown> told = new HashSet<>();
    for (ResultColumn result : data.origin().results()) {
      boolean fits = !result.ofRun() && result.format().number();
      if (fits && result.format() != Format.DATE && told.add(result.shown())) {
        text(next, LABELS, Kind.LABEL, result.title());
        shown(next++, LARGE, Kind.TAKEN, result);
      }
    }
    next++;
  }

  private void inputs() {
    section(next++, LABELS, LARGE, "Inputs, as typed or by default");
    text(next, LABELS, Kind.HEADER, "Input");
    text(next++, LARGE, Kind.HEADER_OF_NUMBERS, "Value");
    for (Column column : Workloads.TABLE.columns()) {
      Variable variable = model.inputs.cells().get(column);
      Costs.Named name = sheet.typedNames().get(column);
      if (variable != null) {
        text(next, LABELS, Kind.LABEL, column.title());
        input(column, variable);
        next++;
      } else if (name != null) {
        text(next, LABELS, Kind.LABEL, column.title());
        put(
            next++,
            LARGE,
            Kind.TAKEN,
            "",
            chosen.in(sheet.range(name.at(), costsPrefix)),
            name.of(chosen.workload()));
      }
    }
    next++;
  }

  private void input(Column column, Variable variable) {
    double value = data.value(chosen.workload(), variable);
    boolean word = !variable.words().isEmpty();
    Object shown =
        Double.isNaN(value) ? "" : word ? variable.words().get((int) value) : (Object) value;
    put(
        next,
        LARGE,
        Kind.TAKEN,
        word ? "" : Looks.of(column),
        chosen.in(costs.column(variable)),
        shown);
  }

  // --- charts ----------------------------------------------------------------------------------

  /** The first row of the charts, from 0. */
  public int chartsRow() {
    return CHARTS;
  }

  private Text notThere() {
    return new Text.Either(
        lacks,
        words("no figures, since cells or prices are missing"),
        words("no figures, since the candidate model is closed"));
  }

  private void title(int row, int column, String start, Text message) {
    Text text = join(start, new Text.Either(none, notThere(), message));
    title(row, column, new Tornado.Said(texts.print(text), chosen.says(text)));
  }

  private void title(int row, int column, Tornado.Said said) {
    String name = "$" + Place.letters(LARGE) + "$" + (CHOICE_ROW + 1);
    put(
        row,
        column,
        Kind.NOTE,
        "",
        name + "&\": \"&" + said.formula(),
        chosen.workload().name() + ": " + said.value());
  }

  /** What the charts draw, from top to bottom: each leaves {@link #next} at the row below it. */
  private Drawn charts() {
    int below = next;
    next = CHARTS + (tornado.size() > 0 ? 3 : 2) * CHART + 1;
    int savingTitle = next + 2;
    int firstMonth = savings();
    int mark = next + 1;
    mark(next++);
    next++;
    int volumeTitle = next + 2;
    int namesRow = costsByVolume();
    int firstVolume = LiveSheet.FIRST_ROW;
    int tornadoTitle = tornado(Math.max(next, below) + 1);
    return new Drawn(
        savingTitle,
        firstMonth,
        firstMonth + data.lastMonth(),
        mark,
        volumeTitle,
        volumeSheet,
        byVolume.smallDrawn(),
        namesRow,
        firstVolume,
        firstVolume + CostsByVolume.TODAY,
        firstVolume + CostsByVolume.BREAK_EVEN,
        tornadoTitle,
        tornadoTitle + 1,
        tornado.size());
  }

  /**
   * Cumulative saving month by month.
   *
   * @return the row of month 0, from 1
   */
  private int savings() {
    Line payback = model.totals.payback;
    section(next++, RIGHT, RIGHT_WIDE, "Cumulative saving, as drawn above");
    title(
        next++,
        RIGHT,
        "cumulative saving, " + currency + ": ",
        new Text.Either(
            payback.known(),
            new Text.Either(
                payback.above(ZERO),
                join("pays back in month ", figure(payback, WHOLE)),
                words("nothing is ever owed")),
            join("no payback within ", figure(model.life.horizon, WHOLE), " months")));
    text(next, RIGHT, Kind.HEADER_OF_NUMBERS, "Month, up to the horizon");
    text(next, RIGHT_RESULT, Kind.HEADER_OF_NUMBERS, "Saving (" + currency + ")");
    text(next++, RIGHT_WIDE, Kind.HEADER, "Marked");
    int first = next + 1;
    for (int month = 0; month <= data.lastMonth(); month++) {
      month(next++, month);
    }
    return first;
  }

  /**
   * The title of the costs by volume, and the names of what is marked among them.
   *
   * @return the row of these names' header, from 1
   */
  private int costsByVolume() {
    Answer volume = model.breakEvens.volume;
    section(next++, RIGHT, RIGHT_WIDE, "Cost by volume, as drawn above");
    List<Text> answers = new ArrayList<>();
    for (String words : volume.words()) {
      answers.add(
          words.isEmpty()
              ? join(
                  "fine-tuning pays from ",
                  figure(volume.value(), Text.Style.ONE),
                  " M tokens a month")
              : words("break-even " + words));
    }
    title(
        next++,
        RIGHT,
        "cost over the horizon by volume, " + currency + ": ",
        new Text.Chosen(volume.rule(), answers));
    text(next, RIGHT, Kind.HEADER, "Names in the chart");
    text(
        next++,
        RIGHT_RESULT,
        Kind.NOTE,
        "The costs that are drawn are calculated on Costs by volume.");
    int names = next;
    says(
        next++,
        RIGHT,
        Kind.LABEL,
        new Text.Either(
            none.not(),
            join("today ", figure(model.volume.monthlyTokens.orZero(), Text.Style.ONE), " M"),
            UNNAMED));
    says(
        next++,
        RIGHT,
        Kind.LABEL,
        new Text.Either(none.not().and(volume.value().known()), words("break-even"), UNNAMED));
    says(
        next++,
        RIGHT,
        Kind.LABEL,
        new Text.Either(
            model.serving.smallExists, words("Prompt the small model"), words("no small option")));
    return names;
  }

  /** Under both halves, over the whole width. */
  private int tornado(int from) {
    section(from, LABELS, RIGHT_WIDE, "What each driver alone does to net saving, as drawn above");
    int header = from + 2;
    Text missing =
        new Text.Either(
            none,
            notThere(),
            words(
                tornado.size() == 0
                    ? "no driver alone moves it, since Uncertainty lists none"
                    : "no row on Sensitivity: only workloads that had figures at the review, and"
                        + " of many those with most money at stake, have one"));
    Tornado.Said said =
        tornado.title(header, new Tornado.Said(texts.print(missing), chosen.says(missing)));
    title(from + 1, LABELS, said);
    if (tornado.size() > 0) {
      cells.addAll(tornado.cells(header));
      Tornado.Said age = tornado.age(header, chosen.of(model.totals.netSaving));
      put(header + 1 + tornado.size(), LABELS, Kind.NOTE, "", age.formula(), age.value());
    }
    return from + 2;
  }

  private boolean nothing() {
    return chosen.value(none) > 0;
  }

  private int horizon() {
    double horizon = chosen.value(model.life.horizon);
    return Double.isNaN(horizon) ? 0 : (int) Math.min(horizon, data.lastMonth());
  }

  private double saving(int month) {
    return data.value(chosen.workload(), model.totals.cumulativeSaving, month);
  }

  /** A month, or the last one of the horizon: a chart takes an empty cell for 0. */
  private void month(int row, int month) {
    String flag = printer.print(none);
    String at = "MIN(" + month + "," + chosen.of(model.life.horizon) + ")";
    int drawnMonth = Math.min(month, horizon());
    put(
        row,
        RIGHT,
        Kind.CALCULATED,
        "0",
        "IF(" + flag + "," + "\"\"," + at + ")",
        nothing() ? "" : (Object) (double) drawnMonth);
    amount(row, nothing() ? "" : (Object) saving(drawnMonth));
  }

  private void amount(int row, Object value) {
    String here = "$" + Place.letters(RIGHT) + (row + 1);
    put(
        row,
        RIGHT_RESULT,
        Kind.CALCULATED,
        Looks.MONEY,
        "IF(ISNUMBER(" + here + ")," + chosen.month(model.totals.cumulativeSaving, here) + ",\"\")",
        value);
  }

  /** Where it pays back, else where it ends. */
  private void mark(int row) {
    Expression there =
        iff(
            none,
            BLANK,
            iff(model.totals.payback.known(), model.totals.payback, model.life.horizon));
    expression(row, RIGHT, Kind.CALCULATED, "0", there);
    double month = chosen.value(there);
    amount(row, Double.isNaN(month) ? "" : (Object) saving((int) month));
    says(
        row,
        RIGHT_WIDE,
        Kind.LABEL,
        new Text.Either(
            none,
            UNNAMED,
            new Text.Either(
                model.totals.payback.known(),
                join("month ", figure(model.totals.payback, WHOLE)),
                words("no payback"))));
  }

  // --- what is written -------------------------------------------------------------------------

  public List<Cell> cells() {
    return cells;
  }

  public Drawn drawn() {
    return drawn;
  }

  public String currency() {
    return currency;
  }

  /** What stands in a cell now: a number, or NaN. */
  public double number(int row, int column) {
    for (Cell cell : cells) {
      if (cell.row() == row && cell.column() == column && cell.value() instanceof Double number) {
        return number;
      }
    }
    return Double.NaN;
  }

  /** What stands in a cell now, as text. */
  public String text(int row, int column) {
    for (Cell cell : cells) {
      if (cell.row() == row && cell.column() == column) {
        return String.valueOf(cell.value());
      }
    }
    return "";
  }

  /** The column of the volumes on {@code Costs by volume}. */
  public int volumeColumn() {
    return CostsByVolume.VOLUME_COLUMN;
  }

  /** The column of what the large model costs there. */
  public int largeColumn() {
    return byVolume.column(model.totals.tcoPrompted);
  }

  /** The column of what the tuned model costs there. */
  public int tunedColumn() {
    return byVolume.column(model.totals.tcoTuned);
  }

  /** The volume of a point, M tokens a month. */
  public double volume(int index) {
    return byVolume.volume(index);
  }

  /** What the large model costs at a point. */
  public double largeCost(int index) {
    return byVolume.value(model.totals.tcoPrompted, index);
  }

  /** What the small model costs at a point, as it is drawn. */
  public double smallCost(int index) {
    return byVolume.smallDrawn(index);
  }

  /** What the tuned model costs at a point. */
  public double tunedCost(int index) {
    return byVolume.value(model.totals.tcoTuned, index);
  }

  /** How many points a line has. */
  public int points() {
    return CostsByVolume.GRID;
  }
}
