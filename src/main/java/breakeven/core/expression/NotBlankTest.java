package breakeven.core.expression;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.isBlank;
import static breakeven.core.expression.Formula.isNumber;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What must hold for an expression to have a value, as a spreadsheet formula asks for it: all of
 * several conditions.
 */
final class NotBlankTest {
  /** Nothing has to be asked: there is a value. */
  static final NotBlankTest CERTAIN = new NotBlankTest(Set.of());

  /** There is no value. */
  static final NotBlankTest NEVER = of(Piece.atom("0"));

  /**
   * One condition.
   *
   * @param cell a cell that must hold a number, which COUNT can ask for with others; else empty
   * @param test the condition, as a truth value or 1 or 0
   * @param opposite that it does not hold
   */
  private record Condition(String cell, Piece test, Piece opposite) {}

  private final Set<Condition> conditions;

  private NotBlankTest(Set<Condition> conditions) {
    this.conditions = conditions;
  }

  /** A cell must hold a number. */
  static NotBlankTest number(String cell) {
    Piece none = Piece.test(call("COUNT", cell) + "=0");
    return new NotBlankTest(Set.of(new Condition(cell, filled(cell), none)));
  }

  /** A cell must hold a text. */
  static NotBlankTest text(String cell) {
    Piece test = Piece.test(cell + "<>" + NOTHING);
    return new NotBlankTest(Set.of(new Condition("", test, Piece.test(isBlank(cell)))));
  }

  private static Piece filled(String cell) {
    return Piece.answer(isNumber(cell));
  }

  /** A condition must hold. */
  static NotBlankTest of(Piece test) {
    return new NotBlankTest(Set.of(new Condition("", test, not(test))));
  }

  private static Piece not(Piece test) {
    return new Piece("1-" + test.in(Piece.SUM + 1), Piece.SUM, false);
  }

  boolean isCertain() {
    return conditions.isEmpty();
  }

  boolean isNever() {
    return conditions.containsAll(NEVER.conditions);
  }

  /** The cell that must hold a number, where nothing else must hold; else empty. */
  String onlyCell() {
    return conditions.size() == 1 ? conditions.iterator().next().cell() : "";
  }

  /** Whether each of the conditions is one of another's too. */
  boolean isPartOf(NotBlankTest other) {
    return other.conditions.containsAll(conditions);
  }

  /** All conditions of both. */
  NotBlankTest and(NotBlankTest other) {
    if (isNever() || other.isNever()) {
      return NEVER;
    }
    Set<Condition> union = new LinkedHashSet<>(conditions);
    union.addAll(other.conditions);
    return new NotBlankTest(union);
  }

  /** One of the two. */
  NotBlankTest or(NotBlankTest other) {
    if (isCertain() || other.isCertain()) {
      return CERTAIN;
    }
    if (isNever() || other.isNever()) {
      return isNever() ? other : this;
    }
    if (!onlyCell().isEmpty() && !other.onlyCell().isEmpty()) {
      return of(Piece.test(call("COUNT", onlyCell(), other.onlyCell()) + ">0"));
    }
    return of(Piece.test(all().in(Piece.SUM) + "+" + other.all().in(Piece.SUM) + ">0"));
  }

  /** What both ask for. */
  NotBlankTest common(NotBlankTest other) {
    Set<Condition> common = new LinkedHashSet<>(conditions);
    common.retainAll(other.conditions);
    return new NotBlankTest(common);
  }

  /** What this asks for and the other does not. */
  NotBlankTest without(NotBlankTest other) {
    Set<Condition> rest = new LinkedHashSet<>(conditions);
    rest.removeAll(other.conditions);
    return new NotBlankTest(rest);
  }

  /** All of it as one condition. */
  Piece all() {
    if (isCertain()) {
      return Piece.atom("1");
    }
    List<String> cells = cells();
    List<Piece> tests = new ArrayList<>();
    if (cells.size() == 1) {
      tests.add(filled(cells.get(0)));
    } else if (cells.size() > 1) {
      tests.add(Piece.test(call("COUNT", cells) + "=" + cells.size()));
    }
    conditions.stream()
        .filter(one -> one.cell().isEmpty())
        .forEach(other -> tests.add(other.test()));
    return Piece.product(tests);
  }

  /** That not all of it holds, as one condition. */
  Piece notAll() {
    if (conditions.size() == 1) {
      return conditions.iterator().next().opposite();
    }
    List<String> cells = cells();
    return cells.isEmpty() || cells.size() < conditions.size()
        ? not(all())
        : Piece.test(call("COUNT", cells) + "<" + cells.size());
  }

  private List<String> cells() {
    return conditions.stream().map(Condition::cell).filter(cell -> !cell.isEmpty()).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NotBlankTest presence && conditions.equals(presence.conditions);
  }

  @Override
  public int hashCode() {
    return conditions.hashCode();
  }

  @Override
  public String toString() {
    return all().text();
  }
}
