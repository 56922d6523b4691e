package breakeven.core.expression;

import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.ifError;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Piece.PRODUCT;
import static breakeven.core.expression.Piece.SUM;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes an expression as a short spreadsheet formula, one that a person reads beside its cell.
 *
 * <p>A blank is a {@link #BLANK word} in a cell, so that arithmetic with it is an error; a formula
 * in which that can happen gives the word instead, and a comparison with a blank does not hold. A
 * number that is the same in every row is no part of a formula where it changes nothing.
 */
public final class CellFormulaPrinter {
  /** What stands in a cell that has no figure. */
  public static final String BLANK = "none";

  /** A number that stands for "no end", as a cell has it. */
  public static final double NO_END = 1e99;

  private static final int FEW_WORDS = 2;

  private final References references;
  private final Map<Line, Boolean> mayBeBlank;
  private final KnownFacts nothing;

  /**
   * @param references the cells in which variables and lines stand
   */
  public CellFormulaPrinter(References references) {
    this(references, new HashMap<>());
  }

  private CellFormulaPrinter(References references, Map<Line, Boolean> mayBeBlank) {
    this.references = references;
    this.mayBeBlank = mayBeBlank;
    nothing = KnownFacts.of(references::above);
  }

  /** A printer for another place of the same sheet. */
  public CellFormulaPrinter at(References place) {
    return new CellFormulaPrinter(place, mayBeBlank);
  }

  /** The formula of an expression, without the equals sign. */
  public String print(Expression expression) {
    String text = figure(expression, nothing).text();
    return fails(expression, nothing) ? ifError(text, quoted(BLANK)) : text;
  }

  /** What stands for an expression: a line without a cell is what it is made of. */
  private Expression shown(Expression expression) {
    Expression shown = expression;
    while (shown instanceof Line line && references.inPlace(line)) {
      shown = line.definition();
    }
    return shown;
  }

  /** Whether an expression can be without a figure. */
  public boolean mayBeBlank(Expression expression) {
    return mayBeBlank(expression, nothing);
  }

  /** The number that an expression is whatever is typed; NaN where it depends on something. */
  public double always(Expression given) {
    Expression expression = shown(given);
    if (expression instanceof Constant constant) {
      return constant.isWord() ? Double.NaN : constant.value();
    }
    if (expression instanceof Variable variable) {
      return references.always(variable);
    }
    if (expression instanceof Unary unary) {
      return switch (unary.operator()) {
        case KNOWN -> references.known(unary.part());
        case NOT -> 1 - always(unary.part());
        default -> Double.NaN;
      };
    }
    if (expression instanceof If branches) {
      double condition = always(branches.condition());
      double then = condition == 0 ? Double.NaN : always(branches.then());
      double otherwise = condition > 0 ? then : always(branches.otherwise());
      return condition == 0 || then == otherwise ? otherwise : Double.NaN;
    }
    if (expression instanceof Binary binary) {
      double a = always(binary.left());
      double b = always(binary.right());
      return switch (binary.operator()) {
        case TIMES, AND -> a == 0 || b == 0 ? 0 : a * b;
        case PLUS -> a + b;
        case MINUS -> a - b;
        default -> Double.NaN;
      };
    }
    return Double.NaN;
  }

  // --- what can be blank, and what fails where it is
  // ----------------------------------------------

  private boolean mayBeBlank(Expression given, KnownFacts facts) {
    Expression expression = shown(given);
    if (facts.known(expression) || !Double.isNaN(always(expression))) {
      return false;
    }
    if (expression instanceof Constant constant) {
      return !constant.isWord();
    }
    if (expression instanceof Variable variable) {
      return references.mayBeBlank(variable);
    }
    if (expression instanceof Line line) {
      return mayBeBlank(line);
    }
    if (expression instanceof Prior prior) {
      return mayBeBlank(prior.line());
    }
    if (expression instanceof OverMonths months) {
      return months.operator() != OverMonths.Operator.GREATEST
          && months.operator() != OverMonths.Operator.MONTH_AFTER_LAST_LOSS
          && months.lines().stream().anyMatch(this::mayBeBlank);
    }
    if (expression instanceof Comparison || expression instanceof FirstOf) {
      return false;
    }
    if (expression instanceof Unary unary
        && (unary.operator() == Unary.Operator.KNOWN
            || unary.operator() == Unary.Operator.OR_ZERO)) {
      return false;
    }
    if (expression instanceof Binary binary) {
      boolean a = mayBeBlank(binary.left(), facts);
      boolean b = mayBeBlank(binary.right(), facts);
      return switch (binary.operator()) {
        case OR -> false;
        case MIN, MAX -> a && b;
        case OVER -> a || b || !facts.positive(binary.right());
        default -> a || b;
      };
    }
    if (expression instanceof If branches) {
      return !never(branches.condition()) && mayBeBlank(branches.then(), where(branches, facts))
          || !holds(branches.condition(), facts)
              && mayBeBlank(branches.otherwise(), facts.whereNot(branches.condition()));
    }
    return expression.parts().stream().anyMatch(part -> mayBeBlank(part, facts));
  }

  private static KnownFacts where(If branches, KnownFacts facts) {
    return facts.where(branches.condition());
  }

  private boolean mayBeBlank(Line line) {
    Boolean known = mayBeBlank.get(line);
    if (known == null) {
      // A line that refers to its own month before is blank only where something else makes it so.
      mayBeBlank.put(line, false);
      known =
          mayBeBlank(line.definition(), nothing)
              || line.start() != null && mayBeBlank(line.start(), nothing);
      mayBeBlank.put(line, known);
    }
    return known;
  }

  private boolean never(Expression condition) {
    return always(condition) == 0;
  }

  /** Whether a condition asks for nothing but a figure that is there. */
  private boolean holds(Expression given, KnownFacts facts) {
    Expression condition = shown(given);
    return always(condition) > 0
        || condition instanceof Unary unary
            && unary.operator() == Unary.Operator.KNOWN
            && !mayBeBlank(unary.part(), facts);
  }

  /** Whether the formula of an expression is an error where something is blank. */
  private boolean fails(Expression given, KnownFacts facts) {
    Expression expression = shown(given);
    if (!Double.isNaN(always(expression))) {
      return false;
    }
    if (expression instanceof Binary binary) {
      return switch (binary.operator()) {
        case MIN, MAX -> fails(binary.left(), facts) && fails(binary.right(), facts);
        case OR -> false;
        default -> mayBeBlank(binary, facts);
      };
    }
    if (expression instanceof Unary unary) {
      return unary.operator() != Unary.Operator.KNOWN
          && unary.operator() != Unary.Operator.OR_ZERO
          && mayBeBlank(unary.part(), facts);
    }
    if (expression instanceof If branches) {
      return !never(branches.condition()) && fails(branches.then(), where(branches, facts))
          || !holds(branches.condition(), facts)
              && fails(branches.otherwise(), facts.whereNot(branches.condition()));
    }
    if (expression instanceof ByWord table) {
      return table.choices().stream().anyMatch(choice -> fails(choice, facts));
    }
    if (expression instanceof AtMonth at) {
      return mayBeBlank(at.index(), facts);
    }
    return false;
  }

  // --- figures -----------------------------------------------------------------------------------

  private Piece figure(Expression given, KnownFacts facts) {
    Expression expression = shown(given);
    double always = always(expression);
    if (!Double.isNaN(always)) {
      return Piece.atom(number(always));
    }
    if (isTest(expression)) {
      Piece test = test(expression, facts);
      return Piece.atom(ifElse(test.text(), 1, 0));
    }
    if (expression instanceof Constant constant) {
      return Piece.atom(quoted(constant.isWord() ? constant.name() : BLANK));
    }
    if (expression instanceof Binary binary) {
      return binary(binary, facts);
    }
    if (expression instanceof Unary unary) {
      return unary(unary, facts);
    }
    if (expression instanceof If branches) {
      return branches(branches, facts);
    }
    if (expression instanceof FirstOf first) {
      return first(first, (place, known) -> String.valueOf(place), facts);
    }
    if (expression instanceof ByWord table) {
      return byWord(table, facts);
    }
    if (expression instanceof OverMonths months) {
      return months(months);
    }
    if (expression instanceof AtMonth at) {
      String cells = references.monthsFromZero(at.line());
      return Piece.atom(call("INDEX", cells, 1, figure(at.index(), facts).in(SUM) + "+1"));
    }
    return Piece.atom(cell(expression));
  }

  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return "1E+99";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      return String.valueOf((long) value);
    }
    return new java.math.BigDecimal(Double.toString(value))
        .stripTrailingZeros()
        .toString()
        .replace("E+", "E");
  }

  private String cell(Expression expression) {
    if (expression instanceof Variable variable) {
      return references.of(variable);
    }
    if (expression instanceof Prior prior) {
      return references.ofMonthBefore(prior.line());
    }
    Line line = (Line) expression;
    return line.monthly()
        ? references.ofMonth(line)
        : line.dated() ? references.byDay(line) : references.of(line);
  }

  private boolean isCell(Expression given) {
    Expression expression = shown(given);
    return expression instanceof Variable
        || expression instanceof Line
        || expression instanceof Prior;
  }

  private Piece binary(Binary binary, KnownFacts facts) {
    Expression a = binary.left();
    Expression b = binary.right();
    double left = always(a);
    double right = always(b);
    return switch (binary.operator()) {
      case PLUS ->
          left == 0
              ? figure(b, facts)
              : right == 0 ? figure(a, facts) : sum(figure(a, facts), "+", figure(b, facts));
      case MINUS ->
          right == 0
              ? figure(a, facts)
              : left == 0
                  ? new Piece("-" + figure(b, facts).in(PRODUCT), SUM)
                  : sum(figure(a, facts), "-", figure(b, facts));
      case TIMES, AND ->
          left == 1
              ? figure(b, facts)
              : right == 1
                  ? figure(a, facts)
                  : new Piece(
                      figure(a, facts).in(PRODUCT) + "*" + figure(b, facts).in(PRODUCT), PRODUCT);
      case OVER ->
          right == 1
              ? figure(a, facts)
              : new Piece(
                  figure(a, facts).in(PRODUCT) + "/" + figure(b, facts).in(PRODUCT + 1), PRODUCT);
      case POWER ->
          new Piece(
              figure(a, facts).in(Piece.ATOM) + "^" + figure(b, facts).in(Piece.ATOM),
              Piece.ATOM - 1);
      case MIN, MAX -> oneOf(binary, facts);
      case OR -> throw new IllegalStateException("a test: " + binary);
    };
  }

  private static Piece sum(Piece a, String sign, Piece b) {
    return new Piece(a.in(SUM) + sign + b.in(sign.equals("-") ? SUM + 1 : SUM), SUM);
  }

  /** The smaller or the greater one; the other where one is blank. */
  private Piece oneOf(Binary pair, KnownFacts facts) {
    Expression a = pair.left();
    Expression b = pair.right();
    if (pair.operator() == Binary.Operator.MAX && always(a) == 0 && facts.notNegative(b)) {
      return figure(b, facts);
    }
    String left = figure(a, facts).text();
    String right = figure(b, facts).text();
    if (mayBeBlank(b, facts) && !isCell(b)) {
      right = orOther(b, left, facts);
    } else if (mayBeBlank(a, facts) && !isCell(a)) {
      left = orOther(a, right, facts);
    }
    return Piece.atom(call(pair.operator() == Binary.Operator.MIN ? "MIN" : "MAX", left, right));
  }

  /** A figure, and another formula where it is blank. */
  private String orOther(Expression given, String other, KnownFacts facts) {
    Expression expression = shown(given);
    if (!mayBeBlank(expression, facts)) {
      return figure(expression, facts).text();
    }
    if (expression instanceof Constant) {
      return other;
    }
    if (expression instanceof If branches) {
      return ifElse(
          test(branches.condition(), facts).text(),
          orOther(branches.then(), other, where(branches, facts)),
          orOther(branches.otherwise(), other, facts.whereNot(branches.condition())));
    }
    String text = figure(expression, facts).text();
    return isCell(expression) ? ifElse(Formula.isNumber(text), text, other) : ifError(text, other);
  }

  private Piece unary(Unary unary, KnownFacts facts) {
    Expression part = unary.part();
    return switch (unary.operator()) {
      case NOT -> sum(Piece.atom("1"), "-", figure(part, facts));
      case OR_ZERO ->
          !mayBeBlank(part, facts)
              ? figure(part, facts)
              : isCell(part)
                  ? Piece.atom(call("SUM", cell(part)))
                  : Piece.atom(orOther(part, "0", facts));
      case ROUND_UP -> Piece.atom(call("ROUNDUP", rounded(part, facts), 0));
      case CUT -> Piece.atom(call("INT", rounded(part, facts)));
      case EXP -> Piece.atom(call("EXP", figure(part, facts).text()));
      case KNOWN -> throw new IllegalStateException("a test: " + unary);
    };
  }

  private String rounded(Expression part, KnownFacts facts) {
    return Formula.round(figure(part, facts).text(), Comparison.SHARE_DIGITS);
  }

  private Piece branches(If branches, KnownFacts facts) {
    Expression condition = branches.condition();
    if (holds(condition, facts)) {
      return figure(branches.then(), facts);
    }
    if (never(condition)) {
      return figure(branches.otherwise(), facts);
    }
    String then = figure(branches.then(), where(branches, facts)).text();
    String otherwise = figure(branches.otherwise(), facts.whereNot(condition)).text();
    return then.equals(otherwise)
        ? Piece.atom(then)
        : Piece.atom(ifElse(test(condition, facts).text(), then, otherwise));
  }

  /** The choice at a place, where those before it do not hold. */
  private interface Choice {
    String at(int place, KnownFacts facts);
  }

  private Piece first(FirstOf first, Choice choice, KnownFacts facts) {
    return Piece.atom(first(first.flags(), 0, choice, facts));
  }

  private String first(List<Expression> flags, int from, Choice choice, KnownFacts facts) {
    if (from == flags.size()) {
      return choice.at(from, facts);
    }
    Expression flag = flags.get(from);
    return ifElse(
        test(flag, facts).text(),
        choice.at(from, facts.where(flag)),
        first(flags, from + 1, choice, facts.whereNot(flag)));
  }

  private Piece byWord(ByWord table, KnownFacts facts) {
    List<Expression> choices = table.choices();
    Expression code = table.code();
    if (table.renames()) {
      return figure(code, facts);
    }
    if (code instanceof FirstOf first) {
      return first(first, (i, known) -> figure(choices.get(i), known).text(), facts);
    }
    List<String> words = code.words();
    if (words.isEmpty()) {
      List<String> all = choices.stream().map(choice -> figure(choice, facts).text()).toList();
      return Piece.atom(call("CHOOSE", figure(code, facts).in(SUM) + "+1", all));
    }
    String cell = figure(code, facts).in(SUM);
    Map<String, List<String>> byFigure = new java.util.LinkedHashMap<>();
    for (int i = 0; i < words.size(); i++) {
      byFigure
          .computeIfAbsent(figure(choices.get(i), facts).text(), text -> new ArrayList<>())
          .add(cell + "=" + quoted(words.get(i)));
    }
    String text = "";
    List<Map.Entry<String, List<String>>> entries = new ArrayList<>(byFigure.entrySet());
    for (int i = entries.size() - 1; i >= 0; i--) {
      List<String> tests = entries.get(i).getValue();
      String test = tests.size() == 1 ? tests.get(0) : call("OR", tests);
      text = text.isEmpty() ? entries.get(i).getKey() : ifElse(test, entries.get(i).getKey(), text);
    }
    return Piece.atom(text);
  }

  private Piece months(OverMonths months) {
    Line line = months.line();
    String cells = references.months(line);
    return switch (months.operator()) {
      case SUM -> {
        String sum =
            months.lines().size() == 1
                ? Formula.sum(cells)
                : Formula.sumProduct(months.lines().stream().map(references::months).toList());
        yield mayBeBlank(line)
            ? Piece.atom(ifElse(Formula.isNumber(call("INDEX", cells, 1, 1)), sum, quoted(BLANK)))
            : Piece.atom(sum);
      }
      case GREATEST -> Piece.atom(call("MAX", cells));
      case FIRST -> Piece.atom(call("INDEX", cells, 1, 1));
      case MONTH_AFTER_LAST_LOSS ->
          Piece.atom(
              Formula.sumProduct(
                  call(
                      "MAX",
                      "("
                          + Formula.round(references.monthsFromZero(line), Comparison.MONEY_DIGITS)
                          + "<0)*"
                          + references.nextMonthNumbers())));
    };
  }

  // --- conditions --------------------------------------------------------------------------------

  private boolean isTest(Expression given) {
    Expression expression = shown(given);
    return expression instanceof Comparison
        || expression instanceof Unary unary
            && (unary.operator() == Unary.Operator.KNOWN
                || unary.operator() == Unary.Operator.NOT && isTest(unary.part()))
        || expression instanceof Binary binary
            && (binary.operator() == Binary.Operator.OR
                || binary.operator() == Binary.Operator.AND
                    && (isTest(binary.left()) || isTest(binary.right())));
  }

  /** What holds or does not, as the first argument of IF. */
  private Piece test(Expression given, KnownFacts facts) {
    Expression expression = shown(given);
    double always = always(expression);
    if (!Double.isNaN(always)) {
      return Piece.atom(always > 0 ? "1" : "0");
    }
    if (expression instanceof Comparison comparison) {
      return compare(comparison, false, facts);
    }
    if (expression instanceof Unary unary) {
      if (unary.operator() == Unary.Operator.KNOWN) {
        return known(unary.part(), facts);
      }
      if (unary.operator() == Unary.Operator.NOT) {
        return not(unary.part(), facts);
      }
    }
    if (expression instanceof Binary binary) {
      if (binary.operator() == Binary.Operator.AND) {
        return all("AND", binary, facts);
      }
      if (binary.operator() == Binary.Operator.OR) {
        return all("OR", binary, facts);
      }
    }
    return Piece.test(figure(expression, facts).in(SUM) + "=1");
  }

  private Piece all(String function, Binary binary, KnownFacts facts) {
    List<String> tests = new ArrayList<>();
    collect(binary, binary.operator(), facts, tests);
    List<String> once = tests.stream().distinct().toList();
    return once.size() == 1 ? Piece.test(once.get(0)) : Piece.atom(call(function, once));
  }

  private void collect(
      Expression part, Binary.Operator operator, KnownFacts facts, List<String> tests) {
    if (shown(part) instanceof Binary binary && binary.operator() == operator) {
      collect(binary.left(), operator, facts, tests);
      collect(binary.right(), operator, facts, tests);
      return;
    }
    double always = always(part);
    boolean changesNothing =
        operator == Binary.Operator.AND ? holds(part, facts) : !Double.isNaN(always) && always == 0;
    if (!changesNothing) {
      tests.add(test(part, facts).text());
    }
  }

  private Piece known(Expression part, KnownFacts facts) {
    List<String> words = part.words();
    if (words.isEmpty()) {
      return Piece.atom(Formula.isNumber(figure(part, facts).text()));
    }
    String cell = figure(part, facts).text();
    if (words.size() > FEW_WORDS) {
      return Piece.test(cell + "<>" + quoted(BLANK));
    }
    return Piece.atom(call("OR", words.stream().map(word -> cell + "=" + quoted(word)).toList()));
  }

  private Piece not(Expression given, KnownFacts facts) {
    Expression part = shown(given);
    if (part instanceof Comparison comparison) {
      return compare(comparison, true, facts);
    }
    if (part instanceof Unary unary && unary.operator() == Unary.Operator.NOT) {
      return test(unary.part(), facts);
    }
    return isTest(part)
        ? Piece.atom(call("NOT", test(part, facts).text()))
        : Piece.test(figure(part, facts).in(SUM) + "=0");
  }

  private Piece compare(Comparison comparison, boolean opposite, KnownFacts facts) {
    Expression a = comparison.left();
    Expression b = comparison.right();
    String sign =
        switch (comparison.operator()) {
          case AT_LEAST -> opposite ? "<" : ">=";
          case ABOVE -> opposite ? "<=" : ">";
          case EQUAL -> opposite ? "<>" : "=";
        };
    boolean word = !a.words().isEmpty();
    String test;
    if (word || whole(a) && whole(b)) {
      test = figure(a, facts).in(SUM) + sign + figure(b, facts).in(SUM);
    } else {
      Piece difference =
          always(b) == 0
              ? figure(a, facts)
              : always(a) == 0
                  ? new Piece("-" + figure(b, facts).in(PRODUCT), SUM)
                  : sum(figure(a, facts), "-", figure(b, facts));
      test = Formula.round(difference.text(), comparison.digits()) + sign + "0";
    }
    boolean blank = !word && (mayBeBlank(a, facts) || mayBeBlank(b, facts));
    return blank ? Piece.atom(ifError(test, opposite ? 1 : 0)) : Piece.test(test);
  }

  /** Whether an expression is a whole number, so that there is nothing to round. */
  private boolean whole(Expression expression) {
    double always = always(expression);
    if (!Double.isNaN(always)) {
      return always == Math.rint(always);
    }
    return !mayBeBlank(expression) && whole(expression, new HashSet<>());
  }

  private static boolean whole(Expression expression, Set<Line> seen) {
    if (expression instanceof Constant constant) {
      return constant.value() == Math.rint(constant.value());
    }
    if (expression instanceof Line line) {
      return !seen.add(line) || whole(line.definition(), seen);
    }
    if (expression instanceof Prior prior) {
      return whole(prior.line(), seen);
    }
    if (expression instanceof Unary unary) {
      return unary.operator() == Unary.Operator.CUT || unary.operator() == Unary.Operator.ROUND_UP;
    }
    if (expression instanceof Binary binary) {
      return switch (binary.operator()) {
        case PLUS, MINUS, TIMES, AND, OR, MIN, MAX ->
            whole(binary.left(), seen) && whole(binary.right(), seen);
        case OVER, POWER -> false;
      };
    }
    return expression instanceof Comparison
        || expression instanceof If branches
            && whole(branches.then(), seen)
            && whole(branches.otherwise(), seen);
  }
}
