package breakeven.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.decision.Sentences;
import breakeven.expression.Text;
import breakeven.report.RowResult;
import breakeven.table.ModelPrices;
import breakeven.table.TrainingPrices;
import breakeven.table.Workloads;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a verdict. */
class SentencesTest {
  private static String why(SmallBook book) {
    return said(book.workload(), sentences -> sentences.why);
  }

  /** Of the only workload. */
  private static String said(SmallBook book, Function<Sentences, Text> which) {
    Evaluator evaluator = book.evaluate().evaluator();
    Sentences sentences = new Sentences(evaluator.decision(), "GBP");
    RowResult row = new RowResult(evaluator.decision(), evaluator.frame(), sentences);
    row.moveTo(0, 2, "w1", 0, "", null, List.of());
    return row.text(which.apply(sentences));
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

  /** What it would save is no reason for anything: it cannot be tuned any more. */
  @ParameterizedTest
  @CsvSource({"20000, 60000, below the rule", "500000, 100, above the rule"})
  void whetherAClosedCandidatePaysIsNotSaidOfItsVolume(String requests, String bill, String said) {
    SmallBook open = volume(requests, bill);
    assertThat(said(open, sentences -> sentences.checkEvidence.get(1))).contains(said);
    SmallBook closed = volume(requests, bill);
    closed.set(ModelPrices.TABLE, 3, "Last training", "2026-01-01");
    assertThat(said(closed, sentences -> sentences.checkEvidence.get(1)))
        .endsWith("own break-even closed");
  }

  private static SmallBook volume(String requests, String bill) {
    SmallBook book = new SmallBook();
    book.workload("Requests", requests, "Input tokens", "400", "Output tokens", "50");
    book.set(Workloads.TABLE, 2, "Serving", "Per token", "Tuning method", "Provider API");
    return book.set(Workloads.TABLE, 2, "Prompting cost", bill);
  }

  @Test
  void aCostThatIsNotKnownIsSaidToBe() {
    SmallBook book = new SmallBook().remove(TrainingPrices.TABLE, 2);
    book.workload("Tuning method", "Provider API", "One-off cost", "0", "Training runs", "");
    assertThat(said(book, sentences -> sentences.warningEvidence.get(0)))
        .contains(", re-training not known, monitoring ");
  }
}
