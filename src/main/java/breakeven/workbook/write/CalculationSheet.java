package breakeven.workbook.write;

import breakeven.core.table.Sheets;
import breakeven.workbook.live.LiveColumn;
import breakeven.workbook.live.LiveData;
import breakeven.workbook.live.LiveModel;
import breakeven.workbook.live.LiveSheet;
import breakeven.workbook.live.ReviewSections;
import breakeven.xlsx.ooxml.SheetNames;
import breakeven.xlsx.ooxml.SheetSplice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCol;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorksheet;

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

  /** The groups of columns from which to which {@code Costs} is printed. */
  private static final String FIRST_PRINTED = "Running cost over the horizon";

  private static final String LAST_PRINTED = "Totals";

  private final BlockSheet sheet;

  /**
   * The formulas of a workbook.
   *
   * @param chanceColumn the column of the user's sheet that the chance of payback is in
   * @param review the sections that hold values of the review
   */
  static LiveModel model(
      XSSFWorkbook workbook,
      SheetNames names,
      LiveData data,
      int chanceColumn,
      ReviewSections review) {
    Set<String> taken = new HashSet<>();
    workbook.getAllNames().forEach(name -> taken.add(name.getNameName().toLowerCase(Locale.ROOT)));
    return new LiveModel(data, names::of, taken::contains, chanceColumn, review);
  }

  /**
   * What the sheets hold that charts draw from, and all calculation sheets; these not where nothing
   * is live.
   */
  static List<LiveSheet> contents(@Nullable LiveModel model, ReviewSections review) {
    return model != null ? model.sheets() : review.all();
  }

  /**
   * Adds sheets, and the names that their formulas use.
   *
   * @return what is spliced into each part
   */
  static Map<String, SheetSplice> add(
      OutputWorkbook book, @Nullable LiveModel model, List<LiveSheet> contents) {
    Map<String, SheetSplice> sheets = new HashMap<>();
    for (LiveSheet content : contents) {
      if (content.section().isEmpty()) {
        BlockSheet made = new CalculationSheet(book, content).sheet;
        sheets.put(made.part(), made.splice());
      }
    }
    List<LiveSheet> sections =
        contents.stream().filter(content -> !content.section().isEmpty()).toList();
    if (!sections.isEmpty()) {
      BlockSheet made = WorkingsSheet.add(book, sections);
      sheets.put(made.part(), made.splice());
    }
    if (model != null) {
      model
          .names()
          .forEach(
              (text, refersTo) -> {
                XSSFName name = OutputWorkbook.name(book.workbook(), text, refersTo);
                if (LiveModel.ofUsersSheet(text)) {
                  name.setComment(WorkloadsSheet.NAMED_BY_US);
                }
              });
    }
    return sheets;
  }

  /** Drops names of an earlier review: those whose sheets are gone, and those of columns. */
  static void dropNames(XSSFWorkbook workbook) {
    for (Name name : new ArrayList<>(workbook.getAllNames())) {
      boolean ofColumn =
          LiveModel.ofUsersSheet(name.getNameName())
              && WorkloadsSheet.NAMED_BY_US.equals(name.getComment());
      if (ofColumn || LiveModel.likeOurs(name.getNameName()) && orphan(workbook, name)) {
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
    List<LiveColumn> columns = content.columns();
    sheet = new BlockSheet(book, content.name(), content.sentence(), content.sentenceFormula());
    groups(columns);
    sheet.add(new CalculationRows(book.styles(), content, new int[] {0}));
    sheet.widths(columns.stream().mapToInt(CalculationSheet::width).toArray());
    fold(columns);
    sheet.page.sheet.createFreezePane(1, OutputSheet.HEADER_ROW + 1);
    int last = OutputSheet.HEADER_ROW + content.size();
    if (columns.size() <= TABLE_COLUMNS) {
      String table = "tbl" + content.name().replace(" ", "");
      List<String> titles = columns.stream().map(LiveColumn::title).toList();
      sheet.page.table(table, OutputSheet.HEADER_ROW, content.size(), titles);
    } else {
      sheet.page.sheet.setAutoFilter(
          new CellRangeAddress(OutputSheet.HEADER_ROW, last, 0, columns.size() - 1));
    }
    print(content, last);
    sheet.done();
  }

  /**
   * What a reader follows on paper: of {@code Costs} what each option costs and comes to. {@code
   * Months} is for the screen, and so is {@code Prices used}, whose rows {@code Run log} prints.
   */
  private void print(LiveSheet content, int lastRow) {
    List<String> groups = content.columns().stream().map(LiveColumn::group).toList();
    int first = groups.indexOf(FIRST_PRINTED);
    if (content.name().equals(Sheets.COSTS) && first > 0) {
      sheet.page.printLong(
          OutputSheet.HEADER_ROW, lastRow, first, groups.lastIndexOf(LAST_PRINTED));
    } else {
      sheet.page.printTitle();
    }
  }

  private static boolean begins(List<LiveColumn> columns, int at) {
    return at == 0 || !columns.get(at - 1).group().equals(columns.get(at).group());
  }

  /** The heading of each group above its first column. */
  private void groups(List<LiveColumn> columns) {
    List<BlockColumn<String>> headings = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String group = columns.get(i).group();
      headings.add(
          begins(columns, i) && !group.isEmpty()
              ? BlockColumn.<String>text("", any -> group).as(ResultStyles.Role.SECTION)
              : BlockColumn.none());
    }
    sheet.state(headings, "");
  }

  /** The other columns of a group can be folded away. */
  private void fold(List<LiveColumn> columns) {
    boolean any = false;
    CTWorksheet xml = sheet.page.sheet.getCTWorksheet();
    for (CTCol width : xml.getColsArray(0).getColArray()) {
      int at = (int) width.getMin() - 1;
      if (!begins(columns, at) && !columns.get(at).group().isEmpty()) {
        width.setOutlineLevel((short) 1);
        any = true;
      }
    }
    if (any) {
      sheet.page.sheet.setRowSumsRight(false);
      xml.getSheetFormatPr().setOutlineLevelCol((short) 1);
    }
  }

  /** The least width of a column in which its header has room, characters. */
  static int width(LiveColumn column) {
    return OutputSheet.widthFor(column.title(), column.width());
  }

  static double finite(double value) {
    return Double.isInfinite(value) ? Math.copySign(NO_END, value) : value;
  }
}
