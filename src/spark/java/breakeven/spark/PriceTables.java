package breakeven.spark;

import breakeven.app.batch.SheetRows;
import breakeven.core.evaluation.RecordedTables;
import breakeven.core.table.Table;
import breakeven.core.table.Tables;
import breakeven.core.table.Workloads;
import breakeven.workbook.write.ShippedTables;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.Temporary;
import breakeven.xlsx.read.XlsxFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Reads the tables of prices and assumptions, on the driver. */
final class PriceTables {
  private PriceTables() {}

  /**
   * Reads the tables.
   *
   * @param book a workbook, wherever Hadoop finds it; empty: the shipped tables alone
   * @throws BadInput where it is no workbook
   */
  static RecordedTables read(String book, Configuration hadoop) throws IOException {
    RecordedTables tables = new RecordedTables();
    for (Table table : Tables.ALL) {
      if (table != Workloads.TABLE) {
        ShippedTables.pass(table, tables.shipped(table));
      }
    }
    if (!book.isEmpty()) {
      java.nio.file.Path local = Temporary.file(".xlsx");
      Path path = new Path(book);
      try (InputStream in = path.getFileSystem(hadoop).open(path)) {
        Files.copy(in, local, StandardCopyOption.REPLACE_EXISTING);
        read(local, tables);
      } catch (FileNotFoundException e) {
        throw new BadInput(book + " does not exist or is not a file: check the name", e);
      } catch (BadInput e) {
        throw new BadInput(String.valueOf(e.getMessage()).replace(local.toString(), book), e);
      } finally {
        Files.deleteIfExists(local);
      }
    }
    return tables;
  }

  private static void read(java.nio.file.Path book, RecordedTables tables) {
    try (XlsxFile workbook = XlsxFile.open(book)) {
      for (Table table : Tables.ALL) {
        Optional<SheetInfo> sheet = workbook.sheet(table.sheet());
        if (table != Workloads.TABLE && sheet.isPresent()) {
          SheetRows.read(workbook, sheet.get(), tables.book(table));
        }
      }
    }
  }
}
