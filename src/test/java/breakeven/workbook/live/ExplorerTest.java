package breakeven.workbook.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.app.batch.Formulas;
import breakeven.app.batch.LiveBooks;
import breakeven.app.batch.Reviews;
import breakeven.core.decision.Decision;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.core.uncertainty.Effect;
import breakeven.core.uncertainty.Sensitivity;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.LibreOffice;
import breakeven.testing.LightBook;
import breakeven.testing.Portfolio;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workloads chosen on {@code Explorer}, calculated by LibreOffice, against the model itself. */
public class ExplorerTest {
  private static final int[] POINTS = {3, 10, 17, 21};

  private static final double TOLERANCE = 1e-9;

  /** Names that a look-up could take for something else, one for each serving shape. */
  public static final List<String> NAMES =
      List.of(
          "Half off? *now* ~ \"yes\"",
          "<5",
          "=Sum",
          "If every workload were fine-tuned",
          "Ärger & Co <b>");

  private static final String VOLUMES = "Costs at other volumes";

  @TempDir private Path folder;

  /** One workload of each serving shape, one that lacks data, one whose model is closed. */
  @Thorough
  @Test
  void whateverIsChosenTheFiguresAreThoseOfTheModel() throws IOException {
    List<Map<String, String>> rows = picked();
    Path reviewed = review(folder);
    Evaluator evaluator = new Portfolio(rows).evaluate();
    Sensitivity sensitivity = ExplorerTornadoTest.sensitivity(evaluator);
    List<Path> chosen = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String name = rows.get(i).get("Workload");
      chosen.add(choose(reviewed, name, folder.resolve("chosen" + i + ".xlsx")));
    }
    Map<Path, Map<String, List<CSVRecord>>> calculated =
        LibreOffice.calculate(chosen, folder.resolve("calculated"));
    for (int i = 0; i < rows.size(); i++) {
      String name = rows.get(i).get("Workload");
      Map<String, List<CSVRecord>> sheets = calculated.get(chosen.get(i));
      for (String sheet : List.of(Sheets.EXPLORER, Sheets.WORKINGS)) {
        assertThat(sheets.get(sheet).stream().flatMap(CSVRecord::stream))
            .as(name + " on " + sheet)
            .noneMatch(text -> text.startsWith("#") || text.startsWith("Err:"));
      }
      verdict(sheets, name);
      options(sheets.get(Sheets.EXPLORER), evaluator, i);
      List<Effect> effects = sensitivity.of(evaluator.frame(), i);
      ExplorerTornadoTest.stands(sheets.get(Sheets.EXPLORER), name, effects);
      byVolume(LiveBooks.section(sheets, VOLUMES), rows.get(i), evaluator, i);
    }
  }

  @Thorough
  @Test
  void atFirstEveryFormulaComesToTheValueThatItCarries() throws IOException {
    Path reviewed = review(folder);
    Map<String, List<CSVRecord>> sheets =
        LibreOffice.calculate(reviewed, folder.resolve("calculated"));
    int formulas = 0;
    try (InputStream in = Files.newInputStream(reviewed);
        XSSFWorkbook workbook =
            WorkbookDump.only(List.of(Sheets.EXPLORER, Sheets.WORKINGS)::contains, in)) {
      for (String sheet : List.of(Sheets.EXPLORER, Sheets.WORKINGS)) {
        for (Row row : workbook.getSheet(sheet)) {
          for (Cell cell : row) {
            if (cell.getCellType() == CellType.FORMULA) {
              formulas++;
              String found = sheets.get(sheet).get(cell.getRowIndex()).get(cell.getColumnIndex());
              assertThat(same(cell, found))
                  .as(sheet + "!" + cell.getAddress() + " " + found + " " + cell.getCellFormula())
                  .isTrue();
            }
          }
        }
      }
    }
    assertThat(formulas).isGreaterThan(300);
  }

  /** A controller reads the column of paybacks without the header's note. */
  @Test
  void whereNothingIsOwedTheMonthOfPaybackSaysSo() throws IOException {
    try (InputStream in = Files.newInputStream(review(folder));
        XSSFWorkbook workbook = WorkbookDump.only(Sheets.WORKINGS::equals, in)) {
      Sheet cash = workbook.getSheet(Sheets.WORKINGS);
      int header = LiveBooks.sectionHeader(cash, "Portfolio cash");
      Cell first = cash.getRow(header + 1).getCell(3);
      String format = first.getCellStyle().getDataFormatString();
      DataFormatter shown = new DataFormatter(Locale.ROOT);
      assertThat(cash.getRow(header).getCell(3).getStringCellValue())
          .isEqualTo("Not paid back before (month)");
      assertThat(shown.formatRawCellContents(0, -1, format)).isEqualTo("nothing owed");
      assertThat(shown.formatRawCellContents(7, -1, format)).isEqualTo("7");
    }
  }

  /** Long evidence beside a figure would stretch its row. */
  @Test
  void eachKeyFigureHasARowOfOneLine() throws IOException {
    try (InputStream in = Files.newInputStream(review(folder));
        XSSFWorkbook workbook = WorkbookDump.only(Sheets.EXPLORER::equals, in)) {
      Sheet explorer = workbook.getSheet(Sheets.EXPLORER);
      int next = 0;
      while (!texts(explorer, next).stream().anyMatch(text -> text.startsWith("Key figures"))) {
        next++;
      }
      next += 2;
      int figures = 0;
      while (!texts(explorer, next).isEmpty()) {
        assertThat(explorer.getRow(next++).getHeightInPoints()).isEqualTo(15);
        figures++;
      }
      assertThat(figures).isEqualTo(11);
    }
  }

  private static List<String> texts(Sheet sheet, int row) {
    List<String> texts = new ArrayList<>();
    Row found = sheet.getRow(row);
    for (Cell cell : found == null ? List.<Cell>of() : found) {
      if (cell.getCellType() == CellType.STRING) {
        texts.add(cell.getStringCellValue());
      }
    }
    return texts;
  }

  private static boolean same(Cell cell, String found) {
    if (cell.getCachedFormulaResultType() != CellType.NUMERIC) {
      return found.equals(cell.getStringCellValue());
    }
    double expected = cell.getNumericCellValue();
    double number = number(found);
    return Math.abs(number - expected) <= TOLERANCE * Math.max(1e-6, Math.abs(expected));
  }

  /** LibreOffice exports a figure with a per cent format as 12.5%, with all its digits. */
  public static double number(String text) {
    if (!text.matches("[-+0-9.Ee]+%?")) {
      return Double.NaN;
    }
    return text.endsWith("%")
        ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100
        : Double.parseDouble(text);
  }

  // --- which workloads ---------------------------------------------------------------------------

  /** One of each kind, those that have figures with odd names. */
  public static List<Map<String, String>> picked() {
    return PICKED;
  }

  private static final List<Map<String, String>> PICKED = pick();

  private static List<Map<String, String>> pick() {
    List<Map<String, String>> all = SeededPortfolio.rows(11, 300);
    Evaluator evaluator = new Portfolio(all).evaluate();
    Frame frame = evaluator.frame();
    Decision decision = evaluator.decision();
    Map<String, Map<String, String>> kinds = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      boolean lacks = frame.values(decision.needs.lacking)[i] > 0;
      boolean closed = frame.values(decision.model.life.closed)[i] > 0;
      String kind = lacks ? "lacks" : closed ? "closed" : all.get(i).get("Serving");
      kinds.putIfAbsent(kind, all.get(i));
    }
    assertThat(kinds)
        .containsKeys(
            "lacks",
            "closed",
            "Per token",
            "Rented GPUs",
            "Serverless GPUs",
            "Own hardware",
            "Fixed");
    List<Map<String, String>> picked = new ArrayList<>();
    int named = 0;
    for (Map.Entry<String, Map<String, String>> kind : kinds.entrySet()) {
      Map<String, String> row = new LinkedHashMap<>(kind.getValue());
      boolean open = !Set.of("lacks", "closed").contains(kind.getKey());
      if (open && named < NAMES.size()) {
        row.put("Workload", NAMES.get(named++));
      }
      picked.add(row);
    }
    return picked;
  }

  private static byte[] reviewed = {};

  /** The picked workloads reviewed, once in a process; each test has a copy. */
  public static Path review(Path folder) throws IOException {
    Path out = folder.resolve("reviewed.xlsx");
    if (reviewed.length == 0) {
      Path csv = Reviews.csv(picked(), folder.resolve("picked.csv"));
      Reviews.review(Reviews.options(csv, out, Reviews.AS_OF, true, null, Formulas.ALWAYS, null));
      reviewed = Files.readAllBytes(out);
    }
    return Files.write(out, reviewed);
  }

  /** Chooses a workload in the yellow cell of a reviewed workbook, and saves it elsewhere. */
  public static Path choose(Path reviewed, String name, Path out) {
    return LightBook.edit(
        reviewed,
        out,
        Sheets.EXPLORER::equals,
        workbook -> {
          Cell choice = workbook.getSheet(Sheets.EXPLORER).getRow(4).getCell(1);
          assertThat(choice.getCellStyle().getLocked()).isFalse();
          // A new cell: POI leaves the inline text of the old one beside a new value.
          Row row = choice.getRow();
          CellStyle style = choice.getCellStyle();
          row.removeCell(choice);
          choice = row.createCell(1);
          choice.setCellStyle(style);
          choice.setCellValue(name);
        });
  }

  // --- what is compared --------------------------------------------------------------------------

  private static void verdict(Map<String, List<CSVRecord>> sheets, String name) {
    List<CSVRecord> workloads = sheets.get(Sheets.WORKLOADS);
    List<String> titles = workloads.get(0).toList();
    CSVRecord row =
        workloads.stream()
            .filter(one -> one.get(titles.indexOf("Workload")).equals(name))
            .findFirst()
            .orElseThrow();
    List<CSVRecord> explorer = sheets.get(Sheets.EXPLORER);
    assertThat(explorer.get(4).get(5)).isEqualTo(row.get(titles.indexOf("Verdict"))).isNotEmpty();
    assertThat(explorer.get(8).get(1)).isEqualTo(row.get(titles.indexOf("Why"))).isNotEmpty();
    inShort(explorer, row, titles);
    assertThat(explorer.stream().flatMap(CSVRecord::stream))
        .anyMatch(text -> text.startsWith(name + ": cumulative saving, GBP: "));
  }

  /** One sentence says what to do with its money a year, the next what it needs. */
  private static void inShort(List<CSVRecord> explorer, CSVRecord row, List<String> titles) {
    String answer = explorer.get(5).get(1);
    String paid = row.get(titles.indexOf("Paid today (GBP a year)"));
    String saved = row.get(titles.indexOf("Expected saving (GBP a year)"));
    if (row.get(titles.indexOf("Reclassify")).isEmpty()) {
      assertThat(answer)
          .isEqualTo(
              row.get(titles.indexOf("Verdict")).equals("Needs data")
                  ? "Not decided: Why says what is missing."
                  : "No change now: " + said(paid) + " GBP a year goes on.");
    } else {
      assertThat(answer)
          .startsWith("Change to ")
          .contains(
              number(saved) < 0
                  ? ": expected to cost "
                      + said("" + -number(saved))
                      + " GBP a year more, in four of five futures "
                  : ": expected to save " + said(saved) + " GBP a year, in four of five futures ");
      assertThat(explorer.get(6).get(1)).matches("It needs .* up front, and is .*; chance .*%\\.");
    }
  }

  private static String said(String amount) {
    return String.format(Locale.ROOT, "%,.0f", number(amount));
  }

  private static void options(List<CSVRecord> explorer, Evaluator evaluator, int i) {
    Decision decision = evaluator.decision();
    var totals = decision.model.totals;
    Frame frame = evaluator.frame();
    boolean lacks = frame.values(decision.needs.lacking)[i] > 0;
    boolean closed = frame.values(decision.model.life.closed)[i] > 0;
    var month1 = decision.model.firstMonth;
    List<Line> lines = List.of(totals.tcoPrompted, totals.tcoSmall, totals.tcoTuned);
    int first = find(explorer, "Cost line") + 1;
    int total = find(explorer, "Total cost of ownership");
    for (int option = 0; option < lines.size(); option++) {
      double expected = frame.values(lines.get(option))[i];
      String shown = explorer.get(total).get(1 + option);
      if (lacks || option == 2 && closed || Double.isNaN(expected)) {
        assertThat(shown).isEmpty();
        continue;
      }
      assertThat(number(shown)).isCloseTo(expected, within(TOLERANCE * Math.abs(expected) + 1e-9));
      double sum = 0;
      for (int row = first; row < total; row++) {
        // A blank means that it is not known: what an option has no part of costs it nothing.
        sum += number(explorer.get(row).get(1 + option));
      }
      assertThat(sum).isCloseTo(expected, within(TOLERANCE * Math.abs(expected) + 1e-9));
      // Paid and bad answers are beside each other, and are the whole.
      double paid = number(explorer.get(find(explorer, "Of it paid")).get(1 + option));
      double bad = number(explorer.get(find(explorer, "Of it bad answers")).get(1 + option));
      assertThat(paid + bad).isCloseTo(expected, within(TOLERANCE * Math.abs(expected) + 1e-9));
      double harm = number(explorer.get(find(explorer, "Bad answers")).get(1 + option));
      assertThat(bad).isCloseTo(harm, within(1e-6));
      double month =
          frame
              .values(
                  List.of(month1.monthPrompted, month1.monthSmall, month1.monthTuned).get(option))[
              i];
      assertThat(number(explorer.get(find(explorer, "Cost of month 1")).get(1 + option)))
          .isCloseTo(month, within(TOLERANCE * Math.abs(month) + 1e-9));
    }
  }

  private static int find(List<CSVRecord> sheet, String label) {
    for (int row = 0; row < sheet.size(); row++) {
      if (sheet.get(row).get(0).equals(label)) {
        return row;
      }
    }
    throw new AssertionError("no row " + label);
  }

  /** The model run again with the volume typed, flat. */
  private static void byVolume(
      List<CSVRecord> sheet, Map<String, String> row, Evaluator evaluator, int i) {
    List<String> titles = sheet.get(4).toList();
    Decision decision = evaluator.decision();
    if (evaluator.frame().values(decision.needs.lacking)[i] > 0
        || evaluator.frame().values(decision.model.life.closed)[i] > 0) {
      // The chart's title says that there are no figures.
      assertThat(sheet.stream().skip(5))
          .allMatch(point -> point.get(titles.indexOf("Volume (M tokens a month)")).equals("0"));
      return;
    }
    double tokens = evaluator.frame().values(evaluator.decision().model.volume.tokensPerRequest)[i];
    double today =
        evaluator.frame().values(evaluator.decision().model.inputs.cell(Workloads.REQUESTS))[i];
    for (int point : POINTS) {
      CSVRecord found = sheet.get(5 + point);
      double requests =
          number(found.get(titles.indexOf("Volume (M tokens a month)"))) * 1e6 / tokens;
      if (!(requests > 0)) {
        continue;
      }
      Map<String, String> typed = new HashMap<>(row);
      typed.put("Requests", plain(requests));
      typed.put("Growth", "0");
      if (!typed.getOrDefault("Prompting cost", "").isEmpty()) {
        double bill = Double.parseDouble(typed.get("Prompting cost"));
        typed.put("Prompting cost", plain(bill * requests / today));
      }
      Evaluator again = new Portfolio(List.of(typed)).evaluate();
      var totals = again.decision().model.totals;
      double large = again.frame().values(totals.tcoPrompted)[0];
      double small = again.frame().values(totals.tcoSmall)[0];
      Map<String, Double> expected =
          Map.of(
              "Prompt the large model (GBP)",
              large,
              "Prompt the small model (GBP)",
              Double.isNaN(small) ? large : small,
              "Fine-tuned (GBP)",
              again.frame().values(totals.tcoTuned)[0]);
      expected.forEach(
          (title, cost) ->
              assertThat(number(found.get(titles.indexOf(title))))
                  .as(row.get("Workload") + ", " + title + " at point " + point)
                  .isCloseTo(cost, within(0.005 + 1e-8 * Math.abs(cost))));
    }
  }

  private static String plain(double value) {
    return new BigDecimal(Double.toString(value)).toPlainString();
  }
}
