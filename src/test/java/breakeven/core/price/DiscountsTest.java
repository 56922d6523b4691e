package breakeven.core.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.expression.Variable;
import breakeven.core.table.DiscountsTable;
import breakeven.core.table.ModelPrices;
import breakeven.testing.SmallBook;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscountsTest {
  private final SmallBook book = new SmallBook().workload();

  private void discount(String... cells) {
    book.add(DiscountsTable.TABLE, cells);
  }

  /** What is left of a looked-up figure, as a part of its list price. */
  private double left(Function<PriceVariables, Variable> figure) {
    return of(book, figure) / of(new SmallBook().workload(), figure);
  }

  private static double of(SmallBook book, Function<PriceVariables, Variable> figure) {
    var evaluator = book.evaluate().evaluator();
    return evaluator.frame().values(figure.apply(evaluator.decision().model.looked))[0];
  }

  private List<String> problems() {
    return SmallBook.lines(book.evaluate().prices().tableProblems());
  }

  private List<String> doubts() {
    return book.evaluate().doubts().stream().filter(line -> line.contains("iscount")).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24,,0.85",
    "2026-11-25,,1",
    "2026-11-23,,0.85",
    ",2026-11-24,0.85",
    ",2026-11-23,1",
    "2026-11-24,2026-11-24,0.85",
    ",,0.85",
    "2026-11-25,2026-11-23,1"
  })
  void holdsFromTheFirstDayToTheLast(String from, String to, double left) {
    discount(
        "Provider",
        "OpenAI",
        "Discount",
        "0.15",
        "From",
        Objects.requireNonNullElse(from, ""),
        "To",
        Objects.requireNonNullElse(to, ""));
    assertThat(left(looked -> looked.prompted.input())).isCloseTo(left, within(1e-12));
    assertThat(left(looked -> looked.prompted.output())).isCloseTo(left, within(1e-12));
    // An empty cell is the input price, less the discount once.
    assertThat(left(looked -> looked.prompted.cached())).isCloseTo(left, within(1e-12));
  }

  @Test
  void isOnAllSheetsOrOnOneOfThem() {
    discount("Provider", "Acme", "Discount", "50%", "Applies to", "Training prices");
    discount("Provider", "acme", "Discount", "0.2");
    discount("Provider", "Runpod", "Discount", "0.1", "Applies to", "Model prices");
    assertThat(left(looked -> looked.trainingPrice)).isEqualTo(0.5);
    assertThat(left(looked -> looked.tuned.input())).isCloseTo(0.8, within(1e-12));
    assertThat(left(looked -> looked.embeddingPrice)).isCloseTo(0.8, within(1e-12));
    assertThat(left(looked -> looked.rentedHour)).isEqualTo(1);
    assertThat(left(looked -> looked.prompted.input())).isEqualTo(1);
  }

  @Test
  void ofTwoThatFitTheFirstCounts() {
    discount("Provider", "OpenAI", "Discount", "0.4", "To", "2026-11-23");
    discount("Provider", "OpenAI", "Discount", "0.1");
    discount("Provider", "OpenAI", "Discount", "0.3", "Applies to", "Model prices");
    assertThat(left(looked -> looked.prompted.input())).isCloseTo(0.9, within(1e-12));
    assertThat(doubts())
        .singleElement()
        .asString()
        .contains("Discounts!A4", "No price that a workload uses has this discount");
  }

  @Test
  void isNotOnRunningCostsAndFactors() {
    discount("Provider", "Own", "Discount", "0.25");
    discount("Provider", "OpenAI", "Discount", "0.25");
    book.set(ModelPrices.TABLE, 2, "Batch discount", "0.5", "Long context above", "500");
    book.set(ModelPrices.TABLE, 2, "Long-context input factor", "2", "Fee", "4");
    assertThat(left(looked -> looked.purchase)).isEqualTo(0.75);
    assertThat(left(looked -> looked.running)).isEqualTo(1);
    assertThat(of(book, looked -> looked.prompted.batch())).isEqualTo(0.5);
    assertThat(of(book, looked -> looked.prompted.longInput())).isEqualTo(2);
    assertThat(of(book, looked -> looked.prompted.fee())).isEqualTo(3);
  }

  @Test
  void aPriceInAnotherCurrencyIsConvertedToo() {
    discount("Provider", "OpenAI", "Discount", "20");
    book.set(ModelPrices.TABLE, 2, "Currency", "USD");
    assertThat(left(looked -> looked.prompted.input())).isCloseTo(0.75 * 0.8, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"-0.1", "1", "100%", "150%", "half"})
  void oneThatLeavesNothingOrIsNoShareIsAnErrorAndNotUsed(String share) {
    discount("Provider", "OpenAI", "Discount", share);
    assertThat(left(looked -> looked.prompted.input())).isEqualTo(1);
    assertThat(problems()).singleElement().asString().contains("Error", "Discounts!C2");
    assertThat(doubts()).isEmpty();
  }

  @Test
  void aDayThatCannotBeReadIsAnErrorAndTheRowNotUsed() {
    discount("Provider", "OpenAI", "Discount", "0.2", "To", "next year");
    assertThat(left(looked -> looked.prompted.input())).isEqualTo(1);
    assertThat(problems()).singleElement().asString().contains("Error", "Discounts!E2");
  }

  @Test
  void anUnknownProviderIsSaidWithTheNearestOnes() {
    discount("Provider", "Opnai", "Discount", "0.2");
    discount("Provider", "Runpod", "Discount", "0.2", "Applies to", "Model prices");
    assertThat(problems()).hasSize(2);
    assertThat(problems().get(0)).contains("Warning", "Discounts!A2", "the price sheets", "OpenAI");
    assertThat(problems().get(1)).contains("Warning", "Discounts!A3", "Model prices");
    assertThat(doubts()).isEmpty();
  }

  @Test
  void aProviderIsFoundHoweverItsMarksAreTyped() {
    book.set(ModelPrices.TABLE, 2, "Provider", "Azure OpenAI");
    discount("Provider", "azure-openai", "Discount", "0.2");
    assertThat(problems()).isEmpty();
    assertThat(left(looked -> looked.prompted.input())).isEqualTo(0.8);
  }

  @ParameterizedTest
  @CsvSource({"2028-11-23,1", "2028-11-24,0", "2026-11-24,1", "2026-11-23,0"})
  void oneThatEndsWithinTheHorizonIsSaid(String to, int warnings) {
    discount("Provider", "OpenAI", "Discount", "0.2", "To", to);
    assertThat(doubts()).hasSize(warnings);
    if (warnings > 0) {
      assertThat(doubts().get(0)).contains("Discounts!E2", "ends within the horizon");
    }
  }

  @Test
  void rowsOfOneNameAreComparedAfterDiscount() {
    book.add(ModelPrices.TABLE, "Provider", "Reseller", "Model", "large", "Kind", "Base");
    book.set(ModelPrices.TABLE, 6, "Input", "20", "Output", "60", "Currency", "GBP");
    book.set(ModelPrices.TABLE, 6, "Checked on", "2026-11-01", "Source", "list");
    assertThat(book.evaluate().doubts()).anyMatch(line -> line.contains("takes the first row"));
    discount("Provider", "Reseller", "Discount", "0.5");
    assertThat(book.evaluate().doubts()).noneMatch(line -> line.contains("takes the first row"));
  }

  @Test
  void aPriceKnowsItsDiscountAndItsRow() {
    discount("Provider", "OpenAI", "Discount", "0.2");
    book.evaluate();
    PriceSource source =
        book.prices()
            .quote(
                book.evaluator().decision().model.looked.prompted.input(),
                new LookupNames("large", "", "", ""));
    assertThat(source.typed()).isEqualTo(10);
    assertThat(source.discount().share()).isEqualTo(0.2);
    assertThat(source.discount().row().sheetRow()).isEqualTo(2);
  }
}
