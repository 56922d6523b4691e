package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.input.Decimals;
import breakeven.core.table.Column;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.oracle.SeededPortfolio;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.PlainBook;
import breakeven.testing.ShortSample;
import breakeven.testing.Thorough;
import breakeven.xlsx.read.Packages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No row's answer depends on another row, on the order of things, or on the machine. */
@Thorough
class RowsApartTest {
  private static final int ROWS = 120;

  /** The workloads whose verdict depends on an old shipped price. */
  private static final Pattern DEPEND = Pattern.compile(" depends? on one of these: ([^.]*)\\.");

  @TempDir private Path folder;

  private Path review(Path in) {
    return review(in, ReviewOptions.besideInput(in));
  }

  private static Path review(Path in, Path out) {
    return Reviews.review(Reviews.fewDraws(Reviews.options(in, out)));
  }

  // --- bad cells ---------------------------------------------------------------------------------

  /** A cell as somebody mistypes it. */
  private enum Bad {
    UNIT("20 boxes"),
    GERMAN("1.234,5"),
    CURRENCY("¥30"),
    NEGATIVE(-5),
    SENTENCE("ask Jane"),
    ERROR(FormulaError.NA),
    NO_VALUE(null);

    final Object typed;

    Bad(Object typed) {
      this.typed = typed;
    }

    String found() {
      return this == NEGATIVE
          ? "-5"
          : this == ERROR ? "#N/A" : typed == null ? "=" : (String) typed;
    }

    void type(XSSFCell cell) {
      switch (this) {
        case NEGATIVE -> cell.setCellValue(-5);
        case ERROR -> cell.setCellErrorValue(FormulaError.NA);
        case NO_VALUE -> {
          cell.setCellFormula("1+1");
          if (cell.getCTCell().isSetV()) {
            cell.getCTCell().unsetV();
          }
        }
        default -> cell.setCellValue((String) typed);
      }
    }
  }

  private static final List<Column> NUMBERS =
      List.of(
          Workloads.REQUESTS,
          Workloads.INPUT_TOKENS,
          Workloads.OUTPUT_TOKENS,
          Workloads.INSTRUCTION_TOKENS,
          Workloads.ESCALATED_SHARE,
          Workloads.TRAINING_EXAMPLES,
          Workloads.LABELLING_COST,
          Workloads.ONE_OFF_COST,
          Workloads.RETRAIN_CADENCE,
          Workloads.REQUIRED_QUALITY,
          Workloads.BAD_ANSWER_COST,
          Workloads.MIN_REPLICAS);

  private static final List<Column> WORDS =
      List.of(
          Workloads.CURRENT_APPROACH,
          Workloads.SERVING,
          Workloads.TUNING_METHOD,
          Workloads.TASK_PATTERN,
          Workloads.REGRESSION);

  /** A bad cell put in. */
  private record Put(int row, Column column, Bad bad) {
    String address() {
      return breakeven.core.model.Place.letters(column.ordinal()) + (row + 2);
    }
  }

  private static List<Put> puts(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Put> puts = new LinkedHashMap<>();
    for (int i = 0; i < 60; i++) {
      int row = random.nextInt(ROWS / 3) * 3;
      boolean word = random.nextInt(4) == 0;
      List<Column> columns = word ? WORDS : NUMBERS;
      Bad bad = Bad.values()[random.nextInt(Bad.values().length)];
      Put put = new Put(row, columns.get(random.nextInt(columns.size())), bad);
      puts.put(put.address(), put);
    }
    return List.copyOf(puts.values());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void badCellsAreAllToldAndChangeNoOtherRow(long seed) {
    List<Map<String, String>> rows = SeededPortfolio.rows(seed, ROWS);
    List<Put> puts = puts(seed);
    Path clean = review(new PlainBook(rows).write(folder.resolve("clean.xlsx")));
    Path bad =
        review(
            new PlainBook(rows).edit(book -> type(book, puts)).write(folder.resolve("bad.xlsx")));
    Map<String, Map<String, String>> before = Reviews.results(clean);
    Map<String, Map<String, String>> after = Reviews.results(bad);
    Set<String> touched = new HashSet<>();
    puts.forEach(put -> touched.add(rows.get(put.row()).get("Workload")));
    assertThat(touched).hasSizeGreaterThan(20);
    before.forEach(
        (name, cells) -> {
          if (touched.contains(name)) {
            assertThat(after.get(name).get("Verdict")).as(name).isEqualTo("Needs data");
            assertThat(after.get(name).get("Net saving (GBP)")).as(name).isEmpty();
          } else {
            assertThat(after.get(name)).as(name).isEqualTo(cells);
          }
        });
    Map<String, Map<String, String>> told = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    Set<String> shared = new HashSet<>();
    Set<String> namedAlone = new HashSet<>();
    Set<String> dependent = new HashSet<>();
    for (Map<String, String> issue : Reviews.issues(bad)) {
      if (issue.get("Sheet").equals(Sheets.WORKLOADS)) {
        told.merge(issue.get("Cell"), issue, (a, b) -> a.get("Severity").equals("Error") ? a : b);
      }
      if (!isOfTheColumn(issue)) {
        counts.merge(issue.get("Workload"), 1, Integer::sum);
      }
      Matcher depends = DEPEND.matcher(issue.get("Problem"));
      if (depends.find()) {
        dependent.addAll(List.of(depends.group(1).split(", ")));
      }
      if (issue.get("Column").equals("Replacement")) {
        namedAlone.add(issue.get("Workload"));
      }
      if (issue.get("Workload").isEmpty() && issue.get("Severity").equals("Error")) {
        // Of a row that a sheet lacks there is no cell to name.
        String cell = issue.get("Cell");
        shared.add(issue.get("Sheet") + (cell.isEmpty() ? "" : "!" + cell));
      }
    }
    for (Put put : puts) {
      Map<String, String> issue = told.get(put.address());
      assertThat(issue).as("%s", put).isNotNull();
      assertThat(issue.get("Severity")).as("%s", issue).isEqualTo("Error");
      assertThat(issue.get("Workload")).isEqualTo(rows.get(put.row()).get("Workload"));
      assertThat(issue.get("Column")).isEqualTo(put.column().header());
      if (put.bad() != Bad.NO_VALUE) {
        assertThat(issue.get("Found")).isEqualTo(put.bad().found());
      }
      assertThat(issue.get("Problem")).isNotEmpty();
      assertThat(issue.get("How to fix")).isNotEmpty();
    }
    // A cell that several workloads use is listed once, and Why of each names it, or says what
    // follows from a Replacement that is missing. Old shipped prices are one entry, which names
    // the workloads whose verdict depends on one.
    after.forEach(
        (name, cells) -> {
          int elsewhere = (int) shared.stream().filter(cells.get("Why")::contains).count();
          if (cells.get("Why").contains("so its own goes on") && !namedAlone.contains(name)) {
            elsewhere++;
          }
          elsewhere += dependent.contains(name) ? 1 : 0;
          assertThat(cells.get("Issues"))
              .as(name)
              .isEqualTo(String.valueOf(counts.getOrDefault(name, 0) + elsewhere));
        });
  }

  /** One warning at the header for all rows: no issue of each, also where it is of one alone. */
  private static boolean isOfTheColumn(Map<String, String> issue) {
    return issue.get("Severity").equals("Warning")
        && issue.get("Problem").startsWith("Fine-tuned quality is measured, Tuning method is blank")
        && issue.get("Cell").matches("[A-Z]+1");
  }

  private static void type(XSSFWorkbook book, List<Put> puts) {
    puts.forEach(put -> put.bad().type(PlainBook.cell(book, put.row(), put.column())));
  }

  @Test
  void equalNamesNeedDataAndNoOtherRowDoes() {
    List<Map<String, String>> rows = new ArrayList<>(SeededPortfolio.rows(2, 20));
    Path clean = review(new PlainBook(rows).write(folder.resolve("clean.xlsx")));
    for (String name : List.of("Twin", "  twin", "TWIN ")) {
      Map<String, String> row = new LinkedHashMap<>(rows.get(3));
      row.put("Workload", name);
      rows.add(rows.size() / 2, row);
    }
    Path twins = review(new PlainBook(rows).write(folder.resolve("twins.xlsx")));
    Map<String, Map<String, String>> before = Reviews.results(clean);
    Map<String, Map<String, String>> after = Reviews.results(twins);
    assertThat(after).containsAllEntriesOf(before).hasSize(before.size() + 3);
    after.forEach(
        (name, cells) -> {
          if (!before.containsKey(name)) {
            assertThat(cells.get("Verdict")).isEqualTo("Needs data");
          }
        });
    assertThat(Reviews.issues(twins))
        .filteredOn(issue -> issue.get("Workload").strip().equalsIgnoreCase("twin"))
        .filteredOn(issue -> issue.get("Column").equals("Workload"))
        .hasSize(3)
        .allMatch(issue -> issue.get("Severity").equals("Error"));
  }

  // --- order -------------------------------------------------------------------------------------

  /** Results without the addresses of cells in Why: columns stand elsewhere when shuffled. */
  private static Map<String, Map<String, String>> withoutAddresses(Path reviewed) {
    Map<String, Map<String, String>> results = Reviews.results(reviewed);
    results
        .values()
        .forEach(
            cells ->
                cells.computeIfPresent(
                    "Why", (header, why) -> why.replaceAll("![A-Z]+[0-9]+", "!(cell)")));
    return results;
  }

  @ParameterizedTest(name = "shuffle {0}")
  @ValueSource(longs = {1, 2})
  void theOrderOfRowsColumnsAndSheetsDoesNotMatter(long seed) {
    List<Map<String, String>> rows = SeededPortfolio.rows(7, ROWS);
    Path first = review(new PlainBook(rows).withShippedTables().write(folder.resolve("a.xlsx")));
    Path second =
        review(
            new PlainBook(rows).withShippedTables().shuffled(seed).write(folder.resolve("b.xlsx")));
    assertThat(Reviews.rows(second, Sheets.WORKLOADS))
        .extracting(row -> row.get("Workload"))
        .isNotEqualTo(rows.stream().map(row -> row.get("Workload")).toList());
    assertThat(withoutAddresses(second)).isEqualTo(withoutAddresses(first));
  }

  /** Shapes of rows in batches of any size are those of ShapeSearchTest. */
  private Map<String, Map<String, String>> withoutShapes(Path in) {
    return Reviews.results(
        Reviews.review(
            Reviews.withoutShapes(
                Reviews.fewDraws(Reviews.options(in, ReviewOptions.besideInput(in))))));
  }

  @Test
  void aRowAloneGivesWhatItGivesAmongOthers() {
    List<Map<String, String>> rows = SeededPortfolio.rows(8, 1_100);
    Map<String, Map<String, String>> all =
        withoutShapes(new PlainBook(rows).write(folder.resolve("all.xlsx")));
    // First and last rows of batches too.
    for (int i : new int[] {0, 511, 512, 700, 1_023, 1_024, 1_099}) {
      Path alone = new PlainBook(List.of(rows.get(i))).write(folder.resolve(i + ".xlsx"));
      String name = rows.get(i).get("Workload");
      assertThat(withoutShapes(alone)).containsExactly(Map.entry(name, all.get(name)));
    }
  }

  // --- the machine -------------------------------------------------------------------------------

  @Test
  void theSameBytesInEveryCountry() throws IOException {
    Map<String, String> countries =
        Map.of("de-DE", "Europe/Berlin", "tr-TR", "America/St_Johns", "ar-EG", "Pacific/Apia");
    List<Path> inputs =
        List.of(
            ShortSample.write(folder.resolve("sample.xlsx")),
            withFirstTimes(
                new PlainBook(SeededPortfolio.rows(5, 10)).write(folder.resolve("typed.xlsx")),
                folder.resolve("plain.xlsx")));
    for (Path in : inputs) {
      Path here = reviewInto(in, "here");
      String explained = explain(in);
      for (Map.Entry<String, String> country : countries.entrySet()) {
        Path there = reviewAbroad(in, explained, country.getKey(), country.getValue());
        assertThat(Reviews.differing(Reviews.parts(here), Reviews.parts(there)))
            .as("%s", country)
            .isEmpty();
        assertThat(Files.mismatch(there, here)).as("%s", country).isEqualTo(-1);
      }
    }
  }

  private Path reviewAbroad(Path in, String explained, String language, String zone)
      throws IOException {
    Locale locale = Locale.getDefault();
    TimeZone timeZone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(language));
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      assertThat(explain(in)).as(language).isEqualTo(explained);
      return reviewInto(in, language);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(timeZone);
    }
  }

  /** A workbook as writers make it that give every entry the first time a zip can name. */
  private static Path withFirstTimes(Path book, Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, Reviews.Part> part : Reviews.parts(book).entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(part.getValue().bytes());
        zip.closeEntry();
      }
    }
    return file;
  }

  private Path reviewInto(Path in, String to) throws IOException {
    return review(in, Files.createDirectories(folder.resolve(to)).resolve(in.getFileName()));
  }

  private static String explain(Path in) {
    String name = Reviews.rows(in, Sheets.WORKLOADS).get(3).get("Workload");
    List<String> lines =
        new Explain()
            .explain(
                new ExplainOptions(name, in, Reviews.AS_OF, null, Decimals.UNSAID, false, false),
                Progress.hidden());
    return String.join("\n", lines);
  }

  @Test
  void theSameBytesAgain() throws Exception {
    Path in = Files.copy(SampleWorkbook.FILE, folder.resolve("plan.xlsx"));
    Path csv = Reviews.csv(SeededPortfolio.rows(1, 20), folder.resolve("plan.csv"));
    byte[] first = Files.readAllBytes(reviewInto(in, "first"));
    byte[] firstOfCsv = Files.readAllBytes(review(csv, folder.resolve("1.xlsx")));
    Packages.timeless(folder.resolve("first/plan.xlsx"));
    Packages.timeless(folder.resolve("1.xlsx"));
    assertThat(Files.readAllBytes(reviewInto(in, "second"))).isEqualTo(first);
    assertThat(Files.readAllBytes(review(csv, folder.resolve("2.xlsx")))).isEqualTo(firstOfCsv);
  }
}
