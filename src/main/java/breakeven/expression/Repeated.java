package breakeven.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the parts that stand in several places of the lines, such as whether a cost is typed, so
 * that a frame calculates each once.
 */
final class Repeated {
  private final Map<Object, Expression> firsts = new HashMap<>();
  private final Set<Expression> seen = new HashSet<>();
  private final Map<Expression, Integer> places = new HashMap<>();

  /** How many parts have a place. */
  int size() {
    return places.size();
  }

  /** Gives the parts of one more line their places. */
  void add(Line line) {
    if (!line.monthly()) {
      find(line.definition());
    }
  }

  private void find(Expression part) {
    if (part.parts().isEmpty() || part instanceof Line || part.sameInAllRows()) {
      return;
    }
    Expression first = first(part);
    if (seen.add(first)) {
      part.parts().forEach(this::find);
    } else {
      int place = places.computeIfAbsent(first, one -> places.size());
      first.once(place);
      part.once(place);
    }
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
