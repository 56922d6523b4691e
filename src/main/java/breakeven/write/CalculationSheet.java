package breakeven.write;

import breakeven.live.LiveCells;
import breakeven.live.LiveColumn;
import breakeven.live.LiveData;
import breakeven.live.LiveModel;
import breakeven.live.LiveSheet;
import breakeven.ooxml.CellXml;
import breakeven.ooxml.RowFormula;
import breakeven.ooxml.RowXml;
import breakeven.ooxml.SharedFormulas;
import breakeven.ooxml.SheetNames;
import breakeven.ooxml.SheetSplice;
import breakeven.ooxml.StubWorkbook;
import breakeven.report.Charted;
import breakeven.report.Format;
import breakeven.report.Looks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCol;

/**
 * A sheet of formulas, each with the value that it comes to. Its rows are streamed when the
 * workbook is composed.
 */
final class CalculationSheet {
  /** Infinity has no cell: the largest number that formulas work with stands for "no end". */
  private static final double NO_END = 1e99;

  /** POI takes seconds for a table of hundreds of columns; a filter does for those. */
  private static final int TABLE_COLUMNS = 60;

  /** Cells of this workbook: a bracket would name another one. */
  private static final Pattern CELLS =
      Pattern.compile(
          "('(?:[^'\\[\\]]|'')+'|[A-Za-z]+)!\\$[A-Z]+\\$[0-9]+(?::\\$[A-Z]+\\$[0-9]+)?");

  private final LiveSheet content;
  private final OutputSheet sheet;
  private final Figures figures;
  private final Map<String, Figures> ofRows = new HashMap<>();
  private final int[] texts;
  private final int[] quoted;
  private final boolean[] days;
  private final ResultStyles styles;

  /** The styles of each column's formulas, and of its values. */
  private record Figures(int[] formulas, int[] values) {}

  /**
   * The formulas of a workbook.
   *
   * @param chanceColumn the column of the user's sheet that the chance of payback stands in
   */
  static LiveModel model(XSSFWorkbook workbook, SheetNames names, LiveData data, int chanceColumn) {
    Set<String> taken = new HashSet<>();
    workbook.getAllNames().forEach(name -> taken.add(name.getNameName().toLowerCase(Locale.ROOT)));
    return new LiveModel(data, names::of, taken::contains, chanceColumn);
  }

  /**
   * What the sheets hold that charts draw from, and all calculation sheets; these not where nothing
   * is live.
   */
  static List<LiveSheet> contents(@Nullable LiveModel model, Charted charted) {
    if (model == null) {
      return charted.isEmpty() ? List.of() : LiveModel.charted(charted);
    }
    List<LiveSheet> contents = new ArrayList<>(model.charting(charted));
    contents.addAll(model.sheets());
    contents.add(model.byVolume());
    return contents;
  }

  /** Adds sheets, and the names that their formulas use. */
  static List<CalculationSheet> add(
      OutputWorkbook book, @Nullable LiveModel model, List<LiveSheet> contents) {
    List<CalculationSheet> sheets = new ArrayList<>();
    for (LiveSheet content : contents) {
      sheets.add(new CalculationSheet(book, content));
    }
    if (model != null) {
      model
          .names()
          .forEach(
              (text, refersTo) -> {
                XSSFName name = book.workbook().createName();
                name.setNameName(text);
                name.setRefersToFormula(refersTo);
              });
    }
    return sheets;
  }

  /** Drops names of an earlier review whose sheets are gone. */
  static void dropNames(XSSFWorkbook workbook) {
    for (Name name : new ArrayList<>(workbook.getAllNames())) {
      if (LiveModel.likeOurs(name.getNameName()) && orphan(workbook, name)) {
        workbook.removeName(name);
      }
    }
  }

  /** Whether a name refers to cells of a sheet that is not there. */
  private static boolean orphan(XSSFWorkbook workbook, Name name) {
    Matcher cells = CELLS.matcher(String.valueOf(name.getRefersToFormula()));
    if (!cells.matches()) {
      return false;
    }
    String sheet = cells.group(1).replaceAll("^'|'$", "").replace("''", "'");
    return workbook.getSheet(sheet) == null;
  }

  private CalculationSheet(OutputWorkbook book, LiveSheet content) {
    this.content = content;
    styles = book.styles();
    sheet = book.add(content.name());
    List<LiveColumn> columns = content.columns();
    figures = figures(styles, columns, "");
    for (int i = 0; i < content.size(); i++) {
      if (!content.rowFormat(i).isEmpty()) {
        ofRows.computeIfAbsent(content.rowFormat(i), format -> figures(styles, columns, format));
      }
    }
    texts = new int[columns.size()];
    quoted = new int[columns.size()];
    days = new boolean[columns.size()];
    sheet.titleBlock(content.name(), content.sentence());
    if (!content.sentenceFormula().isEmpty()) {
      XSSFCell sentence = sheet.sheet.getRow(1).getCell(0);
      OutputSheet.formula(sentence, content.sentenceFormula(), content.sentence());
    }
    sheet.linkBack(book.names());
    List<String> titles = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      LiveColumn column = columns.get(i);
      texts[i] = text(styles, column, "");
      quoted[i] = text(styles, column, "=");
      days[i] = column.format().equals(Looks.DATE);
      Format side = column.number() ? Format.COUNT : Format.TEXT;
      sheet.header(OutputSheet.HEADER_ROW, i, column.title(), side, column.help());
      sheet.width(i, OutputSheet.widthFor(column.title(), column.width()));
      titles.add(column.title());
    }
    groups(styles, columns);
    sheet.sheet.createFreezePane(1, OutputSheet.HEADER_ROW + 1);
    int last = OutputSheet.HEADER_ROW + content.size();
    if (columns.size() <= TABLE_COLUMNS) {
      String table = "tbl" + content.name().replace(" ", "");
      sheet.table(table, OutputSheet.HEADER_ROW, content.size(), titles);
    } else {
      sheet.sheet.setAutoFilter(
          new CellRangeAddress(OutputSheet.HEADER_ROW, last, 0, columns.size() - 1));
    }
    sheet.printLong(OutputSheet.HEADER_ROW, last, columns.size() - 1);
    sheet.protect();
  }

  /**
   * @param rowFormat the format of numbers; empty for that of their column
   */
  private static Figures figures(ResultStyles styles, List<LiveColumn> columns, String rowFormat) {
    Figures figures = new Figures(new int[columns.size()], new int[columns.size()]);
    for (int i = 0; i < columns.size(); i++) {
      LiveColumn column = columns.get(i);
      String format = column.number() && !rowFormat.isEmpty() ? rowFormat : column.format();
      ResultStyles.Role role =
          switch (column.role()) {
            case TEXT, CALCULATED -> ResultStyles.Role.CALCULATION;
            case TAKEN -> ResultStyles.Role.TAKEN;
            case VALUE -> ResultStyles.Role.OUTPUT;
          };
      // A long text at the left may run out of sight; one at the right would lose its beginning.
      figures.formulas()[i] =
          index(
              column.number()
                  ? styles.of(role, format, side(column))
                  : styles.oneLine(role, format, side(column)));
      figures.values()[i] = index(styles.of(valueRole(column), format, side(column)));
    }
    return figures;
  }

  /** Words that explain are wrapped; a figure's sentence would make its whole row tall. */
  private static int text(ResultStyles styles, LiveColumn column, String text) {
    ResultStyles.Role role = valueRole(column);
    return index(
        column.role() == LiveColumn.Role.TEXT
            ? styles.text(role, text, side(column))
            : styles.textOnOneLine(role, text, side(column)));
  }

  private static HorizontalAlignment side(LiveColumn column) {
    return column.number() ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT;
  }

  /** What stays a value of this run looks like one, also among formulas. */
  private static ResultStyles.Role valueRole(LiveColumn column) {
    return column.role() == LiveColumn.Role.TEXT
        ? ResultStyles.Role.CALCULATION
        : ResultStyles.Role.OUTPUT;
  }

  private static int index(XSSFCellStyle style) {
    return ResultStyles.index(style);
  }

  /** The heading of each group above its first column; the others can be folded away. */
  private void groups(ResultStyles styles, List<LiveColumn> columns) {
    boolean any = false;
    List<CTCol> widths = sheet.sheet.getCTWorksheet().getColsArray(0).getColList();
    for (CTCol width : widths) {
      int at = (int) width.getMin() - 1;
      String group = columns.get(at).group();
      boolean first = at == 0 || !columns.get(at - 1).group().equals(group);
      if (first && !group.isEmpty()) {
        sheet
            .cell(OutputSheet.HEADER_ROW - 1, at, styles.band(ResultStyles.Role.SECTION))
            .setCellValue(group);
      } else if (!first && !group.isEmpty()) {
        width.setOutlineLevel((short) 1);
        any = true;
      }
    }
    if (any) {
      sheet.sheet.setRowSumsRight(false);
      sheet.sheet.getCTWorksheet().getSheetFormatPr().setOutlineLevelCol((short) 1);
    }
  }

  /** The sheet's part in the package. */
  String part() {
    return StubWorkbook.partName(sheet.sheet);
  }

  /** The rows, to be added when the workbook is composed. */
  SheetSplice splice() {
    return new SheetSplice().rows(this::rows);
  }

  private void rows(RowXml out) throws IOException {
    SharedFormulas shared = new SharedFormulas(content);
    ColumnFormulas own = new ColumnFormulas(content.columns().size());
    for (int i = 0; i < content.size(); i++) {
      int row = LiveSheet.FIRST_ROW + i;
      Figures styles = ofRows.getOrDefault(content.rowFormat(i), figures);
      content.row(i, new Cells(out.startRow(row), row, styles, shared, own));
      out.endRow();
    }
  }

  static double finite(double value) {
    return Double.isInfinite(value) ? Math.copySign(NO_END, value) : value;
  }

  /** The formula that each column had last, since most have one and the same in every row. */
  private static final class ColumnFormulas {
    private final @Nullable String[] texts;
    private final @Nullable RowFormula[] formulas;

    ColumnFormulas(int columns) {
      texts = new String[columns];
      formulas = new RowFormula[columns];
    }

    RowFormula of(int column, String text) {
      RowFormula known = formulas[column];
      if (known == null || !text.equals(texts[column])) {
        known = new RowFormula(text);
        formulas[column] = known;
        texts[column] = text;
      }
      return known;
    }
  }

  /** The cells of one row, from left to right. */
  private final class Cells implements LiveCells {
    private final CellXml out;
    private final String row;
    private final int[] formulas;
    private final int[] values;
    private final SharedFormulas shared;
    private final ColumnFormulas own;
    private int next;

    Cells(CellXml out, int row, Figures styles, SharedFormulas shared, ColumnFormulas own) {
      this.out = out;
      this.row = String.valueOf(row);
      formulas = styles.formulas();
      values = styles.values();
      this.shared = shared;
      this.own = own;
    }

    @Override
    public void value(double value) {
      int column = next++;
      if (Double.isNaN(value)) {
        out.blank(column, values[column]);
      } else {
        out.number(column, values[column], inCell(column, value));
      }
    }

    @Override
    public void value(String text) {
      int column = next++;
      if (text.isEmpty()) {
        out.blank(column, texts[column]);
      } else {
        int style = ResultStyles.likeFormula(text) ? quoted[column] : texts[column];
        out.text(column, style, text);
      }
    }

    @Override
    public void formula(String formula, double result) {
      if (Double.isNaN(result)) {
        formula(formula, "");
        return;
      }
      int column = next++;
      double value = inCell(column, result);
      if (shared.has(column, formula)) {
        String text = shared.first(column) ? here(formula) : null;
        int index = shared.index(column);
        out.sharedFormula(column, formulas[column], index, text, lastRow(), value);
      } else {
        out.formula(column, formulas[column], own.of(column, formula), value);
      }
    }

    @Override
    public void formula(String formula, String result) {
      int column = next++;
      if (shared.has(column, formula)) {
        String text = shared.first(column) ? here(formula) : null;
        int index = shared.index(column);
        out.sharedFormula(column, formulas[column], index, text, lastRow(), result);
      } else {
        out.formula(column, formulas[column], own.of(column, formula), result);
      }
    }

    private double inCell(int column, double value) {
      return days[column] ? CalculationSheet.this.styles.serial(value) : finite(value);
    }

    private String here(String formula) {
      return formula.replace(LiveCells.ROW, row);
    }

    private int lastRow() {
      return LiveSheet.FIRST_ROW + content.size() - 1;
    }
  }
}
