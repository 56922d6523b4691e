package breakeven.core.cycle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The models of a month, as a cell names them: {@code large}, or {@code large 62% + small 38%}.
 *
 * @param shares of the spend, from 0 to 1; what is not named is in none
 */
public record BilledModels(Map<String, Double> shares) {
  private static final Pattern SHARE = Pattern.compile("(.+?) (\\d{1,3}) ?%");
  private static final double HUNDRED = 100;

  /** The models of a cell; a name without a share is all of it. */
  public static BilledModels of(String cell) {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (String part : cell.split(" \\+ ", -1)) {
      String text = part.strip();
      Matcher share = SHARE.matcher(text);
      if (share.matches()) {
        shares.merge(share.group(1), Integer.parseInt(share.group(2)) / HUNDRED, Double::sum);
      } else if (!text.isEmpty()) {
        shares.merge(text, 1.0, Double::sum);
      }
    }
    return new BilledModels(shares);
  }

  /**
   * The models of some amounts.
   *
   * @param all what the amounts are parts of; where it is not known, each counts the same
   */
  public static BilledModels of(Map<String, Double> amounts, double all) {
    Map<String, Double> shares = new LinkedHashMap<>();
    amounts.forEach((name, part) -> shares.put(name, all > 0 ? part / all : 1.0 / amounts.size()));
    return new BilledModels(shares);
  }

  /** The share of those that are meant; NaN where none is named. */
  double share(Predicate<String> meant) {
    return shares.isEmpty()
        ? Double.NaN
        : shares.entrySet().stream()
            .filter(each -> meant.test(each.getKey()))
            .mapToDouble(Map.Entry::getValue)
            .sum();
  }

  /** The cell; empty where none is named. A share below half a percent is left out. */
  public String cell() {
    return shares.entrySet().stream()
        .filter(each -> Math.rint(HUNDRED * each.getValue()) > 0)
        .map(
            each -> {
              long percent = Math.round(HUNDRED * each.getValue());
              return percent == HUNDRED ? each.getKey() : each.getKey() + " " + percent + "%";
            })
        .collect(Collectors.joining(" + "));
  }
}
