package breakeven.core.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the parts that are in several places of the lines, such as whether a cost is typed, or that
 * are the same in all months of a line, so that a frame calculates each once.
 */
final class CommonSubexpressions {
  private final Map<Object, Expression> firsts = new HashMap<>();
  private final Set<Expression> seen = new HashSet<>();
  private final Map<Expression, Integer> places = new HashMap<>();

  /** How many parts have a place. */
  int size() {
    return places.size();
  }

  /** Gives the parts of one more line their places. */
  void add(Line line) {
    find(line.definition(), line.monthly());
  }

  private void find(Expression part, boolean inMonths) {
    if (part.parts().isEmpty() || part instanceof Line || part.sameInAllRows()) {
      return;
    }
    if (inMonths && isOfMonths(part) || isDated(part)) {
      part.parts().forEach(inner -> find(inner, inMonths));
      return;
    }
    Expression first = first(part);
    if (seen.add(first) && !inMonths) {
      part.parts().forEach(inner -> find(inner, false));
    } else {
      int place = places.computeIfAbsent(first, one -> places.size());
      first.once(place);
      part.once(place);
    }
  }

  private static boolean isOfMonths(Expression part) {
    return part instanceof Line line
        ? line.monthly()
        : part instanceof Prior || part.parts().stream().anyMatch(CommonSubexpressions::isOfMonths);
  }

  /** What may be another from some month on is not the same wherever it is asked for. */
  private static boolean isDated(Expression part) {
    return part instanceof Line line
        ? line.dated()
        : part instanceof Variable variable
            ? variable.dated()
            : part.parts().stream().anyMatch(CommonSubexpressions::isDated);
  }

  /** The first part that does the same with the same; a line and a variable are like no other. */
  private Expression first(Expression part) {
    if (part instanceof Line || part instanceof Variable) {
      return part;
    }
    List<Object> key = new ArrayList<>();
    key.add(part.action());
    part.parts().forEach(inner -> key.add(first(inner)));
    return firsts.computeIfAbsent(key, one -> part);
  }
}
