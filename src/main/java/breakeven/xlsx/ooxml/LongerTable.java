package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.Relation;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The table that a sheet's rows form, so that rows or columns can be added to it. */
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

  /** Its cells. */
  CellRange range() {
    return range;
  }

  /** Its definition, which may be changed. */
  Document document() {
    return document;
  }

  /** The table's part, for data up to a later row. */
  public byte[] upTo(int row) {
    resize(range.withLastRow(row + totals()), filter -> filter.withLastRow(row));
    return Dom.bytes(document);
  }

  /** Gives it other cells, and so its filter. */
  void resize(CellRange cells, UnaryOperator<CellRange> filtered) {
    Element table = document.getDocumentElement();
    table.setAttribute("ref", cells.toString());
    Element filter = Dom.child(table, "autoFilter");
    CellRange before = filter == null ? null : CellRange.parse(filter.getAttribute("ref"));
    if (filter != null && before != null) {
      filter.setAttribute("ref", filtered.apply(before).toString());
    }
  }
}
