package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.evaluation.InputTables;
import breakeven.core.input.AssumptionValues;
import breakeven.core.input.TableRows;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.price.Rates;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.PriceTable;
import breakeven.core.table.ServingCapacity;
import breakeven.core.table.TrainingPrices;
import breakeven.core.table.UncertaintyTable;
import breakeven.testing.Portfolio;
import breakeven.testing.SmallBook;
import breakeven.workbook.write.ShippedTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableProblemsTest {
  private final SmallBook book = new SmallBook();
  private final List<Problem> problems = new ArrayList<>();
  private final TableProblems tables = new TableProblems(problems::add);

  private List<String> rates() {
    rates(book.table(ExchangeRates.TABLE), book.rates(book.assumptions()), InputTables.Origin.OWN);
    return SmallBook.lines(problems);
  }

  /** What workloads have too is left to them. */
  private void rates(TableRows rows, Rates rates, InputTables.Origin origin) {
    tables.exchangeRates(
        new InputTables(
            Map.of(ExchangeRates.TABLE, rows),
            Map.of(),
            Map.of(ExchangeRates.TABLE, origin),
            book.assumptions(),
            rates),
        ofWorkloads -> {});
  }

  private List<String> uncertainty() {
    tables.uncertainty(book.table(UncertaintyTable.TABLE));
    return SmallBook.lines(problems);
  }

  private List<String> scenario() {
    tables.scenario(book.assumptions(), book.table(UncertaintyTable.TABLE));
    return SmallBook.lines(problems);
  }

  private List<String> assumptions() {
    book.workload().evaluate();
    tables.assumptions(book.assumptions(), book.prices());
    return SmallBook.lines(problems);
  }

  /** No name leads to such a row, so that no workload tells of it. */
  @Test
  void namesThatCannotBeReadAreTold() {
    book.set(ModelPrices.TABLE, 2, "Model", "#N/A").set(ModelPrices.TABLE, 3, "Provider", "#N/A");
    book.set(ModelPrices.TABLE, 4, "Base model", "#N/A", "Source", "#N/A", "Kind", "#N/A");
    book.set(TrainingPrices.TABLE, 2, "Model or size", "#N/A");
    book.set(GpuPrices.TABLE, 2, "GPU", "#N/A").set(GpuPrices.TABLE, 3, "GPU", "");
    book.set(ServingCapacity.TABLE, 2, "Model", "#N/A");
    book.set(ExchangeRates.TABLE, 2, "Currency", "#N/A");

    PriceTable.ALL.forEach(layout -> tables.names(book.table(layout.table())));
    assertThat(problems)
        .allMatch(problem -> problem.severity() == Severity.ERROR)
        .extracting(problem -> problem.where() + " " + problem.problem())
        .containsExactly(
            "Model prices!B2 The cell holds an error value; the row is not found by it",
            "Model prices!A3 The cell holds an error value; the row is not found by it",
            "Model prices!D4 The cell holds an error value; the row is not found by it",
            "Training prices!B2 The cell holds an error value; the row is not found by it",
            "GPU prices!A2 The cell holds an error value; the row is not found by it",
            "Serving capacity!B2 The cell holds an error value; the row is not found by it",
            "Exchange rates!A2 The cell holds an error value; the row is not found by it");
  }

  @Test
  void rowsWithFiguresAndNoNameAreToldOnceASheet() {
    for (int i = 0; i < 7; i++) {
      book.add(GpuPrices.TABLE, "Provider", "Lambda", "Price", "2");
    }
    book.add(ModelPrices.TABLE, "Kind", "Base", "Input", "1");
    book.add(ExchangeRates.TABLE, "Rate", "0.9", "Source", "bank");
    book.add(ServingCapacity.TABLE, "Prefill", "1000", "Model", "small-8b");

    PriceTable.ALL.forEach(layout -> tables.unnamed(book.table(layout.table())));
    assertThat(SmallBook.lines(problems))
        .containsExactly(
            "Warning | Model prices!B6 |  | Model |  | The row has figures and no Model, so that no"
                + " workload leads to it | Type Model in each row, also where it is that of the row"
                + " above",
            "Warning | GPU prices!A4 |  | GPU |  | 7 rows have figures and no GPU, so that no"
                + " workload leads to them: rows 4, 5, 6, 7, 8 and 2 more | Type GPU in each row,"
                + " also where it is that of the row above",
            "Warning | Serving capacity!A3 |  | GPU |  | The row has figures and no GPU, so that no"
                + " workload leads to it | Type GPU in each row, also where it is that of the row"
                + " above",
            "Warning | Exchange rates!A3 |  | Currency |  | The row has figures and no Currency, so"
                + " that no workload leads to it | Type Currency in each row, also where it is that"
                + " of the row above");
  }

  @Test
  void totalsNotesAndNamesThatCannotBeReadAreNoRowsWithoutAName() {
    book.add(GpuPrices.TABLE, "Price", "2", "Purchase price", "8000");
    book.add(GpuPrices.TABLE, "Source", "prices of last week");
    book.add(GpuPrices.TABLE, "GPU", "#N/A", "Provider", "Lambda", "Price", "2");

    PriceTable.ALL.forEach(layout -> tables.unnamed(book.table(layout.table())));
    assertThat(problems).isEmpty();
  }

  @Test
  void goodTablesHaveNoProblem() {
    assertThat(rates()).isEmpty();
    assertThat(assumptions()).isEmpty();
    tables.uncertainty(ShippedTables.of(UncertaintyTable.TABLE));
    TableRows shipped = ShippedTables.of(ExchangeRates.TABLE);
    rates(shipped, new Rates(shipped, "USD", true), InputTables.Origin.SHIPPED);
    assertThat(problems).isEmpty();
  }

  /** The rates themselves say so, once for all workloads. */
  @Test
  void assumptionsAreNotBlamedForRatesInAnotherCurrency() {
    book.add(ExchangeRates.TABLE, "Currency", "gbp", "Rate", "1.3");
    book.add(AssumptionsTable.TABLE, "Assumption", "Day rate", "Value", "9", "Unit", "USD a day");

    assertThat(rates()).isEmpty();
    assertThat(assumptions()).isEmpty();
  }

  @Test
  void aRateThatLooksLikeThatOfAnotherCurrencyIsDoubted() {
    book.set(ExchangeRates.TABLE, 2, "Currency", "EUR");
    book.set(ExchangeRates.TABLE, 2, "Rate", "1");

    assertThat(rates())
        .containsExactly(
            "Warning | Exchange rates!B2 |  | Rate | 1 | The rate of EUR is 1, as if all rates were"
                + " in EUR; they are taken in the reporting currency, GBP | Give all rates in GBP"
                + " per 1, or make EUR the Reporting currency on Assumptions");
  }

  /** Beside others it is certain: the rates themselves say so, once for all workloads. */
  @Test
  void ofRatesInAnotherCurrencyNothingElseIsTold() {
    book.add(ExchangeRates.TABLE, "Currency", "EUR", "Rate", "1");

    assertThat(rates()).isEmpty();
    assertThat(assumptions()).isEmpty();
  }

  @Test
  void aRateOfOneBesideThatOfTheReportingCurrencyIsARate() {
    book.add(ExchangeRates.TABLE, "Currency", "EUR", "Rate", "1");
    book.add(ExchangeRates.TABLE, "Currency", "GBP", "Rate", "1");

    assertThat(rates()).isEmpty();
  }

  @Test
  void aRateThatBanksQuoteTheOtherWayRoundIsDoubted() {
    book.add(ExchangeRates.TABLE, "Currency", "EUR", "Rate", "1.1490");

    assertThat(rates())
        .containsExactly(
            "Warning | Exchange rates!B3 |  | Rate | 1.149 | The rate looks turned round: it is"
                + " taken as 1.149 GBP for 1 EUR, and the shipped one is 0.8488 | Where it is EUR"
                + " for 1 GBP, type 1 divided by it");
  }

  @Test
  void aRateThatHasMovedAndOneThatNobodyKnowsAreNotDoubted() {
    book.set(ExchangeRates.TABLE, 2, "Rate", "0.99");
    book.add(ExchangeRates.TABLE, "Currency", "XAF", "Rate", "190");

    assertThat(rates()).isEmpty();
  }

  @Test
  void aCurrencyTwiceIsDoubted() {
    book.add(ExchangeRates.TABLE, "Currency", "usd", "Rate", "0.8");

    assertThat(rates())
        .containsExactly(
            "Warning | Exchange rates!A3 |  | Currency | USD | USD is in row 2 too, and"
                + " that row counts | Remove one of the two rows");
  }

  @Test
  void theShippedRatesMustKnowTheReportingCurrency() {
    TableRows shipped = ShippedTables.of(ExchangeRates.TABLE);

    assertThat(SmallBook.lines(List.of(new Rates(shipped, "XAF", true).unusable())))
        .containsExactly(
            "Error | Exchange rates! |  | Currency | XAF | The shipped exchange rates have none for"
                + " the reporting currency, XAF, so that no other currency can be converted | Add a"
                + " sheet Exchange rates to the workbook, with rates in XAF per 1");
  }

  @Test
  void aShiftOfAShareByMoreThanAllOfItIsDoubted() {
    book.add(
        UncertaintyTable.TABLE,
        "Driver",
        "Growth",
        "Applies as",
        "Shift",
        "Low",
        "-0.02",
        "High",
        "2");
    book.add(
        UncertaintyTable.TABLE, "Driver", "Days", "Applies as", "Shift", "Low", "-2", "High", "2");

    assertThat(uncertainty())
        .containsExactly(
            "Warning | Uncertainty!D2 |  | High | 2 | A shift of Growth by 2 is one by 200% | Type"
                + " 0.02 where 2% is meant");
  }

  @Test
  void aLowAboveItsHighIsDoubted() {
    book.add(UncertaintyTable.TABLE, "Driver", "Volume", "Low", "1.5", "High", "0.5");

    assertThat(uncertainty())
        .containsExactly(
            "Warning | Uncertainty!C2 |  | Low | 1.5 | Low of Volume is above its High, 0.5 | Type"
                + " the smaller one in Low");
  }

  @Test
  void aSpreadHoldsTheMostLikelyValue() {
    book.add(UncertaintyTable.TABLE, "Driver", "Volume", "Low", "1.2", "High", "1.5");
    book.add(
        UncertaintyTable.TABLE,
        "Driver",
        "Growth",
        "Applies as",
        "Shift",
        "Low",
        "-0.2",
        "High",
        "-0.1");

    assertThat(uncertainty())
        .containsExactly(
            "Warning | Uncertainty!C2 |  | Low | 1.2 | The most likely factor of Volume, 1, is not"
                + " between Low and High | Type a Low up to 1 and a High from there on",
            "Warning | Uncertainty!D3 |  | High | -0.1 | The most likely shift of Growth, 0, is not"
                + " between Low and High | Type a Low up to 0 and a High from there on");
  }

  @Test
  void aDriverTwiceIsDoubtedAndCellsThatCannotBeReadAreTold() {
    book.add(UncertaintyTable.TABLE, "Driver", "Volume", "Low", "0.5");
    book.add(UncertaintyTable.TABLE, "Driver", "volume", "Low", "half");

    assertThat(uncertainty())
        .containsExactly(
            "Error | Uncertainty!C3 |  | Low | half | This is not a plain number | Type a plain"
                + " number, or leave the cell empty (the most likely value: no spread to this"
                + " side)",
            "Warning | Uncertainty!A3 |  | Driver | Volume | Volume is in row 2 too, and"
                + " that row counts | Remove one of the two rows");
  }

  @Test
  void namesOfTheAssumptionsAreLookedUp() {
    book.set(AssumptionsTable.TABLE, 3, "Value", "L40");

    assertThat(assumptions())
        .containsExactly(
            "Warning | Assumptions!B3 |  | Value | L40 | GPU: the price tables have no row of this"
                + " name | Type a name of the price tables, or add a row for it. Until then,"
                + " workloads that take it are Needs data");
  }

  @Test
  void shippedNamesThatTheUsersTablesLackAreTheWorkloadsMatter() {
    book.remove(AssumptionsTable.TABLE, 2);
    book.workload("Candidate model", "small-8b").evaluate();
    tables.assumptions(book.assumptions(), book.prices());

    assertThat(problems).isEmpty();
  }

  @Test
  void aCurrencyOfAnAssumptionNeedsARate() {
    book.add(AssumptionsTable.TABLE, "Assumption", "Day rate", "Value", "9", "Unit", "CHF a day");

    assertThat(assumptions())
        .containsExactly(
            "Error | Exchange rates! |  | Currency | CHF | There is no rate for CHF, which is"
                + " needed by the assumption Day rate | Add a row for CHF, in GBP per 1, with its"
                + " day and source");
  }

  @Test
  void theShippedAssumptionsHaveNoProblem() {
    AssumptionValues shipped = AssumptionValues.shipped(ShippedTables.of(AssumptionsTable.TABLE));
    tables.assumptions(shipped, new Portfolio(List.of()).prices());

    assertThat(problems).isEmpty();
  }

  /** One that differs was typed by somebody, who knows. */
  @Test
  void theShapeThatAnEarlierEditionShippedIsToldOnce() {
    book.assume("Tuning method", "LoRA").assume("Serving", "Rented GPUs").assume("GPU", "L40S");
    tables.edition(book.assumptions());
    assertThat(SmallBook.lines(problems))
        .singleElement()
        .asString()
        .startsWith("Warning | Assumptions!")
        .contains("those that an earlier edition shipped")
        .endsWith("Blank these three to have shapes chosen");

    book.assume("GPU", "L4");
    tables.edition(book.assumptions());
    assertThat(problems).hasSize(1);
  }

  @Test
  void aScenarioThatLeavesDriversAsInBaseIsToldOnce() {
    book.add(UncertaintyTable.TABLE, "Driver", "Volume", "Cautious", "0.7", "Favourable", "1.2");
    book.add(UncertaintyTable.TABLE, "Driver", "Days", "Favourable", "0.5");
    assertThat(scenario()).as("Base").isEmpty();
    book.add(AssumptionsTable.TABLE, "Assumption", "Scenario", "Value", "Cautious");
    assertThat(scenario())
        .singleElement()
        .asString()
        .startsWith(
            "Warning | Assumptions!B7 |  | Value | Cautious | Uncertainty has no value of Cautious"
                + " for Growth, Price decline,")
        .contains(", Days, ")
        .doesNotContain("Volume")
        .endsWith(": as in Base | Type a factor or a shift in the column Cautious of Uncertainty");
  }

  @Test
  void aWorkbookWithoutScenariosIsToldOnceWhereOneIsAskedFor() {
    book.add(UncertaintyTable.TABLE, "Driver", "Volume", "Low", "0.5", "High", "1.5");
    book.add(AssumptionsTable.TABLE, "Assumption", "Scenario", "Value", "Favourable");
    assertThat(scenario())
        .containsExactly(
            "Warning | Assumptions!B7 |  | Value | Favourable | Uncertainty has no value of"
                + " Favourable: every driver is as in Base | Type a factor or a shift in the column"
                + " Favourable of Uncertainty");
  }

  @Test
  void aFactorOfAScenarioBelowNoneIsTold() {
    book.add(UncertaintyTable.TABLE, "Driver", "Days", "Cautious", "-1", "Favourable", "0");
    assertThat(uncertainty())
        .containsExactly(
            "Warning | Uncertainty!E2 |  | Cautious | -1 | A factor of Days below 0 counts as 0 |"
                + " Type a factor from 0 on, or Shift in Applies as");
  }
}
