package breakeven.read;

/**
 * An input or a target that cannot be used at all. The message is one line for the user: which
 * file, which part, what to do. A bad cell is never a BadInput but a problem in the results.
 */
public class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BadInput(String message) {
    super(message);
  }

  public BadInput(String message, Throwable cause) {
    super(message, cause);
  }
}
