package breakeven.spark;

import breakeven.core.input.NameIndex;
import breakeven.core.input.RowHandler;
import breakeven.core.table.Workloads;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.CollectionAccumulator;
import scala.Tuple2;

/**
 * The first look at all rows: equal names are an error in every row that has them, so that no row
 * can be judged before all names are known. A name goes about as 64 bits with the place of its row;
 * Spark groups, sorts and spills them, and each part is sent those of its own names that are there
 * several times. The driver learns of each part how many rows it has, and of no row.
 */
final class KeysPass {
  private static final String KEYS = "breakeven_keys";

  private static final String SEVERAL = "breakeven_several";

  private static final int NAME = 0;

  private static final StructType SCHEMA =
      new StructType()
          .add("kind", DataTypes.IntegerType, false)
          .add("hash", DataTypes.LongType, false)
          .add("part", DataTypes.IntegerType, false)
          .add("place", DataTypes.IntegerType, false);

  /**
   * Names in several rows, each with their number and the first of these. One shuffle, by the bits
   * of the name; a name in very many rows is spilled, and never whole in memory.
   */
  private static final String IN_SEVERAL =
      "SELECT * FROM (SELECT *, count(*) OVER (PARTITION BY kind, hash) AS several, row_number()"
          + " OVER (PARTITION BY kind, hash ORDER BY part, place) AS nth FROM "
          + KEYS
          + ") WHERE several > 1";

  /** For each part its names of these, with the first rows that have each. */
  private static final String FOR_PARTS =
      "SELECT DISTINCT part, kind, hash, several, firsts FROM "
          + SEVERAL
          + " JOIN (SELECT kind, hash, sort_array(collect_list(struct(part, place))) AS firsts FROM"
          + " "
          + SEVERAL
          + " WHERE nth <= "
          + (NameIndex.NAMED + 1)
          + " GROUP BY kind, hash) USING (kind, hash)";

  private KeysPass() {}

  /** Of one part: how many rows it has, how many are workloads, and its other rows by place. */
  private record Part(int rows, int workloads, BitSet besides) implements Serializable {}

  /**
   * A name or an ID in several rows, as a part is told of it.
   *
   * @param parts of the first rows
   * @param places of these rows in their parts, from 0
   */
  record Several(boolean name, long bits, long count, List<Integer> parts, List<Integer> places)
      implements Serializable {
    NameIndex.Repeated numbered(long[] firstRows) {
      List<Integer> rows = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        rows.add(Plan.number(firstRows[parts.get(i)] + places.get(i)));
      }
      return new NameIndex.Repeated(bits, Plan.number(count), rows);
    }
  }

  /**
   * What was found.
   *
   * @param several for each part, in its place, its names that are in several rows
   */
  record Found(Plan.Keys keys, JavaRDD<Several> several) {}

  /**
   * Looks through all rows.
   *
   * @param rows each with nothing but the columns {@code read}
   * @param read which columns of the plan they are
   */
  static Found run(SparkSession spark, JavaRDD<Row> rows, Broadcast<Plan> plan, int[] read) {
    CollectionAccumulator<Tuple2<Integer, Part>> parts =
        spark.sparkContext().collectionAccumulator("Breakeven: rows of each part");
    JavaRDD<Row> keys =
        rows.mapPartitionsWithIndex(
            (part, some) -> keys(part, some, plan.value(), read, parts), false);
    spark.createDataFrame(keys, SCHEMA).createOrReplaceTempView(KEYS);
    Dataset<Row> several = spark.sql(IN_SEVERAL).persist(StorageLevel.DISK_ONLY());
    several.createOrReplaceTempView(SEVERAL);
    several.count();
    int count = rows.getNumPartitions();
    JavaRDD<Several> sent =
        JavaPairRDD.fromJavaRDD(
                spark
                    .sql(FOR_PARTS)
                    .toJavaRDD()
                    .map(row -> new Tuple2<>(row.getInt(0), several(row))))
            .partitionBy(new Places(count))
            .values();
    return new Found(counted(parts, count), sent);
  }

  private static Several several(Row row) {
    List<Row> firsts = row.getList(4);
    return new Several(
        row.getInt(1) == NAME,
        row.getLong(2),
        row.getLong(3),
        firsts.stream().map(each -> each.getInt(0)).toList(),
        firsts.stream().map(each -> each.getInt(1)).toList());
  }

  private static Plan.Keys counted(CollectionAccumulator<Tuple2<Integer, Part>> parts, int count) {
    // A part that was looked at twice, since a machine was lost, is the same each time.
    Map<Integer, Part> known = new HashMap<>();
    parts.value().forEach(part -> known.put(part._1(), part._2()));
    long[] firstRows = new long[count + 1];
    firstRows[0] = Plan.FIRST;
    long workloads = 0;
    Map<Integer, BitSet> besides = new HashMap<>();
    for (int part = 0; part < count; part++) {
      Part found = known.get(part);
      firstRows[part + 1] = firstRows[part] + (found == null ? 0 : found.rows());
      workloads += found == null ? 0 : found.workloads();
      if (found != null && !found.besides().isEmpty()) {
        besides.put(part, found.besides());
      }
    }
    return new Plan.Keys(firstRows, workloads, besides);
  }

  private static Iterator<Row> keys(
      int part,
      Iterator<Row> rows,
      Plan plan,
      int[] read,
      CollectionAccumulator<Tuple2<Integer, Part>> parts) {
    NameIndex.Builder builder = new NameIndex.Builder(Workloads.TABLE.sheet(), null);
    plan.passHeaders(builder);
    int row = Plan.FIRST;
    while (rows.hasNext()) {
      pass(rows.next(), row++, plan, read, builder);
    }
    builder.finish();
    parts.add(new Tuple2<>(part, new Part(row - Plan.FIRST, builder.rows(), builder.besides())));
    return new Iterator<>() {
      private final long[][] bits = {builder.names().bits(), builder.ids().bits()};
      private final int[][] places = {builder.names().rows(), builder.ids().rows()};
      private int kind = NAME;
      private int at;

      @Override
      public boolean hasNext() {
        while (kind < bits.length && at == bits[kind].length) {
          kind++;
          at = 0;
        }
        return kind < bits.length;
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return RowFactory.create(kind, bits[kind][at], part, places[kind][at++] - Plan.FIRST);
      }
    };
  }

  private static void pass(Row row, int number, Plan plan, int[] read, RowHandler to) {
    to.startRow(number);
    for (int i = 0; i < read.length; i++) {
      if (!row.isNullAt(i)) {
        plan.kinds().get(read[i]).pass(row, i, read[i], to);
      }
    }
    to.endRow(number);
  }

  /** What is for a part goes to its place. */
  private static final class Places extends Partitioner {
    private static final long serialVersionUID = 1;

    private final int count;

    Places(int count) {
      this.count = count;
    }

    @Override
    public int numPartitions() {
      return count;
    }

    @Override
    public int getPartition(Object part) {
      return (Integer) part;
    }
  }
}
