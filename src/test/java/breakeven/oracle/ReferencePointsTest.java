package breakeven.oracle;

import static breakeven.oracle.Arithmetic.activationMemory;
import static breakeven.oracle.Arithmetic.cards;
import static breakeven.oracle.Arithmetic.computingHours;
import static breakeven.oracle.Arithmetic.gpuSeconds;
import static breakeven.oracle.Arithmetic.hostedRun;
import static breakeven.oracle.Arithmetic.requestPrice;
import static breakeven.oracle.Arithmetic.staticMemory;
import static breakeven.oracle.Arithmetic.trainingFlops;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published figures that the single formulas must meet, each beside its source. */
class ReferencePointsTest {
  private static double release(
      double k, double billions, double tokens, double peak, double mfu, double gpus, double hour) {
    double wall = computingHours(trainingFlops(k, billions, tokens), peak, mfu) / gpus + 1;
    return 4 * wall * gpus * hour;
  }

  @Test
  void smallLoraReleaseCostsTensOfPounds() { // common rule of thumb: GBP 10 to 30
    assertThat(release(4, 7, 1_000 * 1_000 * 3, 312, 0.30, 1, 2.50))
        .isCloseTo(12.49, within(0.005));
  }

  @Test
  void largeFullReleaseCostsThousands() { // common rule of thumb: thousands
    double memory = (staticMemory(70, 18, 0) + activationMemory(70, 1.6, 0.1, 1, 2048)) * 1.1;
    double gpus = cards(memory, 0.9, 80, 4, 8);
    assertThat(memory).isCloseTo(1405, within(1.0));
    assertThat(gpus).isEqualTo(24);
    assertThat(release(6, 70, 50_000.0 * 1_000 * 3, 312, 0.35, gpus, 2.50))
        .isCloseTo(1_843, within(1.0));
  }

  @Test
  void hostedTrainingBillsTokensTimesPrice() { // OpenAI; docs.ori.co
    assertThat(hostedRun(100_000 * 3, 8, 0)).isEqualTo(2.40);
    assertThat(hostedRun(5e6 * 3 + 1e6, 0.46, 0)).isEqualTo(7.36);
    assertThat(hostedRun(1e6, 0.48, 4)).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"7, 16", "14, 32", "30, 64", "70, 160", "175, 350"})
  void loraMemory(double billions, double gigabytes) { // LLaMA-Factory README; arXiv 2106.09685
    assertThat(staticMemory(billions, 2.25, 2)).isCloseTo(gigabytes, withinPercentage(15));
  }

  @ParameterizedTest
  @CsvSource({"7, 6", "14, 12", "30, 24", "70, 48"})
  void qloraMemory(double billions, double gigabytes) { // LLaMA-Factory README, 4 bits
    assertThat(staticMemory(billions, 0.65, 1.5)).isCloseTo(gigabytes, withinPercentage(15));
  }

  @ParameterizedTest
  @CsvSource({"7, 120, 12", "14, 240, 12", "30, 600, 12", "70, 1200, 12", "7.72, 139.2, 5"})
  void fullMemory(
      double billions, double gigabytes, double percent) { // LLaMA-Factory README; Qwen README
    assertThat(staticMemory(billions, 18, 0)).isCloseTo(gigabytes, withinPercentage(percent));
  }

  @Test
  void memoryBoundsOf65Billion() { // arXiv 2305.14314
    assertThat(staticMemory(65, 18, 0)).isGreaterThan(780);
    assertThat(staticMemory(65, 0.65, 1.5) + activationMemory(65, 1.5, 0, 1, 512)).isLessThan(48);
  }

  @ParameterizedTest
  @CsvSource({
    "7.72, 0.30, 3151",
    "14.17, 0.30, 1950",
    "72.3, 0.30, 358",
    "7.72, 0.23, 2341",
    "14.17, 0.23, 1388",
    "72.3, 0.23, 275"
  })
  void trainingSpeedOfOneA100(double billions, double mfu, double tokensPerSecond) { // Qwen README
    double hours = computingHours(trainingFlops(4, billions, 1e9), 312, mfu);
    assertThat(1e9 / (hours * 3600)).isCloseTo(tokensPerSecond, withinPercentage(25));
  }

  @ParameterizedTest
  @CsvSource({"256, 20.1", "2048, 23.8", "8192, 36.6"})
  void loraMemoryGrowsWithTheSequence(double tokens, double gigabytes) { // Qwen README
    assertThat(staticMemory(7.72, 2.25, 2) + activationMemory(7.72, 1.6, 0.1, 1, tokens))
        .isCloseTo(gigabytes, withinPercentage(15));
  }

  @ParameterizedTest
  @CsvSource({"6.66, 4641, 312, 0.642", "64.9, 1039, 989, 0.426"})
  void measuredUtilisation(
      double billions, double tokensPerSecond, double peak, double mfu) { // MosaicML llm-foundry
    assertThat(trainingFlops(6, billions, tokensPerSecond) / (peak * 1e12))
        .isCloseTo(mfu, withinPercentage(10));
  }

  private static double payback(double spent, double savedAMonth) {
    double[] line = new double[200];
    for (int m = 0; m < line.length; m++) {
      line[m] = -spent + m * savedAMonth;
    }
    return Arithmetic.paybackExact(line, Arithmetic.paybackMonth(line));
  }

  @ParameterizedTest
  @CsvSource({"1.25, 10, 69.3", "15, 75, 8.7", "3, 15, 44.0"})
  void hardwareAgainstAnApi(double input, double output, double months) { // arXiv 2509.18101
    double millions = 506.9;
    double bill =
        requestPrice(millions / 3 * 1e6, 0, millions * 2 / 3 * 1e6, input, input, output, 0, 0, 0);
    assertThat(payback(240_000, bill - 126.72)).isCloseTo(months, withinPercentage(1));
  }

  @Test
  void hardwareAgainstAServer() { // Lenovo LP2368; localized-ai.com
    assertThat(250_141.80 / (98.32 - 6.37)).isCloseTo(2_720, withinPercentage(1));
    assertThat(payback(250_141.80, (98.32 - 6.37) * 730)).isCloseTo(3.7, withinPercentage(1));
    assertThat(payback(4_000, 280 - 95)).isCloseTo(21.6, withinPercentage(1));
    assertThat(payback(4_000, 500 - 95)).isCloseTo(9.9, withinPercentage(1));
  }

  @Test
  void gpuHourAgainstAFlatRequestPrice() { // Manning, Rearchitecting LLMs
    assertThat(2.50 / requestPrice(0, 0, 0, 0, 0, 0, 0, 0, 4)).isEqualTo(625);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2.21, 2900, 1, 0.21",
    "1, 1.01, 850, 1, 0.33",
    "1, 0.54, 620, 1, 0.24",
    "4, 2.21, 2400, 0.7, 1.46"
  })
  void priceOfAMillionTokensOnABusyCard(
      double gpus,
      double hour,
      double rate,
      double busy,
      double perMillion) { // neelmishra.github.io
    assertThat(gpuSeconds(0, 1e6, 1, rate, busy) / 3600 * gpus * hour)
        .isCloseTo(perMillion, withinPercentage(2));
  }

  @Test
  void tokensAtAPrice() { // whattai.com; own; Anyscale
    assertThat(requestPrice(5 * 500, 0, 0, 3, 3, 15, 0, 0, 0)).isCloseTo(0.0075, within(1e-15));
    double cut =
        requestPrice(3_000, 0, 0, 2.50, 2.50, 10, 0, 0, 0)
            - requestPrice(500, 0, 0, 2.50, 2.50, 10, 0, 0, 0);
    assertThat(1_000 / cut).isCloseTo(160_000, within(1e-6));
    assertThat(requestPrice(1e6 / 0.75, 0, 0, 30, 30, 60, 0, 0, 0))
        .isCloseTo(40, withinPercentage(5));
  }

  @Test
  void apiAgainstAHalfBusyCard() { // own arithmetic
    double api = requestPrice(0.75e6, 0, 0.25e6, 2.50, 2.50, 10, 0, 0, 0);
    double card = gpuSeconds(0, 1e6, 1, 2_900, 0.5) / 3600 * 2.21;
    assertThat(api).isEqualTo(4.375);
    assertThat(api / card).isCloseTo(10.3, withinPercentage(2));
  }

  @Test
  void aFullReplicaAndOneTokenMore() {
    double perToken = gpuSeconds(0, 1, 1, 2_900, 0.5);
    double capacity = 1 / Arithmetic.load(1, perToken, 1, 0.6);
    assertThat(capacity / 1e6).isCloseTo(2_286, within(1.0));
    assertThat(Arithmetic.replicas(Arithmetic.load(capacity, perToken, 1, 0.6), 1, 1, 0.88))
        .isEqualTo(1);
    assertThat(Arithmetic.replicas(Arithmetic.load(capacity + 10, perToken, 1, 0.6), 1, 1, 0.88))
        .isEqualTo(2);
  }
}
