package breakeven.app.batch;

import breakeven.core.cycle.LogEntry;
import breakeven.core.table.Column;
import breakeven.core.table.DecisionLog;
import breakeven.workbook.write.ReviewedWorkbook.AddedTable;
import breakeven.workbook.write.SheetEdits;
import breakeven.workbook.write.SheetLook;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.XlsxFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * New lines of {@code Decision log}, chained to those that are there: first the sheet where the
 * workbook has none, with the lines by which its columns get their widths, then the others.
 */
public final class LogLines {
  /** Lines of a new sheet that are written with it. */
  private static final int SAMPLE = 100;

  private final List<LogEntry> chained = new ArrayList<>();
  private final int made;

  /**
   * @param known the log that the workbook has; null where it has none
   * @param entries the new lines, not chained yet
   */
  public LogLines(@Nullable DecisionLogs known, List<LogEntry> entries) {
    LogEntry last = known == null ? null : known.chain().last();
    for (LogEntry entry : entries) {
      last = entry.behind(last);
      chained.add(last);
    }
    made = known == null ? Math.min(SAMPLE, chained.size()) : 0;
  }

  /**
   * Refuses to write where a sheet that is no log has its name.
   *
   * @param known the log that the workbook has; null where it has none
   */
  public static void requireRoom(XlsxFile workbook, @Nullable DecisionLogs known) {
    String name = DecisionLog.TABLE.sheet();
    if (known == null && workbook.sheet(name).isPresent()) {
      throw new BadInput(
          workbook.path()
              + ": the sheet "
              + name
              + " has not the headers of a log: give it another name and run again");
    }
  }

  /** The sheet, where the workbook lacks it. */
  public List<AddedTable> lacking() {
    return made == 0
        ? List.of()
        : List.of(new AddedTable(DecisionLog.TABLE, typed(chained.subList(0, made))));
  }

  /** The lines that a sheet that is there gets; null where there are none. */
  public SheetEdits.@Nullable SheetEdit edit(XlsxFile workbook) {
    List<Map<Column, String>> rows = typed(chained.subList(made, chained.size()));
    if (rows.isEmpty()) {
      return null;
    }
    DecisionLogs log = DecisionLogs.of(workbook).orElseThrow();
    int last = log.lastRow();
    return new SheetEdits.SheetEdit(
        log.sheet(),
        log.header(),
        SheetLook.of(workbook, log.sheet().part(), log.header(), row -> row == last),
        null,
        "decisions",
        "apply fewer of them",
        last,
        Map.of(),
        rows.size(),
        rows::iterator);
  }

  /** What the workbook notes down beside them: the hash of the last one. */
  public Map<String, String> seal() {
    return chained.isEmpty()
        ? Map.of()
        : Map.of(DecisionLogs.SEAL, chained.get(chained.size() - 1).hash());
  }

  private static List<Map<Column, String>> typed(List<LogEntry> entries) {
    return entries.stream().map(LogEntry::cellTexts).toList();
  }
}
