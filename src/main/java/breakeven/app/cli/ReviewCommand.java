package breakeven.app.cli;

import breakeven.app.batch.Progress;
import breakeven.app.batch.ReviewFacts;
import breakeven.app.batch.ReviewOptions;
import breakeven.app.batch.ReviewOutcome;
import breakeven.core.input.RowFilter.Condition;
import breakeven.core.report.ResultTable;
import breakeven.core.table.Range;
import breakeven.exchange.export.CsvFiles;
import breakeven.xlsx.ooxml.Seal;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "review",
    description = {
      "Review the workloads of a workbook and write an annotated copy of it.",
      "Several are reviewed one by one; one that is refused does not stop the others.",
      "'breakeven IN.xlsx' does the same."
    },
    sortOptions = false)
final class ReviewCommand extends JobCommand {
  /** The output that leaves the workbook out. */
  private static final Path NONE = Path.of("none");

  private final Job<ReviewOptions, ReviewOutcome> job;
  private final Clock clock;

  @Parameters(
      paramLabel = "IN.xlsx",
      arity = "1..*",
      description = "Workbook or CSV file (.csv, .tsv, .txt) of workloads; never changed.")
  private List<Path> inputs = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT.xlsx",
      description = {
        "Workbook to write, or OUT.csv: the workloads with their results alone.",
        "none: no such file. Default: IN-reviewed.xlsx beside the input."
      })
  private @Nullable Path output;

  @Option(
      names = "--csv",
      paramLabel = "DIR",
      description = "Write all results as CSV files into this folder.")
  private @Nullable Path csv;

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

  /** The review date of the workbook that is at hand. */
  private LocalDate day = LocalDate.MIN;

  /** What it is compared with; null: nothing. */
  private @Nullable Path last;

  /** Whether something was said of an earlier workbook of this run. */
  private boolean printed;

  @Mixin private AsOfOption asOf = new AsOfOption();

  @Mixin private DecimalCommaOption decimalComma = new DecimalCommaOption();

  @Mixin private PricesOption prices = new PricesOption();

  @Option(
      names = "--reopen",
      paramLabel = "MONTH",
      converter = Converters.Month.class,
      description = {
        "Value a month anew, like 2027-02, that later reviews have left behind:",
        "with --as-of a day of it. The log keeps that it was."
      })
  private @Nullable YearMonth reopen;

  @Option(
      names = "--previous",
      paramLabel = "LAST.xlsx",
      description = {
        "What an earlier review has written, as a workbook or CSV:",
        "the sheet Changes says what changed, and why.",
        "Default: the last of an earlier day, IN*-reviewed.xlsx beside the input."
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
              + "; 0 leaves it out, and the search for the best shape.")
  private @Nullable Integer draws;

  @Mixin private FailOnOption failOn = new FailOnOption();

  ReviewCommand(Terminal terminal, Job<ReviewOptions, ReviewOutcome> job, Clock clock) {
    super(terminal);
    this.job = job;
    this.clock = clock;
  }

  @Override
  void validate() {
    requireOneByOne();
    failOn.validate(this, previous != null);
  }

  /** Refuses with several workbooks what names the output, or the earlier review, of one. */
  private void requireOneByOne() {
    if (inputs.size() == 1) {
      return;
    }
    Map<String, Object> single = new LinkedHashMap<>();
    single.put("-o", output);
    single.put("--csv", csv);
    single.put("--json", json);
    single.put("--previous", previous);
    single.forEach(
        (name, given) -> {
          if (given != null) {
            throw wrong(
                name
                    + " is for one workbook, and "
                    + inputs.size()
                    + " are given: review each alone");
          }
        });
    Map<Path, Path> outputs = new HashMap<>();
    for (Path input : inputs) {
      Path other = outputs.put(place(ReviewOptions.besideInput(input)), input);
      if (other != null) {
        throw wrong(other + " and " + input + " have one output: give one of them, or each alone");
      }
    }
    for (Path input : inputs) {
      Path origin = outputs.get(place(input));
      if (origin != null) {
        throw wrong(input + " is the output of " + origin + ": give one of them");
      }
    }
  }

  private static Path place(Path file) {
    return file.toAbsolutePath().normalize();
  }

  @Override
  int work(Progress progress) throws IOException {
    if (inputs.size() == 1) {
      return review(inputs.get(0), progress);
    }
    int code = ExitCode.DONE;
    for (Path input : inputs) {
      code = ExitCode.worse(code, guarded(input.toString(), each -> review(input, each)));
    }
    return code;
  }

  private int review(Path input, Progress progress) throws IOException {
    requireFile(input);
    LocalDate given = asOf.given();
    LocalDate today = LocalDate.now(clock);
    day = given == null ? ReviewFacts.last(input, today) : given;
    prices.require();
    if (previous == null) {
      last = ReviewFacts.lastReview(input, day);
    } else {
      requireFile(previous);
      last = previous;
    }
    Path workbook = options(input, overwrite).workbook();
    boolean renewed =
        workbook != null && !overwrite && Files.exists(workbook) && renews(workbook, input);
    ReviewOptions options = options(input, overwrite || renewed);
    requireOutputs(options);
    ReviewOutcome outcome = job.run(options, progress);
    progress.close();
    if (printed) {
      say("");
    }
    printed = true;
    print(outcome.summary());
    if (given == null && day.isAfter(today)) {
      print(List.of("reviewed on the day of its last review, which is after today, " + today));
    }
    if (renewed) {
      print(List.of("replaced the earlier review there, which nobody had changed"));
    }
    return failOn.exitCode(outcome);
  }

  private void requireOutputs(ReviewOptions options) throws IOException {
    Path input = options.input();
    Path workbook = options.workbook();
    if (workbook != null) {
      Removed.requireNot(workbook);
      requireOutput(input, workbook, ReviewOptions.ending(input), options.overwrite());
    }
    Path table = options.table();
    if (table != null) {
      requireOutput(input, table, ".csv", overwrite);
    }
    if (csv != null) {
      requireFolder(input, csv);
    }
    if (json != null) {
      requireOutput(input, json, ".json", overwrite);
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

  private void requireOutput(Path input, Path file, String ending, boolean replace)
      throws IOException {
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

  private void requireFolder(Path input, Path folder) throws IOException {
    if (folder.toString().isEmpty()) {
      throw new BadInput("the name of the folder is empty; give one for --csv");
    }
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new BadInput(folder + " is a file; give a folder for --csv");
    }
    if (leadsNowhere(folder)) {
      throw new BadInput(folder + " is a link to a folder that is not there; give another one");
    }
    List<String> written = ResultTable.names(last != null);
    for (String name : ResultTable.names(true)) {
      Path file = CsvFiles.file(folder, name);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        if (!written.contains(name)) {
          throw new BadInput(
              file
                  + " is of an earlier review: remove it, give --previous, or choose another"
                  + " folder");
        }
        requireOutput(input, file, ".csv", overwrite);
      }
    }
  }

  /** What is asked for one workbook. */
  private ReviewOptions options(Path input, boolean replace) {
    return new ReviewOptions(
        input,
        output == null ? ReviewOptions.besideInput(input) : NONE.equals(output) ? null : output,
        day,
        replace,
        prices.book(),
        last,
        draws,
        csv,
        json,
        where,
        decimalComma.decimals(),
        draws == null || draws > 0,
        reopen);
  }
}
