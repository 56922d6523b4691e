package breakeven.testing;

/** How much is tested. */
public final class Scope {
  private Scope() {}

  /**
   * Whether all is, as everywhere but where {@code quick} is set: by {@code mvn test} that names no
   * class and writes no expected texts.
   */
  public static boolean all() {
    return !Boolean.getBoolean("quick")
        || System.getProperty("test") != null
        || Boolean.getBoolean("golden.update");
  }

  /** So many seeds, rows or the like where all is tested, else a few. */
  public static int times(int all, int few) {
    return all() ? all : few;
  }
}
