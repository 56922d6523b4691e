package breakeven.core.price;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.table.ModelPrices;
import breakeven.testing.SmallBook;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The review date is 2026-11-24 where a test does not say another. */
class RowsInForceTest {
  private final SmallBook book = new SmallBook().workload();

  /** One more row of the large model, which costs 10 in row 2. */
  private void row(String input, String from, String to) {
    book.add(ModelPrices.TABLE, "Provider", "OpenAI", "Model", "large", "Kind", "Base");
    int row = book.table(ModelPrices.TABLE).lastRow();
    book.set(ModelPrices.TABLE, row, "Input", input, "Output", "30", "Currency", "GBP");
    book.set(ModelPrices.TABLE, row, "Checked on", "2026-11-01", "Source", "list");
    days(row, from, to);
  }

  private void days(int row, String from, String to) {
    book.set(
        ModelPrices.TABLE,
        row,
        "From",
        Objects.requireNonNullElse(from, ""),
        "To",
        Objects.requireNonNullElse(to, ""));
  }

  private double input() {
    var evaluator = book.evaluate().evaluator();
    return evaluator.frame().values(evaluator.decision().model.looked.prompted.input())[0];
  }

  private List<String> problems() {
    return SmallBook.lines(book.evaluate().prices().tableProblems());
  }

  /** Row 2 holds until 23 November, row 7 the next ten days, row 6 from then on. */
  @ParameterizedTest
  @CsvSource({
    "2024-01-01, 10",
    "2026-11-23, 10",
    "2026-11-24, 4",
    "2026-12-03, 4",
    "2026-12-04, 12",
    "2030-01-01, 12"
  })
  void ofRowsWithDaysTheOneInForceOnTheReviewDateIsRead(LocalDate day, double price) {
    row("12", "2026-12-04", null);
    row("4", "2026-11-24", "2026-12-03");
    days(2, null, "2026-11-23");
    book.asOf(day);
    assertThat(input()).isEqualTo(price);
    assertThat(problems()).isEmpty();
    assertThat(book.doubts())
        .noneMatch(line -> line.contains("large") && !line.contains("checked"));
  }

  @Test
  void aPromotionIsNoSecondPriceOfTheModel() {
    days(2, null, "2026-11-30");
    row("20", "2026-12-01", null);
    assertThat(input()).isEqualTo(10);
    assertThat(book.doubts()).isEmpty();
  }

  @Test
  void aRowOnDaysOnWhichAnEarlierOneHoldsIsAnErrorAndNotUsed() {
    days(2, null, "2026-11-23");
    row("4", "2026-11-23", "2026-12-03");
    row("5", "2026-11-24", null);
    assertThat(input()).isEqualTo(5);
    assertThat(problems())
        .containsExactly(
            "Error | Model prices!Z6 |  | From | 2026-11-23 | OpenAI: large has another price on"
                + " some of these days, in row 2: this row is not used | Give the rows days that"
                + " do not overlap, or remove the one that does not hold");
  }

  @Test
  void aRowWithDaysOverlapsOneWithoutInEitherOrder() {
    row("4", "2026-11-01", null);
    assertThat(input()).isEqualTo(10);
    assertThat(problems()).singleElement().asString().contains("Model prices!Z6", "in row 2");
    days(2, "2026-11-01", null);
    days(6, null, null);
    assertThat(input()).isEqualTo(10);
    assertThat(problems()).singleElement().asString().contains("Model prices!", "in row 2");
  }

  @Test
  void rowsWithoutDaysStayAsTheyWere() {
    row("4", null, null);
    assertThat(input()).isEqualTo(10);
    assertThat(problems()).isEmpty();
    assertThat(book.doubts()).singleElement().asString().contains("another row of the same day");
  }

  @Test
  void ofRowsThatDoNotHoldTheNextOneIsTakenWithAWarning() {
    days(2, null, "2026-10-31");
    row("4", "2027-02-01", null);
    row("5", "2026-12-01", "2027-01-31");
    assertThat(input()).isEqualTo(5);
    assertThat(book.doubts())
        .containsExactly(
            "Warning | Model prices!Z7 |  | From | 2026-12-01 | No price of OpenAI: large holds on"
                + " 2026-11-24: that from 2026-12-01 is taken; 1 workload uses it | Type the price"
                + " of that day in a row of its own, or correct the days");
  }

  @Test
  void whereNoneIsToComeTheLastThatHeldIsTakenWithAWarning() {
    days(2, "2026-09-01", "2026-10-31");
    row("4", null, "2026-08-31");
    assertThat(input()).isEqualTo(10);
    assertThat(book.doubts()).singleElement().asString().contains("that until 2026-10-31 is taken");
  }

  @Test
  void aRowThatEndsBeforeItBeginsIsNotUsed() {
    row("4", "2026-11-30", "2026-11-01");
    assertThat(input()).isEqualTo(10);
    assertThat(problems()).singleElement().asString().contains("ends before it begins");
  }

  /** It may be the one: who uses the model lacks its price. */
  @Test
  void aDayThatCannotBeReadLeavesThePriceUnknownWhereNoOtherRowHolds() {
    days(2, null, "2026-10-31");
    row("4", "soon", null);
    assertThat(book.evaluate().lacking(0)).isTrue();
    assertThat(book.told())
        .anyMatch(line -> line.contains("Model prices!Z6") && line.contains("soon"));
    days(2, null, null);
    assertThat(input()).isEqualTo(10);
    assertThat(problems()).singleElement().asString().contains("soon");
  }
}
