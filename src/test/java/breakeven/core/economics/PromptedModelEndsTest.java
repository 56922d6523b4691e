package breakeven.core.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.expression.Line;
import breakeven.core.table.ModelPrices;
import breakeven.testing.SmallBook;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the end of the prompted model costs, and what is reported of the model that follows it. */
class PromptedModelEndsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  private final SmallBook book = new SmallBook().asOf(DAY);

  private double figure(Line line) {
    return book.evaluator().frame().values(line)[0];
  }

  private Model model() {
    return book.evaluator().decision().model;
  }

  private void ends(String day, String replacement) {
    book.workload("Prompted model", "large", "Current approach", "Prompting");
    book.set(ModelPrices.TABLE, 2, "Last service", day, "Replacement", replacement);
    book.evaluate();
  }

  @ParameterizedTest(name = "the last day is {0}")
  @CsvSource({
    "2026-10-24, 1",
    "2026-11-24, 1",
    "2026-12-23, 1",
    "2026-12-24, 2",
    "2028-11-23, 24",
  })
  void fromTheMonthAfterTheLastWholeOneOnTheReplacementIsPaid(String day, int month) {
    ends(day, "small-8b");
    Model model = model();
    assertThat(figure(model.requests.migrationMonth)).isEqualTo(month);
    assertThat(figure(model.costs.migrationInHorizon)).isCloseTo(2502.5, within(1e-9));
    double[] price = new double[25];
    for (int m = 1; m <= 24; m++) {
      price[m] = book.evaluator().frame().values(model.requests.large, m)[0];
      assertThat(price[m])
          .isEqualTo(figure(m < month ? model.requests.prompted : model.requests.replacement));
    }
    if (LocalDate.parse(day).isBefore(DAY)) {
      assertThat(book.told()).singleElement().asString().contains("large ended on " + day);
    } else {
      assertThat(book.told()).isEmpty();
    }
  }

  @Test
  void whereTheHorizonEndsFirstNothingIsMoved() {
    ends("2028-11-24", "");
    assertThat(figure(model().costs.migrationInHorizon)).isZero();
    assertThat(book.told()).isEmpty();
  }

  @ParameterizedTest(name = "replacement {0}")
  @CsvSource({
    "'', 'and no Replacement is named: its own price goes on'",
    "none-such, 'and no row has the name of its Replacement: its own price goes on'",
    "unsold, 'and its Replacement has no token price for this request: its own price goes on'"
  })
  void withoutAPricedReplacementItsOwnPriceGoesOnWithAWarning(String replacement, String said) {
    book.add(ModelPrices.TABLE, "Provider", "Acme", "Model", "unsold", "Kind", "Base");
    ends("2027-02-24", replacement);
    Model model = model();
    assertThat(figure(model.costs.migrationInHorizon)).isCloseTo(2502.5, within(1e-9));
    assertThat(book.evaluator().frame().values(model.requests.large, 24)[0])
        .isEqualTo(figure(model.requests.prompted));
    assertThat(book.told())
        .singleElement()
        .asString()
        .startsWith("Warning | Model prices!")
        .contains("OpenAI: large ends on 2027-02-24, " + said);
  }

  @Test
  void aReplacementThatEndsTooIsNotFollowedFurther() {
    book.set(ModelPrices.TABLE, 3, "Last service", "2028-02-24");
    ends("2027-02-24", "Acme: small-8b");
    assertThat(book.told())
        .singleElement()
        .asString()
        .contains("and its Replacement on 2028-02-24, within the horizon: what follows is not");
    Model model = model();
    assertThat(book.evaluator().frame().values(model.requests.large, 24)[0])
        .isEqualTo(figure(model.requests.replacement));
  }

  @Test
  void whatRunsOnAnotherModelIsNotMoved() {
    book.workload("Prompted model", "large", "Current approach", "Small model");
    book.set(ModelPrices.TABLE, 2, "Last service", "2027-02-24", "Replacement", "small-8b");
    book.evaluate();
    assertThat(figure(model().costs.migrationInHorizon)).isZero();
    assertThat(book.evaluator().frame().values(model().requests.large, 4)[0])
        .isEqualTo(figure(model().requests.replacement));
  }
}
