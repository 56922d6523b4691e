package breakeven.core.cycle;

import breakeven.core.input.PlainNumber;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.ToDoubleFunction;

/**
 * What a workload used in a month, and what was billed for it: the rows of {@code Actuals} of all
 * currencies together.
 *
 * @param requests calls in the month; NaN where not known
 * @param input input tokens a request; NaN where not known
 * @param cachedShare share of the input tokens read from the cache; NaN where not known
 * @param writtenShare share of the input tokens written to the cache; NaN where not known
 * @param output output tokens a request; NaN where not known
 * @param billed billed cost in the reporting currency; NaN where there is no bill
 * @param bill the same as it was billed, each currency with its amount: {@code 12.5 USD}; empty
 *     where there is no bill
 * @param rateless whether there is a bill in a currency that has no rate
 * @param part whether some of it is that of a part of the month
 */
public record UsedMonth(
    double requests,
    double input,
    double cachedShare,
    double writtenShare,
    double output,
    double billed,
    String bill,
    boolean rateless,
    boolean part) {

  /**
   * The rows of one workload and month.
   *
   * @param rates reporting currency for 1 of each currency; NaN where that is not known
   */
  public static UsedMonth of(List<ActualMonth> rows, ToDoubleFunction<String> rates) {
    double requests = 0;
    double input = 0;
    double cached = 0;
    double written = 0;
    double output = 0;
    double billed = 0;
    StringJoiner bill = new StringJoiner(" + ");
    boolean rateless = false;
    boolean part = false;
    for (ActualMonth row : rows) {
      requests += row.requests();
      input += row.input();
      cached += row.cached();
      written += row.written();
      output += row.output();
      double rate = row.currency().isEmpty() ? 1 : rates.applyAsDouble(row.currency());
      rateless |= !Double.isNaN(row.cost()) && Double.isNaN(rate);
      billed += row.cost() * rate;
      if (!Double.isNaN(row.cost())) {
        bill.add((PlainNumber.text(row.cost()) + " " + row.currency()).strip());
      }
      part |= row.part();
    }
    return new UsedMonth(
        requests,
        requests > 0 ? input / requests : Double.NaN,
        input > 0 ? cached / input : Double.NaN,
        input > 0 ? written / input : Double.NaN,
        requests > 0 ? output / requests : Double.NaN,
        billed,
        bill.toString(),
        rateless,
        part);
  }
}
