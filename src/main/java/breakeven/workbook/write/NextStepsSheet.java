package breakeven.workbook.write;

import breakeven.core.decision.PortfolioFigure;
import breakeven.core.model.Place;
import breakeven.core.report.Format;
import breakeven.core.report.NextStepColumns;
import breakeven.core.report.NextStepList;
import breakeven.core.report.PortfolioAmounts;
import breakeven.core.report.SummaryData;
import breakeven.core.report.TableColumn;
import breakeven.core.table.Assumption;
import breakeven.core.table.Sheets;
import breakeven.core.uncertainty.NextStep;
import breakeven.workbook.write.ResultStyles.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What to find out next, by workload, and what else could be measured. */
final class NextStepsSheet {
  /** Money of the reporting currency for which it is said what to begin with. */
  private static final double FIRST = 1000;

  /** Workloads of these that are named. */
  private static final int NAMED = 3;

  private final BlockSheet sheet;
  private final NextStepList list;
  private final SummaryData summary;
  private final @Nullable EditedInputs edits;

  /** Adds the sheet behind the last one. */
  static BlockSheet add(OutputWorkbook book, NextStepList list, SummaryData summary) {
    NextStepsSheet made = new NextStepsSheet(book, list, summary);
    made.layOut();
    return made.sheet;
  }

  private NextStepsSheet(OutputWorkbook book, NextStepList list, SummaryData summary) {
    this.list = list;
    this.summary = summary;
    edits = book.edits();
    sheet = new BlockSheet(book, Sheets.NEXT_STEPS, sentence());
  }

  private void layOut() {
    Block<NextStep> steps = steps();
    int width = steps.at(NextStepColumns.UNIT) + 1;
    sheet.heading("By workload, worth most first", width);
    if (!beginning().isEmpty()) {
      sheet.line(Role.NOTE, beginning());
    }
    sheet.line(
        Role.NOTE,
        NextStepColumns.WAITING
            + ": what is saved if all goes well. Worth: the same by chances that are assumed, less"
            + " its cost. Measuring costs judging and labels, no engineering days.");
    sheet.widths(steps);
    sheet.add(steps.table("tblNextSteps").tall());
    sheet.gap();
    int offers = sheet.next();
    sheet.heading(offersHeading(), width);
    sheet.line(Role.NOTE, noted());
    if (!list.offers().isEmpty()) {
      sheet.add(new Block<>(columns(), list.offers()).tall());
    }
    sheet.page.sheet.createFreezePane(1, 0);
    print(steps, offers);
    sheet.done();
  }

  /**
   * Where all steps are on the first page, the offers are there too or have a page of their own,
   * with their own header; else the header of the steps is on each page.
   *
   * @param offers the row of their heading
   */
  private void print(Block<NextStep> steps, int offers) {
    double points = (steps.header() + 1) * RowHeight.points(1) + Block.HEADER_HEIGHT;
    for (NextStep one : list.steps()) {
      points += RowHeight.points(RowHeight.lines(one.what(), sheet.page.width(1)));
    }
    boolean one = points <= sheet.page.flatHeight(Integer.MAX_VALUE);
    if (one) {
      double below = (list.offers().size() + 2) * RowHeight.points(1) + Block.HEADER_HEIGHT;
      sheet.keepTogether(offers, points + below);
    }
    sheet.page.printLong(
        one ? -1 : steps.header() - 1, sheet.next() - 2, steps.at(NextStepColumns.THEN));
  }

  /** What all answers cost and are worth, and how many workloads lack one. */
  private String sentence() {
    PortfolioAmounts money = summary.portfolio().money();
    String unit = " " + summary.currency();
    int listed = list.steps().size();
    return "Finding out costs "
        + Plurals.whole(money.of(PortfolioFigure.ANSWERS_COST))
        + unit
        + ". On average it brings "
        + Plurals.whole(money.of(PortfolioFigure.ANSWERS_WORTH))
        + unit
        + " more than it costs. "
        + most()
        + Plurals.of(list.found(), "workload")
        + (list.found() == 1 ? " lacks" : " lack")
        + " an answer or a figure"
        + (listed == list.found() ? "." : "; the first " + Plurals.number(listed) + " are listed.");
  }

  /** The workload that half of it and more is worth; empty where none is. */
  private String most() {
    double all = summary.portfolio().money().of(PortfolioFigure.ANSWERS_WORTH);
    return list.steps().stream()
        .limit(1)
        .filter(step -> step.worth() > all / 2 && list.found() > 1)
        .map(step -> Plurals.whole(step.worth()) + " of it is " + step.workload() + ". ")
        .collect(Collectors.joining());
  }

  /** What to begin with: what is worth most of all that the first money pays for. */
  private String beginning() {
    double left = FIRST;
    double worth = 0;
    List<String> names = new ArrayList<>();
    for (NextStep one : list.steps()) {
      if (one.worth() > 0 && one.cost() <= left) {
        left -= one.cost();
        worth += one.worth();
        names.add(one.workload());
      }
    }
    int more = names.size() - NAMED;
    return names.isEmpty()
        ? ""
        : "With the first "
            + Plurals.whole(FIRST)
            + " "
            + summary.currency()
            + " begin with "
            + String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
            + (more > 0 ? " and " + Plurals.number(more) + " more" : "")
            + ". That costs "
            + Plurals.whole(FIRST - left)
            + " and is worth "
            + Plurals.whole(worth)
            + " after that.";
  }

  // --- by workload -------------------------------------------------------------------------------

  private Block<NextStep> steps() {
    PortfolioAmounts money = summary.portfolio().money();
    NextStep all =
        new NextStep(
            -1,
            0,
            "",
            "",
            "",
            "",
            true,
            money.of(PortfolioFigure.ANSWERS_WORTH),
            money.of(PortfolioFigure.ANSWERS_COST),
            money.of(PortfolioFigure.ANSWERS_WAITING),
            0,
            -1);
    boolean more = list.steps().size() < list.found();
    return new Block<>(columns(), list.steps())
        .rest(more ? "(others)" : "")
        .total("All workloads", all);
  }

  private List<BlockColumn<NextStep>> columns() {
    return Stream.concat(
            NextStepColumns.shown(summary.currency()).stream().map(this::column),
            BlockColumn.edited(edits, NextStep::sheetRow, list.steps().size()).stream())
        .toList();
  }

  private BlockColumn<NextStep> column(TableColumn<NextStep> defined) {
    BlockColumn<NextStep> column = BlockColumn.of(defined);
    String header = defined.head().header();
    String workloads = summary.workloadsSheet();
    if (header.equals(NextStepColumns.WORKLOAD) && !workloads.isEmpty()) {
      return column.leading(one -> new Place(workloads, one.sheetRow(), 0).reference());
    }
    return defined.head().format() == Format.WORD
        ? column.coloured(WordFormats.Cells.VERDICT)
        : column;
  }

  // --- offers ------------------------------------------------------------------------------------

  private String offersHeading() {
    int all = list.offersFound();
    int shown = list.offers().size();
    return "Worth a test: each amount is saved if its test goes well; nothing is advised yet"
        + (shown < all
            ? ". "
                + Plurals.number(shown)
                + " of "
                + Plurals.number(all)
                + ": the most of each kind"
            : "");
  }

  /** What is to be known of the offers below. */
  private String noted() {
    String none =
        list.offers().isEmpty()
            ? "Nothing would save more than the assumption " + Assumption.MATERIALITY.title() + ". "
            : "Each is another way for a workload, which may be above too: these amounts do not add"
                + " up. ";
    return none + (list.searched() ? "" : "Other models were not searched.");
  }
}
