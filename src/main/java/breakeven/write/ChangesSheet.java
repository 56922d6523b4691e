package breakeven.write;

import breakeven.model.Place;
import breakeven.report.CellSink;
import breakeven.report.Comparison;
import breakeven.report.Comparison.Change;
import breakeven.report.Comparison.Step;
import breakeven.report.ComparisonColumns;
import breakeven.report.Format;
import breakeven.report.ResultColumn;
import breakeven.report.SummaryData;
import breakeven.report.TableColumn;
import breakeven.table.Sheets;
import breakeven.write.ResultStyles.Role;
import java.util.List;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * What is another since an earlier review: step by step for the portfolio, then which workloads.
 */
final class ChangesSheet {
  private static final int CONCERNED = 1;
  private static final int WORKLOADS = 2;
  private static final int BOOKED = 3;
  private static final int WAITING = 4;
  private static final int VERDICT_LAST = 2;
  private static final int VERDICT_NOW = 3;
  private static final int FIRST_MONEY = 4;
  private static final int LAST_MONEY = 8;
  private static final int HEADER_HEIGHT = 32;

  /**
   * The cells that say what the steps add up to.
   *
   * @param workloads the workloads of this review
   * @param booked what can be booked by it
   * @param waiting what waits for an answer
   * @param count the number of workloads
   * @param money both amounts together; NaN where amounts are not compared
   */
  record Sums(Place workloads, Place booked, Place waiting, double count, double money) {}

  private final ResultStyles styles;
  private final WordFormats formats;
  private final OutputSheet sheet;
  private final String name;
  private final Comparison data;
  private final SummaryData summary;
  private final List<TableColumn<Change>> columns;
  private int next = OutputSheet.HEADER_ROW;

  /** Adds the sheet behind the last one. */
  static Sums add(
      XSSFWorkbook workbook,
      ResultStyles styles,
      WordFormats formats,
      SheetNames names,
      Comparison data,
      SummaryData summary) {
    return new ChangesSheet(workbook, styles, formats, names, data, summary).write(names);
  }

  private ChangesSheet(
      XSSFWorkbook workbook,
      ResultStyles styles,
      WordFormats formats,
      SheetNames names,
      Comparison data,
      SummaryData summary) {
    this.styles = styles;
    this.formats = formats;
    this.data = data;
    this.summary = summary;
    name = names.of(Sheets.CHANGES);
    columns = ComparisonColumns.of(data.model(), summary.currency());
    sheet = new OutputSheet(workbook, styles, name, OutputSheet.OUTPUT_TAB);
  }

  private Sums write(SheetNames names) {
    for (int i = 0; i < columns.size(); i++) {
      sheet.width(i, columns.get(i).head().width());
    }
    sheet.titleBlock("Changes", data.sentence());
    sheet.linkBack(names);
    Sums sums = steps();
    int header = changes();
    sheet.sheet.createFreezePane(1, OutputSheet.HEADER_ROW - 1);
    sheet.printLong(header, next - 1, columns.size() - 1);
    sheet.protect();
    return sums;
  }

  private void section(String title) {
    for (int i = 0; i < columns.size(); i++) {
      sheet.cell(next, i, styles.of(Role.SECTION));
    }
    sheet.row(next++).getCell(0).setCellValue(title);
  }

  // --- step by step ----------------------------------------------------------------------------

  private Sums steps() {
    section("From the last review to this one");
    head(0, "Step", Format.TEXT);
    head(CONCERNED, "Workloads concerned", Format.COUNT);
    head(WORKLOADS, "Workloads", Format.COUNT);
    head(BOOKED, "Can be booked (" + summary.currency() + ")", Format.MONEY);
    head(WAITING, "Waits (" + summary.currency() + ")", Format.MONEY);
    sheet.row(next++).setHeightInPoints(HEADER_HEIGHT);
    int first = next;
    sheet.text(next, 0, Role.OUTPUT, "Last time");
    cell(CONCERNED, Role.OUTPUT, Format.COUNT);
    figure(WORKLOADS, Format.COUNT, data.workloadsLast());
    figure(BOOKED, Format.MONEY, data.bookedLast());
    figure(WAITING, Format.MONEY, data.waitingLast());
    next++;
    data.steps().forEach(this::step);
    int last = next;
    sheet.cell(next, 0, styles.of(Role.TOTAL)).setCellValue("This time");
    cell(CONCERNED, Role.TOTAL, Format.COUNT);
    double count = total(WORKLOADS, first, last);
    double money = total(BOOKED, first, last) + total(WAITING, first, last);
    formats.addTo(
        sheet.sheet,
        WordFormats.Cells.MONEY,
        new CellRange(first + 1, BOOKED, next + 1, WAITING).toString());
    next++;
    int row = next++;
    return new Sums(
        new Place(name, row, WORKLOADS),
        new Place(name, row, BOOKED),
        new Place(name, row, WAITING),
        count,
        money);
  }

  private void step(Step step) {
    sheet.text(next, 0, Role.OUTPUT, step.kind().words());
    figure(CONCERNED, Format.COUNT, step.concerned());
    figure(WORKLOADS, Format.COUNT, step.workloads());
    figure(BOOKED, Format.MONEY, step.booked());
    figure(WAITING, Format.MONEY, step.waiting());
    next++;
  }

  /** Writes what the steps add up to, and gives it; NaN where amounts are not compared. */
  private double total(int column, int first, int last) {
    Format format = column == WORKLOADS ? Format.COUNT : Format.MONEY;
    if (format == Format.MONEY && !data.comparable()) {
      cell(column, Role.TOTAL, format);
      return Double.NaN;
    }
    double sum = 0;
    for (int row = first; row < last; row++) {
      sum += sheet.row(row).getCell(column).getNumericCellValue();
    }
    String cells = new CellRange(first + 1, column, last, column).toString();
    OutputSheet.formula(cell(column, Role.TOTAL, format), "SUM(" + cells + ")", sum);
    return sum;
  }

  // --- workloads -------------------------------------------------------------------------------

  /** Lists the workloads, and gives the row of their header; -1 where there are none. */
  private int changes() {
    List<Change> listed = data.listed();
    section("Workloads that are not as they were");
    if (listed.isEmpty()) {
      sheet.text(next++, 0, Role.SUBTITLE, "None.");
      return -1;
    }
    sheet.text(next++, 0, Role.NOTE, note(listed.size()));
    int header = next++;
    for (int i = 0; i < columns.size(); i++) {
      ResultColumn column = columns.get(i).head();
      sheet.header(header, i, column.title(), column.format(), column.help());
    }
    int first = next;
    listed.forEach(this::change);
    sheet.table(
        "tblChanges",
        header,
        listed.size(),
        columns.stream().map(column -> column.head().title()).toList());
    formats.addTo(
        sheet.sheet,
        WordFormats.Cells.VERDICT,
        new CellRange(first + 1, VERDICT_LAST, next, VERDICT_NOW).toString());
    formats.addTo(
        sheet.sheet,
        WordFormats.Cells.MONEY,
        new CellRange(first + 1, FIRST_MONEY, next, LAST_MONEY).toString());
    return header;
  }

  private String note(int listed) {
    String order =
        "Other verdicts, new and gone first, each with most money at stake first; values of the"
            + " review of "
            + summary.asOf()
            + ".";
    return data.changes() > listed
        ? "The first "
            + Counted.number(listed)
            + " of "
            + Counted.number(data.changes())
            + ". "
            + order
        : order;
  }

  private void change(Change change) {
    for (int i = 0; i < columns.size(); i++) {
      TableColumn<Change> column = columns.get(i);
      column.value().accept(change, new Cell(i, column.head().format()));
    }
    if (change.sheetRow() > 0) {
      XSSFCell cell = sheet.text(next, 0, Role.OUTPUT_LINK, change.name());
      sheet.link(cell, new Place(summary.workloadsSheet(), change.sheetRow(), 0));
    }
    next++;
  }

  // --- cells -----------------------------------------------------------------------------------

  /** The next cell of a row. */
  private final class Cell implements CellSink {
    private final int column;
    private final Format format;

    Cell(int column, Format format) {
      this.column = column;
      this.format = format;
    }

    @Override
    public void number(double value) {
      figure(column, format, value);
    }

    @Override
    public void text(String value) {
      sheet.text(next, column, Role.OUTPUT, value);
    }

    @Override
    public void blank() {
      cell(column, Role.OUTPUT, format);
    }
  }

  private void head(int column, String title, Format format) {
    sheet.header(next, column, title, format, "");
  }

  private XSSFCell cell(int column, Role role, Format format) {
    return sheet.cell(next, column, styles.of(role, format.code(), HorizontalAlignment.RIGHT));
  }

  private void figure(int column, Format format, double value) {
    XSSFCell cell = cell(column, Role.OUTPUT, format);
    if (!Double.isNaN(value)) {
      cell.setCellValue(value);
    }
  }
}
