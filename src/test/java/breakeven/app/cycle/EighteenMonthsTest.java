package breakeven.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.app.batch.DecisionLogs;
import breakeven.app.batch.Progress;
import breakeven.app.batch.Review;
import breakeven.app.batch.Reviews;
import breakeven.app.imports.UsageImport;
import breakeven.app.imports.UsageOptions;
import breakeven.core.cycle.LogEntry;
import breakeven.core.cycle.LogStatus;
import breakeven.core.report.RealisedColumns;
import breakeven.core.table.Sheets;
import breakeven.exchange.usage.GivenRequests;
import breakeven.exchange.usage.UsageAsk;
import breakeven.testing.LibreOffice;
import breakeven.testing.OpenXmlValidator;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eighteen months of a made-up company: each month its requests are billed and imported, the
 * workbook is reviewed, decisions are typed and remembered. What it should find is worked out apart
 * from the program, from what is known of the company: its growth, a price cut, a rate that moves,
 * a benchmark that disappoints, a rename, a unit that is reorganised, a decision that is reversed.
 */
class EighteenMonthsTest {
  private static final long SEED = 18;
  private static final int MONTHS = 18;
  private static final int HORIZON = 24;
  private static final YearMonth FIRST = YearMonth.of(2026, 12);
  private static final Path SAMPLE = Path.of("samples/month-18.xlsx");

  /** Prices per million tokens: the large model in USD, the small one in GBP. */
  private static final double SMALL_IN = 0.2;

  private static final double SMALL_OUT = 0.4;

  @TempDir private Path folder;
  private Path book;
  private final Random random = new Random(SEED);
  private final Map<String, Workload> company = new LinkedHashMap<>();
  private final List<Decided> decisions = new ArrayList<>();
  private double largeIn = 10;
  private double largeOut = 30;
  private double rate = 0.75;
  private int made;

  /** A workload as it is, whatever anybody forecasts of it. */
  private static final class Workload {
    private final String id;
    private final String unit;
    private final String owner;
    private final double typedGrowth;
    private final double trueGrowth;
    private final double input;
    private final double output;
    private String name;
    private String unitNow;
    private double requests;
    private double longer = 1;
    private boolean small;

    Workload(
        String id,
        String name,
        String unit,
        String owner,
        double requests,
        double input,
        double output,
        double typedGrowth,
        double trueGrowth) {
      this.id = id;
      this.name = name;
      this.unit = unit;
      unitNow = unit;
      this.owner = owner;
      this.requests = requests;
      this.input = input;
      this.output = output;
      this.typedGrowth = typedGrowth;
      this.trueGrowth = trueGrowth;
    }
  }

  /** A month of a decision as it is: forecast, realised saving and its parts. */
  private record TrueMonth(
      double forecast, double realised, double volume, double tokens, double prices) {}

  /** A decision, with what came of it. */
  private static final class Decided {
    private final Workload of;
    private final String unit;
    private final YearMonth from;
    private final LogEntry entry;
    private final double[] requests;
    private final double left;
    private final double now;
    private final Map<YearMonth, TrueMonth> months = new TreeMap<>();
    private boolean reversed;

    Decided(
        Workload of, YearMonth from, LogEntry entry, double[] requests, double left, double now) {
      this.of = of;
      unit = of.unitNow;
      this.from = from;
      this.entry = entry;
      this.requests = requests;
      this.left = left;
      this.now = now;
    }

    double sum(ToDoubleFunction<TrueMonth> amount) {
      return months.values().stream().mapToDouble(amount).sum();
    }
  }

  // --- the company -----------------------------------------------------------------------------

  private void found() throws IOException {
    add(new Workload("W-1", "Ticket triage", "Service", "Asha", 400_000, 900, 90, 0.02, 0.035));
    add(new Workload("W-2", "Mail tagging", "Service", "Ben", 900_000, 400, 30, 0.01, 0.01));
    add(new Workload("W-3", "Claims notes", "Claims", "Chidi", 250_000, 1500, 200, 0, -0.01));
    add(new Workload("W-4", "Fraud letters", "Claims", "Chidi", 120_000, 2200, 350, 0, 0.02));
    add(new Workload("W-5", "Contract search", "Legal", "Dana", 90_000, 3000, 250, 0.01, 0));
    add(new Workload("W-6", "Board minutes", "Legal", "Dana", 2_000, 5000, 900, 0, 0));
    book = folder.resolve("month-00.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        var out = Files.newOutputStream(book)) {
      XSSFSheet sheet = workbook.createSheet(Sheets.WORKLOADS);
      row(
          sheet,
          "Workload",
          "ID",
          "Owner",
          "Business unit",
          "Requests",
          "Input tokens",
          "Output tokens",
          "Prompted model",
          "Smaller model",
          "Current approach",
          "Growth",
          "Prompted quality",
          "Small model quality",
          "Required quality");
      for (Workload each : company.values()) {
        row(
            sheet,
            each.name,
            each.id,
            each.owner,
            each.unit,
            each.requests,
            each.input,
            each.output,
            "large",
            "small",
            "Prompting",
            each.typedGrowth,
            0.94,
            0.92,
            0.9);
      }
      XSSFSheet prices = workbook.createSheet(Sheets.MODEL_PRICES);
      row(
          prices,
          "Provider",
          "Model",
          "Kind",
          "Currency",
          "Input",
          "Output",
          "Checked on",
          "Parameters");
      row(prices, "A", "large", "Base", "USD", largeIn, largeOut, "2026-11-20");
      row(prices, "A", "small", "Base", "GBP", SMALL_IN, SMALL_OUT, "2026-11-20", 8);
      XSSFSheet assumptions = workbook.createSheet(Sheets.ASSUMPTIONS);
      row(assumptions, "Assumption", "Value");
      row(assumptions, "Candidate model", "small");
      XSSFSheet rates = workbook.createSheet(Sheets.EXCHANGE_RATES);
      row(rates, "Currency", "Rate", "Date", "Source");
      row(rates, "USD", rate, "2026-11-20", "bank");
      workbook.write(out);
    }
  }

  private void add(Workload workload) {
    company.put(workload.id, workload);
  }

  private static void row(XSSFSheet sheet, Object... cells) {
    Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] instanceof Number number) {
        row.createCell(i).setCellValue(number.doubleValue());
      } else {
        row.createCell(i).setCellValue(cells[i].toString());
      }
    }
  }

  private double large(double input, double output) {
    return (input * largeIn + output * largeOut) * rate / 1e6;
  }

  private static double small(double input, double output) {
    return (input * SMALL_IN + output * SMALL_OUT) / 1e6;
  }

  // --- one month -------------------------------------------------------------------------------

  private interface Change {
    void of(XSSFWorkbook workbook);
  }

  private Path next() {
    return folder.resolve(String.format(Locale.ROOT, "book-%03d.xlsx", ++made));
  }

  /** What somebody types. */
  private void type(Change change) throws IOException {
    Path typed = next();
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in);
        var out = Files.newOutputStream(typed)) {
      change.of(workbook);
      workbook.write(out);
    }
    book = typed;
  }

  private static Cell cell(XSSFWorkbook workbook, String id, int column) {
    for (Row row : workbook.getSheet(Sheets.WORKLOADS)) {
      if (row.getCell(1) != null && row.getCell(1).toString().equals(id)) {
        return row.getCell(column);
      }
    }
    throw new AssertionError(id);
  }

  /** What the company did in a month: it is billed, and only this is known of it. */
  private void live(YearMonth month, int number) throws IOException {
    List<String> bill = new ArrayList<>();
    bill.add("Month,Workload,Requests,Input tokens,Output tokens,Cost,Currency");
    for (Workload each : company.values()) {
      double noise = 1 + (random.nextDouble() - 0.5) / 10;
      double requests = Math.rint(each.requests * noise);
      double input = Math.rint(each.input * each.longer);
      double output = Math.rint(each.output * each.longer);
      double computed =
          each.small ? small(input, output) * requests : large(input, output) * requests;
      boolean billed = !(each.id.equals("W-3") && number % 5 == 0);
      double billedUsd =
          Math.rint(computed / rate * (0.97 + 0.06 * random.nextDouble()) * 100) / 100;
      if (!(each.id.equals("W-4") && number == 9)) {
        bill.add(
            String.format(
                Locale.ROOT,
                "%s,%s,%.0f,%.0f,%.0f,%s",
                month,
                number % 2 == 0 ? each.id : each.name,
                requests,
                requests * input,
                requests * output,
                billed ? billedUsd + ",USD" : ","));
        double paid = billed ? billedUsd * rate : computed;
        realise(each, month, requests, input, output, paid);
      }
      each.requests *= 1 + each.trueGrowth;
    }
    Path file = Files.write(folder.resolve("bill-" + month + ".csv"), bill);
    Path out = next();
    new UsageImport()
        .run(
            new UsageOptions(
                List.of(file),
                book,
                out,
                false,
                false,
                true,
                new UsageAsk("", "", "", "", null, false, GivenRequests.NONE, false),
                month.plusMonths(1).atDay(1)),
            Progress.hidden(),
            line -> {});
    book = out;
  }

  /** What the decision on a workload made of a month. */
  private void realise(
      Workload of, YearMonth month, double requests, double input, double output, double paid) {
    for (Decided each : decisions) {
      int index = (int) ChronoUnit.MONTHS.between(each.from, month);
      if (each.of == of && !each.reversed && index >= 0) {
        double expected = large(of.input, of.output);
        double left = large(input, output);
        double computed = small(input, output);
        double forecast = Math.rint(each.requests[index] * (each.left - each.now) * 100) / 100;
        each.months.put(
            month,
            new TrueMonth(
                forecast,
                requests * left - paid,
                (requests - Math.rint(each.requests[index] * 100) / 100) * (each.left - each.now),
                requests * (left - expected - (computed - small(of.input, of.output))),
                requests * (expected - each.left) - (paid - requests * computed)));
      }
    }
  }

  private void review(LocalDate day) throws IOException {
    Path out = next();
    new Review().run(Reviews.quick(book, out, day), Progress.hidden());
    book = out;
  }

  /** Approves the move of a workload to the small model, and has it carried out. */
  private void approve(String id, LocalDate day) throws IOException {
    Workload of = company.get(id);
    assertThat(proposed(id).get("Verdict's approach")).isEqualTo("Small model");
    decide(id, "Approve", day, "");
    double typed = Math.rint(of.requests);
    double[] requests = new double[HORIZON];
    double left = large(of.input, of.output);
    double now = small(of.input, of.output);
    LogEntry entry = apply(day);
    assertThat(entry.status()).isEqualTo(LogStatus.IN_PRODUCTION);
    double[] volume = entry.forecast().requestsByMonth().values();
    double[] saving = entry.forecast().savingByMonth().values();
    assertThat(saving).hasSize(HORIZON);
    for (int i = 0; i < HORIZON; i++) {
      requests[i] = typed * Math.pow(1 + of.typedGrowth, i);
      assertThat(volume[i]).isCloseTo(requests[i], within(0.01));
      assertThat(saving[i]).isCloseTo(requests[i] * (left - now), within(0.01));
    }
    decisions.add(new Decided(of, YearMonth.from(day), entry, requests, left, now));
    of.small = true;
  }

  private void reject(String id, LocalDate day) throws IOException {
    decide(id, "Reject", day, "too few requests to be worth a change");
    assertThat(apply(day).status()).isEqualTo(LogStatus.REJECTED);
  }

  /** Types a decision into its row of {@code Decisions}. */
  private void decide(String id, String decision, LocalDate day, String comment)
      throws IOException {
    type(
        workbook -> {
          Map<String, Integer> headers = Map.of();
          for (Row row : workbook.getSheet(Sheets.DECISIONS)) {
            Map<String, Integer> here = new HashMap<>();
            row.forEach(cell -> here.putIfAbsent(text(cell), cell.getColumnIndex()));
            if (here.containsKey("Decided by")) {
              headers = here;
            } else if (!headers.isEmpty() && here.getOrDefault(id, -1).equals(headers.get("ID"))) {
              put(row, headers.get("Decision"), decision);
              put(row, headers.get("Decided by"), "Chris Lee");
              put(row, headers.get("Decided on"), day.toString());
              put(row, headers.get("Comment"), comment);
            }
          }
        });
  }

  private static void put(Row row, int column, String text) {
    if (!text.isEmpty()) {
      Cell cell = row.getCell(column);
      (cell == null ? row.createCell(column) : cell).setCellValue(text);
    }
  }

  /** Carries out what is decided, and gives the last line of the log. */
  private LogEntry apply(LocalDate day) throws IOException {
    Path out = next();
    List<String> said = new ArrayList<>();
    int refused =
        new Apply()
            .run(
                new ApplyOptions(book, out, false, false, "", null, day),
                Progress.hidden(),
                said::add);
    assertThat(refused).as(String.join("; ", said)).isEqualTo(0);
    book = out;
    try (XlsxFile in = XlsxFile.open(book)) {
      var chain = DecisionLogs.chain(in);
      assertThat(chain.faults(DecisionLogs.of(in).orElseThrow().seal())).isEmpty();
      return chain.last();
    }
  }

  private static double number(Map<String, String> row, String header) {
    String text = row.getOrDefault(header, "");
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }

  /** The benchmark of the small model disappoints: the workload goes back. */
  private void reverse(String id, LocalDate day) throws IOException {
    type(
        workbook -> {
          cell(workbook, id, 9).setCellValue("Prompting");
          cell(workbook, id, 12).setCellValue(0.81);
        });
    LogEntry entry = apply(day);
    assertThat(entry.status()).isEqualTo(LogStatus.REVERSED);
    assertThat(entry.id()).isEqualTo(id);
    for (Decided each : decisions) {
      each.reversed |= each.of.id.equals(id);
    }
    company.get(id).small = false;
  }

  // --- what the sheets say ---------------------------------------------------------------------

  private Map<String, String> proposed(String id) throws IOException {
    return table(Sheets.DECISIONS, "Verdict's approach").stream()
        .filter(row -> id.equals(row.get("ID")))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " is not proposed"));
  }

  /** The rows below the last header row that has a header, by header without its unit. */
  private List<Map<String, String>> table(String sheet, String header) throws IOException {
    List<Map<String, String>> all = new ArrayList<>();
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      List<String> headers = List.of();
      for (Row row : workbook.getSheet(sheet)) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.getLastCellNum(); i++) {
          cells.add(text(row.getCell(i)));
        }
        List<String> bare = cells.stream().map(each -> each.replaceAll(" \\(.*", "")).toList();
        if (bare.contains(header)) {
          headers = bare;
          all.clear();
        } else if (!headers.isEmpty() && !cells.isEmpty()) {
          Map<String, String> named = new HashMap<>();
          for (int i = 0; i < Math.min(cells.size(), headers.size()); i++) {
            named.put(headers.get(i), cells.get(i));
          }
          all.add(named);
        }
      }
    }
    return all;
  }

  private static String text(Cell cell) {
    if (cell == null) {
      return "";
    }
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return type == CellType.NUMERIC
        ? Double.toString(cell.getNumericCellValue())
        : cell.getStringCellValue();
  }

  /** A figure of the totals, by its label and column. */
  private double total(String label, int column) throws IOException {
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      for (Row row : workbook.getSheet(Sheets.REALISED)) {
        if (row.getCell(0) != null && text(row.getCell(0)).equals(label)) {
          return row.getCell(column).getNumericCellValue();
        }
      }
    }
    throw new AssertionError(label);
  }

  // --- the play --------------------------------------------------------------------------------

  @Test
  void biasCalibrationAndTotalsAreThoseOfTheCompany() throws IOException {
    found();
    for (int number = 1; number <= MONTHS; number++) {
      YearMonth month = FIRST.plusMonths(number - 1L);
      happens(number);
      live(month, number);
      typed(month);
      LocalDate day = month.plusMonths(1).atDay(1);
      review(day);
      decide(number, day);
    }
    book = Files.copy(book, folder.resolve("month-18.xlsx"));
    review(FIRST.plusMonths(MONTHS).atDay(2));
    compare();
    keep();
  }

  /** What happens to the company before a month. */
  private void happens(int number) {
    rate = Math.rint(rate * (1 + (random.nextDouble() - 0.5) / 15) * 1e4) / 1e4;
    switch (number) {
      case 5 -> company.get("W-2").name = "Inbox tagging";
      case 8 -> {
        largeIn = 8;
        largeOut = 24;
      }
      case 10 -> {
        company.get("W-3").unitNow = "Claims operations";
        company.get("W-4").unitNow = "Claims operations";
      }
      case 12 -> company.get("W-1").longer = 1.2;
      default -> {}
    }
  }

  /** What the analyst types before a review: the volumes of the month, prices, rates, names. */
  private void typed(YearMonth month) throws IOException {
    type(
        workbook -> {
          for (Workload each : company.values()) {
            cell(workbook, each.id, 0).setCellValue(each.name);
            cell(workbook, each.id, 3).setCellValue(each.unitNow);
            cell(workbook, each.id, 4).setCellValue(Math.rint(each.requests));
          }
          Row large = workbook.getSheet(Sheets.MODEL_PRICES).getRow(1);
          large.getCell(4).setCellValue(largeIn);
          large.getCell(5).setCellValue(largeOut);
          large.getCell(6).setCellValue(month.atDay(28).toString());
          workbook
              .getSheet(Sheets.MODEL_PRICES)
              .getRow(2)
              .getCell(6)
              .setCellValue(month.atDay(28).toString());
          Row dollars = workbook.getSheet(Sheets.EXCHANGE_RATES).getRow(1);
          dollars.getCell(1).setCellValue(rate);
          dollars.getCell(2).setCellValue(month.atDay(28).toString());
        });
  }

  private void decide(int number, LocalDate day) throws IOException {
    switch (number) {
      case 1 -> {
        approve("W-1", day);
        approve("W-2", day);
        approve("W-5", day);
      }
      case 3 -> {
        approve("W-3", day);
        reject("W-6", day);
      }
      case 6 -> reverse("W-5", day);
      case 7 -> approve("W-4", day);
      default -> {}
    }
  }

  private void compare() throws IOException {
    Map<String, Decided> byId = new HashMap<>();
    decisions.forEach(each -> byId.put(each.of.id, each));
    int compared = 0;
    for (Map<String, String> row : table(Sheets.REALISED, RealisedColumns.PRICES_OF)) {
      Decided decided = byId.get(row.get("ID"));
      YearMonth month = YearMonth.from(DateUtil.getLocalDateTime(number(row, "Month")));
      TrueMonth truth = decided.months.get(month);
      if (truth == null) {
        assertThat(row.get(RealisedColumns.BASIS)).isEqualTo("no actuals");
        continue;
      }
      compared++;
      String where = decided.of.name + " in " + month;
      close(row, RealisedColumns.FORECAST, truth.forecast(), where);
      close(row, RealisedColumns.REALISED, truth.realised(), where);
      close(row, RealisedColumns.VOLUME, truth.volume(), where);
      close(row, RealisedColumns.TOKENS, truth.tokens(), where);
      close(row, RealisedColumns.PRICES, truth.prices(), where);
    }
    assertThat(compared)
        .isEqualTo(decisions.stream().mapToInt(each -> each.months.size()).sum())
        .isGreaterThan(50);
    double realised = decisions.stream().mapToDouble(d -> d.sum(TrueMonth::realised)).sum();
    double forecast = decisions.stream().mapToDouble(d -> d.sum(TrueMonth::forecast)).sum();
    assertThat(total("Realised to date", 2)).isCloseTo(realised, within(1.0));
    assertThat(total("Forecast of the same months", 2)).isCloseTo(forecast, within(1.0));
    assertThat(total("Realised ÷ forecast", 2)).isCloseTo(realised / forecast, within(1e-5));
    assertThat(total("Volume", 2))
        .isCloseTo(
            decisions.stream().mapToDouble(d -> d.sum(TrueMonth::volume)).sum(), within(1.0));
    for (String unit : List.of("Service", "Claims", "Claims operations", "Legal")) {
      List<Decided> of = decisions.stream().filter(d -> d.unit.equals(unit)).toList();
      if (!of.isEmpty()) {
        assertThat(total(unit, 6))
            .as(unit)
            .isCloseTo(
                of.stream().mapToDouble(d -> d.sum(TrueMonth::realised)).sum()
                    / of.stream().mapToDouble(d -> d.sum(TrueMonth::forecast)).sum(),
                within(1e-5));
      }
    }
    assertThat(total("Decisions: Reversed", 2)).isEqualTo(1);
    assertThat(total("Decisions: Realised", 2)).isEqualTo(4);
    calibration();
  }

  private void calibration() throws IOException {
    double given = 0;
    double paying = 0;
    for (String band : List.of("0% to 50%", "50% to 70%", "70% to 90%", "90% to 100%")) {
      given += total(band, 2);
      paying += total(band, 4);
    }
    assertThat(given).isEqualTo(decisions.size());
    assertThat(paying)
        .isEqualTo(decisions.stream().filter(d -> d.sum(TrueMonth::realised) >= 0).count());
    assertThat(total("90% to 100%", 2))
        .isEqualTo(decisions.stream().filter(d -> d.entry.forecast().chance() >= 0.9).count());
  }

  private static void close(Map<String, String> row, String header, double truth, String where) {
    assertThat(number(row, header)).as(where + ": " + header).isCloseTo(truth, within(0.02));
  }

  /** The last workbook is a sample. */
  private void keep() throws IOException {
    assertThat(OpenXmlValidator.errors(book)).isEmpty();
    Map<String, List<CSVRecord>> calculated =
        LibreOffice.calculate(book, folder.resolve("calculated"));
    assertThat(calculated.get(Sheets.REALISED)).isNotEmpty();
    if (Boolean.getBoolean("golden.update")) {
      Files.copy(book, SAMPLE, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
