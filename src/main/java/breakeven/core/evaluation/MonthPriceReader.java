package breakeven.core.evaluation;

import breakeven.core.cycle.LogEntry;
import breakeven.core.cycle.MonthPrices;
import breakeven.core.cycle.UsedMonth;
import breakeven.core.economics.Option;
import breakeven.core.expression.Frame;
import breakeven.core.input.TableRows;
import breakeven.core.price.LookupNames;
import breakeven.core.price.PriceBook;
import breakeven.core.price.Purpose;
import breakeven.core.price.Rates;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.Workloads;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads off an evaluated row what its months are valued with. */
public final class MonthPriceReader {
  private final MonthCostEvaluator evaluator;
  private final InputTables tables;
  private final LocalDate day;
  private final Map<LocalDate, PriceBook> books = new HashMap<>();
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
   * of its Replacement, then of the one that is typed; where none is sold, its own price goes on.
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
    MonthPrices prices =
        new MonthPrices(0, decision.line(), day, currency, rates, values)
            .models(sold.model(decision.from()), sold.model(decision.to()));
    UsedMonth forecast = UsedMonth.of(decision.forecast().requests());
    int last = decision.forecast().savingByMonth().values().length;
    return evaluator.of(prices, prices, decision, forecast, last).known() ? prices : null;
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
    return names;
  }

  private PriceBook book(LocalDate on) {
    return books.computeIfAbsent(on, key -> tables.prices(evaluator.model.looked, key));
  }
}
