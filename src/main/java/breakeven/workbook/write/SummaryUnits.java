package breakeven.workbook.write;

import static breakeven.core.expression.Formula.round;
import static breakeven.core.expression.Formula.sum;

import breakeven.core.decision.PortfolioFigure;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.model.Place;
import breakeven.core.report.BusinessUnits;
import breakeven.core.report.Columns;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.workbook.write.SummaryPlaces.Of;
import java.util.List;

/**
 * What is expected to be saved by business unit: a table on the second page, drawn on the first.
 */
final class SummaryUnits {
  /** The column of the names, and of the amounts. */
  static final int NAME = SummaryPage.FIRST_AMOUNT + 1;

  static final int AMOUNT = SummaryPage.LAST;

  static final String OTHERS = "All others";

  /** How many are reported; the others are told together. */
  private static final int MOST = 7;

  private final SummaryPage page;
  private final SummaryPlaces places;
  private final BusinessUnits units;
  private final List<BusinessUnits.Line> largest;
  private int firstRow;

  SummaryUnits(SummaryPage page, SummaryPlaces places) {
    this.page = page;
    this.places = places;
    units = page.data.units();
    largest = units.largest(MOST);
  }

  /** Whether there is anything to draw. */
  boolean drawn() {
    return units.named() && !largest.isEmpty();
  }

  /** What the others have together; 0 where there are none. */
  double others() {
    double left = page.data.portfolio().money().expectedAYear();
    for (BusinessUnits.Line one : largest) {
      left -= one.money().expectedAYear();
    }
    return Math.abs(left) < 0.005 ? 0 : left;
  }

  /** Those that are drawn, each with its amount. */
  List<BusinessUnits.Line> largest() {
    return largest;
  }

  /** What they are called on the page. */
  List<String> names() {
    return largest.stream().map(BusinessUnits.Line::label).toList();
  }

  /** The row of the first one, from 1. */
  int firstRow() {
    return firstRow;
  }

  /** Writes the table. */
  void write() {
    page.fill(Role.PAGE_HEADER, NAME, AMOUNT);
    firstRow = page.next + 2;
    if (drawn()) {
      page.text(NAME, Role.PAGE_HEADER, title());
    } else {
      page.text(NAME, Role.PAGE_HEADER, Columns.EXPECTED);
    }
    page.header(AMOUNT, page.data.currency() + " a year", true);
    page.end(15);
    if (largest.isEmpty()) {
      page.fill(Role.PAGE_CELL, NAME, AMOUNT);
      page.text(NAME, Role.PAGE_CELL, "Nothing is " + PortfolioMoney.READY_WORDS + ".");
      page.end(SummaryPage.ROW);
      return;
    }
    for (BusinessUnits.Line one : largest) {
      page.fill(Role.PAGE_CELL, NAME, AMOUNT);
      page.text(NAME, Role.PAGE_CELL, one.label());
      page.number(
          AMOUNT,
          Role.PAGE_CELL,
          SummaryPage.MONEY,
          one.money().expectedAYear(),
          sums ->
              sums.of(
                  PortfolioFigure.EXPECTED_A_YEAR,
                  sums.of(one.level(), String.valueOf(one.number()))));
      page.end(SummaryPage.ROW);
    }
    page.fill(Role.PAGE_CELL, NAME, AMOUNT);
    page.text(NAME, Role.PAGE_CELL, OTHERS);
    String above =
        sum(new Place("", firstRow, AMOUNT).cell() + ":" + new Place("", page.next, AMOUNT).cell());
    page.number(
        AMOUNT,
        Role.PAGE_CELL,
        SummaryPage.MONEY,
        others(),
        sums -> round(places.cell(Of.EXPECTED_A_YEAR) + "-" + above, 6));
    page.end(SummaryPage.ROW);
  }

  /** Who has most of it, as the title of the chart. */
  String title() {
    return largest.get(0).label() + " saves most a year";
  }
}
