package breakeven.workbook.live;

import breakeven.core.report.ChartData;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.ResultTable;
import breakeven.core.table.Assumption;
import java.util.ArrayList;
import java.util.List;

/**
 * The sections of {@code Workings} that hold values of the review, and where they are: they come
 * before all others, in a workbook of values alone.
 */
public final class ReviewSections {
  /** The first row of the assumptions used, which are there where results are formulas. */
  static final int ASSUMPTIONS = Workings.FIRST;

  /** The first row of the portfolio's cash. */
  static final int CASH = Workings.below(ASSUMPTIONS, Assumption.values().length);

  /**
   * A list that other sheets look rows up in.
   *
   * @param sentence what it shows
   * @param size number of rows
   */
  public record Listed(
      ResultTable<?> table,
      List<ResultColumn> columns,
      String sentence,
      int size,
      ListSection.Opener rows) {}

  private final ChartData charted;
  private final VolumePointsSheet points;
  private final List<ListSection> lists = new ArrayList<>();
  private final int next;

  /**
   * @param charted what the charts of {@code Summary} draw
   * @param listed lists without rows are left out
   */
  public ReviewSections(ChartData charted, List<Listed> listed) {
    this.charted = charted;
    points = new VolumePointsSheet(Workings.below(CASH, charted.cash().lastMonth() + 1), charted);
    int row = Workings.below(points.firstRow(), points.size());
    for (Listed list : listed) {
      if (list.size() > 0) {
        lists.add(new ListSection(row, list));
        row = Workings.below(row, list.size());
      }
    }
    next = row;
  }

  /** What the charts of {@code Summary} draw. */
  public ChartData charted() {
    return charted;
  }

  /** Where the chart of volumes finds its points. */
  public VolumePointsSheet points() {
    return points;
  }

  /** The first row of data of a list, as a spreadsheet counts; 0 where it is not there. */
  public int firstRow(ResultTable<?> table) {
    return lists.stream()
        .filter(list -> list.table() == table)
        .mapToInt(ListSection::firstRow)
        .findFirst()
        .orElse(0);
  }

  /** The first row of data of the section that follows. */
  int next() {
    return next;
  }

  /** All of them but the portfolio's cash, which is formulas where results are. */
  List<LiveSheet> values() {
    List<LiveSheet> all = new ArrayList<>();
    all.add(points);
    all.addAll(lists);
    return all;
  }

  /** All of them, as values; none where no workload was reviewed. */
  public List<LiveSheet> all() {
    List<LiveSheet> all = new ArrayList<>();
    if (!charted.isEmpty()) {
      all.add(PortfolioCashSheet.values(charted.cash()));
      all.addAll(values());
    }
    return all;
  }
}
