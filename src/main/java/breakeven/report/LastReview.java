package breakeven.report;

import breakeven.decision.Decision;
import breakeven.input.NameIndex;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What an earlier review said of each workload, found by its name, in some 50 bytes a workload.
 * Names are equal as a spreadsheet compares them.
 */
public final class LastReview {
  /** There was no workload of that name. */
  public static final int ABSENT = -1;

  /** The name stood in several rows, or was empty, so that nobody can tell which one is meant. */
  public static final int AMBIGUOUS = -2;

  /**
   * What a review said of one workload.
   *
   * @param verdict a code of {@link Decision#VERDICTS}
   * @param money money at stake; NaN where there was none
   * @param saving net saving; NaN where there was none, as where the candidate was closed
   * @param chance chance of payback, a fraction; NaN where none was drawn
   */
  public record Said(int verdict, double money, double saving, double chance) {
    /** Money at stake that could be booked; 0 where there was none. */
    public double booked() {
      return Double.isNaN(money) || Decision.waits(verdict) ? 0 : money;
    }

    /** Money at stake that waited for an answer; 0 where there was none. */
    public double waiting() {
      return Double.isNaN(money) || !Decision.waits(verdict) ? 0 : money;
    }
  }

  private final byte[] verdicts;
  private final double[] money;
  private final double[] savings;
  private final double[] chances;
  private final int size;

  /** The place of each name by its bits, one behind the other where two fall together; else -1. */
  private final int[] slots;

  private final long[] bits;
  private final BitSet ambiguous;

  private LastReview(Builder from) {
    size = from.size;
    verdicts = from.verdicts;
    money = from.money;
    savings = from.savings;
    chances = from.chances;
    bits = from.bits;
    ambiguous = from.unnamed;
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

  /** How many workloads there were. */
  public int size() {
    return size;
  }

  /** The place of a workload, from 0; else {@link #ABSENT} or {@link #AMBIGUOUS}. */
  public int find(String name) {
    if (name.isEmpty()) {
      return AMBIGUOUS;
    }
    int found = slots[slot(NameIndex.bits(name))];
    return found < 0 ? ABSENT : ambiguous.get(found) ? AMBIGUOUS : found;
  }

  /** Whether no name leads to a place. */
  boolean ambiguous(int place) {
    return ambiguous.get(place);
  }

  /** What was said of the workload at a place. */
  public Said said(int place) {
    return new Said(verdicts[place], money[place], savings[place], chances[place]);
  }

  /** Takes workload after workload. */
  public static final class Builder {
    private byte[] verdicts = new byte[256];
    private double[] money = new double[256];
    private double[] savings = new double[256];
    private double[] chances = new double[256];
    private long[] bits = new long[256];
    private final BitSet unnamed = new BitSet();
    private int size;

    /**
     * Adds a workload.
     *
     * @param name empty where it had none
     */
    public void add(String name, Said said) {
      if (size == verdicts.length) {
        verdicts = Arrays.copyOf(verdicts, 2 * size);
        money = Arrays.copyOf(money, 2 * size);
        savings = Arrays.copyOf(savings, 2 * size);
        chances = Arrays.copyOf(chances, 2 * size);
        bits = Arrays.copyOf(bits, 2 * size);
      }
      verdicts[size] = (byte) said.verdict();
      money[size] = said.money();
      savings[size] = said.saving();
      chances[size] = said.chance();
      bits[size] = NameIndex.bits(name);
      unnamed.set(size++, name.isEmpty());
    }

    /** All workloads are there. */
    public LastReview build() {
      return new LastReview(this);
    }
  }
}
