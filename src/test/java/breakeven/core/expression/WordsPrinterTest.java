package breakeven.core.expression;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.max;
import static breakeven.core.expression.Expression.min;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsPrinterTest {
  private final Variables variables = new Variables();
  private final Variable a = variables.number("A", "units", "");
  private final Variable b = variables.number("B", "units", "");
  private final Variable c = variables.number("C", "units", "");
  private final Variable word = variables.word("Serving", "", List.of("Per token", "Fixed"));
  private final WordsPrinter printer = new WordsPrinter();

  @Test
  void bracketsStandOnlyWhereTheyChangeTheResult() {
    says(a.plus(b.plus(c)), "A + B + C");
    says(a.minus(b.plus(c)), "A − (B + C)");
    says(a.minus(b.times(c)), "A − B × C");
    says(a.times(b.dividedBy(c)), "A × B ÷ C");
    says(a.dividedBy(b.times(c)), "A ÷ (B × C)");
    says(ONE.plus(a).power(b.dividedBy(c)), "(1 + A) ^ (B ÷ C)");
    says(ZERO.minus(a), "−A");
    says(max(a, max(b, c.plus(ONE))), "max(A; B; C + 1)");
    says(min(a, max(b, c)).times(b), "min(A; max(B; C)) × B");
  }

  @Test
  void conditionsAreWords() {
    says(word.is("Fixed").not(), "Serving is not Fixed");
    says(
        a.known().not().or(a.above(b).and(c.known())),
        "A is blank or (A is above B and C is known)");
    says(ifElse(word.is("Fixed"), a, ZERO), "where Serving is Fixed: A; else 0");
    says(
        ifElse(word.is("Fixed"), a, ifElse(b.known(), b, BLANK)),
        "where Serving is Fixed: A; where B is known: B; else blank");
    says(ifElse(a.atLeast(b), a, ZERO).times(c), "(where A is at least B: A; else 0) × C");
    says(a.orZero().times(b), "(A, 0 where blank) × B");
  }

  @Test
  void tablesOfRulesAreLists() {
    var table =
        ByWord.toWord(
            FirstOf.firstOf(List.of(a.above(b), word.is("Fixed"))),
            List.of("Pass", "Fail", "Unknown"),
            List.of("Fail", "Pass", "Unknown"));
    assertThat(printer.rows(table))
        .containsExactly(
            "where A is above B: Fail", "where Serving is Fixed: Pass", "else Unknown");
    says(ByWord.byWord(word, List.of(a, b)).times(c), "(by Serving: Per token → A; Fixed → B) × C");
  }

  private void says(Expression expression, String words) {
    assertThat(printer.print(expression)).isEqualTo(words);
  }
}
