package breakeven.app.batch;

/** Whether the results in a reviewed workbook are formulas. */
public enum Formulas {
  /** Up to as many workloads as a spreadsheet opens at ease. */
  WHERE_AT_EASE,
  /** With more workloads too, as long as a sheet has room for them. */
  ALWAYS,
  /** Values of the run. */
  NEVER
}
