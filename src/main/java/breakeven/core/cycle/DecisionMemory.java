package breakeven.core.cycle;

import breakeven.core.expression.Text;
import breakeven.core.input.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was decided so far: the cells that were typed into {@code Decisions}, and the log. It says
 * of each change whether it is proposed, and why it is back.
 */
public final class DecisionMemory {
  /** After so many months a change that was turned down is proposed again. */
  public static final int MONTHS = 6;

  /** A change that was turned down is proposed again once its saving has grown by this share. */
  private static final double SHARE = 0.2;

  /** Nothing was decided. */
  public static final DecisionMemory NONE =
      new DecisionMemory(List.of(), List.of(), ApprovalRules.NONE, Double.NaN, "", LocalDate.EPOCH);

  /**
   * Whether a change is proposed.
   *
   * @param state the word of {@link Proposed}
   * @param note why; empty where there is nothing to say
   */
  public record Standing(Proposed state, String note) {
    static final Standing NEW = new Standing(Proposed.PROPOSED, "");
  }

  /** What a row of {@code Decisions} is. */
  public enum Proposed {
    PROPOSED("Proposed"),
    AGAIN("Proposed again"),
    REJECTED("Rejected before"),
    DEFERRED("Deferred before"),
    NO_CHANGE("No change now"),
    NOT_REVIEWED("Not reviewed");

    private final String word;

    Proposed(String word) {
      this.word = word;
    }

    /** How the sheet writes it. */
    public String word() {
      return word;
    }

    /** Whether it was turned down, and is not proposed again yet. */
    public boolean turnedDown() {
      return this == REJECTED || this == DEFERRED;
    }
  }

  private final List<TypedDecision> typed;
  private final WorkloadKeys<TypedDecision> byWorkload = new WorkloadKeys<>();
  private final Map<String, List<TypedDecision>> byKey = new HashMap<>();
  private final WorkloadKeys<List<LogEntry>> lines = new WorkloadKeys<>();
  private final ApprovalRules rules;
  private final double materiality;
  private final String currency;
  private final LocalDate asOf;

  /** Rows of typed decisions whose workload was asked for. */
  private final Set<Integer> met = new HashSet<>();

  /**
   * @param typed what is typed into {@code Decisions}
   * @param log the lines of {@code Decision log}
   * @param rules which approvals count
   * @param materiality a saving that grew by no more than this is the same one, money
   * @param currency what amounts are in
   * @param asOf the review date
   */
  public DecisionMemory(
      List<TypedDecision> typed,
      List<LogEntry> log,
      ApprovalRules rules,
      double materiality,
      String currency,
      LocalDate asOf) {
    this.typed = typed.stream().filter(TypedDecision::any).toList();
    this.rules = rules;
    this.materiality = materiality;
    this.currency = currency;
    this.asOf = asOf;
    for (TypedDecision one : this.typed) {
      byWorkload.put(one.id(), one.workload(), one);
      byKey.computeIfAbsent(key(one.id(), one.workload()), key -> new ArrayList<>()).add(one);
    }
    for (LogEntry line : log) {
      LogStatus status = line.status();
      if (status != null && status.ofMonth()) {
        continue;
      }
      List<LogEntry> known = lines.of(line.id(), line.workload());
      List<LogEntry> all = known == null ? new ArrayList<>() : known;
      all.add(line);
      lines.put(line.id(), line.workload(), all);
    }
  }

  /** Which approvals count. */
  public ApprovalRules rules() {
    return rules;
  }

  /** All lines of a workload, the oldest first. */
  public List<LogEntry> lines(String id, String name) {
    List<LogEntry> found = lines.of(id, name);
    return found == null ? List.of() : found;
  }

  /** The last line of a workload; null where it was never decided on. */
  public @Nullable LogEntry last(String id, String name) {
    List<LogEntry> found = lines(id, name);
    return found.isEmpty() ? null : found.get(found.size() - 1);
  }

  /**
   * The line of the decision that a workload runs on; null where none was carried out, or where it
   * was reversed. What was turned down since changes nothing.
   */
  public @Nullable LogEntry carriedOut(String id, String name) {
    LogEntry last = null;
    for (LogEntry line : lines(id, name)) {
      LogStatus status = line.status();
      if (status != null && !status.turnedDown()) {
        last = status.carriedOut() ? line : null;
      }
    }
    return last;
  }

  /** Whether a change of a workload is approved, or carried out and not reversed. */
  public boolean approved(String id, String name) {
    TypedDecision decided = byWorkload.of(id, name);
    return decided != null && decided.choice() == TypedDecision.Choice.APPROVE
        || carriedOut(id, name) != null;
  }

  /** What is typed for a workload and not in the log yet; {@link TypedDecision#NONE}: nothing. */
  public TypedDecision typed(String id, String name) {
    TypedDecision found = byWorkload.of(id, name);
    if (found == null) {
      return TypedDecision.NONE;
    }
    synchronized (met) {
      met.add(found.row());
    }
    return logged(found, id, name) == null ? found : TypedDecision.NONE;
  }

  /** What is typed for a workload, carried out or not; {@link TypedDecision#NONE}: nothing. */
  public TypedDecision found(String id, String name) {
    typed(id, name);
    TypedDecision found = byWorkload.of(id, name);
    return found == null ? TypedDecision.NONE : found;
  }

  /** All rows that decide on a workload: more than one where somebody named it twice. */
  public List<TypedDecision> all(String id, String name) {
    List<TypedDecision> all = new ArrayList<>(byKey.getOrDefault(key(id, name), List.of()));
    if (!id.isEmpty()) {
      all.addAll(byKey.getOrDefault(key("", name), List.of()));
    }
    synchronized (met) {
      all.forEach(one -> met.add(one.row()));
    }
    return all;
  }

  private static String key(String id, String name) {
    return id.isEmpty() ? "named " + Texts.fold(name) : "ID " + id;
  }

  /** The line that remembers a typed decision; null where it is not carried out yet. */
  public @Nullable LogEntry logged(TypedDecision decision, String id, String name) {
    return lines(id, name).stream().filter(decision::loggedAs).findFirst().orElse(null);
  }

  /** Typed decisions whose workload nobody asked for: there is none of that ID or name. */
  public List<TypedDecision> unmatched() {
    return typed.stream()
        .filter(one -> !met.contains(one.row()))
        .filter(one -> logged(one, one.id(), one.workload()) == null)
        .toList();
  }

  /**
   * The word for a workload: what is typed, else what became of its last decision; or empty.
   *
   * @param proposed whether a change is proposed, be it again
   */
  public String word(String id, String name, boolean proposed) {
    TypedDecision.Choice choice = typed(id, name).choice();
    if (choice != null) {
      return choice.word();
    }
    LogEntry last = last(id, name);
    LogStatus status = last == null ? null : last.status();
    if (proposed && status != null && status.turnedDown()) {
      return Proposed.AGAIN.word();
    }
    return status == null ? "" : status.word();
  }

  /** Whether a word of {@link #word} is that of a change that was turned down. */
  public static boolean turnedDown(String word) {
    return LogStatus.of(word).filter(LogStatus::turnedDown).isPresent();
  }

  /**
   * Whether a change is proposed.
   *
   * @param to the approach of the verdict
   * @param saving of the change; NaN where it is unknown
   */
  public Standing standing(String id, String name, String to, double saving) {
    LogEntry last = last(id, name);
    LogStatus status = last == null ? null : last.status();
    if (last == null || status == null || !status.turnedDown()) {
      return reversed(last, status);
    }
    LocalDate decided = last.decidedOn() == null ? last.day() : last.decidedOn();
    String said =
        status.word()
            + (decided == null ? "" : " on " + decided)
            + (last.who().isEmpty() ? "" : " by " + last.who())
            + (last.comment().isEmpty() ? "" : " (" + last.comment() + ")");
    String why = back(last, decided, to, saving);
    if (!why.isEmpty()) {
      return new Standing(Proposed.AGAIN, said + ": " + why + ".");
    }
    LocalDate until = decided == null ? asOf : decided.plusMonths(MONTHS);
    return new Standing(
        status == LogStatus.REJECTED ? Proposed.REJECTED : Proposed.DEFERRED,
        said
            + ": not proposed before "
            + until
            + ", unless the saving grows by more than "
            + money(growth(last.forecast().saving()))
            + ".");
  }

  private static Standing reversed(@Nullable LogEntry last, @Nullable LogStatus status) {
    return last == null || status != LogStatus.REVERSED
        ? Standing.NEW
        : new Standing(
            Proposed.AGAIN,
            last.to() + " was reversed" + on(last.day()) + ", and is advised again.");
  }

  private static String on(@Nullable LocalDate day) {
    return day == null ? "" : " on " + day;
  }

  /** Why a change that was turned down is back; empty where it is not. */
  private String back(LogEntry last, @Nullable LocalDate decided, String to, double saving) {
    if (!last.to().equals(to)) {
      return "back, since the verdict then was " + last.to();
    }
    double then = last.forecast().saving();
    if (!last.forecast().currency().equals(currency)) {
      return "back, since amounts then were in " + last.forecast().currency();
    }
    boolean grown = Double.isNaN(then) ? !Double.isNaN(saving) : saving - then > growth(then);
    if (grown) {
      return "back, since the saving was " + money(then) + " and is " + money(saving);
    }
    return decided != null && !asOf.isBefore(decided.plusMonths(MONTHS))
        ? "back after six months"
        : "";
  }

  /** What a saving must grow by before its change is proposed again. */
  private double growth(double then) {
    return Double.isNaN(then) ? materiality : Math.max(materiality, SHARE * Math.abs(then));
  }

  private String money(double amount) {
    return Double.isNaN(amount) ? "unknown" : Text.fixed(amount, 0) + " " + currency;
  }
}
