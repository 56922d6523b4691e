package breakeven.core.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.input.CellType;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.Source;
import breakeven.core.input.TableReader;
import breakeven.core.input.TableRows;
import breakeven.core.model.Severity;
import breakeven.core.table.Column;
import breakeven.core.table.ExchangeRates;
import breakeven.workbook.write.ShippedTables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesTest {
  private static final TableRows SHIPPED = ShippedTables.of(ExchangeRates.TABLE);

  // Pounds for one, as shipped.
  private static final double USD = 0.753217;
  private static final double EUR = 0.8488;

  /** Rows of currency, rate, day, source. */
  private static TableRows table(String... rows) {
    return headed(ExchangeRates.RATE.title(), rows);
  }

  private static TableRows headed(String rate, String... rows) {
    TableReader reader = new TableReader(ExchangeRates.TABLE, Source.csv("Exchange rates"));
    reader.startRow(1);
    for (Column column : ExchangeRates.TABLE.columns()) {
      String title = column == ExchangeRates.RATE ? rate : column.title();
      reader.cell(column.ordinal(), CellType.TEXT, 0, title);
    }
    reader.endRow(1);
    for (int i = 0; i < rows.length; i++) {
      String[] cells = rows[i].split("\\|");
      reader.startRow(i + 2);
      for (int k = 0; k < cells.length; k++) {
        if (!cells[k].isEmpty()) {
          reader.cell(k, CellType.TEXT, Double.NaN, cells[k]);
        }
      }
      reader.endRow(i + 2);
    }
    return reader.finish();
  }

  @Test
  void anyCodeIsConvertedByTheRateOfTheSheet() {
    Rates rates = new Rates(table("JPY|0.0049|2026-11-01|bank", " xof |0.00133"), "GBP", false);

    assertThat(rates.rate("JPY")).isEqualTo(0.0049);
    assertThat(rates.rate("XOF")).isEqualTo(0.00133);
    assertThat(rates.rate("gbp")).isEqualTo(1);
    assertThat(rates.rate("")).isEqualTo(1);
    assertThat(rates.rate("CHF")).isNaN();
    assertThat(rates.faults("CHF")).isEmpty();
  }

  @Test
  void shippedRatesAreCrossedToTheReportingCurrencyOverOneHop() {
    Rates rates = new Rates(SHIPPED, "EUR", true);

    assertThat(rates.rate("USD")).isCloseTo(USD / EUR, within(1e-15));
    assertThat(rates.rate("GBP")).isCloseTo(1 / EUR, within(1e-15));
    assertThat(rates.rate("EUR")).isEqualTo(1);
  }

  @Test
  void bothRatesOfAHopCanBeFollowed() {
    assertThat(new Rates(SHIPPED, "EUR", true).behind("USD"))
        .extracting(
            row ->
                row.text(ExchangeRates.CURRENCY)
                    + " "
                    + row.number(ExchangeRates.RATE)
                    + " "
                    + row.place(ExchangeRates.RATE)
                    + " "
                    + row.date(ExchangeRates.DATE))
        .containsExactly(
            "USD 0.753217 Exchange rates!B3 2026-10-06", "EUR 0.8488 Exchange rates!B4 2026-10-06");
    assertThat(new Rates(SHIPPED, "GBP", true).behind("USD"))
        .extracting(row -> row.text(ExchangeRates.SOURCE))
        .containsExactly("ECB euro reference rate of the day, crossed from euro");
    assertThat(new Rates(SHIPPED, "GBP", true).behind("GBP")).isEmpty();
  }

  @Test
  void withoutAShippedRateOfTheReportingCurrencyNothingIsConverted() {
    Rates rates = new Rates(SHIPPED, "XPF", true);

    assertThat(rates.rate("USD")).isNaN();
    assertThat(rates.faults("USD")).containsExactly(rates.unusable());
    assertThat(rates.faults("XOF")).containsExactly(rates.unusable());
    assertThat(rates.rate("XPF")).isEqualTo(1);
  }

  @Test
  void aTableInWhichTheReportingCurrencyIsNotOneConvertsNothing() {
    Rates rates = new Rates(table("USD|0.9|2026-11-01|bank", "gbp|1.3"), "GBP", false, SHIPPED);

    assertThat(rates.rate("USD")).isNaN();
    assertThat(rates.rate("GBP")).isEqualTo(1);
    assertThat(rates.faults("USD"))
        .extracting(fault -> fault.sheet() + "!" + fault.cell() + " " + fault.problem())
        .containsExactly(
            "Exchange rates!B3 GBP is the reporting currency, so that its rate is 1; with another"
                + " one no other currency can be converted");
    assertThat(rates.faults("CHF")).isEmpty();
    assertThat(rates.dollars("GBP")).isCloseTo(1 / USD, within(1e-15));
    assertThat(new Rates(table("USD|0.8", "GBP|1"), "GBP", false).unusable()).isNull();
    assertThat(new Rates(table("USD|0.8", "GBP|one"), "GBP", false).unusable()).isNull();
    assertThat(new Rates(SHIPPED, "EUR", true).unusable()).isNull();
  }

  /** One row of 1 says what all are quoted in, and the reporting currency's rate leads there. */
  @ParameterizedTest
  @CsvSource({
    "EUR, 0.8, 0.7497, 0.8, EUR|0.8, GBP|1",
    "USD, 0.75, 0.86, 0.75, USD|0.75, GBP|1",
    "JPY, 0.005, 0.75, 0.005, JPY|0.005, GBP|1"
  })
  void aTableThatIsQuotedPerAnotherCurrencyIsRebased(
      String reporting, double own, double francs, double rate, String row, String base) {
    Rates rates =
        new Rates(
            table("CHF|" + francs, row + "|2026-11-02|bank", base), reporting, false, SHIPPED);

    assertThat(rates.unusable()).isNull();
    assertThat(rates.ofReporting()).isNull();
    assertThat(rates.quotedPer()).isEqualTo("GBP");
    assertThat(rates.rate(reporting)).isEqualTo(1);
    assertThat(rates.rate("GBP")).isCloseTo(1 / own, within(1e-12));
    assertThat(rates.rate("CHF")).isCloseTo(francs / own, within(1e-12));
    assertThat(rates.behind("CHF"))
        .extracting(each -> each.number(ExchangeRates.RATE))
        .containsExactly(francs, rate);
    assertThat(rates.behind("GBP"))
        .extracting(each -> each.text(ExchangeRates.CURRENCY))
        .containsExactly(reporting);
    assertThat(rates.rebased())
        .satisfies(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Severity.WARNING);
              assertThat(problem.cell()).isEqualTo("B3");
              assertThat(problem.problem())
                  .isEqualTo(
                      "The rates are quoted in GBP, whose rate is 1: each is divided by "
                          + PlainNumber.text(own)
                          + ", so that it is in "
                          + reporting);
            });
  }

  /** A fresh template in which somebody chose euros. */
  @Test
  void theShippedRatesAreRebasedWithoutAWord() {
    Rates rates = new Rates(SHIPPED, "EUR", false, SHIPPED);
    assertThat(rates.rate("GBP")).isCloseTo(1 / EUR, within(1e-12));
    assertThat(rates.quotedPer()).isEqualTo("GBP");
    assertThat(rates.rebased()).isNull();
  }

  /** Two rows of 1, or a header of a third currency, do not say in what they are quoted. */
  @Test
  void aTableThatMayBeQuotedPerSeveralCurrenciesIsNotRebased() {
    Rates pegged = new Rates(table("EUR|0.87", "GBP|1", "GIP|1"), "EUR", false, SHIPPED);
    assertThat(pegged.rebased()).isNull();
    assertThat(pegged.unusable()).isNotNull();
    assertThat(pegged.rate("GBP")).isNaN();
    TableRows headed = headed("Rate (USD per 1)", "EUR|0.87", "GBP|1");
    assertThat(new Rates(headed, "EUR", false, SHIPPED).rate("GBP")).isNaN();
    TableRows agreed = headed("Rate (GBP per 1)", "EUR|0.87", "GBP|1");
    assertThat(new Rates(agreed, "EUR", false, SHIPPED).rate("GBP"))
        .isCloseTo(1 / 0.87, within(1e-12));
    Rates usual = new Rates(table("EUR|1", "GBP|1.15"), "EUR", false, SHIPPED);
    assertThat(usual.rebased()).isNull();
    assertThat(usual.rate("GBP")).isEqualTo(1.15);
  }

  /** As after a change of Reporting currency on Assumptions alone. */
  @Test
  void aTableWhoseRatesAreGivenInAnotherCurrencyConvertsNothing() {
    Rates rates = new Rates(table("usd|0.75", "gbp|1", "EUR|0.87"), "JPY", false, SHIPPED);

    assertThat(rates.rate("USD")).isNaN();
    assertThat(rates.rate("GBP")).isNaN();
    assertThat(rates.rate("JPY")).isEqualTo(1);
    assertThat(rates.faults("USD"))
        .extracting(fault -> fault.sheet() + "!" + fault.cell() + " " + fault.problem())
        .containsExactly(
            "Exchange rates!B3 The rate of GBP is 1, so that all rates are given in GBP; the"
                + " reporting currency is JPY, and no other currency can be converted");
    Rates pegged = new Rates(table("USD|0.75", "GIP|1", "GBP|1"), "GBP", false, SHIPPED);
    assertThat(pegged.unusable()).isNull();
    assertThat(pegged.rate("GIP")).isEqualTo(1);
    assertThat(new Rates(table("GIP|1"), "GBP", false, SHIPPED).unusable()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"Rate (EUR per 1), false", "Rate (\u20ac), false", "Rate (GBP per 1), true"})
  void aHeaderThatNamesAnotherCurrencyThanTheReportingOneConvertsNothing(
      String header, boolean converts) {
    TableRows table = headed(header, "USD|0.86", "CHF|1.07");
    Rates rates = new Rates(table, "GBP", false, SHIPPED);

    assertThat(table.header().problems()).isEmpty();
    assertThat(Double.isNaN(rates.rate("USD"))).isEqualTo(!converts);
    assertThat(rates.faults("USD"))
        .extracting(fault -> fault.sheet() + "!" + fault.cell() + " " + fault.problem())
        .isEqualTo(
            converts
                ? List.of()
                : List.of(
                    "Exchange rates!B1 The header says that the rates are in EUR, and the reporting"
                        + " currency is GBP, so that no other currency can be converted"));
  }

  @Test
  void dollarsForComparingPricesComeFromTheSheetElseFromTheShippedRates() {
    Rates own = new Rates(table("USD|0.5|2026-11-01|bank"), "GBP", false, SHIPPED);
    Rates none = new Rates(table("JPY|0.0049|2026-11-01|bank"), "GBP", false, SHIPPED);

    assertThat(own.dollars("GBP")).isEqualTo(2);
    assertThat(own.dollars("USD")).isEqualTo(1);
    assertThat(own.dollars("EUR")).isCloseTo(EUR / USD, within(1e-15));
    assertThat(none.dollars("")).isCloseTo(1 / USD, within(1e-15));
    assertThat(none.dollars("XPF")).isNaN();
  }

  @Test
  void cellDayAndSourceStandAtEachRate() {
    assertThat(new Rates(table("JPY|0.0049|2026-11-01|bank"), "GBP", false).behind("JPY"))
        .extracting(
            row ->
                row.place(ExchangeRates.RATE)
                    + " "
                    + row.date(ExchangeRates.DATE)
                    + " "
                    + row.text(ExchangeRates.SOURCE))
        .containsExactly("Exchange rates!B2 2026-11-01 bank");
  }

  @ParameterizedTest
  @CsvSource({"\u20ac, EUR", "Euro, EUR", "\u00a3, GBP", "pounds, GBP", "$, USD", "US$, USD"})
  void whatIsNoCodeIsAnsweredWithTheOneThatWasMeant(String typed, String code) {
    assertThat(Rates.isCode(typed)).isFalse();
    assertThat(Rates.meant(typed)).isEqualTo(code);
  }
}
