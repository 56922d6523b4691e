import breakeven.app.cli.Cli;
import breakeven.oracle.SeededCsv;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Runs commands for src/test/cluster in one process, as they are named on its input, and ends what
 * each prints with a line of its own; {@code seeded} has the arguments of {@link SeededCsv}.
 */
public final class Commands {
  private Commands() {}

  public static void main(String[] none) throws Exception {
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.split(" ");
      int code = 0;
      if (words[0].equals("seeded")) {
        SeededCsv.main(Arrays.copyOfRange(words, 1, words.length));
      } else {
        code = Cli.onThisTerminal().run(words);
      }
      System.out.println("job: " + (code == 0 ? "done" : "failed"));
    }
  }
}
