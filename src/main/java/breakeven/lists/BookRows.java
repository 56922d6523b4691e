package breakeven.lists;

import breakeven.input.TableRows;
import breakeven.table.Column;
import breakeven.table.ModelPrices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a price sheet of the workbook, found by what a list calls them. */
public final class BookRows {
  private final PriceSheet sheet;
  private final TableRows rows;
  private final Map<String, TableRows.Row> exact = new HashMap<>();
  private final Map<String, TableRows.Row> alike = new HashMap<>();
  private final Map<String, List<String>> names = new HashMap<>();

  public BookRows(PriceSheet sheet, TableRows rows) {
    this.sheet = sheet;
    this.rows = rows;
    for (TableRows.Row row : rows.rows()) {
      String provider = Providers.name(text(row, sheet.provider()));
      String model = text(row, sheet.model());
      exact.putIfAbsent(key(provider, model, rest(row)), row);
      alike.putIfAbsent(key(provider, ModelNames.key(model), rest(row)), row);
      boolean tune =
          sheet == PriceSheet.MODELS && ModelPrices.FINE_TUNED.equals(row.text(ModelPrices.KIND));
      if (!tune) {
        names.computeIfAbsent(provider, p -> new ArrayList<>()).add(model);
      }
    }
  }

  public PriceSheet sheet() {
    return sheet;
  }

  public TableRows rows() {
    return rows;
  }

  private String rest(TableRows.Row row) {
    StringBuilder rest = new StringBuilder();
    for (Column column : sheet.key().subList(2, sheet.key().size())) {
      rest.append('\n').append(text(row, column));
    }
    return rest.toString();
  }

  private String rest(Listed row) {
    StringBuilder rest = new StringBuilder();
    for (Column column : sheet.key().subList(2, sheet.key().size())) {
      rest.append('\n').append(row.cell(column));
    }
    return rest.toString();
  }

  private static String key(String provider, String model, String rest) {
    return provider + "\n" + model + rest;
  }

  static String text(TableRows.Row row, Column column) {
    String text = row.text(column);
    return text == null ? "" : text;
  }

  /** {@code OpenAI: gpt-4o}; the bare name where the row has no provider. */
  public static String title(PriceSheet sheet, TableRows.Row row) {
    String provider = text(row, sheet.provider());
    String name = text(row, sheet.model());
    return provider.isEmpty() ? name : provider + ": " + name;
  }

  /** The row of exactly this name. */
  TableRows.@Nullable Row named(Listed row) {
    return exact.get(key(row.provider(), row.model(), rest(row)));
  }

  /** The row of this name; where there is none, of one that differs in case or a point. */
  public TableRows.@Nullable Row find(Listed row) {
    TableRows.Row named = named(row);
    return named != null
        ? named
        : alike.get(key(row.provider(), ModelNames.key(row.model()), rest(row)));
  }

  /** The row of a model by name; null where there is none. */
  TableRows.@Nullable Row model(String provider, String name) {
    return alike.get(key(provider, ModelNames.key(name), ""));
  }

  /** The names of a provider's rows in their order; not of tunes. */
  public List<String> names(String provider) {
    return names.getOrDefault(provider, List.of());
  }
}
