package breakeven.core.report;

import breakeven.core.decision.Decision;
import breakeven.core.rival.RivalOffer;
import breakeven.core.rival.RowRivals;
import breakeven.core.table.Assumption;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the rows say of the rule of thumb beside what {@code PortfolioFigure} adds up: its two
 * volumes, the median of their own break-even volumes, and who sells the rivals.
 */
public final class RuleOfThumbFigures {
  private final Decision decision;
  private final Set<String> sellers = new TreeSet<>();
  private final Set<String> inUse = new TreeSet<>();
  private double low = Double.NaN;
  private double high = Double.NaN;
  private double[] volumes = new double[16];
  private int rows;

  /** Of no row yet. */
  public RuleOfThumbFigures(Decision decision) {
    this.decision = decision;
  }

  /** Takes one row. */
  public void add(RowResult row) {
    low = row.value(decision.model.inputs.assumption(Assumption.LOW_VOLUME));
    high = row.value(decision.model.inputs.assumption(Assumption.HIGH_VOLUME));
    RowRivals rivals = row.rivals();
    inUse.add(rivals.providerToday());
    if (row.lacking()) {
      return;
    }
    RivalOffer rival = rivals.rival();
    if (rival != null && row.value(decision.ruleOfThumb.rivalCheaper) > 0) {
      sellers.add(rival.provider());
    }
    double volume = row.closed() ? Double.NaN : volume(row);
    if (rows == volumes.length) {
      volumes = Arrays.copyOf(volumes, 2 * rows);
    }
    volumes[rows++] = Double.isNaN(volume) ? Double.POSITIVE_INFINITY : volume;
  }

  private double volume(RowResult row) {
    return row.number(decision.model.breakEvenVolume.volume.value());
  }

  /** Below this many M tokens a month the rule of thumb says no. */
  public String low() {
    return plain(low);
  }

  /** Above this many M tokens a month it says yes. */
  public String high() {
    return plain(high);
  }

  private static String plain(double volume) {
    return Double.isNaN(volume)
        ? ""
        : BigDecimal.valueOf(volume).stripTrailingZeros().toPlainString();
  }

  /**
   * The median of the break-even volumes of workloads with figures, M tokens a month; infinite
   * where half of them have none; NaN where there is no workload with figures.
   */
  public double median() {
    if (rows == 0) {
      return Double.NaN;
    }
    double[] sorted = Arrays.copyOf(volumes, rows);
    Arrays.sort(sorted);
    return (sorted[(rows - 1) / 2] + sorted[rows / 2]) / 2;
  }

  /** Providers of rivals, cheaper than fine-tuning, that no workload uses today, by name. */
  public List<String> newSellers() {
    return sellers.stream().filter(one -> !one.isEmpty() && !inUse.contains(one)).toList();
  }
}
