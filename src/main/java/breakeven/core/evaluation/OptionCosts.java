package breakeven.core.evaluation;

import breakeven.core.economics.Model;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.report.Proposal;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;

/**
 * What the options of a row that was evaluated cost in month 1: the whole, and the part of it that
 * each request adds. GPUs and hosting are the month's.
 */
final class OptionCosts {
  /** Which of the three options an approach is. */
  enum Option {
    LARGE,
    SMALL,
    TUNED;

    static Option of(String change) {
      String approach = Words.approach(change);
      return approach.startsWith(Proposal.TUNED)
          ? TUNED
          : approach.equals("Small model") ? SMALL : LARGE;
    }
  }

  private final Model model;
  private final Frame frame;

  /**
   * @param frame the figures of the batch that was evaluated last
   */
  OptionCosts(Model model, Frame frame) {
    this.model = model;
    this.frame = frame;
  }

  double value(Line line, int row) {
    return frame.values(line)[row];
  }

  double value(Variable variable, int row) {
    return frame.values(variable)[row];
  }

  /** What today's approach costs in the month but for a migration, money a month. */
  double monthToday(int row) {
    return value(model.firstMonth.monthToday, row) - migration(row);
  }

  /** Moving off a model that ends in month 1: it is paid once, and in no other month. */
  private double migration(int row) {
    return value(model.requests.migrationMonth, row) == 1
        ? value(model.runningCost.migration, row)
        : 0;
  }

  /** What each request adds to it, bad answers and retrieval included; money a request. */
  double requestToday(int row) {
    return value(model.carriedOn.request, row);
  }

  /** What the option costs in the month but for a migration, money a month. */
  double month(Option option, int row) {
    return switch (option) {
      case LARGE -> value(model.firstMonth.monthPrompted, row) - migration(row);
      case SMALL -> value(model.firstMonth.monthSmall, row);
      case TUNED -> value(model.firstMonth.monthTuned, row);
    };
  }

  /** What each request adds to it, bad answers and retrieval included; money a request. */
  double request(Option option, int row) {
    return switch (option) {
      case LARGE -> large(row) + value(model.flatCosts.requestPrompted, row);
      case SMALL ->
          (value(model.runningCost.smallUsesGpus, row) > 0 ? 0 : value(model.requests.small, row))
              + value(model.flatCosts.requestSmall, row);
      case TUNED ->
          zeroIfBlank(value(model.requests.tuned, row))
              + escalated(row)
              + value(model.flatCosts.requestTuned, row);
    };
  }

  /** What bad answers add to a request, money. */
  double bad(Option option, int row) {
    return switch (option) {
      case LARGE -> value(model.quality.badPrompted, row);
      case SMALL -> value(model.quality.badSmall, row);
      case TUNED -> value(model.quality.badTuned, row);
    };
  }

  private double large(int row) {
    return frame.values(model.requests.large, 1)[row];
  }

  private double escalated(int row) {
    double share = value(model.inputs.cell(Workloads.ESCALATED_SHARE), row);
    return share > 0 ? share * large(row) : 0;
  }

  private static double zeroIfBlank(double value) {
    return Double.isNaN(value) ? 0 : value;
  }
}
