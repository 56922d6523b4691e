package breakeven.core.price;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.table.ModelPrices;
import breakeven.testing.SmallBook;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Models that were sold for the last time before the review date, 2026-11-24. */
class EndedModelsTest {
  private static final int LARGE = 2;
  private static final int SMALL = 3;
  private static final int TUNE = 4;

  private final SmallBook book = new SmallBook();

  private void ends(int row, String day, String replacement) {
    book.set(ModelPrices.TABLE, row, "Last service", day, "Replacement", replacement);
  }

  private int model(String provider, String name, String input) {
    book.add(ModelPrices.TABLE, "Provider", provider, "Model", name, "Kind", "Base");
    int row = book.table(ModelPrices.TABLE).lastRow();
    book.set(ModelPrices.TABLE, row, "Input", input, "Output", "30", "Currency", "GBP");
    book.set(ModelPrices.TABLE, row, "Checked on", "2026-11-01", "Source", "list");
    return row;
  }

  private double figure(String name) {
    var frame = book.evaluate().evaluator().frame();
    var looked = book.evaluator().decision().model.looked;
    return switch (name) {
      case "prompted" -> frame.values(looked.prompted.input())[0];
      case "small" -> frame.values(looked.small.input())[0];
      case "life" -> frame.values(book.evaluator().decision().model.life.life)[0];
      default -> throw new IllegalArgumentException(name);
    };
  }

  @Test
  void aPromptedModelThatEndedIsAnErrorWithTheDayAndTheLivingOnesNearIt() {
    book.workload();
    ends(LARGE, "2026-11-23", "");
    model("OpenAI", "large-2", "8");
    ends(model("OpenAI", "large-1", "9"), "2026-11-01", "");
    assertThat(book.told())
        .containsExactly(
            "Error | Workloads!I2 | w1 | Prompted model | large | OpenAI: large ended on"
                + " 2026-11-23, and names no Replacement that is sold | Did you mean large-2? Type a"
                + " model that is still sold");
    assertThat(book.lacking(0)).isTrue();
  }

  @Test
  void itsLastDayIsOnWhichItIsSold() {
    book.workload();
    ends(LARGE, "2026-11-24", "");
    assertThat(book.evaluate().lacking(0)).isFalse();
    assertThat(figure("prompted")).isEqualTo(10);
  }

  @Test
  void withALivingReplacementItsPriceCountsFromMonth1AndThatIsSaid() {
    book.workload();
    ends(LARGE, "2026-11-23", "OpenAI: large-2");
    model("OpenAI", "large-2", "8");
    assertThat(book.told())
        .containsExactly(
            "Warning | Workloads!I2 | w1 | Prompted model | large | OpenAI: large ended on"
                + " 2026-11-23: its Replacement is priced from month 1, OpenAI: large-2 | Type the"
                + " model that is used now");
    var model = book.evaluator().decision().model;
    assertThat(book.evaluator().frame().values(model.requests.migrationMonth)[0]).isEqualTo(1);
    assertThat(book.evaluator().frame().values(model.looked.replacement.input())[0]).isEqualTo(8);
  }

  @Test
  void aReplacementThatEndedTooIsNone() {
    book.workload();
    ends(LARGE, "2026-11-23", "OpenAI: large-2");
    ends(model("OpenAI", "large-2", "8"), "2026-11-23", "");
    assertThat(book.told())
        .singleElement()
        .asString()
        .contains("names no Replacement that is sold");
    assertThat(book.lacking(0)).isTrue();
  }

  @Test
  void theReplacementOfAReplacementThatEndedIsFollowedAndALoopEnds() {
    book.workload();
    ends(LARGE, "2026-11-23", "OpenAI: large-2");
    int second = model("OpenAI", "large-2", "8");
    ends(second, "2026-11-23", "OpenAI: large-3");
    model("OpenAI", "large-3", "7");
    assertThat(book.told())
        .singleElement()
        .asString()
        .contains("priced from month 1, OpenAI: large-3");
    assertThat(
            book.evaluator()
                .frame()
                .values(book.evaluator().decision().model.looked.replacement.input())[0])
        .isEqualTo(7);
    ends(second, "2026-11-23", "OpenAI: large");
    book.problems.clear();
    assertThat(book.told())
        .singleElement()
        .asString()
        .contains("names no Replacement that is sold");
  }

  @Test
  void theEndOfAModelThatWasLeftIsNoNews() {
    book.workload("Smaller model", "mini", "Current approach", "Small model");
    model("OpenAI", "mini", "1");
    ends(LARGE, "2026-11-23", "OpenAI: large-2");
    model("OpenAI", "large-2", "8");
    assertThat(book.told()).noneMatch(problem -> problem.contains("large ended on"));
  }

  @Test
  void oneThatEndsLaterIsNotPricedAtAReplacementThatHasEnded() {
    book.workload();
    ends(LARGE, "2027-03-24", "OpenAI: large-2");
    ends(model("OpenAI", "large-2", "8"), "2026-11-23", "");
    assertThat(book.told())
        .singleElement()
        .asString()
        .startsWith("Warning")
        .contains("its Replacement ended on 2026-11-23: its own price goes on");
  }

  @Test
  void aTypedBillStandsForThePriceOfAModelThatEnded() {
    book.workload("Prompting cost", "900");
    ends(LARGE, "2026-11-23", "");
    assertThat(book.told()).singleElement().asString().startsWith("Warning");
    assertThat(book.lacking(0)).isFalse();
  }

  @Test
  void aSmallerModelThatEndedIsPricedAtItsReplacementOrAnError() {
    book.workload("Smaller model", "mini");
    int mini = model("OpenAI", "mini", "1");
    model("OpenAI", "mini-2", "2");
    ends(mini, "2026-11-23", "mini-2");
    assertThat(figure("small")).isEqualTo(2);
    assertThat(book.told())
        .singleElement()
        .asString()
        .startsWith("Warning | Workloads!")
        .contains("OpenAI: mini-2");
    ends(mini, "2026-11-23", "");
    book.problems.clear();
    assertThat(book.told())
        .singleElement()
        .asString()
        .startsWith("Error | Workloads!")
        .contains("OpenAI: mini ended on 2026-11-23", "Did you mean mini-2?");
    assertThat(book.lacking(0)).isTrue();
  }

  /** The small model that is the candidate may be prompted on the cards that serve the tune. */
  @Test
  void theEndOfACandidateBindsTokensSoldAndNoDeploymentOfOnesOwn() {
    book.workload();
    ends(SMALL, "2026-11-23", "");
    assertThat(book.told()).isEmpty();
    assertThat(figure("life")).isInfinite();
    book.set(breakeven.core.table.Workloads.TABLE, 2, "Smaller model", "small-8b");
    assertThat(book.told()).isEmpty();
    book.set(breakeven.core.table.Workloads.TABLE, 2, "Serving", "Per token");
    assertThat(figure("life")).isZero();
  }

  @Test
  void aFixedPriceEndsOnlyWithTheDayOfTheTuneItself() {
    book.workload("Serving cost", "500");
    ends(SMALL, "2027-02-24", "");
    assertThat(figure("life")).isInfinite();
    ends(TUNE, "2027-03-24", "");
    assertThat(figure("life")).isEqualTo(4);
  }

  @Test
  void aBareNameTakesTheProviderThatStillSellsIt() {
    book.workload();
    ends(LARGE, "2026-11-23", "");
    model("Azure", "large", "12");
    assertThat(figure("prompted")).isEqualTo(12);
    assertThat(book.doubts()).noneMatch(line -> line.contains("takes the first row"));
    assertThat(book.told()).isEmpty();
  }

  @Test
  void noneIsAmongTheModelsThatCanBeChosen() {
    book.workload();
    ends(model("Other", "small-8b", "3"), "2026-11-23", "");
    model("Third", "small-8b", "3");
    List<String> bases =
        book.evaluate().prices().baseModels().stream().map(BaseModel::fullName).toList();
    assertThat(bases).contains("Third: small-8b").doesNotContain("Other: small-8b");
    assertThat(book.prices().baseModels("small-8b").stream().map(BaseModel::fullName))
        .containsExactly("Acme: small-8b", "Third: small-8b");
  }
}
