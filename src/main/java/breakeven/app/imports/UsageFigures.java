package breakeven.app.imports;

import breakeven.core.input.CellReader;
import breakeven.core.input.Finding;
import breakeven.core.input.PlainNumber;
import breakeven.core.table.Column;
import breakeven.core.table.ImportedUsage;
import breakeven.core.table.Type;
import breakeven.core.table.Workloads;
import breakeven.exchange.usage.MeasuredUsage;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a workload that is imported: what it is called in both sheets, and how it follows
 * from the lines.
 *
 * @param column where it is typed
 * @param trace where it is noted down with its origin
 * @param value NaN where the lines do not say it
 */
record UsageFigures(Column column, Column trace, ToDoubleFunction<MeasuredUsage> value) {
  static final List<UsageFigures> ALL =
      List.of(
          new UsageFigures(Workloads.REQUESTS, ImportedUsage.REQUESTS, MeasuredUsage::requests),
          new UsageFigures(
              Workloads.INPUT_TOKENS, ImportedUsage.INPUT_TOKENS, MeasuredUsage::inputTokens),
          new UsageFigures(
              Workloads.OUTPUT_TOKENS, ImportedUsage.OUTPUT_TOKENS, MeasuredUsage::outputTokens),
          new UsageFigures(
              Workloads.CACHED_SHARE, ImportedUsage.CACHED_SHARE, MeasuredUsage::cachedShare),
          new UsageFigures(
              Workloads.CACHE_WRITE_SHARE,
              ImportedUsage.CACHE_WRITE_SHARE,
              MeasuredUsage::writtenShare),
          new UsageFigures(
              Workloads.BATCH_SHARE, ImportedUsage.BATCH_SHARE, MeasuredUsage::batchShare));

  /** A share below it shows as less than a hundredth of a percent, and not as none. */
  private static final double LEAST_SHARE = 0.0001;

  /** The columns of {@code Workloads} that numbers are imported into. */
  static final List<Column> COLUMNS = ALL.stream().map(UsageFigures::column).toList();

  /** The columns of {@code Workloads} that are looked at. */
  static final List<Column> LOOKED_AT =
      Stream.of(COLUMNS, Workloads.INPUT_PARTS, BookModels.IN_USE).flatMap(List::stream).toList();

  /** The figure; NaN where the lines do not say it, or no cell could be read with it. */
  double of(MeasuredUsage usage) {
    return refusal(usage) == null ? value.applyAsDouble(usage) : Double.NaN;
  }

  /** Why what the lines say is not typed: the next review could not read it; null: it could. */
  @Nullable Finding refusal(MeasuredUsage usage) {
    double number = value.applyAsDouble(usage);
    return Double.isNaN(number) ? null : CellReader.refusal(column, number);
  }

  /** What is typed; empty where the lines do not say it. */
  String typed(MeasuredUsage usage) {
    double number = of(usage);
    return Double.isNaN(number) ? "" : PlainNumber.text(number);
  }

  /** Whether an empty cell says the same. */
  boolean isDefault(MeasuredUsage usage) {
    return column.constant().orElse(Double.NaN) == of(usage);
  }

  /** A number as a line shows it: 2,047.85, a share 35.1%. */
  static String shown(Column column, double number) {
    if (Double.isNaN(number)) {
      return "(unreadable)";
    }
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    if (column.type() == Type.SHARE && number > 0 && number < LEAST_SHARE) {
      return "<0.01%";
    }
    return column.type() == Type.SHARE
        ? new DecimalFormat("0.##", symbols).format(BigDecimal.valueOf(number).movePointRight(2))
            + "%"
        : new DecimalFormat("#,##0.##", symbols).format(number);
  }
}
