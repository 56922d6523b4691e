package breakeven.workbook.write;

import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.model.Place;
import breakeven.core.report.BusinessUnits;
import breakeven.core.report.DecisionColumns;
import breakeven.core.report.Format;
import breakeven.core.report.Proposal;
import breakeven.core.report.Proposals;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.SummaryData;
import breakeven.core.report.TableColumn;
import breakeven.core.table.Column;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.workbook.live.LiveControls;
import breakeven.workbook.live.LiveModel;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.xlsx.ooxml.CellRange;
import breakeven.xlsx.ooxml.CellXml;
import breakeven.xlsx.ooxml.Markup;
import breakeven.xlsx.ooxml.RowFormula;
import breakeven.xlsx.ooxml.RowXml;
import breakeven.xlsx.ooxml.SheetSplice;
import breakeven.xlsx.ooxml.StubWorkbook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The changes of approach to decide on, largest saving first, below their totals by business unit.
 * Its rows are streamed when the workbook is composed.
 */
final class DecisionsSheet {
  /** Business units above the table; the others are one line. */
  private static final int UNITS = 8;

  /** Rows that have room on a sheet below the totals. */
  private static final int MOST = 1_000_000;

  /** Excel takes 65,530 links a sheet. */
  private static final int LINKED = 60_000;

  /** The columns that only a review renews. */
  private static final List<String> DRAWN =
      List.of(DecisionColumns.CHANCE, DecisionColumns.P10, DecisionColumns.P90);

  private static final String MONEY =
      "Money is over each workload's own horizon. A saving of 0 or less: quality, data or grounding"
          + " demand the change.";

  private final OutputSheet sheet;
  private final ResultStyles styles;
  private final WordFormats formats;
  private final List<ResultColumn> columns;
  private final Proposals proposals;
  private final BusinessUnits units;
  private final SummaryData summary;
  private final @Nullable LiveControls live;
  private final Decision decision;
  private final String back;
  private final int[] plain;
  private final int[] quoted;
  private final int[] taken;
  private final int link;
  private final int quotedLink;
  private int next = OutputSheet.HEADER_ROW;
  private int header;

  /** Adds the sheet behind the last one. */
  static DecisionsSheet add(
      OutputWorkbook book,
      Proposals proposals,
      BusinessUnits units,
      SummaryData summary,
      @Nullable LiveControls live) {
    DecisionsSheet made = new DecisionsSheet(book, proposals, units, summary, live);
    made.layOut();
    return made;
  }

  private DecisionsSheet(
      OutputWorkbook book,
      Proposals proposals,
      BusinessUnits units,
      SummaryData summary,
      @Nullable LiveControls live) {
    sheet = book.add(Sheets.DECISIONS);
    styles = book.styles();
    formats = book.formats();
    columns = DecisionColumns.of(summary.currency()).stream().map(TableColumn::head).toList();
    this.proposals = proposals;
    this.units = units;
    this.summary = summary;
    this.live = live;
    decision = units.decision();
    back = book.names().of(Sheets.SUMMARY);
    plain = columns.stream().mapToInt(column -> styles.output(column.format())).toArray();
    quoted = columns.stream().mapToInt(column -> styles.outputQuoted(column.format())).toArray();
    taken = columns.stream().mapToInt(column -> styles.taken(column.format())).toArray();
    link = ResultStyles.index(styles.text(Role.OUTPUT_LINK, ""));
    quotedLink = ResultStyles.index(styles.text(Role.OUTPUT_LINK, "="));
  }

  private int rows() {
    return rows(proposals);
  }

  /** How many changes have a row: all that fit a sheet. */
  static int rows(Proposals proposals) {
    return Math.min(MOST, proposals.count());
  }

  private void layOut() {
    sheet.titleBlock("Decisions", sentence());
    sheet.cell(2, 0, styles.of(Role.LINK)).setCellValue("Back to " + back);
    for (ResultColumn column : columns) {
      sheet.width(columns.indexOf(column), OutputSheet.widthFor(column.title(), column.width()));
    }
    totals();
    sheet.section(next++, columns.size(), "Changes to decide on, largest saving first");
    sheet.text(next++, 0, Role.NOTE, note());
    header = next++;
    if (rows() == 0) {
      return;
    }
    for (int i = 0; i < columns.size(); i++) {
      ResultColumn column = columns.get(i);
      boolean stays = live != null && DRAWN.contains(column.header());
      String help = column.help() + (stays ? "\n" + WorkloadsSheet.OF_THE_REVIEW : "");
      sheet.header(header, i, column.title(), column.format(), help);
    }
    List<String> titles = columns.stream().map(ResultColumn::title).toList();
    sheet.table("tblDecisions", header, rows(), titles);
    colour(WordFormats.Cells.VERDICT, DecisionColumns.VERDICT);
    colour(WordFormats.Cells.MONEY, DecisionColumns.SAVING);
    colour(WordFormats.Cells.MONEY, DecisionColumns.P10);
    sheet.sheet.createFreezePane(1, 0);
    sheet.printLong(header, header + rows(), columns.size() - 1);
    sheet.protect();
  }

  private void colour(WordFormats.Cells cells, String title) {
    formats.addTo(sheet.sheet, cells, cells(title));
  }

  /** Greys what was drawn of a workload that an edit has moved since. */
  void outdated(LiveModel model) {
    if (rows() > 0) {
      String values = DRAWN.stream().map(this::cells).collect(Collectors.joining(" "));
      formats.outdated(sheet.sheet, values, model.differsNamed("$A" + (header + 2)));
    }
  }

  /** The cells of a column. */
  private String cells(String title) {
    int at = columns.stream().map(ResultColumn::header).toList().indexOf(title);
    return new CellRange(header + 2, at, header + 1 + rows(), at).toString();
  }

  private String sentence() {
    int changes = proposals.count();
    String found =
        changes == 0
            ? "No workload changes its approach."
            : Plurals.number(changes)
                + " of "
                + Plurals.of(summary.portfolio().workloads(), "workload")
                + " should change "
                + (changes == 1 ? "its approach." : "their approach.");
    return found
        + " Found by the review of "
        + summary.asOf()
        + (live == null ? "." : "; amounts follow later edits.");
  }

  private String note() {
    if (proposals.count() > rows()) {
      return "The first "
          + Plurals.number(rows())
          + " of "
          + Plurals.number(proposals.count())
          + "; --csv DIR lists all.";
    }
    return live == null
        ? MONEY
        : MONEY
            + " A row whose verdict changes nothing after an edit is empty; a new one comes with the"
            + " next review.";
  }

  // --- totals ----------------------------------------------------------------------------------

  private void totals() {
    sheet.section(next++, 5, "Totals");
    String currency = " (" + summary.currency() + ")";
    head(0, "Business unit", Format.TEXT);
    head(1, "Changes", Format.COUNT);
    head(2, PortfolioMoney.READY + currency, Format.MONEY);
    head(3, PortfolioMoney.RESTORING + currency, Format.MONEY);
    head(4, DecisionColumns.ONE_OFF + currency, Format.MONEY);
    next++;
    List<BusinessUnits.Line> all = units.units();
    int first = next;
    int shown = all.size() <= UNITS + 1 ? all.size() : UNITS;
    all.subList(0, shown).forEach(this::unit);
    BusinessUnits.Line total = units.total();
    if (shown < all.size() || live != null) {
      rest(first, all.size() - shown, total);
    }
    line(Role.TOTAL, "All workloads", total, null);
    next++;
  }

  private void head(int column, String title, Format format) {
    sheet.header(next, column, title, format, "");
  }

  private void unit(BusinessUnits.Line unit) {
    line(Role.CALCULATION, unit.unit(), unit, unit.unit());
  }

  /**
   * One line of totals.
   *
   * @param unit the business unit whose workloads count; null: all
   */
  private void line(Role role, String label, BusinessUnits.Line line, @Nullable String unit) {
    if (role == Role.TOTAL) {
      sheet.cell(next, 0, styles.of(role)).setCellValue(label);
    } else {
      sheet.text(next, 0, Role.OUTPUT, label);
    }
    PortfolioMoney money = decision.portfolio;
    figure(
        role,
        1,
        Format.COUNT,
        sum(money.ready, unit) + plus(sum(money.restores, unit)),
        line.money().changes());
    figure(role, 2, Format.MONEY, sum(money.readyToApprove, unit), line.money().readyToApprove());
    figure(
        role, 3, Format.MONEY, sum(money.restoringQuality, unit), line.money().restoringQuality());
    figure(role, 4, Format.MONEY, sum(money.oneOff, unit), line.oneOff());
    next++;
  }

  private static String plus(String term) {
    return term.isEmpty() ? "" : "+" + term;
  }

  /** A sum over the workloads of a unit; empty where there are no formulas. */
  private String sum(Line line, @Nullable String unit) {
    LiveControls formulas = live;
    if (formulas == null) {
      return "";
    }
    return unit == null
        ? "SUM(" + formulas.cells(line) + ")"
        : formulas.sum(line, formulas.named(Workloads.BUSINESS_UNIT, "$A" + (next + 1)));
  }

  /** The units that have no line of their own, and those typed since the review. */
  private void rest(int first, int others, BusinessUnits.Line total) {
    String label =
        others == 0 ? "(typed since the review)" : "(" + Plurals.of(others, "other unit") + ")";
    sheet.text(next, 0, Role.OUTPUT, label);
    double[] sums = new double[5];
    for (BusinessUnits.Line unit : units.units().subList(0, next - first)) {
      sums[1] += unit.money().changes();
      sums[2] += unit.money().readyToApprove();
      sums[3] += unit.money().restoringQuality();
      sums[4] += unit.oneOff();
    }
    double[] all = {
      0,
      total.money().changes(),
      total.money().readyToApprove(),
      total.money().restoringQuality(),
      total.oneOff()
    };
    for (int column = 1; column < all.length; column++) {
      String letter = Place.letters(column);
      String formula =
          live == null
              ? ""
              : "ROUND("
                  + (letter + (next + 2))
                  + "-SUM("
                  + (letter + (first + 1))
                  + (":" + letter + next)
                  + "),6)";
      double rest = Math.rint((all[column] - sums[column]) * 1e6) / 1e6 + 0.0;
      Format format = column == 1 ? Format.COUNT : Format.MONEY;
      figure(Role.CALCULATION, column, format, formula, others == 0 ? 0 : rest);
    }
    next++;
  }

  private void figure(Role role, int column, Format format, String formula, double value) {
    if (formula.isEmpty()) {
      Role shown = role == Role.CALCULATION ? Role.OUTPUT : role;
      sheet.number(next, column, shown, format).setCellValue(value);
    } else {
      OutputSheet.formula(sheet.number(next, column, role, format), formula, value);
    }
  }

  // --- rows ------------------------------------------------------------------------------------

  /** The sheet's part in the package. */
  String part() {
    return StubWorkbook.partName(sheet.sheet);
  }

  /** The rows and links, to be added when the workbook is composed. */
  SheetSplice splice() {
    return new SheetSplice().rows(this::rows).extra("hyperlinks", links());
  }

  private void rows(RowXml out) throws IOException {
    int[] row = {header + 1};
    proposals.each(
        proposal -> {
          if (row[0] <= header + rows()) {
            row(out.startRow(++row[0], height(proposal)), proposal);
            out.endRow();
          }
        });
  }

  /** Points of a row in which the longest of its texts is not cut. */
  private double height(Proposal one) {
    List<String> texts =
        List.of(
            one.name(),
            one.id(),
            one.owner(),
            one.unit(),
            one.costCentre(),
            one.from(),
            one.to(),
            one.verdict(),
            one.model());
    int lines = lines(one.warnings(), columns.get(columns.size() - 1));
    for (int i = 0; i < texts.size(); i++) {
      lines = Math.max(lines, lines(texts.get(i), columns.get(i)));
    }
    return RowHeight.points(lines);
  }

  private static int lines(String text, ResultColumn column) {
    return RowHeight.lines(text.length(), column.width());
  }

  private void row(CellXml out, Proposal one) {
    int place = one.place();
    PortfolioMoney money = decision.portfolio;
    out.text(0, ResultStyles.likeFormula(one.name()) ? quotedLink : link, one.name());
    text(out, 1, one.id());
    word(out, 2, unit(Workloads.OWNER, place), one.owner());
    word(out, 3, unit(Workloads.BUSINESS_UNIT, place), one.unit());
    word(out, 4, unit(Workloads.COST_CENTRE, place), one.costCentre());
    word(out, 5, at(decision.model.inputs.cell(Workloads.CURRENT_APPROACH), place), one.from());
    word(out, 6, changing(decision.approachThen, place), one.to());
    word(out, 7, at(decision.verdict, place), one.verdict());
    text(out, 8, one.model());
    number(out, 9, changing(decision.tcoToday, place), one.tcoToday());
    number(out, 10, changing(decision.tcoThen, place), one.tcoThen());
    number(out, 11, changing(decision.moneyAtStake, place), one.saving());
    number(out, 12, changing(money.oneOff, place), one.oneOff());
    number(out, 13, changing(decision.cash.payback, place), one.payback());
    number(out, 14, drawn(decision.changeChance, place), one.chance());
    number(out, 15, drawn(decision.changeP10, place), one.p10());
    number(out, 16, drawn(decision.changeP90, place), one.p90());
    text(out, 17, one.warnings());
  }

  private @Nullable String unit(Column column, int place) {
    return live == null ? null : live.cell(column, place);
  }

  private @Nullable String at(Expression figure, int place) {
    return live == null ? null : live.cell(figure, place);
  }

  private @Nullable String changing(Line figure, int place) {
    LiveControls formulas = live;
    return formulas == null
        ? null
        : "IF("
            + formulas.cell(decision.changes, place)
            + "=1,"
            + formulas.cell(figure, place)
            + ",\"\")";
  }

  /**
   * What the review drew of the change, while the verdict changes something; blank where nothing.
   */
  private @Nullable String drawn(Variable figure, int place) {
    LiveControls formulas = live;
    if (formulas == null) {
      return null;
    }
    String cell = formulas.cell(figure, place);
    return "IF(AND("
        + formulas.cell(decision.changes, place)
        + "=1,ISNUMBER("
        + cell
        + ")),"
        + cell
        + ",\"\")";
  }

  private void text(CellXml out, int column, String text) {
    if (text.isEmpty()) {
      out.blank(column, plain[column]);
    } else {
      out.text(column, ResultStyles.likeFormula(text) ? quoted[column] : plain[column], text);
    }
  }

  private void word(CellXml out, int column, @Nullable String formula, String word) {
    if (formula == null) {
      text(out, column, word);
    } else {
      out.formula(column, taken[column], new RowFormula(formula), word);
    }
  }

  private void number(CellXml out, int column, @Nullable String formula, double value) {
    if (formula != null && Double.isNaN(value)) {
      out.formula(column, taken[column], new RowFormula(formula), "");
    } else if (formula != null) {
      out.formula(column, taken[column], new RowFormula(formula), value);
    } else if (Double.isNaN(value)) {
      out.blank(column, plain[column]);
    } else {
      out.number(column, plain[column], value);
    }
  }

  private String links() {
    Markup xml = Markup.inside().open("hyperlinks");
    link(xml, "A3", new Place(back, 1, 0).reference());
    int[] row = {header + 1};
    try {
      proposals.each(
          proposal -> {
            if (row[0] <= header + Math.min(LINKED, rows())) {
              Place to = new Place(summary.workloadsSheet(), proposal.sheetRow(), 0);
              link(xml, "A" + ++row[0], to.reference());
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return xml.close("hyperlinks").toString();
  }

  private static void link(Markup xml, String at, String to) {
    xml.empty("hyperlink", "ref", at, "location", to);
  }
}
