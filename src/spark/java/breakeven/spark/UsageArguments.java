package breakeven.spark;

import breakeven.exchange.usage.GivenRequests;
import breakeven.exchange.usage.Mapping;
import breakeven.exchange.usage.ShortMonth;
import breakeven.exchange.usage.UsageAsk;
import breakeven.exchange.usage.Written;
import java.io.Serializable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What {@link UsageJob} is asked to do. */
@Command(
    name = "spark-submit --class breakeven.spark.UsageJob breakeven-spark.jar",
    description =
        "Add up a lake of logs of one format on a cluster, to a line for each workload, model,"
            + " month and currency, for usage import.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class UsageArguments extends JobArguments {
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

  UsageArguments() {
    super(Results.CSV);
  }

  /** What is said of the lines, to be sent to executors. */
  record Asked(String workload, String by, String model, String currency) implements Serializable {
    /** The same as the command line asks. */
    UsageAsk ask() {
      return new UsageAsk(
          workload,
          by,
          model,
          currency,
          null,
          ShortMonth.LEFT,
          GivenRequests.NONE,
          Written.PLAIN,
          Mapping.NONE);
    }
  }

  Asked asked() {
    return new Asked(workload.strip(), by.strip(), model.strip(), currency);
  }
}
