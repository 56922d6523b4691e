package breakeven.write;

import breakeven.model.Place;
import breakeven.ooxml.SheetNames;
import breakeven.report.Format;
import breakeven.report.ResultColumn;
import breakeven.report.RunLog;
import breakeven.report.RunLogColumns;
import breakeven.report.TableColumn;
import breakeven.table.InputFormats;
import breakeven.table.Sheets;
import breakeven.write.ResultStyles.Role;
import java.util.List;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The sheet that says how the run can be repeated and where every price and assumption is from. */
final class RunLogSheet {
  private static final int[] WIDTHS = {42, 28, 46, 17, 60, 12, 12, 13, 10};
  private static final int LAST = WIDTHS.length - 1;
  private static final String RATE = "0.0000";
  private static final int CURRENCY = 5;
  private static final HorizontalAlignment LEFT = HorizontalAlignment.LEFT;

  private final ResultStyles styles;
  private final OutputSheet sheet;
  private final XSSFWorkbook workbook;
  private int next = 4;
  private int firstAssumption;
  private int firstPrice;

  /**
   * Where the lists stand; rows as a spreadsheet counts them.
   *
   * @param prices the first row of a price, whether or not there is one
   */
  record Tables(int assumptions, int prices) {
    /** The column that says whether an assumption is at its default. */
    static final int DEFAULT = 3;

    /** The column that says whether a price is stale. */
    static final int AGE = LAST;

    static final int CURRENCY = RunLogSheet.CURRENCY;
    static final int RATE = CURRENCY + 1;
  }

  /** Adds the sheet behind the last one. */
  static Tables add(XSSFWorkbook workbook, ResultStyles styles, SheetNames names, RunLog log) {
    RunLogSheet made = new RunLogSheet(workbook, styles, names);
    made.write(log);
    return new Tables(made.firstAssumption, made.firstPrice);
  }

  private RunLogSheet(XSSFWorkbook workbook, ResultStyles styles, SheetNames names) {
    this.workbook = workbook;
    this.styles = styles;
    sheet = new OutputSheet(workbook, styles, names.of(Sheets.RUN_LOG), Colors.CONTROL_TAB);
    sheet.titleBlock(
        "Run log", "What this review was run on and with: the same input gives the same figures.");
    sheet.linkBack(names);
  }

  private void write(RunLog log) {
    for (int i = 0; i <= LAST; i++) {
      sheet.width(i, WIDTHS[i]);
    }
    log.facts().forEach(this::section);
    added(log);
    assumptions(log);
    prices(log);
    sheet.printLong(-1, next - 1, LAST);
    sheet.protect();
  }

  private void title(String title) {
    for (int i = 0; i <= LAST; i++) {
      sheet.cell(next, i, styles.of(Role.SECTION));
    }
    sheet.row(next++).getCell(0).setCellValue(title);
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
    for (int i = 0; i < columns.size(); i++) {
      ResultColumn column = columns.get(i).head();
      boolean right = column.format().number() && column.format() != Format.DATE;
      sheet.header(next, i, column.title(), right ? Format.COUNT : Format.TEXT, "");
      sheet.row(next).setHeightInPoints(32);
    }
    next++;
  }

  // --- assumptions -----------------------------------------------------------------------------

  private void assumptions(RunLog log) {
    title("Assumptions used");
    head(RunLogColumns.assumptions());
    firstAssumption = next + 1;
    for (RunLog.AssumptionUsed used : log.assumptions()) {
      sheet.text(next, 0, Role.OUTPUT, used.name());
      value(used);
      sheet.text(next, 2, Role.OUTPUT, used.unit());
      sheet.text(next, 3, Role.OUTPUT, used.byDefault() ? "Default" : "Own");
      sheet.text(next++, 4, Role.OUTPUT, used.source());
    }
    next++;
  }

  private void value(RunLog.AssumptionUsed used) {
    boolean number = !Double.isNaN(used.number());
    XSSFCellStyle style =
        number
            ? styles.of(
                Role.OUTPUT,
                InputFormats.ofAssumption(used.share(), used.number()),
                HorizontalAlignment.RIGHT)
            : styles.text(Role.OUTPUT, used.text(), HorizontalAlignment.RIGHT);
    XSSFCell cell = sheet.cell(next, 1, style);
    if (number) {
      cell.setCellValue(used.number());
    } else if (used.text().isEmpty()) {
      cell.setCellValue("blank");
    } else {
      cell.setCellValue(used.text());
    }
  }

  // --- prices ----------------------------------------------------------------------------------

  private void prices(RunLog log) {
    title("Price rows used");
    if (log.prices().isEmpty()) {
      line("None.");
      return;
    }
    head(RunLogColumns.prices());
    firstPrice = next + 1;
    log.prices().forEach(this::price);
  }

  private void price(RunLog.PriceRowUsed row) {
    sheet.text(next, 0, Role.OUTPUT, row.name());
    where(row);
    sheet.text(next, 2, Role.OUTPUT, RunLogColumns.figures(row));
    XSSFCell day = sheet.cell(next, 3, styles.of(Role.OUTPUT, Format.DATE.code(), LEFT));
    if (row.checkedOn() != null) {
      day.setCellValue(styles.serial((double) row.checkedOn().toEpochDay()));
    }
    sheet.text(next, 4, Role.OUTPUT, row.source());
    sheet.text(next, 5, Role.OUTPUT, row.currency());
    XSSFCell rate = sheet.cell(next, 6, styles.of(Role.OUTPUT, RATE, HorizontalAlignment.RIGHT));
    if (!row.currency().isEmpty() && Double.isFinite(row.rate())) {
      rate.setCellValue(row.rate());
    }
    sheet.cell(next, 7, styles.outputStyle(Format.COUNT)).setCellValue(row.workloads());
    sheet.text(next++, 8, row.stale() ? Role.WARNING : Role.OUTPUT, row.stale() ? "stale" : "");
  }

  private void where(RunLog.PriceRowUsed row) {
    boolean there = row.row() > 0 && workbook.getSheet(row.sheet()) != null;
    XSSFCell cell =
        sheet.text(next, 1, there ? Role.OUTPUT_LINK : Role.OUTPUT, RunLogColumns.where(row));
    if (there) {
      sheet.link(cell, new Place(row.sheet(), row.row(), 0));
    }
  }
}
