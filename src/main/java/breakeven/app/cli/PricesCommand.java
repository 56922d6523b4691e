package breakeven.app.cli;

import picocli.CommandLine.Command;

/** The commands about prices. */
@Command(
    name = "prices",
    description = "Check the prices of a workbook, or bring in price lists from outside.",
    synopsisSubcommandLabel = "COMMAND")
final class PricesCommand extends CommandGroup {}
