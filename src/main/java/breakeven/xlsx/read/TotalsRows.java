package breakeven.xlsx.read;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/**
 * The totals rows of the tables on a sheet. A spreadsheet shows them below the last row of the
 * table; they sum what is above and are no row of it, so their cells are not passed on.
 */
record TotalsRows(List<CellRangeAddress> areas) {

  /** Those of a sheet's part. */
  static TotalsRows of(XlsxFile file, String sheetPart) {
    List<CellRangeAddress> areas = new ArrayList<>();
    for (Relation relation : file.relations(sheetPart)) {
      if (relation.type().equals("table") && !relation.external() && file.has(relation.target())) {
        read(file, relation.target(), areas);
      }
    }
    return new TotalsRows(areas);
  }

  private static void read(XlsxFile file, String part, List<CellRangeAddress> areas) {
    XmlText.visit(
        file.open(part),
        file.where(part),
        (xml, depth) -> {
          int rows = count(XmlText.attribute(xml, "totalsRowCount"));
          CellRangeAddress table = range(XmlText.attribute(xml, "ref"));
          if (depth == 1 && rows > 0 && table != null) {
            table.setFirstRow(Math.max(table.getFirstRow(), table.getLastRow() - rows + 1));
            areas.add(table);
          }
        });
  }

  private static int count(@Nullable String text) {
    return text != null && text.strip().matches("[0-9]{1,6}") ? Integer.parseInt(text.strip()) : 0;
  }

  /** The cells of a range; null where it cannot be read: nothing is found there then. */
  static @Nullable CellRangeAddress range(@Nullable String ref) {
    try {
      return ref == null ? null : CellRangeAddress.valueOf(ref);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Passes on every cell but those of totals rows. */
  SheetHandler without(SheetHandler handler) {
    return areas.isEmpty() ? handler : new Others(handler);
  }

  private boolean holds(int row, int column) {
    for (CellRangeAddress area : areas) {
      if (area.isInRange(row - 1, column)) {
        return true;
      }
    }
    return false;
  }

  private final class Others implements SheetHandler {
    private final SheetHandler handler;
    private int row;

    Others(SheetHandler handler) {
      this.handler = handler;
    }

    @Override
    public void startRow(int row) {
      this.row = row;
      handler.startRow(row);
    }

    @Override
    public void cell(int column, CellKind type, double number, @Nullable String text) {
      if (!holds(row, column)) {
        handler.cell(column, type, number, text);
      }
    }

    @Override
    public boolean wants(int column) {
      return handler.wants(column);
    }

    @Override
    public boolean endRow(int row) {
      return handler.endRow(row);
    }

    @Override
    public void hidden(BitSet rows, BitSet columns) {
      handler.hidden(rows, columns);
    }

    @Override
    public void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {
      handler.merged(firstRow, firstColumn, lastRow, lastColumn);
    }
  }
}
