package breakeven.workbook.live;

import static breakeven.core.expression.Formula.eachFlag;
import static breakeven.core.expression.Formula.sumProduct;
import static java.util.Objects.requireNonNull;

import breakeven.core.decision.PortfolioFigure;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Formula;
import breakeven.core.expression.Line;
import breakeven.core.model.Place;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Sheets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What checks and lists refer to on the calculation sheets, as formulas of another sheet. */
public final class LiveControls {
  /**
   * A column of flags or counts that a check adds up.
   *
   * @param sheet the usual name of its sheet
   * @param title the column's header
   * @param column from 0
   * @param firstRow the row of its first cell, from 1
   * @param count what it comes to at the review
   */
  public record Flags(String sheet, String title, int column, int firstRow, double count) {
    Flags(String sheet, String title, int column, double count) {
      this(sheet, title, column, LiveSheet.FIRST_ROW, count);
    }
  }

  private final LiveData data;
  private final Addresses addresses;
  private final AssumptionsUsed assumptions;
  private final PricesUsed prices;
  private final AtReview atReview;
  private final Costs costs;
  private final DriversThen drivers;
  private final List<LiveSheet> sheets;
  private final UnaryOperator<String> prefixes;

  LiveControls(
      LiveData data,
      Addresses addresses,
      AssumptionsUsed assumptions,
      PricesUsed prices,
      AtReview atReview,
      Costs costs,
      DriversThen drivers,
      List<LiveSheet> sheets,
      UnaryOperator<String> prefixes) {
    this.data = data;
    this.addresses = addresses;
    this.assumptions = assumptions;
    this.prices = prices;
    this.atReview = atReview;
    this.costs = costs;
    this.drivers = drivers;
    this.sheets = sheets;
    this.prefixes = prefixes;
  }

  // --- columns of one row a workload -----------------------------------------------------------

  /** Workloads whose verdict differs from at the review. */
  public Flags verdictDiffers() {
    return atReview.verdictDiffers();
  }

  /** Workloads with another key figure than at the review. */
  public Flags figuresDiffer() {
    return atReview.figuresDiffer();
  }

  /** Workloads whose chance of payback was drawn before their inputs were edited. */
  public Flags chanceOutdated() {
    return atReview.chanceOutdated();
  }

  /** Workloads that have the name of one above. */
  public Flags namedTwice() {
    return atReview.namedTwice();
  }

  /** A line of {@code Costs} that is a flag or a count. */
  public Flags flags(Line line) {
    double count = 0;
    for (LiveData.Workload workload : data.workloads()) {
      double value = data.value(workload, line);
      count += Double.isNaN(value) ? 0 : value;
    }
    int column = addresses.column(line);
    LiveSheet costs = sheets.get(0);
    return new Flags(costs.name(), costs.columns().get(column).title(), column, count);
  }

  /** The places of workloads, each a number while a workload of its name is there. */
  public Flags places() {
    LiveSheet costs = sheets.get(0);
    return new Flags(
        costs.name(),
        costs.columns().get(Costs.PLACE).title(),
        Costs.PLACE,
        data.workloads().size());
  }

  /** The cells of such a column. */
  public String cells(Flags flags) {
    return column(flags.sheet(), flags.column(), flags.firstRow());
  }

  /** The cells of a figure of all workloads. */
  public String cells(Expression figure) {
    return column(sheets.get(0).name(), addresses.column(figure), LiveSheet.FIRST_ROW);
  }

  /** The name of one workload in a column that workloads are added up by. */
  public String cell(Column column, int workload) {
    return cell(Costs.unitColumn(column), workload);
  }

  /**
   * 1 for each workload of one name, as an argument of {@code SUMPRODUCT}. Cells are compared as
   * texts: {@code SUMIFS} takes 0041 and 41 for one number in Excel, and for two texts elsewhere.
   *
   * @param column one of {@link breakeven.core.report.UnitLabel#COLUMNS}
   * @param at the cell that holds the name
   */
  public String named(Column column, String at) {
    String typed = column(sheets.get(0).name(), Costs.unitColumn(column), LiveSheet.FIRST_ROW);
    return eachFlag(typed + "=" + at);
  }

  /** A figure of the workloads that are chosen, by {@link #named}; of all where none is. */
  public String sum(PortfolioFigure.OfLines figure, List<String> chosen) {
    List<String> flags = new ArrayList<>(chosen);
    figure.where().forEach(flag -> flags.add(eachFlag(cells(flag) + "=1")));
    if (figure.above() != null) {
      flags.add(eachFlag(cells(figure.above()) + ">0"));
    }
    return (figure.less() ? "-" : "") + sumProduct(flags, cells(requireNonNull(figure.amount())));
  }

  private String column(String sheet, int column, int firstRow) {
    return CellReferences.column(
        prefixes.apply(sheet), column, firstRow, firstRow + data.workloads().size() - 1);
  }

  /** A figure of one workload, by its place among all, from 0. */
  public String cell(Expression figure, int workload) {
    return cell(addresses.column(figure), workload);
  }

  private String cell(int column, int workload) {
    return prefixes.apply(sheets.get(0).name())
        + Place.fixed(column, LiveSheet.FIRST_ROW + workload);
  }

  // --- sheets ----------------------------------------------------------------------------------

  /** All cells of each calculation sheet. */
  public List<String> blocks() {
    Map<String, int[]> ends = new LinkedHashMap<>();
    for (LiveSheet sheet : sheets) {
      int[] end = {
        sheet.firstRow(),
        sheet.columns().size() - 1,
        sheet.firstRow() + Math.max(1, sheet.size()) - 1
      };
      ends.merge(
          sheet.name(),
          end,
          (one, other) ->
              new int[] {
                Math.min(one[0], other[0]), Math.max(one[1], other[1]), Math.max(one[2], other[2])
              });
    }
    List<String> blocks = new ArrayList<>();
    ends.forEach(
        (sheet, end) ->
            blocks.add(CellReferences.columns(prefixes.apply(sheet), 0, end[1], end[0], end[2])));
    return blocks;
  }

  // --- assumptions and prices ------------------------------------------------------------------

  /** The name of an assumption's value used. */
  public String name(Assumption assumption) {
    return assumptions.name(assumption);
  }

  /** The assumptions that are converted, and so need an exchange rate. */
  public List<Assumption> converted() {
    List<Assumption> converted = new ArrayList<>();
    for (Assumption assumption : Assumption.values()) {
      if (assumption.numeric() && !assumptions.neverBlank(assumption)) {
        converted.add(assumption);
      }
    }
    return converted;
  }

  /** The number of assumptions that formulas cannot read now. */
  public String countUnreadAssumptions() {
    return CellReadFormula.countUnread(assumptions.found(prefixes.apply(Sheets.WORKINGS)));
  }

  /** Assumptions that the review could not read. */
  public double unreadableAssumptions() {
    return assumptions.unreadable();
  }

  /** Why workloads need a new review, a text a workload; empty where one does not. */
  public Flags reviewAgain() {
    return new Flags(
        costs.name(), costs.columns().get(costs.reviewAgain()).title(), costs.reviewAgain(), 0);
  }

  /**
   * The number of drivers of uncertainty that are others than at the review, or stand elsewhere.
   *
   * @param drawn whether chances were drawn, so that seed and number of draws count as well
   */
  public String countChangedDrivers(boolean drawn) {
    return Formula.sum(drivers.changed(prefixes.apply(Sheets.WORKINGS), drawn));
  }

  /** The number of prices used that formulas cannot read now. */
  public String countUnreadPrices() {
    return CellReadFormula.countUnread(prices.figures(prefixes.apply(Sheets.PRICES_USED)));
  }

  /** Prices used that the review could not read. */
  public double unreadablePrices() {
    return prices.unreadable();
  }
}
