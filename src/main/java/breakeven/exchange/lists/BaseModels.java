package breakeven.exchange.lists;

import breakeven.core.table.Column;
import breakeven.core.table.ModelPrices;
import breakeven.exchange.lists.Candidate.Other;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The models that tunes of the lists are tunes of, where the lists have them too: they come into
 * the workbook together. Holds no others, so that memory does not grow with the lists.
 */
public final class BaseModels {
  private final BookRows book;
  private final Map<String, List<Other>> wanted = new HashMap<>();

  /**
   * @param book {@code Model prices} of the workbook
   */
  public BaseModels(BookRows book) {
    this.book = book;
  }

  /** Takes note of a row that comes in: of a tune, its base model is wanted. */
  public void want(ListRow row) {
    if (isTune(row)) {
      wanted.putIfAbsent(key(row, row.cell(ModelPrices.BASE_MODEL)), new ArrayList<>(1));
      wanted.putIfAbsent(key(row, ModelNames.tunedFrom(row.model())), new ArrayList<>(1));
    }
  }

  /** Whether some tune came in. */
  public boolean any() {
    return !wanted.isEmpty();
  }

  /** Looks at a row of the lists again, when all were seen. */
  public void look(ListRow row, ListSource source) {
    List<Other> base = isTune(row) ? null : wanted.get(key(row, row.model()));
    if (base != null && base.stream().noneMatch(each -> each.source().equals(source))) {
      base.add(new Other(row, source));
    }
  }

  private static boolean isTune(ListRow row) {
    return row.sheet() == PriceSheet.MODELS && !row.cell(ModelPrices.BASE_MODEL).isEmpty();
  }

  private static String key(ListRow row, String model) {
    return row.provider() + "\n" + ModelNames.key(model);
  }

  /**
   * A tune with the name that its base model will have in the workbook: without the day of a
   * snapshot, unless only the snapshot is there.
   */
  public ListRow named(ListRow row) {
    Other snapshot = isTune(row) ? only(row, ModelNames.tunedFrom(row.model())) : null;
    String name = row.cell(ModelPrices.BASE_MODEL);
    if (snapshot == null || book.model(row.provider(), name) != null || only(row, name) != null) {
      return row;
    }
    Map<Column, String> cells = new HashMap<>(row.cells());
    cells.put(ModelPrices.BASE_MODEL, snapshot.row().model());
    return new ListRow(row.sheet(), cells);
  }

  /** What the lists say of the base model of a tune, its own list first; null where nothing. */
  public @Nullable Other of(ListRow row, ListSource source) {
    if (!isTune(row)) {
      return null;
    }
    return wanted.getOrDefault(key(row, row.cell(ModelPrices.BASE_MODEL)), List.of()).stream()
        .filter(each -> each.source().equals(source))
        .findFirst()
        .orElse(only(row, row.cell(ModelPrices.BASE_MODEL)));
  }

  private @Nullable Other only(ListRow row, String model) {
    List<Other> all = wanted.getOrDefault(key(row, model), List.of());
    return all.isEmpty() ? null : all.get(0);
  }
}
