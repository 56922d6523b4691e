package breakeven.exchange.files;

import breakeven.core.input.PlainNumber;
import breakeven.exchange.usage.Evaluated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Results of lm-eval: each metric of each task, of one model. */
final class HarnessResults implements EvaluationFile.Taker {
  private static final Pattern PRETRAINED = Pattern.compile("(?:pretrained|model)=([^,]+)");

  /** Far more than there are metrics of all tasks. */
  private static final int MOST_METRICS = 100_000;

  private final Map<String, Double> metrics = new LinkedHashMap<>();
  private final Map<String, String> tasks = new HashMap<>();
  private final Map<String, Long> samples = new HashMap<>();

  /** Metrics of which less is better, so that they are no quality. */
  private final Set<String> losses = new HashSet<>();

  private String model = "";

  @Override
  public void value(List<String> path, String text) {
    if (path.size() == 1 && path.get(0).equals("model_name")) {
      model = text;
    } else if (path.size() == 2 && path.get(1).equals("model_args") && model.isEmpty()) {
      Matcher named = PRETRAINED.matcher(text);
      model = named.find() ? named.group(1) : "";
    } else if (path.size() == 3 && path.get(1).equals("model_args")) {
      boolean names = path.get(2).equals("pretrained") || path.get(2).equals("model");
      model = names && model.isEmpty() ? text : model;
    } else if (path.size() == 3 && metrics.size() < MOST_METRICS) {
      of(path.get(0), path.get(1), path.get(2), text);
    }
  }

  private void of(String part, String task, String name, String text) {
    double number = PlainNumber.parse(text);
    switch (part) {
      case "results" -> {
        boolean metric = !name.contains("_stderr") && !name.equals("sample_len");
        if (metric && !Double.isNaN(number)) {
          metrics.put(task + ' ' + name, number);
          tasks.put(task + ' ' + name, task);
        }
      }
      case "n-samples" -> {
        if (name.equals("effective") && number >= 1) {
          samples.put(task, (long) number);
        }
      }
      case "higher_is_better" -> {
        if (text.equals("false")) {
          losses.add(task + ' ' + name);
        }
      }
      default -> {
        // Nothing of a result.
      }
    }
  }

  @Override
  public void end(List<String> path) {
    // Each value is one of its own.
  }

  boolean any() {
    return !metrics.isEmpty() && !samples.isEmpty();
  }

  List<Evaluated> finish() {
    List<Evaluated> all = new ArrayList<>();
    metrics.forEach(
        (name, value) -> {
          String task = tasks.getOrDefault(name, "");
          if (!losses.contains(name) && !losses.contains(name.replaceFirst(",.*", ""))) {
            all.add(new Evaluated(model, name, value, samples.getOrDefault(task, 0L), 0));
          }
        });
    return all;
  }
}
