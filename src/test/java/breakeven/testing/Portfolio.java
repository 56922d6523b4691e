package breakeven.testing;

import breakeven.core.decision.Decision;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.input.AssumptionValues;
import breakeven.core.input.CellType;
import breakeven.core.input.NameIndex;
import breakeven.core.input.Source;
import breakeven.core.input.TableReader;
import breakeven.core.input.TableRows;
import breakeven.core.input.TextRows;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.input.WorkloadReader;
import breakeven.core.model.Problem;
import breakeven.core.price.LookupNames;
import breakeven.core.price.PriceBook;
import breakeven.core.price.PriceVariables;
import breakeven.core.price.Rates;
import breakeven.core.table.Assumption;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.DiscountsTable;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.ServingCapacity;
import breakeven.core.table.Table;
import breakeven.core.table.TrainingPrices;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.table.Workloads;
import breakeven.core.uncertainty.MonteCarlo;
import breakeven.core.uncertainty.Scenario;
import breakeven.core.uncertainty.TriangularDistribution;
import breakeven.workbook.write.ShippedTables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Workloads as a test types them, over the shipped tables. */
public final class Portfolio {
  /** The shipped seed. */
  public static final long SEED = 20260525;

  public static final LocalDate AS_OF = LocalDate.of(2026, 12, 1);

  /** The model holds no figures of a portfolio: one serves all. */
  private static final Decision DECISION = new Decision();

  public final List<Problem> problems = new ArrayList<>();
  public final List<WorkloadBatch> batches = new ArrayList<>();
  public final Decision decision = DECISION;
  public final AssumptionValues assumptions;

  /**
   * Price tables of a test's own, by sheet and header without unit; those that lack are shipped.
   */
  private final Map<String, List<Map<String, String>>> tables;

  private LocalDate asOf = AS_OF;

  /** Rows by header without unit; all in one batch. */
  public Portfolio(List<Map<String, String>> rows) {
    this(rows, Map.of());
  }

  /**
   * The same with assumptions of their own.
   *
   * @param assumed the values typed, by name; the others are as shipped
   */
  public Portfolio(List<Map<String, String>> rows, Map<String, String> assumed) {
    this(rows, assumed, Map.of());
  }

  /** The same with price tables of their own, by sheet. */
  public Portfolio(
      List<Map<String, String>> rows,
      Map<String, String> assumed,
      Map<String, List<Map<String, String>>> tables) {
    this.tables = tables;
    assumptions = assumptions(assumed);
    NameIndex.Builder names = new NameIndex.Builder("Workloads", null);
    TextRows.pass(Workloads.TABLE, rows, names);
    WorkloadReader reader =
        new WorkloadReader(
            Source.csv("Workloads"),
            "GBP",
            names.finish(),
            Math.max(1, rows.size()),
            problems::add,
            batches::add);
    TextRows.pass(Workloads.TABLE, rows, reader);
    reader.finish();
  }

  private AssumptionValues assumptions(Map<String, String> assumed) {
    TableReader reader = new TableReader(AssumptionsTable.TABLE, Source.csv("Assumptions"));
    int row = 1;
    reader.startRow(row);
    reader.cell(0, CellType.TEXT, 0, AssumptionsTable.ASSUMPTION.title());
    reader.cell(1, CellType.TEXT, 0, AssumptionsTable.VALUE.title());
    reader.endRow(row);
    for (Map.Entry<String, String> typed : assumed.entrySet()) {
      reader.startRow(++row);
      reader.cell(0, CellType.TEXT, 0, typed.getKey());
      reader.cell(1, CellType.TEXT, 0, typed.getValue());
      reader.endRow(row);
    }
    return AssumptionValues.of(
        ShippedTables.of(AssumptionsTable.TABLE), reader.finish(), problems::add);
  }

  /** Draws from the shipped uncertainty; null for none. */
  public static @Nullable MonteCarlo draws(Decision decision, int draws) {
    return draws == 0 ? null : new MonteCarlo(decision, spreads(), SEED, draws);
  }

  /** The same, reviewed on another day. */
  public Portfolio asOf(LocalDate day) {
    asOf = day;
    return this;
  }

  /** All of them. */
  public WorkloadBatch batch() {
    return batches.get(0);
  }

  /** The name of a workload by its row. */
  public IntFunction<String> names() {
    return batches.get(0)::name;
  }

  /** The names that a row of an evaluated portfolio looks up. */
  public IntFunction<LookupNames> used(Evaluator evaluator) {
    return row -> evaluator.used(batches.get(0), row);
  }

  /**
   * A row whose net saving is a straight line in each driver: every cost but the bill for prompting
   * is the same whatever the volume. All questions are answered, that of a cheaper model too.
   *
   * @param cells further cells, as {@code Column=value}
   */
  public static Map<String, String> straight(String name, String... cells) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("Workload", name);
    row.put("Requests", "1000000");
    row.put("Input tokens", "900");
    row.put("Output tokens", "100");
    row.put("Prompted model", "gpt-5.2");
    row.put("Cheaper models tried", "Yes");
    row.put("Serving", "Fixed");
    row.put("Serving cost", "600");
    row.put("Prompting cost", "1400");
    row.put("Training cost", "100");
    row.put("Task pattern", "Stable");
    row.put("Data shift interval", "none");
    row.put("Held-out test set", "Yes");
    row.put("Baseline comparison", "Yes");
    row.put("Regression testing", "Yes");
    row.put("Prompted quality", "0.9");
    row.put("Small model quality", "0.4");
    row.put("Fine-tuned quality", "0.9");
    return with(row, cells);
  }

  /** The same row with further cells, as {@code Column=value}. */
  public static Map<String, String> with(Map<String, String> row, String... cells) {
    for (String cell : cells) {
      String[] parts = cell.split("=", 2);
      row.put(parts[0], parts[1]);
    }
    return row;
  }

  /** The shipped uncertainty. */
  public static List<TriangularDistribution> spreads() {
    return TriangularDistribution.read(ShippedTables.of(UncertaintyTable.TABLE));
  }

  public PriceBook prices() {
    return prices(decision.model.looked, assumptions, asOf, this::table);
  }

  private TableRows table(Table table) {
    List<Map<String, String>> rows = tables.get(table.sheet());
    if (rows == null) {
      return ShippedTables.of(table);
    }
    TableReader reader = new TableReader(table, Source.program(table.sheet()));
    TextRows.pass(table, rows, reader);
    return reader.finish();
  }

  /** The shipped prices on a day. */
  public static PriceBook shippedPrices(
      PriceVariables looked, AssumptionValues assumptions, LocalDate asOf) {
    return prices(looked, assumptions, asOf, ShippedTables::of);
  }

  private static PriceBook prices(
      PriceVariables looked,
      AssumptionValues assumptions,
      LocalDate asOf,
      Function<Table, TableRows> tables) {
    return new PriceBook(
        looked,
        new PriceBook.Tables(
            tables.apply(ModelPrices.TABLE),
            tables.apply(TrainingPrices.TABLE),
            tables.apply(GpuPrices.TABLE),
            tables.apply(ServingCapacity.TABLE),
            tables.apply(DiscountsTable.TABLE)),
        new Rates(
            tables.apply(ExchangeRates.TABLE),
            assumptions.text(Assumption.REPORTING_CURRENCY),
            true),
        assumptions,
        asOf,
        List.of());
  }

  /** All rows evaluated, nothing drawn. */
  public Evaluator evaluate() {
    return evaluate(0);
  }

  /** All rows evaluated, with so many draws each from the shipped uncertainty. */
  public Evaluator evaluate(int draws) {
    Scenario scenario =
        Scenario.of(assumptions.text(Assumption.SCENARIO), table(UncertaintyTable.TABLE));
    Evaluator evaluator =
        new Evaluator(decision, prices(), assumptions, scenario, batches.get(0).size());
    evaluator.draw(draws(decision, draws));
    evaluator.evaluate(batches.get(0));
    return evaluator;
  }
}
