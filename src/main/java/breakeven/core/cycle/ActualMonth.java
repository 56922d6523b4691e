package breakeven.core.cycle;

import breakeven.core.input.PlainNumber;
import breakeven.core.input.TableRows;
import breakeven.core.table.Actuals;
import breakeven.core.table.Column;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a workload used in a month, and what was billed for it: a row of {@code Actuals}.
 *
 * @param row row of the sheet, from 1
 * @param workload its name, as the row has it
 * @param id its key; empty where the row has none
 * @param requests calls in the month; NaN where not known
 * @param input input tokens in the month, everything sent; NaN where not known
 * @param cached the part of them read from the cache; NaN where not known
 * @param written the part of them written to the cache; NaN where not known
 * @param output output tokens in the month; NaN where not known
 * @param cost billed cost in {@code currency}; NaN where there is no bill
 * @param currency code; empty: the reporting currency
 * @param model what served it, as {@link BilledModels#cell}; empty where none is named
 * @param part whether the figures are those of a part of the month
 * @param edited what its import had, and what stands there now; empty where nothing was changed
 */
public record ActualMonth(
    int row,
    String workload,
    String id,
    YearMonth month,
    double requests,
    double input,
    double cached,
    double written,
    double output,
    double cost,
    String currency,
    String model,
    boolean part,
    String edited) {
  private static final String BETWEEN = "; ";
  private static final List<Column> KEPT =
      List.of(
          Actuals.REQUESTS,
          Actuals.INPUT_TOKENS,
          Actuals.CACHED_TOKENS,
          Actuals.WRITTEN_TOKENS,
          Actuals.OUTPUT_TOKENS,
          Actuals.BILLED_COST,
          Actuals.CURRENCY,
          Actuals.MODEL);

  /** What an import keeps beside what it types. */
  public static String asImported(Map<Column, String> typed) {
    return asImported(column -> typed.getOrDefault(column, ""));
  }

  private static String asImported(Function<Column, String> typed) {
    return KEPT.stream()
        .filter(column -> !typed.apply(column).isEmpty())
        .map(column -> column.header() + " " + typed.apply(column))
        .collect(Collectors.joining(BETWEEN));
  }

  private static String edited(TableRows.Row row) {
    String imported = text(row.text(Actuals.AS_IMPORTED));
    String now =
        asImported(
            column ->
                !column.numeric()
                    ? text(row.text(column))
                    : Double.isNaN(row.number(column)) ? "" : PlainNumber.text(row.number(column)));
    return imported.isEmpty() || imported.equals(now)
        ? ""
        : without(imported, now) + " → " + without(now, imported);
  }

  private static String without(String all, String others) {
    List<String> left = new ArrayList<>(List.of(all.split(BETWEEN)));
    left.removeAll(List.of(others.split(BETWEEN)));
    return left.isEmpty() ? "nothing" : String.join(", ", left);
  }

  /** A row as it is read; null where workload or month cannot be read. */
  public static @Nullable ActualMonth of(TableRows.Row row) {
    String workload = row.text(Actuals.WORKLOAD);
    var day = row.date(Actuals.MONTH);
    return workload == null || day == null
        ? null
        : new ActualMonth(
            row.sheetRow(),
            workload,
            text(row.text(Actuals.ID)),
            YearMonth.from(day),
            row.number(Actuals.REQUESTS),
            row.number(Actuals.INPUT_TOKENS),
            row.number(Actuals.CACHED_TOKENS),
            row.number(Actuals.WRITTEN_TOKENS),
            row.number(Actuals.OUTPUT_TOKENS),
            row.number(Actuals.BILLED_COST),
            text(row.text(Actuals.CURRENCY)).toUpperCase(Locale.ROOT),
            text(row.text(Actuals.MODEL)),
            row.number(Actuals.PART_MONTH) == Actuals.PART_MONTH.code("Yes"),
            edited(row));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
