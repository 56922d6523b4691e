package breakeven.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What {@code breakeven prices} without one of its commands says. */
@Command(
    name = "prices",
    description = "Bring prices into a workbook.",
    synopsisSubcommandLabel = "COMMAND")
final class PricesCommand implements Callable<Integer> {
  private final Terminal terminal;

  PricesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Faults.say(terminal.err(), "give a command of prices; see breakeven prices --help");
    return ExitCode.INPUT;
  }
}
