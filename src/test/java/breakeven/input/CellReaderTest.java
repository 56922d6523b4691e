package breakeven.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.model.Severity;
import breakeven.table.Assumption;
import breakeven.table.Column;
import breakeven.table.GpuPrices;
import breakeven.table.ModelPrices;
import breakeven.table.UncertaintyTable;
import breakeven.table.Workloads;
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
        "n/a | or leave the cell empty (assumption Corpus)",
        "- | or leave the cell empty (assumption Corpus)",
        "10 000 | in digits alone, as in 20000 or 0.5",
        "20k | in digits alone, as in 20000 for 20k",
        "GBP 650 | without a currency",
        "650 GBP | without a currency",
      })
  void whatToTypeFitsWhatWasTyped(String typed, String fix) {
    text(Workloads.CORPUS, typed);
    assertError(typed, "This is not a plain number", "Type a plain number, 0 or more, " + fix);
  }

  @Test
  void whatToTypeForAShareIsAShare() {
    text(Workloads.CACHED_SHARE, "> 90%");
    assertError(
        "> 90%",
        "This is not a plain number",
        "Type a plain number, from 0% to 100%, in digits alone, as in 0.125 or 12.5%");
    text(Workloads.CACHED_SHARE, "0,4");
    assertError(
        "0,4",
        "This is not a plain number",
        "Type a plain number, from 0% to 100%, with a point for decimals, as in 0.125");
    text(Workloads.CACHED_SHARE, "50 off");
    assertError(
        "50 off",
        "This is not a plain number",
        "Type a plain number, from 0% to 100%, in digits alone, as in 0.125 or 12.5%");
    text(Workloads.CACHED_SHARE, "20k");
    assertError(
        "20k",
        "This is not a plain number",
        "Type a plain number, from 0% to 100%, in digits alone, as in 0.2 or 20%");
  }

  /** The unit of the column is left out; another one has to be converted first. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6 months | 6 alone, without the unit",
        "6months | 6 alone, without the unit",
        "6m | 6 alone, without the unit",
        "6 M | 6 alone, without the unit",
        "1.5 mth | 1.5 alone, without the unit",
        "26 weeks | a plain number, above 0, or none for never, in the unit of the column: Data shift interval (months)",
        "2/year | a plain number, above 0, or none for never, in the unit of the column: Data shift interval (months)",
        "6 Monate | a plain number, above 0, or none for never, in digits alone, as in 20000 or 0.5",
        "2k months | a plain number, above 0, or none for never, in digits alone, as in 20000 for 20k",
      })
  void aUnitBehindANumberIsNamed(String typed, String fix) {
    text(Workloads.DATA_SHIFT, typed);
    assertError(typed, "This is not a plain number", "Type " + fix);
  }

  @Test
  void whatToTypeKnowsTheHeaderOfTheCell() {
    text(Workloads.REQUESTS, "6 months");
    assertError(
        "6 months",
        "This is not a plain number",
        "Type a plain number, 0 or more, in the unit of the column: Requests (per month)");
    text(Workloads.REQUESTS, "250000/month");
    assertError(
        "250000/month", "This is not a plain number", "Type 250000 alone, without the unit");
    text(Workloads.INPUT_TOKENS, "250 tokens");
    assertError("250 tokens", "This is not a plain number", "Type 250 alone, without the unit");
    text(Workloads.GROWTH, "2% a month");
    assertError("2% a month", "This is not a plain number", "Type 2% alone, without the unit");
    text(ModelPrices.PARAMETERS, "7B");
    assertError("7B", "This is not a plain number", "Type 7 alone, without the unit");
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
        "Type a plain number, 0 or more, in GBP, without a currency" + (sign ? " sign" : ""));
    text(ModelPrices.INPUT_PRICE, typed);
    assertError(
        typed,
        "This is not a plain number",
        "Type a plain number, 0 or more, in the currency that its row names, without a currency"
            + (sign ? " sign" : ""));
  }

  /** Who looks at it sees a good cell. */
  @Test
  void whatNobodySeesInACellIsNamed() {
    text(Workloads.REQUESTS, "250000\u200f");
    assertError(
        "250000\u200f",
        "This is not a plain number: it holds a character that cannot be seen (U+200F)",
        "Type a plain number, 0 or more, in digits alone, as in 20000 or 0.5");
    text(Workloads.GROWTH, "\u22122%");
    assertError(
        "\u22122%",
        "This is not a plain number: its \u2212 (U+2212) is not -",
        "Type a plain number, -100% or more, in digits alone, as in 0.125 or 12.5%");
    text(Workloads.REQUESTS, "5\u201310");
    assertError(
        "5\u201310",
        "This is not a plain number",
        "Type a plain number, 0 or more, in digits alone, as in 20000 or 0.5");
    text(Workloads.CURRENT_APPROACH, "Fine\u2011tuned");
    assertError(
        "Fine\u2011tuned",
        "The word is not one of this column's: its \u2011 (U+2011) is not -",
        "Did you mean Fine-tuned? Type Prompting, RAG, Small model, Fine-tuned or Fine-tuned with"
            + " RAG");
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

  /** 250.000 is a quarter of a million to one reader, and 250 to another. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "250.000   | 250000 and 250       | 250000 or 250",
        "120,000   | 120000 and 120       | 120000 or 120",
        "1,200     | 1200 and 1.2         | 1200 or 1.2",
        "1.234     | 1234 and 1.234       | 1234 or 1.2340",
        "1.200.000 | 1200000 and 1200     | 1200000 or 1200",
        "1,200.500 | 1200500 and 1200.5   | 1200500 or 1200.5",
        "+1.200    | +1200 and 1.2        | +1200 or 1.2"
      })
  void threeDigitsBehindAPointOrACommaAreTwoNumbers(String typed, String both, String wanted) {
    for (Column column : List.of(Workloads.REQUESTS, Workloads.EPOCHS, Workloads.LABELLING_COST)) {
      text(column, typed);
      assertError(typed, "This is two numbers, a thousand apart: " + both, "Type " + wanted);
      csv(column, typed);
      assertError(typed, "This is two numbers, a thousand apart: " + both, "Type " + wanted);
    }
  }

  @Test
  void aShareOfThreeDecimalsIsTwoNumbersToo() {
    csv(Workloads.GROWTH, "1.125 %");
    assertError(
        "1.125 %",
        "This is two numbers, a thousand apart: 1125% and 1.125%", "Type 1125% or 1.1250%");
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
        "20k   | a plain number, 0 or more, in digits alone, as in 20000 for 20k",
        "1.234,5 | a plain number, 0 or more, with a point for decimals and nothing between"
            + " thousands, as in 1234.5",
        "1,25  | a plain number, 0 or more, with a point for decimals and nothing between"
            + " thousands, as in 1234.5",
        "£30   | a plain number, 0 or more, without a currency sign",
        "5%    | a plain number, 0 or more, without a per cent sign",
        "1 000 | a plain number, 0 or more, in digits alone, as in 20000 or 0.5",
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
    text(Workloads.DATA_SHIFT, "never");
    assertError(
        "never",
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
    text(Workloads.TASK_PATTERN, "Stabel");
    assertError(
        "Stabel",
        "The word is not one of this column's",
        "Did you mean Stable? Type Stable, Mixed or Volatile");
    text(Workloads.TEST_SET, "maybe");
    assertError(
        "maybe",
        "The word is not one of this column's",
        "Type Yes or No, or leave the cell empty (Unknown)");
  }

  @Test
  void trueAndOneAreNoWords() {
    other(Workloads.TEST_SET, CellType.BOOLEAN, 1, null);
    assertError(
        "TRUE",
        "The word is not one of this column's",
        "Type Yes or No, or leave the cell empty (Unknown)");
    number(Workloads.TEST_SET, 1);
    assertError(
        "1",
        "The word is not one of this column's",
        "Type Yes or No, or leave the cell empty (Unknown)");
    other(Workloads.REQUESTS, CellType.BOOLEAN, 1, null);
    assertThat(cell.bad()).isTrue();
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
        "A plain number stands where a day is expected",
        "Type the day as 2026-05-25, and format the cell as a date");
    other(GpuPrices.HOUR_PRICE, CellType.DATE, 20000, null);
    assertError(
        "2024-10-04",
        "A day stands where a number is expected",
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
