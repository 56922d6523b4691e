package breakeven.exchange.usage;

import breakeven.core.input.Texts;
import breakeven.core.table.UsageMapping;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The columns of a log or bill as a user names them.
 *
 * @param source what the user calls such files
 * @param columns the header of each column; input and output are among them
 * @param unit how a cell of the sheet says what tokens are counted in
 * @param given whether they were given for these files, which must have them then
 */
public record NamedColumns(String source, Map<Meaning, String> columns, String unit, boolean given)
    implements Naming {
  private static final double THOUSAND = 1_000;
  private static final double MILLION = 1_000_000;

  public NamedColumns {
    columns = Map.copyOf(columns);
  }

  /**
   * Columns that are given for the files at hand.
   *
   * @param headers by what they say, as {@link UsageMapping#FIELDS} calls it
   * @param unit one of the words of {@link UsageMapping#UNIT}
   */
  public static NamedColumns of(Map<String, String> headers, String unit) {
    Map<Meaning, String> columns = new EnumMap<>(Meaning.class);
    headers.forEach((says, header) -> columns.put(meaning(says), header));
    return new NamedColumns("", columns, unit, true);
  }

  /** What a column says whose word this is. */
  static Meaning meaning(String word) {
    return Meaning.valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
  }

  /** The word for what a column says. */
  static String word(Meaning meaning) {
    return UsageMapping.FIELDS.stream()
        .filter(word -> meaning(word) == meaning)
        .findFirst()
        .orElseThrow();
  }

  /** The same under a name by which later files are told. */
  public NamedColumns from(String name) {
    return new NamedColumns(name, columns, unit, given);
  }

  /** Whether both lead to the same figures of a file. */
  public boolean same(NamedColumns other) {
    return unit.equals(other.unit) && folded(columns).equals(folded(other.columns));
  }

  private static Map<Meaning, String> folded(Map<Meaning, String> columns) {
    return columns.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> Texts.fold(each.getValue())));
  }

  /** How many tokens one in a cell stands for. */
  double tokens() {
    return switch (unit) {
      case UsageMapping.THOUSANDS -> THOUSAND;
      case UsageMapping.MILLIONS -> MILLION;
      default -> 1;
    };
  }

  @Override
  public List<String> names(Meaning meaning) {
    String name = columns.get(meaning);
    return name == null ? List.of() : List.of(name);
  }

  @Override
  public boolean sums(Meaning meaning) {
    return false;
  }
}
