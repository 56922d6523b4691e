package breakeven.exchange.lists;

import breakeven.core.table.ModelPrices;
import breakeven.core.table.TrainingPrices;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The models that a workbook's workloads name, as {@code Name} or {@code Provider: Name}. */
public final class UsedModels {
  private final Set<String> names = new HashSet<>();
  private final Set<String> providers = new HashSet<>();
  private final boolean all;

  private UsedModels(Collection<String> names, Collection<String> providers, boolean all) {
    names.forEach(name -> this.names.add(key(name)));
    providers.forEach(provider -> this.providers.add(Providers.name(provider)));
    this.all = all;
  }

  /** Every model counts as used. */
  public static UsedModels everything() {
    return new UsedModels(Set.of(), Set.of(), true);
  }

  /**
   * The models that these names mean.
   *
   * @param names models as workloads name them, with or without a provider; a name twice counts
   *     once
   * @param providers whose models the workbook has; a bare name means no other reseller's
   */
  public static UsedModels of(Collection<String> names, Collection<String> providers) {
    return new UsedModels(names, providers, false);
  }

  private static String key(String name) {
    return ModelNames.key(name).replaceAll(" ?: ?", ":");
  }

  /** Whether a row, or the model that it is a tune of, is named. */
  public boolean contains(ListRow row) {
    return all
        || named(row.provider(), row.model())
        || named(row.provider(), row.cell(ModelPrices.BASE_MODEL))
        || ModelNames.tuned(row.model()) && named(row.provider(), ModelNames.tunedFrom(row.model()))
        || !row.cell(TrainingPrices.FROM).isEmpty()
        || !row.cell(TrainingPrices.TO).isEmpty();
  }

  private boolean named(String provider, String model) {
    boolean known = !Providers.reseller(provider) || providers.contains(provider);
    return !model.isEmpty()
        && (known && names.contains(key(model)) || names.contains(key(provider + ": " + model)));
  }
}
