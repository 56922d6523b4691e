package breakeven.app.batch;

import breakeven.core.cycle.LogChain;
import breakeven.core.cycle.LogEntry;
import breakeven.core.input.Header;
import breakeven.core.input.TableRows;
import breakeven.core.table.DecisionLog;
import breakeven.xlsx.ooxml.WorkbookSheets;
import breakeven.xlsx.read.XlsxFile;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The decisions that a workbook remembers.
 *
 * @param header where the columns of {@code Decision log} are
 * @param chain its lines
 * @param seal the hash of the last line that was written; empty where none is noted down
 */
public record DecisionLogs(Header header, LogChain chain, String seal) {
  /** The name under which a workbook keeps the hash of the last line. */
  public static final String SEAL = "Bk_DecisionLogEnd";

  /** Reads them; empty where a workbook has none, or a sheet of the user's has the name. */
  public static Optional<DecisionLogs> of(@Nullable XlsxFile workbook) {
    LogChain chain = new LogChain();
    return SheetRows.table(workbook, DecisionLog.TABLE, chain::add)
        .map(TableRows::header)
        .filter(Header::usable)
        .map(header -> new DecisionLogs(header, chain, seal(workbook)));
  }

  private static String seal(@Nullable XlsxFile workbook) {
    return workbook == null ? "" : WorkbookSheets.noted(workbook, SEAL);
  }

  /** The chain of a workbook; without lines where it has none. */
  public static LogChain chain(@Nullable XlsxFile workbook) {
    return of(workbook).map(DecisionLogs::chain).orElseGet(LogChain::new);
  }

  /**
   * What was done to the log of a workbook since it was written: by its chain, else by what the
   * workbook says of it elsewhere.
   */
  public static List<LogChain.Fault> faults(XlsxFile workbook) {
    DecisionLogs log = of(workbook).orElse(null);
    LogChain chain = log == null ? new LogChain() : log.chain();
    List<LogChain.Fault> chained = chain.faults(seal(workbook));
    List<LogChain.Fault> faults =
        chained.isEmpty() ? LogWitnesses.faults(workbook, chain) : chained;
    return faults.isEmpty() || log != null
        ? faults
        : List.of(
            new LogChain.Fault(
                1,
                "The sheet "
                    + DecisionLog.TABLE.sheet()
                    + " is missing"
                    + IgnoredSheets.log(workbook)
                        .map(sheet -> ": " + sheet + " has its headers, give it its name back")
                        .orElse("")));
  }

  /** The number of the last line; 0 where there is none. */
  public int lastLine() {
    LogEntry last = chain.last();
    return last == null ? 0 : last.line();
  }

  /** The last row with a line, from 1; the header row where there is none. */
  public int lastRow() {
    return chain.lines().stream().mapToInt(LogChain.Line::row).max().orElse(header.row());
  }
}
