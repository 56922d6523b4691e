package breakeven.app.cli;

import picocli.CommandLine.Command;

/** The commands about usage. */
@Command(
    name = "usage",
    description = "Bring volumes from logs and bills into a workbook.",
    synopsisSubcommandLabel = "COMMAND")
final class UsageCommand extends CommandGroup {}
