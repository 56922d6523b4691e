package breakeven.app.batch;

import breakeven.core.cycle.LogEntry;
import breakeven.core.cycle.MonthCosts;
import breakeven.core.cycle.RealisedMonth;
import breakeven.core.cycle.RememberedMonth;
import breakeven.core.input.NamedRows;
import breakeven.core.report.CellSink;
import breakeven.core.report.RealisedColumns;
import breakeven.core.report.TableColumn;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ReviewedWorkbook;
import breakeven.xlsx.read.XlsxFile;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Reads the months of decisions that an earlier review wrote on {@code Realised}. */
final class RememberedMonths extends NamedRows {
  /** A month of a decision, by the line that approved it. */
  record Key(int line, YearMonth month) {}

  /**
   * A month as it stands on the sheet.
   *
   * @param sheet its name
   * @param row from 1
   * @param columns the place of each header, from 0
   * @param numbers by header without its unit
   */
  record Kept(
      RememberedMonth month,
      String sheet,
      int row,
      Map<String, Integer> columns,
      Map<String, Double> numbers) {
    /** Amounts that differ by less are the same, as a share of what they come from. */
    private static final double SAME = 1e-9;

    /** The headers of all cells that what the log, the actuals and the costs say does not give. */
    List<String> overtyped(LogEntry decision, YearMonth of, String currency) {
      RealisedMonth said = month.said(decision, of);
      double amounts =
          Math.max(
              Math.max(Math.abs(said.leftCost()), Math.abs(said.nowCost())),
              Math.abs(said.forecastSaving()));
      double tolerance = Math.max(HALF_A_CENT, SAME * amounts);
      List<String> headers = new ArrayList<>();
      for (TableColumn<RealisedMonth> column : RealisedColumns.months(currency)) {
        String header = column.head().header();
        column.value().accept(said, new Compared(header, tolerance, headers));
      }
      return headers;
    }

    /** Names a cell whose number is another one. */
    private final class Compared implements CellSink {
      private final String header;
      private final double tolerance;
      private final List<String> headers;

      Compared(String header, double tolerance, List<String> headers) {
        this.header = header;
        this.tolerance = tolerance;
        this.headers = headers;
      }

      @Override
      public void number(double value) {
        Double there = numbers.get(header);
        if (there == null || Math.abs(there - value) > tolerance) {
          headers.add(header);
        }
      }

      @Override
      public void text(String value) {
        // No figure comes from it.
      }

      @Override
      public void blank() {
        if (numbers.containsKey(header)) {
          headers.add(header);
        }
      }
    }
  }

  private static final double HALF_A_CENT = 0.005;

  private final BiConsumer<Key, Kept> taker;
  private final String sheet;

  private RememberedMonths(String sheet, BiConsumer<Key, Kept> taker) {
    this.sheet = sheet;
    this.taker = taker;
  }

  /** Hands over the months that a workbook remembers; none where it is not reviewed. */
  static void read(XlsxFile book, BiConsumer<Key, Kept> taker) {
    String name = ReviewedWorkbook.ownSheets(book).get(Sheets.REALISED);
    if (name != null) {
      RememberedMonths reader = new RememberedMonths(name, taker);
      book.sheet(name).ifPresent(sheet -> SheetRows.read(book, sheet, reader));
    }
  }

  /** A header without its unit. */
  @Override
  protected String name(String text) {
    int bracket = text.indexOf(" (");
    return (bracket < 0 ? text : text.substring(0, bracket)).strip();
  }

  @Override
  protected boolean isHeader(Set<String> names) {
    return names.contains(RealisedColumns.PRICES_OF);
  }

  @Override
  protected boolean below(int row) {
    if (known(RealisedColumns.LINE)
        && known(RealisedColumns.MONTH)
        && known(RealisedColumns.PRICES_OF)) {
      Map<String, Double> numbers = new HashMap<>();
      columns().keySet().stream()
          .filter(this::known)
          .forEach(header -> numbers.put(header, number(header)));
      taker.accept(
          new Key((int) number(RealisedColumns.LINE), YearMonth.from(day(RealisedColumns.MONTH))),
          new Kept(month(), sheet, row, columns(), numbers));
    }
    return true;
  }

  private RememberedMonth month() {
    return new RememberedMonth(
        number(RealisedColumns.REQUESTS),
        number(RealisedColumns.INPUT),
        number(RealisedColumns.OUTPUT),
        text(RealisedColumns.BILL),
        number(RealisedColumns.BILLED),
        text(RealisedColumns.CURRENCY),
        text(RealisedColumns.BASIS),
        new MonthCosts(
            day(RealisedColumns.PRICES_OF),
            number(RealisedColumns.LEFT_EXPECTED),
            number(RealisedColumns.LEFT),
            number(RealisedColumns.LEFT_FIXED),
            number(RealisedColumns.NOW_EXPECTED),
            number(RealisedColumns.NOW),
            number(RealisedColumns.NOW_FIXED),
            number(RealisedColumns.UNBILLED_REQUEST),
            number(RealisedColumns.UNBILLED_FIXED)));
  }

  private boolean known(String header) {
    return !Double.isNaN(number(header));
  }

  private LocalDate day(String header) {
    return LocalDate.ofEpochDay((long) number(header));
  }
}
