package breakeven.core.cycle;

import breakeven.core.input.PlainNumber;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Named figures of a line of the log, as one cell holds them: {@code Requests = 400000; Bill = 12.5
 * USD}.
 *
 * @param all each figure as a text, in the order of the cell; a number has all its digits
 */
public record Figures(Map<String, String> all) {
  private static final String IS = " = ";

  public Figures {
    all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
  }

  /** The figures of a cell. */
  public static Figures of(String cell) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String part : cell.split(";", -1)) {
      int is = part.indexOf(IS);
      if (is > 0) {
        all.put(part.substring(0, is).strip(), part.substring(is + IS.length()).strip());
      }
    }
    return new Figures(all);
  }

  /** The cell. */
  public String cell() {
    return all.entrySet().stream()
        .map(each -> each.getKey() + IS + each.getValue().replace(';', ','))
        .collect(Collectors.joining("; "));
  }

  /** A figure as a text; empty where there is none. */
  public String text(String name) {
    return all.getOrDefault(name, "");
  }

  /** A figure as a number; NaN where there is none. */
  public double number(String name) {
    String text = text(name);
    return text.isEmpty() ? Double.NaN : PlainNumber.parse(text);
  }
}
