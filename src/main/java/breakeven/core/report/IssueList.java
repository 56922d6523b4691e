package breakeven.core.report;

import breakeven.core.input.ProblemSink;
import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers problems: all are counted, and a bounded number is kept to be listed. Where there are
 * more, the graver ones are kept, and of equal ones those that many workloads have.
 */
public final class IssueList implements ProblemSink {
  /** How many problems are kept unless another number is asked for. */
  public static final int MOST = 100_000;

  /** Where two are alike in what they touch: by sheet, then as the cells follow each other. */
  private static final Comparator<Problem> BY_CELL =
      Comparator.comparing(Problem::sheet)
          .thenComparingInt(problem -> problem.cell().isEmpty() ? 0 : Place.rowOf(problem.cell()))
          .thenComparingInt(problem -> problem.cell().length())
          .thenComparing(Problem::cell)
          .thenComparing(Problem::problem);

  private static final Comparator<Problem> BY_WORKLOADS =
      Comparator.comparingLong(Problem::workloads)
          .thenComparingDouble(IssueList::spend)
          .reversed()
          .thenComparing(BY_CELL);

  private static final Comparator<Problem> BY_SPEND =
      Comparator.comparingDouble(IssueList::spend)
          .thenComparingLong(Problem::workloads)
          .reversed()
          .thenComparing(BY_CELL);

  private final int most;
  private final Map<Severity, List<Problem>> kept = new EnumMap<>(Severity.class);
  private final Map<Severity, Integer> shared = new EnumMap<>(Severity.class);
  private final Map<Severity, Long> counts = new EnumMap<>(Severity.class);
  private int size;
  private @Nullable ProblemSink listener;

  /** A list without entries. */
  public IssueList() {
    this(MOST);
  }

  /** A list that keeps so many problems. */
  public IssueList(int most) {
    this.most = most;
    for (Severity severity : Severity.values()) {
      kept.put(severity, new ArrayList<>());
    }
  }

  /** What is not known comes behind what is 0. */
  private static double spend(Problem problem) {
    return Double.isNaN(problem.spend()) ? -1 : problem.spend();
  }

  /** Tells every problem from now on to somebody else too. */
  public void tell(ProblemSink also) {
    listener = also;
  }

  /** Tells a problem to the other alone: here it is one with those of other workloads. */
  public void passOn(Problem problem) {
    if (listener != null) {
      listener.add(problem);
    }
  }

  @Override
  public void add(Problem problem) {
    take(problem, size < most || makeRoom(problem.severity()));
  }

  /**
   * Takes a problem that many workloads may have: it is kept before those of single ones, which
   * must all have come.
   */
  public void addShared(Problem problem) {
    Severity severity = problem.severity();
    boolean room = size < most || makeRoom(severity) || drop(severity, false);
    take(problem, room);
    shared.merge(severity, room ? 1 : 0, Integer::sum);
  }

  private void take(Problem problem, boolean keep) {
    passOn(problem);
    counts.merge(problem.severity(), 1L, Long::sum);
    if (keep) {
      of(problem.severity()).add(problem);
      size++;
    }
  }

  /** Drops one of the lightest problems where they are lighter than this one. */
  private boolean makeRoom(Severity severity) {
    Severity[] all = Severity.values();
    for (int i = all.length - 1; all[i].compareTo(severity) > 0; i--) {
      if (drop(all[i], true)) {
        return true;
      }
    }
    return false;
  }

  /** Drops the last problem of a severity that a single workload has, else one that many have. */
  private boolean drop(Severity severity, boolean sharedToo) {
    List<Problem> some = of(severity);
    int single = some.size() - shared.getOrDefault(severity, 0);
    if (single == 0 && (!sharedToo || some.isEmpty())) {
      return false;
    }
    some.remove(single == 0 ? some.size() - 1 : single - 1);
    shared.merge(severity, single == 0 ? -1 : 0, Integer::sum);
    size--;
    return true;
  }

  private List<Problem> of(Severity severity) {
    return kept.getOrDefault(severity, List.of());
  }

  /** All problems of a severity, listed or not. */
  public long count(Severity severity) {
    return counts.getOrDefault(severity, 0L);
  }

  /** All problems, listed or not. */
  public long count() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many problems were counted and not kept. */
  public long unlisted() {
    return count() - size;
  }

  /**
   * The problems that were kept: errors first, those first that stop most workloads; then warnings,
   * those first whose workloads cost most today. What is equal in both follows sheet and cell.
   */
  public List<Problem> listed() {
    List<Problem> all = new ArrayList<>(size);
    for (Map.Entry<Severity, List<Problem>> some : kept.entrySet()) {
      List<Problem> ranked = new ArrayList<>(some.getValue());
      ranked.sort(some.getKey() == Severity.ERROR ? BY_WORKLOADS : BY_SPEND);
      all.addAll(ranked);
    }
    return all;
  }

  /**
   * What keeps workloads from a verdict, and how many of them.
   *
   * @param problem the first error of its kind
   * @param rows how many workloads have an error of this kind
   */
  public record Cause(Problem problem, int rows) {}

  /** The kinds of error that most workloads have, most first; errors of no workload come last. */
  public List<Cause> causes(int most) {
    Map<String, Cause> byKind = new LinkedHashMap<>();
    for (Problem problem : of(Severity.ERROR)) {
      int rows = (int) problem.workloads();
      byKind.merge(
          problem.sheet()
              + '|'
              + problem.column()
              + '|'
              + problem.problem().replaceFirst(":.*", ""),
          new Cause(problem, rows),
          (known, one) -> new Cause(known.problem(), known.rows() + one.rows()));
    }
    return byKind.values().stream()
        .sorted(Comparator.comparingInt(Cause::rows).reversed())
        .limit(most)
        .toList();
  }

  /** The errors about one sheet, in the order of their coming. */
  public List<Problem> errorsOn(String sheet) {
    return of(Severity.ERROR).stream().filter(p -> p.sheet().equalsIgnoreCase(sheet)).toList();
  }
}
