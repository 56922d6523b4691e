package breakeven.core.whatif;

import breakeven.core.decision.Decision;
import breakeven.core.expression.Text;
import breakeven.core.input.PlainNumber;
import breakeven.core.price.UncertainPrice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * A verdict that depends on a suspect price: it is another where that price is what it may truly
 * be.
 *
 * @param then the price nearest to today's at which it is, on the scale of {@link
 *     UncertainPrice#today}
 * @param verdict the verdict then, a code of {@link Decision#VERDICTS}
 */
public record PriceDependence(UncertainPrice price, double then, int verdict) {
  /** What is shown of a price: the digits that a list gives, and no more. */
  private static final MathContext DIGITS = new MathContext(3);

  /** Shares are compared after rounding to 9 decimals. */
  private static final double HALF_DIGIT = 0.5e-6;

  /**
   * The mark of a verdict in words: {@code Depends on a stale price: OpenAI: gpt-4.1, Borderline if
   * it is 12.3% lower}; the price nearest to flipping it is named.
   *
   * @param dependences at least one
   */
  public static String mark(List<PriceDependence> dependences) {
    PriceDependence first =
        Collections.min(dependences, Comparator.comparingDouble(PriceDependence::move));
    int more = dependences.size() - 1;
    return "Depends on a "
        + (first.price.old() ? "stale" : "doubtful")
        + " price: "
        + first.price.name()
        + ", "
        + first.when()
        + (more == 0 ? "" : " (and " + more + " more)");
  }

  /** How far the price has to move, as a part of what it is. */
  private double move() {
    return Math.abs(then - price.today()) / Math.max(Math.abs(price.today()), Double.MIN_NORMAL);
  }

  /** When it is another one: {@code Borderline if it is 12.3% lower}. */
  public String when() {
    String other = Decision.VERDICTS.get(verdict);
    return price.old()
        ? other + " if it is " + percent(then)
        : other + " if " + price.column().header() + " is " + shown(then) + " " + price.currency();
  }

  /** What the price may be: {@code 25.1 % lower}, {@code from 1.5 to 15 USD}. */
  public String reach() {
    return price.old()
        ? percent(then < price.today() ? price.low() : price.high())
        : "from " + shown(price.low()) + " to " + shown(price.high()) + " " + price.currency();
  }

  private String shown(double amount) {
    return PlainNumber.text(new BigDecimal(amount / price.rate()).round(DIGITS).doubleValue());
  }

  /** To the next tenth of a per cent away from today's, so that what is shown does turn it. */
  private static String percent(double factor) {
    double move = Math.ceil(Math.abs(factor - 1) * 1000 - HALF_DIGIT) / 10;
    return Text.fixed(move, 1) + (factor < 1 ? "% lower" : "% higher");
  }
}
