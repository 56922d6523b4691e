package breakeven.exchange.usage;

import java.io.Serializable;

/**
 * What is paid by contract, and what the list has for the same.
 *
 * @param list by the list, in one currency
 * @param contracted in the same
 */
public record Contract(double list, double contracted) implements Serializable {
  /** Both of two together. */
  public Contract plus(Contract other) {
    return new Contract(list + other.list, contracted + other.contracted);
  }

  /** What is taken off the list; below 0 where something is added. */
  public double discount() {
    return 1 - contracted / list;
  }
}
