package breakeven.core.table;

import java.util.List;

/** All input sheets. */
public final class Tables {
  /** In the order of the tabs. */
  public static final List<Table> ALL =
      List.of(
          Workloads.TABLE,
          AssumptionsTable.TABLE,
          ModelPrices.TABLE,
          TrainingPrices.TABLE,
          GpuPrices.TABLE,
          ServingCapacity.TABLE,
          ExchangeRates.TABLE,
          UncertaintyTable.TABLE,
          DiscountsTable.TABLE);

  private Tables() {}
}
