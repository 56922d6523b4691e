package breakeven;

import breakeven.app.cli.Cli;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] args) {
    System.exit(Cli.onThisTerminal().run(args));
  }
}
