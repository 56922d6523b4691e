package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.oracle.SeededPortfolio;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.CalculationCopies;
import breakeven.testing.CalculationCopies.Copy;
import breakeven.testing.SavedBook;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code Calculation} comes to what the review has found, for whatever workload is chosen. */
@Thorough
class CalculationTest {
  private static final int REVIEWED = 2;
  private static final int NOW = 3;
  private static final int WHERE = 5;
  private static final int THERE = 6;
  private static final int BEFORE = 8;
  private static final int SECOND_MONTH = 13;
  private static final int FIRST = 4;
  private static final double TOLERANCE = 1e-9;
  private static final Pattern FUNCTION = Pattern.compile("([A-Z]+)\\(");

  /** A price as typed, its discount and its rate. */
  private static final Pattern WORKED =
      Pattern.compile(": ([\\d.]+) [A-Z]{3}(?: less ([\\d.]+)%)?(?: × ([\\d.]+))?");

  private static final Set<String> FUNCTIONS =
      Set.of(
          "ABS",
          "AND",
          "COUNTA",
          "COUNTIF",
          "EXP",
          "IF",
          "IFERROR",
          "INDEX",
          "INT",
          "ISNUMBER",
          "MATCH",
          "MAX",
          "MIN",
          "NOT",
          "OR",
          "ROUND",
          "ROUNDUP",
          "ROW",
          "SUM",
          "SUMPRODUCT");

  /** What is compared of each try; the other figures of a row lead to these. */
  private static final List<String> COMPARED =
      List.of(
          "As today",
          "Large model prompted",
          "Fine-tuned",
          "Net saving of the fine-tune",
          "Extra one-off of the fine-tune",
          "Alternative",
          "NPV",
          "7  Checks passed");

  @TempDir private static Path folder;
  private static @Nullable Calculated sample;

  private static Path review(Path input, String name) {
    return review(input, name, Reviews.AS_OF);
  }

  private static Path review(Path input, String name, LocalDate asOf) {
    return Reviews.review(
        Reviews.asked(
            input, folder.resolve(name), asOf, false, null, null, Reviews.DRAWS, null, null));
  }

  @Test
  void everyWorkloadOfTheSampleIsCalculatedAsReviewed() {
    assertThat(sample().workloads()).hasSizeGreaterThan(50);
    assertThat(differences(sample())).isEmpty();
  }

  @Test
  void everyWorkloadOfTheEighteenthMonthIsCalculatedAsReviewed() {
    Calculated reviewed =
        calculated(
            review(
                Path.of("samples/month-18.xlsx"), "month-18.xlsx", LocalDate.parse("2028-06-05")),
            1);

    assertThat(reviewed.workloads()).isNotEmpty();
    assertThat(differences(reviewed)).isEmpty();
  }

  @Test
  void aRandomPortfolioIsCalculatedAsReviewed() throws IOException {
    Path in = Reviews.csv(SeededPortfolio.rows(1207, 120), folder.resolve("random.csv"));
    Calculated reviewed = calculated(review(in, "random.xlsx"), 1_000);

    assertThat(reviewed.workloads()).hasSizeGreaterThan(80);
    assertThat(differences(reviewed)).isEmpty();
  }

  @Test
  void noFormulaIsLongAndNoneCallsWhatAReaderCannotFollow() {
    Path reviewed = review(SampleWorkbook.FILE, "formulas.xlsx");
    List<String> formulas = CalculationCopies.formulas(reviewed);

    List<CSVRecord> rows = sample().rows().get(0);
    assertThat(rows).hasSizeLessThanOrEqualTo(300);
    assertThat(rows.stream().skip(FIRST).filter(row -> !row.get(SECOND_MONTH).isEmpty()))
        .hasSizeBetween(40, 90);
    assertThat(formulas).hasSizeLessThan(7_500).allMatch(formula -> formula.length() <= 120);
    assertThat(formulas).filteredOn(formula -> formula.contains("&")).isEmpty();
    assertThat(
            formulas.stream()
                .flatMap(formula -> FUNCTION.matcher(formula).results())
                .map(found -> found.group(1))
                .distinct())
        .isSubsetOf(FUNCTIONS);
  }

  /** Net saving is 0 there; of whole months not below it there, and below it a month before. */
  @Test
  void eachBreakEvenComesWithItsProof() {
    int proved = 0;
    int stepped = 0;
    for (List<CSVRecord> rows : sample().rows()) {
      for (String label :
          List.of(
              "Volume, held flat",
              "Fall of the large model's price",
              "Upfront budget",
              "Lifetime",
              "Re-training cadence")) {
        CSVRecord row = rows.get(rowOf(rows, label, FIRST));
        boolean found = Character.isDigit(row.get(REVIEWED).charAt(0));
        assertThat(row.get(THERE).equals("–")).as(label).isEqualTo(!found);
        if (found) {
          double there = Double.parseDouble(row.get(THERE));
          boolean whole = label.equals("Lifetime") || label.startsWith("Re-training");
          proved++;
          if (whole && Double.parseDouble(row.get(REVIEWED)) > 1) {
            stepped++;
            assertThat(Double.parseDouble(row.get(BEFORE))).as(label).isNegative();
          }
          // It pays at any volume where leaving a model that runs costs more than all that it
          // needs.
          boolean any = label.startsWith("Volume") && Double.parseDouble(row.get(REVIEWED)) == 0;
          if (whole || any) {
            assertThat(there).as(label).isGreaterThan(-1e-6);
          } else {
            assertThat(there).as(label).isCloseTo(0, within(1e-6));
          }
        }
      }
    }
    assertThat(proved).isGreaterThan(120);
    assertThat(stepped).isGreaterThan(25);
  }

  /** Each price names its row, the day of that row and its cell; each assumption its cell. */
  @Test
  void eachPriceLeadsToItsCellAndDay() throws IOException {
    Pattern from = Pattern.compile(".+, (\\d{4}-\\d\\d-\\d\\d), ([^!]+)!([A-Z]+\\d+)(: .+)?");
    int prices = 0;
    int converted = 0;
    try (InputStream in = Files.newInputStream(sample().reviewed());
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      for (CSVRecord row : sample().rows().subList(0, 5).stream().flatMap(List::stream).toList()) {
        Matcher found = from.matcher(row.get(WHERE));
        if (row.get(1).endsWith("per 1M tokens") && found.matches()) {
          prices++;
          CellReference cell = new CellReference(found.group(3));
          XSSFSheet sheet = book.getSheet(found.group(2));
          int day = columnOf(sheet, "Checked on");
          assertThat(sheet.getRow(cell.getRow()).getCell(day).getLocalDateTimeCellValue())
              .isEqualTo(LocalDate.parse(found.group(1)).atStartOfDay());
          Cell typed = sheet.getRow(cell.getRow()).getCell(cell.getCol());
          if (found.group(4) != null) {
            Matcher worked = WORKED.matcher(found.group(4));
            assertThat(worked.matches()).as(found.group(4)).isTrue();
            double price = Double.parseDouble(worked.group(1));
            double less = worked.group(2) == null ? 0 : Double.parseDouble(worked.group(2)) / 100;
            double rate = worked.group(3) == null ? 1 : Double.parseDouble(worked.group(3));
            assertThat(typed.getNumericCellValue()).isEqualTo(price);
            assertThat(Double.parseDouble(row.get(REVIEWED)))
                .isCloseTo(price * (1 - less) * rate, within(1e-7 * price));
            converted++;
          }
        }
      }
    }
    assertThat(prices).isGreaterThan(30);
    assertThat(converted).isGreaterThan(20);
    assertThat(sample().rows().get(0))
        .filteredOn(row -> row.get(0).equals("Day rate"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.get(1)).isEqualTo("GBP a day");
              assertThat(row.get(WHERE)).endsWith("; Assumptions!B23");
            });
  }

  private static int columnOf(XSSFSheet sheet, String header) {
    for (Cell cell : sheet.getRow(0)) {
      if (cell.toString().startsWith(header)) {
        return cell.getColumnIndex();
      }
    }
    throw new AssertionError(header);
  }

  @Test
  void theWorkloadThatWasChosenIsShownAgainAtTheNextReview() throws IOException {
    Path edited = folder.resolve("chosen.xlsx");
    try (InputStream in = Files.newInputStream(sample().reviewed());
        XSSFWorkbook book = new XSSFWorkbook(in);
        OutputStream out = Files.newOutputStream(edited)) {
      book.getSheet("Calculation").getRow(0).getCell(REVIEWED).setCellValue("Catalogue enrichment");
      SavedBook.write(book, out);
    }
    Path again = review(edited, "again.xlsx");
    try (InputStream in = Files.newInputStream(again);
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      Row first = book.getSheet("Calculation").getRow(0);
      Row verdict = book.getSheet("Calculation").getRow(1);
      assertThat(first.getCell(REVIEWED).getStringCellValue()).isEqualTo("Catalogue enrichment");
      assertThat(verdict.getCell(REVIEWED).getStringCellValue())
          .isEqualTo(verdict.getCell(NOW).getStringCellValue())
          .isEqualTo(Reviews.results(again).get("Catalogue enrichment").get("Verdict"));
    }
  }

  /** What is typed in the workloads in turn: a factor of what is there, or a value. */
  private static final Map<String, Object> TYPED = typed();

  private static Map<String, Object> typed() {
    Map<String, Object> typed = new LinkedHashMap<>();
    typed.put("Requests", "1.37");
    typed.put("Input tokens", "1.2");
    typed.put("Output tokens", "0.7");
    typed.put("Growth", 0.02);
    typed.put("Required quality", 0.9);
    typed.put("Fine-tuned quality", 0.91);
    typed.put("Prompted quality", 0.93);
    typed.put("Cost per bad answer", 0.02);
    typed.put("Training examples", 3000.0);
    typed.put("Epochs", 2.0);
    typed.put("Labelling cost", 1.1);
    typed.put("Retrain cadence", 4.0);
    typed.put("Lead time", 2.0);
    typed.put("Escalated share", 0.1);
    typed.put("One-off cost", 9000.0);
    typed.put("Prompting cost", 2000.0);
    typed.put("Retrieval cost", 300.0);
    typed.put("Months in production", 14.0);
    typed.put("Batch share", 0.3);
    typed.put("Task pattern", "Volatile");
    typed.put("Data shift interval", 2.0);
    typed.put("Held-out test set", "No");
    typed.put("Regression testing", "No");
    typed.put("Evaluation", 300.0);
    return typed;
  }

  /** What is tried of a workload, and the row in which it is typed. */
  private record Try(int workload, String name, Map<String, Object> values) {}

  /** Tries of workloads in turn, every second of two cells at once. */
  private static List<Try> tries(int count) {
    List<String> workloads = sample().workloads();
    List<String> headers = List.copyOf(TYPED.keySet());
    List<Try> tries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int workload = i % workloads.size();
      int round = i / workloads.size();
      List<String> chosen = new ArrayList<>();
      chosen.add(headers.get((i + 11 * round) % headers.size()));
      if (i % 2 == 1) {
        chosen.add(headers.get((i + 11 * round + 5) % headers.size()));
      }
      Map<String, Object> values = new LinkedHashMap<>();
      for (String header : chosen) {
        List<CSVRecord> rows = sample().rows().get(workload);
        Object value = TYPED.get(header);
        if (value instanceof String factor && Character.isDigit(factor.charAt(0))) {
          double now = Double.parseDouble(rows.get(rowOf(rows, header, FIRST)).get(NOW));
          value = Math.rint(now * Double.parseDouble(factor));
        }
        values.put(header, value);
      }
      String name = workloads.get(workload) + (round == 0 ? "" : ", try " + round);
      tries.add(new Try(workload, name, values));
    }
    return tries;
  }

  @Test
  void whatIsTriedComesToWhatAReviewWithItTypedSays() throws IOException {
    List<Try> tries = tries(120);
    Path edited = folder.resolve("edited.xlsx");
    List<Copy> copies = new ArrayList<>();
    try (InputStream in = Files.newInputStream(SampleWorkbook.FILE);
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      XSSFSheet sheet = book.getSheet("Workloads");
      // Copies first: what is tried of a workload later is not in what is tried of it now.
      for (Try one : tries) {
        String workload = sample().workloads().get(one.workload());
        if (!one.name().equals(workload)) {
          copyRow(sheet, workload, one.name());
        }
      }
      for (Try one : tries) {
        List<CSVRecord> rows = sample().rows().get(one.workload());
        Map<Integer, Object> cells = new HashMap<>();
        one.values()
            .forEach(
                (header, value) -> {
                  cells.put(rowOf(rows, header, FIRST) + 1, value);
                  type(sheet, one.name(), header, value);
                });
        copies.add(new Copy(sample().workloads().get(one.workload()), cells, Copy.TWO_YEARS));
      }
      try (OutputStream out = Files.newOutputStream(edited)) {
        SavedBook.write(book, out);
      }
    }
    List<List<CSVRecord>> tried = CalculationCopies.calculate(sample().reviewed(), copies, folder);
    Calculated typed = reviewed(review(edited, "after.xlsx"));
    int compared = 0;
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < tries.size(); i++) {
      Try one = tries.get(i);
      List<CSVRecord> plain = sample().rows().get(one.workload());
      int at = typed.workloads().indexOf(one.name());
      if (at < 0 || !sameSetUp(plain, typed.rows().get(at)) || isReplaced(plain)) {
        continue;
      }
      compared++;
      for (String label : COMPARED) {
        int row = rowOf(plain, label, FIRST);
        String wanted = typed.rows().get(at).get(row).get(REVIEWED);
        String found = tried.get(i).get(row).get(NOW);
        if (!same(wanted, found)) {
          differences.add(
              one.name() + ", " + one.values() + ", " + label + ", " + wanted + " is " + found);
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThanOrEqualTo(100);
  }

  private static void copyRow(XSSFSheet sheet, String workload, String name) {
    Row to = sheet.createRow(sheet.getLastRowNum() + 1);
    for (Row row : sheet) {
      if (row.getCell(0) != null && row.getCell(0).toString().equals(workload)) {
        for (Cell cell : row) {
          Cell copy = to.createCell(cell.getColumnIndex());
          copy.setCellStyle(cell.getCellStyle());
          switch (cell.getCellType()) {
            case NUMERIC -> copy.setCellValue(cell.getNumericCellValue());
            case STRING -> {
              String header = sheet.getRow(0).getCell(cell.getColumnIndex()).toString();
              copy.setCellValue(header.equals("ID") ? "" : cell.getStringCellValue());
            }
            case BLANK -> {}
            default -> throw new AssertionError(cell.getAddress());
          }
        }
        to.getCell(0).setCellValue(name);
        return;
      }
    }
  }

  /** A review, its workloads, and what {@code Calculation} shows of each of some of them. */
  private record Calculated(Path reviewed, List<String> workloads, List<List<CSVRecord>> rows) {}

  /** The sample, reviewed and calculated once. */
  private static Calculated sample() {
    if (sample == null) {
      sample = calculated(review(SampleWorkbook.FILE, "sample.xlsx"), 6);
    }
    return sample;
  }

  /**
   * Each workload as calculated.
   *
   * @param whole of how many one has all months: after two years they are empty
   */
  private static Calculated calculated(Path reviewed, int whole) {
    List<String> workloads = CalculationCopies.workloads(reviewed);
    List<Copy> copies = new ArrayList<>();
    for (int i = 0; i < workloads.size(); i++) {
      int months = (i + 1) % whole == 0 ? Copy.ALL : Copy.TWO_YEARS;
      copies.add(new Copy(workloads.get(i), Map.of(), months));
    }
    return new Calculated(
        reviewed, workloads, CalculationCopies.calculate(reviewed, copies, folder));
  }

  /** Each workload with what the review has found, and nothing calculated from its cells. */
  private static Calculated reviewed(Path reviewed) {
    List<String> workloads = CalculationCopies.workloads(reviewed);
    List<Copy> copies =
        workloads.stream().map(one -> new Copy(one, Map.of(), Copy.AS_REVIEWED)).toList();
    return new Calculated(
        reviewed, workloads, CalculationCopies.calculate(reviewed, copies, folder));
  }

  private static int rowOf(List<CSVRecord> rows, String label, int from) {
    for (int row = from; row < rows.size(); row++) {
      if (rows.get(row).get(0).equals(label)) {
        return row;
      }
    }
    return -1;
  }

  /** What a figure is as reviewed, wherever in a row it stands: F names what is beside others. */
  private static String reviewed(List<CSVRecord> rows, String name) {
    Pattern beside = Pattern.compile("(?:.*, )?([G-K]) " + Pattern.quote(name) + "(?: \\(.*|,.*)?");
    for (CSVRecord row : rows.subList(FIRST, rows.size())) {
      Matcher found = beside.matcher(row.get(WHERE));
      if (row.get(0).equals(name)) {
        return row.get(REVIEWED);
      }
      if (found.matches()) {
        return row.get(found.group(1).charAt(0) - 'A');
      }
    }
    throw new AssertionError(name);
  }

  /** Whether the prompted model ends: a request to the one that follows is as reviewed. */
  private static boolean isReplaced(List<CSVRecord> rows) {
    return !reviewed(rows, "Request price replacement").equals("none");
  }

  /** Whether a model is tuned and served alike: another set-up is chosen where that is cheaper. */
  /** Whether Why begins with the rival. */
  private static boolean waitsForRival(List<CSVRecord> rows) {
    return rows.stream()
        .limit(12)
        .flatMap(CSVRecord::stream)
        .anyMatch(cell -> cell.startsWith("Measure ") && cell.contains(" first: "));
  }

  private static boolean sameSetUp(List<CSVRecord> before, List<CSVRecord> after) {
    for (String label :
        List.of(
            "Serving",
            "Tuning method",
            "Rented GPU hour",
            "Serverless GPU hour",
            "Input price fine-tuned",
            "Training price",
            "Price of a training GPU hour",
            "GPUs per replica")) {
      if (!reviewed(before, label).equals(reviewed(after, label))) {
        return false;
      }
    }
    // Whether the rival is measured first is as reviewed, too.
    if (waitsForRival(before) != waitsForRival(after)) {
      return false;
    }
    return true;
  }

  private static void type(XSSFSheet sheet, String workload, String header, Object value) {
    Row headers = sheet.getRow(0);
    int column = -1;
    for (Cell cell : headers) {
      if (cell.toString().equals(header) || cell.toString().startsWith(header + " (")) {
        column = cell.getColumnIndex();
      }
    }
    for (Row row : sheet) {
      if (row.getCell(0) != null && row.getCell(0).toString().equals(workload)) {
        Cell cell = row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
        if (value instanceof Double number) {
          cell.setCellValue(number);
        } else {
          cell.setCellValue(String.valueOf(value));
        }
      }
    }
  }

  private static List<String> differences(Calculated calculated) {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (int i = 0; i < calculated.rows().size(); i++) {
      List<CSVRecord> rows = calculated.rows().get(i);
      for (int row = FIRST; row < rows.size(); row++) {
        CSVRecord cells = rows.get(row);
        String was = cells.get(REVIEWED);
        String is = cells.get(NOW);
        compared += was.isEmpty() ? 0 : 1;
        if (is.startsWith("#") || is.startsWith("Err:") || !was.isEmpty() && !same(was, is)) {
          differences.add(
              calculated.workloads().get(i)
                  + ": row "
                  + (row + 1)
                  + ", "
                  + cells.get(0)
                  + ", "
                  + was
                  + " is "
                  + is);
        }
      }
    }
    assertThat(compared).isGreaterThan(200 * calculated.rows().size());
    return differences;
  }

  static boolean same(String was, String is) {
    try {
      double a = Double.parseDouble(was);
      double b = Double.parseDouble(is);
      return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a));
    } catch (NumberFormatException e) {
      return was.equals(is);
    }
  }
}
