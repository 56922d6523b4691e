package breakeven.core.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.decision.Sentences;
import breakeven.core.expression.Line;
import breakeven.core.expression.TextWriter;
import breakeven.core.table.ModelPrices;
import breakeven.testing.SmallBook;
import org.junit.jupiter.api.Test;

/**
 * Prices with days, by calculator. The review is of 2026-11-24, so month 3 begins on 2027-01-24;
 * 100,000 requests of 1,000 and 100 tokens a month, 24 months.
 */
class PricesByDayTest {
  private static final double PENNY = 1e-6;

  private final SmallBook book = new SmallBook();

  /** A row of {@code Model prices} ends the day before, and another with its prices follows. */
  private void next(int row, String to, String from, String... prices) {
    book.set(ModelPrices.TABLE, row, "To", to);
    String[] names = {"large", "small-8b", "tune"};
    String[] kinds = {"Base", "Base", "Fine-tuned"};
    book.add(
        ModelPrices.TABLE,
        "Provider",
        row == 2 ? "OpenAI" : "Acme",
        "Model",
        names[row - 2],
        "Kind",
        kinds[row - 2],
        "From",
        from);
    int added = book.table(ModelPrices.TABLE).lastRow();
    book.set(ModelPrices.TABLE, added, "Currency", "GBP", "Checked on", "2026-11-01");
    book.set(ModelPrices.TABLE, added, "Source", "list");
    book.set(ModelPrices.TABLE, added, prices);
  }

  /** Twice the price of the large model from month 3 on. */
  private void dearer() {
    next(2, "2027-01-23", "2027-01-24", "Input", "20", "Output", "60");
  }

  private Model model() {
    return book.evaluator().decision().model;
  }

  private double figure(Line line) {
    return book.evaluator().frame().values(line)[0];
  }

  private double month(Line line, int month) {
    return book.evaluator().frame().values(line, month)[0];
  }

  private void evaluate(String... cells) {
    book.workload(cells);
    book.evaluate();
  }

  /** (1,000 × 10 + 100 × 30) ÷ 1,000,000 = 0.013; 2 months of 1,300 and 22 of 2,600 are 59,800. */
  @Test
  void eachMonthHasThePriceOfTheRowInForceOnTheDayItBegins() {
    dearer();
    evaluate();
    Model model = model();
    assertThat(month(model.requests.large, 2)).isCloseTo(0.013, within(1e-12));
    assertThat(month(model.requests.large, 3)).isCloseTo(0.026, within(1e-12));
    assertThat(figure(model.totals.tcoPrompted)).isCloseTo(59_800, within(PENNY));
    assertThat(figure(model.totals.tcoToday)).isCloseTo(59_800, within(PENNY));
    assertThat(figure(model.totals.paidMonth)).isCloseTo(1_300, within(PENNY));
    assertThat(book.told()).isEmpty();
  }

  /** 12 × (2,600 - 1,300) = 15,600. */
  @Test
  void whatIsAnnouncedIsToldWithItsMoney() {
    dearer();
    evaluate();
    assertThat(figure(model().announced.moreAYear)).isCloseTo(15_600, within(PENNY));
    Sentences sentences = new Sentences(book.evaluator().decision(), "GBP");
    String why = new TextWriter(book.evaluator().frame()).write(sentences.why, 0).toString();
    assertThat(why)
        .contains(" From 2027-01-24 the large model costs 20.00/60.00: 15,600 GBP a year more.");
  }

  /** 12 × (2,600 - 1,300) = 15,600. */
  @Test
  void whatFollowsAModelThatEndsIsToldWithItsMoney() {
    book.set(ModelPrices.TABLE, 2, "Last service", "2027-01-23", "Replacement", "Acme: small-8b");
    book.set(ModelPrices.TABLE, 3, "Input", "20", "Output", "60");
    evaluate();
    assertThat(figure(model().announced.successorMore)).isCloseTo(15_600, within(PENNY));
  }

  /** A bill of 2,000 is one of 4,000 where its model costs twice: 2 × 2,000 + 22 × 4,000. */
  @Test
  void aQuotedBillMovesWithItsModelsPrice() {
    dearer();
    evaluate("Prompting cost", "2000");
    assertThat(figure(model().totals.tcoPrompted)).isCloseTo(92_000, within(PENNY));
    assertThat(figure(model().totals.tcoToday)).isCloseTo(92_000, within(PENNY));
  }

  /** 24 a month for six months and 48 for eighteen: 1,008. */
  @Test
  void aSmallModelsPriceHasDaysToo() {
    next(3, "2027-05-23", "2027-05-24", "Input", "0.4", "Output", "0.8", "Parameters", "8");
    evaluate("Smaller model", "small-8b", "Small model quality", "0.9", "Required quality", "0.8");
    assertThat(figure(model().costs.smallApiCost)).isCloseTo(1_008, within(PENNY));
  }

  /** Tokens 36 a month; 730 hours at 1 for twelve months and at 2 for twelve: 864 + 26,280. */
  @Test
  void tokensAndHostingOfATuneHaveDays() {
    book.set(ModelPrices.TABLE, 4, "Hosting", "1");
    next(
        4,
        "2027-11-23",
        "2027-11-24",
        "Input",
        "0.3",
        "Output",
        "0.6",
        "Base model",
        "small-8b",
        "Hosting",
        "2");
    evaluate("Serving", "Per token", "Tuning method", "LoRA");
    Model model = model();
    double tokens = 0;
    for (int m = 1; m <= 24; m++) {
      tokens += 100_000 * month(model.quantities.tunedPrice, m);
    }
    assertThat(tokens).isCloseTo(864, within(PENNY));
    assertThat(month(model.quantities.hostingMonth, 12)).isCloseTo(730, within(PENNY));
    assertThat(month(model.quantities.hostingMonth, 13)).isCloseTo(1_460, within(PENNY));
    double all = figure(model.totals.tcoTuned);
    next(4, "2027-11-23", "2029-11-24", "Input", "0.3", "Output", "0.6", "Base model", "small-8b");
    book.remove(ModelPrices.TABLE, book.table(ModelPrices.TABLE).lastRow() - 1);
    book.evaluate();
    assertThat(all - figure(model().totals.tcoTuned)).isCloseTo(12 * 730, within(PENNY));
  }

  /** A fee of 1 for 1,000 requests is 100 a month; twice the input 1,000 × 10 is 1,000 more. */
  @Test
  void feeBatchDiscountAndLengthFactorsAreThoseOfTheMonth() {
    next(2, "2027-01-23", "2027-01-24", "Input", "10", "Output", "30", "Fee", "1");
    evaluate();
    assertThat(figure(model().totals.tcoPrompted)).isCloseTo(2 * 1_300 + 22 * 1_400, within(PENNY));
    int last = book.table(ModelPrices.TABLE).lastRow();
    book.set(ModelPrices.TABLE, last, "Fee", "", "Long context above", "500");
    book.set(ModelPrices.TABLE, last, "Long-context input factor", "2");
    book.evaluate();
    assertThat(figure(model().totals.tcoPrompted)).isCloseTo(2 * 1_300 + 22 * 2_300, within(PENNY));
  }

  /** Its price of month 4 on: 0.00024, of month 7 on 0.00048 a request. */
  @Test
  void aReplacementsPriceHasDays() {
    book.set(ModelPrices.TABLE, 2, "Last service", "2027-02-24", "Replacement", "small-8b");
    next(3, "2027-05-23", "2027-05-24", "Input", "0.4", "Output", "0.8", "Parameters", "8");
    evaluate();
    assertThat(month(model().requests.large, 3)).isCloseTo(0.013, within(1e-12));
    assertThat(month(model().requests.large, 4)).isCloseTo(0.00024, within(1e-12));
    assertThat(month(model().requests.large, 7)).isCloseTo(0.00048, within(1e-12));
  }

  /** A fall of half of each month's price halves the whole. */
  @Test
  void breakEvenPriceMovesThePriceOfEachMonth() {
    dearer();
    evaluate();
    Model model = model();
    double fall = figure(model.breakEvens.price.value());
    double saving = figure(model.totals.netSaving);
    assertThat(saving - fall * 59_800).isCloseTo(0, within(0.01));
  }

  @Test
  void afterARowWithoutASuccessorItsPriceGoesOnWithAWarning() {
    book.set(ModelPrices.TABLE, 2, "To", "2027-01-23");
    evaluate();
    assertThat(figure(model().totals.tcoPrompted)).isCloseTo(24 * 1_300, within(PENNY));
    assertThat(book.doubts())
        .singleElement()
        .asString()
        .contains("OpenAI: large: no price of it is announced from 2027-01-24 on", "goes on");
  }

  @Test
  void betweenTwoRowsThePriceOfTheFirstGoesOnWithAWarning() {
    next(2, "2027-01-23", "2027-03-24", "Input", "20", "Output", "60");
    evaluate();
    assertThat(month(model().requests.large, 4)).isCloseTo(0.013, within(1e-12));
    assertThat(month(model().requests.large, 5)).isCloseTo(0.026, within(1e-12));
    assertThat(book.doubts()).singleElement().asString().contains("until 2027-03-23");
  }

  @Test
  void aRowToComeWithoutAPriceIsPassedOverWithAWarning() {
    next(2, "2027-01-23", "2027-01-24", "Input", "20");
    evaluate();
    assertThat(figure(model().totals.tcoPrompted)).isCloseTo(24 * 1_300, within(PENNY));
    assertThat(book.doubts()).anyMatch(line -> line.contains("no price is in this row"));
  }

  @Test
  void aPriceToComeThatCannotBeReadLeavesTheRowUndecided() {
    next(2, "2027-01-23", "2027-01-24", "Input", "dear", "Output", "60");
    evaluate();
    assertThat(book.told()).anyMatch(line -> line.contains("dear"));
  }
}
