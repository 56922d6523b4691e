package breakeven.app.imports;

import breakeven.app.batch.SheetRows;
import breakeven.core.input.Source;
import breakeven.core.input.TableReader;
import breakeven.core.input.TableRows;
import breakeven.core.table.Column;
import breakeven.core.table.UsageMapping;
import breakeven.exchange.usage.Mapping;
import breakeven.exchange.usage.NamedColumns;
import breakeven.exchange.usage.UsageFault;
import breakeven.workbook.write.ReviewedWorkbook.AddedTable;
import breakeven.workbook.write.SheetEdits;
import breakeven.workbook.write.SheetLook;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sheet {@code Usage mapping} of a workbook, and the columns that are given for the files at
 * hand, which it is to keep for later ones.
 */
final class KeptMapping {
  private final Mapping mapping;
  private final List<Map<Column, String>> added;
  private final String said;

  private KeptMapping(Mapping mapping, List<Map<Column, String>> added, String said) {
    this.mapping = mapping;
    this.added = added;
    this.said = said;
  }

  /**
   * Reads the sheet; without one there are no rows.
   *
   * @param given what is said with the files
   * @param file the name of the first file, by which later ones of its kind are called
   * @throws BadInput where a row cannot be read
   */
  static KeptMapping read(XlsxFile workbook, Mapping given, String file) {
    TableRows rows = rows(workbook).orElse(null);
    Mapping known;
    try {
      known = rows == null ? Mapping.NONE : Mapping.of(rows);
    } catch (UsageFault e) {
      throw new BadInput(
          workbook.path() + ": " + UsageMapping.TABLE.sheet() + ": " + e.getMessage(), e);
    }
    if (given.columns().isEmpty()) {
      return new KeptMapping(known, List.of(), "");
    }
    // The days and months in a name are those of one export.
    NamedColumns columns = given.columns().get(0).from(file.replaceAll("\\d+", "*"));
    NamedColumns kept = known.kept(columns.source());
    Mapping all = known.with(columns);
    String sheet = UsageMapping.TABLE.sheet();
    if (kept == null) {
      return new KeptMapping(
          all,
          Mapping.rows(columns),
          sheet + " keeps the columns of " + columns.source() + ": later imports need no --map");
    }
    return new KeptMapping(
        all,
        List.of(),
        kept.same(columns)
            ? ""
            : sheet
                + " has other columns of "
                + columns.source()
                + ", and stays: type the new ones there, or later imports need --map again");
  }

  private static Optional<TableRows> rows(XlsxFile workbook) {
    Optional<SheetInfo> sheet =
        workbook.sheet(UsageMapping.TABLE.sheet()).filter(SheetInfo::worksheet);
    return sheet.map(
        found -> {
          TableReader reader = new TableReader(UsageMapping.TABLE, Source.sheet(found.name()));
          SheetRows.read(workbook, found, reader);
          TableRows rows = reader.finish();
          if (!rows.header().usable()) {
            throw new BadInput(workbook.path() + ": " + rows.header().failure());
          }
          return rows;
        });
  }

  Mapping mapping() {
    return mapping;
  }

  /** What becomes of columns that were given, in words; empty where nothing is to be said. */
  String said() {
    return said;
  }

  /** Whether the sheet gets rows. */
  boolean any() {
    return !added.isEmpty();
  }

  /** The sheet with its rows, where the workbook has none. */
  List<AddedTable> lacking(XlsxFile workbook) {
    return any() && workbook.sheet(UsageMapping.TABLE.sheet()).isEmpty()
        ? List.of(new AddedTable(UsageMapping.TABLE, added))
        : List.of();
  }

  /**
   * The rows below those of the sheet.
   *
   * @param there whether the workbook had the sheet before it got what it lacked
   */
  List<SheetEdits.SheetEdit> edits(XlsxFile workbook, boolean there) {
    @Nullable TableRows known = there && any() ? rows(workbook).orElse(null) : null;
    if (known == null) {
      return List.of();
    }
    SheetInfo info = workbook.sheet(UsageMapping.TABLE.sheet()).orElseThrow();
    int last = known.header().row();
    for (TableRows.Row row : known.rows()) {
      last = Math.max(last, row.sheetRow());
    }
    List<SheetEdits.SheetEdit> edits = new ArrayList<>();
    edits.add(
        new SheetEdits.SheetEdit(
            info,
            known.header(),
            SheetLook.of(workbook, info.part(), known.header()),
            null,
            "columns",
            "remove rows that are no longer needed",
            last,
            Map.of(),
            added.size(),
            added::iterator));
    return edits;
  }
}
