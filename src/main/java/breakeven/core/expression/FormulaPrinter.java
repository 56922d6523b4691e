package breakeven.core.expression;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.ifError;
import static breakeven.core.expression.Formula.isNumber;
import static breakeven.core.expression.Formula.match;
import static breakeven.core.expression.Formula.or;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.round;
import static breakeven.core.expression.Formula.sum;
import static breakeven.core.expression.Piece.ATOM;
import static breakeven.core.expression.Piece.PRODUCT;
import static breakeven.core.expression.Piece.SUM;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes an expression as a spreadsheet formula, without the equals sign, from functions on which
 * Excel, LibreOffice and POI agree.
 *
 * <p>A blank is the empty text in a sheet, and arithmetic with a text is an error there. So a
 * formula asks first whether its parts have values, {@code IF(COUNT(A2,B2)=2,A2*B2,"")}, where they
 * can be blank at all: what a condition has made certain is not asked for again. A comparison with
 * a blank is 0, and a divisor that can be 0 gives a blank. No formula gives an error value.
 *
 * <p>A printer belongs to one place: a row, and a month where lines of months are written.
 */
public final class FormulaPrinter implements Printer {

  private final References references;
  private final Map<Line, Boolean> neverBlank;
  private final KnownFacts nothing;

  /**
   * A printer for cells of one sheet or of several.
   *
   * @param references the cells in which variables and lines stand
   */
  public FormulaPrinter(References references) {
    this(references, new HashMap<>());
  }

  private FormulaPrinter(References references, Map<Line, Boolean> neverBlank) {
    this.references = references;
    this.neverBlank = neverBlank;
    nothing = KnownFacts.of(references::above);
  }

  /**
   * A printer for another place of the same workbook. To fill a column, print once with a mark in
   * place of the row's number, and put the number in for each row.
   */
  public FormulaPrinter at(References place) {
    return new FormulaPrinter(place, neverBlank);
  }

  /** The formula of a line's cell; of its cell in the month at hand where it is one of months. */
  public String formula(Line line) {
    return print(line.definition());
  }

  /** The formula of a line of months in month 0. */
  public String start(Line line) {
    Expression start = line.start();
    return start == null ? "0" : print(start);
  }

  @Override
  public String print(Expression expression) {
    return value(expression, nothing).figure().text();
  }

  // --- what is made of a figure: a text, or another one where it is blank ------------------------

  /** A flag as the first argument of IF. */
  public String condition(Expression flag) {
    return condition(flag, nothing);
  }

  /**
   * What is made of a figure where it has a value, and something else where it is blank.
   *
   * @param made from the figure's formula
   */
  public String where(Expression figure, UnaryOperator<String> made, String otherwise) {
    NotBlankTest present = presence(figure, nothing);
    if (present.isNever()) {
      return otherwise;
    }
    if (present.isCertain()) {
      return made.apply(plain(figure, nothing).figure().text());
    }
    String there = made.apply(plain(figure, nothing.knowing(figure)).figure().text());
    return ifElse(present.all().text(), there, otherwise);
  }

  /**
   * One of several formulas, by a code.
   *
   * @param blank where the code is blank
   */
  public String choose(Expression code, List<String> choices, String blank) {
    if (!code.words().isEmpty()) {
      return call("CHOOSE", place(code, nothing), blank, choices);
    }
    NotBlankTest present = presence(code, nothing);
    Piece chosen = Piece.atom(call("CHOOSE", place(code, nothing.knowing(code)), choices));
    return (present.isCertain() ? chosen : guarded(present, chosen, blank)).text();
  }

  // --- values: a figure, a word, or the empty text ----------------------------------------------

  private Piece value(Expression expression, KnownFacts knowledge) {
    if (expression instanceof Variable || expression instanceof Line) {
      return Piece.atom(cell(expression));
    }
    if (expression instanceof Prior prior) {
      return Piece.atom(references.ofMonthBefore(prior.line()));
    }
    NotBlankTest present = presence(expression, knowledge);
    if (present.isCertain()) {
      return plain(expression, knowledge);
    }
    if (present.isNever()) {
      return Piece.atom(NOTHING);
    }
    if (expression instanceof If branches) {
      return always(branches, knowledge)
          ? value(branches.then(), knowledge)
          : branches(branches, knowledge, present);
    }
    if (expression instanceof ByWord table) {
      return choose(table, knowledge, true);
    }
    return guarded(present, plain(expression, knowledge.knowing(expression)).figure(), NOTHING);
  }

  private Piece branches(If branches, KnownFacts knowledge, NotBlankTest present) {
    Expression condition = branches.condition();
    KnownFacts where = knowledge.where(condition);
    KnownFacts whereNot = knowledge.whereNot(condition);
    Expression then = branches.then();
    NotBlankTest ofThen = presence(then, where);
    NotBlankTest ofOtherwise = presence(branches.otherwise(), whereNot);
    if (ofThen.equals(ofOtherwise)) {
      return guarded(present, plain(branches, knowledge), NOTHING);
    }
    if (ofOtherwise.isNever()
        && !ofThen.isCertain()
        && !(then instanceof If || then instanceof ByWord)
        && ofThen.isPartOf(presence(then, knowledge))) {
      // Both conditions in one IF; what can be asked only where the first holds needs its own.
      Piece both = Piece.product(List.of(factor(condition, knowledge), ofThen.all()));
      return Piece.atom(
          ifElse(both.text(), plain(then, where.knowing(then)).figure().text(), NOTHING));
    }
    return Piece.atom(
        ifElse(
            condition(condition, knowledge),
            value(branches.then(), where).figure().text(),
            value(branches.otherwise(), whereNot).figure().text()));
  }

  // --- presence: what must hold for an expression to have a value --------------------------------

  private NotBlankTest presence(Expression expression, KnownFacts knowledge) {
    if (knowledge.known(expression)) {
      return NotBlankTest.CERTAIN;
    }
    if (expression instanceof Constant constant) {
      return Double.isNaN(constant.value()) ? NotBlankTest.NEVER : NotBlankTest.CERTAIN;
    }
    if (expression instanceof Variable variable) {
      return references.mayBeBlank(variable) ? filled(variable) : NotBlankTest.CERTAIN;
    }
    if (expression instanceof Line line) {
      return neverBlank(line) ? NotBlankTest.CERTAIN : filled(line);
    }
    if (expression instanceof Prior prior) {
      return neverBlank(prior.line()) ? NotBlankTest.CERTAIN : filled(prior);
    }
    if (expression instanceof Binary binary) {
      return presence(binary, knowledge);
    }
    if (expression instanceof Unary unary) {
      return switch (unary.operator()) {
        case NOT, ROUND_UP, CUT, EXP -> presence(unary.part(), knowledge);
        case KNOWN, OR_ZERO -> NotBlankTest.CERTAIN;
      };
    }
    if (expression instanceof If branches) {
      return presence(branches, knowledge);
    }
    if (expression instanceof ByWord table) {
      return presence(table, knowledge);
    }
    if (expression instanceof OverMonths months) {
      return presence(months);
    }
    if (expression instanceof BetaShare) {
      return expression.parts().stream()
          .map(part -> presence(part, knowledge))
          .reduce(NotBlankTest.CERTAIN, NotBlankTest::and);
    }
    if (expression instanceof AtMonth at) {
      return presence(at, knowledge);
    }
    return NotBlankTest.CERTAIN;
  }

  private NotBlankTest filled(Expression cell) {
    String place = cell(cell);
    if (!cell.words().isEmpty()) {
      return NotBlankTest.text(place);
    }
    return ofManyMonths(cell)
        ? NotBlankTest.of(Piece.answer(isNumber(place)))
        : NotBlankTest.number(place);
  }

  /** Whether a cell stands for those of all months, which COUNT and SUM would take together. */
  private boolean ofManyMonths(Expression cell) {
    return references.ofManyMonths()
        && (cell instanceof Prior || cell instanceof Line line && line.monthly());
  }

  private String orZero(Expression cell) {
    String place = cell(cell);
    return ofManyMonths(cell) ? ifElse(isNumber(place), place, 0) : sum(place);
  }

  private boolean neverBlank(Line line) {
    Boolean known = neverBlank.get(line);
    if (known != null) {
      return known;
    }
    // A line that refers to its own month before is blank only where something else makes it so.
    neverBlank.put(line, true);
    Expression start = line.start();
    boolean never =
        presence(line.definition(), nothing).isCertain()
            && (start == null || presence(start, nothing).isCertain());
    neverBlank.put(line, never);
    return never;
  }

  private NotBlankTest presence(Binary binary, KnownFacts knowledge) {
    Expression a = binary.left();
    Expression b = binary.right();
    NotBlankTest ofA = presence(a, knowledge);
    NotBlankTest ofB = presence(b, knowledge);
    return switch (binary.operator()) {
      case PLUS, MINUS, TIMES, POWER, AND -> ofA.and(ofB);
      case OVER -> ofA.and(ofB).and(divisible(b, ofB, knowledge));
      case OR -> NotBlankTest.CERTAIN;
      case MIN, MAX -> ofA.or(ofB);
    };
  }

  /** Nobody may divide by 0; nothing to ask for where that cannot be. */
  private NotBlankTest divisible(Expression divisor, NotBlankTest present, KnownFacts knowledge) {
    if (knowledge.positive(divisor)) {
      return NotBlankTest.CERTAIN;
    }
    if (divisor instanceof Binary product && product.operator() == Binary.Operator.TIMES) {
      return divisible(product.left(), presence(product.left(), knowledge), knowledge)
          .and(divisible(product.right(), presence(product.right(), knowledge), knowledge));
    }
    String text = operand(divisor, knowledge.knowing(divisor)).in(SUM) + "<>0";
    // A text is not 0 either, and no error.
    boolean bare =
        present.isCertain() || !present.onlyCell().isEmpty() && text.startsWith(present.onlyCell());
    return NotBlankTest.of(
        bare ? Piece.test(text) : Piece.answer(ifElse(present.all().text(), text, "0")));
  }

  /** Whether it asks for nothing but whether there is a figure that is there in any case. */
  private boolean always(If branches, KnownFacts knowledge) {
    return branches.condition() instanceof Unary unary
        && unary.operator() == Unary.Operator.KNOWN
        && presence(unary.part(), knowledge).isCertain();
  }

  private NotBlankTest presence(If branches, KnownFacts knowledge) {
    Expression condition = branches.condition();
    if (always(branches, knowledge)) {
      return presence(branches.then(), knowledge);
    }
    NotBlankTest then = presence(branches.then(), knowledge.where(condition));
    NotBlankTest otherwise = presence(branches.otherwise(), knowledge.whereNot(condition));
    if (then.equals(otherwise)) {
      return then;
    }
    NotBlankTest common = then.common(otherwise);
    NotBlankTest ofThen = then.without(common);
    NotBlankTest ofOtherwise = otherwise.without(common);
    Piece rest;
    if (ofThen.isCertain() && ofOtherwise.isNever()) {
      rest = test(condition, knowledge);
    } else if (ofThen.isNever() && ofOtherwise.isCertain()) {
      rest = opposite(condition, knowledge);
    } else {
      rest =
          Piece.answer(
              ifElse(
                  condition(condition, knowledge), ofThen.all().text(), ofOtherwise.all().text()));
    }
    return common.and(NotBlankTest.of(rest));
  }

  private NotBlankTest presence(ByWord table, KnownFacts knowledge) {
    List<Expression> choices = table.choices();
    if (table.renames()) {
      return presence(table.code(), knowledge);
    }
    List<NotBlankTest> each = new ArrayList<>();
    List<String> words = table.code().words();
    for (int i = 0; i < choices.size(); i++) {
      boolean never = !words.isEmpty() && knowledge.excluded(table.code(), words.get(i));
      each.add(never ? NotBlankTest.CERTAIN : presence(choices.get(i), knowledge));
    }
    NotBlankTest ofCode = presence(table.code(), knowledge);
    if (each.stream().allMatch(NotBlankTest::isCertain)) {
      return ofCode;
    }
    boolean ofWord = !table.code().words().isEmpty();
    List<String> blank = ofWord ? List.of("0") : List.of();
    List<String> texts = each.stream().map(one -> one.all().text()).toList();
    String choose = call("CHOOSE", place(table.code(), knowledge), blank, texts);
    boolean asked = !ofWord && !ofCode.isCertain();
    return NotBlankTest.of(Piece.answer(asked ? ifElse(ofCode.all().text(), choose, "0") : choose));
  }

  private NotBlankTest presence(OverMonths months) {
    Line line = months.line();
    return switch (months.operator()) {
      case GREATEST, MONTH_AFTER_LAST_LOSS -> NotBlankTest.CERTAIN;
      case SUM -> {
        NotBlankTest all = NotBlankTest.CERTAIN;
        for (Line factor : months.lines()) {
          if (!neverBlank(factor)) {
            String cells = references.months(factor);
            String each = call("COUNT", cells) + "=" + call("COLUMNS", cells);
            all = all.and(NotBlankTest.of(Piece.test(each)));
          }
        }
        yield all;
      }
      case FIRST ->
          neverBlank(line)
              ? NotBlankTest.CERTAIN
              : NotBlankTest.number(call("INDEX", references.months(line), 1, 1));
    };
  }

  private NotBlankTest presence(AtMonth at, KnownFacts knowledge) {
    NotBlankTest index = presence(at.index(), knowledge);
    if (neverBlank(at.line())) {
      return index;
    }
    String cell = plain(at, knowledge.knowing(at.index())).text();
    return index.isCertain()
        ? NotBlankTest.number(cell)
        : NotBlankTest.of(Piece.answer(ifElse(index.all().text(), isNumber(cell), "0")));
  }

  // --- figures that have a value -----------------------------------------------------------------

  private Piece plain(Expression expression, KnownFacts knowledge) {
    if (expression instanceof Constant constant) {
      return Piece.atom(constant(constant));
    }
    if (isCell(expression)) {
      boolean sum = knowledge.sums() && !presence(expression, knowledge).isCertain();
      return Piece.atom(sum ? orZero(expression) : cell(expression));
    }
    if (expression instanceof Binary binary) {
      return plain(binary, knowledge);
    }
    if (expression instanceof Unary unary) {
      return plain(unary, knowledge);
    }
    if (expression instanceof Comparison) {
      return test(expression, knowledge).figure();
    }
    if (expression instanceof If branches) {
      return plain(branches, knowledge);
    }
    if (expression instanceof FirstOf first) {
      return first(first, knowledge);
    }
    if (expression instanceof ByWord table) {
      return choose(table, knowledge, false);
    }
    if (expression instanceof OverMonths months) {
      return plain(months);
    }
    if (expression instanceof BetaShare) {
      return Piece.atom(
          call(
              "BETADIST",
              expression.parts().stream().map(part -> operand(part, knowledge).text()).toList()));
    }
    AtMonth at = (AtMonth) expression;
    return Piece.atom(
        call(
            "INDEX",
            references.monthsFromZero(at.line()),
            1,
            "1+" + operand(at.index(), knowledge).in(SUM + 1)));
  }

  private String constant(Constant constant) {
    if (constant.isWord()) {
      return quoted(constant.name());
    }
    if (Double.isNaN(constant.value()) || constant.value() == 0) {
      return "0";
    }
    return constant.value() == 1 ? "1" : references.constant(constant);
  }

  private static boolean isCell(Expression expression) {
    return expression instanceof Variable
        || expression instanceof Line
        || expression instanceof Prior
        || expression instanceof OverMonths months
            && months.operator() == OverMonths.Operator.FIRST;
  }

  private String cell(Expression expression) {
    if (expression instanceof Variable variable) {
      return references.of(variable);
    }
    if (expression instanceof Prior prior) {
      return references.ofMonthBefore(prior.line());
    }
    if (expression instanceof OverMonths months) {
      return call("INDEX", references.months(months.line()), 1, 1);
    }
    Line line = (Line) expression;
    return line.monthly() ? references.ofMonth(line) : references.of(line);
  }

  /** As a part of arithmetic, where TRUE counts 1. */
  private Piece operand(Expression expression, KnownFacts knowledge) {
    return isTest(expression) ? test(expression, knowledge) : plain(expression, knowledge);
  }

  private Piece plain(Binary binary, KnownFacts knowledge) {
    Expression a = binary.left();
    Expression b = binary.right();
    if (b instanceof Variable variable && changesNothing(binary.operator(), variable)) {
      return operand(a, knowledge);
    }
    return switch (binary.operator()) {
      case PLUS -> arithmetic(a, SUM, "+", b, SUM + 1, knowledge);
      case MINUS -> arithmetic(a, SUM, "-", b, SUM + 1, knowledge);
      case TIMES -> arithmetic(a, PRODUCT, "*", b, PRODUCT + 1, knowledge);
      case OVER -> arithmetic(a, PRODUCT, "/", b, PRODUCT + 1, knowledge);
      case POWER -> arithmetic(a, ATOM, "^", b, ATOM, knowledge);
      case AND -> Piece.product(factors(binary, knowledge)).figure();
      case OR -> test(binary, knowledge).figure();
      case MIN, MAX -> oneOf(binary, knowledge);
    };
  }

  /** Whether a variable is always the 0 that is added, or the 1 that multiplies. */
  private boolean changesNothing(Binary.Operator operator, Variable variable) {
    return switch (operator) {
      case PLUS -> references.always(variable) == 0;
      case TIMES -> references.always(variable) == 1;
      default -> false;
    };
  }

  private Piece arithmetic(
      Expression a, int placeA, String sign, Expression b, int placeB, KnownFacts knowledge) {
    String text = operand(a, knowledge).in(placeA) + sign + operand(b, knowledge).in(placeB);
    return new Piece(text, Math.min(placeA, placeB), false);
  }

  /** The smaller or greater one: of each month for itself where one formula is of all. */
  private Piece oneOf(Binary pair, KnownFacts knowledge) {
    boolean smaller = pair.operator() == Binary.Operator.MIN;
    Expression right = pair.right();
    boolean never = !smaller && pair.left() == Constant.ZERO && knowledge.notNegative(right);
    if (never && presence(right, knowledge).isCertain()) {
      return plain(right, knowledge);
    }
    boolean each = references.ofManyMonths() && MonthsTogether.ofMonths(pair);
    BinaryOperator<Piece> made =
        each
            ? (a, b) -> {
              String sign = smaller ? "<" : ">";
              String test = a.in(SUM) + sign + b.in(SUM);
              return Piece.atom(ifElse(test, a.text(), b.text()));
            }
            : (a, b) -> Piece.atom(call(smaller ? "MIN" : "MAX", a.text(), b.text()));
    return oneOf(pair.left(), pair.right(), !each, made, knowledge);
  }

  /**
   * @param passesOver whether what is made passes over a blank cell, as MIN and MAX do; none passes
   *     over a blank that a formula gives
   */
  private Piece oneOf(
      Expression a,
      Expression b,
      boolean passesOver,
      BinaryOperator<Piece> made,
      KnownFacts knowledge) {
    boolean plainA = passesOver && isCell(a) || presence(a, knowledge).isCertain();
    boolean plainB = passesOver && isCell(b) || presence(b, knowledge).isCertain();
    if (!plainB) {
      NotBlankTest presentB = presence(b, knowledge);
      boolean blankTogether = !plainA && presentB.equals(presence(a, knowledge));
      String withoutB =
          blankTogether
              ? NOTHING
              : (plainA ? plain(a, knowledge) : value(a, knowledge)).figure().text();
      return guarded(presentB, oneOf(a, b, passesOver, made, knowledge.knowing(b)), withoutB);
    }
    if (!plainA) {
      Piece both = oneOf(a, b, passesOver, made, knowledge.knowing(a));
      return guarded(presence(a, knowledge), both, plain(b, knowledge).figure().text());
    }
    return made.apply(plain(a, knowledge).figure(), plain(b, knowledge).figure());
  }

  private static Piece guarded(NotBlankTest present, Piece then, String otherwise) {
    return new Piece(ifElse(present.all().text(), then.text(), otherwise), ATOM, then.logical());
  }

  private Piece plain(Unary unary, KnownFacts knowledge) {
    Expression part = unary.part();
    return switch (unary.operator()) {
      case NOT ->
          isTest(part)
              ? opposite(part, knowledge).figure()
              : new Piece("1-" + operand(part, knowledge).in(SUM + 1), SUM, false);
      case KNOWN -> test(unary, knowledge).figure();
      case OR_ZERO -> orZero(part, knowledge);
      case ROUND_UP -> Piece.atom(call("ROUNDUP", round(operand(part, knowledge).text(), 9), 0));
      case CUT -> Piece.atom(call("INT", round(operand(part, knowledge).text(), 9)));
      case EXP -> Piece.atom(call("EXP", operand(part, knowledge).text()));
    };
  }

  private Piece orZero(Expression part, KnownFacts knowledge) {
    NotBlankTest present = presence(part, knowledge);
    if (present.isCertain()) {
      return plain(part, knowledge);
    }
    if (isCell(part)) {
      return Piece.atom(orZero(part));
    }
    return guarded(present, plain(part, knowledge.knowing(part)).figure(), "0");
  }

  private Piece plain(If branches, KnownFacts knowledge) {
    Expression condition = branches.condition();
    if (always(branches, knowledge)) {
      return plain(branches.then(), knowledge);
    }
    return Piece.atom(
        ifElse(
            condition(condition, knowledge),
            plain(branches.then(), knowledge.where(condition)).figure().text(),
            plain(branches.otherwise(), knowledge.whereNot(condition)).figure().text()));
  }

  private Piece plain(OverMonths months) {
    Line line = months.line();
    return switch (months.operator()) {
      case SUM -> {
        List<String> cells = months.lines().stream().map(references::months).toList();
        yield Piece.atom(call(cells.size() == 1 ? "SUM" : "SUMPRODUCT", cells));
      }
      case GREATEST -> Piece.atom(call("MAX", 0, references.months(line)));
      case FIRST -> Piece.atom(cell(months));
      case MONTH_AFTER_LAST_LOSS ->
          Piece.atom(
              // MAXIFS would be plainer; Excel 2016 and Gnumeric do not know it as it is meant.
              ifError(
                  call(
                      "LOOKUP",
                      2,
                      "1/("
                          + references.monthsFromZero(line)
                          + "<=-"
                          + references.constant(OverMonths.SMALLEST_LOSS)
                          + ")",
                      references.nextMonthNumbers()),
                  0));
    };
  }

  // --- the first of several rules, and what belongs to it ----------------------------------------

  /** How many rules do not hold before one does: (1-A)*(1+(1-B)*(1+(1-C))). */
  private Piece first(FirstOf first, KnownFacts knowledge) {
    String range = rangeOf(first);
    if (range != null) {
      return new Piece(firstThatHolds(first, range) + "-1", SUM, false);
    }
    List<Expression> flags = first.flags();
    String text = "";
    for (int i = flags.size() - 1; i >= 0; i--) {
      String fails = fails(flags.get(i), knowledge);
      text = text.isEmpty() ? fails : fails + "*(1+" + text + ")";
    }
    return new Piece(flags.size() == 1 ? text + "*1" : text, PRODUCT, false);
  }

  private String fails(Expression flag, KnownFacts knowledge) {
    if (flag instanceof Unary unary
        && unary.operator() == Unary.Operator.NOT
        && presence(flag, knowledge).isCertain()) {
      return operand(unary.part(), knowledge).in(PRODUCT);
    }
    if (isTest(flag)) {
      return opposite(flag, knowledge).in(PRODUCT);
    }
    return "(1-" + flagOrZero(flag, knowledge).in(SUM + 1) + ")";
  }

  private @Nullable String rangeOf(Expression code) {
    if (code instanceof FirstOf first
        && first.flags().stream().allMatch(flag -> flag instanceof Line)) {
      return references.range(first.flags().stream().map(flag -> (Line) flag).toList());
    }
    return null;
  }

  private static String firstThatHolds(FirstOf first, String range) {
    String match = match(1, range);
    Line last = (Line) first.flags().get(first.flags().size() - 1);
    boolean always =
        last.definition() instanceof Comparison comparison
            && comparison.left() == Constant.ONE
            && comparison.right() == Constant.ZERO;
    return always ? match : ifElse(sum(range) + "=0", first.flags().size() + 1, match);
  }

  /**
   * The place of a choice, from 1; from 2 where it depends on a word, and 1 where that is blank.
   */
  private String place(Expression code, KnownFacts knowledge) {
    if (code.words().isEmpty()) {
      String range = rangeOf(code);
      return range == null
          ? "1+" + operand(code, knowledge).in(SUM + 1)
          : firstThatHolds((FirstOf) code, range);
    }
    String word = value(code, knowledge).text();
    return "1+" + ifError(match(word, references.list(code.words())), 0);
  }

  private Piece choose(ByWord table, KnownFacts knowledge, boolean blanks) {
    if (table.renames()) {
      return value(table.code(), knowledge);
    }
    List<String> choices = new ArrayList<>();
    if (!table.code().words().isEmpty()) {
      choices.add(blanks ? NOTHING : "0");
    }
    for (Expression choice : table.choices()) {
      Piece one = blanks ? value(choice, knowledge) : plain(choice, knowledge);
      choices.add(one.figure().text());
    }
    Piece chosen = Piece.atom(call("CHOOSE", place(table.code(), knowledge), choices));
    NotBlankTest ofCode = presence(table.code(), knowledge);
    if (blanks && table.code().words().isEmpty() && !ofCode.isCertain()) {
      return guarded(ofCode, chosen, NOTHING);
    }
    return chosen;
  }

  // --- conditions: true or not, never blank ------------------------------------------------------

  private static boolean isTest(Expression expression) {
    if (expression instanceof Comparison) {
      return true;
    }
    if (expression instanceof Binary binary) {
      return binary.operator() == Binary.Operator.AND || binary.operator() == Binary.Operator.OR;
    }
    if (expression instanceof Unary unary) {
      return unary.operator() == Unary.Operator.KNOWN
          || unary.operator() == Unary.Operator.NOT && isTest(unary.part());
    }
    return expression instanceof If branches
        && (isTest(branches.then()) || isTest(branches.otherwise()));
  }

  /** The first argument of IF. */
  private String condition(Expression condition, KnownFacts knowledge) {
    if (isTest(condition) || condition instanceof Unary) {
      return test(condition, knowledge).text();
    }
    String flag = flagOrZero(condition, knowledge).in(SUM);
    boolean isFlag = condition instanceof Line line && line.unit() == Unit.FLAG;
    return flag + (isFlag ? "=1" : ">0");
  }

  /** The same as a part of a product. */
  private Piece factor(Expression condition, KnownFacts knowledge) {
    return isTest(condition) || condition instanceof Unary
        ? test(condition, knowledge)
        : flagOrZero(condition, knowledge);
  }

  /** A flag as a figure, 0 where it is blank. */
  private Piece flagOrZero(Expression flag, KnownFacts knowledge) {
    NotBlankTest present = presence(flag, knowledge);
    if (present.isCertain()) {
      return operand(flag, knowledge);
    }
    return isCell(flag)
        ? Piece.atom(orZero(flag))
        : guarded(present, operand(flag, knowledge.knowing(flag)), "0");
  }

  private Piece test(Expression expression, KnownFacts knowledge) {
    if (expression instanceof Comparison comparison) {
      return compare(comparison, false, knowledge);
    }
    if (expression instanceof Unary unary && unary.operator() == Unary.Operator.KNOWN) {
      return presence(unary.part(), knowledge).all();
    }
    if (expression instanceof Binary either && either.operator() == Binary.Operator.OR) {
      return or(either, knowledge);
    }
    NotBlankTest present = presence(expression, knowledge);
    if (!present.isCertain()) {
      return guarded(present, test(expression, knowledge.knowing(expression)), "0");
    }
    if (expression instanceof Unary unary && unary.operator() == Unary.Operator.NOT) {
      return opposite(unary.part(), knowledge);
    }
    if (expression instanceof Binary both && both.operator() == Binary.Operator.AND) {
      return Piece.product(factors(both, knowledge));
    }
    if (expression instanceof If branches) {
      Expression condition = branches.condition();
      Piece then = operand(branches.then(), knowledge.where(condition));
      Piece otherwise = operand(branches.otherwise(), knowledge.whereNot(condition));
      return Piece.answer(ifElse(condition(condition, knowledge), then.text(), otherwise.text()));
    }
    return operand(expression, knowledge);
  }

  private List<Piece> factors(Expression expression, KnownFacts knowledge) {
    if (expression instanceof Binary both && both.operator() == Binary.Operator.AND) {
      List<Piece> factors = new ArrayList<>(factors(both.left(), knowledge));
      KnownFacts where = knowledge.where(both.left());
      boolean askedBefore =
          both.right() instanceof Comparison comparison
              && comparison.left().words().isEmpty()
              && simple(comparison.left())
              && simple(comparison.right())
              && presence(comparison.left(), where)
                  .and(presence(comparison.right(), where))
                  .isCertain();
      if (askedBefore) {
        factors.add(bare((Comparison) both.right(), false, knowledge.summing()));
      } else {
        factors.addAll(factors(both.right(), knowledge));
      }
      return factors;
    }
    Piece factor =
        isTest(expression) ? test(expression, knowledge) : operand(expression, knowledge);
    return List.of(factor);
  }

  private Piece or(Binary either, KnownFacts knowledge) {
    NotBlankTest present = ofBoth(either, knowledge);
    if (!present.isCertain()) {
      return guarded(present, or(either, knowledge.knowing(either.left(), either.right())), "0");
    }
    return Piece.test(terms(either, knowledge) + ">0");
  }

  private NotBlankTest ofBoth(Binary binary, KnownFacts knowledge) {
    return presence(binary.left(), knowledge).and(presence(binary.right(), knowledge));
  }

  private String terms(Expression expression, KnownFacts knowledge) {
    if (expression instanceof Binary either && either.operator() == Binary.Operator.OR) {
      if (ofBoth(either, knowledge).isCertain()) {
        return terms(either.left(), knowledge) + "+" + terms(either.right(), knowledge);
      }
    }
    return operand(expression, knowledge).in(SUM + 1);
  }

  /** The condition turned round. */
  private Piece opposite(Expression expression, KnownFacts knowledge) {
    if (expression instanceof Comparison comparison) {
      return compare(comparison, true, knowledge);
    }
    if (expression instanceof Unary unary && unary.operator() == Unary.Operator.KNOWN) {
      return presence(unary.part(), knowledge).notAll();
    }
    if (expression instanceof Unary unary
        && unary.operator() == Unary.Operator.NOT
        && presence(unary, knowledge).isCertain()) {
      return operand(unary.part(), knowledge);
    }
    if (expression instanceof Binary either
        && either.operator() == Binary.Operator.OR
        && ofBoth(either, knowledge).isCertain()) {
      return Piece.test(terms(either, knowledge) + "=0");
    }
    return new Piece("1-" + flagOrZero(expression, knowledge).in(SUM + 1), SUM, false);
  }

  private Piece compare(Comparison comparison, boolean turned, KnownFacts knowledge) {
    Expression a = comparison.left();
    Expression b = comparison.right();
    NotBlankTest ofA = presence(a, knowledge);
    NotBlankTest ofB = presence(b, knowledge);
    if (!a.words().isEmpty() || !b.words().isEmpty()) {
      return compareWords(comparison, turned, knowledge, !ofA.isCertain() && !ofB.isCertain());
    }
    if (a instanceof Constant left
        && b instanceof Constant right
        && comparison.operator() == Comparison.Operator.ABOVE) {
      return Piece.atom(left.value() > right.value() == turned ? "0" : "1");
    }
    NotBlankTest present = ofA.and(ofB);
    if (present.isCertain()) {
      return bare(comparison, turned, knowledge);
    }
    boolean oneCell = isZero(a) && isCell(b) || isCell(a) && isZero(b);
    if (oneCell && comparison.operator() == Comparison.Operator.ABOVE) {
      return bare(comparison, turned, knowledge.summing());
    }
    Piece guarded =
        simple(a) && simple(b)
            ? Piece.product(List.of(present.all(), bare(comparison, false, knowledge.summing())))
            : guarded(present, bare(comparison, false, knowledge.knowing(a, b)), "0");
    return turned ? new Piece("1-" + guarded.in(SUM + 1), SUM, false) : guarded;
  }

  /** Whether it can be calculated with 0 in place of a blank. */
  private static boolean simple(Expression expression) {
    if (expression instanceof Binary binary) {
      return switch (binary.operator()) {
        case PLUS, MINUS, TIMES -> simple(binary.left()) && simple(binary.right());
        case OVER, POWER, AND, OR, MIN, MAX -> false;
      };
    }
    return isCell(expression) || expression instanceof Constant;
  }

  private Piece compareWords(
      Comparison comparison, boolean turned, KnownFacts knowledge, boolean bothMayBeBlank) {
    String a = value(comparison.left(), knowledge).text();
    String b = value(comparison.right(), knowledge).text();
    if (!bothMayBeBlank) {
      return Piece.test(a + (turned ? "<>" : "=") + b);
    }
    String same = "(" + a + "<>" + NOTHING + ")*(" + a + "=" + b + ")";
    return turned ? new Piece("1-" + same, SUM, false) : new Piece(same, PRODUCT, false);
  }

  /** The difference is rounded, then compared with 0. */
  private Piece bare(Comparison comparison, boolean turned, KnownFacts knowledge) {
    Expression a = comparison.left();
    Expression b = comparison.right();
    boolean mirrored = isZero(a);
    String difference;
    if (mirrored) {
      difference = operand(b, knowledge).text();
    } else if (isZero(b)) {
      difference = operand(a, knowledge).text();
    } else {
      difference = operand(a, knowledge).in(SUM) + "-" + operand(b, knowledge).in(SUM + 1);
    }
    String sign =
        switch (comparison.operator()) {
          case AT_LEAST -> turned ? "<" : ">=";
          case ABOVE -> turned ? "<=" : ">";
          case EQUAL -> turned ? "<>" : "=";
        };
    if (mirrored) {
      sign = mirror(sign);
    }
    return Piece.test(round(difference, comparison.digits()) + sign + "0");
  }

  private static boolean isZero(Expression expression) {
    return expression instanceof Constant constant && !constant.isWord() && constant.value() == 0;
  }

  private static String mirror(String sign) {
    return switch (sign) {
      case "<" -> ">";
      case ">" -> "<";
      case "<=" -> ">=";
      case ">=" -> "<=";
      default -> sign;
    };
  }
}
