package breakeven.core.evaluation;

import breakeven.core.cycle.LogEntry;
import breakeven.core.cycle.MonthPrices;
import breakeven.core.economics.Option;
import breakeven.core.expression.Frame;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.TableRows;
import breakeven.core.price.LookupNames;
import breakeven.core.price.PriceBook;
import breakeven.core.price.Purpose;
import breakeven.core.price.Rates;
import breakeven.core.table.Column;
import breakeven.core.table.DiscountsTable;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Workloads;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads off an evaluated row what its months are valued with. */
public final class MonthPriceReader {
  private final MonthCostEvaluator evaluator;
  private final InputTables tables;
  private final LocalDate day;
  private final Map<LocalDate, PriceBook> books = new HashMap<>();

  /** When prices of the month change. */
  private final NavigableSet<LocalDate> changes;

  private final String currency;
  private final Map<String, Double> rates = new TreeMap<>();

  /**
   * @param tables what rows are evaluated with
   * @param day the review date
   */
  public MonthPriceReader(MonthCostEvaluator evaluator, InputTables tables, LocalDate day) {
    this.evaluator = evaluator;
    this.tables = tables;
    this.day = day;
    Rates known = tables.rates();
    currency = known.reporting();
    changes = changes();
    for (TableRows.Row row : tables.rows(ExchangeRates.TABLE).rows()) {
      String typed = row.text(ExchangeRates.CURRENCY);
      String code = typed == null ? "" : typed.strip().toUpperCase(Locale.ROOT);
      double rate = known.rate(code);
      if (!code.equals(currency) && !Double.isNaN(rate)) {
        rates.put(code, rate);
      }
    }
  }

  /**
   * What the months of a decision are valued with; null where a price of either option is unknown.
   * A model is valued at its own price in every month in which it is sold for a day, then at that
   * of its Replacement, then of the one that is typed; where none is sold, its own price goes on. A
   * price that changes within the month counts by days.
   *
   * @param evaluated the figures of the batch
   * @param row the row of the decision's workload in it
   * @param names its models
   * @param first what the first month of the decision is valued with; null where nothing is
   */
  public @Nullable MonthPrices of(
      Frame evaluated, int row, LookupNames names, LogEntry decision, @Nullable MonthPrices first) {
    Option from = OptionCosts.option(decision.from());
    Option to = OptionCosts.option(decision.to());
    Map<String, String> values = evaluator.values(evaluated, row, decision);
    String decided = first == null || from == to ? "" : first.modelLeft();
    LookupNames sold = names;
    if (from == Option.PROMPTED || to == Option.PROMPTED) {
      String left = from == Option.PROMPTED && !decided.isEmpty() ? decided : names.prompted();
      sold = priced(values, decision, Purpose.PROMPTED, names.prompted(), left, sold::withPrompted);
      if (!left.equals(sold.prompted())) {
        // What was quoted for a model is not what another one costs.
        values.remove(Workloads.PROMPTING_COST.header());
      }
    }
    if (from == Option.SMALL || to == Option.SMALL) {
      String typed = names.model("Small model");
      String left = from == Option.SMALL && !decided.isEmpty() ? decided : typed;
      sold = priced(values, decision, Purpose.SMALL, typed, left, sold::withSmaller);
    }
    if (from == Option.TUNED || to == Option.TUNED) {
      for (Purpose tuned : List.of(Purpose.CANDIDATE, Purpose.GPU)) {
        byDays(values, decision, tuned, names, null);
      }
    }
    MonthPrices prices =
        new MonthPrices(0, decision.line(), day, currency, rates, values)
            .models(sold.model(decision.from()), sold.model(decision.to()));
    return evaluator.forecast(prices, decision).known() ? prices : null;
  }

  /** Prices a model that another one is typed for, or that has ended; the names of what is sold. */
  private LookupNames priced(
      Map<String, String> values,
      LogEntry decision,
      Purpose of,
      String typed,
      String left,
      Function<String, LookupNames> named) {
    LocalDate last = book(day).lastDay(left);
    LocalDate sold = last == null || last.isAfter(day) ? day : last;
    boolean over = sold.isBefore(day.withDayOfMonth(1));
    String next = over ? book(day).nextModel(left) : "";
    String name = !next.isEmpty() ? next : over ? typed : left;
    LocalDate on = name.equals(left) ? sold : day;
    LookupNames names = named.apply(name);
    if (!name.equals(typed) || on.isBefore(day)) {
      evaluator.price(values, decision, book(on), of, names);
    }
    if (!over || !name.equals(left)) {
      byDays(values, decision, of, names, book(day).lastDay(name));
    }
    return names;
  }

  /**
   * Puts the mean over the days of the month in place of each price that changes within it.
   *
   * @param last the last day on which it is sold; null where none is known
   */
  private void byDays(
      Map<String, String> values,
      LogEntry decision,
      Purpose of,
      LookupNames names,
      @Nullable LocalDate last) {
    LocalDate end = day.withDayOfMonth(day.lengthOfMonth());
    LocalDate until = last == null || last.isAfter(end) ? end : last;
    List<LocalDate> from = new ArrayList<>();
    from.add(day.withDayOfMonth(1));
    from.addAll(changes.headSet(until, true));
    if (from.size() == 1) {
      return;
    }
    List<Map<String, String>> each = new ArrayList<>();
    for (LocalDate start : from) {
      Map<String, String> then = new HashMap<>(values);
      evaluator.price(then, decision, book(start), of, names);
      each.add(then);
    }
    int days = until.getDayOfMonth();
    for (String name : each.get(0).keySet()) {
      if (each.stream().map(then -> then.get(name)).distinct().count() > 1) {
        double mean = 0;
        for (int i = 0; i < each.size(); i++) {
          LocalDate next = i + 1 < from.size() ? from.get(i + 1) : until.plusDays(1);
          double held = ChronoUnit.DAYS.between(from.get(i), next);
          mean += held / days * PlainNumber.parse(each.get(i).getOrDefault(name, ""));
        }
        if (Double.isFinite(mean)) {
          values.put(name, PlainNumber.text(mean));
        }
      }
    }
  }

  /** The days after the first of the month on which a row of prices or a discount begins. */
  private NavigableSet<LocalDate> changes() {
    NavigableSet<LocalDate> found = new TreeSet<>();
    tables
        .rows(ModelPrices.TABLE)
        .rows()
        .forEach(row -> begins(row, ModelPrices.FROM, ModelPrices.TO, found));
    tables
        .rows(DiscountsTable.TABLE)
        .rows()
        .forEach(row -> begins(row, DiscountsTable.FROM, DiscountsTable.TO, found));
    LocalDate first = day.withDayOfMonth(1);
    return found.subSet(first, false, first.plusMonths(1), false);
  }

  private static void begins(
      TableRows.Row row, Column from, Column to, NavigableSet<LocalDate> found) {
    LocalDate begins = row.date(from);
    if (begins != null) {
      found.add(begins);
    }
    LocalDate ends = row.date(to);
    if (ends != null) {
      found.add(ends.plusDays(1));
    }
  }

  /** Whether the end of a model is announced, or has come. */
  public boolean ends(String model) {
    return book(day).lastDay(model) != null;
  }

  private PriceBook book(LocalDate on) {
    return books.computeIfAbsent(on, key -> tables.prices(evaluator.model.looked, key));
  }
}
