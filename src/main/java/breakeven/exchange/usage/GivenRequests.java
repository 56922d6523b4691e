package breakeven.exchange.usage;

import breakeven.core.input.Texts;
import java.util.Map;

/**
 * Requests in the time that counts, said beside files that count none.
 *
 * @param one of the only workload; NaN: not said
 * @param each of each workload, by its name as names are compared
 */
public record GivenRequests(double one, Map<String, Double> each) {
  /** Nothing is said. */
  public static final GivenRequests NONE = new GivenRequests(Double.NaN, Map.of());

  /** Requests of the only workload that files have lines of; NaN: not said. */
  public static GivenRequests of(double requests) {
    return new GivenRequests(requests, Map.of());
  }

  /** Whether the number of one workload is said, whatever it is called. */
  public boolean ofOne() {
    return !Double.isNaN(one);
  }

  /** Requests of a workload; NaN: not said. */
  double of(String workload) {
    return each.getOrDefault(Texts.fold(workload), one);
  }
}
