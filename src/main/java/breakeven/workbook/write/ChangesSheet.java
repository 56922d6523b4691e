package breakeven.workbook.write;

import breakeven.core.cycle.DecisionOutcome;
import breakeven.core.expression.Text;
import breakeven.core.model.Place;
import breakeven.core.report.Comparison;
import breakeven.core.report.Comparison.Change;
import breakeven.core.report.ComparisonColumns;
import breakeven.core.report.Format;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.SummaryData;
import breakeven.core.report.TableColumn;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.xlsx.ooxml.CellRange;
import breakeven.xlsx.ooxml.Chart;
import breakeven.xlsx.ooxml.SheetNames;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.jspecify.annotations.Nullable;

/** What changed since an earlier review: cause by cause for the portfolio, then which workloads. */
final class ChangesSheet {
  /** Decisions that have ended and are named. */
  private static final int ENDED = 20;

  private static final int VERDICT_LAST = 2;
  private static final int VERDICT_NOW = 3;
  private static final int FIRST_MONEY = 4;
  private static final int LAST_MONEY = 6;

  private final ResultStyles styles;
  private final WordFormats formats;
  private final OutputSheet sheet;
  private final Comparison data;
  private final SummaryData summary;
  private final List<TableColumn<Change>> columns;
  private int next = OutputSheet.HEADER_ROW;
  private int firstBridge;
  private int endBridge;
  private ChangesBridge.@Nullable Sums bridge;

  /** Adds the sheet behind the last one. */
  static ChangesSheet add(OutputWorkbook book, Comparison data, SummaryData summary) {
    ChangesSheet made = new ChangesSheet(book, data, summary);
    made.write(book.names());
    return made;
  }

  private ChangesSheet(OutputWorkbook book, Comparison data, SummaryData summary) {
    this.styles = book.styles();
    this.formats = book.formats();
    this.data = data;
    this.summary = summary;
    columns = ComparisonColumns.of(data.model(), summary.currency());
    sheet = book.add(Sheets.CHANGES);
  }

  private void write(SheetNames names) {
    for (int i = 0; i < columns.size(); i++) {
      ResultColumn column = columns.get(i).head();
      sheet.width(i, OutputSheet.widthFor(column.title(), column.width()));
    }
    sheet.titleBlock("Changes", data.workloads());
    sheet.linkBack(names);
    section("From the last review to this one");
    sheet.text(next++, 0, Role.NOTE, data.money());
    firstBridge = next;
    ChangesBridge made = new ChangesBridge(sheet, styles, formats, data, summary.currency(), next);
    next = made.end();
    endBridge = next - 1;
    bridge = made.sums();
    if (summary.realised().any()) {
      sheet.text(next++, 0, Role.NOTE, SummarySheet.decisions(summary));
      ended(summary.realised().ended());
    }
    for (String note : data.last().notes()) {
      sheet.text(next++, 0, Role.NOTE, note);
    }
    int header = changes();
    sheet.sheet.createFreezePane(1, OutputSheet.HEADER_ROW - 1);
    sheet.printLong(header, next - 1, columns.size() - 1);
    sheet.protect();
  }

  /** Names the decisions whose workload is no more. */
  private void ended(List<DecisionOutcome> decisions) {
    for (DecisionOutcome one : decisions.subList(0, Math.min(ENDED, decisions.size()))) {
      sheet.text(next++, 0, Role.NOTE, one.gone() + ".");
    }
    int more = decisions.size() - ENDED;
    if (more > 0) {
      sheet.text(next++, 0, Role.NOTE, Plurals.of(more, "more change") + " ended so.");
    }
  }

  /** What the causes add up to. */
  ChangesBridge.Sums sums() {
    ChangesBridge.Sums known = bridge;
    if (known == null) {
      throw new IllegalStateException("not written");
    }
    return known;
  }

  /** Draws what the reviews came to, beside what each cause changes. */
  void draw(TrendChart trend) {
    if (trend.any()) {
      trend.addTo(
          sheet,
          new Chart.Area(
              firstBridge + 1, ChangesBridge.CHART_END + 0.05, endBridge, columns.size()));
    }
  }

  private void section(String title) {
    sheet.section(next++, columns.size(), title);
  }

  // --- workloads -------------------------------------------------------------------------------

  /** Lists the workloads, and gives the row of their header; -1 where there are none. */
  private int changes() {
    List<Change> listed = data.listed();
    section("Changed workloads");
    if (listed.isEmpty()) {
      sheet.text(next++, 0, Role.SUBTITLE, "None.");
      rest();
      return -1;
    }
    sheet.text(next++, 0, Role.NOTE, note());
    int header = next++;
    List<String> titles = sheet.headers(header, columns.stream().map(TableColumn::head).toList());
    int first = next;
    listed.forEach(this::change);
    int end = next;
    sheet.table("tblChanges", header, listed.size(), titles);
    formats.addTo(
        sheet.sheet,
        WordFormats.Cells.VERDICT,
        new CellRange(first + 1, VERDICT_LAST, end, VERDICT_NOW).toString());
    formats.addTo(
        sheet.sheet,
        WordFormats.Cells.MONEY,
        new CellRange(first + 1, FIRST_MONEY, end, LAST_MONEY).toString());
    rest();
    return header;
  }

  private String note() {
    String order =
        "Changed verdicts, new and removed workloads first, then changed figures, each by money;"
            + " values of the review of "
            + summary.asOf()
            + ".";
    return data.comparable() ? "Changes of " + materiality() + " or more. " + order : order;
  }

  private String materiality() {
    return Text.fixed(data.materiality(), 0) + " " + summary.currency();
  }

  /** What is not listed, in one line. */
  private void rest() {
    Comparison.Unlisted rest = data.unlisted();
    if (rest.workloads() == 0) {
      return;
    }
    String text =
        "Not listed: "
            + Plurals.of(rest.workloads(), "workload")
            + (data.comparable() && data.listed().size() < Comparison.LISTED
                ? " that changed by less than " + materiality()
                : "")
            + (rest.verdicts() > 0
                ? ", "
                    + Plurals.number(rest.verdicts())
                    + " of them with a changed verdict, new or removed"
                : "")
            + ".";
    sheet.text(next, 0, Role.NOTE, text);
    sheet.number(next++, LAST_MONEY, Format.MONEY, rest.ready());
  }

  private void change(Change change) {
    for (int i = 0; i < columns.size(); i++) {
      TableColumn<Change> column = columns.get(i);
      column.value().accept(change, sheet.sink(next, i, column.head().format()));
    }
    if (change.sheetRow() > 0) {
      XSSFCell cell = sheet.text(next, 0, Role.OUTPUT_LINK, change.name());
      sheet.link(cell, new Place(summary.workloadsSheet(), change.sheetRow(), 0));
    }
    next++;
  }
}
