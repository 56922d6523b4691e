package breakeven.core.cycle;

import breakeven.core.input.PlainNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Predicate;
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
 * @param models the models that served it, as {@link BilledModels#cell}; empty where none is named
 * @param leftShare the share of the bill that is for the model of the approach left; NaN where that
 *     cannot be told by the models
 * @param nowShare the same of the approach decided on
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
    boolean part,
    String models,
    double leftShare,
    double nowShare) {
  private static final double MOST = 0.5;

  /** Requests and nothing else; the rest is as forecast. */
  public static UsedMonth of(double requests) {
    double unknown = Double.NaN;
    return new UsedMonth(
        requests, unknown, unknown, unknown, unknown, unknown, "", false, false, "", unknown,
        unknown);
  }

  /** Whether the models tell which approach served most of it. */
  boolean namesApproach() {
    return leftShare + nowShare > MOST;
  }

  /** The same, its models held against those of both approaches. */
  public UsedMonth servedBy(Predicate<String> left, Predicate<String> now) {
    BilledModels named = BilledModels.of(models);
    return new UsedMonth(
        requests,
        input,
        cachedShare,
        writtenShare,
        output,
        billed,
        bill,
        rateless,
        part,
        models,
        named.share(left.and(now.negate())),
        named.share(now.and(left.negate())));
  }

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
    Map<String, Double> models = new LinkedHashMap<>();
    double weights = 0;
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
      double tokens = row.input() + row.output();
      double weight = row.cost() > 0 ? row.cost() * rate : tokens > 0 ? tokens : 1;
      weights += weight;
      BilledModels.of(row.model())
          .shares()
          .forEach((name, share) -> models.merge(name, share * weight, Double::sum));
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
        part,
        BilledModels.of(models, weights).cell(),
        Double.NaN,
        Double.NaN);
  }
}
