package breakeven.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.app.batch.Progress;
import breakeven.app.batch.Review;
import breakeven.app.batch.Reviews;
import breakeven.core.cycle.LogEntry;
import breakeven.core.report.RealisedColumns;
import breakeven.core.table.Sheets;
import breakeven.testing.Thorough;
import breakeven.workbook.write.ChecksAgainst;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/**
 * Two years of a haulier that pays in dollars and in euros, beside a ledger of its own: what its
 * providers charged, what its bills were, and what the requests would have cost where they were
 * before. No figure of the ledger is the program's.
 */
@Thorough
class TwoYearsTest extends PlayedBook {
  private static final int MONTHS = 3;
  private static final YearMonth FIRST = YearMonth.of(2027, 1);
  private static final double DAY_RATE = 450;

  private static final String PROMPTING = "Prompting";
  private static final String SMALL = "Small model";
  private static final String CACHING = "Prompting with caching";

  private static final String ATLAS = "atlas";
  private static final String BRIO = "brio";
  private static final String MINI = "mini";
  private static final String PETIT = "petit";

  private final Random random = new Random(24);
  private final Map<String, Workload> company = new LinkedHashMap<>();
  private final List<Decided> decisions = new ArrayList<>();
  private double dollar = 0.75;
  private double euro = 0.86;

  /** What each currency cost in a month. */
  private final Map<YearMonth, double[]> rates = new TreeMap<>();

  // --- the world -------------------------------------------------------------------------------

  /** What a provider charges for a million tokens, in its currency, and of the cached ones. */
  private record Tokens(String currency, double input, double cached, double output) {
    double request(double in, double read, double out) {
      return ((in - read) * input + read * cached + out * output) / 1e6;
    }
  }

  /** What a model costs on a day, all that is taken off the list taken off. */
  private static Tokens price(String model, LocalDate day) {
    return switch (model) {
      case ATLAS -> new Tokens("USD", 10, 1, 30);
      case BRIO -> new Tokens("EUR", 8, 8, 24);
      case MINI -> new Tokens("USD", 0.4, 0.4, 1.6);
      case PETIT -> new Tokens("EUR", 0.3, 0.3, 0.9);
      default -> throw new AssertionError(model);
    };
  }

  private double rate(String currency, YearMonth month) {
    double[] known = rates.get(month);
    return currency.equals("USD") ? known[0] : known[1];
  }

  /** What a request costs in a month, in the currency of its provider: each day at its price. */
  private static double request(String model, YearMonth month, double in, double read, double out) {
    double sum = 0;
    for (int day = 1; day <= month.lengthOfMonth(); day++) {
      sum += price(model, month.atDay(day)).request(in, read, out);
    }
    return sum / month.lengthOfMonth();
  }

  private static String currency(String model) {
    return price(model, FIRST.atDay(1)).currency();
  }

  /** A workload as it is. */
  private static final class Workload {
    private final String id;
    private final String unit;
    private final String large;
    private final double growth;
    private final double input;
    private final double output;
    private String name;
    private double requests;
    private double instructions;
    private double smallQuality = 0.92;
    private String approach = PROMPTING;

    Workload(
        String id,
        String name,
        String unit,
        String large,
        double requests,
        double input,
        double output,
        double growth) {
      this.id = id;
      this.name = name;
      this.unit = unit;
      this.large = large;
      this.requests = requests;
      this.input = input;
      this.output = output;
      this.growth = growth;
    }

    /** It says the same to each request, and no small model is good enough for it. */
    private Workload repeats(double tokens) {
      instructions = tokens;
      smallQuality = 0.7;
      return this;
    }

    private String small() {
      return large.equals(ATLAS) ? MINI : PETIT;
    }

    private String model(String served) {
      return served.equals(SMALL) ? small() : large;
    }
  }

  /** A decision, and what its months saved by the ledger. */
  private static final class Decided {
    private final Workload of;
    private final String left;
    private final YearMonth from;
    private final int line;
    private final Map<YearMonth, Double> months = new TreeMap<>();

    Decided(Workload of, String left, YearMonth from, int line) {
      this.of = of;
      this.left = left;
      this.from = from;
      this.line = line;
    }

    int index(YearMonth month) {
      return (int) ChronoUnit.MONTHS.between(from, month) + 1;
    }
  }

  // --- the company -----------------------------------------------------------------------------

  private void add(Workload workload) {
    company.put(workload.id, workload);
  }

  private void found() throws IOException {
    add(new Workload("N-1", "Parcel routing", "Depots", ATLAS, 500_000, 1000, 100, 0.01));
    add(new Workload("N-2", "Customs codes", "Customs", BRIO, 200_000, 1500, 150, 0));
    add(
        new Workload("N-3", "Driver chat", "Fleet", ATLAS, 150_000, 4000, 200, 0.01)
            .repeats(3000));
    add(new Workload("N-5", "Claims mails", "Claims", ATLAS, 120_000, 1800, 250, 0));
    add(new Workload("N-6", "Returns", "Depots", ATLAS, 90_000, 1200, 150, 0.02));
    add(new Workload("N-8", "Night desk", "Fleet", ATLAS, 60_000, 1500, 300, 0));
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
          "Required quality",
          "Needs grounding",
          "Task pattern",
          "Instruction tokens",
          "Cached share",
          "Cache write share");
      company.values().forEach(each -> plan(sheet, each));
      XSSFSheet prices = workbook.createSheet(Sheets.MODEL_PRICES);
      row(
          prices,
          "Provider",
          "Model",
          "Kind",
          "Currency",
          "Input",
          "Cached input",
          "Output",
          "Checked on",
          "Source",
          "Parameters");
      LocalDate checked = LocalDate.of(2026, 12, 20);
      row(prices, "A", ATLAS, "Base", "USD", 10, 1, 30, checked, "list");
      row(prices, "A", MINI, "Base", "USD", 0.4, "", 1.6, checked, "list", 8);
      row(prices, "B", BRIO, "Base", "EUR", 8, "", 24, checked, "list");
      row(prices, "B", PETIT, "Base", "EUR", 0.3, "", 0.9, checked, "list", 8);
      row(prices, "A", "embed", "Embedding", "GBP", 0.02, "", "", checked, "list");
      XSSFSheet assumptions = workbook.createSheet(Sheets.ASSUMPTIONS);
      row(assumptions, "Assumption", "Value");
      row(assumptions, "Candidate model", MINI);
      row(assumptions, "Embedding model", "A: embed");
      row(assumptions, "Tuning method", "LoRA");
      row(assumptions, "Serving", "Rented GPUs");
      row(assumptions, "GPU", "card");
      row(assumptions, "Day rate", DAY_RATE);
      XSSFSheet cards = workbook.createSheet(Sheets.GPU_PRICES);
      row(cards, "GPU", "Provider", "Pricing", "Memory", "Peak", "Currency", "Price", "Checked on", "Source");
      row(cards, "card", "C", "On demand", 48, 362, "USD", 0.9, checked, "list");
      XSSFSheet capacity = workbook.createSheet(Sheets.SERVING_CAPACITY);
      row(
          capacity, "GPU", "From", "To", "GPUs per replica", "Prefill", "Decode", "Checked on", "Source");
      row(capacity, "card", 0, 9, 1, 10_000, 4_000, checked, "measured");
      XSSFSheet rated = workbook.createSheet(Sheets.EXCHANGE_RATES);
      row(rated, "Currency", "Rate", "Date", "Source");
      row(rated, "USD", dollar, checked, "bank");
      row(rated, "EUR", euro, checked, "bank");
      workbook.write(out);
    }
  }

  private static void plan(XSSFSheet sheet, Workload each) {
    row(
        sheet,
        each.name,
        each.id,
        "Kit",
        each.unit,
        each.requests,
        each.input,
        each.output,
        each.large,
        each.small(),
        each.approach,
        each.growth,
        0.94,
        each.smallQuality,
        0.9,
        "No",
        "Volatile",
        each.instructions > 0 ? each.instructions : "");
  }

  // --- a month ---------------------------------------------------------------------------------

  /** What the analyst types on the first of a month: rates, and that prices were looked at. */
  private void typed(YearMonth month) {
    dollar = Math.rint(dollar * (1 + (random.nextDouble() - 0.5) / 15) * 1e4) / 1e4;
    euro = Math.rint(euro * (1 + (random.nextDouble() - 0.5) / 20) * 1e4) / 1e4;
    rates.put(month, new double[] {dollar, euro});
    LocalDate day = month.atDay(1);
    type(
        List.of(
            Sheets.MODEL_PRICES,
            Sheets.EXCHANGE_RATES,
            Sheets.GPU_PRICES,
            Sheets.SERVING_CAPACITY),
        workbook -> {
          XSSFSheet rated = workbook.getSheet(Sheets.EXCHANGE_RATES);
          rated.getRow(1).getCell(1).setCellValue(dollar);
          rated.getRow(2).getCell(1).setCellValue(euro);
          dated(rated, "Date", day);
          dated(workbook.getSheet(Sheets.MODEL_PRICES), "Checked on", day);
          dated(workbook.getSheet(Sheets.GPU_PRICES), "Checked on", day);
          dated(workbook.getSheet(Sheets.SERVING_CAPACITY), "Checked on", day);
        });
  }

  /** Types a day into each row of a table. */
  private static void dated(XSSFSheet sheet, String header, LocalDate day) {
    int column = -1;
    for (Row row : sheet) {
      for (Cell cell : row) {
        column = text(cell).startsWith(header) && column < 0 ? cell.getColumnIndex() : column;
      }
      if (row.getRowNum() > 0 && row.getCell(0) != null && !text(row.getCell(0)).isEmpty()) {
        row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK).setCellValue(DateUtil.getExcelDate(day));
      }
    }
  }

  private void look(LocalDate day) throws IOException {
    var out = next();
    new Review()
        .run(
            Reviews.withoutShapes(Reviews.options(book, out, day, false, null, 0)),
            Progress.hidden());
    book = out;
    assertThat(ChecksAgainst.of(book)).as("checks of " + day).isEmpty();
    for (Map<String, String> row : table(Sheets.ISSUES, "Severity")) {
      System.out.println(day + " " + row.values());
    }
  }

  private void decide(int number, LocalDate day) throws IOException {
    switch (number) {
      case 1 -> {
        approve("N-1", SMALL, day);
        approve("N-2", SMALL, day);
        approve("N-3", CACHING, day);
      }
      case 2 -> {
        approve("N-5", SMALL, day);
        approve("N-6", SMALL, day);
        approve("N-8", SMALL, day);
      }
      default -> {}
    }
  }

  private void approve(String id, String to, LocalDate day) throws IOException {
    Workload of = company.get(id);
    assertThat(proposed(id).get("Verdict's approach")).isEqualTo(to);
    decide(id, "Approve", day, "");
    LogEntry entry = apply(day);
    decisions.add(new Decided(of, of.approach, YearMonth.from(day), entry.line()));
    of.approach = to;
  }

  /** What the company did in a month, and was billed for it. */
  private void live(YearMonth month) throws IOException {
    List<String> bill = new ArrayList<>();
    bill.add("Month,Workload,Requests,Input tokens,Cached tokens,Output tokens,Cost,Currency,Model");
    for (Workload each : company.values()) {
      double requests = Math.rint(each.requests * (1 + (random.nextDouble() - 0.5) / 10));
      String model = each.model(each.approach);
      double read = each.approach.equals(CACHING) ? Math.rint(0.85 * each.instructions) : 0;
      double list = requests * request(model, month, each.input, read, each.output);
      double cost = cents(list * (0.97 + 0.06 * random.nextDouble()));
      bill.add(
          String.format(
              Locale.ROOT,
              "%s,%s,%.0f,%.0f,%s,%.0f,%.2f,%s,%s",
              month,
              each.id,
              requests,
              requests * each.input,
              read > 0 ? String.format(Locale.ROOT, "%.0f", requests * read) : "",
              requests * each.output,
              cost,
              currency(model),
              model));
      saved(each, month, requests, cost * rate(currency(model), month));
      each.requests *= 1 + each.growth;
    }
    bring(bill, month);
  }

  private static double cents(double amount) {
    return Math.rint(amount * 100) / 100;
  }

  /** Notes down what a month saved: the requests where they were before, less what was paid. */
  private void saved(Workload of, YearMonth month, double requests, double paid) {
    for (Decided each : decisions) {
      if (each.of == of) {
        String model = of.model(each.left);
        double before =
            requests
                * request(model, month, of.input, 0, of.output)
                * rate(currency(model), month);
        each.months.put(month, before - paid);
      }
    }
  }

  // --- the play --------------------------------------------------------------------------------

  @Test
  void everyMonthAgreesWithTheLedgerOfTheCompany() throws IOException {
    found();
    for (int number = 1; number <= MONTHS; number++) {
      YearMonth month = FIRST.plusMonths(number - 1L);
      typed(month);
      look(month.atDay(2));
      compare();
      decide(number, month.atDay(2));
      live(month);
    }
    YearMonth after = FIRST.plusMonths(MONTHS);
    typed(after);
    look(after.atDay(2));
    compare();
  }

  /** Each month that is compared, against the ledger. */
  private void compare() throws IOException {
    if (decisions.isEmpty()) {
      return;
    }
    Map<Integer, Decided> byLine = new LinkedHashMap<>();
    decisions.forEach(each -> byLine.put(each.line, each));
    int compared = 0;
    for (Map<String, String> row : table(Sheets.REALISED, RealisedColumns.PRICES_OF)) {
      Decided decided = byLine.get((int) number(row, RealisedColumns.LINE));
      YearMonth month = YearMonth.from(date(row, "Month"));
      assertThat(number(row, RealisedColumns.REALISED))
          .as(decided.of.name + " in " + month + " " + row)
          .isCloseTo(decided.months.get(month), within(1.0));
      compared++;
    }
    assertThat(compared).isEqualTo(decisions.stream().mapToInt(each -> each.months.size()).sum());
  }
}
