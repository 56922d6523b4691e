package breakeven.core.uncertainty;

import breakeven.core.economics.Model;
import breakeven.core.economics.UncertainDriver;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Variable;
import breakeven.core.input.TableRows;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.table.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far a driver may lie from what was typed: a triangle whose most likely value is what was
 * typed.
 *
 * @param shift whether it is added to the value (most likely 0); else it multiplies it (most likely
 *     1)
 * @param low the lowest factor or shift
 * @param high the highest factor or shift
 * @param shared whether it is one fact for the whole company, the same for all workloads
 */
public record TriangularDistribution(
    UncertainDriver driver, boolean shift, double low, double high, boolean shared) {

  /**
   * The rows of {@code Uncertainty}, in their order. Of two rows of one driver the first counts; a
   * row with a cell that cannot be read does not. Low and High may be the other way round, and an
   * empty one is the most likely value.
   */
  public static List<TriangularDistribution> read(TableRows table) {
    List<TriangularDistribution> spreads = new ArrayList<>();
    rows(table).forEach((driver, row) -> spreads.add(of(driver, row)));
    return List.copyOf(spreads);
  }

  /** The row of each driver that counts, in the order of the table. */
  static Map<UncertainDriver, TableRows.Row> rows(TableRows table) {
    Map<UncertainDriver, TableRows.Row> rows = new LinkedHashMap<>();
    Set<UncertainDriver> taken = EnumSet.noneOf(UncertainDriver.class);
    for (TableRows.Row row : table.rows()) {
      String name = row.text(UncertaintyTable.DRIVER);
      UncertainDriver driver = name == null ? null : UncertainDriver.of(name).orElse(null);
      if (driver != null && taken.add(driver) && readable(row)) {
        rows.put(driver, row);
      }
    }
    return rows;
  }

  /** Whether a row's figures are added to the value; else they multiply it. */
  static boolean isShift(TableRows.Row row) {
    return UncertaintyTable.SHIFT.equals(row.text(UncertaintyTable.APPLIES_AS));
  }

  private static boolean readable(TableRows.Row row) {
    return UncertaintyTable.TABLE.columns().stream().noneMatch(row::bad);
  }

  private static TriangularDistribution of(UncertainDriver driver, TableRows.Row row) {
    boolean shift = isShift(row);
    double likely = shift ? 0 : 1;
    double low = or(row.number(UncertaintyTable.LOW), likely);
    double high = or(row.number(UncertaintyTable.HIGH), likely);
    return new TriangularDistribution(
        driver,
        shift,
        Math.min(low, high),
        Math.max(low, high),
        Words.YES.equals(row.text(UncertaintyTable.SHARED)));
  }

  private static double or(double value, double blank) {
    return Double.isNaN(value) ? blank : value;
  }

  /** Factor 1 or shift 0, or the end of the triangle that is nearest to it. */
  public double likely() {
    return Math.min(high, Math.max(low, shift ? 0 : 1));
  }

  /** Whether it moves anything at all. */
  public boolean moves() {
    return low < high || likely() != (shift ? 0 : 1);
  }

  /** A value with this factor or shift, kept where it means something; blank stays blank. */
  public double apply(double value, double drawn) {
    return shift ? driver.moved(value, 1, drawn) : driver.moved(value, drawn, 0);
  }

  /** The variable that the factor or shift is a value of. */
  Variable variable(Model model) {
    return driver.moves(model, shift);
  }

  /** A factor or shift on top of that of the scenario. */
  double on(double scenario, double drawn) {
    return shift ? scenario + drawn : scenario * drawn;
  }

  /** The same for many. */
  void on(double scenario, double[] drawn, double[] out, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = shift ? scenario + drawn[i] : scenario * drawn[i];
    }
  }

  /** What a row's driver is in the scenario, nothing on top. */
  double inScenario(Model model, Frame frame, int row) {
    return on(model, frame, row, shift ? 0 : 1);
  }

  private double on(Model model, Frame frame, int row, double drawn) {
    double factor = frame.values(driver.moves(model, false))[row];
    double added = frame.values(driver.moves(model, true))[row];
    return driver.moved(
        driver.today(model, frame, row),
        shift ? factor : on(factor, drawn),
        shift ? on(added, drawn) : added);
  }

  /** What a row's driver is in the scenario with a factor or shift on top, in the driver's unit. */
  double shown(Model model, Frame frame, int row, double drawn) {
    return on(model, frame, row, drawn) * driver.shownTimes(model, frame, row);
  }

  /**
   * Turns shares of 1 into factors or shifts: the value below which that share of the triangle
   * lies. Without jumps, since which side a draw lies on follows no pattern.
   *
   * @param rises room for as many numbers
   */
  void quantiles(double[] shares, double[] rises, int count) {
    double width = high - low;
    if (width == 0) {
      Arrays.fill(shares, 0, count, low);
      return;
    }
    double rise = likely() - low;
    double fall = high - likely();
    double turn = rise / width;
    for (int i = 0; i < count; i++) {
      rises[i] = Math.ceil(Math.max(0, Math.min(1, turn - shares[i])));
    }
    for (int i = 0; i < count; i++) {
      double falls = 1 - rises[i];
      double area = rises[i] * (shares[i] * rise) + falls * ((1 - shares[i]) * fall);
      double root = Math.sqrt(area * width);
      shares[i] = rises[i] * (low + root) + falls * (high - root);
    }
  }
}
