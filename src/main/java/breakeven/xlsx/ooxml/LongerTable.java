package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.Relation;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The table that a sheet's rows form, so that rows can be added behind its last one. */
public final class LongerTable {
  private final String part;
  private final Document document;
  private final CellRange range;

  private LongerTable(String part, Document document, CellRange range) {
    this.part = part;
    this.document = document;
    this.range = range;
  }

  /** The table that holds a header row; null where none does. */
  public static @Nullable LongerTable of(XlsxFile file, SheetInfo sheet, int headerRow) {
    for (Relation relation : file.relations(sheet.part())) {
      if (relation.type().equals("table") && !relation.external() && file.has(relation.target())) {
        String part = file.storedName(relation.target());
        Document document = Dom.read(file.open(part), file.path() + ": the part " + part);
        CellRange range = CellRange.parse(document.getDocumentElement().getAttribute("ref"));
        if (range != null && range.firstRow() <= headerRow && headerRow <= range.lastRow()) {
          return new LongerTable(part, document, range);
        }
      }
    }
    return null;
  }

  private int totals() {
    String rows = document.getDocumentElement().getAttribute("totalsRowCount").strip();
    return rows.matches("[0-9]{1,6}") ? Integer.parseInt(rows) : 0;
  }

  /** The part that defines the table. */
  public String part() {
    return part;
  }

  /** Whether a row of totals is below its data. */
  public boolean hasTotals() {
    return totals() > 0;
  }

  /** The last row for data; the totals row, where there is one, is below it. */
  public int lastRow() {
    return range.lastRow() - totals();
  }

  /** The table's part, for data up to a later row. */
  public byte[] upTo(int row) {
    Element table = document.getDocumentElement();
    table.setAttribute("ref", range.withLastRow(row + totals()).toString());
    Element filter = Dom.child(table, "autoFilter");
    CellRange filtered = filter == null ? null : CellRange.parse(filter.getAttribute("ref"));
    if (filter != null && filtered != null) {
      filter.setAttribute("ref", filtered.withLastRow(row).toString());
    }
    return Dom.bytes(document);
  }
}
