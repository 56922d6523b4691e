package breakeven.exchange.files;

import breakeven.core.input.Texts;
import breakeven.exchange.usage.Evaluated;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Results of promptfoo: each case passes or not, model by model and prompt by prompt. A case whose
 * call failed was not judged. One that is run again and again has the same variables and
 * assertions, and is one example.
 */
final class PromptfooResults implements EvaluationFile.Taker {
  private static final String RESULTS = "results";

  /** How promptfoo says that a case failed by an error, and not by what was answered. */
  private static final String ERROR = "2";

  /** What makes a case the one it is, of the members of a result. */
  private static final Set<String> OF_CASE = Set.of("vars", "assert", "description");

  /** A model with one of its prompts. */
  private record Tried(String model, String index, String label) {}

  /** What became of the cases of one model and prompt. */
  private static final class Judged {
    private long passed;
    private long runs;
    private long failed;
    private final Set<Long> examples = new HashSet<>();
  }

  private final Map<Tried, Judged> tried = new LinkedHashMap<>();

  private String model = "";
  private String promptIndex = "";
  private String promptLabel = "";
  private String success = "";
  private String reason = "";

  /** A number that is the same of the same case; 0 where a result does not say what its case is. */
  private long example;

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
    } else if (inside.equals(List.of("promptIdx"))) {
      promptIndex = text;
    } else if (inside.equals(List.of("prompt", "label"))) {
      promptLabel = Texts.oneLine(text);
    } else if (isOfCase(inside)) {
      example = mixed(mixed(example, String.join("\n", inside)), text);
    }
  }

  @Override
  public void end(List<String> path) {
    if (!isCase(path)) {
      return;
    }
    if (!model.isEmpty() && !success.isEmpty()) {
      Judged judged =
          tried.computeIfAbsent(new Tried(model, promptIndex, promptLabel), key -> new Judged());
      if (reason.equals(ERROR)) {
        judged.failed++;
      } else {
        judged.runs++;
        judged.passed += success.equals("true") ? 1 : 0;
        judged.examples.add(example == 0 ? judged.runs : example);
      }
    }
    model = "";
    promptIndex = "";
    promptLabel = "";
    success = "";
    reason = "";
    example = 0;
  }

  private static boolean isOfCase(List<String> inside) {
    return inside.size() > 1
        && (inside.get(0).equals("vars")
            || inside.get(0).equals("testCase") && OF_CASE.contains(inside.get(1)));
  }

  private static long mixed(long hash, String text) {
    long mixed = hash;
    for (int i = 0; i < text.length(); i++) {
      mixed = (mixed ^ text.charAt(i)) * 0x100000001B3L + (mixed >>> 29);
    }
    return mixed * 31 + 1;
  }

  boolean any() {
    return !tried.isEmpty();
  }

  List<Evaluated> finish() {
    List<Evaluated> all = new ArrayList<>();
    Set<List<String>> named = new HashSet<>();
    tried.forEach(
        (key, judged) -> {
          boolean alone = named.add(List.of(key.model(), key.label()));
          String prompt = key.label() + (alone ? "" : " (" + key.index() + ")");
          double quality = judged.runs == 0 ? Double.NaN : (double) judged.passed / judged.runs;
          all.add(
              new Evaluated(
                  key.model(),
                  prompt,
                  "pass rate",
                  quality,
                  judged.examples.size(),
                  judged.runs,
                  judged.failed));
        });
    return all;
  }
}
