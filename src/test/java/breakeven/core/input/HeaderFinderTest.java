package breakeven.core.input;

import static breakeven.core.input.Typing.row;
import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Column;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Table;
import breakeven.core.table.TrainingPrices;
import breakeven.core.table.Workloads;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderFinderTest {
  private static final Object[] REQUIRED =
      row("Workload", "Requests", "Input tokens", "Output tokens", "Prompted model");

  private static Header find(Table table, Object[]... rows) {
    TableReader reader = new TableReader(table, Source.sheet(table.sheet()));
    Typing.type(reader, rows);
    return reader.finish().header();
  }

  private static Header workloads(Object... more) {
    Object[] headers = java.util.Arrays.copyOf(REQUIRED, REQUIRED.length + more.length);
    System.arraycopy(more, 0, headers, REQUIRED.length, more.length);
    return find(Workloads.TABLE, headers);
  }

  private static List<String> problems(Header header) {
    return header.problems().stream().map(Typing::line).toList();
  }

  @Test
  void headersMatchWithoutCaseSpacesOrBracketAtAnyPosition() {
    for (Locale locale : List.of(Locale.GERMANY, new Locale("tr", "TR"))) {
      Locale before = Locale.getDefault();
      Locale.setDefault(locale);
      try {
        Header header =
            find(
                Workloads.TABLE,
                row(
                    "PROMPTED MODEL",
                    "my own",
                    " input\ntokens ",
                    "Requests (per month)",
                    "workload",
                    "Output\u00a0tokens  (PER REQUEST)"));
        assertThat(header.usable()).isTrue();
        assertThat(header.problems()).isEmpty();
        assertThat(header.indexOf(Workloads.PROMPTED_MODEL)).isZero();
        assertThat(header.at(1)).isNull();
        assertThat(header.indexOf(Workloads.INPUT_TOKENS)).isEqualTo(2);
        assertThat(header.indexOf(Workloads.REQUESTS)).isEqualTo(3);
        assertThat(header.indexOf(Workloads.WORKLOAD)).isEqualTo(4);
        assertThat(header.indexOf(Workloads.OUTPUT_TOKENS)).isEqualTo(5);
        assertThat(header.indexOf(Workloads.GROWTH)).isEqualTo(-1);
        assertThat(header.place(7, Workloads.REQUESTS)).hasToString("Workloads!D7");
        assertThat(header.place(7, Workloads.GROWTH)).isNull();
      } finally {
        Locale.setDefault(before);
      }
    }
  }

  @Test
  void theHeaderMayStandBelowATitle() {
    Header header =
        find(
            Workloads.TABLE,
            row("Workload", "portfolio of 2026"),
            row(),
            row("for review"),
            REQUIRED);
    assertThat(header.row()).isEqualTo(4);
    assertThat(header.usable()).isTrue();
  }

  @Test
  void theHeaderIsLookedForInTwentyRows() {
    Object[][] rows = new Object[21][];
    java.util.Arrays.fill(rows, row("x"));
    rows[19] = REQUIRED;
    assertThat(find(Workloads.TABLE, rows).row()).isEqualTo(20);

    rows[19] = row("x");
    rows[20] = REQUIRED;
    Header none = find(Workloads.TABLE, rows);
    assertThat(none.usable()).isFalse();
    assertThat(none.failure())
        .isEqualTo(
            "Workloads has no header row within its first 20 rows; expected \"Workload\","
                + " \"Requests (per month)\", \"Input tokens (per request)\","
                + " \"Output tokens (per request)\", \"Prompted model\"");
  }

  @Test
  void aMissingRequiredColumnNamesTheNearestFound() {
    Header header =
        find(
            Workloads.TABLE,
            row("Workload", "Reqests (per month)", "Input tokens", "Output tokens", "LLM"));
    assertThat(header.usable()).isFalse();
    assertThat(header.failure())
        .isEqualTo(
            "Workloads has no column \"Requests (per month)\" (nearest found: \"Reqests (per"
                + " month)\" in B1) and no column \"Prompted model\" (nearest found: \"LLM\" in E1):"
                + " type these headers in row 1");
  }

  /** Who only named it anew would have a day's requests read as a month's. */
  @ParameterizedTest
  @ValueSource(strings = {"Requests/day", "Requests p.a.", "Requests - weekly", "Requests in k"})
  void aMissingColumnWithAnotherUnitIsToBeConverted(String typed) {
    Header header =
        find(
            Workloads.TABLE,
            row("Workload", typed, "Input tokens", "Output tokens", "Prompted model"));
    assertThat(header.failure())
        .isEqualTo(
            "Workloads has no column \"Requests (per month)\" (nearest found: \""
                + typed
                + "\" in B1; convert its figures first): type this header in row 1");
  }

  /** As on our own page of columns. */
  @Test
  void aStarOrColonBehindAHeaderIsNoPartOfIt() {
    Header header =
        find(
            Workloads.TABLE,
            row(
                "WORKLOAD*",
                "Requests (per month) *",
                "Input tokens:",
                "Output tokens",
                "Prompted model *"));
    assertThat(header.failure()).isEmpty();
    assertThat(header.problems()).isEmpty();
    assertThat(header.indexOf(Workloads.REQUESTS)).isEqualTo(1);
    assertThat(header.indexOf(Workloads.PROMPTED_MODEL)).isEqualTo(4);
  }

  /** As under a merged heading. */
  @Test
  void headersInTwoRowsAreNamedWithTheirCells() {
    Header header =
        find(
            Workloads.TABLE,
            row("Workload", "Volume", null, null, "Prompted model"),
            row(null, "Requests", "Input tokens", null, null));
    assertThat(header.failure())
        .isEqualTo(
            "Workloads has no column \"Requests (per month)\" in its header row (it is in B2)"
                + " and no column \"Input tokens (per request)\" in its header row (it is in C2)"
                + " and no column \"Output tokens (per request)\": put all headers into one row");
  }

  @Test
  void anotherUnitAloneIsAnErrorAndTheColumnIsNotRead() {
    Header header =
        find(
            Workloads.TABLE,
            row(
                "Workload",
                "Requests (per day)",
                "Input tokens",
                "Output tokens",
                "Prompted model"));
    assertThat(header.usable()).isTrue();
    assertThat(header.indexOf(Workloads.REQUESTS)).isEqualTo(-1);
    assertThat(problems(header))
        .containsExactly(
            "Error | Workloads!B1 |  | Requests | Requests (per day) | The header names another"
                + " unit than ours, and the column is not read | Convert the figures and name the"
                + " column \"Requests (per month)\"");
  }

  @Test
  void anotherUnitBesideOursIsAWarning() {
    Header header = workloads("Requests (per day)");
    assertThat(header.indexOf(Workloads.REQUESTS)).isEqualTo(1);
    assertThat(problems(header))
        .containsExactly(
            "Warning | Workloads!F1 |  | Requests | Requests (per day) | The header names another"
                + " unit than ours, and the column is not read | Column B is read; rename this one"
                + " or remove it");
  }

  @Test
  void ofTwoColumnsTheOneWithOurBracketWins() {
    Header header = workloads("Requests (per month)");
    assertThat(header.indexOf(Workloads.REQUESTS)).isEqualTo(5);
    assertThat(problems(header))
        .containsExactly(
            "Warning | Workloads!B1 |  | Requests | Requests | Two columns have this name, and"
                + " this one is not read | Column F is read; rename this one or remove it");
  }

  @Test
  void ofTwoEqualColumnsTheFirstWins() {
    Header header = workloads("Growth", "Growth (expected)");
    assertThat(header.indexOf(Workloads.GROWTH)).isEqualTo(5);
    assertThat(header.problems()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Requests (per day) | Requests",
        "Requests (thousand) | Requests",
        "Requests (2026) | Requests",
        "Requests (per day, 2026) | Requests",
        "Requests (per month, 2048) | Requests",
        "Requests (per month, 2026k) | Requests",
        "Requests (k per month) | Requests",
        "Requests ('000 per month) | Requests",
        "Requests (\u2019000 per month) | Requests",
        "Requests (x1000) | Requests",
        "Requests (\u00d7 1,000) | Requests",
        "Requests (mln) | Requests",
        "Requests (per year) | Requests",
        "Requests (/wk) | Requests",
        "Requests (p.w.) | Requests",
        "Requests (per d) | Requests",
        "Requests (per sprint) | Requests",
        "Requests (qtrly) | Requests",
        "Requests (annualised) | Requests",
        "Requests (RPM) | Requests",
        "Growth (% a year) | Growth",
        "Growth (% p.a.) | Growth",
        "Growth (annual) | Growth",
        "Corpus (M tokens) | Corpus",
        "Corpus (GB) | Corpus",
        "Snapshot age (days) | Snapshot age",
        "Months in production (years) | Months in production",
        "Training examples (thousand) | Training examples",
        "Serving cost (per year) | Serving cost",
        "Labelling cost (per 1,000 examples) | Labelling cost",
        "Training cost (k£) | Training cost",
        "Training cost (£k per run) | Training cost",
        "Training cost (£'000) | Training cost",
        "Training cost (£\u2018000) | Training cost",
        "Training cost (US$m) | Training cost",
        "Training cost (TEUR) | Training cost",
        "Training cost (kEUR per run) | Training cost",
        "Training cost (T€) | Training cost",
        "Training cost (Tsd. €) | Training cost",
        "Cached share (% of requests) | Cached share",
        "First release (hours) | First release",
        "First release [weeks] | First release",
        "Requests (Q1) | Requests",
        "Requests (1Q26) | Requests",
        "Requests (Q1 average) | Requests",
        "Requests (H2 2026) | Requests",
        "Requests (FY26) | Requests",
        "Requests (YTD) | Requests",
        "Requests (MTD) | Requests",
        "Requests (LTM) | Requests",
        "Requests (to date) | Requests",
        "Requests (cumulative) | Requests",
        "Requests (Jan\u2013Mar) | Requests",
        "Requests (Jan to Mar 2026) | Requests",
        "Requests (2026-10 to 2026-12) | Requests",
        "Requests (Oct 2026, k) | Requests",
        "Requests (2026-10-05) | Requests",
        "Requests (half-year) | Requests",
        "Requests (k) | Requests",
        "Requests (M) | Requests",
        "Requests (thou) | Requests",
        "Requests (lacs) | Requests",
        "Requests (d) | Requests",
        "Requests (wks) | Requests",
        "Input tokens (Q1) | Input tokens",
        "Input tokens (YTD) | Input tokens",
        "Input tokens (k) | Input tokens",
        "Growth (CAGR) | Growth",
        "Growth (% pa) | Growth",
        "Growth (QoQ) | Growth",
        "Growth (ann.) | Growth",
        "Months in production (yrs) | Months in production",
        "First release (hrs) | First release",
        "First release (w) | First release",
        "Labelling cost (\u00a2) | Labelling cost",
        "Labelling cost (p per example) | Labelling cost",
        "Corpus (T tokens) | Corpus",
        "Serving cost (Q1) | Serving cost",
        "Required quality (0-100) | Required quality"
      })
  void anotherUnitIsRecognised(String text, String name) {
    assertFit(Workloads.TABLE, text, name, HeaderText.Fit.FOREIGN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Input (per 1K tokens) | Input",
        "Input (per token) | Input",
        "Input (per 1,000 tokens) | Input",
        "Input (cents per 1M tokens) | Input",
        "Fee (per request) | Fee",
        "Parameters (M) | Parameters",
        "Hosting (per month) | Hosting"
      })
  void anotherUnitOfAPriceIsRecognised(String text, String name) {
    assertFit(ModelPrices.TABLE, text, name, HeaderText.Fit.FOREIGN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Value | OURS",
        "Value (assumed) | NONE",
        "Value (USD) | OURS",
        "Value (kUSD) | FOREIGN",
        "Value (thousand) | FOREIGN",
        "Value (%) | FOREIGN",
        "Value (per month) | FOREIGN"
      })
  void noUnitIsThatOfAllAssumptions(String text, HeaderText.Fit fit) {
    assertFit(AssumptionsTable.TABLE, text, "Value", fit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Rate (reporting currency per 1) | OURS",
        "Rate (GBP per 1) | OURS",
        "Rate (GBP) | NONE",
        "Rate (per GBP) | FOREIGN",
        "Rate (USD per GBP) | FOREIGN",
        "Rate (USD/GBP) | FOREIGN",
        "Rate (per 1 £) | FOREIGN",
        "Rate (currency per reporting currency) | FOREIGN"
      })
  void aRateThatIsPerOneCurrencyIsUpsideDown(String text, HeaderText.Fit fit) {
    assertFit(ExchangeRates.TABLE, text, "Rate", fit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Input (per 1M tokens) | Input",
        "Input (USD per 1M tokens) | Input",
        "Input (per million tokens) | Input",
        "Input ($ / 1M tokens) | Input",
        "Input (EUR per 1,000,000 tokens) | Input",
        "Fee (GBP per 1000 requests) | Fee",
        "Fee (GBP per 1000 requests, 2026) | Fee",
        "Input (per 1M tokens 2026-10) | Input",
        "Output (USD per 1M tokens, 01.10.2026) | Output",
        "Parameters (billion) | Parameters",
        "Hosting (USD/hour) | Hosting"
      })
  void ourUnitIsOursHoweverItIsWritten(String text, String name) {
    assertFit(ModelPrices.TABLE, text, name, HeaderText.Fit.OURS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Requests | Requests",
        "Requests (per month, peak of 10/2026) | Requests",
        "One-off cost (GBP, quoted 2026-10-05) | One-off cost",
        "Requests (estimate) | Requests",
        "Requests (from Finance) | Requests",
        "Requests (est.) | Requests",
        "Requests (avg) | Requests",
        "Requests (Oct 2026) | Requests",
        "Requests (2026-10) | Requests",
        "Requests (10/2026) | Requests",
        "Serving cost (AWS invoice Oct 2026) | Serving cost",
        "Requests (monthly average, Q1) | Requests",
        "Requests (average per month YTD) | Requests",
        "Output tokens (avg) | Output tokens",
        "Serving cost (H100) | Serving cost",
        "Required quality (Q1) | Required quality",
        "Required quality (0\u20131) | Required quality",
        "Cached share (0 to 1) | Cached share",
        "Requests (peak, per month) | Requests",
        "Serving cost (quoted/estimated) | Serving cost",
        "Growth (%) | Growth",
        "Cached share (%) | Cached share",
        "Serving cost (GBP) | Serving cost",
        "Training examples (number) | Training examples",
        "Months in production (months) | Months in production",
        "Owner (per day) | Owner"
      })
  void aRemarkOrLessOfOurUnitIsWelcome(String text, String name) {
    assertFit(Workloads.TABLE, text, name, HeaderText.Fit.NONE);
  }

  private static void assertFit(Table table, String text, String name, HeaderText.Fit fit) {
    Column column =
        table.columns().stream().filter(c -> c.header().equals(name)).findFirst().orElseThrow();
    HeaderText header = HeaderText.of(text);
    assertThat(header.name()).isEqualToIgnoringCase(column.header());
    assertThat(header.fit(column)).isEqualTo(fit);
  }

  @Test
  void everyHeaderOfOursIsOurs() {
    for (Table table : breakeven.core.table.Tables.ALL) {
      for (Column column : table.columns()) {
        assertFit(table, column.title(), column.header(), HeaderText.Fit.OURS);
      }
    }
  }

  private static final String NAME_IT =
      " | Where one is meant, name the column so, with its figures in that unit";

  /** Words that people use, or cells that hold the words of a column, say what is meant. */
  @Test
  void aColumnThatWasNotReadIsNamedWithTheOneThatItMayBe() {
    NameIndex.Builder look = new NameIndex.Builder("Workloads", null);
    Typing.type(
        look,
        row(
            "Workload",
            "Requests",
            "Input tokens",
            "Output tokens",
            "Prompted model",
            "Sort of work",
            "Quality now",
            "Department",
            "Avg error cost",
            "Colour",
            "Team size"),
        row("A", 1, 2, 3, "m", "Stable", 0.9, "Retail", 2, "red", 5),
        row("B", 1, 2, 3, "m", "gemischt", 0.9, "Legal", 3, "blue", 5),
        row("C", 1, 2, 3, "m", "?"));
    assertThat(problems(look.header()))
        .containsExactly(
            "Info | Workloads!F1 |  |  | Sort of work, Quality now, Department, Avg error cost | 4"
                + " columns were not read. Sort of work: Task pattern? Quality now: Prompted quality"
                + " (%)? Department: Business unit? Avg error cost: Cost per bad answer?"
                + NAME_IT);
  }

  /** Who has headers of her own is told all that they may be at once. */
  @Test
  void fiveMissingHeadersAreOneMessage() {
    Header header =
        find(
            Workloads.TABLE,
            row("LLM use cases 2026"),
            row(
                "Use case",
                "Calls per month",
                "Prompt tokens",
                "Completion tokens",
                "Model",
                "Department",
                "Task type",
                "Colour"));
    assertThat(header.failure())
        .isEqualTo(
            "Workloads has no column \"Workload\" (nearest found: \"Use case\" in A2) and no column"
                + " \"Requests (per month)\" (nearest found: \"Calls per month\" in B2) and no column"
                + " \"Input tokens (per request)\" (nearest found: \"Prompt tokens\" in C2) and no"
                + " column \"Output tokens (per request)\" (nearest found: \"Completion tokens\" in"
                + " D2) and no column \"Prompted model\" (nearest found: \"Model\" in E2): type these"
                + " headers in row 2; not read either: Department: Business unit? Task type: Task"
                + " pattern?");
  }

  @Test
  void aSlipInAnOptionalHeaderIsTold() {
    Header header = workloads("Growht (% a month)", "Ticket");
    assertThat(problems(header))
        .containsExactly(
            "Info | Workloads!F1 |  |  | Growht (% a month) | The column was not read. Growht (% a"
                + " month): Growth (% a month)?"
                + NAME_IT);
  }

  @Test
  void aLongNameWithAnotherEndingOrWithoutItsLastWordLooksLikeAColumnOfOurs() {
    Header header =
        workloads("Regression tests", "Data shift (months)", "Growth of the team", "Batch size");
    assertThat(problems(header))
        .containsExactly(
            "Info | Workloads!F1 |  |  | Regression tests, Data shift (months) | 2 columns were not"
                + " read. Regression tests: Regression testing? Data shift (months): Data shift"
                + " interval (months)?"
                + NAME_IT);
  }

  @Test
  void theLastWordOfANameOrAllItsWordsInAnotherOrderLookLikeAColumnOfOurs() {
    assertThat(
            problems(
                workloads("Approach", "Quality, prompted", "Cached %", "Quality", "Model shift")))
        .containsExactly(
            "Info | Workloads!F1 |  |  | Approach, Quality, prompted, Cached % | 3 columns were not"
                + " read. Approach: Current approach? Quality, prompted: Prompted quality (%)?"
                + " Cached %: Cached share (% of input tokens)?"
                + NAME_IT);
  }

  /** What is typed below them is left out, and somebody counts on it. */
  @Test
  void aNameWithItsUnitInNoBracketIsWarnedOf() {
    Header header =
        workloads(
            "Growth % p.a.",
            "Serving cost in EUR",
            "One-off cost €",
            "Candidate",
            "Training",
            "First release weeks",
            "Retrain cadence p.a.");
    String not = " | The column is not one of ours, and is not read | ";
    assertThat(problems(header))
        .containsExactly(
            "Warning | Workloads!F1 |  |  | Growth % p.a."
                + not
                + "If Growth is meant, convert the figures and name it \"Growth (% a month)\"",
            "Warning | Workloads!G1 |  |  | Serving cost in EUR"
                + not
                + "If Serving cost is meant, convert the figures and name it \"Serving cost (per month)\"",
            "Warning | Workloads!H1 |  |  | One-off cost €"
                + not
                + "If One-off cost is meant, convert the figures and name it \"One-off cost\"",
            "Warning | Workloads!K1 |  |  | First release weeks"
                + not
                + "If First release is meant, convert the figures and name it \"First release (days)\"",
            "Warning | Workloads!L1 |  |  | Retrain cadence p.a."
                + not
                + "If Retrain cadence is meant, convert the figures and name it \"Retrain cadence (months)\"",
            "Info | Workloads!I1 |  |  | Candidate | The column was not read. Candidate: Candidate"
                + " model?"
                + NAME_IT);
  }

  @Test
  void ourUnitMayStandWithoutItsBracket() {
    for (Table table : breakeven.core.table.Tables.ALL) {
      List<String> titles = table.columns().stream().map(Column::title).toList();
      Header header =
          find(table, row(titles.stream().map(t -> t.replaceAll("[()]", "")).toArray()));
      assertThat(header.failure()).isEmpty();
      assertThat(header.problems()).isEmpty();
      table.columns().forEach(c -> assertThat(header.indexOf(c)).isEqualTo(c.ordinal()));
    }
  }

  /** What is named as we name it counts, and another unit is none of ours. */
  @Test
  void aUnitWithoutBracketIsNoOtherColumn() {
    Header header =
        workloads(
            "Requests per month",
            "Requests per month (peak)",
            "Growth, monthly %",
            "growth % a month",
            "Corpus GB",
            "Serving cost EUR per month",
            "Snapshot age monthsago");
    assertThat(header.indexOf(Workloads.REQUESTS)).isEqualTo(1);
    assertThat(header.indexOf(Workloads.GROWTH)).isEqualTo(7);
    assertThat(header.indexOf(Workloads.CORPUS)).isEqualTo(-1);
    assertThat(header.indexOf(Workloads.SNAPSHOT_AGE)).isEqualTo(-1);
    assertThat(problems(header))
        .containsExactly(
            "Warning | Workloads!I1 |  | Growth | growth % a month | Two columns have this name,"
                + " and this one is not read | Column H is read; rename this one or remove it",
            "Warning | Workloads!J1 |  |  | Corpus GB | The column is not one of ours, and is not"
                + " read | If Corpus is meant, convert the figures and name it \"Corpus (tokens)\"");
  }

  @Test
  void anotherCurrencyThanTheReportingOneIsAnotherUnit() {
    Object[] headers = java.util.Arrays.copyOf(REQUIRED, 7);
    headers[5] = "Serving cost (USD per month)";
    headers[6] = "Training cost (GBP per run)";
    WorkloadReader reader =
        new WorkloadReader(
            Source.sheet("Workloads"), "GBP", RowKeys.none(), 10, problem -> {}, batch -> {});
    Typing.type(reader, headers);
    Header header = reader.finish();

    assertThat(header.indexOf(Workloads.SERVING_COST)).isEqualTo(-1);
    assertThat(header.indexOf(Workloads.TRAINING_COST)).isEqualTo(6);
    assertThat(problems(header))
        .containsExactly(
            "Error | Workloads!F1 |  | Serving cost | Serving cost (USD per month) | The header"
                + " names another unit than ours, and the column is not read | Type USD as"
                + " Reporting currency, or convert the figures and name the column \"Serving cost"
                + " (per month)\"");
  }

  @Test
  void aPriceSheetWithItsOwnCurrencyColumnMayNameAnyCurrency() {
    assertThat(
            find(GpuPrices.TABLE, row("GPU", "Price (USD per GPU hour)"))
                .indexOf(GpuPrices.HOUR_PRICE))
        .isEqualTo(1);
  }

  @Test
  void fromAndToAreFoundByTheirShortNames() {
    Header header = find(TrainingPrices.TABLE, row("Model or size", "Method", "From", "To (B)"));
    assertThat(header.indexOf(TrainingPrices.FROM)).isEqualTo(2);
    assertThat(header.indexOf(TrainingPrices.TO)).isEqualTo(3);
  }
}
