package breakeven.app.batch;

import breakeven.core.cycle.ActualMonth;
import breakeven.core.input.Header;
import breakeven.core.input.TableRows;
import breakeven.core.model.Problem;
import breakeven.core.table.Actuals;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.XlsxFile;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The sheet of what was used and billed, read row by row.
 *
 * @param header where its columns are
 * @param months its rows, those left out whose workload or month cannot be read
 * @param lastRow the last row with anything in it, from 1
 * @param odd months of rows that are left out, or are read as something else than stands there
 * @param problems what is wrong on it
 */
public record ActualsSheet(
    Header header,
    List<ActualMonth> months,
    int lastRow,
    Set<YearMonth> odd,
    List<Problem> problems) {
  /**
   * Reads the sheet; empty where a workbook has none.
   *
   * @throws BadInput where it has one, and no columns that could be read
   */
  public static Optional<ActualsSheet> of(XlsxFile workbook) {
    List<ActualMonth> months = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Set<YearMonth> odd = new HashSet<>();
    int[] last = {0};
    return SheetRows.table(
            workbook,
            Actuals.TABLE,
            row -> {
              ActualMonth month = ActualMonth.of(row);
              if (month != null) {
                months.add(month);
              }
              LocalDate day = row.date(Actuals.MONTH);
              if (day != null && !(month != null && plain(row, month))) {
                odd.add(YearMonth.from(day));
              }
              problems.addAll(row.problems());
              last[0] = row.sheetRow();
            })
        .map(rows -> SheetRows.usable(workbook, rows).header())
        .map(
            header -> {
              problems.addAll(header.problems());
              return new ActualsSheet(
                  header, months, Math.max(last[0], header.row()), odd, List.copyOf(problems));
            });
  }

  /** Whether a formula reads the cells of a row as the review does. */
  private static boolean plain(TableRows.Row row, ActualMonth month) {
    Object cost = row.stands(Actuals.BILLED_COST);
    Object currency = row.stands(Actuals.CURRENCY);
    return !(row.stands(Actuals.MONTH) instanceof String)
        && (Double.isNaN(month.cost()) || cost instanceof Double)
        && currency instanceof String text
        && text.equalsIgnoreCase(month.currency());
  }
}
