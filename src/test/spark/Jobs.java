import breakeven.spark.ReviewJob;
import breakeven.spark.UsageJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.spark.sql.SparkSession;

/**
 * Runs several jobs in one process, for src/test/cluster: each line of a file is one, with the name
 * of the job before its arguments, and {@code refused} before that where it must end before it
 * writes anything. Besides, {@code parquet IN.csv OUT} writes a file anew, and {@code table NAME
 * FOLDER} makes it a table of the catalogue, for the job in the next line, and {@code sql OUT
 * QUERY} writes what a query finds as CSV.
 */
public final class Jobs {
  private Jobs() {}

  public static void main(String[] files) throws Exception {
    for (String line : Files.readAllLines(Path.of(files[0]))) {
      run(line.split(" "));
    }
  }

  private static void run(String[] words) throws Exception {
    String[] rest = Arrays.copyOfRange(words, 1, words.length);
    switch (words[0]) {
      case "refused" -> requireRefused(rest);
      case "parquet" ->
          session()
              .read()
              .option("header", true)
              .option("inferSchema", true)
              .csv(rest[0])
              .write()
              .parquet(rest[1]);
      case "table" ->
          session().sql("CREATE TABLE " + rest[0] + " USING parquet LOCATION '" + rest[1] + "'");
      case "sql" ->
          session()
              .sql(String.join(" ", Arrays.copyOfRange(rest, 1, rest.length)))
              .write()
              .option("header", true)
              .csv(rest[0]);
      case "review" -> ReviewJob.main(rest);
      case "usage" -> UsageJob.main(rest);
      default -> throw new IllegalArgumentException(String.join(" ", words));
    }
  }

  private static void requireRefused(String[] job) throws Exception {
    try {
      run(job);
    } catch (IllegalArgumentException e) {
      if (e.getMessage().contains("which is read and never changed")) {
        return;
      }
      throw e;
    }
    throw new IllegalStateException("not refused: " + String.join(" ", job));
  }

  private static SparkSession session() {
    return SparkSession.builder().config("spark.sql.session.timeZone", "UTC").getOrCreate();
  }
}
