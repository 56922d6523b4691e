package breakeven.app.imports;

import breakeven.core.table.Column;
import breakeven.exchange.lists.Outcome;
import breakeven.exchange.lists.PerSheet;
import breakeven.exchange.lists.PriceSheet;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** What is to be typed into the price sheets: changed cells in memory, new rows on disk. */
final class Changes implements Closeable {
  private final PerSheet<Map<Integer, Map<Column, String>>> changed =
      new PerSheet<>(sheet -> new TreeMap<>());
  private final PerSheet<RowSpool> added = new PerSheet<>(sheet -> new RowSpool(sheet.table()));

  void add(PriceSheet sheet, Outcome outcome) {
    var book = outcome.book();
    if (outcome.kind() == Outcome.Kind.NEW) {
      added.get(sheet).add(0, outcome.cells());
    } else if (book != null && outcome.writes()) {
      boolean days = outcome.row().isDaysAlone();
      changed
          .get(sheet)
          .merge(
              book.sheetRow(),
              outcome.cells(),
              (before, now) -> days ? union(before, now) : union(now, before));
    }
  }

  /** What a list of days alone says of a model's end goes before what a list of prices does. */
  private static Map<Column, String> union(Map<Column, String> prices, Map<Column, String> days) {
    Map<Column, String> union = new HashMap<>(prices);
    union.putAll(days);
    return union;
  }

  boolean any() {
    return Arrays.stream(PriceSheet.values()).anyMatch(this::any);
  }

  boolean any(PriceSheet sheet) {
    return !changed.get(sheet).isEmpty() || added(sheet) > 0;
  }

  /** Cells that change, by row number. */
  Map<Integer, Map<Column, String>> changed(PriceSheet sheet) {
    return changed.get(sheet);
  }

  /** How many rows are new. */
  int added(PriceSheet sheet) {
    return added.get(sheet).count();
  }

  /** The new rows, from the first on. */
  Iterator<Map<Column, String>> rows(PriceSheet sheet) {
    Iterator<RowSpool.Row> rows = added.get(sheet).rows();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Map<Column, String> next() {
        return rows.next().cells();
      }
    };
  }

  @Override
  public void close() throws IOException {
    for (RowSpool spool : added.all()) {
      spool.close();
    }
  }
}
