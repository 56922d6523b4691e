package breakeven.workbook.write;

import breakeven.core.cycle.LogStatus;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.Texts;
import breakeven.core.table.Assumption;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Column;
import breakeven.core.table.DecisionLog;
import breakeven.core.table.InputFormats;
import breakeven.core.table.SheetGroup;
import breakeven.core.table.Sheets;
import breakeven.core.table.Table;
import breakeven.core.table.Type;
import breakeven.core.table.Workloads;
import breakeven.xlsx.ooxml.CellRange;
import breakeven.xlsx.ooxml.SheetSplice;
import breakeven.xlsx.ooxml.StubWorkbook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCol;

/** Writes one input sheet: headers with their definitions, rows, rules, table and print set-up. */
final class InputSheet {
  /** Shows a required column's header with an asterisk; the cell holds the header alone. */
  private static final String REQUIRED = "@\" *\"";

  private static final int WIDEST = 45;

  /** The same of a source, whose row would be tall for the sake of nothing else. */
  private static final int WIDEST_SOURCE = 90;

  private static final int NARROWEST = 9;

  /** The width of what nobody reads: hashes, amounts of all months. */
  private static final int NARROW = 12;

  private final XSSFWorkbook workbook;
  private final TemplateStyles styles;
  private final Table table;
  private final XSSFSheet sheet;

  /** Whether a command writes it, and nobody types in it. */
  private final boolean logged;

  private int rows;

  InputSheet(XSSFWorkbook workbook, TemplateStyles styles, Table table) {
    this.workbook = workbook;
    this.styles = styles;
    this.table = table;
    this.sheet = workbook.createSheet(table.sheet());
    logged = table == DecisionLog.TABLE;
    sheet.setTabColor(
        NamedStyles.color(Colors.tab(logged ? SheetGroup.CONTROL : SheetGroup.INPUTS)));
  }

  /** Its part. */
  String part() {
    return StubWorkbook.partName(sheet);
  }

  /** What is in a cell: a number or a text, which is empty where nothing is. */
  private record Content(XSSFCellStyle style, Object value) {}

  /** Writes the sheet with these rows, each a map from column to what is typed. */
  void write(List<Map<Column, String>> typed) {
    write(typed, InputSheet::put);
  }

  /** The same, but for the cells of the rows, which are spliced in: POI takes long over them. */
  SheetSplice outline(List<Map<Column, String>> typed) {
    List<List<Content>> cells = new ArrayList<>();
    write(typed, (row, contents) -> cells.add(contents));
    return new SheetSplice()
        .cells(
            table.columns().size() - 1,
            (row, out) -> {
              for (int i = 0; row > 1 && i < table.columns().size(); i++) {
                Content cell = cells.get(row - 2).get(i);
                out.asPoi(i, ResultStyles.index(cell.style()), cell.value());
              }
            });
  }

  private void write(List<Map<Column, String>> typed, BiConsumer<XSSFRow, List<Content>> cells) {
    headers();
    for (Map<Column, String> row : typed) {
      rows++;
      cells.accept(sheet.createRow(rows), contents(row));
    }
    columns(typed);
    if (logged) {
      OutputSheet.protect(sheet);
      new WordFormats(workbook, WordFormats.Look.OUTDATED)
          .where(
              "OR($B2=\""
                  + LogStatus.PRICES.word()
                  + "\",$B2=\""
                  + LogStatus.COMPARED.word()
                  + "\")",
              sheet,
              WordFormats.Look.OUTDATED,
              new CellRange(2, 0, CellRange.ROWS, table.columns().size() - 1).toString());
    } else {
      rules(typed);
    }
    ExcelTable.add(
        sheet, tableName(table), 0, rows, table.columns().stream().map(Column::title).toList());
    sheet.getTables().get(0).getCTTable().getTableStyleInfo().setShowRowStripes(true);
    groups();
    sections(typed);
    sheet.createFreezePane(1, 1);
    int printed = logged ? DecisionLog.VERDICT.ordinal() : table.columns().size() - 1;
    print(sheet, rows, printed, printWidth());
  }

  private PrintWidth printWidth() {
    if (logged) {
      return PrintWidth.ONE;
    }
    if (table == Workloads.TABLE) {
      return PrintWidth.UNKNOWN; // a review adds columns
    }
    return PrintWidth.of(
        table.columns().stream()
            .map(column -> sheet.getColumnWidth(column.ordinal()) / 256)
            .toList());
  }

  private void headers() {
    XSSFRow row = sheet.createRow(0);
    row.setHeightInPoints(48);
    XSSFDrawing notes = sheet.createDrawingPatriarch();
    for (Column column : table.columns()) {
      XSSFCell cell = row.createCell(column.ordinal());
      cell.setCellValue(column.title());
      String format = column.required() && !logged ? REQUIRED : InputFormats.GENERAL;
      cell.setCellStyle(styles.of(headerRole(column), format, headerSide(column)));
      note(notes, cell, column);
    }
  }

  /** The role of a column's header: its shade differs from that of the group beside it. */
  private TemplateStyles.Role headerRole(Column column) {
    if (logged) {
      return TemplateStyles.Role.LOG_HEADER;
    }
    boolean dark =
        column.sheet().equals(Sheets.WORKLOADS)
            && Workloads.GROUPS.indexOf(Workloads.group(column)) % 2 == 1;
    return dark ? TemplateStyles.Role.HEADER_DARK : TemplateStyles.Role.HEADER;
  }

  /**
   * Folds each group of columns but the essentials, and of these whose a workload is, so that what
   * is needed is seen first. A group's first column stays in sight.
   */
  private void groups() {
    if (table != Workloads.TABLE) {
      return;
    }
    sheet.setRowSumsRight(false);
    fold(Workloads.ID.ordinal(), Workloads.REQUESTS.ordinal());
    List<Workloads.Group> groups = Workloads.GROUPS;
    for (int i = 1; i < groups.size(); i++) {
      int first = groups.get(i).first().ordinal() + 1;
      int next =
          i + 1 < groups.size() ? groups.get(i + 1).first().ordinal() : table.columns().size();
      fold(first, next);
    }
    sheet.getCTWorksheet().getSheetFormatPr().setOutlineLevelCol((short) 1);
  }

  private void fold(int first, int next) {
    for (int at = first; at < next; at++) {
      // POI's own grouping leaves overlapping columns where each has a width already.
      CTCol folded = column(at);
      folded.setOutlineLevel((short) 1);
      folded.setHidden(true);
    }
    column(first - 1).setCollapsed(next > first);
  }

  private CTCol column(int at) {
    return sheet.getCTWorksheet().getColsArray(0).getColList().stream()
        .filter(each -> each.getMin() == at + 1)
        .findFirst()
        .orElseThrow();
  }

  /**
   * Folds the rows of each section of assumptions but the first below its first row, which stays in
   * sight.
   */
  private void sections(List<Map<Column, String>> typed) {
    if (table != AssumptionsTable.TABLE || typed.isEmpty()) {
      return;
    }
    sheet.setRowSumsBelow(false);
    String essentials = section(typed.get(0));
    for (int i = 1; i < typed.size(); i++) {
      String section = section(typed.get(i));
      if (section.equals(section(typed.get(i - 1))) && !section.equals(essentials)) {
        sheet.groupRow(i + 1, i + 1);
        sheet.getRow(i + 1).setZeroHeight(true);
        if (sheet.getRow(i).getOutlineLevel() == 0) {
          sheet.getRow(i).getCTRow().setCollapsed(true);
        }
      }
    }
  }

  private static String section(Map<Column, String> row) {
    return row.getOrDefault(AssumptionsTable.SECTION, "");
  }

  private static HorizontalAlignment headerSide(Column column) {
    boolean right = column == AssumptionsTable.VALUE || InputFormats.right(column);
    return right ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT;
  }

  private void note(XSSFDrawing notes, XSSFCell cell, Column column) {
    int at = cell.getColumnIndex();
    var anchor = new XSSFClientAnchor(0, 0, 0, 0, at + 1, 1, at + 4, 7);
    var note = notes.createCellComment(anchor);
    note.setAuthor("Breakeven");
    String wanted = column.required() ? "Required." : "Empty: " + column.blank() + ".";
    String group =
        table == Workloads.TABLE ? "\nGroup: " + Workloads.group(column).name() + "." : "";
    String told = logged ? "" : "\n" + wanted + group;
    note.setString(workbook.getCreationHelper().createRichTextString(column.help() + told));
    cell.setCellComment(note);
  }

  private List<Content> contents(Map<Column, String> typed) {
    Column kind = kind(typed);
    List<Content> contents = new ArrayList<>();
    for (Column column : table.columns()) {
      Column shown = column == AssumptionsTable.VALUE ? kind : column;
      contents.add(content(shown, role(column), typed.getOrDefault(column, "")));
    }
    return contents;
  }

  private static void put(XSSFRow row, List<Content> contents) {
    for (int i = 0; i < contents.size(); i++) {
      XSSFCell cell = row.createCell(i);
      cell.setCellStyle(contents.get(i).style());
      Object value = contents.get(i).value();
      if (value instanceof Double number) {
        cell.setCellValue(number);
      } else if (!value.equals("")) {
        cell.setCellValue(value.toString());
      }
    }
  }

  /** What the Value cell of an assumption's row is; any other sheet has no such cell. */
  private static Column kind(Map<Column, String> typed) {
    String name = typed.get(AssumptionsTable.ASSUMPTION);
    return name == null
        ? AssumptionsTable.VALUE
        : Assumption.of(name).map(Assumption::value).orElse(AssumptionsTable.VALUE);
  }

  private static boolean source(Column column) {
    return column.header().equals("Source") || column.header().equals("Basis");
  }

  private TemplateStyles.Role role(Column column) {
    if (logged) {
      // What somebody said is read in print too; what the program remembers may be cut off.
      return column == DecisionLog.COMMENT
          ? TemplateStyles.Role.OUTPUT
          : TemplateStyles.Role.LOGGED;
    }
    boolean said =
        source(column)
            || column == AssumptionsTable.UNIT
            || column == AssumptionsTable.MEANING
            || column == AssumptionsTable.SECTION;
    if (said) {
      return TemplateStyles.Role.SOURCE;
    }
    if (table == Workloads.TABLE) {
      return TemplateStyles.Role.WORKLOAD;
    }
    return column == AssumptionsTable.VALUE
        ? TemplateStyles.Role.DEFAULT
        : TemplateStyles.Role.INPUT;
  }

  private Content content(Column column, TemplateStyles.Role role, String text) {
    HorizontalAlignment side =
        role == TemplateStyles.Role.DEFAULT || InputFormats.right(column)
            ? HorizontalAlignment.RIGHT
            : HorizontalAlignment.LEFT;
    String format = InputFormats.of(column);
    XSSFCellStyle style = styles.of(role, format, side);
    if (text.isEmpty()) {
      return new Content(style, "");
    }
    if (column.type() == Type.DATE) {
      LocalDate day = LocalDate.parse(text);
      return new Content(style, DateUtil.getExcelDate(day, workbook.isDate1904()));
    }
    double value =
        column.numeric() && column.type() != Type.WORD ? PlainNumber.parse(text) : Double.NaN;
    if (!Double.isNaN(value)) {
      boolean large = format.equals(InputFormats.GENERAL) && value >= 1000;
      return new Content(large ? styles.of(role, InputFormats.COUNT, side) : style, value);
    }
    boolean quoted = Texts.likeFormula(text.charAt(0));
    return new Content(quoted ? styles.quoted(role, format, side) : style, text);
  }

  /** Widths from header and content, and the look of cells that are typed below the table. */
  private void columns(List<Map<Column, String>> typed) {
    for (Column column : table.columns()) {
      int longest = Math.max(NARROWEST, (column.title().length() + 2) / 2);
      for (String word : column.title().split(" ")) {
        longest = Math.max(longest, word.length() + 3);
      }
      longest += column.required() ? 2 : 0;
      for (Map<Column, String> row : typed) {
        longest = Math.max(longest, row.getOrDefault(column, "").length() + 2);
      }
      if (column == DecisionLog.COMMENT) {
        // The first lines may have none.
        longest = WIDEST;
      } else if (logged && longest > WIDEST && column != DecisionLog.CELLS) {
        longest = NARROW;
      }
      int at = column.ordinal();
      sheet.setColumnWidth(at, Math.min(longest, source(column) ? WIDEST_SOURCE : WIDEST) * 256);
      if (logged) {
        continue;
      }
      HorizontalAlignment side =
          InputFormats.right(column) ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT;
      sheet.setDefaultColumnStyle(
          at, styles.of(TemplateStyles.Role.BELOW, InputFormats.of(column), side));
    }
  }

  private void rules(List<Map<Column, String>> typed) {
    Validations rules = new Validations(sheet);
    for (Column column : table.columns()) {
      if (column != AssumptionsTable.VALUE) {
        rules.add(
            column, 1, Validations.LAST_ROW - 1, column.ordinal(), column.title(), column.help());
      }
    }
    if (table == AssumptionsTable.TABLE) {
      for (int i = 0; i < typed.size(); i++) {
        Map<Column, String> row = typed.get(i);
        String name = row.getOrDefault(AssumptionsTable.ASSUMPTION, "");
        String help = row.getOrDefault(AssumptionsTable.MEANING, "");
        rules.add(kind(row), i + 1, i + 1, AssumptionsTable.VALUE.ordinal(), name, help);
      }
    }
  }

  /** {@code tblModelPrices} for {@code Model prices}. */
  static String tableName(Table table) {
    StringBuilder name = new StringBuilder("tbl");
    for (String word : table.sheet().split(" ")) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }

  /** A4 landscape, header row and key column repeated on every page. */
  static void print(XSSFSheet sheet, int lastRow, int lastColumn, PrintWidth width) {
    page(sheet, 0, width);
    var workbook = sheet.getWorkbook();
    workbook.setPrintArea(workbook.getSheetIndex(sheet), 0, lastColumn, 0, lastRow);
  }

  /**
   * The same for all that is on the sheet.
   *
   * @param header row of the headers, from 0
   */
  static void page(XSSFSheet sheet, int header, PrintWidth width) {
    width.setUp(sheet);
    sheet.setRepeatingRows(new CellRangeAddress(header, header, -1, -1));
    if (width.several()) {
      sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, 0));
    }
    sheet.getFooter().setLeft("&F");
    sheet.getFooter().setCenter("&A");
    sheet.getFooter().setRight("page &P of &N");
  }
}
