package breakeven.spark;

import breakeven.core.input.NameIndex;
import breakeven.core.input.RowHandler;
import breakeven.core.table.Workloads;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.Tuple2;

/**
 * The first look at all rows: equal names are an error in every row that has them, so that no row
 * can be judged before all names are known. Names go about as 64 bits each, many at a time.
 */
final class KeysPass {
  /** The number of the first row of each part, as long as it does not know those before it. */
  private static final int FIRST = Plan.HEADER + 1;

  private static final int MOST_BUCKETS = 64;

  private KeysPass() {}

  /** Names, or IDs, with the part and the place there of the row that each is in. */
  @SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
  private record Keyed(long[] bits, int[] parts, int[] rows) implements Serializable {
    static Keyed of(NameIndex.Rows found, int part) {
      int[] rows = found.rows();
      int[] parts = new int[rows.length];
      Arrays.fill(parts, part);
      return new Keyed(found.bits(), parts, rows);
    }

    /** Those of one of several buckets. */
    Keyed in(int bucket, int buckets) {
      return only(
          IntStream.range(0, bits.length)
              .filter(i -> Long.remainderUnsigned(bits[i], buckets) == bucket)
              .toArray());
    }

    private Keyed only(int[] kept) {
      return new Keyed(
          IntStream.of(kept).mapToLong(i -> bits[i]).toArray(),
          IntStream.of(kept).map(i -> parts[i]).toArray(),
          IntStream.of(kept).map(i -> rows[i]).toArray());
    }

    static Keyed of(List<Keyed> all) {
      return new Keyed(
          all.stream().flatMapToLong(some -> Arrays.stream(some.bits)).toArray(),
          all.stream().flatMapToInt(some -> Arrays.stream(some.parts)).toArray(),
          all.stream().flatMapToInt(some -> Arrays.stream(some.rows)).toArray());
    }

    /** Those of them that are there several times. */
    Keyed repeated() {
      long[] sorted = bits.clone();
      Arrays.sort(sorted);
      long[] several =
          IntStream.range(1, sorted.length)
              .filter(i -> sorted[i] == sorted[i - 1])
              .mapToLong(i -> sorted[i])
              .distinct()
              .toArray();
      return only(
          IntStream.range(0, several.length == 0 ? 0 : bits.length)
              .filter(i -> Arrays.binarySearch(several, bits[i]) >= 0)
              .toArray());
    }

    /** The rows by their numbers in the whole. */
    int[] numbers(int[] firstRows) {
      return IntStream.range(0, rows.length)
          .map(i -> firstRows[parts[i]] + rows[i] - FIRST)
          .toArray();
    }
  }

  /** What is known of a part: its place, how many rows it has, and some of its names and IDs. */
  private record Slice(int part, int rows, Keyed names, Keyed ids) implements Serializable {}

  /** What is known of some names: those in several rows, and of each part how many rows it has. */
  @SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
  private record Found(Keyed names, Keyed ids, int[] parts, int[] counts) implements Serializable {}

  /**
   * Looks through all rows.
   *
   * @param rows each with nothing but the columns {@code read}
   * @param read which columns of the plan they are
   */
  static Plan.Keys run(JavaRDD<InternalRow> rows, Broadcast<Plan> plan, int[] read) {
    int buckets = Math.max(1, Math.min(MOST_BUCKETS, rows.getNumPartitions()));
    List<Found> found =
        rows.mapPartitionsWithIndex(
                (part, some) -> slices(part, some, plan.value(), read, buckets), false)
            .mapToPair(slice -> slice)
            .groupByKey(buckets)
            .map(slices -> found(slices._2()))
            .collect();
    int[] counts = new int[rows.getNumPartitions()];
    for (Found one : found) {
      for (int i = 0; i < one.parts().length; i++) {
        counts[one.parts()[i]] = one.counts()[i];
      }
    }
    int[] firstRows = new int[counts.length];
    int next = FIRST;
    for (int part = 0; part < counts.length; part++) {
      firstRows[part] = next;
      next = Math.addExact(next, counts[part]);
    }
    Keyed names = Keyed.of(found.stream().map(Found::names).toList());
    Keyed ids = Keyed.of(found.stream().map(Found::ids).toList());
    return new Plan.Keys(
        names.bits(),
        names.numbers(firstRows),
        ids.bits(),
        ids.numbers(firstRows),
        firstRows,
        next - FIRST);
  }

  private static Iterator<Tuple2<Integer, Slice>> slices(
      int part, Iterator<InternalRow> rows, Plan plan, int[] read, int buckets) {
    NameIndex.Builder builder = new NameIndex.Builder(Workloads.TABLE.sheet(), null);
    plan.passHeaders(builder);
    int row = FIRST;
    while (rows.hasNext()) {
      pass(rows.next(), row++, plan, read, builder);
    }
    builder.finish();
    int count = row - FIRST;
    Keyed names = Keyed.of(builder.names(), part);
    Keyed ids = Keyed.of(builder.ids(), part);
    List<Tuple2<Integer, Slice>> slices = new ArrayList<>();
    for (int bucket = 0; bucket < buckets; bucket++) {
      Slice slice = new Slice(part, count, names.in(bucket, buckets), ids.in(bucket, buckets));
      slices.add(new Tuple2<>(bucket, slice));
    }
    return slices.iterator();
  }

  private static void pass(InternalRow row, int number, Plan plan, int[] read, RowHandler to) {
    to.startRow(number);
    for (int i = 0; i < read.length; i++) {
      if (!row.isNullAt(i)) {
        plan.kinds().get(read[i]).pass(row, i, read[i], to);
      }
    }
    to.endRow(number);
  }

  private static Found found(Iterable<Slice> all) {
    List<Keyed> names = new ArrayList<>();
    List<Keyed> ids = new ArrayList<>();
    List<Slice> slices = new ArrayList<>();
    for (Slice slice : all) {
      slices.add(slice);
      names.add(slice.names());
      ids.add(slice.ids());
    }
    return new Found(
        Keyed.of(names).repeated(),
        Keyed.of(ids).repeated(),
        slices.stream().mapToInt(Slice::part).toArray(),
        slices.stream().mapToInt(Slice::rows).toArray());
  }
}
