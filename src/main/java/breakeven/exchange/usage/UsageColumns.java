package breakeven.exchange.usage;

import breakeven.core.input.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which column of a usage file says what. */
public final class UsageColumns {
  private static final Pattern BRACKET = Pattern.compile("(.*?)\\s*[(\\[]([^()\\[\\]]*)[)\\]]");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** What may be in a bracket without changing what the column says. */
  private static final Set<String> REMARKS = Set.of("tokens", "sum", "total", "utc");

  private static final int COLUMNS_NAMED = 15;

  private final UsageFormat format;
  private final Map<Integer, Meaning> meanings;
  private final int workload;
  private final String currency;
  private final List<String> headers;

  private UsageColumns(
      UsageFormat format,
      Map<Integer, Meaning> meanings,
      int workload,
      String currency,
      List<String> headers) {
    this.format = format;
    this.meanings = meanings;
    this.workload = workload;
    this.currency = currency;
    this.headers = headers;
  }

  /**
   * How many columns of a row are named as those of a format, of the format that has most.
   *
   * @param row the cells of a row that may be the header row
   */
  public static int named(List<String> row) {
    return Arrays.stream(UsageFormat.values())
        .mapToInt(format -> meanings(format, row).size())
        .max()
        .orElse(0);
  }

  /**
   * Takes a row as the header row.
   *
   * @param row its cells
   * @param by the header of the column that holds the workload; empty: the one that is called so
   * @return null where it is the header row of no known format
   * @throws UsageFault where it is one and has no column {@code by}
   */
  static @Nullable UsageColumns find(List<String> row, String by) {
    for (UsageFormat format : UsageFormat.values()) {
      Map<Integer, Meaning> meanings = meanings(format, row);
      if (meanings.values().containsAll(format.telling())) {
        int workload = by.isEmpty() ? column(row, format.names(Meaning.WORKLOAD)) : by(row, by);
        return new UsageColumns(
            format, meanings, workload, currency(format, row, meanings), List.copyOf(row));
      }
    }
    return null;
  }

  private static Map<Integer, Meaning> meanings(UsageFormat format, List<String> row) {
    List<String> keys = row.stream().map(UsageColumns::header).toList();
    Map<Integer, Meaning> meanings = new HashMap<>();
    for (Meaning meaning : Meaning.values()) {
      for (String name : format.names(meaning)) {
        int at = keys.indexOf(key(name));
        boolean first = !meanings.containsValue(meaning);
        if (at >= 0 && (first || meaning == Meaning.CACHE_WRITE)) {
          meanings.put(at, meaning);
        }
      }
    }
    return meanings;
  }

  private static int column(List<String> row, List<String> names) {
    List<String> keys = row.stream().map(UsageColumns::header).toList();
    return names.stream().mapToInt(name -> keys.indexOf(key(name))).max().orElse(-1);
  }

  private static int by(List<String> row, String by) {
    int at = row.stream().map(UsageColumns::key).toList().indexOf(key(by));
    if (at < 0) {
      throw new UsageFault("has no column \"" + by + "\" (its columns: " + listed(row) + ")");
    }
    return at;
  }

  private static String currency(
      UsageFormat format, List<String> row, Map<Integer, Meaning> meanings) {
    for (Map.Entry<Integer, Meaning> each : meanings.entrySet()) {
      Matcher bracket = BRACKET.matcher(Texts.oneLine(row.get(each.getKey())));
      if (each.getValue() == Meaning.COST && bracket.matches() && isCurrency(bracket.group(2))) {
        return bracket.group(2);
      }
    }
    return format.currency();
  }

  private static boolean isCurrency(String text) {
    return CURRENCY.matcher(text).matches();
  }

  /** A header as names are compared; what its bracket makes another figure is no name of ours. */
  private static String header(String text) {
    String line = Texts.oneLine(text);
    Matcher bracket = BRACKET.matcher(line);
    boolean remark =
        bracket.matches()
            && (isCurrency(bracket.group(2))
                || REMARKS.contains(bracket.group(2).toLowerCase(Locale.ROOT)));
    if (remark) {
      return key(bracket.group(1));
    }
    return bracket.matches() ? line : key(line);
  }

  /** Case, spaces and underscores do not count: Input tokens, input_tokens and InputTokens. */
  private static String key(String name) {
    return BETWEEN.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** The headers of a row for a message. */
  static String listed(Collection<String> row) {
    List<String> named = new ArrayList<>();
    row.stream().map(Texts::oneLine).filter(text -> !text.isEmpty()).forEach(named::add);
    String shown = named.stream().limit(COLUMNS_NAMED).collect(Collectors.joining(", "));
    return named.size() > COLUMNS_NAMED ? shown + ", …" : shown;
  }

  /** What the file is. */
  public UsageFormat format() {
    return format;
  }

  /** Whether a line is a period with all its requests; else it is one request. */
  boolean periods() {
    return format.lines() == UsageFormat.Lines.PERIODS || has(Meaning.REQUESTS);
  }

  boolean has(Meaning meaning) {
    return meanings.containsValue(meaning);
  }

  /** What a column says; null where it is none of ours. */
  @Nullable Meaning at(int column) {
    return meanings.get(column);
  }

  /** The column that holds the workload; -1 where none does. */
  int workload() {
    return workload;
  }

  /** All headers of the file, for a message. */
  String listed() {
    return listed(headers);
  }

  /** The currency of the costs, where header or format name it; else empty. */
  String currency() {
    return currency;
  }
}
