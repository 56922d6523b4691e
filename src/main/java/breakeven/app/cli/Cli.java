package breakeven.app.cli;

import breakeven.core.report.RunLog;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

/** The command line as a whole: from arguments to an exit code, without an exception in between. */
public final class Cli {
  private final Terminal terminal;
  private final Wiring wiring;
  private final Clock clock;

  Cli(Terminal terminal, Wiring wiring, Clock clock) {
    this.terminal = terminal;
    this.wiring = wiring;
    this.clock = clock;
  }

  /** The program as it is shipped, on the terminal it was started from. */
  public static Cli onThisTerminal() {
    Clock here = Clock.system(ZoneId.systemDefault());
    return new Cli(Terminal.ofThisProcess(), Wiring.shipped(), here);
  }

  /** Runs one command and gives its exit code. */
  public int run(String... args) {
    try {
      CommandLine line = commandLine();
      int code = line.execute(withCommand(line, args));
      if (code == ExitCode.DONE) {
        // Help and version, which no command of ours prints.
        terminal.out().requireWritten();
      }
      return code;
    } catch (Throwable e) {
      return fault(e);
    }
  }

  /** Says that something went wrong beside the command, and gives its exit code. */
  public int fault(Throwable thrown) {
    return Faults.report(thrown, terminal.err(), false);
  }

  CommandLine commandLine() {
    // It tells standard error of quotation marks that it finds in values.
    CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF);
    CommandLine line =
        new CommandLine(new Top(terminal))
            .addSubcommand(new ReviewCommand(terminal, wiring.review(), clock))
            .addSubcommand(new ApplyCommand(terminal, wiring.apply(), clock))
            .addSubcommand(new TemplateCommand(terminal))
            .addSubcommand(new ExplainCommand(terminal, wiring.explain(), clock))
            .addSubcommand(new ImportCommand(terminal, wiring.imports(), clock))
            .addSubcommand(new HelpCommand());
    addHelp(line);
    return line.registerConverter(Path.class, new Converters.FileName())
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler((fault, given) -> Faults.report(fault));
  }

  /** A file, or an option of {@code review}, as the first argument means {@code review}. */
  private static String[] withCommand(CommandLine line, String[] args) {
    if (args.length == 0
        || line.getSubcommands().containsKey(args[0])
        || line.getCommandSpec().optionsMap().containsKey(args[0])
        || !(args[0].startsWith("-") || looksLikeFile(args[0]))) {
      return args;
    }
    return Stream.concat(Stream.of("review"), Stream.of(args)).toArray(String[]::new);
  }

  private static boolean looksLikeFile(String argument) {
    try {
      return argument.contains(".")
          || argument.contains("/")
          || argument.contains("\\")
          || Files.exists(Path.of(argument));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static void addHelp(CommandLine command) {
    command
        .getCommandSpec()
        .versionProvider(() -> new String[] {RunLog.PROGRAM + " " + RunLog.version()})
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build())
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Show the version.")
                .build());
    command.getSubcommands().values().forEach(Cli::addHelp);
  }

  /** What {@code breakeven} without a command says. */
  @Command(
      name = "breakeven",
      description =
          "Reviews a workbook of LLM workloads and writes an annotated copy: which to fine-tune,"
              + " and when it pays.",
      synopsisSubcommandLabel = "COMMAND",
      footer = {
        "",
        "'breakeven IN.xlsx' is 'breakeven review IN.xlsx'.",
        "Exit codes: 0 done; 1 a defect of ours; 2 wrong arguments or unreadable input;",
        "3 done, and --fail-on found something, or apply refused a decision."
      })
  private static final class Top implements Callable<Integer> {
    private final Terminal terminal;

    Top(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      Faults.say(
          terminal.err(), "give a workbook, as in: breakeven plan.xlsx; see breakeven --help");
      return ExitCode.INPUT;
    }
  }
}
