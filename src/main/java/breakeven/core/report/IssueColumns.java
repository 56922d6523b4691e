package breakeven.core.report;

import static breakeven.core.report.TableColumn.number;
import static breakeven.core.report.TableColumn.text;

import breakeven.core.model.Problem;
import java.util.List;

/** The columns of {@code Issues}: one row for each thing that is wrong or doubtful. */
public final class IssueColumns {
  public static final String SEVERITY = "Severity";

  /** The header of the column that leads to the cell. */
  public static final String CELL = "Cell";

  private IssueColumns() {}

  /** The columns, money in the reporting currency. */
  public static List<TableColumn<Problem>> of(String currency) {
    return List.of(
        text(
            SEVERITY,
            Format.TEXT,
            11,
            "Error: the row cannot be decided, or a shipped value counts instead. Warning: read,"
                + " but doubtful.",
            problem -> problem.severity().word()),
        number(
            "Workloads affected",
            "",
            Format.COUNT,
            12,
            "Workloads that it makes Needs data, or that use what is doubtful; blank where there"
                + " are none.",
            problem -> problem.workloads() == 0 ? Double.NaN : problem.workloads()),
        number(
            "Paid today",
            currency + " a year",
            Format.MONEY,
            14,
            "What these workloads are paid today, as far as it is known; blank where nothing is.",
            Problem::spend),
        text("Sheet", Format.TEXT, 16, "The sheet that it is on.", Problem::sheet),
        text(CELL, Format.TEXT, 8, "The cell; click to go there.", Problem::cell),
        text(
            "Workload",
            Format.TEXT,
            22,
            "The workload concerned; empty where it touches several or none.",
            Problem::workload),
        text("Column", Format.TEXT, 16, "The column's header.", Problem::column),
        text("Found", Format.TEXT, 16, "The cell's content now.", Problem::found),
        text("Problem", Format.TEXT, 42, "What is wrong with it.", Problem::problem),
        text("How to fix", Format.TEXT, 33, "What to type or do instead.", Problem::fix));
  }
}
