package breakeven.core.evaluation;

import breakeven.core.input.AssumptionValues;
import breakeven.core.input.ProblemSink;
import breakeven.core.input.TableRows;
import breakeven.core.model.Problem;
import breakeven.core.price.PriceBook;
import breakeven.core.price.PriceVariables;
import breakeven.core.price.PricesToCome;
import breakeven.core.price.Rates;
import breakeven.core.price.RowsInForce;
import breakeven.core.table.Assumption;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Column;
import breakeven.core.table.DiscountsTable;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.ServingCapacity;
import breakeven.core.table.Table;
import breakeven.core.table.Tables;
import breakeven.core.table.TrainingPrices;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.table.Workloads;
import breakeven.core.uncertainty.Scenario;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables that workloads are evaluated with: prices, rates, assumptions and uncertainty, each
 * the user's own or the shipped one.
 *
 * @param rows the rows of each table but {@code Workloads}
 * @param shipped the rows that the program ships for each of them
 * @param origins where each table was taken from
 * @param assumptions the value of every assumption
 * @param rates exchange rates into the reporting currency
 */
public record InputTables(
    Map<Table, TableRows> rows,
    Map<Table, TableRows> shipped,
    Map<Table, Origin> origins,
    AssumptionValues assumptions,
    Rates rates) {
  private static final List<Table> PRICES =
      List.of(
          ModelPrices.TABLE,
          TrainingPrices.TABLE,
          GpuPrices.TABLE,
          ServingCapacity.TABLE,
          ExchangeRates.TABLE);

  /** What tells the rows of a table apart, where a workload names them. */
  private static final Map<Table, List<Column>> KEYS =
      Map.of(
          ModelPrices.TABLE, List.of(ModelPrices.PROVIDER, ModelPrices.MODEL, ModelPrices.KIND),
          GpuPrices.TABLE, List.of(GpuPrices.GPU));

  /** Where a table was taken from. */
  public enum Origin {
    OWN,
    PRICES,
    SHIPPED
  }

  /**
   * These tables with some and perhaps the exchange rates of a later one.
   *
   * @param tables the tables that are the later ones; a row of these whose model the later one no
   *     longer lists stays, so that a workload that named it then still finds it
   * @param ratesToo whether the later rates convert; if not, only those of currencies that these
   *     have no rate of
   */
  public InputTables with(InputTables later, Collection<Table> tables, boolean ratesToo) {
    Map<Table, TableRows> mixed = new LinkedHashMap<>(rows);
    Map<Table, Origin> from = new LinkedHashMap<>(origins);
    for (Table table : tables) {
      mixed.put(table, later.rows(table).and(rows(table), KEYS.getOrDefault(table, List.of())));
      from.put(table, later.origin(table));
    }
    Rates converted =
        ratesToo
            ? later.rates
            : new Rates(
                rows(ExchangeRates.TABLE),
                rates.reporting(),
                origin(ExchangeRates.TABLE) == Origin.SHIPPED,
                get(shipped, ExchangeRates.TABLE),
                later.rates);
    return new InputTables(mixed, shipped, from, assumptions, converted);
  }

  /** These tables with the last days and replacements of models as earlier ones have them. */
  public InputTables withEndsOf(InputTables earlier) {
    Table table = ModelPrices.TABLE;
    Map<Table, TableRows> mixed = new LinkedHashMap<>(rows);
    mixed.put(
        table,
        rows(table)
            .withCellsOf(
                earlier.rows(table),
                KEYS.getOrDefault(table, List.of()),
                List.of(
                    ModelPrices.LAST_TRAINING, ModelPrices.LAST_SERVICE, ModelPrices.REPLACEMENT)));
    return new InputTables(mixed, shipped, origins, assumptions, rates);
  }

  /**
   * Headers in another unit than ours, below which nothing is read. The rows that say something
   * there have the same problem, so that it may be found with workloads that lack it.
   */
  public List<Problem> rejections() {
    return rows.entrySet().stream()
        .filter(entry -> entry.getKey() != AssumptionsTable.TABLE)
        .flatMap(entry -> entry.getValue().header().rejections().values().stream())
        .toList();
  }

  /**
   * The shipped tables alone, for programs that have no tables of their own.
   *
   * @param shipped the rows of each table but {@code Workloads}
   */
  public static InputTables ofShipped(Map<Table, TableRows> shipped) {
    Map<Table, Origin> origins = new LinkedHashMap<>();
    shipped.keySet().forEach(table -> origins.put(table, Origin.SHIPPED));
    return of(shipped, shipped, origins, problem -> {});
  }

  /**
   * Tables with the assumptions and rates that follow from them.
   *
   * @param problems takes what is wrong with the assumptions
   */
  public static InputTables of(
      Map<Table, TableRows> rows,
      Map<Table, TableRows> shipped,
      Map<Table, Origin> origins,
      ProblemSink problems) {
    TableRows typed =
        origins.get(AssumptionsTable.TABLE) == Origin.SHIPPED
            ? null
            : get(rows, AssumptionsTable.TABLE);
    AssumptionValues assumptions =
        AssumptionValues.of(get(shipped, AssumptionsTable.TABLE), typed, problems);
    Rates rates =
        new Rates(
            get(rows, ExchangeRates.TABLE),
            assumptions.text(Assumption.REPORTING_CURRENCY),
            origins.get(ExchangeRates.TABLE) == Origin.SHIPPED,
            get(shipped, ExchangeRates.TABLE));
    return new InputTables(rows, shipped, origins, assumptions, rates);
  }

  /** The prices that are announced on a review date. */
  public PricesToCome pricesToCome(LocalDate asOf) {
    return RowsInForce.toCome(rows(ModelPrices.TABLE), asOf);
  }

  private static TableRows get(Map<Table, TableRows> rows, Table table) {
    return Optional.ofNullable(rows.get(table)).orElseThrow();
  }

  /** What the assumption {@code Scenario} makes of the drivers. */
  public Scenario scenario() {
    return Scenario.of(assumptions.text(Assumption.SCENARIO), rows(UncertaintyTable.TABLE));
  }

  /** The rows of an input sheet: the workbook's, or the shipped ones. */
  public TableRows rows(Table table) {
    return get(rows, table);
  }

  /** Where they come from. */
  public Origin origin(Table table) {
    return Optional.ofNullable(origins.get(table)).orElseThrow();
  }

  /** The price tables, to be looked up, and compared with the shipped ones. */
  public PriceBook prices(PriceVariables looked, LocalDate asOf) {
    return new PriceBook(
        looked,
        new PriceBook.Tables(
            rows(ModelPrices.TABLE),
            rows(TrainingPrices.TABLE),
            rows(GpuPrices.TABLE),
            rows(ServingCapacity.TABLE),
            rows(DiscountsTable.TABLE)),
        rates,
        assumptions,
        asOf,
        PRICES.stream().map(table -> get(shipped, table)).toList());
  }

  /** The sheets that were read from the workbook named for prices. */
  public Set<String> elsewhere() {
    return origins.entrySet().stream()
        .filter(entry -> entry.getValue() == Origin.PRICES)
        .map(entry -> entry.getKey().sheet())
        .collect(Collectors.toSet());
  }

  /**
   * The tables that the workbook lacks, in the order of the tabs: the output carries them, but for
   * one that has no rows anywhere.
   */
  public List<Table> missing() {
    return Tables.ALL.stream()
        .filter(
            table ->
                table != Workloads.TABLE
                    && origin(table) != Origin.OWN
                    && !(origin(table) == Origin.SHIPPED && rows(table).rows().isEmpty()))
        .toList();
  }
}
