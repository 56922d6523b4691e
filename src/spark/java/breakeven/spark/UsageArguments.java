package breakeven.spark;

import breakeven.exchange.usage.GivenRequests;
import breakeven.exchange.usage.Mapping;
import breakeven.exchange.usage.UsageAsk;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@link UsageJob} is asked to do. */
@Command(
    name = "spark-submit --class breakeven.spark.UsageJob breakeven-spark.jar",
    description = "Add up a lake of logs on a cluster, for usage import.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class UsageArguments {
  /** How lines are kept. */
  enum Format {
    CSV,
    PARQUET,
    JSON,
    TABLE
  }

  @Option(
      names = "--input",
      required = true,
      paramLabel = "IN",
      description = "Logs of one format: a file, a folder, a pattern, or a table.")
  private String input = "";

  @Option(
      names = "--input-format",
      paramLabel = "FORMAT",
      description =
          "csv, parquet, json (an object a line) or table. Default: as the name ends, else parquet.")
  private @Nullable Format inputFormat;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "OUT",
      description = "Folder for the sums of each workload, model, month and currency.")
  private String output = "";

  @Option(
      names = "--output-format",
      paramLabel = "FORMAT",
      description = "csv or parquet. Default: csv.")
  private Format outputFormat = Format.CSV;

  @Option(
      names = "--by",
      paramLabel = "COLUMN",
      description = "The column that holds the workload. Default: Workload.")
  private String by = "";

  @Option(names = "--workload", paramLabel = "NAME", description = "The workload of all lines.")
  private String workload = "";

  @Option(names = "--model", paramLabel = "NAME", description = "The model of all lines.")
  private String model = "";

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "Currency of the costs, where the logs do not say it.")
  private String currency = "";

  @Option(names = "--overwrite", description = "Replace an output that exists.")
  private boolean overwrite;

  @Option(
      names = "--separator",
      paramLabel = "CHAR",
      description = "What parts the cells of CSV. Default: a comma.")
  private String separator = ",";

  String input() {
    return input;
  }

  Format inputFormat() {
    if (inputFormat != null) {
      return inputFormat;
    }
    String name = input.endsWith(".gz") ? input.substring(0, input.length() - 3) : input;
    return name.endsWith(".csv")
        ? Format.CSV
        : name.endsWith(".json") || name.endsWith(".jsonl") ? Format.JSON : Format.PARQUET;
  }

  String output() {
    return output;
  }

  Format outputFormat() {
    return outputFormat;
  }

  boolean overwrite() {
    return overwrite;
  }

  String separator() {
    return separator;
  }

  /** The same of the lines, as the command line asks. */
  UsageAsk ask() {
    return new UsageAsk(
        workload.strip(),
        by.strip(),
        model.strip(),
        currency,
        null,
        false,
        GivenRequests.NONE,
        false,
        Mapping.NONE,
        null);
  }
}
