package breakeven.xlsx.read;

import org.jspecify.annotations.Nullable;

/**
 * An input that cannot be used at all: missing, damaged, of another kind, too large. The message is
 * one line for the user, whatever is in it: which file, which part, what to do. Faults of single
 * rows are {@link breakeven.core.model.Problem}s instead.
 */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * An input with what is wrong with it.
   *
   * @param message one line: which file, which part, what to do
   */
  public BadInput(String message) {
    super(ShownText.line(message));
  }

  /**
   * An input with what is wrong with it.
   *
   * @param message one line: which file, which part, what to do
   * @param cause what was caught, told with {@code -v} alone; null where nothing was
   */
  public BadInput(String message, @Nullable Throwable cause) {
    super(ShownText.line(message), cause);
  }
}
