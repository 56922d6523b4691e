package breakeven.workbook.write;

import breakeven.core.input.TableRows;
import breakeven.core.model.Place;
import breakeven.core.report.ResultTable;
import breakeven.core.table.Column;
import breakeven.core.table.PriceTable;
import breakeven.core.table.SheetGroup;
import breakeven.core.table.Sheets;
import breakeven.core.table.Table;
import breakeven.core.table.Tables;
import breakeven.core.table.Workloads;
import breakeven.workbook.write.TemplateStyles.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The first sheet of the template: what the workbook is for, how to use it, what is where. */
final class ReadMeSheet {
  private static final String[] HOW_TO = {
    "On Workloads, type one row for each use of a language model; overwrite or delete the"
        + " examples.",
    "Only these columns are required: " + required() + ".",
    "Leave a cell empty if you do not know it: it takes its default, and the result says so.",
    "Type plain numbers: 250000, not \"250k\" and not \"1,234\". A share is 40% or 0.4.",
    "Point at a header to read what its column means and what an empty cell means.",
    "Look through Assumptions: empty cells of a row take their value there. [+] at the left opens"
        + " the expert rows.",
    "Check the prices that matter on the price sheets: each row names its source and, where known,"
        + " its day.",
    "A quotation typed in a row ("
        + Workloads.TRAINING_COST.header()
        + ", "
        + Workloads.SERVING_COST.header()
        + " ...) wins over the computed figure.",
    "Add columns of your own wherever you like: they are kept and never read.",
    "Save, then run: breakeven review this-workbook.xlsx. The reviewed copy is written beside it."
  };

  private final XSSFWorkbook workbook;
  private final TemplateStyles styles;
  private final XSSFSheet sheet;
  private int next;

  ReadMeSheet(XSSFWorkbook workbook, TemplateStyles styles) {
    this.workbook = workbook;
    this.styles = styles;
    this.sheet = workbook.createSheet(Sheets.READ_ME);
    sheet.setTabColor(NamedStyles.color(Colors.tab(SheetGroup.CONTROL)));
  }

  void write() {
    sheet.setDisplayGridlines(false);
    sheet.setColumnWidth(0, 26 * 256);
    sheet.setColumnWidth(1, 100 * 256);
    line(Role.TITLE, "Breakeven", "");
    line(Role.TEXT, "", "");
    line(
        Role.HEADER,
        "Purpose",
        "Says for each language model workload whether fine-tuning a smaller model pays, and why.");
    line(Role.TEXT, "", "");
    howTo();
    contents();
    groups();
    added();
    colours();
    prices();
    limits();
    InputSheet.print(sheet, next - 1, 1, PrintWidth.ONE);
    sheet.getPrintSetup().setFitHeight((short) 1);
    sheet.getPrintSetup().setLandscape(false);
    // A review replaces it by one that leads to all sheets, so nothing is to be typed here.
    OutputSheet.protect(sheet);
    OutputWorkbook.name(
        workbook, ReviewedWorkbook.mark(Sheets.READ_ME), Place.reference(Sheets.READ_ME, "$A$1"));
  }

  private static String required() {
    return Workloads.TABLE.columns().stream()
        .filter(Column::required)
        .map(Column::header)
        .collect(Collectors.joining(", "));
  }

  private void howTo() {
    line(Role.HEADER, "How to use it", "");
    for (int i = 0; i < HOW_TO.length; i++) {
      line(Role.TEXT, "Step " + (i + 1), HOW_TO[i]);
    }
    line(Role.TEXT, "", "");
  }

  private void contents() {
    line(Role.HEADER, "Contents", "");
    for (Table table : Tables.ALL) {
      link(line(Role.LINK, table.sheet(), table.purpose() + "."), table.sheet());
    }
    line(Role.TEXT, "", "");
  }

  /** The groups of columns, each in the shade of its headers. */
  private void groups() {
    line(Role.HEADER, "Columns of " + Sheets.WORKLOADS, "");
    for (int i = 0; i < Workloads.GROUPS.size(); i++) {
      Workloads.Group group = Workloads.GROUPS.get(i);
      line(i % 2 == 0 ? Role.HEADER : Role.HEADER_DARK, group.name(), group.purpose());
    }
    line(Role.TEXT, "", "");
  }

  /** What the reviewed copy has beside the input sheets; nothing to link to yet. */
  private void added() {
    line(Role.HEADER, "What a review adds", "");
    ResultTable.SHEETS.forEach(
        one ->
            line(
                Role.TEXT,
                one.name(),
                one.name().equals(Sheets.CHANGES)
                    ? "With --previous: " + one.purpose() + "."
                    : one.sentence()));
    line(Role.TEXT, "", "");
  }

  private void link(XSSFRow row, String target) {
    XSSFHyperlink link = workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
    link.setAddress("'" + target + "'!A1");
    row.getCell(0).setHyperlink(link);
  }

  private void colours() {
    line(Role.HEADER, "Colours", "");
    line(Role.INPUT, "Input", "Typed by you.");
    line(Role.DEFAULT, "Input at its default", "As shipped; nobody has changed it.");
    line(Role.CALCULATION, "Calculation", "A formula.");
    line(Role.TAKEN, "Taken from elsewhere", "A formula that looks up another sheet.");
    line(Role.OUTPUT, "Finding", "A value that the review writes.");
    line(Role.WARNING, "Warning", "Doubtful: a stale price, a default used.");
    line(Role.ERROR, "Error", "Cannot be read, or is out of range.");
    line(Role.SOURCE, "Note", "Unit, meaning, source.");
    line(Role.TEXT, "", "");
  }

  private void prices() {
    line(Role.HEADER, "Prices as shipped", "");
    for (PriceTable table : List.of(PriceTable.MODELS, PriceTable.TRAININGS, PriceTable.GPUS)) {
      line(Role.TEXT, table.table().sheet(), days(table));
    }
    line(Role.TEXT, "", "");
  }

  private static String days(PriceTable table) {
    List<TableRows.Row> rows = ShippedTables.of(table.table()).rows();
    List<LocalDate> days =
        rows.stream()
            .map(row -> row.date(table.checkedOn()))
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    LocalDate first = days.get(0);
    LocalDate last = days.get(days.size() - 1);
    int undated = rows.size() - days.size();
    return rows.size()
        + " rows, checked "
        + (first.equals(last) ? "on " + first : "from " + first + " to " + last)
        + (undated == 0 ? "" : "; " + undated + " of them without a day")
        + ".";
  }

  private void limits() {
    line(Role.HEADER, "Limits", "");
    line(
        Role.TEXT,
        "Prices",
        "List prices of public pages; your contract may say otherwise. Old prices are flagged.");
    line(
        Role.TEXT,
        "Judgement",
        "Where a source says judgement, no measurement was found: replace it by your own figure.");
    line(
        Role.TEXT,
        "Quality",
        "Unknown quality is not guessed: measure it, or the verdict asks for it.");
  }

  private XSSFRow line(Role role, String name, String text) {
    XSSFRow row = sheet.createRow(next++);
    XSSFCell first = row.createCell(0);
    first.setCellStyle(styles.of(role));
    if (!name.isEmpty()) {
      first.setCellValue(name);
    }
    if (!text.isEmpty()) {
      XSSFCell second = row.createCell(1);
      second.setCellStyle(styles.of(Role.TEXT));
      second.setCellValue(text);
    }
    return row;
  }
}
