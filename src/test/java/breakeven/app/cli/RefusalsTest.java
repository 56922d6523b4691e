package breakeven.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import breakeven.app.cycle.TypedBooks;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be reviewed: one line, exit code 2, and nothing left behind. */
class RefusalsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

  private static final String TEMPORARY = "java.io.tmpdir";

  @TempDir private Path folder;

  /** Of this test alone: other runs may put files of the same names into the shared one. */
  @TempDir private Path temporary;

  private String shared;
  private Path input;
  private String out;
  private String err;

  @BeforeEach
  void name() {
    input = folder.resolve("plan.xlsx");
    shared = System.setProperty(TEMPORARY, temporary.toString());
  }

  @AfterEach
  void shareAgain() {
    System.setProperty(TEMPORARY, shared);
  }

  private int run(String... args) {
    StringWriter outText = new StringWriter();
    StringWriter errText = new StringWriter();
    Terminal terminal =
        new Terminal(new StandardOutput(outText), new PrintWriter(errText), false, false);
    int code = new Cli(terminal, Wiring.shipped(), CLOCK).run(args);
    out = outText.toString();
    err = errText.toString();
    return code;
  }

  /** Reviews and explains the input, which must be refused with all of these words. */
  private void refused(String... words) throws IOException {
    List<Path> before = files(folder);
    byte[] bytes = Files.readAllBytes(input);
    refused(words, input.toString());
    refused(words, "explain", "Ticket triage", input.toString());
    assertThat(files(folder)).isEqualTo(before);
    assertThat(temporary()).isEmpty();
    assertThat(Files.readAllBytes(input)).isEqualTo(bytes);
  }

  private void refused(String[] words, String... args) {
    assertThat(run(args)).as(err).isEqualTo(2);
    assertThat(err).startsWith("breakeven: ").hasLineCount(1).contains(words);
    assertThat(err).contains(input.toString()).doesNotContain("Exception", "org.apache", "null");
    assertThat(out).isEmpty();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }

  /** Files of ours in the folder for temporary files. */
  private List<Path> temporary() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.filter(file -> file.getFileName().toString().startsWith("breakeven-")).toList();
    }
  }

  // --- sheets and columns ------------------------------------------------------------------------

  private void workbook(String sheet, String... headers) throws IOException {
    try (Workbook workbook = new XSSFWorkbook()) {
      save(workbook, sheet, headers);
    }
  }

  private void save(Workbook workbook, String sheet, String... headers) throws IOException {
    Row row = workbook.createSheet(sheet).createRow(0);
    for (int i = 0; i < headers.length; i++) {
      row.createCell(i).setCellValue(headers[i]);
    }
    workbook.getSheetAt(0).createRow(1).createCell(0).setCellValue("Ticket triage");
    try (OutputStream file = Files.newOutputStream(input)) {
      workbook.write(file);
    }
  }

  @Test
  void noSheetOfWorkloads() throws IOException {
    workbook("Loads", "Workload");
    refused("has no sheet named Workloads (Loads)", "breakeven template");
  }

  @Test
  void aMissingColumnIsNamedWithTheNearestHeader() throws IOException {
    workbook(
        "Workloads",
        "Workload",
        "Request (a month)",
        "Input tokens",
        "Output tokens (per request)",
        "Prompted model");
    refused("Workloads has no column \"Requests (per month)\"", "\"Request (a month)\" in B1");
  }

  @Test
  void allMissingColumnsAreNamed() throws IOException {
    workbook("Workloads", "Workload", "Requests", "Input tokens");
    refused("\"Output tokens (per request)\"", "\"Prompted model\"");
  }

  @Test
  void aHeaderThatIsOneOfOursIsNoneThatLooksLikeAnother() throws IOException {
    workbook("Workloads", "Workload", "Requests", "Inputs tokens", "Output tokens");
    refused(
        "no column \"Input tokens (per request)\" (nearest found: \"Inputs tokens\" in C1)",
        "Prompted model");
  }

  @Test
  void noHeaderRow() throws IOException {
    workbook("Workloads", "Dear all", "please fill this in");
    refused("Workloads has no header row within its first 20 rows", "Requests (per month)");
  }

  @Test
  void aSheetThatIsEmpty() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        OutputStream file = Files.newOutputStream(input)) {
      workbook.createSheet("Workloads");
      workbook.write(file);
    }
    refused("Workloads has no header row");
  }

  @Test
  void aPriceSheetWithoutItsColumns() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      workbook.createSheet("Model prices").createRow(0).createCell(0).setCellValue("Modell");
      save(
          workbook,
          "Workloads",
          Workloads.TABLE.columns().stream()
              .filter(column -> column.required())
              .map(column -> column.title())
              .toArray(String[]::new));
    }
    refused("Model prices", "\"Model\"");
  }

  @Test
  void aCsvFileWithoutAColumnIsNamedAsItIs() throws IOException {
    input = folder.resolve("plan.csv");
    Files.writeString(input, "Workload;Requests;Input token;Prompted model\na;1;2;gpt-5\n");
    refused("\"Input tokens (per request)\"", "\"Input token\" in C1", "\"Output tokens");
  }

  @Test
  void aCsvFileInAnotherCharacterSet() throws IOException {
    input = folder.resolve("plan.csv");
    Files.write(input, new byte[] {'W', 'o', (byte) 0xE4, ',', 'x', '\n'});
    refused("is not UTF-8");
  }

  @Test
  void anEmptyCsvFile() throws IOException {
    input = folder.resolve("plan.csv");
    Files.writeString(input, "");
    refused("is empty");
  }

  @Test
  void aCsvFileWithAnOpenQuote() throws IOException {
    input = folder.resolve("plan.csv");
    Files.writeString(input, "Workload,Requests\n\"a,1\nb,2\n");
    refused("CSV");
  }

  // --- files that are no workbooks ---------------------------------------------------------------

  @Test
  void aWorkbookWithAPassword() throws Exception {
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("secret");
      try (OutputStream inside = encryptor.getDataStream(files)) {
        Files.copy(SampleWorkbook.FILE, inside);
      }
      try (OutputStream file = Files.newOutputStream(input)) {
        files.writeFilesystem(file);
      }
    }
    refused("password", "remove");
  }

  @Test
  void anOldWorkbook() throws IOException {
    try (Workbook workbook = new HSSFWorkbook()) {
      save(workbook, "Workloads", "Workload");
    }
    refused("old Excel file (.xls)", "save it");
  }

  @Test
  void aWebPage() throws IOException {
    Files.writeString(input, "<!DOCTYPE html>\n<html><body>Please sign in</body></html>");
    refused("is a web page");
  }

  @Test
  void aText() throws IOException {
    Files.writeString(input, "Workload,Requests\na,1\n");
    refused("is a text file", ".csv");
  }

  @Test
  void nothingAtAll() throws IOException {
    Files.createFile(input);
    refused("is empty");
  }

  @Test
  void aPicture() throws IOException {
    Files.write(input, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
    refused("is a picture, not an Excel workbook");
  }

  @Test
  void aWorkbookThatIsCutOffAnywhere() throws IOException {
    byte[] whole = Files.readAllBytes(SampleWorkbook.FILE);
    for (int length : new int[] {4, 100, whole.length / 2, whole.length - 30, whole.length - 1}) {
      Files.write(input, Arrays.copyOf(whole, length));
      refused("fetch");
    }
  }

  @Test
  void aZipOfSomethingElse() throws IOException {
    try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(input))) {
      zip.putNextEntry(new java.util.zip.ZipEntry("holiday.jpg"));
      zip.write(new byte[100]);
    }
    refused("");
  }

  @Test
  void aWorkbookWithADamagedPart() throws IOException {
    byte[] bytes = Files.readAllBytes(SampleWorkbook.FILE);
    try (var zip =
        org.apache.commons.compress.archivers.zip.ZipFile.builder()
            .setPath(SampleWorkbook.FILE)
            .get()) {
      for (String part : List.of("xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml")) {
        byte[] damaged = bytes.clone();
        var entry = zip.getEntry(part);
        int at = (int) (entry.getDataOffset() + entry.getCompressedSize() / 2);
        Arrays.fill(damaged, at, at + 40, (byte) 0x5A);
        Files.write(input, damaged);
        refused("");
      }
    }
  }

  @Thorough
  @Test
  void anyByteThatIsWrongIsNoFaultOfOurs() throws IOException {
    byte[] whole = Files.readAllBytes(SampleWorkbook.FILE);
    java.util.Random random = new java.util.Random(5);
    for (int i = 0; i < 25; i++) {
      byte[] damaged = whole.clone();
      int at = random.nextInt(whole.length - 8);
      random.ints(8).forEach(b -> damaged[at + random.nextInt(8)] = (byte) b);
      Files.write(input, damaged);
      int code = run(input.toString(), "--overwrite", "--draws", "0");
      assertThat(code).as("bytes at %d: %s", at, err).isIn(0, 2);
      assertThat(err).doesNotContain("fault");
      assertThat(files(folder)).hasSizeLessThanOrEqualTo(3);
    }
  }

  // --- outputs -----------------------------------------------------------------------------------

  @Thorough
  @Test
  void anOutputThatExistsIsLeftAloneAndReplacedOnRequest() throws IOException {
    Files.copy(SampleWorkbook.FILE, input);
    Path output = Files.writeString(folder.resolve("plan-reviewed.xlsx"), "mine");
    assertThat(run(input.toString())).isEqualTo(2);
    assertThat(err).hasLineCount(1).contains(output.toString(), "--overwrite");
    assertThat(output).hasContent("mine");
    assertThat(files(folder)).hasSize(3);

    assertThat(run(input.toString(), "--overwrite", "-q", "--draws=0")).isZero();
    assertThat(WorkbookDump.of(output)).contains("[Summary]");
    assertThat(files(folder)).hasSize(3);
    assertThat(input).hasSameBinaryContentAs(SampleWorkbook.FILE);
  }

  /** The same command twice, and a workbook dropped twice on the launcher. */
  @Thorough
  @Test
  void anEarlierReviewThatNobodyChangedIsReplaced() throws IOException {
    Files.copy(SampleWorkbook.FILE, input);
    assertThat(run(input.toString(), "--draws", "0")).isEqualTo(0);
    assertThat(out).doesNotContain("replaced");
    Path output = folder.resolve("plan-reviewed.xlsx");
    byte[] first = Files.readAllBytes(output);

    assertThat(run(input.toString(), "--draws", "0")).isEqualTo(0);
    assertThat(out).contains("replaced the earlier review there, which nobody had changed");
    assertThat(output).hasBinaryContent(first);
    // A reviewed workbook that is reviewed in its turn carries one seal.
    Path again = folder.resolve("again.xlsx");
    List<String> review = List.of(output.toString(), "-o", again.toString());
    for (int i = 0; i < 2; i++) {
      List<String> all = new ArrayList<>(review);
      all.addAll(List.of("--draws", "0"));
      assertThat(run(all.toArray(String[]::new))).isEqualTo(0);
    }
  }

  @Thorough
  @Test
  void anEarlierReviewThatWasSavedSinceIsLeftAlone() throws IOException {
    Files.copy(SampleWorkbook.FILE, input);
    assertThat(run(input.toString(), "--draws", "0")).isEqualTo(0);
    Path output = folder.resolve("plan-reviewed.xlsx");
    try (InputStream in = Files.newInputStream(output);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      workbook.getSheet(Sheets.WORKLOADS).getRow(1).getCell(0).setCellValue("renamed");
      in.close();
      try (OutputStream saved = Files.newOutputStream(output)) {
        workbook.write(saved);
      }
    }
    byte[] saved = Files.readAllBytes(output);
    assertThat(run(input.toString(), "--draws", "0")).isEqualTo(2);
    assertThat(err).hasLineCount(1).contains("was saved since Breakeven wrote it", "--overwrite");
    assertThat(output).hasBinaryContent(saved);
    assertThat(run(input.toString(), "--draws", "0", "--overwrite")).isEqualTo(0);
  }

  /** Whoever has it open would save last month's results over this month's. */
  @Thorough
  @ParameterizedTest
  @CsvSource({
    "out.xlsx, ~$out.xlsx, -o",
    "out.csv, .~lock.out.csv#, -o",
    "out.json, .~lock.out.json#, --json",
    "csv/Summary.csv, .~lock.Summary.csv#, --csv",
  })
  void anOutputThatIsOpenElsewhereIsLeftAlone(String name, String lock, String option)
      throws IOException {
    Files.copy(SampleWorkbook.FILE, input);
    Path output = folder.resolve(name);
    Files.createDirectories(output.getParent());
    Files.writeString(output, "open");
    Path mark = Files.writeString(output.resolveSibling(lock), "me");
    String given = (option.equals("--csv") ? output.getParent() : output).toString();
    List<Path> before = files(folder);
    assertThat(run(input.toString(), option, given, "--overwrite")).as(out).isEqualTo(2);
    assertThat(err)
        .hasLineCount(1)
        .contains(
            output
                + " is open in a spreadsheet program ("
                + lock
                + " is beside it; remove that file if none has)");
    assertThat(output).hasContent("open");
    assertThat(files(folder)).isEqualTo(before);

    Files.delete(mark);
    assertThat(run(input.toString(), option, given, "--overwrite", "-q", "--draws=0"))
        .as(err)
        .isZero();
    assertThat(output).content().isNotEqualTo("open");
  }

  @Test
  void theOutputHasTheEndingThatASpreadsheetAsksFor() throws IOException {
    Files.copy(SampleWorkbook.FILE, input);
    assertThat(run(input.toString(), "-o", folder + "/plan.txt")).isEqualTo(2);
    assertThat(err).contains("plan.txt: give a name that ends in .xlsx");
    assertThat(run("template", folder + "/plan.csv")).isEqualTo(2);
    assertThat(err).contains("plan.csv: give a name that ends in .xlsx");
    Path macros = Files.copy(input, folder.resolve("plan.xlsm"));
    assertThat(run(macros.toString(), "-o", folder + "/out.xlsx")).isEqualTo(2);
    assertThat(err).contains("out.xlsx: give a name that ends in .xlsm");
    assertThat(files(folder)).hasSize(3);
  }

  @Test
  void anEmptyNameIsSaidToBeEmpty() throws IOException {
    Files.copy(SampleWorkbook.FILE, input);
    assertThat(run("review", "")).isEqualTo(2);
    assertThat(err).contains("the name of the input is empty");
    assertThat(run(input.toString(), "-o", "")).isEqualTo(2);
    assertThat(err).contains("the name of the output is empty");
  }

  @Test
  void theInputIsNeverReplaced() throws IOException {
    Files.copy(SampleWorkbook.FILE, input);
    for (String out : List.of(input.toString(), folder + "/./plan.xlsx")) {
      assertThat(run(input.toString(), "--overwrite", "-o", out)).isEqualTo(2);
      assertThat(err).contains("never changed");
      assertThat(input).hasSameBinaryContentAs(SampleWorkbook.FILE);
    }
  }

  @Test
  void theWorkbookOfPricesIsNeverReplaced() throws IOException {
    Files.copy(SampleWorkbook.FILE, input);
    Path prices = Files.copy(input, folder.resolve("prices.xlsx"));
    String name = prices.toString();
    assertThat(run(input.toString(), "--overwrite", "--prices", name, "-o", name)).isEqualTo(2);
    assertThat(err).contains("prices.xlsx is the workbook of --prices, which is never changed");
    assertThat(prices).hasSameBinaryContentAs(SampleWorkbook.FILE);
  }

  @Test
  void whatAnEarlierReviewHasWrittenIsNeverReplaced() throws IOException {
    Files.copy(SampleWorkbook.FILE, input);
    Path last = Files.copy(input, folder.resolve("last.xlsx"));
    Path csv = Files.createDirectory(folder.resolve("csv"));
    Path link = Files.createSymbolicLink(folder.resolve("link.xlsx"), last);
    Path json = Files.createLink(folder.resolve("hard.json"), last);
    Files.createSymbolicLink(csv.resolve("Summary.csv"), last);
    for (String option : List.of("--previous", "--prices")) {
      for (List<String> target :
          List.of(
              List.of("-o", last.toString()),
              List.of("-o", folder + "/csv/../last.xlsx"),
              List.of("-o", link.toString()),
              List.of("--json", json.toString()),
              List.of("--csv", csv.toString()))) {
        List<String> all = new ArrayList<>(List.of(input.toString(), "--overwrite"));
        all.addAll(List.of(option, last.toString()));
        all.addAll(target);
        assertThat(run(all.toArray(String[]::new))).as("%s", all).isEqualTo(2);
        assertThat(err).contains(option, "which is never changed; give another name");
      }
    }
    assertThat(last).hasSameBinaryContentAs(SampleWorkbook.FILE);
  }

  @Test
  void pricesComeFromAWorkbook() throws IOException {
    Files.copy(SampleWorkbook.FILE, input);
    Path list = Files.writeString(folder.resolve("list.csv"), "Model,Input");
    for (String[] command : new String[][] {{"review"}, {"explain", "Ticket triage"}}) {
      List<String> all = new ArrayList<>(List.of(command));
      all.addAll(List.of(input.toString(), "--prices", list.toString()));
      assertThat(run(all.toArray(String[]::new))).isEqualTo(2);
      assertThat(err)
          .isEqualTo(
              "breakeven: "
                  + list
                  + " is no workbook, and --prices takes one: use"
                  + " breakeven import LIST --into BOOK.xlsx\n");
    }
  }

  @Test
  void aFolderKeepsNoChangesOfAnEarlierReview() throws IOException {
    Files.copy(SampleWorkbook.FILE, input);
    Path csv = Files.createDirectory(folder.resolve("csv"));
    Files.writeString(csv.resolve("Changes.csv"), "then");
    assertThat(run(input.toString(), "--overwrite", "--csv", csv.toString())).isEqualTo(2);
    assertThat(err).hasLineCount(1).contains("Changes.csv is of an earlier review");
    assertThat(files(csv)).hasSize(2);
  }

  @Test
  void aPriceBookThatIsNoWorkbook() throws IOException {
    input = folder.resolve("plan.csv");
    Files.writeString(input, csv());
    Path prices = Files.writeString(folder.resolve("prices.xlsx"), "<html>");
    assertThat(run(input.toString(), "--prices", prices.toString())).isEqualTo(2);
    assertThat(err).hasLineCount(1).contains(prices.toString(), "web page");
    assertThat(temporary()).isEmpty();
    assertThat(files(folder)).hasSize(3);
  }

  @Test
  void aPriceBookWithoutAnySheetOfOurs() throws IOException {
    workbook("Rates", "Currency");
    Path prices = Files.move(input, folder.resolve("prices.xlsx"));
    input = folder.resolve("plan.csv");
    Files.writeString(input, csv());
    assertThat(run(input.toString(), "--prices", prices.toString())).isEqualTo(2);
    assertThat(err)
        .hasLineCount(1)
        .contains(prices + ", named with --prices, has none of the sheets", "GPU prices");
    assertThat(files(folder)).hasSize(3);
  }

  @Test
  void anUnknownWorkloadOffersTheNearest() throws IOException {
    Files.copy(SampleWorkbook.FILE, input);
    assertThat(run("explain", "Claim triage", input.toString())).isEqualTo(2);
    assertThat(err).hasLineCount(1).contains("did you mean \"Claims triage\"?");
    assertThat(run("explain", "triage", input.toString())).isEqualTo(2);
    assertThat(err)
        .hasLineCount(1)
        .contains("did you mean \"Claims triage\" or \"Support ticket triage\"?");
  }

  // --- and what can be reviewed ------------------------------------------------------------------

  @Test
  void aReviewSaysWhatItFoundAndFailsOnlyIfAsked() throws IOException {
    Files.copy(SampleWorkbook.FILE, input);
    assertThat(run(input.toString(), "--fail-on", "needs-data", "--draws=0")).isEqualTo(3);
    assertThat(out).contains("54 workloads", "3 errors", "plan-reviewed.xlsx");
    assertThat(err).isEmpty();
    assertThat(run("explain", "Claims triage", input.toString())).isEqualTo(0);
    assertThat(out).contains("VERDICT  Fine-tune");
  }

  @Thorough
  @Test
  void aLogThatWasChangedFailsIfAsked() throws IOException {
    List<String> asked = List.of("--as-of", "2028-06-05", "--draws", "0", "--overwrite");
    Path sound = Files.copy(Path.of("samples/month-18.xlsx"), input);
    List<String> review = new ArrayList<>(List.of(sound.toString(), "--fail-on", "log"));
    review.addAll(asked);
    assertThat(run(review.toArray(String[]::new))).as(err).isZero();
    Path changed =
        TypedBooks.edited(
            sound,
            folder.resolve("changed.xlsx"),
            workbook ->
                workbook.getSheet(Sheets.DECISION_LOG).getRow(5).getCell(2).setCellValue("Other"));
    review.set(0, changed.toString());
    assertThat(run(review.toArray(String[]::new))).isEqualTo(3);
    assertThat(out).contains("Line 5 (row 6) was changed");
    review.subList(1, 3).clear();
    assertThat(run(review.toArray(String[]::new))).isZero();
  }

  @Test
  void aCsvFileIsReviewedWithoutATrace() throws IOException {
    input = folder.resolve("plan.CSV");
    Files.writeString(input, csv());
    assertThat(run(input.toString())).as(err).isEqualTo(0);
    assertThat(out.toLowerCase(Locale.ROOT)).contains("plan.csv", "1 workload");
    assertThat(temporary()).isEmpty();
    assertThat(files(folder)).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"-o, out.xlsx", "-o, out.csv", "--csv, results", "--json, out.json"})
  void aFolderThatNobodyMayWriteIntoIsTold(String option, String name) throws IOException {
    // Not even root may write into the first; the second gives no reason why no file can be made.
    Path closed = Path.of("/sys/kernel");
    Path silent = Path.of("/proc");
    assumeTrue(Files.isDirectory(closed) && Files.isDirectory(silent), "there are no such folders");
    Path good = Files.writeString(folder.resolve("good.csv"), csv());
    // Before the long work: an input that cannot be used is not looked at.
    Path headerless = Files.writeString(folder.resolve("in.csv"), "no column of ours\n1\n");
    for (Path in : List.of(good, headerless)) {
      for (Path into : List.of(closed, silent)) {
        int code = run(in.toString(), option, into.resolve(name).toString());
        assertThat(code).as(err).isEqualTo(2);
        assertThat(err).startsWith("breakeven: ").hasLineCount(1).contains(into.toString());
        assertThat(err).doesNotContain("Exception", "null", ".tmp");
        assertThat(temporary()).isEmpty();
      }
    }
  }

  private static String csv() {
    return "Workload,Requests,Input tokens,Output tokens,Prompted model\na,100000,900,90,gpt-5\n";
  }

  @Test
  void theTemplateCanBeReviewed() throws IOException {
    assertThat(run("template", input.toString())).isEqualTo(0);
    assertThat(run(input.toString())).as(err).isEqualTo(0);
    try (InputStream in = Files.newInputStream(folder.resolve("plan-reviewed.xlsx"))) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      in.transferTo(bytes);
      assertThat(bytes.size()).isGreaterThan(10_000);
    }
  }
}
