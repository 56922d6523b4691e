package breakeven.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
  private static final int COMPARE = 1;
  private static final int SUM = 3;
  private static final int PRODUCT = 4;
  private static final int ATOM = 6;

  private static final String NOTHING = "\"\"";

  /**
   * A piece of a formula.
   *
   * @param rank how tightly it holds together
   * @param logical whether it can be TRUE or FALSE instead of 1 or 0
   */
  private record Text(String text, int rank, boolean logical) {
    static Text atom(String text) {
      return new Text(text, ATOM, false);
    }

    static Text test(String text) {
      return new Text(text, COMPARE, true);
    }

    /** As a part of something that holds more tightly. */
    String in(int place) {
      return rank >= place ? text : "(" + text + ")";
    }

    /** As a figure: 1 or 0 where it is a truth value. */
    Text figure() {
      return logical ? new Text(in(PRODUCT) + "*1", PRODUCT, false) : this;
    }
  }

  /**
   * One thing that must hold for an expression to have a value.
   *
   * @param cell a cell that must hold a number, which COUNT can ask for with others; else empty
   * @param test the condition, as a truth value or 1 or 0
   */
  private record Presence(String cell, Text test) {
    static Presence number(String cell) {
      return new Presence(cell, new Text("ISNUMBER(" + cell + ")", ATOM, true));
    }

    static Presence of(Text test) {
      return new Presence("", test);
    }
  }

  private static final Presence NEVER = Presence.of(Text.atom("0"));

  private final References references;
  private final Map<Line, Boolean> neverBlank;
  private final Knowledge nothing;

  public FormulaPrinter(References references) {
    this(references, new HashMap<>());
  }

  private FormulaPrinter(References references, Map<Line, Boolean> neverBlank) {
    this.references = references;
    this.neverBlank = neverBlank;
    nothing = Knowledge.of(references::above);
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
    Set<Presence> present = presence(figure, nothing);
    if (present.contains(NEVER)) {
      return otherwise;
    }
    if (present.isEmpty()) {
      return made.apply(plain(figure, nothing).figure().text());
    }
    String there = made.apply(plain(figure, nothing.knowing(figure)).figure().text());
    return iff(all(present).text(), there, otherwise);
  }

  /**
   * One of several formulas, by a code.
   *
   * @param blank where the code is blank
   */
  public String choose(Expression code, List<String> choices, String blank) {
    String all = String.join(",", choices);
    if (!code.words().isEmpty()) {
      return "CHOOSE(" + index(code, nothing) + "," + blank + "," + all + ")";
    }
    Set<Presence> present = presence(code, nothing);
    Text chosen = Text.atom("CHOOSE(" + index(code, nothing.knowing(code)) + "," + all + ")");
    return (present.isEmpty() ? chosen : guarded(present, chosen, blank)).text();
  }

  // --- values: a figure, a word, or the empty text ----------------------------------------------

  private Text value(Expression expression, Knowledge knowledge) {
    if (expression instanceof Variable || expression instanceof Line) {
      return Text.atom(cell(expression));
    }
    if (expression instanceof Prior prior) {
      return Text.atom(references.ofMonthBefore(prior.line()));
    }
    Set<Presence> present = presence(expression, knowledge);
    if (present.isEmpty()) {
      return plain(expression, knowledge);
    }
    if (present.contains(NEVER)) {
      return Text.atom(NOTHING);
    }
    if (expression instanceof If branches) {
      return branches(branches, knowledge, present);
    }
    if (expression instanceof ByWord table) {
      return choose(table, knowledge, true);
    }
    return guarded(present, plain(expression, knowledge.knowing(expression)).figure(), NOTHING);
  }

  private Text branches(If branches, Knowledge knowledge, Set<Presence> present) {
    Expression condition = branches.condition();
    Knowledge where = knowledge.where(condition);
    Knowledge whereNot = knowledge.whereNot(condition);
    Expression then = branches.then();
    Set<Presence> ofThen = presence(then, where);
    Set<Presence> ofOtherwise = presence(branches.otherwise(), whereNot);
    if (ofThen.equals(ofOtherwise)) {
      return guarded(present, plain(branches, knowledge), NOTHING);
    }
    if (ofOtherwise.contains(NEVER)
        && !(then instanceof If || then instanceof ByWord)
        && alwaysAskable(ofThen, presence(then, knowledge))) {
      // Both conditions in one IF: nothing stands there where either does not hold.
      Text both = product(List.of(factor(condition, knowledge), all(ofThen)));
      return Text.atom(iff(both.text(), plain(then, where.knowing(then)).figure().text(), NOTHING));
    }
    return Text.atom(
        iff(
            condition(condition, knowledge),
            value(branches.then(), where).figure().text(),
            value(branches.otherwise(), whereNot).figure().text()));
  }

  /**
   * Whether it can be asked whatever else holds: an error would come of a part that has no value.
   *
   * @param unconditional what must hold where nothing is known
   */
  private static boolean alwaysAskable(Set<Presence> present, Set<Presence> unconditional) {
    return !present.isEmpty()
        && present.stream().allMatch(one -> !one.cell().isEmpty() || unconditional.contains(one));
  }

  // --- presence: what must hold for an expression to have a value --------------------------------

  private Set<Presence> presence(Expression expression, Knowledge knowledge) {
    if (knowledge.known(expression)) {
      return Set.of();
    }
    if (expression instanceof Constant constant) {
      return Double.isNaN(constant.value()) ? Set.of(NEVER) : Set.of();
    }
    if (expression instanceof Variable variable) {
      return references.mayBeBlank(variable) ? filled(variable) : Set.of();
    }
    if (expression instanceof Line line) {
      return neverBlank(line) ? Set.of() : filled(line);
    }
    if (expression instanceof Prior prior) {
      return neverBlank(prior.line())
          ? Set.of()
          : Set.of(Presence.number(references.ofMonthBefore(prior.line())));
    }
    if (expression instanceof Binary binary) {
      return presence(binary, knowledge);
    }
    if (expression instanceof Unary unary) {
      return switch (unary.operator()) {
        case NOT, ROUND_UP, CUT -> presence(unary.part(), knowledge);
        case KNOWN, OR_ZERO -> Set.of();
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
    if (expression instanceof AtMonth at) {
      return presence(at, knowledge);
    }
    return Set.of();
  }

  private Set<Presence> filled(Expression cell) {
    String place = cell(cell);
    return Set.of(
        cell.words().isEmpty()
            ? Presence.number(place)
            : Presence.of(Text.test(place + "<>" + NOTHING)));
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
        presence(line.definition(), nothing).isEmpty()
            && (start == null || presence(start, nothing).isEmpty());
    neverBlank.put(line, never);
    return never;
  }

  private Set<Presence> presence(Binary binary, Knowledge knowledge) {
    Expression a = binary.left();
    Expression b = binary.right();
    Set<Presence> ofA = presence(a, knowledge);
    Set<Presence> ofB = presence(b, knowledge);
    return switch (binary.operator()) {
      case PLUS, MINUS, TIMES, POWER, AND -> both(ofA, ofB);
      case OVER -> both(both(ofA, ofB), divisible(b, ofB, knowledge));
      case OR -> Set.of();
      case MIN, MAX -> either(ofA, ofB);
    };
  }

  private static Set<Presence> both(Set<Presence> a, Set<Presence> b) {
    if (a.contains(NEVER) || b.contains(NEVER)) {
      return Set.of(NEVER);
    }
    Set<Presence> union = new LinkedHashSet<>(a);
    union.addAll(b);
    return union;
  }

  private static Set<Presence> either(Set<Presence> a, Set<Presence> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return Set.of();
    }
    if (a.contains(NEVER) || b.contains(NEVER)) {
      return a.contains(NEVER) ? b : a;
    }
    if (oneCell(a) && oneCell(b)) {
      String cells = a.iterator().next().cell() + "," + b.iterator().next().cell();
      return Set.of(Presence.of(Text.test("COUNT(" + cells + ")>0")));
    }
    return Set.of(Presence.of(Text.test(all(a).in(SUM) + "+" + all(b).in(SUM) + ">0")));
  }

  private static boolean oneCell(Set<Presence> present) {
    return present.size() == 1 && !present.iterator().next().cell().isEmpty();
  }

  /** Nobody may divide by 0; nothing to ask for where that cannot be. */
  private Set<Presence> divisible(Expression divisor, Set<Presence> present, Knowledge knowledge) {
    if (knowledge.positive(divisor)) {
      return Set.of();
    }
    if (divisor instanceof Binary product && product.operator() == Binary.Operator.TIMES) {
      return both(
          divisible(product.left(), presence(product.left(), knowledge), knowledge),
          divisible(product.right(), presence(product.right(), knowledge), knowledge));
    }
    String text = operand(divisor, knowledge.knowing(divisor)).in(SUM) + "<>0";
    // A text is not 0 either, and no error.
    boolean bare =
        present.isEmpty() || oneCell(present) && text.startsWith(present.iterator().next().cell());
    return Set.of(
        Presence.of(
            bare ? Text.test(text) : new Text(iff(all(present).text(), text, "0"), ATOM, true)));
  }

  private Set<Presence> presence(If branches, Knowledge knowledge) {
    Expression condition = branches.condition();
    Set<Presence> then = presence(branches.then(), knowledge.where(condition));
    Set<Presence> otherwise = presence(branches.otherwise(), knowledge.whereNot(condition));
    if (then.equals(otherwise)) {
      return then;
    }
    Set<Presence> common = new LinkedHashSet<>(then);
    common.retainAll(otherwise);
    Set<Presence> ofThen = without(then, common);
    Set<Presence> ofOtherwise = without(otherwise, common);
    Text rest;
    if (ofThen.isEmpty() && ofOtherwise.contains(NEVER)) {
      rest = test(condition, knowledge);
    } else if (ofThen.contains(NEVER) && ofOtherwise.isEmpty()) {
      rest = opposite(condition, knowledge);
    } else {
      String either =
          iff(condition(condition, knowledge), all(ofThen).text(), all(ofOtherwise).text());
      rest = new Text(either, ATOM, true);
    }
    common.add(Presence.of(rest));
    return common;
  }

  private static Set<Presence> without(Set<Presence> all, Set<Presence> some) {
    Set<Presence> rest = new LinkedHashSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private Set<Presence> presence(ByWord table, Knowledge knowledge) {
    List<Expression> choices = table.choices();
    if (table.renames()) {
      return presence(table.code(), knowledge);
    }
    List<Set<Presence>> each = new ArrayList<>();
    List<String> words = table.code().words();
    for (int i = 0; i < choices.size(); i++) {
      boolean never = !words.isEmpty() && knowledge.excluded(table.code(), words.get(i));
      each.add(never ? Set.of() : presence(choices.get(i), knowledge));
    }
    Set<Presence> ofCode = presence(table.code(), knowledge);
    if (each.stream().allMatch(Set::isEmpty)) {
      return ofCode;
    }
    String texts = each.stream().map(one -> all(one).text()).collect(Collectors.joining(","));
    String code = index(table.code(), knowledge);
    String blank = table.code().words().isEmpty() ? "" : "0,";
    String choose = "CHOOSE(" + code + "," + blank + texts + ")";
    return Set.of(
        Presence.of(
            table.code().words().isEmpty() && !ofCode.isEmpty()
                ? new Text(iff(all(ofCode).text(), choose, "0"), ATOM, true)
                : new Text(choose, ATOM, true)));
  }

  private Set<Presence> presence(OverMonths months) {
    Line line = months.line();
    return switch (months.operator()) {
      case GREATEST, MONTH_AFTER_LAST_LOSS -> Set.of();
      case SUM ->
          neverBlank(line)
              ? Set.of()
              : Set.of(Presence.of(Text.test("COUNT(" + references.months(line) + ")>0")));
      case FIRST ->
          neverBlank(line)
              ? Set.of()
              : Set.of(Presence.number("INDEX(" + references.months(line) + ",1)"));
    };
  }

  private Set<Presence> presence(AtMonth at, Knowledge knowledge) {
    Set<Presence> index = presence(at.index(), knowledge);
    if (neverBlank(at.line())) {
      return index;
    }
    String cell = plain(at, knowledge.knowing(at.index())).text();
    if (index.isEmpty()) {
      return Set.of(Presence.number(cell));
    }
    return Set.of(
        Presence.of(new Text(iff(all(index).text(), "ISNUMBER(" + cell + ")", "0"), ATOM, true)));
  }

  /** All of it as one condition. */
  private static Text all(Set<Presence> present) {
    if (present.isEmpty()) {
      return Text.atom("1");
    }
    List<String> cells = new ArrayList<>();
    List<Text> tests = new ArrayList<>();
    for (Presence one : present) {
      if (one.cell().isEmpty()) {
        tests.add(one.test());
      } else {
        cells.add(one.cell());
      }
    }
    if (cells.size() == 1) {
      tests.add(0, Presence.number(cells.get(0)).test());
    } else if (cells.size() > 1) {
      tests.add(0, Text.test("COUNT(" + String.join(",", cells) + ")=" + cells.size()));
    }
    return product(tests);
  }

  private static Text product(List<Text> factors) {
    if (factors.size() == 1) {
      return factors.get(0);
    }
    String text =
        factors.stream().map(one -> one.in(PRODUCT)).distinct().collect(Collectors.joining("*"));
    return new Text(text, PRODUCT, false);
  }

  // --- figures that have a value -----------------------------------------------------------------

  private Text plain(Expression expression, Knowledge knowledge) {
    if (expression instanceof Constant constant) {
      return Text.atom(constant(constant));
    }
    if (isCell(expression)) {
      boolean sum = knowledge.sums() && !presence(expression, knowledge).isEmpty();
      return Text.atom(sum ? "SUM(" + cell(expression) + ")" : cell(expression));
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
    AtMonth at = (AtMonth) expression;
    return Text.atom(
        "INDEX("
            + references.monthsFromZero(at.line())
            + ",1+"
            + operand(at.index(), knowledge).in(SUM + 1)
            + ")");
  }

  private String constant(Constant constant) {
    if (constant.isWord()) {
      return "\"" + constant.name().replace("\"", "\"\"") + "\"";
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
      return "INDEX(" + references.months(months.line()) + ",1)";
    }
    Line line = (Line) expression;
    return line.monthly() ? references.ofMonth(line) : references.of(line);
  }

  /** As a part of arithmetic, where TRUE counts 1. */
  private Text operand(Expression expression, Knowledge knowledge) {
    return isTest(expression) ? test(expression, knowledge) : plain(expression, knowledge);
  }

  private Text plain(Binary binary, Knowledge knowledge) {
    Expression a = binary.left();
    Expression b = binary.right();
    return switch (binary.operator()) {
      case PLUS -> arithmetic(a, SUM, "+", b, SUM + 1, knowledge);
      case MINUS -> arithmetic(a, SUM, "-", b, SUM + 1, knowledge);
      case TIMES -> arithmetic(a, PRODUCT, "*", b, PRODUCT + 1, knowledge);
      case OVER -> arithmetic(a, PRODUCT, "/", b, PRODUCT + 1, knowledge);
      case POWER -> arithmetic(a, ATOM, "^", b, ATOM, knowledge);
      case AND -> product(factors(binary, knowledge)).figure();
      case OR -> test(binary, knowledge).figure();
      case MIN -> smaller("MIN", a, b, knowledge);
      case MAX -> smaller("MAX", a, b, knowledge);
    };
  }

  private Text arithmetic(
      Expression a, int placeA, String sign, Expression b, int placeB, Knowledge knowledge) {
    String text = operand(a, knowledge).in(placeA) + sign + operand(b, knowledge).in(placeB);
    return new Text(text, Math.min(placeA, placeB), false);
  }

  /** MIN and MAX pass over a blank cell, but not over a blank that a formula gives. */
  private Text smaller(String function, Expression a, Expression b, Knowledge knowledge) {
    boolean plainA = isCell(a) || presence(a, knowledge).isEmpty();
    boolean plainB = isCell(b) || presence(b, knowledge).isEmpty();
    if (!plainB) {
      String withoutB = plainA ? plain(a, knowledge).figure().text() : NOTHING;
      Text both = smaller(function, a, b, knowledge.knowing(b));
      return guarded(presence(b, knowledge), both, withoutB);
    }
    if (!plainA) {
      Text both = smaller(function, a, b, knowledge.knowing(a));
      return guarded(presence(a, knowledge), both, plain(b, knowledge).figure().text());
    }
    return Text.atom(
        function
            + "("
            + plain(a, knowledge).figure().text()
            + ","
            + plain(b, knowledge).figure().text()
            + ")");
  }

  private static Text guarded(Set<Presence> present, Text then, String otherwise) {
    return new Text(iff(all(present).text(), then.text(), otherwise), ATOM, then.logical());
  }

  private static String iff(String condition, String then, String otherwise) {
    return "IF(" + condition + "," + then + "," + otherwise + ")";
  }

  private Text plain(Unary unary, Knowledge knowledge) {
    Expression part = unary.part();
    return switch (unary.operator()) {
      case NOT ->
          isTest(part)
              ? opposite(part, knowledge).figure()
              : new Text("1-" + operand(part, knowledge).in(SUM + 1), SUM, false);
      case KNOWN -> test(unary, knowledge).figure();
      case OR_ZERO -> orZero(part, knowledge);
      case ROUND_UP -> Text.atom("ROUNDUP(ROUND(" + operand(part, knowledge).text() + ",9),0)");
      case CUT -> Text.atom("INT(ROUND(" + operand(part, knowledge).text() + ",9))");
    };
  }

  private Text orZero(Expression part, Knowledge knowledge) {
    Set<Presence> present = presence(part, knowledge);
    if (present.isEmpty()) {
      return plain(part, knowledge);
    }
    if (isCell(part)) {
      return Text.atom("SUM(" + cell(part) + ")");
    }
    return guarded(present, plain(part, knowledge.knowing(part)).figure(), "0");
  }

  private Text plain(If branches, Knowledge knowledge) {
    Expression condition = branches.condition();
    return Text.atom(
        iff(
            condition(condition, knowledge),
            plain(branches.then(), knowledge.where(condition)).figure().text(),
            plain(branches.otherwise(), knowledge.whereNot(condition)).figure().text()));
  }

  private Text plain(OverMonths months) {
    Line line = months.line();
    return switch (months.operator()) {
      case SUM -> Text.atom("SUM(" + references.months(line) + ")");
      case GREATEST -> Text.atom("MAX(0," + references.months(line) + ")");
      case FIRST -> Text.atom(cell(months));
      case MONTH_AFTER_LAST_LOSS ->
          Text.atom(
              "_xlfn.MAXIFS("
                  + references.nextMonthNumbers()
                  + ","
                  + references.monthsFromZero(line)
                  + ",\"<=\"&-"
                  + references.constant(OverMonths.SMALLEST_LOSS)
                  + ")");
    };
  }

  // --- the first of several rules, and what belongs to it ----------------------------------------

  /** How many rules do not hold before one does: (1-A)*(1+(1-B)*(1+(1-C))). */
  private Text first(FirstOf first, Knowledge knowledge) {
    String range = rangeOf(first);
    if (range != null) {
      return new Text(match(first, range) + "-1", SUM, false);
    }
    List<Expression> flags = first.flags();
    String text = "";
    for (int i = flags.size() - 1; i >= 0; i--) {
      String fails = fails(flags.get(i), knowledge);
      text = text.isEmpty() ? fails : fails + "*(1+" + text + ")";
    }
    return new Text(flags.size() == 1 ? text + "*1" : text, PRODUCT, false);
  }

  private String fails(Expression flag, Knowledge knowledge) {
    if (flag instanceof Unary unary
        && unary.operator() == Unary.Operator.NOT
        && presence(flag, knowledge).isEmpty()) {
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

  private static String match(FirstOf first, String range) {
    String match = "MATCH(1," + range + ",0)";
    Line last = (Line) first.flags().get(first.flags().size() - 1);
    boolean always =
        last.definition() instanceof Comparison comparison
            && comparison.left() == Constant.ONE
            && comparison.right() == Constant.ZERO;
    return always
        ? match
        : "IF(SUM(" + range + ")=0," + (first.flags().size() + 1) + "," + match + ")";
  }

  /** The place of a choice, from 1; from 2 where it hangs on a word, and 1 where that is blank. */
  private String index(Expression code, Knowledge knowledge) {
    if (code.words().isEmpty()) {
      String range = rangeOf(code);
      return range == null
          ? "1+" + operand(code, knowledge).in(SUM + 1)
          : match((FirstOf) code, range);
    }
    String word = value(code, knowledge).text();
    return "1+IFERROR(MATCH(" + word + "," + references.list(code.words()) + ",0),0)";
  }

  private Text choose(ByWord table, Knowledge knowledge, boolean blanks) {
    if (table.renames()) {
      return value(table.code(), knowledge);
    }
    StringBuilder text = new StringBuilder("CHOOSE(").append(index(table.code(), knowledge));
    if (!table.code().words().isEmpty()) {
      text.append(',').append(blanks ? NOTHING : "0");
    }
    for (Expression choice : table.choices()) {
      Text one = blanks ? value(choice, knowledge) : plain(choice, knowledge);
      text.append(',').append(one.figure().text());
    }
    text.append(')');
    Set<Presence> ofCode = presence(table.code(), knowledge);
    if (blanks && table.code().words().isEmpty() && !ofCode.isEmpty()) {
      return guarded(ofCode, Text.atom(text.toString()), NOTHING);
    }
    return Text.atom(text.toString());
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
  private String condition(Expression condition, Knowledge knowledge) {
    if (isTest(condition) || condition instanceof Unary) {
      return test(condition, knowledge).text();
    }
    String flag = flagOrZero(condition, knowledge).in(SUM);
    boolean isFlag = condition instanceof Line line && line.unit() == Unit.FLAG;
    return flag + (isFlag ? "=1" : ">0");
  }

  /** The same as a part of a product. */
  private Text factor(Expression condition, Knowledge knowledge) {
    return isTest(condition) || condition instanceof Unary
        ? test(condition, knowledge)
        : flagOrZero(condition, knowledge);
  }

  /** A flag as a figure, 0 where it is blank. */
  private Text flagOrZero(Expression flag, Knowledge knowledge) {
    Set<Presence> present = presence(flag, knowledge);
    if (present.isEmpty()) {
      return operand(flag, knowledge);
    }
    return isCell(flag)
        ? Text.atom("SUM(" + cell(flag) + ")")
        : guarded(present, operand(flag, knowledge.knowing(flag)), "0");
  }

  private Text test(Expression expression, Knowledge knowledge) {
    if (expression instanceof Comparison comparison) {
      return compare(comparison, false, knowledge);
    }
    if (expression instanceof Unary unary && unary.operator() == Unary.Operator.KNOWN) {
      return all(presence(unary.part(), knowledge));
    }
    if (expression instanceof Binary either && either.operator() == Binary.Operator.OR) {
      return or(either, knowledge);
    }
    Set<Presence> present = presence(expression, knowledge);
    if (!present.isEmpty()) {
      return guarded(present, test(expression, knowledge.knowing(expression)), "0");
    }
    if (expression instanceof Unary unary && unary.operator() == Unary.Operator.NOT) {
      return opposite(unary.part(), knowledge);
    }
    if (expression instanceof Binary both && both.operator() == Binary.Operator.AND) {
      return product(factors(both, knowledge));
    }
    if (expression instanceof If branches) {
      Expression condition = branches.condition();
      Text then = operand(branches.then(), knowledge.where(condition));
      Text otherwise = operand(branches.otherwise(), knowledge.whereNot(condition));
      return new Text(
          iff(condition(condition, knowledge), then.text(), otherwise.text()), ATOM, true);
    }
    return operand(expression, knowledge);
  }

  private List<Text> factors(Expression expression, Knowledge knowledge) {
    if (expression instanceof Binary both && both.operator() == Binary.Operator.AND) {
      List<Text> factors = new ArrayList<>(factors(both.left(), knowledge));
      Knowledge where = knowledge.where(both.left());
      boolean askedBefore =
          both.right() instanceof Comparison comparison
              && comparison.left().words().isEmpty()
              && simple(comparison.left())
              && simple(comparison.right())
              && both(presence(comparison.left(), where), presence(comparison.right(), where))
                  .isEmpty();
      if (askedBefore) {
        factors.add(bare((Comparison) both.right(), false, knowledge.summing()));
      } else {
        factors.addAll(factors(both.right(), knowledge));
      }
      return factors;
    }
    Text factor = isTest(expression) ? test(expression, knowledge) : operand(expression, knowledge);
    return List.of(factor);
  }

  private Text or(Binary either, Knowledge knowledge) {
    Set<Presence> present =
        both(presence(either.left(), knowledge), presence(either.right(), knowledge));
    if (!present.isEmpty()) {
      return guarded(present, or(either, knowledge.knowing(either.left(), either.right())), "0");
    }
    return Text.test(terms(either, knowledge) + ">0");
  }

  private String terms(Expression expression, Knowledge knowledge) {
    if (expression instanceof Binary either && either.operator() == Binary.Operator.OR) {
      if (both(presence(either.left(), knowledge), presence(either.right(), knowledge)).isEmpty()) {
        return terms(either.left(), knowledge) + "+" + terms(either.right(), knowledge);
      }
    }
    return operand(expression, knowledge).in(SUM + 1);
  }

  /** The condition turned round. */
  private Text opposite(Expression expression, Knowledge knowledge) {
    if (expression instanceof Comparison comparison) {
      return compare(comparison, true, knowledge);
    }
    if (expression instanceof Unary unary && unary.operator() == Unary.Operator.KNOWN) {
      return blank(unary.part(), presence(unary.part(), knowledge));
    }
    if (expression instanceof Unary unary
        && unary.operator() == Unary.Operator.NOT
        && presence(unary, knowledge).isEmpty()) {
      return operand(unary.part(), knowledge);
    }
    if (expression instanceof Binary either
        && either.operator() == Binary.Operator.OR
        && both(presence(either.left(), knowledge), presence(either.right(), knowledge))
            .isEmpty()) {
      return Text.test(terms(either, knowledge) + "=0");
    }
    return new Text("1-" + flagOrZero(expression, knowledge).in(SUM + 1), SUM, false);
  }

  private static Text blank(Expression part, Set<Presence> present) {
    List<String> cells = present.stream().map(Presence::cell).toList();
    if (!part.words().isEmpty() && present.size() == 1) {
      return Text.test(present.iterator().next().test().text().replace("<>", "="));
    }
    if (!cells.isEmpty() && cells.stream().noneMatch(String::isEmpty)) {
      String sign = cells.size() == 1 ? ")=0" : ")<" + cells.size();
      return Text.test("COUNT(" + String.join(",", cells) + sign);
    }
    return new Text("1-" + all(present).in(SUM + 1), SUM, false);
  }

  private Text compare(Comparison comparison, boolean turned, Knowledge knowledge) {
    Expression a = comparison.left();
    Expression b = comparison.right();
    Set<Presence> ofA = presence(a, knowledge);
    Set<Presence> ofB = presence(b, knowledge);
    if (!a.words().isEmpty() || !b.words().isEmpty()) {
      return compareWords(comparison, turned, knowledge, !ofA.isEmpty() && !ofB.isEmpty());
    }
    if (a instanceof Constant left
        && b instanceof Constant right
        && comparison.operator() == Comparison.Operator.ABOVE) {
      return Text.atom(left.value() > right.value() == turned ? "0" : "1");
    }
    Set<Presence> present = both(ofA, ofB);
    if (present.isEmpty()) {
      return bare(comparison, turned, knowledge);
    }
    boolean oneCell = isZero(a) && isCell(b) || isCell(a) && isZero(b);
    if (oneCell && comparison.operator() == Comparison.Operator.ABOVE) {
      return bare(comparison, turned, knowledge.summing());
    }
    Text guarded =
        simple(a) && simple(b)
            ? product(List.of(all(present), bare(comparison, false, knowledge.summing())))
            : guarded(present, bare(comparison, false, knowledge.knowing(a, b)), "0");
    return turned ? new Text("1-" + guarded.in(SUM + 1), SUM, false) : guarded;
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

  private Text compareWords(
      Comparison comparison, boolean turned, Knowledge knowledge, boolean bothMayBeBlank) {
    String a = value(comparison.left(), knowledge).text();
    String b = value(comparison.right(), knowledge).text();
    if (!bothMayBeBlank) {
      return Text.test(a + (turned ? "<>" : "=") + b);
    }
    String same = "(" + a + "<>" + NOTHING + ")*(" + a + "=" + b + ")";
    return turned ? new Text("1-" + same, SUM, false) : new Text(same, PRODUCT, false);
  }

  /** The difference is rounded, then compared with 0. */
  private Text bare(Comparison comparison, boolean turned, Knowledge knowledge) {
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
    return Text.test("ROUND(" + difference + "," + comparison.digits() + ")" + sign + "0");
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
