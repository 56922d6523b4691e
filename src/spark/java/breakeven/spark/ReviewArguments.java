package breakeven.spark;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@link ReviewJob} is asked to do. */
@Command(
    name = "spark-submit --class breakeven.spark.ReviewJob breakeven-spark.jar",
    description =
        "Review workloads on a cluster of Apache Spark: rows with the headers of the workbook, as"
            + " csv, parquet or a table.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReviewArguments extends JobArguments {
  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "Write the totals of Summary as JSON into this file.")
  private String summary = "";

  @Option(
      names = "--problems",
      paramLabel = "OUT",
      description =
          "Write every error and warning about a row as a table: its row, workload, column, what"
              + " was found, and how to fix it. Rows are reviewed once more for it.")
  private String problems = "";

  @Option(
      names = "--partition-by",
      paramLabel = "COLUMN",
      split = ",",
      description = "A folder for each value of these columns, of the input or the results.")
  private List<String> partitionBy = List.of();

  @Option(
      names = "--prices",
      paramLabel = "BOOK.xlsx",
      description = "Workbook to take prices and assumptions from. Default: the shipped ones.")
  private String prices = "";

  @Option(
      names = "--as-of",
      required = true,
      paramLabel = "DATE",
      description = "Review date, as 2026-11-24: the same day gives the same results.")
  private LocalDate asOf = LocalDate.EPOCH;

  @Option(
      names = "--draws",
      paramLabel = "N",
      description =
          "Draws a workload for the chance of payback; 0 leaves it out, and the best shape.")
  private @Nullable Integer draws;

  @Option(
      names = "--decimal-comma",
      description = "Texts are as in 1.200,5: the comma is before the decimals.")
  private boolean decimalComma;

  ReviewArguments() {
    super(Results.PARQUET);
  }

  @Override
  List<String> written() {
    return Stream.of(output(), summary, problems)
        .filter(name -> !name.isEmpty() && !name.startsWith(TABLE))
        .toList();
  }

  @Override
  List<String> alsoRead() {
    return prices.isEmpty() ? super.alsoRead() : List.of(prices);
  }

  String summary() {
    return summary;
  }

  String problems() {
    return problems;
  }

  List<String> partitionBy() {
    return partitionBy;
  }

  String prices() {
    return prices;
  }

  LocalDate asOf() {
    return asOf;
  }

  @Nullable Integer draws() {
    return draws;
  }

  boolean shapes() {
    return draws == null || draws > 0;
  }

  boolean decimalComma() {
    return decimalComma;
  }
}
