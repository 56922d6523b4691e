package breakeven.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Line;
import breakeven.core.expression.TextWriter;
import breakeven.core.table.Words;
import breakeven.testing.Portfolio;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where today's approach stays, and caching would come with it, switching it on is the change. */
class CachingSwitchTest {
  private static Map<String, String> row(String... cells) {
    Map<String, String> row = Portfolio.straight("one");
    row.put("Prompting cost", "");
    row.put("Prompted model", "gpt-5.2");
    row.put("Smaller model", "gemini-3.5-flash-lite");
    row.put("Current approach", "Prompting");
    row.put("Input tokens", "4000");
    row.put("Output tokens", "200");
    row.put("Instruction tokens", "1500");
    row.put("Serving cost", "90000");
    return Portfolio.with(row, cells);
  }

  private static Evaluator evaluated(String... cells) {
    return evaluated(Map.of(), cells);
  }

  private static Evaluator evaluated(Map<String, String> assumed, String... cells) {
    Evaluator evaluator = new Portfolio(List.of(row(cells)), assumed).evaluate(200);
    assertThat(evaluator.frame().values(evaluator.decision().needs.lacking)[0]).isZero();
    return evaluator;
  }

  private static double value(Evaluator evaluator, Line line) {
    return evaluator.frame().values(line)[0];
  }

  private static double expected(Evaluator evaluator) {
    return evaluator.frame().values(evaluator.decision().changeMean)[0];
  }

  private static String to(Evaluator evaluator) {
    Decision decision = evaluator.decision();
    return value(evaluator, decision.changes) > 0
        ? Words.CHANGE.get((int) value(evaluator, decision.changeTo))
        : "";
  }

  /** Every approach, with retrieval and without, needed and not. */
  @ParameterizedTest(name = "{0}, grounding {1}, {2} retrieved")
  @CsvSource({
    "Prompting, No, '', Prompting with caching",
    "Prompting, No, 500, Prompting with caching",
    "Prompting, Yes, '', RAG",
    "Prompting, Yes, 500, RAG",
    "RAG, Yes, 500, RAG with caching",
    "RAG, '', '', RAG with caching",
    "RAG, No, 500, RAG with caching",
    "Small model, No, '', Small model with caching",
    "Small model, Yes, 500, Small model with caching",
    "Small model, Yes, '', Small model with RAG",
  })
  void whatIsAdvised(String approach, String grounding, String retrieved, String to) {
    String small = approach.equals("Small model") ? "0.95" : "0.4";
    Evaluator evaluator =
        evaluated(
            "Current approach=" + approach,
            "Needs grounding=" + grounding,
            "Retrieved tokens=" + retrieved,
            "Small model quality=" + small,
            "Requests=5000000");
    assertThat(to(evaluator)).isEqualTo(to);
    Decision decision = evaluator.decision();
    assertThat(value(evaluator, decision.cachingThen)).isOne();
    double days = to.endsWith("caching") ? 500 : 0;
    assertThat(value(evaluator, decision.tcoThen))
        .isCloseTo(value(evaluator, decision.model.totals.tcoAlternative) + days, within(1e-6));
    assertThat(value(evaluator, decision.portfolio.oneOff))
        .isCloseTo(value(evaluator, decision.model.totals.oneOffAlternative) + days, within(1e-6));
    assertThat(value(evaluator, decision.cash.cumulative)).isNotNaN();
  }

  @Test
  void itIsProposedWhereItSavesMoreThanMateriality() {
    Evaluator evaluator = evaluated();
    double saving = value(evaluator, evaluator.decision().saving);
    assertThat(saving).isGreaterThan(5000);
    String justBelow = Double.toString(saving - 0.01);
    String just = Double.toString(saving);
    assertThat(to(evaluated(Map.of("Materiality", justBelow)))).isEqualTo("Prompting with caching");
    Evaluator kept = evaluated(Map.of("Materiality", just));
    assertThat(to(kept)).isEmpty();
    assertThat(value(kept, kept.decision().saving)).isZero();
    assertThat(value(kept, kept.decision().portfolio.oneOff)).isZero();
    assertThat(expected(kept)).isNaN();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"Cached share=0", "Cache write share=0", "Prompting cost=15000", "Requests=0"})
  void nothingIsSwitchedOnWhereItIsKnownOrNothingIsAskedFor(String cell) {
    assertThat(to(evaluated(cell))).isEmpty();
  }

  @Test
  void whySaysItFirst() {
    Evaluator evaluator = evaluated();
    Sentences sentences = new Sentences(evaluator.decision(), "GBP");
    String why = new TextWriter(evaluator.frame()).write(sentences.why, 0).toString();
    assertThat(why).startsWith("Switch caching on: it saves ");
  }

  /** The days are paid in every draw, by the day rate that is drawn. */
  @Test
  void theExpectedSavingIsOfTheSameChange() {
    Map<String, String> assumed = Map.of("Days to switch caching on", "100");
    Evaluator dear = evaluated(assumed, "Requests=2000000");
    Evaluator cheap = evaluated(Map.of("Days to switch caching on", "0"), "Requests=2000000");
    double less = expected(cheap) - expected(dear);
    assertThat(less).isBetween(100 * 500 * 0.9, 100 * 500 * 1.2);
  }

  /** Evidence of a tune may be pending: caching is switched on meanwhile. */
  @Test
  void meanwhileCachingIsSwitchedOn() {
    Evaluator evaluator = evaluated("Fine-tuned quality=", "Serving cost=600", "Requests=5000000");
    assertThat(value(evaluator, evaluator.decision().meanwhile)).isOne();
    assertThat(to(evaluator)).isEqualTo("Prompting with caching");
    Sentences sentences = new Sentences(evaluator.decision(), "GBP");
    String why = new TextWriter(evaluator.frame()).write(sentences.why, 0).toString();
    assertThat(why).contains(" Meanwhile, switching caching on saves ");
  }
}
