package breakeven.oracle;

/**
 * The one change that gives a workload another verdict.
 *
 * @param driver what changes: a column's name, two joined by " and ", or one of "Volume", "Large
 *     model's price", "Upfront cost", "Lifetime", "Cadence", "GPU price", "Sharing"
 * @param today its value now: a number, a word, or null where the cell is blank
 * @param value the first value at which the verdict is another one
 * @param verdict the verdict there
 */
public record Flip(String driver, Object today, Object value, String verdict) {}
