package breakeven.workbook.write;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.and;
import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.countIfs;
import static breakeven.core.expression.Formula.eachFlag;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.isBlank;
import static breakeven.core.expression.Formula.isNumber;
import static breakeven.core.expression.Formula.join;
import static breakeven.core.expression.Formula.or;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.sum;
import static breakeven.core.expression.Formula.sumIfs;
import static breakeven.core.expression.Formula.sumProduct;
import static breakeven.core.expression.Formula.when;
import static breakeven.core.expression.Formula.whole;

import breakeven.core.cycle.TypedDecision.Choice;
import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Text;
import breakeven.core.expression.Variable;
import breakeven.core.model.Place;
import breakeven.core.report.BusinessUnits;
import breakeven.core.report.CellContent;
import breakeven.core.report.DecisionColumns;
import breakeven.core.report.DecisionTotals;
import breakeven.core.report.Format;
import breakeven.core.report.PortfolioAmounts;
import breakeven.core.report.Proposal;
import breakeven.core.report.Proposals;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.SummaryData;
import breakeven.core.table.Column;
import breakeven.core.table.DecisionsTable;
import breakeven.core.table.InputFormats;
import breakeven.core.table.Sheets;
import breakeven.core.table.Type;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFDataValidationConstraint;
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
      List.of(
          DecisionColumns.CHANCE, DecisionColumns.P10, DecisionColumns.P50, DecisionColumns.P90);

  private static final ResultColumn SUGGESTED =
      new ResultColumn(
          "Suggested",
          "",
          Format.TEXT,
          12,
          "suggested where saving and chance are at least what is typed above, and no warning is"
              + " open. Never an approval.",
          CellContent.NOTHING);

  private static final ResultColumn SO_FAR =
      new ResultColumn(
          "One-off so far, by return",
          "",
          Format.MONEY,
          12,
          "One-off costs of this change and of all that return at least as much; blank where it"
              + " saves nothing.",
          CellContent.NOTHING);

  private static final ResultColumn WITHIN =
      new ResultColumn(
          "Within the budget",
          "",
          Format.TEXT,
          10,
          "Yes where the budget typed above pays for this change and all that return at least as"
              + " much.",
          CellContent.NOTHING);

  /** Where the formula is that marks what is suggested. */
  private static final int SUGGESTED_AT = 20;

  /** The row of the totals by decision that counts approvals, as a spreadsheet counts it. */
  private static final int APPROVED_ROW = OutputSheet.HEADER_ROW + 3;

  private static final String YES = "Yes";

  private static final String MONEY =
      "Money is over each workload's own horizon. A saving of 0 or less: quality, data or grounding"
          + " demand the change.";

  private final OutputSheet sheet;
  private final ResultStyles styles;
  private final WordFormats formats;
  private final List<ResultColumn> columns;
  private final Proposals proposals;
  private final DecisionTotals.Criteria criteria;
  private final DecisionTotals totals;
  private final BusinessUnits units;
  private final SummaryData summary;
  private final @Nullable LiveControls live;
  private final Decision decision;
  private final String back;
  private final int[] plain;
  private final int[] quoted;
  private final int[] taken;
  private final int[] inputs;
  private final int suggested;
  private final int link;
  private final int quotedLink;
  private int next = OutputSheet.HEADER_ROW;
  private int header;

  /** Adds the sheet behind the last one. */
  static DecisionsSheet add(
      OutputWorkbook book,
      Proposals proposals,
      DecisionTotals.Criteria criteria,
      BusinessUnits units,
      SummaryData summary,
      @Nullable LiveControls live) {
    DecisionsSheet made = new DecisionsSheet(book, proposals, criteria, units, summary, live);
    made.layOut();
    return made;
  }

  private DecisionsSheet(
      OutputWorkbook book,
      Proposals proposals,
      DecisionTotals.Criteria criteria,
      BusinessUnits units,
      SummaryData summary,
      @Nullable LiveControls live) {
    sheet = book.add(Sheets.DECISIONS);
    styles = book.styles();
    formats = book.formats();
    columns = new ArrayList<>();
    DecisionColumns.of(summary.currency()).forEach(column -> columns.add(column.head()));
    columns.add(SUGGESTED_AT, SUGGESTED);
    columns.add(SO_FAR);
    columns.add(WITHIN);
    this.proposals = proposals;
    this.criteria = criteria;
    try {
      totals = DecisionTotals.of(proposals, criteria);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.units = units;
    this.summary = summary;
    this.live = live;
    decision = units.decision();
    back = book.names().of(Sheets.SUMMARY);
    plain = columns.stream().mapToInt(column -> styles.output(column.format())).toArray();
    quoted = columns.stream().mapToInt(column -> styles.outputQuoted(column.format())).toArray();
    taken = columns.stream().mapToInt(column -> styles.taken(column.format(), true)).toArray();
    inputs = columns.stream().mapToInt(column -> input(styles, column)).toArray();
    suggested = ResultStyles.index(styles.calculatedStyle(Format.TEXT));
    link = ResultStyles.index(styles.text(Role.OUTPUT_LINK, ""));
    quotedLink = ResultStyles.index(styles.text(Role.OUTPUT_LINK, "="));
  }

  private static int input(ResultStyles styles, ResultColumn column) {
    String format =
        column.header().equals(DecisionsTable.EFFECTIVE_FROM.header())
            ? "mmm yyyy"
            : column.format().code();
    return ResultStyles.index(styles.of(Role.INPUT, format, ResultStyles.side(column.format())));
  }

  private int rows() {
    return rows(proposals);
  }

  /** The cell that counts what is approved and not carried out yet. */
  static Place approved(String sheet) {
    return new Place(sheet, APPROVED_ROW, 1);
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
    header = OutputSheet.HEADER_ROW + HEAD_ROWS + unitRows();
    byDecision();
    totals();
    suggestion();
    sheet.section(next++, columns.size(), "Changes to decide on, largest saving first");
    sheet.text(next++, 0, Role.NOTE, note());
    if (next++ != header) {
      throw new IllegalStateException("the rows do not begin where formulas look for them");
    }
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
    rules();
    sheet.sheet.createFreezePane(1, 0);
    sheet.printWithTotals(header, header + rows(), columns.size() - 1);
    sheet.protect();
  }

  /** Drop-downs and limits of the cells that are typed in. */
  private void rules() {
    DataValidationHelper helper = sheet.sheet.getDataValidationHelper();
    for (Column column : DecisionsTable.TYPED) {
      int at = at(column.header());
      DataValidationConstraint constraint =
          switch (column.type()) {
            case WORD -> helper.createExplicitListConstraint(column.words().toArray(String[]::new));
            case DATE ->
                helper.createDateConstraint(
                    OperatorType.GREATER_OR_EQUAL,
                    call("DATE", 2000, 1, 1),
                    null,
                    InputFormats.DATE);
            default ->
                new XSSFDataValidationConstraint(
                    ValidationType.ANY, OperatorType.IGNORED, "", null);
          };
      DataValidation rule =
          helper.createValidation(
              constraint, new CellRangeAddressList(header + 1, header + rows(), at, at));
      rule.setEmptyCellAllowed(true);
      rule.setSuppressDropDownArrow(column.type() == Type.WORD);
      rule.createPromptBox(column.title(), column.help());
      rule.setShowPromptBox(true);
      boolean checked = column.type() != Type.TEXT;
      if (checked) {
        rule.createErrorBox(
            column.title(),
            column.type() == Type.WORD
                ? "Choose Approve, Reject or Defer, or leave the cell empty."
                : "Type a day as a date, for example 2026-12-31.");
      }
      rule.setShowErrorBox(checked);
      sheet.sheet.addValidationData(rule);
    }
  }

  private int at(String title) {
    return columns.stream().map(ResultColumn::header).toList().indexOf(title);
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
    int at = at(title);
    return new CellRange(header + 2, at, header + 1 + rows(), at).toString();
  }

  /** The same, however formulas move; one empty cell where there are no rows. */
  private String fixed(String title) {
    int at = at(title);
    return new CellRange(header + 2, at, header + 1 + Math.max(1, rows()), at).absolute();
  }

  private String sentence() {
    PortfolioAmounts money = summary.portfolio().money();
    String found =
        Plurals.number(money.ready())
            + " of "
            + Plurals.of(summary.portfolio().workloads(), "workload")
            + " should change to save money";
    String restoring =
        money.restoring() == 0
            ? ""
            : "; " + Plurals.number(money.restoring()) + " more for quality or grounding";
    String before =
        money.turnedDown() == 0
            ? ""
            : "; " + Plurals.number(money.turnedDown()) + " more rejected or deferred before";
    return (money.changes() + money.turnedDown() == 0
            ? "No workload should change its approach"
            : found + restoring + before)
        + "."
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
            + " A row whose verdict changes nothing after an edit is empty; a new one comes with"
            + " the next review.";
  }

  // --- totals ----------------------------------------------------------------------------------

  /** Rows from the first heading to the headers of the table, those of the units apart. */
  private static final int HEAD_ROWS = 19;

  private static final List<String> BY_DECISION =
      List.of("Decision", "Changes", "Saving", DecisionColumns.ONE_OFF);

  /** Units with a line of their own, and that of the others. */
  private int unitRows() {
    int all = units.units().size();
    int shown = all <= UNITS + 1 ? all : UNITS;
    return shown + (shown < all || live != null ? 1 : 0);
  }

  /** What is decided so far; the cells follow what is typed below, values and formulas alike. */
  private void byDecision() {
    sheet.section(next++, 4, "By decision");
    for (int i = 0; i < BY_DECISION.size(); i++) {
      String unit = i < 2 ? "" : " (" + summary.currency() + ")";
      head(i, BY_DECISION.get(i) + unit, i == 0 ? Format.TEXT : Format.MONEY);
    }
    next++;
    int first = next;
    for (Choice choice : Choice.values()) {
      decided(choice);
    }
    List<String> remembered =
        List.of(
            fixed(DecisionColumns.STATE),
            quoted("* before"),
            fixed(DecisionColumns.DECISION),
            NOTHING);
    decided(Role.CALCULATION, "(rejected or deferred before)", remembered, totals.before());
    sheet.text(next, 0, Role.OUTPUT, "(not decided yet)");
    for (int column = 1; column <= 3; column++) {
      String formula = OutputSheet.rest(column, next + 2, first + 1, next);
      double rest = figure(totals.all(), column) - figure(totals.before(), column);
      for (Choice choice : Choice.values()) {
        rest -= figure(totals.of(choice), column);
      }
      Format format = column == 1 ? Format.COUNT : Format.MONEY;
      figure(Role.CALCULATION, column, format, formula, Math.rint(rest * 1e6) / 1e6 + 0.0);
    }
    next++;
    decided(Role.TOTAL, "All changes", List.of(), totals.all());
    next++;
  }

  private static double figure(DecisionTotals.Sum sum, int column) {
    return column == 1 ? sum.changes() : column == 2 ? sum.saving() : sum.oneOff();
  }

  /** One line of a decision; with Four eyes an approval counts only if its name may approve. */
  private void decided(Choice choice) {
    List<String> criteria = List.of(fixed(DecisionColumns.DECISION), quoted(choice.word()));
    DecisionTotals.Sum sum = totals.of(choice);
    if (choice != Choice.APPROVE || !proposals.fourEyes().on()) {
      decided(Role.CALCULATION, choice.word(), criteria, sum);
      return;
    }
    sheet.text(next, 0, Role.OUTPUT, choice.word());
    List<String> flags = approvals();
    figures(
        Role.CALCULATION,
        sumProduct(flags),
        sumProduct(flags, fixed(DecisionColumns.SAVING)),
        sumProduct(flags, fixed(DecisionColumns.ONE_OFF)),
        sum);
  }

  /** What holds in rows whose change is approved, each as a flag of every row. */
  private List<String> approvals() {
    List<String> flags = new ArrayList<>();
    flags.add(eachFlag(fixed(DecisionColumns.DECISION) + "=" + quoted(Choice.APPROVE.word())));
    flags.add(eachFlag(fixed(DecisionColumns.TO) + "<>" + NOTHING));
    flags.addAll(
        proposals
            .fourEyes()
            .holds(fixed(DecisionsTable.DECIDED_BY.header()), fixed(DecisionColumns.OWNER)));
    return flags;
  }

  /** One line of what is decided: rows whose verdict still changes something. */
  private void decided(Role role, String label, List<String> criteria, DecisionTotals.Sum sum) {
    if (role == Role.TOTAL) {
      sheet.cell(next, 0, styles.of(role)).setCellValue(label);
    } else {
      sheet.text(next, 0, Role.OUTPUT, label);
    }
    List<Object> where = List.of(fixed(DecisionColumns.TO), quoted("?*"), criteria);
    figures(
        role,
        countIfs(where),
        sumIfs(fixed(DecisionColumns.SAVING), where),
        sumIfs(fixed(DecisionColumns.ONE_OFF), where),
        sum);
  }

  private void figures(
      Role role, String count, String saving, String oneOff, DecisionTotals.Sum sum) {
    figure(role, 1, Format.COUNT, count, sum.changes());
    figure(role, 2, Format.MONEY, saving, sum.saving());
    figure(role, 3, Format.MONEY, oneOff, sum.oneOff());
    next++;
  }

  /** The two cells that say when an approval is suggested, and what that comes to. */
  private void suggestion() {
    criterion(
        DecisionTotals.BUDGET + " (" + summary.currency() + ")", Format.MONEY, criteria.budget());
    within();
    criterion(
        DecisionTotals.LEAST_SAVING + " (" + summary.currency() + ")",
        Format.MONEY,
        criteria.saving());
    criterion(DecisionTotals.LEAST_CHANCE + " (%)", Format.SHARE, criteria.chance());
    List<String> marked = List.of(fixed(SUGGESTED.header()), quoted(DecisionTotals.SUGGESTED));
    String formula =
        join(
            call("COUNTIF", marked),
            quoted(" suggested, without a warning: saving "),
            whole(call("SUMIF", marked, fixed(DecisionColumns.SAVING))),
            quoted(" " + summary.currency() + ". Type Approve to approve one."));
    XSSFCell said = sheet.cell(next - 1, 2, styles.band(Role.NOTE));
    OutputSheet.formula(
        said,
        formula,
        totals.suggested().changes()
            + " suggested, without a warning: saving "
            + Text.fixed(totals.suggested().saving(), 0)
            + " "
            + summary.currency()
            + ". Type Approve to approve one.");
    next++;
  }

  /** What the budget pays for. */
  private void within() {
    List<String> yes = List.of(fixed(WITHIN.header()), quoted(YES));
    String invitation = "Type a budget: what it pays for is marked, best return first.";
    String middle = " within the budget: one-off costs ";
    String saved = ", saving ";
    String end = " " + summary.currency() + ".";
    XSSFCell said = sheet.cell(next - 1, 2, styles.band(Role.NOTE));
    OutputSheet.formula(
        said,
        ifElse(
            isNumber("$B$" + next),
            join(
                call("COUNTIF", yes),
                quoted(middle),
                whole(call("SUMIF", yes, fixed(DecisionColumns.ONE_OFF))),
                quoted(saved),
                whole(call("SUMIF", yes, fixed(DecisionColumns.SAVING))),
                quoted(end)),
            quoted(invitation)),
        Double.isNaN(criteria.budget())
            ? invitation
            : totals.affordable().changes()
                + middle
                + Text.fixed(totals.affordable().oneOff(), 0)
                + saved
                + Text.fixed(totals.affordable().saving(), 0)
                + end);
  }

  private void criterion(String label, Format format, double value) {
    sheet.text(next, 0, Role.OUTPUT, label);
    XSSFCell cell =
        sheet.cell(next, 1, styles.of(Role.INPUT, format.code(), ResultStyles.side(format)));
    if (!Double.isNaN(value)) {
      cell.setCellValue(value);
    }
    next++;
  }

  private String criterionCell(int fromHeader) {
    return "$B$" + (header + 1 - fromHeader);
  }

  /** The mark of a row that the budget pays for. */
  private RowFormula withinFormula() {
    String budget = criterionCell(6);
    String soFar = cell(SO_FAR.header(), RowFormula.ROW);
    return new RowFormula(
        when(
            and(isNumber(budget), isNumber(soFar)),
            ifElse(soFar + "<=" + budget, quoted(YES), quoted("No"))));
  }

  /** One-off costs so far, where results are formulas. */
  private String soFarFormula(int row) {
    String saving = cell(DecisionColumns.SAVING, String.valueOf(row));
    String returned = cell(DecisionColumns.RETURN, String.valueOf(row));
    return when(
        call("N", saving) + ">0",
        ifElse(
            isNumber(returned),
            sumIfs(
                fixed(DecisionColumns.ONE_OFF),
                fixed(DecisionColumns.RETURN),
                join(quoted(">="), returned),
                fixed(DecisionColumns.SAVING),
                quoted(">0")),
            0));
  }

  /** The mark of a row that meets what is typed above. */
  private RowFormula suggestedFormula() {
    String row = RowFormula.ROW;
    String saving = criterionCell(5);
    String chance = criterionCell(4);
    return new RowFormula(
        when(
            and(
                call("COUNT", saving + ":" + chance) + ">0",
                call("LEFT", cell(DecisionColumns.STATE, row), 8) + "=" + quoted("Proposed"),
                isNumber(cell(DecisionColumns.SAVING, row)),
                isBlank(cell(DecisionColumns.WARNINGS, row)),
                call("N", cell(DecisionColumns.SAVING, row))
                    + ">="
                    + ifElse(isNumber(saving), saving, "-1E+300"),
                or(
                    call("NOT", isNumber(chance)),
                    and(
                        isNumber(cell(DecisionColumns.CHANCE, row)),
                        call("N", cell(DecisionColumns.CHANCE, row)) + ">=" + call("N", chance)))),
            quoted(DecisionTotals.SUGGESTED)));
  }

  private String cell(String title, String row) {
    return Place.inColumn(at(title), row);
  }

  private void totals() {
    sheet.section(next++, 8, "By business unit");
    String currency = " (" + summary.currency() + ")";
    head(0, "Business unit", Format.TEXT);
    head(1, "Changes", Format.COUNT);
    head(2, PortfolioMoney.READY + currency, Format.MONEY);
    head(3, PortfolioMoney.RESTORING + currency, Format.MONEY);
    head(4, PortfolioMoney.TURNED_DOWN + currency, Format.MONEY);
    head(5, DecisionColumns.ONE_OFF + currency, Format.MONEY);
    head(6, "Approved changes", Format.COUNT);
    head(7, "Approved saving" + currency, Format.MONEY);
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

  /** What is approved of a unit, or of all; the unit's name is in the first cell of the row. */
  private void approvedOf(Role role, @Nullable String unit) {
    DecisionTotals.Sum sum = unit == null ? totals.of(Choice.APPROVE) : totals.approved(unit);
    if (unit == null) {
      figure(role, 6, Format.COUNT, "$B$" + APPROVED_ROW, sum.changes());
      figure(role, 7, Format.MONEY, "$C$" + APPROVED_ROW, sum.saving());
      return;
    }
    List<String> chosen = approvals();
    chosen.add(0, eachFlag(fixed(DecisionColumns.UNIT) + "=$A" + (next + 1)));
    figure(role, 6, Format.COUNT, sumProduct(chosen), sum.changes());
    figure(role, 7, Format.MONEY, sumProduct(chosen, fixed(DecisionColumns.SAVING)), sum.saving());
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
        amount(money.ready, unit) + plus(amount(money.restores, unit)),
        line.money().changes());
    figure(
        role, 2, Format.MONEY, amount(money.readyToApprove, unit), line.money().readyToApprove());
    figure(
        role,
        3,
        Format.MONEY,
        amount(money.restoringQuality, unit),
        line.money().restoringQuality());
    figure(
        role,
        4,
        Format.MONEY,
        amount(money.rejectedOrDeferred, unit),
        line.money().rejectedOrDeferred());
    figure(role, 5, Format.MONEY, amount(money.oneOffAdvised, unit), line.oneOff());
    approvedOf(role, unit);
    next++;
  }

  private static String plus(String term) {
    return term.isEmpty() ? "" : "+" + term;
  }

  /** A sum over the workloads of a unit; empty where there are no formulas. */
  private String amount(Line line, @Nullable String unit) {
    LiveControls formulas = live;
    if (formulas == null) {
      return "";
    }
    return unit == null
        ? sum(formulas.cells(line))
        : formulas.sum(line, formulas.named(Workloads.BUSINESS_UNIT, "$A" + (next + 1)));
  }

  /** The units that have no line of their own, and those typed since the review. */
  private void rest(int first, int others, BusinessUnits.Line total) {
    String label =
        others == 0 ? "(typed since the review)" : "(" + Plurals.of(others, "other unit") + ")";
    sheet.text(next, 0, Role.OUTPUT, label);
    double[] sums = new double[8];
    for (BusinessUnits.Line unit : units.units().subList(0, next - first)) {
      sums[1] += unit.money().changes();
      sums[2] += unit.money().readyToApprove();
      sums[3] += unit.money().restoringQuality();
      sums[4] += unit.money().rejectedOrDeferred();
      sums[5] += unit.oneOff();
      sums[6] += totals.approved(unit.unit()).changes();
      sums[7] += totals.approved(unit.unit()).saving();
    }
    double[] all = {
      0,
      total.money().changes(),
      total.money().readyToApprove(),
      total.money().restoringQuality(),
      total.money().rejectedOrDeferred(),
      total.oneOff(),
      totals.of(Choice.APPROVE).changes(),
      totals.of(Choice.APPROVE).saving()
    };
    for (int column = 1; column < all.length; column++) {
      String formula =
          live == null && column < 6 ? "" : OutputSheet.rest(column, next + 2, first + 1, next);
      double rest = Math.rint((all[column] - sums[column]) * 1e6) / 1e6 + 0.0;
      Format format = column == 1 || column == 6 ? Format.COUNT : Format.MONEY;
      figure(Role.CALCULATION, column, format, formula, others == 0 ? 0 : rest);
    }
    next++;
  }

  private void figure(Role role, int column, Format format, String formula, double value) {
    sheet.figure(next, column, role, format, formula, value);
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
    RowFormula mark = suggestedFormula();
    RowFormula within = withinFormula();
    proposals.each(
        proposal -> {
          if (row[0] <= header + rows()) {
            CellXml cells = out.startRow(++row[0], height(proposal));
            row(cells, proposal, mark);
            budget(cells, row[0], proposal, within);
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
    int lines = lines(one.warnings(), columns.get(at(DecisionColumns.WARNINGS)));
    lines = Math.max(lines, lines(one.comment(), columns.get(at("Comment"))));
    lines = Math.max(lines, lines(one.note(), columns.get(at("Note"))));
    for (int i = 0; i < texts.size(); i++) {
      lines = Math.max(lines, lines(texts.get(i), columns.get(i)));
    }
    return RowHeight.points(lines);
  }

  private static int lines(String text, ResultColumn column) {
    return RowHeight.lines(text.length(), column.width());
  }

  private void row(CellXml out, Proposal one, RowFormula mark) {
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
    number(out, 11, changing(decision.saving, place), one.saving());
    number(out, 12, changing(money.oneOff, place), one.oneOff());
    number(out, 13, changing(decision.cash.payback, place), one.payback());
    number(out, 14, drawn(decision.changeChance, place), one.chance());
    number(out, 15, drawn(decision.changeP10, place), one.p10());
    number(out, 16, drawn(decision.changeP50, place), one.p50());
    number(out, 17, drawn(decision.changeP90, place), one.p90());
    text(out, 18, one.warnings());
    text(out, 19, one.state());
    out.formula(
        SUGGESTED_AT, suggested, mark, criteria.suggest(one) ? DecisionTotals.SUGGESTED : "");
    typed(out, 21, one.choice());
    typed(out, 22, one.decidedBy());
    day(out, 23, inputs, one.decidedOn());
    day(out, 24, inputs, one.effectiveFrom());
    typed(out, 25, one.comment());
    day(out, 26, plain, one.basisDay());
    text(out, 27, one.basisTo());
    number(out, 28, null, one.basisSaving());
    text(out, 29, one.note());
  }

  /** What a budget goes by. */
  private void budget(CellXml out, int row, Proposal one, RowFormula within) {
    String oneOff = cell(DecisionColumns.ONE_OFF, String.valueOf(row));
    String saving = cell(DecisionColumns.SAVING, String.valueOf(row));
    boolean formulas = live != null && one.place() >= 0;
    number(
        out,
        30,
        formulas ? when(call("N", oneOff) + ">0", call("ROUND", saving + "/" + oneOff, 6)) : null,
        one.returned());
    double soFar = totals.oneOffSoFar(one);
    number(out, 31, formulas ? soFarFormula(row) : null, soFar);
    String yes =
        Double.isNaN(criteria.budget()) || Double.isNaN(soFar)
            ? ""
            : soFar <= criteria.budget() ? YES : "No";
    out.formula(32, suggested, within, yes);
  }

  private void typed(CellXml out, int column, String text) {
    if (text.isEmpty()) {
      out.blank(column, inputs[column]);
    } else {
      out.text(column, inputs[column], text);
    }
  }

  private void day(CellXml out, int column, int[] looks, double day) {
    if (Double.isNaN(day)) {
      out.blank(column, looks[column]);
    } else {
      out.number(column, looks[column], styles.serial(day));
    }
  }

  private @Nullable String unit(Column column, int place) {
    return live == null || place < 0 ? null : live.cell(column, place);
  }

  private @Nullable String at(Expression figure, int place) {
    return live == null || place < 0 ? null : live.cell(figure, place);
  }

  private @Nullable String changing(Line figure, int place) {
    LiveControls formulas = live;
    return formulas == null || place < 0
        ? null
        : when(formulas.cell(decision.changes, place) + "=1", formulas.cell(figure, place));
  }

  /**
   * What the review drew of the change, while the verdict changes something; blank where nothing.
   */
  private @Nullable String drawn(Variable figure, int place) {
    LiveControls formulas = live;
    if (formulas == null || place < 0) {
      return null;
    }
    String cell = formulas.cell(figure, place);
    return when(and(formulas.cell(decision.changes, place) + "=1", isNumber(cell)), cell);
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
            if (row[0] <= header + Math.min(LINKED, rows()) && proposal.place() < 0) {
              row[0]++;
            } else if (row[0] <= header + Math.min(LINKED, rows())) {
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
