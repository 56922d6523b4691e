package breakeven.core.input;

import static breakeven.core.input.Typing.row;
import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.table.Assumption;
import breakeven.core.table.AssumptionsTable;
import breakeven.workbook.write.ShippedTables;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssumptionValuesTest {
  private static final Object[] HEADERS = row("Assumption", "Value", "Unit", "Meaning", "Source");

  private final List<String> problems = new ArrayList<>();

  private AssumptionValues read(Object[]... rows) {
    TableReader reader = new TableReader(AssumptionsTable.TABLE, Source.sheet("Assumptions"));
    Typing.type(reader, Typing.sheet(HEADERS, rows));
    return AssumptionValues.of(
        ShippedTables.of(AssumptionsTable.TABLE),
        reader.finish(),
        p -> problems.add(Typing.line(p)));
  }

  /** Blank by design: chosen, as the row, or all of the book. */
  private static final Set<Assumption> SHIPPED_BLANK =
      EnumSet.of(
          Assumption.TUNING_METHOD,
          Assumption.SERVING,
          Assumption.GPU,
          Assumption.TRAINING_GPU,
          Assumption.MODELS_TO_COMPARE,
          Assumption.PROVIDERS_TO_COMPARE,
          Assumption.PROMPTED_TO_COMPARE,
          Assumption.METHODS_TO_COMPARE,
          Assumption.SERVINGS_TO_COMPARE);

  @Test
  void everyShippedValueIsReadWithoutAProblem() {
    AssumptionValues values =
        AssumptionValues.of(
            ShippedTables.of(AssumptionsTable.TABLE),
            ShippedTables.of(AssumptionsTable.TABLE),
            p -> problems.add(Typing.line(p)));

    assertThat(problems).isEmpty();
    for (Assumption assumption : Assumption.values()) {
      if (assumption.numeric()) {
        assertThat(values.number(assumption)).as(assumption.title()).isFinite();
      } else {
        assertThat(values.text(assumption).isEmpty())
            .as(assumption.title())
            .isEqualTo(SHIPPED_BLANK.contains(assumption));
      }
    }
  }

  @Test
  void aValueThatIsTypedAsShippedIsTold() {
    AssumptionValues values =
        read(
            row("Horizon", 24, "months", "", ""),
            row("Day rate", 500, "USD a day", "", ""),
            row("Tuning method", "QLoRA", "word", "", ""));

    assertThat(values.isDefault(Assumption.HORIZON)).isFalse();
    assertThat(values.asShipped(Assumption.HORIZON)).isTrue();
    assertThat(values.asShipped(Assumption.DAY_RATE)).isFalse();
    assertThat(values.asShipped(Assumption.TUNING_METHOD)).isFalse();
    assertThat(values.asShipped(Assumption.SEED)).isTrue();
  }

  @Test
  void aValueThatIsShownInAnotherCurrencyOrUnitIsDoubtful() {
    AssumptionValues values =
        read(
            row("Horizon", new Typing.Shown(2, "years"), "months", "", ""),
            row("Day rate", new Typing.Shown(500, "$"), "GBP a day", "", ""));

    assertThat(values.number(Assumption.DAY_RATE)).isEqualTo(500);
    assertThat(problems)
        .containsExactly(
            "Warning | Assumptions!B2 |  | Value | 2 years | Horizon: the cell is shown in another"
                + " unit than its number is taken in | Type the number in the unit (months), and"
                + " format the cell as a plain number",
            "Warning | Assumptions!B3 |  | Value | 500 $ | Day rate: the cell is shown in another"
                + " currency, and its number is taken in GBP | Type the amount in GBP, and format"
                + " the cell as a plain number");
  }

  @Test
  void whatTheUserLacksIsShipped() {
    AssumptionValues values = read(row("discount RATE", 0.12, "% a year", "ours", "board"));

    assertThat(problems).isEmpty();
    assertThat(values.number(Assumption.DISCOUNT_RATE)).isEqualTo(0.12);
    assertThat(values.isDefault(Assumption.DISCOUNT_RATE)).isFalse();
    assertThat(values.entry(Assumption.DISCOUNT_RATE).source()).isEqualTo("board");
    assertThat(values.entry(Assumption.DISCOUNT_RATE).place()).hasToString("Assumptions!B2");
    assertThat(values.number(Assumption.HORIZON)).isEqualTo(24);
    assertThat(values.isDefault(Assumption.HORIZON)).isTrue();
    assertThat(values.text(Assumption.FOUR_EYES)).isEqualTo("No");
    assertThat(values.code(Assumption.FOUR_EYES)).isEqualTo(1);
    assertThat(values.code(Assumption.TUNING_METHOD)).isEqualTo(-1);
    assertThat(values.currency(Assumption.DAY_RATE)).isEqualTo("GBP");
    assertThat(values.entry(Assumption.DAY_RATE).unit()).isEqualTo("GBP a day");
  }

  @Test
  void moneyIsInTheCurrencyOfItsUnitElseInTheReportingOne() {
    AssumptionValues values =
        read(
            row("Day rate", 700, "USD a day"),
            row("Monitoring per month", 90, null),
            row("RAG build cost", 5000, "EUR"),
            row("Labelling cost", 1, "usd per example"),
            row("Reporting currency", "usd"));

    assertThat(problems).isEmpty();
    assertThat(values.currency(Assumption.DAY_RATE)).isEqualTo("USD");
    assertThat(values.currency(Assumption.MONITORING)).isEmpty();
    assertThat(values.currency(Assumption.RAG_BUILD_COST)).isEqualTo("EUR");
    assertThat(values.currency(Assumption.LABELLING_COST)).isEqualTo("USD");
    assertThat(values.text(Assumption.REPORTING_CURRENCY)).isEqualTo("USD");
  }

  @Test
  void whatCannotBeReadIsAnErrorAndTheShippedValueCounts() {
    AssumptionValues values =
        read(
            row("Day rate", "$700", "GBP a day"),
            row("Target utilisation", 0),
            row("Serving", "GPUs, rented"),
            row("Horizon", CellType.ERROR),
            row("Reporting currency", "Pounds"),
            row("Growth", "2% a month"),
            row("Price age limit", "13 weeks"));

    assertThat(values.number(Assumption.DAY_RATE)).isEqualTo(500);
    assertThat(values.isDefault(Assumption.DAY_RATE)).isTrue();
    assertThat(values.text(Assumption.SERVING)).isEmpty();
    assertThat(problems)
        .containsExactly(
            "Error | Assumptions!B2 |  | Value | $700 | Day rate: the amount is in $, and it is"
                + " read in GBP | Type the amount in GBP, or begin the unit with USD; until then"
                + " the shipped 500 counts",
            "Error | Assumptions!B3 |  | Value | 0 | Target utilisation: the number is outside its"
                + " range | Type a share, above 0%, up to 100%; until then the shipped 0.6 counts",
            "Error | Assumptions!B4 |  | Value | GPUs, rented | Serving: the word is not one of"
                + " this column's | Did you mean Rented GPUs? Type Per token, Rented GPUs,"
                + " Serverless GPUs, Own hardware or Fixed; until then it counts as blank",
            "Error | Assumptions!B5 |  | Value | #N/A | Horizon: the cell holds an error value |"
                + " Correct the formula, or type the value; until then the shipped 24 counts",
            "Error | Assumptions!B6 |  | Value | Pounds | Reporting currency: this is not a"
                + " currency code | Type an ISO 4217 code, for example GBP; until then the shipped"
                + " GBP counts",
            "Warning | Assumptions!B7 |  | Value | 2% a month | Growth: this is read as 2% | Type"
                + " 2%",
            "Error | Assumptions!B8 |  | Value | 13 weeks | Price age limit: this is not a plain"
                + " number | Type a plain number, 0 or more, in the unit of the column: Value"
                + " (days); until then the shipped 90 counts");
  }

  @Test
  void signsAreUnderstoodWhereAWordOrACodeIsAskedFor() {
    AssumptionValues values =
        read(row("Decimal sign", ",", "word"), row("Reporting currency", "\u20ac", "ISO 4217"));
    assertThat(values.decimals()).isEqualTo(Decimals.COMMA);
    assertThat(problems)
        .containsExactly(
            "Warning | Assumptions!B2 |  | Value | , | Decimal sign: this is read as comma | Type"
                + " comma",
            "Error | Assumptions!B3 |  | Value | \u20ac | Reporting currency: this is not a"
                + " currency code | Type an ISO 4217 code, for example EUR; until then the shipped"
                + " GBP counts");
  }

  /**
   * So that nothing takes the shipped amount, whose currency counts, for one in that of the cell.
   */
  @Test
  void theCellOfAnAmountThatCannotBeReadIsToldOnlyInTheCurrencyThatCounts() {
    AssumptionValues values =
        read(
            row("Day rate", "700,-", "USD a day"), row("Labelling cost", "1,-", "GBP per example"));

    assertThat(values.currency(Assumption.DAY_RATE)).isEqualTo("GBP");
    assertThat(values.cell(Assumption.DAY_RATE)).isNull();
    assertThat(values.cell(Assumption.LABELLING_COST)).hasToString("Assumptions!B3");
  }

  @Test
  void anUnknownNameIsAnErrorThatOffersTheNearest() {
    read(row("Discont rate", 0.1), row("Cost of coffee", 3));

    assertThat(problems)
        .containsExactly(
            "Error | Assumptions!A2 |  | Assumption | Discont rate | No assumption has this name |"
                + " Did you mean Discount rate? Its shipped value counts until then",
            "Error | Assumptions!A3 |  | Assumption | Cost of coffee | No assumption has this name"
                + " | Remove the row, or take a name from a fresh template");
  }

  @Test
  void ofANameTwiceTheFirstCounts() {
    AssumptionValues values = read(row("Margin", 0.2), row("Margin", "x"));

    assertThat(values.number(Assumption.MARGIN)).isEqualTo(0.2);
    assertThat(problems)
        .containsExactly(
            "Warning | Assumptions!A3 |  | Assumption | Margin | The assumption is in row 2"
                + " too, and that row counts | Remove one of the two rows");
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 200})
  void thresholdsThatDoNotAscendAreAWarning(int low) {
    read(row("Low volume threshold", low));

    assertThat(problems)
        .containsExactly(
            "Warning | Assumptions!B2 |  | Value | "
                + low
                + " | The volume thresholds do not ascend: "
                + low
                + ", then 100 M tokens a month | Type a high volume threshold above the low one");
  }

  @Test
  void anEmptyValueTakesTheShippedOneAndAPerCentIsRead() {
    AssumptionValues values = read(row("Margin", null), row("Discount rate", 8));

    assertThat(values.number(Assumption.MARGIN)).isEqualTo(0.1);
    assertThat(values.isDefault(Assumption.MARGIN)).isTrue();
    assertThat(values.number(Assumption.DISCOUNT_RATE)).isEqualTo(0.08);
    assertThat(problems)
        .containsExactly(
            "Warning | Assumptions!B3 |  | Value | 8 | Discount rate: a share above 1 is read as"
                + " per cent: 8 is 8% | Type 0.08, or 8% with the sign");
  }

  @Test
  void valuesBelowAHeaderWithAUnitAreNotRead() {
    TableReader reader = new TableReader(AssumptionsTable.TABLE, Source.sheet("Assumptions"));
    Typing.type(reader, row("Assumption", "Value (thousand)"), row("Day rate", 0.7));
    TableRows rows = reader.finish();
    AssumptionValues values =
        AssumptionValues.of(
            ShippedTables.of(AssumptionsTable.TABLE), rows, p -> problems.add(Typing.line(p)));

    assertThat(values.number(Assumption.DAY_RATE)).isEqualTo(500);
    assertThat(rows.header().problems())
        .extracting(Typing::line)
        .containsExactly(
            "Error | Assumptions!B1 |  | Value | Value (thousand) | The header names another unit"
                + " than ours, and the column is not read | Convert the figures and name the column"
                + " \"Value\"");
  }

  @Test
  void aHeaderMayNameTheReportingCurrencyAndNoOther() {
    assertThat(below("Value (GBP)", row("Day rate", 700)).number(Assumption.DAY_RATE))
        .isEqualTo(700);
    Object[] dollars = row("Reporting currency", "USD");
    assertThat(below("Value (USD)", dollars, row("Day rate", 700)).number(Assumption.DAY_RATE))
        .isEqualTo(700);
    assertThat(problems).isEmpty();
    AssumptionValues values = below("Value (USD)", row("Day rate", 700));
    assertThat(values.number(Assumption.DAY_RATE)).isEqualTo(500);
    assertThat(values.cell(Assumption.DAY_RATE)).isNull();
    assertThat(problems)
        .containsExactly(
            "Error | Assumptions!B1 |  | Value | USD | The header says that the values are in USD,"
                + " and the reporting currency is GBP: the column is not read, and shipped values"
                + " count | Name the column \"Value\", and begin the Unit of each amount in USD"
                + " with the code, as in \"USD a day\"");
  }

  private AssumptionValues below(String header, Object[]... rows) {
    TableReader reader = new TableReader(AssumptionsTable.TABLE, Source.sheet("Assumptions"));
    List<Object[]> all = new ArrayList<>(List.of(rows));
    all.add(0, row("Assumption", header));
    Typing.type(reader, all.toArray(Object[][]::new));
    return AssumptionValues.of(
        ShippedTables.of(AssumptionsTable.TABLE),
        reader.finish(),
        p -> problems.add(Typing.line(p)));
  }

  @Test
  void anotherUnitIsDoubted() {
    AssumptionValues values = read(row("Horizon", 2, "years"));

    assertThat(values.number(Assumption.HORIZON)).isEqualTo(2);
    assertThat(problems)
        .containsExactly(
            "Warning | Assumptions!C2 |  | Unit | years | Horizon: the unit is not read: the value"
                + " is taken in months | Check the value, and type the unit as months");
  }

  @Test
  void anotherUnitOfMoneyIsToldInTheCurrencyThatCounts() {
    AssumptionValues values =
        read(row("Labelling cost", 1, "USD"), row("Day rate", 700, "€ a day"));

    assertThat(values.currency(Assumption.LABELLING_COST)).isEqualTo("USD");
    assertThat(values.currency(Assumption.DAY_RATE)).isEmpty();
    assertThat(problems)
        .containsExactly(
            "Warning | Assumptions!C2 |  | Unit | USD | Labelling cost: the unit is not read: the"
                + " value is taken in USD per example | Check the value, and type the unit as USD"
                + " per example",
            "Warning | Assumptions!C3 |  | Unit | € a day | Day rate: the unit is not read: the"
                + " value is taken in the reporting currency, a day | Check the value, and type the"
                + " unit as GBP a day");
  }

  @Test
  void anotherSheetNameIsTheOneThatIsTold() {
    TableReader reader = new TableReader(AssumptionsTable.TABLE, Source.sheet("My Assumptions"));
    Typing.type(reader, HEADERS, row("Nonsense here", 1));
    AssumptionValues.of(
        ShippedTables.of(AssumptionsTable.TABLE),
        reader.finish(),
        p -> problems.add(Typing.line(p)));

    assertThat(problems.get(0)).startsWith("Error | My Assumptions!A2 | ");
  }
}
