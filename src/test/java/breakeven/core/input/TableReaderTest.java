package breakeven.core.input;

import static breakeven.core.input.Typing.row;
import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.table.ModelPrices;
import breakeven.core.table.UncertaintyTable;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TableReaderTest {
  private static TableRows models(Object[]... rows) {
    TableReader reader = new TableReader(ModelPrices.TABLE, Source.sheet("Model prices"));
    Typing.type(reader, rows);
    return reader.finish();
  }

  @Test
  void rowsKeepWhatWasTypedAndWhereItStands() {
    TableRows rows =
        models(
            row("Model", "Kind", "Input (USD per 1M tokens)", "Checked on", "Batch discount"),
            row("gpt-4.1", "base", 2, "2026-08-01", 50),
            row(),
            row("gpt-4o", "Fine-tuned", null, null, null));

    TableRows.Row first = rows.rows().get(0);
    assertThat(rows.rows()).extracting(TableRows.Row::sheetRow).containsExactly(2, 4);
    assertThat(first.text(ModelPrices.MODEL)).isEqualTo("gpt-4.1");
    assertThat(first.text(ModelPrices.KIND)).isEqualTo("Base");
    assertThat(first.number(ModelPrices.KIND)).isZero();
    assertThat(first.number(ModelPrices.INPUT_PRICE)).isEqualTo(2);
    assertThat(first.date(ModelPrices.CHECKED_ON)).isEqualTo(LocalDate.of(2026, 8, 1));
    assertThat(first.place(ModelPrices.INPUT_PRICE)).hasToString("Model prices!C2");
    assertThat(first.place(ModelPrices.FEE)).isNull();
    assertThat(first.number(ModelPrices.FEE)).isNaN();
    assertThat(first.typed(ModelPrices.FEE)).isFalse();
    assertThat(first.number(ModelPrices.BATCH_DISCOUNT)).isEqualTo(0.5);
    assertThat(first.problems())
        .extracting(Typing::line)
        .containsExactly(
            "Warning | Model prices!D2 |  | Checked on | 2026-08-01 | The day is stored as text |"
                + " Type it again as a date: it was read as shown",
            "Warning | Model prices!E2 |  | Batch discount | 50 | A share above 1 is read as per"
                + " cent: 50 is 50% | Type 0.5, or 50% with the sign");
    assertThat(rows.rows().get(1).date(ModelPrices.CHECKED_ON)).isNull();
  }

  @Test
  void aPriceThatIsShownInAnotherCurrencyThanItsRowIsDoubtful() {
    TableRows rows =
        models(
            row("Model", "Kind", "Currency", "Input", "Output"),
            row("a", "Base", "usd", new Typing.Shown(2, "$"), new Typing.Shown(8, "€")),
            row("b", "Base", null, new Typing.Shown(2, "$"), new Typing.Shown(8, "€")));

    assertThat(rows.rows().get(0).number(ModelPrices.OUTPUT_PRICE)).isEqualTo(8);
    assertThat(rows.rows().get(0).problems())
        .extracting(Typing::line)
        .containsExactly(
            "Warning | Model prices!E2 |  | Output | 8 € | The cell is shown in another currency,"
                + " and its number is taken in usd | Type the amount in usd, and format the cell as"
                + " a plain number");
    assertThat(rows.rows().get(1).problems()).isEmpty();
  }

  /** Wherever the currency stands: behind the amount or before it. */
  @Test
  void aPriceThatIsTypedWithTheCurrencyOfItsRowIsRead() {
    TableRows rows =
        models(
            row("Model", "Kind", "Input", "Currency", "Output"),
            row("a", "Base", "€0.90", "eur", "1.20 EUR per 1M tokens"),
            row("b", "Base", "$0.90", "EUR", "0.90 GBP"));

    TableRows.Row first = rows.rows().get(0);
    assertThat(first.number(ModelPrices.INPUT_PRICE)).isEqualTo(0.9);
    assertThat(first.number(ModelPrices.OUTPUT_PRICE)).isEqualTo(1.2);
    assertThat(first.problems())
        .extracting(Typing::line)
        .containsExactly(
            "Warning | Model prices!C2 |  | Input | €0.90 | This is read as 0.9 | Type 0.9",
            "Warning | Model prices!E2 |  | Output | 1.20 EUR per 1M tokens | This is read as 1.2 |"
                + " Type 1.2");
    TableRows.Row second = rows.rows().get(1);
    assertThat(second.number(ModelPrices.INPUT_PRICE)).isNaN();
    assertThat(second.bad(ModelPrices.OUTPUT_PRICE)).isTrue();
    assertThat(second.problems())
        .extracting(Typing::line)
        .containsExactly(
            "Error | Model prices!C3 |  | Input | $0.90 | The amount is in $, and its row is in EUR"
                + " | Type the amount in EUR, without $",
            "Error | Model prices!E3 |  | Output | 0.90 GBP | The amount is in GBP, and its row is in"
                + " EUR | Type the amount in EUR, without GBP");
  }

  @Test
  void aPriceThatIsNotKnownIsAnEmptyCell() {
    TableRows rows =
        models(
            row("Model", "Kind", "Input", "Cached input", "Last service"),
            row("a", "Base", 2, "n/a", "-"),
            row(null, null, "?", null, null));

    assertThat(rows.rows()).hasSize(1);
    TableRows.Row only = rows.rows().get(0);
    assertThat(only.typed(ModelPrices.CACHED_PRICE)).isFalse();
    assertThat(only.bad(ModelPrices.CACHED_PRICE)).isFalse();
    assertThat(only.stands(ModelPrices.CACHED_PRICE)).isEqualTo("n/a");
    assertThat(only.typed(ModelPrices.LAST_SERVICE)).isFalse();
    assertThat(only.problems())
        .extracting(problem -> problem.found() + ": " + problem.severity().word())
        .containsExactly("n/a: Warning", "-: Warning");
  }

  @Test
  void aPriceThatCannotBeReadIsBadAndNamesItsCell() {
    TableRows.Row only =
        models(row("Model", "Kind", "Input"), row("gpt-4.1", "Base", "£2")).rows().get(0);

    assertThat(only.bad(ModelPrices.INPUT_PRICE)).isTrue();
    assertThat(only.bad(ModelPrices.MODEL)).isFalse();
    assertThat(only.number(ModelPrices.INPUT_PRICE)).isNaN();
    assertThat(only.problems())
        .extracting(Typing::line)
        .containsExactly(
            "Error | Model prices!C2 |  | Input | £2 | The amount is in £, and its row names no"
                + " currency | Type 2 here, and GBP in the column Currency");
  }

  @Test
  void aHeaderThatNamesAnotherCurrencyThanARowIsToldOnce() {
    TableRows rows =
        models(
            row(
                "Model",
                "Kind",
                "Currency",
                "Input (EUR per 1M tokens)",
                "Output (€ per 1M tokens)"),
            row("a", "Base", "eur", 1, 2),
            row("b", "Base", "USD", 1, null),
            row("c", "Base", "USD", 1, null),
            row("d", "Base", null, null, 2));
    String fix = "Type the currency of each row in the column Currency, and none in the header";
    assertThat(rows.header().problems())
        .extracting(Typing::line)
        .containsExactly(
            "Warning | Model prices!D1 |  | Input | EUR | The header names another currency than row"
                + " 3, USD: amounts count in the currency of their row | "
                + fix,
            "Warning | Model prices!E1 |  | Output | EUR | The header names a currency and row 5"
                + " none: its amounts count in the reporting currency | "
                + fix);
  }

  @Test
  void aPriceInAnotherUnitIsBad() {
    TableRows rows = models(row("Model", "Kind", "Input (per 1K tokens)"), row("m", "Base", 0.002));

    assertThat(rows.header().problems()).hasSize(1);
    assertThat(rows.rows().get(0).bad(ModelPrices.INPUT_PRICE)).isTrue();
    assertThat(rows.rows().get(0).typed(ModelPrices.INPUT_PRICE)).isTrue();
  }

  @Test
  void headersThatStandOnceMoreAreNoPrice() {
    TableRows rows =
        models(
            row("Provider", "Model", "Kind", "Input"),
            row("OpenAI", "gpt-4.1", "Base", 2),
            row("Provider", "Model", "Kind", "Input (per 1M tokens)"),
            row("Google", "gemini-2.5-flash", "Base", 0.3));

    assertThat(rows.rows()).extracting(TableRows.Row::sheetRow).containsExactly(2, 4);
    assertThat(rows.rows()).allMatch(row -> row.problems().isEmpty());
    assertThat(rows.header().problems())
        .extracting(Typing::line)
        .containsExactly(
            "Info | Model prices!B3 |  |  |  | This row repeats the headers; it is no row"
                + " of Model prices, and the rows below it are read | Nothing, or remove the row");
  }

  @Test
  void aSecondTableBelowThePricesIsOneError() {
    TableRows rows =
        models(
            row("Provider", "Model", "Kind", "Input"),
            row("OpenAI", "gpt-4.1", "Base", 2),
            row(),
            row("Model", "Kind", "Input", "Output"),
            row("gpt-4o", "Base", 2.5, 10));

    assertThat(rows.rows()).extracting(TableRows.Row::sheetRow).containsExactly(2);
    assertThat(rows.header().problems())
        .extracting(Typing::line)
        .containsExactly(
            "Error | Model prices!B4 |  |  |  | A second table with other columns begins here; its"
                + " rows are not read | Move rows of Model prices below the headers of row 1, each"
                + " figure in its column; move any other table to another sheet");
  }

  @Test
  void mergedCellsAreToldOnceForTheSheet() {
    TableReader reader = new TableReader(ModelPrices.TABLE, Source.sheet("Model prices"));
    Typing.type(
        reader,
        row("Provider", "Model", "Kind", "Input", "Mine"),
        row("OpenAI", "gpt-4.1", "Base", 2),
        row(null, "gpt-4o", "Base", 2.5));
    reader.merged(1, 0, 1, 3);
    reader.merged(1, 3, 3, 3);
    reader.merged(2, 4, 3, 4);
    reader.merged(2, 2, 2, 3);
    reader.merged(2, 0, 3, 0);
    reader.merged(2, 2, 3, 2);
    reader.merged(3, 0, 4, 0);

    assertThat(reader.finish().header().problems())
        .extracting(Typing::line)
        .containsExactly(
            "Warning | Model prices!A2 |  |  | A2:A3, C2:C3 | Merged cells hold one value, in their"
                + " first row: the others are read as empty | Unmerge them and type the value in"
                + " each row");
  }

  /** A model may be called as a column is. */
  @Test
  void aRowThatHoldsANumberIsNoHeader() {
    TableRows rows = models(row("Model", "Kind", "Input"), row("Model", "Base", 2));

    assertThat(rows.rows()).hasSize(1);
    assertThat(rows.header().problems()).isEmpty();
  }

  @Test
  void aRowWithoutItsNameSaysSo() {
    TableRows.Row only = models(row("Model", "Kind"), row(null, "Base")).rows().get(0);

    assertThat(only.text(ModelPrices.MODEL)).isNull();
    assertThat(only.problems())
        .extracting(Typing::line)
        .containsExactly(
            "Error | Model prices!A2 |  | Model |  | The cell is empty | Type Model, for example"
                + " gpt-4.1-mini");
  }

  @Test
  void anUnknownDriverOffersTheNearest() {
    TableReader reader = new TableReader(UncertaintyTable.TABLE, Source.csv("u.csv"));
    Typing.type(reader, row("Driver", "Low"), row("Volumess", "0.5"));

    assertThat(reader.finish().rows().get(0).problems().get(0).fix())
        .startsWith("Did you mean Volume? Type Volume, Growth, ");
  }
}
