package breakeven.exchange.usage;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was found in one usage file. */
public final class UsageSource implements Serializable {
  /** How many places of odd lines are kept. */
  private static final int PLACES = 3;

  /** Of how many kinds of odd amounts the sums are kept. */
  private static final int MOST_NAMED = 1_000;

  private final String file;
  private final Map<UsageWarning, Integer> odd = new EnumMap<>(UsageWarning.class);
  private final Map<UsageWarning, List<Integer>> places = new EnumMap<>(UsageWarning.class);
  private final Map<UsageWarning, Map<String, Double>> volumes = new EnumMap<>(UsageWarning.class);
  private final Map<UsageWarning, String> firsts = new EnumMap<>(UsageWarning.class);
  private final Set<TokenKind> kinds = EnumSet.noneOf(TokenKind.class);
  private transient @Nullable UsageColumns columns;
  private final Map<String, Bill> bills = new TreeMap<>();

  /** The bill of the line before, which is nearly always that of the next. */
  private @Nullable Bill lastBill;

  private String lastCurrency = "";
  private final Sums read = new Sums();
  private final Map<String, Contract> contracts = new TreeMap<>();
  private final Set<String> units = new TreeSet<>();
  private double apart;
  private boolean totals;
  private boolean tokens;

  /** The first number, with its place, that may have thousands or decimals; empty: none. */
  private String doubtful = "";

  private boolean points;
  private boolean commas;
  private final Set<String> otherUnits = new TreeSet<>();
  private long lines;
  private long taken;
  private long idle;
  private boolean more;
  private final Map<Covers, Times> times = new EnumMap<>(Covers.class);

  UsageSource(String file) {
    this.file = file;
  }

  /**
   * What a line tells of the time that its file covers. The first of these that a file has counts
   * alone: a fee of a month beside some days of use makes no month of them.
   */
  enum Covers {
    /** What was used, and in a bill in a day at most. */
    USE,
    /** What was used in more than a day, as a bill of a month has it before the month is over. */
    LONG_USE,
    /** What was paid, or anything else. */
    NO_USE
  }

  /** When lines are. */
  private static final class Times implements Serializable {
    private static final Times NONE = new Times();
    private long start = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long end = Long.MIN_VALUE;
    private UsageTime.Grain grain = UsageTime.Grain.MONTH;

    private void add(Times other) {
      start = Math.min(start, other.start);
      last = Math.max(last, other.last);
      end = Math.max(end, other.end);
      grain = other.grain.compareTo(grain) > 0 ? other.grain : grain;
    }
  }

  /** What the lines of a file cost in one currency. */
  public static final class Bill implements Serializable {
    private final ExactSum billed = new ExactSum();
    private final ExactSum mapped = new ExactSum();
    private final ExactSum unmapped = new ExactSum();

    private Bill() {}

    private void add(Bill other) {
      billed.add(other.billed);
      mapped.add(other.mapped);
      unmapped.add(other.unmapped);
    }

    /** Cost of all lines whose cost can be read. */
    public double billed() {
      return billed.value();
    }

    /** Cost of the lines that count for a workload. */
    public double mapped() {
      return mapped.value();
    }

    /** Cost of the lines whose values the mapping gives to no workload. */
    public double unmapped() {
      return unmapped.value();
    }

    /** Cost of lines that were left out. */
    public double leftOut() {
      return billed.exact().subtract(mapped.exact()).subtract(unmapped.exact()).doubleValue();
    }
  }

  /** Takes note of a line that says both prices. */
  void contract(String provider, Contract line) {
    if (contracts.size() < MOST_NAMED || contracts.containsKey(provider)) {
      contracts.merge(provider, line, Contract::plus);
    }
  }

  /** Prices by contract beside those of the list, by provider; none where lines do not say them. */
  public Map<String, Contract> contracts() {
    return contracts;
  }

  private Bill bill(String currency) {
    Bill known = lastBill;
    if (known == null || !currency.equals(lastCurrency)) {
      known = bills.computeIfAbsent(currency, key -> new Bill());
      lastBill = known;
      lastCurrency = currency;
    }
    return known;
  }

  /** Takes note of what a line cost, whether it counts or not. */
  void billed(UsageLine line) {
    bill(line.currency).billed.add(line.cost);
  }

  /** Takes note of what of it counts. */
  void counted(UsageLine line, boolean mapped) {
    if (Double.isNaN(line.cost)) {
      return;
    }
    Bill bill = bill(line.currency);
    (mapped ? bill.mapped : bill.unmapped).add(line.cost);
  }

  void found(UsageColumns columns) {
    this.columns = columns;
  }

  /** Takes note of a time that a line names. */
  void time(Covers what, long seconds, UsageTime.Grain grain) {
    Times all = times.computeIfAbsent(what, key -> new Times());
    all.start = Math.min(all.start, seconds);
    all.last = Math.max(all.last, seconds);
    all.grain = grain.compareTo(all.grain) > 0 ? grain : all.grain;
  }

  /** Takes note of where the period of a line ends whose time was named. */
  void end(Covers what, long seconds) {
    Times all = times.computeIfAbsent(what, key -> new Times());
    all.end = Math.max(all.end, seconds);
  }

  /** Takes what was found in another part of the file. */
  void add(UsageSource part) {
    part.odd.forEach((what, count) -> odd.merge(what, count, Integer::sum));
    part.volumes.forEach((what, all) -> all.forEach((of, amount) -> volume(what, of, amount)));
    part.firsts.forEach(firsts::putIfAbsent);
    kinds.addAll(part.kinds);
    part.bills.forEach((currency, bill) -> bill(currency).add(bill));
    read.add(part.read);
    apart += part.apart;
    totals |= part.totals;
    tokens |= part.tokens;
    doubtful(part.doubtful);
    points |= part.points;
    commas |= part.commas;
    part.otherUnits.forEach(this::otherUnit);
    lines += part.lines;
    taken += part.taken;
    idle += part.idle;
    part.times.forEach((what, more) -> times.computeIfAbsent(what, key -> new Times()).add(more));
  }

  /** The times that count. */
  private Times times() {
    return times.isEmpty() ? Times.NONE : times.values().iterator().next();
  }

  /** Takes note of a line with anything in it. */
  void addLine() {
    lines++;
  }

  /** Takes note of a number that may have thousands or decimals, with its place. */
  void doubtful(String number) {
    doubtful = doubtful.isEmpty() ? number : doubtful;
  }

  /** Takes note of how a number is written that can be only one. */
  void written(String number) {
    points |= number.indexOf('.') >= 0;
    commas |= OwnNumbers.isComma(number);
  }

  /** The first doubtful number, unless others show that a point is before decimals. */
  String doubtful() {
    return points && !commas ? "" : doubtful;
  }

  /** Takes note of whether a line that can be read has tokens. */
  void tokens(double sent) {
    tokens |= sent != 0;
  }

  /** Whether a line counts tokens. */
  boolean tokens() {
    return tokens;
  }

  /** Takes note of the unit of a line that counts something else; empty: it says none. */
  void otherUnit(String unit) {
    if (!unit.isEmpty() && otherUnits.size() < PLACES) {
      otherUnits.add(unit);
    }
  }

  /** Some units of lines that count something else than tokens. */
  Set<String> otherUnits() {
    return otherUnits;
  }

  /**
   * Takes note of a line that counts.
   *
   * @param unit what its amounts are in; empty: tokens
   */
  void take(UsageLine line, String unit) {
    taken++;
    read.add(line);
    apart += line.apart;
    totals |= line.totalled;
    if (!unit.isEmpty() && line.input + line.output != 0 && units.size() < PLACES) {
      units.add(unit);
    }
  }

  /** All lines that count. */
  public Sums read() {
    return read;
  }

  /** Tokens by the totals that lines name besides; NaN where none does. */
  public double totals() {
    return totals ? read.input() + read.output() + apart : Double.NaN;
  }

  /** What amounts are in; none where that is tokens. */
  public Set<String> units() {
    return units;
  }

  /** How its cached tokens stand to its input tokens, to be read behind "cached tokens". */
  public String cached() {
    UsageColumns known = columns;
    return known == null
        ? ""
        : known.format().cached(known::has)
            + (kinds.isEmpty()
                    || kinds.contains(TokenKind.CACHE_READ)
                    || kinds.contains(TokenKind.CACHE_WRITE)
                ? ""
                : "; there is no such line, and the share stays blank");
  }

  /** Takes note of a line in whose time nothing happened. */
  void addIdle() {
    idle++;
  }

  /** Takes note of whether the file says that it is not all there is. */
  public void more(boolean says) {
    more = says;
  }

  /** Whether it says that there is more, and none of these files goes on where it ends. */
  public boolean lacks(List<UsageSource> others) {
    return more && others.stream().noneMatch(other -> other.start() == end());
  }

  /**
   * Takes note of a line that is odd.
   *
   * @param said the cell that makes it so, with its header; empty: no single one does
   */
  void odd(UsageWarning what, int line, String said) {
    if (!said.isEmpty()) {
      firsts.putIfAbsent(what, said);
    }
    odd(what, line);
  }

  /** The first cell that makes a line odd in a way, with its header; empty: no single one does. */
  public String first(UsageWarning what) {
    return firsts.getOrDefault(what, "");
  }

  void odd(UsageWarning what, int line) {
    odd.merge(what, 1, Integer::sum);
    List<Integer> some = places.computeIfAbsent(what, key -> new ArrayList<>());
    if (some.size() < PLACES) {
      some.add(line);
    }
  }

  /**
   * Takes note of what is in a line that is odd.
   *
   * @param of what is counted, as it is read behind a number: tokens of embeddings
   * @param amount how much; nothing is noted of 0 and of NaN
   */
  void volume(UsageWarning what, String of, double amount) {
    Map<String, Double> all = volumes.computeIfAbsent(what, key -> new LinkedHashMap<>());
    if (amount != 0 && !Double.isNaN(amount) && (all.size() < MOST_NAMED || all.containsKey(of))) {
      all.merge(of, amount, Double::sum);
    }
  }

  /** What is in the lines that are odd in a way, as far as it can be read. */
  public Map<String, Double> volumes(UsageWarning what) {
    return volumes.getOrDefault(what, Map.of());
  }

  /** Takes note of the kind of token that a line of a bill counts. */
  void counts(TokenKind kind) {
    kinds.add(kind);
  }

  /**
   * Kinds of tokens without which hardly any bill is: its meters may call them otherwise. None of a
   * file whose lines have all kinds.
   */
  public List<TokenKind> lacking() {
    return kinds.isEmpty()
        ? List.of()
        : Stream.of(TokenKind.INPUT, TokenKind.OUTPUT)
            .filter(kind -> !kinds.contains(kind))
            .toList();
  }

  /** Whether none of some files says how many tokens of a kind there were, though one should. */
  static boolean lack(List<UsageSource> sources, TokenKind kind) {
    return sources.stream().anyMatch(source -> source.lacking().contains(kind))
        && sources.stream().noneMatch(source -> source.kinds.contains(kind));
  }

  /** Its name. */
  public String file() {
    return file;
  }

  /** What the file is. */
  public UsageFormat format() {
    UsageColumns known = columns;
    if (known == null) {
      throw new IllegalStateException(file + " has no known header row");
    }
    return known.format();
  }

  /** Whether it says when. */
  public boolean timed() {
    return times().start <= times().last;
  }

  /** Seconds from 1970 to where its lines begin. */
  public long start() {
    return times().start;
  }

  /**
   * Where they end: of lines that name no end, the end of the hour, day or month in which the last
   * one begins, where all lines of the file name whole hours, days or months.
   */
  public long end() {
    Times all = times();
    return Math.max(all.end, UsageTime.end(all.last, all.grain));
  }

  /** Whether its times say the hour. */
  boolean tellsHours() {
    return times().grain.compareTo(UsageTime.Grain.HOUR) >= 0;
  }

  /** The time from its first line to its last. */
  public Period period() {
    return Coverage.of(List.of(this)).all();
  }

  /** Whether it has lines of a time in which another file has some. */
  public boolean overlaps(UsageSource other) {
    return timed() && other.timed() && start() < other.end() && other.start() < end();
  }

  /** Lines with anything in them, below the header row. */
  public long lines() {
    return lines;
  }

  /** Lines that were taken. */
  public long taken() {
    return taken;
  }

  /** Lines of a time without requests. */
  public long idle() {
    return idle;
  }

  /** What its lines cost, by currency; an empty one where the file names none. */
  public Map<String, Bill> bills() {
    return bills;
  }

  /** How many lines are odd in which way. */
  public Map<UsageWarning, Integer> odd() {
    return odd;
  }

  /** The first lines that are odd in a way. */
  public List<Integer> places(UsageWarning what) {
    return places.getOrDefault(what, List.of());
  }
}
