package breakeven.input;

import breakeven.table.Column;
import breakeven.table.Workloads;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which names of workloads stand in several rows. Names are equal as a spreadsheet compares them:
 * without regard to case and outer spaces.
 */
public final class NameIndex {
  private static final int[] NOWHERE = {};

  private final Map<Long, int[]> repeated;

  private NameIndex(Map<Long, int[]> repeated) {
    this.repeated = repeated;
  }

  /** An index that knows of no name twice. */
  public static NameIndex none() {
    return new NameIndex(Map.of());
  }

  /** The rows of a name that stands in several; else empty. */
  int[] rows(String name) {
    return repeated.isEmpty() ? NOWHERE : repeated.getOrDefault(hash(name), NOWHERE);
  }

  /** Whether a name stands in several rows. */
  public boolean has(String name) {
    return rows(name).length > 0;
  }

  /** How many names stand in several rows. */
  public int size() {
    return repeated.size();
  }

  /**
   * 64 bits of a name: a million names in 12 MB. The chance that two different ones among a million
   * share their bits is 1 in 30 million.
   */
  private static long hash(String name) {
    String folded = Texts.fold(name);
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < folded.length(); i++) {
      hash = (hash ^ folded.charAt(i)) * 0x9e3779b97f4a7c15L;
      hash ^= hash >>> 32;
    }
    return hash;
  }

  /** The first pass over the sheet, which looks at names alone. */
  public static final class Builder extends HeaderedSheet {
    private final CellReader cells = new CellReader(false);
    private final TypedCell cell = new TypedCell();
    private long[] hashes = new long[256];
    private int[] rows = new int[256];
    private int size;
    private @Nullable String name;
    private boolean filled;
    private int filledRows;
    private int lastRow;

    /**
     * @param sheet the name of the user's sheet, or of the CSV file
     * @param reportingCurrency as for {@link WorkloadReader}, so that both find the same header
     */
    public Builder(String sheet, @Nullable String reportingCurrency) {
      super(new HeaderFinder(Workloads.TABLE, sheet, reportingCurrency));
    }

    @Override
    void found(Header header) {}

    @Override
    boolean wants(Column column) {
      return column == Workloads.WORKLOAD || !filled;
    }

    @Override
    void startData(int row) {
      name = null;
      filled = false;
    }

    @Override
    void data(
        Column column,
        int index,
        boolean read,
        CellType type,
        double number,
        @Nullable String text) {
      boolean isName = column == Workloads.WORKLOAD && read;
      if (isName || !filled) {
        cells.read(column, type, number, text, cell);
        filled |= !cell.empty();
        name = isName ? cell.text() : name;
      }
    }

    @Override
    void endData(int row) {
      if (filled) {
        filledRows++;
        lastRow = Math.max(lastRow, row);
      }
      if (name != null) {
        add(name, row);
      }
    }

    /** Adds a name from elsewhere, for example from rows already in memory. */
    public void add(String name, int row) {
      if (size == rows.length) {
        hashes = Arrays.copyOf(hashes, size * 2);
        rows = Arrays.copyOf(rows, size * 2);
      }
      hashes[size] = hash(name);
      rows[size++] = row;
    }

    /** The header, once the whole sheet has been read. */
    public Header header() {
      return end();
    }

    /** Number of workloads: rows in which anything of ours stands. */
    public int rows() {
      return filledRows;
    }

    /** The last of these rows, from 1; 0 where there is none. */
    public int lastRow() {
      return lastRow;
    }

    /** The index, once the whole sheet has been read. */
    public NameIndex finish() {
      end();
      long[] sorted = Arrays.copyOf(hashes, size);
      Arrays.sort(sorted);
      Map<Long, Integer> counts = new HashMap<>();
      for (int i = 1; i < size; i++) {
        if (sorted[i] == sorted[i - 1]) {
          counts.merge(sorted[i], 1, Integer::sum);
        }
      }
      return new NameIndex(counts.isEmpty() ? Map.of() : rowsOf(counts));
    }

    private Map<Long, int[]> rowsOf(Map<Long, Integer> counts) {
      Map<Long, int[]> found = new HashMap<>();
      Map<Long, Integer> filled = new HashMap<>();
      for (int i = 0; i < size; i++) {
        Integer more = counts.get(hashes[i]);
        if (more != null) {
          int at = filled.merge(hashes[i], 1, Integer::sum) - 1;
          found.computeIfAbsent(hashes[i], hash -> new int[more + 1])[at] = rows[i];
        }
      }
      return found;
    }
  }
}
