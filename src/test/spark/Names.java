package breakeven.spark;

import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import breakeven.core.whatif.MostMoney;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import scala.Tuple2;

/**
 * Sends so many rows through the first look at names, for {@code src/test/cluster names}, a million
 * in a part. One in a hundred is called the same; of a million others, eleven are, far apart. It
 * ends well where just these are found, each with its number of rows.
 */
public final class Names {
  private static final long SHARED = 1_000_000;

  private Names() {}

  /** Looks through so many rows, a multiple of a million. */
  public static void check(SparkSession spark, long count) throws Exception {
    JavaRDD<Row> names =
        spark
            .range(0, count, 1, (int) Math.max(10, count / 1_000_000))
            .selectExpr(
                "CASE WHEN id % 100 = 50 THEN 'Same' ELSE concat('Workload ',"
                    + " CASE WHEN id % 100000 = 99999 THEN id div "
                    + SHARED
                    + " ELSE id END) END")
            .toJavaRDD();
    Plan plan = plan();
    KeysPass.Found found =
        KeysPass.run(
            spark,
            names,
            JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(plan),
            new int[] {plan.headers().indexOf(Workloads.WORKLOAD.header())});
    Map<Long, Long> rowsByNumber = new TreeMap<>();
    found
        .several()
        .mapToPair(name -> new Tuple2<>(name.bits(), name.count()))
        .distinct()
        .collect()
        .forEach(name -> rowsByNumber.merge(name._2(), 1L, Long::sum));
    long millions = count / SHARED;
    // Of the millions 50, 150 and so on one row less: the row with that number is called the same.
    long fewer = (millions + 49) / 100;
    Map<Long, Long> wanted = new TreeMap<>(Map.of(count / 100, 1L, 11L, millions - fewer));
    if (fewer > 0) {
      wanted.put(10L, fewer);
    }
    System.out.println(
        found.keys().workloads() + " workloads, names by their rows: " + rowsByNumber);
    // Of two hundred million, two names share their bits by chance in one run of a thousand.
    if (found.keys().workloads() != count || !rowsByNumber.equals(wanted)) {
      throw new IllegalStateException("wanted " + wanted);
    }
  }

  private static Plan plan() throws Exception {
    List<String> headers = Workloads.TABLE.columns().stream().map(Column::header).toList();
    return new Plan(
        PriceTables.read("", new Configuration()),
        headers,
        headers,
        Collections.nCopies(headers.size(), Kind.of(DataTypes.StringType, false)),
        List.of(),
        LocalDate.of(2026, 11, 24),
        0,
        false,
        false,
        false,
        Plan.Keys.NONE,
        MostMoney.Least.ALL);
  }
}
