package breakeven.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.decision.Decision;
import breakeven.core.guard.Rule;
import breakeven.core.input.PlainNumber;
import breakeven.core.model.Problem;
import breakeven.core.price.UncertainPrice;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.table.Workloads;
import breakeven.core.whatif.PriceDependence;
import breakeven.core.whatif.PriceDependenceFinder;
import breakeven.testing.Portfolio;
import breakeven.testing.SmallBook;
import breakeven.workbook.write.ShippedTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceDependencesTest {
  private static final String YEAR_OLD = "2025-11-24";

  /** A workload that pays from some 600,000 requests on, with all checks answered. */
  private static SmallBook book(double requests) {
    return new SmallBook()
        .workload(
            "Requests",
            PlainNumber.text(requests),
            "Task pattern",
            "Stable",
            "Data shift interval",
            "none",
            "Held-out test set",
            "Yes",
            "Baseline comparison",
            "Yes",
            "Regression testing",
            "Yes",
            "Required quality",
            "0.9",
            "Fine-tuned quality",
            "0.95",
            "Smaller model",
            "large");
  }

  private static List<PriceDependence> dependences(SmallBook book) {
    book.evaluate();
    return prices(book).find(book.batch()).get(0);
  }

  private static PriceDependences prices(SmallBook book) {
    return new PriceDependences(
        book.evaluator(), book.assumptions(), ShippedTables.of(UncertaintyTable.TABLE));
  }

  private static String verdict(SmallBook book) {
    book.evaluate();
    Decision decision = book.evaluator().decision();
    return Decision.VERDICTS.get((int) book.evaluator().frame().values(decision.verdict)[0]);
  }

  private static SmallBook large(SmallBook book, double factor) {
    return book.set(
        ModelPrices.TABLE,
        2,
        "Input",
        PlainNumber.text(10 * factor),
        "Output",
        PlainNumber.text(30 * factor));
  }

  private static SmallBook old(double requests) {
    return book(requests).set(ModelPrices.TABLE, 2, "Checked on", YEAR_OLD);
  }

  // --- stale ------------------------------------------------------------------------------------

  @Test
  void nothingHangsOnAFreshPrice() {
    for (double requests = 10_000; requests < 2_000_000; requests *= 1.5) {
      assertThat(dependences(book(requests))).isEmpty();
    }
  }

  /** Held against the book with the price typed as it may be: over all volumes, both must agree. */
  @Test
  void aVerdictHangsOnAnOldPriceWhereItIsAnotherAtTheEndOfWhatThePriceMayBe() {
    int dependent = 0;
    int standing = 0;
    for (double requests = 10_000; requests < 2_000_000; requests *= 1.15) {
      boolean flips = !verdict(book(requests)).equals(verdict(large(book(requests), 0.4)));
      assertThat(dependences(old(requests)).isEmpty())
          .as("at %s requests", requests)
          .isEqualTo(!flips);
      dependent += flips ? 1 : 0;
      standing += flips ? 0 : 1;
    }
    assertThat(dependent).isGreaterThan(3);
    assertThat(standing).isGreaterThan(3);
  }

  private static double hangingVolume() {
    for (double requests = 2_000_000; requests > 10_000; requests /= 1.15) {
      if (!dependences(old(requests)).isEmpty()) {
        return requests;
      }
    }
    throw new AssertionError("no verdict dependences");
  }

  @Test
  void theNearestPriceIsToldAndNoNearerOneFlipsTheVerdict() {
    double requests = hangingVolume();
    PriceDependence dependence = dependences(old(requests)).get(0);
    String then = Decision.VERDICTS.get(dependence.verdict());
    double percent =
        Double.parseDouble(dependence.when().replaceAll(".* if it is (.*)% lower", "$1"));

    assertThat(dependence.price().rule()).isEqualTo(Rule.AGE);
    assertThat(dependence.price().cell()).isEqualTo("J2");
    assertThat(verdict(large(book(requests), 1 - percent / 100))).isEqualTo(then);
    assertThat(verdict(large(book(requests), 1 - percent / 100 + 0.002)))
        .isEqualTo(verdict(book(requests)))
        .isNotEqualTo(then);
  }

  @Test
  void theFartherBackThePriceWasCheckedTheMoreHangsOnIt() {
    double requests = hangingVolume();

    assertThat(dependences(old(requests))).hasSize(1);
    assertThat(dependences(book(requests).set(ModelPrices.TABLE, 2, "Checked on", "2026-08-25")))
        .isEmpty();
    assertThat(dependences(book(requests).set(ModelPrices.TABLE, 2, "Checked on", ""))).hasSize(1);
  }

  @Test
  void aCardMayBeCheaperOrDearer() {
    List<String> ways = new ArrayList<>();
    for (double requests = 10_000; requests < 2_000_000; requests *= 1.05) {
      SmallBook book = book(requests).set(GpuPrices.TABLE, 2, "Checked on", YEAR_OLD);
      dependences(book).forEach(dependence -> ways.add(dependence.when().replaceAll(".* ", "")));
    }
    assertThat(ways).contains("lower", "higher");
  }

  @Test
  void aPriceThatNoFigureComesFromHoldsNothing() {
    double requests = hangingVolume();

    assertThat(dependences(book(requests).set(ModelPrices.TABLE, 4, "Checked on", YEAR_OLD)))
        .isEmpty();
  }

  /**
   * A check fails, so that only another model could be the better buy: where one may be, its price
   * counts, over all prices of the large one.
   */
  @ParameterizedTest
  @ValueSource(strings = {"", "0.95"})
  void whereACheckFailsAVerdictHangsOnlyOnWhichModelIsPrompted(String smallQuality) {
    int dependent = 0;
    for (double factor = 0.01; factor < 1; factor *= 1.2) {
      SmallBook old = failing(factor, smallQuality);
      boolean flips = !verdict(old).equals(verdict(failing(0.4 * factor, smallQuality)));
      assertThat(dependences(old).isEmpty()).as("at %s of the price", factor).isEqualTo(!flips);
      dependent += flips ? 1 : 0;
    }
    assertThat(dependent > 0).isEqualTo(!smallQuality.isEmpty());
  }

  private static SmallBook failing(double factor, String smallQuality) {
    SmallBook book = old(100_000);
    book.set(Workloads.TABLE, 2, "Task pattern", "Volatile", "Smaller model", "small-8b");
    book.set(Workloads.TABLE, 2, "Small model quality", smallQuality);
    return large(book, factor);
  }

  /** What pays for sure, and is Borderline for its chance alone, may come to pay surely enough. */
  @Test
  void aVerdictOfChanceHangsOnAPriceThatRaisesTheChance() {
    Map<String, String> row = Portfolio.straight("likely", "Prompting cost=", "Serving cost=700");
    Portfolio portfolio = new Portfolio(List.of(row), Map.of("Confidence", "0.9"));
    Evaluator evaluator = portfolio.evaluate(100);
    Decision decision = evaluator.decision();
    var prompted = decision.model.looked.prompted;
    UncertainPrice dearer =
        new UncertainPrice(
            "Model prices",
            2,
            "H2",
            "m",
            Rule.AGE,
            ModelPrices.INPUT_PRICE,
            1,
            "GBP",
            1,
            false,
            0,
            List.of(prompted.input(), prompted.output()),
            1,
            1,
            1.4);
    assertThat(Decision.holds(decision.chanceTooLow, evaluator.frame(), 0)).isTrue();

    List<PriceDependence> dependences =
        new PriceDependenceFinder(
                decision, evaluator.prices(), Portfolio.draws(decision, 100), 16, 60)
            .find(evaluator.frame(), i -> List.of(dearer), i -> "likely")
            .get(0);
    assertThat(dependences).hasSize(1);
    assertThat(Decision.VERDICTS.get(dependences.get(0).verdict())).isEqualTo(Decision.FINE_TUNE);
  }

  // --- doubtful ---------------------------------------------------------------------------------

  @Test
  void aVerdictHangsOnAFigureThatAGuardDoubts() {
    double requests = hangingVolume() / 4;
    SmallBook book = book(requests).set(ModelPrices.TABLE, 2, "Output", "450");

    PriceDependence dependence =
        dependences(book).stream()
            .filter(h -> h.price().rule() == Rule.RATIO)
            .findFirst()
            .orElseThrow();
    assertThat(dependence.price().cell()).isEqualTo("N2");
    double output = Double.parseDouble(dependence.when().replaceAll(".* is (.*) GBP", "$1"));
    assertThat(verdict(book(requests).set(ModelPrices.TABLE, 2, "Output", "" + output * 0.99)))
        .isEqualTo(Decision.VERDICTS.get(dependence.verdict()));
    assertThat(verdict(book(requests).set(ModelPrices.TABLE, 2, "Output", "" + output * 1.01)))
        .isEqualTo(verdict(book));
  }

  /** Too old and odd, with both ends of what it may be on one side: the nearest change is told. */
  @Test
  void aPriceRowIsToldOnceForAWorkload() {
    SmallBook book =
        book(hangingVolume() / 4)
            .set(ModelPrices.TABLE, 2, "Output", "450", "Checked on", "2020-01-01");
    List<PriceDependence> dependences = dependences(book);

    assertThat(dependences).hasSize(1);
    assertThat(dependences.get(0).price().sheetRow()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {50_000, 1_900_000})
  void aZeroIsMovedToWhatItMayBe(double requests) {
    SmallBook free = book(requests).set(ModelPrices.TABLE, 2, "Output", "0");
    boolean flips =
        !verdict(free).equals(verdict(book(requests).set(ModelPrices.TABLE, 2, "Output", "150")));

    assertThat(dependences(free).isEmpty()).isEqualTo(!flips);
  }

  // --- told -------------------------------------------------------------------------------------

  @Test
  void theWarningNamesCellVerdictMoveAndReach() {
    SmallBook book = old(hangingVolume());
    List<PriceDependence> dependences = dependences(book);
    List<Problem> problems = new ArrayList<>();

    assertThat(prices(book).tell(book.batch(), 0, dependences, problems::add)).isEqualTo(1);
    assertThat(SmallBook.lines(problems).get(0))
        .matches(
            "Warning \\| Model prices!J2 \\| w1 \\| Input \\| 10 \\| The verdict, .*, depends on"
                + " the price of OpenAI: large: .* if it is .*% lower, and after 365 days without a"
                + " check it may be 60.0% lower by now \\| Check the price at its source, type what"
                + " holds now with its day, and review again");
    assertThat(PriceDependence.mark(dependences))
        .matches("Depends on a stale price: OpenAI: large, .* if it is .*% lower");
    assertThat(
            Objects.requireNonNull(
                PriceDependence.mark(List.of(dependences.get(0), dependences.get(0)))))
        .endsWith(" (and 1 more)");
  }
}
