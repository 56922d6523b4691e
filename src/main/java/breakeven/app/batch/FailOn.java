package breakeven.app.batch;

/** What {@code --fail-on} looks for; where a run finds it, the exit code is 3. */
public enum FailOn {
  /** An Error or a Warning is listed on {@code Issues}. */
  ISSUES("issues"),
  /** A workload has the verdict Needs data. */
  NEEDS_DATA("needs-data"),
  /**
   * A price that a workload uses was checked too long ago, or a verdict depends on a doubtful one.
   */
  STALE_PRICES("stale-prices"),
  /** A verdict is not that of the earlier review, or a workload has come or gone. */
  CHANGES("changes"),
  /** A line of {@code Decision log} was changed, removed, moved or inserted. */
  LOG("log");

  private final String word;

  FailOn(String word) {
    this.word = word;
  }

  /** The word as it is typed. */
  public String word() {
    return word;
  }

  @Override
  public String toString() {
    return word;
  }
}
