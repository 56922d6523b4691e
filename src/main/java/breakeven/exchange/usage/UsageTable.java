package breakeven.exchange.usage;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The sums of one source as a table with a line for each workload, model, month and currency, which
 * is read again as a bill of {@link UsageFormat#OWN}: so a lake of logs becomes a small file.
 */
public final class UsageTable {
  private static final List<Meaning> WORDS =
      List.of(Meaning.WORKLOAD, Meaning.TIME, Meaning.END, Meaning.MODEL, Meaning.CURRENCY);
  private static final List<Meaning> NUMBERS =
      List.of(
          Meaning.REQUESTS,
          Meaning.INPUT,
          Meaning.CACHED,
          Meaning.WRITTEN,
          Meaning.OUTPUT,
          Meaning.REASONING,
          Meaning.COST);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private UsageTable() {}

  /** Headers of texts, and behind them those of numbers. */
  public static List<String> words() {
    return headers(WORDS);
  }

  /** Headers of the numbers. */
  public static List<String> numbers() {
    return headers(NUMBERS);
  }

  private static List<String> headers(List<Meaning> meanings) {
    return meanings.stream().map(each -> UsageFormat.OWN.names(each).get(0)).toList();
  }

  /**
   * The lines, by workload, month, model and currency; each has its texts and then its numbers.
   *
   * @param source the only one that the sums are of
   * @throws UsageFault where lines say no time or count no requests, which such a table must
   */
  public static List<List<String>> rows(Usage usage, UsageSource source) {
    List<List<String>> rows = new ArrayList<>();
    usage.workloads().stream()
        .sorted(Comparator.comparing(Usage.OfWorkload::name))
        .forEach(
            of ->
                of.sums().entrySet().stream()
                    .sorted(
                        Map.Entry.comparingByKey(
                            Comparator.comparingInt(Usage.Key::month)
                                .thenComparing(Usage.Key::model)
                                .thenComparing(Usage.Key::currency)))
                    .forEach(each -> rows.add(row(named(usage, of), each, source))));
    return rows;
  }

  /** Lines without a workload have none here either. */
  private static String named(Usage usage, Usage.OfWorkload of) {
    return of.name().equals(usage.nameless()) ? "" : of.name();
  }

  private static List<String> row(
      String named, Map.Entry<Usage.Key, Sums> each, UsageSource source) {
    Usage.Key key = each.getKey();
    Sums sums = each.getValue();
    if (key.month() == Usage.NO_MONTH) {
      throw new UsageFault("has lines that say no time: a table of months cannot be made of them");
    }
    if (sums.input() + sums.output() > 0 && !(sums.requests() > 0)) {
      throw new UsageFault(
          "has lines that count no requests: give it to usage import, with --requests");
    }
    YearMonth month = Usage.month(key.month());
    long start = Math.max(source.start(), UsageTime.start(month));
    long end = Math.min(source.end(), UsageTime.start(month.plusMonths(1)));
    List<String> row =
        new ArrayList<>(List.of(named, time(start), time(end), key.model(), key.currency()));
    for (double number :
        new double[] {
          sums.requests(),
          sums.input(),
          sums.cached(),
          sums.written(),
          sums.output(),
          sums.reasoning(),
          sums.cost()
        }) {
      row.add(Double.isNaN(number) ? "" : plain(number));
    }
    return row;
  }

  /** All digits of a number. */
  private static String plain(double number) {
    String text = BigDecimal.valueOf(number).toPlainString();
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String time(long seconds) {
    LocalDateTime time = UsageTime.time(seconds);
    return SECOND.format(time);
  }
}
