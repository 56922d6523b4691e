package breakeven.testing;

import breakeven.core.evaluation.Evaluator;
import breakeven.core.input.AssumptionValues;
import breakeven.core.input.CellType;
import breakeven.core.input.Source;
import breakeven.core.input.TableReader;
import breakeven.core.input.TableRows;
import breakeven.core.price.PriceBook;
import breakeven.core.price.Rates;
import breakeven.core.rival.RivalOffer;
import breakeven.core.table.Assumption;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Column;
import breakeven.core.table.DiscountsTable;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.ServingCapacity;
import breakeven.core.table.Table;
import breakeven.core.table.TrainingPrices;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import breakeven.core.whatif.Driver;
import breakeven.core.whatif.VerdictChange;
import breakeven.workbook.write.ShippedTables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A workload with a told change put where a person would put it: into the cells of its row, or into
 * a copy of a price table or of the assumptions.
 */
public final class Changed {
  private static final List<Column> PRICES_OF_MODEL =
      List.of(
          ModelPrices.INPUT_PRICE,
          ModelPrices.CACHED_PRICE,
          ModelPrices.CACHE_WRITE_PRICE,
          ModelPrices.OUTPUT_PRICE,
          ModelPrices.FEE);

  /** What is typed in an assumption instead; shared with the reviews of whole workbooks. */
  private static final Map<Driver, List<Assumption>> ASSUMED =
      Map.of(
          Driver.PRICE_DECLINE, List.of(Assumption.PRICE_DECLINE),
          Driver.PRICE_STEP, List.of(Assumption.PRICE_STEP),
          Driver.TRAINING_RUNS,
              List.of(Assumption.RUNS_PER_RELEASE, Assumption.RUNS_PER_RETRAINING),
          Driver.DAY_RATE, List.of(Assumption.DAY_RATE),
          Driver.GPU_PRICE_CHANGE, List.of(Assumption.GPU_PRICE_CHANGE),
          Driver.MIGRATION_DAYS, List.of(Assumption.DAYS_PER_MIGRATION),
          Driver.GPU_DAYS, List.of(Assumption.GPU_DAYS, Assumption.SERVERLESS_DAYS),
          Driver.QUALITY_LOST, List.of(Assumption.QUALITY_LOST));

  /** Of seeded rows, in millions. */
  private static final double MOST_TOKENS_A_REQUEST = 0.1;

  private static final List<List<String>> MODELS = ShippedTables.records(ModelPrices.TABLE);
  private static final List<List<String>> GPUS = ShippedTables.records(GpuPrices.TABLE);
  private static final List<List<String>> ASSUMPTIONS =
      ShippedTables.records(AssumptionsTable.TABLE);

  private final Map<String, String> row;
  private final Map<Assumption, String> assumed = new LinkedHashMap<>();
  private List<List<String>> models = MODELS;
  private List<List<String>> gpus = GPUS;

  /**
   * A changed copy.
   *
   * @param promptedRow the row of Model prices that is prompted, from 0
   */
  public Changed(
      Map<String, String> original, int promptedRow, List<VerdictChange.Change> changes) {
    row = new LinkedHashMap<>(original);
    changes.forEach(change -> change(change, promptedRow));
  }

  /** The same with the rival of the review: none but that one is asked about. */
  public Changed withRivalOf(Evaluator review, int reviewed) {
    RivalOffer rival = review.rivals(reviewed).rival();
    if (rival == null) {
      row.put(Workloads.CHEAPER_TRIED.header(), Words.YES);
    } else {
      assumed.put(Assumption.PROMPTED_TO_COMPARE, rival.model());
    }
    return this;
  }

  private void change(VerdictChange.Change change, int promptedRow) {
    double then = change.then();
    Column cell = change.driver().cell();
    switch (change.driver()) {
      case VOLUME -> volume(then);
      case LARGE_PRICE -> {
        copyReplacement(promptedRow, 1 - then);
        models = scaled(models, PRICES_OF_MODEL, models.get(promptedRow), 1 - then);
        scaleBill(1 - then);
      }
      case GPU_PRICE ->
          gpus = scaled(gpus, List.of(GpuPrices.HOUR_PRICE), null, then / change.today());
      case UPFRONT -> type(Workloads.ONE_OFF_COST, then);
      case LIFETIME -> {
        type(Workloads.MONTHS_IN_PRODUCTION, then);
        String waits = row.getOrDefault(Workloads.LEAD_TIME.header(), "");
        double last = then + (waits.isEmpty() ? 0 : Double.parseDouble(waits));
        if (last > Double.parseDouble(shipped(Assumption.HORIZON))) {
          assumed.put(Assumption.HORIZON, plain(last));
        }
      }
      case TASK_PATTERN, REGRESSION, TEST_SET, BASELINE, SERVING ->
          row.put(cell.header(), cell.words().get((int) then));
      case GPU -> row.put(cell.header(), change.name());
      case GROWTH -> type(Workloads.GROWTH, then);
      case LABELLING_COST -> type(Workloads.LABELLING_COST, then);
      case DAYS -> {
        scale(Workloads.FIRST_RELEASE_DAYS, Assumption.DAYS_PER_FIRST_RELEASE, change);
        scale(Workloads.RETRAINING_DAYS, Assumption.DAYS_PER_RETRAINING, change);
      }
      case LEAD_TIME -> type(Workloads.LEAD_TIME, then);
      case PRICE_DECLINE,
          PRICE_STEP,
          TRAINING_RUNS,
          DAY_RATE,
          GPU_PRICE_CHANGE,
          MIGRATION_DAYS,
          GPU_DAYS,
          QUALITY_LOST ->
          ASSUMED.get(change.driver()).forEach(assumption -> assume(assumption, change));
      default -> type(cell, then);
    }
  }

  /** A factor on all that the driver moves; what it stands for takes the told value. */
  private void assume(Assumption assumption, VerdictChange.Change change) {
    double before = Double.parseDouble(shipped(assumption));
    boolean standsForIt = before == change.today() || before == 0;
    assumed.put(
        assumption, plain(standsForIt ? change.then() : before * (change.then() / change.today())));
  }

  private void scale(Column days, Assumption assumption, VerdictChange.Change change) {
    String typed = row.getOrDefault(days.header(), "");
    double before = Double.parseDouble(typed.isEmpty() ? shipped(assumption) : typed);
    type(days, before * (change.then() / change.today()));
  }

  private static String shipped(Assumption assumption) {
    return ASSUMPTIONS.stream()
        .filter(cells -> cells.get(0).equals(assumption.title()))
        .map(cells -> cells.get(1))
        .findFirst()
        .orElseThrow();
  }

  private void volume(double millionTokens) {
    double tokens =
        Double.parseDouble(row.get(Workloads.INPUT_TOKENS.header()))
            + Double.parseDouble(row.get(Workloads.OUTPUT_TOKENS.header()));
    double today = Double.parseDouble(row.get(Workloads.REQUESTS.header()));
    double then = millionTokens * 1e6 / tokens;
    type(Workloads.REQUESTS, then);
    scaleBill(then / today);
  }

  private void scaleBill(double factor) {
    String bill = row.getOrDefault(Workloads.PROMPTING_COST.header(), "");
    if (!bill.isEmpty()) {
      type(Workloads.PROMPTING_COST, Double.parseDouble(bill) * factor);
    }
  }

  private void type(Column column, double value) {
    // Shares up to 1 are read as fractions.
    row.put(column.header(), plain(value));
  }

  private static String plain(double value) {
    return new BigDecimal(Double.toString(value)).toPlainString();
  }

  private AssumptionValues assumptions() {
    List<List<String>> records = new ArrayList<>();
    assumed.forEach((assumption, value) -> records.add(List.of(assumption.title(), value)));
    return AssumptionValues.of(
        ShippedTables.of(AssumptionsTable.TABLE),
        rows(AssumptionsTable.TABLE, records),
        problem -> {});
  }

  /** What the prompted model is replaced by costs so much too; no other option's price moves. */
  private void copyReplacement(int promptedRow, double factor) {
    String name = models.get(promptedRow).get(ModelPrices.REPLACEMENT.ordinal());
    for (List<String> model : models) {
      String bare = model.get(ModelPrices.MODEL.ordinal());
      String full = model.get(ModelPrices.PROVIDER.ordinal()) + ": " + bare;
      if (name.equals(bare) || name.equals(full)) {
        List<List<String>> copies = new ArrayList<>();
        for (List<String> each : models) {
          if (isSame(each, model)) {
            List<String> copy = new ArrayList<>(each);
            copy.set(ModelPrices.MODEL.ordinal(), "its replacement");
            copy.set(ModelPrices.PROVIDER.ordinal(), "Test");
            copies.add(copy);
          }
        }
        List<String> prompted = new ArrayList<>(models.get(promptedRow));
        prompted.set(ModelPrices.REPLACEMENT.ordinal(), "Test: its replacement");
        models = new ArrayList<>(models);
        models.set(promptedRow, prompted);
        models.addAll(copies);
        models = scaled(models, PRICES_OF_MODEL, copies.get(0), factor);
        return;
      }
    }
  }

  /** Whether two rows are one, or those of one model on other days. */
  private static boolean isSame(List<String> one, List<String> other) {
    boolean dated =
        Stream.of(ModelPrices.FROM, ModelPrices.TO)
            .anyMatch(day -> !one.get(day.ordinal()).isEmpty());
    return one == other
        || dated
            && Stream.of(ModelPrices.PROVIDER, ModelPrices.MODEL, ModelPrices.KIND)
                .allMatch(column -> one.get(column.ordinal()).equals(other.get(column.ordinal())));
  }

  /** Records with prices of one row and of its other days, or of all, times a factor. */
  private static List<List<String>> scaled(
      List<List<String>> records, List<Column> prices, @Nullable List<String> only, double factor) {
    List<List<String>> scaled = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      List<String> cells = new ArrayList<>(records.get(i));
      for (Column price : prices) {
        String cell = cells.get(price.ordinal());
        if (!cell.isEmpty() && (only == null || isSame(records.get(i), only))) {
          cells.set(price.ordinal(), plain(Double.parseDouble(cell) * factor));
        }
      }
      scaled.add(cells);
    }
    return scaled;
  }

  private static TableRows rows(Table table, List<List<String>> records) {
    TableReader reader = new TableReader(table, Source.program(table.sheet()));
    reader.startRow(1);
    for (Column column : table.columns()) {
      reader.cell(column.ordinal(), CellType.TEXT, Double.NaN, column.title());
    }
    reader.endRow(1);
    for (int i = 0; i < records.size(); i++) {
      reader.startRow(i + 2);
      for (int k = 0; k < records.get(i).size(); k++) {
        reader.cell(k, CellType.TEXT, Double.NaN, records.get(i).get(k));
      }
      reader.endRow(i + 2);
    }
    return reader.finish();
  }

  /** The row as it is typed then. */
  public Map<String, String> row() {
    return row;
  }

  /** Whether only cells of the row are changed. */
  public boolean ofRowAlone() {
    return assumed.isEmpty() && models.equals(MODELS) && gpus.equals(GPUS);
  }

  /** What becomes of a changed workload: its row among those that were evaluated with it. */
  public record Evaluated(Evaluator evaluator, int row) {}

  /** The verdicts of changed workloads of different names, evaluated anew. */
  public static List<String> verdicts(List<Changed> all, int draws) {
    return evaluate(all, draws).stream().map(one -> verdict(one.evaluator(), one.row())).toList();
  }

  /** Changed workloads, evaluated anew: those at once that have the same prices and assumptions. */
  public static List<Evaluated> evaluate(List<Changed> all, int draws) {
    Map<Object, List<Changed>> alike = new LinkedHashMap<>();
    for (Changed one : all) {
      alike
          .computeIfAbsent(List.of(one.assumed, one.models, one.gpus), key -> new ArrayList<>())
          .add(one);
    }
    Map<Changed, Evaluated> evaluated = new IdentityHashMap<>();
    for (List<Changed> some : alike.values()) {
      Evaluator evaluator =
          some.get(0).evaluateRows(some.stream().map(Changed::row).toList(), draws);
      for (int i = 0; i < some.size(); i++) {
        evaluated.put(some.get(i), new Evaluated(evaluator, i));
      }
    }
    return all.stream().map(evaluated::get).toList();
  }

  /** The changed workload, evaluated anew. */
  public Evaluator evaluate() {
    return evaluateRows(List.of(row), 0);
  }

  private Evaluator evaluateRows(List<Map<String, String>> changed, int draws) {
    Portfolio portfolio = new Portfolio(changed);
    AssumptionValues assumptions = assumptions();
    PriceBook prices =
        new PriceBook(
            portfolio.decision.model.looked,
            new PriceBook.Tables(
                rows(ModelPrices.TABLE, models),
                ShippedTables.of(TrainingPrices.TABLE),
                rows(GpuPrices.TABLE, gpus),
                ShippedTables.of(ServingCapacity.TABLE),
                ShippedTables.of(DiscountsTable.TABLE)),
            new Rates(ShippedTables.of(ExchangeRates.TABLE), "GBP", true),
            assumptions,
            Portfolio.AS_OF,
            List.of());
    Evaluator evaluator = new Evaluator(portfolio.decision, prices, assumptions, changed.size());
    evaluator.draw(Portfolio.draws(portfolio.decision, draws));
    evaluator.evaluate(portfolio.batches.get(0));
    return evaluator;
  }

  /** The verdict of an evaluated row; empty where it lacks something. */
  public static String verdict(Evaluator evaluator, int i) {
    var decision = evaluator.decision();
    if (evaluator.frame().values(decision.needs.lacking)[i] > 0) {
      return "";
    }
    double code = evaluator.frame().values(decision.verdict)[i];
    return decision.verdict.words().get((int) code);
  }

  /**
   * The change one step of its grid nearer to today; none where that is today, or less than a
   * request of seeded rows where there is none today, or where there are no steps.
   */
  public static List<VerdictChange.Change> oneStepLess(VerdictChange.Change change) {
    double step = step(change);
    boolean oneRequest = change.driver() == Driver.VOLUME && change.today() == 0;
    boolean missing = Double.isNaN(change.today());
    if (step == 0 || missing || oneRequest && change.then() < MOST_TOKENS_A_REQUEST) {
      return List.of();
    }
    BigDecimal then = new BigDecimal(Double.toString(change.then()));
    BigDecimal by = new BigDecimal(Double.toString(step));
    boolean up = change.then() > change.today();
    double less = (up ? then.subtract(by) : then.add(by)).doubleValue();
    boolean beyondToday = up ? less <= change.today() : less >= change.today();
    return beyondToday
        ? List.of()
        : List.of(new VerdictChange.Change(change.driver(), change.today(), less));
  }

  private static double step(VerdictChange.Change change) {
    return switch (change.driver()) {
      case VOLUME, GPU_PRICE, LABELLING_COST, DAY_RATE -> {
        boolean up = change.then() > change.today();
        double inside = change.then() * (up ? 1 - 1e-9 : 1 + 1e-9);
        yield Double.parseDouble("1e" + ((int) Math.floor(Math.log10(inside)) - 3));
      }
      case LARGE_PRICE,
          GROWTH,
          PRICE_DECLINE,
          PRICE_STEP,
          GPU_PRICE_CHANGE,
          TUNED_QUALITY,
          SMALL_QUALITY ->
          0.001;
      case TRAINING_RUNS, DAYS, MIGRATION_DAYS, GPU_DAYS -> 0.1;
      case QUALITY_LOST -> 0.0001;
      case UPFRONT, LEAD_TIME, LIFETIME, SHARING, CADENCE -> 1;
      default -> 0;
    };
  }
}
