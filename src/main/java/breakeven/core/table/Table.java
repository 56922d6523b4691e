package breakeven.core.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One input sheet.
 *
 * @param sheet the sheet's name
 * @param columns its columns in the order of the template
 * @param purpose one sentence: what a row is
 */
public record Table(String sheet, List<Column> columns, String purpose) {
  /** A table is known by its sheet. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Table table && sheet.equals(table.sheet);
  }

  /** What the amounts of a row are in; null where all are in the reporting currency. */
  public @Nullable Column currency() {
    return columns.stream()
        .filter(column -> column.header().equals("Currency"))
        .findFirst()
        .orElse(null);
  }

  @Override
  public int hashCode() {
    return sheet.hashCode();
  }
}
