package breakeven.app.batch;

import breakeven.core.cycle.MonthCosts;
import breakeven.core.cycle.RememberedMonth;
import breakeven.core.input.CellType;
import breakeven.core.input.RowHandler;
import breakeven.core.report.RealisedColumns;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ReviewedWorkbook;
import breakeven.xlsx.read.XlsxFile;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the months of decisions that an earlier review wrote on {@code Realised}. */
final class RememberedMonths implements RowHandler {
  /** A month of a decision, by the line that approved it. */
  record Key(int line, YearMonth month) {}

  private final Map<Key, RememberedMonth> months = new HashMap<>();
  private final Map<Integer, String> headers = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Double> numbers = new HashMap<>();
  private final Map<Integer, String> row = new HashMap<>();

  private RememberedMonths() {}

  /** The months that a workbook remembers; none where it is not reviewed. */
  static Map<Key, RememberedMonth> of(@Nullable XlsxFile book) {
    String name = book == null ? null : ReviewedWorkbook.ownSheets(book).get(Sheets.REALISED);
    RememberedMonths reader = new RememberedMonths();
    if (book != null && name != null) {
      book.sheet(name).ifPresent(sheet -> SheetRows.read(book, sheet, reader));
    }
    return reader.months;
  }

  @Override
  public void startRow(int number) {
    texts.clear();
    numbers.clear();
    row.clear();
  }

  @Override
  public void cell(int column, CellType type, double number, @Nullable String text) {
    String header = headers.getOrDefault(column, "");
    if (type == CellType.TEXT && text != null) {
      row.put(column, bare(text));
      texts.put(header, text.strip());
    } else if (type == CellType.NUMBER || type == CellType.DATE || type == CellType.PER_CENT) {
      numbers.put(header, number);
    }
  }

  /** A header without its unit. */
  private static String bare(String title) {
    int bracket = title.indexOf(" (");
    return (bracket < 0 ? title : title.substring(0, bracket)).strip();
  }

  @Override
  public boolean endRow(int number) {
    if (headers.isEmpty()) {
      if (row.containsValue(RealisedColumns.PRICES_OF)) {
        headers.putAll(row);
      }
    } else if (known(RealisedColumns.LINE)
        && known(RealisedColumns.MONTH)
        && known(RealisedColumns.PRICES_OF)) {
      YearMonth month = YearMonth.from(day(RealisedColumns.MONTH));
      months.put(new Key((int) number(RealisedColumns.LINE), month), month());
    }
    return true;
  }

  private RememberedMonth month() {
    return new RememberedMonth(
        number(RealisedColumns.REQUESTS),
        number(RealisedColumns.INPUT),
        number(RealisedColumns.OUTPUT),
        texts.getOrDefault(RealisedColumns.BILL, ""),
        number(RealisedColumns.BILLED),
        texts.getOrDefault(RealisedColumns.CURRENCY, ""),
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
    return numbers.containsKey(header);
  }

  private double number(String header) {
    return numbers.getOrDefault(header, Double.NaN);
  }

  private LocalDate day(String header) {
    return LocalDate.ofEpochDay((long) number(header));
  }

  @Override
  public boolean wants(int column) {
    return true;
  }

  @Override
  public void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {
    // No cell of this table is merged.
  }
}
