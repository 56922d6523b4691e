package breakeven.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Text;
import breakeven.core.price.LookupNames;
import breakeven.core.report.RowResult;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.TrainingPrices;
import breakeven.core.table.Workloads;
import breakeven.testing.Portfolio;
import breakeven.testing.SmallBook;
import java.util.ArrayList;
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
    return said(book, LookupNames.NONE, which);
  }

  private static String said(SmallBook book, LookupNames used, Function<Sentences, Text> which) {
    Evaluator evaluator = book.evaluate().evaluator();
    Sentences sentences = new Sentences(evaluator.decision(), "GBP");
    RowResult row =
        new RowResult(
            evaluator.decision(), evaluator.frame(), sentences, evaluator.prices()::nextModel);
    row.moveTo(0, 2, "w1", used, 0, "", null);
    return row.text(which.apply(sentences));
  }

  @Test
  void aPromptedModelThatEndsWithinTheHorizonIsNamedWithItsDay() {
    SmallBook book = new SmallBook().set(ModelPrices.TABLE, 2, "Last service", "2027-03-31");
    assertThat(why(book))
        .contains(
            " The provider ends the large model on 2027-03-31: no replacement has a price, so its own"
                + " goes on. Moving costs 2,503 GBP.");
    book.set(ModelPrices.TABLE, 2, "Replacement", "small-8b");
    LookupNames used = new LookupNames("large", "", "", "");
    assertThat(said(book.workload(), used, sentences -> sentences.why))
        .contains(
            " The provider ends large on 2027-03-31: from month 5 on the price of its replacement"
                + " small-8b counts. Moving costs");
  }

  @Test
  void aLeadTimeIsNamed() {
    assertThat(why(new SmallBook().workload("Lead time", "2")))
        .contains(" The fine-tuned model serves after 2 months; until then the alternative does.");
    assertThat(why(new SmallBook().workload("Lead time", "24")))
        .startsWith(
            "The candidate cannot be used: not in production within the horizon, and the lead"
                + " time is 24 months.");
  }

  @ParameterizedTest
  @CsvSource({"soon", "#N/A"})
  void nothingIsSaidOfADayThatCannotBeRead(String day) {
    SmallBook book = new SmallBook().set(ModelPrices.TABLE, 2, "Last service", day);
    assertThat(why(book)).doesNotContain("Not decided").doesNotContain("provider ends");
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
        .endsWith("Fine-tuning pays at no volume: the candidate is closed");
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

  @Test
  void aLossSaysHowDearTheLargeModelWouldHaveToBe() {
    for (String[] one : new String[][] {{"1000", "1.1"}, {"200", "5.8"}}) {
      Evaluator evaluator =
          new Portfolio(List.of(Portfolio.straight("one", "Prompting cost=" + one[0]))).evaluate();
      Sentences sentences = new Sentences(evaluator.decision(), "GBP");
      RowResult row =
          new RowResult(evaluator.decision(), evaluator.frame(), sentences, prompted -> "");
      row.moveTo(0, 2, "one", LookupNames.NONE, 0, "", null);
      assertThat(row.text(sentences.why))
          .containsPattern(
              "It would pay if the large model cost " + one[1] + "[0-9]? times as much\\.");
    }
  }

  /** Of a row that is answered in full. */
  private static String evidenceOfQuality(String... cells) {
    Evaluator evaluator = new Portfolio(List.of(Portfolio.straight("one", cells))).evaluate();
    Sentences sentences = new Sentences(evaluator.decision(), "GBP");
    RowResult row =
        new RowResult(evaluator.decision(), evaluator.frame(), sentences, prompted -> "");
    row.moveTo(0, 2, "one", LookupNames.NONE, 0, "", null);
    return row.text(sentences.checkEvidence.get(3));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Evaluation= | Fine-tuned quality 91.0%, Small model quality 40.0%, required 90.0%",
        "Evaluation=200 | Fine-tuned quality 91.0% on 200 examples, 86.2% to 94.2%, Small model"
            + " quality 40.0%, required 90.0%. The required quality lies within the interval: 3,458 examples at"
            + " the same share would settle it",
        "Evaluation=3458 | Fine-tuned quality 91.0% on 3,458 examples, 90.0% to 91.9%, Small model"
            + " quality 40.0%, required 90.0%",
        "Evaluation=200;Fine-tuned quality=0.9 | Fine-tuned quality 90.0% on 200 examples, 85.1% to"
            + " 93.4%, Small model quality 40.0%, required 90.0%. The required quality lies within the interval:"
            + " no number of examples at this share would settle it",
        "Evaluation=200;Fine-tuned quality= | Fine-tuned quality not measured, Small model quality"
            + " 40.0% on 200 examples, 33.5% to 46.9%, required 90.0%",
      })
  void aMeasuredQualityIsToldWithTheIntervalOfItsExamples(String cells, String said) {
    List<String> all = new ArrayList<>(List.of("Required quality=0.9", "Fine-tuned quality=0.91"));
    all.addAll(List.of(cells.split(";")));
    assertThat(evidenceOfQuality(all.toArray(String[]::new))).isEqualTo(said);
  }
}
