package breakeven.core.expression;

import breakeven.core.table.TextTables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * All variables of a model. Each belongs to exactly one such list, which gives it its slot in a
 * {@link Frame}.
 */
public final class Variables {
  private static final Map<String, List<String>> LINES =
      TextTables.read("variables.txt", "Variables").stream()
          .collect(Collectors.toMap(line -> line.get(0), line -> line));

  private final List<Variable> all = new ArrayList<>();
  private int dated;

  /** Name, unit and meaning of a figure that is looked up or searched for. */
  public static List<String> line(String name) {
    return Objects.requireNonNull(LINES.get(name), name);
  }

  /** A number. */
  public Variable number(String name, String unit, String meaning) {
    return add(Variable.UNDATED, name, unit, meaning, List.of());
  }

  /** A number that may be another from some month on. */
  public Variable dated(String name, String unit, String meaning) {
    return add(dated++, name, unit, meaning, List.of());
  }

  /** A word, kept as its index in the list. */
  public Variable word(String name, String meaning, List<String> words) {
    return add(Variable.UNDATED, name, "", meaning, words);
  }

  private Variable add(int place, String name, String unit, String meaning, List<String> words) {
    Variable variable = new Variable(all.size(), place, name, unit, meaning, words);
    all.add(variable);
    return variable;
  }

  /** All variables, in the order in which they were defined. */
  public List<Variable> all() {
    return Collections.unmodifiableList(all);
  }
}
