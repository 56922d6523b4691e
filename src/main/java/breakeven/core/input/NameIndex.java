package breakeven.core.input;

import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which names, or which IDs, of workloads are in several rows. They are equal as a spreadsheet
 * compares them: without regard to case and outer spaces.
 */
public final class NameIndex {
  /** How many other rows of a name are named. */
  public static final int NAMED = 5;

  private static final int[] NOWHERE = {};

  /** The repeated names, ascending by their bits, each once. */
  private final long[] repeated;

  /** The rows of all repeated names, those of one name together, in the order of their coming. */
  private final int[] rows;

  /** Where the rows of each repeated name begin; after the last one, where they end. */
  private final int[] starts;

  /** In how many rows each is: all of them need not be among those that are known. */
  private final int[] counts;

  private NameIndex(long[] repeated, int[] rows, int[] starts, int[] counts) {
    this.repeated = repeated;
    this.rows = rows;
    this.starts = starts;
    this.counts = counts;
  }

  /** An index that knows of no name twice. */
  public static NameIndex none() {
    return new NameIndex(new long[0], NOWHERE, new int[1], NOWHERE);
  }

  /** In how many rows a name is that is in several; else 0. */
  int count(String name) {
    int at = find(name);
    return at < 0 ? 0 : counts[at];
  }

  /** The first rows of a repeated name, but for one of them; at most so many. */
  int[] others(String name, int row, int most) {
    int at = find(name);
    return at < 0
        ? NOWHERE
        : Arrays.stream(rows, starts[at], starts[at + 1])
            .filter(other -> other != row)
            .limit(most)
            .toArray();
  }

  private int find(String name) {
    return repeated.length == 0 ? -1 : Arrays.binarySearch(repeated, bits(name));
  }

  /** Whether a name is in several rows. */
  public boolean has(String name) {
    return find(name) >= 0;
  }

  /** How many names are in several rows. */
  public int size() {
    return repeated.length;
  }

  /**
   * 64 bits of a name: a million names in 12 MB. The chance that two different ones among a million
   * share their bits is 1 in 30 million.
   */
  public static long bits(String name) {
    String folded = Texts.fold(name);
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < folded.length(); i++) {
      hash = (hash ^ folded.charAt(i)) * 0x9e3779b97f4a7c15L;
      hash ^= hash >>> 32;
    }
    return hash;
  }

  /**
   * A name in several rows that was found elsewhere.
   *
   * @param bits the {@link #bits} of the name
   * @param count in how many rows it is
   * @param rows the first of them, one more at least than {@link #NAMED}
   */
  public record Repeated(long bits, int count, List<Integer> rows) {}

  /** An index of such names, each there once. */
  public static NameIndex of(List<Repeated> names) {
    List<Repeated> sorted =
        names.stream().sorted(Comparator.comparingLong(Repeated::bits)).toList();
    int[] starts = new int[sorted.size() + 1];
    for (int i = 0; i < sorted.size(); i++) {
      starts[i + 1] = starts[i] + sorted.get(i).rows().size();
    }
    return new NameIndex(
        sorted.stream().mapToLong(Repeated::bits).toArray(),
        sorted.stream().flatMap(each -> each.rows().stream()).mapToInt(row -> row).toArray(),
        starts,
        sorted.stream().mapToInt(Repeated::count).toArray());
  }

  /** Names with their rows, gathered one by one. */
  public static final class Rows {
    private long[] hashes = new long[256];
    private int[] rows = new int[256];
    private int size;

    private void add(String name, int row) {
      add(NameIndex.bits(name), row);
    }

    private void add(long name, int row) {
      if (size == rows.length) {
        hashes = Arrays.copyOf(hashes, size * 2);
        rows = Arrays.copyOf(rows, size * 2);
      }
      hashes[size] = name;
      rows[size++] = row;
    }

    /** The {@link NameIndex#bits} of each name. */
    public long[] bits() {
      return Arrays.copyOf(hashes, size);
    }

    /** The row of each name. */
    public int[] rows() {
      return Arrays.copyOf(rows, size);
    }

    private NameIndex index() {
      long[] sorted = Arrays.copyOf(hashes, size);
      Arrays.sort(sorted);
      int[] counts = new int[size / 2 + 1];
      int repeated = 0;
      for (int from = 0; from < size; ) {
        int to = from + 1;
        while (to < size && sorted[to] == sorted[from]) {
          to++;
        }
        if (to - from > 1) {
          counts[repeated] = to - from;
          sorted[repeated++] = sorted[from];
        }
        from = to;
      }
      return repeated == 0 ? none() : index(Arrays.copyOf(sorted, repeated), counts);
    }

    private NameIndex index(long[] repeated, int[] counts) {
      int[] starts = new int[repeated.length + 1];
      for (int i = 0; i < repeated.length; i++) {
        starts[i + 1] = starts[i] + counts[i];
      }
      int[] next = starts.clone();
      int[] all = new int[starts[repeated.length]];
      for (int i = 0; i < size; i++) {
        int at = Arrays.binarySearch(repeated, hashes[i]);
        if (at >= 0) {
          all[next[at]++] = rows[i];
        }
      }
      return new NameIndex(repeated, all, starts, Arrays.copyOf(counts, repeated.length));
    }
  }

  /** The first pass over the sheet, which looks at names and IDs alone. */
  public static final class Builder extends HeaderedSheet {
    private final CellReader cells = new CellReader(Source.sheet(""));
    private final TypedCell cell = new TypedCell();
    private final Rows names = new Rows();
    private final Rows ids = new Rows();
    private @Nullable String name;
    private @Nullable String id;
    private final @Nullable String reportingCurrency;
    private boolean filled;

    /** Whether anything but a name is in the row at hand. */
    private boolean more;

    private final BitSet filledRows = new BitSet();
    private final BitSet totals = new BitSet();

    /** Rows without a name, or whose name is like that of a total. */
    private final BitSet perhapsSums = new BitSet();

    /** Notes by their rows, as long as no workload is below them. */
    private final SortedMap<Integer, String> notes = new TreeMap<>();

    /** IDs of rows that are called like an example of the template, until they are looked at. */
    private final SortedMap<Integer, Keys> perhapsExamples = new TreeMap<>();

    private BitSet examples = new BitSet();
    private int last;

    private record Keys(String name, @Nullable String id) {}

    /**
     * @param sheet the name of the user's sheet, or of the CSV file
     * @param reportingCurrency as for {@link WorkloadReader}, so that both find the same header
     */
    public Builder(String sheet, @Nullable String reportingCurrency) {
      super(new HeaderFinder(Workloads.TABLE, sheet, reportingCurrency), Workloads.WORKLOAD);
      this.reportingCurrency = reportingCurrency;
    }

    @Override
    void found(Header header) {}

    @Override
    boolean looksBelow() {
      return true;
    }

    @Override
    boolean wants(Column column) {
      return !more || Workloads.KEYS.contains(column);
    }

    @Override
    void startData(int row) {
      name = null;
      id = null;
      filled = false;
      more = false;
    }

    @Override
    void data(
        Column column,
        int index,
        boolean read,
        CellType type,
        double number,
        @Nullable String text) {
      boolean isKey = read && Workloads.KEYS.contains(column);
      if (isKey || !more) {
        cells.read(column, type, number, text, cell);
        filled |= !cell.empty();
        more |= !cell.empty() && column != Workloads.WORKLOAD;
      }
      if (isKey && column == Workloads.ID) {
        id = cell.text();
      } else if (isKey) {
        name = cell.text();
      }
    }

    @Override
    void endData(int row) {
      String called = name;
      if (!filled) {
        return;
      }
      boolean apart =
          last > 0 && (row > last + 1 || !filledRows.get(last) || perhapsSums.get(last));
      last = row;
      if (called != null && UsersRows.isTotal(called)) {
        totals.set(row);
      } else if (called != null && !more && apart && UsersRows.isNote(called)) {
        notes.put(row, called);
      } else {
        notes.forEach(this::workload);
        notes.clear();
        perhapsSums.set(row, more && (called == null || WorkloadReader.isTotal(called)));
        if (called != null && ExampleRows.isName(called)) {
          perhapsExamples.put(row, new Keys(called, id));
          filledRows.set(row);
        } else {
          workload(row, called);
          addId(id, row);
        }
      }
    }

    private void addId(@Nullable String of, int row) {
      if (of != null) {
        ids.add(of, row);
      }
    }

    private void workload(int row, @Nullable String called) {
      filledRows.set(row);
      if (called != null) {
        add(called, row);
      }
    }

    /**
     * Finds the rows whose numbers are sums of those above, and those that equal an example of the
     * template, once the whole sheet has been read. It is gone through again only where the names
     * of rows leave it open.
     *
     * @param source of the sheet, as for {@link WorkloadReader}
     * @param pass reads the sheet
     */
    public void findOthers(Source source, Consumer<RowHandler> pass) {
      if (!perhapsExamples.isEmpty()) {
        ExampleRows look = new ExampleRows(source, reportingCurrency, perhapsExamples.keySet());
        pass.accept(look);
        examples = look.finish();
        if (!examplesAlone()) {
          filledRows.andNot(examples);
        }
      }
      if (!perhapsSums.isEmpty()) {
        SumRows look = new SumRows(source, reportingCurrency, perhapsSums, filledRows);
        pass.accept(look);
        BitSet sums = look.finish();
        filledRows.andNot(sums);
        totals.or(sums);
      }
    }

    private boolean examplesAlone() {
      return examples.equals(filledRows);
    }

    /** Rows of the user's below the workloads: totals, sums and notes. They are no workloads. */
    public BitSet besides() {
      BitSet rows = (BitSet) totals.clone();
      notes.keySet().forEach(rows::set);
      return rows;
    }

    /** Rows that equal an example of the template beside other workloads. */
    public BitSet leftOut() {
      return examplesAlone() ? new BitSet() : examples;
    }

    private Problem ofExamples(Header known) {
      boolean alone = examplesAlone();
      return Finding.info(
              WorkloadReader.rows(examples),
              alone
                  ? "These are the examples of the template"
                  : "Examples of the template are left out beside other workloads",
              alone
                  ? "Type your own workloads in their place"
                  : "Remove them, or change a cell of one that is to count")
          .at(
              known.sheet(),
              new Place(known.sheet(), examples.nextSetBit(0), known.indexOf(Workloads.WORKLOAD))
                  .cell(),
              "");
    }

    /** Adds a name from elsewhere, for example from rows already in memory. */
    public void add(String name, int row) {
      names.add(name, row);
    }

    /** The header, once the whole sheet has been read. */
    public Header header() {
      Header known = end();
      return examples.isEmpty() ? known : known.with(List.of(ofExamples(known)));
    }

    /** Number of workloads: rows in which anything of ours is. */
    public int rows() {
      return filledRows.cardinality();
    }

    /** These rows by their numbers, from 1. */
    public BitSet workloads() {
      return filledRows;
    }

    /** The last of these rows, from 1; 0 where there is none. */
    public int lastRow() {
      return Math.max(0, filledRows.length() - 1);
    }

    /** The names so far, for one who looks for those of other parts of the rows too. */
    public Rows names() {
      return names;
    }

    /** The IDs so far. */
    public Rows ids() {
      return ids;
    }

    /** The index, once the whole sheet has been read. */
    public RowKeys finish() {
      end();
      perhapsExamples.forEach(
          (row, keys) -> {
            if (filledRows.get(row)) {
              add(keys.name(), row);
              addId(keys.id(), row);
            }
          });
      perhapsExamples.clear();
      return new RowKeys(names.index(), ids.index());
    }
  }
}
