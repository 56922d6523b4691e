package breakeven.uncertainty;

import java.util.Arrays;

/** What a test wants drawn. */
final class DrawnSavings {
  private DrawnSavings() {}

  /** Net saving alone, into arrays of the test's own. */
  static Fan.Drawn[] into(double[][] savings) {
    return Arrays.stream(savings)
        .map(
            room -> {
              Fan.Drawn drawn = new Fan.Drawn();
              drawn.saves = true;
              drawn.saving = room;
              return drawn;
            })
        .toArray(Fan.Drawn[]::new);
  }
}
