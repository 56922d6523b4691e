package breakeven.workbook.write;

import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.report.IssueColumns;
import breakeven.core.report.IssueList;
import breakeven.core.report.TableColumn;
import breakeven.core.table.Sheets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The sheet of everything that is wrong or doubtful in the input, errors first, each with a link to
 * its cell.
 */
final class IssuesSheet {
  private IssuesSheet() {}

  /**
   * Adds the sheet; call it when all problems are there.
   *
   * @param currency the reporting currency
   * @param unlinked sheets that problems name, but whose cells are elsewhere: those of a separate
   *     price workbook
   */
  static BlockSheet add(
      OutputWorkbook book, IssueList issues, Set<String> unlinked, String currency) {
    Set<String> there = book.sheets();
    unlinked.forEach(name -> there.remove(name.toLowerCase(Locale.ROOT)));
    List<BlockColumn<Problem>> columns = new ArrayList<>();
    for (TableColumn<Problem> column : IssueColumns.of(currency)) {
      BlockColumn<Problem> cells = BlockColumn.of(column);
      columns.add(
          switch (column.head().header()) {
            case IssueColumns.SEVERITY -> cells.coloured(WordFormats.Cells.SEVERITY);
            case IssueColumns.CELL -> cells.leading(problem -> cell(problem, there));
            default -> cells;
          });
    }
    return BlockSheet.of(
        book,
        Sheets.ISSUES,
        sentence(issues),
        new Block<>(columns, issues.listed()).table("tblIssues").tall(),
        "No issues.");
  }

  private static String cell(Problem problem, Set<String> there) {
    return !problem.cell().isEmpty() && there.contains(problem.sheet().toLowerCase(Locale.ROOT))
        ? Place.reference(problem.sheet(), problem.cell())
        : "";
  }

  private static String sentence(IssueList issues) {
    if (issues.count() == 0) {
      return "Nothing to report: every cell of ours was read, and every price that is used was"
          + " found.";
    }
    String text =
        Plurals.of(issues.count(Severity.ERROR), "error")
            + ", "
            + Plurals.of(issues.count(Severity.WARNING), "warning")
            + (issues.count(Severity.INFO) > 0
                ? ", " + Plurals.of(issues.count(Severity.INFO), "hint")
                : "")
            + ". A row with an error is Needs data until it is repaired."
            + " Errors that stop most workloads are first; then warnings, by what their workloads"
            + " cost today.";
    if (issues.unlisted() > 0) {
      text += " The first " + Plurals.number(issues.listed().size()) + " are listed, errors first.";
    }
    if (issues.count() > Block.LINKED) {
      text += " The first " + Plurals.number(Block.LINKED) + " have links.";
    }
    return text;
  }
}
