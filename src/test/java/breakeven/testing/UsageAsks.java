package breakeven.testing;

import breakeven.exchange.usage.GivenRequests;
import breakeven.exchange.usage.Mapping;
import breakeven.exchange.usage.ShortMonth;
import breakeven.exchange.usage.UsageAsk;
import breakeven.exchange.usage.Written;

/** What an import of usage is asked for where most is left as it is without options. */
public final class UsageAsks {
  private UsageAsks() {}

  /** No option but the file. */
  public static UsageAsk plain() {
    return of("", "", GivenRequests.NONE);
  }

  /**
   * The options that tests give most.
   *
   * @param workload the one that all lines are of; empty: none is named
   * @param by the column that names workloads; empty: the usual one
   * @param requests requests that a bill does not count
   */
  public static UsageAsk of(String workload, String by, GivenRequests requests) {
    return new UsageAsk(
        workload, by, "", "", null, ShortMonth.LEFT, requests, Written.PLAIN, Mapping.NONE);
  }
}
