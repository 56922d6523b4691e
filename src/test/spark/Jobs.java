import breakeven.spark.Names;
import breakeven.spark.ReviewJob;
import breakeven.spark.UsageJob;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/**
 * Runs jobs for src/test/cluster in one session, as they are named on its input, and answers each
 * with a line. A line is the name of a job before its arguments, and {@code refused} before that
 * where it must end before it writes anything. Besides, {@code set KEY VALUE} changes how Spark
 * works, {@code parquet IN.csv OUT [text]} writes a file anew, {@code table NAME FOLDER} makes it a table
 * of the catalogue, {@code sql OUT QUERY} writes what a query finds as CSV, and {@code lose PROCESS
 * TASKS STAGE} kills a process and its children once so many tasks of a stage have ended.
 */
public final class Jobs {
  private Jobs() {}

  public static void main(String[] none) throws Exception {
    BufferedReader jobs =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = jobs.readLine(); line != null; line = jobs.readLine()) {
      try {
        run(line.split(" "));
        System.out.println("job: done");
      } catch (Exception e) {
        e.printStackTrace();
        System.out.println("job: failed");
      }
    }
    session().stop();
  }

  private static void run(String[] words) throws Exception {
    String[] rest = Arrays.copyOfRange(words, 1, words.length);
    switch (words[0]) {
      case "refused" -> requireRefused(rest);
      case "set" -> session().conf().set(rest[0], rest[1]);
      case "parquet" ->
          session()
              .read()
              .option("header", true)
              .option("inferSchema", rest.length < 3)
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
      case "lose" -> lose(Long.parseLong(rest[0]), Integer.parseInt(rest[1]), rest[2]);
      case "names" -> Names.check(session(), Long.parseLong(rest[0]));
      case "review" -> ReviewJob.main(rest);
      case "usage" -> UsageJob.main(rest);
      default -> throw new IllegalArgumentException(String.join(" ", words));
    }
  }

  private static void requireRefused(String[] job) throws Exception {
    try {
      run(job);
    } catch (IllegalArgumentException e) {
      if (e.getMessage().contains("which is read and never changed")
          || e.getMessage().contains("no whole line of CSV")) {
        return;
      }
      throw e;
    }
    throw new IllegalStateException("not refused: " + String.join(" ", job));
  }

  private static void lose(long process, int tasks, String stage) {
    session()
        .sparkContext()
        .addSparkListener(
            new SparkListener() {
              private final AtomicInteger ended = new AtomicInteger();
              private volatile int looked = -1;

              @Override
              public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
                if (submitted.stageInfo().name().startsWith(stage)) {
                  looked = submitted.stageInfo().stageId();
                }
              }

              @Override
              public void onTaskEnd(SparkListenerTaskEnd task) {
                if (task.stageId() == looked && ended.incrementAndGet() == tasks) {
                  ProcessHandle lost = ProcessHandle.of(process).orElseThrow();
                  lost.descendants().forEach(ProcessHandle::destroyForcibly);
                  lost.destroyForcibly();
                }
              }
            });
  }

  private static SparkSession session() {
    return SparkSession.builder().config("spark.sql.session.timeZone", "UTC").getOrCreate();
  }
}
