package breakeven.app.cli;

import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.ShownText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever went wrong into one line and an exit code. */
final class Faults {
  private static final String NO_ROOM =
      "No space left.*|File too large|Disk quota exceeded|There is not enough space.*";

  private Faults() {}

  /** Says what went wrong; the stack trace only if asked for. */
  static int report(Throwable thrown, PrintWriter err, boolean verbose) {
    return report(thrown, err, verbose, "");
  }

  /**
   * The same.
   *
   * @param about a file that the message names, if not by itself; empty: none
   */
  static int report(Throwable thrown, PrintWriter err, boolean verbose, String about) {
    Throwable fault = unwrapped(thrown);
    int code =
        fault instanceof BadInput || fault instanceof IOException ? ExitCode.INPUT : ExitCode.FAULT;
    String said = message(thrown);
    String message = about.isEmpty() || said.contains(about) ? said : about + ": " + said;
    boolean hint = code == ExitCode.FAULT && !verbose && !(fault instanceof OutOfMemoryError);
    say(err, hint ? message + "; run with -v for details" : message);
    if (verbose && code == ExitCode.FAULT) {
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      trace.toString().lines().map(Faults::traced).forEach(err::println);
      err.flush();
    }
    return code;
  }

  /** Says what is wrong with the arguments. */
  static int report(ParameterException fault) {
    CommandLine command = fault.getCommandLine();
    say(
        command.getErr(),
        message(fault) + "; see " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.INPUT;
  }

  /** A line of a stack trace: it may have texts of a file in it. */
  private static String traced(String line) {
    return (line.startsWith("\t") ? "\t" : "") + ShownText.line(line);
  }

  static void say(PrintWriter err, String message) {
    err.println("breakeven: " + ShownText.line(message).strip());
    err.flush();
  }

  /** Work that was handed to other threads comes back wrapped. */
  private static Throwable unwrapped(Throwable thrown) {
    Throwable fault = thrown;
    while (fault.getCause() != null
        && (fault instanceof CompletionException
            || fault instanceof ExecutionException
            || fault instanceof UncheckedIOException)) {
      fault = fault.getCause();
    }
    return fault;
  }

  /** What is said of it, without a stack trace. */
  static String message(Throwable thrown) {
    Throwable fault = unwrapped(thrown);
    if (fault instanceof OutOfMemoryError) {
      return "not enough memory ("
          + Runtime.getRuntime().maxMemory() / (1 << 20)
          + " MB); start with more, for example BREAKEVEN_JAVA_OPTS=-Xmx4g";
    }
    if (fault instanceof FileSystemException file) {
      return file.getFile() + ": " + reason(file);
    }
    String said = fault.getMessage();
    if (fault instanceof IOException && said != null && said.matches(NO_ROOM)) {
      return said
          + ": make room where the output goes and in the folder for temporary files, "
          + System.getProperty("java.io.tmpdir");
    }
    if (fault instanceof BadInput || fault instanceof IOException) {
      return said == null ? "a file cannot be read or written" : said;
    }
    return "a fault in Breakeven";
  }

  private static @Nullable String reason(FileSystemException fault) {
    if (fault instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (fault instanceof AccessDeniedException) {
      return "no permission";
    }
    if (fault instanceof FileAlreadyExistsException) {
      return "exists already";
    }
    return fault.getReason() == null ? "cannot be used" : fault.getReason();
  }

  private static String message(ParameterException fault) {
    if (!(fault instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return String.valueOf(fault.getMessage());
    }
    String removed = Removed.words(unmatched);
    if (removed != null) {
      return removed;
    }
    String first = unmatched.getUnmatched().get(0);
    boolean command = !unmatched.getCommandLine().getSubcommands().isEmpty();
    String kind = first.startsWith("-") ? "option" : command ? "command" : "argument";
    List<String> near = unmatched.getSuggestions();
    String hint = near.isEmpty() ? "" : " (did you mean " + near.get(0) + "?)";
    String rest =
        kind.equals("argument") ? ": one workbook here, in quotes if its name has blanks" : hint;
    return "unknown %s '%s'%s".formatted(kind, first, rest);
  }
}
