package breakeven.core.price;

import breakeven.core.expression.Variable;
import breakeven.core.expression.Variables;
import java.util.List;

/**
 * The looked-up prices of one model, in the reporting currency. All but context and lifetime are
 * those of a day: from the month on in which another row of the model holds they are that row's.
 *
 * @param input per 1M input tokens; blank where the model is not sold per token
 * @param cached per 1M input tokens read from the cache; the input price where the list gives none
 * @param written per 1M input tokens written to the cache; the input price where the list gives
 *     none
 * @param output per 1M output tokens; blank where the model is not sold per token
 * @param batch discount on requests that can wait, a fraction; 0 where the list gives none
 * @param context the most tokens of a request, input and output together; infinite where no limit
 *     is known
 * @param lifetime seconds that a cached prompt stays warm after a request; blank where its maker
 *     states none
 * @param longAbove input tokens above which the whole request costs more; infinite where the list
 *     gives no such length
 * @param longInput times the prices of input tokens above it; 1 where the list gives none
 * @param longOutput times the price of output tokens above it; 1 where the list gives none
 * @param fee per 1,000 requests; 0 where the list gives none
 * @param changes how many rows of the model follow the one of the review date; blank where none
 *     does
 * @param nextMonth the month from which on the first of them holds
 * @param nextDay its day, days since 1970-01-01
 * @param nextInput its input price as typed, in the currency of its row
 * @param nextOutput its output price, likewise
 */
public record TokenPrice(
    Variable input,
    Variable cached,
    Variable written,
    Variable output,
    Variable batch,
    Variable context,
    Variable lifetime,
    Variable longAbove,
    Variable longInput,
    Variable longOutput,
    Variable fee,
    Variable changes,
    Variable nextMonth,
    Variable nextDay,
    Variable nextInput,
    Variable nextOutput) {
  static TokenPrice of(Variables variables, String whose, String name) {
    return new TokenPrice(
        variables.dated(
            "Input price " + name, "money per 1M tokens", "price of input tokens of " + whose),
        variables.dated(
            "Cached price " + name,
            "money per 1M tokens",
            "price of cached input tokens of " + whose + "; else its input price"),
        variables.dated(
            "Cache write price " + name,
            "money per 1M tokens",
            "price of input tokens written to the cache of " + whose + "; else its input price"),
        variables.dated(
            "Output price " + name, "money per 1M tokens", "price of output tokens of " + whose),
        variables.dated(
            "Batch discount " + name,
            "share of 1",
            "discount of " + whose + " on requests that can wait"),
        variables.number(
            "Context " + name,
            "tokens",
            "the most tokens of one request to " + whose + ", input and output together"),
        variables.number(
            "Cache lifetime " + name,
            "seconds",
            "how long a prompt to " + whose + " stays in the cache, as its maker states it"),
        variables.dated(
            "Long context above " + name,
            "tokens",
            "input tokens above which a request to " + whose + " costs more"),
        variables.dated(
            "Long-context input factor " + name,
            "factor",
            "times the input prices of " + whose + " above that length"),
        variables.dated(
            "Long-context output factor " + name,
            "factor",
            "times the output price of " + whose + " above that length"),
        variables.dated(
            "Fee " + name,
            "money per 1,000 requests",
            "fee of " + whose + " on requests, whatever their length"),
        variables.number(
            "Prices to come " + name,
            "count",
            "rows of " + whose + " with a later day; blank where none is announced"),
        variables.number(
            "Next price from month " + name, "month", "first month of the next price of " + whose),
        variables.number("Next price on " + name, Variable.DAY, "first day of it"),
        variables.number(
            "Next input price " + name, "as typed", "input price of " + whose + " from then on"),
        variables.number(
            "Next output price " + name, "as typed", "output price of " + whose + " from then on"));
  }

  /** What is announced. */
  public List<Variable> next() {
    return List.of(changes, nextMonth, nextDay, nextInput, nextOutput);
  }

  /** Those that are amounts of money, in this order. */
  public List<Variable> money() {
    return List.of(input, cached, written, output, fee);
  }

  /** All figures of a row, in this order; the fee is the last. */
  public List<Variable> variables() {
    return List.of(
        input,
        cached,
        written,
        output,
        batch,
        context,
        lifetime,
        longAbove,
        longInput,
        longOutput,
        fee);
  }
}
