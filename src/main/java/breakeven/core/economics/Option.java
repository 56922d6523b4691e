package breakeven.core.economics;

/** What a workload may run on, and what it runs on today. */
public enum Option {
  PROMPTED,
  SMALL,
  TUNED,
  TODAY
}
