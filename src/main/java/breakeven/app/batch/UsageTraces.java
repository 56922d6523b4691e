package breakeven.app.batch;

import breakeven.core.guard.Bills;
import breakeven.core.input.Header;
import breakeven.core.input.TableRows;
import breakeven.core.input.Texts;
import breakeven.core.model.Place;
import breakeven.core.report.BilledUsage;
import breakeven.core.table.ImportedUsage;
import breakeven.xlsx.read.XlsxFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sheet that notes down where imported usage comes from. */
public final class UsageTraces {
  private UsageTraces() {}

  /** Its rows; empty where a workbook has none, or a sheet of the user's has its name. */
  public static Optional<TableRows> of(@Nullable XlsxFile workbook) {
    return SheetRows.table(workbook, ImportedUsage.TABLE, null)
        .filter(rows -> rows.header().usable());
  }

  /** What came of the bills; null where no bill could be held against prices. */
  static @Nullable BilledUsage billed(@Nullable XlsxFile workbook) {
    TableRows rows = of(workbook).orElse(null);
    if (rows == null) {
      return null;
    }
    Map<String, Integer> last = new HashMap<>();
    rows.rows().forEach(row -> last.put(workload(row), row.sheetRow()));
    int apart = 0;
    boolean any = false;
    for (TableRows.Row row : rows.rows()) {
      double billed = row.number(ImportedUsage.BILLED_COST);
      double priced = row.number(ImportedUsage.PRICED_COST);
      int at = row.sheetRow();
      if (Integer.valueOf(at).equals(last.get(workload(row)))
          && !Double.isNaN(billed)
          && !Double.isNaN(priced)) {
        apart += Bills.agree(billed, priced) ? 0 : 1;
        any = true;
      }
    }
    Header header = rows.header();
    Place head = header.place(header.row(), ImportedUsage.BILLED_COST);
    return any ? new BilledUsage(apart, Objects.requireNonNull(head)) : null;
  }

  private static String workload(TableRows.Row row) {
    return Texts.fold(String.valueOf(row.text(ImportedUsage.WORKLOAD)));
  }
}
