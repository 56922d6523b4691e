package breakeven.workbook.write;

import breakeven.core.model.Place;
import breakeven.core.price.UsedPrice;
import breakeven.core.report.PastReview;
import breakeven.core.report.RunLog;
import breakeven.core.report.RunLogColumns;
import breakeven.core.report.TableColumn;
import breakeven.core.table.Assumption;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.xlsx.ooxml.Chart;
import java.util.List;

/** The sheet that says how the run can be repeated and where every price and assumption is from. */
final class RunLogSheet {
  private static final int[] WIDTHS = {42, 26, 44, 12, 69, 12, 12, 16, 14, 14};
  private static final int CHART_ROWS = 16;
  private static final int HEADER_HEIGHT = 32;

  private final OutputWorkbook book;
  private final RunLog log;
  private final BlockSheet sheet;
  private final Block<PastReview> reviews;
  private final Block<RunLog.AssumptionUsed> assumptions;
  private final Block<UsedPrice> prices;

  /**
   * Adds the sheet behind the last one.
   *
   * @param trend whether it draws what the reviews came to
   */
  RunLogSheet(OutputWorkbook book, RunLog log, boolean trend) {
    this.book = book;
    this.log = log;
    reviews = new Block<>(BlockColumn.all(PastReview.columns()), log.reviews());
    assumptions = UsedTables.assumptions(book, log.assumptions());
    prices = UsedTables.prices(book, log.prices());
    sheet =
        new BlockSheet(
            book,
            Sheets.RUN_LOG,
            "What this review was run on and with: the same input gives the same figures.");
    sheet.widths(WIDTHS);
    log.facts().forEach(this::section);
    reviews(trend);
    added();
    title("Assumptions used");
    sheet.add(assumptions.header(HEADER_HEIGHT).withoutNotes());
    sheet.gap();
    title("Price rows used");
    if (log.prices().isEmpty()) {
      sheet.line(Role.SUBTITLE, "None.");
    } else {
      sheet.add(prices.header(HEADER_HEIGHT).withoutNotes());
    }
    sheet.page.printLong(-1, sheet.next() - 2, WIDTHS.length - 1);
    sheet.done();
  }

  BlockSheet blocks() {
    return sheet;
  }

  /** The first row of an assumption, as a spreadsheet counts. */
  int firstAssumption() {
    return assumptions.first();
  }

  /** The first row of a price; 0 where there is none. */
  int firstPrice() {
    return log.prices().isEmpty() ? 0 : prices.first();
  }

  /** The chart of what the reviews came to. */
  TrendChart trend() {
    return new TrendChart(
        log.reviews(), book.styles(), sheet.page.sheet.getSheetName(), reviews.first());
  }

  /** Names each value used, as where results are formulas; a name of the user's stays theirs. */
  void nameValues() {
    int value = RunLogColumns.assumptions().indexOf(RunLogColumns.VALUE_USED);
    for (Assumption assumption : Assumption.values()) {
      if (book.workbook().getName(assumption.formulaName()) == null) {
        OutputWorkbook.name(
            book.workbook(),
            assumption.formulaName(),
            Place.reference(
                sheet.page.sheet.getSheetName(),
                Place.fixed(value, firstAssumption() + assumption.ordinal())));
      }
    }
  }

  private void title(String title) {
    sheet.heading(title, WIDTHS.length);
  }

  private void section(RunLog.Section section) {
    title(section.title());
    BlockColumn<RunLog.Fact> name =
        BlockColumn.<RunLog.Fact>text("Fact", RunLog.Fact::name).as(Role.SUBTITLE);
    BlockColumn<RunLog.Fact> value =
        BlockColumn.<RunLog.Fact>text("Value", RunLog.Fact::text)
            .as(Role.SUBTITLE)
            .formatted(fact -> fact.format().code())
            .valued(
                (fact, cell) -> {
                  if (Double.isNaN(fact.number())) {
                    TableColumn.put(fact.text(), cell);
                  } else {
                    cell.number(fact.number());
                  }
                });
    sheet.add(new Block<>(List.of(name, value), section.facts()).header(0));
    sheet.gap();
  }

  private void reviews(boolean trend) {
    title(PastReview.TABLE);
    sheet.line(
        Role.SUBTITLE,
        "Reviews of all workloads: this one, unless it has --where, and up to "
            + PastReview.REMEMBERED
            + " before it, over the workloads' own horizons.");
    if (log.reviews().isEmpty()) {
      sheet.line(Role.SUBTITLE, "None so far.");
      sheet.gap();
      return;
    }
    sheet.add(reviews.header(HEADER_HEIGHT).withoutNotes());
    sheet.gap();
    TrendChart chart = trend();
    if (trend && chart.any()) {
      int row = sheet.next() - 1;
      chart.addTo(sheet.page, new Chart.Area(row, 0, row + CHART_ROWS, 3));
      sheet.gap(CHART_ROWS + 1);
    }
  }

  private void added() {
    title("Input sheets that were missing");
    if (log.addedSheets().isEmpty()) {
      sheet.line(Role.SUBTITLE, "None: the workbook has every sheet of inputs.");
    }
    sheet.add(
        new Block<>(
                List.of(
                    BlockColumn.<String>text("Sheet", name -> name).as(Role.SUBTITLE),
                    BlockColumn.<String>text(
                            "Said", name -> "Added, filled from the shipped table.")
                        .as(Role.SUBTITLE)),
                log.addedSheets())
            .header(0));
    sheet.gap();
  }
}
