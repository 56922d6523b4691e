package breakeven.exchange.files;

import breakeven.core.input.NamedRows;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.Texts;
import breakeven.exchange.usage.Evaluated;
import breakeven.exchange.usage.UsageFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Scores, a row each as Langfuse has them, or as Braintrust does beside an event. Those of Langfuse
 * are numbers, or true and false, and name no model; categories count for nothing. Of Braintrust
 * each case is a root span; spans within it repeat its scores, and are no cases.
 */
final class ScoreRows extends NamedRows {
  private static final String NAME = "name";
  private static final String VALUE = "value";
  private static final String TYPE = "datatype";
  private static final String WORD = "stringvalue";
  private static final List<String> HEADERS = List.of(NAME, VALUE, TYPE, WORD);

  /** How a column of an event begins that holds a score. */
  private static final String SCORE = "scores.";

  private static final String SPAN = "spanid";
  private static final String ROOT = "rootspanid";
  private static final String IS_ROOT = "isroot";
  private static final String MODEL = "metadata.model";

  /** Of one score of one model. */
  private static final class Sum {
    private double sum;
    private long rows;
    private long without;
    private boolean share = true;

    void add(double value) {
      sum += value;
      rows++;
      share &= value >= 0 && value <= 1;
    }
  }

  /** By model and name. */
  private final Map<List<String>, Sum> scores = new LinkedHashMap<>();

  /** Events of each model, with scores or without. */
  private final Map<String, Long> cases = new HashMap<>();

  /** How many columns a row names if it is the header row. */
  static int named(List<String> row) {
    return (int) row.stream().filter(cell -> HEADERS.contains(header(cell))).count();
  }

  private static String header(String cell) {
    return Texts.oneLine(cell).replaceAll("[ _]", "").toLowerCase(Locale.ROOT);
  }

  @Override
  protected String name(String text) {
    return text.startsWith(SCORE) ? text : header(text);
  }

  @Override
  protected boolean isHeader(Set<String> names) {
    return names.containsAll(List.of(NAME, VALUE)) || names.stream().anyMatch(ScoreRows::isScore);
  }

  private static boolean isScore(String name) {
    return name.startsWith(SCORE);
  }

  private Sum sum(String model, String name) {
    return scores.computeIfAbsent(List.of(model, name), key -> new Sum());
  }

  @Override
  protected boolean below(int row) {
    if (columns().keySet().stream().anyMatch(ScoreRows::isScore)) {
      event();
      return true;
    }
    String name = Texts.oneLine(text(NAME));
    if (!name.isEmpty() && !text(TYPE).equalsIgnoreCase("categorical")) {
      double value = value();
      if (Double.isNaN(value)) {
        sum("", name).without++;
      } else {
        sum("", name).add(value);
      }
    }
    return true;
  }

  private void event() {
    String said = text(IS_ROOT);
    boolean root = !text(ROOT).isEmpty() && text(ROOT).equals(text(SPAN));
    if (said.isEmpty() ? !root : !said.equals("true")) {
      return;
    }
    cases.merge(text(MODEL), 1L, Long::sum);
    for (String name : columns().keySet()) {
      double score = isScore(name) ? PlainNumber.parse(text(name)) : Double.NaN;
      if (!Double.isNaN(score)) {
        sum(text(MODEL), name.substring(SCORE.length())).add(score);
      }
    }
  }

  private double value() {
    for (String text : List.of(text(VALUE), text(WORD))) {
      switch (text.toLowerCase(Locale.ROOT)) {
        case "true" -> {
          return 1;
        }
        case "false" -> {
          return 0;
        }
        default -> {
          double number = PlainNumber.parse(text);
          if (!Double.isNaN(number)) {
            return number;
          }
        }
      }
    }
    return Double.NaN;
  }

  List<Evaluated> finish() {
    List<Evaluated> all = new ArrayList<>();
    scores.forEach(
        (key, of) -> {
          // Of a scale from 1 to 5 the mean is no share, even where it happens to be below 1.
          double quality = of.share ? of.sum / of.rows : Double.POSITIVE_INFINITY;
          long without = cases.getOrDefault(key.get(0), of.rows + of.without) - of.rows;
          all.add(new Evaluated(key.get(0), key.get(1), quality, of.rows, without));
        });
    if (all.isEmpty()) {
      throw new UsageFault(
          "holds no results of an evaluation: give those of promptfoo, lm-eval, Langfuse or"
              + " Braintrust");
    }
    return all;
  }
}
