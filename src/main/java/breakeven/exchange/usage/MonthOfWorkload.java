package breakeven.exchange.usage;

import breakeven.core.cycle.BilledModels;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What usage files say of one workload in one month and one currency.
 *
 * @param workload its name
 * @param period what of the month the files cover
 * @param currency of the cost; empty where the files do not say it
 * @param model the models, as {@link BilledModels#cell}; empty where the files name none
 * @param sums the lines
 * @param sources the files that have lines of the workload
 * @param given requests that were given for lines that count none; else NaN
 */
public record MonthOfWorkload(
    String workload,
    Period period,
    String currency,
    String model,
    Sums sums,
    List<UsageSource> sources,
    double given) {

  /**
   * All of them, in the order in which the files name the workloads, month by month.
   *
   * @param named the workload that a name of the files means: those of one name count together
   */
  public static List<MonthOfWorkload> of(Usage usage, UsageAsk ask, UnaryOperator<String> named) {
    List<MonthOfWorkload> all = new ArrayList<>();
    usage.workloads(named).forEach(each -> add(usage, each, ask, all));
    return all;
  }

  private static void add(
      Usage usage, Usage.OfWorkload of, UsageAsk ask, List<MonthOfWorkload> all) {
    Map<Integer, Map<String, Sums>> months = new TreeMap<>();
    Map<Integer, Map<String, Sums>> models = new HashMap<>();
    for (Map.Entry<Usage.Key, Sums> each : of.sums().entrySet()) {
      Usage.Key key = each.getKey();
      boolean asked = ask.month() == null || key.month() == Usage.month(ask.month());
      if (asked && key.month() != Usage.NO_MONTH) {
        models
            .computeIfAbsent(key.month(), month -> new HashMap<>())
            .computeIfAbsent(key.model(), model -> new Sums())
            .add(each.getValue());
        months
            .computeIfAbsent(key.month(), month -> new TreeMap<>())
            .computeIfAbsent(key.currency(), currency -> new Sums())
            .add(each.getValue());
      }
    }
    List<UsageSource> sources = of.sources().stream().mapToObj(usage.sources()::get).toList();
    Coverage coverage = Coverage.of(sources);
    double given = ask.requests().of(of.name());
    if (!Double.isNaN(given) && months.size() > 1) {
      throw new UsageFault(
          "--requests is the number of one month, and the files have lines of "
              + months.size()
              + ": name it with --month");
    }
    for (Map.Entry<Integer, Map<String, Sums>> month : months.entrySet()) {
      Period period = coverage.in(Usage.month(month.getKey()), ask);
      String model = models(models.getOrDefault(month.getKey(), Map.of()));
      double requests = given;
      for (Map.Entry<String, Sums> each : oneCurrency(month.getValue()).entrySet()) {
        all.add(
            new MonthOfWorkload(
                of.name(), period, each.getKey(), model, each.getValue(), sources, requests));
        // They are those of the month, whatever it is billed in.
        requests = Double.NaN;
      }
    }
  }

  /** Each with its share of the cost, or of the tokens where some lines have no cost. */
  private static String models(Map<String, Sums> models) {
    boolean billed = models.values().stream().allMatch(each -> each.cost() > 0);
    Map<String, Double> parts = new LinkedHashMap<>();
    MeasuredUsage.byTokens(models)
        .forEach(
            (name, sums) -> parts.put(name, billed ? sums.cost() : sums.input() + sums.output()));
    double all = parts.values().stream().mapToDouble(each -> each).sum();
    parts.remove("");
    return BilledModels.of(parts, all).cell();
  }

  /** Lines that say neither cost nor currency go with the first currency of the month. */
  private static Map<String, Sums> oneCurrency(Map<String, Sums> currencies) {
    Sums unsaid = currencies.get("");
    if (currencies.size() > 1 && unsaid != null && !unsaid.billed()) {
      currencies.remove("");
      currencies.values().iterator().next().add(unsaid);
    }
    return currencies;
  }

  /** The workloads whose lines say no time, so that they are of no month. */
  public static List<String> timeless(Usage usage) {
    return usage.workloads().stream()
        .filter(each -> each.sums().keySet().stream().anyMatch(k -> k.month() == Usage.NO_MONTH))
        .map(Usage.OfWorkload::name)
        .toList();
  }

  /** The month. */
  public YearMonth month() {
    YearMonth month = period.month();
    if (month == null) {
      throw new IllegalStateException(workload + " has lines of no month");
    }
    return month;
  }

  /** The currency of {@link #cost}; empty where that is not known. */
  public String costCurrency() {
    return Double.isNaN(cost()) ? "" : currency;
  }

  /** Requests; NaN where they are not known. */
  public double requests() {
    return Double.isNaN(sums.requests()) ? given : sums.requests();
  }

  /** Input tokens, everything sent; NaN where the files do not say them. */
  public double input() {
    return UsageSource.lack(sources, TokenKind.INPUT) ? Double.NaN : sums.input();
  }

  /** Output tokens; NaN where the files do not say them. */
  public double output() {
    return UsageSource.lack(sources, TokenKind.OUTPUT) ? Double.NaN : sums.output();
  }

  /** Billed cost in the currency; NaN where it is not known, or not in which currency. */
  public double cost() {
    return currency.isEmpty() ? Double.NaN : sums.cost();
  }
}
