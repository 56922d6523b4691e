package breakeven.spark;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@link ReviewJob} is asked to do. */
@Command(
    name = "spark-submit --class breakeven.spark.ReviewJob breakeven-spark.jar",
    description = "Review workloads on a cluster of Apache Spark.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReviewArguments {
  /** How rows are kept. */
  enum Format {
    CSV,
    PARQUET,
    TABLE
  }

  @Option(
      names = "--input",
      required = true,
      paramLabel = "IN",
      description = "Workloads with the headers of the workbook: a file, a folder, or a table.")
  private String input = "";

  @Option(
      names = "--input-format",
      paramLabel = "FORMAT",
      description = "csv, parquet or table. Default: parquet, or csv where the name says so.")
  private @Nullable Format inputFormat;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "OUT",
      description = "Folder for the workloads with their results.")
  private String output = "";

  @Option(
      names = "--output-format",
      paramLabel = "FORMAT",
      description = "parquet or csv. Default: parquet.")
  private Format outputFormat = Format.PARQUET;

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "Write the totals of Summary as JSON into this file.")
  private String summary = "";

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
      description = "Draws a workload for the chance of payback; 0 leaves it out.")
  private @Nullable Integer draws;

  @Option(names = "--no-shapes", description = "Leave out the search for the best shape.")
  private boolean noShapes;

  @Option(names = "--overwrite", description = "Replace an output that exists.")
  private boolean overwrite;

  @Option(
      names = "--separator",
      paramLabel = "CHAR",
      description = "What parts the cells of CSV. Default: a comma.")
  private String separator = ",";

  @Option(
      names = "--multi-line",
      description = "Cells of CSV have line breaks: each file is read by one worker.")
  private boolean multiLine;

  @Option(
      names = "--decimal-comma",
      description = "Texts are as in 1.200,5: the comma is before the decimals.")
  private boolean decimalComma;

  @Option(
      names = "--csv-as-typed",
      description = "Leave texts in CSV as they are, also where they begin as a formula does.")
  private boolean csvAsTyped;

  String input() {
    return input;
  }

  Format inputFormat() {
    return inputFormat != null ? inputFormat : input.endsWith(".csv") ? Format.CSV : Format.PARQUET;
  }

  String output() {
    return output;
  }

  Format outputFormat() {
    return outputFormat;
  }

  String summary() {
    return summary;
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
    return !noShapes;
  }

  boolean overwrite() {
    return overwrite;
  }

  String separator() {
    return separator;
  }

  boolean multiLine() {
    return multiLine;
  }

  boolean decimalComma() {
    return decimalComma;
  }

  boolean csvAsTyped() {
    return csvAsTyped;
  }
}
