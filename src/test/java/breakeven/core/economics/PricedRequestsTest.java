package breakeven.core.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.expression.Line;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.ServingCapacity;
import breakeven.testing.SmallBook;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests as they are priced, and cards as they are let, at their edges. A request has 1,000 input
 * and 100 output tokens, at 10 and 30 for a million.
 */
class PricedRequestsTest {
  private final SmallBook book = new SmallBook();

  private Model model() {
    return book.evaluator().decision().model;
  }

  private double value(Line line) {
    return book.evaluator().frame().values(line)[0];
  }

  private double firstMonth(Line line) {
    return book.evaluator().frame().values(line, 1)[0];
  }

  private PricedRequestsTest row(String... cells) {
    book.workload(cells).evaluate();
    return this;
  }

  private double prompted() {
    return value(model().requests.prompted) * 1e6;
  }

  // --- tokens of an option ----------------------------------------------------------------------

  @Test
  void eachOptionWritesItsOwnTokens() {
    row("Serving", "Per token", "Small model output", "50", "Fine-tuned output", "20");
    assertThat(prompted()).isCloseTo(13_000, within(1e-9));
    assertThat(value(model().requests.small) * 1e6).isCloseTo(200 + 20, within(1e-9));
    assertThat(value(model().requests.tuned) * 1e6).isCloseTo(300 + 12, within(1e-9));
    assertThat(value(model().volume.monthlyTokens)).isEqualTo(110);
    assertThat(value(model().trainingRun.tokensPerExample)).isEqualTo(1_020);
  }

  @Test
  void anAnswerOfNothingCostsNothing() {
    row("Serving", "Per token", "Fine-tuned output", "0");
    assertThat(value(model().requests.tuned) * 1e6).isCloseTo(300, within(1e-9));
  }

  @Test
  void validationIsBilledAsTraining() {
    book.assume("Validation share", "0.25");
    row("Tokens per example", "100", "Training examples", "10", "Epochs", "2");
    assertThat(value(model().trainingRun.trainingTokens)).isEqualTo(2_500);
  }

  // --- cache ------------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({"0,13000", "0.3,8350", "0.4,8600", "0.9,8600"})
  void writesAreAtMostTheRestOfTheInput(String share, double millionth) {
    book.set(ModelPrices.TABLE, 2, "Cached input", "1", "Cache write", "12.5");
    row("Cached share", share.equals("0") ? "0" : "0.6", "Cache write share", share);
    assertThat(prompted()).isCloseTo(millionth, within(1e-9));
  }

  @Test
  void withoutAWritePriceTheInputPriceCounts() {
    row("Cache write share", "0.5");
    assertThat(prompted()).isCloseTo(13_000, within(1e-9));
  }

  @Test
  void removedInstructionsComeFromTheCachedPrefixFirst() {
    row("Instruction tokens", "900", "Cached share", "0.6", "Cache write share", "0.3");
    assertThat(value(model().tokens.removedTokens)).isCloseTo(720, within(1e-9));
    assertThat(value(model().tokens.cachedTuned)).isZero();
    assertThat(value(model().tokens.writtenTuned)).isCloseTo(180, within(1e-9));
    assertThat(value(model().tokens.writtenSmall)).isCloseTo(300, within(1e-9));
  }

  // --- long requests ----------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "1000,,1.5,13000", // exactly at the step
    "1001,,1.5,24520",
    "1001,,,23020", // a factor on one side only
    "1000,0.25,1.5,15875",
    "1001,0,1.5,13010"
  })
  void aRequestAboveTheStepIsDearerAsAWhole(
      String input, String share, String outputFactor, double millionth) {
    book.set(ModelPrices.TABLE, 2, "Long context above", "1000", "Long-context input factor", "2");
    book.set(
        ModelPrices.TABLE,
        2,
        "Long-context output factor",
        outputFactor == null ? "" : outputFactor);
    row("Input tokens", input, "Long-context share", share == null ? "" : share);
    assertThat(prompted()).isCloseTo(millionth, within(1e-9));
  }

  @Test
  void withoutAStepNoRequestIsLong() {
    book.set(ModelPrices.TABLE, 2, "Long-context input factor", "2");
    row("Long-context share", "1");
    assertThat(prompted()).isCloseTo(13_000, within(1e-9));
  }

  @Test
  void aStepWithoutAFactorIsDoubted() {
    book.set(ModelPrices.TABLE, 2, "Long context above", "1000").workload();
    assertThat(book.doubts())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("costs more above 1000 input tokens, and no factor says how much"));
  }

  // --- context ----------------------------------------------------------------------------------

  @Test
  void aRequestAsLongAsTheContextFits() {
    book.set(ModelPrices.TABLE, 2, "Context", "1100");
    book.set(ModelPrices.TABLE, 3, "Context", "1100");
    row("Serving", "Per token");
    assertThat(book.lacking(0)).isFalse();
    assertThat(value(model().life.closed)).isZero();
    assertThat(value(model().serving.smallByApi)).isOne();
  }

  @Test
  void aPromptedModelThatARequestDoesNotFitIsNeedsData() {
    book.set(ModelPrices.TABLE, 2, "Context", "1099").workload("Prompting cost", "900");
    assertThat(book.told())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(
                        "A request has 1100 tokens, input and output together, and the model takes"
                            + " 1099"));
    assertThat(book.lacking(0)).isTrue();
  }

  @Test
  void aCandidateThatARequestDoesNotFitIsClosedHoweverItIsServed() {
    book.set(ModelPrices.TABLE, 3, "Context", "1099");
    row("Serving", "Rented GPUs");
    assertThat(value(model().life.closed)).isOne();
    assertThat(value(model().serving.smallByApi)).isZero();
    assertThat(value(model().serving.smallOnGpus)).isOne();
  }

  @Test
  void theFineTunedRowsContextCountsBeforeItsBases() {
    book.set(ModelPrices.TABLE, 3, "Context", "1099");
    book.set(ModelPrices.TABLE, 4, "Context", "2000");
    row("Serving", "Per token");
    assertThat(value(model().life.closed)).isZero();
    assertThat(value(model().serving.smallByApi)).isZero();
  }

  @Test
  void aContextThatCannotBeReadIsAskedFor() {
    book.set(ModelPrices.TABLE, 2, "Context", "long").workload();
    assertThat(book.told()).anySatisfy(line -> assertThat(line).contains("Context", "long"));
    assertThat(book.lacking(0)).isTrue();
  }

  // --- cards ------------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "1,1,1", "1,2,2", "1,8,8", "3,1,3", "3,2,4", "3,8,8", "6,2,6", "6,8,8", "9,1,9", "9,2,10",
    "9,8,16"
  })
  void cardsAreRentedInWholeUnits(String cards, String unit, double rented) {
    book.set(GpuPrices.TABLE, 2, "Rented in units of", unit);
    book.set(ServingCapacity.TABLE, 2, "GPUs per replica", cards);
    row("Serving", "Rented GPUs");
    assertThat(firstMonth(model().replicas.gpusRentedTuned)).isEqualTo(rented);
    assertThat(value(model().trainingRun.trainingGpus)).isEqualTo(Double.parseDouble(unit));
  }

  @Test
  void aUnitIsSharedByAllThatShareTheServer() {
    book.set(GpuPrices.TABLE, 2, "Rented in units of", "8");
    row("Serving", "Rented GPUs", "Workloads sharing the GPUs", "4");
    assertThat(firstMonth(model().replicas.gpusRentedTuned)).isEqualTo(2);
  }

  @Test
  void ownHardwareIsBoughtCardByCard() {
    book.set(GpuPrices.TABLE, 2, "Rented in units of", "8");
    row("Serving", "Own hardware");
    assertThat(
            value(model().servingPrices.replicaPurchase)
                * value(model().replicas.mostReplicasTuned))
        .isEqualTo(8_000);
    assertThat(firstMonth(model().replicas.gpusRentedTuned)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 730})
  void hoursOnCountInRentAndLoad(int hours) {
    row("Serving", "Rented GPUs", "Hours on", String.valueOf(hours));
    assertThat(value(model().servingPrices.gpuMonthPrice)).isEqualTo(hours);
    assertThat(value(model().replicas.load))
        .isCloseTo(100_000 * 0.25 / (hours * 3_600 * 0.6), within(1e-9));
  }

  @Test
  void hoursOnCountInHosting() {
    book.set(ModelPrices.TABLE, 4, "Hosting", "2");
    row("Serving", "Per token", "Hours on", "220");
    assertThat(value(model().servingPrices.hosting)).isEqualTo(440);
  }

  // --- serverless -------------------------------------------------------------------------------

  /** A request takes a quarter of a second, at a target utilisation of 60%. */
  private static final double WORK = 100_000 * 0.25 / 0.6;

  private static final double MONTH = 730 * 3_600;

  @ParameterizedTest
  @CsvSource({"0", "60", "5000000000"})
  void aCardWaitsUntilItsTimeOut(double timeOut) {
    book.assume("Idle time-out", String.valueOf((long) timeOut));
    row("Serving", "Serverless GPUs");
    double awake = 1 - Math.exp(-timeOut * 100_000 / MONTH);
    assertThat(firstMonth(model().replicas.paidSecondsTuned))
        .isCloseTo(WORK + (MONTH - WORK) * awake, within(1e-6));
  }

  @Test
  void requestsThatCanWaitWakeNoCard() {
    row("Serving", "Serverless GPUs", "Batch share", "1");
    assertThat(firstMonth(model().replicas.paidSecondsTuned))
        .isCloseTo(100_000 * 0.25 / 0.9, within(1e-6));
  }

  @Test
  void withoutRequestsNothingIsPaid() {
    row("Serving", "Serverless GPUs", "Requests", "0");
    assertThat(firstMonth(model().replicas.paidSecondsTuned)).isZero();
  }

  /** What a row costs at the break-even volume is what the alternative costs there. */
  @ParameterizedTest
  @ValueSource(strings = {"Serverless GPUs", "Rented GPUs"})
  void theBreakEvenVolumePutBackSavesNothing(String serving) {
    book.set(GpuPrices.TABLE, 2, "Rented in units of", "8");
    row("Serving", serving);
    double volume = value(model().breakEvenVolume.volume.value());
    assertThat(value(model().breakEvenVolume.searched)).isOne();
    assertThat(volume).isPositive();
    assertThat(savingAt(serving, volume)).isCloseTo(0, within(0.01));
    assertThat(savingAt(serving, volume * 0.999)).isNegative();
    assertThat(savingAt(serving, volume * 1.001)).isPositive();
  }

  private static double savingAt(String serving, double millions) {
    SmallBook book = new SmallBook();
    book.set(GpuPrices.TABLE, 2, "Rented in units of", "8");
    double requests = millions * 1e6 / 1_100;
    book.workload("Serving", serving, "Requests", BigDecimal.valueOf(requests).toPlainString())
        .evaluate();
    Model model = book.evaluator().decision().model;
    return book.evaluator().frame().values(model.totals.netSaving)[0];
  }

  // --- models that reason -----------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "o3,true",
    "o3-mini,true",
    "deepseek-r1,true",
    "deepseek-reasoner,true",
    "qwen3-thinking,true",
    "qwen3-non-reasoning,false",
    "gpt-4o,false",
    "foo3,false",
    "llama-r12,false"
  })
  void aModelReasonsByItsName(String name, boolean reasons) {
    book.set(ModelPrices.TABLE, 2, "Model", name).workload("Prompted model", name);
    assertThat(book.told().stream().anyMatch(line -> line.contains("The model reasons")))
        .isEqualTo(reasons);
  }

  @Test
  void whereTheOtherOptionsOutputIsTypedNothingIsSaid() {
    book.set(ModelPrices.TABLE, 2, "Model", "o3");
    book.workload("Prompted model", "o3", "Fine-tuned output", "40");
    assertThat(book.told()).isEmpty();
  }
}
