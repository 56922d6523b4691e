package breakeven.core.economics;

/** What a workload may run on, and what it runs on today. */
public enum Option {
  PROMPTED("Prompt the large model"),
  SMALL("Prompt the small model"),
  TUNED("Fine-tuned"),
  TODAY("Today");

  private final String title;

  Option(String title) {
    this.title = title;
  }

  /** What it is called beside the others. */
  public String title() {
    return title;
  }
}
