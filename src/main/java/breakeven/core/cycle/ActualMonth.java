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
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param imported what its import has kept of it; empty where none has brought it
 * @param now the same of what stands there
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
    String imported,
    String now) {
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
          Actuals.MODEL,
          Actuals.PART_MONTH);

  /** What an import keeps beside what it types. */
  public static String asImported(Map<Column, String> typed) {
    return kept(column -> typed.getOrDefault(column, ""));
  }

  private static String kept(Function<Column, String> typed) {
    return KEPT.stream()
        .filter(column -> !typed.apply(column).isEmpty())
        .map(column -> column.header() + " " + typed.apply(column))
        .collect(Collectors.joining(BETWEEN));
  }

  /** What its import had, and what stands there now; empty where nothing was changed. */
  public String edited() {
    return imported.isEmpty() || imported.equals(now)
        ? ""
        : without(imported, now) + " → " + without(now, imported);
  }

  /** The row as its import left it; as it stands where that is not known. */
  public ActualMonth asImported() {
    return imported.isEmpty()
        ? this
        : of(
            row,
            workload,
            id,
            month,
            column ->
                Stream.of(imported.split(BETWEEN))
                    .filter(each -> each.startsWith(column.header() + " "))
                    .map(each -> each.substring(column.header().length() + 1))
                    .findFirst()
                    .orElse(""),
            imported);
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
        : of(
            row.sheetRow(),
            workload,
            text(row.text(Actuals.ID)),
            YearMonth.from(day),
            column ->
                !column.numeric()
                    ? text(row.text(column))
                    : Double.isNaN(row.number(column))
                        ? ""
                        : column.words().isEmpty()
                            ? PlainNumber.text(row.number(column))
                            : column.words().get((int) row.number(column)),
            text(row.text(Actuals.AS_IMPORTED)));
  }

  private static ActualMonth of(
      int row,
      String workload,
      String id,
      YearMonth month,
      Function<Column, String> typed,
      String imported) {
    ToDoubleFunction<Column> number = column -> PlainNumber.parse(typed.apply(column));
    return new ActualMonth(
        row,
        workload,
        id,
        month,
        number.applyAsDouble(Actuals.REQUESTS),
        number.applyAsDouble(Actuals.INPUT_TOKENS),
        number.applyAsDouble(Actuals.CACHED_TOKENS),
        number.applyAsDouble(Actuals.WRITTEN_TOKENS),
        number.applyAsDouble(Actuals.OUTPUT_TOKENS),
        number.applyAsDouble(Actuals.BILLED_COST),
        typed.apply(Actuals.CURRENCY).toUpperCase(Locale.ROOT),
        typed.apply(Actuals.MODEL),
        typed.apply(Actuals.PART_MONTH).equals("Yes"),
        imported,
        kept(typed));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
