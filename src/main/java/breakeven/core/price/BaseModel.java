package breakeven.core.price;

import breakeven.core.table.ModelPrices;
import java.util.List;
import java.util.Optional;

/**
 * A base model of {@code Model prices}, at one provider.
 *
 * @param name the shortest name that leads to its row: the model's, else {@code Provider: Model}
 * @param model the model's name, which other providers may have too
 * @param provider empty where the row gives none
 * @param parameters all parameters in billions; NaN where they are not known
 * @param tunable whether it can be fine-tuned: it has a size, or a Fine-tuned row
 * @param key the same for one model at whatever provider
 */
public record BaseModel(
    String name, String model, String provider, double parameters, boolean tunable, String key) {

  /** The base model of a row; empty where no name leads to it. */
  static Optional<BaseModel> of(PriceRow row, ModelRows rows) {
    String name = rows.base(row.name()) == row ? row.name() : row.fullName();
    if (rows.base(name) != row) {
      return Optional.empty();
    }
    double parameters = row.number(ModelPrices.PARAMETERS);
    boolean tunable = !Double.isNaN(parameters) || rows.tuneOf(row) != null;
    return Optional.of(
        new BaseModel(name, row.name(), row.provider(), parameters, tunable, row.key()));
  }

  /** Its name with its provider, where it has one. */
  public String fullName() {
    return Names.full(provider, model);
  }

  /** Whether it is the same model, at whatever provider. */
  public boolean sameModel(BaseModel other) {
    return key.equals(other.key);
  }

  /** Whether some typed names mean it, with or without its provider; no names mean all. */
  public boolean named(List<String> typed) {
    return Names.among(model, typed) || Names.among(fullName(), typed);
  }

  /** Whether its provider is one of some typed ones; none mean all. */
  public boolean soldBy(List<String> providers) {
    return Names.among(provider, providers);
  }
}
