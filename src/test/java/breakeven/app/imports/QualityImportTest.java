package breakeven.app.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.app.batch.Progress;
import breakeven.core.table.Column;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results of evaluations in the shapes of their tools; shares are worked out by hand. */
class QualityImportTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 24);
  private static final String CASE =
      "{\"provider\":{\"id\":\"%s\",\"label\":\"\"},\"success\":%s,\"failureReason\":%s,\"score\":1,"
          + "\"response\":{\"output\":{\"success\":true}}}";

  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();
  private String workload = "Triage";
  private String model = "";
  private String prompt = "";
  private String metric = "";
  private Column as;
  private boolean dryRun;
  private Path book;

  @BeforeEach
  void aBookOfTwoWorkloads() throws IOException {
    book = folder.resolve("plan.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        var out = Files.newOutputStream(book)) {
      XSSFSheet sheet = workbook.createSheet(Sheets.WORKLOADS);
      row(
          sheet,
          0,
          "Workload",
          "Requests",
          "Input tokens",
          "Output tokens",
          "Prompted model",
          "Candidate model",
          "Smaller model",
          "Prompted quality",
          "Small model quality",
          "Fine-tuned quality",
          "Evaluation");
      row(sheet, 1, "Triage", 1, 1, 1, "gpt-5.4", "gpt-4.1-mini", null, 0.5);
      row(sheet, 2, "Tags", 1, 1, 1, "gpt-4.1-mini", "gpt-4.1-mini", null, null, "=1/2");
      workbook.write(out);
    }
  }

  private static void row(XSSFSheet sheet, int at, Object... cells) {
    Row row = sheet.createRow(at);
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] instanceof Number number) {
        row.createCell(i).setCellValue(number.doubleValue());
      } else if (cells[i] instanceof String text && text.startsWith("=")) {
        row.createCell(i).setCellFormula(text.substring(1));
      } else if (cells[i] instanceof String text) {
        row.createCell(i).setCellValue(text);
      }
    }
  }

  private void run(String name, String text) throws IOException {
    said.clear();
    Path file = Files.writeString(folder.resolve(name), text);
    new QualityImport()
        .run(
            new QualityOptions(
                List.of(file),
                new Into(book, null, dryRun),
                workload,
                model,
                prompt,
                metric,
                as,
                AS_OF),
            Progress.hidden(),
            said::add);
  }

  /** Qualities and examples of a row; -1 where a cell is empty. */
  private List<Double> cells(int row) throws IOException {
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      List<Double> cells = new ArrayList<>();
      for (int i = 7; i < 11; i++) {
        var cell = workbook.getSheet(Sheets.WORKLOADS).getRow(row).getCell(i);
        boolean empty = cell == null || cell.getCellType().name().equals("BLANK");
        cells.add(empty ? -1.0 : cell.getNumericCellValue());
      }
      return cells;
    }
  }

  private static String promptfoo(String... cases) {
    return "{\"evalId\":\"e\",\"results\":{\"version\":3,\"prompts\":[{\"provider\":\"x\"}],\"results\":["
        + String.join(",", cases)
        + "],\"stats\":{\"successes\":9,\"failures\":9}},\"config\":{\"providers\":[\"y\"]}}";
  }

  @Test
  void casesOfPromptfooPassOrNotModelByModelAndFailedCallsAreNoExamples() throws IOException {
    List<String> cases = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      cases.add(CASE.formatted("openai:chat:gpt-5.4", i < 6, i < 6 ? 0 : 1));
      cases.add(CASE.formatted("openai:gpt-4.1-mini", i < 4, i < 4 ? 0 : 1));
      cases.add(CASE.formatted("openai:chat:ft:gpt-4.1-mini:acme::x1", i < 7, i < 7 ? 0 : 1));
    }
    cases.add(CASE.formatted("openai:gpt-4.1-mini", false, 2));
    run("promptfoo.json", promptfoo(cases.toArray(String[]::new)));

    assertThat(cells(1)).containsExactly(0.75, 0.5, 0.875, 8.0);
    assertThat(said)
        .contains(
            "promptfoo.json: openai:gpt-4.1-mini, pass rate of 8 examples, and 1 without a result,"
                + " which count for nothing",
            "  Triage: Prompted quality (%) 50% → 75%",
            "  Triage: Evaluation (examples) (empty) → 8");
  }

  private static String tried(int prompt, String label, int number, boolean passes) {
    return String.format(
        Locale.ROOT,
        "{\"provider\":{\"id\":\"openai:gpt-5.4\",\"label\":\"\"},\"promptIdx\":%d,\"prompt\":{\"raw\":\"%s:"
            + " mail %d\",\"label\":\"%s\"},\"vars\":{\"mail\":\"m%d\"},"
            + "\"testCase\":{\"vars\":{\"mail\":\"m%d\"},\"assert\":[{\"type\":\"equals\",\"value\":\"spam\"}]},"
            + "\"success\":%s,\"failureReason\":%d}",
        prompt,
        label,
        number,
        label,
        number,
        number,
        passes,
        passes ? 0 : 1);
  }

  /** Twenty cases, each run five times, with a prompt that passes 95 of 100 runs and one 60. */
  private static String twoPromptsOfRepeatedCases() {
    List<String> cases = new ArrayList<>();
    for (int run = 0; run < 100; run++) {
      cases.add(tried(0, "Short, to the point", run % 20, run >= 5));
      cases.add(tried(1, "Think first: {{mail}}", run % 20, run >= 40));
    }
    return promptfoo(cases.toArray(String[]::new));
  }

  @Test
  void twoPromptsOfOneModelAreTwoQualities() {
    assertThatThrownBy(() -> run("two.json", twoPromptsOfRepeatedCases()))
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith(
            "two.json has several prompts (1: Short, to the point; 2: Think first: {{mail}}):"
                + " name one with --prompt, by its label or its number");

    prompt = "3";
    assertThatThrownBy(() -> run("two.json", twoPromptsOfRepeatedCases()))
        .hasMessageContaining("has no prompt 3 (1: Short");
  }

  @ParameterizedTest
  @CsvSource({"1,0.95", "2,0.6", "'short, TO the point',0.95"})
  void aCaseThatIsRunFiveTimesIsOneExample(String asked, double quality) throws IOException {
    prompt = asked;
    run("two.json", twoPromptsOfRepeatedCases());

    assertThat(cells(1)).containsExactly(quality, -1.0, -1.0, 20.0);
    assertThat(said).contains("two.json: openai:gpt-5.4, pass rate of 20 examples in 100 runs");
  }

  private static String braintrust(String id, String parent, String scores) {
    return "{\"id\":\"%s\",\"span_id\":\"%s\",\"root_span_id\":\"%s\",\"is_root\":%s,\"created\":\"2026-11-02T10:00:00Z\","
            .formatted(id, id, parent, id.equals(parent))
        + "\"input\":[{\"scores\":{\"Factuality\":0}}],\"metadata\":{\"model\":\"gpt-5.4\"},\"scores\":"
        + scores
        + "}";
  }

  @Test
  void casesOfBraintrustAreRootSpansAndTheirSpansRepeatTheScores() throws IOException {
    metric = "Factuality";
    run(
        "experiment.json",
        "{\"events\":["
            + String.join(
                ",",
                braintrust("a", "a", "{\"Factuality\":1,\"Levenshtein\":0.25}"),
                braintrust("a1", "a", "{\"Factuality\":1}"),
                braintrust("b", "b", "{\"Factuality\":0.6,\"Levenshtein\":0.5}"),
                braintrust("c", "c", "{\"Factuality\":0.5,\"Levenshtein\":null}"),
                braintrust("d", "d", "null"))
            + "],\"cursor\":\"x\"}");

    // (1 + 0.6 + 0.5) / 3 of four cases; one has no score.
    assertThat(cells(1)).containsExactly(0.7, -1.0, -1.0, 3.0);
    assertThat(said)
        .contains(
            "experiment.json: gpt-5.4, Factuality of 3 examples, and 1 without a result,"
                + " which count for nothing");
  }

  @Test
  void resultsOfPromptfooBeforeItsWrapperAreRead() throws IOException {
    run(
        "results.json",
        "{\"version\":2,\"results\":[{\"provider\":\"openai:gpt-5.4\",\"success\":true},"
            + "{\"provider\":\"openai:gpt-5.4\",\"success\":false}]}");

    assertThat(cells(1)).containsExactly(0.5, -1.0, -1.0, 2.0);
  }

  private static final String HARNESS =
      "{\"results\":{\"triage\":{\"alias\":\"triage\",\"acc,none\":0.81,\"acc_stderr,none\":0.02,"
          + "\"loss,none\":0.3,\"f1,none\":0.79}},\"group_subtasks\":{\"triage\":[]},"
          + "\"higher_is_better\":{\"triage\":{\"acc\":true,\"loss\":false,\"f1\":true}},"
          + "\"n-samples\":{\"triage\":{\"original\":500,\"effective\":400}},"
          + "\"config\":{\"model\":\"hf\",\"model_args\":\"pretrained=acme/gpt-4.1-mini,dtype=auto\"}}";

  @Test
  void oneMetricOfLmEvalIsTakenWithTheSamplesThatWereUsed() throws IOException {
    metric = "acc";
    run("results.json", HARNESS);

    assertThat(cells(1)).containsExactly(0.5, 0.81, -1.0, 400.0);
    assertThat(said)
        .contains(
            "Look at Prompted quality (%): it stays, and counts as measured on these examples too");
  }

  @Test
  void theArgumentsOfAModelMayBeAnObject() throws IOException {
    metric = "acc";
    run(
        "results.json",
        HARNESS.replace(
            "\"pretrained=acme/gpt-4.1-mini,dtype=auto\"",
            "{\"dtype\":\"auto\",\"pretrained\":\"acme/gpt-4.1-mini\"}"));

    assertThat(cells(1)).containsExactly(0.5, 0.81, -1.0, 400.0);
  }

  @Test
  void ofSeveralMetricsNoneIsGuessed() {
    assertThatThrownBy(() -> run("results.json", HARNESS))
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith(
            "has several metrics (triage acc,none; triage f1,none): name one with --metric");
    metric = "bleu";
    assertThatThrownBy(() -> run("results.json", HARNESS))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has no metric bleu (triage acc,none; triage f1,none)");
  }

  @Test
  void scoresOfLangfuseAreAMeanOfARowEach() throws IOException {
    model = "gpt-5.4";
    metric = "correct";
    String csv =
        "\"id\",\"timestamp\",\"name\",\"value\",\"dataType\",\"stringValue\"\n"
            + "\"1\",\"t\",\"correct\",\"1\",\"BOOLEAN\",\"True\"\n"
            + "\"2\",\"t\",\"correct\",\"\",\"BOOLEAN\",\"False\"\n"
            + "\"3\",\"t\",\"correct\",\"0.5\",\"NUMERIC\",\"\"\n"
            + "\"4\",\"t\",\"stars\",\"5\",\"NUMERIC\",\"\"\n"
            + "\"5\",\"t\",\"mood\",\"\",\"CATEGORICAL\",\"good\"\n"
            + "\"6\",\"t\",\"correct\",\"1\",\"NUMERIC\",\"\"\n";
    run("scores.csv", csv);
    assertThat(cells(1)).containsExactly(0.625, -1.0, -1.0, 4.0);

    metric = "stars";
    run("scores.csv", csv);
    assertThat(said).contains("  gpt-5.4: stars is no share of good answers from 0 to 1");
    assertThat(cells(1)).containsExactly(0.625, -1.0, -1.0, 4.0);

    metric = "";
    run(
        "scores.json",
        "{\"data\":[{\"id\":\"1\",\"name\":\"ok\",\"value\":1,\"dataType\":\"NUMERIC\"},"
            + "{\"id\":\"2\",\"name\":\"ok\",\"value\":0,\"dataType\":\"NUMERIC\"}],\"meta\":{\"page\":1}}");
    assertThat(cells(1)).containsExactly(0.5, -1.0, -1.0, 2.0);
  }

  @Test
  void aQualityIsTypedOnAllDigitsThatWereMeasured() throws IOException {
    model = "gpt-5.4";
    metric = "correct";
    run(
        "scores.csv",
        "\"id\",\"timestamp\",\"name\",\"value\",\"dataType\",\"stringValue\"\n"
            + "\"1\",\"t\",\"correct\",\"1\",\"NUMERIC\",\"\"\n"
            + "\"2\",\"t\",\"correct\",\"0\",\"NUMERIC\",\"\"\n"
            + "\"3\",\"t\",\"correct\",\"1\",\"NUMERIC\",\"\"\n");
    assertThat(cells(1)).containsExactly(0.666666666666667, -1.0, -1.0, 3.0);
  }

  @Test
  void whatAModelIsIsNotGuessed() throws IOException {
    run("a.json", promptfoo(CASE.formatted("openai:o3", true, 0)));
    assertThat(said)
        .contains(
            "  openai:o3 is neither the Prompted model (gpt-5.4) nor the Smaller model"
                + " (gpt-4.1-mini): say which with --as",
            "Nothing to change: " + book + " stays as it is");

    run("a.json", promptfoo(CASE.formatted("openai:ft:gpt-4.1:acme::1", true, 0)));
    assertThat(said)
        .contains(
            "  openai:ft:gpt-4.1:acme::1 is fine-tuned from another model than the Candidate model"
                + " gpt-4.1-mini");

    workload = "Tags";
    run("a.json", promptfoo(CASE.formatted("gpt-4.1-mini", true, 0)));
    assertThat(said)
        .contains(
            "  gpt-4.1-mini is the Prompted model and the Smaller model: say which with --as");

    as = Workloads.PROMPTED_QUALITY;
    run("a.json", promptfoo(CASE.formatted("gpt-4.1-mini", true, 0)));
    assertThat(cells(2)).containsExactly(1.0, 0.0, -1.0, 1.0);
  }

  @Test
  void formulasStayAndADryRunWritesNothing() throws IOException {
    workload = "Tags";
    as = Workloads.SMALL_QUALITY;
    run("a.json", promptfoo(CASE.formatted("gpt-4.1-mini", true, 0)));
    assertThat(said)
        .contains("  Small model quality (%) is a formula, and stays; the files say 100%");

    as = Workloads.TUNED_QUALITY;
    dryRun = true;
    byte[] before = Files.readAllBytes(book);
    run("a.json", promptfoo(CASE.formatted("mine", true, 0)));
    assertThat(said).contains("Dry run: nothing was written");
    assertThat(Files.readAllBytes(book)).isEqualTo(before);
  }

  @Test
  void whatIsNoEvaluationOrNoRowIsRefusedInOneLine() {
    assertThatThrownBy(() -> run("a.json", "{\"data\":[{\"x\":1}]}"))
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith(
            "a.json holds no results of an evaluation: give those of promptfoo, lm-eval, Langfuse"
                + " or Braintrust");
    assertThatThrownBy(() -> run("a.json", "{\"results\":{\"results\":[{\"succ"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("ends in the middle");
    workload = "Triag";
    assertThatThrownBy(() -> run("a.json", HARNESS))
        .isInstanceOf(BadInput.class)
        .hasMessage("Workloads has no row Triag; is \"Triage\" meant?");
  }
}
