package breakeven.xlsx.read;

/** What a cell of a user's file holds, before anyone asks what it means. */
public enum CellKind {
  /**
   * A number; {@code number} is set, and {@code text} where its format shows words or a currency
   * beside it.
   */
  NUMBER,
  /**
   * A number shown as per cent, 1.5 as 150%; {@code number} is the 1.5, {@code text} as for {@link
   * #NUMBER}.
   */
  PER_CENT,
  /**
   * A number with a date format, or an ISO date cell; {@code number} is days since 1970-01-01
   * (epoch days).
   */
  DATE,
  /** Text, from the shared strings, inline or a formula's text result; {@code text} is set. */
  TEXT,
  /** TRUE or FALSE; {@code number} is 1 or 0. */
  BOOLEAN,
  /** An error value such as #N/A; {@code text} is set. */
  ERROR,
  /** A formula whose result was never calculated or stored. */
  NO_VALUE,
  /** The file's XML is wrong at this cell; {@code text} says how. */
  UNREADABLE
}
