import breakeven.spark.ReviewJob;
import breakeven.spark.UsageJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.spark.sql.SparkSession;

/**
 * Runs several jobs in one process, for src/test/cluster: each line of a file is one, with the name
 * of the job before its arguments. Besides, {@code parquet IN.csv OUT} writes a file anew, and
 * {@code table NAME FOLDER} makes it a table of the catalogue, for the job in the next line.
 */
public final class Jobs {
  private Jobs() {}

  public static void main(String[] files) throws Exception {
    for (String line : Files.readAllLines(Path.of(files[0]))) {
      String[] words = line.split(" ");
      String[] rest = Arrays.copyOfRange(words, 1, words.length);
      switch (words[0]) {
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
        case "review" -> ReviewJob.main(rest);
        case "usage" -> UsageJob.main(rest);
        default -> throw new IllegalArgumentException(line);
      }
    }
  }

  private static SparkSession session() {
    return SparkSession.builder().config("spark.sql.session.timeZone", "UTC").getOrCreate();
  }
}
