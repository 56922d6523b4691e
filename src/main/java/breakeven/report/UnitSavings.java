package breakeven.report;

import breakeven.decision.Decision;
import breakeven.expression.Line;
import breakeven.input.Texts;
import breakeven.input.WorkloadBatch;
import breakeven.table.Column;
import breakeven.table.Workloads;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is ready to approve by business unit, or by owner where no workload names a unit. Names that
 * differ by case alone are one.
 */
public final class UnitSavings implements RowTaker {
  /** How many units are told; the others are told together. */
  public static final int MOST = 7;

  /** What one of them is ready to save, money over the workloads' own horizons. */
  public record Saving(String name, double amount) {
    private Saving plus(Saving other) {
      return new Saving(name, amount + other.amount);
    }
  }

  private final Decision decision;
  private final Map<String, Saving> units = new LinkedHashMap<>();
  private final Map<String, Saving> owners = new LinkedHashMap<>();

  public UnitSavings(Decision decision) {
    this.decision = decision;
  }

  @Override
  public void take(WorkloadBatch batch, int i, RowResult row) {
    double amount = row.lacking() ? 0 : row.value(decision.portfolio.readyToApprove);
    add(units, batch, Workloads.BUSINESS_UNIT, i, amount);
    add(owners, batch, Workloads.OWNER, i, amount);
  }

  private static void add(
      Map<String, Saving> to, WorkloadBatch batch, Column column, int i, double amount) {
    String typed = batch.texts(column)[i];
    String name = typed == null ? "" : Texts.oneLine(typed);
    to.merge(Texts.fold(name), new Saving(name, amount), Saving::plus);
  }

  /** What is added up. */
  public Line amount() {
    return decision.portfolio.readyToApprove;
  }

  /** The column that they go by. */
  public Column column() {
    return named(units) || !named(owners) ? Workloads.BUSINESS_UNIT : Workloads.OWNER;
  }

  /** Whether any workload names a unit or an owner. */
  public boolean named() {
    return named(units) || named(owners);
  }

  private static boolean named(Map<String, Saving> by) {
    return by.keySet().stream().anyMatch(name -> !name.isEmpty());
  }

  /** Those with most to save, most first; an empty name for workloads that name none. */
  public List<Saving> largest() {
    Map<String, Saving> by = column() == Workloads.OWNER ? owners : units;
    return by.values().stream()
        .filter(saving -> saving.amount() > 0)
        .sorted(Comparator.comparingDouble(Saving::amount).reversed().thenComparing(Saving::name))
        .limit(MOST)
        .toList();
  }
}
