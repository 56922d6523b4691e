package breakeven.core.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Expressions as a person reads them: arithmetic with as few brackets as possible, conditions in
 * words, tables of rules as lists. What stands for a line, a variable or a constant is for the
 * subclass to say.
 *
 * <p>How finely two figures are compared is left out: shares and counts on 9 decimals, money on 6.
 */
abstract class Wording {
  private static final int CHOICE = 0;
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int COMPARE = 3;
  private static final int SUM = 4;
  private static final int PRODUCT = 5;
  private static final int POWER = 6;
  private static final int ATOM = 7;

  /** A piece of text, and how tightly it holds together. */
  record Piece(String text, int rank) {
    String in(int place) {
      return rank >= place ? text : "(" + text + ")";
    }
  }

  /** A part that has a name or a figure of its own. */
  abstract String leaf(Expression variableOrLine);

  abstract String constant(Constant constant);

  /** A line of months in the month before. */
  abstract String before(Line line);

  /** All months of a line, as an argument. */
  abstract String allMonths(Line line);

  /** A line of months in a month that another figure names. */
  abstract String atMonth(AtMonth at);

  /** A figure that is read like a variable or a line. */
  abstract String readAs(If figure, Expression like);

  /** What is printed in place of a choice between branches; null: the whole choice. */
  @Nullable Piece chosen(Expression choice) {
    return null;
  }

  /** The expression as text. */
  public String print(Expression expression) {
    return piece(expression).text();
  }

  /**
   * The same as a list, one entry a rule, where the expression is a table of rules or a choice of
   * several cases; else one entry.
   */
  public List<String> rows(Expression expression) {
    if (isChoice(expression)) {
      List<String> rows = new ArrayList<>();
      Expression rest = expression;
      while (isChoice(rest) && rest instanceof If branches) {
        rows.add(where(branches));
        rest = branches.otherwise();
      }
      rows.add("else " + print(rest));
      return rows;
    }
    if (expression instanceof ByWord table && !table.renames()) {
      return rows(table);
    }
    if (expression instanceof FirstOf first) {
      List<String> rows = new ArrayList<>();
      for (int i = 0; i < first.flags().size(); i++) {
        rows.add(i + " where " + print(first.flags().get(i)));
      }
      rows.add("else " + first.flags().size());
      return rows;
    }
    return List.of(print(expression));
  }

  private static boolean isChoice(Expression expression) {
    return expression instanceof If branches && branches.like() == null;
  }

  private String where(If branches) {
    return "where " + print(branches.condition()) + ": " + piece(branches.then()).in(OR);
  }

  private List<String> rows(ByWord table) {
    List<String> rows = new ArrayList<>();
    List<Expression> choices = table.choices();
    if (table.code() instanceof FirstOf first) {
      for (int i = 0; i < first.flags().size(); i++) {
        rows.add("where " + print(first.flags().get(i)) + ": " + piece(choices.get(i)).in(OR));
      }
      if (choices.size() > first.flags().size()) {
        rows.add("else " + print(choices.get(first.flags().size())));
      }
      return rows;
    }
    List<String> words = table.code().words();
    Map<String, List<String>> byChoice = new LinkedHashMap<>();
    for (int i = 0; i < choices.size(); i++) {
      String word = words.isEmpty() ? Integer.toString(i) : words.get(i);
      byChoice.computeIfAbsent(piece(choices.get(i)).in(OR), key -> new ArrayList<>()).add(word);
    }
    String code = piece(table.code()).in(SUM);
    byChoice.forEach(
        (choice, of) -> rows.add("where " + code + " is " + listed(of) + ": " + choice));
    return rows;
  }

  private static String listed(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  private Piece piece(Expression expression) {
    if (expression instanceof Constant constant) {
      return new Piece(constant.isWord() ? constant.name() : constant(constant), ATOM);
    }
    if (expression instanceof Variable || expression instanceof Line) {
      return figure(leaf(expression));
    }
    if (expression instanceof Prior prior) {
      return figure(before(prior.line()));
    }
    if (expression instanceof Binary binary) {
      return binary(binary);
    }
    if (expression instanceof Unary unary) {
      return unary(unary);
    }
    if (expression instanceof Comparison comparison) {
      return compare(comparison, false);
    }
    if (expression instanceof OverMonths months) {
      return months(months);
    }
    if (expression instanceof BetaShare) {
      List<String> parts = expression.parts().stream().map(part -> piece(part).in(OR)).toList();
      return new Piece("beta distribution(" + String.join("; ", parts) + ")", ATOM);
    }
    if (expression instanceof AtMonth at) {
      return figure(atMonth(at));
    }
    if (expression instanceof ByWord table && table.renames()) {
      return piece(table.code());
    }
    if (expression instanceof If figure) {
      Expression like = figure.like();
      if (like != null) {
        return figure(readAs(figure, like));
      }
    }
    Piece chosen = chosen(expression);
    return chosen == null ? choice(expression) : chosen;
  }

  /** A figure below 0 is in brackets. */
  private static Piece figure(String text) {
    return new Piece(text, text.startsWith("-") ? COMPARE : ATOM);
  }

  private Piece choice(Expression expression) {
    if (expression instanceof If branches) {
      String rest =
          isChoice(branches.otherwise())
              ? piece(branches.otherwise()).text()
              : "else " + piece(branches.otherwise()).in(OR);
      return new Piece(where(branches) + "; " + rest, CHOICE);
    }
    if (expression instanceof FirstOf first) {
      String flags = first.flags().stream().map(this::print).collect(Collectors.joining("; "));
      return new Piece("number of the first that holds, from 0: " + flags, CHOICE);
    }
    ByWord table = (ByWord) expression;
    if (table.code() instanceof FirstOf) {
      return new Piece(String.join("; ", rows(table)), CHOICE);
    }
    List<String> words = table.code().words();
    List<String> cases = new ArrayList<>();
    for (int i = 0; i < table.choices().size(); i++) {
      Expression choice = table.choices().get(i);
      if (choice != Constant.BLANK) {
        String word = words.isEmpty() ? Integer.toString(i) : words.get(i);
        cases.add(word + " → " + piece(choice).in(OR));
      }
    }
    String code = piece(table.code()).in(SUM);
    return new Piece("by " + code + ": " + String.join("; ", cases), CHOICE);
  }

  Piece pieceOf(Expression expression) {
    return piece(expression);
  }

  private Piece binary(Binary binary) {
    Expression a = binary.left();
    Expression b = binary.right();
    return switch (binary.operator()) {
      case PLUS -> join(a, SUM, " + ", b, SUM, SUM);
      case MINUS ->
          isZero(a)
              ? new Piece("−" + piece(b).in(PRODUCT), SUM)
              : join(a, SUM, " − ", b, PRODUCT, SUM);
      case TIMES -> join(a, PRODUCT, " × ", b, PRODUCT, PRODUCT);
      case OVER -> join(a, PRODUCT, " ÷ ", b, POWER, PRODUCT);
      case POWER -> join(a, ATOM, " ^ ", b, ATOM, POWER);
      case AND -> new Piece(piece(a).in(AND) + " and " + piece(b).in(AND), AND);
      case OR -> new Piece(alternative(a) + " or " + alternative(b), OR);
      case MIN -> new Piece("min(" + arguments(binary) + ")", ATOM);
      case MAX -> new Piece("max(" + arguments(binary) + ")", ATOM);
    };
  }

  /**
   * In brackets where it is several conditions together: nobody should have to know which binds.
   */
  private String alternative(Expression part) {
    Piece piece = piece(part);
    return piece.rank() == AND ? "(" + piece.text() + ")" : piece.in(OR);
  }

  /** A part of arithmetic. */
  Piece operand(Expression part) {
    return piece(part);
  }

  private Piece join(Expression a, int placeA, String sign, Expression b, int placeB, int rank) {
    return new Piece(operand(a).in(placeA) + sign + operand(b).in(placeB), rank);
  }

  private String arguments(Binary binary) {
    List<String> arguments = new ArrayList<>();
    for (Expression part : binary.parts()) {
      boolean same = part instanceof Binary inner && inner.operator() == binary.operator();
      arguments.add(same ? arguments((Binary) part) : piece(part).in(OR));
    }
    return String.join("; ", arguments);
  }

  private Piece unary(Unary unary) {
    Expression part = unary.part();
    return switch (unary.operator()) {
      case NOT -> not(part);
      case KNOWN -> new Piece(piece(part).in(SUM) + " is known", COMPARE);
      case OR_ZERO -> orZero(part);
      case ROUND_UP -> new Piece("round up(" + piece(part).text() + ")", ATOM);
      case CUT -> new Piece("whole part(" + piece(part).text() + ")", ATOM);
      case EXP -> new Piece("e ^ (" + piece(part).text() + ")", ATOM);
    };
  }

  /** What is 0 where it is blank; a figure that is there is shown alone. */
  Piece orZero(Expression part) {
    return new Piece(piece(part).in(SUM) + ", 0 where blank", CHOICE);
  }

  private Piece not(Expression part) {
    if (part instanceof Comparison comparison) {
      return compare(comparison, true);
    }
    if (part instanceof Unary unary && unary.operator() == Unary.Operator.KNOWN) {
      return new Piece(piece(unary.part()).in(SUM) + " is blank", COMPARE);
    }
    if (part instanceof Unary unary && unary.operator() == Unary.Operator.NOT) {
      return piece(unary.part());
    }
    return turned(part);
  }

  /** A flag turned round. */
  Piece turned(Expression flag) {
    return new Piece("not " + piece(flag).in(COMPARE), COMPARE);
  }

  private Piece compare(Comparison comparison, boolean turned) {
    Expression a = comparison.left();
    Expression b = comparison.right();
    // Written as one would say it: the figure first, then what it is held against.
    boolean swap = isLimit(a) && hasLine(b);
    String sign =
        switch (comparison.operator()) {
          case AT_LEAST -> turned ? "is below" : "is at least";
          case ABOVE -> turned ? "is at most" : "is above";
          case EQUAL -> turned ? "is not" : "is";
        };
    if (swap) {
      sign = mirror(sign);
    }
    Expression first = swap ? b : a;
    Expression second = swap ? a : b;
    return new Piece(piece(first).in(SUM) + " " + sign + " " + piece(second).in(SUM), COMPARE);
  }

  /** A constant or an assumption, which have no unit of their own. */
  private static boolean isLimit(Expression expression) {
    return expression instanceof Constant
        || expression instanceof Variable variable
            && variable.unit().isEmpty()
            && variable.words().isEmpty();
  }

  private static boolean hasLine(Expression expression) {
    return expression instanceof Line
        || expression instanceof Variable variable && !variable.unit().isEmpty()
        || !(expression instanceof Variable)
            && expression.parts().stream().anyMatch(Wording::hasLine);
  }

  private static String mirror(String sign) {
    return switch (sign) {
      case "is below" -> "is above";
      case "is above" -> "is below";
      case "is at least" -> "is at most";
      case "is at most" -> "is at least";
      default -> sign;
    };
  }

  private Piece months(OverMonths months) {
    String line = months.lines().stream().map(this::allMonths).collect(Collectors.joining(" x "));
    return switch (months.operator()) {
      case SUM -> new Piece("sum over months of " + line, PRODUCT);
      case GREATEST -> new Piece("greatest month of " + line, PRODUCT);
      case FIRST -> figure(firstMonth(months.line()));
      case MONTH_AFTER_LAST_LOSS ->
          new Piece("first month from which " + line + " never falls below 0 again", COMPARE);
    };
  }

  abstract String firstMonth(Line line);

  private static boolean isZero(Expression expression) {
    return expression instanceof Constant constant && !constant.isWord() && constant.value() == 0;
  }
}
