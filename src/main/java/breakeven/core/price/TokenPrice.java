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
  /** What a row of {@code variables.txt} says, of one model. */
  private record Row(Variables variables, String whose, String name) {
    Variable number(String figure) {
      return variables.number(figure + " " + name, unit(figure), meaning(figure));
    }

    Variable dated(String figure) {
      return variables.dated(figure + " " + name, unit(figure), meaning(figure));
    }

    private static String unit(String figure) {
      return Variables.line(figure).get(1);
    }

    private String meaning(String figure) {
      return Variables.line(figure).get(2).replace("{whose}", whose);
    }
  }

  static TokenPrice of(Variables variables, String whose, String name) {
    Row row = new Row(variables, whose, name);
    return new TokenPrice(
        row.dated("Input price"),
        row.dated("Cached price"),
        row.dated("Cache write price"),
        row.dated("Output price"),
        row.dated("Batch discount"),
        row.number("Context"),
        row.number("Cache lifetime"),
        row.dated("Long context above"),
        row.dated("Long-context input factor"),
        row.dated("Long-context output factor"),
        row.dated("Fee"),
        row.number("Prices to come"),
        row.number("Next price from month"),
        row.number("Next price on"),
        row.number("Next input price"),
        row.number("Next output price"));
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
