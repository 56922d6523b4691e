package breakeven.model;

/**
 * One thing that is wrong or doubtful in what was read: where it stands, what was found and what to
 * type instead.
 *
 * @param severity error, warning or information
 * @param sheet the sheet's name; a CSV file's name where the workloads came from one; empty where
 *     no sheet is meant
 * @param cell the A1 address, for example {@code D17}; empty where a whole sheet or column is meant
 * @param workload the workload's name; empty where the problem belongs to none
 * @param column the column's header without its unit; empty where none is meant
 * @param found what stands there, as the user typed it; empty for an empty cell
 * @param problem what is wrong, one sentence without a full stop
 * @param fix what to type or do, one sentence without a full stop
 */
public record Problem(
    Severity severity,
    String sheet,
    String cell,
    String workload,
    String column,
    String found,
    String problem,
    String fix) {}
