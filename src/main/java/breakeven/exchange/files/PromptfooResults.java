package breakeven.exchange.files;

import breakeven.exchange.usage.Evaluated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Results of promptfoo: each case passes or not, model by model. A case whose call failed was not
 * judged.
 */
final class PromptfooResults implements EvaluationFile.Taker {
  private static final String RESULTS = "results";

  /** How promptfoo says that a case failed by an error, and not by what was answered. */
  private static final String ERROR = "2";

  /** Cases that passed, that did not, and that were not judged. */
  private final Map<String, long[]> models = new LinkedHashMap<>();

  private String model = "";
  private String success = "";
  private String reason = "";

  /** The path within a case; empty where it is of none. */
  private static List<String> within(List<String> path) {
    int at = path.size() > 1 && path.get(1).equals(RESULTS) ? 2 : 1;
    boolean inside = path.size() > at && path.get(0).equals(RESULTS) && path.get(at).equals("[]");
    return inside ? path.subList(at + 1, path.size()) : List.of();
  }

  private static boolean isCase(List<String> path) {
    return path.equals(List.of(RESULTS, RESULTS, "[]")) || path.equals(List.of(RESULTS, "[]"));
  }

  @Override
  public void value(List<String> path, String text) {
    List<String> inside = within(path);
    if (inside.equals(List.of("provider")) || inside.equals(List.of("provider", "id"))) {
      model = text;
    } else if (inside.equals(List.of("success"))) {
      success = text;
    } else if (inside.equals(List.of("failureReason"))) {
      reason = text;
    }
  }

  @Override
  public void end(List<String> path) {
    if (!isCase(path)) {
      return;
    }
    if (!model.isEmpty() && !success.isEmpty()) {
      int at = reason.equals(ERROR) ? 2 : success.equals("true") ? 0 : 1;
      models.computeIfAbsent(model, name -> new long[3])[at]++;
    }
    model = "";
    success = "";
    reason = "";
  }

  boolean any() {
    return !models.isEmpty();
  }

  List<Evaluated> finish() {
    List<Evaluated> all = new ArrayList<>();
    models.forEach(
        (name, cases) -> {
          long judged = cases[0] + cases[1];
          double quality = judged == 0 ? Double.NaN : (double) cases[0] / judged;
          all.add(new Evaluated(name, "pass rate", quality, judged, cases[2]));
        });
    return all;
  }
}
