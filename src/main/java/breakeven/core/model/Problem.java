package breakeven.core.model;

/**
 * One thing that is wrong or doubtful in what was read: where it is, what was found and what to
 * type instead.
 *
 * @param severity error, warning or information
 * @param sheet the sheet's name; a CSV file's name where the workloads came from one; empty where
 *     no sheet is meant
 * @param cell the A1 address, for example {@code D17}; empty where a whole sheet or column is meant
 * @param workload the workload's name; empty where the problem belongs to none
 * @param column the column's header without its unit; empty where none is meant
 * @param found what is there, as the user typed it; empty for an empty cell
 * @param problem what is wrong, one sentence without a full stop
 * @param fix what to type or do, one sentence without a full stop
 * @param workloads how many workloads it touches; 0 where that is none, or not known
 * @param spend what these workloads cost today, money a year, as far as it is known; NaN where it
 *     is known of none
 */
public record Problem(
    Severity severity,
    String sheet,
    String cell,
    String workload,
    String column,
    String found,
    String problem,
    String fix,
    long workloads,
    double spend) {
  /** A problem of which it is not known yet what it touches. */
  public Problem(
      Severity severity,
      String sheet,
      String cell,
      String workload,
      String column,
      String found,
      String problem,
      String fix) {
    this(severity, sheet, cell, workload, column, found, problem, fix, 0, Double.NaN);
  }

  /** The cell with its sheet; the sheet alone where no cell is meant. */
  public String where() {
    return cell.isEmpty() ? sheet : sheet + "!" + cell;
  }

  /** What was found, and what is wrong with it: {@code Requests "2 Mio": This is not a number}. */
  public String inWords() {
    String typed = found.isEmpty() ? "" : (column.isEmpty() ? "\"" : " \"") + found + "\"";
    return column.isEmpty() && typed.isEmpty() ? problem : column + typed + ": " + problem;
  }

  /** The same with what to do, as sentences. */
  public String withFix() {
    return inWords() + ". " + fix + ".";
  }

  /** The same of another workload; of none where that is empty. */
  public Problem of(String other) {
    return new Problem(severity, sheet, cell, other, column, found, problem, fix);
  }

  /** The same with more said of what is wrong. */
  public Problem saying(String more) {
    return new Problem(severity, sheet, cell, workload, column, found, problem + "; " + more, fix);
  }

  /** The same cell and what was found in it, told in other words and of no workload. */
  public Problem told(String otherProblem, String otherFix) {
    return new Problem(severity, sheet, cell, "", column, found, otherProblem, otherFix);
  }

  /**
   * The same, which touches so many workloads.
   *
   * @param spend what they cost today, money a year; NaN where that is not known
   */
  public Problem touching(long workloads, double spend) {
    return new Problem(
        severity, sheet, cell, workload, column, found, problem, fix, workloads, spend);
  }

  /** The same, which touches these workloads. */
  public Problem touching(Exposure exposure) {
    return touching(exposure.workloads(), exposure.spend());
  }

  /** The same of a cell that these workloads use. */
  public Problem usedBy(Exposure exposure) {
    long count = exposure.workloads();
    return saying(count == 1 ? "1 workload uses it" : count + " workloads use it")
        .touching(exposure);
  }
}
