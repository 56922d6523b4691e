package breakeven.core.price;

import breakeven.core.table.ModelPrices;
import breakeven.core.table.ServingCapacity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of {@code Serving capacity}. */
record Capacities(List<PriceRow> rows) {

  /**
   * The row of a card for a model: one that names the model wins, else the bracket of its size. A
   * name that cannot be read may be the model's.
   */
  @Nullable PriceRow of(String gpu, PriceRow base) {
    String card = Names.key(gpu);
    List<PriceRow> ofGpu = rows.stream().filter(row -> row.key().equals(card)).toList();
    for (PriceRow row : ofGpu) {
      if (Names.same(model(row), base.name())
          || Names.same(model(row), base.fullName())
          || row.row().bad(ServingCapacity.MODEL)) {
        return row;
      }
    }
    List<PriceRow> brackets = ofGpu.stream().filter(row -> model(row).isEmpty()).toList();
    return new Brackets(brackets, ServingCapacity.FROM, ServingCapacity.TO)
        .of(base.number(ModelPrices.PARAMETERS));
  }

  private static String model(PriceRow row) {
    String model = row.row().text(ServingCapacity.MODEL);
    return model == null ? "" : model;
  }
}
