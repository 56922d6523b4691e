package breakeven.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.decision.Sentences;
import breakeven.report.RowResult;
import breakeven.table.ModelPrices;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a verdict. */
class SentencesTest {
  private static String why(SmallBook book) {
    Evaluator evaluator = book.workload().evaluate().evaluator();
    Sentences sentences = new Sentences(evaluator.decision(), "GBP");
    RowResult row = new RowResult(evaluator.decision(), evaluator.frame(), sentences);
    row.moveTo(0, 2, "w1", 0, "", null, List.of());
    return row.text(sentences.why);
  }

  @Test
  void aPromptedModelThatEndsWithinTheHorizonIsNamedWithItsDay() {
    SmallBook book = new SmallBook().set(ModelPrices.TABLE, 2, "Last service", "2027-03-31");
    assertThat(why(book))
        .contains("; the prompted model ends on 2027-03-31, its price is taken to go on");
  }

  @ParameterizedTest
  @CsvSource({"soon", "#N/A"})
  void nothingIsSaidOfADayThatCannotBeRead(String day) {
    SmallBook book = new SmallBook().set(ModelPrices.TABLE, 2, "Last service", day);
    assertThat(why(book)).doesNotContain("Not decided").doesNotContain("ends on");
  }
}
