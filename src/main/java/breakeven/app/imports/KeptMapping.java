package breakeven.app.imports;

import breakeven.app.batch.SheetRows;
import breakeven.core.input.TableRows;
import breakeven.core.table.UsageMapping;
import breakeven.exchange.usage.Mapping;
import breakeven.exchange.usage.NamedColumns;
import breakeven.exchange.usage.UsageFault;
import breakeven.workbook.write.SheetUpsert;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.XlsxFile;
import java.util.Optional;

/**
 * The sheet {@code Usage mapping} of a workbook, and the columns that are given for the files at
 * hand, which it is to keep for later ones.
 *
 * @param said what becomes of columns that were given, in words; empty where nothing is to be said.
 */
record KeptMapping(Mapping mapping, String said) {

  /**
   * Reads the sheet; without one there are no rows.
   *
   * @param given what is said with the files
   * @param file the name of the first file, by which later ones of its kind are called
   * @throws BadInput where a row cannot be read
   */
  static KeptMapping read(ImportBook book, Mapping given, String file) {
    Mapping known = known(book.workbook());
    if (given.columns().isEmpty()) {
      return new KeptMapping(known, "");
    }
    // The days and months in a name are those of one export.
    NamedColumns columns = given.columns().get(0).from(file.replaceAll("\\d+", "*"));
    NamedColumns kept = known.kept(columns.source());
    Mapping all = known.with(columns);
    String sheet = UsageMapping.TABLE.sheet();
    if (kept == null) {
      SheetUpsert upsert =
          book.sheet(
              UsageMapping.TABLE,
              "columns",
              "remove rows that are no longer needed",
              at -> rows(at).map(SheetUpsert.Place::of));
      Mapping.rows(columns).forEach(upsert::add);
      return new KeptMapping(
          all,
          sheet + " keeps the columns of " + columns.source() + ": later imports need no --map");
    }
    return new KeptMapping(
        all,
        kept.same(columns)
            ? ""
            : sheet
                + " has other columns of "
                + columns.source()
                + ", and stays: type the new ones there, or later imports need --map again");
  }

  /**
   * What the sheet says; nothing where there is none.
   *
   * @throws BadInput where a row cannot be read
   */
  static Mapping known(XlsxFile workbook) {
    try {
      return rows(workbook).map(Mapping::of).orElse(Mapping.NONE);
    } catch (UsageFault e) {
      throw new BadInput(
          workbook.path() + ": " + UsageMapping.TABLE.sheet() + ": " + e.getMessage(), e);
    }
  }

  private static Optional<TableRows> rows(XlsxFile workbook) {
    return SheetRows.table(workbook, UsageMapping.TABLE, null)
        .map(rows -> SheetRows.usable(workbook, rows));
  }
}
