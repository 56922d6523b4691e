package breakeven.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.FailOn;
import breakeven.app.batch.ReviewOptions;
import breakeven.app.batch.ReviewOutcome;
import breakeven.app.batch.Reviews;
import breakeven.app.imports.ImportRequest;
import breakeven.app.imports.Imported;
import breakeven.app.imports.Into;
import breakeven.core.input.RowFilter.Condition;
import breakeven.exchange.files.FileKind;
import breakeven.exchange.lists.ListReader;
import breakeven.exchange.usage.GivenRequests;
import breakeven.exchange.usage.Mapping;
import breakeven.exchange.usage.Meaning;
import breakeven.exchange.usage.NamedColumns;
import breakeven.exchange.usage.ShortMonth;
import breakeven.exchange.usage.UsageAsk;
import breakeven.exchange.usage.UsageFormat;
import breakeven.exchange.usage.Written;
import breakeven.xlsx.read.BadInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private String input = "";
  private String out = "";
  private String err = "";
  private final List<ReviewOptions> seen = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final List<ImportRequest> imported = new ArrayList<>();
  private Job<ReviewOptions, ReviewOutcome> review =
      (options, progress) -> {
        seen.add(options);
        return new ReviewOutcome(List.of("3 workloads"), Set.of(FailOn.NEEDS_DATA));
      };

  @BeforeEach
  void writeInput() throws IOException {
    input = Files.createFile(folder.resolve("plan.xlsx")).toString();
  }

  @Test
  void aFileAloneIsReviewedAsOfTodayBesideItself() {
    assertThat(run(input)).isEqualTo(0);
    assertThat(seen)
        .containsExactly(
            Reviews.asked(
                Path.of(input),
                folder.resolve("plan-reviewed.xlsx"),
                LocalDate.of(2026, 11, 24),
                false,
                null,
                null,
                null,
                null,
                null));
    assertThat(out).isEqualTo("3 workloads\n");
    assertThat(err).isEmpty();
  }

  @Test
  void csvAndJsonAreWrittenBesideTheWorkbookAndNoneLeavesItOut() {
    String csv = folder.resolve("results").toString();
    String json = folder.resolve("all.json").toString();
    assertThat(run(input, "--csv", csv, "--json", json)).isEqualTo(0);
    assertThat(run(input, "--csv", csv, "-o", "none")).isEqualTo(0);
    assertThat(run(input, "--csv", csv, "-o", folder.resolve("a.csv").toString())).isEqualTo(0);
    assertThat(seen)
        .extracting(ReviewOptions::workbook)
        .containsExactly(folder.resolve("plan-reviewed.xlsx"), null, null);
    assertThat(seen).extracting(ReviewOptions::csv).containsOnly(Path.of(csv));
  }

  @Test
  void severalAreReviewedOneByOneEachBesideItself() throws IOException {
    Path other = Files.createFile(folder.resolve("other.csv"));
    assertThat(run(input, other.toString(), "--overwrite")).isEqualTo(0);
    assertThat(seen)
        .extracting(ReviewOptions::workbook)
        .containsExactly(
            folder.resolve("plan-reviewed.xlsx"), folder.resolve("other-reviewed.xlsx"));
    assertThat(seen).extracting(ReviewOptions::overwrite).containsOnly(true);
    assertThat(out).isEqualTo("3 workloads\n\n3 workloads\n");
    assertThat(err).isEmpty();
  }

  @Test
  void oneThatIsRefusedDoesNotStopTheOthersAndTheWorstCodeIsThatOfTheRun() throws IOException {
    String other = Files.createFile(folder.resolve("other.xlsx")).toString();
    String gone = folder.resolve("gone.xlsx").toString();
    assertThat(run(gone, input, other, "--fail-on", "needs-data")).isEqualTo(2);
    assertThat(seen).hasSize(2);
    assertThat(err).isEqualTo("breakeven: " + gone + ": no such file\n");

    assertThat(run(input, other, "--fail-on", "needs-data")).isEqualTo(3);

    Job<ReviewOptions, ReviewOutcome> usual = review;
    review =
        (options, progress) -> {
          if (options.input().toString().equals(input)) {
            throw new IllegalStateException("what");
          }
          return usual.run(options, progress);
        };
    seen.clear();
    assertThat(run(gone, input, other, "--fail-on", "needs-data")).isEqualTo(1);
    assertThat(seen).hasSize(1);
    assertThat(err.lines())
        .containsExactly(
            "breakeven: " + gone + ": no such file",
            "breakeven: " + input + ": a fault in Breakeven; run with -v for details");
  }

  @Test
  void anOptionMayStandBeforeTheFile() {
    assertThat(run("--as-of", "2026-01-31", "--overwrite", input)).isEqualTo(0);
    assertThat(seen.get(0).asOf()).isEqualTo("2026-01-31");
    assertThat(seen.get(0).overwrite()).isTrue();
  }

  /** As they were typed while they were known. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "review IN --csv DIR --csv-as-typed | --csv-as-typed | --json FILE has them as typed",
        "IN -o out.csv --keys | --keys | --json FILE has the names in one word",
        "IN --pdf board.pdf | --pdf | print Summary, Decisions and Forecast from Excel",
        "IN --split-by Owner --split-dir DIR | --split-by | one shared workbook",
        "merge DIR --into IN | merge | apply --decisions FILE.csv",
        "quality import results.json --into IN | quality | type Prompted quality",
        "prices import litellm.json --into IN | prices | import FILE… --into BOOK.xlsx",
        "IN --no-shapes | --no-shapes | --draws 0 is the quick run",
        "prices check IN | prices | review says on Issues which prices are old",
        "usage import bill.csv --into IN | usage | import FILE… --into BOOK.xlsx",
        "import bill.csv --into IN --checked-on 2026-11-01 | --checked-on | --as-of says",
        "--keys IN -o out.csv | --keys | --json FILE has the names in one word",
      })
  void whatWasRemovedAnswersWithWhatStandsInItsPlace(String typed, String word, String instead) {
    assertThat(run(typed.replace("IN", input).split(" "))).isEqualTo(2);
    assertThat(err).hasLineCount(1).startsWith("breakeven: '" + word + "' is gone: ");
    assertThat(err).contains(instead).contains("; see breakeven").doesNotContain("did you mean");
    assertThat(out).isEmpty();
    assertThat(seen).isEmpty();
  }

  @Test
  void anOutputThatWasRemovedAnswersToo() {
    assertThat(run(input, "-o", "out.parquet")).isEqualTo(2);
    assertThat(err)
        .isEqualTo(
            "breakeven: out.parquet: Parquet is gone; write -o OUT.csv or --json FILE, or review"
                + " on Spark\n");
    assertThat(seen).isEmpty();
  }

  @Test
  void nothingKnowsAWordThatWasRemoved() {
    Removed.INSTEAD.forEach(
        (word, instead) -> {
          String typed = word.startsWith("-") ? "review " + input + " " + word : word;
          assertThat(run(typed.split(" "))).as(word).isEqualTo(2);
          assertThat(err).as(word).contains("'" + word + "' is gone: " + instead);
        });
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void quietPrintsNothing(List<String> command) {
    List<String> all = new ArrayList<>(command);
    all.replaceAll(word -> word.replace("IN", input).replace("NEW", folder + "/new.xlsx"));
    assertThat(run(all.toArray(String[]::new))).isEqualTo(0);
    assertThat(out).isNotEmpty();

    all.add("-q");
    assertThat(run(all.toArray(String[]::new))).isEqualTo(0);
    assertThat(out + err).isEmpty();
  }

  static List<List<String>> everyCommand() {
    return List.of(
        List.of("review", "IN", "--overwrite"),
        List.of("template", "NEW", "--overwrite"),
        List.of("explain", "Ticket triage", "IN"));
  }

  @ParameterizedTest
  @CsvSource({"'',--help", "review,review --help", "import,import --help"})
  void helpIsTheHelpOfTheCommand(String command, String option) {
    assertThat(run(("help " + command).strip().split(" "))).isEqualTo(0);
    String help = out;
    assertThat(run(option.split(" "))).isEqualTo(0);
    assertThat(help).isEqualTo(out).startsWith("Usage: breakeven");
  }

  @Test
  void helpOfAnUnknownCommandNamesThoseThatThereAre() {
    assertThat(run("help", "imprt")).isEqualTo(2);
    assertThat(err).startsWith("breakeven: 'imprt' is no command; there are ");
  }

  @Test
  void conditionsAreHandedOnInTheirOrder() {
    assertThat(run(input, "--where", "Business unit=Claims", "--where=Owner!=Ada")).isEqualTo(0);
    assertThat(seen.get(0).where())
        .containsExactly(
            new Condition("Business unit", true, "Claims"), new Condition("Owner", false, "Ada"));
    assertThat(run(input, "--where", "Claims")).isEqualTo(2);
    assertThat(err).contains("'Claims' is no condition; write it like \"Business unit=Claims\"");
  }

  @ParameterizedTest
  @CsvSource({"issues,0", "needs-data,3", "'issues,needs-data',3", "Needs-Data,3"})
  void failOnFindsOnlyWhatItWasToldToLookFor(String what, int code) {
    assertThat(run(input, "--fail-on", what)).isEqualTo(code);
    assertThat(out).isEqualTo("3 workloads\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--as-off 2026-11-24 | unknown option '--as-off' (did you mean --as-of?); see breakeven"
            + " review --help",
        "--as-of 1900-02-28 | Invalid value for option '--as-of': '1900-02-28' is not a day that a"
            + " workbook can hold, 1900-03-01 to 9999-12-31; see breakeven review --help",
        "--as-of +12026-11-24 | Invalid value for option '--as-of': '+12026-11-24' is not a day"
            + " that a workbook can hold, 1900-03-01 to 9999-12-31; see breakeven review --help",
        "--as-of 24/11/2026 | Invalid value for option '--as-of': '24/11/2026' is not a date; write"
            + " it like 2026-11-24; see breakeven review --help",
        "--fail-on issue | Invalid value for option '--fail-on' (WHAT): 'issue' is not one of"
            + " issues, needs-data, stale-prices, changes, log; see breakeven review --help",
        "--fail-on changes | --fail-on changes needs the output of an earlier review: review"
            + " IN.xlsx --previous LAST.xlsx; see breakeven review --help",
        "--draws x | Invalid value for option '--draws': 'x' is not a whole number, 0 or more;"
            + " write it like 2000; see breakeven review --help",
        "--draws -5 | Invalid value for option '--draws': '-5' is not a whole number, 0 or more;"
            + " write it like 2000; see breakeven review --help",
        "--draws 1000001 | Invalid value for option '--draws': '1000001' is more than 1,000,000,"
            + " the most that are drawn; see breakeven review --help",
        "--draws 99999999999 | Invalid value for option '--draws': '99999999999' is more than"
            + " 1,000,000, the most that are drawn; see breakeven review --help",
        "more.xlsx -o out.xlsx | -o is for one workbook, and 2 are given: review each alone; see"
            + " breakeven review --help",
        "more.xlsx --csv out | --csv is for one workbook, and 2 are given: review each alone; see"
            + " breakeven review --help",
        "more.xlsx --json out.json | --json is for one workbook, and 2 are given: review each"
            + " alone; see breakeven review --help",
        "a.xlsx b.xlsx --previous last.xlsx | --previous is for one workbook, and 3 are given:"
            + " review each alone; see breakeven review --help",
        "a.xlsx a.csv | a.xlsx and a.csv have one output: give one of them, or each alone; see"
            + " breakeven review --help",
        "a.xlsx ./a.xlsx | a.xlsx and ./a.xlsx have one output: give one of them, or each alone;"
            + " see breakeven review --help",
        "a-reviewed.xlsx a.xlsx | a-reviewed.xlsx is the output of a.xlsx: give one of them; see"
            + " breakeven review --help",
        "-q -v | -q and -v exclude each other; see breakeven review --help",
      })
  void wrongArgumentsAreOneLineAndCodeTwo(String arguments, String message) {
    List<String> all = new ArrayList<>(List.of("review", input));
    all.addAll(List.of(arguments.split(" ")));
    assertThat(run(all.toArray(String[]::new))).isEqualTo(2);
    assertThat(err).isEqualTo("breakeven: " + message + "\n");
    assertThat(out).isEmpty();
    assertThat(seen).isEmpty();
  }

  @Test
  void aMisspeltCommandOffersTheNearest() {
    assertThat(run("reveiw", input)).isEqualTo(2);
    assertThat(err)
        .isEqualTo(
            "breakeven: unknown command 'reveiw' (did you mean review?); see breakeven --help\n");
  }

  @Test
  void withoutArgumentsItSaysWhatToGive() {
    assertThat(run()).isEqualTo(2);
    assertThat(err).contains("breakeven plan.xlsx");
  }

  @Test
  void helpAndReadmeNameTheListsAndLogsThatAreRead() throws IOException {
    assertThat(run("import", "--help")).isEqualTo(0);
    assertThat(out.replaceAll("\\s+", " ")).contains(ListReader.TITLES);
    assertThat(out).contains("--into=BOOK.xlsx", "--by=COLUMN", "--accept=MODEL");

    assertThat(readmeOf("import"))
        .contains(
            Arrays.stream(UsageFormat.values())
                .filter(format -> format.lines() != UsageFormat.Lines.EITHER)
                .map(format -> format.title().split(" ")[0])
                .toList());
  }

  /** What the README says that a command reads: an item of a list, of several lines. */
  private static String readmeOf(String command) throws IOException {
    String page = Files.readString(Path.of("README.md"));
    String begin = "\n- `" + command + "` reads ";
    assertThat(page).contains(begin);
    String item = page.substring(page.indexOf(begin) + begin.length());
    return item.split("\n(?=- |\n)", 2)[0];
  }

  @Test
  void helpAndVersionGoToStandardOutput() {
    assertThat(run("--help")).isEqualTo(0);
    assertThat(out).contains("review", "template", "explain");
    assertThat(run("review", "--version")).isEqualTo(0);
    assertThat(out).startsWith("Breakeven ");
    assertThat(err).isEmpty();
  }

  @Test
  void aMissingInputIsToldBeforeAnythingIsDone() {
    String missing = folder.resolve("none.xlsx").toString();
    assertThat(run(missing)).isEqualTo(2);
    assertThat(err).isEqualTo("breakeven: " + missing + ": no such file\n");
    assertThat(run("review", folder.toString())).isEqualTo(2);
    assertThat(err).contains("is a folder");
    assertThat(seen).isEmpty();
  }

  @Test
  void anOutputThatExistsIsReplacedOnlyIfAsked() throws IOException {
    Files.createFile(folder.resolve("plan-reviewed.xlsx"));
    assertThat(run(input)).isEqualTo(2);
    assertThat(err).contains("add --overwrite");
    assertThat(run(input, "--overwrite")).isEqualTo(0);
  }

  @Test
  void theInputIsNeverTheOutput() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.xlsx"), Path.of(input));
    assertThat(run(input, "--overwrite", "-o", link.toString())).isEqualTo(2);
    assertThat(err).contains("never changed");
    assertThat(seen).isEmpty();
  }

  @Test
  void badInputIsOneLineAndCodeTwo() {
    fails(new BadInput("plan.xlsx: encrypted;\n save it without a password"));
    assertThat(run(input)).isEqualTo(2);
    assertThat(err).isEqualTo("breakeven: plan.xlsx: encrypted; save it without a password\n");
  }

  @Test
  void anOutputWithoutPermissionIsOneLineAndCodeTwo() {
    review =
        (options, progress) -> {
          throw new AccessDeniedException("/out.xlsx");
        };
    assertThat(run(input)).isEqualTo(2);
    assertThat(err).isEqualTo("breakeven: /out.xlsx: no permission\n");
  }

  @Test
  void aFaultOfOursIsOneLineAndCodeOneWithItsTraceOnlyOnRequest() {
    fails(new IllegalStateException("no such line"));
    assertThat(run(input)).isEqualTo(1);
    assertThat(err).isEqualTo("breakeven: a fault in Breakeven; run with -v for details\n");
    assertThat(run(input, "-v")).isEqualTo(1);
    assertThat(err).contains("at breakeven.app.cli.").doesNotContain("run with -v");
  }

  @Test
  void errorsOfTheVirtualMachineAreOneLineToo() {
    fails(new StackOverflowError());
    assertThat(run(input)).isEqualTo(1);
    assertThat(err).contains("a fault in Breakeven").hasLineCount(1);
    review =
        (options, progress) -> {
          throw new CompletionException(new OutOfMemoryError("Java heap space"));
        };
    assertThat(run(input)).isEqualTo(1);
    assertThat(err).contains("not enough memory", "BREAKEVEN_JAVA_OPTS=-Xmx").hasLineCount(1);
  }

  @Test
  void explainPrintsItsLinesAndTemplateSaysWhatItWrote() {
    assertThat(run("explain", "Ticket triage", input)).isEqualTo(0);
    assertThat(out).isEqualTo("Ticket triage on 2026-11-24\n");
    assertThat(run("explain", "Ticket\r\ntriage\u001b[2J\u009b\u2028é", input)).isEqualTo(0);
    assertThat(out).as("one line").isEqualTo("Ticket triage [2J é on 2026-11-24\n");
    String fresh = folder.resolve("new.xlsx").toString();
    assertThat(run("template", fresh)).isEqualTo(0);
    assertThat(out).isEqualTo("Wrote " + fresh + "\n");
  }

  @Test
  void explainSaysWhichComesFirst() {
    assertThat(run("explain", input, "Ticket triage")).isEqualTo(2);
    assertThat(err)
        .isEqualTo(
            "breakeven: Ticket triage: no such file; the workload comes first, then the workbook:"
                + " breakeven explain \"Ticket triage\" "
                + input
                + "\n");
    assertThat(run("explain", "Ticket triage", "nope.xlsx")).isEqualTo(2);
    assertThat(err).isEqualTo("breakeven: nope.xlsx: no such file\n");
  }

  @Test
  void aNameThatNoFileCanHaveIsSaidInWords() {
    assertThat(run("review", "a\0b.xlsx")).isEqualTo(2);
    assertThat(err)
        .contains("cannot be the name of a file here (Nul character not allowed)")
        .doesNotContain("java.", "Exception");
    assertThat(run("review", input, "--json", "a\0b.json")).isEqualTo(2);
    assertThat(err).contains("cannot be the name of a file here");
  }

  @Test
  void aNameThatIsTooLongIsRefusedBeforeTheWork() {
    Path output = folder.resolve("n".repeat(300) + ".xlsx");
    assertThat(run(input, "-o", output.toString())).isEqualTo(2);
    assertThat(err)
        .hasLineCount(1)
        .startsWith("breakeven: " + output + " cannot be made (")
        .endsWith("): give another name\n");
    assertThat(seen).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-o|out.xlsx|file",
        "--json|out.json|file",
        "--csv|out|folder",
        "--csv|.|file",
      })
  void anOutputThatIsALinkToNowhereIsRefusedBeforeTheWork(String option, String name, String what)
      throws IOException {
    boolean within = name.equals(".");
    Path link = folder.resolve(within ? "Workloads.csv" : name);
    Files.createSymbolicLink(link, folder.resolve("gone"));
    String output = within ? folder.toString() : link.toString();
    assertThat(run(input, option, output)).isEqualTo(2);
    assertThat(err)
        .startsWith("breakeven: " + link + " is a link to a " + what + " that is not there; give ")
        .hasLineCount(1);
    assertThat(seen).isEmpty();
    assertThat(run(input, option, output, "--overwrite")).isEqualTo(what.equals("file") ? 0 : 2);
  }

  @Test
  void aWorkbookWithMacrosKeepsItsEnding() {
    assertThat(ReviewOptions.besideInput(Path.of("a/b.c.XLSM"))).hasToString("a/b.c-reviewed.xlsm");
    assertThat(ReviewOptions.besideInput(Path.of("plan.csv"))).hasToString("plan-reviewed.xlsx");
    assertThat(ReviewOptions.besideInput(Path.of("plan"))).hasToString("plan-reviewed.xlsx");
  }

  @Test
  void coloursOnlyOnATerminalAndNeverWithNoColor() {
    assertThat(terminal("true", Map.of()).colour()).isTrue();
    assertThat(terminal("true", Map.of("NO_COLOR", "1")).colour()).isFalse();
    assertThat(terminal("false", Map.of()).colour()).isFalse();
  }

  private static Terminal terminal(String stdout, Map<String, String> environment) {
    Properties properties = new Properties();
    properties.setProperty("breakeven.stdout.terminal", stdout);
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    StandardOutput nothing = new StandardOutput(new StringWriter());
    return Terminal.of(nothing, nowhere, properties, environment);
  }

  private void fails(Throwable fault) {
    review =
        (options, progress) -> {
          if (fault instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) fault;
        };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--help | No space left on device | 2",
        "-V | No space left on device | 2",
        "plan.xlsx | No space left on device | 2",
        "plan.xlsx --fail-on needs-data | No space left on device | 2",
        "explain Triage plan.xlsx | No space left on device | 2",
        "plan.xlsx -q | No space left on device | 0",
        "--help | Broken pipe | 0",
        "plan.xlsx --fail-on needs-data | Broken pipe | 3",
        "plan.xlsx --fail-on needs-data | Bad file descriptor | 3",
        "explain Triage plan.xlsx | The pipe is being closed | 0",
      })
  void aStandardOutputThatIsFullIsToldAndAClosedOneIsNot(
      String arguments, String reason, int code) {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] characters, int from, int length) throws IOException {
            throw new IOException(reason);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    String[] args = arguments.replace("plan.xlsx", input).split(" ");
    assertThat(run(new StandardOutput(full), args)).isEqualTo(code);
    assertThat(err)
        .isEqualTo(
            code == 2 ? "breakeven: standard output cannot be written (" + reason + ")\n" : "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-V", "--version"})
  void theVersionIsSaid(String option) {
    assertThat(run(option)).isEqualTo(0);
    assertThat(out).startsWith("Breakeven ").hasLineCount(1);
    assertThat(err).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"revue,review,breakeven", "imprt,import,breakeven"})
  void aCommandThatIsNoneIsAnsweredWithTheNearest(String typed, String meant, String command) {
    String[] words = typed.split(" ");
    assertThat(run(words)).isEqualTo(2);
    assertThat(err)
        .isEqualTo(
            "breakeven: unknown command '%s' (did you mean %s?); see %s --help\n"
                .formatted(words[words.length - 1], meant, command));
  }

  @Test
  void anImportIsRefusedWithOneLineThatSaysWhatToGive() throws IOException {
    String list = Files.createFile(folder.resolve("list.json")).toString();
    assertThat(run("import", list)).isEqualTo(2);
    assertThat(err).contains("--into");
    assertThat(run("import", "gone.json", "--into", input)).isEqualTo(2);
    assertThat(err).isEqualTo("breakeven: gone.json: no such file\n");
    assertThat(run("import", list, "--into", list)).isEqualTo(2);
    assertThat(err).contains("takes no import: give an .xlsx workbook after --into");
    assertThat(run("import", list, "--into", input, "-o", input)).isEqualTo(2);
    assertThat(err).contains("leave -o away to have it replaced");
    assertThat(imported).isEmpty();
  }

  @Test
  void filesAreImportedIntoTheWorkbookThatIsNamed() throws IOException {
    String log = Files.createFile(folder.resolve("log.csv")).toString();
    assertThat(
            run(
                "import",
                log,
                "--into",
                input,
                "--workload",
                " Triage ",
                "--month",
                "2026-10",
                "--requests",
                "250000",
                "--currency",
                "eur",
                "--actuals",
                "--accept",
                "o3",
                "--as",
                "usage"))
        .isEqualTo(0);
    assertThat(out).isEqualTo("imported\n");
    assertThat(imported)
        .containsExactly(
            new ImportRequest(
                List.of(Path.of(log)),
                new Into(Path.of(input), null, false),
                FileKind.USAGE,
                Map.of(
                    "--workload", FileKind.USAGE,
                    "--month", FileKind.USAGE,
                    "--requests", FileKind.USAGE,
                    "--currency", FileKind.USAGE,
                    "--actuals", FileKind.USAGE,
                    "--accept", FileKind.PRICES),
                true,
                new UsageAsk(
                    "Triage",
                    "",
                    "",
                    "EUR",
                    YearMonth.of(2026, 10),
                    ShortMonth.WHOLE,
                    GivenRequests.of(250_000),
                    Written.PLAIN,
                    Mapping.NONE),
                List.of("o3"),
                null,
                LocalDate.of(2026, 11, 24)));
    assertThat(run("import", log, "--into", input, "-q", "--dry-run", "--as-of", "2026-11-20"))
        .isEqualTo(0);
    assertThat(out).isEmpty();
    assertThat(imported.get(1).into().dryRun()).isTrue();
    assertThat(imported.get(1).ask().requests()).isEqualTo(GivenRequests.NONE);
    assertThat(imported.get(1).seenOn()).isEqualTo(LocalDate.of(2026, 11, 20));
  }

  @Test
  void whatIsRefusedIsALineEachBesideWhatWasRead() throws IOException {
    String log = Files.createFile(folder.resolve("log.csv")).toString();
    refused.add("a.csv is empty: fetch it again");
    refused.add("b.csv is a web page");
    assertThat(run("import", log, "--into", input)).isEqualTo(2);
    assertThat(out).isEqualTo("rates.csv, read\n");
    assertThat(err)
        .isEqualTo("breakeven: a.csv is empty: fetch it again\nbreakeven: b.csv is a web page\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--month October | Invalid value for option '--month': 'October' is not a month; write it"
            + " like 2026-10",
        "--requests 20k | Invalid value for option '--requests': '20k' is not a whole number above"
            + " 0; write it like 250000",
        "--requests 0 | Invalid value for option '--requests': '0' is not a whole number above 0;"
            + " write it like 250000",
        "--currency euro | Invalid value for option '--currency': 'euro' is not a currency code;"
            + " write it like EUR",
        "--map input=A | --map needs the columns of both input and output: add --map input=… or"
            + " output=…",
        "--map prompt=A --map output=B | --map has no field 'prompt'; see breakeven import --help",
        "--map input | --map input names no column: write --map input=HEADER",
        "--map input=A --map output= | --map output names no column: write --map output=HEADER",
        "--map input=A:thousands --map output=B:millions | --map has two units: all columns of"
            + " tokens count in one",
        "--as bill | --as is rates, prices, usage, not 'bill'",
        "--decimal full | --decimal is point or comma, not 'full'",
        "--by team --workload A | --workload and --by exclude each other",
        "-o same.csv | breakeven: same.csv: give a name that ends in .xlsx",
      })
  void usageThatCannotBeMeantIsOneLineAndCodeTwo(String arguments, String message)
      throws IOException {
    String log = Files.createFile(folder.resolve("log.csv")).toString();
    List<String> all = new ArrayList<>(List.of("import", log, "--into", input));
    all.addAll(List.of(arguments.split(" ")));
    assertThat(run(all.toArray(String[]::new))).isEqualTo(2);
    assertThat(err).contains(message).hasLineCount(1);
    assertThat(imported).isEmpty();
  }

  /** The library that reads arguments would tell standard error of it, in lines of its own. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "--map a\"b=c, import LOG --into IN",
        "--map \"input=c, import LOG --into IN",
        "--map 'input=c\", import LOG --into IN",
        "`--fail-on a\"b,c`, review IN",
      })
  void aQuotationMarkInAValueIsALetterLikeOthers(String option, String command) throws IOException {
    String log = Files.createFile(folder.resolve("log.csv")).toString();
    String all = command.replace("LOG", log).replace("IN", input) + " " + option;
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      assertThat(run(all.split(" "))).isEqualTo(2);
    } finally {
      System.setErr(before);
    }
    assertThat(err).startsWith("breakeven: ").hasLineCount(1);
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void namedColumnsReachTheJobByTheWordsOfTheirSheet() throws IOException {
    String log = Files.createFile(folder.resolve("log.csv")).toString();
    List<String> all = new ArrayList<>(List.of("import", log, "--into", input));
    all.addAll(
        List.of(
            "--map",
            "input=Prompt tok:MILLIONS",
            "--map",
            "output=a=b",
            "--map",
            "Cache-Read=5\" Hit"));
    assertThat(run(all.toArray(String[]::new))).isEqualTo(0);
    NamedColumns columns = imported.get(0).ask().mapping().columns().get(0);
    assertThat(columns.columns())
        .containsOnly(
            Map.entry(Meaning.INPUT, "Prompt tok"),
            Map.entry(Meaning.OUTPUT, "a=b"),
            Map.entry(Meaning.CACHE_READ, "5\" Hit"));
    assertThat(columns.unit()).isEqualTo("Millions");
  }

  private int run(String... args) {
    StringWriter outText = new StringWriter();
    int code = run(new StandardOutput(outText), args);
    out = outText.toString().replace("\r\n", "\n");
    return code;
  }

  private int run(StandardOutput outText, String... args) {
    StringWriter errText = new StringWriter();
    Terminal terminal = new Terminal(outText, new PrintWriter(errText), false, false);
    Wiring wiring =
        new Wiring(
            (options, progress) -> review.run(options, progress),
            (options, progress) -> List.of(options.workload() + " on " + options.asOf()),
            (options, progress, say) -> {
              imported.add(options);
              say.accept("imported");
              return new Imported(List.of("rates.csv, read"), refused);
            },
            (options, progress, say) -> {
              say.accept("applied " + options.book().getFileName() + " on " + options.asOf());
              return options.by().equals("Owner") ? 1 : 0;
            });
    int code = new Cli(terminal, wiring, CLOCK).run(args);
    err = errText.toString().replace("\r\n", "\n");
    return code;
  }
}
