package breakeven.core.table;

/** The groups in which the tabs of a reviewed workbook are, from left to right. */
public enum SheetGroup {
  /** What to decide, and what it saves. */
  DECIDE("Decide", "what to change, what it saves, what to do next"),
  /** What lies behind a verdict. */
  UNDERSTAND("Understand", "why a verdict is what it is, and what would change it"),
  /** The user's own sheets, input sheets among them. */
  INPUTS("Your sheets", "workloads, prices, assumptions, and all else that is yours"),
  /** What was checked, what is wrong, what was run. */
  CONTROL("Control", "what was checked, what is wrong, how it was run");

  private final String title;
  private final String purpose;

  SheetGroup(String title, String purpose) {
    this.title = title;
    this.purpose = purpose;
  }

  /** The group's name. */
  public String title() {
    return title;
  }

  /** What its sheets show, in words that follow a colon. */
  public String purpose() {
    return purpose;
  }
}
