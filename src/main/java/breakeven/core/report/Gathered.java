package breakeven.core.report;

import breakeven.core.decision.Decision;
import java.time.LocalDate;
import java.util.function.Consumer;

/**
 * The rows of a {@link ResultTable} whose data are gathered while workloads are reviewed. A table
 * that names how it is gathered is in all files, and a sheet of its name is in the workbook.
 *
 * @param <T> what a row is about
 */
public interface Gathered<T> extends RowTaker {
  /** Begins to gather. */
  @FunctionalInterface
  interface Maker<T> {
    /**
     * Nothing yet.
     *
     * @param currency the reporting currency
     * @param asOf the review date
     */
    Gathered<T> of(Decision decision, String currency, LocalDate asOf);
  }

  /** Hands on each row, once all workloads are there. */
  void each(Consumer<T> taker);
}
