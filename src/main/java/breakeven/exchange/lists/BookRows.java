package breakeven.exchange.lists;

import breakeven.core.input.TableRows;
import breakeven.core.price.RowsInForce;
import breakeven.core.table.Column;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of a price sheet of the workbook, found by what a list calls them. */
public final class BookRows {
  private final PriceSheet sheet;
  private final TableRows rows;
  private final LocalDate asOf;
  private final List<TableRows.Row> inForce;
  private final Map<String, TableRows.Row> dated = new HashMap<>();
  private final Map<String, TableRows.Row> exact = new HashMap<>();
  private final Map<String, TableRows.Row> alike = new HashMap<>();

  /** Rows without a provider whose name no row with one has. */
  private final Map<String, TableRows.Row> bare = new HashMap<>();

  private final Map<String, List<String>> names = new HashMap<>();

  /**
   * The rows of one sheet.
   *
   * @param sheet the price sheet
   * @param rows its rows, as they stand in the workbook
   * @param asOf the day on which the prices of a list hold: of rows with days the one in force is
   *     the model's
   */
  public BookRows(PriceSheet sheet, TableRows rows, LocalDate asOf) {
    this.sheet = sheet;
    this.rows = rows;
    this.asOf = asOf;
    rows.rows().forEach(row -> dated.putIfAbsent(key(row) + days(row), row));
    inForce = RowsInForce.of(rows, asOf);
    for (TableRows.Row row : inForce) {
      String model = text(row, sheet.model());
      String provider = provider(row);
      exact.putIfAbsent(key(provider, model, rest(row, false)), row);
      for (boolean open : new boolean[] {false, true}) {
        String rest = rest(row, open);
        alike.putIfAbsent(key(provider, ModelNames.key(model), rest), row);
        bare.merge(
            key("", ModelNames.key(model), rest),
            row,
            (one, other) -> hasProvider(other) && !hasProvider(one) ? other : one);
      }
      if (!isTune(row)) {
        names.computeIfAbsent(provider, p -> new ArrayList<>()).add(model);
      }
    }
  }

  /** The rows of the sheet, in the order of the workbook. */
  public TableRows rows() {
    return rows;
  }

  /** Those of them that are in force. */
  public List<TableRows.Row> inForce() {
    return inForce;
  }

  /**
   * What tells a row apart beside provider and name.
   *
   * @param open as a list has it that does not state the numbers among it
   */
  private String rest(TableRows.Row row, boolean open) {
    StringBuilder rest = new StringBuilder();
    for (Column column : sheet.key().subList(2, sheet.key().size())) {
      boolean stated = !open || column.type() == Type.WORD;
      String typed = stated ? Merge.text(row, column) : "";
      rest.append('\n').append(stated && typed.isEmpty() ? PriceSheet.assumed(column) : typed);
    }
    return rest.toString();
  }

  /**
   * The same of a row of a list.
   *
   * @param assumed whether what it does not state is what an empty cell of the workbook means
   */
  private String rest(ListRow row, boolean assumed) {
    StringBuilder rest = new StringBuilder();
    for (Column column : sheet.key().subList(2, sheet.key().size())) {
      String stated = row.cell(column);
      rest.append('\n').append(assumed && stated.isEmpty() ? PriceSheet.assumed(column) : stated);
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
  TableRows.@Nullable Row named(ListRow row) {
    return exact.get(key(row.provider(), row.model(), rest(row, true)));
  }

  /**
   * The row of this name; where there is none, of one that differs in case or a point, or in a
   * number that the list does not state; else the one without a provider, unless the sheet has the
   * name with one too.
   */
  public TableRows.@Nullable Row find(ListRow row) {
    if (row.days().isEmpty()) {
      return findInForce(row);
    }
    String key = key(row.provider(), ModelNames.key(row.model()), "");
    TableRows.Row sameDays = dated.get(key + row.days());
    if (sameDays != null || !row.holdsOn(asOf)) {
      return sameDays;
    }
    TableRows.Row found = findInForce(row);
    return found == null || days(found).isEmpty() ? found : null; // it takes the days
  }

  private TableRows.@Nullable Row findInForce(ListRow row) {
    TableRows.Row named = named(row);
    return named != null
        ? named
        : find(row.provider(), row.model(), List.of(rest(row, true), rest(row, false)));
  }

  private String key(TableRows.Row row) {
    return key(provider(row), ModelNames.key(text(row, sheet.model())), "");
  }

  private String days(TableRows.Row row) {
    return days(sheet.days().stream().map(column -> Merge.text(row, column)).toList());
  }

  /** The two days of a row in one text; empty where it has none. */
  static String days(List<String> days) {
    String all = String.join("\n", days);
    return all.isBlank() ? "" : "\n" + all;
  }

  /** The row of a model by name; null where there is none. */
  TableRows.@Nullable Row model(String provider, String name) {
    return find(provider, name, List.of(""));
  }

  private TableRows.@Nullable Row find(String provider, String name, List<String> rests) {
    String model = ModelNames.key(name);
    return Stream.concat(
            rests.stream().map(rest -> alike.get(key(provider, model, rest))),
            rests.stream()
                .map(rest -> bare.get(key("", model, rest)))
                .filter(row -> row != null && !hasProvider(row)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private String provider(TableRows.Row row) {
    return sheet.providerName(text(row, sheet.provider()), text(row, sheet.model()));
  }

  boolean hasProvider(TableRows.Row row) {
    return !text(row, sheet.provider()).isEmpty();
  }

  private boolean isTune(TableRows.Row row) {
    return sheet == PriceSheet.MODELS && ModelPrices.FINE_TUNED.equals(row.text(ModelPrices.KIND));
  }

  /** All names in the order of their rows, each once. */
  public List<String> names() {
    return rows.rows().stream().map(row -> text(row, sheet.model())).distinct().toList();
  }

  /** The names of a provider's rows in their order; not of tunes. */
  public List<String> names(String provider) {
    return names.getOrDefault(provider, List.of());
  }
}
