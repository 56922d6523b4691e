package breakeven.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the reference calculation says about one workload: every line of the model by its name.
 *
 * <p>A value is a {@code Double}, a word ({@code String}) or null for a blank cell. On a row that
 * lacks an input or a price only the verdict, the checks and the warnings that need no price are
 * filled, and {@link #lacks} says what is missing.
 */
public final class Result {
  public final Map<String, Object> lines = new LinkedHashMap<>();

  /** What is missing or invalid, in words; empty on a complete row. */
  public final List<String> lacks = new ArrayList<>();

  /** Requests of months 1 to H. */
  public double[] requests;

  /**
   * Replicas of the fine-tuned option (its share of them) in months 1 to H; null where it does not
   * run on replicas.
   */
  public double[] replicas;

  /** Replicas of the small option on the row's GPUs; null where there are none. */
  public double[] replicasSmall;

  /** Cumulative saving at the end of months 0 to H, also on a closed row, where it is not shown. */
  public double[] cumulativeSaving;

  public boolean complete() {
    return lacks.isEmpty();
  }

  public double number(String line) {
    return (Double) lines.get(line);
  }

  public String word(String line) {
    return (String) lines.get(line);
  }

  public boolean isNumber(String line) {
    return lines.get(line) instanceof Double;
  }

  public String verdict() {
    return word("Verdict");
  }
}
