package breakeven.core.shape;

/**
 * A shape priced for a workload, over the workload's own horizon. Money is in the reporting
 * currency.
 *
 * @param sameModel whether it is the workload's candidate, at whatever provider
 * @param words what differs from the workload's own shape; of that one who said it, and all of it
 * @param tco total cost of the fine-tuned model in this shape
 * @param upfront its one-off costs before month 1; NaN where not asked for
 * @param saving what it saves against the alternative; NaN where not asked for
 * @param verdict the verdict with it, a code of {@code Decision.VERDICTS}; -1 for another model,
 *     which is an offer to benchmark
 * @param toMeasure what has to be measured first; empty where nothing has
 */
public record ShapeOffer(
    Shape shape,
    boolean sameModel,
    String words,
    double tco,
    double upfront,
    double saving,
    int verdict,
    String toMeasure) {

  /** Another model by its name and provider, with what else differs. */
  public String named() {
    String name = shape.model().name();
    String provider = shape.model().provider();
    String rest = words.startsWith(name) ? words.substring(name.length()) : "";
    return name + (provider.isEmpty() ? "" : " on " + provider) + rest;
  }
}
