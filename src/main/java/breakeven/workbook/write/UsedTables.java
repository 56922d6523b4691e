package breakeven.workbook.write;

import breakeven.core.model.Place;
import breakeven.core.price.UsedPrice;
import breakeven.core.report.RunLog;
import breakeven.core.report.RunLogColumns;
import breakeven.core.table.InputFormats;
import breakeven.workbook.write.ResultStyles.Role;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a review was calculated with, as {@code Run log} and {@code Prices used} have it: every
 * assumption, and every price row that a workload uses, each with a link to where it is.
 */
final class UsedTables {
  /** Exchange rates need more digits than money does. */
  private static final String RATE = "0.0000";

  private UsedTables() {}

  /** The assumptions. */
  static Block<RunLog.AssumptionUsed> assumptions(
      OutputWorkbook book, List<RunLog.AssumptionUsed> used) {
    Set<String> sheets = book.sheets();
    return new Block<>(
        RunLogColumns.assumptions().stream()
            .map(
                column -> {
                  BlockColumn<RunLog.AssumptionUsed> cells = BlockColumn.of(column);
                  if (column.equals(RunLogColumns.RATE_OF_VALUE)) {
                    return cells.formatted(one -> RATE);
                  }
                  return column.equals(RunLogColumns.STANDS_IN)
                      ? cells.leading(one -> to(one.place(), sheets))
                      : column.head().format().number()
                          ? cells.formatted(
                              one ->
                                  InputFormats.ofAssumption(
                                      one.share(), Block.valueOf(column.value(), one)))
                          : cells;
                })
            .toList(),
        used);
  }

  /** The price rows. */
  static Block<UsedPrice> prices(OutputWorkbook book, List<UsedPrice> used) {
    Set<String> sheets = book.sheets();
    return new Block<>(
        RunLogColumns.prices().stream()
            .map(
                column -> {
                  BlockColumn<UsedPrice> cells = BlockColumn.of(column);
                  if (column.equals(RunLogColumns.RATE_OF_ROW)) {
                    return cells.formatted(one -> RATE);
                  }
                  if (column.equals(RunLogColumns.AGE)) {
                    return cells.as(Role.WARNING);
                  }
                  return column.equals(RunLogColumns.WHERE)
                      ? cells.leading(one -> to(one.place(), sheets))
                      : cells;
                })
            .toList(),
        used);
  }

  /** Where a row is, if its sheet is in the workbook. */
  private static String to(@Nullable Place place, Set<String> sheets) {
    return place != null && sheets.contains(place.sheet().toLowerCase(Locale.ROOT))
        ? place.reference()
        : "";
  }
}
