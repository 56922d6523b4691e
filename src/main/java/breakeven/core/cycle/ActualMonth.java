package breakeven.core.cycle;

import breakeven.core.input.TableRows;
import breakeven.core.table.Actuals;
import java.time.YearMonth;
import java.util.Locale;
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
    boolean part) {

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
            row.number(Actuals.PART_MONTH) == Actuals.PART_MONTH.code("Yes"));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
