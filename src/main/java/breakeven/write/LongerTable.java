package breakeven.write;

import breakeven.read.BadInput;
import breakeven.read.Relation;
import breakeven.read.SheetInfo;
import breakeven.read.XlsxFile;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The table that a sheet's rows form, so that rows can be added behind its last one. */
final class LongerTable {
  private final String part;
  private final Document document;
  private final CellRange range;

  private LongerTable(String part, Document document, CellRange range) {
    this.part = part;
    this.document = document;
    this.range = range;
  }

  /** The table that holds a header row; null where none does. */
  static @Nullable LongerTable of(XlsxFile file, SheetInfo sheet, int headerRow) {
    for (Relation relation : file.relations(sheet.part())) {
      if (relation.type().equals("table") && !relation.external() && file.has(relation.target())) {
        String part = file.storedName(relation.target());
        Document document = Dom.read(file.open(part), file.path() + ": the part " + part);
        CellRange range = CellRange.parse(document.getDocumentElement().getAttribute("ref"));
        if (range != null && range.firstRow() <= headerRow && headerRow <= range.lastRow()) {
          refuseTotals(file, sheet, document.getDocumentElement());
          return new LongerTable(part, document, range);
        }
      }
    }
    return null;
  }

  private static void refuseTotals(XlsxFile file, SheetInfo sheet, Element table) {
    String totals = table.getAttribute("totalsRowCount");
    if (!totals.isEmpty() && !totals.equals("0")) {
      throw new BadInput(
          file.path()
              + ": the table on "
              + sheet.name()
              + " has a totals row, below which no price can be added: switch it off (Table Design,"
              + " Total Row), import, and switch it on again");
    }
  }

  String part() {
    return part;
  }

  int lastRow() {
    return range.lastRow();
  }

  /** The table's part, for rows up to a later one. */
  byte[] upTo(int row) {
    Element table = document.getDocumentElement();
    table.setAttribute("ref", range.withLastRow(row).toString());
    Element filter = Dom.child(table, "autoFilter");
    CellRange filtered = filter == null ? null : CellRange.parse(filter.getAttribute("ref"));
    if (filter != null && filtered != null) {
      filter.setAttribute("ref", filtered.withLastRow(row).toString());
    }
    return Dom.bytes(document);
  }
}
