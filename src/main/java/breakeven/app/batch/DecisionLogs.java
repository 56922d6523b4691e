package breakeven.app.batch;

import breakeven.core.cycle.LogChain;
import breakeven.core.cycle.LogEntry;
import breakeven.core.input.Header;
import breakeven.core.input.Source;
import breakeven.core.input.TableReader;
import breakeven.core.table.DecisionLog;
import breakeven.xlsx.ooxml.WorkbookSheets;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The decisions that a workbook remembers.
 *
 * @param sheet the sheet {@code Decision log}
 * @param header where its columns are
 * @param chain its lines
 * @param seal the hash of the last line that was written; empty where none is noted down
 */
public record DecisionLogs(SheetInfo sheet, Header header, LogChain chain, String seal) {
  /** The name under which a workbook keeps the hash of the last line. */
  public static final String SEAL = "Bk_DecisionLogEnd";

  /** Reads them; empty where a workbook has none, or a sheet of the user's has the name. */
  public static Optional<DecisionLogs> of(@Nullable XlsxFile workbook) {
    Optional<SheetInfo> sheet =
        workbook == null ? Optional.empty() : workbook.sheet(DecisionLog.TABLE.sheet());
    if (workbook == null || sheet.isEmpty() || !sheet.get().worksheet()) {
      return Optional.empty();
    }
    LogChain chain = new LogChain();
    TableReader reader =
        new TableReader(DecisionLog.TABLE, Source.sheet(sheet.get().name()), chain::add);
    SheetRows.read(workbook, sheet.get(), reader);
    Header header = reader.finish().header();
    return header.usable()
        ? Optional.of(
            new DecisionLogs(sheet.get(), header, chain, WorkbookSheets.noted(workbook, SEAL)))
        : Optional.empty();
  }

  /** The chain of a workbook; without lines where it has none. */
  public static LogChain chain(@Nullable XlsxFile workbook) {
    return of(workbook).map(DecisionLogs::chain).orElseGet(LogChain::new);
  }

  /** What was done to the log of a workbook since it was written, a removed sheet too. */
  public static List<LogChain.Fault> faults(XlsxFile workbook) {
    return of(workbook)
        .map(DecisionLogs::faults)
        .orElseGet(() -> new LogChain().faults(WorkbookSheets.noted(workbook, SEAL)));
  }

  private List<LogChain.Fault> faults() {
    return chain.faults(seal);
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
