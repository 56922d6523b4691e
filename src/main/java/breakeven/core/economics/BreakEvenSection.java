package breakeven.core.economics;

import static breakeven.core.expression.ByWord.byWord;
import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.FirstOf.firstOf;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import java.util.ArrayList;
import java.util.List;

/** Break-evens: each is the value of one driver, or words where there is none. */
abstract class BreakEvenSection extends Section {
  /** What is in place of a searched value where an input was edited since the search. */
  public static final String REVIEW_AGAIN = "review again";

  final Rule closed = said(model.life.closed, "closed");

  BreakEvenSection(Model model, String heading) {
    super(model, heading);
  }

  /**
   * A rule of a result.
   *
   * @param words what takes the place of a number; empty where there is one
   */
  record Rule(Expression when, String words, Expression value) {}

  static Rule said(Expression when, String words) {
    return new Rule(when, words, BLANK);
  }

  static Rule value(Expression when, Expression value) {
    return new Rule(when, "", value);
  }

  /** The first rule that holds decides; the value counts where none does. */
  final Answer answer(
      String name, Unit unit, String meaning, List<Rule> rules, Expression otherwise) {
    List<Rule> all = new ArrayList<>(rules);
    all.add(value(ONE, otherwise));
    Line rule =
        line(
            name + ", rule",
            Unit.COUNT,
            "which rule of the result holds, from 0",
            firstOf(rules.stream().map(Rule::when).toList()));
    Line value = line(name, unit, meaning, byWord(rule, all.stream().map(Rule::value).toList()));
    return new Answer(value, rule, all.stream().map(Rule::words).toList());
  }
}
