package breakeven.core.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.decision.Decision;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.table.Assumption;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.ServingCapacity;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Portfolio;
import breakeven.testing.SmallBook;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Shapes by hand: one small model, sold by the token and on one card, and what is put beside it.
 */
class ShapeSearchTest {
  private static final int MONTHS = 24;

  /** A month of a card that costs 1 an hour, and two days of people at 500. */
  private static final double CARD = 730 + 1000;

  /** 100,000 requests of 1,000 tokens in and 100 out, at 0.3 and 0.6 per million. */
  private static final double TOKENS = 36;

  private static SmallBook book() {
    return new SmallBook().assume("GPUs to compare", "all");
  }

  /** A workload whose answers are all good; what is not given is served on rented GPUs. */
  private static SmallBook answered(SmallBook book, String... cells) {
    List<String> all =
        new ArrayList<>(List.of("Task pattern", "Stable", "Data shift interval", "none"));
    for (String piece : List.of("Held-out test set", "Baseline comparison", "Regression testing")) {
      all.addAll(List.of(piece, "Yes"));
    }
    all.addAll(List.of("Prompted quality", "0.9", "Fine-tuned quality", "0.9"));
    all.addAll(List.of(cells));
    return book.workload(all.toArray(String[]::new));
  }

  private static RowShapes first(SmallBook book) {
    return search(book, ShapeSearch.Depth.ALL)[0];
  }

  private static RowShapes[] search(SmallBook book, ShapeSearch.Depth depth) {
    book.evaluate();
    Evaluator evaluator = book.evaluator();
    return new ShapeSearch(
            evaluator.decision(), book.prices(), book.assumptions(), null, depth, 7, MONTHS)
        .find(
            evaluator.frame(),
            book.batch()::name,
            row -> evaluator.used(book.batch(), row),
            evaluator::chosen);
  }

  private static String words(RowShapes shapes) {
    ShapeOffer best = shapes.best();
    return best == null ? "" : best.words();
  }

  @Test
  void tokensAreCheaperThanACardThatIsHardlyUsed() {
    RowShapes shapes = first(answered(book()));
    assertThat(words(shapes)).isEqualTo("Per token");
    assertThat(shapes.saves(shapes.best())).isCloseTo(MONTHS * (CARD - TOKENS), within(1e-6));
    assertThat(shapes.tco(shapes.best()))
        .isCloseTo(shapes.own().tco() - MONTHS * (CARD - TOKENS), within(1e-6));
    assertThat(shapes.best().saving())
        .isCloseTo(shapes.own().saving() + MONTHS * (CARD - TOKENS), within(1e-6));
    assertThat(shapes.best().upfront()).isEqualTo(shapes.own().upfront());
    assertThat(shapes.best().toMeasure()).isEmpty();
  }

  @Test
  void onlyWhatDiffersIsNamedInTheOrderModelMethodServingCard() {
    SmallBook book = book().assume("Servings to compare", "Rented GPUs");
    book.assume("Methods to compare", "provider api; QLORA");
    book.card("T4", "0.1");
    // A bill that no other shape keeps.
    RowShapes shapes = first(answered(book, "Training cost", "90000"));
    // On cards no provider trains.
    assertThat(words(shapes)).isEqualTo("QLoRA, T4");
    assertThat(shapes.same()).extracting(ShapeOffer::words).containsExactly("QLoRA, T4", "QLoRA");
    assertThat(shapes.same())
        .filteredOn(offer -> offer.words().equals("QLoRA, T4"))
        .extracting(ShapeOffer::toMeasure)
        .containsExactly("measure again: fine-tuned by QLoRA, not LoRA");
  }

  @Test
  void ofEqualCardsTheOwnOneStays() {
    SmallBook book = book().assume("Servings to compare", "Rented GPUs");
    book.assume("Methods to compare", "LoRA");
    book.card("A30", "1");
    RowShapes shapes = first(answered(book));
    assertThat(shapes.best()).isNull();
    assertThat(shapes.saves(null)).isZero();
    assertThat(shapes.tco(null)).isEqualTo(shapes.own().tco());
    assertThat(shapes.same()).extracting(ShapeOffer::words).containsExactly("A30");
  }

  @Test
  void aNameInSmallLettersIsTheSameCard() {
    RowShapes shapes =
        first(answered(book().assume("Servings to compare", "Rented GPUs"), "GPU", "l40s"));
    assertThat(shapes.best()).isNull();
    assertThat(shapes.same())
        .extracting(ShapeOffer::words)
        .noneMatch(words -> words.contains("L40S"));
  }

  @Test
  void ofEqualCheaperCardsTheFirstOfTheTableIsTaken() {
    SmallBook book = book().assume("Servings to compare", "Rented GPUs");
    book.assume("Methods to compare", "LoRA");
    book.card("L4", "0.5");
    book.card("A10", "0.5");
    assertThat(words(first(answered(book)))).isEqualTo("L4");
    book.assume("GPUs to compare", "a10, L4");
    assertThat(words(first(book))).isEqualTo("A10");
  }

  @Test
  void quotationsBelongToTheRowsOwnShape() {
    RowShapes cheap = first(answered(book(), "Serving cost", "1"));
    assertThat(cheap.best()).isNull();
    RowShapes dear = first(answered(book(), "Serving cost", "1000"));
    assertThat(words(dear)).isEqualTo("Per token");
    assertThat(dear.saves(dear.best())).isCloseTo(MONTHS * (1000 - TOKENS), within(1e-6));
    RowShapes fixed = first(answered(book(), "Serving", "Fixed", "Serving cost", "1000"));
    assertThat(fixed.same())
        .extracting(ShapeOffer::words)
        .noneMatch(words -> words.contains("Fixed"));
  }

  @Test
  void anotherProviderOfTheSameModelIsNamedByItsProvider() {
    SmallBook book = book().assume("Servings to compare", "Per token");
    book.add(
        ModelPrices.TABLE,
        "Provider",
        "Bolt",
        "Model",
        "small-8b",
        "Kind",
        "Base",
        "Parameters",
        "8",
        "Currency",
        "GBP");
    book.add(
        ModelPrices.TABLE,
        "Provider",
        "Bolt",
        "Model",
        "tuned",
        "Kind",
        "Fine-tuned",
        "Base model",
        "small-8b",
        "Input",
        "0.1",
        "Output",
        "0.2",
        "Currency",
        "GBP");
    RowShapes shapes = first(answered(book));
    assertThat(words(shapes)).isEqualTo("Bolt, Per token");
    assertThat(shapes.saves(shapes.best())).isCloseTo(MONTHS * (CARD - 12), within(1e-6));
    assertThat(shapes.best().sameModel()).isTrue();
  }

  @Test
  void aClosedCandidateHasNoSavingAndMayHaveAnOpenShape() {
    SmallBook book = book().set(ModelPrices.TABLE, 3, "Last service", "2027-01-05");
    RowShapes shapes = first(answered(book, "Serving", "Per token"));
    assertThat(shapes.closed()).isTrue();
    assertThat(words(shapes)).isEqualTo("Rented GPUs");
    assertThat(shapes.saves(shapes.best())).isNaN();
    assertThat(shapes.best().tco()).isGreaterThan(MONTHS * CARD);
  }

  @Test
  void aShapeThatEndsBeforeTheRowIsLeftOut() {
    SmallBook book = book().set(ModelPrices.TABLE, 3, "Last service", "2027-12-05");
    RowShapes shapes = first(answered(book));
    assertThat(shapes.same())
        .extracting(ShapeOffer::words)
        .doesNotContain("Per token")
        .isNotEmpty();
  }

  @Test
  void aRowThatWaitsForAnAnswerHasThemAndOneWithoutFiguresHasNone() {
    // The first one would pay, and its answers are missing.
    RowShapes[] shapes =
        search(
            book().workload("Requests", "1000000").workload("Prompted model", "nobody"),
            ShapeSearch.Depth.ALL);
    assertThat(shapes).extracting(RowShapes::compared).containsExactly(true, false);
    assertThat(shapes[0].saves(shapes[0].best())).isGreaterThan(30_000);
  }

  @Test
  void serverlessIsComparedOnCardsThatAreSoldSo() {
    SmallBook book = book().assume("Servings to compare", "Serverless GPUs");
    book.assume("Methods to compare", "LoRA");
    book.card("T4", "0.1");
    assertThat(first(answered(book)).same()).isEmpty();
    book.card("L4", "9", "Pricing", "Serverless");
    assertThat(first(book).same())
        .extracting(ShapeOffer::words)
        .contains("Serverless GPUs, L4")
        .noneMatch(words -> words.contains("Serverless GPUs, T4"));
  }

  @Test
  void ownHardwareIsComparedWhereTheRowHasItOrTheListSaysSo() {
    SmallBook book = answered(book());
    assertThat(first(book).same()).noneMatch(offer -> offer.words().contains("Own hardware"));
    book.assume("Servings to compare", "own hardware");
    assertThat(first(book).same()).anyMatch(offer -> offer.words().contains("Own hardware"));
  }

  @Test
  void otherModelsOfHalfTheSizeAreOffersToBenchmark() {
    SmallBook book = book().assume("Servings to compare", "Rented GPUs");
    book.add(
        ModelPrices.TABLE,
        "Provider",
        "Acme",
        "Model",
        "tiny-3b",
        "Kind",
        "Base",
        "Parameters",
        "3.9",
        "Currency",
        "GBP");
    book.add(
        ModelPrices.TABLE,
        "Provider",
        "Acme",
        "Model",
        "mid-4b",
        "Kind",
        "Base",
        "Parameters",
        "4",
        "Currency",
        "GBP");
    book.card("T4", "0.1");
    RowShapes shapes = first(answered(book, "GPU", "T4"));
    assertThat(shapes.others()).hasSize(1);
    ShapeOffer other = shapes.others().get(0);
    assertThat(other.words()).startsWith("mid-4b");
    assertThat(other.verdict()).isNegative();
    assertThat(other.toMeasure()).isEqualTo("benchmark mid-4b: its quality here is not known");
    book.assume("Models to compare", "tiny-3b, Acme: small-8b");
    assertThat(first(book).others()).isEmpty();
  }

  /** A 16B is twice the 8B, a 15B is not. */
  @Test
  void whereTheGapIsLargeOnlyModelsOfTwiceTheSizeAreOffers() {
    SmallBook book =
        book().assume("Servings to compare", "Rented GPUs").assume("GPU days a month", "0");
    for (String size : List.of("15", "16", "17", "")) {
      book.add(ModelPrices.TABLE, "Provider", "Acme", "Model", "of " + size, "Kind", "Base");
      int last = 6 + List.of("15", "16", "17", "").indexOf(size);
      book.set(ModelPrices.TABLE, last, "Parameters", size, "Currency", "GBP");
    }
    book.card("T4", "0.1");
    String[] capacity = {"GPU", "T4", "From", "9", "To", "16.5", "GPUs per replica", "1"};
    book.add(ServingCapacity.TABLE, capacity);
    book.set(ServingCapacity.TABLE, 4, "Prefill", "10000", "Decode", "4000");
    answered(book, "Fine-tuned quality", "0.9");
    answered(book, "Fine-tuned quality", "0.5");
    answered(book, "Fine-tuned quality", "0.5", "Requests", "1000");
    RowShapes[] shapes = search(book, ShapeSearch.Depth.ALL);
    assertThat(shapes[0].others()).extracting(o -> o.shape().model().name()).contains("of 15");
    assertThat(shapes[0].larger()).isNull();
    assertThat(shapes[1].others())
        .extracting(o -> o.shape().model().name())
        .containsExactly("of 16");
    Decision decision = book.evaluator().decision();
    double[] then = book.evaluator().frame().values(decision.tcoThen);
    assertThat(shapes[1].largerSaves())
        .isEqualTo(then[1] - shapes[1].others().get(0).tco())
        .isPositive();
    assertThat(shapes[2].others()).hasSize(1);
    assertThat(shapes[2].largerSaves()).isNaN();
  }

  @Test
  void entriesThatNothingIsCalledAreTold() {
    SmallBook book = answered(book());
    book.assume("Methods to compare", "LoRA; lorra").assume("GPUs to compare", "l40s, L44");
    book.assume("Models to compare", "small-8b, huge").assume("Servings to compare", "Rented");
    book.assume("Providers to compare", "OpenAI; Openia")
        .assume("Prompted models to compare", "gpt-0");
    book.evaluate();
    assertThat(
            List.of(
                    Assumption.METHODS_TO_COMPARE,
                    Assumption.GPUS_TO_COMPARE,
                    Assumption.MODELS_TO_COMPARE,
                    Assumption.SERVINGS_TO_COMPARE,
                    Assumption.PROVIDERS_TO_COMPARE,
                    Assumption.PROMPTED_TO_COMPARE)
                .stream()
                .map(list -> ShapeLists.unknown(list, book.assumptions(), book.prices())))
        .containsExactly(
            List.of("lorra"),
            List.of("L44"),
            List.of("huge"),
            List.of("Rented"),
            List.of("Openia"),
            List.of("gpt-0"));
  }

  @Test
  void aProviderThatNoModelHasIsToldWithTheNearestOne() {
    SmallBook book = answered(book());
    book.evaluate();
    String known = book.prices().baseModels().get(0).provider();
    String mistyped = known.substring(0, known.length() - 1) + "x";
    book.assume("Providers to compare", known + "; " + mistyped);
    book.evaluate();
    Assumption list = Assumption.PROVIDERS_TO_COMPARE;
    assertThat(ShapeLists.unknown(list, book.assumptions(), book.prices()))
        .containsExactly(mistyped);
    assertThat(ShapeLists.accepted(list, mistyped, book.prices())).isEqualTo("Type " + known);
    assertThat(ShapeLists.accepted(list, "zzz", book.prices()))
        .isEqualTo("Type providers of Model prices, with commas between them");
  }

  @Test
  void amongManyWorkloadsTheBestOfTheModelIsTheSame() {
    SmallBook book = answered(book());
    ShapeOffer all = search(book, ShapeSearch.Depth.ALL)[0].best();
    RowShapes best = search(book, ShapeSearch.Depth.BEST)[0];
    assertThat(best.best().words()).isEqualTo(all.words());
    assertThat(best.best().tco()).isEqualTo(all.tco());
    assertThat(best.others()).isEmpty();
    assertThat(ShapeSearch.Depth.of(5_000)).isEqualTo(ShapeSearch.Depth.ALL);
    assertThat(ShapeSearch.Depth.of(5_001)).isEqualTo(ShapeSearch.Depth.BEST);
  }

  /** What is found of a row is that of the row, wherever it stands; it never costs more. */
  @Test
  void seededWorkloads33HaveTheSameShapesInAnyOrder() {
    List<Map<String, String>> rows = SeededPortfolio.rows(33, 80);
    Map<String, RowShapes> found = shapes(rows);
    List<Map<String, String>> reversed = new ArrayList<>(rows);
    Collections.reverse(reversed);
    assertThat(shapes(reversed)).isEqualTo(found);
    assertThat(found.values()).filteredOn(each -> each.best() != null).hasSizeGreaterThan(20);
    for (RowShapes each : found.values()) {
      if (each.compared() && !each.closed()) {
        assertThat(each.tco(each.best())).isLessThanOrEqualTo(each.own().tco());
        assertThat(each.saves(each.best())).isNotNegative();
        assertThat(each.same())
            .isSortedAccordingTo(
                // Within a hundredth all are equal.
                (a, b) -> a.tco() <= 1.01 * b.tco() + 1e-6 ? 0 : 1);
        assertThat(each.same())
            .hasSizeLessThanOrEqualTo(ShapeSearch.MOST_SAME)
            .allMatch(ShapeOffer::sameModel);
        assertThat(each.others())
            .hasSizeLessThanOrEqualTo(ShapeSearch.MOST_OTHERS)
            .extracting(offer -> offer.shape().model().model())
            .doesNotHaveDuplicates();
      }
    }
  }

  private static Map<String, RowShapes> shapes(List<Map<String, String>> rows) {
    Portfolio portfolio = new Portfolio(rows);
    Evaluator evaluator =
        new Evaluator(portfolio.decision, portfolio.prices(), portfolio.assumptions, rows.size());
    evaluator.evaluate(portfolio.batch());
    RowShapes[] found =
        new ShapeSearch(
                portfolio.decision,
                evaluator.prices(),
                portfolio.assumptions,
                null,
                ShapeSearch.Depth.ALL,
                100,
                MONTHS)
            .find(
                evaluator.frame(), portfolio.names(), portfolio.used(evaluator), evaluator::chosen);
    Map<String, RowShapes> byName = new HashMap<>();
    for (int i = 0; i < found.length; i++) {
      byName.put(rows.get(i).get("Workload"), found[i]);
    }
    return byName;
  }
}
