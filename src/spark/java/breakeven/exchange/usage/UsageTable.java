package breakeven.exchange.usage;

import breakeven.core.input.PlainNumber;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The sums of one source as a table with a line for each workload, model, month and currency, which
 * is read again as a bill of {@link UsageFormat#OWN}: so a lake of logs becomes a small file. Sums
 * of a bill that counts no requests are read again as {@link UsageFormat#FOCUS_TOKENS}.
 */
public final class UsageTable {
  private static final List<Meaning> WORDS =
      List.of(
          Meaning.WORKLOAD,
          Meaning.TIME,
          Meaning.END,
          Meaning.CATEGORY,
          Meaning.MODEL,
          Meaning.CURRENCY);
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

  /**
   * A table as it is written.
   *
   * @param words headers of texts
   * @param numbers those of the numbers behind them
   * @param rows by workload, month, model and currency; each has its texts and then its numbers
   */
  public record Written(List<String> words, List<String> numbers, List<List<String>> rows) {}

  /**
   * The sums as such a table.
   *
   * @param source the only one that the sums are of
   * @throws UsageFault where lines say no time
   */
  public static Written written(Usage usage, UsageSource source) {
    boolean countless =
        usage.workloads().stream()
            .flatMap(of -> of.sums().values().stream())
            .anyMatch(sums -> sums.input() + sums.output() > 0 && !(sums.requests() > 0));
    UsageFormat format = countless ? UsageFormat.FOCUS_TOKENS : UsageFormat.OWN;
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
                    .forEach(each -> rows.add(row(format, named(usage, of), each, source))));
    return new Written(headers(format, WORDS), headers(format, NUMBERS), rows);
  }

  private static List<Meaning> said(UsageFormat format, List<Meaning> meanings) {
    return meanings.stream().filter(each -> !format.names(each).isEmpty()).toList();
  }

  private static List<String> headers(UsageFormat format, List<Meaning> meanings) {
    return said(format, meanings).stream().map(each -> format.names(each).get(0)).toList();
  }

  /** Lines without a workload have none here either. */
  private static String named(Usage usage, Usage.OfWorkload of) {
    return of.name().equals(usage.nameless()) ? "" : of.name();
  }

  private static List<String> row(
      UsageFormat format, String named, Map.Entry<Usage.Key, Sums> each, UsageSource source) {
    Usage.Key key = each.getKey();
    Sums sums = each.getValue();
    if (key.month() == Usage.NO_MONTH) {
      throw new UsageFault("has lines that say no time: a table of months cannot be made of them");
    }
    YearMonth month = Usage.month(key.month());
    List<String> row = new ArrayList<>();
    for (Meaning word : said(format, WORDS)) {
      row.add(
          switch (word) {
            case WORKLOAD -> named;
            case TIME -> time(Math.max(source.start(), UsageTime.start(month)));
            case END -> time(Math.min(source.end(), UsageTime.start(month.plusMonths(1))));
            case CATEGORY -> "Usage";
            case MODEL -> key.model();
            default -> key.currency();
          });
    }
    for (Meaning number : said(format, NUMBERS)) {
      row.add(
          plain(
              switch (number) {
                case REQUESTS -> sums.requests();
                case INPUT -> sums.input();
                case CACHED -> sums.cached();
                case WRITTEN -> sums.written();
                case OUTPUT -> sums.output();
                case REASONING -> sums.reasoning();
                default -> sums.cost();
              }));
    }
    return row;
  }

  /** All digits of a number, so that it can be no other; empty where it is not known. */
  private static String plain(double number) {
    if (Double.isNaN(number)) {
      return "";
    }
    String text = BigDecimal.valueOf(number).toPlainString();
    if (text.endsWith(".0")) {
      return text.substring(0, text.length() - 2);
    }
    return PlainNumber.isTwo(text) ? text + "0" : text;
  }

  private static String time(long seconds) {
    return SECOND.format(UsageTime.time(seconds));
  }
}
