package breakeven.core.uncertainty;

import java.util.Arrays;

/** What a test wants drawn. */
final class DrawnSavings {
  private DrawnSavings() {}

  /** Net saving alone, into arrays of the test's own. */
  static RowSimulation.Drawn[] into(double[][] savings) {
    return Arrays.stream(savings)
        .map(
            room -> {
              RowSimulation.Drawn drawn = new RowSimulation.Drawn();
              drawn.saves = true;
              drawn.saving = room;
              return drawn;
            })
        .toArray(RowSimulation.Drawn[]::new);
  }
}
