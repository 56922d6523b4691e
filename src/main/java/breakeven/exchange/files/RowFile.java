package breakeven.exchange.files;

import breakeven.core.input.RowHandler;
import breakeven.core.table.Table;
import breakeven.xlsx.read.BadInput;
import java.nio.file.Path;
import java.util.Locale;

/** A list that is a file of its own, without a workbook around it. It may be read several times. */
public interface RowFile {
  /**
   * Passes the cells, or until the handler wants no more. Rows are counted from 1, also beyond the
   * last that a spreadsheet can hold; empty cells are left out.
   *
   * @throws BadInput where it cannot be read
   */
  void read(RowHandler handler);

  /**
   * Finds out how a file is written: as Parquet where its name says so, else as text.
   *
   * @param table what is listed
   * @throws BadInput where it is neither
   */
  static RowFile of(Path path, Table table) {
    return isParquet(path) ? ParquetFile.typed(path) : CsvFile.of(path, table);
  }

  /** Whether a file is Parquet, by its name. */
  static boolean isParquet(Path path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
  }
}
