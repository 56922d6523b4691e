package breakeven.core.report;

import breakeven.core.decision.Decision;
import breakeven.core.input.NameIndex;
import breakeven.core.model.Sums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What an earlier review said of each workload, found by its ID or its name, in some 90 bytes a
 * workload. Names are equal as a spreadsheet compares them.
 */
public final class LastReview {
  /** There was no workload of that name. */
  public static final int ABSENT = -1;

  /** The name stood in several rows, or was empty, so that nobody can say which one is meant. */
  public static final int AMBIGUOUS = -2;

  /**
   * What a review said of one workload.
   *
   * @param verdict a code of {@link Decision#VERDICTS}
   * @param money saving of what was advised, at today's prices over the horizon, below 0 where it
   *     cost more; NaN where there was none
   * @param year what a change was expected to save a year, 0 or more; 0 where it saves nothing
   * @param pending what fine-tuning would save beyond that if the evidence came out well
   * @param saving net saving; NaN where there was none, as where the candidate was closed
   * @param chance chance of payback, a fraction; NaN where none was drawn
   * @param turnedDown whether the change was rejected or deferred, and not proposed again
   */
  public record Said(
      int verdict,
      double money,
      double year,
      double pending,
      double saving,
      double chance,
      boolean turnedDown) {
    public Said {
      year = saved(year);
      pending = Double.isNaN(pending) ? 0 : pending;
    }

    /** Nothing said: of a workload that the review did not have. */
    public static final Said NOTHING =
        new Said(-1, Double.NaN, 0, 0, Double.NaN, Double.NaN, false);

    /** What a change that was ready to approve was expected to save a year, 0 or more. */
    public double ready() {
      return turnedDown ? 0 : year;
    }

    private static double saved(double money) {
      return money > 0 ? money : 0;
    }

    /** What a change that restored quality cost more than the approach of its day, 0 or more. */
    public double restoring() {
      return turnedDown ? 0 : saved(-money);
    }

    /** Saving now and what is pending; NaN where there was none. */
    double atStake() {
      return money + pending;
    }
  }

  private final List<Said> said;
  private final int size;
  private final Places names;
  private final Places ids;
  private final BitSet withoutId;

  /** Where the keys of one kind lead to. */
  private static final class Places {
    /** The place of each key by its bits, one behind the other where two fall together; else -1. */
    private final int[] slots;

    private final long[] bits;

    /** Places whose key is empty, or that of another one too. */
    private final BitSet ambiguous;

    Places(long[] bits, BitSet empty, int size) {
      this.bits = bits;
      ambiguous = empty;
      slots = new int[Math.max(2, Integer.highestOneBit(Math.max(1, size)) << 2)];
      Arrays.fill(slots, -1);
      for (int i = 0; i < size; i++) {
        put(i);
      }
    }

    private void put(int i) {
      if (ambiguous.get(i)) {
        return;
      }
      int slot = slot(bits[i]);
      if (slots[slot] < 0) {
        slots[slot] = i;
      } else {
        ambiguous.set(i);
        ambiguous.set(slots[slot]);
      }
    }

    private int slot(long hash) {
      int slot = (int) hash & slots.length - 1;
      while (slots[slot] >= 0 && bits[slots[slot]] != hash) {
        slot = slot + 1 & slots.length - 1;
      }
      return slot;
    }

    int find(String key) {
      if (key.isEmpty()) {
        return AMBIGUOUS;
      }
      int found = slots[slot(NameIndex.bits(key))];
      return found < 0 ? ABSENT : ambiguous.get(found) ? AMBIGUOUS : found;
    }
  }

  private LastReview(Builder from) {
    size = from.size;
    said = List.copyOf(from.said);
    names = new Places(from.names, from.unnamed, size);
    withoutId = (BitSet) from.withoutId.clone();
    ids = new Places(from.ids, from.withoutId, size);
  }

  /** How many workloads there were. */
  public int size() {
    return size;
  }

  /**
   * The place of a workload, from 0; else {@link #ABSENT} or {@link #AMBIGUOUS}. Its ID finds it
   * whatever it is called; a name finds no workload that then had another ID.
   *
   * @param id empty where it has none
   */
  public int find(String id, String name) {
    int byId = id.isEmpty() ? ABSENT : ids.find(id);
    if (byId >= 0) {
      return byId;
    }
    int byName = names.find(name);
    boolean another = byName >= 0 && !id.isEmpty() && byId == ABSENT && !withoutId.get(byName);
    return another ? ABSENT : byName;
  }

  /** Whether a workload is the one of a place by its ID. */
  public boolean hasId(int place, String id) {
    return !id.isEmpty() && ids.find(id) == place;
  }

  /** Whether no name leads to a place, and no ID. */
  public boolean ambiguous(int place) {
    return names.ambiguous.get(place) && ids.ambiguous.get(place);
  }

  /** What was said of the workload at a place. */
  public Said said(int place) {
    return said.get(place);
  }

  /** What one amount of all workloads adds up to. */
  public double total(ToDoubleFunction<Said> amount) {
    Sums sum = new Sums(1);
    said.forEach(one -> sum.add(0, amount.applyAsDouble(one)));
    return sum.total();
  }

  /** Takes workload after workload. */
  public static final class Builder {
    private final List<Said> said = new ArrayList<>();
    private long[] names = new long[256];
    private long[] ids = new long[256];
    private final BitSet unnamed = new BitSet();
    private final BitSet withoutId = new BitSet();
    private int size;

    /**
     * Adds a workload.
     *
     * @param id empty where it had none
     * @param name empty where it had none
     */
    public void add(String id, String name, Said what) {
      if (size == names.length) {
        names = Arrays.copyOf(names, 2 * size);
        ids = Arrays.copyOf(ids, 2 * size);
      }
      said.add(what);
      names[size] = NameIndex.bits(name);
      ids[size] = NameIndex.bits(id);
      withoutId.set(size, id.isEmpty());
      unnamed.set(size++, name.isEmpty());
    }

    /** All workloads are there. */
    public LastReview build() {
      return new LastReview(this);
    }
  }
}
