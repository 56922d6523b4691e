package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.Relation;
import breakeven.xlsx.read.XlsxFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The cells that drawings of a sheet cover: charts, pictures, slicers, shapes. */
public final class Drawings {
  private Drawings() {}

  /**
   * The range under each drawing of a sheet, in the order of the file. Of one that is anchored by a
   * single cell only that cell is known; one that is anchored by none is left out.
   */
  public static List<CellRange> of(XlsxFile file, String sheetPart) {
    List<CellRange> covered = new ArrayList<>();
    for (Relation relation : file.relations(sheetPart)) {
      if (relation.type().equals("drawing") && file.has(relation.target())) {
        String part = relation.target();
        Document drawing = Dom.read(file.open(part), file.path() + ": the part " + part);
        NodeList starts = drawing.getElementsByTagNameNS("*", "from");
        for (int i = 0; i < starts.getLength(); i++) {
          Element from = (Element) starts.item(i);
          Element to = Dom.child(from.getParentNode(), "to");
          int row = number(from, "row");
          int column = number(from, "col");
          covered.add(
              new CellRange(
                  row + 1,
                  column,
                  to == null ? row + 1 : number(to, "row") + 1,
                  to == null ? column : number(to, "col")));
        }
      }
    }
    return covered;
  }

  private static int number(Element corner, String name) {
    @Nullable Element element = Dom.child(corner, name);
    String text = element == null ? "" : element.getTextContent().strip();
    return text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : 0;
  }
}
