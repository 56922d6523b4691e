package breakeven.core.whatif;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.input.Texts;
import breakeven.core.price.LookupNames;
import breakeven.core.price.PriceBook;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What of all that a workload is calculated with has moved from one state to another, and how much
 * money each move alone is worth: the model is run again with that one thing as it was and
 * everything else as it is.
 */
public final class Movements {
  /** Less than half a cent is not told. */
  private static final double LEAST = 0.005;

  private static final Comparator<Moved> MOST_FIRST =
      Comparator.comparingDouble((Moved moved) -> -moved.effect());

  /**
   * All that one workload is calculated with.
   *
   * @param values of every variable of the model
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
  public record Taken(double[] values, LookupNames names) {
    /** What a row of a frame is calculated with. */
    public static Taken of(Model model, Frame frame, int row, LookupNames names) {
      List<Variable> variables = model.variables.all();
      double[] values = new double[variables.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = frame.values(variables.get(i))[row];
      }
      return new Taken(values, names);
    }
  }

  /** A name that is looked up: its column, how it is read, and how another is put in its place. */
  private record Name(
      Column column,
      Function<LookupNames, String> of,
      BiFunction<LookupNames, String, LookupNames> with) {}

  private static final List<Name> NAMES =
      List.of(
          new Name(
              Workloads.PROMPTED_MODEL,
              LookupNames::prompted,
              (used, name) -> new LookupNames(name, used.candidate(), used.smaller(), used.gpu())),
          new Name(
              Workloads.CANDIDATE_MODEL,
              LookupNames::candidate,
              (used, name) -> new LookupNames(used.prompted(), name, used.smaller(), used.gpu())),
          new Name(
              Workloads.SMALLER_MODEL,
              LookupNames::smaller,
              (used, name) -> new LookupNames(used.prompted(), used.candidate(), name, used.gpu())),
          new Name(
              Workloads.GPU,
              LookupNames::gpu,
              (used, name) ->
                  new LookupNames(used.prompted(), used.candidate(), used.smaller(), name)));

  private final Model model;
  private final Decision decision;
  private final PriceBook prices;
  private final List<Variable> variables;
  private final Set<Variable> typed;
  private final Set<Variable> untold = new HashSet<>();
  private final List<Line> lines;
  private final Frame frame;

  /**
   * Movements of single workloads.
   *
   * @param prices those of now
   * @param mostMonths the longer of the two horizons
   */
  public Movements(Decision decision, PriceBook prices, int mostMonths) {
    this.decision = decision;
    this.prices = prices;
    model = decision.model;
    variables = model.variables.all();
    typed = new HashSet<>(model.inputs.cells().values());
    untold.add(model.inputs.faults);
    untold.add(model.searched.edited);
    untold.addAll(model.drivers.all());
    untold.add(model.caching.requests);
    untold.addAll(decision.foundLater());
    lines = model.lines.neededFor(List.of(decision.saving));
    frame =
        new Frame(model.variables, model.lines, 1 + NAMES.size() + variables.size(), mostMonths);
  }

  /** The variables that are others. */
  public List<Variable> changed(Taken last, Taken now) {
    List<Variable> changed = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      if (Double.compare(last.values()[i], now.values()[i]) != 0) {
        changed.add(variables.get(i));
      }
    }
    return changed;
  }

  /** The assumption that a variable holds, as it is or as what stands for an empty cell. */
  public @Nullable Assumption assumption(Variable variable) {
    for (Map.Entry<Assumption, Variable> entry : model.inputs.assumptions().entrySet()) {
      if (entry.getValue() == variable) {
        return entry.getKey();
      }
    }
    return null;
  }

  /** What has moved from one review to another, the greatest effect first. */
  public List<Moved> between(Taken last, Taken now) {
    List<Moved.What> moved = new ArrayList<>();
    Set<Variable> looked = names(last, now, moved);
    int row = moved.size();
    for (int i = 0; i < variables.size(); i++) {
      Variable variable = variables.get(i);
      double was = last.values()[i];
      double is = now.values()[i];
      if (Double.compare(was, is) != 0
          && !untold.contains(variable)
          && !looked.contains(variable)) {
        put(now, ++row);
        frame.values(variable)[row] = was;
        moved.add(new Moved.Figure(variable, was, is));
      }
    }
    // What one figure alone is worth goes by the prices of month 1.
    frame.sameInAllMonths();
    frame.resize(1 + row, 1);
    model.caching.fill(frame);
    frame.resize(1 + row, model.lastMonth(frame));
    frame.evaluate(lines);
    return told(moved);
  }

  /**
   * Puts what is now into the first row, and what would be with each name that has moved as it was
   * into the next ones; gives the figures that depend on these names.
   */
  private Set<Variable> names(Taken last, Taken now, List<Moved.What> moved) {
    List<LookupNames> names = new ArrayList<>(List.of(now.names()));
    for (Name name : NAMES) {
      String was = name.of().apply(last.names());
      String is = name.of().apply(now.names());
      if (!Texts.fold(was).equals(Texts.fold(is))) {
        names.add(name.with().apply(now.names(), was));
        moved.add(new Moved.Named(name.column(), was, is));
      }
    }
    for (int row = 0; row < names.size(); row++) {
      put(now, row);
    }
    Set<Variable> looked = new HashSet<>();
    if (!moved.isEmpty()) {
      frame.resize(names.size(), 1);
      prices.fill(frame, names::get);
      for (Variable variable : variables) {
        double[] values = frame.values(variable);
        for (int row = 1; row < names.size(); row++) {
          if (Double.compare(values[row], values[0]) != 0) {
            looked.add(variable);
          }
        }
      }
    }
    return looked;
  }

  private void put(Taken taken, int row) {
    for (int i = 0; i < variables.size(); i++) {
      frame.values(variables.get(i))[row] = taken.values()[i];
    }
  }

  private List<Moved> told(List<Moved.What> moved) {
    double[] verdicts = frame.values(decision.verdict);
    List<Moved> told = new ArrayList<>();
    for (int i = 0; i < moved.size(); i++) {
      double effect =
          Math.max(difference(model.totals.netSaving, 1 + i), difference(decision.saving, 1 + i));
      boolean matters = effect >= LEAST || verdicts[1 + i] != verdicts[0];
      if (matters || wasTyped(moved.get(i))) {
        told.add(new Moved(moved.get(i), effect));
      }
    }
    told.sort(MOST_FIRST);
    return told;
  }

  /** How far an amount of the first row is from that of another one; 0 where it has none. */
  private double difference(Line amount, int row) {
    double difference = Math.abs(shown(amount, 0) - shown(amount, row));
    return Double.isNaN(difference) ? 0 : difference;
  }

  private double shown(Line amount, int row) {
    boolean lacking = frame.values(decision.needs.lacking)[row] > 0;
    boolean closed = amount == model.totals.netSaving && frame.values(model.life.closed)[row] > 0;
    return lacking || closed ? Double.NaN : frame.values(amount)[row];
  }

  /** What somebody has typed is told whatever it does. */
  public boolean wasTyped(Moved.What what) {
    return what instanceof Moved.Named
        || what instanceof Moved.Figure figure && typed.contains(figure.variable());
  }
}
