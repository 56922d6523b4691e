package breakeven;

import breakeven.app.cli.Cli;
import breakeven.app.cli.Ending;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] args) {
    // Of 76 constructors that POI calls often Java 17 would make a class each.
    System.setProperty("sun.reflect.inflationThreshold", String.valueOf(Integer.MAX_VALUE));
    Cli program = Cli.onThisTerminal();
    Ending.withThreads(program::fault);
    Ending.exit(program.run(args));
  }
}
