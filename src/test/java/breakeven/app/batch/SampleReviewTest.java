package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.input.Decimals;
import breakeven.core.report.ResultSheet;
import breakeven.core.report.ResultTable;
import breakeven.core.table.Sheets;
import breakeven.exchange.export.CsvFiles;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.Golden;
import breakeven.testing.LibreOffice;
import breakeven.testing.OpenPyxl;
import breakeven.testing.Scope;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Footer;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped sample, reviewed as a user would. */
class SampleReviewTest {
  @TempDir private static Path folder;
  private static Path reviewed;
  private static Path csv;
  private static List<String> dump;

  @BeforeAll
  static void review() {
    csv = folder.resolve("csv");
    reviewed =
        Reviews.review(
            Reviews.asked(
                SampleWorkbook.FILE,
                folder.resolve("portfolio-reviewed.xlsx"),
                Reviews.AS_OF,
                false,
                null,
                null,
                null,
                csv,
                null));
    dump = WorkbookDump.of(reviewed).lines().toList();
  }

  @Test
  void theResultColumnsOfWorkloads() {
    List<String> cells = sheet(Sheets.WORKLOADS);
    String first =
        cells.stream()
            .filter(line -> line.matches("[A-Z]+1 +text +Verdict"))
            .findFirst()
            .orElseThrow();
    int from = column(first);
    String results =
        String.join("\n", cells.stream().filter(line -> column(line) >= from).toList());
    Golden.check("sample-workloads.txt", results + "\n");
  }

  @Test
  void summary() {
    Golden.check("sample-summary.txt", text(Sheets.SUMMARY));
  }

  @ParameterizedTest
  @ValueSource(strings = {Sheets.CHECKLIST, Sheets.BREAK_EVEN})
  void whatOnlyExportsHaveOfAllWorkloads(String table) throws IOException {
    String file = table.toLowerCase(Locale.ROOT);
    String text = Files.readString(CsvFiles.file(csv, table));
    Golden.check("sample-" + file + ".txt", text.replaceAll("[\\r\ufeff]", ""));
  }

  /** Each is one that no public list has with a later day. */
  @Test
  void theOldPricesThatTheSampleUsesAreKnown() throws IOException {
    List<String> old =
        Files.readAllLines(CsvFiles.file(csv, Sheets.PRICES_USED)).stream()
            .filter(line -> line.endsWith(",stale"))
            .map(line -> line.replaceFirst("^([^,]*),\"([^,]*), row .*", "$2: $1"))
            .toList();
    assertThat(old)
        .containsExactly(
            "Model prices: Together: Qwen/Qwen3-235B-A22B-fp8-tput",
            "Model prices: AWS Bedrock: meta.llama3-1-8b-instruct-v1:0",
            "Model prices: W&B: meta-llama/Llama-3.1-8B-Instruct",
            "Model prices: W&B: OpenPipe/Qwen3-14B-Instruct",
            "Model prices: Google: gemini-3.5-flash-lite (Vertex tuned endpoint)",
            "Model prices: W&B: meta-llama/Llama-3.1-8B-Instruct with LoRA (serverless)",
            "Model prices: OpenAI: ft:gpt-4.1-mini-2025-04-14",
            "Model prices: Google: gemini-2.5-flash (Vertex tuned endpoint)",
            "Model prices: Google: gemini-2.5-flash-lite (Vertex tuned endpoint)",
            "Model prices: Azure OpenAI: gpt-4.1-mini fine-tuned (Standard or Global Standard)",
            "Training prices: OpenAI: gpt-4.1-mini",
            "Training prices: Azure OpenAI: gpt-4.1-mini",
            "Training prices: Google: gemini-2.5-flash",
            "Training prices: Google: gemini-2.5-flash-lite",
            "GPU prices: Vultr: A100 80GB",
            "GPU prices: Modal: A100 80GB",
            "GPU prices: Modal: H100",
            "GPU prices: GCP: L4",
            "Serving capacity: A100 80GB");
  }

  @Test
  void nextSteps() {
    Golden.check("sample-next-steps.txt", text(Sheets.NEXT_STEPS));
  }

  @Test
  void issues() {
    Golden.check("sample-issues.txt", text(Sheets.ISSUES));
  }

  @Test
  void runLog() throws IOException {
    String log = text(Sheets.RUN_LOG);
    assertThat(log)
        .contains(XlsxFile.sha256(SampleWorkbook.FILE))
        .containsPattern("number +" + Files.size(SampleWorkbook.FILE) + "\\n");
    // The file's compressed bytes and the Java version may differ between machines.
    String same =
        log.replace(XlsxFile.sha256(SampleWorkbook.FILE), "(hash)")
            .replaceAll("number +" + Files.size(SampleWorkbook.FILE) + "\\n", "number  (size)\n")
            .replaceAll("number +" + Runtime.version().feature() + "\\n", "number  (java)\n");
    Golden.check("sample-run-log.txt", same);
  }

  /** What each sheet of ours shows stands in the order of the tabs. */
  @Test
  void everySheetThatIsAddedIsExplained() throws IOException {
    List<String> explained =
        ResultTable.SHEETS.stream()
            .map(ResultSheet::name)
            .collect(Collectors.toCollection(ArrayList::new));
    explained.removeAll(List.of(Sheets.CHANGES, Sheets.REALISED, Sheets.DECISION_LOG));
    assertThat(added(reviewed)).isEqualTo(explained);
  }

  private static List<String> added(Path file) {
    List<String> ours = ResultTable.SHEETS.stream().map(ResultSheet::name).toList();
    return Reviews.sheets(file).stream().filter(ours::contains).toList();
  }

  @Test
  void headersStandAtTheSideOfTheirNumbers() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(reviewed))) {
      for (String ours : added(reviewed)) {
        for (XSSFTable table : workbook.getSheet(ours).getTables()) {
          Row header = workbook.getSheet(ours).getRow(table.getStartRowIndex());
          Row first = workbook.getSheet(ours).getRow(table.getStartRowIndex() + 1);
          for (Cell cell : header) {
            assertThat(cell.getCellStyle().getAlignment() == HorizontalAlignment.RIGHT)
                .as("%s: %s", ours, cell)
                .isEqualTo(
                    first.getCell(cell.getColumnIndex()).getCellStyle().getAlignment()
                        == HorizontalAlignment.RIGHT);
          }
        }
      }
    }
  }

  @Test
  void eachIssueLinksToItsCell() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(reviewed))) {
      XSSFSheet issues = workbook.getSheet(Sheets.ISSUES);
      int linked = 0;
      for (XSSFHyperlink link : issues.getHyperlinkList()) {
        Row row = issues.getRow(link.getFirstRow());
        if (row.getRowNum() > 4) {
          String to = row.getCell(3).getStringCellValue() + "!" + row.getCell(4);
          assertThat(link.getLocation().replace("'", "")).isEqualTo(to);
          linked++;
        }
      }
      assertThat(linked).isEqualTo(issues.getLastRowNum() - 4);
    }
  }

  @Test
  void aPrintedPageSaysItsFileItsSheetAndTheReview() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(reviewed))) {
      for (String ours : added(reviewed)) {
        Footer footer = workbook.getSheet(ours).getFooter();
        assertThat(List.of(footer.getLeft(), footer.getCenter(), footer.getRight()))
            .as(ours)
            .containsExactly("&F", "&A", "review of 2026-12-01, page &P of &N");
      }
    }
  }

  @Test
  void nothingInItIsAnErrorValue() {
    assertThat(dump).noneMatch(line -> line.matches("[A-Z]+[0-9]+ +error .*"));
    assertThat(String.join("\n", dump)).doesNotContain("NaN", "Infinity", " null");
  }

  @Thorough
  @Test
  void libreOfficeOpensItAndCalculatesTheUsersOwnSheetAsBefore() {
    Map<String, List<CSVRecord>> after =
        LibreOffice.calculateWhole(reviewed, folder.resolve("after"));
    Map<String, List<CSVRecord>> before =
        LibreOffice.calculate(SampleWorkbook.FILE, folder.resolve("before"));
    Set<String> kept = new LinkedHashSet<>(before.keySet());
    // The template explains itself; a review drops its page.
    assertThat(kept.remove(Sheets.READ_ME)).isTrue();
    assertThat(after.keySet()).containsAll(kept).containsAll(Reviews.OUR_SHEETS);
    assertThat(texts(after.get(SampleWorkbook.BUDGET)))
        .isEqualTo(texts(before.get(SampleWorkbook.BUDGET)));
    assertThat(texts(after.get(Sheets.WORKLOADS)).toString()).doesNotContain("#", "Err:");
  }

  private static List<List<String>> texts(List<CSVRecord> records) {
    return records.stream().map(CSVRecord::toList).toList();
  }

  @Thorough
  @Test
  void aStricterLibraryReadsTheSame() {
    List<String> cells = OpenPyxl.dump(reviewed);
    assertThat(cells).contains("[Summary]", "[Next steps]", "[Issues]", "[Run log]");
    List<String> sheets =
        dump.stream()
            .filter(line -> line.startsWith("["))
            .map(l -> l.replace(" hidden", ""))
            .toList();
    assertThat(cells.stream().filter(line -> line.startsWith("[")).toList()).isEqualTo(sheets);
    assertThat(cells.stream().filter(line -> !line.startsWith("[")).count())
        .isEqualTo(dump.stream().filter(line -> !line.startsWith("[")).count());
  }

  @Test
  void twoWorkloadsExplained() {
    Golden.check("sample-explain-claims-triage.txt", explain("Claims triage"));
    Golden.check("sample-explain-ticket-triage.txt", explain("support ticket TRIAGE "));
  }

  @Test
  void theExplanationTellsWhatTheWorkbookTells() {
    // One workload of each verdict and each kind of change: an explanation reviews the whole
    // sample.
    Map<String, Map.Entry<String, Map<String, String>>> kinds = new LinkedHashMap<>();
    Reviews.results(reviewed)
        .entrySet()
        .forEach(
            each -> {
              String change = each.getValue().get("What would change it");
              String kind = each.getValue().get("Verdict") + change.replaceFirst("[0-9,].*", "");
              kinds.putIfAbsent(kind, each);
            });
    assertThat(kinds).hasSizeBetween(15, 40);
    kinds.values().stream()
        .limit(Scope.times(40, 5))
        .forEach(
            each -> {
              String name = each.getKey();
              Map<String, String> cells = each.getValue();
              String text = explain(name);
              assertThat(text).as(name).contains(cells.get("Verdict"));
              if (!cells.get("What would change it").isEmpty()) {
                assertThat(text.replaceAll("\\s+", " "))
                    .as(name)
                    .contains(cells.get("What would change it"));
              }
            });
  }

  private static String explain(String workload) {
    ExplainOptions options =
        new ExplainOptions(
            workload, SampleWorkbook.FILE, Reviews.AS_OF, null, Decimals.UNSAID, false, false);
    return String.join("\n", new Explain().explain(options, Progress.hidden())) + "\n";
  }

  private static int column(String line) {
    return new CellReference(line.substring(0, line.indexOf(' '))).getCol();
  }

  private static String text(String sheet) {
    return String.join("\n", sheet(sheet)) + "\n";
  }

  private static List<String> sheet(String name) {
    int from = dump.indexOf("[" + name + "]") + 1;
    int to = from;
    while (to < dump.size() && !dump.get(to).startsWith("[")) {
      to++;
    }
    return dump.subList(from, to);
  }
}
