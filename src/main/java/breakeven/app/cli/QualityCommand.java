package breakeven.app.cli;

import picocli.CommandLine.Command;

/** The commands about quality. */
@Command(
    name = "quality",
    description = "Bring measured quality into a workbook.",
    synopsisSubcommandLabel = "COMMAND")
final class QualityCommand extends CommandGroup {}
