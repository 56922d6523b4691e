package breakeven.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import breakeven.core.table.Column;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.PriceTable;
import breakeven.core.table.TrainingPrices;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PriceRulesTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 24);
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  private final PriceRules guards = new PriceRules(AS_OF, 90);

  private static PriceFacts model(String kind, String input, String cached, String output) {
    Map<Column, Double> figures = new LinkedHashMap<>();
    put(figures, ModelPrices.INPUT_PRICE, input);
    put(figures, ModelPrices.CACHED_PRICE, cached);
    put(figures, ModelPrices.OUTPUT_PRICE, output);
    return new PriceFacts(PriceTable.MODELS, "Acme: m", kind, figures, "USD", 1, DAY, "list");
  }

  private static void put(Map<Column, Double> figures, Column column, String text) {
    if (!text.isEmpty()) {
      figures.put(column, Double.parseDouble(text));
    }
  }

  private static PriceFacts base(String input, String output) {
    return model("Base", input, "", output);
  }

  private static PriceFacts on(PriceFacts row, LocalDate day, String source) {
    return new PriceFacts(
        row.table(),
        row.name(),
        row.kind(),
        row.figures(),
        row.currency(),
        row.dollars(),
        day,
        source);
  }

  private static PriceFacts in(PriceFacts row, String currency, double dollars) {
    return new PriceFacts(
        row.table(),
        row.name(),
        row.kind(),
        row.figures(),
        currency,
        dollars,
        row.checkedOn(),
        row.source());
  }

  private static List<String> lines(List<PriceWarning> doubts) {
    return doubts.stream()
        .map(d -> d.rule() + " | " + d.column().header() + " | " + d.found() + " | " + d.problem())
        .toList();
  }

  private List<String> of(PriceFacts row) {
    return lines(guards.of(row));
  }

  @Test
  void aGoodRowIsNotDoubted() {
    assertThat(of(model("Base", "2", "0.5", "8"))).isEmpty();
    assertThat(of(base("", ""))).isEmpty();
  }

  // --- plausible --------------------------------------------------------------------------------

  @Test
  void aPriceOutOfRangeIsDoubtedWithTheRange() {
    assertThat(guards.of(base("15000", "60000")))
        .extracting(PriceWarning::problem)
        .containsExactly(
            "Acme: m costs 15000 USD for Input (per 1M tokens), more than the highest plausible"
                + " price of 200 USD",
            "Acme: m costs 60000 USD for Output (per 1M tokens), more than the highest"
                + " plausible price of 700 USD");
  }

  @ParameterizedTest
  @CsvSource({
    "Base, 200, '', 700, ",
    "Base, 200.1, '', 700, Input",
    "Base, 0.001, '', 0.002, ",
    "Base, 0.0009, '', 0.002, Input",
    "Base, 150, '', 701, Output",
    "Base, 1, 0.0009, 1, Cached input",
    "Fine-tuned, 201, '', 300, Input",
    "Embedding, 1, '', '', ",
    "Embedding, 1.01, '', '', Input",
  })
  void theRangeOfTokenPricesEndsWhereItSays(
      String kind, String input, String cached, String output, String column) {
    assertThat(guards.of(model(kind, input, cached, output)))
        .extracting(doubt -> doubt.rule() + " " + doubt.column().header())
        .isEqualTo(column == null ? List.of() : List.of("PLAUSIBLE " + column));
  }

  @Test
  void theRangeIsHeldInTheRowsCurrency() {
    assertThat(of(in(base("20000", "30000"), "JPY", 0.0065))).isEmpty();
    assertThat(of(in(base("40000", "60000"), "JPY", 0.0065)))
        .containsExactly(
            "PLAUSIBLE | Input | 40000 | Acme: m costs 40000 JPY for Input (per 1M tokens), more"
                + " than the highest plausible price of 30800 JPY");
    assertThat(of(in(base("40000", "60000"), "XAF", Double.NaN))).isEmpty();
  }

  private static Arguments range(PriceTable table, Column column, double low, double high) {
    return Arguments.of(table, column, low, high);
  }

  static Stream<Arguments> ranges() {
    return Stream.of(
        range(PriceTable.MODELS, ModelPrices.FEE, 0, 1_000),
        range(PriceTable.MODELS, ModelPrices.HOSTING, 0, 200),
        range(PriceTable.TRAININGS, TrainingPrices.TRAINING_PRICE, 0.05, 300),
        range(PriceTable.TRAININGS, TrainingPrices.MINIMUM_CHARGE, 0, 1_000),
        range(PriceTable.GPUS, GpuPrices.HOUR_PRICE, 0.02, 50),
        range(PriceTable.GPUS, GpuPrices.PURCHASE_PRICE, 100, 100_000),
        range(PriceTable.GPUS, GpuPrices.RUNNING_COST, 0, 5_000));
  }

  @ParameterizedTest
  @MethodSource("ranges")
  void everyOtherAmountHasARangeToo(PriceTable table, Column column, double low, double high) {
    double justAbove0 = low == 0 ? 0.0001 : low;
    assertThat(rules(table, column, justAbove0)).isEmpty();
    assertThat(rules(table, column, high)).isEmpty();
    assertThat(rules(table, column, high * 1.0001)).containsExactly(Rule.PLAUSIBLE);
    if (low > 0) {
      assertThat(rules(table, column, low * 0.9999)).containsExactly(Rule.PLAUSIBLE);
    }
  }

  private List<Rule> rules(PriceTable table, Column column, double price) {
    PriceFacts row =
        new PriceFacts(table, "Acme: x", "", Map.of(column, price), "USD", 1, DAY, "list");
    return guards.of(row).stream().map(PriceWarning::rule).toList();
  }

  @Test
  void noAmountOfAnyTableIsWithoutARange() {
    for (PriceTable table : PriceTable.ALL) {
      for (Column column : table.amounts()) {
        assertThat(rules(table, column, 1e9)).as(column.header()).contains(Rule.PLAUSIBLE);
      }
    }
  }

  // --- ratio ------------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({"1, 1, 0", "1, 0.99, 1", "1, 15, 0", "0.1, 1.5, 0", "1, 15.01, 1"})
  void outputCostsOneToFifteenTimesAsMuchAsInput(String input, String output, int doubts) {
    assertThat(guards.of(base(input, output)))
        .extracting(PriceWarning::rule)
        .containsExactlyElementsOf(List.of(Rule.RATIO).subList(0, doubts));
  }

  @Test
  void anOddRatioIsToldWithBothPrices() {
    assertThat(guards.of(base("0.2", "6")))
        .singleElement()
        .satisfies(
            doubt -> {
              assertThat(doubt.problem())
                  .isEqualTo(
                      "Acme: m costs 6 USD for Output, 30 times the 0.2 for Input; 1 to 15 times is"
                          + " usual");
            });
    // Rounded, it would look as if nothing were odd.
    assertThat(guards.of(base("0.004688", "0.0046875")))
        .singleElement()
        .satisfies(doubt -> assertThat(doubt.problem()).contains(", 0.999893 times"));
  }

  @Test
  void whatAnImplausiblePriceIsHeldAgainstIsNotToldToo() {
    assertThat(guards.of(model("Base", "0.000002", "0.2", "10")))
        .extracting(PriceWarning::rule)
        .containsExactly(Rule.PLAUSIBLE);
    assertThat(guards.of(model("Base", "2", "0.5", "8000")))
        .extracting(PriceWarning::rule)
        .containsExactly(Rule.PLAUSIBLE);
    assertThat(guards.of(model("Base", "2", "500", "8")))
        .extracting(PriceWarning::rule)
        .containsExactly(Rule.PLAUSIBLE);
    assertThat(guards.of(model("Base", "2", "3", "8000")))
        .extracting(PriceWarning::rule)
        .containsExactly(Rule.PLAUSIBLE, Rule.CACHED);
    assertThat(guards.of(model("Base", "2", "500", "1")))
        .extracting(PriceWarning::rule)
        .containsExactly(Rule.PLAUSIBLE, Rule.RATIO);
  }

  // --- zero -------------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "0, '', 3, Acme: m costs 0 for Input beside 3 for Output",
    "1, '', 0, Acme: m costs 0 for Output beside 1 for Input",
    "1, 0, 3, Acme: m costs 0 for Cached input beside 1 for Input",
    "0, '', 0, 'Acme: m costs 0 for Input, which would be free'",
  })
  void zeroIsDoubted(String input, String cached, String output, String problem) {
    assertThat(guards.of(model("Base", input, cached, output)))
        .extracting(PriceWarning::rule, PriceWarning::problem)
        .containsExactly(tuple(Rule.ZERO, problem));
  }

  // --- cached, tuned ----------------------------------------------------------------------------

  @Test
  void cachedInputCostsNoMoreThanInput() {
    assertThat(of(model("Base", "2", "2", "8"))).isEmpty();
    assertThat(of(model("Base", "2", "2.5", "8")))
        .containsExactly(
            "CACHED | Cached input | 2.5 | Acme: m costs 2.5 USD for Cached input, more than the 2"
                + " for Input");
  }

  @Test
  void aTunedModelCostsNoLessThanItsBase() {
    PriceFacts tune = model("Fine-tuned", "1.8", "", "8");

    assertThat(lines(guards.tuned(tune, base("1.8", "8")))).isEmpty();
    assertThat(lines(guards.tuned(tune, base("2", "8"))))
        .containsExactly(
            "TUNED | Input | 1.8 | Acme: m is fine-tuned and costs 1.8 USD for Input, less than its base"
                + " model Acme: m at 2");
    assertThat(guards.tuned(tune, in(base("1.6", "6"), "EUR", 1.17)))
        .extracting(doubt -> doubt.column().header())
        .containsExactly("Input");
  }

  // --- two rows ---------------------------------------------------------------------------------

  @Test
  void twoRowsOfOneDayAgree() {
    assertThat(guards.twins(base("2", "8"), base("2", "8"))).isEmpty();
    assertThat(lines(guards.twins(base("2", "8"), base("2", "9"))))
        .containsExactly(
            "TWINS | Output | 8 | Acme: m costs 8 USD for Output, and another row of the same day"
                + " says 9 USD (list, 2026-11-01)");
    assertThat(guards.twins(base("2", "8"), on(base("2", "9"), DAY.minusDays(1), "list")))
        .isEmpty();
    assertThat(guards.twins(on(base("2", "8"), null, ""), on(base("2", "9"), null, ""))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"1.2, 0", "1.21, 1", "0.8, 0", "0.79, 1"})
  void aListMayDifferFromTheBookByAFifth(String input, int doubts) {
    assertThat(guards.list(base(input, "5"), base("1", "5"))).hasSize(doubts);
    assertThat(guards.book(base("1", "5"), base(input, "5"))).hasSize(doubts);
  }

  @Test
  void aDifferenceIsToldWithTheOtherSource() {
    PriceFacts list = on(base("1", "5"), DAY, "a list");
    PriceFacts book = on(base("2", "5"), LocalDate.of(2026, 8, 1), "price page");

    assertThat(lines(guards.list(list, book)))
        .containsExactly(
            "SOURCES | Input | 1 | Acme: m costs 1 USD for Input, and the book says 2 USD (price"
                + " page, 2026-08-01), a difference of 50%");
    assertThat(lines(guards.book(book, list)))
        .containsExactly(
            "SOURCES | Input | 2 | Acme: m costs 2 USD for Input, and another source says 1 USD (a"
                + " list, 2026-11-01), a difference of 50%");
    assertThat(guards.book(book, in(base("1.75", "4"), "EUR", 1.17))).isEmpty();
  }

  @Test
  void whatTheAnalystAgreedAndWhatWasCheckedLongAfterTheListIsNotHeldAgainstIt() {
    PriceFacts list = on(base("1", "5"), LocalDate.of(2026, 8, 1), "a list");
    LocalDate soon = LocalDate.of(2026, 8, 2);
    assertThat(guards.book(on(base("2", "5"), soon, "page"), list)).hasSize(1);
    assertThat(guards.book(on(base("2", "5"), soon, "own: page"), list)).isEmpty();
    assertThat(guards.book(on(base("2", "5"), soon, "Contract 7"), list)).isEmpty();
    LocalDate last = LocalDate.of(2026, 8, 1).plusDays(90);
    assertThat(guards.book(on(base("2", "5"), last, "page"), list)).hasSize(1);
    assertThat(guards.book(on(base("2", "5"), last.plusDays(1), "page"), list)).isEmpty();
    assertThat(guards.book(on(base("2", "5"), null, "page"), list)).isEmpty();
    assertThat(guards.book(on(base("2", "5"), DAY, "page"), on(list, null, "a list"))).isEmpty();
  }

  // --- day and source ---------------------------------------------------------------------------

  @Test
  void dayAndSourceAreWanted() {
    assertThat(of(on(base("1", "2"), null, "")))
        .containsExactly(
            "DAY | Checked on |  | Acme: m has no day of checking, so that its age is not known",
            "SOURCE | Source |  | Acme: m has no source");
    assertThat(of(on(base("1", "2"), AS_OF.plusDays(1), "list")))
        .containsExactly(
            "DAY | Checked on | 2026-11-25 | Acme: m was checked after the review date,"
                + " 2026-11-24");
  }

  @Test
  void aPriceIsOldAfterTheLimit() {
    assertThat(of(on(base("1", "2"), AS_OF.minusDays(90), "list"))).isEmpty();
    assertThat(of(on(base("1", "2"), AS_OF.minusDays(91), "list")))
        .containsExactly(
            "AGE | Checked on | 2026-08-25 | Acme: m was checked 91 days before the review, more"
                + " than the Price age limit of 90");
    assertThat(guards.stale(PriceTable.MODELS, null)).isTrue();
    assertThat(guards.stale(PriceTable.RATES, null)).isFalse();
  }

  @Test
  void theAnalystsOwnRowsAreKnownByTheirSource() {
    assertThat(on(base("1", "2"), DAY, "Own quotation").own()).isTrue();
    assertThat(on(base("1", "2"), DAY, " contract of May").own()).isTrue();
    assertThat(on(base("1", "2"), DAY, "owner's page").own()).isFalse();
    assertThat(on(base("1", "2"), DAY, "the contract").own()).isFalse();
  }
}
