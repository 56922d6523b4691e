package breakeven.exchange.files;

import breakeven.core.input.PlainNumber;
import breakeven.exchange.usage.Evaluated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events of a Braintrust experiment: each case is a root span with its scores from 0 to 1. Spans
 * within a case repeat its scores, and are no cases.
 */
final class BraintrustEvents implements EvaluationFile.Taker {
  /** Far more than there are scores of a project. */
  private static final int MOST_SCORES = 10_000;

  private final Map<List<String>, double[]> scores = new LinkedHashMap<>();

  /** Cases of each model, with scores or without. */
  private final Map<String, Long> cases = new HashMap<>();

  private final Map<String, Double> scored = new LinkedHashMap<>();
  private String model = "";
  private String root = "";
  private String span = "";
  private String isRoot = "";

  /** The path within an event; it is in an array, in the events of a page, or on its own. */
  private static List<String> within(List<String> path) {
    int at = 0;
    if (!path.isEmpty() && path.get(0).equals("events")) {
      at = 1;
    }
    if (path.size() > at && path.get(at).equals("[]")) {
      at++;
    }
    return path.subList(at, path.size());
  }

  @Override
  public void value(List<String> path, String text) {
    List<String> inside = within(path);
    switch (inside.isEmpty() ? "" : inside.get(0)) {
      case "scores" -> {
        double score = PlainNumber.parse(text);
        if (inside.size() == 2 && !Double.isNaN(score)) {
          scored.put(inside.get(1), score);
        }
      }
      case "metadata" -> {
        if (inside.size() == 2 && inside.get(1).equals("model")) {
          model = text;
        }
      }
      case "is_root" -> isRoot = text;
      case "span_id" -> span = text;
      case "root_span_id" -> root = text;
      default -> {
        // Nothing of a score.
      }
    }
  }

  @Override
  public void end(List<String> path) {
    if (!within(path).isEmpty()) {
      return;
    }
    if (isRoot.isEmpty() ? !root.isEmpty() && root.equals(span) : isRoot.equals("true")) {
      cases.merge(model, 1L, Long::sum);
      scored.forEach(
          (name, score) -> {
            List<String> key = List.of(model, name);
            if (scores.size() < MOST_SCORES || scores.containsKey(key)) {
              double[] sums = scores.computeIfAbsent(key, each -> new double[3]);
              sums[0] += score;
              sums[1]++;
              sums[2] += score < 0 || score > 1 ? 1 : 0;
            }
          });
    }
    scored.clear();
    model = "";
    root = "";
    span = "";
    isRoot = "";
  }

  boolean any() {
    return !scores.isEmpty();
  }

  List<Evaluated> finish() {
    List<Evaluated> all = new ArrayList<>();
    scores.forEach(
        (key, sums) -> {
          double quality = sums[2] > 0 ? Double.POSITIVE_INFINITY : sums[0] / sums[1];
          long examples = (long) sums[1];
          long without = cases.getOrDefault(key.get(0), examples) - examples;
          all.add(new Evaluated(key.get(0), key.get(1), quality, examples, without));
        });
    return all;
  }
}
