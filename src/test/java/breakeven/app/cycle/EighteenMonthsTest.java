package breakeven.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.app.batch.Progress;
import breakeven.app.batch.Review;
import breakeven.app.batch.Reviews;
import breakeven.core.cycle.LogEntry;
import breakeven.core.cycle.LogStatus;
import breakeven.core.report.RealisedColumns;
import breakeven.core.table.Sheets;
import breakeven.testing.LibreOffice;
import breakeven.testing.OpenXmlValidator;
import breakeven.testing.SavedBook;
import breakeven.testing.Thorough;
import breakeven.workbook.write.ChecksAgainst;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/**
 * Two years of a made-up company: each month its requests are billed and imported, the workbook is
 * reviewed, decisions are typed and remembered. What it should find is worked out apart from the
 * program, from what is known of the company: its growth, a price cut, a rate that moves,
 * benchmarks that disappoint, renames, units that are reorganised, a decision that is reversed and
 * one that is replaced, two fine-tunes, one of which does not pay.
 */
@Thorough
class EighteenMonthsTest extends PlayedBook {
  private static final long SEED = 18;
  private static final int MONTHS = 24;

  /** The month after which the workbook is a sample. */
  private static final int SAMPLE_MONTH = 18;

  /** What the first release of W-7 really cost. */
  private static final double PAID = 7_250;

  private static final int HORIZON = 24;
  private static final YearMonth FIRST = YearMonth.of(2026, 12);
  private static final Path SAMPLE = Path.of("samples/month-18.xlsx");

  /** Prices per million tokens: the large model in USD, the small one in GBP. */
  private static final double SMALL_IN = 0.2;

  private static final double SMALL_OUT = 0.4;

  /** The small one fine-tuned, in GBP, and what its provider takes for having it at hand. */
  private static final double TUNED_IN = 0.3;

  private static final double TUNED_OUT = 0.6;
  private static final double HOSTING = 730 * 0.02;

  /** Watching a fine-tuned model, and one re-training, a year after it went into production. */
  private static final double UPKEEP = 2 * 500 * 0.01 + 40;

  private static final double RETRAINING = 300 + 500 * 3 * 0.01 + 0.5 * 1000 * 0.4 + 2 * 450;

  /** The first release of a fine-tune. */
  private static final double ONE_OFF = 4 * 300 + 500 * 3 * 0.01 + 1000 * 0.4 + 8 * 450;

  /** Five days to move to another prompted model. */
  private static final double SWITCH = 5 * 450;

  /** What a wrong bill says, as a share of the right one. */
  private static final double WRONG = 1.15;

  private static final int INTERVAL = 12;
  private static final int LEAD = 1;

  /** What the store of a workload with retrieval costs a month. */
  private static final double RETRIEVAL = 200;

  private static final String PROMPTING = "Prompting";
  private static final String RAG = "RAG";
  private static final String SMALL = "Small model";
  private static final String TUNED = "Fine-tuned";

  private final Random random = new Random(SEED);
  private final Map<String, Workload> company = new LinkedHashMap<>();
  private final List<Decided> decisions = new ArrayList<>();

  /** Bills that come late, or once more. */
  private final List<String> later = new ArrayList<>();

  /** A month that was in no bill, and what is known of it once somebody types it. */
  private String forgotten = "";

  private Runnable forgottenKnown = () -> {};

  /** What each month of a workload was billed, USD: what {@code Actuals} adds up to. */
  private final Map<String, Double> ledger = new TreeMap<>();

  /** What is known of their months then. */
  private final List<Runnable> corrected = new ArrayList<>();

  private double largeIn = 10;
  private double largeOut = 30;
  private double rate = 0.75;

  /** A workload as it is, whatever anybody forecasts of it. */
  private static final class Workload {
    private final String id;
    private final String unit;
    private final String owner;
    private final double typedGrowth;
    private double trueGrowth;
    private final double input;
    private final double output;
    private String name;
    private String unitNow;
    private double requests;
    private double longer = 1;
    private String approach = PROMPTING;
    private double smallQuality = 0.92;
    private double tunedQuality = Double.NaN;
    private String pattern = "";

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

    private Workload runs(String current) {
      approach = current;
      return this;
    }

    /** Its requests are unlike each other, so that nobody fine-tunes for it. */
    private Workload unlike() {
      pattern = "Volatile";
      return this;
    }

    /** Only fine-tuned is the small model good enough, and all that a fine-tune needs is there. */
    private Workload tunable() {
      pattern = "Stable";
      smallQuality = 0.8;
      tunedQuality = 0.95;
      return this;
    }

    private boolean retrieves() {
      return id.equals("W-8");
    }
  }

  /** A month of a decision as it is: forecast, realised saving and its parts. */
  private record TrueMonth(
      double forecast,
      double byDraws,
      double realised,
      double volume,
      double tokens,
      double prices,
      Kind kind) {
    private double part(Kind asked, double part) {
      return kind == asked ? part : 0;
    }

    double byVolume() {
      return part(Kind.SWITCHED, volume);
    }

    double byTokens() {
      return part(Kind.SWITCHED, tokens);
    }

    double byPrices() {
      return part(Kind.SWITCHED, prices);
    }

    double fixed() {
      return part(Kind.SWITCHED, realised - forecast - volume - tokens - prices - byDraws);
    }

    double uncertainty() {
      return part(Kind.SWITCHED, byDraws);
    }

    double lead() {
      return part(Kind.LEAD, realised - forecast);
    }

    double unswitched() {
      return part(Kind.AS_BEFORE, realised - forecast);
    }
  }

  /** How a workload is served in a month of a decision. */
  private enum Kind {
    SWITCHED,
    LEAD,
    AS_BEFORE
  }

  /** A decision, with what came of it. */
  private static final class Decided {
    private final Workload of;
    private final String unit;
    private final YearMonth from;
    private final LogEntry entry;
    private final double[] requests;
    private final double[] savings;
    private final double left;
    private final double now;
    private final Map<YearMonth, TrueMonth> months = new TreeMap<>();

    /** What months come to that no bill names: no realised saving. */
    private final Map<YearMonth, Double> computed = new TreeMap<>();

    private boolean reversed;
    private YearMonth ended;

    Decided(
        Workload of,
        YearMonth from,
        LogEntry entry,
        double[] requests,
        double[] savings,
        double left,
        double now) {
      this.of = of;
      unit = of.unitNow;
      this.from = from;
      this.entry = entry;
      this.requests = requests;
      this.savings = savings;
      this.left = left;
      this.now = now;
    }

    /** Which month of its forecast a month is, from 1. */
    int index(YearMonth month) {
      return (int) ChronoUnit.MONTHS.between(from, month) + 1;
    }

    /** What a month was promised to save: all months that save anything share what was drawn. */
    double promised(int index) {
      double saving = Math.rint(savings[index - 1] * 100) / 100;
      return saving == 0 ? 0 : saving - byDraws();
    }

    /** What a month saves at the prices of the decision beyond what was promised. */
    double byDraws() {
      long saved = Arrays.stream(savings).filter(each -> each != 0).count();
      return (entry.forecast().saving() - entry.forecast().expected()) / saved;
    }

    /** Whether its saving to date covers these months' share of what it cost at once. */
    boolean pays() {
      return sum(TrueMonth::realised) >= paid() * months.size() / HORIZON;
    }

    /** What it cost at once, whatever was approved. */
    private double paid() {
      return of.id.equals("W-7") ? PAID : oneOff();
    }

    private double oneOff() {
      return entry.to().equals(TUNED) ? ONE_OFF : SWITCH;
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
    add(new Workload("W-6", "Board minutes", "Legal", "Dana", 12_000, 5000, 900, 0, 0));
    add(
        new Workload("W-7", "Form fields", "Claims", "Efe", 300_000, 900, 120, 0.01, 0.015)
            .tunable());
    add(
        new Workload("W-8", "Policy answers", "Service", "Asha", 150_000, 2500, 180, 0.01, 0.02)
            .runs(RAG));
    add(
        new Workload("W-9", "Complaint replies", "Service", "Ben", 60_000, 1200, 400, 0, 0.01)
            .runs(SMALL)
            .unlike());
    add(
        new Workload("W-10", "Damage photos", "Claims", "Efe", 84_000, 900, 120, 0.01, 0.005)
            .tunable());
    add(new Workload("W-11", "Meeting notes", "Legal", "Gita", 45_000, 4000, 500, 0.02, 0.01));
    add(new Workload("W-12", "Invoice matching", "Finance", "Hao", 200_000, 700, 60, 0, 0.005));
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
          "Retrieved tokens",
          "Retrieval cost",
          "Task pattern",
          "Data shift interval",
          "Held-out test set",
          "Baseline comparison",
          "Regression testing",
          "Fine-tuned quality",
          "Retrain cadence",
          "Lead time");
      for (Workload each : company.values()) {
        boolean tunable = !Double.isNaN(each.tunedQuality);
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
            each.approach,
            each.typedGrowth,
            0.94,
            each.smallQuality,
            0.9,
            each.retrieves() ? "" : "No",
            each.retrieves() ? 1500 : "",
            each.retrieves() ? RETRIEVAL : "",
            each.pattern,
            tunable ? "none" : "",
            tunable ? "Yes" : "",
            tunable ? "Yes" : "",
            tunable ? "Yes" : "",
            tunable ? each.tunedQuality : "",
            tunable ? INTERVAL : "",
            tunable ? LEAD : "");
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
          "Parameters",
          "Base model",
          "Hosting");
      row(prices, "A", "large", "Base", "USD", largeIn, largeOut, "2026-11-20");
      row(prices, "A", "small", "Base", "GBP", SMALL_IN, SMALL_OUT, "2026-11-20", 8);
      row(
          prices,
          "A",
          "small, fine-tuned",
          "Fine-tuned",
          "GBP",
          TUNED_IN,
          TUNED_OUT,
          "2026-11-20",
          "",
          "A: small",
          0.02);
      row(prices, "A", "embed", "Embedding", "GBP", 0.02, "", "2026-11-20");
      XSSFSheet assumptions = workbook.createSheet(Sheets.ASSUMPTIONS);
      row(assumptions, "Assumption", "Value");
      row(assumptions, "Candidate model", "small");
      row(assumptions, "Embedding model", "A: embed");
      row(assumptions, "Tuning method", "Provider API");
      row(assumptions, "Serving", "Per token");
      row(assumptions, "Training examples", 1000);
      row(assumptions, "Labelling cost", 0.4);
      row(assumptions, "New-data share", 0.5);
      row(assumptions, "Day rate", 450);
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
      XSSFSheet training = workbook.createSheet(Sheets.TRAINING_PRICES);
      row(
          training,
          "Provider",
          "Model or size",
          "Method",
          "Currency",
          "Training",
          "Minimum charge",
          "Checked on");
      row(training, "A", "small", "Provider API", "GBP", 1, 300, "2026-11-20");
      XSSFSheet rates = workbook.createSheet(Sheets.EXCHANGE_RATES);
      row(rates, "Currency", "Rate", "Date", "Source");
      row(rates, "USD", rate, "2026-11-20", "bank");
      SavedBook.write(workbook, out);
    }
  }

  private void add(Workload workload) {
    company.put(workload.id, workload);
  }

  private double large(double input, double output) {
    return (input * largeIn + output * largeOut) * rate / 1e6;
  }

  /** What a request costs. */
  private double request(String approach, double input, double output) {
    return switch (approach) {
      case SMALL -> (input * SMALL_IN + output * SMALL_OUT) / 1e6;
      case TUNED -> (input * TUNED_IN + output * TUNED_OUT) / 1e6;
      default -> large(input, output);
    };
  }

  /** What is billed for a month, however many requests it has. */
  private static double fixed(Workload of, String approach) {
    return (of.retrieves() ? RETRIEVAL : 0) + (approach.equals(TUNED) ? HOSTING : 0);
  }

  /** What nobody bills: watching, and a re-training that falls due. */
  private static double unbilled(String approach, int index) {
    boolean due = (index - LEAD) % INTERVAL == 0 && index > LEAD;
    return approach.equals(TUNED) ? UPKEEP + (due ? RETRAINING : 0) : 0;
  }

  /** How a workload is served: a fine-tuned model is not there at once, and one was forgotten. */
  private String served(Workload of, YearMonth month) {
    if (of.id.equals("W-11")
        && month.isAfter(FIRST.plusMonths(7))
        && month.isBefore(FIRST.plusMonths(10))) {
      return PROMPTING;
    }
    return decisions.stream()
        .filter(each -> each.of == of && !each.reversed)
        .filter(each -> each.entry.to().equals(TUNED) && each.index(month) <= LEAD)
        .map(each -> each.entry.from())
        .findFirst()
        .orElse(of.approach);
  }

  // --- one month -------------------------------------------------------------------------------

  /** What the company did in a month: it is billed, and only this is known of it. */
  private void live(YearMonth month, int number) throws IOException {
    List<String> bill = new ArrayList<>();
    bill.add("Month,Workload,Requests,Input tokens,Output tokens,Cost,Currency,Model");
    for (Workload each : company.values()) {
      double noise = 1 + (random.nextDouble() - 0.5) / 10;
      double requests = Math.rint(each.requests * noise);
      double input = Math.rint(each.input * each.longer);
      double output = Math.rint(each.output * each.longer);
      String served = served(each, month);
      double computed = requests * request(served, input, output) + fixed(each, served);
      boolean billed = !(each.id.equals("W-3") && number % 5 == 0);
      double billedUsd =
          Math.rint(computed / rate * (0.97 + 0.06 * random.nextDouble()) * 100) / 100;
      String used =
          String.format(
              Locale.ROOT,
              "%s,%s,%.0f,%.0f,%.0f,",
              month,
              number % 2 == 0 ? each.id : each.name,
              requests,
              requests * input,
              requests * output);
      if (each.id.equals("W-4") && number == 9) {
        forgotten = used;
        forgottenKnown = realise(each, month, requests, input, output, computed, served, false);
      } else if (!(each.id.equals("W-4") && number == SAMPLE_MONTH)) {
        String cost = billed ? first(each, number, billedUsd) : ",";
        bill.add(used + cost + "," + (number % 2 == 0 ? model(served) : ""));
        if (!cost.equals(",")) {
          ledger.put(month + " " + each.id, Double.parseDouble(cost.replace(",USD", "")));
        }
        double paid = billed ? billedUsd * rate : computed;
        if (billed && !first(each, number, billedUsd).startsWith(Double.toString(billedUsd))) {
          later.add(used.replace(each.name, each.id) + billedUsd + ",USD");
          corrected.add(() -> ledger.put(month + " " + each.id, billedUsd));
          corrected.add(realise(each, month, requests, input, output, paid, served, true));
          paid = each.id.equals("W-1") ? WRONG * paid : computed;
        }
        realise(each, month, requests, input, output, paid, served, !cost.equals(",")).run();
      }
      each.requests *= 1 + each.trueGrowth;
    }
    if (number == 11) {
      bill.addAll(later);
      corrected.forEach(Runnable::run);
    }
    bring(bill, month);
  }

  /** The name of the model that serves an approach, as its provider bills it. */
  private static String model(String served) {
    return switch (served) {
      case SMALL -> "small-2026-10-01";
      case TUNED -> "ft:small:acme::1";
      default -> "a/large";
    };
  }

  /** How a bill reads when it first comes: one comes late, and one is wrong. */
  private static String first(Workload of, int number, double right) {
    return of.id.equals("W-2") && number == 7
        ? ","
        : (of.id.equals("W-1") && number == 6 ? WRONG * right : right) + ",USD";
  }

  /** What the decision on a workload made of a month, to be noted down once it is known. */
  private Runnable realise(
      Workload of,
      YearMonth month,
      double requests,
      double input,
      double output,
      double paid,
      String served,
      boolean billed) {
    for (Decided each : decisions) {
      int index = each.index(month);
      if (each.of == of && !each.reversed && index >= 1 && index <= HORIZON) {
        String from = each.entry.from();
        double expected = request(from, of.input, of.output);
        double left = request(from, input, output);
        double now = request(served, of.input, of.output);
        double computed = request(served, input, output);
        double above = paid - requests * computed - fixed(of, served);
        double cost = paid + unbilled(served, index);
        TrueMonth known =
            new TrueMonth(
                each.promised(index),
                each.byDraws(),
                requests * left + fixed(of, from) - cost,
                (requests - Math.rint(each.requests[index - 1] * 100) / 100)
                    * (each.left - each.now),
                requests * (left - expected - (computed - now)),
                requests * (expected - each.left - (now - each.now))
                    - (fixed(of, served) == 0 ? above : 0),
                served.equals(each.entry.to())
                    ? Kind.SWITCHED
                    : each.entry.to().equals(TUNED) && index <= LEAD ? Kind.LEAD : Kind.AS_BEFORE);
        return () -> {
          if (billed) {
            each.months.put(month, known);
            each.computed.remove(month);
          } else {
            each.computed.put(month, known.realised());
          }
        };
      }
    }
    return () -> {};
  }

  /** Approves the move of a workload to another approach, and has it carried out. */
  private void approve(String id, String to, LocalDate day) throws IOException {
    Workload of = company.get(id);
    Map<String, String> seen = proposed(id);
    assertThat(seen.get("Verdict's approach")).isEqualTo(to);
    decide(id, "Approve", day, "");
    double typed = Math.rint(of.requests);
    double[] requests = new double[HORIZON];
    double[] savings = new double[HORIZON];
    double left = request(of.approach, of.input, of.output);
    double now = request(to, of.input, of.output);
    LogEntry entry = apply(day);
    assertThat(entry.status()).isEqualTo(LogStatus.IN_PRODUCTION);
    assertThat(entry.forecast().expected())
        .isCloseTo(number(seen, "Expected saving (GBP a year)") * HORIZON / 12, within(0.01));
    double[] volume = entry.forecast().requestsByMonth().values();
    double[] saving = entry.forecast().savingByMonth().values();
    assertThat(saving).hasSize(HORIZON);
    for (int i = 0; i < HORIZON; i++) {
      requests[i] = typed * Math.pow(1 + of.typedGrowth, i);
      boolean before = to.equals(TUNED) && i < LEAD;
      boolean last = i == HORIZON - 1;
      savings[i] =
          before
              ? 0
              : requests[i] * (left - now)
                  + fixed(of, of.approach)
                  - fixed(of, to)
                  - unbilled(to, last ? 0 : i + 1);
      assertThat(volume[i]).isCloseTo(requests[i], within(0.01));
      assertThat(saving[i]).as(id + " in month " + (i + 1)).isCloseTo(savings[i], within(0.01));
    }
    end(of, day);
    Decided made = new Decided(of, YearMonth.from(day), entry, requests, savings, left, now);
    assertThat(entry.forecast().oneOff()).as(id).isCloseTo(made.oneOff(), within(0.01));
    decisions.add(made);
    of.approach = to;
  }

  /** The decision that a workload runs on is no more. */
  private void end(Workload of, LocalDate day) {
    for (Decided each : decisions) {
      if (each.of == of && !each.reversed) {
        each.reversed = true;
        each.ended = YearMonth.from(day);
      }
    }
  }

  private void turnDown(String id, String decision, LocalDate day, String why) throws IOException {
    assertThat(proposed(id).get("Proposal")).startsWith("Proposed");
    decide(id, decision, day, why);
    assertThat(apply(day).status())
        .isEqualTo(decision.equals("Reject") ? LogStatus.REJECTED : LogStatus.DEFERRED);
  }

  /** The benchmark of the small model disappoints: the workload goes back. */
  private void reverse(String id, LocalDate day) throws IOException {
    type(
        List.of(Sheets.WORKLOADS),
        workbook -> {
          cell(workbook, id, 9).setCellValue(PROMPTING);
          cell(workbook, id, 12).setCellValue(0.81);
        });
    LogEntry entry = apply(day);
    assertThat(entry.status()).isEqualTo(LogStatus.REVERSED);
    assertThat(entry.id()).isEqualTo(id);
    end(company.get(id), day);
    company.get(id).approach = PROMPTING;
    company.get(id).smallQuality = 0.81;
  }

  // --- what the sheets say ---------------------------------------------------------------------

  // --- the play --------------------------------------------------------------------------------

  @Test
  void biasCalibrationAndTotalsAreThoseOfTheCompany() throws IOException {
    found();
    for (int number = 1; number <= MONTHS; number++) {
      YearMonth month = FIRST.plusMonths(number - 1L);
      happens(number);
      typed(month);
      also(number);
      LocalDate day = month.atDay(2);
      review(day);
      amounts(month);
      decide(number, day);
      live(month, number);
      if (number == SAMPLE_MONTH) {
        Path goesOn = book;
        book = Files.copy(book, folder.resolve("month-18.xlsx"));
        review(FIRST.plusMonths(SAMPLE_MONTH).atDay(2));
        compare();
        answers();
        keep();
        book = goesOn;
      }
    }
    review(FIRST.plusMonths(MONTHS).atDay(2));
    amounts(FIRST.plusMonths(MONTHS));
    compare();
  }

  /** The amounts on top of the sheet, to a unit of money, in a month that has just begun. */
  private void amounts(YearMonth now) throws IOException {
    if (decisions.isEmpty()) {
      return;
    }
    double past = 0;
    double toCome = 0;
    double lost = 0;
    for (Decided each : decisions) {
      YearMonth end = each.ended == null || each.ended.isAfter(now) ? now : each.ended;
      int gone = company.containsValue(each.of) ? 0 : lastKnown(each);
      for (int i = 1; i <= HORIZON; i++) {
        YearMonth month = each.from.plusMonths(i - 1L);
        double saving = each.promised(i);
        boolean over = gone > 0 ? i <= gone : month.isBefore(end);
        if (over) {
          past += each.months.containsKey(month) ? 0 : saving;
        } else if (each.ended == null && gone == 0) {
          toCome += saving;
        } else {
          lost += saving;
        }
      }
    }
    amount("Realised to date", now, sum(TrueMonth::realised));
    amount("Forecast of the same months", now, sum(TrueMonth::forecast));
    amount(RealisedColumns.PAST, now, past);
    amount("Still to come", now, toCome);
    amount(RealisedColumns.ENDED, now, lost);
    amount("Approved in all", now, sum(TrueMonth::forecast) + past + toCome + lost);
    if (decisions.stream().anyMatch(each -> each.of.id.equals("W-7"))
        && now.isAfter(FIRST.plusMonths(4))) {
      amount(
          "One-off cost, as paid or else approved",
          now,
          decisions.stream().mapToDouble(Decided::paid).sum());
    }
  }

  private static int lastKnown(Decided of) {
    return of.months.keySet().stream().mapToInt(of::index).max().orElse(0);
  }

  private double sum(ToDoubleFunction<TrueMonth> amount) {
    return decisions.stream().mapToDouble(each -> each.sum(amount)).sum();
  }

  private void amount(String label, YearMonth now, double truth) throws IOException {
    assertThat(total(label, 1)).as(label + " in " + now).isCloseTo(truth, within(1.0));
  }

  /** What is typed once. */
  private void also(int number) throws IOException {
    switch (number) {
      case 5 -> type(List.of(Sheets.REALISED), EighteenMonthsTest::paid);
      case 12 -> {
        type(List.of(Sheets.ACTUALS), workbook -> byHand(workbook, forgotten));
        forgottenKnown.run();
      }
      case 17 -> {
        company.remove("W-2");
        type(
            List.of(Sheets.WORKLOADS),
            workbook -> {
              Row row = cell(workbook, "W-2", 0).getRow();
              row.forEach(each -> each.setBlank());
            });
      }
      default -> {}
    }
  }

  /** The first release of a fine-tune was dearer than planned. */
  private static void paid(XSSFWorkbook workbook) {
    int column = -1;
    for (Row row : workbook.getSheet(Sheets.REALISED)) {
      for (Cell each : row) {
        column = text(each).startsWith(RealisedColumns.PAID) ? each.getColumnIndex() : column;
      }
      if (column >= 0 && text(row.getCell(1)).equals("W-7")) {
        row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK).setCellValue(PAID);
        return;
      }
    }
    throw new AssertionError("W-7");
  }

  /** The month of a workload that was in no bill, from somebody's notes. */
  private static void byHand(XSSFWorkbook workbook, String line) {
    XSSFSheet actuals = workbook.getSheet(Sheets.ACTUALS);
    Row headers = actuals.getRow(0);
    Row row = actuals.createRow(actuals.getLastRowNum() + 1);
    List<String> columns =
        List.of("Month", "Workload", "Requests", "Input tokens", "Output tokens");
    String[] cells = line.split(",");
    for (Cell header : headers) {
      int at = columns.indexOf(text(header).replaceAll(" \\(.*", ""));
      if (at == 0) {
        row.createCell(header.getColumnIndex()).setCellValue(cells[0] + "-01");
      } else if (at == 1) {
        row.createCell(header.getColumnIndex()).setCellValue(cells[1]);
      } else if (at > 1) {
        row.createCell(header.getColumnIndex()).setCellValue(Double.parseDouble(cells[at]));
      }
    }
  }

  /** What happens to the company before a month. */
  private void happens(int number) {
    rate = Math.rint(rate * (1 + (random.nextDouble() - 0.5) / 15) * 1e4) / 1e4;
    switch (number) {
      // The small model answers worse than it was measured.
      case 4 -> company.get("W-9").smallQuality = 0.85;
      case 5 -> company.get("W-2").name = "Inbox tagging";
      case 8 -> {
        largeIn = 8;
        largeOut = 24;
        // Customers send fewer and fewer photos.
        company.get("W-10").trueGrowth = -0.2;
      }
      case 10 -> {
        company.get("W-3").unitNow = "Claims operations";
        company.get("W-4").unitNow = "Claims operations";
      }
      case 11 -> company.get("W-8").name = "Policy questions";
      case 12 -> company.get("W-1").longer = 1.2;
      case 13 -> company.get("W-9").smallQuality = 0.93;
      case 14 -> {
        company.get("W-6").unitNow = "Group legal";
        company.get("W-11").unitNow = "Group legal";
      }
      case 15 -> company.get("W-11").longer = 0.9;
      default -> {}
    }
  }

  /** What the analyst types before a review: the volumes of the month, prices, rates, names. */
  private void typed(YearMonth month) throws IOException {
    type(
        List.of(
            Sheets.WORKLOADS, Sheets.MODEL_PRICES, Sheets.TRAINING_PRICES, Sheets.EXCHANGE_RATES),
        workbook -> {
          for (Workload each : company.values()) {
            cell(workbook, each.id, 0).setCellValue(each.name);
            cell(workbook, each.id, 3).setCellValue(each.unitNow);
            cell(workbook, each.id, 4).setCellValue(Math.rint(each.requests));
            cell(workbook, each.id, 12).setCellValue(each.smallQuality);
          }
          XSSFSheet prices = workbook.getSheet(Sheets.MODEL_PRICES);
          prices.getRow(1).getCell(4).setCellValue(largeIn);
          prices.getRow(1).getCell(5).setCellValue(largeOut);
          for (int row = 1; row <= 4; row++) {
            prices.getRow(row).getCell(6).setCellValue(month.atDay(1).toString());
          }
          Row trained = workbook.getSheet(Sheets.TRAINING_PRICES).getRow(1);
          trained.getCell(6).setCellValue(month.atDay(1).toString());
          Row dollars = workbook.getSheet(Sheets.EXCHANGE_RATES).getRow(1);
          dollars.getCell(1).setCellValue(rate);
          dollars.getCell(2).setCellValue(month.atDay(1).toString());
        });
  }

  private void decide(int number, LocalDate day) throws IOException {
    switch (number) {
      case 1 -> {
        approve("W-1", SMALL, day);
        approve("W-2", SMALL, day);
        approve("W-5", SMALL, day);
        turnDown("W-10", "Defer", day, "the new scanner changes the photos");
      }
      case 2 -> approve("W-7", TUNED, day);
      case 3 -> {
        approve("W-3", SMALL, day);
        turnDown("W-6", "Reject", day, "too few requests to be worth a change");
      }
      case 4 -> {
        approve("W-8", SMALL, day);
        approve("W-9", PROMPTING, day);
      }
      case 6 -> reverse("W-5", day);
      case 7 -> {
        approve("W-4", SMALL, day);
        approve("W-10", TUNED, day);
      }
      case 9 -> approve("W-11", SMALL, day);
      case 11 -> approve("W-12", SMALL, day);
      case 13 -> approve("W-9", SMALL, day);
      default -> {}
    }
  }

  private void compare() throws IOException {
    Map<Integer, Decided> byLine = new HashMap<>();
    decisions.forEach(each -> byLine.put(each.entry.line(), each));
    int compared = 0;
    for (Map<String, String> row : table(Sheets.REALISED, RealisedColumns.PRICES_OF)) {
      Decided decided = byLine.get((int) number(row, RealisedColumns.LINE));
      YearMonth month = YearMonth.from(DateUtil.getLocalDateTime(number(row, "Month")));
      TrueMonth truth = decided.months.get(month);
      if (truth == null) {
        Double computed = decided.computed.get(month);
        assertThat(row.get(RealisedColumns.BASIS))
            .isEqualTo(computed == null ? "no actuals" : "computed");
        assertThat(row.getOrDefault(RealisedColumns.REALISED, "")).isEmpty();
        if (computed != null) {
          close(row, RealisedColumns.COMPUTED, computed, decided.of.name + " in " + month);
        }
        continue;
      }
      compared++;
      String where = decided.of.name + " in " + month;
      close(row, RealisedColumns.FORECAST, truth.forecast(), where);
      close(row, RealisedColumns.REALISED, truth.realised(), where);
      close(row, RealisedColumns.VOLUME, truth.byVolume(), where);
      close(row, RealisedColumns.TOKENS, truth.byTokens(), where);
      close(row, RealisedColumns.PRICES, truth.byPrices(), where);
      close(row, RealisedColumns.FIXED, truth.fixed(), where);
      close(row, RealisedColumns.DRAWS, truth.uncertainty(), where);
      close(row, RealisedColumns.MIGRATION, 0, where);
      close(row, RealisedColumns.LEAD, truth.lead(), where);
      close(row, RealisedColumns.UNSWITCHED, truth.unswitched(), where);
    }
    assertThat(compared)
        .isEqualTo(decisions.stream().mapToInt(each -> each.months.size()).sum())
        .isGreaterThan(120);
    double realised = decisions.stream().mapToDouble(d -> d.sum(TrueMonth::realised)).sum();
    double forecast = decisions.stream().mapToDouble(d -> d.sum(TrueMonth::forecast)).sum();
    double computed =
        decisions.stream()
            .flatMap(each -> each.computed.values().stream())
            .mapToDouble(each -> each)
            .sum();
    assertThat(total(RealisedColumns.COMPUTED, 1)).isCloseTo(computed, within(1.0));
    assertThat(total("Realised to date", 1)).isCloseTo(realised, within(1.0));
    assertThat(total("Forecast of the same months", 1)).isCloseTo(forecast, within(1.0));
    assertThat(total("Realised ÷ forecast", 1)).isCloseTo(realised / forecast, within(1e-5));
    driver("Volume", TrueMonth::byVolume);
    driver("Tokens", TrueMonth::byTokens);
    driver("Prices", TrueMonth::byPrices);
    driver("Fixed cost", TrueMonth::fixed);
    driver("Allowed for in the forecast", TrueMonth::uncertainty);
    driver("Migration", month -> 0);
    driver("Lead months", TrueMonth::lead);
    driver("Not switched", TrueMonth::unswitched);
    for (String unit : List.of("Service", "Claims", "Claims operations", "Legal", "Finance")) {
      List<Decided> of = decisions.stream().filter(d -> d.unit.equals(unit)).toList();
      if (!of.isEmpty()) {
        assertThat(total(unit, 5))
            .as(unit)
            .isCloseTo(
                of.stream().mapToDouble(d -> d.sum(TrueMonth::realised)).sum()
                    / of.stream().mapToDouble(d -> d.sum(TrueMonth::forecast)).sum(),
                within(1e-5));
      }
    }
    bills();
    assertThat(total("Decisions: Reversed", 1)).isEqualTo(2);
    assertThat(total("Decisions: Ended", 1)).isEqualTo(1);
    assertThat(total("Decisions: Realised, in production", 1)).isEqualTo(9);
    calibration();
  }

  /** The totals on {@code Actuals} tie to the ledger, month by month. */
  private void bills() throws IOException {
    Map<String, Double> months = new TreeMap<>();
    ledger.forEach((key, amount) -> months.merge(key.substring(0, 7), amount, Double::sum));
    Map<String, Double> found = new TreeMap<>();
    for (Map<String, String> row : table(Sheets.ACTUALS, "Total of month")) {
      if (row.getOrDefault("Total in", "").equals("USD")) {
        found.put(
            date(row, "Total of month").toString().substring(0, 7), number(row, "Total billed"));
      }
    }
    assertThat(found.keySet()).isEqualTo(months.keySet());
    found.forEach((key, sum) -> assertThat(sum).as(key).isCloseTo(months.get(key), within(0.005)));
    assertThat(
            number(
                first(table(Sheets.ACTUALS, "Total of month"), "All months in", "USD"),
                "All months billed"))
        .isCloseTo(ledger.values().stream().mapToDouble(each -> each).sum(), within(0.005));
  }

  private void driver(String label, ToDoubleFunction<TrueMonth> part) throws IOException {
    assertThat(total(label, 1))
        .as(label)
        .isCloseTo(decisions.stream().mapToDouble(d -> d.sum(part)).sum(), within(1.0));
  }

  private void calibration() throws IOException {
    double given = 0;
    double paying = 0;
    for (String band : List.of("0% to 50%", "50% to 70%", "70% to 90%", "90% to 100%")) {
      given += total(band, 1);
      paying += total(band, 3);
    }
    assertThat(given).isEqualTo(decisions.size());
    assertThat(paying).isEqualTo(decisions.stream().filter(Decided::pays).count());
    int filled =
        band("0% to 50%", 0, 0.5)
            + band("50% to 70%", 0.5, 0.7)
            + band("70% to 90%", 0.7, 0.9)
            + band("90% to 100%", 0.9, 1.1);
    assertThat(filled).isGreaterThanOrEqualTo(2);
  }

  /** Decisions that were given such a chance, and how many of them pay; 1 where there are any. */
  private int band(String label, double from, double to) throws IOException {
    List<Decided> of =
        decisions.stream()
            .filter(d -> d.entry.forecast().chance() >= from)
            .filter(d -> d.entry.forecast().chance() < to)
            .toList();
    assertThat(total(label, 1)).as(label).isEqualTo(of.size());
    assertThat(total(label, 3)).as(label).isEqualTo(of.stream().filter(Decided::pays).count());
    return of.isEmpty() ? 0 : 1;
  }

  private static void close(Map<String, String> row, String header, double truth, String where) {
    assertThat(number(row, header)).as(where + ": " + header).isCloseTo(truth, within(0.006));
  }

  // --- twelve questions of a controller --------------------------------------------------------

  /** The table of docs/cycle.md, each answer read from the workbook. */
  private void answers() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("| question | answer | where |");
    lines.add("| --- | --- | --- |");
    List<Map<String, String>> log = table(Sheets.DECISION_LOG, "Cells changed");
    List<Map<String, String>> toDate = table(Sheets.REALISED, "Pays");
    List<Map<String, String>> months = table(Sheets.REALISED, RealisedColumns.PRICES_OF);
    approved(lines, log);
    saved(lines, toDate, months);
    switched(lines, log, toDate);
    known(lines, log, toDate, months);
    inPage(String.join("\n", lines));
  }

  private static void approved(List<String> lines, List<Map<String, String>> log) {
    Map<String, String> triage = first(log, "Workload", "Ticket triage");
    answer(
        lines,
        "Who approved the change of Ticket triage?",
        triage.get("Decided by")
            + ", on "
            + day(triage, "Decided on")
            + ", from "
            + month(triage, "Effective from")
            + " on: "
            + triage.get("Cells changed"),
        "`Decision log`, line " + whole(triage, "Line"));
    answer(
        lines,
        "On what?",
        "An expected saving of "
            + money(triage, "Expected saving")
            + ", "
            + whole(triage, "Saving")
            + " at today's prices, over "
            + triage.get("Saving by month").split(" ").length
            + " months, P10 "
            + whole(triage, "Saving P10")
            + ", P90 "
            + whole(triage, "Saving P90")
            + ", chance "
            + share(number(triage, "Chance of saving"))
            + "; "
            + whole(triage, "Requests")
            + " requests a month",
        "the same line");
  }

  private void saved(
      List<String> lines, List<Map<String, String>> toDate, List<Map<String, String>> months)
      throws IOException {
    Map<String, String> saved = first(toDate, "Workload", "Ticket triage");
    answer(
        lines,
        "What did it save?",
        money(saved, RealisedColumns.REALISED)
            + " in "
            + whole(saved, "Months compared")
            + " months, where "
            + whole(saved, RealisedColumns.COMPARED)
            + " were forecast. Volume made "
            + signed(number(saved, RealisedColumns.VOLUME))
            + ", tokens "
            + signed(number(saved, RealisedColumns.TOKENS))
            + ", prices "
            + signed(number(saved, RealisedColumns.PRICES))
            + ", allowed for "
            + signed(number(saved, RealisedColumns.DRAWS)),
        "`Realised`, Each decision, to date");
    List<Map<String, String>> quarters =
        table(Sheets.REALISED, "Fiscal quarter").stream()
            .filter(row -> row.getOrDefault("Fiscal quarter", "").startsWith("FY "))
            .toList();
    Map<String, String> last = quarters.get(quarters.size() - 2);
    answer(
        lines,
        "In which fiscal quarter?",
        "All decisions, "
            + last.get("Fiscal quarter")
            + ": "
            + money(last, "Realised")
            + ", "
            + share(number(last, "Realised ÷ forecast"))
            + " of the forecast",
        "`Realised`, By fiscal quarter");
    Map<String, String> billed =
        months.stream()
            .filter(row -> row.get("Workload").equals("Ticket triage"))
            .filter(row -> row.get(RealisedColumns.BASIS).equals("billed"))
            .reduce((one, other) -> other)
            .orElseThrow();
    answer(
        lines,
        "Against which bill?",
        month(billed, "Month") + ": " + billed.get(RealisedColumns.BILL),
        "`Realised`, Bill; its file on `Actuals`, Files");
    Map<String, String> paid = first(toDate, "ID", "W-7");
    answer(
        lines,
        "What did the one-off cost?",
        paid.get("Workload")
            + ": "
            + money(paid, RealisedColumns.PAID)
            + "; "
            + whole(paid, RealisedColumns.ONE_OFF)
            + " were approved",
        "`Realised`, One-off paid");
  }

  private void switched(
      List<String> lines, List<Map<String, String>> log, List<Map<String, String>> toDate)
      throws IOException {
    Map<String, String> not = first(log, "Status", "Not switched");
    answer(
        lines,
        "Was it switched?",
        not.get("Workload")
            + " was not at first: "
            + not.get("Comment")
            + ". "
            + money(first(toDate, "ID", not.get("ID")), RealisedColumns.UNSWITCHED)
            + " by that",
        "`Decision log`, line " + whole(not, "Line") + "; `Realised`, By no switch");
    Map<String, String> rejected = first(log, "Status", "Rejected");
    answer(
        lines,
        "What was rejected, and why is it back?",
        rejected.get("Workload")
            + ": "
            + proposed(rejected.get("ID"))
                .get("Note")
                .replaceAll(".*\\((.*)\\): (.*)\\.", "$1. It is $2"),
        "`Decision log`, line " + whole(rejected, "Line") + "; `Decisions`, Note");
  }

  private void known(
      List<String> lines,
      List<Map<String, String>> log,
      List<Map<String, String>> toDate,
      List<Map<String, String>> months)
      throws IOException {
    Map<String, String> typed =
        table(Sheets.ACTUALS, "Requests").stream()
            .filter(row -> row.getOrDefault("Files", "").isEmpty())
            .findFirst()
            .orElseThrow();
    answer(
        lines,
        "Which rows were typed by hand?",
        typed.get("Workload") + " of " + typed.get("Month").substring(0, 7),
        "`Actuals`, Files is empty");
    Map<String, String> corrected =
        log.stream()
            .filter(row -> row.getOrDefault("Comment", "").startsWith("Corrected"))
            .findFirst()
            .orElseThrow();
    answer(
        lines,
        "What was corrected?",
        corrected.get("Workload")
            + " of "
            + month(corrected, "Effective from")
            + ". "
            + corrected.get("Comment"),
        "`Decision log`, line " + whole(corrected, "Line"));
    Map<String, String> ended = first(log, "Status", "Ended");
    answer(
        lines,
        "What ended?",
        ended.get("Workload")
            + ", seen in "
            + month(ended, "Logged on")
            + "; "
            + money(first(toDate, "ID", ended.get("ID")), RealisedColumns.ENDED)
            + " no longer come",
        "`Decision log`, line " + whole(ended, "Line") + "; `Realised`, Ended");
    Map<String, String> unknown = first(months, RealisedColumns.BASIS, "no actuals");
    answer(
        lines,
        "What is not billed yet?",
        unknown.get("Workload")
            + " of "
            + month(unknown, "Month")
            + ": "
            + money(unknown, RealisedColumns.FORECAST)
            + " were forecast, and are in no total",
        "`Realised`, Basis and Past without a bill, as forecast");
  }

  private static void answer(List<String> lines, String question, String answer, String where) {
    lines.add("| " + question + " | " + answer + " | " + where + " |");
  }

  /** Compares the table with that of the page, or writes it there. */
  private static void inPage(String answers) throws IOException {
    Path page = Path.of("docs/cycle.md");
    String text = Files.readString(page);
    int from = text.indexOf("| question | answer | where |");
    int to = text.indexOf("\n\n", from);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(page, text.substring(0, from) + answers + text.substring(to));
    } else {
      assertThat(text.substring(from, to)).isEqualTo(answers);
    }
  }

  private static String whole(Map<String, String> row, String header) {
    return String.format(Locale.ROOT, "%,.0f", number(row, header));
  }

  private static String money(Map<String, String> row, String header) {
    return whole(row, header) + " GBP";
  }

  private static String signed(double amount) {
    return String.format(Locale.ROOT, "%+,.0f", amount).replace('-', '−');
  }

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share).replace(".0%", "%");
  }

  private static String day(Map<String, String> row, String header) {
    return date(row, header).toString();
  }

  private static String month(Map<String, String> row, String header) {
    return date(row, header).format(DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK));
  }

  /** The last workbook is a sample. */
  private void keep() throws IOException {
    assertThat(OpenXmlValidator.errors(book)).isEmpty();
    Map<String, List<CSVRecord>> calculated =
        LibreOffice.calculate(book, folder.resolve("calculated"));
    assertThat(calculated.get(Sheets.REALISED)).isNotEmpty();
    assertThat(ChecksAgainst.of(calculated)).isEmpty();
    Path live = next();
    LocalDate day = FIRST.plusMonths(SAMPLE_MONTH).atDay(2);
    new Review()
        .run(Reviews.asked(book, live, day, false, null, null, 200, null, null), Progress.hidden());
    assertThat(ChecksAgainst.of(live)).isEmpty();
    assertThat(ChecksAgainst.of(LibreOffice.calculate(live, folder.resolve("live")))).isEmpty();
    if (Boolean.getBoolean("golden.update")) {
      Files.copy(book, SAMPLE, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
