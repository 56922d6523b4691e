package breakeven.report;

import static breakeven.report.TableColumn.number;
import static breakeven.report.TableColumn.text;

import breakeven.model.Problem;
import java.util.List;

/** The columns of {@code Issues}: one row for each thing that is wrong or doubtful. */
public final class IssueColumns {
  private IssueColumns() {}

  /** The columns, money in the reporting currency. */
  public static List<TableColumn<Problem>> of(String currency) {
    return List.of(
        text(
            "Severity",
            Format.TEXT,
            12,
            "Error: the row cannot be decided, or a shipped value counts instead. Warning: read, but doubtful.",
            problem -> problem.severity().word()),
        text("Sheet", Format.TEXT, 19, "The sheet that it is on.", Problem::sheet),
        text("Cell", Format.TEXT, 10, "The cell; click to go there.", Problem::cell),
        text(
            "Workload",
            Format.TEXT,
            31,
            "The workload concerned; empty where it touches several or none.",
            Problem::workload),
        text("Column", Format.TEXT, 25, "The column's header.", Problem::column),
        text("Found", Format.TEXT, 23, "The cell's content now.", Problem::found),
        text("Problem", Format.TEXT, 57, "What is wrong with it.", Problem::problem),
        text("How to fix", Format.TEXT, 57, "What to type or do instead.", Problem::fix),
        number(
            "Workloads",
            "",
            Format.COUNT,
            12,
            "How many workloads it touches: those that it makes Needs data, or that use the price.",
            problem -> problem.workloads() == 0 ? Double.NaN : problem.workloads()),
        number(
            "Spend today",
            currency + " a year",
            Format.MONEY,
            15,
            "What these workloads cost today; blank where that is not known.",
            problem -> problem.money() == 0 ? Double.NaN : problem.money()));
  }
}
