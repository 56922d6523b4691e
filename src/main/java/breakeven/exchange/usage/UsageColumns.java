package breakeven.exchange.usage;

import breakeven.core.input.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which column of a usage file says what. */
public final class UsageColumns {
  private static final Pattern BRACKET = Pattern.compile("(.*?)\\s*[(\\[]([^()\\[\\]]*)[)\\]]");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** What may be in a bracket without changing what the column says. */
  private static final Set<String> REMARKS = Set.of("tokens", "sum", "total", "utc");

  /** How OpenTelemetry and OpenInference call the tokens of a span. */
  private static final Pattern OF_SPANS =
      Pattern.compile("\\bgen_ai[._]usage[._]|\\bllm[._]token_count[._]");

  /** What a column of a user's own may hold that is part of use or bill; a cost centre is not. */
  private static final Pattern AMOUNT =
      Pattern.compile(
          "token|cache|reasoning|usage|cost(?!.?(?:cent|code|unit))", Pattern.CASE_INSENSITIVE);

  /** How a name ends that stands for all values within. */
  private static final String ALL = ".*";

  private static final Set<String> WITHIN = within();
  private static final int COLUMNS_NAMED = 15;
  private static final List<Part> NONE = List.of();

  /**
   * What a cell of a column, or a value within it, says.
   *
   * @param meaning what it says
   * @param key the name of the value, where the cell holds JSON; empty: the whole cell
   * @param rank of several columns that say it, the lowest with a text counts
   * @param sum whether all of them count together
   */
  record Part(Meaning meaning, String key, int rank, boolean sum) {}

  private final UsageFormat format;
  private final @Nullable NamedColumns own;
  private final Map<Integer, List<Part>> parts;
  private final Set<Meaning> meanings;
  private final Place workload;
  private final String currency;
  private final List<String> headers;

  /**
   * Where something is said.
   *
   * @param column from 0; -1 where nowhere
   * @param key the name of the value, where the cell holds JSON; empty: the whole cell
   */
  record Place(int column, String key) {
    static final Place NOWHERE = new Place(-1, "");

    /** What a cell of that column says. */
    String value(String cell) {
      return key.isEmpty() ? cell : JsonCell.values(cell).getOrDefault(key, "");
    }
  }

  private UsageColumns(
      UsageFormat format,
      @Nullable NamedColumns own,
      Map<Integer, List<Part>> parts,
      Place workload,
      String currency,
      List<String> headers) {
    this.format = format;
    this.own = own;
    this.parts = parts;
    this.meanings = meanings(parts);
    this.workload = workload;
    this.currency = currency;
    this.headers = headers;
  }

  /**
   * How many columns of a row are named as those of a format, of the format that has most.
   *
   * @param row the cells of a row that may be the header row
   * @param own columns that have names of their own
   */
  public static int named(List<String> row, List<NamedColumns> own) {
    IntStream known =
        Arrays.stream(UsageFormat.values())
            .mapToInt(format -> parts(format, keys(format, row)).size());
    IntStream named = own.stream().mapToInt(each -> parts(each, keys(row)).size());
    return IntStream.concat(known, named).max().orElse(0);
  }

  /** Whether a row is the header row of a known format, or has the columns that are named. */
  public static boolean isHeader(List<String> row, List<NamedColumns> own) {
    return find(row, "", own) != null;
  }

  /**
   * Takes a row as the header row.
   *
   * @param row its cells
   * @param by the header of the column that holds the workload, or with a dot and a name behind it
   *     one value of it; empty: the one that is called so
   * @param own columns that have names of their own, which are looked for first
   * @return null where it is the header row of no known format
   * @throws UsageFault where it is one and has no column {@code by}
   */
  static @Nullable UsageColumns find(List<String> row, String by, List<NamedColumns> own) {
    List<String> plain = keys(row);
    for (NamedColumns each : own) {
      Map<Integer, List<Part>> parts = parts(each, plain);
      if (meanings(parts).equals(each.columns().keySet())) {
        return of(UsageFormat.NAMED, each, each, plain, parts, row, by);
      }
      if (each.given()) {
        return null;
      }
    }
    for (String header : row) {
      if (OF_SPANS.matcher(header).find()) {
        throw spans(header);
      }
    }
    for (UsageFormat format : UsageFormat.values()) {
      List<String> keys = keys(format, row);
      Map<Integer, List<Part>> parts = parts(format, keys);
      if (format.isTold(meanings(parts))) {
        return of(format, null, format, keys, parts, row, by);
      }
    }
    return null;
  }

  /**
   * Refuses spans, of which an agent's repeat the tokens of the calls within them.
   *
   * @param found in what they show
   */
  public static UsageFault spans(String found) {
    return new UsageFault(
        "holds spans of OpenTelemetry or OpenInference ("
            + Texts.cut(Texts.oneLine(found))
            + "), which are not read: those of an agent repeat the tokens of its calls. Export model"
            + " calls, from Langfuse or as a table with a line a call, and name its"
            + " columns with --map");
  }

  private static UsageColumns of(
      UsageFormat format,
      @Nullable NamedColumns own,
      Naming naming,
      List<String> keys,
      Map<Integer, List<Part>> parts,
      List<String> row,
      String by) {
    Place workload = by.isEmpty() ? workload(naming, keys) : by(row, by);
    for (int column = 0; format.own() && column < row.size(); column++) {
      if (column != workload.column() && AMOUNT.matcher(row.get(column)).find()) {
        parts.putIfAbsent(column, List.of(new Part(Meaning.OTHER_AMOUNTS, "", 0, false)));
      }
    }
    return new UsageColumns(
        format, own, parts, workload, currency(format, row, parts), List.copyOf(row));
  }

  private static Set<Meaning> meanings(Map<Integer, List<Part>> parts) {
    return parts.values().stream()
        .flatMap(List::stream)
        .map(Part::meaning)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Meaning.class)));
  }

  /** What the columns of a row say if it is the header row of a format. */
  private static Map<Integer, List<Part>> parts(Naming naming, List<String> keys) {
    Map<Integer, List<Part>> parts = new HashMap<>();
    for (Meaning meaning : Meaning.values()) {
      int rank = 0;
      for (String name : naming.names(meaning)) {
        if (name.endsWith(ALL)) {
          all(meaning, key(name), keys, parts);
          continue;
        }
        Place place = place(keys, name);
        if (place.column() >= 0) {
          parts
              .computeIfAbsent(place.column(), column -> new ArrayList<>())
              .add(new Part(meaning, place.key(), rank++, naming.sums(meaning)));
          // A value within an object is not in every line.
          if (place.key().isEmpty() && !naming.sums(meaning) && name.indexOf('.') < 0) {
            break;
          }
        }
      }
    }
    return parts;
  }

  /** All values within one that has the name: in a cell of it, or in columns of their own. */
  private static void all(
      Meaning meaning, String name, List<String> keys, Map<Integer, List<Part>> parts) {
    for (int column = 0; column < keys.size(); column++) {
      boolean read = meaning == Meaning.OTHER_AMOUNTS && parts.containsKey(column);
      if (keys.get(column).startsWith(name) && !read) {
        parts
            .computeIfAbsent(column, each -> new ArrayList<>())
            .add(new Part(meaning, keys.get(column).substring(name.length()), 0, false));
      }
    }
  }

  /**
   * Whether a value within an object has values that some format knows by name, or that are asked
   * for.
   */
  public static Predicate<String> within(UsageAsk ask) {
    Set<String> asked = new HashSet<>();
    Stream.concat(
            Stream.of(ask.by()),
            Stream.concat(
                ask.mapping().columns().stream().flatMap(each -> each.columns().values().stream()),
                ask.mapping().rules().stream().map(Mapping.Rule::field)))
        .forEach(name -> within(name, each -> asked.add(key(each))));
    return name -> WITHIN.contains(name) || asked.contains(key(name));
  }

  private static Set<String> within() {
    Set<String> within = new HashSet<>();
    for (UsageFormat format : UsageFormat.values()) {
      for (Meaning meaning : Meaning.values()) {
        for (String name : format.names(meaning)) {
          within(name, within::add);
        }
      }
    }
    return within;
  }

  /** All that a name is within. */
  private static void within(String name, Consumer<String> taker) {
    for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
      taker.accept(name.substring(0, dot));
    }
  }

  /** The headers of a row as names are compared. */
  private static List<String> keys(UsageFormat format, List<String> row) {
    Meter meter = format.meter();
    boolean inBrackets = meter != null && meter.headersInBrackets();
    return row.stream()
        .map(
            text -> {
              Matcher bracket = BRACKET.matcher(Texts.oneLine(text));
              return inBrackets && bracket.matches() ? key(bracket.group(2)) : header(text);
            })
        .toList();
  }

  /** The column of a name, or the one that has it as a value: {@code Tags.team} in Tags. */
  private static Place place(List<String> keys, String name) {
    int whole = keys.indexOf(key(name));
    if (whole >= 0) {
      return new Place(whole, "");
    }
    for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
      int column = keys.indexOf(key(name.substring(0, dot)));
      if (column >= 0) {
        return new Place(column, name.substring(dot + 1));
      }
    }
    return Place.NOWHERE;
  }

  /** The same with what brackets make of them, as a user names them. */
  private static List<String> keys(List<String> row) {
    return row.stream().map(UsageColumns::key).toList();
  }

  private static Place workload(Naming naming, List<String> keys) {
    return naming.names(Meaning.WORKLOAD).stream()
        .map(name -> place(keys, name))
        .filter(place -> place.column() >= 0)
        .findFirst()
        .orElse(Place.NOWHERE);
  }

  private static Place by(List<String> row, String by) {
    Place place = place(keys(row), by);
    if (place.column() < 0) {
      throw new UsageFault("has no column \"" + by + "\" (its columns: " + listed(row) + ")");
    }
    return place;
  }

  private static String currency(
      UsageFormat format, List<String> row, Map<Integer, List<Part>> parts) {
    for (Map.Entry<Integer, List<Part>> each : parts.entrySet()) {
      Matcher bracket = BRACKET.matcher(Texts.oneLine(row.get(each.getKey())));
      boolean cost = each.getValue().stream().anyMatch(part -> part.meaning() == Meaning.COST);
      if (cost && bracket.matches() && isCurrency(bracket.group(2))) {
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
    return meanings.contains(meaning);
  }

  /** What a column says; empty where it says nothing of ours. */
  List<Part> at(int column) {
    return parts.getOrDefault(column, NONE);
  }

  /** How many columns there are. */
  int width() {
    return headers.size();
  }

  /** The header of a column. */
  String header(int column) {
    return headers.get(column);
  }

  /** The column that holds the workload; -1 where none does. */
  int workload() {
    return workload.column();
  }

  /** The workload that a cell of that column names. */
  String workload(String cell) {
    return workload.value(cell);
  }

  /** Where a column is, by its header or as the value within one. */
  Place place(String name) {
    return place(keys(headers), name);
  }

  /** What the user calls files with columns of their own; empty for others. */
  String source() {
    NamedColumns named = own;
    return named == null ? "" : named.source();
  }

  /** What tokens are counted in, as a user says it; empty: not said. */
  String unit() {
    NamedColumns named = own;
    return named == null ? "" : named.unit();
  }

  /** How many tokens one in a cell stands for. */
  double tokens() {
    NamedColumns named = own;
    return named == null ? 1 : named.tokens();
  }

  /** The header of the first column that says something; empty where none does. */
  String header(Meaning meaning) {
    return IntStream.range(0, headers.size())
        .filter(column -> at(column).stream().anyMatch(part -> part.meaning() == meaning))
        .mapToObj(this::header)
        .findFirst()
        .orElse("");
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
