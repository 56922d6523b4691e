package breakeven.core.whatif;

import breakeven.core.expression.Binary;
import breakeven.core.expression.ByWord;
import breakeven.core.expression.Expression;
import breakeven.core.expression.If;
import breakeven.core.expression.Line;
import breakeven.core.expression.OverMonths;
import breakeven.core.expression.Prior;
import breakeven.core.expression.Unary;
import breakeven.core.expression.Variable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How figures move when some variables are all multiplied by one factor, read from what the figures
 * are made of. A sum of costs of which some move and some do not moves, but no more than in
 * proportion: between today's and so many times today's. Figures are taken to be at least 0.
 */
final class ScaledValues {
  private enum Move {
    NOT,
    AT_MOST,
    OTHERWISE
  }

  private final Map<Expression, Move> known = new HashMap<>();

  ScaledValues(Collection<Variable> moved) {
    moved.forEach(variable -> known.put(variable, Move.AT_MOST));
  }

  /** Whether a figure stays as it is. */
  boolean stays(Expression figure) {
    return move(figure) == Move.NOT;
  }

  /** Whether a figure moves no more than in proportion. */
  boolean atMost(Expression figure) {
    return move(figure) != Move.OTHERWISE;
  }

  private Move move(Expression figure) {
    Move before = known.get(figure);
    if (before != null) {
      return before;
    }
    // A line of months that refers to its own month before moves as everything else in it.
    known.put(figure, Move.NOT);
    Move move = most(figure.parts());
    if (move != Move.NOT) {
      move = of(figure);
    }
    known.put(figure, move);
    return move;
  }

  private Move most(List<Expression> parts) {
    Move most = Move.NOT;
    for (Expression part : parts) {
      Move move = move(part);
      most = move.compareTo(most) > 0 ? move : most;
    }
    return most;
  }

  /** How a figure moves some of whose parts do. */
  private Move of(Expression figure) {
    if (figure instanceof Line || figure instanceof Prior) {
      return most(figure.parts());
    } else if (figure instanceof OverMonths months) {
      boolean adds =
          months.operator() == OverMonths.Operator.SUM
              || months.operator() == OverMonths.Operator.GREATEST;
      return adds ? ofProduct(months.lines()) : Move.OTHERWISE;
    } else if (figure instanceof Binary binary) {
      return of(binary);
    } else if (figure instanceof Unary unary) {
      return of(unary);
    } else if (figure instanceof If choice) {
      return stays(choice.condition())
          ? most(List.of(choice.then(), choice.otherwise()))
          : Move.OTHERWISE;
    } else if (figure instanceof ByWord choice) {
      return stays(choice.code()) ? most(choice.choices()) : Move.OTHERWISE;
    }
    return Move.OTHERWISE;
  }

  private Move ofProduct(List<Line> factors) {
    List<Move> moves = factors.stream().map(this::move).filter(move -> move != Move.NOT).toList();
    return moves.size() == 1 ? moves.get(0) : Move.OTHERWISE;
  }

  private Move of(Binary binary) {
    Move left = move(binary.left());
    Move right = move(binary.right());
    return switch (binary.operator()) {
      case PLUS, MIN, MAX -> most(binary.parts());
      case TIMES -> left == Move.NOT ? right : right == Move.NOT ? left : Move.OTHERWISE;
      case OVER -> right == Move.NOT ? left : Move.OTHERWISE;
      default -> Move.OTHERWISE;
    };
  }

  /** What is blank stays so. */
  private Move of(Unary unary) {
    Move part = move(unary.part());
    return switch (unary.operator()) {
      case OR_ZERO -> part;
      case KNOWN -> part == Move.AT_MOST ? Move.NOT : part;
      default -> Move.OTHERWISE;
    };
  }
}
