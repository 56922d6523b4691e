package breakeven.workbook.calculation;

import breakeven.core.decision.Decision;
import breakeven.core.expression.CellFormulaPrinter;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Frame;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.report.RowResult;
import breakeven.core.report.RowTaker;
import breakeven.core.uncertainty.Effect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What {@code Calculation} has of each workload that can be chosen: those that have figures. */
public final class CalculationData implements RowTaker {
  /** More workloads than these cannot be chosen. */
  public static final int MOST = 2_000;

  private static final int LONGEST_LABEL = 200;

  // Columns, from 0.
  static final int LABEL = 0;
  static final int UNIT = 1;

  /** What is as reviewed. */
  static final int C = 2;

  static final int WHERE = 5;

  /**
   * A workload that can be chosen.
   *
   * @param label its name, told apart from all others
   * @param row its row on {@code Workloads}, from 1
   * @param values what the columns of {@code Review} have of it, in their order
   */
  public record Workload(String label, int row, List<Object> values) {}

  /**
   * A cell that is as reviewed.
   *
   * @param at its column, from 0
   * @param of what it has of a workload; null where a driver says it
   */
  public record Figure(CalculationRow row, int at, @Nullable Function<RowResult, Object> of) {}

  private record Kept(
      int index, boolean listed, double paid, String name, int row, List<Object> values) {}

  /** Those that are given up first come first. */
  private static final Comparator<Kept> LEAST =
      Comparator.comparing(Kept::listed)
          .thenComparingDouble(Kept::paid)
          .thenComparing(Kept::index, Comparator.reverseOrder());

  private final Decision decision;
  private final Calculation calculation;
  private final String chosen;
  private final List<Figure> figures = new ArrayList<>();
  private final Map<Integer, List<Effect>> effects = new HashMap<>();
  private final PriorityQueue<Kept> kept = new PriorityQueue<>(LEAST);
  private int count;
  private double mostAtStake = -1;
  private final int most;
  private @Nullable Kept first;
  private final Frame shown;
  private boolean evaluated;
  private @Nullable Choice choice;

  /**
   * @param calculation what is shown of each
   * @param chosen the name of the workload that is shown first; empty: that with most at stake, as
   *     where it has no figures
   */
  public CalculationData(Decision decision, Calculation calculation, String chosen) {
    this(decision, calculation, chosen, MOST);
  }

  /** With another number of workloads that can be chosen. */
  CalculationData(Decision decision, Calculation calculation, String chosen, int most) {
    this.most = most;
    this.chosen = chosen;
    this.decision = decision;
    this.calculation = calculation;
    shown = new Frame(decision.model.variables, decision.model.lines, 1, calculation.lastMonth());
    shown.resize(1, calculation.lastMonth());
    List<CalculationRow> rows = new ArrayList<>(calculation.pictureRows());
    rows.addAll(calculation.rows());
    for (CalculationRow row : rows) {
      Function<RowResult, Object> reviewed = row.reviewed;
      if (reviewed != null) {
        figures.add(new Figure(row, row.kind() == CalculationRow.Kind.SENTENCE ? 0 : C, reviewed));
      }
      row.beside.forEach((at, of) -> figures.add(new Figure(row, at, of)));
      row.ofDriver.keySet().forEach(at -> figures.add(new Figure(row, at, null)));
    }
  }

  /** The rows that it is for. */
  public Calculation calculation() {
    return calculation;
  }

  /** What is looked up on {@code Review}, in the order of its columns. */
  public List<Figure> figures() {
    return figures;
  }

  /** Takes what drivers do to the workload of a row of {@code Workloads}, largest swing first. */
  public void drivers(int row, List<Effect> largestFirst) {
    effects.put(row, List.copyOf(largestFirst));
  }

  /** How many workloads have figures, whether they can be chosen or not. */
  public int count() {
    return count;
  }

  @Override
  public void take(WorkloadBatch batch, int i, RowResult row) {
    if (row.lacking()) {
      return;
    }
    boolean wanted = batch.name(i).equals(chosen);
    boolean listed = wanted || row.value(decision.changes) > 0 || row.value(decision.waits) > 0;
    double paid = wanted ? Double.POSITIVE_INFINITY : row.value(decision.model.totals.paidYear);
    List<Object> values = new ArrayList<>();
    Kept one =
        new Kept(count, listed, Double.isNaN(paid) ? 0 : paid, batch.name(i), batch.row(i), values);
    double stake = Math.abs(row.value(decision.saving));
    double pending = row.value(decision.portfolio.pendingEvidence);
    stake =
        wanted
            ? Double.POSITIVE_INFINITY
            : Math.max(Double.isNaN(stake) ? 0 : stake, Double.isNaN(pending) ? 0 : pending);
    boolean shownFirst = stake > mostAtStake;
    if (shownFirst || room() || LEAST.compare(one, kept.element()) > 0) {
      figures.forEach(
          figure -> values.add(figure.of() == null ? Calculation.NOTHING : figure.of().apply(row)));
      keep(shownFirst ? first : one);
    }
    if (shownFirst) {
      mostAtStake = stake;
      first = one;
      row.copyTo(shown);
    }
    count++;
  }

  /** Whether there is room for one more beside the one that is shown first, which is never lost. */
  private boolean room() {
    return kept.size() < most - 1;
  }

  private void keep(@Nullable Kept one) {
    if (one != null) {
      kept.add(one);
    }
    if (kept.size() > most - 1) {
      kept.remove();
    }
  }

  /**
   * The workloads that can be chosen, in the order of the file, and which is shown first; asked for
   * when all are taken.
   */
  public Choice choice() {
    if (choice == null) {
      choice = choose();
    }
    return choice;
  }

  private Choice choose() {
    List<Kept> inOrder = new ArrayList<>(kept);
    if (first != null) {
      inOrder.add(first);
    }
    inOrder.sort(Comparator.comparingInt(Kept::index));
    Set<String> labels = new HashSet<>();
    List<Workload> workloads = new ArrayList<>();
    int shownFirst = 0;
    for (Kept one : inOrder) {
      if (one == first) {
        shownFirst = workloads.size();
      }
      for (int i = 0; i < figures.size(); i++) {
        CalculationRow row = figures.get(i).row();
        Function<Effect, Object> of = row.ofDriver.get(figures.get(i).at());
        List<Effect> found = effects.getOrDefault(one.row(), List.of());
        if (of != null && row.driver < found.size()) {
          one.values().set(i, of.apply(found.get(row.driver)));
        }
      }
      workloads.add(new Workload(label(one.name(), labels), one.row(), one.values()));
    }
    return new Choice(workloads, shownFirst);
  }

  /**
   * What can be chosen.
   *
   * @param first the index of the workload that is shown first
   */
  public record Choice(List<Workload> workloads, int first) {}

  private static String label(String name, Set<String> labels) {
    String cut = name.length() <= LONGEST_LABEL ? name : name.substring(0, LONGEST_LABEL);
    String label = cut;
    for (int n = 2; !labels.add(label.toLowerCase(java.util.Locale.ROOT)); n++) {
      label = cut + " (" + n + ")";
    }
    return label;
  }

  /**
   * What a month of a row is of the workload that is shown first: a number, or a word where there
   * is none.
   */
  public Object month(CalculationRow row, int month) {
    Expression of = month == 0 ? row.ofStart : row.ofMonth;
    if (row.point != null) {
      return row.point.applyAsDouble(frame(), month);
    }
    if (of == null) {
      return 0.0;
    }
    return Calculation.shown(of, frame().values(of, month)[0], CellFormulaPrinter.BLANK);
  }

  /** The label of a row for the workload that is shown first. */
  public String label(CalculationRow row) {
    return row.labelHolds == null || frame().values(row.labelHolds)[0] > 0
        ? row.label()
        : row.labelElse;
  }

  /** What an expression is of the workload that is shown first: a number or a word. */
  public Object figure(Expression of) {
    return Calculation.shown(of, frame().values(of, 0)[0], CellFormulaPrinter.BLANK);
  }

  /** What C of a row is of the workload that is shown first; 0 where it is a word. */
  public double reviewed(CalculationRow row) {
    return taken(row, C) instanceof Double number ? number : 0;
  }

  /**
   * What a column of a row has of the workload that is shown first; null where it takes nothing.
   */
  private @Nullable Object taken(CalculationRow row, int at) {
    Choice of = choice();
    for (int i = 0; i < figures.size(); i++) {
      if (figures.get(i).row() == row && figures.get(i).at() == at) {
        return of.workloads().get(of.first()).values().get(i);
      }
    }
    return null;
  }

  /** What D of a row is of it: as reviewed, else the sum or the last of its months. */
  public Object now(CalculationRow row) {
    Object taken = taken(row, C);
    if (taken != null) {
      return taken;
    }
    double sum = 0;
    double most = 0;
    for (int month = 0; month <= row.until(); month++) {
      if (month(row, month) instanceof Double number) {
        sum += number;
        most = Math.max(most, number);
      }
    }
    return row.sums() ? sum : most;
  }

  /** What F of a row says: the verdict of some rules is the alternative, whichever that is. */
  public Object where(CalculationRow row) {
    if (!row.where().isEmpty() || row.whereFormula().isEmpty()) {
      return row.where();
    }
    return calculation.rows().stream()
        .filter(each -> each.label().startsWith("Alternative to"))
        .map(each -> taken(each, C))
        .findFirst()
        .orElse("");
  }

  /** What a cell of a row shows of it, months apart; an empty text where that is nothing. */
  Object shown(CalculationRow row, int at) {
    Object taken = taken(row, at);
    if (taken != null) {
      return taken;
    }
    Expression figure = row.figures().get(at);
    return figure != null
        ? figure(figure)
        : switch (at) {
          case LABEL -> label(row);
          case UNIT -> row.unit();
          case C -> row.monthly() ? now(row) : "";
          case WHERE -> where(row);
          default -> "";
        };
  }

  /** The months that are counted of the workload that is shown first. */
  public double horizon() {
    return frame().values(decision.model.life.horizon)[0];
  }

  private Frame frame() {
    if (!evaluated) {
      shown.evaluate(decision.model.lines.all());
      evaluated = true;
    }
    return shown;
  }
}
