package breakeven.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.export.CsvFiles;
import breakeven.samples.SampleWorkbook;
import breakeven.table.Sheets;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The results as CSV files: the same as in the sheets, for every program alike. */
class CsvResultsTest {
  private static final LocalDate FIRST_SERIAL = LocalDate.of(1899, 12, 30);

  @TempDir private static Path shared;
  @TempDir private Path folder;
  private static Path workbook;
  private static Path csv;

  @BeforeAll
  static void review() {
    workbook = shared.resolve("out.xlsx");
    csv = shared.resolve("csv");
    run(SampleWorkbook.FILE, workbook, csv, false);
  }

  private static void run(Path in, Path out, Path csv, boolean overwrite) {
    try {
      new Review()
          .run(
              new ReviewOptions(
                  in,
                  out,
                  Reviews.AS_OF,
                  overwrite,
                  null,
                  Set.of(),
                  Formulas.NEVER,
                  100,
                  Verbosity.NORMAL,
                  csv,
                  null),
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        Sheets.WORKLOADS,
        Sheets.CHECKLIST,
        Sheets.BREAK_EVEN,
        Sheets.SENSITIVITY,
        Sheets.NEXT_STEPS,
        Sheets.ISSUES
      })
  void everyCellIsThatOfTheSheet(String sheet) {
    List<Map<String, String>> expected = Reviews.rows(workbook, sheet);
    List<Map<String, String>> found = rows(CsvFiles.file(csv, sheet));
    assertThat(found).hasSameSizeAs(expected).hasSizeGreaterThan(5);
    for (int i = 0; i < found.size(); i++) {
      Map<String, String> cells = new LinkedHashMap<>(expected.get(i));
      cells.remove("Sign");
      assertThat(found.get(i).keySet()).containsExactlyElementsOf(cells.keySet());
      assertThat(comparable(found.get(i))).as(sheet + " " + i).isEqualTo(comparable(cells));
    }
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
    return text.matches("-?[0-9.]+") ? (Object) new BigDecimal(text).doubleValue() : text;
  }

  @Test
  void theFolderHoldsEveryTableAndNothingElse() throws IOException {
    try (Stream<Path> files = Files.list(csv)) {
      assertThat(files)
          .containsExactlyInAnyOrderElementsOf(
              CsvFiles.NAMES.stream().map(name -> CsvFiles.file(csv, name)).toList());
    }
  }

  @Test
  void aCsvFileGivesTheSameResultsAsTheWorkbookMadeOfIt() throws IOException {
    Path in = folder.resolve("in.csv");
    Files.writeString(in, sampleAsCsv());
    Path book = folder.resolve("book.xlsx");
    run(in, book, null, false);
    Path out = folder.resolve("out.csv");
    run(in, out, folder.resolve("all"), false);
    List<Map<String, String>> expected = Reviews.rows(book, Sheets.WORKLOADS);
    List<Map<String, String>> found = rows(out);
    assertThat(found).hasSameSizeAs(expected).hasSize(54);
    for (int i = 0; i < found.size(); i++) {
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
        text.append(CSVFormat.RFC4180.format(cells.subList(0, 50).toArray()).replace("\ufeff", ""))
            .append("\r\n");
      }
    }
    return text.toString();
  }

  @Test
  void aReviewedCsvFileReviewedAgainIsTheSame() throws IOException {
    Path in = folder.resolve("in.csv");
    Files.writeString(in, sampleAsCsv());
    Path once = folder.resolve("once.csv");
    Path twice = folder.resolve("twice.csv");
    run(in, once, null, false);
    run(once, twice, null, false);
    assertThat(Files.readString(twice)).isEqualTo(Files.readString(once));
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
    run(in, out, null, false);
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0))
        .startsWith(
            "\ufeffWorkload,Requests,Input tokens,Output tokens,Prompted model,Issues,,2026,,Verdict,")
        .endsWith(",Issues 2,Reviewed on");
    assertThat(lines.get(1))
        .startsWith("\"a \"\"b\"\", c\",100000,1000,100,gpt-5,none,x,007,,")
        .endsWith(",2026-11-24");
    assertThat(lines.get(2))
        .isEqualTo(",,,,,a line of mine,,," + ",".repeat(Reviews.titles("GBP").size()));
    assertThat(lines.get(3)).startsWith("Ünïcode →,1000,1000,100,gpt-5,\" spaces \",,1.50,beyond,");
  }

  @Test
  void theSameRunGivesTheSameBytes() throws IOException {
    Path again = folder.resolve("again");
    run(SampleWorkbook.FILE, null, again, false);
    for (String name : CsvFiles.NAMES) {
      if (!name.equals(Sheets.RUN_LOG)) {
        assertThat(Files.readString(CsvFiles.file(again, name)))
            .isEqualTo(Files.readString(CsvFiles.file(csv, name)));
      }
    }
  }
}
