package breakeven.workbook.write;

import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioFigure;
import breakeven.core.report.BusinessUnitColumns;
import breakeven.core.report.BusinessUnits;
import breakeven.core.report.BusinessUnits.Level;
import breakeven.core.report.Format;
import breakeven.core.report.SummaryData;
import breakeven.core.report.TableColumn;
import breakeven.core.table.Sheets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The portfolio by business unit, by cost centre where one is typed, and by owner: sums over {@code
 * Review}, by the number that a name has there.
 */
final class BusinessUnitsSheet {
  private static final String NUMBER = "Number on Review";

  /** Units, and cost centres, that have a line of their own. */
  private static final int LISTED = 500;

  private final BlockSheet sheet;
  private final BusinessUnits units;
  private final SummaryData summary;
  private final List<TableColumn<BusinessUnits.Line>> figures;
  private final @Nullable ReviewSums sums;

  /**
   * Adds the sheet behind the last one.
   *
   * @param sums what adds up; null where all stay values
   */
  static BlockSheet add(OutputWorkbook book, SummaryData summary, @Nullable ReviewSums sums) {
    BusinessUnitsSheet made = new BusinessUnitsSheet(book, summary, sums);
    made.layOut();
    return made.sheet;
  }

  private BusinessUnitsSheet(OutputWorkbook book, SummaryData summary, @Nullable ReviewSums sums) {
    this.sums = sums;
    units = summary.units();
    this.summary = summary;
    figures = BusinessUnitColumns.figures(summary.currency());
    sheet = new BlockSheet(book, Sheets.BUSINESS_UNITS, sentence());
  }

  private void layOut() {
    level(Level.UNIT, "By business unit, largest expected saving first", units.units(), LISTED)
        .table("tblBusinessUnits");
    if (units.hasCostCentres()) {
      level(Level.COST_CENTRE, "By cost centre", units.costCentres(), LISTED)
          .table("tblCostCentres");
    }
    List<BusinessUnits.Line> all = units.owners();
    Block<BusinessUnits.Line> owners =
        level(Level.OWNER, "By owner within each business unit", all, all.size())
            .table("tblOwners");
    sheet.widths(owners);
    hideZeros(owners);
    int tables = units.hasCostCentres() ? 3 : 2;
    sheet.keepTogether(
        owners.header() - 1,
        owners.bottom() * RowHeight.points(1)
            + tables * (Block.HEADER_HEIGHT - RowHeight.points(1)));
    sheet.page.sheet.createFreezePane(1, OutputSheet.HEADER_ROW - 1);
    sheet.page.printLong(owners.header() - 1, owners.bottom() - 1, owners.heads().size() - 1);
    sheet.done();
  }

  /** Nobody needs a column in which nothing is; nor one that says the same as the next. */
  private void hideZeros(Block<BusinessUnits.Line> block) {
    for (TableColumn<BusinessUnits.Line> figure : figures) {
      String header = figure.head().header();
      boolean undrawn = header.equals(BusinessUnitColumns.EXPECTED) && summary.draws().draws() == 0;
      if (undrawn || Block.valueOf(figure.value(), units.total()) == 0) {
        sheet.page.sheet.setColumnHidden(block.at(header), true);
      }
    }
  }

  private String sentence() {
    BusinessUnits.Line all = units.total();
    int without = all.workloads() - all.money().counted();
    return summary.currency()
        + " a year, of "
        + (without == 0 ? "all " : Plurals.number(all.money().counted()) + " of ")
        + Plurals.of(all.workloads(), "workload")
        + (without == 0 ? "." : "; of the others figures or today's cost are not known.")
        + " Blank is 0; a column of nothing else is hidden.";
  }

  private Block<BusinessUnits.Line> level(
      Level level, String title, List<BusinessUnits.Line> all, int most) {
    List<BlockColumn<BusinessUnits.Line>> columns = new ArrayList<>(labels(level));
    figures.forEach(
        figure ->
            columns.add(
                BlockColumn.of(figure)
                    .ifAny()
                    .by((line, here) -> sum(level, figure.head().header(), here))));
    columns.add(
        BlockColumn.number(
            NUMBER,
            Format.COUNT,
            10,
            "By this number the sums find its workloads on Review.",
            line -> line.number() > 0 ? line.number() : Double.NaN));
    sheet.heading(title, columns.size());
    List<BusinessUnits.Line> shown = all.subList(0, Math.min(most, all.size()));
    int others = all.size() - shown.size();
    Block<BusinessUnits.Line> block =
        sheet.add(
            new Block<>(columns, shown)
                .rest(others > 0 ? "(" + Plurals.number(others) + " others)" : "")
                .total("All workloads", units.total()));
    sheet.gap();
    return block;
  }

  /** A figure of a line, or of the total; empty where it stays a value. */
  private String sum(Level level, String header, Block<BusinessUnits.Line>.Here here) {
    if (sums == null) {
      return "";
    }
    List<String> of = here.total() ? List.of() : sums.of(level, here.cell(NUMBER));
    PortfolioFigure figure = BusinessUnitColumns.AMOUNTS.get(header);
    return figure != null
        ? sums.of(figure, of)
        : switch (header) {
          case BusinessUnitColumns.WORKLOADS -> sums.count(of);
          case BusinessUnitColumns.NEEDS_DATA -> sums.count(Decision.NEEDS_DATA, of);
          default -> sums.issues(of);
        };
  }

  /** By what workloads are added up, and in the second column who answers for them. */
  private List<BlockColumn<BusinessUnits.Line>> labels(Level level) {
    BlockColumn<BusinessUnits.Line> label =
        BlockColumn.text(
            (level == Level.COST_CENTRE ? level : Level.UNIT).title(),
            26,
            "As typed in " + summary.workloadsSheet() + "; (none) where nothing is.",
            line -> level == Level.COST_CENTRE ? line.costCentre() : line.unit());
    BlockColumn<BusinessUnits.Line> second =
        level == Level.OWNER
            ? BlockColumn.text(
                level.title(), 22, "Who answers for them.", BusinessUnits.Line::owner)
            : BlockColumn.number(
                BusinessUnitColumns.OWNERS,
                Format.COUNT,
                22,
                "How many owners its workloads have, at the review.",
                line -> line.owners() > 0 ? line.owners() : Double.NaN);
    return List.of(label, second);
  }
}
