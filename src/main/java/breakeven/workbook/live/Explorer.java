package breakeven.workbook.live;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.ifError;
import static breakeven.core.expression.Formula.isNumber;
import static breakeven.core.expression.Formula.match;
import static breakeven.core.expression.Formula.quoted;

import breakeven.core.decision.Checklist;
import breakeven.core.decision.Decision;
import breakeven.core.decision.Sentences;
import breakeven.core.economics.Model;
import breakeven.core.expression.Expression;
import breakeven.core.expression.FormulaPrinter;
import breakeven.core.expression.Line;
import breakeven.core.expression.Text;
import breakeven.core.expression.Variable;
import breakeven.core.model.Place;
import breakeven.core.report.CellContent;
import breakeven.core.report.Columns;
import breakeven.core.report.Format;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.OptionCosts;
import breakeven.core.report.ResultColumn;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
    EVIDENCE,
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
   * @param shapesHeader the header over the best shapes; 0 where there is no such table
   */
  public record Drawn(
      int savingTitle,
      int firstMonth,
      int lastMonth,
      int paybackMark,
      int volumeTitle,
      String volumeSheet,
      int namesRow,
      int firstVolume,
      int todayMark,
      int breakEvenMark,
      int tornadoTitle,
      int tornadoHeader,
      int drivers,
      int shapesHeader) {}

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

  /** Between the halves; here the row that the chosen name stands in, unseen. */
  private static final int BETWEEN = 4;

  /** Rows from 0: the choice and the verdict, the answer, why, and the tables below. */
  public static final int CHOICE_ROW = 4;

  /** What to do and what it needs; what would turn it is below. */
  public static final int ANSWER_ROW = CHOICE_ROW + 1;

  public static final int WHY_ROW = ANSWER_ROW + 3;

  /** What a cell without a figure means. */
  private static final String NOTHING_THERE = " (–: 0; blank: not known)";

  /** The format of numbers that only formulas need, such as the row that a name stands in. */
  public static final String UNSEEN = ";;;";

  public static final int TABLES = WHY_ROW + 3;

  /** The first row of checks. */
  public static final int FIRST = TABLES + 2;

  /** Rows of the chart of the saving. */
  private static final int SAVING_CHART = 24;

  /** Rows of the second chart. */
  public static final int CHART = 15;

  /** Rows of the chart of drivers beside one for each: title, axis and legend. */
  private static final int BESIDE_DRIVERS = 8;

  /** Rows of the chart of drivers, so that the texts of no two of them overlap. */
  public static int driversChart(int drivers) {
    return drivers == 0 ? 0 : Math.max(CHART, drivers + BESIDE_DRIVERS);
  }

  /** The heading of the warnings, below the checks. */
  public static final int WARNINGS = FIRST + Checklist.QUESTIONS.size();

  /** The key figures, beside which the first chart begins. */
  static final int CHARTS = WARNINGS + Checklist.QUESTIONS.size() + 2;

  /** The results that are reported first. */
  private static final List<String> KEY =
      List.of(
          Columns.SAVING,
          Columns.NET_SAVING,
          Columns.PAYBACK,
          "NPV",
          Columns.MONTHLY_TOKENS,
          Columns.BREAK_EVEN_VOLUME,
          "Break-even price",
          "Break-even lifetime",
          "TCO today",
          "TCO alternative",
          "TCO fine-tuned");

  private static final int OPTIONS = CHARTS + 2 + KEY.size() + 1;

  /** The header of the cost lines, which takes more than one line. */
  public static final int OPTIONS_HEADER = OPTIONS + 1;

  private final LiveData data;
  private final Model model;
  private final Decision decision;
  private final CostsRanges costs;
  private final Costs sheet;
  private final SelectedWorkload chosen;
  private final SelectedCosts byVolume;
  private final String costsPrefix;
  private final String names;
  private final String currency;
  private final Expression lacks;
  private final Expression none;
  private final ExplorerCells cells;
  private int next;
  private final Drawn drawn;

  Explorer(
      CostsRanges costs,
      Costs sheet,
      SelectedWorkload chosen,
      SelectedCosts byVolume,
      FormulaPrinter known,
      Constants constants,
      String costsPrefix,
      String volumeSheet,
      Tornado tornado,
      ShapeLookup shapes,
      boolean wildcards) {
    this.costs = costs;
    this.sheet = sheet;
    this.chosen = chosen;
    this.byVolume = byVolume;
    this.costsPrefix = costsPrefix;
    data = costs.data();
    model = data.model();
    decision = data.origin().decision();
    currency = data.origin().prices().rates().reporting();
    cells =
        new ExplorerCells(
            chosen, data.results().shown().keySet(), known, constants.marks(), sheet, costsPrefix);
    lacks = lacks(data);
    none = none(data);
    names = costs.names();
    choice(wildcards);
    verdict();
    key();
    options();
    results();
    inputs();
    checks();
    drawn =
        new ExplorerCharts(cells, data, chosen, byVolume, volumeSheet, tornado, shapes)
            .write(secondChartRow(), next);
  }

  /** The condition that a row lacks something that is needed for figures. */
  static Expression lacks(LiveData data) {
    return data.origin().decision().needs.lacking.above(ZERO);
  }

  /** The condition that a row has no figures of the tuned option. */
  static Expression none(LiveData data) {
    return lacks(data).or(data.model().life.closed.above(ZERO));
  }

  // --- choice and verdict ----------------------------------------------------------------------

  private void choice(boolean wildcards) {
    cells.text(CHOICE_ROW, LABELS, Kind.NAME, "Workload, to be chosen");
    cells.text(CHOICE_ROW, LARGE, Kind.CHOICE, chosen.workload().name());
    cells.text(CHOICE_ROW, SMALL, Kind.CHOICE, "");
    cells.text(CHOICE_ROW, TUNED, Kind.CHOICE, "");
    String typed = Place.fixed(LARGE, CHOICE_ROW + 1);
    String match = match(CellReferences.wanted(typed, wildcards), names);
    int index = data.workloads().indexOf(chosen.workload());
    cells.put(CHOICE_ROW, BETWEEN, Kind.TAKEN, UNSEEN, ifError(match, 1), (double) (index + 1));
    cells.put(
        CHOICE_ROW,
        RIGHT_RESULT,
        Kind.NOTE,
        "",
        ifElse(isNumber(match), NOTHING, quoted("No such workload: the first one is shown.")),
        "");
  }

  /** The cell that names the workload's row among those on {@code Costs}. */
  static String rowCell(String prefix) {
    return prefix + Place.fixed(BETWEEN, CHOICE_ROW + 1);
  }

  private void verdict() {
    Sentences sentences = data.origin().sentences();
    cells.shown(CHOICE_ROW, RIGHT, Kind.VERDICT, result(Columns.VERDICT));
    cells.text(ANSWER_ROW, LABELS, Kind.NAME, "In short");
    cells.says(ANSWER_ROW, LARGE, Kind.NAME, sentences.answer);
    cells.says(ANSWER_ROW + 1, LARGE, Kind.EVIDENCE, sentences.needs);
    cells.text(ANSWER_ROW + 2, LABELS, Kind.NAME, "What would turn it");
    cells.says(ANSWER_ROW + 2, LARGE, Kind.EVIDENCE, sentences.turns);
    cells.text(WHY_ROW, LABELS, Kind.NAME, "Why");
    cells.shown(WHY_ROW, LARGE, Kind.TAKEN_TEXT, result(Columns.WHY));
    for (int column = LARGE + 1; column <= RIGHT_RESULT; column++) {
      cells.text(WHY_ROW, column, Kind.TAKEN_TEXT, "");
    }
    cells.text(WHY_ROW + 1, LABELS, Kind.NAME, "Offer");
    cells.says(WHY_ROW + 1, LARGE, Kind.EVIDENCE, Text.when(lacks.not(), sentences.smallFirst));
  }

  private ResultColumn result(String header) {
    return data.origin().results().stream()
        .filter(result -> result.header().equals(header))
        .findFirst()
        .orElseThrow();
  }

  private void key() {
    cells.section(CHARTS, LABELS, LARGE, "Key figures" + NOTHING_THERE);
    cells.text(CHARTS + 1, LABELS, Kind.HEADER, "Figure");
    cells.text(CHARTS + 1, LARGE, Kind.HEADER_OF_NUMBERS, "Value");
    for (int i = 0; i < KEY.size(); i++) {
      ResultColumn result = result(KEY.get(i));
      cells.text(CHARTS + 2 + i, LABELS, Kind.LABEL, result.title());
      cells.shown(CHARTS + 2 + i, LARGE, Kind.ANSWER, result);
    }
  }

  private void checks() {
    cells.section(TABLES, LABELS, RIGHT_WIDE, "Checks");
    cells.text(TABLES + 1, LABELS, Kind.HEADER, "Check");
    cells.text(TABLES + 1, LARGE, Kind.HEADER, "Result");
    for (int column = SMALL; column <= RIGHT_WIDE; column++) {
      cells.text(TABLES + 1, column, Kind.HEADER, column == SMALL ? "Evidence" : "");
    }
    for (int i = 0; i < Checklist.QUESTIONS.size(); i++) {
      Line check = decision.checklist.checks.get(i);
      cells.text(FIRST + i, LABELS, Kind.SENTENCE, Checklist.QUESTIONS.get(i).words());
      cells.says(FIRST + i, LARGE, Kind.CHECK, Text.word(check));
      cells.says(FIRST + i, SMALL, Kind.EVIDENCE, data.origin().sentences().checkEvidence.get(i));
    }
    cells.section(WARNINGS, LABELS, RIGHT_WIDE, "Warnings (blank: not raised)");
    for (int i = 0; i < decision.checklist.warnings.size(); i++) {
      Line warning = decision.checklist.warnings.get(i);
      int row = WARNINGS + 1 + i;
      cells.text(row, LABELS, Kind.SENTENCE, warning.name());
      cells.says(row, LARGE, Kind.CHECK, Text.when(warning, "Raised"));
      cells.says(row, SMALL, Kind.EVIDENCE, data.origin().sentences().warningEvidence.get(i));
    }
  }

  // --- options ---------------------------------------------------------------------------------

  private void options() {
    OptionCosts options = new OptionCosts(model);
    cells.section(
        OPTIONS,
        LABELS,
        TUNED,
        "Three options, " + currency + " over the horizon (–: no such cost; blank: not known)");
    cells.text(OPTIONS_HEADER, LABELS, Kind.HEADER, "Cost line");
    for (int i = 0; i < OptionCosts.OPTIONS.size(); i++) {
      cells.text(OPTIONS_HEADER, LARGE + i, Kind.HEADER_OF_NUMBERS, OptionCosts.OPTIONS.get(i));
    }
    next = OPTIONS_HEADER + 1;
    for (OptionCosts.CostLine row : options.lines()) {
      cells.text(next, LABELS, Kind.LABEL, row.label());
      for (int column = LARGE; column <= TUNED; column++) {
        Expression term = row.terms().getOrDefault(column - LARGE, ZERO);
        cells.expression(
            next, column, kind(term), Format.MONEY_OR_DASH.code(), there(column, term));
      }
      next++;
    }
    total(options.total(), Format.MONEY_OR_DASH.code());
    total(options.paid(), Format.MONEY_OR_DASH.code());
    total(options.badAnswers(), Format.MONEY_OR_DASH.code());
    total(options.perThousand(), "#,##0.00");
    total(options.firstMonth(), Format.MONEY_OR_DASH.code());
    next++;
  }

  private static Kind kind(Expression term) {
    return OptionCosts.bare(term) instanceof Line ? Kind.TAKEN : Kind.CALCULATED;
  }

  /** Nothing where the row lacks something; of the tuned option also where the model is closed. */
  private Expression there(int column, Expression term) {
    return ifElse(column == TUNED ? none : lacks, BLANK, term);
  }

  private void total(OptionCosts.Total total, String format) {
    List<Line> lines = total.lines();
    cells.text(next, LABELS, Kind.TOTAL, total.label());
    for (int i = 0; i < lines.size(); i++) {
      cells.expression(next, LARGE + i, Kind.TOTAL, format, there(LARGE + i, lines.get(i)));
    }
    next++;
  }

  // --- results and inputs ----------------------------------------------------------------------

  private void results() {
    cells.section(next++, LABELS, LARGE, "All other results" + NOTHING_THERE);
    cells.text(next, LABELS, Kind.HEADER, "Figure");
    cells.text(next++, LARGE, Kind.HEADER_OF_NUMBERS, "Value");
    Set<CellContent> told = new HashSet<>();
    KEY.forEach(header -> told.add(result(header).shown()));
    for (ResultColumn result : data.origin().results()) {
      boolean fits = !result.ofRun() && result.format().number();
      if (fits && result.format() != Format.DATE && told.add(result.shown())) {
        cells.text(next, LABELS, Kind.LABEL, result.title());
        cells.shown(next++, LARGE, Kind.TAKEN, result);
      }
    }
    for (ResultColumn result : data.origin().explored()) {
      if (!result.ofRun() && result.format().number() && told.add(result.shown())) {
        cells.text(next, LABELS, Kind.LABEL, result.title());
        cells.result(next++, LARGE, Kind.CALCULATED, result);
      }
    }
    next++;
  }

  private void inputs() {
    cells.section(next++, LABELS, LARGE, "Inputs, as typed or by default (blank: not given)");
    cells.text(next, LABELS, Kind.HEADER, "Input");
    cells.text(next++, LARGE, Kind.HEADER_OF_NUMBERS, "Value");
    for (Column column : Workloads.TABLE.columns()) {
      Variable variable = model.inputs.cells().get(column);
      CostNames.Named name = sheet.typedNames().get(column);
      if (variable != null) {
        cells.text(next, LABELS, Kind.LABEL, column.title());
        input(column, variable);
        next++;
      } else if (name != null) {
        cells.text(next, LABELS, Kind.LABEL, column.title());
        cells.put(
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
    cells.put(
        next,
        LARGE,
        Kind.TAKEN,
        word ? "" : NumberFormats.of(column),
        chosen.in(costs.column(variable)),
        shown);
  }

  // --- what is written -------------------------------------------------------------------------

  /** The first row of the charts, from 0. */
  public int chartsRow() {
    return CHARTS;
  }

  /** The first row of the second chart. */
  public int secondChartRow() {
    return CHARTS + SAVING_CHART;
  }

  /** All cells of the sheet, in no order. */
  public List<Cell> cells() {
    return cells.all();
  }

  /** Where the charts find what they draw. */
  public Drawn drawn() {
    return drawn;
  }

  /** The reporting currency. */
  public String currency() {
    return currency;
  }

  /** What is in a cell now: a number, or NaN. */
  public double number(int row, int column) {
    for (Cell cell : cells.all()) {
      if (cell.row() == row && cell.column() == column && cell.value() instanceof Double number) {
        return number;
      }
    }
    return Double.NaN;
  }

  /** What is in a cell now, as text. */
  public String text(int row, int column) {
    for (Cell cell : cells.all()) {
      if (cell.row() == row && cell.column() == column) {
        return String.valueOf(cell.value());
      }
    }
    return "";
  }

  /** What is drawn at one of the volumes. */
  public double at(VolumeFigure figure, int volume) {
    return byVolume.value(figure, volume);
  }

  /** How many points a line has. */
  public int points() {
    return CostsByVolume.GRID;
  }
}
