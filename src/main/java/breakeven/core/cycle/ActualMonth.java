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
    return asImported(column -> typed.getOrDefault(column, ""));
  }

  private static String asImported(Function<Column, String> typed) {
    return KEPT.stream()
        .filter(column -> !typed.apply(column).isEmpty())
        .map(column -> column.header() + " " + typed.apply(column))
        .collect(Collectors.joining(BETWEEN));
  }

  private static String now(TableRows.Row row) {
    return asImported(
        column ->
            !column.numeric()
                ? text(row.text(column))
                : Double.isNaN(row.number(column))
                    ? ""
                    : column.words().isEmpty()
                        ? PlainNumber.text(row.number(column))
                        : column.words().get((int) row.number(column)));
  }

  /** What its import had, and what stands there now; empty where nothing was changed. */
  public String edited() {
    return imported.isEmpty() || imported.equals(now)
        ? ""
        : without(imported, now) + " → " + without(now, imported);
  }

  /** The row as its import left it; as it stands where that is not known. */
  public ActualMonth asImported() {
    return edited().isEmpty()
        ? this
        : new ActualMonth(
            row,
            workload,
            id,
            month,
            was(Actuals.REQUESTS),
            was(Actuals.INPUT_TOKENS),
            was(Actuals.CACHED_TOKENS),
            was(Actuals.WRITTEN_TOKENS),
            was(Actuals.OUTPUT_TOKENS),
            was(Actuals.BILLED_COST),
            kept(Actuals.CURRENCY),
            kept(Actuals.MODEL),
            !kept(Actuals.PART_MONTH).isEmpty(),
            imported,
            imported);
  }

  private double was(Column column) {
    return PlainNumber.parse(kept(column));
  }

  private String kept(Column column) {
    String header = column.header() + " ";
    return Stream.of(imported.split(BETWEEN))
        .filter(each -> each.startsWith(header))
        .map(each -> each.substring(header.length()))
        .findFirst()
        .orElse("");
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
            text(row.text(Actuals.AS_IMPORTED)),
            now(row));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
