package breakeven.core.expression;

import java.util.HashSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What is certain at one place of a formula, because it is behind a condition: which parts are not
 * blank, and which are above 0. A formula needs no guard against what cannot happen.
 */
record KnownFacts(
    ToDoubleFunction<Variable> above,
    Set<Expression> known,
    Set<Expression> positive,
    Set<Expression> notNegative) {

  /** Nothing but above which numbers the variables are. */
  static KnownFacts of(ToDoubleFunction<Variable> above) {
    return new KnownFacts(above, Set.of(), Set.of(), Set.of());
  }

  private KnownFacts copy() {
    return new KnownFacts(
        above, new HashSet<>(known), new HashSet<>(positive), new HashSet<>(notNegative));
  }

  /** What is certain too where a condition holds. */
  KnownFacts where(Expression condition) {
    KnownFacts more = copy();
    more.holds(condition);
    return more;
  }

  /** What is certain too where a condition does not hold. */
  KnownFacts whereNot(Expression condition) {
    KnownFacts more = copy();
    more.fails(condition);
    return more;
  }

  boolean known(Expression expression) {
    return known.contains(expression);
  }

  private void holds(Expression condition) {
    if (condition instanceof Comparison comparison) {
      compared(comparison);
    } else if (condition instanceof Unary unary && unary.operator() == Unary.Operator.KNOWN) {
      know(unary.part());
    } else if (condition instanceof Unary unary && unary.operator() == Unary.Operator.NOT) {
      fails(unary.part());
    } else if (condition instanceof Binary both && both.operator() == Binary.Operator.AND) {
      holds(both.left());
      holds(both.right());
    } else if (condition instanceof Line line && !line.monthly()) {
      know(line);
      holds(line.definition());
    }
  }

  private void fails(Expression condition) {
    if (condition instanceof Unary unary && unary.operator() == Unary.Operator.NOT) {
      holds(unary.part());
    } else if (condition instanceof Binary either && either.operator() == Binary.Operator.OR) {
      fails(either.left());
      fails(either.right());
    } else if (condition instanceof Line line && !line.monthly()) {
      fails(line.definition());
    }
  }

  private void compared(Comparison comparison) {
    know(comparison.left());
    know(comparison.right());
    if (comparison.right() instanceof Constant constant && constant.value() >= 0) {
      if (comparison.operator() == Comparison.Operator.ABOVE || constant.value() > 0) {
        positive.add(comparison.left());
      } else if (comparison.operator() == Comparison.Operator.AT_LEAST) {
        notNegative.add(comparison.left());
      }
    }
  }

  private void know(Expression expression) {
    if (!known.add(expression)) {
      return;
    }
    if (expression instanceof Binary binary) {
      switch (binary.operator()) {
        case PLUS, MINUS, TIMES, OVER, POWER, AND -> {
          know(binary.left());
          know(binary.right());
        }
        case OR, MIN, MAX -> {}
      }
    } else if (expression instanceof Unary unary) {
      switch (unary.operator()) {
        case NOT, ROUND_UP, CUT, EXP -> know(unary.part());
        case KNOWN, OR_ZERO -> {}
      }
    } else if (expression instanceof BetaShare) {
      expression.parts().forEach(this::know);
    } else if (expression instanceof Line line && !line.monthly()) {
      know(line.definition());
    } else if (expression instanceof If branches) {
      if (branches.otherwise() == Constant.BLANK) {
        holds(branches.condition());
        know(branches.then());
      } else if (branches.then() == Constant.BLANK) {
        fails(branches.condition());
        know(branches.otherwise());
      }
    }
  }

  /** Whether the expression is above 0 wherever it is not blank. */
  boolean positive(Expression expression) {
    if (positive.contains(expression)) {
      return true;
    }
    if (expression instanceof Constant constant) {
      return constant.value() > 0;
    }
    if (expression instanceof Variable variable) {
      return above.applyAsDouble(variable) >= 0;
    }
    if (expression instanceof Line line) {
      return !line.monthly() && positive(line.definition());
    }
    if (expression instanceof If branches) {
      return where(branches.condition()).positive(branches.then())
          && whereNot(branches.condition()).positive(branches.otherwise());
    }
    if (expression instanceof ByWord table) {
      return table.choices().stream()
          .allMatch(choice -> choice == Constant.BLANK || positive(choice));
    }
    return expression instanceof Binary binary && positive(binary);
  }

  private boolean positive(Binary binary) {
    Expression a = binary.left();
    Expression b = binary.right();
    return switch (binary.operator()) {
      case TIMES, OVER, MIN, AND -> positive(a) && positive(b);
      case PLUS ->
          positive(a) && notNegative(b)
              || notNegative(a) && positive(b)
              || a instanceof Constant constant
                  && b instanceof Variable variable
                  && above.applyAsDouble(variable) >= -constant.value();
      case MAX -> positive(a) && positive(b) || positiveConstant(a) || positiveConstant(b);
      case POWER -> positive(a);
      case MINUS, OR -> false;
    };
  }

  private boolean notNegative(Binary binary) {
    boolean both = notNegative(binary.left()) && notNegative(binary.right());
    return switch (binary.operator()) {
      case PLUS, TIMES, OVER, POWER, MIN, AND -> both;
      case MAX -> both || binary.left() == Constant.ZERO || binary.left() == Constant.ONE;
      case MINUS, OR -> false;
    };
  }

  private static boolean positiveConstant(Expression expression) {
    return expression instanceof Constant constant && constant.value() > 0;
  }

  /** Whether the expression is not below 0 wherever it is not blank. */
  boolean notNegative(Expression expression) {
    if (notNegative.contains(expression) || positive(expression)) {
      return true;
    }
    if (expression instanceof Constant constant) {
      return constant.value() >= 0;
    }
    return expression instanceof Variable variable
            && above.applyAsDouble(variable) >= -Double.MIN_VALUE
        || expression instanceof Line line && !line.monthly() && notNegative(line.definition())
        || expression instanceof Comparison
        || expression instanceof Binary binary && notNegative(binary);
  }
}
