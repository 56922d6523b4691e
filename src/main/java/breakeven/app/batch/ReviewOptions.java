package breakeven.app.batch;

import breakeven.core.input.Decimals;
import breakeven.core.input.RowFilter.Condition;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one review is asked to do.
 *
 * @param input the workbook or CSV file to review; never changed
 * @param output the workbook to write, or the CSV file of workloads; null: none; never the input
 * @param asOf the review date: decides price age, model service dates, months left
 * @param overwrite whether an existing output may be replaced
 * @param prices the workbook that prices are taken from; null: the input's own, else the shipped
 *     ones
 * @param previous the output of an earlier review to compare with; null: none
 * @param draws draws a workload for the chance of payback, 0: none; null: as the workbook assumes,
 *     fewer where there are very many workloads
 * @param csv the folder for the results as CSV files; null: none
 * @param json the file for the results as JSON; null: none
 * @param where what the rows that are reviewed must show; empty: all are
 * @param decimals what points and commas in texts of the input mean
 * @param shapes whether the best shape of each workload is looked for
 * @param reopen a month that is closed and may be valued anew; null: none
 */
public record ReviewOptions(
    Path input,
    @Nullable Path output,
    LocalDate asOf,
    boolean overwrite,
    @Nullable Path prices,
    @Nullable Path previous,
    @Nullable Integer draws,
    @Nullable Path csv,
    @Nullable Path json,
    List<Condition> where,
    Decimals decimals,
    boolean shapes,
    @Nullable YearMonth reopen) {
  public ReviewOptions {
    where = List.copyOf(where);
  }

  /** Whether an output is a file of rows alone, by its name. */
  private static boolean isTable(Path file) {
    return endsWith(file, ".csv");
  }

  /**
   * Whether an input is a file of rows alone, by its name: text with a separator between its cells,
   * which Excel saves as CSV or as text with tabs.
   */
  public static boolean isRows(Path input) {
    return Stream.of(".csv", ".tsv", ".txt").anyMatch(ending -> endsWith(input, ending));
  }

  private static boolean endsWith(Path file, String ending) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  /** The workbook to write; null: none. */
  public @Nullable Path workbook() {
    return output == null || isTable(output) ? null : output;
  }

  /** The CSV file for the workloads with their results alone; null: none. */
  public @Nullable Path table() {
    return output != null && isTable(output) ? output : null;
  }

  /**
   * The output where none is named: beside the input, {@code plan.xlsx} gives {@code
   * plan-reviewed.xlsx}. A workbook with macros keeps its ending, since a spreadsheet refuses it
   * under another; everything else becomes {@code .xlsx}.
   */
  public static Path besideInput(Path input) {
    String name = String.valueOf(input.getFileName());
    int dot = name.lastIndexOf('.');
    String base = dot > 0 ? name.substring(0, dot) : name;
    return input.resolveSibling(base + "-reviewed" + ending(input));
  }

  /** What the name of the output ends in. */
  public static String ending(Path input) {
    return endsWith(input, ".xlsm") || endsWith(input, ".xltm") ? ".xlsm" : ".xlsx";
  }
}
