package breakeven.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Money never falls back with volume: who has more requests is told at least as much. */
class VolumeTableTest {
  /** Each a tenth above the one before, 1 to 3,000 M tokens a month. */
  private static final int[] VOLUMES =
      IntStream.rangeClosed(0, 84)
          .map(step -> (int) Math.round(Math.pow(1.1, step)))
          .filter(volume -> volume <= 3_000)
          .distinct()
          .toArray();

  private static final List<VolumeTable.Row> ROWS = VolumeTable.rows(VOLUMES);

  private static void neverFalls(ToDoubleFunction<VolumeTable.Row> money) {
    for (int i = 1; i < ROWS.size(); i++) {
      VolumeTable.Row before = ROWS.get(i - 1);
      VolumeTable.Row row = ROWS.get(i);
      if (row.model().equals(before.model())) {
        assertThat(orNone(money.applyAsDouble(row)))
            .as(before + " and " + row)
            .isGreaterThanOrEqualTo(orNone(money.applyAsDouble(before)) - 1e-6);
      }
    }
  }

  /** What is not told, or would be lost, is no money to be had. */
  private static double orNone(double money) {
    return Double.isNaN(money) ? 0 : Math.max(0, money);
  }

  @Test
  void whatFineTuningWouldSaveNeverFalls() {
    neverFalls(VolumeTable.Row::net);
  }

  @Test
  void whatTheRivalWouldSaveNeverFalls() {
    neverFalls(VolumeTable.Row::saves);
  }

  @Test
  void whatTheAnswersAreWorthNeverFalls() {
    neverFalls(VolumeTable.Row::worth);
  }

  @Test
  void theAdviceGoesUpWithTheVolumeAndNeverBack() {
    List<String> order = List.of("Prompt", "Needs data");
    neverFalls(row -> order.indexOf(row.verdict()));
    neverFalls(row -> row.rival().isEmpty() ? 0 : 1);
    assertThat(ROWS).extracting(VolumeTable.Row::verdict).isSubsetOf(order);
    assertThat(ROWS)
        .extracting(VolumeTable.Row::model)
        .contains(VolumeTable.MODELS.toArray(String[]::new));
  }
}
