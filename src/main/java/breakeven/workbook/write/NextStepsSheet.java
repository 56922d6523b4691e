package breakeven.workbook.write;

import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioFigure;
import breakeven.core.expression.Line;
import breakeven.core.model.Place;
import breakeven.core.report.Format;
import breakeven.core.report.MeasurementOffer;
import breakeven.core.report.NextStepColumns;
import breakeven.core.report.NextStepList;
import breakeven.core.report.PortfolioAmounts;
import breakeven.core.report.SummaryData;
import breakeven.core.report.TableColumn;
import breakeven.core.table.Assumption;
import breakeven.core.table.Sheets;
import breakeven.core.uncertainty.NextStep;
import breakeven.workbook.live.LiveControls;
import breakeven.workbook.live.LiveModel;
import breakeven.workbook.live.PortfolioFormulas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What to find out next: by question, by workload, and what else could be measured. */
final class NextStepsSheet {
  private static final String WORKLOADS = "Workloads";
  private static final int LABEL = 32;

  private final BlockSheet sheet;
  private final NextStepList list;
  private final SummaryData summary;
  private final Decision decision;
  private final @Nullable LiveModel live;
  private final @Nullable LiveControls controls;
  private final Map<String, Figure> figures;

  /** A figure of a row, and what all rows come to. */
  private record Figure(Line line, PortfolioFigure total) {}

  /** A line of the first block: a question, or what has no figures at all. */
  private record Asked(
      String question,
      String costs,
      double workloads,
      Function<PortfolioFormulas, String> formula) {}

  /**
   * Adds the sheet behind the last one.
   *
   * @param live null where results are values
   */
  static BlockSheet add(
      OutputWorkbook book, NextStepList list, SummaryData summary, @Nullable LiveModel live) {
    NextStepsSheet made = new NextStepsSheet(book, list, summary, live);
    made.layOut(book);
    return made.sheet;
  }

  private NextStepsSheet(
      OutputWorkbook book, NextStepList list, SummaryData summary, @Nullable LiveModel live) {
    this.list = list;
    this.summary = summary;
    this.live = live;
    controls = live == null ? null : live.controls();
    decision = summary.units().decision();
    figures =
        Map.of(
            NextStepColumns.WORTH,
            new Figure(decision.answers.worth, PortfolioFigure.ANSWERS_WORTH),
            NextStepColumns.COST,
            new Figure(decision.answers.cost, PortfolioFigure.ANSWERS_COST),
            NextStepColumns.WAITING,
            new Figure(decision.answers.waiting, PortfolioFigure.ANSWERS_WAITING));
    sheet = new BlockSheet(book, Sheets.NEXT_STEPS, sentence());
  }

  private void layOut(OutputWorkbook book) {
    Block<NextStep> steps = steps();
    sheet.heading("By question", 3);
    sheet.add(questions());
    sheet.gap();
    sheet.heading("By workload, worth most first", steps.heads().size());
    sheet.widths(steps);
    sheet.add(steps.table("tblNextSteps").tall());
    sheet.gap();
    sheet.heading(offersHeading(), steps.heads().size());
    Block<MeasurementOffer> offers = offers();
    if (list.offers().isEmpty()) {
      sheet.line(ResultStyles.Role.NOTE, noOffers());
    } else {
      sheet.add(offers.tall());
    }
    sheet.page.sheet.createFreezePane(1, 0);
    sheet.page.printLong(steps.header() - 1, sheet.next() - 2, steps.heads().size() - 1);
    if (live != null && !list.steps().isEmpty()) {
      String values = steps.range(NextStepColumns.WHAT) + " " + steps.range(NextStepColumns.THEN);
      book.formats().outdated(sheet.page.sheet, values, live.differsNamed("$A" + steps.first()));
    }
    sheet.done();
  }

  private String sentence() {
    int listed = list.steps().size();
    String what =
        Plurals.of(list.found(), "workload")
            + (list.found() == 1 ? " lacks" : " lack")
            + " an answer or a figure."
            + " Money is over each one's horizon; what waits for an answer is counted once.";
    return listed == list.found()
        ? what
        : what + " The first " + Plurals.number(listed) + " are listed.";
  }

  // --- by question -------------------------------------------------------------------------------

  private Block<Asked> questions() {
    PortfolioAmounts money = summary.portfolio().money();
    List<Asked> asked = new ArrayList<>();
    for (NextStepList.Question one : NextStepList.QUESTIONS) {
      asked.add(
          new Asked(
              one.question(),
              one.costs(),
              money.of(one.workloads()),
              formulas -> formulas.of(one.workloads())));
    }
    asked.add(
        new Asked(
            "Cells or prices missing",
            "nothing: " + decision.issuesSheet + " names each",
            summary.portfolio().withoutFigures(),
            PortfolioFormulas::withoutFigures));
    LiveModel model = live;
    return new Block<>(
        List.of(
            BlockColumn.of(
                TableColumn.text(
                    "Question", Format.TEXT, LABEL, "What is asked.", Asked::question)),
            BlockColumn.of(
                TableColumn.text(
                    "What the answer costs",
                    Format.TEXT,
                    LABEL,
                    "What is paid to find it out.",
                    Asked::costs)),
            BlockColumn.of(
                    TableColumn.number(
                        WORKLOADS,
                        "",
                        Format.COUNT,
                        0,
                        "How many workloads lack it; one may lack several.",
                        Asked::workloads))
                .by((one, here) -> model == null ? "" : one.formula().apply(model.portfolio()))),
        asked);
  }

  // --- by workload -------------------------------------------------------------------------------

  private Block<NextStep> steps() {
    List<BlockColumn<NextStep>> columns = new ArrayList<>();
    for (TableColumn<NextStep> column : NextStepColumns.shown(summary.currency())) {
      columns.add(step(column));
    }
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
    return new Block<>(columns, list.steps())
        .rest(more ? "(others)" : live == null ? "" : "(lacking since the review)")
        .total("All workloads", all);
  }

  private BlockColumn<NextStep> step(TableColumn<NextStep> defined) {
    BlockColumn<NextStep> column = BlockColumn.of(defined);
    String header = defined.head().header();
    switch (header) {
      case NextStepColumns.WORKLOAD -> {
        return leading(column, NextStep::sheetRow);
      }
      case NextStepColumns.VERDICT -> {
        column = column.coloured(WordFormats.Cells.VERDICT);
        return controls == null
            ? column
            : column.taken().by((one, here) -> controls.cell(decision.verdict, one.place()));
      }
      case NextStepColumns.THEN -> {
        return column.coloured(WordFormats.Cells.VERDICT);
      }
      default -> {
        Figure figure = figures.get(header);
        return figure == null || controls == null
            ? column
            : column.taken().by((one, here) -> formula(figure, one, here.total()));
      }
    }
  }

  private String formula(Figure figure, NextStep one, boolean total) {
    LiveModel model = live;
    LiveControls formulas = controls;
    if (model == null || formulas == null) {
      return "";
    }
    return total ? model.portfolio().of(figure.total()) : formulas.cell(figure.line(), one.place());
  }

  private <T> BlockColumn<T> leading(BlockColumn<T> column, ToDoubleFunction<T> row) {
    String workloads = summary.workloadsSheet();
    return workloads.isEmpty()
        ? column
        : column.leading(one -> new Place(workloads, (int) row.applyAsDouble(one), 0).reference());
  }

  // --- offers ------------------------------------------------------------------------------------

  private String offersHeading() {
    int all = list.offersFound();
    int shown = list.offers().size();
    return "Offers to measure: each would save more, and none is a verdict"
        + (shown < all ? ", " + Plurals.number(shown) + " of " + Plurals.number(all) : "");
  }

  private String noOffers() {
    return list.searched()
        ? "No other model would save more than the assumption "
            + Assumption.MATERIALITY.title()
            + "."
        : "Other models were not searched.";
  }

  private Block<MeasurementOffer> offers() {
    String currency = summary.currency();
    return new Block<>(
        List.of(
            leading(
                BlockColumn.text(NextStepColumns.WORKLOAD, MeasurementOffer::workload),
                MeasurementOffer::sheetRow),
            BlockColumn.of(
                TableColumn.text(
                    "Offer",
                    Format.SENTENCE,
                    0,
                    "Bad answers are counted at the row's fine-tuned quality: measure it first.",
                    MeasurementOffer::what)),
            BlockColumn.of(
                TableColumn.number(
                    "Would save more",
                    currency,
                    Format.MONEY,
                    0,
                    "What it would save beyond the best of today's choices, over the horizon. Found"
                        + " at the review.",
                    MeasurementOffer::saves)),
            BlockColumn.of(
                TableColumn.number(
                    "Costs before month 1",
                    currency,
                    Format.MONEY,
                    0,
                    "First release and evaluation set-up of it, at the review.",
                    MeasurementOffer::upfront)),
            BlockColumn.none(),
            BlockColumn.text(NextStepColumns.OWNER, MeasurementOffer::owner),
            BlockColumn.text(NextStepColumns.UNIT, MeasurementOffer::businessUnit)),
        list.offers());
  }
}
