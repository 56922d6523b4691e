package breakeven.core.input;

import java.util.Arrays;

/**
 * The workloads that a filter leaves out, as a row of an earlier review is found among them: by its
 * ID where it has one, else by its name. Texts are kept as {@link NameIndex#bits}.
 */
public final class LeftOutRows {
  /** No row is left out. */
  public static final LeftOutRows NONE = new LeftOutRows();

  private final Keys ids = new Keys();
  private final Keys idsKept = new Keys();
  private final Keys namesWithId = new Keys();
  private final Keys namesAlone = new Keys();

  /** Adds a row that is reviewed; texts are empty where a cell is. */
  void keep(String id) {
    if (!id.isEmpty()) {
      idsKept.add(id);
    }
  }

  /** Adds a row that is left out. */
  void leaveOut(String id, String name) {
    if (id.isEmpty()) {
      namesAlone.add(name);
    } else {
      ids.add(id);
      namesWithId.add(name);
    }
  }

  /** All rows are there. */
  void finish() {
    ids.sort();
    idsKept.sort();
    namesWithId.sort();
    namesAlone.sort();
  }

  /**
   * Whether a workload of an earlier review is one of those left out. A name finds no row that has
   * another ID.
   *
   * @param id empty where it had none
   */
  public boolean has(String id, String name) {
    if (id.isEmpty()) {
      return namesAlone.has(name) || namesWithId.has(name);
    }
    return ids.has(id) || !idsKept.has(id) && namesAlone.has(name);
  }

  private static final class Keys {
    private long[] bits = {};
    private int size;

    void add(String key) {
      if (size == bits.length) {
        bits = Arrays.copyOf(bits, Math.max(64, 2 * size));
      }
      bits[size++] = NameIndex.bits(key);
    }

    void sort() {
      Arrays.sort(bits, 0, size);
    }

    boolean has(String key) {
      return Arrays.binarySearch(bits, 0, size, NameIndex.bits(key)) >= 0;
    }
  }
}
