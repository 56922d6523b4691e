package breakeven.batch;

import breakeven.decision.Flip;
import breakeven.input.AssumptionValues;
import breakeven.input.CellType;
import breakeven.input.Source;
import breakeven.input.TableReader;
import breakeven.input.TableRows;
import breakeven.price.PriceBook;
import breakeven.price.Rates;
import breakeven.read.ShippedTables;
import breakeven.table.Assumption;
import breakeven.table.AssumptionsTable;
import breakeven.table.Column;
import breakeven.table.ExchangeRates;
import breakeven.table.GpuPrices;
import breakeven.table.ModelPrices;
import breakeven.table.ServingCapacity;
import breakeven.table.Table;
import breakeven.table.TrainingPrices;
import breakeven.table.Workloads;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A workload with a told change put where a person would put it: into the cells of its row, or into
 * a copy of a price table or of the assumptions.
 */
final class Changed {
  private static final List<Column> PRICES_OF_MODEL =
      List.of(
          ModelPrices.INPUT_PRICE,
          ModelPrices.CACHED_PRICE,
          ModelPrices.OUTPUT_PRICE,
          ModelPrices.FEE);

  private final Map<String, String> row;
  private AssumptionValues assumptions =
      AssumptionValues.shipped(
          breakeven.read.ShippedTables.of(breakeven.table.AssumptionsTable.TABLE));
  private TableRows models = ShippedTables.of(ModelPrices.TABLE);
  private TableRows gpus = ShippedTables.of(GpuPrices.TABLE);

  /**
   * A changed copy.
   *
   * @param promptedRow the row of Model prices that is prompted, from 0
   */
  Changed(Map<String, String> original, int promptedRow, List<Flip.Change> changes) {
    row = new LinkedHashMap<>(original);
    changes.forEach(change -> change(change, promptedRow));
  }

  private void change(Flip.Change change, int promptedRow) {
    double then = change.then();
    Column cell = change.driver().cell();
    switch (change.driver()) {
      case VOLUME -> volume(then);
      case LARGE_PRICE -> {
        models = scaled(ModelPrices.TABLE, PRICES_OF_MODEL, promptedRow, 1 - then);
        scaleBill(1 - then);
      }
      case GPU_PRICE ->
          gpus = scaled(GpuPrices.TABLE, List.of(GpuPrices.HOUR_PRICE), -1, then / change.today());
      case UPFRONT -> type(Workloads.ONE_OFF_COST, then);
      case LIFETIME -> {
        type(Workloads.MONTHS_IN_PRODUCTION, then);
        if (then > assumptions.number(Assumption.HORIZON)) {
          assumptions = horizon(then);
        }
      }
      case TASK_PATTERN, REGRESSION, TEST_SET, BASELINE ->
          row.put(cell.header(), cell.words().get((int) then));
      default -> type(cell, then);
    }
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

  private static AssumptionValues horizon(double months) {
    TableReader reader =
        new TableReader(AssumptionsTable.TABLE, new Source(AssumptionsTable.TABLE.sheet(), true));
    List<Column> columns = AssumptionsTable.TABLE.columns();
    reader.startRow(1);
    columns.forEach(c -> reader.cell(c.ordinal(), CellType.TEXT, Double.NaN, c.title()));
    reader.endRow(1);
    reader.startRow(2);
    int name = AssumptionsTable.ASSUMPTION.ordinal();
    reader.cell(name, CellType.TEXT, Double.NaN, Assumption.HORIZON.title());
    reader.cell(AssumptionsTable.VALUE.ordinal(), CellType.TEXT, Double.NaN, plain(months));
    reader.endRow(2);
    return AssumptionValues.of(
        breakeven.read.ShippedTables.of(AssumptionsTable.TABLE), reader.finish(), problem -> {});
  }

  /** A shipped table with prices of one row, or of all for -1, times a factor. */
  private static TableRows scaled(Table table, List<Column> prices, int only, double factor) {
    TableReader reader = new TableReader(table, new Source(table.sheet(), true));
    reader.startRow(1);
    for (Column column : table.columns()) {
      reader.cell(column.ordinal(), CellType.TEXT, Double.NaN, column.title());
    }
    reader.endRow(1);
    List<List<String>> records = ShippedTables.records(table);
    for (int i = 0; i < records.size(); i++) {
      List<String> cells = new ArrayList<>(records.get(i));
      for (Column price : prices) {
        String cell = cells.get(price.ordinal());
        if (!cell.isEmpty() && (only < 0 || only == i)) {
          cells.set(price.ordinal(), plain(Double.parseDouble(cell) * factor));
        }
      }
      reader.startRow(i + 2);
      for (int k = 0; k < cells.size(); k++) {
        reader.cell(k, CellType.TEXT, Double.NaN, cells.get(k));
      }
      reader.endRow(i + 2);
    }
    return reader.finish();
  }

  /** The verdict of the changed workload, evaluated anew. */
  String verdict(int draws) {
    return verdict(evaluate(draws), 0);
  }

  /** The changed workload, evaluated anew. */
  Evaluator evaluate() {
    return evaluate(0);
  }

  private Evaluator evaluate(int draws) {
    Portfolio portfolio = new Portfolio(List.of(row));
    PriceBook prices =
        new PriceBook(
            portfolio.decision.model.looked,
            new PriceBook.Tables(
                models,
                ShippedTables.of(TrainingPrices.TABLE),
                gpus,
                ShippedTables.of(ServingCapacity.TABLE)),
            new Rates(ShippedTables.of(ExchangeRates.TABLE), "GBP", true),
            assumptions,
            Portfolio.AS_OF);
    Evaluator evaluator = new Evaluator(portfolio.decision, prices, assumptions, 1);
    evaluator.draw(Portfolio.draws(portfolio.decision, draws));
    evaluator.evaluate(portfolio.batches.get(0));
    return evaluator;
  }

  /** The verdict of an evaluated row; empty where it lacks something. */
  static String verdict(Evaluator evaluator, int i) {
    var decision = evaluator.decision();
    if (evaluator.frame().values(decision.needs.lacking)[i] > 0) {
      return "";
    }
    double code = evaluator.frame().values(decision.verdict)[i];
    return decision.verdict.words().get((int) code);
  }

  /**
   * The change one step of its grid nearer to today; none where that is today or where there are no
   * steps.
   */
  static List<Flip.Change> oneStepLess(Flip.Change change) {
    double step = step(change);
    if (step == 0) {
      return List.of();
    }
    BigDecimal then = new BigDecimal(Double.toString(change.then()));
    BigDecimal by = new BigDecimal(Double.toString(step));
    boolean up = change.then() > change.today();
    double less = (up ? then.subtract(by) : then.add(by)).doubleValue();
    boolean beyondToday = up ? less <= change.today() : less >= change.today();
    return beyondToday
        ? List.of()
        : List.of(new Flip.Change(change.driver(), change.today(), less));
  }

  private static double step(Flip.Change change) {
    return switch (change.driver()) {
      case VOLUME, GPU_PRICE -> {
        boolean up = change.then() > change.today();
        double inside = change.then() * (up ? 1 - 1e-9 : 1 + 1e-9);
        yield Double.parseDouble("1e" + ((int) Math.floor(Math.log10(inside)) - 3));
      }
      case LARGE_PRICE -> 0.001;
      case UPFRONT, LIFETIME, SHARING, CADENCE -> 1;
      default -> 0;
    };
  }
}
