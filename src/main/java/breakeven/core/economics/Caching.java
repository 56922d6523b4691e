package breakeven.core.economics;

import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;

/**
 * Where the options are priced with caching switched on: where the row does not say how much is
 * cached. The instruction tokens are the prefix that is read from the cache, while it is warm, and
 * written to it anew. What is done today has none that is not typed.
 */
public final class Caching extends Section {
  /**
   * Requests of month 1 by which the cache stays warm or goes cold: the row's, in the scenario.
   * Draws and break-evens leave them as they are; a volume that is typed instead moves them.
   */
  public final Variable requests = number("Requests for caching");

  public final Line assumed =
      flag(
          "Caching assumed",
          "1 where neither Cached share nor Cache write share is typed and instruction tokens are"
              + " long enough",
          in.cell(Workloads.CACHED_SHARE)
              .known()
              .or(in.cell(Workloads.CACHE_WRITE_SHARE).known())
              .not()
              .and(model.tokens.instructions.atLeast(in.assumption(Assumption.SMALLEST_PREFIX))));

  /** A bill has whatever caching it has: none is assumed on top. */
  final Line large =
      flag(
          "Caching assumed for the large model",
          "1 where caching is assumed and no bill is quoted",
          assumed.and(in.cell(Workloads.PROMPTING_COST).known().not()));

  Caching(Model model) {
    super(model, "Caching");
  }

  /** Fills {@link #requests} of all rows of a frame, by what is typed and the scenario. */
  public void fill(Frame frame) {
    double[] typed = frame.values(in.requests);
    double[] held = frame.values(requests);
    UncertainDriver volume = UncertainDriver.VOLUME;
    double[] factor = frame.values(drivers.factor(volume));
    double[] shift = frame.values(drivers.shift(volume));
    for (int row = 0; row < frame.size(); row++) {
      held[row] = volume.moved(typed[row], factor[row], shift[row]);
    }
  }
}
