package breakeven.workbook.write;

import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.eachFlag;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.sum;
import static breakeven.core.expression.Formula.sumProduct;

import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.expression.Line;
import breakeven.core.report.BusinessUnitColumns;
import breakeven.core.report.BusinessUnits;
import breakeven.core.report.BusinessUnits.Level;
import breakeven.core.report.Format;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.SummaryData;
import breakeven.core.report.TableColumn;
import breakeven.core.table.Column;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.workbook.live.LiveControls;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.xlsx.ooxml.CellRange;
import breakeven.xlsx.ooxml.CellXml;
import breakeven.xlsx.ooxml.RowFormula;
import breakeven.xlsx.ooxml.RowXml;
import breakeven.xlsx.ooxml.SheetSplice;
import breakeven.xlsx.ooxml.StubWorkbook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The portfolio by business unit, by cost centre where one is typed, and by owner. The owners, of
 * whom there may be thousands, come last and are streamed when the workbook is composed.
 */
final class BusinessUnitsSheet {
  /** Units, and cost centres, that have a line of their own. */
  private static final int LISTED = 500;

  private static final int LABELS = 2;
  private static final String ALL = "All workloads";
  private static final String TYPED_SINCE = "(typed since the review)";

  private final OutputSheet sheet;
  private final ResultStyles styles;
  private final WordFormats formats;
  private final BusinessUnits units;
  private final SummaryData summary;
  private final @Nullable LiveControls live;
  private final Decision decision;
  private final List<TableColumn<BusinessUnits.Line>> figures;
  private final List<BusinessUnits.Line> owners;
  private final int last;
  private int next = OutputSheet.HEADER_ROW;
  private int header;

  /** Adds the sheet behind the last one. */
  static BusinessUnitsSheet add(
      OutputWorkbook book, BusinessUnits units, SummaryData summary, @Nullable LiveControls live) {
    BusinessUnitsSheet made = new BusinessUnitsSheet(book, units, summary, live);
    made.layOut(book);
    return made;
  }

  private BusinessUnitsSheet(
      OutputWorkbook book, BusinessUnits units, SummaryData summary, @Nullable LiveControls live) {
    sheet = book.add(Sheets.BUSINESS_UNITS);
    styles = book.styles();
    formats = book.formats();
    this.units = units;
    this.summary = summary;
    this.live = live;
    decision = units.decision();
    figures = BusinessUnitColumns.figures(summary.currency());
    owners = units.owners();
    last = LABELS + figures.size() - 1;
  }

  private void layOut(OutputWorkbook book) {
    sheet.titleBlock("Business units", sentence());
    sheet.linkBack(book.names());
    sheet.width(0, 26);
    sheet.width(1, 22);
    for (int i = 0; i < figures.size(); i++) {
      ResultColumn column = figures.get(i).head();
      sheet.width(LABELS + i, OutputSheet.widthFor(column.title(), column.width()));
    }
    table(Level.UNIT, units.units(), "By business unit, most ready to approve first");
    if (units.hasCostCentres()) {
      table(Level.COST_CENTRE, units.costCentres(), "By cost centre");
    }
    sheet.section(next++, last + 1, "By owner within each business unit");
    header = next;
    List<String> titles = heads(Level.OWNER);
    if (!owners.isEmpty()) {
      sheet.table("tblOwners", header, owners.size(), titles);
      money(header + 1, header + owners.size());
    }
    sheet.sheet.createFreezePane(1, OutputSheet.HEADER_ROW - 1);
    sheet.printLong(header, header + owners.size() + (live == null ? 1 : 2), last);
    sheet.protect();
  }

  private String sentence() {
    BusinessUnits.Line all = units.total();
    int without = all.workloads() - all.money().counted();
    return "Money over each workload's own horizon: "
        + summary.currency()
        + ", of "
        + (without == 0 ? "all " : Plurals.number(all.money().counted()) + " of ")
        + Plurals.of(all.workloads(), "workload")
        + (without == 0
            ? "."
            : ". The other "
                + (without == 1 ? "one has" : Plurals.number(without) + " have")
                + " no figures, or no known cost today.");
  }

  private List<String> heads(Level level) {
    List<String> titles = new ArrayList<>();
    head(
        titles,
        level == Level.COST_CENTRE ? Level.COST_CENTRE.title() : Level.UNIT.title(),
        Format.TEXT,
        "As typed in " + summary.workloadsSheet() + "; (none) where nothing is.");
    if (level == Level.OWNER) {
      head(titles, Level.OWNER.title(), Format.TEXT, "Who answers for them.");
    } else {
      head(
          titles,
          BusinessUnitColumns.OWNERS,
          Format.COUNT,
          "How many owners its workloads have, at the review.");
    }
    for (TableColumn<BusinessUnits.Line> figure : figures) {
      ResultColumn column = figure.head();
      head(titles, column.title(), column.format(), column.help());
    }
    next++;
    return titles;
  }

  private void head(List<String> titles, String title, Format format, String help) {
    sheet.header(next, titles.size(), title, format, help);
    titles.add(title);
  }

  private void table(Level level, List<BusinessUnits.Line> all, String title) {
    sheet.section(next++, last + 1, title);
    int head = next;
    List<String> titles = heads(level);
    List<BusinessUnits.Line> shown = all.subList(0, Math.min(LISTED, all.size()));
    int first = next;
    for (BusinessUnits.Line line : shown) {
      sheet.text(next, 0, Role.OUTPUT, line.label());
      sheet.number(next, 1, Format.COUNT, line.owners());
      figures(line, level);
      next++;
    }
    if (!shown.isEmpty()) {
      sheet.table(
          level == Level.UNIT ? "tblBusinessUnits" : "tblCostCentres", head, shown.size(), titles);
    }
    if (live != null || shown.size() < all.size()) {
      rest(first, shown.size(), all);
    }
    total();
    money(first, next - 1);
    next++;
  }

  private void money(int first, int end) {
    formats.addTo(
        sheet.sheet,
        WordFormats.Cells.MONEY,
        new CellRange(first + 1, LABELS + 1, end + 1, LABELS + 7).toString());
  }

  private void figures(BusinessUnits.Line line, Level level) {
    for (int i = 0; i < figures.size(); i++) {
      ResultColumn column = figures.get(i).head();
      String formula = formula(column.header(), level, next + 1);
      sheet.figure(next, LABELS + i, Role.CALCULATION, column.format(), formula, value(i, line));
    }
  }

  private double value(int figure, BusinessUnits.Line line) {
    double[] value = {Double.NaN};
    figures
        .get(figure)
        .value()
        .accept(
            line,
            new breakeven.core.report.CellSink() {
              @Override
              public void number(double number) {
                value[0] = number;
              }

              @Override
              public void text(String text) {
                throw new IllegalStateException(text);
              }

              @Override
              public void blank() {
                value[0] = Double.NaN;
              }
            });
    return value[0];
  }

  /** All lines of the level that are not listed, and what was typed since the review. */
  private void rest(int first, int shown, List<BusinessUnits.Line> all) {
    int others = all.size() - shown;
    sheet.text(
        next,
        0,
        Role.OUTPUT,
        others == 0 ? TYPED_SINCE : "(" + Plurals.number(others) + " others)");
    sheet.number(next, 1, Format.COUNT, Double.NaN);
    for (int i = 0; i < figures.size(); i++) {
      int index = i;
      int column = LABELS + i;
      ResultColumn head = figures.get(i).head();
      double value =
          all.subList(shown, all.size()).stream().mapToDouble(line -> value(index, line)).sum();
      String formula =
          live == null || head.header().equals(BusinessUnitColumns.ISSUES)
              ? ""
              : OutputSheet.rest(column, next + 2, first + 1, next);
      sheet.figure(next, column, Role.CALCULATION, head.format(), formula, value);
    }
    next++;
  }

  private void total() {
    BusinessUnits.Line all = units.total();
    sheet.cell(next, 0, styles.of(Role.TOTAL)).setCellValue(ALL);
    sheet.cell(next, 1, styles.of(Role.TOTAL));
    for (int i = 0; i < figures.size(); i++) {
      ResultColumn column = figures.get(i).head();
      String formula = formula(column.header(), null, next + 1);
      sheet.figure(next, LABELS + i, Role.TOTAL, column.format(), formula, value(i, all));
    }
    next++;
  }

  /**
   * The formula of a figure; empty where it stays a value.
   *
   * @param level by what workloads are chosen; null: all count
   * @param row the row it is in, from 1
   */
  private String formula(String figure, @Nullable Level level, int row) {
    LiveControls formulas = live;
    if (formulas == null) {
      return "";
    }
    PortfolioMoney money = decision.portfolio;
    List<String> chosen = criteria(formulas, level, row);
    return switch (figure) {
      case BusinessUnitColumns.WORKLOADS ->
          chosen.isEmpty() ? call("ROWS", formulas.cells(decision.verdict)) : sumProduct(chosen);
      case BusinessUnitColumns.NEEDS_DATA ->
          sumProduct(
              eachFlag(formulas.cells(decision.verdict) + "=" + quoted(Decision.NEEDS_DATA)),
              chosen);
      case BusinessUnitColumns.PAID_TODAY ->
          amount(formulas, decision.model.carriedOn.paidYear, counted(formulas, chosen));
      case BusinessUnitColumns.READY -> amount(formulas, money.readyToApprove, chosen);
      case BusinessUnitColumns.RESTORING -> amount(formulas, money.restoringQuality, chosen);
      case BusinessUnitColumns.TURNED_DOWN -> amount(formulas, money.rejectedOrDeferred, chosen);
      case BusinessUnitColumns.PENDING -> amount(formulas, money.pendingEvidence, chosen);
      case BusinessUnitColumns.BLOCKED -> amount(formulas, money.blocked, chosen);
      case BusinessUnitColumns.ONE_OFF -> amount(formulas, money.oneOffAdvised, chosen);
      default -> "";
    };
  }

  private List<String> counted(LiveControls formulas, List<String> chosen) {
    List<String> all = new ArrayList<>(chosen);
    all.add(eachFlag(formulas.cells(decision.portfolio.counted) + "=1"));
    return all;
  }

  private static String amount(LiveControls formulas, Line line, List<String> chosen) {
    return chosen.isEmpty() ? sum(formulas.cells(line)) : formulas.sum(line, chosen);
  }

  private static List<String> criteria(LiveControls formulas, @Nullable Level level, int row) {
    if (level == null) {
      return List.of();
    }
    Column column = level == Level.COST_CENTRE ? Workloads.COST_CENTRE : Workloads.BUSINESS_UNIT;
    String chosen = formulas.named(column, "$A" + row);
    return level == Level.OWNER
        ? List.of(chosen, formulas.named(Workloads.OWNER, "$B" + row))
        : List.of(chosen);
  }

  // --- owners ----------------------------------------------------------------------------------

  /** The sheet's part in the package. */
  String part() {
    return StubWorkbook.partName(sheet.sheet);
  }

  /** The lines of the owners, to be added when the workbook is composed. */
  SheetSplice splice() {
    int text = styles.output(Format.TEXT);
    int quoted = styles.outputQuoted(Format.TEXT);
    int[] values = new int[figures.size()];
    int[] formulas = new int[figures.size()];
    int[] totals = new int[figures.size()];
    for (int i = 0; i < values.length; i++) {
      Format format = figures.get(i).head().format();
      values[i] = styles.output(format);
      formulas[i] = ResultStyles.index(styles.calculatedStyle(format));
      totals[i] =
          ResultStyles.index(styles.of(Role.TOTAL, format.code(), ResultStyles.side(format)));
    }
    int total = ResultStyles.index(styles.of(Role.TOTAL));
    return new SheetSplice()
        .rows(
            out -> {
              rows(out, text, quoted, values, formulas);
              int row = header + 2 + owners.size();
              if (live != null) {
                rest(out, row++, text, values, formulas);
              }
              total(out, row, total, totals);
            });
  }

  /** What was typed since the review. */
  private void rest(RowXml out, int row, int text, int[] values, int[] formulas)
      throws IOException {
    CellXml cells = out.startRow(row);
    cells.text(0, text, TYPED_SINCE);
    cells.blank(1, text);
    for (int i = 0; i < figures.size(); i++) {
      boolean follows = !figures.get(i).head().header().equals(BusinessUnitColumns.ISSUES);
      if (follows) {
        String formula = OutputSheet.rest(LABELS + i, row + 1, header + 2, row - 1);
        cells.formula(LABELS + i, formulas[i], new RowFormula(formula), 0);
      } else {
        cells.number(LABELS + i, values[i], 0);
      }
    }
    out.endRow();
  }

  private void total(RowXml out, int row, int label, int[] styles) throws IOException {
    BusinessUnits.Line all = units.total();
    CellXml cells = out.startRow(row);
    cells.text(0, label, ALL);
    cells.blank(1, label);
    for (int i = 0; i < figures.size(); i++) {
      String formula = formula(figures.get(i).head().header(), null, row);
      double value = value(i, all);
      if (formula.isEmpty()) {
        cells.number(LABELS + i, styles[i], value);
      } else {
        cells.formula(LABELS + i, styles[i], new RowFormula(formula), value);
      }
    }
    out.endRow();
  }

  private void rows(RowXml out, int text, int quoted, int[] values, int[] formulas)
      throws IOException {
    int row = header + 2;
    for (BusinessUnits.Line owner : owners) {
      CellXml cells = out.startRow(row);
      cells.text(0, ResultStyles.likeFormula(owner.unit()) ? quoted : text, owner.unit());
      cells.text(1, ResultStyles.likeFormula(owner.owner()) ? quoted : text, owner.owner());
      for (int i = 0; i < figures.size(); i++) {
        String formula = formula(figures.get(i).head().header(), Level.OWNER, row);
        double value = value(i, owner);
        if (formula.isEmpty()) {
          cells.number(LABELS + i, values[i], value);
        } else {
          cells.formula(LABELS + i, formulas[i], new RowFormula(formula), value);
        }
      }
      out.endRow();
      row++;
    }
  }
}
