package breakeven.workbook.write;

import breakeven.core.cycle.DecisionOutcome;
import breakeven.core.cycle.RealisedMonth;
import breakeven.core.expression.Text;
import breakeven.core.model.Place;
import breakeven.core.report.Comparison;
import breakeven.core.report.Comparison.Change;
import breakeven.core.report.ComparisonColumns;
import breakeven.core.report.Format;
import breakeven.core.report.SummaryData;
import breakeven.core.report.TableColumn;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ResultStyles.Role;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What changed since an earlier review: cause by cause for the portfolio, then which workloads. */
final class ChangesSheet {
  /** Decisions that have ended and are named. */
  private static final int ENDED = 20;

  private final BlockSheet sheet;
  private final Comparison data;
  private final SummaryData summary;
  private final Block<Change> changes;
  private final int width;
  private final ChangesBridge bridge;

  /** Adds the sheet behind the last one. */
  ChangesSheet(OutputWorkbook book, Comparison data, SummaryData summary) {
    this.data = data;
    this.summary = summary;
    List<BlockColumn<Change>> columns = new ArrayList<>();
    for (TableColumn<Change> column : ComparisonColumns.of(data.model(), summary.currency())) {
      BlockColumn<Change> cells = BlockColumn.of(column);
      if (columns.isEmpty()) {
        cells = cells.leading(this::row);
      }
      columns.add(
          column.head().format() == Format.WORD
              ? cells.coloured(WordFormats.Cells.VERDICT)
              : cells);
    }
    width = columns.size();
    int count = data.listed().size();
    columns.addAll(BlockColumn.edited(book.edits(), Change::sheetRow, count));
    changes = new Block<>(columns, data.listed()).table("tblChanges");
    sheet = new BlockSheet(book, Sheets.CHANGES, data.workloads());
    sheet.widths(changes);
    sheet.heading("From the last review to this one", width);
    sheet.line(Role.NOTE, data.money());
    bridge = new ChangesBridge(sheet, data, summary.currency());
    layOut();
  }

  private void layOut() {
    if (summary.realised().any()) {
      sheet.line(Role.NOTE, SummarySheet.realised(summary) + " " + SummarySheet.toCome(summary));
      ended(summary.realised().ended());
      decided();
    }
    data.last().notes().forEach(note -> sheet.line(Role.NOTE, note));
    sheet.heading("Changed workloads", width);
    boolean any = !data.listed().isEmpty();
    if (any) {
      sheet.line(Role.NOTE, note());
      sheet.add(changes);
    } else {
      sheet.line(Role.SUBTITLE, "None.");
    }
    rest();
    sheet.page.sheet.createFreezePane(1, OutputSheet.HEADER_ROW - 1);
    sheet.page.printLong(any ? changes.header() - 1 : -1, sheet.next() - 2, width - 1);
    sheet.done();
  }

  BlockSheet blocks() {
    return sheet;
  }

  private String row(Change change) {
    return change.sheetRow() > 0
        ? new Place(summary.workloadsSheet(), change.sheetRow(), 0).reference()
        : "";
  }

  /** What the decisions saved in the months from the last review on, the farthest off first. */
  private void decided() {
    LocalDate day = data.last().day();
    if (day == null) {
      return;
    }
    YearMonth from = YearMonth.from(day);
    ToDoubleFunction<DecisionOutcome> forecast =
        one -> one.since(from, RealisedMonth::forecastSaving);
    ToDoubleFunction<DecisionOutcome> realised =
        one -> one.since(from, RealisedMonth::realisedSaving);
    ToDoubleFunction<DecisionOutcome> more =
        one -> realised.applyAsDouble(one) - forecast.applyAsDouble(one);
    List<DecisionOutcome> rows =
        summary.realised().decisions().stream()
            .filter(one -> one.since(from, month -> 1) > 0)
            .sorted(Comparator.comparingDouble(one -> -Math.abs(more.applyAsDouble(one))))
            .limit(ENDED)
            .toList();
    if (rows.isEmpty()) {
      return;
    }
    sheet.heading("Decisions in production, " + from + " and later, " + summary.currency(), width);
    sheet.add(
        new Block<>(
                List.of(
                    BlockColumn.text("Workload", one -> one.entry().workload()),
                    BlockColumn.text("Status", one -> one.status().word()),
                    BlockColumn.text("From", one -> one.entry().from()),
                    BlockColumn.text("To", one -> one.entry().to()),
                    BlockColumn.number("Forecast", Format.MONEY, forecast),
                    BlockColumn.number("Realised", Format.MONEY, realised),
                    BlockColumn.number("Difference", Format.MONEY, more)),
                rows)
            .header(20));
  }

  /** Names the decisions whose workload is no more. */
  private void ended(List<DecisionOutcome> decisions) {
    for (DecisionOutcome one : decisions.subList(0, Math.min(ENDED, decisions.size()))) {
      sheet.line(Role.NOTE, one.gone() + ".");
    }
    int more = decisions.size() - ENDED;
    if (more > 0) {
      sheet.line(Role.NOTE, Plurals.of(more, "more change") + " ended so.");
    }
  }

  /** What the causes add up to. */
  ChangesBridge.Sums sums() {
    return bridge.sums();
  }

  // --- workloads -------------------------------------------------------------------------------

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

  /** What is not listed, in one line: its change stands below those of the others. */
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
    List<BlockColumn<Comparison.Unlisted>> columns = new ArrayList<>();
    columns.add(BlockColumn.<Comparison.Unlisted>text("", unlisted -> text).as(Role.NOTE));
    while (columns.size() < changes.at(ComparisonColumns.READY)) {
      columns.add(BlockColumn.none());
    }
    columns.add(BlockColumn.number("", Format.MONEY, Comparison.Unlisted::ready));
    sheet.add(new Block<>(columns, List.of(rest)).header(0));
  }
}
