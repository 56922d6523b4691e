package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.report.Columns;
import breakeven.core.report.Format;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.ResultTable;
import breakeven.core.report.SensitivityColumns;
import breakeven.core.report.TableColumn;
import breakeven.core.table.JsonKeys;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.exchange.export.CsvFiles;
import breakeven.oracle.SeededPortfolio;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.Json;
import breakeven.testing.PlainBook;
import breakeven.testing.Portfolio;
import breakeven.testing.Thorough;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The results as CSV files and as JSON: the same as in the sheets, for every program alike. */
class ExportsTest {
  private static final LocalDate FIRST_SERIAL = LocalDate.of(1899, 12, 30);

  @TempDir private static Path shared;
  @TempDir private Path folder;
  private static Path workbook;
  private static Path csv;
  private static Path json;

  @BeforeAll
  static void review() {
    workbook = shared.resolve("out.xlsx");
    csv = shared.resolve("csv");
    json = shared.resolve("out.json");
    run(SampleWorkbook.FILE, workbook, csv, json);
  }

  private static void run(Path in, Path out, Path csv, Path json) {
    try {
      new Review()
          .run(
              Reviews.asked(in, out, Reviews.AS_OF, false, null, null, 100, csv, json),
              Progress.hidden());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Map<String, String>> rows(Path file) {
    try {
      String text = Files.readString(file);
      assertThat(text).startsWith("\ufeff").endsWith("\r\n");
      List<Map<String, String>> rows = new ArrayList<>();
      try (CSVParser parser =
          CSVParser.parse(new StringReader(text.substring(1)), CSVFormat.RFC4180)) {
        List<CSVRecord> records = parser.getRecords();
        for (CSVRecord record : records.subList(1, records.size())) {
          assertThat(record.size()).isEqualTo(records.get(0).size());
          Map<String, String> row = new LinkedHashMap<>();
          for (int i = 0; i < record.size(); i++) {
            row.put(records.get(0).get(i), record.get(i));
          }
          rows.add(row);
        }
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** So much text that it is handed on in parts, some of which have no workload. */
  @Test
  void rowsThatAreNoWorkloadsStayInTheirPlacesHoweverManyThereAre() throws IOException {
    String headers = "Workload,Requests,Input tokens,Output tokens,Prompted model,Remark\n";
    StringBuilder text = new StringBuilder(headers);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      boolean workload = i == 0 || i == 250;
      String remark = i + " " + "-".repeat(20_000);
      text.append(workload ? "w" + i + ",9000,1800,120,gpt-4.1," : ",,,,,")
          .append(remark)
          .append('\n');
      expected.add((workload ? "w" + i : "") + "|" + remark + "|" + workload);
    }
    Path in = Files.writeString(folder.resolve("in.csv"), text);

    run(in, folder.resolve("out.csv"), folder.resolve("all"), folder.resolve("out.json"));

    assertThat(rows(folder.resolve("out.csv")))
        .extracting(
            row ->
                row.get("Workload")
                    + "|"
                    + row.get("Remark")
                    + "|"
                    + !row.get(Columns.VERDICT).isEmpty())
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {Sheets.WORKLOADS, Sheets.NEXT_STEPS, Sheets.ISSUES})
  void everyCellIsThatOfTheSheet(String sheet) {
    List<Map<String, String>> expected = Reviews.rows(workbook, sheet);
    List<Map<String, String>> found = rows(CsvFiles.file(csv, sheet));
    if (sheet.equals(Sheets.WORKLOADS)) {
      found.forEach(ExportsTest::asOnTheSheet);
    }
    if (sheet.equals(Sheets.NEXT_STEPS)) {
      // Its total and the offers are below, and a workload leads to its row.
      expected = expected.subList(0, found.size());
      found.forEach(row -> row.remove("Row"));
    }
    assertThat(found).hasSameSizeAs(expected).hasSizeGreaterThan(5);
    for (int i = 0; i < found.size(); i++) {
      Map<String, String> cells = new LinkedHashMap<>(expected.get(i));
      cells.keySet().removeAll(List.of("Sign", "Review row", "Edited"));
      assertThat(found.get(i).keySet()).containsExactlyElementsOf(cells.keySet());
      assertThat(comparable(found.get(i))).as(sheet + " " + i).isEqualTo(comparable(cells));
    }
  }

  /** The cells of the sheet from those of the file, which has more columns. */
  private static void asOnTheSheet(Map<String, String> cells) {
    String words = cells.get("Break-even re-training cadence in words");
    cells.replace("Break-even re-training cadence (months)", words);
    cells
        .keySet()
        .removeIf(title -> Columns.ONLY_IN_FILES.contains(title.replaceAll(" \\(.*", "")));
  }

  /** Numbers as numbers, and a day as its serial number. */
  private static Map<String, Object> comparable(Map<String, String> cells) {
    Map<String, Object> all = new LinkedHashMap<>();
    cells.forEach((header, text) -> all.put(header, comparable(text)));
    return all;
  }

  private static Object comparable(String text) {
    if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
      return (double) ChronoUnit.DAYS.between(FIRST_SERIAL, LocalDate.parse(text));
    }
    return text.matches("-?[0-9.]+(E-?[0-9]+)?")
        ? (Object) new BigDecimal(text).doubleValue()
        : text;
  }

  @Test
  void theForecastSavesWhatIsReadyToApproveAtTodaysPrices() {
    double ready =
        rows(csv.resolve("Workloads.csv")).stream()
            .filter(row -> !row.get("Expected saving (GBP a year)").isEmpty())
            .filter(row -> Double.parseDouble(row.get("Expected saving (GBP a year)")) > 0)
            .map(row -> row.get("Saving (GBP over the horizon, at today's prices)"))
            .mapToDouble(Double::parseDouble)
            .sum();
    assertThat(ready).isGreaterThan(100_000);
    assertThat(
            rows(csv.resolve("Forecast.csv")).stream()
                .mapToDouble(row -> Double.parseDouble(row.get("Saved (GBP)")))
                .sum())
        .isCloseTo(ready, within(0.005));
  }

  @Test
  void theFolderHoldsEveryTableAndNothingElse() throws IOException {
    try (Stream<Path> files = Files.list(csv)) {
      assertThat(files)
          .allSatisfy(file -> assertThat(file).isNotEmptyFile())
          .containsExactlyInAnyOrderElementsOf(
              ResultTable.names(false).stream().map(name -> CsvFiles.file(csv, name)).toList());
    }
  }

  @Thorough
  @Test
  void aCsvFileGivesTheSameResultsAsTheWorkbookMadeOfIt() throws IOException {
    Path in = folder.resolve("in.csv");
    Files.writeString(in, sampleAsCsv());
    Path book = folder.resolve("book.xlsx");
    run(in, book, null, null);
    Path out = folder.resolve("out.csv");
    run(in, out, folder.resolve("all"), null);
    List<Map<String, String>> expected = Reviews.rows(book, Sheets.WORKLOADS);
    List<Map<String, String>> found = rows(out);
    found.forEach(ExportsTest::asOnTheSheet);
    assertThat(found).hasSameSizeAs(expected).hasSize(54);
    for (int i = 0; i < found.size(); i++) {
      expected.get(i).keySet().removeAll(List.of("Review row", "Edited"));
      assertThat(comparable(found.get(i))).isEqualTo(comparable(expected.get(i)));
    }
    assertThat(Files.readString(folder.resolve("all/Workloads.csv")))
        .isEqualTo(Files.readString(out));
  }

  /** The user's columns of the sample, from the CSV of its results. */
  private static String sampleAsCsv() throws IOException {
    StringBuilder text = new StringBuilder();
    try (CSVParser parser =
        CSVParser.parse(
            CsvFiles.file(csv, Sheets.WORKLOADS), StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
      for (CSVRecord record : parser) {
        List<String> cells = record.toList();
        text.append(CSVFormat.RFC4180.format(cells.subList(0, 52).toArray()).replace("\ufeff", ""))
            .append("\r\n");
      }
    }
    return text.toString();
  }

  /** A pivot or a chart of a column of numbers finds nothing else in it. */
  @Thorough
  @Test
  void numbersAndWordsStandInColumnsOfTheirOwn() throws IOException {
    Path in = Reviews.csv(SeededPortfolio.rows(17, 120), folder.resolve("in.csv"));
    Path out = folder.resolve("out.csv");
    Path book = folder.resolve("book.xlsx");
    run(in, out, folder.resolve("all"), folder.resolve("all.json"));
    run(out, book, null, null);
    List<ResultColumn> columns = Reviews.columns("GBP").workloadsInFiles();
    List<Map<String, String>> workloads = rows(out);
    numbersAlone(columns, workloads);
    numbersAlone(Reviews.columns("GBP").breakEven(), rows(folder.resolve("all/Break-even.csv")));
    List<ResultColumn> sensitivity =
        SensitivityColumns.of("GBP").stream().map(TableColumn::head).toList();
    numbersAlone(sensitivity, rows(folder.resolve("all/Sensitivity.csv")));
    assertThat(workloads)
        .extracting(row -> row.get("Break-even volume in words"))
        .contains("", "closed", "never: the saving never covers the cost");
    assertThat(workloads).extracting(row -> row.get("Closed candidate")).contains("", "closed");
    assertThat(workloads).extracting(row -> row.get("Payback in words")).contains("", "never");
    // The sheet has no words in the columns of numbers, and none of the columns of the file.
    List<Map<String, String>> sheet = Reviews.rows(book, Sheets.WORKLOADS);
    assertThat(sheet.get(0)).doesNotContainKeys(Columns.ONLY_IN_FILES.toArray(String[]::new));
    numbersAlone(Reviews.columns("GBP").workloads(), sheet);
    assertThat(columns.stream().map(ResultColumn::header))
        .containsAll(Columns.ONLY_IN_FILES)
        .hasSize(Reviews.titles("GBP").size() + Columns.ONLY_IN_FILES.size());
  }

  private static void numbersAlone(List<ResultColumn> columns, List<Map<String, String>> rows) {
    assertThat(rows).isNotEmpty();
    for (ResultColumn column : columns) {
      if (column.format().number() && column.format() != Format.DATE) {
        assertThat(rows)
            .extracting(row -> row.get(column.title()))
            .as(column.title())
            .allMatch(cell -> cell.isEmpty() || cell.matches("-?[0-9.]+([Ee]-?[0-9]+)?"));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Prompting cost=4000 | still pays after a fall of 71.2%",
        "Prompting cost=0.01 | never",
      })
  void aBreakEvenPriceSaysWhetherItStillPays(String cell, String said) throws IOException {
    List<Map<String, String>> rows = List.of(Portfolio.straight("one", cell));
    Path out = folder.resolve("out.csv");
    run(Reviews.csv(rows, folder.resolve("in.csv")), out, null, null);
    assertThat(rows(out).get(0).get("Break-even price in words")).startsWith(said);
  }

  @Thorough
  @Test
  void aReviewedCsvFileReviewedAgainIsTheSame() throws IOException {
    Path in = folder.resolve("in.csv");
    Files.writeString(in, sampleAsCsv());
    Path once = folder.resolve("once.csv");
    Path twice = folder.resolve("twice.csv");
    run(in, once, null, null);
    run(once, twice, null, null);
    assertThat(Files.readString(twice)).isEqualTo(Files.readString(once));
  }

  /** A spreadsheet that opens the file takes no text of it for a formula, and we read it back. */
  @Test
  void textsThatBeginLikeFormulasComeThroughCsv() throws IOException {
    List<String> names = List.of("=SUM(A1)", "+44 20", "- b", "@c", "plain", "-5");
    StringBuilder text =
        new StringBuilder("Workload,Requests,Input tokens,Output tokens,Prompted model,=Notes\n");
    names.forEach(name -> text.append(name).append(",100000,1000,100,gpt-4.1,-x\n"));
    Path in = Files.writeString(folder.resolve("in.csv"), text);
    Path out = folder.resolve("out.csv");
    run(in, out, null, null);
    assertThat(rows(out))
        .extracting(row -> row.get("Workload") + " " + row.get("'=Notes"))
        .containsExactly(
            "'=SUM(A1) '-x", "'+44 20 '-x", "'- b '-x", "'@c '-x", "plain '-x", "-5 '-x");
    Path again = folder.resolve("again.csv");
    run(out, again, null, null);
    assertThat(Files.readString(again)).isEqualTo(Files.readString(out));
    Path book = folder.resolve("book.xlsx");
    run(out, book, null, null);
    assertThat(Reviews.rows(book, Sheets.WORKLOADS))
        .extracting(row -> row.get("Workload"))
        .containsExactlyElementsOf(names);
  }

  @Test
  void whatIsTheUsersStays() throws IOException {
    Path in = folder.resolve("in.csv");
    Files.writeString(
        in,
        """
        Portfolio of 2026;;
        Workload;Requests;Input tokens;Output tokens;Prompted model;Issues;;2026
        "a ""b"", c";100000;1000;100;gpt-5;none;x;007
        ;;;;;a line of mine;;
        Ünïcode →;1000;1000;100;gpt-5; spaces ;;1.50;beyond
        """);
    Path out = folder.resolve("out.csv");
    run(in, out, null, null);
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0))
        .startsWith(
            "\ufeffWorkload,Requests,Input tokens,Output tokens,Prompted"
                + " model,Issues,,2026,,Verdict,")
        .contains(",Issues 2,Decision,")
        .endsWith(",Reviewed on");
    assertThat(lines.get(1))
        .startsWith("\"a \"\"b\"\", c\",100000,1000,100,gpt-5,none,x,007,,")
        .endsWith("," + Reviews.AS_OF);
    assertThat(lines.get(2))
        .isEqualTo(
            ",,,,,a line of mine,,,"
                + ",".repeat(Reviews.columns("GBP").workloadsInFiles().size()));
    assertThat(lines.get(3)).startsWith("Ünïcode →,1000,1000,100,gpt-5,\" spaces \",,1.50,beyond,");
  }

  @Test
  void aPointInTimeAndNoShiftAtAllAreToldAsTyped() throws IOException {
    Map<String, String> row = PlainBook.answered("One", "100000");
    row.put("Data shift interval", "none");
    Path in =
        new PlainBook(List.of(row))
            .edit(
                workbook -> {
                  XSSFSheet sheet = workbook.getSheet(Sheets.WORKLOADS);
                  int own = sheet.getRow(0).getLastCellNum();
                  sheet.getRow(0).createCell(own).setCellValue("Seen");
                  XSSFCell seen = sheet.getRow(1).createCell(own);
                  seen.setCellValue(LocalDateTime.of(2026, 11, 20, 9, 30));
                  XSSFCellStyle style = workbook.createCellStyle();
                  style.setDataFormat(22);
                  seen.setCellStyle(style);
                })
            .write(folder.resolve("seen.xlsx"));
    Path out = folder.resolve("seen.csv");
    Path told = folder.resolve("seen.json");
    run(in, out, null, told);
    assertThat(rows(out).get(0)).containsEntry("Seen", "2026-11-20T09:30:00");
    Map<?, ?> workload = map(list(Json.object(told).get("workloads")).get(0));
    assertThat(map(workload.get("inputs")).get("dataShiftInterval")).isEqualTo("none");
  }

  @Test
  void whatIsWrongWithASheetAsAWholeIsToldInCsvToo() throws IOException {
    Path in =
        new PlainBook(
                List.of(PlainBook.answered("One", "100000"), PlainBook.answered("Two", "100000")))
            .edit(
                workbook ->
                    workbook
                        .getSheet(Sheets.WORKLOADS)
                        .addMergedRegion(new CellRangeAddress(1, 2, 0, 0)))
            .write(folder.resolve("merged.xlsx"));
    run(in, folder.resolve("merged.csv"), folder.resolve("all"), null);
    assertThat(rows(folder.resolve("all/Issues.csv")))
        .filteredOn(row -> row.get("Problem").startsWith("Merged cells"))
        .extracting(row -> row.get("Found"))
        .containsExactly("A2:A3");
  }

  /** Most of its rows are empty, so that the test takes little time. */
  @Thorough
  @Test
  void rowsBeyondTheLastOfASheetAreReviewedToCsvAndRefusedAsAWorkbook() throws IOException {
    Path in = folder.resolve("long.csv");
    Files.writeString(
        in,
        "Workload,Requests,Input tokens,Output tokens,Prompted model\n"
            + "\n".repeat(1_048_600)
            + "Far down,100000,1000,100,gpt-5\nBad,20k,1000,100,gpt-5\n");
    run(in, folder.resolve("long.out.csv"), folder.resolve("all"), null);
    assertThat(rows(folder.resolve("long.out.csv")))
        .extracting(row -> row.get("Workload"))
        .containsExactly("Far down", "Bad");
    assertThat(rows(folder.resolve("all/Issues.csv")))
        .extracting(row -> row.get("Cell"))
        .contains("B1048603");
    assertThatThrownBy(() -> run(in, folder.resolve("long.xlsx"), null, null))
        .isInstanceOf(BadInput.class)
        .hasMessageContainingAll("long.csv has more rows", "row 1,048,576", "--csv DIR");
    assertThat(folder.resolve("long.xlsx")).doesNotExist();
  }

  @Thorough
  @Test
  void manyColumnsAreKept() throws IOException {
    Path in = folder.resolve("wide.csv");
    String more = IntStream.range(0, 20_000).mapToObj(i -> ",c" + i).collect(Collectors.joining());
    Files.writeString(
        in,
        "Workload,Requests,Input tokens,Output tokens,Prompted model"
            + more
            + "\nWide,100000,1000,100,gpt-5"
            + more
            + "\n");
    run(in, folder.resolve("wide.out.csv"), null, null);
    Map<String, String> row = rows(folder.resolve("wide.out.csv")).get(0);
    assertThat(row)
        .hasSize(20_005 + Reviews.columns("GBP").workloadsInFiles().size())
        .containsEntry("c19999", "c19999");
    assertThatThrownBy(() -> run(in, folder.resolve("wide.xlsx"), null, null))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("wide.csv has more columns");
  }

  /** Only the workloads were written, and their issues were said to be listed on Issues. */
  @Test
  void whereNothingListsTheIssuesItIsSaidWhatDoes() throws IOException {
    Path out = folder.resolve("plan-reviewed.csv");
    ReviewOptions options = Reviews.options(SampleWorkbook.FILE, out);
    assertThat(new Review().run(options, Progress.hidden()).summary())
        .contains("3 errors, 7 warnings; --csv DIR or --json FILE lists them");
  }

  @Test
  void theSameRunGivesTheSameBytes() throws IOException {
    Path again = folder.resolve("again");
    run(SampleWorkbook.FILE, null, again, null);
    for (String name : ResultTable.names(false)) {
      if (!name.equals(Sheets.RUN_LOG)) {
        assertThat(Files.readString(CsvFiles.file(again, name)))
            .isEqualTo(Files.readString(CsvFiles.file(csv, name)));
      }
    }
  }

  // --- JSON --------------------------------------------------------------------------------------

  private static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }

  private static List<?> list(Object value) {
    return (List<?>) value;
  }

  /** An empty field is null, a number a number. */
  private static Object inJson(String field) {
    if (field.isEmpty()) {
      return null;
    }
    return field.matches("-?[0-9.]+") ? (Object) Double.valueOf(field) : field;
  }

  @ParameterizedTest
  @CsvSource({
    "Workloads, results, 59, 0",
    "Checklist, checklist, 2, 0",
    "Break-even, breakEven, 2, 0",
    "Issues, issues, 0, 1",
    "Shapes, shapes, 0, 1",
    "Sensitivity, sensitivity, 0, 1",
    "Next steps, nextSteps, 0, 1",
    "Decisions, decisions, 0, 1",
    "Business units, businessUnits, 0, 1",
    "Forecast, forecast, 0, 1",
    "Prices used, pricesUsed, 0, 1",
    "Assumptions used, assumptionsUsed, 0, 1"
  })
  void jsonHoldsTheCellsOfTheCsvFiles(String file, String key, int skipped, int own) {
    Map<String, Object> all = Json.object(json);
    List<?> rows = list(own == 1 ? all.get(key) : all.get("workloads"));
    List<Map<String, String>> expected = rows(CsvFiles.file(csv, file));
    assertThat(rows).hasSameSizeAs(expected).isNotEmpty();
    List<?> columns = list(map(all.get("columns")).get(key));
    for (int i = 0; i < rows.size(); i++) {
      Map<?, ?> cells = map(own == 1 ? rows.get(i) : map(rows.get(i)).get(key));
      List<String> titles = new ArrayList<>(expected.get(i).keySet());
      titles = titles.subList(skipped, titles.size());
      assertThat(cells).hasSameSizeAs(titles).hasSameSizeAs(columns);
      int at = 0;
      for (Map.Entry<?, ?> cell : cells.entrySet()) {
        Map<?, ?> column = map(columns.get(at));
        String title = titles.get(at++);
        String unit = (String) column.get("unit");
        assertThat(cell.getKey()).isEqualTo(column.get("key"));
        assertThat(column.get("header") + (unit.isEmpty() ? "" : " (" + unit + ")"))
            .isEqualTo(title);
        String field = expected.get(i).get(title);
        // Digits in a column of texts are text.
        boolean text = cell.getValue() instanceof String;
        assertThat(cell.getValue()).as(title).isEqualTo(text ? field : inJson(field));
      }
    }
  }

  @Test
  void jsonTellsTheProblemsOfARowWithoutAName() throws IOException {
    Map<String, String> nameless = PlainBook.answered("", "900000");
    Path in =
        new PlainBook(List.of(PlainBook.answered("a", "900000"), nameless))
            .write(folder.resolve("nameless.xlsx"));
    Path out = folder.resolve("nameless.json");
    run(in, null, null, out);
    List<?> workloads = list(Json.object(out).get("workloads"));
    assertThat(list(map(workloads.get(0)).get("problems")).toString()).doesNotContain("A3");
    assertThat(list(map(workloads.get(1)).get("problems")).toString()).contains("A3");
  }

  @Test
  void jsonTellsInputsAndProblemsOfEachWorkload() {
    List<Map<String, String>> expected = rows(CsvFiles.file(csv, Sheets.WORKLOADS));
    List<?> workloads = list(Json.object(json).get("workloads"));
    int problems = 0;
    for (int i = 0; i < workloads.size(); i++) {
      Map<?, ?> workload = map(workloads.get(i));
      Map<?, ?> inputs = map(workload.get("inputs"));
      assertThat(inputs.get("workload")).isEqualTo(expected.get(i).get("Workload").strip());
      assertThat(inputs).hasSameSizeAs(Workloads.TABLE.columns());
      assertThat(workload.get("row")).isEqualTo(i + 2.0);
      assertThat((double) list(workload.get("problems")).size())
          .isEqualTo(map(workload.get("results")).get("issues"));
      for (Object problem : list(workload.get("problems"))) {
        assertThat(map(problem).get("workload")).isEqualTo(inputs.get("workload"));
        problems++;
      }
    }
    assertThat(problems).as("those of prices are told once").isGreaterThan(5);
  }

  @Test
  void jsonTellsTheRunAndItsSums() {
    Map<String, Object> all = Json.object(json);
    assertThat(all).containsEntry("format", "breakeven-snapshot").containsEntry("version", 3.0);
    assertThat(map(all.get("run")).get("reviewDate")).isEqualTo(Reviews.AS_OF.toString());
    assertThat((String) map(all.get("run")).get("sha256OfTheInput")).hasSize(64);
    double saved = 0;
    double more = 0;
    for (Object workload : list(all.get("workloads"))) {
      Map<?, ?> results = map(map(workload).get("results"));
      Double saving = (Double) results.get("saving");
      Double expected = (Double) results.get("expectedSaving");
      if (saving != null && expected != null && saving != 0) {
        saved += expected > 0 ? saving : 0;
        more += expected > 0 ? 0 : -saving;
      }
    }
    Map<?, ?> portfolio = map(map(all.get("summary")).get("portfolio"));
    assertThat(portfolio.get("workloads")).isEqualTo(54.0);
    assertThat((Double) portfolio.get("readyToApprove")).isCloseTo(saved, within(0.01));
    assertThat((Double) portfolio.get("costOfRestoringQuality")).isCloseTo(more, within(0.01));
    // What Summary shows is expected, and has a name of its own.
    double expected = (Double) portfolio.get("readyToApproveExpected");
    assertThat(expected).isLessThan(saved);
    assertThat((Double) portfolio.get("expectedSavingAYear")).isCloseTo(expected / 2, within(0.01));
  }

  @Thorough
  @Test
  void theSnapshotIsTheSameEveryTime() throws IOException {
    Path first = folder.resolve("1.json");
    Path second = folder.resolve("2.json");
    run(SampleWorkbook.FILE, null, null, first);
    run(SampleWorkbook.FILE, null, null, second);
    assertThat(Files.readString(second)).isEqualTo(Files.readString(first));
  }

  @Test
  void columnsNamedAsInJsonAreRead() throws IOException {
    Path one = folder.resolve("named.csv");
    Path in =
        new PlainBook(List.of(PlainBook.answered("One", "100000")))
            .edit(
                book -> {
                  Row header = book.getSheet(Sheets.WORKLOADS).getRow(0);
                  header.createCell(header.getLastCellNum()).setCellValue("Our remark (internal)");
                })
            .write(folder.resolve("named.xlsx"));
    run(in, one, null, null);
    Map<String, String> row = rows(one).get(0);
    String text = Files.readString(one);
    String keys =
        header(one).stream()
            .map(it -> it.startsWith("Our") ? it : JsonKeys.of(it))
            .collect(Collectors.joining(","));
    Path named = folder.resolve("keys.csv");
    Files.writeString(named, keys + text.substring(text.indexOf('\r')));

    Path again = folder.resolve("again.csv");
    run(named, again, null, null);
    assertThat(rows(again)).extracting(it -> it.get("Verdict")).containsExactly(row.get("Verdict"));
    assertThat(header(again))
        .contains("requests", "Our remark (internal)")
        .doesNotContain("verdict", "netSaving");
  }

  private static List<String> header(Path csv) throws IOException {
    String first = Files.readAllLines(csv).get(0).replace("\uFEFF", "");
    return List.of(first.split(","));
  }
}
