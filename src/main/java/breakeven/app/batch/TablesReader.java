package breakeven.app.batch;

import breakeven.core.evaluation.InputTables;
import breakeven.core.evaluation.InputTables.Origin;
import breakeven.core.input.AssumptionValues;
import breakeven.core.input.Decimals;
import breakeven.core.input.ProblemSink;
import breakeven.core.input.Source;
import breakeven.core.input.TableReader;
import breakeven.core.input.TableRows;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Table;
import breakeven.workbook.write.ShippedTables;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables beside the workloads: the workbook's own, else those of the workbook named for
 * prices, else the shipped ones.
 */
public final class TablesReader {
  private TablesReader() {}

  /**
   * Reads the tables where nobody asks what is wrong with them.
   *
   * @param workbook the input; null where it is a CSV file, which has none of them
   */
  public static InputTables read(@Nullable XlsxFile workbook) {
    return read(workbook, null, decimals(Decimals.UNSAID, workbook, null), problem -> {});
  }

  /**
   * What points and commas in texts mean: as asked, else as the assumption Decimal sign says.
   *
   * @param workbook the input; null where it has no tables
   * @param prices the workbook named for prices; null where none is
   */
  static Decimals decimals(Decimals asked, @Nullable XlsxFile workbook, @Nullable XlsxFile prices) {
    Table table = AssumptionsTable.TABLE;
    Origin origin = origin(table, workbook, prices);
    XlsxFile from = origin == Origin.OWN ? workbook : origin == Origin.PRICES ? prices : null;
    return from == null || asked != Decimals.UNSAID
        ? asked
        : AssumptionValues.of(
                Objects.requireNonNull(ShippedTables.tables().get(table)),
                rows(from, table, asked, problem -> {}),
                problem -> {})
            .decimals();
  }

  /**
   * Reads the tables of a run. What is wrong with headers and assumptions is reported at once, but
   * for {@link InputTables#rejections}; price rows only where they are used.
   */
  static InputTables read(InputFiles opened, ProblemSink problems) {
    return read(opened.book(), opened.prices(), opened.decimals(), problems);
  }

  /**
   * Reads the tables of a workbook, of another one, or the shipped ones.
   *
   * @param decimals what points and commas in texts of the input mean
   */
  private static InputTables read(
      @Nullable XlsxFile workbook,
      @Nullable XlsxFile prices,
      Decimals decimals,
      ProblemSink problems) {
    Map<Table, TableRows> shipped = ShippedTables.tables();
    Map<Table, TableRows> rows = new LinkedHashMap<>();
    Map<Table, Origin> origins = new LinkedHashMap<>();
    for (Map.Entry<Table, TableRows> ours : shipped.entrySet()) {
      Table table = ours.getKey();
      Origin origin = origin(table, workbook, prices);
      XlsxFile from = origin == Origin.OWN ? workbook : origin == Origin.PRICES ? prices : null;
      rows.put(table, from == null ? ours.getValue() : rows(from, table, decimals, problems));
      RunEvents.table(table, origin, Objects.requireNonNull(rows.get(table)));
      origins.put(table, origin);
    }
    IgnoredSheets others = new IgnoredSheets(origins, problems);
    if (workbook != null) {
      others.ofInput(workbook);
    }
    if (prices != null) {
      others.ofPrices(prices);
    }
    return InputTables.of(rows, shipped, origins, problems);
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
    TableRows rows = SheetRows.usable(file, reader.finish());
    if (table != AssumptionsTable.TABLE) {
      rows.header().ownProblems().forEach(problems::add);
    }
    return rows;
  }
}
