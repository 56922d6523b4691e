package breakeven.core.table;

/** The groups in which the tabs of a reviewed workbook are, from left to right. */
public enum SheetGroup {
  /** What to decide, and what it saves. */
  DECIDE,
  /** What lies behind a verdict. */
  UNDERSTAND,
  /** The user's own sheets, input sheets among them. */
  INPUTS,
  /** What was checked, what is wrong, what was run. */
  CONTROL
}
