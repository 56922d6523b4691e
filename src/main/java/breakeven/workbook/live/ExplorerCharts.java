package breakeven.workbook.live;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.isNumber;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.when;
import static breakeven.core.expression.Text.Style.WHOLE;
import static breakeven.core.expression.Text.figure;
import static breakeven.core.expression.Text.join;
import static breakeven.core.expression.Text.words;

import breakeven.core.economics.Answer;
import breakeven.core.economics.Model;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Formula;
import breakeven.core.expression.Line;
import breakeven.core.expression.Text;
import breakeven.core.model.Place;
import breakeven.core.report.NumberFormats;
import breakeven.workbook.live.Explorer.Drawn;
import breakeven.workbook.live.Explorer.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * What the charts of {@code Explorer} draw, and their titles: the saving month by month, what is
 * marked among the costs by volume, and what each driver alone does.
 */
final class ExplorerCharts {
  /** The name of a mark that says nothing: for an empty one some viewers make up their own. */
  private static final Text UNNAMED = words(" ");

  private final ExplorerCells cells;
  private final LiveData data;
  private final Model model;
  private final SelectedWorkload chosen;
  private final SelectedCosts byVolume;
  private final String volumeSheet;
  private final Tornado tornado;
  private final ShapeLookup shapes;
  private final String currency;

  /** The row lacks something that is needed for figures. */
  private final Expression lacks;

  /** It has no figures of the tuned option. */
  private final Expression none;

  private int next;

  /**
   * @param volumeSheet the name of the sheet that has the costs at other volumes
   */
  ExplorerCharts(
      ExplorerCells cells,
      LiveData data,
      SelectedWorkload chosen,
      SelectedCosts byVolume,
      String volumeSheet,
      Tornado tornado,
      ShapeLookup shapes) {
    this.cells = cells;
    this.data = data;
    this.chosen = chosen;
    this.byVolume = byVolume;
    this.volumeSheet = volumeSheet;
    this.tornado = tornado;
    this.shapes = shapes;
    model = data.model();
    currency = data.origin().prices().rates().reporting();
    lacks = Explorer.lacks(data);
    none = Explorer.none(data);
  }

  /**
   * Puts it into the sheet, from top to bottom; each part leaves {@link #next} at the row below it.
   *
   * @param secondChart the first row, from 0, of the second chart
   * @param below the first row, from 0, below the tables of the left half
   */
  Drawn write(int secondChart, int below) {
    next = secondChart + Explorer.CHART + Explorer.driversChart(tornado.size()) + 1;
    int savingTitle = next + 2;
    int firstMonth = savings();
    int mark = next + 1;
    mark(next++);
    next++;
    int volumeTitle = next + 2;
    int namesRow = costsByVolume();
    int firstVolume = byVolume.firstRow();
    int tornadoTitle = tornado(Math.max(next, below) + 1);
    return new Drawn(
        savingTitle,
        firstMonth,
        firstMonth + data.lastMonth(),
        mark,
        volumeTitle,
        volumeSheet,
        namesRow,
        firstVolume,
        firstVolume + CostsByVolume.TODAY,
        firstVolume + CostsByVolume.BREAK_EVEN,
        tornadoTitle,
        tornadoTitle + 1,
        tornado.size(),
        shapes(tornadoTitle + tornado.size() + 3));
  }

  /**
   * Cumulative saving month by month.
   *
   * @return the row of month 0, from 1
   */
  private int savings() {
    Line payback = model.returns.payback;
    cells.section(next++, Explorer.RIGHT, Explorer.RIGHT_WIDE, "Cumulative saving, as drawn above");
    title(
        next++,
        Explorer.RIGHT,
        "cumulative saving, " + currency + ": ",
        new Text.Either(
            payback.known(),
            new Text.Either(
                payback.above(ZERO),
                join("pays back in month ", figure(payback, WHOLE)),
                words("nothing is ever owed")),
            join("no payback within ", figure(model.life.horizon, WHOLE), " months")));
    cells.text(next, Explorer.RIGHT, Kind.HEADER_OF_NUMBERS, "Month, up to the horizon");
    cells.text(next, Explorer.RIGHT_RESULT, Kind.HEADER_OF_NUMBERS, "Saving (" + currency + ")");
    cells.text(next++, Explorer.RIGHT_WIDE, Kind.HEADER, "Marked");
    int first = next + 1;
    for (int month = 0; month <= data.lastMonth(); month++) {
      month(next++, month);
    }
    return first;
  }

  /**
   * The title of the costs by volume, and the names of what is marked among them.
   *
   * @return the row of these names' header, from 1
   */
  private int costsByVolume() {
    Answer volume = model.breakEvenVolume.volume;
    cells.section(next++, Explorer.RIGHT, Explorer.RIGHT_WIDE, "Cost by volume, as drawn above");
    List<Text> answers = new ArrayList<>();
    for (String words : volume.words()) {
      answers.add(
          words.isEmpty()
              ? join(
                  "fine-tuning pays from ",
                  figure(volume.value(), Text.Style.ONE),
                  " M tokens a month")
              : words("break-even " + words));
    }
    title(next++, Explorer.RIGHT, "cost by volume: ", new Text.Chosen(volume.rule(), answers));
    cells.text(next, Explorer.RIGHT, Kind.HEADER, "Names in the chart");
    cells.text(
        next++,
        Explorer.RIGHT_RESULT,
        Kind.NOTE,
        "The costs that are drawn are as of the review; Workings has them.");
    int names = next;
    cells.says(
        next++,
        Explorer.RIGHT,
        Kind.LABEL,
        new Text.Either(
            none.not(),
            join("today ", figure(model.volume.monthlyTokens.orZero(), Text.Style.ONE), " M"),
            UNNAMED));
    cells.says(
        next++,
        Explorer.RIGHT,
        Kind.LABEL,
        new Text.Either(none.not().and(volume.value().known()), words("break-even"), UNNAMED));
    cells.says(
        next++,
        Explorer.RIGHT,
        Kind.LABEL,
        new Text.Either(
            model.serving.smallExists, words("Prompt the small model"), words("no small option")));
    return names;
  }

  /** Under both halves, over the whole width. */
  private int tornado(int from) {
    cells.section(
        from,
        Explorer.LABELS,
        Explorer.RIGHT_WIDE,
        "What each driver alone does to net saving, as drawn above");
    int header = from + 2;
    Text missing =
        new Text.Either(
            none,
            notThere(),
            words(
                tornado.size() == 0
                    ? "no driver alone moves it, since Uncertainty lists none"
                    : "no driver was moved: workloads without figures have none, nor, among many,"
                        + " those with little money at stake"));
    Tornado.Said said = tornado.title(header, cells.said(missing));
    title(from + 1, Explorer.LABELS, said);
    if (tornado.size() > 0) {
      cells.addAll(tornado.cells(header));
      Tornado.Said age = tornado.age(header, chosen.of(model.totals.netSaving));
      cells.put(
          header + 1 + tornado.size(), Explorer.LABELS, Kind.NOTE, "", age.formula(), age.value());
    }
    return from + 2;
  }

  /**
   * The best shapes, below all.
   *
   * @return the row of their header, from 1; 0 where there are none
   */
  private int shapes(int from) {
    if (shapes.rows() == 0) {
      return 0;
    }
    cells.section(
        from,
        Explorer.LABELS,
        Explorer.RIGHT_WIDE,
        "Best shapes: the own one, five of the same model, three other models");
    int header = from + 1;
    cells.addAll(shapes.cells(header));
    Tornado.Said age = shapes.age(header, chosen.of(model.totals.tcoTuned));
    cells.put(header + shapes.rows(), Explorer.LABELS, Kind.NOTE, "", age.formula(), age.value());
    return header + 1;
  }

  // --- titles ----------------------------------------------------------------------------------

  private Text notThere() {
    return new Text.Either(
        lacks,
        words("no figures, since cells or prices are missing"),
        words("no figures, since the candidate model is closed"));
  }

  private void title(int row, int column, String start, Text message) {
    Text text = join(start, new Text.Either(none, notThere(), message));
    title(row, column, cells.said(text));
  }

  private void title(int row, int column, Tornado.Said said) {
    String name = Place.fixed(Explorer.LARGE, Explorer.CHOICE_ROW + 1);
    cells.put(
        row,
        column,
        Kind.NOTE,
        "",
        Formula.join(name, quoted(": "), said.formula()),
        chosen.workload().name() + ": " + said.value());
  }

  // --- saving month by month -------------------------------------------------------------------

  private boolean nothing() {
    return chosen.value(none) > 0;
  }

  private int horizon() {
    double horizon = chosen.value(model.life.horizon);
    return Double.isNaN(horizon) ? 0 : (int) Math.min(horizon, data.lastMonth());
  }

  private double saving(int month) {
    return data.value(chosen.workload(), model.monthly.cumulativeSaving, month);
  }

  /** A month, or the last one of the horizon: a chart takes an empty cell for 0. */
  private void month(int row, int month) {
    String flag = cells.print(none);
    String at = call("MIN", month, chosen.of(model.life.horizon));
    int drawnMonth = Math.min(month, horizon());
    cells.put(
        row,
        Explorer.RIGHT,
        Kind.CALCULATED,
        "0",
        ifElse(flag, NOTHING, at),
        nothing() ? "" : (Object) (double) drawnMonth);
    amount(row, nothing() ? "" : (Object) saving(drawnMonth));
  }

  private void amount(int row, Object value) {
    String here = Place.inColumn(Explorer.RIGHT, row + 1);
    cells.put(
        row,
        Explorer.RIGHT_RESULT,
        Kind.CALCULATED,
        NumberFormats.MONEY,
        when(isNumber(here), chosen.month(model.monthly.cumulativeSaving, here)),
        value);
  }

  /** Where it pays back, else where it ends. */
  private void mark(int row) {
    Expression there =
        ifElse(
            none,
            BLANK,
            ifElse(model.returns.payback.known(), model.returns.payback, model.life.horizon));
    cells.expression(row, Explorer.RIGHT, Kind.CALCULATED, "0", there);
    double month = chosen.value(there);
    amount(row, Double.isNaN(month) ? "" : (Object) saving((int) month));
    cells.says(
        row,
        Explorer.RIGHT_WIDE,
        Kind.LABEL,
        new Text.Either(
            none,
            UNNAMED,
            new Text.Either(
                model.returns.payback.known(),
                join("month ", figure(model.returns.payback, WHOLE)),
                words("no payback"))));
  }
}
