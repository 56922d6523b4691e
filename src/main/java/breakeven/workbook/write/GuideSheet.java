package breakeven.workbook.write;

import breakeven.core.decision.Decision;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** {@code Read me} of a reviewed workbook: every sheet by its group, what colours mean, limits. */
final class GuideSheet {
  private static final int NAME_WIDTH = 30;
  private static final int TEXT_WIDTH = 70;

  private final OutputWorkbook book;
  private final XlsxFile in;
  private final BlockSheet sheet;
  private final Map<String, ResultSheet> ours = new HashMap<>();
  private final List<String> order;

  /** A line: what is at its left, where that leads to, and what it is. */
  private record Entry(String name, String to, String text) {}

  /**
   * Adds the sheet behind the last one, when all others are there.
   *
   * @param in the user's workbook
   */
  GuideSheet(OutputWorkbook book, XlsxFile in) {
    this.book = book;
    this.in = in;
    sheet =
        new BlockSheet(
            book,
            Sheets.READ_ME,
            "Breakeven says for each language model workload whether fine-tuning a smaller model"
                + " pays, and why.");
    SheetNames names = book.names();
    ResultTable.SHEETS.forEach(one -> ours.put(names.of(one.name()), one));
    ours.put(ResultTable.LOG.name(), ResultTable.LOG);
    order = TabOrder.of(book.workbook(), names, in);
    sheet.widths(NAME_WIDTH, TEXT_WIDTH);
    for (SheetGroup group : SheetGroup.values()) {
      group(group, order.stream().filter(name -> group(name) == group).toList());
    }
    verdicts();
    colours();
    limits();
    sheet.page.printUpright(sheet.next() - 2, 1, 1);
    sheet.done();
  }

  BlockSheet blocks() {
    return sheet;
  }

  /** The names of all sheets in the order of their tabs. */
  List<String> order() {
    return order;
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
    lines(role, role, List.of(new Entry(group.title(), "", sentence(group.purpose()))));
    lines(
        Role.SUBTITLE,
        Role.SUBTITLE,
        names.stream().map(name -> new Entry(name, to(name), purpose(name))).toList());
    sheet.gap();
  }

  /** Where a sheet begins; empty where it has no cells or is not shown. */
  private String to(String name) {
    XSSFWorkbook workbook = book.workbook();
    boolean cells = in.sheet(name).map(one -> one.worksheet()).orElse(true);
    SheetVisibility shown = workbook.getSheetVisibility(workbook.getSheetIndex(name));
    return cells && shown == SheetVisibility.VISIBLE ? new Place(name, 1, 0).reference() : "";
  }

  private void lines(Role left, Role right, List<Entry> entries) {
    BlockColumn<Entry> name = BlockColumn.<Entry>text("", Entry::name).as(left);
    BlockColumn<Entry> text = BlockColumn.<Entry>text("", Entry::text).as(right);
    sheet.add(new Block<>(List.of(name.leading(Entry::to), text), entries).header(0));
  }

  private String purpose(String name) {
    ResultSheet own = ours.get(name);
    if (own != null) {
      return own.sentence();
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

  private void verdicts() {
    sheet.heading("What the verdicts mean", 2);
    lines(
        Role.SUBTITLE,
        Role.SUBTITLE,
        Decision.VERDICTS.stream()
            .sorted(Comparator.comparingInt(WordFormats::order))
            .map(verdict -> new Entry(verdict, "", VerdictTexts.of(verdict)))
            .toList());
    sheet.gap();
  }

  private void colours() {
    sheet.heading("Colours", 2);
    colour(Role.INPUT, "Input", "Typed by you.");
    colour(Role.DEFAULT, "Input at its default", "As shipped; nobody has changed it.");
    colour(Role.CALCULATION, "Calculation", "A formula.");
    colour(Role.TAKEN, "Taken from elsewhere", "A formula that looks up another sheet.");
    colour(Role.OUTPUT, "Finding", "A value of the review: after a change, review again.");
    colour(Role.WARNING, "Warning", "Doubtful: a stale price, a default used.");
    colour(Role.ERROR, "Error", "Cannot be read, or is out of range.");
    colour(Role.NOTE, "Note", "Unit, meaning, source.");
    sheet.gap();
  }

  private void colour(Role role, String name, String meaning) {
    lines(role, Role.SUBTITLE, List.of(new Entry(name, "", meaning)));
  }

  private void limits() {
    sheet.heading("Limits", 2);
    limit("Prices", "List prices of public pages; your contract may say otherwise.");
    limit("Judgement", "Where a source says judgement, replace the figure by your own.");
    limit("Quality", "Unknown quality is not guessed: measure it, or the verdict asks for it.");
    limit("Next review", "This workbook is a valid input: change it, save it, review it again.");
  }

  private void limit(String name, String text) {
    colour(Role.SUBTITLE, name, text);
  }
}
