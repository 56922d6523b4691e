package breakeven.app.cli;

import breakeven.xlsx.read.BadInput;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Commands and options of earlier versions: who still types one is told what stands in its place.
 */
final class Removed {
  private static final String SHARED =
      "all type into one shared workbook, or apply --decisions FILE.csv takes their list;"
          + " --where COLUMN=VALUE reviews a part";
  private static final String ONE_FORM =
      "results are values of the review at every size, and Calculation has one workload in formulas";

  private static final String CHECKED =
      "review says on Issues which prices are old or doubtful, with the workloads that use them";

  /** By the words of a command without the program's name, or by an option. */
  static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry(
              "--csv-as-typed",
              "texts in CSV are guarded against formulas, and a review takes the mark off;"
                  + " --json FILE has them as typed"),
          Map.entry(
              "--keys",
              "columns of CSV have the headers of the workbook; --json FILE has the names in one"
                  + " word"),
          Map.entry("--split-by", SHARED),
          Map.entry("--split-dir", SHARED),
          Map.entry("merge", SHARED),
          Map.entry(
              "--pdf",
              "print Summary, Decisions and Forecast from Excel or LibreOffice, which are laid out"
                  + " for it"),
          Map.entry("--libreoffice", "it was for --pdf: print from Excel or LibreOffice"),
          Map.entry("--memory", "logs and bills of any length are read in the memory of Java"),
          Map.entry("--unit", "write --map input=HEADER:thousands, or :millions"),
          Map.entry("--thousands", "--decimal point reads 1,234.5"),
          Map.entry(
              "--scale", "give the files of a whole month, or --month where they are all of it"),
          Map.entry("--only", "give a list of the models that you use"),
          Map.entry("--strict", "prices far off stay out, until --accept names them"),
          Map.entry("--age", CHECKED),
          Map.entry("--provider", "the name of Portkey's file is its provider"),
          Map.entry("--checked-on", "--as-of says on which day a list was fetched"),
          Map.entry("prices", "import FILE… --into BOOK.xlsx takes price lists, and " + CHECKED),
          Map.entry("usage", "import FILE… --into BOOK.xlsx takes bills and logs"),
          Map.entry("--no-shapes", "--draws 0 is the quick run: without chances and other shapes"),
          Map.entry("--live", ONE_FORM),
          Map.entry("--values", ONE_FORM),
          Map.entry(
              "quality",
              "type Prompted quality, Fine-tuned quality and Evaluation (examples) on Workloads"));

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
