package breakeven.core.report;

import breakeven.core.decision.Decision;
import breakeven.core.expression.Variable;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The workloads that the first page names: the largest decisions, and what is urgent. Gathered row
 * by row in bounded memory.
 */
public final class Highlights {
  /** How many decisions are named. */
  public static final int DECISIONS = 5;

  /** How many workloads of one urgency are named. */
  public static final int URGENT = 3;

  /** Days from the review within which the end of a model in use is urgent. */
  public static final int DAYS = 90;

  /**
   * A change that is ready to approve.
   *
   * @param from today's approach
   * @param to the verdict's approach
   * @param shape how the fine-tuned model would be tuned and served; empty for another change
   * @param saving expected, money a year
   * @param oneOff money before month 1
   */
  public record Choice(
      String name,
      int sheetRow,
      String from,
      String to,
      String shape,
      double saving,
      double oneOff) {}

  /**
   * A workload that something is urgent about.
   *
   * @param day when the model in use ends, days since 1970-01-01; NaN where it is no matter of a
   *     day
   * @param model the model in use that ends; empty where it is no matter of a day
   * @param money what is at stake, as a size
   */
  public record Alarm(String name, int sheetRow, double day, String model, double money) {}

  private static final String SMALL = "Small model";

  private static final Comparator<Choice> LARGEST =
      Comparator.comparingDouble(Choice::saving)
          .thenComparing(Choice::sheetRow, Comparator.reverseOrder());

  private static final Comparator<Alarm> MOST_MONEY =
      Comparator.comparingDouble(Alarm::money)
          .thenComparing(Alarm::sheetRow, Comparator.reverseOrder());

  private final Decision decision;
  private final Variable approach;
  private final double lastDay;
  private final PriorityQueue<Choice> choices = new PriorityQueue<>(LARGEST);
  private final PriorityQueue<Alarm> ending = new PriorityQueue<>(MOST_MONEY);
  private final PriorityQueue<Alarm> dependent = new PriorityQueue<>(MOST_MONEY);
  private int endingRows;
  private int dependentRows;

  /**
   * Of no row yet.
   *
   * @param asOf the review date
   */
  public Highlights(Decision decision, LocalDate asOf) {
    this.decision = decision;
    approach = decision.model.inputs.cell(Workloads.CURRENT_APPROACH);
    lastDay = asOf.plusDays(DAYS).toEpochDay();
  }

  /** Takes one row. */
  public void add(RowResult row) {
    if (row.lacking()) {
      return;
    }
    if (row.value(decision.portfolio.ready) > 0) {
      String to = Words.CHANGE.get((int) row.value(decision.changeTo));
      keep(
          choices,
          new Choice(
              row.name(),
              row.sheetRow(),
              Words.APPROACH.get((int) row.value(approach)),
              to,
              to.startsWith(Proposal.TUNED) ? row.shape().words() : "",
              row.value(decision.portfolio.expectedYear),
              row.value(decision.portfolio.oneOff)),
          DECISIONS);
    }
    double size = row.atStake();
    double end = end(row);
    if (end <= lastDay) {
      endingRows++;
      keep(ending, new Alarm(row.name(), row.sheetRow(), end, inUse(row), size), URGENT);
    }
    if (row.dependsOnPrice()) {
      dependentRows++;
      keep(dependent, new Alarm(row.name(), row.sheetRow(), Double.NaN, "", size), URGENT);
    }
  }

  /** The name of the model that the workload runs on; of a fine-tuned one the model tuned. */
  private String inUse(RowResult row) {
    String word = Words.APPROACH.get((int) row.value(approach));
    if (word.startsWith(Proposal.TUNED)) {
      return row.used().candidate();
    }
    return word.equals(SMALL) ? row.used().smaller() : row.used().prompted();
  }

  /** When the model that the workload runs on ends; NaN where nobody has announced it. */
  private double end(RowResult row) {
    String word = Words.APPROACH.get((int) row.value(approach));
    var model = decision.model;
    if (word.startsWith(Proposal.TUNED)) {
      return row.value(model.life.servedByProvider) > 0
          ? row.value(model.looked.lastService)
          : Double.NaN;
    }
    return word.equals(SMALL)
        ? row.value(model.looked.smallLastService)
        : row.value(model.looked.promptedLastService);
  }

  private static <T> void keep(PriorityQueue<T> most, T one, int number) {
    most.add(one);
    if (most.size() > number) {
      most.remove();
    }
  }

  private static <T> List<T> first(PriorityQueue<T> most, Comparator<T> order) {
    return most.stream().sorted(order.reversed()).toList();
  }

  /** The changes that save most, most first. */
  public List<Choice> choices() {
    return first(choices, LARGEST);
  }

  /** Workloads whose model in use ends soon or has ended, those with most money first. */
  public List<Alarm> ending() {
    return first(ending, MOST_MONEY);
  }

  /** How many there are. */
  public int endingRows() {
    return endingRows;
  }

  /** Workloads whose verdict depends on a stale or doubtful price, those with most money first. */
  public List<Alarm> dependent() {
    return first(dependent, MOST_MONEY);
  }

  /** How many there are. */
  public int dependentRows() {
    return dependentRows;
  }
}
