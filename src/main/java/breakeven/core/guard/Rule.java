package breakeven.core.guard;

/** A rule that a price must hold to be believed. */
public enum Rule {
  PLAUSIBLE("Plausible", "a price lies within the range that public lists are known to reach"),
  RATIO("Output to input", "output costs 1 to 15 times as much as input"),
  ZERO("Zero", "a price of 0 means free; one that is not known stays blank"),
  CACHED("Cached input", "cached input costs no more than input"),
  LONG_CONTEXT("Long context", "a length above which requests cost more has a factor"),
  TUNED("Fine-tuned model", "a fine-tuned model costs no less than its base model"),
  TWINS("One price a day", "two rows of one model and day have the same prices"),
  SELLERS("Other providers", "a price is less than ten times that of other providers of the model"),
  SOURCES("Two sources", "two sources of one price differ by no more than 20%"),
  DAY("Day", "a price has the day on which it was checked, and that day has come"),
  SOURCE("Source", "a price says where it was read"),
  AGE("Age", "a price was checked within the Price age limit before the review");

  private final String title;
  private final String text;

  Rule(String title, String text) {
    this.title = title;
    this.text = text;
  }

  /** Its name, one or a few words. */
  public String title() {
    return title;
  }

  /** What must hold, one sentence without capital and full stop. */
  public String text() {
    return text;
  }

  /** Whether it is the figures that are doubtful, and not only how they were noted down. */
  public boolean ofFigures() {
    return compareTo(SOURCES) <= 0;
  }
}
