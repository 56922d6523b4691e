package breakeven.write;

import breakeven.decision.Decision;
import breakeven.expression.Expression;
import breakeven.expression.Line;
import breakeven.live.LiveControls;
import breakeven.model.Place;
import breakeven.ooxml.CellRange;
import breakeven.ooxml.SheetNames;
import breakeven.report.Format;
import breakeven.report.Reclassification;
import breakeven.report.ReclassificationColumns;
import breakeven.report.ResultColumn;
import breakeven.report.SummaryData;
import breakeven.report.TableColumn;
import breakeven.table.Sheets;
import breakeven.table.Words;
import breakeven.table.Workloads;
import breakeven.write.ResultStyles.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.jspecify.annotations.Nullable;

/** How workloads move from today's approach to the verdict's: counts, money, and which ones. */
final class ReclassificationSheet {
  private static final String OPEN_TO = "Not decided";
  private static final String OPEN_FROM = "Cannot be read";
  private static final int ALL = Reclassification.OPEN + 1;
  private static final int HEADER_HEIGHT = 32;

  /** What a cell of the tables of pairs shows. */
  private interface Pair {
    double value(int from, int to);
  }

  /** One change of approach, of some workloads. */
  private record Group(int from, int to, double money) {}

  private final ResultStyles styles;
  private final WordFormats formats;
  private final OutputSheet sheet;
  private final List<ResultColumn> columns;
  private final Reclassification data;
  private final Decision decision;
  private final SummaryData summary;
  private final @Nullable LiveControls live;
  private int next = OutputSheet.HEADER_ROW;

  /** Adds the sheet behind the last one. */
  static void add(
      OutputWorkbook book,
      Reclassification data,
      SummaryData summary,
      @Nullable LiveControls live) {
    new ReclassificationSheet(book, data, summary, live).write(book.names());
  }

  private ReclassificationSheet(
      OutputWorkbook book,
      Reclassification data,
      SummaryData summary,
      @Nullable LiveControls live) {
    this.styles = book.styles();
    this.formats = book.formats();
    this.data = data;
    this.summary = summary;
    this.live = live;
    decision = data.decision();
    columns =
        ReclassificationColumns.of(summary.currency()).stream().map(TableColumn::head).toList();
    sheet = book.add(Sheets.RECLASSIFICATION);
  }

  private void write(SheetNames names) {
    for (int i = 0; i < columns.size(); i++) {
      sheet.width(i, columns.get(i).width());
    }
    sheet.titleBlock("Reclassification", sentence());
    sheet.linkBack(names);
    section("Workloads: from today's approach, down, to the verdict's, across");
    pairs(Format.COUNT, data::count, null);
    section("Money at stake (" + summary.currency() + "): the same");
    pairs(Format.MONEY, data::money, decision.moneyAtStake);
    groups();
    int header = changes();
    sheet.sheet.createFreezePane(1, OutputSheet.HEADER_ROW - 1);
    sheet.printLong(header, next - 1, columns.size() - 1);
    sheet.protect();
  }

  private String sentence() {
    return Counted.number(data.changes())
        + " of "
        + Counted.of(summary.portfolio().workloads(), "workload")
        + " should change "
        + (data.changes() == 1 ? "its" : "their")
        + " approach, worth "
        + Counted.money(money(), summary.currency())
        + " over "
        + (data.changes() == 1 ? "its own horizon." : "their own horizons.")
        + " Found by the review of "
        + summary.asOf()
        + (live == null ? "." : "; the tables below follow later edits.");
  }

  private double money() {
    return groupsByMoney().stream().mapToDouble(Group::money).sum();
  }

  private void section(String title) {
    sheet.section(next++, columns.size(), title);
  }

  // --- every pair ------------------------------------------------------------------------------

  /**
   * @param amount what is added up; null: workloads are counted
   */
  private void pairs(Format format, Pair pair, @Nullable Line amount) {
    head(next, 0, "Today", Format.TEXT);
    for (int to = 0; to <= Reclassification.OPEN; to++) {
      head(next, 1 + to, to == Reclassification.OPEN ? OPEN_TO : approach(to), format);
    }
    head(next++, 1 + ALL, "All", format);
    int first = next;
    for (int from = 0; from <= Reclassification.OPEN; from++) {
      if (from < Reclassification.OPEN || unreadable()) {
        pairs(from, format, pair, amount);
      }
    }
    if (format == Format.MONEY) {
      formats.addTo(
          sheet.sheet,
          WordFormats.Cells.MONEY,
          new CellRange(first + 1, 1, next + 1, 1 + ALL).toString());
    }
    total(first, format);
    next++;
  }

  private boolean unreadable() {
    int count = 0;
    for (int to = 0; to <= Reclassification.OPEN; to++) {
      count += data.count(Reclassification.OPEN, to);
    }
    return count > 0;
  }

  private void pairs(int from, Format format, Pair pair, @Nullable Line amount) {
    sheet.text(next, 0, Role.OUTPUT, from == Reclassification.OPEN ? OPEN_FROM : approach(from));
    double sum = 0;
    for (int to = 0; to <= Reclassification.OPEN; to++) {
      double value = pair.value(from, to);
      sum += value;
      figure(next, 1 + to, format, formula(from, to, amount), value);
    }
    String row = new CellRange(next + 1, 1, next + 1, ALL).toString();
    OutputSheet.formula(
        sheet.number(next, 1 + ALL, Role.CALCULATION, format), "SUM(" + row + ")", sum);
    next++;
  }

  private void total(int first, Format format) {
    sheet.cell(next, 0, styles.of(Role.TOTAL)).setCellValue("All");
    for (int column = 1; column <= 1 + ALL; column++) {
      double sum = 0;
      for (int row = first; row < next; row++) {
        sum += Double.parseDouble(sheet.row(row).getCell(column).getCTCell().getV());
      }
      String cells = new CellRange(first + 1, column, next, column).toString();
      OutputSheet.formula(
          sheet.number(next, column, Role.TOTAL, format), "SUM(" + cells + ")", sum);
    }
    next++;
  }

  private static String approach(int code) {
    return Words.APPROACH.get(code);
  }

  private @Nullable String formula(int from, int to, @Nullable Line amount, String... more) {
    LiveControls formulas = live;
    if (formulas == null) {
      return null;
    }
    String of =
        formulas.cells(decision.model.inputs.cell(Workloads.CURRENT_APPROACH))
            + ",\""
            + (from == Reclassification.OPEN ? "" : approach(from))
            + "\","
            + formulas.cells(decision.approachThen)
            + ",\""
            + (to == Reclassification.OPEN ? "" : approach(to))
            + "\""
            + String.join("", more);
    return amount == null
        ? "COUNTIFS(" + of + ")"
        : "SUMIFS(" + formulas.cells(amount) + "," + of + ")";
  }

  // --- groups ----------------------------------------------------------------------------------

  private List<Group> groupsByMoney() {
    List<Group> groups = new ArrayList<>();
    for (int from = 0; from < Reclassification.OPEN; from++) {
      for (int to = 0; to < Reclassification.OPEN; to++) {
        if (from != to && data.count(from, to) > 0) {
          groups.add(new Group(from, to, data.money(from, to)));
        }
      }
    }
    groups.sort(
        Comparator.comparingDouble(Group::money)
            .reversed()
            .thenComparingInt(Group::to)
            .thenComparingInt(Group::from));
    return groups;
  }

  private void groups() {
    List<Group> groups = groupsByMoney();
    section("Changes of approach");
    if (groups.isEmpty()) {
      sheet.text(next++, 0, Role.SUBTITLE, "No workload changes its approach.");
      next++;
      return;
    }
    head(next, 0, "Change", Format.TEXT);
    head(next, 1, "Workloads", Format.COUNT);
    head(next, 2, money(ReclassificationColumns.MONEY), Format.MONEY);
    head(next, 3, money(ReclassificationColumns.SAVING), Format.MONEY);
    head(next++, 4, money("First release"), Format.MONEY);
    int first = next;
    for (Group group : groups) {
      group(group);
    }
    formats.addTo(
        sheet.sheet, WordFormats.Cells.MONEY, new CellRange(first + 1, 2, next, 3).toString());
    next++;
  }

  private String money(String words) {
    return words + " (" + summary.currency() + ")";
  }

  private void group(Group group) {
    int from = group.from();
    int to = group.to();
    sheet.text(next, 0, Role.OUTPUT, approach(from) + " → " + approach(to));
    figure(next, 1, Format.COUNT, formula(from, to, null), data.count(from, to));
    figure(next, 2, Format.MONEY, formula(from, to, decision.moneyAtStake), data.money(from, to));
    String open = live == null ? "" : "," + live.cells(decision.model.life.closed) + ",0";
    figure(
        next,
        3,
        Format.MONEY,
        formula(from, to, decision.model.totals.netSaving, open),
        data.netSaving(from, to));
    if (Reclassification.tuned(to)) {
      figure(
          next,
          4,
          Format.MONEY,
          formula(from, to, decision.model.tuning.firstRelease),
          data.firstRelease(from, to));
    } else {
      sheet.number(next, 4, Format.MONEY, Double.NaN);
    }
    next++;
  }

  // --- workloads -------------------------------------------------------------------------------

  /** Lists the workloads, and gives the row of their header; -1 where there are none. */
  private int changes() {
    List<Reclassification.Change> listed = data.listed();
    section("Workloads that change");
    if (listed.isEmpty()) {
      sheet.text(next++, 0, Role.SUBTITLE, "None.");
      return -1;
    }
    sheet.text(next++, 0, Role.NOTE, note(listed.size()));
    int header = next++;
    for (int i = 0; i < columns.size(); i++) {
      ResultColumn column = columns.get(i);
      sheet.header(header, i, column.title(), column.format(), column.help());
    }
    int first = next;
    listed.forEach(this::change);
    sheet.table(
        "tblReclassification",
        header,
        listed.size(),
        columns.stream().map(ResultColumn::title).toList());
    format(WordFormats.Cells.VERDICT, first, ReclassificationColumns.VERDICT);
    format(WordFormats.Cells.MONEY, first, ReclassificationColumns.MONEY);
    format(WordFormats.Cells.MONEY, first, ReclassificationColumns.SAVING);
    return header;
  }

  private void format(WordFormats.Cells cells, int first, String header) {
    int column = column(header);
    formats.addTo(sheet.sheet, cells, new CellRange(first + 1, column, next, column).toString());
  }

  /** Where a column stands, from 0. */
  private int column(String header) {
    return columns.stream().map(ResultColumn::header).toList().indexOf(header);
  }

  private String note(int listed) {
    String order = "Most money at stake first. ";
    if (data.changes() > listed) {
      return "The "
          + Counted.number(listed)
          + " with most money at stake of "
          + Counted.number(data.changes())
          + "; for the others filter Reclassify on "
          + summary.workloadsSheet()
          + ".";
    }
    return live == null
        ? order
        : order + "A row whose verdict no longer changes anything after an edit is empty.";
  }

  private void change(Reclassification.Change change) {
    for (int i = 0; i < columns.size(); i++) {
      cell(i, columns.get(i).header(), change);
    }
    next++;
  }

  private void cell(int i, String header, Reclassification.Change change) {
    int place = change.place();
    switch (header) {
      case ReclassificationColumns.WORKLOAD -> {
        XSSFCell name = sheet.text(next, i, Role.OUTPUT_LINK, change.name());
        sheet.link(name, new Place(summary.workloadsSheet(), change.sheetRow(), 0));
      }
      case ReclassificationColumns.TODAY ->
          word(i, at(decision.model.inputs.cell(Workloads.CURRENT_APPROACH), place), change.from());
      case ReclassificationColumns.APPROACH ->
          word(i, whileItChanges(decision.approachThen, place, ""), change.to());
      case ReclassificationColumns.VERDICT ->
          word(i, at(decision.verdict, place), change.verdict());
      case ReclassificationColumns.TCO_TODAY ->
          amount(i, whileItChanges(decision.tcoToday, place, ""), change.tcoToday());
      case ReclassificationColumns.TCO_THEN ->
          amount(i, whileItChanges(decision.tcoThen, place, ""), change.tcoThen());
      case ReclassificationColumns.MONEY ->
          amount(i, whileItChanges(decision.moneyAtStake, place, ""), change.money());
      case ReclassificationColumns.SAVING ->
          amount(
              i,
              whileItChanges(decision.model.totals.netSaving, place, whileOpen(place)),
              change.netSaving());
      case ReclassificationColumns.FIRST_RELEASE ->
          amount(
              i,
              whileItChanges(decision.model.tuning.firstRelease, place, whileTuned()),
              change.firstRelease());
      case ReclassificationColumns.WHY -> sheet.text(next, i, Role.OUTPUT, change.why());
      default -> throw new IllegalStateException("no cell for " + header);
    }
  }

  private String whileOpen(int place) {
    return live == null ? "" : "*(" + live.cell(decision.model.life.closed, place) + "=0)";
  }

  /** Whether the row's own cell says that the change is to a tune. */
  private String whileTuned() {
    return "*(LEFT("
        + Place.letters(column(ReclassificationColumns.APPROACH))
        + (next + 1)
        + ","
        + Reclassification.TUNED.length()
        + ")=\""
        + Reclassification.TUNED
        + "\")";
  }

  private @Nullable String at(Expression figure, int place) {
    return live == null ? null : live.cell(figure, place);
  }

  private @Nullable String whileItChanges(Line figure, int place, String condition) {
    LiveControls formulas = live;
    if (formulas == null) {
      return null;
    }
    return "IF("
        + formulas.cell(decision.changes, place)
        + condition
        + "=1,"
        + formulas.cell(figure, place)
        + ",\"\")";
  }

  private void word(int column, @Nullable String formula, String word) {
    if (formula == null) {
      sheet.text(next, column, Role.OUTPUT, word);
    } else {
      OutputSheet.formula(sheet.cell(next, column, styles.takenStyle(Format.WORD)), formula, word);
    }
  }

  private void amount(int column, @Nullable String formula, double value) {
    if (formula == null) {
      sheet.number(next, column, Format.MONEY, value);
    } else {
      OutputSheet.formula(sheet.number(next, column, Role.TAKEN, Format.MONEY), formula, value);
    }
  }

  // --- cells -----------------------------------------------------------------------------------

  private void head(int row, int column, String title, Format format) {
    sheet.header(row, column, title, format, "");
    sheet.row(row).setHeightInPoints(HEADER_HEIGHT);
  }

  private void figure(int row, int column, Format format, @Nullable String formula, double value) {
    if (formula == null) {
      sheet.number(row, column, format, value);
    } else {
      OutputSheet.formula(sheet.number(row, column, Role.CALCULATION, format), formula, value);
    }
  }
}
