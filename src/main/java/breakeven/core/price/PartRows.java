package breakeven.core.price;

import breakeven.core.table.Column;
import breakeven.core.table.ModelPrices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which price rows the parts of workloads come from. One thread uses it. */
final class PartRows {
  /** Names beyond these are worked out each time: nobody has so many, but a broken sheet may. */
  private static final int NAMES_KEPT = 5_000;

  private record PartKey(PriceItem part, String name, String candidate, boolean chosen) {}

  /**
   * A row that gives a part, and those that its name may have meant too, each with the columns in
   * which it differs.
   */
  record PartRow(PriceRow row, Set<Column> columns, Map<PriceRow, Set<Column>> rivals) {}

  private final PriceBook prices;
  private final Map<PartKey, List<PartRow>> rowsByName = new HashMap<>();

  PartRows(PriceBook prices) {
    this.prices = prices;
  }

  /** What a part partRows on, worked out once for each name; nothing where a name leads nowhere. */
  List<PartRow> of(LookupNames used, PriceItem part) {
    String candidate = part == PriceItem.CAPACITY ? used.candidate() : "";
    PartKey key = new PartKey(part, prices.nameOf(used, part), candidate, used.gpuChosen());
    List<PartRow> known = rowsByName.get(key);
    if (known == null) {
      known = findRows(used, part);
      if (!known.isEmpty() && rowsByName.size() < NAMES_KEPT) {
        rowsByName.put(key, known);
      }
    }
    return known;
  }

  private List<PartRow> findRows(LookupNames used, PriceItem part) {
    List<Column> columns = part.columns();
    Map<PriceRow, Set<Column>> columnsByRow = new LinkedHashMap<>();
    for (LookupResult.Cell cell : prices.cells(used, part)) {
      if (columns.contains(cell.column())) {
        columnsByRow.computeIfAbsent(cell.row(), row -> new LinkedHashSet<>()).add(cell.column());
      }
    }
    List<PartRow> partRows = new ArrayList<>();
    columnsByRow.forEach(
        (row, ofRow) -> partRows.add(new PartRow(row, ofRow, rivals(used, part, row))));
    return partRows;
  }

  /** Rows of the same class that the name may have meant too, where their price differs. */
  private Map<PriceRow, Set<Column>> rivals(LookupNames used, PriceItem part, PriceRow taken) {
    Map<PriceRow, Set<Column>> rivals = new LinkedHashMap<>();
    for (PriceRow rival : prices.rivals(used, part)) {
      if (rival != taken && sameClass(taken, rival, part)) {
        Set<Column> differing = PartColumns.differing(taken, rival, part);
        if (!differing.isEmpty()) {
          rivals.put(rival, differing);
        }
      }
    }
    return rivals;
  }

  private static boolean sameClass(PriceRow taken, PriceRow other, PriceItem part) {
    return switch (part) {
      case PROMPTED, PROMPTED_INPUT, SMALL -> sameCode(taken, other, ModelPrices.KIND);
      case RENTED, SERVERLESS, TRAINING_HOUR, TRAINING_HOUR_OWN ->
          GpuRows.pricing(taken).equals(GpuRows.pricing(other));
      default -> true;
    };
  }

  private static boolean sameCode(PriceRow taken, PriceRow other, Column column) {
    return taken.number(column) == other.number(column);
  }
}
