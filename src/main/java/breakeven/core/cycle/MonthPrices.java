package breakeven.core.cycle;

import breakeven.core.input.PlainNumber;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a review valued both options of a decision with, for the month that it is dated in: a line
 * of the log.
 *
 * @param line its line; 0 while it is in no log
 * @param decision the line that approved the decision
 * @param day the review date
 * @param currency the reporting currency
 * @param rates reporting currency for 1 of each other currency
 * @param values every figure that goes into the cost of a month, by name: prices in the reporting
 *     currency, assumptions, cells of the workload
 */
public record MonthPrices(
    int line,
    int decision,
    LocalDate day,
    String currency,
    Map<String, Double> rates,
    Map<String, String> values) {
  private static final String DAY = "Review date";
  private static final String AS_LINE = "As line";
  private static final String NONE = "none";
  private static final String RATE = "Rate ";
  private static final String MODEL_LEFT = "Model before";
  private static final String MODEL_NOW = "Model now";

  /** The same once some cells of the workload are typed. */
  public MonthPrices typed(Map<Column, String> cells) {
    Map<String, String> typed = new LinkedHashMap<>(values);
    cells.forEach(
        (column, text) -> {
          // A name is not what a month is valued with: its prices are.
          if (!column.words().isEmpty()) {
            typed.put(column.header(), text);
          }
        });
    // Each option is valued by its own approach.
    typed.remove(Workloads.CURRENT_APPROACH.header());
    return new MonthPrices(line, decision, day, currency, rates, typed);
  }

  /** The same with the names of the models of both approaches; empty where one is not known. */
  public MonthPrices models(String left, String now) {
    Map<String, String> named = new LinkedHashMap<>(values);
    if (!left.isEmpty()) {
      named.put(MODEL_LEFT, left);
    }
    if (!now.isEmpty()) {
      named.put(MODEL_NOW, now);
    }
    return new MonthPrices(line, decision, day, currency, rates, named);
  }

  /** The model of the approach that was left; empty where it is not known. */
  public String modelLeft() {
    return values.getOrDefault(MODEL_LEFT, "");
  }

  /** The model of the approach decided on; empty where it is not known. */
  public String modelNow() {
    return values.getOrDefault(MODEL_NOW, "");
  }

  /** The same for the decision that a line approved. */
  MonthPrices of(int approved) {
    return new MonthPrices(0, approved, day, currency, rates, values);
  }

  /** The month whose prices they are. */
  public YearMonth month() {
    return YearMonth.from(day);
  }

  /**
   * The rates of bills.
   *
   * @param today those of today, for a currency of which the review knew none
   */
  public ToDoubleFunction<String> rates(ToDoubleFunction<String> today) {
    return code -> {
      Double then = code.isEmpty() || code.equals(currency) ? Double.valueOf(1) : rates.get(code);
      return then == null ? today.applyAsDouble(code) : then;
    };
  }

  /** Whether another review valued with the same. */
  boolean same(MonthPrices other) {
    return currency.equals(other.currency) && named().equals(other.named());
  }

  private Map<String, String> named() {
    Map<String, String> all = new LinkedHashMap<>();
    rates.forEach((code, rate) -> all.put(RATE + code, PlainNumber.text(rate)));
    all.putAll(values);
    return all;
  }

  /** The figures of its line: those that differ from an earlier line of the same decision. */
  Figures figures(@Nullable MonthPrices before) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(LogMonths.DECISION, Integer.toString(decision));
    all.put(DAY, day.toString());
    Map<String, String> now = named();
    Map<String, String> then = before == null ? Map.of() : before.named();
    if (before != null) {
      all.put(AS_LINE, Integer.toString(before.line));
    }
    now.forEach(
        (name, value) -> {
          if (!value.equals(then.get(name))) {
            all.put(name, value);
          }
        });
    then.keySet().stream()
        .filter(name -> !now.containsKey(name))
        .forEach(name -> all.put(name, NONE));
    return new Figures(all);
  }

  /**
   * A line of the log as it is read; the line that it is told apart from is read when asked for.
   */
  record Held(LogEntry entry, Figures figures, @Nullable Held base) {
    static Held of(LogEntry entry, Figures figures, Map<Integer, Held> lines) {
      return new Held(entry, figures, lines.get((int) figures.number(AS_LINE)));
    }

    LocalDate day() {
      String day = figures.text(DAY);
      return day.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? LocalDate.parse(day) : LocalDate.EPOCH;
    }

    MonthPrices prices() {
      Map<String, String> all = new LinkedHashMap<>();
      collect(all);
      Map<String, Double> rates = new LinkedHashMap<>();
      Map<String, String> values = new LinkedHashMap<>();
      all.forEach(
          (name, value) -> {
            if (name.startsWith(RATE)) {
              rates.put(name.substring(RATE.length()), PlainNumber.parse(value));
            } else {
              values.put(name, value);
            }
          });
      return new MonthPrices(
          entry.line(),
          (int) figures.number(LogMonths.DECISION),
          day(),
          entry.forecast().currency(),
          rates,
          values);
    }

    private void collect(Map<String, String> all) {
      if (base != null) {
        base.collect(all);
      }
      figures
          .all()
          .forEach(
              (name, value) -> {
                if (value.equals(NONE)) {
                  all.remove(name);
                } else if (!name.equals(LogMonths.DECISION)
                    && !name.equals(DAY)
                    && !name.equals(AS_LINE)) {
                  all.put(name, value);
                }
              });
    }
  }
}
