package breakeven.core.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.oracle.DrawnShares;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomSharesTest {
  private static final int GROUP = RowSimulation.BLOCK;

  private static double[] drawn(long key, int draws) {
    double[] shares = new double[draws];
    double[] group = new double[GROUP];
    for (int first = 0; first < draws; first += GROUP) {
      int count = Math.min(GROUP, draws - first);
      RandomShares.fill(group, key, first, count);
      System.arraycopy(group, 0, shares, first, count);
    }
    return shares;
  }

  @ParameterizedTest(name = "{0} draws")
  @ValueSource(ints = {1, 2, 7, 300, 1_000, 1_001, 1_500, 2_000, 20_000})
  void theRecipeOfTheDocumentsGivesTheSameShares(int draws) {
    for (String name : new String[] {"", "Ticket triage", "Übersetzung 😀"}) {
      long key = RandomShares.key(20260525, "Volume", name);
      assertThat(key).isEqualTo(DrawnShares.key(20260525, "Volume", name));
      assertThat(drawn(key, draws)).isEqualTo(DrawnShares.of(key, draws));
    }
  }

  @ParameterizedTest(name = "{0} draws")
  @ValueSource(ints = {1, 2, 7, 300, 999, 1_000})
  void eachPartOfAGroupIsDrawnOnce(int draws) {
    for (long key = -20; key < 20; key++) {
      int[] parts = Arrays.stream(drawn(key, draws)).mapToInt(u -> (int) (u * draws)).toArray();
      Arrays.sort(parts);
      assertThat(parts).isEqualTo(IntStream.range(0, draws).toArray());
    }
  }

  @Test
  void sharesAreNeverZeroOrOne() {
    for (long key = 0; key < 2_000; key++) {
      for (double share : drawn(key, 3)) {
        assertThat(share).isGreaterThan(0).isLessThan(1);
      }
    }
  }

  /** Every part comes at every place about as often: the order says nothing. */
  @Test
  void everyPartComesAtEveryPlace() {
    int size = 5;
    int[][] times = new int[size][size];
    int keys = 20_000;
    for (int name = 0; name < keys; name++) {
      double[] shares = drawn(RandomShares.key(1, "Volume", "row " + name), size);
      for (int place = 0; place < size; place++) {
        times[place][(int) (shares[place] * size)]++;
      }
    }
    double expected = (double) keys / size;
    double chiSquare =
        Arrays.stream(times)
            .flatMapToInt(Arrays::stream)
            .mapToDouble(count -> Math.pow(count - expected, 2) / expected)
            .sum();
    // 16 degrees of freedom: above 39 once in a thousand.
    assertThat(chiSquare).isLessThan(39);
  }

  /** Two drivers or workloads have nothing to do with each other: 1 ÷ √999 is their error. */
  @Test
  void streamsAreNotCorrelated() {
    double sum = 0;
    double squares = 0;
    int pairs = 2_000;
    for (int name = 0; name < pairs; name++) {
      double[] one = drawn(RandomShares.key(1, "Volume", "row " + name), GROUP);
      double[] other = drawn(RandomShares.key(1, "Volume", "row " + (name + 1)), GROUP);
      double together = 0;
      for (int i = 0; i < GROUP; i++) {
        together += (one[i] - 0.5) * (other[i] - 0.5) * 12 / GROUP;
      }
      sum += together / pairs;
      squares += together * together / pairs;
    }
    assertThat(Math.abs(sum)).isLessThan(3 / Math.sqrt(GROUP * (double) pairs));
    assertThat(Math.sqrt(squares * (GROUP - 1))).isBetween(0.94, 1.06);
  }
}
