package breakeven.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.ServingCapacity;
import breakeven.core.table.TrainingPrices;
import breakeven.testing.SmallBook;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowProblemsTest {
  private final SmallBook book = new SmallBook();

  /** The only workload's problems; an error must go with a row that lacks something. */
  private List<String> told(String... cells) {
    List<String> told = book.workload(cells).told();
    assertThat(book.lacking(0))
        .isEqualTo(
            told.stream().anyMatch(line -> line.startsWith("Error")) || book.batch().errors(0) > 0);
    return told;
  }

  @Test
  void aGoodRowHasNoProblem() {
    for (String serving : List.of("Per token", "Rented GPUs", "Serverless GPUs", "Own hardware")) {
      for (String method : List.of("Provider API", "LoRA")) {
        book.workload("Serving", serving, "Tuning method", method, "Needs grounding", "Yes");
      }
    }

    assertThat(book.told()).isEmpty();
    assertThat(book.readingProblems).isEmpty();
    assertThat(book.tell(0).total()).isZero();
  }

  @Test
  void aTotalBeyondWhatASpreadsheetShowsIsNotToldAsASaving() {
    assertThat(told("Requests", "1000000000", "Growth", "900%"))
        .containsExactly(
            "Error | Workloads!A2 | w1 | Workload |  | A total of this row cannot be calculated, or"
                + " has more than 15 digits | Check the row for figures that are far too large");
  }

  // --- names ------------------------------------------------------------------------------------

  @Test
  void anUnknownPromptedModelOffersTheNearestNames() {
    assertThat(told("Prompted model", "larg"))
        .containsExactly(
            "Error | Workloads!I2 | w1 | Prompted model | larg | No model of Model prices has this"
                + " name | Did you mean large? Type a name of Model prices, or add a row for it (for a CSV in the workbook of --prices)");
  }

  /** Whoever is told of a model that ends hears when. */
  @Test
  void modelsThatLiveAreOfferedBeforeThoseThatEnd() {
    String[] ends = {
      "large-1", "2026-10-01", "large-2", "2027-02-22", "large-3", "", "large-4", ""
    };
    for (int i = 0; i < ends.length; i += 2) {
      book.add(
          ModelPrices.TABLE,
          "Provider",
          "OpenAI",
          "Model",
          ends[i],
          "Kind",
          "Base",
          "Input",
          "1",
          "Output",
          "1",
          "Last service",
          ends[i + 1]);
    }
    String offered = told("Prompted model", "larg").toString();
    assertThat(offered).contains("Did you mean large, large-3 or large-4?");
    book.set(ModelPrices.TABLE, 8, "Last service", "2026-09-01");
    book.set(ModelPrices.TABLE, 9, "Last service", "2026-09-01");
    assertThat(told("Prompted model", "larg").toString())
        .contains("Did you mean large or large-2 (ends on 2027-02-22)?");
  }

  @Test
  void anUnknownNameWithAProviderOffersNamesWithOne() {
    assertThat(told("Prompted model", "OpenAi: largo"))
        .containsExactly(
            "Error | Workloads!I2 | w1 | Prompted model | OpenAi: largo | No model of Model prices"
                + " has this name | Did you mean OpenAI: large? Type a name of Model prices, or add"
                + " a row for it (for a CSV in the workbook of --prices)");
  }

  @Test
  void spacesAtTheColonAndNoBreakSpacesDoNotCount() {
    assertThat(told("Prompted model", "openai:LARGE")).isEmpty();
    assertThat(told("Prompted model", "OpenAI :\u00a0large")).isEmpty();
  }

  @Test
  void aTuneThatWouldGoBackToItsOwnBaseIsAskedForTheOther() {
    assertThat(told("Current approach", "Fine-tuned", "Prompted model", "small-8b"))
        .contains(
            "Warning | Workloads!I2 | w1 | Prompted model | small-8b | The workload runs fine-tuned,"
                + " and this is the model that is fine-tuned | Type the model that it would go back"
                + " to, or its measured Fine-tuned quality");
  }

  @Test
  void anUnknownNameWithNothingNearSaysWhatToDo() {
    assertThat(told("Prompted model", "zzzzzzzzz"))
        .containsExactly(
            "Error | Workloads!I2 | w1 | Prompted model | zzzzzzzzz | No model of Model prices has"
                + " this name | Type a name of Model prices, or add a row for it (for a CSV in the workbook of --prices). What is no such model: type the model that could do it, and the bill in Prompting cost (per month)");
  }

  @Test
  void anEmbeddingModelCannotBePrompted() {
    assertThat(told("Prompted model", "embed"))
        .containsExactly(
            "Error | Workloads!I2 | w1 | Prompted model | embed | This is an embedding model, which"
                + " answers no requests | Type the model that is prompted");
  }

  @Test
  void anUnknownCandidateIsOneErrorHoweverMuchDependsOnIt() {
    assertThat(told("Candidate model", "smal-8b"))
        .containsExactly(
            "Error | Workloads!AI2 | w1 | Candidate model | smal-8b | No base model of Model prices"
                + " has this name | Did you mean small-8b? Type a name of Model prices, or add a"
                + " row for it (for a CSV in the workbook of --prices)");
  }

  @Test
  void anUnknownCandidateOfTheAssumptionsNamesTheirCell() {
    book.set(AssumptionsTable.TABLE, 2, "Value", "smal-8b");

    assertThat(told())
        .containsExactly(
            "Error | Assumptions!B2 | w1 | Value | smal-8b | Assumption Candidate model: no base"
                + " model of Model prices has this name | Did you mean small-8b? Type a name of"
                + " Model prices, or add a row for it (for a CSV in the workbook of --prices)");
  }

  @Test
  void anUnknownCandidateOfTheShippedAssumptionsNamesTheAssumption() {
    book.remove(AssumptionsTable.TABLE, 2);

    assertThat(told())
        .containsExactly(
            "Error | Assumptions! | w1 | Value | meta-llama/Llama-3.1-8B-Instruct | Assumption"
                + " Candidate model: no base model of Model prices has this name | Type a name of"
                + " Model prices, or add a row for it (for a CSV in the workbook of --prices)");
  }

  @Test
  void anUnknownCandidateThatIsNotUsedIsAWarning() {
    assertThat(
            told(
                "Candidate model", "smal-8b",
                "Serving", "Fixed",
                "Serving cost", "500",
                "Training cost", "100"))
        .containsExactly(
            "Warning | Workloads!AI2 | w1 | Candidate model | smal-8b | No base model of Model"
                + " prices has this name; this workload does not use it | Did you mean small-8b?"
                + " Type a name of Model prices, or add a row for it (for a CSV in the workbook of --prices)");
  }

  @Test
  void aTuneIsNoCandidate() {
    assertThat(told("Candidate model", "tune"))
        .containsExactly(
            "Error | Workloads!AI2 | w1 | Candidate model | tune | Model prices has this name, but"
                + " not as a Base model | Type the base model that is fine-tuned, or correct the"
                + " Kind in Model prices!C4");
  }

  @Test
  void anUnknownSmallerModelIsAnError() {
    assertThat(told("Smaller model", "smal-8b"))
        .containsExactly(
            "Error | Workloads!AK2 | w1 | Smaller model | smal-8b | No model of Model prices has"
                + " this name | Did you mean small-8b? Type a name of Model prices, or add a row"
                + " for it (for a CSV in the workbook of --prices)");
  }

  @Test
  void anUnknownGpuIsAnErrorWhereItServesOrTrains() {
    assertThat(told("GPU", "L40", "Tuning method", "Provider API"))
        .containsExactly(
            "Error | Workloads!AV2 | w1 | GPU | L40 | No GPU of GPU prices has this name | Did you"
                + " mean L40S? Type a name of GPU prices, or add a row for it (for a CSV in the workbook of --prices)");
  }

  @Test
  void anUnknownGpuThatIsNotUsedIsAWarning() {
    assertThat(told("GPU", "L40", "Tuning method", "Provider API", "Serving", "Per token"))
        .containsExactly(
            "Warning | Workloads!AV2 | w1 | GPU | L40 | No GPU of GPU prices has this name; this"
                + " workload does not use it | Did you mean L40S? Type a name of GPU prices, or add"
                + " a row for it (for a CSV in the workbook of --prices)");
  }

  @Test
  void anUnknownTrainingGpuNamesTheAssumption() {
    book.assume("Training GPU", "H10");

    assertThat(told("GPU", "x", "Serving", "Per token"))
        .containsExactly(
            "Warning | Workloads!AV2 | w1 | GPU | x | No GPU of GPU prices has this name; this"
                + " workload does not use it | Type a name of GPU prices, or add a row for it (for a CSV in the workbook of --prices)",
            "Error | Assumptions!B7 | w1 | Value | H10 | Assumption Training GPU: no GPU of GPU"
                + " prices has this name | Type a name of GPU prices, or add a row for it (for a CSV in the workbook of --prices)");
  }

  @Test
  void aCellThatCannotBeReadIsNotToldTwice() {
    assertThat(told("GPU", "#N/A")).isEmpty();
    assertThat(book.readingProblems).hasSize(1);
  }

  // --- models -----------------------------------------------------------------------------------

  @Test
  void aPromptedModelWithoutPriceNeedsAPromptingCost() {
    book.set(ModelPrices.TABLE, 2, "Input", "", "Output", "");

    assertThat(told())
        .containsExactly(
            "Error | Workloads!I2 | w1 | Prompted model | large | The model has no Input and no"
                + " Output price, and no Prompting cost is typed | Type the month's bill in"
                + " Prompting cost, or fill Model prices!J2 and Model prices!N2");
  }

  @Test
  void aPromptingCostStandsInForAPrice() {
    book.set(ModelPrices.TABLE, 2, "Input", "", "Output", "");

    assertThat(told("Prompting cost", "900")).isEmpty();
  }

  @Test
  void addedTokensNeedAnInputPriceBesideAPromptingCost() {
    book.set(ModelPrices.TABLE, 2, "Input", "", "Output", "");

    assertThat(told("Prompting cost", "900", "Needs grounding", "Yes"))
        .containsExactly(
            "Error | Workloads!I2 | w1 | Prompted model | large | The assumed retrieved tokens come"
                + " on top of the Prompting cost at the model's Input price, and it has none | Fill"
                + " Model prices!J2, or type the Retrieved tokens that the bill holds");
  }

  @Test
  void theBasePriceIsNeverTakenForATune() {
    book.remove(ModelPrices.TABLE, 4);

    assertThat(told("Serving", "Per token"))
        .containsExactly(
            "Error | Assumptions!B2 | w1 | Value | small-8b | Assumption Candidate model: no"
                + " Fine-tuned row of Acme: small-8b is in Model prices, and Serving is Per token |"
                + " The base price is never assumed. Add a Fine-tuned row with the price of the"
                + " fine-tuned model, or choose Rented GPUs");
  }

  @Test
  void aTuneWhoseKindCannotBeReadIsNamed() {
    book.set(ModelPrices.TABLE, 4, "Kind", "Fine-tunings");

    assertThat(told("Serving", "Per token"))
        .hasSize(2)
        .contains(
            "Error | Model prices!C4 | w1 | Kind | Fine-tunings | The word is not one of this"
                + " column's | Did you mean Fine-tuned? Type Base, Fine-tuned or Embedding");
  }

  @Test
  void aFineTunedRowNeedsAPrice() {
    book.set(ModelPrices.TABLE, 4, "Output", "");

    assertThat(told("Serving", "Per token", "Candidate model", "Acme: small-8b"))
        .containsExactly(
            "Error | Workloads!AI2 | w1 | Candidate model | Acme: small-8b | Its Fine-tuned row,"
                + " Acme: tune, has no Output price | The base price is never assumed: fill Model"
                + " prices!N4, or choose Rented GPUs");
  }

  @Test
  void aPriceThatCannotBeReadNamesItsCell() {
    book.set(ModelPrices.TABLE, 2, "Input", "ten");

    assertThat(told())
        .containsExactly(
            "Error | Model prices!J2 | w1 | Input | ten | This is not a plain number | Type a plain"
                + " number, 0 or more, or leave the cell empty (not sold per token)");
  }

  @Test
  void aPriceThatCannotBeReadIsToldOnlyWhereItIsUsed() {
    book.set(ModelPrices.TABLE, 4, "Input", "ten");
    book.set(GpuPrices.TABLE, 3, "Purchase price", "much");
    book.set(TrainingPrices.TABLE, 2, "Training", "much");

    assertThat(told()).isEmpty();
  }

  @Test
  void anHourThatIsPaidForNobodyKnowsHowIsNotTakenForOneOnDemand() {
    book.set(GpuPrices.TABLE, 2, "Pricing", "Preemptible");

    assertThat(told())
        .containsExactly(
            "Error | GPU prices!C2 | w1 | Pricing | Preemptible | The word is not one of this"
                + " column's | Type On demand, Spot, Reserved, Serverless or Owned, or leave the"
                + " cell empty (On demand)");
    assertThat(book.lacking(0)).isTrue();
  }

  @Test
  void aCurrencyWithoutRateIsToldOnceForARow() {
    book.set(ModelPrices.TABLE, 2, "Currency", "CHF");

    assertThat(told())
        .containsExactly(
            "Error | Model prices!I2 | w1 | Currency | CHF | There is no rate for CHF, which is"
                + " needed by Model prices!I2 (OpenAI: large) | Add a row for CHF, in GBP per 1,"
                + " with its day and source");
  }

  @Test
  void aCurrencyThatIsNoCodeIsAskedFor() {
    book.set(ModelPrices.TABLE, 2, "Currency", "$");

    assertThat(told())
        .containsExactly(
            "Error | Model prices!I2 | w1 | Currency | $ | There is no rate for $, which is needed"
                + " by Model prices!I2 (OpenAI: large) | Type a currency code there, as in USD, or"
                + " add a row for $, with its day and source");
  }

  @Test
  void aCurrencyThatCannotBeReadIsNotTheReportingOne() {
    book.set(ModelPrices.TABLE, 2, "Currency", "#N/A");

    assertThat(told())
        .containsExactly(
            "Error | Model prices!I2 | w1 | Currency | #N/A | The cell holds an error value |"
                + " Correct the formula, or type the value");
  }

  @Test
  void aRateThatCannotBeReadNamesItsCell() {
    book.set(ModelPrices.TABLE, 2, "Currency", "usd");
    book.set(ExchangeRates.TABLE, 2, "Rate", "0,75");

    assertThat(told())
        .containsExactly(
            "Error | Exchange rates!B2 | w1 | Rate | 0,75 | This is not a plain number | Type a"
                + " plain number, above 0, with a point for decimals, as in 0.75, or choose"
                + " comma as Decimal sign on Assumptions (or --decimal-comma)");
  }

  @Test
  void datesOfTheCandidateMustBeReadable() {
    book.set(ModelPrices.TABLE, 3, "Last training", "soon");

    assertThat(told())
        .containsExactly(
            "Error | Model prices!U3 | w1 | Last training | soon | This is not a day | Type the day"
                + " as a date, as in 2026-05-25");
  }

  @Test
  void datesCountWhereServingIsFixedAndTrainingQuoted() {
    book.set(ModelPrices.TABLE, 4, "Last service", "soon");

    assertThat(
            told(
                "Smaller model", "large",
                "Serving", "Fixed",
                "Serving cost", "500",
                "Training cost", "100"))
        .containsExactly(
            "Error | Model prices!V4 | w1 | Last service | soon | This is not a day | Type the day"
                + " as a date, as in 2026-05-25");
  }

  @Test
  void theLastDayOfThePromptedModelIsForInformation() {
    book.set(ModelPrices.TABLE, 2, "Last service", "soon");

    assertThat(told())
        .containsExactly(
            "Warning | Model prices!V2 | w1 | Last service | soon | This is not a day | Type the"
                + " day as a date, as in 2026-05-25");
  }

  // --- training ---------------------------------------------------------------------------------

  @Test
  void aCandidateThatItsProviderDoesNotTrainNeedsAnotherMethod() {
    book.set(TrainingPrices.TABLE, 2, "Provider", "Other");

    assertThat(told("Tuning method", "Provider API", "Candidate model", "small-8b"))
        .containsExactly(
            "Error | Workloads!AI2 | w1 | Candidate model | small-8b | Training prices has no price"
                + " of Acme that fits small-8b | Add a row to Training prices, choose another"
                + " Tuning method, or type the Training cost");
  }

  @Test
  void noBracketFitsACandidateWithoutSize() {
    book.set(TrainingPrices.TABLE, 2, "Model or size", "up to 16B", "To", "16");
    book.set(ModelPrices.TABLE, 3, "Parameters", "");

    assertThat(
            told(
                "Tuning method", "Provider API",
                "Candidate model", "small-8b",
                "Serving", "Per token"))
        .containsExactly(
            "Error | Workloads!AI2 | w1 | Candidate model | small-8b | Training prices has no price"
                + " of Acme that fits small-8b; no bracket fits, since its size is not published |"
                + " Add a row to Training prices, choose another Tuning method, or type the"
                + " Training cost");
  }

  @Test
  void aSizeThatCannotBeReadIsNamedWhereABracketIsWanted() {
    book.set(TrainingPrices.TABLE, 2, "Model or size", "up to 16B", "To", "16");
    book.set(ModelPrices.TABLE, 3, "Parameters", "8 or 9");

    assertThat(
            told(
                "Tuning method", "Provider API",
                "Candidate model", "small-8b",
                "Serving", "Per token"))
        .anyMatch(
            told ->
                told.contains("| w1 | Parameters | 8 or 9 | This is not a plain number | Type"));
  }

  @Test
  void aTrainingRowMayFitWhereItsMethodOrEndCannotBeRead() {
    book.set(TrainingPrices.TABLE, 2, "Model or size", "up to 16B", "To", "16?");
    book.add(TrainingPrices.TABLE, "Provider", "Acme", "Model or size", "to 80B", "To", "80");
    book.set(TrainingPrices.TABLE, 3, "Method", "Provider API", "Training", "9");
    String[] workload = {"Tuning method", "Provider API", "Candidate model", "small-8b"};

    assertThat(told(workload))
        .containsExactly(
            "Error | Training prices!D2 | w1 | To | 16? | This is not a plain number | Type a"
                + " plain number, above 0, in digits alone, as in 16");
    assertThat(book.lacking(0)).isTrue();

    book.problems.clear();
    book.set(TrainingPrices.TABLE, 2, "Model or size", "small-8b", "Method", "API");

    assertThat(book.told())
        .singleElement()
        .asString()
        .startsWith("Error | Training prices!E2 | w1 | Method | API | The word is not one of");

    book.problems.clear();
    book.set(TrainingPrices.TABLE, 2, "Method", "Provider API");

    assertThat(book.told()).as("a row that names the model has no end").isEmpty();
    assertThat(book.lacking(0)).isFalse();
  }

  /** Of whoever cannot be read the row may be the one that counts. */
  @ParameterizedTest
  @CsvSource({"Provider, A2", "Model or size, B2"})
  void aTrainingRowMayFitWhereItsNameCannotBeRead(String column, String cell) {
    book.set(TrainingPrices.TABLE, 2, column, "#N/A");
    book.add(TrainingPrices.TABLE, "Provider", "Acme", "Model or size", "to 80B", "To", "80");
    book.set(TrainingPrices.TABLE, 3, "Method", "Provider API", "Training", "9");

    assertThat(told("Tuning method", "Provider API", "Candidate model", "small-8b"))
        .containsExactly(
            "Error | Training prices!"
                + cell
                + " | w1 | "
                + column
                + " | #N/A | The cell holds an error value | Correct the formula, or type the"
                + " value");
    assertThat(book.lacking(0)).isTrue();
  }

  @Test
  void theNameOfABracketCountsForNothing() {
    book.set(TrainingPrices.TABLE, 2, "Model or size", "#N/A", "To", "16");

    assertThat(told("Tuning method", "Provider API", "Candidate model", "small-8b")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"3, small-8b", "4, tune"})
  void theProviderOfACandidateAndOfItsTuneDecideWhatItCosts(int row, String name) {
    book.set(ModelPrices.TABLE, row, "Provider", "#N/A");

    assertThat(
            told(
                "Tuning method", "Provider API",
                "Candidate model", "small-8b",
                "Serving", "Per token"))
        .as(name)
        .containsExactly(
            "Error | Model prices!A"
                + row
                + " | w1 | Provider | #N/A | The cell holds an error value | Correct the formula,"
                + " or type the value");
    assertThat(book.lacking(0)).isTrue();
  }

  @Test
  void aProviderThatDecidesNothingMayBeUnreadable() {
    book.set(ModelPrices.TABLE, 2, "Provider", "#N/A");
    book.set(ModelPrices.TABLE, 3, "Provider", "#N/A");
    book.set(GpuPrices.TABLE, 2, "Provider", "#N/A");

    assertThat(told()).isEmpty();
    assertThat(book.lacking(0)).isFalse();
  }

  @Test
  void aTuneWhoseBaseCannotBeReadIsNamedWhereNoneIsFound() {
    book.set(ModelPrices.TABLE, 4, "Base model", "#N/A");

    assertThat(told("Candidate model", "small-8b", "Serving", "Per token"))
        .hasSize(2)
        .contains(
            "Error | Model prices!D4 | w1 | Base model | #N/A | The cell holds an error value |"
                + " Correct the formula, or type the value");
  }

  @Test
  void trainingOnGpusNeedsASize() {
    book.set(ModelPrices.TABLE, 3, "Parameters", "");

    assertThat(told("Serving", "Per token", "Candidate model", "small-8b"))
        .containsExactly(
            "Error | Workloads!AI2 | w1 | Candidate model | small-8b | Training on GPUs needs the"
                + " model's size, and Model prices does not give it | Fill Model prices!E3, choose"
                + " Provider API as Tuning method, or type the Training cost");
  }

  @Test
  void activeParametersMustBeReadable() {
    book.set(ModelPrices.TABLE, 3, "Active parameters", "few");

    assertThat(told())
        .containsExactly(
            "Error | Model prices!F3 | w1 | Active parameters | few | This is not a plain number |"
                + " Type a plain number, above 0, or leave the cell empty (all parameters)");
  }

  @Test
  void trainingNeedsMemoryAndPeakOfTheCard() {
    book.set(GpuPrices.TABLE, 2, "Memory", "", "Peak", "");

    assertThat(told("GPU", "L40S"))
        .containsExactly(
            "Error | Workloads!AV2 | w1 | GPU | L40S | GPU prices gives no Memory and no Peak for"
                + " this GPU, on which the model is trained | Fill Memory (GB) and Peak (dense BF16"
                + " TFLOPS) in a row of this GPU, or type the Training cost");
  }

  @Test
  void trainingNeedsAnHourlyPrice() {
    book.set(GpuPrices.TABLE, 2, "Price", "");

    assertThat(told("GPU", "L40S", "Serving", "Per token"))
        .containsExactly(
            "Error | Workloads!AV2 | w1 | GPU | L40S | GPU prices has no hourly price for this GPU,"
                + " on which the model is trained | Add a row with that price to GPU prices, or"
                + " type the Training cost");
  }

  @Test
  void ownHardwareTrainsForNothingWhereNothingIsRented() {
    book.set(GpuPrices.TABLE, 2, "Price", "");

    assertThat(told("GPU", "L40S", "Serving", "Own hardware"))
        .containsExactly(
            "Warning | Workloads!AV2 | w1 | GPU | L40S | GPU prices has no rented row of this GPU,"
                + " so that training on it counts as 0 an hour | Add a row with what an hour of"
                + " training costs, or type the Training cost");
  }

  // --- serving ----------------------------------------------------------------------------------

  /** Brackets of one card up to 4B, from 4B to an end that cannot be read, and from 9B to 16B. */
  @ParameterizedTest
  @CsvSource({"3, false", "4, false", "4.1, true", "8, true", "9, true", "9.1, false", "17, false"})
  void aCapacityRowMayFitWhereItsEndCannotBeRead(String size, boolean may) {
    book.set(ModelPrices.TABLE, 3, "Parameters", size);
    book.set(ServingCapacity.TABLE, 2, "To", "9?");
    for (String[] bracket : new String[][] {{"", "4"}, {"9", "16"}, {"16", "80"}}) {
      book.add(ServingCapacity.TABLE, "GPU", "L40S", "From", bracket[0], "To", bracket[1]);
      int last = book.table(ServingCapacity.TABLE).rows().size() + 1;
      book.set(ServingCapacity.TABLE, last, "Prefill", "9000", "Decode", "3000");
    }

    assertThat(told())
        .isEqualTo(
            may
                ? List.of(
                    "Error | Serving capacity!D2 | w1 | To | 9? | This is not a plain number | Type"
                        + " a plain number, above 0, in digits alone, as in 9")
                : List.of());
    assertThat(book.lacking(0)).isEqualTo(may);
  }

  @Test
  void aCapacityRowMayFitWhereItsModelCannotBeRead() {
    book.add(ServingCapacity.TABLE, "GPU", "L40S", "Model", "#N/A", "Prefill", "1", "Decode", "1");

    assertThat(told())
        .containsExactly(
            "Error | Serving capacity!B3 | w1 | Model | #N/A | The cell holds an error value |"
                + " Correct the formula, or type the value");
    assertThat(book.lacking(0)).isTrue();

    book.problems.clear();
    book.set(ServingCapacity.TABLE, 2, "Model", "small-8b");

    assertThat(book.told()).as("the first row that names the model").isEmpty();
    assertThat(book.lacking(0)).isFalse();
  }

  @Test
  void rentedGpusNeedAnHourlyPrice() {
    book.set(GpuPrices.TABLE, 2, "Price", "");

    assertThat(told("GPU", "Runpod: L40S"))
        .containsExactly(
            "Error | Workloads!AV2 | w1 | GPU | Runpod: L40S | GPU prices has no hourly price (On"
                + " demand, Reserved or Spot) for this GPU | Add a row with that price to GPU"
                + " prices, name another provider, or choose another GPU or Serving");
  }

  @Test
  void serverlessGpusNeedAnHourlyPrice() {
    book.set(GpuPrices.TABLE, 2, "Price", "");

    assertThat(told("GPU", "L40S", "Serving", "Serverless GPUs", "Training cost", "9"))
        .containsExactly(
            "Error | Workloads!AV2 | w1 | GPU | L40S | GPU prices has no hourly price (Serverless,"
                + " or rented) for this GPU | Add a row with that price to GPU prices, or choose"
                + " another GPU or Serving");
  }

  @Test
  void ownHardwareNeedsAPurchasePrice() {
    book.set(GpuPrices.TABLE, 3, "Purchase price", "");

    assertThat(told("GPU", "L40S", "Serving", "Own hardware"))
        .containsExactly(
            "Error | Workloads!AV2 | w1 | GPU | L40S | GPU prices has no Purchase price for this"
                + " GPU | Add a row with that price to GPU prices, or choose another GPU or"
                + " Serving");
  }

  @Test
  void aCapacityIsNeededForGpuAndSize() {
    book.set(ServingCapacity.TABLE, 2, "To", "7");

    assertThat(told("GPU", "Runpod: L40S"))
        .containsExactly(
            "Error | Workloads!AV2 | w1 | GPU | Runpod: L40S | Serving capacity has no row for this"
                + " GPU and 8B parameters | Add a row for L40S and this size to Serving capacity,"
                + " or choose another GPU");
  }

  @Test
  void aCandidateWithoutSizeNeedsACapacityOfItsOwn() {
    book.set(ModelPrices.TABLE, 3, "Parameters", "");

    assertThat(told("Candidate model", "small-8b", "Tuning method", "Provider API"))
        .containsExactly(
            "Error | Workloads!AI2 | w1 | Candidate model | small-8b | Its size is not published,"
                + " and Serving capacity has no row that names it on L40S | Fill Model prices!E3,"
                + " or add a row for the model to Serving capacity");
  }

  @Test
  void aCapacityWithoutFiguresNamesItsCell() {
    book.set(ServingCapacity.TABLE, 2, "Decode", "");

    assertThat(told())
        .containsExactly(
            "Error | Serving capacity!G2 | w1 | Decode |  | The capacity of L40S for small-8b has"
                + " no Decode | Type the tokens per second that one replica was measured at");
  }

  @Test
  void aSheetOfCapacitiesWithoutTheColumnIsNamedAtItsHeaders() {
    book.without(ServingCapacity.DECODE).workload();

    String error =
        " | Decode |  | The sheet has no column Decode (tokens per second), so that no capacity is"
            + " known | Add the column, or give it that name where it has another";
    assertThat(told())
        .containsExactly(
            "Error | Serving capacity!A1 | w1" + error, "Error | Serving capacity!A1 | w2" + error);
  }

  @Test
  void aReplicaIsOneCardWhereItsCellIsEmpty() {
    book.set(ServingCapacity.TABLE, 2, "GPUs per replica", "");

    assertThat(told()).isEmpty();
  }

  @Test
  void fixedServingNeedsItsCost() {
    assertThat(told("Serving", "Fixed"))
        .containsExactly(
            "Error | Workloads!BB2 | w1 | Serving cost |  | Serving is Fixed, and no Serving cost"
                + " is typed | Type what serving costs a month, or choose another Serving");
  }

  @Test
  void aServingCostThatCannotBeReadIsToldOnce() {
    assertThat(told("Serving", "Fixed", "Serving cost", "much")).isEmpty();
  }

  // --- retrieval --------------------------------------------------------------------------------

  @Test
  void anUnknownEmbeddingModelMattersWhereItIsUsed() {
    book.set(AssumptionsTable.TABLE, 4, "Value", "embd");
    book.workload();

    assertThat(book.workload("Needs grounding", "Yes").told())
        .containsExactly(
            "Error | Assumptions!B4 | w2 | Value | embd | Assumption Embedding model: no embedding"
                + " model of Model prices has this name | Did you mean embed? Type a name of Model"
                + " prices, or add a row for it (for a CSV in the workbook of --prices)");
  }

  @Test
  void anEmbeddingModelNeedsAPrice() {
    book.set(ModelPrices.TABLE, 5, "Input", "");

    assertThat(told("Needs grounding", "Yes"))
        .containsExactly(
            "Error | Assumptions!B4 | w1 | Value | embed | Assumption Embedding model: the"
                + " embedding model has no Input price | Fill Model prices!J5");
  }

  @Test
  void aQuotedRetrievalNeedsNoEmbeddingPrice() {
    book.set(ModelPrices.TABLE, 5, "Input", "");

    assertThat(told("Current approach", "RAG", "Retrieval cost", "80")).isEmpty();
  }

  // --- assumptions ------------------------------------------------------------------------------

  @Test
  void anAssumptionThatCannotBeConvertedIsToldWhereItCounts() {
    book.add(AssumptionsTable.TABLE, "Assumption", "RAG build cost", "Value", "9", "Unit", "CHF");
    book.workload();

    assertThat(book.workload("Needs grounding", "Yes").told())
        .containsExactly(
            "Error | Exchange rates! | w2 | Currency | CHF | There is no rate for CHF, which is"
                + " needed by the assumption RAG build cost | Add a row for CHF, in GBP per 1, with"
                + " its day and source");
  }

  // --- sizes ------------------------------------------------------------------------------------

  @Test
  void aSizeBelowItsBracketIsDoubted() {
    book.set(ModelPrices.TABLE, 3, "Parameters", "3");
    book.set(TrainingPrices.TABLE, 2, "Model or size", "5B to 16B", "From", "5", "To", "16");

    assertThat(told("Candidate model", "small-8b", "Tuning method", "Provider API"))
        .containsExactly(
            "Warning | Workloads!AI2 | w1 | Candidate model | small-8b | Its size, 3B parameters,"
                + " is below 5B, where the row of Training prices begins that is taken (Training"
                + " prices!B2) | Check Parameters in Model prices, or add a row for this size to"
                + " Training prices",
            "Warning | Workloads!AI2 | w1 | Candidate model | small-8b | Its size, 3B parameters,"
                + " is below 4B, where the row of Serving capacity begins that is taken (Serving"
                + " capacity!A2) | Check Parameters in Model prices, or add a row for this size to"
                + " Serving capacity");
  }

  // --- counts -----------------------------------------------------------------------------------

  @Test
  void allProblemsOfARowAreTold() {
    book.set(ServingCapacity.TABLE, 2, "From", "8.5");
    book.workload("Prompted model", "larg", "Smaller model", "smal").evaluate();

    RowProblems.Told count = book.tell(0);

    assertThat(count.errors()).isEqualTo(2);
    assertThat(count.warnings()).isEqualTo(1);
    assertThat(book.problems).hasSize(3);
  }
}
