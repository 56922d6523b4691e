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

  /** A number that is filled in, not calculated. */
  protected final Variable number(String name, String unit, String meaning) {
    return variables.number(name, unit, meaning);
  }

  /** The same that may be another from some month on. */
  protected final Variable dated(String name, String unit, String meaning) {
    return variables.dated(name, unit, meaning);
  }
}
