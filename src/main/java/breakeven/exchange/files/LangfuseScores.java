package breakeven.exchange.files;

import breakeven.core.input.CellType;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.RowHandler;
import breakeven.core.input.Texts;
import breakeven.exchange.usage.Evaluated;
import breakeven.exchange.usage.UsageFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scores of Langfuse, a row each: numbers, or true and false. They name no model. Categories are no
 * numbers and count for nothing.
 */
final class LangfuseScores implements RowHandler {
  private static final List<String> HEADERS = List.of("name", "value", "datatype", "stringvalue");

  private final int[] columns = {-1, -1, -1, -1};
  private final String[] cells = {"", "", "", ""};
  private boolean headed;

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
  public void startRow(int row) {
    Arrays.fill(cells, "");
  }

  @Override
  public void cell(int column, CellType type, double number, @Nullable String text) {
    String said = text == null ? "" : Texts.oneLine(text);
    for (int i = 0; i < cells.length; i++) {
      if (!headed && header(said).equals(HEADERS.get(i))) {
        columns[i] = column;
      } else if (headed && columns[i] == column) {
        cells[i] = said;
      }
    }
  }

  @Override
  public boolean endRow(int row) {
    if (!headed) {
      headed = columns[0] >= 0 && columns[1] >= 0;
      return true;
    }
    if (cells[0].isEmpty() || cells[2].equalsIgnoreCase("categorical")) {
      return true;
    }
    double value = value();
    double[] sums = scores.computeIfAbsent(cells[0], name -> new double[4]);
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
    for (String text : List.of(cells[1], cells[3])) {
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

  @Override
  public void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {
    // A file of text has no such cells.
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
