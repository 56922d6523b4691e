package breakeven.core.economics;

import breakeven.core.expression.Condition;
import breakeven.core.expression.Dependents;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Givens;
import breakeven.core.expression.Variable;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows by what decides which lines of the model can count for them: how they are served, whether a
 * provider tunes, whether the smaller model is the candidate, and whether it is good enough. What
 * rows of one kind never take need not be evaluated for them.
 */
public final class RowKinds {
  private static final int SERVINGS = Words.SERVING.size();
  private static final int API = Words.METHOD.indexOf("Provider API");

  /** How many kinds there are; they are numbered from 0. */
  public static final int COUNT = 8 * (SERVINGS + 1);

  private final Variable serving;
  private final Variable method;
  private final Variable small;
  private final Variable candidate;
  private final Expression smallIsCandidate;
  private final Expression smallGoodEnough;
  private final Condition goodEnough;

  public RowKinds(Model model) {
    serving = model.inputs.cell(Workloads.SERVING);
    method = model.inputs.cell(Workloads.TUNING_METHOD);
    small = model.looked.smallRow;
    candidate = model.looked.candidateRow;
    smallIsCandidate = model.serving.smallIsCandidate;
    smallGoodEnough = model.quality.smallGoodEnough;
    goodEnough = new Condition(smallGoodEnough);
  }

  /** The kind of a row of an evaluated frame. */
  public int of(Frame frame, int row) {
    double served = frame.values(serving)[row];
    return of(
        Double.isNaN(served) ? SERVINGS : (int) served,
        frame.values(method)[row] == API,
        frame.values(small)[row] == frame.values(candidate)[row],
        goodEnough.holds(frame, row));
  }

  /**
   * The kind of a row of an evaluated frame if another base model were served in another way.
   *
   * @param served a code of {@code Serving}
   * @param candidateRow {@code candidateRow} of that model
   */
  public int of(Frame frame, int row, int served, double candidateRow) {
    boolean candidate = frame.values(small)[row] == candidateRow;
    return of(served, false, candidate, goodEnough.holds(frame, row));
  }

  private static int of(int served, boolean api, boolean candidate, boolean good) {
    return 8 * served + (api ? 4 : 0) + (candidate ? 2 : 0) + (good ? 1 : 0);
  }

  /**
   * What is given of the rows of a kind.
   *
   * @param reach what may be otherwise from row to row, of which nothing is given
   */
  public Givens givens(int kind, Dependents reach) {
    int served = kind / 8;
    boolean api = (kind & 4) > 0;
    Map<Expression, List<Double>> given = new HashMap<>();
    given.put(serving, List.of(served == SERVINGS ? Double.NaN : served));
    given.put(
        method,
        Stream.concat(
                Stream.of(Double.NaN),
                IntStream.range(0, Words.METHOD.size()).mapToObj(code -> (double) code))
            .filter(code -> api == (code == API))
            .toList());
    given.put(smallIsCandidate, List.of((kind & 2) > 0 ? 1.0 : 0.0));
    given.put(smallGoodEnough, List.of((kind & 1) > 0 ? 1.0 : 0.0));
    given.keySet().removeIf(reach::reaches);
    return new Givens(given);
  }
}
