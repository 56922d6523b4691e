package breakeven.core.report;

import breakeven.core.model.Problem;
import breakeven.core.table.Sheets;
import java.util.List;

/** The columns of {@code Issues}: one row for each thing that is wrong or doubtful. */
public final class IssueColumns {
  public static final String SEVERITY = "Severity";

  /** The header of the column that leads to the cell. */
  public static final String CELL = "Cell";

  private IssueColumns() {}

  /** The columns, money in the reporting currency. */
  public static List<TableColumn<Problem>> of(String currency) {
    Heads heads = Heads.of(Sheets.ISSUES, currency);
    return List.of(
        heads.text(SEVERITY, problem -> problem.severity().word()),
        heads.number(
            "Workloads affected",
            problem -> problem.workloads() == 0 ? Double.NaN : problem.workloads()),
        heads.number("Paid today", Problem::spend),
        heads.text("Sheet", Problem::sheet),
        heads.text(CELL, Problem::cell),
        heads.text("Workload", Problem::workload),
        heads.text("Column", Problem::column),
        heads.text("Found", Problem::found),
        heads.text("Problem", Problem::problem),
        heads.text("How to fix", Problem::fix));
  }
}
