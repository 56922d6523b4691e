package breakeven.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Runs commands as a page has them, in a folder and on a day. */
public final class Commands {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private Commands() {}

  /** How a command ended. */
  public record Ran(int code, String out, String err) {}

  /**
   * Runs a command.
   *
   * @param folder where its files are
   * @param command without the name of the program
   */
  public static Ran run(LocalDate day, Path folder, String command) {
    return run(
        day,
        WORD.matcher(command)
            .results()
            .map((MatchResult word) -> word.group(1) == null ? word.group(2) : word.group(1))
            .map(word -> word.matches(".*\\.(xlsx|csv)") ? folder.resolve(word).toString() : word)
            .toList());
  }

  /** Runs a command of these words. */
  public static Ran run(LocalDate day, List<String> words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal = new Terminal(new StandardOutput(out), new PrintWriter(err), false, false);
    Clock clock = Clock.fixed(day.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    int code = new Cli(terminal, Wiring.shipped(), clock).run(words.toArray(String[]::new));
    return new Ran(code, out.toString(), err.toString());
  }
}
