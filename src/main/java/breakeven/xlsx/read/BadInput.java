package breakeven.xlsx.read;

import org.jspecify.annotations.Nullable;

/**
 * An input that cannot be used at all: missing, damaged, of another kind, too large. The message is
 * one line for the user: which file, which part, what to do. Faults of single rows are {@link
 * breakeven.core.model.Problem}s instead.
 */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BadInput(String message) {
    super(message);
  }

  public BadInput(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
