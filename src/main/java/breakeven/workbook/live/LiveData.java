package breakeven.workbook.live;

import breakeven.core.decision.Decision;
import breakeven.core.decision.Sentences;
import breakeven.core.economics.Model;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Text;
import breakeven.core.expression.Variable;
import breakeven.core.input.AssumptionValues;
import breakeven.core.input.Header;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.price.LookupNames;
import breakeven.core.price.PriceBook;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.RowResult;
import breakeven.core.report.SensitivityColumns;
import breakeven.core.report.ShapeColumns;
import breakeven.core.report.UnitLabel;
import breakeven.core.shape.ChosenCells;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import breakeven.workbook.calculation.CapturedCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * All figures of a review, kept so that every formula can carry what it comes to, or calculation
 * sheets can show them as values.
 */
public final class LiveData {
  /** More workloads than these, and results are values. */
  public static final int MOST_WORKLOADS = 2_000;

  /** More months of all workloads and lines than these, and results are values. */
  private static final long MOST_MONTHS = 2_000_000;

  /** Columns of a sheet, on which every line of months has one for each month. */
  private static final long MOST_COLUMNS = 16_000;

  /** What a workload says that lacks something now, and did not at the review. */
  private static final String LACKS_SINCE = "review again, and ";

  /** More workloads than these do not become formulas at all, for want of memory. */
  private static final int MOST_AT_ALL = 20_000;

  /**
   * Where everything comes from.
   *
   * @param header where the columns of the workloads are
   * @param lastRow the last row of a workload in the user's sheet
   * @param shipped the shipped assumptions, which count where the user's cannot be read
   * @param results every column of results beside the workloads
   * @param explored what {@code Explorer} shows besides of the workload that is chosen
   */
  public record Origin(
      Decision decision,
      Sentences sentences,
      List<ResultColumn> results,
      List<ResultColumn> explored,
      Header header,
      int lastRow,
      PriceBook prices,
      AssumptionValues assumptions,
      AssumptionValues shipped,
      Places places) {}

  /**
   * A cell that no formula reads as the review did, such as {@code 20k}, or a text with other
   * spaces than the plain one.
   *
   * @param stood what was in it: a text, a number, or true or false
   * @param empty whether it was read as an empty cell
   */
  public record ReadAs(Object stood, boolean empty) {}

  /**
   * One workload.
   *
   * @param row its row in the user's sheet
   * @param faults errors in its cells
   * @param bad the columns whose cell cannot be read
   * @param readAs what is in cells that no formula reads as the review did
   * @param chosen which cells of its shape the review has chosen
   * @param shown what result columns show: numbers and texts, nothing where a cell is empty
   * @param phrases the parts of Why
   * @param lookAt what is said where it is not decided: the cells outside the row that its errors
   *     are about, and that only a review can name them where it lacked nothing then
   */
  record Workload(
      String name,
      int row,
      List<String> units,
      int faults,
      List<Column> bad,
      Map<Column, ReadAs> readAs,
      LookupNames used,
      ChosenCells chosen,
      double[] variables,
      double[] lines,
      double[][] months,
      List<Object> shown,
      List<String> phrases,
      String lookAt) {
    /** The candidate as typed or assumed: without the provider that was chosen for it. */
    String typedCandidate() {
      return chosen.provider() ? PriceBook.bareName(used.candidate()) : used.candidate();
    }
  }

  private final Origin origin;
  private final List<Workload> workloads = new ArrayList<>();
  private final List<Line> single;
  private final List<Line> monthly;
  private final Map<Variable, Integer> variableAt = new HashMap<>();
  private final Map<Line, Integer> lineAt = new HashMap<>();
  private final ResultFormulas results;
  private ShapeColumns.Found shapes = ShapeColumns.Found.NONE;
  private SensitivityColumns.Found sensitivity = new SensitivityColumns.Found(0, 0, List.of());
  private int lastMonth;

  /**
   * @param origin what the figures come from; no workload yet
   */
  public LiveData(Origin origin) {
    this.origin = origin;
    results = new ResultFormulas(origin.results());
    Model model = origin.decision().model;
    single = model.lines.all().stream().filter(line -> !line.monthly()).toList();
    monthly = model.lines.all().stream().filter(Line::monthly).toList();
    model.variables.all().forEach(variable -> variableAt.put(variable, variableAt.size()));
    for (int i = 0; i < single.size(); i++) {
      lineAt.put(single.get(i), i);
    }
    for (int i = 0; i < monthly.size(); i++) {
      lineAt.put(monthly.get(i), i);
    }
  }

  /**
   * Why results cannot be formulas, in words that follow "values, since"; empty where they can.
   *
   * @param horizon the assumed horizon, months
   * @param asked whether formulas are asked for beyond what a spreadsheet opens at ease
   */
  public static String refusal(Decision decision, int workloads, double horizon, boolean asked) {
    long monthly = decision.model.lines.all().stream().filter(Line::monthly).count();
    long months = monthly * ((long) horizon + 1);
    if (workloads == 0) {
      return "there is no workload";
    }
    if (months > MOST_COLUMNS) {
      return "a sheet has no room for a horizon of " + (long) horizon + " months";
    }
    if (workloads > MOST_AT_ALL) {
      return "more than " + Text.fixed(MOST_AT_ALL, 0) + " workloads are too many for formulas";
    }
    if (workloads > MOST_WORKLOADS && !asked) {
      return "more than "
          + Text.fixed(MOST_WORKLOADS, 0)
          + " workloads open slowly as formulas; --live writes them all the same";
    }
    return workloads * months > MOST_MONTHS && !asked
        ? "so many workloads and months open slowly as formulas; --live writes them all the same"
        : "";
  }

  /**
   * Takes the batch that was evaluated last.
   *
   * @param chosen which cells of each shape were chosen
   * @param elsewhere the cells outside a row that its errors are about, as a sentence lists them
   */
  public void add(
      Frame frame,
      WorkloadBatch batch,
      IntFunction<LookupNames> used,
      IntFunction<ChosenCells> chosen,
      IntFunction<String> elsewhere) {
    lastMonth = frame.months();
    List<Variable> variables = origin.decision().model.variables.all();
    RowResult row =
        new RowResult(origin.decision(), frame, origin.sentences(), origin.prices()::nextModel);
    for (int i = 0; i < batch.size(); i++) {
      double[] ofVariables = new double[variables.size()];
      for (int k = 0; k < ofVariables.length; k++) {
        ofVariables[k] = frame.values(variables.get(k))[i];
      }
      double[] ofLines = new double[single.size()];
      for (int k = 0; k < ofLines.length; k++) {
        ofLines[k] = frame.values(single.get(k))[i];
      }
      double[][] ofMonths = new double[monthly.size()][lastMonth + 1];
      for (int k = 0; k < ofMonths.length; k++) {
        for (int month = 0; month <= lastMonth; month++) {
          ofMonths[k][month] = frame.values(monthly.get(k), month)[i];
        }
      }
      int index = i;
      row.moveTo(
          i, batch.row(i), batch.name(i), used.apply(i), 0, elsewhere.apply(i), null, List.of());
      workloads.add(
          new Workload(
              batch.name(i),
              batch.row(i),
              UnitLabel.COLUMNS.stream().map(column -> UnitLabel.of(batch, index, column)).toList(),
              (int) frame.values(origin.decision().model.inputs.faults)[i],
              bad(batch, i),
              readAs(batch, i),
              used.apply(i),
              chosen.apply(i),
              ofVariables,
              ofLines,
              ofMonths,
              results.shown().keySet().stream().map(shown -> CapturedCell.of(shown, row)).toList(),
              origin.sentences().whyParts.stream().map(part -> row.text(part)).toList(),
              Sentences.lookAt(elsewhere.apply(i))
                  + (row.value(origin.decision().needs.lacking) > 0 ? "" : LACKS_SINCE)));
    }
  }

  private static Map<Column, ReadAs> readAs(WorkloadBatch batch, int i) {
    Map<Column, ReadAs> readAs = new LinkedHashMap<>();
    batch
        .readAs(i)
        .forEach((column, stood) -> readAs.put(column, new ReadAs(stood, !batch.typed(i, column))));
    return readAs;
  }

  private static List<Column> bad(WorkloadBatch batch, int i) {
    return batch.errors(i) == 0
        ? List.of()
        : Workloads.TABLE.columns().stream().filter(column -> batch.bad(i, column)).toList();
  }

  /** The name of the workload that {@code Explorer} begins with, once all are there. */
  public String firstChosen() {
    return mostAtStake().name();
  }

  /** Takes what {@code Explorer} looks up on {@code Shapes}. */
  public void shapes(ShapeColumns.Found found) {
    shapes = found;
  }

  ShapeColumns.Found shapes() {
    return shapes;
  }

  /** Takes what {@code Explorer} looks up on {@code Sensitivity}. */
  public void sensitivity(SensitivityColumns.Found found) {
    sensitivity = found;
  }

  SensitivityColumns.Found sensitivity() {
    return sensitivity;
  }

  Origin origin() {
    return origin;
  }

  Model model() {
    return origin.decision().model;
  }

  List<Workload> workloads() {
    return workloads;
  }

  /** The workload with the most money at stake; the first of those. */
  Workload mostAtStake() {
    Workload most = workloads.get(0);
    double money = -1;
    for (Workload workload : workloads) {
      boolean lacks = value(workload, origin.decision().needs.lacking) > 0;
      double here =
          Math.max(
              Math.abs(value(workload, origin.decision().saving)),
              value(workload, origin.decision().portfolio.pendingEvidence));
      if (!lacks && here > money) {
        most = workload;
        money = here;
      }
    }
    String name = most.name();
    return workloads.stream()
        .filter(workload -> workload.name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(most);
  }

  /** The last month that is calculated. */
  int lastMonth() {
    return lastMonth;
  }

  ResultFormulas results() {
    return results;
  }

  /** The lines with one value a workload. */
  List<Line> single() {
    return single;
  }

  /** The lines with a value a month. */
  List<Line> monthly() {
    return monthly;
  }

  double value(Workload workload, Variable variable) {
    return workload.variables()[at(variableAt, variable)];
  }

  double value(Workload workload, Line line) {
    return workload.lines()[at(lineAt, line)];
  }

  double value(Workload workload, Line line, int month) {
    return workload.months()[at(lineAt, line)][month];
  }

  private static <K> int at(Map<K, Integer> places, K key) {
    Integer at = places.get(key);
    if (at == null) {
      throw new IllegalArgumentException("not of this model: " + key);
    }
    return at;
  }
}
