package breakeven.core.report;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.expression.Text;
import breakeven.core.model.Sums;
import breakeven.core.report.LastReview.Said;
import breakeven.core.table.Column;
import breakeven.core.whatif.Cause;
import breakeven.core.whatif.CauseEffects;
import breakeven.core.whatif.Moved;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a review differs from an earlier one: what each cause does to what is ready to approve and
 * expected to be saved a year, how each workload fared, and the changes that matter most. Gathered
 * workload by workload in bounded memory.
 */
public final class Comparison {
  /** How many changes are listed. */
  public static final int LISTED = 1_000;

  /** Amounts that differ by less, in size or as a share, are the same. */
  private static final double SAME_AMOUNT = 0.005;

  private static final double SAME_SHARE = 1e-9;

  /** A cause of less is no line of its own: it would read 0. */
  private static final double LEAST = 0.5;

  /** Causes that a sentence names. */
  private static final int CAUSES_NAMED = 3;

  /** How a workload fared. */
  public enum Kind {
    VERDICT("Verdict changed"),
    NEW("New"),
    REMOVED("Removed"),
    FIGURES("Figures changed"),
    RENAMED("Renamed"),
    REORGANISED("Reorganised"),
    AMBIGUOUS("Not compared"),
    SAME("The same as before");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    /** Whether its verdict differs, or it is new or removed. */
    boolean decisive() {
      return this == VERDICT || this == NEW || this == REMOVED;
    }
  }

  /** Whether a workload of both reviews has another name now, and how it was found all the same. */
  public enum Rename {
    NONE(""),
    SAME_ID("same ID"),
    EQUAL_INPUTS("looks like a rename: all inputs are equal");

    private final String words;

    Rename(String words) {
      this.words = words;
    }

    /** Why it is taken for the same workload; empty where its name is the same. */
    public String words() {
      return words;
    }
  }

  /**
   * The earlier review.
   *
   * @param file its file's name
   * @param day its review date; null where the file does not say
   * @param currency its reporting currency; empty where the file does not say
   * @param notes what the file lacks, one sentence each
   */
  public record Last(String file, @Nullable LocalDate day, String currency, List<String> notes) {
    public Last {
      notes = List.copyOf(notes);
    }
  }

  /**
   * One line of the bridge from one review to the other.
   *
   * @param name the cause
   * @param concerned workloads that it moves
   * @param workloads how many more or fewer workloads there are for it
   * @param ready how much more is expected to be saved a year; NaN where amounts cannot be compared
   */
  public record Step(String name, int concerned, int workloads, double ready) {}

  /** An edit that no figure depends on. */
  public record Edit(Column column, String last, String now) {}

  /**
   * A workload of both reviews.
   *
   * @param nameLast what it was called then
   * @param sheetRow its row in the user's sheet, from 1
   * @param edits of owner, business unit and cost centre
   */
  public record Pairing(
      String nameLast,
      String name,
      int sheetRow,
      Said was,
      Said is,
      Rename rename,
      List<Edit> edits) {
    public Pairing {
      edits = List.copyOf(edits);
    }
  }

  /**
   * What a cause does to one workload, and what moved.
   *
   * @param amount what it does to the expected saving a year
   * @param stake what it does to money at stake
   */
  public record Caused(Cause cause, double amount, double stake, List<Moved> moved) {
    public Caused {
      moved = List.copyOf(moved);
    }
  }

  /**
   * A workload that is not the same as before.
   *
   * @param sheetRow its row in the user's sheet, from 1; 0 where it was removed
   * @param pairing both reviews of it; null where it is new or was removed
   * @param effects what each cause does; null where it is new or was removed, or amounts cannot be
   *     compared
   * @param causes what moved, by cause: the one that turned the verdict first, then by size
   */
  public record Change(
      Kind kind,
      int sheetRow,
      String name,
      @Nullable Said last,
      @Nullable Said now,
      @Nullable Pairing pairing,
      @Nullable CauseEffects effects,
      List<Caused> causes) {
    public Change {
      causes = List.copyOf(causes);
    }

    private static Change of(Kind kind, Pairing pairing, @Nullable CauseEffects effects) {
      return new Change(
          kind,
          pairing.sheetRow(),
          pairing.name(),
          pairing.was(),
          pairing.is(),
          pairing,
          effects,
          List.of());
    }

    Change with(List<Caused> what) {
      return new Change(kind, sheetRow, name, last, now, pairing, effects, what);
    }

    private Said was() {
      return last == null ? Said.NOTHING : last;
    }

    private Said is() {
      return now == null ? Said.NOTHING : now;
    }

    /** How much more is expected to be saved a year. */
    public double ready() {
      return is().ready() - was().ready();
    }

    /** The greatest move among the groups of money, for none is netted with another. */
    double size() {
      return Math.max(
          Math.abs(ready()),
          Math.max(
              Math.abs(is().restoring() - was().restoring()),
              Math.abs(is().pending() - was().pending())));
    }

    /** Whether somebody has to know of it, whatever money moves. */
    boolean told() {
      return pairing != null && (pairing.rename() != Rename.NONE || !pairing.edits().isEmpty());
    }

    /** Whether the figures are another, or only what it is called or whose it is. */
    boolean moves() {
      return kind.decisive() || kind == Kind.FIGURES;
    }
  }

  private static final Comparator<Change> LEAST_FIRST =
      Comparator.comparing(Change::moves)
          .thenComparing(change -> change.kind().decisive())
          .thenComparingDouble(Change::size)
          .thenComparing(Change::kind, Comparator.reverseOrder())
          .thenComparing(Change::name, Comparator.reverseOrder())
          .thenComparing(Change::sheetRow, Comparator.reverseOrder());

  private final Decision decision;
  private final Last last;
  private final String currency;
  private final boolean drawn;
  private final double materiality;
  private final int workloadsLast;
  private final double readyLast;
  private final int[] concerned = new int[Kind.values().length];
  private final int[] workloads = new int[Kind.values().length];
  private final Sums byKind = new Sums(Kind.values().length);
  private final int[] moved = new int[Cause.values().length + 1];
  private final Sums byCause = new Sums(Cause.values().length + 1);
  private final PriorityQueue<Change> most = new PriorityQueue<>(LEAST_FIRST);
  private List<Change> listed = List.of();
  private int renamed;
  private int reorganised;

  /**
   * A comparison with nothing in it yet.
   *
   * @param review what the earlier review said
   * @param currency the reporting currency now
   * @param drawn whether this review draws what is expected
   * @param materiality the smallest move that is listed, in that currency
   */
  public Comparison(
      Decision decision,
      LastReview review,
      Last last,
      String currency,
      boolean drawn,
      double materiality) {
    this.decision = decision;
    this.last = last;
    this.currency = currency;
    this.drawn = drawn;
    this.materiality = materiality;
    workloadsLast = review.size();
    readyLast = review.total(Said::ready);
  }

  // --- workload by workload ----------------------------------------------------------------------

  /** Whether it has to be known of a workload what moved. */
  public boolean traces(Pairing pairing) {
    Change change = Change.of(kind(pairing), pairing, null);
    return change.kind() != Kind.SAME && comparable() && fits(change);
  }

  /**
   * Takes a workload of both reviews.
   *
   * @param effects what each cause does to it; null where amounts cannot be compared
   */
  public void compared(Pairing pairing, @Nullable CauseEffects effects) {
    Kind kind = kind(pairing);
    count(kind, pairing.was(), pairing.is());
    renamed += pairing.rename() == Rename.NONE ? 0 : 1;
    reorganised += pairing.edits().isEmpty() ? 0 : 1;
    if (effects != null) {
      for (Cause cause : Cause.values()) {
        addCause(cause.ordinal(), effects.of(cause));
      }
      addCause(Cause.values().length, effects.rest());
    }
    keep(Change.of(kind, pairing, effects));
  }

  private void addCause(int place, double amount) {
    byCause.add(place, amount);
    moved[place] += Math.abs(amount) >= SAME_AMOUNT ? 1 : 0;
  }

  /** Takes a workload that the earlier review did not have. */
  public void added(String name, int sheetRow, Said now) {
    count(Kind.NEW, null, now);
    keep(new Change(Kind.NEW, sheetRow, name, null, now, null, null, List.of()));
  }

  /** Takes a workload that this review does not have. */
  public void removed(String name, Said was) {
    count(Kind.REMOVED, was, null);
    keep(new Change(Kind.REMOVED, 0, name, was, null, null, null, List.of()));
  }

  /** Takes a row without a name of its own in one of the reviews. */
  public void unclear(@Nullable Said was, @Nullable Said now) {
    count(Kind.AMBIGUOUS, was, now);
  }

  private Kind kind(Pairing pairing) {
    Said was = pairing.was();
    Said now = pairing.is();
    if (was.verdict() != now.verdict()) {
      return Kind.VERDICT;
    }
    boolean same =
        !comparable()
            || same(was.money(), now.money())
                && same(was.saving(), now.saving())
                && (pairing.rename() != Rename.NONE || same(was.ready(), now.ready()))
                && same(was.restoring(), now.restoring());
    if (!same) {
      return Kind.FIGURES;
    }
    return pairing.rename() != Rename.NONE
        ? Kind.RENAMED
        : pairing.edits().isEmpty() ? Kind.SAME : Kind.REORGANISED;
  }

  private static boolean same(double was, double now) {
    return Double.compare(was, now) == 0
        || Math.abs(now - was) < Math.max(SAME_AMOUNT, SAME_SHARE * Math.abs(was));
  }

  private void count(Kind kind, @Nullable Said was, @Nullable Said now) {
    int k = kind.ordinal();
    concerned[k]++;
    workloads[k] += (now == null ? 0 : 1) - (was == null ? 0 : 1);
    byKind.add(k, now == null ? 0 : now.ready());
    byKind.add(k, was == null ? 0 : -was.ready());
  }

  private void keep(Change change) {
    if (change.kind() != Kind.SAME && fits(change)) {
      most.add(change);
      if (most.size() > LISTED) {
        most.remove();
      }
    }
  }

  private boolean fits(Change change) {
    boolean matters =
        change.told()
            || (comparable()
                ? change.moves() && change.size() >= materiality
                : change.kind().decisive());
    return matters && (most.size() < LISTED || LEAST_FIRST.compare(most.element(), change) < 0);
  }

  /**
   * All workloads are there.
   *
   * @param causes says what moved of a workload, by cause
   */
  public void finish(Function<CauseEffects, List<Caused>> causes) {
    listed =
        most.stream()
            .sorted(LEAST_FIRST.reversed())
            .map(
                change -> {
                  CauseEffects effects = change.effects();
                  return effects == null ? change : change.with(causes.apply(effects));
                })
            .toList();
    most.clear();
  }

  // --- what came of it ---------------------------------------------------------------------------

  /** The model that both reviews are calculated with where they are compared. */
  public Model model() {
    return decision.model;
  }

  /** The earlier review. */
  public Last last() {
    return last;
  }

  /** Its number of workloads. */
  public int workloadsLast() {
    return workloadsLast;
  }

  /** The amount that is compared, a year: the headline's own. */
  public String basis() {
    return drawn ? Columns.EXPECTED : Columns.SAVING + " at today's prices";
  }

  /** What was ready to approve by it, a year; NaN where amounts cannot be compared. */
  public double readyLast() {
    return comparable() ? readyLast : Double.NaN;
  }

  /** What is ready to approve now, a year; NaN where amounts cannot be compared. */
  public double readyNow() {
    return comparable() ? readyLast + byKind.total() : Double.NaN;
  }

  /** The smallest move that is listed, in the reporting currency. */
  public double materiality() {
    return materiality;
  }

  /** Whether both reviews are in one currency. */
  public boolean comparable() {
    return last.currency().equals(currency);
  }

  /**
   * From the earlier review to this one, cause by cause; those of less than half a unit as rest.
   */
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    Sums rest = new Sums(1);
    rest.add(0, byCause.of(Cause.values().length));
    for (Cause cause : Cause.values()) {
      int c = cause.ordinal();
      if (Math.abs(byCause.of(c)) >= LEAST) {
        steps.add(new Step(cause.words(), moved[c], 0, byCause.of(c)));
      } else {
        rest.add(0, byCause.of(c));
      }
    }
    for (Kind kind : List.of(Kind.NEW, Kind.REMOVED, Kind.AMBIGUOUS)) {
      if (count(kind) > 0) {
        steps.add(step(kind));
      }
    }
    if (Math.abs(rest.total()) >= SAME_AMOUNT) {
      steps.add(new Step("Rest", moved[Cause.values().length], 0, rest.total()));
    }
    return steps;
  }

  private Step step(Kind kind) {
    int k = kind.ordinal();
    return new Step(
        kind.words(), concerned[k], workloads[k], comparable() ? byKind.of(k) : Double.NaN);
  }

  /** Workloads that fared so. */
  public int count(Kind kind) {
    return concerned[kind.ordinal()];
  }

  /** Whether a verdict is another one, or a workload is new or was removed. */
  public boolean changed() {
    return Arrays.stream(Kind.values()).filter(Kind::decisive).mapToInt(this::count).sum() > 0;
  }

  /** Workloads that are not the same as before. */
  public int changes() {
    return Arrays.stream(concerned).sum() - count(Kind.SAME) - count(Kind.AMBIGUOUS);
  }

  /**
   * The changes that matter most, most first: changed verdicts, new and removed workloads before
   * changed figures, and those before workloads that were only renamed or reorganised.
   */
  public List<Change> listed() {
    return listed;
  }

  /**
   * What is not listed, in one line.
   *
   * @param workloads how many there are
   * @param verdicts those whose verdict changed, or that are new or were removed
   * @param ready how much more is ready to approve for them; NaN where amounts cannot be compared
   */
  public record Unlisted(int workloads, int verdicts, double ready) {}

  /** What is not listed. */
  public Unlisted unlisted() {
    Sums rest = new Sums(1);
    rest.add(0, byKind.total());
    rest.add(0, -byKind.of(Kind.AMBIGUOUS.ordinal()));
    listed.forEach(change -> rest.add(0, -change.ready()));
    long decisive = listed.stream().filter(change -> change.kind().decisive()).count();
    int all = Arrays.stream(Kind.values()).filter(Kind::decisive).mapToInt(this::count).sum();
    return new Unlisted(
        changes() - listed.size(), all - (int) decisive, comparable() ? rest.total() : Double.NaN);
  }

  /** What changed, in a few short sentences that fit on a page; `Changes` has them whole. */
  public String sentence() {
    return counts() + " " + money();
  }

  /** How many workloads changed, were renamed or have another owner, in words. */
  public String workloads() {
    String text = counts();
    if (renamed > 0) {
      text += counted(renamed, " workload was renamed.", " workloads were renamed.");
    }
    if (reorganised > 0) {
      text +=
          counted(
              reorganised,
              " workload has another owner, business unit or cost centre.",
              " workloads have another owner, business unit or cost centre.");
    }
    return text;
  }

  private String counts() {
    StringBuilder text = new StringBuilder("Since ");
    text.append(last.day() == null ? "the last review" : "the review of " + last.day());
    text.append(" (").append(last.file()).append("): ");
    List<String> parts = new ArrayList<>();
    if (changes() == 0) {
      parts.add("nothing changed");
    }
    part(parts, Kind.VERDICT, " verdict changed", " verdicts changed");
    part(parts, Kind.NEW, " workload is new", " workloads are new");
    part(parts, Kind.REMOVED, " is removed", " are removed");
    part(parts, Kind.FIGURES, " has changed figures", " have changed figures");
    part(parts, Kind.SAME, " is the same as before", " are the same as before");
    String unclear = "without a name of its own cannot be compared";
    part(parts, Kind.AMBIGUOUS, " row " + unclear, " rows " + unclear);
    text.append(String.join(", ", parts));
    text.append('.');
    return text.toString();
  }

  /** What became of the money, in words. */
  public String money() {
    if (!comparable()) {
      return last.currency().isEmpty()
          ? "Amounts are not compared: the last review has no expected saving a year."
          : "Amounts are not compared: they were in "
              + last.currency()
              + " and are in "
              + currency
              + " now.";
    }
    StringBuilder text = new StringBuilder(basis() + " a year: ");
    text.append(amount(readyLast())).append(" then, ").append(amount(readyNow())).append(" now.");
    List<String> causes =
        steps().stream()
            .filter(step -> Math.round(Math.abs(step.ready())) > 0)
            .sorted(Comparator.comparingDouble(step -> -Math.abs(step.ready())))
            .limit(CAUSES_NAMED)
            .map(step -> step.name() + " " + (step.ready() > 0 ? "+" : "") + amount(step.ready()))
            .toList();
    if (!causes.isEmpty()) {
      text.append(" Largest causes: ").append(String.join(", ", causes)).append('.');
    }
    return text.toString();
  }

  private String amount(double amount) {
    return Text.fixed(amount, 0) + " " + currency;
  }

  private static String counted(int count, String one, String many) {
    return " " + Text.fixed(count, 0) + (count == 1 ? one : many);
  }

  private void part(List<String> parts, Kind kind, String one, String many) {
    int count = count(kind);
    if (count > 0) {
      parts.add(counted(count, one, many).strip());
    }
  }
}
