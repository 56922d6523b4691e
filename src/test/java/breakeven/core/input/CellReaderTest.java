package breakeven.core.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.model.Severity;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.table.Workloads;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellReaderTest {
  private final TypedCell cell = new TypedCell();

  private TypedCell text(Column column, String text) {
    new CellReader(Source.sheet("")).read(column, CellType.TEXT, Double.NaN, text, cell);
    return cell;
  }

  private TypedCell csv(Column column, String text) {
    new CellReader(Source.csv("")).read(column, CellType.TEXT, Double.NaN, text, cell);
    return cell;
  }

  private TypedCell number(Column column, double number) {
    new CellReader(Source.sheet("")).read(column, CellType.NUMBER, number, null, cell);
    return cell;
  }

  private TypedCell other(Column column, CellType type, double number, String text) {
    new CellReader(Source.sheet("")).read(column, type, number, text, cell);
    return cell;
  }

  private void assertError(String found, String problem, String fix) {
    assertThat(cell.findings()).containsExactly(new Finding(Severity.ERROR, found, problem, fix));
    assertThat(cell.bad()).isTrue();
    assertThat(cell.number()).isNaN();
    assertThat(cell.text()).isNull();
  }

  private void assertWarning(double value, String found, String problem, String fix) {
    assertThat(cell.findings()).containsExactly(new Finding(Severity.WARNING, found, problem, fix));
    assertThat(cell.bad()).isFalse();
    assertThat(cell.number()).isEqualTo(value);
  }

  @Test
  void aPlainNumberIsTakenAsItIs() {
    number(Workloads.REQUESTS, 250_000.5);
    assertThat(cell.number()).isEqualTo(250_000.5);
    assertThat(cell.findings()).isEmpty();
  }

  @Test
  void aShareAboveOneIsPerCent() {
    number(Workloads.CACHED_SHARE, 12.5);
    assertWarning(
        0.125,
        "12.5",
        "A share above 1 is read as per cent: 12.5 is 12.5%",
        "Type 0.125, or 12.5% with the sign");
  }

  /** Fractions that are added up may come to a little more than 1, or less than -1. */
  @Test
  void aShareThatIsOneOnNineDecimalsIsAllAndNotOnePerCent() {
    number(Workloads.CACHED_SHARE, 1.0000000000000002);
    assertThat(cell.number()).isEqualTo(1);
    assertThat(cell.findings()).isEmpty();
    number(Workloads.GROWTH, -1.0000000000000002);
    assertThat(cell.number()).isEqualTo(-1);
    assertThat(cell.findings()).isEmpty();
    number(Workloads.CACHED_SHARE, 1.000000001);
    assertThat(cell.number()).isCloseTo(0.01, within(1e-9));
  }

  @Test
  void aShareShownAsPerCentIsWhatIsShown() {
    other(Workloads.GROWTH, CellType.PER_CENT, 1.5, null);
    assertWarning(
        1.5,
        "150%",
        "Growth of more than 30% a month is rarely meant",
        "Check that the rate is a month's, not a year's");
    other(Workloads.CACHED_SHARE, CellType.PER_CENT, 1.5, null);
    assertError("150%", "The number is outside its range", "Type a share, from 0% to 100%");
    other(Workloads.CACHED_SHARE, CellType.PER_CENT, 0.25, null);
    assertThat(cell.number()).isEqualTo(0.25);
    assertThat(cell.findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"$, USD", "$, CAD", "£, GBP", "GBP a year, EUR", "approx., GBP", "a month, GBP"})
  void whatAFormatShowsBesideAnAmountMayBeItsCurrencyOrARemark(String shown, String currency) {
    new CellReader(Source.sheet(""), currency)
        .read(Workloads.SERVING_COST, CellType.NUMBER, 500, shown, cell);
    assertThat(cell.number()).isEqualTo(500);
    assertThat(cell.findings()).hasSize(shown.equals("GBP a year") ? 1 : 0);
  }

  @Test
  void anAmountThatIsShownInAnotherCurrencyIsDoubtful() {
    new CellReader(Source.sheet(""), "GBP")
        .read(Workloads.SERVING_COST, CellType.NUMBER, 500, "$", cell);
    assertWarning(
        500,
        "500 $",
        "The cell is shown in another currency, and its number is taken in GBP",
        "Type the amount in GBP, and format the cell as a plain number");
  }

  @ParameterizedTest
  @CsvSource({"years, 1 years", "k, 1 k", "a day, 1 a day", "months,", "Mo.,", "approx.,"})
  void aNumberThatIsShownInAnotherUnitIsDoubtful(String shown, String found) {
    other(Workloads.DATA_SHIFT, CellType.NUMBER, 1, shown);
    assertThat(cell.number()).isEqualTo(1);
    if (found == null) {
      assertThat(cell.findings()).isEmpty();
    } else {
      assertWarning(
          1,
          found,
          "The cell is shown in another unit than its number is taken in",
          "Type the number in the unit (months), and format the cell as a plain number");
    }
  }

  @Test
  void aSignOfPerCentThatMultipliesNothingIsDoubtful() {
    other(Workloads.CACHED_SHARE, CellType.NUMBER, 0.5, "%");
    assertWarning(
        0.5,
        "0.5%",
        "The cell is shown as 0.5%, and its number is read as 50%",
        "Type 0.5% anew in a cell with a per cent format, or 50% if that is meant");
    other(Workloads.CACHED_SHARE, CellType.NUMBER, 1, "%");
    assertWarning(
        1,
        "1%",
        "The cell is shown as 1%, and its number is read as 100%",
        "Type 1% anew in a cell with a per cent format, or 100% if that is meant");
    other(Workloads.CACHED_SHARE, CellType.NUMBER, 12.5, "%");
    assertThat(cell.findings()).hasSize(1);
    other(Workloads.CACHED_SHARE, CellType.NUMBER, 0, "%");
    assertThat(cell.findings()).isEmpty();
  }

  /** A spreadsheet takes 900000 that is typed into a cell with a per cent format for 9000. */
  @ParameterizedTest
  @CsvSource({
    "9000, 900000%, 'Type 9000, or 900000 if that is meant, '",
    "0.4, 40%, 'Type 0.4, or 40 if that is meant, '"
  })
  void aNumberThatIsNoShareAndShownInPerCentIsDoubtful(double number, String found, String fix) {
    for (Column column : List.of(Workloads.REQUESTS, Workloads.SERVING_COST)) {
      other(column, CellType.PER_CENT, number, null);
      assertWarning(
          number,
          found,
          "The cell is shown in per cent, and its number is read as " + PlainNumber.text(number),
          fix + "and format the cell as a plain number");
    }
    other(Workloads.REQUESTS, CellType.PER_CENT, 0, null);
    assertThat(cell.findings()).isEmpty();
  }

  @Test
  void whatIsShownInPerCentIsFoundSoWhereItIsOutsideItsRange() {
    other(Workloads.MONTHS_IN_PRODUCTION, CellType.PER_CENT, 0.12, null);
    assertError("12%", "The number is outside its range", "Type a number, 1 or more");
  }

  @Test
  void factorsAndShiftsMayBeShownInPerCent() {
    for (Column column :
        List.of(UncertaintyTable.HIGH, Assumption.MEMORY_MARGIN_FULL.value("factor"))) {
      other(column, CellType.PER_CENT, 1.1, null);
      assertThat(cell.number()).isEqualTo(1.1);
      assertThat(cell.findings()).isEmpty();
    }
  }

  @Test
  void whereAnyNumberIsAcceptedNoRangeIsTold() {
    text(UncertaintyTable.LOW, "half");
    assertError(
        "half",
        "This is not a plain number",
        "Type a plain number, or leave the cell empty (the most likely value: no spread to this"
            + " side)");
  }

  @Test
  void aPlainNumberThatWasPastedIntoAPerCentCellIsPerCent() {
    other(Workloads.CACHED_SHARE, CellType.PER_CENT, 12.5, null);
    assertWarning(
        0.125,
        "12.5",
        "A share above 1 is read as per cent: 12.5 is 12.5%",
        "Type 0.125, or 12.5% with the sign");
    other(Workloads.GROWTH, CellType.PER_CENT, 2, null);
    assertThat(cell.number()).as("200%").isEqualTo(2);
    other(Workloads.GROWTH, CellType.PER_CENT, 2.1, null);
    assertThat(cell.number()).as("210%").isEqualTo(0.021);
  }

  @Test
  void aNumberOfMoreDigitsThanASpreadsheetShowsIsRefused() {
    number(Workloads.REQUESTS, 1e15);
    assertThat(cell.findings()).isEmpty();
    number(Workloads.REQUESTS, 1e300);
    assertError(
        "1e+300",
        "The number is too large to be meant",
        "Type a number of at most 1000000000000000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none | or leave the cell empty (assumption Corpus)",
        "10 00 | in digits alone, as in 20000 or 0.5",
        "~20000 | in digits alone, as in 20000",
        "(5) | in digits alone, as in 20000 or 0.5",
        "ca. 2 Mio | in digits alone, as in 2000000",
        "about 20000? | in digits alone, as in 20000",
        "2 boxes | in digits alone, as in 20000 or 0.5",
        "2,5 Mio | in digits alone, as in 2500000",
        "2.500 Mio | in digits alone, as in 20000 or 0.5",
        "ca. 1.200 | in digits alone, as in 20000 or 0.5",
        "5 to 10 | in digits alone, as in 20000 or 0.5",
        "20 mio | in digits alone, as in 20000000",
        "2 Tsd | in digits alone, as in 2000",
        "20kk | in digits alone, as in 20000 or 0.5",
        "5% | without a per cent sign",
        "20k EUR | without a currency",
        "€650 | without a currency sign",
        "650 GBP | without a currency",
        "20k examples | in the unit of the column: Corpus (tokens)",
        "12 months | in the unit of the column: Corpus (tokens)",
        "1,25 | with a point for decimals, as in 1.25, or choose comma as Decimal sign on"
            + " Assumptions (or --decimal-comma)",
        "1,200.50 | with a point for decimals and nothing between thousands, as in 1200.50, or"
            + " choose comma as Decimal sign on Assumptions (or --decimal-comma)",
        "1.200,50 | with a point for decimals and nothing between thousands, as in 1200.50, or"
            + " choose comma as Decimal sign on Assumptions (or --decimal-comma)",
        "1,5k | with a point for decimals, as in 1.5k, or choose comma as Decimal sign on"
            + " Assumptions (or --decimal-comma)",
        "1,2,3 | with a point for decimals and nothing between thousands, as in 1234.5, or choose"
            + " comma as Decimal sign on Assumptions (or --decimal-comma)",
      })
  void whatToTypeFitsWhatWasTyped(String typed, String fix) {
    text(Workloads.CORPUS, typed);
    assertError(typed, "This is not a plain number", "Type a plain number, 0 or more, " + fix);
  }

  /** A month has 30.4 days, 730 hours; what cannot be converted is told without a figure. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "50k/day | , as in 1520000",
        "1000 per day | , as in 30400",
        "about 100 a day | , as in 3040",
        "15,000 per day | , as in 456000 if it is 15000, or 456 if it is 15",
        "1.5k pro Tag | , as in 45600",
        "1,5k pro Tag | , as in 45600",
        "40 Tsd. täglich | , as in 1216000",
        "300 per week | , as in 1300",
        "300 (weekly) | , as in 1300",
        "10k/week | , as in 43333",
        "12/min | , as in 525600, where it never stops",
        "12 requests / min. | , as in 525600, where it never stops",
        "2 per second | , as in 5256000, where it never stops",
        "12/Sek | , as in 31536000, where it never stops",
        "36000 par an | , as in 3000",
        "9000 per quarter | , as in 3000",
        "3000 p.a. | , as in 250",
        "20 mil al día | ''",
        "20 per user | ''",
        "300 tickets per day | ''",
        "300 tokens per day | ''",
        "1.2.3 per day | ''",
      })
  void aNumberOfAnotherTimeIsToldAsThatOfAMonth(String typed, String hint) {
    text(Workloads.REQUESTS, typed);
    assertError(
        typed,
        "This is not a plain number",
        "Type a plain number, 0 or more, in the unit of the column: Requests (per month)" + hint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "> 90% | in digits alone, as in 0.125 or 12.5%",
        "0,4 | with a point for decimals, as in 0.4, or choose comma as Decimal sign on Assumptions"
            + " (or --decimal-comma)",
        "2,5 % | with a point for decimals, as in 2.5%, or choose comma as Decimal sign on"
            + " Assumptions (or --decimal-comma)",
        "ca. 90 % | in digits alone, as in 90%",
        "50 off | in digits alone, as in 0.125 or 12.5%",
        "20k | in digits alone, as in 0.125 or 12.5%",
        "0.4 of input tokens | in the unit of the column: Cached share (% of input tokens)"
      })
  void whatToTypeForAShareIsAShare(String typed, String fix) {
    text(Workloads.CACHED_SHARE, typed);
    assertError(
        typed, "This is not a plain number", "Type a plain number, from 0% to 100%, " + fix);
  }

  /** What can mean one thing is read, and what it is read as is told. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "20k | 20000",
        "20 K | 20000",
        "20 thousand | 20000",
        "1.2m | 1200000",
        "1.2M | 1200000",
        "1.2 mn | 1200000",
        "1.2 million | 1200000",
        "3bn | 3000000000",
        "3b | 3000000000",
        "3 Billion | 3000000000",
        "20k/month | 20000",
        "250000 per month | 250000",
        "20 000 | 20000",
        "20\u00a0000 | 20000",
        "20\u202f000 | 20000",
        "1'200'000 | 1200000",
        "20 000.5 | 20000.5",
        "\u0662\u0660 | 20",
      })
  void whatCanMeanOneNumberIsRead(String typed, String read) {
    text(Workloads.REQUESTS, typed);
    assertWarning(Double.parseDouble(read), typed, "This is read as " + read, "Type " + read);
    csv(Workloads.REQUESTS, typed);
    assertWarning(Double.parseDouble(read), typed, "This is read as " + read, "Type " + read);
  }

  /** The same number with a unit, a currency or a scale is two numbers all the same. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "£1,200 | 1200 or as 1.2 | 1200 or 1.2",
        "1.200 GBP | 1200 or as 1.2 | 1200 or 1.2",
        "1.200k | 1200k or as 1.2k | 1200k or 1.2k"
      })
  void twoNumbersWithWordsAroundThemAreTwo(String typed, String both, String wanted) {
    pounds(Workloads.LABELLING_COST, typed);
    assertError(
        typed,
        "This can be read as " + both,
        "Type " + wanted + ", or choose comma as Decimal sign on Assumptions (or --decimal-comma)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "£0.90 | 0.9",
        "0.9 GBP | 0.9",
        "GBP 650 | 650",
        "gbp650 | 650",
        "650 gbp per example | 650",
        "£ 1.2m | 1200000",
        "-£0 | 0",
      })
  void anAmountInTheCurrencyOfTheColumnIsRead(String typed, String read) {
    pounds(Workloads.LABELLING_COST, typed);
    assertWarning(Double.parseDouble(read), typed, "This is read as " + read, "Type " + read);
  }

  /** A bare sign of dollars is that of any dollar, and one sign is that of yen and yuan. */
  @Test
  void aSignThatCurrenciesShareIsThatOfTheColumn() {
    for (String code : List.of("USD", "CAD", "AUD")) {
      new CellReader(Source.sheet(""), code)
          .read(Workloads.SERVING_COST, CellType.TEXT, Double.NaN, "$500", cell);
      assertThat(cell.number()).isEqualTo(500);
    }
    new CellReader(Source.sheet(""), "JPY")
        .read(Workloads.SERVING_COST, CellType.TEXT, Double.NaN, "\u00a5500", cell);
    assertThat(cell.number()).isEqualTo(500);
    new CellReader(Source.sheet(""), "CAD")
        .read(Workloads.SERVING_COST, CellType.TEXT, Double.NaN, "US$500", cell);
    assertThat(cell.bad()).isTrue();
  }

  private void pounds(Column column, String typed) {
    new CellReader(Source.sheet(""), "GBP").read(column, CellType.TEXT, Double.NaN, typed, cell);
  }

  @ParameterizedTest
  @CsvSource({
    "€ 4000 / month, a currency sign, Requests, calls",
    "4000 EUR, a currency, Requests, calls",
    "4.000 $/month, a currency sign, Requests, calls",
    "€ 20, a currency sign, Output tokens, tokens"
  })
  void aBillAmongCountsIsToldWhereItGoes(String typed, String sign, String header, String counts) {
    Column column = header.equals("Requests") ? Workloads.REQUESTS : Workloads.OUTPUT_TOKENS;
    text(column, typed);
    assertError(
        typed,
        "This is not a plain number",
        "Type a plain number, 0 or more, without %s: %s counts %s, and a bill goes to Prompting"
                .formatted(sign, header, counts)
            + " cost (per month)");
  }

  @Test
  void anAmountOfAnotherTimeIsToldAsThatOfTheColumn() {
    pounds(Workloads.SERVING_COST, "£4,800.00 a year");
    assertError(
        "£4,800.00 a year",
        "This is not a plain number",
        "Type a plain number, 0 or more, in the unit of the column: Serving cost (per month), as in"
            + " 400");
    text(Workloads.HOURS_ON, "8 hours a day");
    assertError(
        "8 hours a day",
        "This is not a plain number",
        "Type a plain number, from 1 to 730, in the unit of the column: Hours on (per month), as in"
            + " 243.2");
  }

  @ParameterizedTest
  @CsvSource({"stabil, Stable", "estable, Stable", "gemischt, Mixed", "volátil, Volatile"})
  void aWordOfAnotherLanguageIsRead(String typed, String word) {
    text(Workloads.TASK_PATTERN, typed);
    assertWarning(
        Workloads.TASK_PATTERN.code(word), typed, "This is read as " + word, "Type " + word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"never", "Nie", "jamais"})
  void neverIsNone(String typed) {
    text(Workloads.DATA_SHIFT, typed);
    assertWarning(Double.POSITIVE_INFINITY, typed, "This is read as none", "Type none");
  }

  /** The unit of the column says nothing new; another one has to be converted first. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6 months | 6",
        "6 Monate | 6",
        "6months | 6",
        "6m | 6",
        "6 M | 6",
        "1.5 mth | 1.5",
        "12 mo | 12",
      })
  void theUnitOfTheColumnBehindANumberIsRead(String typed, String read) {
    text(Workloads.DATA_SHIFT, typed);
    assertWarning(Double.parseDouble(read), typed, "This is read as " + read, "Type " + read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "26 weeks | in the unit of the column: Data shift interval (months), as in 6",
        "2 Jahre | in the unit of the column: Data shift interval (months), as in 24",
        "every 2 years | in the unit of the column: Data shift interval (months), as in 24",
        "tous les 2 ans | in the unit of the column: Data shift interval (months), as in 24",
        "2/year | in the unit of the column: Data shift interval (months)",
        "yearly | as in 12",
        "Jährlich | as in 12",
        "once a year | as in 12",
        "every year | as in 12",
        "half-yearly | as in 6",
        "quarterly | as in 3",
        "mensuel | as in 1",
        "often | or leave the cell empty (Unknown)",
        "2k months | in digits alone, as in 20000 or 0.5",
      })
  void anotherUnitBehindANumberIsNamed(String typed, String fix) {
    text(Workloads.DATA_SHIFT, typed);
    assertError(
        typed,
        "This is not a plain number",
        "Type a plain number, above 0, or none for never, " + fix);
  }

  @Test
  void aUnitIsThatOfTheHeaderOfTheCell() {
    text(Workloads.REQUESTS, "6 months");
    assertError(
        "6 months",
        "This is not a plain number",
        "Type a plain number, 0 or more, in the unit of the column: Requests (per month)");
    text(Workloads.REQUESTS, "8000 a day");
    assertThat(cell.bad()).isTrue();
    text(Workloads.INPUT_TOKENS, "250 tokens");
    assertThat(cell.number()).isEqualTo(250);
    text(Workloads.INPUT_TOKENS, "2k tokens per request");
    assertThat(cell.number()).isEqualTo(2000);
    text(Workloads.MONTHS_IN_PRODUCTION, "12 months");
    assertThat(cell.number()).isEqualTo(12);
    text(Workloads.MONTHS_IN_PRODUCTION, "18m");
    assertThat(cell.number()).isEqualTo(18);
    text(Workloads.MONTHS_IN_PRODUCTION, "2 years");
    assertThat(cell.bad()).isTrue();
    text(Workloads.FIRST_RELEASE_DAYS, "5 days");
    assertThat(cell.number()).isEqualTo(5);
    text(Workloads.FIRST_RELEASE_DAYS, "5m");
    assertThat(cell.bad()).isTrue();
    text(ModelPrices.PARAMETERS, "7B");
    assertThat(cell.number()).isEqualTo(7);
    text(ModelPrices.PARAMETERS, "7M");
    assertThat(cell.bad()).isTrue();
    text(ModelPrices.INPUT_PRICE, "0.9 per 1M tokens");
    assertThat(cell.number()).isEqualTo(0.9);
    text(ModelPrices.INPUT_PRICE, "0.9m");
    assertThat(cell.bad()).isTrue();
    text(ModelPrices.INPUT_PRICE, "0.9 per 1K tokens");
    assertThat(cell.bad()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2% a month | 2%",
        "2 % per month | 2%",
        "2 per cent | 2%",
        "2 Percent | 2%",
        "2 pct | 2%",
        "2pct. | 2%"
      })
  void aShareWithItsUnitIsRead(String typed, String read) {
    text(Workloads.GROWTH, typed);
    assertWarning(0.02, typed, "This is read as " + read, "Type " + read);
  }

  /** A share has no cents. */
  @ParameterizedTest
  @ValueSource(strings = {"2 cent", "2 cents", "2 per month"})
  void aShareWithAnotherUnitIsRefused(String typed) {
    text(Workloads.GROWTH, typed);
    assertThat(cell.bad()).isTrue();
  }

  /** As databases write numbers below 1. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {".95 | 0.95", "-.05 | -0.05", ".05% | 0.0005", ".5 per cent | 0.005"})
  void aPointWithoutADigitBeforeItIsRead(String typed, double read) {
    text(Workloads.GROWTH, typed);
    assertThat(cell.number()).isEqualTo(read);
    csv(Workloads.GROWTH, typed);
    assertThat(cell.number()).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "n/a", "N/A", "n.a.", "TBD", "tbd", "-", " \u2013 ", "Unknown"})
  void whatSaysThatNothingIsKnownIsAnEmptyCell(String typed) {
    for (Column column :
        List.of(
            Workloads.CORPUS,
            Workloads.DATA_SHIFT,
            Workloads.TASK_PATTERN,
            Workloads.CANDIDATE_MODEL,
            Workloads.GPU,
            Workloads.CACHED_SHARE,
            ModelPrices.LAST_SERVICE)) {
      text(column, typed);
      assertThat(cell.empty()).isTrue();
      assertThat(cell.findings())
          .containsExactly(
              Finding.warning(
                  typed.strip(),
                  "This is read as an empty cell (" + column.blank() + ")",
                  "Empty the cell"));
      assertThat(cell.number()).isNaN();
      assertThat(cell.text()).isNull();
    }
    text(Workloads.REQUESTS, typed);
    assertError(
        typed.strip(),
        "This says that the value is not known, and it is needed",
        "Type Requests (per month), for example " + Workloads.REQUESTS.example());
    text(Workloads.NOTES, typed);
    assertThat(cell.text()).isEqualTo(typed.strip());
    assertThat(cell.findings()).isEmpty();
  }

  /** Whoever leaves the sign of dollars away has typed pounds. */
  @ParameterizedTest
  @ValueSource(strings = {"2.5 USD", "USD 2.5", "$2.5", "2.5 €"})
  void anAmountWithACurrencyIsToldWhichOneIsWanted(String typed) {
    boolean sign = !typed.contains("USD");
    new CellReader(Source.sheet(""), "GBP")
        .read(Workloads.LABELLING_COST, CellType.TEXT, Double.NaN, typed, cell);
    assertError(
        typed,
        "This is not a plain number",
        "Type a plain number, 0 or more, in GBP, without a currency"
            + (sign ? " sign" : "")
            + ", or choose "
            + (typed.contains("€") ? "EUR" : "USD")
            + " as Reporting currency on Assumptions (for a CSV in the workbook of --prices)");
  }

  /** Who looks at it sees a good cell. */
  @Test
  void whatNobodySeesInACellIsNamed() {
    text(Workloads.REQUESTS, "250000\u200f");
    assertError(
        "250000\u200f",
        "This is not a plain number: it holds a character that cannot be seen (U+200F)",
        "Type a plain number, 0 or more, in digits alone, as in 250000");
    text(Workloads.GROWTH, "\u22122%");
    assertError(
        "\u22122%",
        "This is not a plain number: its \u2212 (U+2212) is not -",
        "Type a plain number, -100% or more, in digits alone, as in -2%");
    text(Workloads.REQUESTS, "5\u201310");
    assertError(
        "5\u201310",
        "This is not a plain number",
        "Type a plain number, 0 or more, in digits alone, as in 20000 or 0.5");
    text(Workloads.TEST_SET, "N\u043e");
    assertError(
        "N\u043e",
        "The word is not one of this column's: its \u043e (U+043E) is not o",
        "Did you mean No? Type Yes or No");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.4, 1})
  void aShareFromZeroToOneIsAFraction(double typed) {
    number(Workloads.CACHED_SHARE, typed);
    assertThat(cell.number()).isEqualTo(typed);
    assertThat(cell.findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"150", "-0.1", "-5"})
  void aShareOutsideItsRangeIsAnError(String typed) {
    number(Workloads.CACHED_SHARE, Double.parseDouble(typed));
    assertError(typed, "The number is outside its range", "Type a share, from 0% to 100%");
  }

  @Test
  void negativeRequestsAreAnError() {
    number(Workloads.REQUESTS, -1);
    assertError("-1", "The number is outside its range", "Type a number, 0 or more");
  }

  @Test
  void zeroExamplesAreAnError() {
    number(Workloads.TRAINING_EXAMPLES, 0);
    assertError("0", "The number is outside its range", "Type a number, above 0");
  }

  @Test
  void halfAMonthOfCadenceIsAnErrorAndARoundingErrorIsNone() {
    number(Workloads.RETRAIN_CADENCE, 2.5);
    assertError("2.5", "The number is not whole", "Type a whole number, 1 or more");
    number(Workloads.RETRAIN_CADENCE, 3.0000000000001);
    assertThat(cell.number()).isEqualTo(3);
    assertThat(cell.findings()).isEmpty();
  }

  @Test
  void strongGrowthIsDoubted() {
    number(Workloads.GROWTH, 0.31);
    assertWarning(
        0.31,
        "0.31",
        "Growth of more than 30% a month is rarely meant",
        "Check that the rate is a month's, not a year's");
    number(Workloads.GROWTH, 0.3);
    assertThat(cell.findings()).isEmpty();
  }

  @Test
  void growthOfFortyIsPerCentAndDoubted() {
    number(Workloads.GROWTH, 40);
    assertThat(cell.number()).isEqualTo(0.4);
    assertThat(cell.findings())
        .extracting(Finding::problem)
        .containsExactly(
            "A share above 1 is read as per cent: 40 is 40%",
            "Growth of more than 30% a month is rarely meant");
  }

  @Test
  void growthMayFallByAllButNotByMore() {
    number(Workloads.GROWTH, -1);
    assertThat(cell.number()).isEqualTo(-1);
    number(Workloads.GROWTH, -120);
    assertError("-120", "The number is outside its range", "Type a share, -100% or more");
  }

  @ParameterizedTest
  @CsvSource({"20000,20000", "' 0.5 ',0.5", "1e3,1000"})
  void digitsInTextAreReadWithAWarning(String typed, double value) {
    text(Workloads.REQUESTS, typed);
    assertWarning(
        value,
        typed.trim(),
        "The number is stored as text",
        "Convert the cell to a number: it was read as shown");
  }

  /** Who types it again as the first of them says has typed a number. */
  @Test
  void digitsInTextThatAreToBeTypedAgainAnywayAreToldOnce() {
    text(Workloads.REQUIRED_QUALITY, "93");
    assertWarning(
        0.93,
        "93",
        "A share above 1 is read as per cent: 93 is 93%",
        "Type 0.93, or 93% with the sign");
  }

  /** 250.000 is a quarter of a million to one reader, and 250 to another. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "250.000   | 250000 or as 250       | 250000 or 250",
        "120,000   | 120000 or as 120       | 120000 or 120",
        "1,200     | 1200 or as 1.2         | 1200 or 1.2",
        "1.234     | 1234 or as 1.234       | 1234 or 1.2340",
        "1.200.000 | 1200000 or as 1200     | 1200000 or 1200",
        "1,200.500 | 1200500 or as 1200.5   | 1200500 or 1200.5",
        "+1.200    | +1200 or as 1.2        | +1200 or 1.2"
      })
  void threeDigitsBehindAPointOrACommaAreTwoNumbers(String typed, String both, String wanted) {
    String fix =
        "Type " + wanted + ", or choose comma as Decimal sign on Assumptions (or --decimal-comma)";
    for (Column column : List.of(Workloads.REQUESTS, Workloads.EPOCHS, Workloads.LABELLING_COST)) {
      text(column, typed);
      assertError(typed, "This can be read as " + both, fix);
      csv(column, typed);
      assertError(typed, "This can be read as " + both, fix);
    }
  }

  @Test
  void aShareOfThreeDecimalsIsTwoNumbersToo() {
    csv(Workloads.GROWTH, "1.125 %");
    assertError(
        "1.125 %",
        "This can be read as 1125% or as 1.125%",
        "Type 1125% or 1.1250%, or choose comma as Decimal sign on Assumptions (or"
            + " --decimal-comma)");
  }

  @ParameterizedTest
  @CsvSource({"0.125,0.125", "1234.5,1234.5", "1234.500,1234.5", "12.50,12.5", "1.2345,1.2345"})
  void otherDecimalsAreRead(String typed, double value) {
    csv(Workloads.REQUESTS, typed);
    assertThat(cell.findings()).isEmpty();
    assertThat(cell.number()).isEqualTo(value);
  }

  @Test
  void aProgramWritesPointsBeforeDecimals() {
    new CellReader(Source.program(""))
        .read(GpuPrices.HOUR_PRICE, CellType.TEXT, Double.NaN, "2.397", cell);
    assertThat(cell.findings()).isEmpty();
    assertThat(cell.number()).isEqualTo(2.397);
  }

  @Test
  void digitsInCsvAreWhatCsvHas() {
    csv(Workloads.REQUESTS, " 20000 ");
    assertThat(cell.number()).isEqualTo(20000);
    assertThat(cell.findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"5 %,0.05", "5%,0.05", "120 %,1.2", "0.5%,0.005"})
  void aPerCentSignIsReadAndNotDividedTwice(String typed, double value) {
    csv(Workloads.GROWTH, typed);
    assertThat(cell.number()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234,5 | a plain number, 0 or more, with a point for decimals and nothing between"
            + " thousands, as in 1234.5, or choose comma as Decimal sign on Assumptions (or"
            + " --decimal-comma)",
        "1,25  | a plain number, 0 or more, with a point for decimals, as in 1.25, or choose comma"
            + " as Decimal sign on Assumptions (or --decimal-comma)",
        "£30   | a plain number, 0 or more, without a currency sign: Requests counts calls, and a bill"
            + " goes to Prompting cost (per month)",
        "5%    | a plain number, 0 or more, without a per cent sign",
        "none  | a plain number, 0 or more"
      })
  void nothingIsGuessed(String typed, String wanted) {
    text(Workloads.REQUESTS, typed);
    assertError(typed, "This is not a plain number", "Type " + wanted);
    csv(Workloads.REQUESTS, typed);
    assertError(typed, "This is not a plain number", "Type " + wanted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\u00a0", "\n\t "})
  void spacesAloneAreAnEmptyCell(String typed) {
    text(Workloads.REQUESTS, typed);
    assertThat(cell.empty()).isTrue();
    assertThat(cell.bad()).isFalse();
    assertThat(cell.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", " None", "NONE\u00a0"})
  void noDataShiftIsNever(String typed) {
    text(Workloads.DATA_SHIFT, typed);
    assertThat(cell.number()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(cell.findings()).isEmpty();
  }

  @Test
  void anyOtherWordForADataShiftIsAnError() {
    text(Workloads.DATA_SHIFT, "rarely");
    assertError(
        "rarely",
        "This is not a plain number",
        "Type a plain number, above 0, or none for never, or leave the cell empty (Unknown)");
    number(Workloads.DATA_SHIFT, 0);
    assertError(
        "0", "The number is outside its range", "Type a number, above 0, or none for never");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Fine-tuned with RAG", " fine-tuned  WITH rag ", "FINE-TUNED\u00a0with RAG"})
  void aWordIsMatchedWithoutCaseAndSpaces(String typed) {
    for (Locale locale : new Locale[] {Locale.ROOT, Locale.GERMANY, new Locale("tr", "TR")}) {
      Locale before = Locale.getDefault();
      Locale.setDefault(locale);
      try {
        text(Workloads.CURRENT_APPROACH, typed);
      } finally {
        Locale.setDefault(before);
      }
      assertThat(cell.number()).isEqualTo(4);
      assertThat(cell.text()).isEqualTo("Fine-tuned with RAG");
      assertThat(cell.findings()).isEmpty();
    }
  }

  @Test
  void anUnknownWordOffersTheNearest() {
    text(Workloads.TASK_PATTERN, "Stabelly");
    assertError(
        "Stabelly",
        "The word is not one of this column's",
        "Type Stable, Mixed or Volatile, or leave the cell empty (Unknown)");
    text(Workloads.TASK_PATTERN, "Stabble!");
    assertError(
        "Stabble!",
        "The word is not one of this column's",
        "Did you mean Stable? Type Stable, Mixed or Volatile");
    text(Workloads.TEST_SET, "maybe");
    assertError(
        "maybe",
        "The word is not one of this column's",
        "Type Yes or No, or leave the cell empty (Unknown)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "finetuned | Fine-tuned",
        "Fine tuned | Fine-tuned",
        "Fine\u2011tuned | Fine-tuned",
        "Small-Model | Small model",
        "Prompt | Prompting",
        "few shot | Prompting",
        "Zero-Shot | Prompting",
        "small | Small model",
        "Fine-tuning | Fine-tuned",
        "Fine-tune | Fine-tuned",
        "fine tune with rag | Fine-tuned with RAG",
        "Use RAG | RAG",
        "Prompt a smaller model | Small model",
        "Promptin | Prompting",
        "Prmopting | Prompting",
        "Smal model | Small model",
      })
  void aWordThatIsAllButWrittenSoIsRead(String typed, String word) {
    text(Workloads.CURRENT_APPROACH, typed);
    assertThat(cell.text()).isEqualTo(word);
    assertWarning(
        Workloads.CURRENT_APPROACH.code(word), typed, "This is read as " + word, "Type " + word);
  }

  /** Short words become others by one letter, and XLoRA is as near to LoRA as to QLoRA. */
  @Test
  void aWordThatMayBeTwoOrIsFartherOffIsNot() {
    text(Workloads.CURRENT_APPROACH, "RAC");
    assertThat(cell.bad()).isTrue();
    text(Workloads.TUNING_METHOD, "Fulll");
    assertThat(cell.bad()).isTrue();
    text(Workloads.TUNING_METHOD, "XLoRA");
    assertThat(cell.bad()).isTrue();
    text(Workloads.TUNING_METHOD, "QLoRRA");
    assertThat(cell.text()).isEqualTo("QLoRA");
    text(Workloads.CURRENT_APPROACH, "Promptn");
    assertThat(cell.bad()).isTrue();
    text(Workloads.SERVING, "Prompt");
    assertThat(cell.bad()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Y,Yes",
    "y,Yes",
    "true,Yes",
    "TRUE,Yes",
    "1,Yes",
    "N,No",
    "False,No",
    "0,No",
    "Ja,Yes",
    "oui,Yes",
    "\u2713,Yes",
    "\u2714,Yes",
    "\u2611,Yes",
    "nein,No",
    "Non,No",
    "\u2717,No"
  })
  void yesAndNoAreWrittenInManyWays(String typed, String word) {
    text(Workloads.TEST_SET, typed);
    assertThat(cell.text()).isEqualTo(word);
    assertWarning(Workloads.TEST_SET.code(word), typed, "This is read as " + word, "Type " + word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "X", "maybe", "tick"})
  void whatCanMeanEitherIsRefused(String typed) {
    text(Workloads.TEST_SET, typed);
    assertError(
        typed,
        "The word is not one of this column's",
        "Type Yes or No, or leave the cell empty (Unknown)");
  }

  @Test
  void trueAndOneAreYesAndFalseAndZeroNo() {
    other(Workloads.TEST_SET, CellType.BOOLEAN, 1, null);
    assertWarning(0, "TRUE", "This is read as Yes", "Type Yes");
    other(Workloads.TEST_SET, CellType.BOOLEAN, 0, null);
    assertWarning(1, "FALSE", "This is read as No", "Type No");
    number(Workloads.TEST_SET, 1);
    assertWarning(0, "1", "This is read as Yes", "Type Yes");
    number(Workloads.TEST_SET, 0);
    assertWarning(1, "0", "This is read as No", "Type No");
    number(Workloads.TEST_SET, 2);
    assertError(
        "2",
        "The word is not one of this column's",
        "Type Yes or No, or leave the cell empty (Unknown)");
    number(Workloads.TASK_PATTERN, 1);
    assertThat(cell.bad()).isTrue();
    other(Workloads.REQUESTS, CellType.BOOLEAN, 1, null);
    assertThat(cell.bad()).isTrue();
  }

  /** Told that commas are those of decimals, a text of either form is one number. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.200,5 | 1200.5",
        "1.200 | 1200",
        "1.200.000 | 1200000",
        "1,200 | 1.2",
        "0,9 | 0.9",
        "20000 | 20000",
        "-1.200,5 | -1200.5"
      })
  void withDecimalCommasATextIsOneNumber(String typed, double value) {
    comma(Workloads.GROWTH, typed + "%");
    if (value > -100) {
      assertThat(cell.number()).isEqualTo(value / 100);
    }
    comma(Workloads.REQUESTS, typed);
    if (value > 0) {
      assertThat(cell.findings()).isEmpty();
      assertThat(cell.number()).isEqualTo(value);
    }
  }

  @Test
  void whatAnOtherCurrencyIsTypedInMayBeThatOfAllFigures() {
    String eur =
        "in GBP, without a currency sign, or choose EUR as Reporting currency on Assumptions"
            + " (for a CSV in the workbook of --prices)";
    pounds(Workloads.LABELLING_COST, "€0.40");
    assertError("€0.40", "This is not a plain number", "Type a plain number, 0 or more, " + eur);
    pounds(Workloads.LABELLING_COST, "0,50 €");
    assertError(
        "0,50 €",
        "This is not a plain number",
        "Type a plain number, 0 or more, with a point for decimals, as in 0.50, "
            + eur
            + ", or choose comma as Decimal sign on Assumptions (or --decimal-comma)");
  }

  @Test
  void withDecimalCommasASheetIsToldWhatWasRead() {
    CellReader reader = new CellReader(new Source("", false, Decimals.COMMA));
    reader.read(Workloads.REQUESTS, CellType.TEXT, Double.NaN, "1,200", cell);
    assertWarning(1.2, "1,200", "This is read as 1.2", "Type 1.2");
    reader.read(Workloads.REQUESTS, CellType.TEXT, Double.NaN, "1200", cell);
    assertWarning(
        1200,
        "1200",
        "The number is stored as text",
        "Convert the cell to a number: it was read as shown");
    reader.read(Workloads.CACHED_SHARE, CellType.TEXT, Double.NaN, "2,5 %", cell);
    assertWarning(0.025, "2,5 %", "This is read as 2.5%", "Type 2.5%");
  }

  @Test
  void withDecimalCommasAPointBeforeDecimalsIsTold() {
    comma(Workloads.REQUESTS, "0.125");
    assertWarning(0.125, "0.125", "This is read as 0.125", "Type 0.125");
    comma(Workloads.REQUESTS, "1234.5");
    assertWarning(1234.5, "1234.5", "This is read as 1234.5", "Type 1234.5");
    comma(Workloads.REQUESTS, "1,2 m");
    assertWarning(1_200_000, "1,2 m", "This is read as 1200000", "Type 1200000");
    comma(Workloads.REQUESTS, "1,200.50");
    assertThat(cell.bad()).isTrue();
  }

  private void comma(Column column, String typed) {
    new CellReader(new Source("", true, Decimals.COMMA))
        .read(column, CellType.TEXT, Double.NaN, typed, cell);
  }

  @ParameterizedTest
  @CsvSource({
    "24.11.2026,2026-11-24",
    "11/24/2026,2026-11-24",
    "3.4.2026,2026-04-03 or 2026-03-04",
    "05/05/2026,2026-05-05",
    "40.13.2026,2026-05-25",
    "Nov 2026,2026-05-25"
  })
  void aDayThatIsNotTypedAsOneIsToldAsTheDaysThatItCanMean(String typed, String days) {
    text(ModelPrices.LAST_SERVICE, typed);
    assertError(typed, "This is not a day", "Type the day as a date, as in " + days);
  }

  @Test
  void aNameThatIsANumberIsText() {
    number(Workloads.WORKLOAD, 2024);
    assertThat(cell.text()).isEqualTo("2024");
    number(Workloads.PROMPTED_MODEL, 4.5);
    assertThat(cell.text()).isEqualTo("4.5");
  }

  @Test
  void aDayIsReadAndItsTimeIsCut() {
    double day = LocalDate.of(2026, 5, 25).toEpochDay();
    other(ModelPrices.CHECKED_ON, CellType.DATE, day + 0.75, null);
    assertThat(cell.number()).isEqualTo(day);
    assertThat(cell.findings()).isEmpty();
  }

  @Test
  void anIsoDayInTextIsReadWithAWarning() {
    text(ModelPrices.CHECKED_ON, "2026-05-25");
    assertWarning(
        LocalDate.of(2026, 5, 25).toEpochDay(),
        "2026-05-25",
        "The day is stored as text",
        "Type it again as a date: it was read as shown");
    csv(ModelPrices.CHECKED_ON, "2026-05-25");
    assertThat(cell.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"25.05.2026", "2026-02-30", "May 2026", "2026-5-1", "1899-12-31"})
  void anyOtherDayIsAnError(String typed) {
    text(ModelPrices.CHECKED_ON, typed);
    assertError(typed, "This is not a day", "Type the day as a date, as in 2026-05-25");
  }

  @Test
  void aNumberIsNoDayAndADayIsNoNumber() {
    number(ModelPrices.CHECKED_ON, 46000);
    assertError(
        "46000",
        "A plain number, where a day is expected",
        "Type the day as 2026-05-25, and format the cell as a date");
    other(GpuPrices.HOUR_PRICE, CellType.DATE, 20000, null);
    assertError(
        "2024-10-04",
        "A day, where a number is expected",
        "Type the number again, and format the cell as a number");
  }

  @Test
  void cellsWithoutAValueAreErrorsInAnyColumn() {
    other(Workloads.OWNER, CellType.ERROR, Double.NaN, "#N/A");
    assertError("#N/A", "The cell holds an error value", "Correct the formula, or type the value");
    other(Workloads.REQUESTS, CellType.NO_VALUE, Double.NaN, null);
    assertError(
        "",
        "The formula has no stored result",
        "Open the workbook in a spreadsheet program, let it calculate, and save it; or type the"
            + " value");
    other(Workloads.REQUESTS, CellType.UNREADABLE, Double.NaN, "string 5 of 1");
    assertError("", "The cell cannot be read: string 5 of 1", "Type the value again");
  }
}
