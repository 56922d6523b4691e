package breakeven.workbook.write;

import breakeven.core.model.Place;
import breakeven.core.report.ResultSheet;
import breakeven.core.report.ResultTable;
import breakeven.core.table.SheetGroup;
import breakeven.core.table.Sheets;
import breakeven.core.table.Table;
import breakeven.core.table.Tables;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.xlsx.ooxml.SheetNames;
import breakeven.xlsx.read.XlsxFile;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** {@code Read me} of a reviewed workbook: every sheet by its group, what colours mean, limits. */
final class GuideSheet {
  private static final int NAME_WIDTH = 30;
  private static final int TEXT_WIDTH = 70;

  private final OutputWorkbook book;
  private final ResultStyles styles;
  private final XlsxFile in;
  private final OutputSheet sheet;
  private final Map<String, ResultSheet> ours = new HashMap<>();
  private int next = OutputSheet.HEADER_ROW;

  /**
   * Adds the sheet behind the last one, when all others are there.
   *
   * @param in the user's workbook
   * @return the names of all sheets in the order of their tabs
   */
  static List<String> add(OutputWorkbook book, XlsxFile in) {
    GuideSheet made = new GuideSheet(book, in);
    List<String> order = TabOrder.of(book.workbook(), book.names(), in);
    made.write(order);
    return order;
  }

  private GuideSheet(OutputWorkbook book, XlsxFile in) {
    this.book = book;
    this.in = in;
    styles = book.styles();
    sheet = book.add(Sheets.READ_ME);
    SheetNames names = book.names();
    ResultTable.SHEETS.forEach(one -> ours.put(names.of(one.name()), one));
    ours.put(ResultTable.LOG.name(), ResultTable.LOG);
  }

  private void write(List<String> order) {
    sheet.width(0, NAME_WIDTH);
    sheet.width(1, TEXT_WIDTH);
    sheet.titleBlock(
        Sheets.READ_ME,
        "Breakeven says for each language model workload whether fine-tuning a smaller model pays, and"
            + " why.");
    sheet.linkBack(book.names());
    for (SheetGroup group : SheetGroup.values()) {
      group(group, order.stream().filter(name -> group(name) == group).toList());
    }
    colours();
    limits();
    sheet.printUpright(next - 1, 1);
    sheet.protect();
  }

  private SheetGroup group(String name) {
    ResultSheet own = ours.get(name);
    return own == null ? SheetGroup.INPUTS : own.group();
  }

  private void group(SheetGroup group, List<String> names) {
    Role role =
        switch (group) {
          case DECIDE -> Role.TAB_DECIDE;
          case UNDERSTAND -> Role.TAB_UNDERSTAND;
          case INPUTS -> Role.TAB_INPUTS;
          case WORKINGS -> Role.TAB_WORKINGS;
          case CONTROL -> Role.TAB_CONTROL;
        };
    sheet.text(next, 0, role, group.title());
    sheet.text(next++, 1, role, sentence(group.purpose()));
    for (String name : names) {
      XSSFWorkbook workbook = book.workbook();
      int at = workbook.getSheetIndex(name);
      boolean cells = in.sheet(name).map(one -> one.worksheet()).orElse(true);
      boolean leads = cells && workbook.getSheetVisibility(at) == SheetVisibility.VISIBLE;
      XSSFCell cell = sheet.text(next, 0, leads ? Role.LINK : Role.SUBTITLE, name);
      if (leads) {
        sheet.link(cell, new Place(name, 1, 0));
      }
      line(purpose(name));
    }
    next++;
  }

  private String purpose(String name) {
    ResultSheet own = ours.get(name);
    if (own != null) {
      return sentence(own.purpose());
    }
    for (Table table : Tables.ALL) {
      if (table.sheet().equalsIgnoreCase(name)) {
        return table.purpose() + ".";
      }
    }
    return name.equals(Sheets.CHOICES)
        ? "The words that the drop-downs offer."
        : "Yours, kept as it is.";
  }

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
  }

  /** A line of text whose height is known, since a wrapped one makes long sheets slow to open. */
  private void line(String text) {
    sheet.text(next++, 1, Role.SUBTITLE, text);
  }

  private void heading(String title) {
    sheet.section(next++, 2, title);
  }

  private void colours() {
    heading("Colours");
    colour(Role.INPUT, "Input", "Typed by you.");
    colour(Role.DEFAULT, "Input at its default", "As shipped; nobody has changed it.");
    colour(Role.CALCULATION, "Calculation", "A formula.");
    colour(Role.TAKEN, "Taken from elsewhere", "A formula that looks up another sheet.");
    colour(Role.OUTPUT, "Finding", "A value of the review: after a change, review again.");
    colour(Role.WARNING, "Warning", "Doubtful: a stale price, a default used.");
    colour(Role.ERROR, "Error", "Cannot be read, or is out of range.");
    colour(Role.NOTE, "Note", "Unit, meaning, source.");
    next++;
  }

  private void colour(Role role, String name, String meaning) {
    sheet.cell(next, 0, styles.of(role, "General", HorizontalAlignment.LEFT)).setCellValue(name);
    line(meaning);
  }

  private void limits() {
    heading("Limits");
    limit("Prices", "List prices of public pages; your contract may say otherwise.");
    limit("Judgement", "Where a source says judgement, replace the figure by your own.");
    limit("Quality", "Unknown quality is not guessed: measure it, or the verdict asks for it.");
    limit("Next review", "This workbook is a valid input: change it, save it, review it again.");
  }

  private void limit(String name, String text) {
    sheet.text(next, 0, Role.SUBTITLE, name);
    line(text);
  }
}
