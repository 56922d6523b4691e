package breakeven.workbook.live;

import static breakeven.core.expression.Formula.ifElse;

import breakeven.core.input.TableRows;
import breakeven.core.report.NumberFormats;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.uncertainty.UncertainDriver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the drivers of uncertainty, and how they are drawn, are still those of the review: what
 * was drawn no longer holds where one is not.
 */
final class DriversThen extends Workings {
  /** The cells of a row of {@code Uncertainty} that say how its driver moves. */
  private static final List<Column> SPREAD =
      List.of(
          UncertaintyTable.DRIVER,
          UncertaintyTable.APPLIES_AS,
          UncertaintyTable.LOW,
          UncertaintyTable.HIGH,
          UncertaintyTable.SHARED);

  /** What only counts where chances were drawn. */
  private static final List<Assumption> DRAWING = List.of(Assumption.SEED, Assumption.DRAWS);

  private static final int CHANGED = 1;

  private record Row(String title, String condition) {}

  private final List<Row> rows = new ArrayList<>();

  DriversThen(int firstRow, LiveData data, AssumptionsUsed assumptions) {
    super(firstRow);
    Places places = data.origin().places();
    Map<String, TableRows.Row> typed = new HashMap<>();
    for (TableRows.Row row : places.rows(UncertaintyTable.TABLE)) {
      typed.putIfAbsent(String.valueOf(row.text(UncertaintyTable.DRIVER)), row);
    }
    for (UncertainDriver driver : UncertainDriver.values()) {
      rows.add(new Row(driver.title(), changed(places, typed.get(driver.title()), driver.title())));
    }
    for (Assumption assumption : DRAWING) {
      String then = CellReferences.number(data.origin().assumptions().number(assumption));
      rows.add(new Row(assumption.title(), assumptions.name(assumption) + "<>" + then));
    }
  }

  private static String changed(Places places, TableRows.@Nullable Row row, String title) {
    List<Places.@Nullable Typed> cells = new ArrayList<>();
    if (row != null) {
      SPREAD.forEach(cell -> cells.add(places.typed(row, cell)));
    }
    return ReviewAgain.any(
        List.of(
            ReviewAgain.changed(cells),
            ReviewAgain.recounted(places.tally(UncertaintyTable.DRIVER, title), title)));
  }

  /** The cells that are 1 for each that is another now. */
  String changed(String prefix, boolean drawn) {
    return CellReferences.column(
        prefix, CHANGED, firstRow(), lastRow() - (drawn ? 0 : DRAWING.size()));
  }

  @Override
  public String section() {
    return "Drivers at the review";
  }

  @Override
  public String sentence() {
    return "Whether a driver of Uncertainty, or how it is drawn, is another than at the review.";
  }

  @Override
  public List<LiveColumn> columns() {
    return List.of(
        LiveColumn.text("Driver", 30, "As Uncertainty or Assumptions names it."),
        LiveColumn.calculated(
            "Changed (1 or 0)",
            NumberFormats.GENERAL,
            12,
            "1 where it has changed, or is elsewhere."));
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public void row(int index, LiveCells cells) {
    Row row = rows.get(index);
    cells.value(row.title());
    if (row.condition().isEmpty()) {
      cells.value(0);
    } else {
      cells.formula(ifElse(row.condition(), 1, 0), 0);
    }
  }
}
