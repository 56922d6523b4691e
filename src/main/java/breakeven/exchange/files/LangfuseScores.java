package breakeven.exchange.files;

import breakeven.core.input.NamedRows;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.Texts;
import breakeven.exchange.usage.Evaluated;
import breakeven.exchange.usage.UsageFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Scores of Langfuse, a row each: numbers, or true and false. They name no model. Categories are no
 * numbers and count for nothing.
 */
final class LangfuseScores extends NamedRows {
  private static final String NAME = "name";
  private static final String VALUE = "value";
  private static final String TYPE = "datatype";
  private static final String WORD = "stringvalue";
  private static final List<String> HEADERS = List.of(NAME, VALUE, TYPE, WORD);

  /** The sum of a score's values, the rows that have one, and those that have none. */
  private final Map<String, double[]> scores = new LinkedHashMap<>();

  /** How many columns a row names if it is the header row. */
  static int named(List<String> row) {
    return (int) row.stream().filter(cell -> HEADERS.contains(header(cell))).count();
  }

  private static String header(String cell) {
    return Texts.oneLine(cell).replaceAll("[ _]", "").toLowerCase(Locale.ROOT);
  }

  @Override
  protected String name(String text) {
    return header(text);
  }

  @Override
  protected boolean isHeader(Set<String> names) {
    return names.containsAll(List.of(NAME, VALUE));
  }

  @Override
  protected boolean below(int row) {
    String name = Texts.oneLine(text(NAME));
    if (name.isEmpty() || text(TYPE).equalsIgnoreCase("categorical")) {
      return true;
    }
    double value = value();
    double[] sums = scores.computeIfAbsent(name, key -> new double[4]);
    if (Double.isNaN(value)) {
      sums[2]++;
    } else {
      sums[0] += value;
      sums[1]++;
      sums[3] += value < 0 || value > 1 ? 1 : 0;
    }
    return true;
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
        (name, sums) -> {
          // Of a scale from 1 to 5 the mean is no share, even where it happens to be below 1.
          double quality = sums[3] > 0 ? Double.POSITIVE_INFINITY : sums[0] / sums[1];
          all.add(new Evaluated("", name, quality, (long) sums[1], (long) sums[2]));
        });
    if (all.isEmpty()) {
      throw new UsageFault(
          "holds no results of an evaluation: give those of promptfoo, lm-eval, Langfuse or"
              + " Braintrust");
    }
    return all;
  }
}
