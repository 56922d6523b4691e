package breakeven.exchange.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One thing for each price sheet. */
public final class PerSheet<T> {
  private final List<T> all = new ArrayList<>();

  /**
   * Makes the thing of each sheet.
   *
   * @param make makes what each price sheet has of its own; called once a sheet
   */
  public PerSheet(Function<PriceSheet, T> make) {
    for (PriceSheet sheet : PriceSheet.values()) {
      all.add(make.apply(sheet));
    }
  }

  /** What this sheet has of its own. */
  public T get(PriceSheet sheet) {
    return all.get(sheet.ordinal());
  }

  /** In the order of the sheets. */
  public List<T> all() {
    return List.copyOf(all);
  }
}
