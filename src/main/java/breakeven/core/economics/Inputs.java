package breakeven.core.economics;

import breakeven.core.expression.Variable;
import breakeven.core.expression.Variables;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Type;
import breakeven.core.table.Workloads;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The typed cells of a workload and the assumptions, as variables. A variable of a cell holds what
 * was typed, else the column's default; a column without a default leaves it blank.
 */
public final class Inputs {
  private final Variables variables;
  private final Map<Column, Variable> cells = new LinkedHashMap<>();
  private final Map<Assumption, Variable> assumptions = new EnumMap<>(Assumption.class);

  public final Variable requests;
  public final Variable inputTokens;
  public final Variable outputTokens;

  /** 1 and more where the row has cells that cannot be read. */
  public final Variable faults;

  Inputs(Variables variables) {
    this.variables = variables;
    for (Column column : Workloads.TABLE.columns()) {
      if (column.numeric()) {
        cells.put(column, variable(column));
      }
    }
    for (Assumption assumption : Assumption.values()) {
      if (assumption.numeric()) {
        assumptions.put(assumption, variables.number(assumption.title(), "", "row of Assumptions"));
      }
    }
    requests = cell(Workloads.REQUESTS);
    inputTokens = cell(Workloads.INPUT_TOKENS);
    outputTokens = cell(Workloads.OUTPUT_TOKENS);
    faults =
        variables.number(
            "Faults",
            "count",
            "cells of this row that are missing, cannot be read or contradict each other");
  }

  private Variable variable(Column column) {
    if (column.type() == Type.WORD) {
      return variables.word(column.header(), column.help(), column.words());
    }
    return variables.number(column.header(), column.unit(), column.help());
  }

  /** What was typed in a column, or its default. */
  public Variable cell(Column column) {
    Variable variable = cells.get(column);
    if (variable == null) {
      throw new IllegalArgumentException(column.header() + " is no number and no word");
    }
    return variable;
  }

  /** The value used of a numeric row of {@code Assumptions}; money in the reporting currency. */
  public Variable assumption(Assumption assumption) {
    Variable variable = assumptions.get(assumption);
    if (variable == null) {
      throw new IllegalArgumentException(assumption.title() + " is no number");
    }
    return variable;
  }

  /** The variables of the numeric columns, in the order of the sheet. */
  public Map<Column, Variable> cells() {
    return Collections.unmodifiableMap(cells);
  }

  /** The variables of the numeric assumptions. */
  public Map<Assumption, Variable> assumptions() {
    return Collections.unmodifiableMap(assumptions);
  }
}
