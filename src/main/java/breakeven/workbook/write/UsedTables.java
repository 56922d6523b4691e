package breakeven.workbook.write;

import breakeven.core.model.Place;
import breakeven.core.price.UsedPrice;
import breakeven.core.report.CellSink;
import breakeven.core.report.Format;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.RunLog;
import breakeven.core.report.RunLogColumns;
import breakeven.core.report.TableColumn;
import breakeven.core.table.InputFormats;
import breakeven.workbook.write.ResultStyles.Role;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.jspecify.annotations.Nullable;

/**
 * The rows of what a review was calculated with, as {@code Run log} and the sheets of their own
 * have them: every assumption, and every price row that a workload uses, each with a link to where
 * it is.
 */
final class UsedTables {
  private static final String RATE = "0.0000";

  /** Columns that lead to where their row is. */
  private static final Set<TableColumn<?>> LINKS =
      Set.of(RunLogColumns.STANDS_IN, RunLogColumns.WHERE);

  /** Columns of exchange rates, which need more digits than money does. */
  private static final Set<TableColumn<?>> RATES =
      Set.of(RunLogColumns.RATE_OF_VALUE, RunLogColumns.RATE_OF_ROW);

  private final OutputSheet sheet;
  private final ResultStyles styles;

  UsedTables(OutputSheet sheet, ResultStyles styles) {
    this.sheet = sheet;
    this.styles = styles;
  }

  /**
   * Writes assumptions.
   *
   * @param row the first row, from 0
   */
  void assumptions(int row, List<RunLog.AssumptionUsed> assumptions) {
    for (int i = 0; i < assumptions.size(); i++) {
      RunLog.AssumptionUsed used = assumptions.get(i);
      write(
          row + i,
          RunLogColumns.assumptions(),
          used,
          number -> InputFormats.ofAssumption(used.share(), number),
          used.place());
    }
  }

  /**
   * Writes price rows.
   *
   * @param row the first row, from 0
   */
  void prices(int row, List<UsedPrice> prices) {
    for (int i = 0; i < prices.size(); i++) {
      UsedPrice used = prices.get(i);
      write(row + i, RunLogColumns.prices(), used, number -> Format.COUNT.code(), used.place());
    }
  }

  /** On which side a column's header is. Days are at the left, as words do. */
  static Format side(ResultColumn column) {
    return right(column) ? Format.COUNT : Format.TEXT;
  }

  private static boolean right(ResultColumn column) {
    return column.format().number() && column.format() != Format.DATE;
  }

  private <T> void write(
      int row,
      List<TableColumn<T>> columns,
      T used,
      DoubleFunction<String> counts,
      @Nullable Place place) {
    Place there = place != null && sheet.leadsTo(place) ? place : null;
    for (int i = 0; i < columns.size(); i++) {
      TableColumn<T> column = columns.get(i);
      column.value().accept(used, new Cell(row, i, column, counts, there));
    }
  }

  /** One cell. */
  private final class Cell implements CellSink {
    private final int row;
    private final int index;
    private final TableColumn<?> column;
    private final ResultColumn head;
    private final DoubleFunction<String> counts;
    private final @Nullable Place place;

    /**
     * @param counts the format of a number that its column has none for
     * @param place where its row is; null where no link leads there
     */
    Cell(
        int row,
        int index,
        TableColumn<?> column,
        DoubleFunction<String> counts,
        @Nullable Place place) {
      this.row = row;
      this.index = index;
      this.column = column;
      this.head = column.head();
      this.counts = counts;
      this.place = place;
    }

    @Override
    public void number(double value) {
      boolean day = head.format() == Format.DATE;
      String format = head.format() == Format.COUNT ? counts.apply(value) : format();
      sheet
          .cell(row, index, styles.of(Role.OUTPUT, format, side()))
          .setCellValue(day ? styles.serial(value) : value);
    }

    @Override
    public void text(String value) {
      if (LINKS.contains(column) && place != null) {
        sheet.link(sheet.text(row, index, Role.OUTPUT_LINK, value), place);
        return;
      }
      Role role = column.equals(RunLogColumns.AGE) ? Role.WARNING : Role.OUTPUT;
      XSSFCell cell = sheet.text(row, index, role, value);
      if (head.format().number()) {
        cell.setCellStyle(styles.text(role, value, side()));
      }
    }

    @Override
    public void blank() {
      sheet.cell(
          row,
          index,
          head.format().number()
              ? styles.of(Role.OUTPUT, format(), side())
              : styles.text(Role.OUTPUT, ""));
    }

    private String format() {
      return RATES.contains(column) ? RATE : head.format().code();
    }

    private HorizontalAlignment side() {
      return right(head) ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT;
    }
  }
}
