package breakeven.core.evaluation;

import breakeven.core.cycle.LogEntry;
import breakeven.core.cycle.MonthPrices;
import breakeven.core.cycle.UsedMonth;
import breakeven.core.expression.Frame;
import breakeven.core.input.TableRows;
import breakeven.core.price.LookupNames;
import breakeven.core.price.Rates;
import breakeven.core.table.ExchangeRates;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads off an evaluated row what its months are valued with. */
public final class MonthPriceReader {
  private final MonthCostEvaluator evaluator;
  private final LocalDate day;
  private final String currency;
  private final Map<String, Double> rates = new TreeMap<>();

  /**
   * @param tables what rows are evaluated with
   * @param day the review date
   */
  public MonthPriceReader(MonthCostEvaluator evaluator, InputTables tables, LocalDate day) {
    this.evaluator = evaluator;
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
   *
   * @param evaluated the figures of the batch
   * @param row the row of the decision's workload in it
   * @param names its models
   */
  public @Nullable MonthPrices of(Frame evaluated, int row, LookupNames names, LogEntry decision) {
    MonthPrices prices =
        new MonthPrices(
                0,
                decision.line(),
                day,
                currency,
                rates,
                evaluator.values(evaluated, row, decision))
            .models(names.model(decision.from()), names.model(decision.to()));
    UsedMonth forecast = UsedMonth.of(decision.forecast().requests());
    int last = decision.forecast().savingByMonth().values().length;
    return evaluator.of(prices, prices, decision, forecast, last).known() ? prices : null;
  }
}
