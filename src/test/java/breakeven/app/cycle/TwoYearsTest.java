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
import org.apache.poi.ss.usermodel.CellStyle;
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
  private static final int MONTHS = 24;
  private static final YearMonth FIRST = YearMonth.of(2027, 1);
  private static final double DAY_RATE = 450;

  private static final String PROMPTING = "Prompting";
  private static final String SMALL = "Small model";
  private static final String TUNED = "Fine-tuned";
  private static final String CACHING = "Prompting with caching";

  private static final String ATLAS = "atlas";
  private static final String BRIO = "brio";
  private static final String ATLAS_2 = "atlas 2";
  private static final String CORTO = "corto";
  private static final String MINI = "mini";
  private static final String PETIT = "petit";

  /** The small model of N-4 runs on a card that is rented for every hour of the month. */
  private static final String OAK = "oak";

  private static final double CARD = 730 * 0.9;

  /** What nobody bills: who looks after the card, watching, and a re-training after a year. */
  private static final double UPKEEP = 1 * DAY_RATE + 2 * 500 * 0.01 + 40;

  private static final double RETRAINING = 300 + 500 * 3 * 0.01 + 0.5 * 1000 * 0.4 + 2 * DAY_RATE;
  private static final int INTERVAL = 12;
  private static final int LEAD = 1;

  /** From this day on the large model costs a fifth more; it is announced in June. */
  private static final LocalDate RISE = LocalDate.of(2027, 9, 16);

  /** From this day on its provider takes a tenth off. */
  private static final LocalDate DISCOUNT = LocalDate.of(2027, 6, 1);

  /** The last days of both large models: one has a successor, the other none. */
  private static final LocalDate ATLAS_ENDS = LocalDate.of(2028, 4, 20);

  private static final LocalDate BRIO_ENDS = LocalDate.of(2027, 12, 10);

  /** The month of which somebody typed 3.6 for 36. */
  private static final YearMonth MISTYPED = YearMonth.of(2028, 1);

  private final Random random = new Random(24);
  private final Map<String, Workload> company = new LinkedHashMap<>();
  private final List<Decided> decisions = new ArrayList<>();
  private double dollar = 0.75;
  private double euro = 0.86;

  /** What the reviews said. */
  private final List<String> heard = new ArrayList<>();

  /** Lines that come later than their month, and what is known once they do. */
  private final List<String> late = new ArrayList<>();

  private final List<Runnable> lateKnown = new ArrayList<>();

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
    double off = day.isBefore(DISCOUNT) ? 1 : 0.9;
    double more = day.isBefore(RISE) ? off : 1.2 * off;
    return switch (model) {
      case ATLAS -> new Tokens("USD", 10 * more, more, 30 * more);
      case ATLAS_2 -> new Tokens("USD", 6 * off, 0.6 * off, 24 * off);
      case MINI -> new Tokens("USD", 0.4 * off, 0.4 * off, 1.6 * off);
      case BRIO -> new Tokens("EUR", 8, 8, 24);
      case CORTO -> new Tokens("EUR", 9, 9, 20);
      case PETIT -> new Tokens("EUR", 0.3, 0.3, 0.9);
      default -> throw new AssertionError(model);
    };
  }

  /** The model that is there in a month, for one that may have ended before it. */
  private static String sold(String model, YearMonth month) {
    return model.equals(ATLAS) && month.isAfter(YearMonth.from(ATLAS_ENDS))
        ? ATLAS_2
        : model.equals(BRIO) && month.isAfter(YearMonth.from(BRIO_ENDS)) ? CORTO : model;
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
    private double longer = 1;
    private boolean tunable;
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

    /** Only fine-tuned is the small model good enough, and all that a fine-tune needs is there. */
    private Workload tunable() {
      smallQuality = 0.8;
      tunable = true;
      return this;
    }

    private String small() {
      return large.equals(ATLAS) ? MINI : PETIT;
    }

    private String model(String served, YearMonth month) {
      return served.equals(SMALL) ? small() : sold(large, month);
    }
  }

  /** A decision, and what its months saved by the ledger. */
  private static final class Decided {
    private final Workload of;
    private final YearMonth from;
    private final int line;
    private final Map<YearMonth, Double> months = new TreeMap<>();

    /** What a wrong price makes of a month. */
    private double mistyped;

    Decided(Workload of, YearMonth from, int line) {
      this.of = of;
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
    add(new Workload("N-3", "Driver chat", "Fleet", ATLAS, 150_000, 4000, 200, 0.01).repeats(3000));
    add(new Workload("N-4", "Invoice reading", "Claims", ATLAS, 400_000, 2000, 200, 0).tunable());
    add(new Workload("N-5", "Claims mails", "Claims", ATLAS, 120_000, 1800, 250, 0));
    add(new Workload("N-6", "Returns", "Depots", ATLAS, 90_000, 1200, 150, 0.02));
    add(new Workload("N-8", "Night desk", "Fleet", ATLAS, 60_000, 1500, 300, 0));
    add(new Workload("N-9", "Tariff letters", "Customs", BRIO, 80_000, 2500, 300, 0.01));
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
          "Cache write share",
          "Data shift interval",
          "Held-out test set",
          "Baseline comparison",
          "Regression testing",
          "Fine-tuned quality",
          "Retrain cadence",
          "Lead time",
          "Training cost");
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
          "Parameters",
          "Last service",
          "Replacement",
          "From",
          "To");
      LocalDate checked = LocalDate.of(2026, 12, 20);
      row(prices, "A", ATLAS, "Base", "USD", 10, 1, 30, checked, "list");
      row(prices, "A", MINI, "Base", "USD", 0.4, "", 1.6, checked, "list", 8);
      row(prices, "B", BRIO, "Base", "EUR", 8, "", 24, checked, "list");
      row(prices, "B", PETIT, "Base", "EUR", 0.3, "", 0.9, checked, "list", 8);
      row(prices, "C", OAK, "Base", "GBP", "", "", "", checked, "list", 8);
      row(prices, "A", "embed", "Embedding", "GBP", 0.02, "", "", checked, "list");
      XSSFSheet assumptions = workbook.createSheet(Sheets.ASSUMPTIONS);
      row(assumptions, "Assumption", "Value");
      row(assumptions, "Candidate model", OAK);
      row(assumptions, "Embedding model", "A: embed");
      row(assumptions, "Tuning method", "LoRA");
      row(assumptions, "Serving", "Rented GPUs");
      row(assumptions, "GPU", "card");
      row(assumptions, "Day rate", DAY_RATE);
      row(assumptions, "GPU days a month", 1);
      row(assumptions, "Training examples", 1000);
      row(assumptions, "Labelling cost", 0.4);
      row(assumptions, "New-data share", 0.5);
      row(assumptions, "Days per first release", 8);
      row(assumptions, "Days per re-training", 2);
      row(assumptions, "Training runs per release", 4);
      row(assumptions, "Training runs per re-training", 1);
      row(assumptions, "Evaluation examples", 500);
      row(assumptions, "Checkpoints compared", 3);
      row(assumptions, "Cost per judged example", 0.01);
      row(assumptions, "Human review share", 0);
      row(assumptions, "Regression runs per month", 2);
      row(assumptions, "Monitoring per month", 40);
      XSSFSheet discounts = workbook.createSheet(Sheets.DISCOUNTS);
      row(discounts, "Provider", "Applies to", "Discount", "From", "To", "Basis");
      XSSFSheet cards = workbook.createSheet(Sheets.GPU_PRICES);
      row(
          cards,
          "GPU",
          "Provider",
          "Pricing",
          "Memory",
          "Peak",
          "Currency",
          "Price",
          "Checked on",
          "Source");
      row(cards, "card", "C", "On demand", 48, 362, "USD", 0.9, checked, "list");
      XSSFSheet capacity = workbook.createSheet(Sheets.SERVING_CAPACITY);
      row(
          capacity,
          "GPU",
          "From",
          "To",
          "GPUs per replica",
          "Prefill",
          "Decode",
          "Checked on",
          "Source");
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
        each.tunable ? "Stable" : "Volatile",
        each.instructions > 0 ? each.instructions : "",
        "",
        "",
        each.tunable ? "none" : "",
        each.tunable ? "Yes" : "",
        each.tunable ? "Yes" : "",
        each.tunable ? "Yes" : "",
        each.tunable ? 0.95 : "",
        each.tunable ? INTERVAL : "",
        each.tunable ? LEAD : "",
        each.tunable ? 300 : "");
  }

  // --- a month ---------------------------------------------------------------------------------

  /** What the analyst types on the first of a month: rates, and that prices were looked at. */
  private void typed(YearMonth month, int number) {
    dollar = Math.rint(dollar * (1 + (random.nextDouble() - 0.5) / 15) * 1e4) / 1e4;
    euro = Math.rint(euro * (1 + (random.nextDouble() - 0.5) / 20) * 1e4) / 1e4;
    rates.put(month, new double[] {dollar, euro});
    LocalDate day = month.atDay(1);
    type(
        List.of(
            Sheets.WORKLOADS,
            Sheets.MODEL_PRICES,
            Sheets.DISCOUNTS,
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
          happens(workbook, month, number);
        });
  }

  /** What somebody types once. */
  private void happens(XSSFWorkbook workbook, YearMonth month, int number) {
    XSSFSheet prices = workbook.getSheet(Sheets.MODEL_PRICES);
    LocalDate day = month.atDay(1);
    switch (number) {
      case 4 -> set(prices, BRIO, "Last service", BRIO_ENDS);
      case 6 -> {
        set(prices, ATLAS, "Last service", ATLAS_ENDS);
        set(prices, ATLAS, "Replacement", ATLAS_2);
        set(prices, ATLAS, "To", RISE.minusDays(1));
        below(prices, "A", ATLAS, "Base", "USD", 12, 1.2, 36, day, "list");
        Row risen = prices.getRow(prices.getLastRowNum());
        set(risen, "Last service", ATLAS_ENDS);
        set(risen, "Replacement", ATLAS_2);
        set(risen, "From", RISE);
        below(prices, "A", ATLAS_2, "Base", "USD", 6, 0.6, 24, day, "list");
        below(workbook.getSheet(Sheets.DISCOUNTS), "A", "Model prices", 0.1, DISCOUNT, "", "deal");
      }
      case 7 -> {
        company.get("N-5").name = "Complaint mails";
        cell(workbook, "N-5", 0).setCellValue("Complaint mails");
      }
      case 10 -> {
        Workload more = new Workload("N-7", "Fleet reports", "Fleet", ATLAS, 70_000, 3000, 400, 0);
        add(more);
        plan(workbook.getSheet(Sheets.WORKLOADS), more);
      }
      case 12 -> {
        // One of both models has no successor: somebody chooses what comes then.
        below(prices, "B", CORTO, "Base", "EUR", 9, "", 20, day, "list");
        company.values().stream()
            .filter(each -> each.large.equals(BRIO))
            .forEach(each -> cell(workbook, each.id, 7).setCellValue(CORTO));
      }
      case 13 -> set(prices.getRow(prices.getLastRowNum() - 2), "Output", 3.6);
      case 14 -> set(prices.getRow(prices.getLastRowNum() - 2), "Output", 36);
      case 16 -> {
        cell(workbook, "N-8", 0).getRow().forEach(Cell::setBlank);
        company.remove("N-8");
      }
      case 17 ->
          company.values().stream()
              .filter(each -> each.large.equals(ATLAS))
              .forEach(each -> cell(workbook, each.id, 7).setCellValue(ATLAS_2));
      case 20 -> company.get("N-2").longer = 1.2;
      default -> {}
    }
  }

  private static void below(XSSFSheet sheet, Object... cells) {
    row(sheet, cells);
  }

  private static void set(XSSFSheet sheet, String model, String header, Object what) {
    for (Row row : sheet) {
      if (row.getCell(1) != null && text(row.getCell(1)).equals(model)) {
        set(row, header, what);
      }
    }
  }

  private static void set(Row row, String header, Object what) {
    for (Cell each : row.getSheet().getRow(0)) {
      if (text(each).replaceAll(" \\(.*", "").equals(header)) {
        Cell cell = row.getCell(each.getColumnIndex(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
        if (what instanceof LocalDate day) {
          cell.setCellValue(DateUtil.getExcelDate(day));
          CellStyle dated = row.getSheet().getWorkbook().createCellStyle();
          dated.setDataFormat((short) 14);
          cell.setCellStyle(dated);
        } else if (what instanceof Number number) {
          cell.setCellValue(number.doubleValue());
        } else {
          cell.setCellValue(what.toString());
        }
        return;
      }
    }
    throw new AssertionError(header);
  }

  /** Types a day into each row of a table. */
  private static void dated(XSSFSheet sheet, String header, LocalDate day) {
    int column = -1;
    for (Row row : sheet) {
      for (Cell cell : row) {
        column = text(cell).startsWith(header) && column < 0 ? cell.getColumnIndex() : column;
      }
      if (row.getRowNum() > 0 && row.getCell(0) != null && !text(row.getCell(0)).isEmpty()) {
        row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)
            .setCellValue(DateUtil.getExcelDate(day));
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
      String said = row.getOrDefault("Problem", "");
      assertThat(said.isEmpty() || expected(day).stream().anyMatch(said::contains))
          .as(day + ": " + row)
          .isTrue();
      heard.add(said);
    }
  }

  /** What a review may say: of all other months everything was done right. */
  private static List<String> expected(LocalDate day) {
    List<String> news = new ArrayList<>();
    YearMonth month = YearMonth.from(day);
    if (month.equals(FIRST)) {
      news.add("Cached share is blank");
    }
    if (month.equals(YearMonth.of(2027, 9)) || month.equals(YearMonth.of(2027, 10))) {
      // The half switch of the month before.
      news.add(" of the requests are switched, by Actuals of ");
    }
    if (month.equals(YearMonth.of(2027, 10))) {
      news.add("2027-07 of Parcel routing was closed and has changed by");
    }
    if (month.equals(YearMonth.of(2027, 6))) {
      // Its bill comes a month late.
      news.add("No row has 2027-05 of it");
    }
    if (month.equals(MISTYPED)) {
      news.add("A: atlas costs 3.6 USD for Output");
    }
    if (month.equals(YearMonth.of(2028, 4))) {
      news.add("The change of Night desk to Small model has ended");
    }
    return news;
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
        approve("N-8", SMALL, day);
      }
      case 3 -> {
        approve("N-4", TUNED, day);
        approve("N-9", SMALL, day);
      }
      case 7 -> approve("N-6", SMALL, day);
      case 11 -> approve("N-7", SMALL, day);
      default -> {}
    }
  }

  private void approve(String id, String to, LocalDate day) throws IOException {
    Workload of = company.get(id);
    assertThat(proposed(id).get("Verdict's approach")).isEqualTo(to);
    decide(id, "Approve", day, "");
    LogEntry entry = apply(day);
    decisions.add(new Decided(of, YearMonth.from(day), entry.line()));
    of.approach = to;
  }

  /** What the company did in a month, and was billed for it. */
  private void live(YearMonth month, int number) throws IOException {
    List<String> bill = new ArrayList<>();
    bill.add(
        "Month,Workload,Requests,Input tokens,Cached tokens,Output tokens,Cost,Currency,Model");
    for (Workload each : company.values()) {
      double requests = Math.rint(each.requests * (1 + (random.nextDouble() - 0.5) / 10));
      double noise = 0.97 + 0.06 * random.nextDouble();
      List<String> lines = new ArrayList<>();
      double paid = 0;
      for (Map.Entry<String, Double> part : served(each, month, number).entrySet()) {
        String served = part.getKey();
        double of = Math.rint(requests * part.getValue());
        paid += line(each, month, served, of, noise, lines);
      }
      if (each.id.equals("N-6") && number == 9) {
        lines.add(month + ",N-6,0,0,,0,-180.00,USD,");
        paid -= 180 * rate("USD", month);
      }
      double asked = requests;
      double total = paid;
      Runnable known = () -> saved(each, month, asked, total);
      if (each.id.equals("N-2") && number == 5) {
        late.addAll(lines);
        lateKnown.add(known);
        lines.clear();
      } else if (each.id.equals("N-1") && number == 7) {
        late.addAll(lines);
        lateKnown.add(known);
        lines.clear();
        String model = each.model(each.approach, month);
        double wrong = line(each, month, model, requests, 1.15 * noise, lines);
        saved(each, month, requests, wrong);
      } else {
        known.run();
      }
      bill.addAll(lines);
      each.requests *= 1 + each.growth;
    }
    if (number == 6 || number == 9) {
      bill.addAll(late);
      lateKnown.forEach(Runnable::run);
      late.clear();
      lateKnown.clear();
    }
    bring(bill, month);
  }

  /** What serves a workload in a month, and which share of its requests. */
  private Map<String, Double> served(Workload of, YearMonth month, int number) {
    boolean coming = of.approach.equals(TUNED) && index(of, month) <= LEAD;
    String model = coming ? sold(of.large, month) : of.model(of.approach, month);
    Map<String, Double> shares = new LinkedHashMap<>();
    if (of.approach.equals(TUNED) && !coming) {
      shares.put(OAK, 1.0);
    } else if (of.id.equals("N-5") && (number == 8 || number == 9)) {
      double before = number == 8 ? 0.4 : 0.3;
      shares.put(model, 1 - before);
      shares.put(of.large, before);
    } else if (of.id.equals("N-3") && month.equals(YearMonth.from(ATLAS_ENDS))) {
      shares.put(ATLAS, 2 / 3.0);
      shares.put(ATLAS_2, 1 / 3.0);
    } else {
      shares.put(model, 1.0);
    }
    return shares;
  }

  private int index(Workload of, YearMonth month) {
    return decisions.stream()
        .filter(each -> each.of == of)
        .mapToInt(each -> each.index(month))
        .findFirst()
        .orElse(0);
  }

  /** A line of the bill, and what it comes to in the company's own currency. */
  private double line(
      Workload of,
      YearMonth month,
      String model,
      double requests,
      double noise,
      List<String> lines) {
    double input = Math.rint(of.input * of.longer);
    double output = Math.rint(of.output * of.longer);
    double read = of.approach.equals(CACHING) ? Math.rint(0.85 * of.instructions) : 0;
    boolean card = model.equals(OAK);
    String currency = card ? "USD" : currency(model);
    double cost =
        cents(noise * (card ? CARD : requests * request(model, month, input, read, output)));
    lines.add(
        String.format(
            Locale.ROOT,
            "%s,%s,%.0f,%.0f,%s,%.0f,%.2f,%s,%s",
            month,
            of.id,
            requests,
            requests * input,
            read > 0 ? String.format(Locale.ROOT, "%.0f", requests * read) : "",
            requests * output,
            cost,
            currency,
            card ? "ft:oak:nord" : model));
    return cost * rate(currency, month);
  }

  private static double cents(double amount) {
    return Math.rint(amount * 100) / 100;
  }

  /** Notes down what a month saved: the requests where they were before, less what was paid. */
  private void saved(Workload of, YearMonth month, double requests, double paid) {
    for (Decided each : decisions) {
      if (each.of == of) {
        String model = sold(of.large, month);
        double before =
            requests
                * request(
                    model,
                    month,
                    Math.rint(of.input * of.longer),
                    0,
                    Math.rint(of.output * of.longer))
                * rate(currency(model), month);
        int index = each.index(month);
        boolean tuned = of.approach.equals(TUNED) && index > LEAD;
        double unbilled = tuned ? UPKEEP + ((index - LEAD) % INTERVAL == 0 ? RETRAINING : 0) : 0;
        each.months.put(month, before - paid - unbilled);
        if (month.equals(MISTYPED) && model.equals(ATLAS)) {
          each.mistyped = requests * of.output * 0.9 * (3.6 - 36) / 1e6 * rate("USD", month);
        }
      }
    }
  }

  // --- the play --------------------------------------------------------------------------------

  @Test
  void everyMonthAgreesWithTheLedgerOfTheCompany() throws IOException {
    found();
    for (int number = 1; number <= MONTHS; number++) {
      YearMonth month = FIRST.plusMonths(number - 1L);
      typed(month, number);
      look(month.atDay(2));
      decide(number, month.atDay(2));
      live(month, number);
    }
    YearMonth after = FIRST.plusMonths(MONTHS);
    typed(after, MONTHS + 1);
    look(after.atDay(2));
    compare();
    // Both workloads had left brio when its end was announced.
    assertThat(heard).noneMatch(each -> each.contains("brio ends"));
    assertThat(heard).anyMatch(each -> each.contains("Corrected: bill"));
    assertThat(heard).anyMatch(each -> each.contains("Night desk to Small model has ended"));
  }

  /** Each month that is compared, against the ledger. */
  private void compare() throws IOException {
    Map<Integer, Decided> byLine = new LinkedHashMap<>();
    decisions.forEach(each -> byLine.put(each.line, each));
    int compared = 0;
    List<String> wrong = new ArrayList<>();
    for (Map<String, String> row : table(Sheets.REALISED, RealisedColumns.PRICES_OF)) {
      Decided decided = byLine.get((int) number(row, RealisedColumns.LINE));
      YearMonth month = YearMonth.from(date(row, "Month"));
      String where = decided.of.id + " in " + month;
      Double truth = decided.months.get(month);
      double found = number(row, RealisedColumns.REALISED);
      if (truth == null) {
        assertThat(found).as(where).isNaN();
        continue;
      }
      compared++;
      parts(row, where);
      if (month.equals(MISTYPED) && decided.mistyped != 0) {
        wrong.add(decided.of.id);
        truth += decided.mistyped;
      }
      assertThat(found).as(where).isCloseTo(truth, within(1.0));
    }
    assertThat(wrong).containsExactly("N-1", "N-3", "N-5", "N-8", "N-4", "N-6", "N-7");
    assertThat(compared)
        .isEqualTo(decisions.stream().mapToInt(each -> each.months.size()).sum())
        .isGreaterThan(160);
  }

  /** The parts of a difference add up to it, and what cannot be there is not. */
  private static void parts(Map<String, String> row, String where) {
    double sum = 0;
    for (String part :
        List.of(
            RealisedColumns.VOLUME,
            RealisedColumns.TOKENS,
            RealisedColumns.PRICES,
            RealisedColumns.FIXED,
            RealisedColumns.DRAWS,
            RealisedColumns.MIGRATION,
            RealisedColumns.LEAD,
            RealisedColumns.UNSWITCHED)) {
      sum += number(row, part);
    }
    assertThat(sum).as(where).isCloseTo(number(row, "Difference"), within(0.01));
    if (!where.startsWith("N-4")) {
      assertThat(number(row, RealisedColumns.FIXED)).as(where).isZero();
      assertThat(number(row, RealisedColumns.LEAD)).as(where).isZero();
    }
    boolean half = where.equals("N-5 in 2027-08") || where.equals("N-5 in 2027-09");
    assertThat(number(row, RealisedColumns.UNSWITCHED) != 0).as(where).isEqualTo(half);
  }
}
