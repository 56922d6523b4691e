package breakeven.exchange.usage;

import breakeven.core.cycle.ActualMonth;
import breakeven.core.report.CellSink;
import breakeven.core.report.FocusRow;
import breakeven.core.report.TableColumn;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

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

  /**
   * A table as it is written.
   *
   * @param words headers of texts
   * @param numbers those of the numbers behind them
   */
  public record Written(List<String> words, List<String> numbers, List<List<String>> rows) {}

  /** The sums as such a table; of a bill that counts no requests in the columns of FOCUS. */
  public static Written written(Usage usage, UsageSource source) {
    boolean countless =
        usage.workloads().stream()
            .flatMap(of -> of.sums().values().stream())
            .anyMatch(sums -> sums.input() + sums.output() > 0 && !(sums.requests() > 0));
    return countless
        ? charges(usage, source)
        : new Written(headers(WORDS), headers(NUMBERS), rows(usage, source));
  }

  private static Written charges(Usage usage, UsageSource source) {
    List<TableColumn<FocusRow>> columns =
        FocusRow.columns().stream()
            .sorted(Comparator.comparing(column -> column.head().format().number()))
            .toList();
    List<List<String>> rows = new ArrayList<>();
    each(
        usage,
        (of, each) -> {
          Usage.Key key = each.getKey();
          Sums sums = each.getValue();
          YearMonth month = month(key);
          FocusRow.of(
              new ActualMonth(
                  0,
                  named(usage, of),
                  "",
                  month,
                  Double.NaN,
                  sums.input(),
                  sums.cached(),
                  sums.written(),
                  sums.output(),
                  sums.cost(),
                  key.currency(),
                  key.model(),
                  false),
              key.currency(),
              time(start(month, source)).replace(' ', 'T') + "Z",
              time(end(month, source)).replace(' ', 'T') + "Z",
              row -> rows.add(cells(columns, row)));
        });
    Map<Boolean, List<String>> names =
        columns.stream()
            .collect(
                Collectors.partitioningBy(
                    column -> column.head().format().number(),
                    Collectors.mapping(column -> column.head().header(), Collectors.toList())));
    return new Written(names.get(false), names.get(true), rows);
  }

  private static List<String> cells(List<TableColumn<FocusRow>> columns, FocusRow row) {
    List<String> cells = new ArrayList<>();
    CellSink sink =
        new CellSink() {
          @Override
          public void number(double value) {
            cells.add(plain(value));
          }

          @Override
          public void text(String value) {
            cells.add(value);
          }

          @Override
          public void blank() {
            cells.add("");
          }
        };
    columns.forEach(column -> column.value().accept(row, sink));
    return cells;
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
  private static List<List<String>> rows(Usage usage, UsageSource source) {
    List<List<String>> rows = new ArrayList<>();
    each(usage, (of, each) -> rows.add(row(named(usage, of), each, source)));
    return rows;
  }

  private static void each(
      Usage usage, BiConsumer<Usage.OfWorkload, Map.Entry<Usage.Key, Sums>> taker) {
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
                    .forEach(each -> taker.accept(of, each)));
  }

  private static YearMonth month(Usage.Key key) {
    if (key.month() == Usage.NO_MONTH) {
      throw new UsageFault("has lines that say no time: a table of months cannot be made of them");
    }
    return Usage.month(key.month());
  }

  private static long start(YearMonth month, UsageSource source) {
    return Math.max(source.start(), UsageTime.start(month));
  }

  private static long end(YearMonth month, UsageSource source) {
    return Math.min(source.end(), UsageTime.start(month.plusMonths(1)));
  }

  /** Lines without a workload have none here either. */
  private static String named(Usage usage, Usage.OfWorkload of) {
    return of.name().equals(usage.nameless()) ? "" : of.name();
  }

  private static List<String> row(
      String named, Map.Entry<Usage.Key, Sums> each, UsageSource source) {
    Usage.Key key = each.getKey();
    Sums sums = each.getValue();
    YearMonth month = month(key);
    List<String> row =
        new ArrayList<>(
            List.of(
                named,
                time(start(month, source)),
                time(end(month, source)),
                key.model(),
                key.currency()));
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
