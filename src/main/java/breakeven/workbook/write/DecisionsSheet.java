package breakeven.workbook.write;

import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.countIfs;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.sum;
import static breakeven.core.expression.Formula.sumIfs;
import static breakeven.core.expression.Formula.when;

import breakeven.core.expression.Text;
import breakeven.core.model.Place;
import breakeven.core.report.CellSink;
import breakeven.core.report.Columns;
import breakeven.core.report.DecisionColumns;
import breakeven.core.report.DecisionTotals;
import breakeven.core.report.Format;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.Proposal;
import breakeven.core.report.Proposals;
import breakeven.core.report.SummaryData;
import breakeven.core.report.TableColumn;
import breakeven.core.table.Column;
import breakeven.core.table.DecisionsTable;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ResultStyles.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The changes of approach to decide on, largest saving first, below what they add up to. */
final class DecisionsSheet {
  /** Rows that have room on a sheet below the totals. */
  private static final int MOST = 1_000_000;

  /** Rows that are printed: those that save most, on some six pages. */
  static final int PRINTED = 150;

  /** Points of a line that is signed by hand. */
  private static final double SIGNED = 18;

  // Columns that no file has.
  private static final String SUGGESTED = "Suggested";
  private static final String SO_FAR = "One-off so far, by return";
  private static final String WITHIN = "Within the budget";
  private static final String STATUS = "Status";
  private static final String APPROVAL = "Approval";
  private static final String YES = "Yes";

  /** The first column that is typed in. */
  private static final int TYPED_FROM = 10;

  private static final String AVERAGES =
      " As today and Then are averages over each horizon, one-off included.";
  private static final String WAIT = "Changes that wait for a decision: ";

  /** A count with room before the words beside it. */
  private static final String APART = "#,##0_M";

  /** The same with its word; nothing where there is none. */
  private static final String CHANGES = "#,##0\" changes\";;";

  // Cells above the list.
  private static final String LABEL = "Label";
  private static final String FIGURE = "Figure";

  private final BlockSheet sheet;
  private final OutputWorkbook book;
  private final Proposals proposals;
  private final DecisionTotals.Criteria criteria;
  private final DecisionTotals totals;
  private final SummaryData summary;
  private final String currency;

  /** What savings are added up: expected ones a year, or those at today's prices. */
  private final String promised;

  private final boolean drawn;

  /** What these savings are counted in. */
  private final String amounts;

  private final Block<Proposal> changes;
  private final Block<String> approved;
  private final Block<String> turnedDown;
  private final Block<String> saving;
  private final Block<String> restoring;
  private final Block<String> budget;
  private final Block<String> leastSaving;
  private final Block<String> leastChance;
  private final Block<String> shown;

  /** Adds the sheet behind the last one. */
  static DecisionsSheet add(
      OutputWorkbook book,
      Proposals proposals,
      DecisionTotals.Criteria criteria,
      SummaryData summary) {
    DecisionsSheet made = new DecisionsSheet(book, proposals, criteria, summary);
    made.layOut();
    return made;
  }

  private DecisionsSheet(
      OutputWorkbook book,
      Proposals proposals,
      DecisionTotals.Criteria criteria,
      SummaryData summary) {
    this.book = book;
    this.proposals = proposals;
    this.criteria = criteria;
    this.summary = summary;
    currency = summary.currency();
    try {
      totals = DecisionTotals.of(proposals, criteria);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    drawn = totals.all().drawn();
    promised = drawn ? DecisionColumns.EXPECTED : DecisionColumns.SAVING;
    amounts = currency + (drawn ? " a year" : " over the horizons");
    changes = changes();
    approved = approved();
    turnedDown = turnedDown();
    saving =
        open(
            "Save money",
            List.of(DecisionTotals.WAITING),
            () -> totals.of(DecisionTotals.WAITING),
            "");
    restoring = open("Cost more than today", DecisionTotals.DEARER, totals::dearer, fourEyes());
    budget = budget();
    leastSaving = leastSaving();
    leastChance = leastChance(criteria.chance());
    shown = shown();
    // What is above refers to what is below.
    place(BlockSheet.FIRST);
    sheet = new BlockSheet(book, Sheets.DECISIONS, waiting());
  }

  /** Its rows and what is added to them when the workbook is composed. */
  BlockSheet blocks() {
    return sheet;
  }

  /** The cell that counts what is approved and not carried out yet. */
  static Place approved(String sheet) {
    return new Place(sheet, BlockSheet.FIRST, 1);
  }

  /** The header of a column of the list; the sentence above it where nothing is listed. */
  Place head(String header) {
    return new Place(sheet.page.sheet.getSheetName(), changes.header(), changes.at(header));
  }

  /** How many changes have a row: all that fit a sheet. */
  static int rows(Proposals proposals) {
    return Math.min(MOST, proposals.count());
  }

  private List<Block<?>> blocksInOrder() {
    return List.of(
        approved, turnedDown, saving, restoring, budget, leastSaving, leastChance, shown, changes);
  }

  private void place(int row) {
    int next = row;
    for (Block<?> block : blocksInOrder()) {
      next = block.place(next);
    }
  }

  private void layOut() {
    sheet.widths(changes);
    blocksInOrder().stream()
        .filter(block -> block != changes || rows(proposals) > 0)
        .forEach(sheet::add);
    int typed = changes.at(DecisionsTable.COMMENT.header());
    if (rows(proposals) == 0) {
      sheet.page.printLong(-1, changes.header() - 2, typed);
    } else {
      Validations rules = new Validations(sheet.page.sheet);
      for (Column column : DecisionsTable.TYPED) {
        int at = changes.at(column.header());
        rules.add(column, changes.header(), changes.last() - 1, at, column.title(), column.help());
      }
      sheet.page.sheet.createFreezePane(1, changes.header());
      int printed = Math.min(changes.last(), changes.header() + PRINTED);
      sheet.page.printLong(changes.header() - 1, printed - 1, typed);
      book.formats()
          .where(
              Place.inColumn(changes.at(SUGGESTED), changes.first())
                  + "="
                  + quoted(DecisionTotals.SUGGESTED),
              sheet.page.sheet,
              WordFormats.Look.SUGGESTED,
              changes.range(DecisionColumns.CHANGE));
    }
    sheet.done();
  }

  // --- above the list ----------------------------------------------------------------------------

  /** What waits for a decision, in one sentence. */
  private String waiting() {
    DecisionTotals.Sum waiting = totals.of(DecisionTotals.WAITING);
    return WAIT + waiting.changes() + ", " + said(waiting) + "." + AVERAGES + listed();
  }

  /** How many of the rows are on the sheet, and in print; empty where all are. */
  private String listed() {
    int rows = rows(proposals);
    return (proposals.count() > rows
            ? " " + Plurals.number(rows) + " are listed; --csv DIR lists all."
            : "")
        + (rows > PRINTED
            ? " The first " + PRINTED + " of " + Plurals.number(rows) + " print."
            : "");
  }

  /** What some changes come to. */
  private String said(DecisionTotals.Sum sum) {
    return (drawn ? "expected " : "saving ")
        + Text.fixed(saving(sum), 0)
        + " "
        + said()
        + " "
        + Text.fixed(sum.oneOff(), 0)
        + " "
        + currency;
  }

  /** A column of the changes that have one of some words in another. */
  private String sumWhere(String column, List<String> words, String summed) {
    return words.stream()
        .map(word -> sumIfs(changes.cells(summed), changes.cells(column), word))
        .collect(Collectors.joining("+"));
  }

  private String count(String column, List<String> words) {
    return words.stream()
        .map(word -> countIfs(changes.cells(column), word))
        .collect(Collectors.joining("+"));
  }

  private Block<String> approved() {
    return counted(
            "Approved so far",
            List.of(DecisionTotals.APPROVED),
            () -> totals.of(DecisionTotals.APPROVED),
            signature("Approved by"))
        .height(SIGNED);
  }

  /** What waits for a decision, of one kind. */
  private Block<String> open(
      String label, List<String> statuses, Supplier<DecisionTotals.Sum> sum, String beside) {
    return counted(label, statuses, sum, List.of(said(beside)));
  }

  private String fourEyes() {
    return proposals.rules().fourEyes()
        ? "Four eyes: nobody approves a change of her own workload."
        : "Four eyes is No: an owner may approve her own change.";
  }

  private Block<String> turnedDown() {
    return counted(
            "Rejected or deferred",
            DecisionTotals.TURNED_DOWN,
            totals::turnedDown,
            signature("Checked by"))
        .height(SIGNED);
  }

  /** A name and a line to sign on, below the cells that are typed in. */
  private static List<BlockColumn<String>> signature(String label) {
    List<BlockColumn<String>> cells = new ArrayList<>();
    cells.add(BlockColumn.<String>text("", one -> label).as(Role.LABEL));
    DecisionColumns.TYPED.stream()
        .skip(1)
        .forEach(one -> cells.add(BlockColumn.blank(Role.SECTION)));
    return cells;
  }

  private static BlockColumn<String> said(String text) {
    return BlockColumn.<String>text("", one -> text).as(Role.NOTE);
  }

  /**
   * How many changes have one of some statuses, and what they come to.
   *
   * @param beside what is above the cells that are typed in
   */
  private Block<String> counted(
      String label,
      List<String> statuses,
      Supplier<DecisionTotals.Sum> sum,
      List<BlockColumn<String>> beside) {
    List<String> words = statuses.stream().map(word -> quoted(word + "*")).toList();
    List<BlockColumn<String>> cells = new ArrayList<>();
    cells.add(counted(sum.get().changes(), () -> count(STATUS, words)));
    cells.addAll(amounts(said(), STATUS, words, sum));
    return line(label, cells, beside);
  }

  private static BlockColumn<String> counted(int rows, Supplier<String> formula) {
    return BlockColumn.<String>number(FIGURE, Format.COUNT, one -> rows)
        .as(Role.SUBTITLE)
        .formatted(one -> APART)
        .by((one, here) -> formula.get());
  }

  /** What the amounts of a line are. */
  private String said() {
    return amounts + ", one-off";
  }

  /** Words, and what some changes save and cost at first, above the columns of the list. */
  private List<BlockColumn<String>> amounts(
      String words, String column, List<String> wanted, Supplier<DecisionTotals.Sum> sum) {
    return List.of(
        said(words),
        BlockColumn.none(),
        BlockColumn.none(),
        amount(one -> saving(sum.get()), () -> sumWhere(column, wanted, promised)),
        amount(one -> sum.get().oneOff(), () -> sumWhere(column, wanted, DecisionColumns.ONE_OFF)));
  }

  private static BlockColumn<String> amount(
      ToDoubleFunction<String> value, Supplier<String> formula) {
    return BlockColumn.<String>number("", Format.MONEY, value)
        .as(Role.SUBTITLE)
        .formatted(one -> NumberFormats.WHOLE_IF_ANY)
        .by((one, here) -> formula.get());
  }

  private double saving(DecisionTotals.Sum sum) {
    return drawn ? sum.expected() : sum.saving();
  }

  /** What a filter of the list leaves in sight. */
  private Block<String> shown() {
    return line(
        "Shown below",
        List.of(
            counted(
                rows(proposals),
                () -> call("SUBTOTAL", 103, changes.cells(DecisionColumns.WORKLOAD))),
            said(said()),
            BlockColumn.none(),
            BlockColumn.none(),
            amount(
                one -> saving(totals.listed()),
                () -> call("SUBTOTAL", 109, changes.cells(promised))),
            amount(
                one -> totals.listed().oneOff(),
                () -> call("SUBTOTAL", 109, changes.cells(DecisionColumns.ONE_OFF)))),
        List.of());
  }

  /** A label, its cells, and what is above the cells that are typed in. */
  private static Block<String> line(
      String label, List<BlockColumn<String>> cells, List<BlockColumn<String>> beside) {
    List<BlockColumn<String>> all = new ArrayList<>();
    all.add(BlockColumn.<String>text(LABEL, one -> one).as(Role.LABEL));
    all.addAll(cells);
    while (all.size() < TYPED_FROM) {
      all.add(BlockColumn.none());
    }
    all.addAll(beside);
    return new Block<>(all, List.of(label)).header(0);
  }

  private static BlockColumn<String> typed(Format format, double value) {
    return BlockColumn.<String>number(FIGURE, format, one -> value).as(Role.INPUT);
  }

  /** What the budget pays for. */
  private Block<String> budget() {
    return marked(
        DecisionTotals.BUDGET,
        Format.MONEY,
        criteria.budget(),
        currency + ". Type it to mark what it pays for.",
        WITHIN,
        YES,
        totals::affordable,
        List.of(said("All figures are of the review of " + summary.asOf() + ".")));
  }

  /** When an approval is suggested, and what that comes to. */
  private Block<String> leastSaving() {
    return marked(
        DecisionTotals.LEAST_SAVING,
        Format.MONEY,
        criteria.saving(),
        amounts + ". Type one or both: rows get " + WordFormats.MARK + ".",
        SUGGESTED,
        DecisionTotals.SUGGESTED,
        totals::suggested,
        List.of());
  }

  private static Block<String> leastChance(double typed) {
    return line(DecisionTotals.LEAST_CHANCE, List.of(typed(Format.SHARE, typed)), List.of());
  }

  /** A cell that is typed in, and what the rows come to that are marked by it. */
  private Block<String> marked(
      String label,
      Format format,
      double typed,
      String invitation,
      String column,
      String word,
      Supplier<DecisionTotals.Sum> sum,
      List<BlockColumn<String>> beside) {
    List<String> words = List.of(quoted(word));
    List<BlockColumn<String>> cells = new ArrayList<>();
    cells.add(typed(format, typed));
    cells.addAll(amounts(invitation, column, words, sum));
    cells.add(
        BlockColumn.<String>number("", Format.COUNT, one -> sum.get().changes())
            .as(Role.SUBTITLE)
            .formatted(one -> CHANGES)
            .by((one, here) -> count(column, words)));
    return line(label, cells, beside);
  }

  private static String figure(Block<String> line) {
    return line.cell(FIGURE, line.first());
  }

  // --- rows --------------------------------------------------------------------------------------

  private Block<Proposal> changes() {
    List<BlockColumn<Proposal>> columns = new ArrayList<>();
    for (TableColumn<Proposal> column : DecisionColumns.of(currency)) {
      if (column.head().header().equals(DecisionColumns.DECISION)) {
        columns.add(status());
      }
      columns.add(column(column));
      if (column.head().header().equals(DecisionColumns.RETURN)) {
        columns.addAll(List.of(soFar(), within()));
        if (proposals.rules().any()) {
          columns.add(approval());
        }
        columns.add(suggested());
      }
    }
    int count = rows(proposals);
    columns.addAll(
        BlockColumn.edited(book.edits(), one -> one.place() < 0 ? 0 : one.sheetRow(), count));
    return new Block<>(columns, taker -> proposals.each(taker::take), count)
        .table("tblDecisions")
        .tall();
  }

  /** A column as files have it, with its look. */
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
    return header.equals(DecisionColumns.PAYBACK) ? column.valued(DecisionsSheet::payback) : column;
  }

  /** A change that costs more is never paid back; of one whose saving is unknown nobody knows. */
  private static void payback(Proposal one, CellSink cell) {
    double month = one.number(DecisionColumns.PAYBACK);
    if (Double.isFinite(month)) {
      cell.number(month);
    } else {
      TableColumn.put(Double.isNaN(one.saving()) ? "" : Columns.NEVER, cell);
    }
  }

  /** The mark of a row that meets what is typed above. */
  private BlockColumn<Proposal> suggested() {
    return BlockColumn.<Proposal>text(
            SUGGESTED,
            12,
            "suggested where saving and chance are at least what is typed above, and no"
                + " warning is open. Never an approval.",
            one -> criteria.suggest(one) ? DecisionTotals.SUGGESTED : "")
        .by(this::suggested);
  }

  /** What is known of the row is no part of the formula: what is typed above it is. */
  private String suggested(Proposal one, Block<Proposal>.Here here) {
    if (!one.changes()
        || !one.open()
        || !one.text(DecisionColumns.WARNINGS).isEmpty()
        || Double.isNaN(one.promised())) {
      return "";
    }
    String saving = figure(leastSaving);
    String chance = figure(leastChance);
    String known = here.cell(DecisionColumns.CHANCE);
    String enough =
        Double.isNaN(one.number(DecisionColumns.CHANCE))
            ? "(" + count(chance) + "=0)"
            : "(" + known + "*" + count(chance) + ">=" + sum(chance) + ")";
    return when(
        call("COUNT", saving, chance)
            + "*("
            + here.cell(promised)
            + "*"
            + count(saving)
            + ">="
            + sum(saving)
            + ")*"
            + enough
            + ">0",
        quoted(DecisionTotals.SUGGESTED));
  }

  private static String count(String cell) {
    return call("COUNT", cell);
  }

  /** How far a change is: it waits, or what is typed or was decided before. */
  private BlockColumn<Proposal> status() {
    return BlockColumn.<Proposal>text(
            STATUS,
            10,
            "Not decided yet: Saves or Costs more, as expected, and for what. Restores quality: what"
                + " runs was measured too low. Must move: what runs ends. Planned: nothing runs yet."
                + " Else what is typed or was decided. Refused: Note says why.",
            one -> DecisionTotals.status(one, proposals.rules()))
        .by(this::status);
  }

  private String status(Proposal one, Block<Proposal>.Here here) {
    if (!one.changes()) {
      return "";
    }
    String typed = here.cell(DecisionColumns.DECISION) + "=";
    return ifElse(
        typed + quoted(DecisionsTable.REJECT),
        quoted(DecisionTotals.REJECTED),
        ifElse(
            typed + quoted(DecisionsTable.DEFER),
            quoted(DecisionTotals.DEFERRED),
            ifElse(
                typed + quoted(DecisionsTable.APPROVE),
                proposals.rules().any() ? here.cell(APPROVAL) : quoted(DecisionTotals.APPROVED),
                one.open()
                    ? quoted(DecisionTotals.waiting(one))
                    : here.cell(DecisionColumns.STATE))));
  }

  /** What an approval of the row would be, by the rules for approvals. */
  private BlockColumn<Proposal> approval() {
    return BlockColumn.<Proposal>text(
            APPROVAL,
            12,
            "Approved where an approval counts as the row is typed, else Refused.",
            one ->
                one.refusal(proposals.rules()).isEmpty()
                    ? DecisionTotals.APPROVED
                    : DecisionTotals.REFUSED)
        .by(
            (one, here) ->
                ifElse(
                    proposals
                            .rules()
                            .holds(
                                here.cell(DecisionsTable.DECIDED_BY.header()),
                                here.cell(DecisionColumns.OWNER),
                                here.cell(DecisionsTable.DECIDED_ON.header()),
                                day -> book.styles().serial(day.toEpochDay()))
                            .stream()
                            .map(condition -> "(" + condition + ")")
                            .collect(Collectors.joining("*"))
                        + ">0",
                    quoted(DecisionTotals.APPROVED),
                    quoted(DecisionTotals.REFUSED)));
  }

  private BlockColumn<Proposal> soFar() {
    return BlockColumn.<Proposal>number(
        SO_FAR,
        Format.MONEY,
        12,
        "One-off costs of this change and of all that return at least as much; blank where"
            + " it saves nothing.",
        totals::oneOffSoFar);
  }

  /** The mark of a row that the budget pays for. */
  private BlockColumn<Proposal> within() {
    return BlockColumn.<Proposal>text(
            WITHIN,
            10,
            "Yes where the budget typed above pays for this change and all that return at"
                + " least as much.",
            this::within)
        .everywhere(
            here -> {
              String soFar = here.cell(SO_FAR);
              String limit = figure(budget);
              return when(
                  call("COUNT", limit, soFar) + "=2",
                  ifElse(soFar + "<=" + limit, quoted(YES), quoted("No")));
            });
  }

  private String within(Proposal one) {
    double soFar = totals.oneOffSoFar(one);
    boolean open = Double.isNaN(criteria.budget()) || Double.isNaN(soFar);
    return open ? "" : soFar <= criteria.budget() ? YES : "No";
  }
}
