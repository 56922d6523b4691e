package breakeven.core.economics;

import breakeven.core.expression.Variable;
import breakeven.core.expression.VariableGroup;
import breakeven.core.expression.Variables;

/**
 * What a review finds by search: break-evens without a closed form, filled in and not calculated.
 */
public final class SearchedValues extends VariableGroup {
  /**
   * Break-even volume, millions of tokens a month; blank where it is not searched or there is none.
   */
  public final Variable volume = number("Searched volume");

  /** Break-even lifetime, whole months; blank where there is none. */
  public final Variable lifetime = number("Searched lifetime");

  /** Break-even cadence, whole months: the shortest interval that pays; blank: there is none. */
  public final Variable cadence = number("Searched cadence");

  /** The longest interval that pays, whole months; blank where there is none. */
  public final Variable longest = number("Searched longest cadence");

  /** 1 where an interval between these two does not pay; else 0. */
  public final Variable betweenFails = number("Searched cadences between");

  /** 1 where formulas see another input than the review that searched did; 0 in every review. */
  public final Variable edited = number("Edited since the review");

  SearchedValues(Variables variables) {
    super(variables);
  }
}
