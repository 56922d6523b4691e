package breakeven.exchange.usage;

import breakeven.core.input.Texts;
import java.io.Serializable;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All lines of all files, summed up for each workload, model and month. */
public final class Usage implements Serializable {
  /** A column of workloads that tells more than these apart holds something else. */
  static final int MOST_SUMS = 100_000;

  /** A week of hours is kept of so many workloads, models and months: some 14 MB. */
  private static final int MOST_WEEKS = 10_000;

  /** Values beyond these, which no rule names, are one. */
  private static final int MOST_UNMAPPED = 1_000;

  private static final String OTHER_VALUES = "(other values)";

  /** The month of lines whose file says no time. */
  static final int NO_MONTH = Integer.MIN_VALUE;

  private static final int MONTHS = 12;

  /**
   * What sums are kept for.
   *
   * @param month as {@link #month}
   */
  record Key(String model, int month, String currency) implements Serializable {}

  /** The lines of one workload. */
  static final class OfWorkload implements Serializable {
    private String name;
    private final Map<Key, Sums> sums = new HashMap<>();
    private final BitSet sources = new BitSet();
    private final transient Map<Key, Map<UsageSource, SourceDays>> days = new HashMap<>();

    OfWorkload(String name) {
      this.name = name;
    }

    /** Takes another spelling of its name, if it is behind in the alphabet. */
    private void spelt(String other) {
      name = other.compareTo(name) > 0 ? other : name;
    }

    /** The name as it was first written. */
    String name() {
      return name;
    }

    Map<Key, Sums> sums() {
      return sums;
    }

    /** Which of the files have lines of it. */
    BitSet sources() {
      return sources;
    }

    private void add(OfWorkload other) {
      sources.or(other.sources);
      other.sums.forEach((key, more) -> sums.computeIfAbsent(key, k -> new Sums()).add(more));
    }
  }

  /**
   * The workloads by other names, in the order in which the files name them.
   *
   * @param named the workload that a name of the files means: those of one name count together
   */
  List<OfWorkload> workloads(UnaryOperator<String> named) {
    Map<String, OfWorkload> all = new LinkedHashMap<>();
    for (OfWorkload each : workloads()) {
      all.computeIfAbsent(named.apply(each.name()), OfWorkload::new).add(each);
    }
    return List.copyOf(all.values());
  }

  private final Map<String, OfWorkload> workloads = new LinkedHashMap<>();
  private final List<UsageSource> sources;
  private final String nameless;
  private final boolean anyOrder;
  private final @Nullable Usage unmapped;
  private transient @Nullable ToDoubleFunction<String> longAbove;

  private int size;

  /** Whether the files are compared with each other. */
  private boolean several;

  /** Requests by their names, of all files. */
  private final transient SeenLines requests = new SeenLines();

  /** Sums of lines whose workload and use are known. */
  public Usage() {
    this("");
  }

  /**
   * Sums that leave no cost out: lines that name no workload count under a name of their own, and a
   * fee counts without tokens.
   *
   * @param nameless that name; empty: such lines are left out
   */
  public Usage(String nameless) {
    this(nameless, false);
  }

  /**
   * The same of a part of the lines, to be added to those of other parts.
   *
   * @param anyOrder whether lines and parts are in any order: of several spellings of a workload
   *     the last in the alphabet counts then, not the first
   */
  public Usage(String nameless, boolean anyOrder) {
    this.nameless = nameless;
    this.anyOrder = anyOrder;
    sources = new ArrayList<>();
    unmapped = new Usage(sources);
  }

  private Usage(List<UsageSource> sources) {
    nameless = "";
    anyOrder = false;
    this.sources = sources;
    unmapped = null;
  }

  /**
   * Takes note of which requests are long.
   *
   * @param above input tokens above which a request to a model costs more; infinite: none does,
   *     NaN: not known
   */
  public void longAbove(ToDoubleFunction<String> above) {
    longAbove = above;
  }

  /** Lines whose values the mapping gives to no workload, by these values. */
  public Usage unmapped() {
    return Objects.requireNonNull(unmapped);
  }

  /** The workload of lines that name none; empty where they are left out. */
  String nameless() {
    return nameless;
  }

  /** Whether a line without tokens counts for its cost. */
  boolean takesFees() {
    return !nameless.isEmpty();
  }

  /** A month as a number that counts on from one to the next. */
  static int month(YearMonth month) {
    return month.getYear() * MONTHS + month.getMonthValue() - 1;
  }

  static YearMonth month(int month) {
    return YearMonth.of(Math.floorDiv(month, MONTHS), Math.floorMod(month, MONTHS) + 1);
  }

  /** Begins another file. */
  UsageSource source(String file) {
    UsageSource source = new UsageSource(file);
    sources.add(source);
    return source;
  }

  /** Takes a line of the file that was begun last. */
  void add(UsageLine line) {
    OfWorkload workload =
        workloads.computeIfAbsent(Texts.fold(line.workload), key -> new OfWorkload(line.workload));
    if (anyOrder) {
      workload.spelt(line.workload);
    }
    workload.sources.set(sources.size() - 1);
    Key key = new Key(line.model, line.month, line.currency);
    Sums sums = workload.sums.get(key);
    if (sums == null) {
      requireFew(++size);
      ToDoubleFunction<String> above = longAbove;
      sums =
          new Sums(
              above == null ? Double.NaN : above.applyAsDouble(line.model),
              size <= MOST_WEEKS && !takesFees());
      workload.sums.put(key, sums);
    }
    sums.add(line);
    if (several && line.until != Long.MIN_VALUE && line.input + line.output > 0) {
      UsageSource source = sources.get(sources.size() - 1);
      workload
          .days
          .computeIfAbsent(key, k -> new HashMap<>())
          .computeIfAbsent(source, of -> new SourceDays(of, key.month()))
          .add(line);
    }
  }

  /** To be called before files are read that are compared with each other. */
  public void several() {
    several = true;
  }

  /** Requests that were read, by their names. */
  SeenLines requests() {
    return requests;
  }

  /** What two files have of the same workload, model and days, in words; empty: nothing. */
  public String twice() {
    for (OfWorkload of : workloads.values()) {
      for (Map.Entry<Key, Map<UsageSource, SourceDays>> each : of.days.entrySet()) {
        SourceDays last = null;
        for (SourceDays next :
            each.getValue().values().stream()
                .sorted(
                    Comparator.comparingLong(SourceDays::from)
                        .thenComparing(days -> days.source().file()))
                .toList()) {
          String twice = last == null ? "" : last.twice(next);
          if (last != null && !twice.isEmpty()) {
            return last.source().file()
                + " and "
                + next.source().file()
                + " both have "
                + of.name
                + (each.getKey().model().isEmpty() ? "" : ", " + each.getKey().model() + ",")
                + " on "
                + twice
                + ", which would count twice: give one of them. Where both are meant, as of two"
                + " accounts, put them into one file or name the workloads apart with --by";
          }
          last = last == null || next.to() > last.to() ? next : last;
        }
      }
    }
    return "";
  }

  private static void requireFew(int sums) {
    if (sums > MOST_SUMS) {
      throw new UsageFault(
          "has more than 100,000 workloads, models and months: name the column of workloads with"
              + " --by, or give one with --workload");
    }
  }

  /**
   * Adds the sums of another part of the same one file.
   *
   * @return this
   */
  public Usage add(Usage other) {
    other.workloads.forEach(
        (key, more) -> {
          OfWorkload all = workloads.computeIfAbsent(key, k -> new OfWorkload(more.name));
          all.spelt(more.name);
          all.add(more);
        });
    size = workloads.values().stream().mapToInt(each -> each.sums.size()).sum();
    requireFew(size);
    sources.get(0).add(other.sources.get(0));
    return this;
  }

  /** What is asked of a workload whose answers are less than a token each; empty: nothing. */
  public String asked() {
    return workloads.values().stream()
        .map(
            of -> {
              Sums all = new Sums();
              of.sums.values().forEach(all::add);
              return asked(of.name, all.output(), all.requests());
            })
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** The same of one workload; NaN where a figure is not known. */
  public static String asked(String workload, double output, double requests) {
    return output > 0 && output < requests
        ? String.format(
            Locale.ROOT,
            "%s has %,.0f output tokens in %,.0f requests, less than one each: give those of all"
                + " requests, not the mean. Where the column counts thousands, say so, as in --map"
                + " output=HEADER:thousands",
            workload,
            output,
            requests)
        : "";
  }

  /** Takes a line, or a part of one, that the mapping gives to no workload. */
  void addUnmapped(UsageLine line) {
    Usage all = unmapped();
    boolean another = !all.workloads.containsKey(Texts.fold(line.workload));
    if (another && all.workloads.size() >= MOST_UNMAPPED) {
      line.workload = OTHER_VALUES;
    }
    all.add(line);
  }

  Collection<OfWorkload> workloads() {
    return workloads.values();
  }

  /** The files, in the order in which they were read. */
  public List<UsageSource> sources() {
    return sources;
  }
}
