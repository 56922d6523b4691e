package breakeven.core.report;

import breakeven.core.decision.Decision;
import breakeven.core.expression.Text;
import breakeven.core.expression.Variable;
import breakeven.core.model.Sums;
import breakeven.core.table.Assumption;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The workloads that the first page names: the largest decisions, and what is urgent. Gathered row
 * by row in bounded memory.
 */
public final class Highlights {
  /** How many decisions are named. */
  public static final int DECISIONS = 5;

  /** How many workloads of one urgency are named at most. */
  public static final int URGENT = 12;

  /** Days from the review within which the end of a model in use is urgent. */
  public static final int DAYS = 90;

  /**
   * A change that is ready to approve.
   *
   * @param change what {@code Change} says
   * @param shape how the fine-tuned model would be tuned and served; empty for another change
   * @param today what today's approach costs, money a year
   * @param saving expected, money a year
   * @param oneOff money before month 1
   */
  public record Choice(
      String name,
      int sheetRow,
      String change,
      String shape,
      double today,
      double saving,
      double oneOff) {}

  /**
   * Workloads that one thing is urgent about.
   *
   * @param model the model in use that ends, or whose price changes
   * @param day when that is, days since 1970-01-01
   * @param ends whether it ends
   * @param next the model that follows; empty where none has a price
   * @param more what the price of then costs more, money a year; 0 where none follows
   * @param input the price of then as typed, per 1M input tokens; NaN where it ends
   * @param output the same of output tokens
   * @param rows how many workloads there are
   * @param most those with most money, most first
   */
  public record Alarm(
      String model,
      double day,
      boolean ends,
      String next,
      double more,
      double input,
      double output,
      int rows,
      List<Named> most) {}

  /**
   * A workload that something is urgent about.
   *
   * @param money what is at stake, as a size
   */
  public record Named(String name, int sheetRow, double money) {}

  static final String SMALL = "Small model";

  private static final Comparator<Choice> LARGEST =
      Comparator.comparingDouble(Choice::saving)
          .thenComparing(Choice::sheetRow, Comparator.reverseOrder());

  private static final Comparator<Named> MOST_MONEY =
      Comparator.comparingDouble(Named::money)
          .thenComparing(Named::sheetRow, Comparator.reverseOrder());

  private static final Comparator<Alarm> FIRST =
      Comparator.comparingDouble(Alarm::day)
          .thenComparing(one -> one.most().get(0), MOST_MONEY.reversed())
          .thenComparing(Alarm::ends, Comparator.reverseOrder());

  /** The workloads of one alarm, as they come. */
  private static final class Group {
    private final Alarm kind;
    private final PriorityQueue<Named> most = new PriorityQueue<>(MOST_MONEY);
    private final Sums more = new Sums(1);
    private int rows;

    /**
     * @param kind what is known before any row
     */
    Group(Alarm kind) {
      this.kind = kind;
    }

    void add(RowResult row, double dearer) {
      rows++;
      more.add(0, dearer);
      keep(most, new Named(row.name(), row.sheetRow(), row.atStake()), URGENT);
    }

    Alarm alarm() {
      return new Alarm(
          kind.model,
          kind.day,
          kind.ends,
          kind.next,
          more.of(0),
          kind.input,
          kind.output,
          rows,
          first(most, MOST_MONEY));
    }
  }

  private final Decision decision;
  private final Variable approach;
  private final double lastDay;
  private final PriorityQueue<Choice> choices = new PriorityQueue<>(LARGEST);
  private final Map<Alarm, Group> groups = new HashMap<>();
  private double materiality;

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
              row.text(row.sentences().change),
              to.startsWith(Proposal.TUNED) ? row.shape().words() : "",
              row.value(decision.todayYear),
              row.value(decision.portfolio.expectedYear),
              row.value(decision.portfolio.oneOff)),
          DECISIONS);
    }
    if (row.value(decision.model.today.planned) > 0) {
      return;
    }
    var next = decision.model.announced;
    materiality = row.value(decision.model.inputs.assumption(Assumption.MATERIALITY));
    double end = end(row);
    if (end <= lastDay) {
      double more = row.value(next.successorMore);
      String follows =
          Double.isNaN(more)
              ? ""
              : row.value(approach) < Words.APPROACH.indexOf(SMALL)
                  ? row.replacement()
                  : row.large(lastDay - DAYS);
      add(alarm(row, end, true, follows, Double.NaN, Double.NaN), row, more);
    }
    double day = row.value(next.day);
    double more = row.value(next.moreAYear);
    if (day <= lastDay && Math.abs(more) > 0) {
      add(alarm(row, day, false, "", row.value(next.input), row.value(next.output)), row, more);
    }
  }

  private Alarm alarm(
      RowResult row, double day, boolean ends, String next, double input, double output) {
    return new Alarm(inUse(row), day, ends, next, 0, input, output, 0, List.of());
  }

  private void add(Alarm kind, RowResult row, double more) {
    groups.computeIfAbsent(kind, Group::new).add(row, more);
  }

  /** The name of the model that the workload runs on; of a fine-tuned one the model tuned. */
  private String inUse(RowResult row) {
    String word = Words.APPROACH.get((int) row.value(approach));
    String model = row.used().model(word);
    return word.startsWith(Proposal.TUNED)
        ? "fine-tuned " + Text.Name.withoutProvider(model)
        : model;
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

  /**
   * Models in use that end soon or have ended, and those whose price soon changes by more than
   * Materiality, with their workloads: the first day first, of one day most money first.
   */
  public List<Alarm> urgent() {
    return groups.values().stream()
        .map(Group::alarm)
        .filter(one -> one.ends() || Math.abs(one.more()) > materiality)
        .sorted(FIRST)
        .toList();
  }
}
