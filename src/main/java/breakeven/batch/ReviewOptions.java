package breakeven.batch;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one review is asked to do.
 *
 * @param input the workbook or CSV file to review; never changed
 * @param output the workbook to write; never the input
 * @param asOf the review date: decides price age, model service dates, months left
 * @param overwrite whether an existing output may be replaced
 * @param prices the workbook that prices are taken from; null: the input's own, else the shipped
 *     ones
 * @param failOn what the caller wants to be told of by exit code 3
 * @param formulas whether results are formulas
 * @param draws draws a workload for the chance of payback, 0: none; null: as the workbook assumes,
 *     fewer where there are very many workloads
 * @param verbosity how much the run says
 */
public record ReviewOptions(
    Path input,
    Path output,
    LocalDate asOf,
    boolean overwrite,
    @Nullable Path prices,
    Set<FailOn> failOn,
    Formulas formulas,
    @Nullable Integer draws,
    Verbosity verbosity) {
  public ReviewOptions {
    failOn = Set.copyOf(failOn);
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
    return input.toString().toLowerCase(Locale.ROOT).endsWith(".xlsm") ? ".xlsm" : ".xlsx";
  }
}
