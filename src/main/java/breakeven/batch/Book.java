package breakeven.batch;

import breakeven.input.AssumptionValues;
import breakeven.input.Decimals;
import breakeven.input.ProblemSink;
import breakeven.input.Source;
import breakeven.input.TableReader;
import breakeven.input.TableRows;
import breakeven.model.Problem;
import breakeven.price.PriceBook;
import breakeven.price.PriceVariables;
import breakeven.price.Rates;
import breakeven.read.BadInput;
import breakeven.read.SheetInfo;
import breakeven.read.XlsxFile;
import breakeven.table.Assumption;
import breakeven.table.AssumptionsTable;
import breakeven.table.Column;
import breakeven.table.ExchangeRates;
import breakeven.table.GpuPrices;
import breakeven.table.ModelPrices;
import breakeven.table.ServingCapacity;
import breakeven.table.Table;
import breakeven.table.Tables;
import breakeven.table.TrainingPrices;
import breakeven.table.Workloads;
import breakeven.write.ShippedTables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tables beside the workloads: the workbook's own, else those of the workbook named for prices,
 * else the shipped ones.
 *
 * @param rows the rows of each table but {@code Workloads}
 * @param origins where each table was taken from
 * @param assumptions the value of every assumption
 * @param rates exchange rates into the reporting currency
 */
public record Book(
    Map<Table, TableRows> rows,
    Map<Table, Origin> origins,
    AssumptionValues assumptions,
    Rates rates) {
  private static final List<Table> PRICES =
      List.of(ModelPrices.TABLE, TrainingPrices.TABLE, GpuPrices.TABLE);

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
   * Reads the tables. What is wrong with headers and assumptions is told at once, but for {@link
   * #rejections}; price rows only where they are used.
   *
   * @param workbook the input; null where it is a CSV file, which has none of them
   * @param prices the workbook named for prices; null where none is
   */
  public static Book read(
      @Nullable XlsxFile workbook, @Nullable XlsxFile prices, ProblemSink problems) {
    return read(workbook, prices, Decimals.UNSAID, problems);
  }

  /**
   * The same.
   *
   * @param decimals what points and commas in texts of the input mean
   */
  static Book read(
      @Nullable XlsxFile workbook,
      @Nullable XlsxFile prices,
      Decimals decimals,
      ProblemSink problems) {
    Map<Table, TableRows> rows = new LinkedHashMap<>();
    Map<Table, Origin> origins = new LinkedHashMap<>();
    for (Table table : Tables.ALL) {
      if (table != Workloads.TABLE) {
        Origin origin = origin(table, workbook, prices);
        XlsxFile from = origin == Origin.OWN ? workbook : origin == Origin.PRICES ? prices : null;
        rows.put(
            table, from == null ? ShippedTables.of(table) : rows(from, table, decimals, problems));
        origins.put(table, origin);
      }
    }
    IgnoredSheets others = new IgnoredSheets(origins, problems);
    if (workbook != null) {
      others.ofInput(workbook);
    }
    if (prices != null) {
      others.ofPrices(prices);
    }
    TableRows typed =
        origins.get(AssumptionsTable.TABLE) == Origin.SHIPPED
            ? null
            : rows.get(AssumptionsTable.TABLE);
    AssumptionValues assumptions =
        AssumptionValues.of(ShippedTables.of(AssumptionsTable.TABLE), typed, problems);
    Rates rates =
        new Rates(
            get(rows, ExchangeRates.TABLE),
            assumptions.text(Assumption.REPORTING_CURRENCY),
            origins.get(ExchangeRates.TABLE) == Origin.SHIPPED,
            ShippedTables.of(ExchangeRates.TABLE));
    return new Book(rows, origins, assumptions, rates);
  }

  /**
   * This book with some tables and perhaps the exchange rates of a later one.
   *
   * @param tables the tables that are the later ones; a row of this book whose model the later one
   *     no longer lists stays, so that a workload that named it then still finds it
   * @param ratesToo whether the later rates convert; if not, only those of currencies that this
   *     book has no rate of
   */
  Book with(Book later, Collection<Table> tables, boolean ratesToo) {
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
                ShippedTables.of(ExchangeRates.TABLE),
                later.rates);
    return new Book(mixed, from, assumptions, converted);
  }

  private static Origin origin(
      Table table, @Nullable XlsxFile workbook, @Nullable XlsxFile prices) {
    if (workbook != null && workbook.sheet(table.sheet()).isPresent()) {
      return Origin.OWN;
    }
    return prices != null && prices.sheet(table.sheet()).isPresent()
        ? Origin.PRICES
        : Origin.SHIPPED;
  }

  private static TableRows rows(
      XlsxFile file, Table table, Decimals decimals, ProblemSink problems) {
    SheetInfo sheet = file.sheet(table.sheet()).orElseThrow();
    TableReader reader = new TableReader(table, new Source(sheet.name(), false, decimals));
    SheetRows.read(file, sheet, reader);
    TableRows rows = reader.finish();
    if (!rows.header().usable()) {
      throw new BadInput(file.path() + ": " + rows.header().failure());
    }
    if (table != AssumptionsTable.TABLE) {
      rows.header().ownProblems().forEach(problems::add);
    }
    return rows;
  }

  /**
   * Headers in another unit than ours, below which nothing is read. The rows that say something
   * there have the same problem, so that it may be found with workloads that lack it.
   */
  List<Problem> rejections() {
    return rows.entrySet().stream()
        .filter(entry -> entry.getKey() != AssumptionsTable.TABLE)
        .flatMap(entry -> entry.getValue().header().rejections().values().stream())
        .toList();
  }

  private static TableRows get(Map<Table, TableRows> rows, Table table) {
    return Optional.ofNullable(rows.get(table)).orElseThrow();
  }

  /** The rows of an input sheet: the workbook's, or the shipped ones. */
  public TableRows rows(Table table) {
    return get(rows, table);
  }

  /** Where they come from. */
  public Origin origin(Table table) {
    return Optional.ofNullable(origins.get(table)).orElseThrow();
  }

  /** The price tables, to be looked up; those of the user's are compared with the shipped ones. */
  public PriceBook prices(PriceVariables looked, LocalDate asOf) {
    return new PriceBook(
        looked,
        new PriceBook.Tables(
            rows(ModelPrices.TABLE),
            rows(TrainingPrices.TABLE),
            rows(GpuPrices.TABLE),
            rows(ServingCapacity.TABLE)),
        rates,
        assumptions,
        asOf,
        PRICES.stream()
            .filter(table -> origin(table) != Origin.SHIPPED)
            .map(ShippedTables::of)
            .toList());
  }

  /** The sheets that were read from the workbook named for prices. */
  Set<String> elsewhere() {
    return origins.entrySet().stream()
        .filter(entry -> entry.getValue() == Origin.PRICES)
        .map(entry -> entry.getKey().sheet())
        .collect(Collectors.toSet());
  }

  /** The tables that the workbook lacks, in the order of the tabs: the output carries them. */
  List<Table> missing() {
    List<Table> missing = new ArrayList<>();
    for (Table table : Tables.ALL) {
      if (table != Workloads.TABLE && origin(table) != Origin.OWN) {
        missing.add(table);
      }
    }
    return missing;
  }
}
