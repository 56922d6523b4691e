package breakeven.workbook.write;

import breakeven.core.model.Place;
import breakeven.core.report.Format;
import breakeven.core.report.PastReview;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.RunLog;
import breakeven.core.report.RunLogColumns;
import breakeven.core.report.TableColumn;
import breakeven.core.table.Assumption;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.xlsx.ooxml.Chart;
import java.util.List;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFName;

/** The sheet that says how the run can be repeated and where every price and assumption is from. */
final class RunLogSheet {
  private static final int[] WIDTHS = {42, 28, 44, 14, 57, 14, 12, 18, 16, 16};
  private static final int CHART_ROWS = 16;
  private static final int LAST = WIDTHS.length - 1;

  private final ResultStyles styles;
  private final OutputSheet sheet;
  private int next = 4;
  private int firstAssumption;
  private int firstPrice;
  private int firstReview;

  /**
   * Where the lists are; rows as a spreadsheet counts them.
   *
   * @param prices the first row of a price, whether or not there is one
   * @param reviews the first row of a review
   */
  record Tables(int assumptions, int prices, int reviews) {
    /** Names each value used, as where results are formulas; a name of the user's stays theirs. */
    void nameValues(OutputWorkbook book) {
      int value = RunLogColumns.assumptions().indexOf(RunLogColumns.VALUE_USED);
      for (Assumption assumption : Assumption.values()) {
        if (book.workbook().getName(assumption.formulaName()) == null) {
          XSSFName named = book.workbook().createName();
          named.setNameName(assumption.formulaName());
          named.setRefersToFormula(
              Place.reference(
                  book.names().of(Sheets.RUN_LOG),
                  Place.fixed(value, assumptions + assumption.ordinal())));
        }
      }
    }
  }

  /**
   * Adds the sheet behind the last one.
   *
   * @param trend whether it draws what the reviews came to
   */
  static Tables add(OutputWorkbook book, RunLog log, boolean trend) {
    RunLogSheet made = new RunLogSheet(book);
    made.write(log, trend);
    return new Tables(made.firstAssumption, made.firstPrice, made.firstReview);
  }

  private RunLogSheet(OutputWorkbook book) {
    this.styles = book.styles();
    sheet = book.add(Sheets.RUN_LOG);
    sheet.titleBlock(
        "Run log", "What this review was run on and with: the same input gives the same figures.");
    sheet.linkBack(book.names());
  }

  private void write(RunLog log, boolean trend) {
    for (int i = 0; i <= LAST; i++) {
      sheet.width(i, WIDTHS[i]);
    }
    log.facts().forEach(this::section);
    reviews(log, trend);
    added(log);
    assumptions(log);
    prices(log);
    sheet.printLong(-1, next - 1, LAST);
    sheet.protect();
  }

  private void title(String title) {
    sheet.section(next++, WIDTHS.length, title);
  }

  private void section(RunLog.Section section) {
    title(section.title());
    section.facts().forEach(this::fact);
    next++;
  }

  private void fact(RunLog.Fact fact) {
    sheet.text(next, 0, Role.SUBTITLE, fact.name());
    if (Double.isNaN(fact.number())) {
      sheet.text(next++, 1, Role.SUBTITLE, fact.text());
      return;
    }
    boolean date = fact.format() == Format.DATE;
    sheet
        .cell(next++, 1, styles.of(Role.SUBTITLE, fact.format().code(), HorizontalAlignment.LEFT))
        .setCellValue(date ? styles.serial(fact.number()) : fact.number());
  }

  private void reviews(RunLog log, boolean trend) {
    title(PastReview.TABLE);
    line(
        "Reviews of all workloads: this one, unless it has --where, and up to "
            + PastReview.REMEMBERED
            + " before it, over the workloads' own horizons.");
    if (log.reviews().isEmpty()) {
      line("None so far.");
      next++;
      return;
    }
    head(PastReview.columns(), ResultColumn::format);
    firstReview = next + 1;
    for (PastReview review : log.reviews()) {
      for (int i = 0; i < PastReview.columns().size(); i++) {
        TableColumn<PastReview> column = PastReview.columns().get(i);
        column.value().accept(review, sheet.sink(next, i, column.head().format()));
      }
      next++;
    }
    next++;
    TrendChart chart =
        new TrendChart(log.reviews(), styles, sheet.sheet.getSheetName(), firstReview);
    if (trend && chart.any()) {
      chart.addTo(sheet, new Chart.Area(next, 0, next + CHART_ROWS, 3));
      next += CHART_ROWS + 1;
    }
  }

  private void added(RunLog log) {
    title("Input sheets that were missing");
    if (log.addedSheets().isEmpty()) {
      line("None: the workbook has every sheet of inputs.");
    }
    for (String name : log.addedSheets()) {
      sheet.text(next, 0, Role.SUBTITLE, name);
      sheet.text(next++, 1, Role.SUBTITLE, "Added, filled from the shipped table.");
    }
    next++;
  }

  private void line(String text) {
    sheet.text(next++, 0, Role.SUBTITLE, text);
  }

  private <T> void head(List<TableColumn<T>> columns) {
    head(columns, UsedTables::side);
  }

  private <T> void head(List<TableColumn<T>> columns, Function<ResultColumn, Format> side) {
    for (int i = 0; i < columns.size(); i++) {
      ResultColumn column = columns.get(i).head();
      sheet.header(next, i, column.title(), side.apply(column), "");
      sheet.row(next).setHeightInPoints(32);
    }
    next++;
  }

  private void assumptions(RunLog log) {
    title("Assumptions used");
    head(RunLogColumns.assumptions());
    firstAssumption = next + 1;
    new UsedTables(sheet, styles).assumptions(next, log.assumptions());
    next += log.assumptions().size() + 1;
  }

  private void prices(RunLog log) {
    title("Price rows used");
    if (log.prices().isEmpty()) {
      line("None.");
      return;
    }
    head(RunLogColumns.prices());
    firstPrice = next + 1;
    new UsedTables(sheet, styles).prices(next, log.prices());
    next += log.prices().size();
  }
}
