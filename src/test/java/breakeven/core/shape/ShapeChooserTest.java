package breakeven.core.shape;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.TrainingPrices;
import breakeven.testing.SmallBook;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What is chosen where a shape's cells are blank: one small model, sold by the token and on cards.
 */
class ShapeChooserTest {
  private final SmallBook book = new SmallBook();

  ShapeChooserTest() {
    for (String name : List.of("Tuning method", "Serving", "GPU")) {
      book.assume(name, "");
    }
  }

  private ShapeText shape(int row) {
    Evaluator evaluator = book.evaluator();
    return new ShapeWords(evaluator.decision(), book.prices())
        .of(evaluator.frame(), row, evaluator.used(book.batch(), row), evaluator.chosen(row));
  }

  /** The shape of a lone workload. */
  private ShapeText of(String... cells) {
    book.workload(cells).evaluate();
    return shape(book.batch().size() - 1);
  }

  private double value(Line line) {
    return book.evaluator().frame().values(line)[0];
  }

  /** The same model at another provider, with a tune and training there. */
  private void provider(String name, String input) {
    book.add(ModelPrices.TABLE, "Provider", name, "Model", "small-8b", "Kind", "Base");
    int base = book.table(ModelPrices.TABLE).rows().size() + 1;
    book.set(ModelPrices.TABLE, base, "Parameters", "8", "Currency", "GBP");
    book.add(ModelPrices.TABLE, "Provider", name, "Model", "tune", "Kind", "Fine-tuned");
    book.set(ModelPrices.TABLE, base + 1, "Base model", "small-8b", "Currency", "GBP");
    book.set(ModelPrices.TABLE, base + 1, "Input", input, "Output", "0.6");
    book.add(TrainingPrices.TABLE, "Provider", name, "Model or size", "small-8b");
    int training = book.table(TrainingPrices.TABLE).rows().size() + 1;
    book.set(TrainingPrices.TABLE, training, "Method", "Provider API", "Training", "5");
    book.set(TrainingPrices.TABLE, training, "Currency", "GBP");
  }

  @Test
  void tokensAreCheaperThanACardThatIsHardlyUsed() {
    ShapeText shape = of();
    // A card trains for less, by far less than a hundredth: no card is before it.
    assertThat(shape.words()).isEqualTo("Acme · Provider API · Per token");
    assertThat(shape.from()).isEqualTo(ShapeWords.CHOSEN);
    assertThat(book.told()).isEmpty();
  }

  @Test
  void aCardIsCheaperAtATenThousandfold() {
    assertThat(of("Requests", "20000000").words()).isEqualTo("Runpod · LoRA · Rented GPUs · L40S");
  }

  @Test
  void whatIsTypedBinds() {
    assertThat(of("Serving", "Rented GPUs"))
        .isEqualTo(new ShapeText("Runpod · LoRA · Rented GPUs · L40S", ShapeWords.PARTLY));
    assertThat(of("Tuning method", "QLoRA"))
        .isEqualTo(new ShapeText("Acme · QLoRA · Per token · L40S", ShapeWords.PARTLY));
    assertThat(of("Tuning method", "QLoRA", "Serving", "Rented GPUs", "GPU", "L40S"))
        .isEqualTo(new ShapeText("Runpod · QLoRA · Rented GPUs · L40S", ShapeWords.TYPED));
  }

  @Test
  void aCellThatTheShapeDoesNotUseIsNotCounted() {
    assertThat(of("Tuning method", "Provider API", "Serving", "Per token").from())
        .isEqualTo(ShapeWords.TYPED);
    assertThat(of("GPU", "L40S"))
        .isEqualTo(new ShapeText("Acme · Provider API · Per token", ShapeWords.CHOSEN));
  }

  @Test
  void anAssumptionBindsAsARowDoes() {
    book.assume("Serving", "Rented GPUs").assume("Tuning method", "Full").assume("GPU", "L40S");
    assertThat(of())
        .isEqualTo(new ShapeText("Runpod · Full · Rented GPUs · L40S", ShapeWords.TYPED));
    assertThat(of("Tuning method", "LoRA").words()).startsWith("Runpod · LoRA");
  }

  @Test
  void aServingCostSaysThatServingIsFixed() {
    book.assume("Serving", "Rented GPUs");
    assertThat(of("Serving cost", "5", "Tuning method", "Provider API"))
        .isEqualTo(new ShapeText("Acme · Provider API · Fixed", ShapeWords.TYPED));
    assertThat(of("Serving cost", "5", "Serving", "Rented GPUs").words()).contains("Rented GPUs");
  }

  // --- equal, closed, lacking -------------------------------------------------------------------

  @Test
  void aHundredthOfTheCheapestIsEqualAndTheFirstProviderIsTaken() {
    provider("Bolt", "0.3");
    of();
    double cost = value(book.evaluator().decision().model.totals.tcoTuned);
    // 100 M tokens a month for 24 months: what a hundredth of the total is, by the token.
    double hundredth = cost / 101 / 2400;
    book.set(ModelPrices.TABLE, 7, "Input", String.valueOf(0.3 - 0.99 * hundredth)).evaluate();
    assertThat(shape(0).words()).startsWith("Acme ·");
    book.set(ModelPrices.TABLE, 7, "Input", String.valueOf(0.3 - 1.02 * hundredth)).evaluate();
    assertThat(shape(0).words()).startsWith("Bolt ·");
    assertThat(book.evaluator().used(book.batch(), 0).candidate()).isEqualTo("Bolt: small-8b");
    assertThat(book.told()).isEmpty();
  }

  @Test
  void aProviderThatIsTypedBinds() {
    provider("Bolt", "0.01");
    assertThat(of("Candidate model", "Acme: small-8b").words()).startsWith("Acme ·");
    assertThat(of("Candidate model", "small-8b").words()).startsWith("Bolt ·");
  }

  @Test
  void theBlankSmallModelIsTheChosenProvidersRow() {
    provider("Bolt", "0.01");
    book.set(ModelPrices.TABLE, 6, "Input", "7", "Output", "8");
    of();
    Frame frame = book.evaluator().frame();
    assertThat(frame.values(book.evaluator().decision().model.looked.small.input())[0])
        .isEqualTo(7);
  }

  @Test
  void anOpenShapeIsBeforeAClosedOneAtAnyPrice() {
    book.set(ModelPrices.TABLE, 3, "Last service", "2027-01-05");
    assertThat(of().words()).isEqualTo("Runpod · LoRA · Rented GPUs · L40S");
    book.assume("Servings to compare", "Per token").evaluate();
    assertThat(shape(0).words()).startsWith("Acme · Provider API · Per token");
    assertThat(value(book.evaluator().decision().model.life.closed)).isEqualTo(1);
  }

  @Test
  void aShortLifeBearsItsOwnRelease() {
    // Three months of tokens at a card's price: cheaper by the month, dearer with its release.
    book.set(GpuPrices.TABLE, 2, "Price", "0.1");
    of();
    assertThat(shape(0).words()).contains("Per token");
    book.set(ModelPrices.TABLE, 3, "Last service", "2027-03-05").evaluate();
    assertThat(shape(0).words()).contains("Rented GPUs");
    assertThat(value(book.evaluator().decision().model.life.horizon)).isEqualTo(24);
  }

  @Test
  void aRequestThatDoesNotFitClosesAShape() {
    book.set(ModelPrices.TABLE, 4, "Context", "1000").assume("Methods to compare", "LoRA");
    provider("Bolt", "9");
    of();
    assertThat(book.evaluator().used(book.batch(), 0).candidate()).isEqualTo("Bolt: small-8b");
    assertThat(value(book.evaluator().decision().model.life.closed)).isZero();
  }

  @Test
  void theOneThatLacksLeastSaysWhatItLacks() {
    book.assume("Servings to compare", "Per token").remove(ModelPrices.TABLE, 4);
    of();
    assertThat(book.lacking(0)).isTrue();
    assertThat(shape(0)).isEqualTo(ShapeText.NONE);
    assertThat(book.told()).anyMatch(line -> line.contains("Fine-tuned row of Acme: small-8b"));
  }

  @Test
  void withoutRequestsTheCostOfAMonthDecides() {
    assertThat(of("Requests", "0").words()).isEqualTo("Acme · Provider API · Per token");
    assertThat(of("Requests", "0", "Serving", "Rented GPUs").words()).contains("L40S");
  }

  // --- lists ------------------------------------------------------------------------------------

  @Test
  void listsSayWhatMayBeChosenAndInWhichOrder() {
    book.card("L4", "1");
    book.assume("Servings to compare", "Rented GPUs");
    assertThat(of().words()).endsWith("· L4");
    book.assume("GPUs to compare", "L40S, L4; B999").evaluate();
    assertThat(shape(0).words()).endsWith("· L40S");
    book.assume("Methods to compare", "full; QLoRA").evaluate();
    assertThat(shape(0).words()).contains("· Full ·");
  }

  /**
   * Bolt is the cheapest; where it may not sell, Acme does, and where neither may, a card serves.
   */
  @Test
  void providersToCompareSayWhoMaySellTokens() {
    provider("Bolt", "0.01");
    assertThat(of().words()).startsWith("Bolt ·");
    book.assume("Providers to compare", "acme; OpenAI").evaluate();
    assertThat(shape(0).words()).isEqualTo("Acme · Provider API · Per token");
    book.assume("Providers to compare", "OpenAI").evaluate();
    assertThat(shape(0).words()).isEqualTo("Runpod · LoRA · Rented GPUs · L40S");
    assertThat(book.told()).isEmpty();
    // A provider and a serving that are typed bind.
    assertThat(of("Candidate model", "Bolt: small-8b", "Serving", "Per token").words())
        .startsWith("Bolt ·");
  }

  @Test
  void theWordAllIsEveryCardWithAPriceAndACapacity() {
    book.card("T4", "0.2");
    book.assume("Servings to compare", "Rented GPUs");
    assertThat(of().words()).endsWith("· L40S");
    book.assume("GPUs to compare", "all").evaluate();
    assertThat(shape(0).words()).endsWith("· T4");
  }

  @Test
  void serverlessIsChosenOnCardsThatAreSoldSo() {
    book.assume("Servings to compare", "Rented GPUs; Serverless GPUs");
    assertThat(of("Requests", "1000").words()).contains("Rented GPUs");
    book.card("L4", "1");
    book.card("L4", "3", "Pricing", "Serverless");
    book.evaluate();
    assertThat(shape(0).words()).isEqualTo("Runpod · LoRA · Serverless GPUs · L4");
  }

  @Test
  void serverlessThatIsTypedTakesARentedPriceWhereNoneIsSoldSo() {
    assertThat(of("Serving", "Serverless GPUs").words())
        .isEqualTo("Runpod · LoRA · Serverless GPUs · L40S");
  }

  @Test
  void aTypedCardBesideABlankServingIsServerlessOnlyWhereItIsSoldSo() {
    book.assume("Servings to compare", "Rented GPUs; Serverless GPUs");
    book.card("L4", "3", "Pricing", "Serverless");
    assertThat(of("Requests", "1000", "GPU", "L40S").words())
        .isEqualTo("Runpod · LoRA · Rented GPUs · L40S");
    assertThat(of("Requests", "1000", "GPU", "L4").words())
        .isEqualTo("Runpod · LoRA · Serverless GPUs · L4");
    book.assume("GPU", "L40S");
    assertThat(of("Requests", "1000").words()).isEqualTo("Runpod · LoRA · Rented GPUs · L40S");
  }

  @Test
  void whatAnotherProviderSellsServerlessIsNoPriceOfTheOneThatIsTyped() {
    book.assume("Servings to compare", "Rented GPUs; Serverless GPUs");
    book.card("L4", "1");
    book.card("L4", "3", "Pricing", "Serverless", "Provider", "Modal");
    assertThat(of("Requests", "1000", "GPU", "Runpod: L4").words())
        .isEqualTo("Runpod · LoRA · Rented GPUs · L4");
    assertThat(of("Requests", "1000", "GPU", "Modal: L4").words())
        .isEqualTo("Modal · LoRA · Serverless GPUs · L4");
    assertThat(of("Requests", "1000", "GPU", "L4").words())
        .isEqualTo("Modal · LoRA · Serverless GPUs · L4");
  }

  @Test
  void serverlessThatIsTypedBesideATypedCardTakesItsRentedPriceWhereItIsNotSoldSo() {
    book.card("L4", "3", "Pricing", "Serverless");
    assertThat(of("Serving", "Serverless GPUs", "GPU", "L40S").words())
        .isEqualTo("Runpod · LoRA · Serverless GPUs · L40S");
    assertThat(value(book.evaluator().decision().needs.lacking)).isZero();
  }

  @Test
  void whereServerlessAloneMayBeChosenAndNobodySellsItTheRowNeedsData() {
    book.assume("Servings to compare", "Serverless GPUs");
    book.workload("Tuning method", "LoRA");
    book.workload("Tuning method", "LoRA", "GPU", "L40S").evaluate();
    assertThat(book.lacking(0)).isTrue();
    assertThat(book.lacking(1)).isTrue();
    assertThat(book.told())
        .hasSize(2)
        .allMatch(line -> line.contains("nothing of Methods to compare and Servings to compare"));
  }

  @Test
  void onCardsNoProviderTrainsUnlessItIsTyped() {
    book.assume("Methods to compare", "Provider API");
    assertThat(of("Serving", "Rented GPUs", "Tuning method", "Provider API").words())
        .isEqualTo("Runpod · Provider API · Rented GPUs · L40S · fine-tuned at Acme");
    book.workload("Serving", "Rented GPUs").evaluate();
    assertThat(book.lacking(1)).isTrue();
    assertThat(book.told())
        .containsExactly(
            "Error | Workloads!AJ3 | w2 | Tuning method |  | The cell is blank, and nothing of"
                + " Methods to compare and Servings to compare fits | Type the Tuning method and"
                + " the Serving, or name more in these two assumptions");
  }

  // --- what is said -----------------------------------------------------------------------------

  @Test
  void aCardThatIsTypedAndUnknownIsAnErrorBesideABlankCell() {
    book.workload("GPU", "L41S").evaluate();
    assertThat(book.lacking(0)).isTrue();
    assertThat(book.told())
        .singleElement()
        .asString()
        .startsWith("Error | Workloads!AV2 | w1 | GPU | L41S | No GPU of GPU prices has this name");
    SmallBook typed = new SmallBook();
    typed.workload("GPU", "L41S", "Serving", "Per token", "Tuning method", "Provider API");
    assertThat(typed.told()).singleElement().asString().startsWith("Warning | ");
    assertThat(typed.lacking(0)).isFalse();
  }

  @Test
  void whereNoCardCanBeChosenTheListIsNamed() {
    book.assume("GPUs to compare", "H100");
    book.workload("Serving", "Rented GPUs").evaluate();
    assertThat(book.lacking(0)).isTrue();
    assertThat(book.told()).anyMatch(line -> line.contains("GPUs to compare names none"));
  }

  @Test
  void aWorkloadThatRunsFineTunedIsAskedForItsShape() {
    book.workload("Current approach", "Fine-tuned");
    book.workload(
        "Current approach", "Fine-tuned", "Serving", "Per token", "Tuning method", "Provider API");
    assertThat(book.told())
        .singleElement()
        .asString()
        .contains("w1", "the least that it could cost", "Type its Tuning method, Serving and GPU");
  }

  @Test
  void aMeasuredQualityBesideABlankMethodIsOneWarningOfAllRows() {
    book.workload("Fine-tuned quality", "0.9", "Serving", "Per token");
    book.workload("Fine-tuned quality", "0.9");
    book.workload("Fine-tuned quality", "0.9", "Tuning method", "Provider API");
    List<String> told = book.told();
    assertThat(told).hasSize(2).allMatch(line -> line.contains("Type the Tuning method that was"));
    assertThat(told)
        .anyMatch(line -> line.contains("| w1 |"))
        .anyMatch(line -> line.contains("| w2 |"));
    assertThat(told.stream().map(line -> line.replaceAll("w\\d", "")).distinct()).hasSize(1);
  }
}
