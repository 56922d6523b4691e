package breakeven.core.price;

import breakeven.core.expression.Variable;
import breakeven.core.expression.Variables;
import java.util.List;

/**
 * The looked-up prices of one model, in the reporting currency.
 *
 * @param input per 1M input tokens; blank where the model is not sold per token
 * @param cached per 1M input tokens read from the cache; the input price where the list gives none
 * @param output per 1M output tokens; blank where the model is not sold per token
 * @param batch discount on requests that can wait, a fraction; 0 where the list gives none
 * @param fee per 1,000 requests; 0 where the list gives none
 */
public record TokenPrice(
    Variable input, Variable cached, Variable output, Variable batch, Variable fee) {
  static TokenPrice of(Variables variables, String whose, String name) {
    return new TokenPrice(
        variables.number(
            "Input price " + name, "money per 1M tokens", "price of input tokens of " + whose),
        variables.number(
            "Cached price " + name,
            "money per 1M tokens",
            "price of cached input tokens of " + whose + "; else its input price"),
        variables.number(
            "Output price " + name, "money per 1M tokens", "price of output tokens of " + whose),
        variables.number(
            "Batch discount " + name,
            "share of 1",
            "discount of " + whose + " on requests that can wait"),
        variables.number(
            "Fee " + name,
            "money per 1,000 requests",
            "fee of " + whose + " on requests, whatever their length"));
  }

  /** All of them, in this order. */
  public List<Variable> variables() {
    return List.of(input, cached, output, batch, fee);
  }
}
