package breakeven.core.price;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Variable;
import breakeven.core.table.ModelPrices;
import breakeven.testing.SmallBook;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Months from the day of the review to the last day of a model. */
class ReviewDateTest {
  /**
   * A tuned model lives whole months, 30 November to 28 February are two. The untuned ones are
   * asked whether they end before the day of the review and some months, which three months after
   * 30 November is 28 February.
   */
  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource({
    "2026-11-24, 2027-02-23, 2, 2",
    "2026-11-24, 2027-02-24, 3, 3",
    "2026-11-30, 2027-02-27, 2, 2",
    "2026-11-30, 2027-02-28, 2, 3",
    "2027-10-31, 2028-02-28, 3, 3",
    "2027-10-31, 2028-02-29, 3, 4",
    "2027-01-31, 2027-03-31, 2, 2",
    "2026-11-24, 2026-11-24, 0, 0"
  })
  void wholeMonthsAndTheMonthsThatEndByADay(
      LocalDate asOf, String last, double whole, double served) {
    SmallBook book = new SmallBook().asOf(asOf).workload("Smaller model", "large");
    book.set(ModelPrices.TABLE, 2, "Last service", last);
    book.set(ModelPrices.TABLE, 3, "Last service", last, "Last training", last);
    Evaluator evaluator = book.evaluate().evaluator();
    PriceVariables looked = evaluator.decision().model.looked;

    assertThat(value(evaluator, looked.serviceMonths)).isEqualTo(whole);
    assertThat(value(evaluator, looked.trainingMonths)).isEqualTo(whole);
    assertThat(value(evaluator, looked.promptedServedMonths)).isEqualTo(whole);
    assertThat(value(evaluator, looked.smallServedMonths)).isEqualTo(served);
  }

  @ParameterizedTest(name = "base {0}, tune {1}")
  @CsvSource({
    "2027-02-24, 2027-05-24, 6",
    "2027-05-24, 2027-02-24, 3",
    "2027-05-24, 2027-05-24, 6",
    "2027-02-24, '', 3",
    "'', 2027-02-24, 3",
    "'', '', Infinity"
  })
  void theDatesOfTheTuneCountAndThoseOfItsBaseWhereItHasNone(
      String base, String tune, double months) {
    SmallBook book = new SmallBook().workload("Serving", "Per token");
    book.set(ModelPrices.TABLE, 3, "Last service", base, "Last training", base);
    book.set(ModelPrices.TABLE, 4, "Last service", tune, "Last training", tune);
    Evaluator evaluator = book.evaluate().evaluator();
    PriceVariables looked = evaluator.decision().model.looked;

    assertThat(value(evaluator, looked.serviceMonths)).isEqualTo(months);
    assertThat(value(evaluator, looked.trainingMonths)).isEqualTo(months);
  }

  private static double value(Evaluator evaluator, Variable variable) {
    return evaluator.frame().values(variable)[0];
  }
}
