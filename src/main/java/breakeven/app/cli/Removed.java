package breakeven.app.cli;

import breakeven.core.table.TextTables;
import breakeven.xlsx.read.BadInput;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Commands and options of earlier versions: who still types one is told what stands in its place.
 */
final class Removed {
  /** By the words of a command without the program's name, or by an option. */
  static final Map<String, String> INSTEAD = new LinkedHashMap<>();

  static {
    for (List<String> line : TextTables.read("removed.txt", "Removed")) {
      for (String word : line.get(0).split(" ")) {
        INSTEAD.put(word, line.get(1));
      }
    }
  }

  private Removed() {}

  /** Refuses an output of a kind that earlier versions wrote. */
  static void requireNot(Path output) {
    if (output.toString().toLowerCase(Locale.ROOT).endsWith(".parquet")) {
      throw new BadInput(
          output + ": Parquet is gone; write -o OUT.csv or --json FILE, or review on Spark");
    }
  }

  /** What to say of an argument that no command knows; null where no version knew it. */
  static @Nullable String words(UnmatchedArgumentException fault) {
    String typed = fault.getUnmatched().get(0).split("=", 2)[0];
    String command = fault.getCommandLine().getCommandSpec().qualifiedName();
    String word =
        typed.startsWith("-") ? typed : (command + " " + typed).replaceFirst("^\\S+ ", "");
    String instead = INSTEAD.get(word);
    return instead == null ? null : "'" + word + "' is gone: " + instead;
  }
}
