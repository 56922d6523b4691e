package breakeven.workbook.write;

import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioFigure;
import breakeven.core.expression.Line;
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
import breakeven.workbook.live.LiveControls;
import breakeven.workbook.live.LiveModel;
import breakeven.workbook.live.PortfolioFormulas;
import breakeven.workbook.write.ResultStyles.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What to find out next: by question, by workload, and what else could be measured. */
final class NextStepsSheet {
  private static final String WORKLOADS = "Workloads";
  private static final int LABEL = 30;
  private static final int QUESTION_HEIGHT = 18;

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
    CellSentence sentence = sentence();
    sheet =
        new BlockSheet(
            book, Sheets.NEXT_STEPS, sentence.text(), live == null ? "" : sentence.formula(live));
  }

  private void layOut(OutputWorkbook book) {
    Block<NextStep> steps = steps();
    sheet.heading("By question", 3);
    sheet.add(questions().header(QUESTION_HEIGHT).tall());
    sheet.gap();
    sheet.heading("By workload, worth most first", steps.heads().size());
    sheet.widths(steps);
    sheet.add(steps.table("tblNextSteps").tall());
    sheet.gap();
    int offers = sheet.next();
    sheet.heading(offersHeading(), steps.heads().size());
    if (!noted().isEmpty()) {
      sheet.line(Role.NOTE, noted());
    }
    if (!list.offers().isEmpty()) {
      sheet.add(new Block<>(columns(false), list.offers()).tall());
    }
    sheet.page.sheet.createFreezePane(1, 0);
    print(steps, offers);
    if (live != null && !list.steps().isEmpty()) {
      String values =
          Stream.of(NextStepColumns.WHAT, NextStepColumns.WAITING, NextStepColumns.THEN)
              .map(steps::range)
              .collect(Collectors.joining(" "));
      book.formats().outdated(sheet.page.sheet, values, live.differsNamed("$A" + steps.first()));
    }
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
      points += RowHeight.points(RowHeight.lines(one.what().length(), sheet.page.width(1)));
    }
    boolean one = points <= sheet.page.flatHeight();
    if (one) {
      double below = (list.offers().size() + 2) * RowHeight.points(1) + Block.HEADER_HEIGHT;
      sheet.keepTogether(offers, points + below);
    }
    sheet.page.printLong(one ? -1 : steps.header() - 1, sheet.next() - 2, steps.heads().size() - 1);
  }

  /** What all answers cost and are worth, which follows edits, and how many workloads lack one. */
  private CellSentence sentence() {
    PortfolioAmounts money = summary.portfolio().money();
    String unit = " " + summary.currency();
    int listed = list.steps().size();
    return new CellSentence()
        .words("The missing answers cost ")
        .number(
            money.of(PortfolioFigure.ANSWERS_COST),
            model -> model.portfolio().of(PortfolioFigure.ANSWERS_COST))
        .words(unit + " and are worth ")
        .number(
            money.of(PortfolioFigure.ANSWERS_WORTH),
            model -> model.portfolio().of(PortfolioFigure.ANSWERS_WORTH))
        .words(
            unit
                + " over each workload's horizon. "
                + Plurals.of(list.found(), "workload")
                + (list.found() == 1 ? " lacks" : " lack")
                + " an answer or a figure"
                + (listed == list.found()
                    ? "."
                    : "; the first " + Plurals.number(listed) + " are listed."));
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
            BlockColumn.text("Question", LABEL, "What is asked.", Asked::question),
            BlockColumn.text(
                "What the answer costs", LABEL, "What is paid to find it out.", Asked::costs),
            BlockColumn.<Asked>number(
                    WORKLOADS,
                    Format.COUNT,
                    0,
                    "How many workloads lack it; one may lack several.",
                    Asked::workloads)
                .ifAny()
                .by((one, here) -> model == null ? "" : one.formula().apply(model.portfolio()))),
        asked);
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
    return new Block<>(columns(true), list.steps())
        .rest(more ? "(others)" : live == null ? "" : "(typed since the review)")
        .total("All workloads", all);
  }

  private List<BlockColumn<NextStep>> columns(boolean formulas) {
    return NextStepColumns.shown(summary.currency()).stream()
        .map(column -> column(column, formulas ? controls : null))
        .toList();
  }

  private BlockColumn<NextStep> column(
      TableColumn<NextStep> defined, @Nullable LiveControls formulas) {
    BlockColumn<NextStep> column = BlockColumn.of(defined);
    String header = defined.head().header();
    String workloads = summary.workloadsSheet();
    if (header.equals(NextStepColumns.WORKLOAD) && !workloads.isEmpty()) {
      return column.leading(one -> new Place(workloads, one.sheetRow(), 0).reference());
    }
    if (defined.head().format() == Format.WORD) {
      column = column.coloured(WordFormats.Cells.VERDICT);
    }
    if (formulas == null) {
      return column;
    }
    if (header.equals(NextStepColumns.VERDICT)) {
      return column.taken().by((one, here) -> formulas.cell(decision.verdict, one.place()));
    }
    Figure figure = figures.get(header);
    return figure == null
        ? column
        : column
            .taken()
            .by(
                (one, here) ->
                    here.total()
                        ? portfolio(figure.total())
                        : formulas.cell(figure.line(), one.place()));
  }

  private String portfolio(PortfolioFigure figure) {
    return live == null ? "" : live.portfolio().of(figure);
  }

  // --- offers ------------------------------------------------------------------------------------

  private String offersHeading() {
    int all = list.offersFound();
    int shown = list.offers().size();
    return "Offers to measure: each would save what waits for it, and none is a verdict"
        + (shown < all ? ", " + Plurals.number(shown) + " of " + Plurals.number(all) : "");
  }

  /** What is to be known of the offers below; empty where nothing is. */
  private String noted() {
    String none =
        list.offers().isEmpty()
            ? "Nothing would save more than the assumption " + Assumption.MATERIALITY.title() + ". "
            : "";
    return none + (list.searched() ? "" : "Other models were not searched.");
  }
}
