package breakeven.core.guard;

/** How far a bill and the cost of the same requests by prices may lie apart. */
public final class Bills {
  private static final int PER_CENT = 5;

  /** The same in words. */
  public static final String TOLERANCE = PER_CENT + "%";

  private Bills() {}

  /** Whether the cost by prices is near enough to the bill, which it is measured by. */
  public static boolean agree(double billed, double priced) {
    return Math.abs(priced - billed) <= billed * PER_CENT / 100;
  }
}
