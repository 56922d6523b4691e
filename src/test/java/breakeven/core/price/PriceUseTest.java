package breakeven.core.price;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.model.Problem;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.ServingCapacity;
import breakeven.core.table.TrainingPrices;
import breakeven.testing.SmallBook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PriceUseTest {
  private final SmallBook book = new SmallBook();

  private List<String> used() {
    return book.use().used().stream().map(PriceUseTest::line).toList();
  }

  private static String line(UsedPrice used) {
    String figures =
        used.figures().stream()
            .map(figure -> figure.column().header() + " " + figure.typed())
            .collect(Collectors.joining(", "));
    return used.place() + " | " + used.name() + " | " + figures + " | " + used.workloads();
  }

  // --- what is used -----------------------------------------------------------------------------

  @Test
  void rowsOnRentedGpusUseModelsGpuAndCapacity() {
    book.workload().workload();

    assertThat(used())
        .containsExactly(
            "Model prices!J2 | OpenAI: large | Input 10.0, Output 30.0 | 2",
            "Model prices!J3 | Acme: small-8b | Input 0.2, Output 0.4 | 2",
            "GPU prices!G2 | Runpod: L40S | Price 1.0 | 2",
            "Serving capacity!E2 | L40S | GPUs per replica 1.0, Prefill 10000.0, Decode 4000.0"
                + " | 2");
  }

  @Test
  void theTuneIsUsedWhereItIsServedByTokenAndTheTrainingPriceWhereItIsTrainedByApi() {
    book.workload("Serving", "Per token", "Tuning method", "Provider API");

    assertThat(used())
        .containsExactly(
            "Model prices!J2 | OpenAI: large | Input 10.0, Output 30.0 | 1",
            "Model prices!J3 | Acme: small-8b | Input 0.2, Output 0.4 | 1",
            "Model prices!J4 | Acme: tune | Input 0.3, Output 0.6 | 1",
            "Training prices!G2 | Acme: small-8b | Training 5.0 | 1");
  }

  @Test
  void quotationsUseNoPrice() {
    book.workload(
        "Prompting cost", "900",
        "Serving", "Fixed",
        "Serving cost", "10",
        "Training cost", "9",
        "Smaller model", "large");

    assertThat(used()).isEmpty();
    assertThat(book.use().age()).isEqualTo(new PriceAge(0, 0, 0, null, null, 90));
  }

  @Test
  void ownHardwareUsesPurchaseAndRentForTraining() {
    book.workload("Serving", "Own hardware", "Smaller model", "large");

    assertThat(used())
        .containsExactly(
            "Model prices!J2 | OpenAI: large | Input 10.0, Output 30.0 | 1",
            "GPU prices!G2 | Runpod: L40S | Price 1.0 | 1",
            "GPU prices!I3 | Own: L40S | Purchase price 8000.0, Running cost 60.0 | 1",
            "Serving capacity!E2 | L40S | GPUs per replica 1.0, Prefill 10000.0, Decode 4000.0"
                + " | 1");
  }

  @Test
  void theEmbeddingModelIsUsedWhereRetrievalIsCarried() {
    book.workload().workload("Needs grounding", "Yes");

    assertThat(used()).contains("Model prices!J5 | Acme: embed | Input 0.1 | 1");
  }

  @Test
  void exchangeRatesAreUsedByThePricesAndAssumptionsThatTheyConvert() {
    book.set(ModelPrices.TABLE, 4, "Currency", "USD");
    book.workload().workload("Serving", "Per token");

    assertThat(used()).endsWith("Exchange rates!B2 | USD | Rate 0.75 | 1");

    book.add(AssumptionsTable.TABLE, "Assumption", "Day rate", "Value", "9", "Unit", "USD a day");

    assertThat(used()).endsWith("Exchange rates!B2 | USD | Rate 0.75 | 2");
  }

  @Test
  void aUsedRowCarriesCurrencyRateSourceAndDay() {
    book.set(ModelPrices.TABLE, 2, "Currency", "USD");
    book.workload();

    UsedPrice large = book.use().used().get(0);

    assertThat(large.currency()).isEqualTo("USD");
    assertThat(large.rate()).isEqualTo(0.75);
    assertThat(large.source()).isEqualTo("list");
    assertThat(large.checkedOn()).isEqualTo(LocalDate.of(2026, 11, 1));
    assertThat(large.stale()).isFalse();
    assertThat(large.place().row()).isEqualTo(2);
  }

  @Test
  void agesAreCountedByRowAndByWorkload() {
    book.set(ModelPrices.TABLE, 4, "Checked on", "2026-08-25");
    book.set(GpuPrices.TABLE, 2, "Checked on", "");
    book.workload("Tuning method", "Provider API", "Serving", "Per token");
    book.workload("Tuning method", "Provider API", "Serving", "Per token");
    book.workload();
    book.workload("Training cost", "9", "Serving", "Fixed", "Serving cost", "9");

    assertThat(book.use().age())
        .isEqualTo(new PriceAge(6, 2, 1, LocalDate.of(2026, 8, 25), LocalDate.of(2026, 11, 1), 90));
  }

  @Test
  void veryManyCombinationsAreCountedAsOne() {
    for (int i = 0; i < 6_000; i++) {
      book.workload("Prompted model", "nobody knows " + i);
    }

    assertThat(book.use().used()).extracting(UsedPrice::workloads).containsOnly(6_000L);
  }

  // --- what is doubtful -------------------------------------------------------------------------

  @Test
  void goodRowsRaiseNoDoubt() {
    book.workload("Needs grounding", "Yes");

    assertThat(book.doubts()).isEmpty();
  }

  @Test
  void rowsThatNobodyUsesRaiseNoDoubt() {
    book.set(ModelPrices.TABLE, 4, "Checked on", "2020-01-01", "Source", "", "Currency", "");
    book.workload();

    assertThat(book.doubts()).isEmpty();
  }

  @Test
  void anOldPriceIsDoubted() {
    book.set(ModelPrices.TABLE, 2, "Checked on", "2026-08-25");
    book.workload().workload();

    assertThat(book.doubts())
        .containsExactly(
            "Warning | Model prices!X2 |  | Checked on | 2026-08-25 | OpenAI: large was checked 91"
                + " days before the review, more than the Price age limit of 90; 2 workloads use it"
                + " | Check the price at its source, and type what holds now with its day");
  }

  @Test
  void oldPricesOfOnePageAreOneWarningThatNamesTheirRows() {
    book.set(ModelPrices.TABLE, 2, "Checked on", "2026-08-25");
    book.set(ModelPrices.TABLE, 3, "Checked on", "2026-08-20");
    book.set(ModelPrices.TABLE, 4, "Checked on", "2026-08-25");
    book.set(ModelPrices.TABLE, 5, "Checked on", "2026-08-25", "Source", "another list");
    book.workload("Needs grounding", "Yes");
    book.workload("Serving", "Per token");

    assertThat(book.doubts())
        .containsExactlyInAnyOrder(
            "Warning | Model prices!X2 |  | Checked on | 2026-08-25 | 3 rows from list were checked"
                + " 91 to 96 days before the review, more than the Price age limit of 90: OpenAI:"
                + " large, Acme: small-8b, Acme: tune; 2 workloads use them | Check them at their"
                + " source, and type what holds now with its day in rows 2 to 4",
            "Warning | Model prices!X5 |  | Checked on | 2026-08-25 | Acme: embed was checked 91"
                + " days before the review, more than the Price age limit of 90; 1 workload uses it"
                + " | Check the price at its source, and type what holds now with its day");
  }

  @Test
  void aWorkloadThatUsesTwoPricesOfAPageIsCountedOnce() {
    book.set(ModelPrices.TABLE, 2, "Checked on", "2026-08-25");
    book.set(ModelPrices.TABLE, 5, "Checked on", "2026-08-25");
    book.workload("Needs grounding", "Yes");
    List<Problem> doubts = new ArrayList<>();
    book.use().tell(doubts::add, problem -> false, List.of());

    assertThat(doubts).hasSize(1);
    assertThat(doubts.get(0).workloads()).isEqualTo(1);
    assertThat(doubts.get(0).spend()).isEqualTo(1);
    assertThat(doubts.get(0).fix()).endsWith(" in rows 2 and 5");
  }

  @Test
  void anOldRateAndAnOldCapacityAreNamedAsWhatTheyAre() {
    book.set(ModelPrices.TABLE, 2, "Currency", "USD");
    book.set(ExchangeRates.TABLE, 2, "Date", "2025-11-24");
    book.set(ServingCapacity.TABLE, 2, "Checked on", "2025-11-24");
    book.workload();

    assertThat(book.doubts())
        .containsExactly(
            "Warning | Exchange rates!C2 |  | Date | 2025-11-24 | The rate of USD was checked 365"
                + " days before the review, more than the Price age limit of 90; 1 workload uses it"
                + " | Check the rate at its source, and type what holds now with its day",
            "Warning | Serving capacity!H2 |  | Checked on | 2025-11-24 | L40S for up to 9B was"
                + " checked 365 days before the review, more than the Price age limit of 90; 1"
                + " workload uses it | Check the capacity at its source, and type what holds now"
                + " with its day");
  }

  @Test
  void aPriceWithoutDayIsDoubted() {
    book.set(GpuPrices.TABLE, 2, "Checked on", "");
    book.workload();

    assertThat(book.doubts())
        .containsExactly(
            "Warning | GPU prices!K2 |  | Checked on |  | Runpod: L40S (On demand) has no day of"
                + " checking, so that its age is not known; 1 workload uses it | Check the price at"
                + " its source, and type the day");
  }

  @Test
  void aDayThatCannotBeReadIsDoubted() {
    book.set(ModelPrices.TABLE, 2, "Checked on", "last week");
    book.workload();

    assertThat(book.doubts())
        .containsExactly(
            "Warning | Model prices!X2 |  | Checked on | last week | OpenAI: large has a day of"
                + " checking that cannot be read, so that its age is not known; 1 workload uses it"
                + " | Type the day as a date, as in 2026-05-25");
  }

  @Test
  void aDayToComeIsDoubted() {
    book.set(ModelPrices.TABLE, 2, "Checked on", "2026-11-25");
    book.workload();

    assertThat(book.doubts())
        .containsExactly(
            "Warning | Model prices!X2 |  | Checked on | 2026-11-25 | OpenAI: large was checked"
                + " after the review date, 2026-11-24; 1 workload uses it | Correct the day, or"
                + " review as of a later one");
  }

  @Test
  void aPriceWithoutSourceIsDoubted() {
    book.set(TrainingPrices.TABLE, 2, "Source", "");
    book.workload("Tuning method", "Provider API");

    assertThat(book.doubts())
        .containsExactly(
            "Warning | Training prices!J2 |  | Source |  | Acme: small-8b has no source; 1 workload"
                + " uses it | Type where the price was read");
  }

  @Test
  void aSourceThatCannotBeReadIsToldAsItStands() {
    book.set(TrainingPrices.TABLE, 2, "Source", "#N/A");
    book.workload("Tuning method", "Provider API");

    assertThat(book.doubts())
        .containsExactly(
            "Warning | Training prices!J2 |  | Source | #N/A | Acme: small-8b has a source that"
                + " cannot be read; 1 workload uses it | Correct the formula, or type the value");
  }

  @Test
  void aBlankCurrencyIsToldOnceForTheRow() {
    book.set(ModelPrices.TABLE, 2, "Currency", "");
    book.workload().workload().workload();

    assertThat(book.doubts())
        .containsExactly(
            "Warning | Model prices!I2 |  | Currency |  | OpenAI: large has no currency, so that"
                + " its prices are taken in GBP; 3 workloads use it | Type the currency of the row,"
                + " GBP or another one");
  }

  @Test
  void aColumnThatAPriceSheetLacksIsToldOnceForAllItsRows() {
    book.without(ModelPrices.CURRENCY).without(GpuPrices.SOURCE).without(ModelPrices.SOURCE);
    book.workload().workload("Prompted model", "Acme: small-8b");

    String fix = " | Add the column, or give it that name where it has another";
    assertThat(book.doubts())
        .containsExactly(
            "Warning | Model prices! |  | Source |  | The sheet has no column Source: each of its"
                + " rows has no source"
                + fix,
            "Warning | Model prices! |  | Currency |  | The sheet has no column Currency: each of"
                + " its rows has no currency, so that its prices are taken in GBP"
                + fix,
            "Warning | GPU prices! |  | Source |  | The sheet has no column Source: each of its"
                + " rows has no source"
                + fix);
  }

  @Test
  void aMissingRateNamesTheRowsThatNeedIt() {
    book.set(ModelPrices.TABLE, 2, "Currency", "CHF");
    book.set(GpuPrices.TABLE, 2, "Currency", "CHF");
    book.set(ModelPrices.TABLE, 3, "Currency", "chf");
    book.workload().workload();

    assertThat(book.doubts())
        .containsExactly(
            "Error | Model prices!I2 |  | Currency | CHF | There is no rate for CHF, which is"
                + " needed by Model prices!I2 (OpenAI: large), Model prices!I3 (Acme: small-8b) and"
                + " GPU prices!F2 (Runpod: L40S (On demand)) | Add a row for CHF, in GBP per 1,"
                + " with its day and source");
  }

  @Test
  void aKindThatIsNotGivenOrCannotBeReadIsDoubted() {
    book.set(ModelPrices.TABLE, 2, "Kind", "");
    book.workload("Smaller model", "small-8b");

    assertThat(book.doubts())
        .containsExactly(
            "Warning | Model prices!C2 |  | Kind |  | OpenAI: large has no Kind, so that nothing"
                + " can be fine-tuned from it; 1 workload uses it | Type Base, Fine-tuned or"
                + " Embedding");

    book.set(ModelPrices.TABLE, 2, "Kind", "Bass");

    assertThat(book.doubts()).hasSize(1);
    assertThat(book.doubts().get(0))
        .startsWith(
            "Warning | Model prices!C2 |  | Kind | Bass | OpenAI: large has a Kind that cannot be"
                + " read, so that nothing can be fine-tuned from it; 1 workload uses it | ");
  }

  @Test
  void aPriceOfZeroBesideOneAboveIsDoubted() {
    book.set(ModelPrices.TABLE, 2, "Output", "0");
    book.workload();

    assertThat(book.doubts())
        .containsExactly(
            "Warning | Model prices!N2 |  | Output | 0 | OpenAI: large costs 0 for Output beside 10"
                + " for Input; 1 workload uses it | Type the price, or empty the cell where it is"
                + " not sold so");
  }

  @Test
  void doubtsOfTheReadingAreToldForRowsUsed() {
    book.set(ModelPrices.TABLE, 2, "Batch discount", "50");
    book.set(ModelPrices.TABLE, 4, "Batch discount", "50");
    book.workload();

    assertThat(book.doubts())
        .containsExactly(
            "Warning | Model prices!O2 |  | Batch discount | 50 | A share above 1 is read as per"
                + " cent: 50 is 50% | Type 0.5, or 50% with the sign");
  }

  // --- names of several rows --------------------------------------------------------------------

  private void second(String provider, String input, String currency) {
    book.add(
        ModelPrices.TABLE,
        "Provider",
        provider,
        "Model",
        "large",
        "Kind",
        "Base",
        "Input",
        input,
        "Output",
        "30",
        "Currency",
        currency,
        "Checked on",
        "2026-11-01",
        "Source",
        "list");
  }

  @Test
  void aBareNameWithSeveralPricesListsTheOthers() {
    second("Azure", "12", "GBP");
    second("Third", "40", "USD");
    book.workload().workload("Prompted model", "OpenAI: large");

    assertThat(book.doubts())
        .containsExactly(
            "Warning | Model prices!J2 |  | Input | Input 10, Output 30 GBP | The name large takes"
                + " the first row, OpenAI: large, and others have other prices: Azure: large (Input"
                + " 12 GBP), Third: large (Input 40, Output 30 USD); 1 workload uses it"
                + " | Write Provider: Name in the workloads to say which one is meant");
  }

  /**
   * The figure that differs is named, and it alone. A discount that is not given is no other one.
   */
  @Test
  void aBatchDiscountMakesTwoPricesOfOneWhereBothNameIt() {
    second("Azure", "10", "GBP");
    book.set(ModelPrices.TABLE, 2, "Batch discount", "0.5");
    book.workload();
    assertThat(book.doubts()).isEmpty();

    book.set(ModelPrices.TABLE, 6, "Batch discount", "0.25");
    assertThat(book.doubts())
        .containsExactly(
            "Warning | Model prices!O2 |  | Batch discount | Batch discount 50% | The name large"
                + " takes the first row, OpenAI: large, and others have other prices: Azure: large"
                + " (Batch discount 25%); 1 workload uses it | Write Provider: Name in the"
                + " workloads to say which one is meant");
  }

  @Test
  void rowsOfOneNameThatAgreeAreNotDoubted() {
    second("Azure", "10", "GBP");
    book.workload();

    assertThat(book.doubts()).isEmpty();
  }

  @Test
  void rowsOfOneNameAndProviderThatDisagreeAreDoubted() {
    second("OpenAI", "12", "GBP");
    book.workload("Prompted model", "OpenAI: large");

    assertThat(book.doubts())
        .containsExactly(
            "Warning | Model prices!J2 |  | Input | 10 | OpenAI: large costs 10 GBP for Input, and"
                + " another row of the same day says 12 GBP (list, 2026-11-01); 1 workload uses it"
                + " | Remove the row that does not hold");
  }

  /** What stands in the cells is said by the error at them. */
  @Test
  void aRowThatIsTakenThoughItsPriceCannotBeReadShowsNone() {
    second("OpenAI", "12", "GBP");
    book.set(ModelPrices.TABLE, 2, "Input", "ask", "Output", "ask");
    book.set(ModelPrices.TABLE, 6, "Checked on", "2026-10-01");
    book.workload("Prompted model", "OpenAI: large");

    assertThat(book.doubts())
        .hasSize(1)
        .allMatch(doubt -> doubt.startsWith("Warning | Model prices!J2 |  | Input |  | The name"));
  }

  @Test
  void anEarlierRowOfOneNameAndProviderIsDoubted() {
    second("OpenAI", "12", "GBP");
    book.set(ModelPrices.TABLE, 6, "Checked on", "2026-10-01");
    book.workload("Prompted model", "OpenAI: large");

    assertThat(book.doubts())
        .containsExactly(
            "Warning | Model prices!J2 |  | Input | Input 10 GBP | The name OpenAI: large takes the"
                + " first row, OpenAI: large, and others have other prices: OpenAI: large (Input 12"
                + " GBP); 1 workload uses it | Remove the rows that no longer hold");
  }

  @Test
  void aTuneThatCostsLessThanItsBaseIsDoubted() {
    book.set(ModelPrices.TABLE, 4, "Output", "0.3");
    book.workload("Serving", "Per token");

    assertThat(book.doubts())
        .containsExactly(
            "Warning | Model prices!N4 |  | Output | 0.3 | Acme: tune is fine-tuned and costs 0.3"
                + " GBP for Output, less than its base model Acme: small-8b at 0.4; 1 workload uses"
                + " it | Check whether the price is that of the fine-tuned model");
  }

  @Test
  void figuresThatNobodyUsesAreNotDoubted() {
    book.set(ModelPrices.TABLE, 5, "Output", "9000");
    book.workload("Needs grounding", "Yes");

    assertThat(book.doubts()).isEmpty();
  }

  @Test
  void manyOthersAreCounted() {
    for (int i = 1; i <= 7; i++) {
      second("P" + i, "1" + i, "GBP");
    }
    book.workload();

    assertThat(book.doubts()).hasSize(1);
    assertThat(book.doubts().get(0))
        .contains("P5: large (Input 15 GBP) and 2 more; 1 workload uses it");
  }

  @Test
  void gpusAreComparedWithinThePricingThatIsTaken() {
    gpu("Modal", "Serverless", "3");
    gpu("Lambda", "On demand", "2");
    gpu("Aws", "Spot", "0.5");
    gpu("Broker", "On demand", "");
    book.workload("GPU", "L40S", "Smaller model", "large");

    assertThat(book.doubts())
        .containsExactly(
            "Warning | GPU prices!G2 |  | Price | Price 1 GBP | The name L40S takes the first row,"
                + " Runpod: L40S (On demand), and others have other prices: Lambda: L40S (Price 2"
                + " GBP); 1 workload uses it | Write Provider: Name in the workloads to say which"
                + " one is meant");
  }

  @Test
  void cardsToBuyAreComparedWithThoseThatAreSold() {
    owned("Lessor", "");
    owned("Shop", "9000");
    book.set(GpuPrices.TABLE, 3, "Purchase price", "");
    owned("Dealer", "8000");
    book.workload("GPU", "L40S", "Serving", "Own hardware", "Smaller model", "large");

    assertThat(book.doubts())
        .containsExactly(
            "Warning | GPU prices!I5 |  | Purchase price | Purchase price 9000 GBP | The name L40S"
                + " takes the first row, Shop: L40S (Owned), and others have other prices: Dealer:"
                + " L40S (Purchase price 8000 GBP); 1 workload uses it | Write Provider: Name in"
                + " the workloads to say which one is meant");
  }

  private void owned(String provider, String price) {
    gpu(provider, "Owned", "");
    int row = book.table(GpuPrices.TABLE).rows().size() + 1;
    book.set(GpuPrices.TABLE, row, "Purchase price", price, "Running cost", "60");
  }

  private void gpu(String provider, String pricing, String price) {
    book.add(
        GpuPrices.TABLE,
        "GPU",
        "L40S",
        "Provider",
        provider,
        "Pricing",
        pricing,
        "Price",
        price,
        "Currency",
        "GBP",
        "Checked on",
        "2026-11-01",
        "Source",
        "list");
  }

  @Test
  void ofABareCandidateAProviderIsChosenAndNobodyIsWarned() {
    book.add(
        ModelPrices.TABLE,
        "Provider",
        "Azure",
        "Model",
        "small-8b",
        "Kind",
        "Base",
        "Input",
        "0.2",
        "Output",
        "0.4",
        "Currency",
        "GBP");
    book.add(
        ModelPrices.TABLE,
        "Provider",
        "Azure",
        "Model",
        "hosted tune",
        "Kind",
        "Fine-tuned",
        "Base model",
        "small-8b",
        "Input",
        "0.2",
        "Output",
        "0.4",
        "Hosting",
        "1.7",
        "Currency",
        "GBP");
    book.workload("Serving", "Per token");

    assertThat(book.doubts()).noneMatch(line -> line.contains("takes the first row"));
  }
}
