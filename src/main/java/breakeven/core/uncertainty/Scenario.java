package breakeven.core.uncertainty;

import breakeven.core.economics.Model;
import breakeven.core.economics.UncertainDriver;
import breakeven.core.expression.Frame;
import breakeven.core.input.TableRows;
import breakeven.core.table.Column;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.table.Words;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every driver is moved by at once, before anything is drawn: nothing in Base, in the others
 * what {@code Uncertainty} says.
 */
public final class Scenario {
  /** Every driver as typed. */
  public static final Scenario BASE = new Scenario(Map.of());

  /**
   * What a driver is moved by.
   *
   * @param shift whether it is added to the value; else it multiplies it
   */
  private record Move(boolean shift, double value) {}

  private final Map<UncertainDriver, Move> moves;

  private Scenario(Map<UncertainDriver, Move> moves) {
    this.moves = moves;
  }

  /**
   * A scenario by its word.
   *
   * @param word one of {@link Words#SCENARIO}
   * @param uncertainty the rows of {@code Uncertainty}
   */
  public static Scenario of(String word, TableRows uncertainty) {
    Column column = column(word);
    if (column == null) {
      return BASE;
    }
    Map<UncertainDriver, Move> moves = new EnumMap<>(UncertainDriver.class);
    TriangularDistribution.rows(uncertainty)
        .forEach(
            (driver, row) -> {
              double value = row.number(column);
              boolean shift = TriangularDistribution.isShift(row);
              if (!Double.isNaN(value)) {
                moves.put(driver, new Move(shift, shift ? value : Math.max(0, value)));
              }
            });
    return new Scenario(moves);
  }

  /** The column of {@code Uncertainty} that a scenario is in; null: every driver is as typed. */
  private static @Nullable Column column(String word) {
    return switch (word) {
      case Words.CAUTIOUS -> UncertaintyTable.CAUTIOUS;
      case Words.FAVOURABLE -> UncertaintyTable.FAVOURABLE;
      default -> null;
    };
  }

  /** The drivers that it leaves as in Base, in their order. */
  public List<UncertainDriver> unmoved() {
    return Arrays.stream(UncertainDriver.values())
        .filter(driver -> !moves.containsKey(driver))
        .toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Scenario scenario && moves.equals(scenario.moves);
  }

  @Override
  public int hashCode() {
    return moves.hashCode();
  }

  /** Moves the drivers of all rows of a frame. */
  public void fill(Model model, Frame frame) {
    model.drivers.base(frame);
    moves.forEach((driver, move) -> frame.fill(driver.moves(model, move.shift()), move.value()));
  }
}
