package breakeven.app.batch;

import breakeven.core.cycle.LogEntry;
import breakeven.core.input.Header;
import breakeven.core.table.Column;
import breakeven.core.table.DecisionLog;
import breakeven.workbook.write.ReviewedWorkbook;
import breakeven.workbook.write.SheetUpsert;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.XlsxFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** New lines of {@code Decision log}, chained to those that are there. */
public final class LogLines implements Closeable {
  private final SheetUpsert sheet;
  private String end = "";

  /**
   * The lines that follow those of a workbook.
   *
   * @param known the log that the workbook has; null where it has none
   * @param entries the new lines, not chained yet
   */
  public LogLines(@Nullable DecisionLogs known, List<LogEntry> entries) {
    sheet =
        new SheetUpsert(
            DecisionLog.TABLE,
            "decisions",
            "apply fewer of them",
            workbook ->
                DecisionLogs.of(workbook)
                    .map(log -> new SheetUpsert.Place(log.header().completed(), log.lastRow())));
    if (known != null && !entries.isEmpty()) {
      sheet.change(known.header().row(), laterColumns(known.header()));
    }
    LogEntry last = known == null ? null : known.chain().last();
    for (LogEntry entry : entries) {
      last = entry.behind(last);
      end = last.hash();
      sheet.add(last.cellTexts());
    }
  }

  /** The headers of columns that an earlier edition of the log had not. */
  private static Map<Column, String> laterColumns(Header header) {
    return DecisionLog.TABLE.columns().stream()
        .filter(column -> header.indexOf(column) < 0)
        .collect(Collectors.toMap(column -> column, Column::title));
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

  /**
   * Writes a workbook with them, and notes down the hash of the last one.
   *
   * @param others what else is typed
   */
  public void write(XlsxFile workbook, List<SheetUpsert> others, Path out) throws IOException {
    SheetUpsert.write(
        workbook, Stream.concat(others.stream(), Stream.of(sheet)).toList(), notes(), out);
  }

  private Map<String, String> notes() {
    return end.isEmpty() ? Map.of() : Map.of(DecisionLogs.SEAL, end);
  }

  /** The same for a workbook that is written with results. */
  ReviewedWorkbook.Logged logged() {
    return new ReviewedWorkbook.Logged(sheet, notes());
  }

  @Override
  public void close() throws IOException {
    sheet.close();
  }
}
