package breakeven.testing;

import breakeven.core.decision.Decision;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.evaluation.RowParts;
import breakeven.core.evaluation.RowProblems;
import breakeven.core.input.AssumptionValues;
import breakeven.core.input.CellType;
import breakeven.core.input.NameIndex;
import breakeven.core.input.RowHandler;
import breakeven.core.input.Source;
import breakeven.core.input.TableReader;
import breakeven.core.input.TableRows;
import breakeven.core.input.Typing;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.input.WorkloadReader;
import breakeven.core.model.Problem;
import breakeven.core.price.PriceBook;
import breakeven.core.price.PriceUse;
import breakeven.core.price.Rates;
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
import breakeven.core.table.Workloads;
import breakeven.workbook.write.ShippedTables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A workbook of a few rows in which nothing is wrong, for tests to break: one large model, one
 * small one with its tune, one GPU. Every sheet has the template's columns, headers in row 1.
 */
public final class SmallBook {
  public static final LocalDate AS_OF = LocalDate.of(2026, 11, 24);

  private final Map<Table, List<Map<String, String>>> rows = new LinkedHashMap<>();
  private final Set<Column> left = new HashSet<>();
  private LocalDate asOf = AS_OF;
  public final List<Problem> readingProblems = new ArrayList<>();
  public final List<Problem> problems = new ArrayList<>();
  private Evaluator evaluator;
  private PriceBook prices;
  private WorkloadBatch batch;
  private RowProblems rowProblems;

  public SmallBook() {
    add(ModelPrices.TABLE, "Provider", "OpenAI", "Model", "large", "Kind", "Base");
    set(ModelPrices.TABLE, 2, "Input", "10", "Output", "30");
    add(ModelPrices.TABLE, "Provider", "Acme", "Model", "small-8b", "Kind", "Base");
    set(ModelPrices.TABLE, 3, "Input", "0.2", "Output", "0.4", "Parameters", "8");
    add(ModelPrices.TABLE, "Provider", "Acme", "Model", "tune", "Kind", "Fine-tuned");
    set(ModelPrices.TABLE, 4, "Input", "0.3", "Output", "0.6", "Base model", "small-8b");
    add(ModelPrices.TABLE, "Provider", "Acme", "Model", "embed", "Kind", "Embedding");
    set(ModelPrices.TABLE, 5, "Input", "0.1");
    add(TrainingPrices.TABLE, "Provider", "Acme", "Model or size", "small-8b");
    set(TrainingPrices.TABLE, 2, "Method", "Provider API", "Training", "5");
    add(GpuPrices.TABLE, "GPU", "L40S", "Provider", "Runpod", "Pricing", "On demand");
    set(GpuPrices.TABLE, 2, "Memory", "48", "Peak", "362", "Price", "1");
    add(GpuPrices.TABLE, "GPU", "L40S", "Provider", "Own", "Pricing", "Owned");
    set(GpuPrices.TABLE, 3, "Purchase price", "8000", "Running cost", "60");
    for (Table table : List.of(ModelPrices.TABLE, TrainingPrices.TABLE, GpuPrices.TABLE)) {
      for (int row = 2; row < 2 + rows.get(table).size(); row++) {
        set(table, row, "Currency", "GBP", "Checked on", "2026-11-01", "Source", "list");
      }
    }
    add(ServingCapacity.TABLE, "GPU", "L40S", "From", "4", "To", "9", "GPUs per replica", "1");
    set(ServingCapacity.TABLE, 2, "Prefill", "10000", "Decode", "4000");
    set(ServingCapacity.TABLE, 2, "Checked on", "2026-11-01", "Source", "measured");
    add(ExchangeRates.TABLE, "Currency", "USD", "Rate", "0.75");
    set(ExchangeRates.TABLE, 2, "Date", "2026-11-01", "Source", "bank");
    assume("Candidate model", "small-8b").assume("GPU", "L40S").assume("Embedding model", "embed");
    assume("Tuning method", "LoRA").assume("Serving", "Rented GPUs");
  }

  /** A workload, row 2 and on; what is not given is a good one that is served on rented GPUs. */
  public SmallBook workload(String... cells) {
    int number = rows.getOrDefault(Workloads.TABLE, List.of()).size() + 1;
    Map<String, String> row = new LinkedHashMap<>();
    put(row, "Workload", "w" + number, "Requests", "100000", "Input tokens", "1000");
    put(row, "Output tokens", "100", "Prompted model", "large");
    put(row, cells);
    rows.computeIfAbsent(Workloads.TABLE, table -> new ArrayList<>()).add(row);
    return this;
  }

  /** A card of 48 GB by the hour, with a capacity for models of up to 9 billion parameters. */
  public SmallBook card(String name, String price, String... cells) {
    List<String> all =
        new ArrayList<>(List.of("GPU", name, "Pricing", "On demand", "Price", price));
    Collections.addAll(all, "Memory", "48", "Peak", "362", "Currency", "GBP", "Provider", "Runpod");
    Collections.addAll(all, cells);
    add(GpuPrices.TABLE, all.toArray(String[]::new));
    return add(
        ServingCapacity.TABLE,
        "GPU",
        name,
        "From",
        "0",
        "To",
        "9",
        "GPUs per replica",
        "1",
        "Prefill",
        "10000",
        "Decode",
        "4000");
  }

  public SmallBook add(Table table, String... cells) {
    Map<String, String> row = new LinkedHashMap<>();
    put(row, cells);
    rows.computeIfAbsent(table, key -> new ArrayList<>()).add(row);
    return this;
  }

  /** Changes a row; its number is the sheet's. */
  public SmallBook set(Table table, int row, String... cells) {
    put(rows.get(table).get(row - 2), cells);
    return this;
  }

  public SmallBook remove(Table table, int row) {
    rows.get(table).remove(row - 2);
    return this;
  }

  /** Leaves a column out of its sheet. */
  public SmallBook without(Column column) {
    left.add(column);
    return this;
  }

  /** Types an assumption, in place of what was typed there before. */
  public SmallBook assume(String name, String value) {
    rows.getOrDefault(AssumptionsTable.TABLE, new ArrayList<>())
        .removeIf(row -> name.equals(row.get("Assumption")));
    return add(AssumptionsTable.TABLE, "Assumption", name, "Value", value);
  }

  /** Reviews it on another day. */
  public SmallBook asOf(LocalDate day) {
    asOf = day;
    return this;
  }

  private static void put(Map<String, String> row, String... cells) {
    for (int i = 0; i < cells.length; i += 2) {
      row.put(cells[i], cells[i + 1]);
    }
  }

  public TableRows table(Table table) {
    TableReader reader = new TableReader(table, Source.csv(table.sheet()));
    feed(table, reader);
    return reader.finish();
  }

  private void feed(Table table, RowHandler reader) {
    reader.startRow(1);
    for (Column column : table.columns()) {
      if (!left.contains(column)) {
        reader.cell(column.ordinal(), CellType.TEXT, 0, column.title());
      }
    }
    reader.endRow(1);
    int number = 1;
    for (Map<String, String> row : rows.getOrDefault(table, List.of())) {
      number++;
      reader.startRow(number);
      for (Column column : table.columns()) {
        String text = row.getOrDefault(column.header(), "");
        if (text.equals("#N/A")) {
          reader.cell(column.ordinal(), CellType.ERROR, Double.NaN, text);
        } else if (!text.isEmpty()) {
          reader.cell(column.ordinal(), CellType.TEXT, Double.NaN, text);
        }
      }
      reader.endRow(number);
    }
  }

  public AssumptionValues assumptions() {
    return AssumptionValues.of(
        ShippedTables.of(AssumptionsTable.TABLE),
        table(AssumptionsTable.TABLE),
        readingProblems::add);
  }

  /** Reads and evaluates everything. */
  public SmallBook evaluate() {
    AssumptionValues assumptions = assumptions();
    Decision decision = new Decision();
    prices =
        new PriceBook(
            decision.model.looked,
            new PriceBook.Tables(
                table(ModelPrices.TABLE),
                table(TrainingPrices.TABLE),
                table(GpuPrices.TABLE),
                table(ServingCapacity.TABLE),
                table(DiscountsTable.TABLE)),
            rates(assumptions),
            assumptions,
            asOf,
            List.of());
    NameIndex.Builder names = new NameIndex.Builder("Workloads", null);
    feed(Workloads.TABLE, names);
    WorkloadReader reader =
        new WorkloadReader(
            Source.csv("Workloads"),
            "GBP",
            names.finish(),
            rows.get(Workloads.TABLE).size(),
            readingProblems::add,
            full -> batch = full);
    feed(Workloads.TABLE, reader);
    reader.finish();
    evaluator = new Evaluator(decision, prices, assumptions, batch.size());
    evaluator.evaluate(batch);
    rowProblems = new RowProblems(evaluator, prices, assumptions, problems::add, problems::add);
    return this;
  }

  public Rates rates(AssumptionValues assumptions) {
    return new Rates(
        table(ExchangeRates.TABLE),
        assumptions.text(Assumption.REPORTING_CURRENCY),
        false,
        ShippedTables.of(ExchangeRates.TABLE));
  }

  public PriceBook prices() {
    return prices;
  }

  public WorkloadBatch batch() {
    return batch;
  }

  public Evaluator evaluator() {
    return evaluator;
  }

  public RowProblems.Told tell(int i) {
    return rowProblems.tell(batch, i);
  }

  public boolean lacking(int i) {
    return evaluator.frame().values(evaluator.decision().needs.lacking)[i] > 0;
  }

  /** The problems of all rows, each on one line. */
  public List<String> told() {
    evaluate();
    for (int i = 0; i < batch.size(); i++) {
      tell(i);
    }
    return lines(problems);
  }

  public PriceUse use() {
    evaluate();
    PriceUse use = new PriceUse(prices);
    RowParts parts = new RowParts(evaluator);
    for (int i = 0; i < batch.size(); i++) {
      use.add(evaluator.used(batch, i), parts.used(batch, i), 1.0);
    }
    return use;
  }

  /** What is doubtful about the rows used, each on one line. */
  public List<String> doubts() {
    List<Problem> doubts = new ArrayList<>();
    use().tell(doubts::add, problem -> false, List.of());
    return lines(doubts);
  }

  public static List<String> lines(List<Problem> problems) {
    return problems.stream().map(Typing::line).toList();
  }
}
