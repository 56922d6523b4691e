package breakeven.exchange.usage;

/**
 * A usage file that cannot be used. The message is one line and begins with what is wrong, without
 * the file.
 */
public final class UsageFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UsageFault(String message) {
    super(message);
  }
}
