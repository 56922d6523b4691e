package breakeven.workbook.write;

import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.report.CellSink;
import breakeven.core.report.Format;
import breakeven.core.report.IssueColumns;
import breakeven.core.report.IssueList;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.TableColumn;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.xlsx.ooxml.CellXml;
import breakeven.xlsx.ooxml.Markup;
import breakeven.xlsx.ooxml.RowXml;
import breakeven.xlsx.ooxml.SheetSplice;
import breakeven.xlsx.ooxml.StubWorkbook;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The sheet of everything that is wrong or doubtful in the input, errors first, each with a link to
 * its cell. Its rows and links are streamed when the workbook is composed.
 */
final class IssuesSheet {
  /** Excel takes 65,530 links a sheet. */
  static final int LINKED = 60_000;

  private final RowHeight height = new RowHeight();
  private final OutputSheet sheet;
  private final List<TableColumn<Problem>> columns;
  private final int[] styles;
  private final int linkColumn;
  private final List<Problem> listed;
  private final Predicate<Problem> linkable;
  private final String summary;
  private final int quoted;
  private final int link;

  /**
   * Adds the sheet; call it when all problems are there.
   *
   * @param currency the reporting currency
   * @param unlinked sheets that problems name, but whose cells are elsewhere: those of a separate
   *     price workbook
   */
  static IssuesSheet add(
      OutputWorkbook book, IssueList issues, Set<String> unlinked, String currency) {
    IssuesSheet made = new IssuesSheet(book, issues, unlinked, currency);
    made.layOut(book.formats(), book.styles(), issues);
    return made;
  }

  private IssuesSheet(
      OutputWorkbook book, IssueList issues, Set<String> unlinked, String currency) {
    columns = IssueColumns.of(currency);
    styles =
        columns.stream().mapToInt(column -> book.styles().output(column.head().format())).toArray();
    linkColumn =
        columns.stream().map(column -> column.head().header()).toList().indexOf(IssueColumns.CELL);
    sheet = book.add(Sheets.ISSUES);
    listed = issues.listed();
    summary = book.names().of(Sheets.SUMMARY);
    quoted = book.styles().outputQuoted(Format.TEXT);
    link = ResultStyles.index(book.styles().text(Role.OUTPUT_LINK, ""));
    Set<String> there = new HashSet<>();
    book.workbook().forEach(other -> there.add(other.getSheetName().toLowerCase(Locale.ROOT)));
    unlinked.forEach(name -> there.remove(name.toLowerCase(Locale.ROOT)));
    linkable =
        problem ->
            !problem.cell().isEmpty() && there.contains(problem.sheet().toLowerCase(Locale.ROOT));
  }

  private void layOut(WordFormats formats, ResultStyles roles, IssueList issues) {
    sheet.titleBlock("Issues", sentence(issues));
    sheet.cell(2, 0, roles.of(Role.LINK)).setCellValue("Back to " + summary);
    List<ResultColumn> heads = columns.stream().map(TableColumn::head).toList();
    List<String> titles = sheet.headers(OutputSheet.HEADER_ROW, heads);
    for (int i = 0; i < heads.size(); i++) {
      sheet.width(i, heads.get(i).width());
    }
    sheet.sheet.createFreezePane(1, OutputSheet.HEADER_ROW + 1);
    int rows = Math.max(1, listed.size());
    if (!listed.isEmpty()) {
      sheet.table("tblIssues", OutputSheet.HEADER_ROW, rows, titles);
      int first = OutputSheet.HEADER_ROW + 2;
      formats.addTo(
          sheet.sheet,
          WordFormats.Cells.SEVERITY,
          "A" + first + ":A" + (OutputSheet.HEADER_ROW + 1 + rows));
    }
    sheet.printLong(OutputSheet.HEADER_ROW, OutputSheet.HEADER_ROW + rows, columns.size() - 1);
    sheet.protect();
  }

  private static String sentence(IssueList issues) {
    if (issues.count() == 0) {
      return "Nothing to report: every cell of ours was read, and every price that is used was found.";
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
    if (issues.count() > LINKED) {
      text += " The first " + Plurals.number(LINKED) + " have links.";
    }
    return text;
  }

  /** The sheet's part in the package. */
  String part() {
    return StubWorkbook.partName(sheet.sheet);
  }

  /** The rows and links, to be added when the workbook is composed. */
  SheetSplice splice() {
    return new SheetSplice().rows(this::rows).extra("hyperlinks", links());
  }

  private void rows(RowXml out) throws IOException {
    int row = OutputSheet.HEADER_ROW + 2;
    if (listed.isEmpty()) {
      out.startRow(row).text(0, 0, "No issues.");
      out.endRow();
    }
    for (int i = 0; i < listed.size(); i++) {
      Problem problem = listed.get(i);
      CellXml cells = out.startRow(row++);
      height.begin();
      boolean linked = i < LINKED && linkable.test(problem);
      for (int column = 0; column < columns.size(); column++) {
        Cell cell = new Cell(cells, column, linked && column == linkColumn);
        columns.get(column).value().accept(problem, cell);
      }
      out.height(height.points());
      out.endRow();
    }
  }

  /** Puts the value of a column in its cell. */
  private final class Cell implements CellSink {
    private final CellXml cells;
    private final int column;
    private final boolean linked;

    Cell(CellXml cells, int column, boolean linked) {
      this.cells = cells;
      this.column = column;
      this.linked = linked;
    }

    @Override
    public void number(double value) {
      cells.number(column, styles[column], value);
    }

    @Override
    public void text(String value) {
      height.text(value.length(), columns.get(column).head().width());
      int plain = ResultStyles.likeFormula(value) ? quoted : styles[column];
      cells.text(column, linked ? link : plain, value);
    }

    @Override
    public void blank() {
      cells.blank(column, styles[column]);
    }
  }

  private String links() {
    Markup xml = Markup.inside().open("hyperlinks");
    link(xml, "A3", new Place(summary, 1, 0).reference());
    for (int i = 0; i < Math.min(LINKED, listed.size()); i++) {
      Problem problem = listed.get(i);
      if (linkable.test(problem)) {
        Place at = new Place("", OutputSheet.HEADER_ROW + 2 + i, linkColumn);
        link(xml, at.cell(), Place.reference(problem.sheet(), problem.cell()));
      }
    }
    return xml.close("hyperlinks").toString();
  }

  private static void link(Markup xml, String at, String to) {
    xml.empty("hyperlink", "ref", at, "location", to);
  }
}
