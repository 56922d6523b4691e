package breakeven.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about prices, as a group: without one of them it says which there are. */
@Command(
    name = "prices",
    description = "Check the prices of a workbook, or bring in price lists from outside.",
    synopsisSubcommandLabel = "COMMAND")
final class PricesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: " + String.join(" or ", spec.subcommands().keySet()));
  }
}
