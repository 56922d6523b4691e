package breakeven.core.shape;

/**
 * Which cells of a row's shape the review has chosen, since neither the row nor an assumption says
 * them.
 *
 * @param provider whether the candidate is written without a provider and several carry it
 */
public record ChosenCells(boolean provider, boolean method, boolean serving, boolean gpu) {
  /** Whether method, serving and GPU all were. */
  public boolean all() {
    return method && serving && gpu;
  }

  /** All are typed. */
  public static final ChosenCells NONE = new ChosenCells(false, false, false, false);
}
