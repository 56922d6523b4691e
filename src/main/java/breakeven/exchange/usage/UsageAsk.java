package breakeven.exchange.usage;

import breakeven.core.input.Decimals;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What is said of usage files beside what they hold.
 *
 * @param workload the workload of all lines; empty: as the files say
 * @param by the header of the column that holds the workload; empty: the one that is called so
 * @param model the model of all lines; empty: as the files say
 * @param currency the currency of costs where the files do not say it; empty: not known
 * @param month the month that counts; null: the last whole one
 * @param part what becomes of less than a month
 * @param requests requests in the time that counts, where the files do not count them
 * @param written how numbers and days are written
 * @param mapping names of columns, and the workloads that values are
 */
public record UsageAsk(
    String workload,
    String by,
    String model,
    String currency,
    @Nullable YearMonth month,
    ShortMonth part,
    GivenRequests requests,
    Written written,
    Mapping mapping) {
  /** What points and commas mean in the files. */
  Decimals decimals() {
    return written.decimals();
  }

  /** The same with another mapping. */
  public UsageAsk with(Mapping other) {
    return new UsageAsk(workload, by, model, currency, month, part, requests, written, other);
  }

  /** The same for a file whose numbers have a decimal point, whatever others have. */
  public UsageAsk withPoint() {
    Written point = new Written(Decimals.POINT, written.days());
    return new UsageAsk(workload, by, model, currency, month, part, requests, point, mapping);
  }
}
