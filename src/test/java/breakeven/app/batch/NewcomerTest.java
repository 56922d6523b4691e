package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import breakeven.core.table.Column;
import breakeven.core.table.Examples;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.testing.Golden;
import breakeven.testing.SavedBook;
import breakeven.workbook.write.TemplateWriter;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifteen rows as somebody types them who has read nothing, in euros: {@code use-cases.txt} says
 * what becomes of each cell that is not plain.
 */
class NewcomerTest {
  private static final Path FOLDER = Path.of("src/test/resources/newcomer");
  private static final Path FILE = FOLDER.resolve("use-cases.csv");

  /** What the refusals say to type, and what she then looks up. */
  private static final Map<String, String> TYPED =
      Map.ofEntries(
          Map.entry("ca. 2 Mio", "2000000"),
          Map.entry("3 Mio.", "3000000"),
          Map.entry("2,5 Mio", "2500000"),
          Map.entry("50k/day", "1520000"),
          Map.entry("?", "50000"),
          Map.entry("claude sonnet", "claude-sonnet-5"),
          Map.entry("gtp-5.4", "gpt-5.4"),
          Map.entry("gemini flash", "gemini-3.8-flash"),
          Map.entry("opus 5", "claude-opus-5"),
          Map.entry("llama 3.1 8b", "W&B: meta-llama/Llama-3.1-8B-Instruct"),
          Map.entry("mistral large", "mistral-large-4"));

  /** What she types for cells of {@code own-headers.csv}, as the messages say. */
  private static final Map<String, String> TYPED_OF_OWN =
      Map.ofEntries(
          Map.entry("0,50 €", "0.50"),
          Map.entry("15,000 per day", "456000"),
          Map.entry("1.5k pro Tag", "45600"),
          Map.entry("12/min", "525600"),
          Map.entry("300 per week", "1300"),
          Map.entry("€ 4000 / month", "90000"),
          Map.entry("3 Mio.", "3000000"),
          Map.entry("50k/day", "1520000"),
          Map.entry("80.000", "80000"),
          Map.entry("40 Tsd.", "40000"),
          Map.entry("monthly", "1"),
          Map.entry("quarterly", "3"),
          Map.entry("yearly", "12"),
          Map.entry("gtp-5.4", "gpt-5.4"),
          Map.entry("gemini flash", "gemini-3.8-flash"),
          Map.entry("opus 5", "claude-opus-5"),
          Map.entry("llama 3.1 8b", "meta-llama/Llama-3.1-8B-Instruct"),
          Map.entry("DeepL", "gpt-5.4-mini"));

  @TempDir private Path folder;

  private static List<List<String>> rows() throws IOException {
    return Files.readAllLines(FILE).stream().map(line -> List.of(line.split(";", -1))).toList();
  }

  private static List<List<String>> corrected() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : rows()) {
      List<String> cells = new ArrayList<>(row);
      cells.replaceAll(cell -> TYPED.getOrDefault(cell, cell));
      if (cells.get(0).equals("Fraud hints")) {
        cells.set(5, "120");
      }
      rows.add(cells);
    }
    return rows;
  }

  private Path review(Path in) {
    return Reviews.review(Reviews.quick(in, folder.resolve("out.xlsx"), Reviews.AS_OF));
  }

  /** What is said of her cells, in the order of the file. */
  private static String said(Path reviewed) {
    return Reviews.issues(reviewed).stream()
        .filter(issue -> issue.get("Sheet").equals(Sheets.WORKLOADS))
        .filter(issue -> !issue.get("Found").isEmpty() || issue.get("Severity").equals("Error"))
        .sorted(
            (a, b) ->
                Integer.compare(
                    Integer.parseInt(a.get("Cell").replaceAll("\\D", "")),
                    Integer.parseInt(b.get("Cell").replaceAll("\\D", ""))))
        .map(
            issue ->
                "%-7s  %s, %s: %s | %s | %s%n"
                    .formatted(
                        issue.get("Severity").equals("Error") ? "refused" : "read",
                        issue.get("Workload"),
                        issue.get("Column"),
                        issue.get("Found"),
                        issue.get("Problem"),
                        issue.get("How to fix")))
        .collect(Collectors.joining())
        .replace("\r\n", "\n");
  }

  private static Map<String, Map<String, String>> judged(Path reviewed, String currency) {
    Map<String, Map<String, String>> results = Reviews.results(reviewed, currency);
    results.values().removeIf(row -> row.get("Verdict").isEmpty());
    return results;
  }

  private static long refused(String said) {
    return said.lines().filter(line -> line.startsWith("refused")).count();
  }

  @Test
  void ofHerOwnFileEachCellIsReadOrRefusedWithWhatToType() {
    Path out = review(FILE);
    String said = said(out);
    Golden.check(FOLDER, "use-cases.txt", said);
    assertThat(judged(out, "GBP")).hasSize(15);
    assertThat(refused(said)).isEqualTo(22);
    assertThat(Reviews.issues(out))
        .anyMatch(
            issue -> issue.get("Problem").equals("2 rows are totals or notes, and no workload"));
  }

  @Test
  void herOwnWorkbookSaysCommasInACellAndCountsHiddenRows() throws IOException {
    Path in = folder.resolve("own.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      XSSFSheet sheet = workbook.createSheet(Sheets.WORKLOADS);
      rows().forEach(cells -> type(sheet, cells));
      Row hidden = sheet.getRow(7);
      hidden.setZeroHeight(true);
      euros(workbook.createSheet(Sheets.ASSUMPTIONS));
      save(workbook, in);
    }
    Path out = review(in);
    String said = said(out);
    assertThat(refused(said)).isEqualTo(12);
    assertThat(said)
        .contains(
            "read     Claims letters, Requests: 120.000 | This is read as 120000 | Type 120000",
            "read     Ticket triage, Labelling cost: 0,50 € | This is read as 0.5 | Type 0.5");
    assertThat(judged(out, "EUR")).hasSize(15);
    assertThat(Reviews.issues(out))
        .extracting(issue -> issue.get("Problem"))
        .contains(
            "1 workload is in a hidden row, by a filter or by hand; it counts like the others",
            "2 rows are totals or notes, and no workload")
        .noneMatch(problem -> problem.contains("The rates are quoted in"));
  }

  /**
   * Twelve cells typed again: nothing is refused, and every row has a verdict or says what it
   * lacks.
   */
  @Test
  void inTheTemplateTwelveCellsLeadToVerdicts() throws IOException {
    Path in = folder.resolve("template.xlsx");
    List<List<String>> rows = corrected();
    try (XSSFWorkbook workbook = TemplateWriter.workbook(Map.of(Workloads.TABLE, List.of()))) {
      XSSFSheet sheet = workbook.getSheet(Sheets.WORKLOADS);
      for (List<String> cells : rows.subList(2, rows.size())) {
        Row row = sheet.createRow(sheet.getLastRowNum() + 1);
        for (int i = 0; i < cells.size(); i++) {
          Column column = column(rows.get(1).get(i));
          if (column != null) {
            type(row.createCell(column.ordinal()), cells.get(i));
          }
        }
      }
      euros(workbook.getSheet(Sheets.ASSUMPTIONS));
      save(workbook, in);
    }
    Path out = review(in);
    assertThat(refused(said(out))).isZero();
    Map<String, Map<String, String>> results = judged(out, "EUR");
    assertThat(results).hasSize(15);
    UnaryOperator<String> tokens = name -> results.get(name).get("Monthly tokens (M)");
    assertThat(tokens.apply("Claims letters")).isEqualTo("348");
    assertThat(tokens.apply("Policy answers")).isEqualTo("6500");
    assertThat(tokens.apply("Contract search")).isEqualTo("381");
    assertThat(tokens.apply("Onboarding mails")).isEqualTo("10.2");
    assertThat(results.values())
        .allSatisfy(row -> assertThat(row.get("Paid today (EUR a year)")).isNotEmpty());
    assertThat(results.values().stream().map(row -> row.get("Verdict")))
        .filteredOn(verdict -> !verdict.equals("Needs data"))
        .hasSizeGreaterThan(7);
  }

  private static Column column(String header) {
    String plain = header.replace(" per month", "");
    return Workloads.TABLE.columns().stream()
        .filter(column -> column.header().equals(plain))
        .findFirst()
        .orElse(null);
  }

  private static void type(XSSFSheet sheet, List<String> cells) {
    XSSFRow row = sheet.createRow(sheet.getPhysicalNumberOfRows());
    for (int i = 0; i < cells.size(); i++) {
      type(row.createCell(i), cells.get(i));
    }
  }

  private static void type(Cell cell, String typed) {
    if (typed.matches("\\d+")) {
      cell.setCellValue(Double.parseDouble(typed));
    } else if (!typed.isEmpty()) {
      cell.setCellValue(typed);
    }
  }

  /** The two cells that say that figures are in euros, and commas before decimals. */
  private static void euros(XSSFSheet assumptions) {
    if (assumptions.getPhysicalNumberOfRows() == 0) {
      type(assumptions, List.of("Assumption", "Value"));
      type(assumptions, List.of("Reporting currency", ""));
      type(assumptions, List.of("Decimal sign", ""));
    }
    for (Row row : assumptions) {
      String name = row.getCell(0).getStringCellValue();
      if (name.equals("Reporting currency") || name.equals("Decimal sign")) {
        row.createCell(1).setCellValue(name.startsWith("D") ? "comma" : "EUR");
      }
    }
  }

  private static void save(XSSFWorkbook workbook, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      SavedBook.write(workbook, out);
    }
  }

  /** A header of ours that is missing with hers, and one that may be ours. */
  private static final Pattern ASKED =
      Pattern.compile(
          "column \"(?<missing>[^\"]+)\" \\(nearest found: \"(?<own>[^\"]+)\""
              + "|(?<other>[^:?]+): (?<ours>[^:?]+)\\?");

  private List<String> lines(Path in) throws IOException {
    return new Review()
        .run(
            Reviews.quick(in, folder.resolve("out" + runs++ + ".xlsx"), Reviews.AS_OF),
            Progress.hidden())
        .summary();
  }

  private int runs;

  /** Three runs: her headers at once, her cells at once, then each row has a verdict. */
  @Test
  void herOwnHeadersAndCellsAreToldAtOnceEach() throws IOException {
    Path first = FOLDER.resolve("own-headers.csv");
    StringBuilder told = new StringBuilder();
    String refused =
        catchThrowableOfType(BadInput.class, () -> lines(first))
            .getMessage()
            .replace(first.toString(), "");
    told.append("run 1   ").append(refused.strip()).append('\n');

    // She names the columns so, but leaves her own of remarks.
    List<String> rows = new ArrayList<>(Files.readAllLines(first));
    String headers = rows.get(0);
    for (Matcher asked = ASKED.matcher(refused); asked.find(); ) {
      boolean missing = asked.group("missing") != null;
      String own = asked.group(missing ? "own" : "other").strip();
      String ours = asked.group(missing ? "missing" : "ours");
      headers = (";" + headers + ";").replace(";" + own + ";", ";" + ours + ";");
      headers = headers.substring(1, headers.length() - 1);
    }
    rows.set(0, headers);
    Path second = Files.write(folder.resolve("own-headers.csv"), rows);
    Path reviewed = review(second);
    String said = said(reviewed);
    told.append("run 2\n").append(said);
    Golden.check(FOLDER, "own-headers.txt", told.toString());

    for (int i = 1; i < rows.size(); i++) {
      List<String> cells = new ArrayList<>(List.of(rows.get(i).split(";", -1)));
      cells.replaceAll(cell -> TYPED_OF_OWN.getOrDefault(cell, cell));
      if (cells.get(0).equals("Log summary")) {
        cells.set(1, "70000");
      }
      rows.set(i, String.join(";", cells));
    }
    Path third = Files.write(folder.resolve("third.csv"), rows);
    Path last = Reviews.review(Reviews.quick(third, folder.resolve("last.xlsx"), Reviews.AS_OF));
    assertThat(refused(said(last))).isZero();
    assertThat(judged(last, "GBP")).hasSize(15);
    assertThat(judged(last, "GBP").values())
        .allSatisfy(row -> assertThat(row.get("Paid today (GBP a year)")).isNotEmpty());
  }

  @Test
  void columnsThatMayBeOursAreOneLineOnTheTerminal() throws IOException {
    Path in = folder.resolve("own.csv");
    Files.writeString(
        in,
        """
        Workload;Requests;Input tokens;Output tokens;Prompted model;Kind of work;Quality now;Colour
        Ticket triage;20000;900;60;gpt-5.4;Stable;0.9;red
        Claims letters;30000;900;60;gpt-5.4;Mixed;0.9;blue
        """);
    assertThat(lines(in))
        .containsOnlyOnce(
            "2 columns were not read. Kind of work: Task pattern? Quality now: Prompted quality (%)?");
  }

  /** The examples are no workloads of hers, however many she leaves below her own. */
  @Test
  void examplesOfTheTemplateAreLeftOutBesideOtherRows() throws IOException {
    Path in = folder.resolve("template.xlsx");
    try (XSSFWorkbook workbook =
        TemplateWriter.workbook(Map.of(Workloads.TABLE, Examples.WORKLOADS))) {
      save(workbook, in);
      assertThat(lines(in)).containsOnlyOnce("These are the examples of the template");
      XSSFSheet sheet = workbook.getSheet(Sheets.WORKLOADS);
      Row row = sheet.createRow(sheet.getLastRowNum() + 1);
      List<String> cells = List.of("Claims letters", "30000", "900", "60", "gpt-5.4");
      List<Column> columns =
          List.of(
              Workloads.WORKLOAD,
              Workloads.REQUESTS,
              Workloads.INPUT_TOKENS,
              Workloads.OUTPUT_TOKENS,
              Workloads.PROMPTED_MODEL);
      for (int i = 0; i < cells.size(); i++) {
        type(row.createCell(columns.get(i).ordinal()), cells.get(i));
      }
      // One that she changed is hers.
      sheet.getRow(2).getCell(Workloads.REQUESTS.ordinal()).setCellValue(61000);
      save(workbook, in);
    }
    assertThat(lines(in))
        .containsOnlyOnce("Examples of the template are left out beside other workloads");
    Path out = review(in);
    assertThat(judged(out, "GBP")).containsOnlyKeys("Contract questions", "Claims letters");
    assertThat(Reviews.issues(out))
        .filteredOn(issue -> issue.get("Problem").startsWith("Examples of the template"))
        .extracting(issue -> issue.get("Found"))
        .containsExactly("rows 2, 4");
  }
}
