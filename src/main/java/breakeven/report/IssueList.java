package breakeven.report;

import breakeven.input.ProblemSink;
import breakeven.model.Problem;
import breakeven.model.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers problems: all are counted, and a bounded number is kept to be listed. Where there are
 * more, the graver ones are kept.
 */
public final class IssueList implements ProblemSink {
  /** How many problems are kept unless another number is asked for. */
  public static final int MOST = 100_000;

  private final int most;
  private final Map<Severity, List<Problem>> kept = new EnumMap<>(Severity.class);
  private final Map<Severity, Long> counts = new EnumMap<>(Severity.class);
  private int size;
  private @Nullable ProblemSink listener;

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

  /** Tells every problem from now on to somebody else too. */
  public void tell(ProblemSink also) {
    listener = also;
  }

  @Override
  public void add(Problem problem) {
    if (listener != null) {
      listener.add(problem);
    }
    counts.merge(problem.severity(), 1L, Long::sum);
    if (size == most && !makeRoom(problem.severity())) {
      return;
    }
    of(problem.severity()).add(problem);
    size++;
  }

  /** Drops the last of the lightest problems where they are lighter than this one. */
  private boolean makeRoom(Severity severity) {
    Severity[] all = Severity.values();
    for (int i = all.length - 1; all[i].compareTo(severity) > 0; i--) {
      List<Problem> lighter = of(all[i]);
      if (!lighter.isEmpty()) {
        lighter.remove(lighter.size() - 1);
        size--;
        return true;
      }
    }
    return false;
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

  /** The problems that were kept: errors first, each severity in the order of its coming. */
  public List<Problem> listed() {
    List<Problem> all = new ArrayList<>(size);
    kept.values().forEach(all::addAll);
    return all;
  }

  /** The errors about one sheet, in the order of their coming. */
  public List<Problem> errorsOn(String sheet) {
    return of(Severity.ERROR).stream().filter(p -> p.sheet().equalsIgnoreCase(sheet)).toList();
  }
}
