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
import breakeven.core.expression.Line;
import breakeven.core.expression.Text;
import breakeven.core.expression.Variable;
import breakeven.core.model.Place;
import breakeven.core.report.BusinessUnits;
import breakeven.core.report.DecisionColumns;
import breakeven.core.report.DecisionTotals;
import breakeven.core.report.Format;
import breakeven.core.report.PortfolioAmounts;
import breakeven.core.report.Proposal;
import breakeven.core.report.Proposals;
import breakeven.core.report.SummaryData;
import breakeven.core.report.TableColumn;
import breakeven.core.table.Column;
import breakeven.core.table.DecisionsTable;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.workbook.live.LiveControls;
import breakeven.workbook.live.LiveModel;
import breakeven.workbook.write.ResultStyles.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The changes of approach to decide on, largest saving first, below what they add up to. */
final class DecisionsSheet {
  /** Business units above the table; the others are one line. */
  private static final int UNITS = 8;

  /** Rows that have room on a sheet below the totals. */
  private static final int MOST = 1_000_000;

  /** The columns that only a review renews. */
  private static final List<String> DRAWN =
      List.of(
          DecisionColumns.EXPECTED,
          DecisionColumns.CHANCE,
          DecisionColumns.P10,
          DecisionColumns.P50,
          DecisionColumns.P90);

  // Columns that no file has.
  private static final String SUGGESTED = "Suggested";
  private static final String SO_FAR = "One-off so far, by return";
  private static final String WITHIN = "Within the budget";
  private static final String CHANGES = "Changes";
  private static final String TYPED = "Typed";
  private static final String YES = "Yes";

  private static final String MONEY =
      "Money is over each workload's own horizon. A saving of 0 or less: quality, data or grounding"
          + " demand the change.";

  private final BlockSheet sheet;
  private final OutputWorkbook book;
  private final Proposals proposals;
  private final DecisionTotals.Criteria criteria;
  private final DecisionTotals totals;
  private final BusinessUnits units;
  private final SummaryData summary;
  private final @Nullable LiveControls live;
  private final Decision decision;
  private final String currency;
  private final Block<Decided> byDecision;
  private final Block<Criterion> typed;
  private final Block<Proposal> changes;

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
    this.book = book;
    this.proposals = proposals;
    this.criteria = criteria;
    this.units = units;
    this.summary = summary;
    this.live = live;
    currency = summary.currency();
    decision = units.decision();
    try {
      totals = DecisionTotals.of(proposals, criteria);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sheet = new BlockSheet(book, Sheets.DECISIONS, sentence());
    byDecision = byDecision();
    typed = criteria();
    changes = changes();
  }

  /** Its rows and what is added to them when the workbook is composed. */
  BlockSheet blocks() {
    return sheet;
  }

  /** The cell that counts what is approved and not carried out yet. */
  static Place approved(String sheet) {
    return new Place(sheet, BlockSheet.FIRST + 2, 1);
  }

  /** How many changes have a row: all that fit a sheet. */
  static int rows(Proposals proposals) {
    return Math.min(MOST, proposals.count());
  }

  private void layOut() {
    sheet.heading("By decision", byDecision.heads().size());
    sheet.add(byDecision);
    sheet.gap();
    sheet.heading("By business unit", 8);
    sheet.add(byUnit());
    sheet.gap();
    sheet.add(typed);
    sheet.gap();
    sheet.heading("Changes to decide on, largest saving first", changes.heads().size());
    sheet.line(Role.NOTE, note());
    sheet.widths(changes);
    if (rows(proposals) > 0) {
      sheet.add(changes);
      Validations rules = new Validations(sheet.page.sheet);
      for (Column column : DecisionsTable.TYPED) {
        int at = changes.at(column.header());
        rules.add(column, changes.header(), changes.last() - 1, at, column.title(), column.help());
      }
      sheet.page.sheet.createFreezePane(1, 0);
      sheet.page.printWithTotals(
          changes.header() - 1, changes.last() - 1, changes.heads().size() - 1);
    } else {
      // Nothing of it is shown, and formulas add up nothing.
      changes.place(sheet.next());
    }
    sheet.done();
  }

  /** Greys what was drawn of a workload that an edit has moved since. */
  void outdated(LiveModel model) {
    if (rows(proposals) > 0) {
      String values = DRAWN.stream().map(changes::range).collect(Collectors.joining(" "));
      String differs = model.differsNamed("$A" + changes.first());
      book.formats().outdated(sheet.page.sheet, values, differs);
      if (totals.all().drawn()) {
        String sums = byDecision.range(DecisionColumns.EXPECTED);
        book.formats().outdated(sheet.page.sheet, sums, model.anyDiffers());
      }
    }
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
    if (proposals.count() > rows(proposals)) {
      return "The first "
          + Plurals.number(rows(proposals))
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

  /**
   * A line of what is decided so far; its cells follow what is typed below.
   *
   * @param summed counts its changes, or adds up the columns of these headers
   */
  private record Decided(
      String label, DecisionTotals.Sum sum, Function<List<String>, String> summed) {}

  private Block<Decided> byDecision() {
    List<BlockColumn<Decided>> columns = new ArrayList<>();
    columns.add(BlockColumn.text("Decision", Decided::label));
    columns.add(
        BlockColumn.<Decided>number(CHANGES, Format.COUNT, one -> one.sum().changes())
            .by((one, here) -> one.summed().apply(List.of())));
    columns.add(summed(DecisionColumns.SAVING, DecisionTotals.Sum::saving));
    columns.add(summed(DecisionColumns.ONE_OFF, DecisionTotals.Sum::oneOff));
    if (totals.all().drawn()) {
      columns.add(summed(DecisionColumns.EXPECTED, DecisionTotals.Sum::expected));
    }
    List<Decided> lines = new ArrayList<>();
    for (Choice choice : Choice.values()) {
      boolean named = choice == Choice.APPROVE && proposals.rules().any();
      lines.add(
          new Decided(
              choice.word(),
              totals.of(choice),
              summed ->
                  named
                      ? sumProduct(approved(), cells(summed))
                      : of(
                          summed, changes.cells(DecisionColumns.DECISION), quoted(choice.word()))));
    }
    lines.add(
        new Decided(
            "(rejected or deferred before)",
            totals.before(),
            summed ->
                of(
                    summed,
                    changes.cells(DecisionColumns.STATE),
                    quoted("* before"),
                    changes.cells(DecisionColumns.DECISION),
                    NOTHING)));
    return new Block<>(columns, lines)
        .rest("(not decided yet)")
        .total("All changes", new Decided("", totals.all(), summed -> of(summed)));
  }

  private BlockColumn<Decided> summed(String header, ToDoubleFunction<DecisionTotals.Sum> value) {
    return money(header, (Decided one) -> value.applyAsDouble(one.sum()))
        .by((one, here) -> one.summed().apply(List.of(header)));
  }

  private <T> BlockColumn<T> money(String header, ToDoubleFunction<T> value) {
    return BlockColumn.of(TableColumn.number(header, currency, Format.MONEY, 0, "", value));
  }

  private List<String> cells(List<String> headers) {
    return headers.stream().map(changes::cells).toList();
  }

  /** Changes that meet criteria, as far as their verdict still changes something. */
  private String of(List<String> summed, String... criteria) {
    List<Object> where =
        List.of(changes.cells(DecisionColumns.TO), quoted("?*"), List.of(criteria));
    return summed.isEmpty() ? countIfs(where) : sumIfs(changes.cells(summed.get(0)), where);
  }

  /** What holds in rows whose change is approved, each as a flag of every row. */
  private List<String> approved() {
    List<String> flags = new ArrayList<>();
    String typed = changes.cells(DecisionColumns.DECISION);
    flags.add(eachFlag(typed + "=" + quoted(Choice.APPROVE.word())));
    flags.add(eachFlag(changes.cells(DecisionColumns.TO) + "<>" + NOTHING));
    String by = changes.cells(DecisionsTable.DECIDED_BY.header());
    String on = changes.cells(DecisionsTable.DECIDED_ON.header());
    flags.addAll(proposals.rules().holds(by, changes.cells(DecisionColumns.OWNER), on));
    return flags;
  }

  private Block<BusinessUnits.Line> byUnit() {
    PortfolioMoney money = decision.portfolio;
    List<BlockColumn<BusinessUnits.Line>> columns =
        List.of(
            BlockColumn.text(DecisionColumns.UNIT, BusinessUnits.Line::unit),
            BlockColumn.<BusinessUnits.Line>number(
                    CHANGES, Format.COUNT, line -> line.money().changes())
                .by(
                    (line, here) ->
                        live == null
                            ? ""
                            : amount(money.ready, here) + "+" + amount(money.restores, here)),
            amount(
                PortfolioMoney.READY, money.readyToApprove, line -> line.money().readyToApprove()),
            amount(
                PortfolioMoney.RESTORING,
                money.restoringQuality,
                line -> line.money().restoringQuality()),
            amount(
                PortfolioMoney.TURNED_DOWN,
                money.rejectedOrDeferred,
                line -> line.money().rejectedOrDeferred()),
            amount(DecisionColumns.ONE_OFF, money.oneOffAdvised, BusinessUnits.Line::oneOff),
            BlockColumn.<BusinessUnits.Line>number(
                    "Approved changes", Format.COUNT, line -> approved(line).changes())
                .by((line, here) -> approved(here, CHANGES, List.of())),
            money("Approved saving", (BusinessUnits.Line line) -> approved(line).saving())
                .by(
                    (line, here) ->
                        approved(
                            here,
                            DecisionColumns.SAVING,
                            List.of(changes.cells(DecisionColumns.SAVING)))));
    List<BusinessUnits.Line> all = units.units();
    int shown = all.size() <= UNITS + 1 ? all.size() : UNITS;
    int others = all.size() - shown;
    String rest =
        others > 0 ? "(" + Plurals.of(others, "other unit") + ")" : "(typed since the review)";
    return new Block<>(columns, all.subList(0, shown))
        .rest(others > 0 || live != null ? rest : "")
        .total("All workloads", units.total());
  }

  private BlockColumn<BusinessUnits.Line> amount(
      String header, Line line, ToDoubleFunction<BusinessUnits.Line> value) {
    return money(header, value).by((row, here) -> amount(line, here));
  }

  /** A sum over the workloads of a unit, or of all; empty where there are no formulas. */
  private String amount(Line line, Block<BusinessUnits.Line>.Here here) {
    LiveControls formulas = live;
    if (formulas == null) {
      return "";
    }
    return here.total()
        ? sum(formulas.cells(line))
        : formulas.sum(
            line, formulas.named(Workloads.BUSINESS_UNIT, here.cell(DecisionColumns.UNIT)));
  }

  private DecisionTotals.Sum approved(BusinessUnits.Line line) {
    return line.unit().isEmpty() ? totals.of(Choice.APPROVE) : totals.approved(line.unit());
  }

  /** What is approved of a unit, or of all. */
  private String approved(Block<BusinessUnits.Line>.Here here, String header, List<String> summed) {
    if (here.total()) {
      return byDecision.cell(header, byDecision.first());
    }
    List<String> chosen = approved();
    String unit = changes.cells(DecisionColumns.UNIT) + "=" + here.cell(DecisionColumns.UNIT);
    chosen.add(0, eachFlag(unit));
    return sumProduct(chosen, summed);
  }

  // --- what is typed above -----------------------------------------------------------------------

  /** A cell to type in, and what follows from it. */
  private record Criterion(
      String label, Format format, double value, String said, String formula) {}

  private Block<Criterion> criteria() {
    List<BlockColumn<Criterion>> columns =
        List.of(
            BlockColumn.text("Criterion", Criterion::label),
            BlockColumn.number(TYPED, Format.MONEY, Criterion::value)
                .as(Role.INPUT)
                .formatted(one -> one.format().code()),
            BlockColumn.text("Said", Criterion::said)
                .as(Role.NOTE)
                .by((one, here) -> one.formula()));
    return new Block<>(
            columns,
            taker -> {
              taker.take(budget());
              taker.take(
                  new Criterion(
                      DecisionTotals.LEAST_SAVING + " (" + currency + ")",
                      Format.MONEY,
                      criteria.saving(),
                      "",
                      ""));
              taker.take(suggestion());
            },
            3)
        .header(0);
  }

  private String typed(int row) {
    return typed.cell(TYPED, typed.first() + row);
  }

  /** What the budget pays for. */
  private Criterion budget() {
    List<String> yes = List.of(changes.cells(WITHIN), quoted(YES));
    String invitation = "Type a budget: what it pays for is marked, best return first.";
    String middle = " within the budget: one-off costs ";
    String saved = ", saving ";
    String end = " " + currency + ".";
    return new Criterion(
        DecisionTotals.BUDGET + " (" + currency + ")",
        Format.MONEY,
        criteria.budget(),
        Double.isNaN(criteria.budget())
            ? invitation
            : totals.affordable().changes()
                + middle
                + Text.fixed(totals.affordable().oneOff(), 0)
                + saved
                + Text.fixed(totals.affordable().saving(), 0)
                + end,
        ifElse(
            isNumber(typed(0)),
            join(
                call("COUNTIF", yes),
                quoted(middle),
                whole(call("SUMIF", yes, changes.cells(DecisionColumns.ONE_OFF))),
                quoted(saved),
                whole(call("SUMIF", yes, changes.cells(DecisionColumns.SAVING))),
                quoted(end)),
            quoted(invitation)));
  }

  /** When an approval is suggested, and what that comes to. */
  private Criterion suggestion() {
    List<String> marked = List.of(changes.cells(SUGGESTED), quoted(DecisionTotals.SUGGESTED));
    String middle = " suggested, without a warning: saving ";
    String end = " " + currency + ". Type Approve to approve one.";
    return new Criterion(
        DecisionTotals.LEAST_CHANCE + " (%)",
        Format.SHARE,
        criteria.chance(),
        totals.suggested().changes() + middle + Text.fixed(totals.suggested().saving(), 0) + end,
        join(
            call("COUNTIF", marked),
            quoted(middle),
            whole(call("SUMIF", marked, changes.cells(DecisionColumns.SAVING))),
            quoted(end)));
  }

  // --- rows --------------------------------------------------------------------------------------

  private Block<Proposal> changes() {
    List<BlockColumn<Proposal>> columns = new ArrayList<>();
    for (TableColumn<Proposal> column : DecisionColumns.of(currency)) {
      columns.add(column(column));
      if (column.head().header().equals(DecisionColumns.STATE)) {
        columns.add(suggested());
      }
    }
    columns.add(soFar());
    columns.add(within());
    return new Block<>(columns, taker -> proposals.each(taker::take), rows(proposals))
        .table("tblDecisions")
        .tall();
  }

  /** A column as files have it, with its formula and look. */
  private BlockColumn<Proposal> column(TableColumn<Proposal> defined) {
    BlockColumn<Proposal> column = BlockColumn.of(defined);
    String header = defined.head().header();
    if (DecisionColumns.TYPED.contains(header)) {
      BlockColumn<Proposal> input = column.as(Role.INPUT);
      return header.equals(DecisionsTable.EFFECTIVE_FROM.header())
          ? input.formatted(one -> "mmm yyyy")
          : input;
    }
    if (header.equals(DecisionColumns.WORKLOAD)) {
      String workloads = summary.workloadsSheet();
      return column.leading(
          one -> one.place() < 0 ? "" : new Place(workloads, one.sheetRow(), 0).reference());
    }
    if (header.equals(DecisionColumns.VERDICT)) {
      column = column.coloured(WordFormats.Cells.VERDICT);
    }
    LiveControls formulas = live;
    if (formulas == null) {
      return column;
    }
    if (DRAWN.contains(header)) {
      column = column.help(defined.head().help() + "\n" + WorkloadsSheet.OF_THE_REVIEW);
    }
    return column
        .taken()
        .by((one, here) -> one.place() < 0 ? "" : formula(formulas, header, one.place(), here));
  }

  /** The formula of a workload's cell; empty where it stays a value. */
  private String formula(
      LiveControls formulas, String header, int place, Block<Proposal>.Here here) {
    PortfolioMoney money = decision.portfolio;
    return switch (header) {
      case DecisionColumns.OWNER -> formulas.cell(Workloads.OWNER, place);
      case DecisionColumns.UNIT -> formulas.cell(Workloads.BUSINESS_UNIT, place);
      case DecisionColumns.COST_CENTRE -> formulas.cell(Workloads.COST_CENTRE, place);
      case DecisionColumns.FROM ->
          formulas.cell(decision.model.inputs.cell(Workloads.CURRENT_APPROACH), place);
      case DecisionColumns.TO -> changing(formulas, decision.approachThen, place);
      case DecisionColumns.VERDICT -> formulas.cell(decision.verdict, place);
      case DecisionColumns.TCO_TODAY -> changing(formulas, decision.tcoToday, place);
      case DecisionColumns.TCO_THEN -> changing(formulas, decision.tcoThen, place);
      case DecisionColumns.SAVING -> changing(formulas, decision.saving, place);
      case DecisionColumns.ONE_OFF -> changing(formulas, money.oneOff, place);
      case DecisionColumns.PAYBACK -> changing(formulas, decision.cash.payback, place);
      case DecisionColumns.EXPECTED -> drawn(formulas, decision.changeMean, place);
      case DecisionColumns.CHANCE -> drawn(formulas, decision.changeChance, place);
      case DecisionColumns.P10 -> drawn(formulas, decision.changeP10, place);
      case DecisionColumns.P50 -> drawn(formulas, decision.changeP50, place);
      case DecisionColumns.P90 -> drawn(formulas, decision.changeP90, place);
      case DecisionColumns.RETURN -> {
        String oneOff = here.cell(DecisionColumns.ONE_OFF);
        String ratio = call("ROUND", here.cell(DecisionColumns.SAVING) + "/" + oneOff, 6);
        yield when(call("N", oneOff) + ">0", ratio);
      }
      default -> "";
    };
  }

  private String changing(LiveControls formulas, Line figure, int place) {
    return when(formulas.cell(decision.changes, place) + "=1", formulas.cell(figure, place));
  }

  /**
   * What the review drew of the change, while the verdict changes something; blank where nothing.
   */
  private String drawn(LiveControls formulas, Variable figure, int place) {
    String cell = formulas.cell(figure, place);
    return when(and(formulas.cell(decision.changes, place) + "=1", isNumber(cell)), cell);
  }

  /** The mark of a row that meets what is typed above. */
  private BlockColumn<Proposal> suggested() {
    return BlockColumn.of(
            TableColumn.<Proposal>text(
                SUGGESTED,
                Format.TEXT,
                12,
                "suggested where saving and chance are at least what is typed above, and no"
                    + " warning is open. Never an approval.",
                one -> criteria.suggest(one) ? DecisionTotals.SUGGESTED : ""))
        .by((one, here) -> suggested(here));
  }

  private String suggested(Block<Proposal>.Here here) {
    String saving = here.cell(DecisionColumns.SAVING);
    String chance = here.cell(DecisionColumns.CHANCE);
    String leastSaving = typed(1);
    String leastChance = typed(2);
    return when(
        and(
            call("COUNT", leastSaving + ":" + leastChance) + ">0",
            call("LEFT", here.cell(DecisionColumns.STATE), 8) + "=" + quoted("Proposed"),
            isNumber(saving),
            isBlank(here.cell(DecisionColumns.WARNINGS)),
            call("N", saving) + ">=" + ifElse(isNumber(leastSaving), leastSaving, "-1E+300"),
            or(
                call("NOT", isNumber(leastChance)),
                and(isNumber(chance), call("N", chance) + ">=" + call("N", leastChance)))),
        quoted(DecisionTotals.SUGGESTED));
  }

  private BlockColumn<Proposal> soFar() {
    return BlockColumn.of(
            TableColumn.<Proposal>number(
                SO_FAR,
                "",
                Format.MONEY,
                12,
                "One-off costs of this change and of all that return at least as much; blank where"
                    + " it saves nothing.",
                totals::oneOffSoFar))
        .taken()
        .by((one, here) -> live == null || one.place() < 0 ? "" : soFar(here));
  }

  private String soFar(Block<Proposal>.Here here) {
    String returned = here.cell(DecisionColumns.RETURN);
    return when(
        call("N", here.cell(DecisionColumns.SAVING)) + ">0",
        ifElse(
            isNumber(returned),
            sumIfs(
                changes.cells(DecisionColumns.ONE_OFF),
                changes.cells(DecisionColumns.RETURN),
                join(quoted(">="), returned),
                changes.cells(DecisionColumns.SAVING),
                quoted(">0")),
            0));
  }

  /** The mark of a row that the budget pays for. */
  private BlockColumn<Proposal> within() {
    return BlockColumn.of(
            TableColumn.<Proposal>text(
                WITHIN,
                Format.TEXT,
                10,
                "Yes where the budget typed above pays for this change and all that return at"
                    + " least as much.",
                this::within))
        .by(
            (one, here) -> {
              String soFar = here.cell(SO_FAR);
              return when(
                  and(isNumber(typed(0)), isNumber(soFar)),
                  ifElse(soFar + "<=" + typed(0), quoted(YES), quoted("No")));
            });
  }

  private String within(Proposal one) {
    double soFar = totals.oneOffSoFar(one);
    boolean open = Double.isNaN(criteria.budget()) || Double.isNaN(soFar);
    return open ? "" : soFar <= criteria.budget() ? YES : "No";
  }
}
