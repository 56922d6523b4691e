package breakeven.exchange.lists;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cards by the names that {@code GPU prices} has for them. */
final class Cards {
  /** How a card is plugged in: {@code GPU prices} tells few cards apart by it. */
  private static final Pattern PLUG = Pattern.compile("SXM\\d?|PCIE");

  private static final Pattern MEMORY = Pattern.compile("(\\d+)(GB)?");

  private Cards() {}

  /**
   * The name by which the workbook has a card: with its plug and memory where the workbook tells
   * cards apart by them, else without. One that the workbook has not keeps its words.
   *
   * @param book the names in the workbook
   * @param memory GB of one card; null where the list does not say
   */
  static String name(List<String> book, String card, @Nullable BigDecimal memory) {
    List<String> words = words(card);
    String size = memory == null ? "" : ModelRow.text(memory);
    List<String> plain =
        words.stream()
            .filter(word -> !PLUG.matcher(word).matches() && !isMemory(word, size))
            .toList();
    List<String> plugged = words.stream().filter(word -> !isMemory(word, size)).toList();
    List<String> wanted = new ArrayList<>();
    for (List<String> each : List.of(plugged, plain)) {
      String joined = String.join("", each);
      wanted.addAll(List.of(joined + size + "GB", joined, "RTX" + joined));
    }
    return wanted.stream()
        .flatMap(name -> book.stream().filter(each -> compact(each).equals(name)).limit(1))
        .findFirst()
        .orElseGet(() -> String.join(" ", words));
  }

  /** Whether a word of a name says the memory: {@code 80GB}, or {@code 80} where that is it. */
  private static boolean isMemory(String word, String size) {
    var match = MEMORY.matcher(word);
    return match.matches() && (match.group(2) != null || match.group(1).equals(size));
  }

  private static List<String> words(String card) {
    return Stream.of(card.toUpperCase(Locale.ROOT).split("[^A-Z0-9.]+"))
        .filter(word -> !word.isEmpty() && !word.equals("NVIDIA"))
        .toList();
  }

  private static String compact(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }
}
