package breakeven.app.cli;

import java.util.List;

/** The exit codes that a script can rely on. */
final class ExitCode {
  static final int DONE = 0;

  /** A defect of the program. */
  static final int FAULT = 1;

  /** Wrong arguments, an input that cannot be read or an output that cannot be written. */
  static final int INPUT = 2;

  /** Done, and {@code --fail-on} found what it was told to look for. */
  static final int FOUND = 3;

  /** From the best to the worst. */
  private static final List<Integer> ORDER = List.of(DONE, FOUND, INPUT, FAULT);

  private ExitCode() {}

  /** The code of two runs together: a defect, then what was refused, then what was found. */
  static int worse(int one, int other) {
    return ORDER.indexOf(one) > ORDER.indexOf(other) ? one : other;
  }
}
