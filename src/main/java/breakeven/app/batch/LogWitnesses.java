package breakeven.app.batch;

import breakeven.core.cycle.ActualMonth;
import breakeven.core.cycle.LogChain;
import breakeven.core.cycle.LogEnd;
import breakeven.core.cycle.LogEntry;
import breakeven.core.cycle.LogMonths;
import breakeven.core.input.CellType;
import breakeven.core.input.NamedRows;
import breakeven.core.input.RowHandler;
import breakeven.core.input.Texts;
import breakeven.core.report.RealisedColumns;
import breakeven.core.table.Actuals;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ReviewedWorkbook;
import breakeven.xlsx.read.XlsxFile;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a reviewed workbook says of its log elsewhere: a log that was cut contradicts it. */
final class LogWitnesses {
  private final XlsxFile book;
  private final Map<String, LogEnd> ends = new LinkedHashMap<>();
  private final Set<LogMonths.Key> compared = new HashSet<>();

  private LogWitnesses(XlsxFile book) {
    this.book = book;
    ends.put("the properties of this file", ReviewFacts.logEnd(book));
    Map<String, String> ours = ReviewedWorkbook.ownSheets(book);
    Facts facts = new Facts();
    read(ours.get(Sheets.RUN_LOG), facts);
    ends.put(Sheets.RUN_LOG, facts.end());
    read(ours.get(Sheets.REALISED), new Months());
    int last = compared.stream().mapToInt(LogMonths.Key::decision).max().orElse(0);
    ends.put(Sheets.REALISED, new LogEnd(last, ""));
  }

  private void read(@Nullable String sheet, RowHandler rows) {
    if (sheet != null) {
      book.sheet(sheet).ifPresent(info -> SheetRows.read(book, info, rows));
    }
  }

  /** Where a log contradicts what its workbook says of it. */
  static List<LogChain.Fault> faults(XlsxFile book, LogChain chain) {
    return new LogWitnesses(book).against(chain);
  }

  /** The end that most lines are known of. */
  static LogEnd noted(XlsxFile book) {
    return new LogWitnesses(book)
        .ends.values().stream().max(Comparator.comparingInt(LogEnd::lines)).orElse(LogEnd.NONE);
  }

  private List<LogChain.Fault> against(LogChain chain) {
    List<LogChain.Fault> faults = new ArrayList<>();
    ends.forEach(
        (name, end) -> {
          if (faults.isEmpty()) {
            chain.fault(end, name).ifPresent(faults::add);
          }
        });
    if (faults.isEmpty()) {
      months(chain, faults);
    }
    return faults;
  }

  /** Months that were compared, as {@code Realised} shows, and of which the log has no line. */
  private void months(LogChain chain, List<LogChain.Fault> faults) {
    LogMonths known = new LogMonths(chain.entries());
    Map<Integer, LogChain.Line> lines = new HashMap<>();
    chain.lines().forEach(line -> lines.put(line.entry().line(), line));
    Set<String> billed = billed();
    compared.stream()
        .sorted(
            Comparator.comparingInt(LogMonths.Key::decision).thenComparing(LogMonths.Key::month))
        .forEach(
            key -> {
              LogChain.Line line = lines.get(key.decision());
              if (line != null
                  && known.compared(line.entry(), key.month()) == null
                  && isBilled(billed, line.entry(), key.month())) {
                faults.add(
                    new LogChain.Fault(
                        line.row(),
                        "The line that compared "
                            + key.month()
                            + " of line "
                            + key.decision()
                            + " was removed, by "
                            + Sheets.REALISED
                            + " and "
                            + Sheets.ACTUALS));
              }
            });
  }

  private static boolean isBilled(Set<String> billed, LogEntry decision, YearMonth month) {
    return billed.contains(key(decision.workload(), month))
        || !decision.id().isEmpty() && billed.contains(key("\n" + decision.id(), month));
  }

  private Set<String> billed() {
    Set<String> billed = new HashSet<>();
    SheetRows.table(
        book,
        Actuals.TABLE,
        row -> {
          ActualMonth month = ActualMonth.of(row);
          if (month != null) {
            billed.add(key(month.workload(), month.month()));
            billed.add(key("\n" + month.id(), month.month()));
          }
        });
    return billed;
  }

  private static String key(String name, YearMonth month) {
    return Texts.fold(name) + "\n" + month;
  }

  /** Two facts of the run log, each behind its name. */
  private static final class Facts implements RowHandler {
    private String name = "";
    private double lines;
    private String hash = "";

    LogEnd end() {
      return lines > 0 ? new LogEnd((int) lines, hash) : LogEnd.NONE;
    }

    @Override
    public void startRow(int row) {
      name = "";
    }

    @Override
    public void cell(int column, CellType type, double number, @Nullable String text) {
      if (name.equals(RunReport.LOG_LINES) && type == CellType.NUMBER) {
        lines = number;
      } else if (name.equals(RunReport.LOG_HASH) && text != null) {
        hash = text.strip();
      }
      name = text == null ? "" : text.strip();
    }

    @Override
    public boolean endRow(int row) {
      return true;
    }
  }

  /** The months of decisions on {@code Realised}. */
  private final class Months extends RealisedMonthRows {
    @Override
    void month(int row, LogMonths.Key key) {
      compared.add(key);
    }
  }

  /** The rows of {@code Realised} that were compared, by decision and month. */
  abstract static class RealisedMonthRows extends NamedRows {
    /** Takes a row with a month that was compared. */
    abstract void month(int row, LogMonths.Key key);

    /** A header without its unit. */
    @Override
    protected String name(String text) {
      int bracket = text.indexOf(" (");
      return (bracket < 0 ? text : text.substring(0, bracket)).strip();
    }

    @Override
    protected boolean isHeader(Set<String> names) {
      return names.contains(RealisedColumns.PRICES_OF);
    }

    @Override
    protected boolean below(int row) {
      if (known(RealisedColumns.LINE)
          && known(RealisedColumns.MONTH)
          && known(RealisedColumns.PRICES_OF)) {
        LocalDate day = LocalDate.ofEpochDay((long) number(RealisedColumns.MONTH));
        month(row, new LogMonths.Key((int) number(RealisedColumns.LINE), YearMonth.from(day)));
      }
      return true;
    }

    final boolean known(String header) {
      return !Double.isNaN(number(header));
    }
  }
}
