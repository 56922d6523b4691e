package breakeven.exchange.lists;

import breakeven.core.input.Header;
import breakeven.core.input.TableRows;
import breakeven.core.model.Problem;
import breakeven.core.table.Column;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Table;
import java.util.HashMap;
import java.util.Map;

/** Our own tables as a list: the rows of a price sheet as CSV. */
public final class OwnTable {
  /** {@code Model prices} as a table without prices: the days on which models end. */
  public static final Table ENDS =
      new Table(
          PriceSheet.MODELS.table().sheet(),
          PriceSheet.MODELS.table().columns().stream()
              .map(column -> column == ModelPrices.KIND ? column.optional() : column)
              .toList(),
          "One row for each model that ends");

  private final PriceSheet sheet;
  private final ListSink out;
  private long count;

  /**
   * A reader of one of our tables.
   *
   * @param sheet the price sheet whose headers the file has
   * @param out takes each row
   */
  public OwnTable(PriceSheet sheet, ListSink out) {
    this.sheet = sheet;
    this.out = out;
  }

  /** Whether {@link #ENDS} is what a header row has: days, and no price. */
  public static boolean isOfEnds(Header header) {
    return header.usable()
        && PriceSheet.ENDS.stream().anyMatch(column -> header.indexOf(column) >= 0)
        && PriceSheet.MODELS.figures().stream().allMatch(column -> header.indexOf(column) < 0);
  }

  /** Takes a row; a figure that is none ends the import. */
  public void row(TableRows.Row row) {
    count++;
    sheet.table().columns().stream()
        .flatMap(column -> row.errors(column).stream())
        .findFirst()
        .ifPresent(OwnTable::fail);
    Map<Column, String> cells = new HashMap<>();
    for (Column column : sheet.table().columns()) {
      String text = Merge.text(row, column);
      if (!text.isEmpty()) {
        cells.put(column, text);
      }
    }
    for (Column column : sheet.key()) {
      if (!PriceSheet.assumed(column).isEmpty()) {
        cells.putIfAbsent(column, PriceSheet.assumed(column));
      }
    }
    cells.computeIfPresent(
        sheet.provider(),
        (column, name) -> sheet.providerName(name, cells.getOrDefault(sheet.model(), "")));
    ListRow stated = new ListRow(sheet, cells);
    if (!stated.isDaysAlone() && sheet.figures().stream().noneMatch(cells::containsKey)) {
      out.leftOut(LeftOut.NO_PRICE);
    } else {
      out.row(stated);
    }
  }

  private static void fail(Problem error) {
    String found = error.found().isEmpty() ? "" : " holds \"" + error.found() + "\"";
    throw new ListFault(
        "in "
            + error.cell()
            + " ("
            + error.column()
            + ")"
            + found
            + ": "
            + error.problem()
            + ". "
            + error.fix());
  }

  /** Rows read. */
  public long count() {
    return count;
  }
}
