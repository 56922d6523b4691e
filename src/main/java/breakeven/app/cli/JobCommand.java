package breakeven.app.cli;

import breakeven.app.batch.Progress;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.ShownText;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the commands have in common: how much they say, and that nothing escapes them. */
abstract class JobCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print nothing but errors; the exit code says the rest.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show the log, and where a fault happened.")
  private boolean verbose;

  JobCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Whether all is to be told. */
  final boolean verbose() {
    return verbose;
  }

  /** Refuses options that make no sense together. */
  void validate() {}

  /** Refuses two options that contradict each other. */
  final void exclusive(boolean one, String name, boolean other, String otherName) {
    if (one && other) {
      throw wrong(name + " and " + otherName + " exclude each other");
    }
  }

  /** What to throw where arguments make no sense together. */
  final ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** Does the work and gives the exit code. */
  abstract int work(Progress progress) throws IOException;

  @Override
  public final Integer call() {
    exclusive(quiet, "-q", verbose, "-v");
    validate();
    return guarded("", this::work);
  }

  /** A part of the work that is done, or reported, by itself. */
  @FunctionalInterface
  interface Work {
    /** Does it and gives the exit code. */
    int with(Progress progress) throws IOException;
  }

  /**
   * Does some work, and reports what goes wrong with it.
   *
   * @param about what a report names at least; empty: no more than it names by itself
   * @return the exit code
   */
  final int guarded(String about, Work work) {
    try {
      Startup.prepare(verbose);
      // Wiped out before an error is printed.
      try (Progress progress = progress()) {
        return work.with(progress);
      }
    } catch (Throwable e) {
      return Faults.report(e, terminal.err(), verbose, about);
    }
  }

  private Progress progress() {
    return terminal.watched() && !quiet ? Progress.on(terminal.err()) : Progress.hidden();
  }

  /**
   * Prints lines, unless nothing but errors is to be printed; what is in cells cannot break one, or
   * speak to the terminal.
   *
   * @throws BadInput where standard output takes no more, as on a full disk
   */
  final void print(Iterable<String> lines) {
    if (quiet) {
      return;
    }
    lines.forEach(line -> terminal.out().println(ShownText.line(line)));
    terminal.out().requireWritten();
  }

  /** Says why some of the work is not done, a line each, and gives the exit code. */
  final int refuse(List<String> reasons) {
    reasons.forEach(reason -> Faults.say(terminal.err(), reason));
    return ExitCode.INPUT;
  }

  /** Prints a line as soon as it is known. */
  final void say(String line) {
    print(List.of(line));
  }

  /** Refuses an input that is not there before anything else is done. */
  static void requireFile(Path input) {
    requireFile(input, "workbook");
  }

  /**
   * The same for an input that need not be a workbook.
   *
   * @param what what to give
   */
  static void requireFile(Path input, String what) {
    if (input.toString().isEmpty()) {
      throw new BadInput("the name of the input is empty; give a " + what);
    }
    if (Files.isDirectory(input)) {
      throw new BadInput(input + " is a folder; give a " + what);
    }
    if (!Files.exists(input)) {
      throw new BadInput(input + ": no such file");
    }
    if (!Files.isReadable(input)) {
      throw new BadInput(input + ": no permission to read it");
    }
  }

  /**
   * Refuses an output that cannot be written, or must not be, before the work is done.
   *
   * @param ending what its name must end in: a spreadsheet refuses a workbook under another
   */
  static void requireFree(Path output, String ending, boolean overwrite) {
    if (output.toString().isEmpty()) {
      throw new BadInput("the name of the output is empty; give the name of the file to write");
    }
    Path folder = output.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new BadInput(output + ": the folder " + folder + " does not exist");
    }
    if (Files.isDirectory(output)) {
      throw new BadInput(output + " is a folder; give the name of the file to write");
    }
    if (!output.toString().toLowerCase(Locale.ROOT).endsWith(ending)) {
      throw new BadInput(output + ": give a name that ends in " + ending);
    }
    if (leadsNowhere(output) && !overwrite) {
      throw new BadInput(
          output
              + " is a link to a file that is not there; give another name, or add --overwrite to"
              + " replace the link");
    }
    if (Files.exists(output) && !overwrite) {
      throw new BadInput(output + " exists; add --overwrite to replace it");
    }
    requireName(output);
  }

  /** Whether a link is there, and nothing where it leads to. */
  static boolean leadsNowhere(Path file) {
    return Files.isSymbolicLink(file) && !Files.exists(file);
  }

  /** Refuses a name that the file system does not take, as one that is too long. */
  private static void requireName(Path output) {
    try {
      Files.readAttributes(output, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (FileSystemException e) {
      if (e.getReason() != null) {
        throw new BadInput(output + " cannot be made (" + e.getReason() + "): give another name");
      }
    } catch (IOException e) {
      // Whatever it is, writing finds out.
    }
  }
}
