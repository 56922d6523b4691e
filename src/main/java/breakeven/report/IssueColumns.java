package breakeven.report;

import static breakeven.report.TableColumn.text;

import breakeven.model.Problem;
import java.util.List;

/** The columns of {@code Issues}: one row for each thing that is wrong or doubtful. */
public final class IssueColumns {
  private static final List<TableColumn<Problem>> ALL =
      List.of(
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
          text("How to fix", Format.TEXT, 57, "What to type or do instead.", Problem::fix));

  private IssueColumns() {}

  /** The columns. */
  public static List<TableColumn<Problem>> all() {
    return ALL;
  }
}
