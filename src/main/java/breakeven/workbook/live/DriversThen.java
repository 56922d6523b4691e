package breakeven.workbook.live;

import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.quoted;

import breakeven.core.economics.UncertainDriver;
import breakeven.core.input.TableRows;
import breakeven.core.model.Place;
import breakeven.core.report.NumberFormats;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.table.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the scenario moves each driver of uncertainty by, under the name that formulas use; and
 * whether the drivers, and how they are drawn, are still those of the review: what was drawn no
 * longer holds where one is not.
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

  /** What the names of what the scenario moves drivers by begin with. */
  static final String NAMES = "Sc_";

  private static final int CHANGED = 1;
  private static final int CAUTIOUS = 2;
  private static final int FAVOURABLE = 3;
  private static final int MOVED_BY = 4;
  private static final int EDITED = 6;

  /**
   * A driver, or what it is drawn by.
   *
   * @param condition whether it has changed, as a formula; empty where it cannot
   */
  private record Row(String title, String condition) {}

  private final LiveData data;
  private final CellReadFormula reading;
  private final String scenario;
  private final List<Row> rows = new ArrayList<>();
  private final Map<UncertainDriver, TableRows.Row> typed = new EnumMap<>(UncertainDriver.class);
  private final Map<UncertainDriver, String> names = new EnumMap<>(UncertainDriver.class);

  DriversThen(
      LiveData data,
      AssumptionsUsed assumptions,
      CellReadFormula reading,
      UnaryOperator<String> freeName) {
    super(
        0,
        "Drivers at the review",
        "Whether a driver of Uncertainty, or how it is drawn, is another than at the review.");
    this.data = data;
    this.reading = reading;
    scenario = assumptions.name(Assumption.SCENARIO);
    Places places = data.origin().places();
    for (TableRows.Row row : places.rows(UncertaintyTable.TABLE)) {
      UncertainDriver.of(String.valueOf(row.text(UncertaintyTable.DRIVER)))
          .ifPresent(driver -> typed.putIfAbsent(driver, row));
    }
    for (UncertainDriver driver : UncertainDriver.values()) {
      names.put(
          driver, freeName.apply(NAMES + Constants.identifier(driver.title().replace("-", ""))));
      rows.add(new Row(driver.title(), changed(places, typed.get(driver), driver.title())));
    }
    for (Assumption assumption : DRAWING) {
      String then = CellReferences.number(data.origin().assumptions().number(assumption));
      rows.add(new Row(assumption.title(), assumptions.name(assumption) + "<>" + then));
    }
  }

  /** Whether a driver's figures are added to its value; else they multiply it. */
  private boolean shift(UncertainDriver driver) {
    TableRows.Row row = typed.get(driver);
    return row != null && UncertaintyTable.SHIFT.equals(row.text(UncertaintyTable.APPLIES_AS));
  }

  /** Gives the variables that the scenario moves their names. */
  void nameIn(Addresses addresses) {
    names.forEach(
        (driver, name) -> {
          addresses.name(driver.moves(data.model(), shift(driver)), name);
          addresses.always(driver.moves(data.model(), !shift(driver)), shift(driver) ? 1 : 0);
        });
  }

  /** What each name refers to. */
  Map<String, String> names(String prefix) {
    Map<String, String> refersTo = new LinkedHashMap<>();
    names.forEach(
        (driver, name) ->
            refersTo.put(name, prefix + Place.fixed(MOVED_BY, firstRow() + driver.ordinal())));
    return refersTo;
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

  /** 1 for each driver that is moved otherwise than at the review. */
  String edited(String prefix) {
    int last = firstRow() + UncertainDriver.values().length - 1;
    return CellReferences.column(prefix, EDITED, firstRow(), last);
  }

  @Override
  public List<LiveColumn> columns() {
    return List.of(
        LiveColumn.text("Driver", 30, "As Uncertainty or Assumptions names it."),
        LiveColumn.calculated(
            "Changed (1 or 0)",
            NumberFormats.GENERAL,
            12,
            "1 where it has changed, or is elsewhere."),
        figure(Words.CAUTIOUS, "Factor or shift of this scenario; 1 or 0 where none is typed."),
        figure(Words.FAVOURABLE, "Factor or shift of this scenario; 1 or 0 where none is typed."),
        LiveColumn.calculated(
            "Moved by",
            NumberFormats.GENERAL,
            12,
            "Factor or shift of the scenario that Assumptions names: every figure uses it."),
        LiveColumn.text("Name", 24, "The name under which formulas find it."),
        LiveColumn.calculated(
            "Edited (1 or 0)", "0", 12, "1 where it is moved otherwise than at the review."));
  }

  private static LiveColumn figure(String title, String help) {
    return new LiveColumn(title, "", LiveColumn.Role.TAKEN, NumberFormats.GENERAL, true, 12, help);
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
    if (index < UncertainDriver.values().length) {
      movedBy(UncertainDriver.values()[index], firstRow() + index, cells);
    }
  }

  private void movedBy(UncertainDriver driver, int at, LiveCells cells) {
    double neutral = shift(driver) ? 0 : 1;
    double cautious = read(driver, UncertaintyTable.CAUTIOUS, neutral, cells);
    double favourable = read(driver, UncertaintyTable.FAVOURABLE, neutral, cells);
    double now =
        switch (data.origin().assumptions().text(Assumption.SCENARIO)) {
          case Words.CAUTIOUS -> cautious;
          case Words.FAVOURABLE -> favourable;
          default -> neutral;
        };
    String chosen =
        ifElse(
            scenario + "=" + quoted(Words.CAUTIOUS),
            Place.cell(CAUTIOUS, at),
            ifElse(
                scenario + "=" + quoted(Words.FAVOURABLE),
                Place.cell(FAVOURABLE, at),
                CellReferences.number(neutral)));
    cells.formula(chosen, now);
    cells.value(Objects.requireNonNull(names.get(driver)));
    cells.formula(ifElse(Place.cell(MOVED_BY, at) + "=" + CellReferences.number(now), 0, 1), 0);
  }

  /** What a scenario's cell says; a factor is never below 0. */
  private double read(UncertainDriver driver, Column column, double neutral, LiveCells cells) {
    TableRows.Row row = typed.get(driver);
    Places.Typed cell = row == null ? null : data.origin().places().typed(row, column);
    if (row == null || cell == null) {
      cells.value(neutral);
      return neutral;
    }
    double value = row.number(column);
    double used = Double.isNaN(value) ? neutral : shift(driver) ? value : Math.max(0, value);
    String none = CellReferences.number(neutral);
    String read =
        reading.of(
            column,
            CellReferences.fixed(cell.place()),
            none,
            none,
            CellReadFormula.Found.of(column, value, cell));
    cells.formula(shift(driver) ? read : call("MAX", 0, read), used);
    return used;
  }
}
