package breakeven.app.cli;

/** The exit codes that a script can rely on. */
final class ExitCode {
  static final int DONE = 0;

  /** A fault of ours. */
  static final int FAULT = 1;

  /** Wrong arguments, an input that cannot be read or an output that cannot be written. */
  static final int INPUT = 2;

  /** Done, and {@code --fail-on} found what it was told to look for. */
  static final int FOUND = 3;

  private ExitCode() {}
}
