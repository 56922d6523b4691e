package breakeven.exchange.lists;

/**
 * A price list that cannot be used: of another kind, or with something else than a price where a
 * price is. The message is one line and begins with what is wrong, without the file.
 */
public final class ListFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * A fault with its message.
   *
   * @param message one line that begins with what is wrong, without the file
   */
  public ListFault(String message) {
    super(message);
  }
}
