package breakeven.core.price;

/**
 * Whether a book has prices that are announced.
 *
 * @param most how many prices of one model follow that of the review date, at most
 * @param ofTunes whether some of a fine-tuned model do
 */
public record PricesToCome(int most, boolean ofTunes) {
  /** None is announced. */
  public static final PricesToCome NONE = new PricesToCome(0, false);
}
