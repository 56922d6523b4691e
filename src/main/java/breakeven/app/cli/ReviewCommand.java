package breakeven.app.cli;

import breakeven.app.batch.Formulas;
import breakeven.app.batch.HandOutJob;
import breakeven.app.batch.HandOutOptions;
import breakeven.app.batch.Progress;
import breakeven.app.batch.ReviewJob;
import breakeven.app.batch.ReviewOptions;
import breakeven.app.batch.ReviewOutcome;
import breakeven.core.input.RowFilter.Condition;
import breakeven.core.table.Range;
import breakeven.exchange.export.CsvFiles;
import breakeven.exchange.files.RowFile;
import breakeven.workbook.live.LiveData;
import breakeven.xlsx.ooxml.Seal;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "review",
    description = {
      "Review the workloads of a workbook and write an annotated copy of it.",
      "'breakeven IN.xlsx' does the same."
    },
    sortOptions = false)
final class ReviewCommand extends JobCommand {
  private final ReviewJob job;
  private final HandOutJob handOuts;
  private final Clock clock;

  @Parameters(
      paramLabel = "IN.xlsx",
      description = "Workbook, CSV (.csv, .tsv, .txt) or Parquet file of workloads; never changed.")
  private Path input;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT.xlsx",
      description = {
        "Workbook to write, or OUT.csv or OUT.parquet: the workloads with their results alone.",
        "Default: IN-reviewed.xlsx beside the input, unless --csv or --json is given."
      })
  private @Nullable Path output;

  @Option(
      names = "--csv",
      paramLabel = "DIR",
      description = "Write all results as CSV files into this folder.")
  private @Nullable Path csv;

  @Option(
      names = "--csv-as-typed",
      description = {
        "Leave texts in CSV as they are. Default: an apostrophe goes before one that begins with",
        "= + - or @, so that no spreadsheet takes it for a formula."
      })
  private boolean csvAsTyped;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write all results as one JSON text into this file.")
  private @Nullable Path json;

  @Option(
      names = "--overwrite",
      description = {
        "Replace an output that exists. A workbook that an earlier review",
        "wrote and nobody has saved since is replaced without it."
      })
  private boolean overwrite;

  /** Whether the workbook to write takes the place of an earlier one that nobody has changed. */
  private boolean renewed;

  @Mixin private AsOfOption asOf = new AsOfOption();

  @Mixin private DecimalCommaOption decimalComma = new DecimalCommaOption();

  @Mixin private PricesOption prices = new PricesOption();

  @Option(
      names = "--previous",
      paramLabel = "LAST.xlsx",
      description = {
        "What an earlier review has written, as a workbook, CSV or Parquet:",
        "the sheet Changes says what changed, and why."
      })
  private @Nullable Path previous;

  @Option(
      names = "--where",
      paramLabel = "COLUMN=VALUE",
      converter = Converters.Where.class,
      description = {
        "Review only rows whose cell shows this, in full detail; COLUMN!=VALUE those that do not.",
        "Any column of the sheet; several conditions hold together, of several values for one",
        "column any. Results beside the other rows are emptied."
      })
  private List<Condition> where = new ArrayList<>();

  @Option(
      names = "--draws",
      paramLabel = "N",
      converter = Converters.DrawCount.class,
      description =
          "Draws a workload for the chance of payback, at most "
              + Range.MOST_DRAWS
              + "; 0 leaves it out.")
  private @Nullable Integer draws;

  @Option(
      names = "--live",
      description =
          "Write results as formulas that follow every input. Default: up to "
              + LiveData.MOST_WORKLOADS
              + " workloads.")
  private boolean live;

  @Option(
      names = "--values",
      description = "Write results as values of this run, as CSV and JSON always hold them.")
  private boolean values;

  @Option(
      names = "--no-shapes",
      description = "Leave out the search for the best shape of each workload.")
  private boolean noShapes;

  @Option(
      names = "--split-by",
      paramLabel = "COLUMN",
      description =
          "Besides the whole, one workbook for each value of this column, as Business unit or"
              + " Owner. 'breakeven merge' brings the decisions typed in them back.")
  private String splitBy = "";

  @Option(names = "--split-dir", paramLabel = "DIR", description = "The folder of these workbooks.")
  private @Nullable Path splitDir;

  @Mixin private FailOnOption.OfReview failOn = new FailOnOption.OfReview();

  ReviewCommand(Terminal terminal, ReviewJob job, HandOutJob handOuts, Clock clock) {
    super(terminal);
    this.job = job;
    this.handOuts = handOuts;
    this.clock = clock;
  }

  @Override
  void validate() {
    exclusive(live, "--live", values, "--values");
    if (live && options().workbook() == null) {
      throw wrong(
          "--live writes formulas into a workbook, and none is written: name it, -o OUT.xlsx");
    }
    if (splitBy.isBlank() == (splitDir != null)) {
      throw wrong("--split-by COLUMN and --split-dir DIR go together");
    }
    Path table = options().table();
    if (csvAsTyped && csv == null && (table == null || RowFile.isParquet(table))) {
      throw wrong("--csv-as-typed is about CSV, and none is written: add --csv DIR or -o OUT.csv");
    }
    failOn.validate(this, previous != null);
  }

  @Override
  int work(Progress progress) throws IOException {
    ReviewOptions options = options();
    requireFile(options.input());
    prices.require();
    if (options.previous() != null) {
      requireFile(options.previous());
    }
    requireOutputs(options);
    ReviewOutcome outcome = job.run(options(), progress);
    progress.close();
    print(outcome.summary());
    Path folder = splitDir;
    if (folder != null) {
      print(handOuts.run(options(), new HandOutOptions(splitBy.strip(), folder), progress));
    }
    if (renewed) {
      print(List.of("replaced the earlier review there, which nobody had changed"));
    }
    return failOn.exitCode(outcome);
  }

  private void requireOutputs(ReviewOptions options) throws IOException {
    Path workbook = options.workbook();
    if (workbook != null) {
      renewed = !overwrite && Files.exists(workbook) && renews(workbook, input);
      requireOutput(workbook, ReviewOptions.ending(input), overwrite || renewed);
    }
    Path table = options.table();
    if (table != null) {
      requireOutput(table, RowFile.isParquet(table) ? ".parquet" : ".csv");
    }
    if (csv != null) {
      requireFolder(csv);
    }
    if (json != null) {
      requireOutput(json, ".json");
    }
  }

  /** Whether a file that exists is an earlier output that nobody has changed. */
  private static boolean renews(Path workbook, Path input) throws IOException {
    if (Files.isDirectory(workbook) || Files.isSameFile(workbook, input)) {
      return false;
    }
    Seal.State state = Seal.of(workbook);
    if (state == Seal.State.BROKEN) {
      throw new BadInput(
          workbook
              + " was saved since Breakeven wrote it; add --overwrite to replace it, or -o to"
              + " write elsewhere");
    }
    return state == Seal.State.UNBROKEN;
  }

  private void requireOutput(Path file, String ending) throws IOException {
    requireOutput(file, ending, overwrite);
  }

  private void requireOutput(Path file, String ending, boolean replace) throws IOException {
    if (Files.exists(file)) {
      if (Files.isSameFile(input, file)) {
        throw new BadInput(file + " is the input, which is never changed; give another name");
      }
      requireOther(file, prices.book(), "the workbook of --prices");
      requireOther(file, previous, "what --previous compares with");
    }
    requireFree(file, ending, replace);
  }

  private static void requireOther(Path file, @Nullable Path read, String what) throws IOException {
    if (read != null && Files.isSameFile(read, file)) {
      throw new BadInput(file + " is " + what + ", which is never changed; give another name");
    }
  }

  private void requireFolder(Path folder) throws IOException {
    if (folder.toString().isEmpty()) {
      throw new BadInput("the name of the folder is empty; give one for --csv");
    }
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new BadInput(folder + " is a file; give a folder for --csv");
    }
    if (leadsNowhere(folder)) {
      throw new BadInput(folder + " is a link to a folder that is not there; give another one");
    }
    List<String> written = CsvFiles.names(previous != null);
    for (String name : CsvFiles.names(true)) {
      Path file = CsvFiles.file(folder, name);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        if (!written.contains(name)) {
          throw new BadInput(
              file
                  + " is of an earlier review: remove it, give --previous, or choose another folder");
        }
        requireOutput(file, ".csv");
      }
    }
  }

  private ReviewOptions options() {
    return new ReviewOptions(
        input,
        output == null && csv == null && json == null ? ReviewOptions.besideInput(input) : output,
        asOf.day(clock),
        overwrite || renewed,
        prices.book(),
        previous,
        values ? Formulas.NEVER : live ? Formulas.ALWAYS : Formulas.WHERE_AT_EASE,
        draws,
        csv,
        json,
        csvAsTyped,
        where,
        decimalComma.decimals(),
        !noShapes);
  }
}
