package breakeven.report;

import breakeven.decision.Decision;
import breakeven.economics.Model;
import breakeven.expression.Text;
import breakeven.model.Sums;
import breakeven.price.Used;
import breakeven.report.LastReview.Said;
import breakeven.whatif.Moved;
import breakeven.whatif.Movements.Taken;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a review differs from an earlier one: how each workload fared, what that does to the money of
 * the portfolio step by step, and the changes that matter most. Gathered row by row in bounded
 * memory.
 */
public final class Comparison {
  /** How many changes are listed. */
  public static final int LISTED = 1_000;

  /** Amounts that differ by less, in size or as a share, are the same. */
  private static final double SAME_AMOUNT = 0.005;

  private static final double SAME_SHARE = 1e-9;

  /** How a workload fared. */
  public enum Kind {
    VERDICT("Verdict changed"),
    NEW("New"),
    GONE("Removed"),
    FIGURES("Figures changed"),
    AMBIGUOUS("Not compared"),
    SAME("As last time");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    /** Whether somebody has to know of it, whatever money is on it. */
    boolean decisive() {
      return this == VERDICT || this == NEW || this == GONE;
    }
  }

  /**
   * The earlier review.
   *
   * @param file its file's name
   * @param day its review date; null where the file does not say
   * @param currency its reporting currency; empty where the file does not say
   */
  public record Last(String file, @Nullable LocalDate day, String currency) {}

  /**
   * What workloads that fared alike do to the portfolio.
   *
   * @param concerned how many there are
   * @param workloads how many more or fewer workloads there are for it
   * @param booked how much more can be booked; NaN where amounts cannot be compared
   * @param waiting how much more waits for an answer; NaN where amounts cannot be compared
   */
  public record Step(Kind kind, int concerned, int workloads, double booked, double waiting) {}

  /**
   * A workload that is not as it was.
   *
   * @param sheetRow its row in the user's sheet, from 1; 0 where it is gone
   * @param last what was said of it; null where it is new
   * @param now what is said of it; null where it is gone
   * @param why the reason of its verdict now; empty where it is gone
   * @param moved what of its inputs has moved, the greatest effect first
   */
  public record Change(
      Kind kind,
      int sheetRow,
      String name,
      @Nullable Said last,
      @Nullable Said now,
      String why,
      List<Moved> moved) {
    Change because(String reason) {
      return new Change(kind, sheetRow, name, last, now, reason, moved);
    }

    Change with(List<Moved> what) {
      return new Change(kind, sheetRow, name, last, now, why, what);
    }

    /** Money at stake now less last time; NaN where there is none in both. */
    public double difference() {
      double was = last == null ? Double.NaN : last.money();
      double is = now == null ? Double.NaN : now.money();
      return Double.isNaN(was) && Double.isNaN(is) ? Double.NaN : zero(is) - zero(was);
    }
  }

  /** A change that is kept, with what it takes to say what has moved. */
  private record Kept(Change change, int place, @Nullable Taken now) {}

  private static final Comparator<Kept> LEAST_FIRST =
      Comparator.comparing((Kept kept) -> kept.change().kind().decisive())
          .thenComparingDouble(kept -> size(kept.change().difference()))
          .thenComparing(kept -> kept.change().name(), Comparator.reverseOrder())
          .thenComparing(kept -> kept.change().sheetRow(), Comparator.reverseOrder());

  private final Decision decision;
  private final LastReview review;
  private final Last last;
  private final String currency;
  private final Predicate<String> repeated;
  private final BitSet met = new BitSet();
  private final BitSet unclear = new BitSet();
  private final int[] concerned = new int[Kind.values().length];
  private final int[] workloads = new int[Kind.values().length];
  private final Sums booked = new Sums(Kind.values().length);
  private final Sums waiting = new Sums(Kind.values().length);
  private final PriorityQueue<Kept> most = new PriorityQueue<>(LEAST_FIRST);
  private final Map<Integer, List<Moved>> moved = new HashMap<>();
  private @Nullable Map<Integer, Taken> wanted;
  private final double bookedLast;
  private final double waitingLast;

  /**
   * A comparison with nothing in it yet.
   *
   * @param currency the reporting currency now
   * @param repeated whether a name stands in several rows now
   */
  public Comparison(
      Decision decision,
      LastReview review,
      Last last,
      String currency,
      Predicate<String> repeated) {
    this.decision = decision;
    this.review = review;
    this.last = last;
    this.currency = currency;
    this.repeated = repeated;
    Sums then = new Sums(2);
    for (int place = 0; place < review.size(); place++) {
      then.add(0, review.said(place).booked());
      then.add(1, review.said(place).waiting());
    }
    bookedLast = then.of(0);
    waitingLast = then.of(1);
  }

  /** Takes a workload of this review. */
  public void add(RowResult row, Used used) {
    boolean figures = !row.lacking() && !row.closed();
    Said now =
        new Said(
            (int) row.value(decision.verdict),
            row.number(decision.moneyAtStake),
            figures ? row.value(decision.model.totals.netSaving) : Double.NaN,
            figures ? row.value(decision.chance) : Double.NaN);
    int place = review.find(row.name());
    if (place == LastReview.AMBIGUOUS || repeated.test(row.name())) {
      if (place >= 0) {
        unclear.set(place);
      }
      count(Kind.AMBIGUOUS, null, now);
      return;
    }
    Said was = null;
    if (place >= 0) {
      met.set(place);
      was = review.said(place);
    }
    Kind kind = kind(was, now);
    count(kind, was, now);
    if (kind != Kind.SAME) {
      keep(row, used, new Change(kind, row.sheetRow(), row.name(), was, now, "", List.of()), place);
    }
  }

  private Kind kind(@Nullable Said was, Said now) {
    if (was == null) {
      return Kind.NEW;
    }
    if (was.verdict() != now.verdict()) {
      return Kind.VERDICT;
    }
    boolean same =
        !comparable() || same(was.money(), now.money()) && same(was.saving(), now.saving());
    return same ? Kind.SAME : Kind.FIGURES;
  }

  private static boolean same(double was, double now) {
    return Double.compare(was, now) == 0
        || Math.abs(now - was) < Math.max(SAME_AMOUNT, SAME_SHARE * Math.abs(was));
  }

  private void count(Kind kind, @Nullable Said was, @Nullable Said now) {
    int k = kind.ordinal();
    concerned[k]++;
    workloads[k] += (now == null ? 0 : 1) - (was == null ? 0 : 1);
    if (now != null) {
      booked.add(k, now.booked());
      waiting.add(k, now.waiting());
    }
    if (was != null) {
      booked.add(k, -was.booked());
      waiting.add(k, -was.waiting());
    }
  }

  private void keep(RowResult row, Used used, Change change, int place) {
    if (fits(change)) {
      Change whole = change.because(row.text(row.sentences().why));
      keep(new Kept(whole, place, change.last() == null ? null : row.taken(used)));
    }
  }

  private boolean fits(Change change) {
    return most.size() < LISTED
        || LEAST_FIRST.compare(most.element(), new Kept(change, 0, null)) < 0;
  }

  private void keep(Kept kept) {
    most.add(kept);
    if (most.size() > LISTED) {
      most.remove();
    }
  }

  private static double size(double amount) {
    return Double.isNaN(amount) ? -1 : Math.abs(amount);
  }

  private static double zero(double amount) {
    return Double.isNaN(amount) ? 0 : amount;
  }

  // --- what is left of the earlier review -------------------------------------------------------

  /** All workloads of this review are there: those of the earlier one that nobody met are gone. */
  public void finish() {
    for (int place = 0; place < review.size(); place++) {
      if (review.ambiguous(place) || unclear.get(place)) {
        count(Kind.AMBIGUOUS, review.said(place), null);
      } else if (!met.get(place)) {
        count(Kind.GONE, review.said(place), null);
      }
    }
  }

  /** Whether the earlier review has to be read once more, for names and inputs. */
  public boolean open() {
    return !most.isEmpty() || concerned[Kind.GONE.ordinal()] > 0;
  }

  /** A workload of the earlier review is gone, if it is. */
  public void gone(String name) {
    int place = review.find(name);
    if (place >= 0 && !met.get(place) && !unclear.get(place)) {
      Change change = new Change(Kind.GONE, 0, name, review.said(place), null, "", List.of());
      if (fits(change)) {
        keep(new Kept(change, place, null));
      }
    }
  }

  /** What a listed workload is calculated with now; null where nobody asks what has moved. */
  public @Nullable Taken now(String name) {
    Map<Integer, Taken> known = wanted;
    if (known == null) {
      known = new HashMap<>();
      for (Kept kept : most) {
        Taken now = kept.now();
        if (now != null) {
          known.put(kept.place(), now);
        }
      }
      wanted = known;
    }
    return known.get(review.find(name));
  }

  /** Says what has moved of a listed workload. */
  public void moved(String name, List<Moved> what) {
    moved.put(review.find(name), List.copyOf(what));
  }

  // --- what came of it --------------------------------------------------------------------------

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
    return review.size();
  }

  /** What could be booked by it; NaN where amounts cannot be compared. */
  public double bookedLast() {
    return comparable() ? bookedLast : Double.NaN;
  }

  /** What waited for an answer by it; NaN where amounts cannot be compared. */
  public double waitingLast() {
    return comparable() ? waitingLast : Double.NaN;
  }

  /** Whether both reviews are in one currency. */
  public boolean comparable() {
    return last.currency().isEmpty() || last.currency().equals(currency);
  }

  /** From the earlier review to this one, step by step; what is as it was is no step. */
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (kind == Kind.SAME || kind == Kind.AMBIGUOUS && count(kind) == 0) {
        continue;
      }
      int k = kind.ordinal();
      double unknown = comparable() ? 0 : Double.NaN;
      steps.add(
          new Step(
              kind, concerned[k], workloads[k], booked.of(k) + unknown, waiting.of(k) + unknown));
    }
    return steps;
  }

  /** Workloads that fared so. */
  public int count(Kind kind) {
    return concerned[kind.ordinal()];
  }

  /** Whether a verdict is another one, or a workload has come or gone. */
  public boolean changed() {
    return count(Kind.VERDICT) + count(Kind.NEW) + count(Kind.GONE) > 0;
  }

  /** Workloads that are not as they were. */
  public int changes() {
    return count(Kind.VERDICT) + count(Kind.NEW) + count(Kind.GONE) + count(Kind.FIGURES);
  }

  /**
   * The changes that matter most, most first: other verdicts, new and gone before other figures.
   */
  public List<Change> listed() {
    return most.stream()
        .sorted(LEAST_FIRST.reversed())
        .map(kept -> kept.change().with(moved.getOrDefault(kept.place(), List.of())))
        .toList();
  }

  /** What has changed, in one sentence. */
  public String sentence() {
    StringBuilder text = new StringBuilder("Since ");
    text.append(last.day() == null ? "the last review" : "the review of " + last.day());
    text.append(" (").append(last.file()).append("): ");
    List<String> parts = new ArrayList<>();
    if (changes() == 0) {
      parts.add("nothing has changed");
    }
    part(parts, Kind.VERDICT, " verdict changed", " verdicts changed");
    part(parts, Kind.NEW, " workload is new", " workloads are new");
    part(parts, Kind.GONE, " is removed", " are removed");
    part(parts, Kind.FIGURES, " has changed figures", " have changed figures");
    part(parts, Kind.SAME, " is the same as before", " are the same as before");
    String unclear = "without a name of its own cannot be compared";
    part(parts, Kind.AMBIGUOUS, " row " + unclear, " rows " + unclear);
    text.append(String.join(", ", parts));
    text.append('.');
    if (comparable()) {
      text.append(" Ready to approve: ")
          .append(amount(bookedLast))
          .append(" then, ")
          .append(amount(bookedLast + booked.total()))
          .append(" now.");
    } else {
      text.append(" Amounts are not compared: they were in ")
          .append(last.currency())
          .append(" and are in ")
          .append(currency)
          .append(" now.");
    }
    return text.toString();
  }

  private String amount(double amount) {
    return Text.fixed(amount, 0) + " " + currency;
  }

  private void part(List<String> parts, Kind kind, String one, String many) {
    int count = count(kind);
    if (count > 0) {
      parts.add(Text.fixed(count, 0) + (count == 1 ? one : many));
    }
  }
}
