package breakeven.exchange.usage;

/**
 * A usage file that cannot be used. The message is one line and begins with what is wrong, without
 * the file.
 */
public final class UsageFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * A fault with its message.
   *
   * @param message one line that begins with what is wrong, without the file
   */
  public UsageFault(String message) {
    super(message);
  }
}
