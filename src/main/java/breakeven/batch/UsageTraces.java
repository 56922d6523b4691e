package breakeven.batch;

import breakeven.guard.Bills;
import breakeven.input.Header;
import breakeven.input.Source;
import breakeven.input.TableReader;
import breakeven.input.TableRows;
import breakeven.input.Texts;
import breakeven.model.Place;
import breakeven.read.SheetInfo;
import breakeven.read.XlsxFile;
import breakeven.report.BilledUsage;
import breakeven.table.ImportedUsage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sheet that notes down where imported usage comes from. */
public final class UsageTraces {
  private UsageTraces() {}

  /** Its rows; empty where a workbook has none, or a sheet of the user's has its name. */
  public static Optional<TableRows> of(XlsxFile workbook) {
    Optional<SheetInfo> sheet = workbook.sheet(ImportedUsage.TABLE.sheet());
    if (sheet.isEmpty() || !sheet.get().worksheet()) {
      return Optional.empty();
    }
    TableReader reader = new TableReader(ImportedUsage.TABLE, Source.sheet(sheet.get().name()));
    workbook.readSheet(sheet.get(), reader);
    return Optional.of(reader.finish()).filter(rows -> rows.header().usable());
  }

  /** What came of the bills; null where no bill could be held against prices. */
  static @Nullable BilledUsage billed(@Nullable XlsxFile workbook) {
    TableRows rows = workbook == null ? null : of(workbook).orElse(null);
    if (rows == null) {
      return null;
    }
    Map<String, TableRows.Row> last = new LinkedHashMap<>();
    for (TableRows.Row row : rows.rows()) {
      last.put(Texts.fold(String.valueOf(row.text(ImportedUsage.WORKLOAD))), row);
    }
    int compared = 0;
    int apart = 0;
    for (TableRows.Row row : last.values()) {
      double billed = row.number(ImportedUsage.BILLED_COST);
      double priced = row.number(ImportedUsage.PRICED_COST);
      if (!Double.isNaN(billed) && !Double.isNaN(priced)) {
        compared++;
        apart += Bills.agree(billed, priced) ? 0 : 1;
      }
    }
    return compared == 0 ? null : new BilledUsage(compared, apart, head(rows.header()));
  }

  private static Place head(Header header) {
    return Objects.requireNonNull(header.place(header.row(), ImportedUsage.BILLED_COST));
  }
}
