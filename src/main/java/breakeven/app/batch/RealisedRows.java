package breakeven.app.batch;

import breakeven.core.cycle.ComparedMonth;
import breakeven.core.cycle.LogEntry;
import breakeven.core.cycle.LogMonths;
import breakeven.core.cycle.RealisedMonth;
import breakeven.core.expression.Text;
import breakeven.core.input.Finding;
import breakeven.core.input.NamedRows;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.Texts;
import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.report.CellSink;
import breakeven.core.report.RealisedColumns;
import breakeven.core.report.TableColumn;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ReviewedWorkbook;
import breakeven.xlsx.read.XlsxFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The months of decisions as {@code Realised} of the input shows them. Nothing is calculated with
 * them: they are held against the log, and what differs is named.
 */
final class RealisedRows extends LogWitnesses.RealisedMonthRows {
  /** Cells of a row that are named. */
  private static final int NAMED = 3;

  /** Rows that are named. */
  private static final int LISTED = 100;

  private static final String NOTHING = "Nothing: the sheet is written from the log";

  private static final double HALF_A_CENT = 0.005;

  /** Amounts that differ by less are the same, as a share of what they come from. */
  private static final double SAME = 1e-9;

  private final String sheet;
  private final String currency;
  private final Map<Integer, LogEntry> lines = new HashMap<>();
  private final LogMonths months;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<LogMonths.Key> found = new HashSet<>();
  private final Map<Integer, Double> paid = new HashMap<>();

  /** Months that an earlier edition of the rules has worked out, and shown otherwise. */
  private final List<String> otherwise = new ArrayList<>();

  private RealisedRows(String sheet, List<LogEntry> log, String currency) {
    this.sheet = sheet;
    this.currency = currency;
    // Of its own: this review adds months to that of the run, which the sheet cannot have yet.
    months = new LogMonths(log);
    log.forEach(line -> lines.put(line.line(), line));
  }

  /** Reads them; null where the workbook has no such sheet of ours. */
  static @Nullable RealisedRows read(XlsxFile book, List<LogEntry> log, String currency) {
    String name = ReviewedWorkbook.ownSheets(book).get(Sheets.REALISED);
    if (name == null) {
      return null;
    }
    RealisedRows rows = new RealisedRows(name, log, currency);
    book.sheet(name)
        .ifPresent(
            sheet -> {
              SheetRows.read(book, sheet, rows.new Decisions());
              SheetRows.read(book, sheet, rows);
            });
    if (!rows.otherwise.isEmpty()) {
      rows.problems.add(
          Finding.info(
                  "",
                  "Months that an earlier edition showed otherwise are written anew: "
                      + Texts.some(rows.otherwise, NAMED),
                  NOTHING)
              .at(name, "", ""));
    }
    return rows;
  }

  /** What a decision's change really cost before month 1, as typed; NaN where it is not. */
  double paid(LogEntry decision) {
    return paid.getOrDefault(decision.line(), Double.NaN);
  }

  /** The table above the months, in which people type what was paid. */
  private final class Decisions extends NamedRows {
    private boolean ended;

    @Override
    protected String name(String text) {
      return RealisedRows.this.name(text);
    }

    @Override
    protected boolean isHeader(Set<String> names) {
      return names.contains(RealisedColumns.PAID);
    }

    @Override
    protected boolean below(int row) {
      ended |= text(RealisedColumns.LINE).equals(RealisedColumns.LINE);
      double line = number(RealisedColumns.LINE);
      double amount = number(RealisedColumns.PAID);
      String text = text(RealisedColumns.PAID);
      if (ended || Double.isNaN(line) || Double.isNaN(amount) && text.isEmpty()) {
        return !ended;
      }
      LogEntry decision = lines.get((int) line);
      boolean read = decision != null && amount >= 0 && !paid.containsKey((int) line);
      if (read) {
        paid.put((int) line, amount);
      } else {
        problems.add(
            new Problem(
                Severity.WARNING,
                sheet,
                new Place("", row, columns().getOrDefault(RealisedColumns.PAID, 0)).cell(),
                decision == null ? "" : decision.workload(),
                RealisedColumns.PAID,
                Double.isNaN(amount) ? text : PlainNumber.text(amount),
                "It is no amount of its own of a decision, and is left out",
                "Type an amount of 0 or more, once for each decision"));
      }
      return true;
    }
  }

  /** What was done to its cells. */
  List<Problem> problems() {
    return problems.subList(0, Math.min(LISTED, problems.size()));
  }

  /**
   * Months that the log had, and the sheet no longer.
   *
   * @param now all months as they are put there anew
   */
  List<Problem> removed(List<RealisedMonth> now) {
    return now.stream()
        .filter(
            month -> {
              var key = new LogMonths.Key(month.decision().line(), month.month());
              return months.compared(month.decision(), month.month()) != null
                  && !found.contains(key);
            })
        .limit(LISTED)
        .map(
            month ->
                new Problem(
                    Severity.WARNING,
                    sheet,
                    "",
                    month.decision().workload(),
                    "",
                    "",
                    month.month() + " was removed; it is put back as Decision log has it",
                    NOTHING))
        .toList();
  }

  // --- one row ---------------------------------------------------------------------------------

  @Override
  void month(int number, LogMonths.Key key) {
    LogEntry decision = lines.get(key.decision());
    ComparedMonth known = decision == null ? null : months.compared(decision, key.month());
    if (decision == null || known == null || !found.add(key)) {
      problems.add(
          problem(
              number,
              decision == null ? "" : decision.workload(),
              "",
              "The row is no month that was compared, or one a second time; it is left out"));
      return;
    }
    List<String> cells = overtyped(known.of(decision, key.month()));
    if (!cells.isEmpty() && known.rules() < ComparedMonth.RULES) {
      otherwise.add(
          "%s of %s, realised saving %s, now %s"
              .formatted(
                  key.month(),
                  decision.workload(),
                  amount(number(RealisedColumns.REALISED)),
                  amount(known.of(decision, key.month()).realisedSaving())));
    } else if (!cells.isEmpty()) {
      problems.add(
          problem(
              number,
              decision.workload(),
              cells.get(0),
              key.month()
                  + " was overtyped: "
                  + Texts.some(cells, NAMED)
                  + (cells.size() == 1 ? " is not" : " are not")
                  + " what Decision log says; the row is put back"));
    }
  }

  private static String amount(double saving) {
    return Double.isNaN(saving) ? "none" : Text.fixed(saving, 2);
  }

  private Problem problem(int number, String workload, String header, String what) {
    double there = number(header);
    return new Problem(
        Severity.WARNING,
        sheet,
        new Place("", number, columns().getOrDefault(header, 0)).cell(),
        workload,
        header,
        Double.isNaN(there) ? text(header) : PlainNumber.text(there),
        what,
        NOTHING);
  }

  /** The headers of all cells that differ from what a month says. */
  private List<String> overtyped(RealisedMonth said) {
    double amounts =
        Math.max(
            Math.max(Math.abs(said.leftCost()), Math.abs(said.nowCost())),
            Math.abs(said.forecastSaving()));
    double tolerance = Math.max(HALF_A_CENT, SAME * amounts);
    List<String> all = new ArrayList<>();
    for (TableColumn<RealisedMonth> column : RealisedColumns.months(currency)) {
      String header = column.head().header();
      if (columns().containsKey(header)) {
        column.value().accept(said, new Compared(header, tolerance, all));
      }
    }
    return all;
  }

  /** Names a cell that shows something else. */
  private final class Compared implements CellSink {
    private final String header;
    private final double tolerance;
    private final List<String> all;

    Compared(String header, double tolerance, List<String> all) {
      this.header = header;
      this.tolerance = tolerance;
      this.all = all;
    }

    @Override
    public void number(double value) {
      if (!(Math.abs(RealisedRows.this.number(header) - value) <= tolerance)) {
        all.add(header);
      }
    }

    @Override
    public void text(String value) {
      if (!RealisedRows.this.text(header).equals(value.strip()) || known(header)) {
        all.add(header);
      }
    }

    @Override
    public void blank() {
      if (known(header) || !RealisedRows.this.text(header).isEmpty()) {
        all.add(header);
      }
    }
  }
}
