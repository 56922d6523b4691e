package breakeven.exchange.usage;

import breakeven.core.input.PlainNumber;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What usage files say of one workload.
 *
 * @param workload its name, as the files first write it
 * @param sources the files that have lines of it
 * @param period the time whose lines count
 * @param later whether the files cover a later month as a whole, in which it has no lines
 * @param sums these lines
 * @param models the same for each model, the one with most tokens first; an empty name where none
 *     is given
 * @param bills the same for each currency and model, where something was billed
 * @param given requests that were given for lines that count none; else NaN
 */
public record MeasuredUsage(
    String workload,
    List<UsageSource> sources,
    Period period,
    boolean later,
    Sums sums,
    Map<String, Sums> models,
    Map<String, Map<String, Sums>> bills,
    double given) {
  private static final double HUNDREDTHS = 100;

  /** All workloads, in the order in which the files name them; those without lines left out. */
  public static List<MeasuredUsage> of(Usage usage, UsageAsk ask) {
    return of(usage, ask, name -> name);
  }

  /**
   * The same by other names.
   *
   * @param named the workload that a name of the files means: those of one name count together
   */
  public static List<MeasuredUsage> of(Usage usage, UsageAsk ask, UnaryOperator<String> named) {
    return usage.workloads(named).stream()
        .flatMap(each -> measure(usage, each, ask).stream())
        .toList();
  }

  /** The workloads that have lines, but none in the month that was asked for. */
  public static List<String> without(Usage usage, UsageAsk ask) {
    return usage.workloads().stream()
        .filter(each -> measure(usage, each, ask).isEmpty())
        .map(Usage.OfWorkload::name)
        .toList();
  }

  private static Optional<MeasuredUsage> measure(Usage usage, Usage.OfWorkload of, UsageAsk ask) {
    List<UsageSource> sources = of.sources().stream().mapToObj(usage.sources()::get).toList();
    Coverage coverage = Coverage.of(sources);
    YearMonth month = ask.month() == null ? lastWhole(of, coverage) : ask.month();
    Map<String, Sums> models = new HashMap<>();
    Map<String, Map<String, Sums>> bills = new LinkedHashMap<>();
    Sums sums = new Sums();
    for (Map.Entry<Usage.Key, Sums> each : of.sums().entrySet()) {
      Usage.Key key = each.getKey();
      if (month == null || key.month() == Usage.month(month)) {
        sums.add(each.getValue());
        models.computeIfAbsent(key.model(), name -> new Sums()).add(each.getValue());
        if (each.getValue().billed()) {
          bills
              .computeIfAbsent(key.currency(), name -> new LinkedHashMap<>())
              .computeIfAbsent(key.model(), name -> new Sums())
              .add(each.getValue());
        }
      }
    }
    if (sums.lines() == 0) {
      return Optional.empty();
    }
    boolean later = ask.month() == null && month != null && coverage.whole(month.plusMonths(1));
    return Optional.of(
        new MeasuredUsage(
            of.name(),
            sources,
            month == null ? coverage.all() : coverage.in(month, ask),
            later,
            sums,
            byTokens(models),
            bills,
            ask.requests().of(of.name())));
  }

  /** The last month with lines that is covered as a whole; null where none is. */
  private static @Nullable YearMonth lastWhole(Usage.OfWorkload of, Coverage coverage) {
    return of.sums().keySet().stream()
        .map(Usage.Key::month)
        .filter(month -> month != Usage.NO_MONTH)
        .distinct()
        .map(Usage::month)
        .filter(coverage::whole)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The one with most tokens first. */
  static Map<String, Sums> byTokens(Map<String, Sums> models) {
    Map<String, Sums> sorted = new LinkedHashMap<>();
    models.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, Sums>>comparingDouble(
                    each -> -each.getValue().input() - each.getValue().output())
                .thenComparing(Map.Entry::getKey))
        .forEach(each -> sorted.put(each.getKey(), each.getValue()));
    return sorted;
  }

  /**
   * How the requests are spread over the hours of a week.
   *
   * @return null where the files do not say it
   */
  public @Nullable HoursOfWeek week() {
    return sources.stream().allMatch(UsageSource::tellsHours) ? sums.week(period) : null;
  }

  /** Share of the requests that cost more for their length; NaN: not known. */
  public double longShare() {
    return PlainNumber.asTyped(sums.longShare());
  }

  /** Share of the output tokens that is reasoning; NaN: not known. */
  public double reasoningShare() {
    return PlainNumber.asTyped(sums.reasoningShare());
  }

  /** Output tokens a request of each model, to a hundredth; empty where there is only one. */
  public Map<String, Double> outputByModel() {
    Map<String, Double> output = new LinkedHashMap<>();
    models.forEach(
        (model, each) -> {
          double tokens = rounded(each.output() / each.requests());
          if (!model.isEmpty() && !Double.isNaN(tokens)) {
            output.put(model, tokens);
          }
        });
    return output.size() < 2 ? Map.of() : output;
  }

  /** Requests in the time that counts; NaN where they are not known. */
  public double counted() {
    return Double.isNaN(sums.requests()) ? given : sums.requests();
  }

  /** Whether the lines are those of a month. */
  public boolean monthly() {
    return period.whole();
  }

  /** Requests a month, whole ones; NaN where they are not known, or of less than a month. */
  public double requests() {
    return monthly() ? Math.rint(counted()) : Double.NaN;
  }

  /** A figure; NaN where the bills have no line of the kind of token without which it is none. */
  private double said(TokenKind kind, double figure) {
    return UsageSource.lack(sources, kind) ? Double.NaN : figure;
  }

  /** Input tokens a request, to a hundredth; NaN where requests are not known. */
  public double inputTokens() {
    return said(TokenKind.INPUT, rounded(sums.input() / counted()));
  }

  /** Output tokens a request, to a hundredth; NaN where requests are not known. */
  public double outputTokens() {
    return said(TokenKind.OUTPUT, rounded(sums.output() / counted()));
  }

  /** Share of the input tokens read from the cache; NaN: not known. */
  public double cachedShare() {
    return said(TokenKind.INPUT, PlainNumber.asTyped(sums.cachedShare()));
  }

  /** Share of the input tokens written to the cache; NaN: not known. */
  public double writtenShare() {
    return said(TokenKind.INPUT, PlainNumber.asTyped(sums.writtenShare()));
  }

  /** Share of the requests that could wait; NaN: not known. */
  public double batchShare() {
    return PlainNumber.asTyped(sums.batchShare());
  }

  /** The model with most tokens; empty where the files name none. */
  public String model() {
    return models.keySet().iterator().next();
  }

  private static double rounded(double value) {
    return Double.isNaN(value) || Double.isInfinite(value)
        ? Double.NaN
        : Math.rint(value * HUNDREDTHS) / HUNDREDTHS;
  }
}
