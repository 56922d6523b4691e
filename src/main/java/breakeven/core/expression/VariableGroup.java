package breakeven.core.expression;

/**
 * Variables that belong together. Each is one field, which begins with its definition: fields get
 * their values in the order of the text, which is that of the columns that show them.
 */
public abstract class VariableGroup {
  protected final Variables variables;

  protected VariableGroup(Variables variables) {
    this.variables = variables;
  }

  /** A number that is filled in, not calculated; {@code variables.txt} has its unit and meaning. */
  protected final Variable number(String name) {
    return variables.number(name, Variables.line(name).get(1), Variables.line(name).get(2));
  }

  /** The same that may be another from some month on. */
  protected final Variable dated(String name) {
    return variables.dated(name, Variables.line(name).get(1), Variables.line(name).get(2));
  }
}
