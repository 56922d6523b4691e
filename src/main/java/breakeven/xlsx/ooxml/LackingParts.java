package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.XlsxFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.opc.ContentTypes;
import org.apache.poi.xssf.model.SharedStringsTable;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The parts for texts and styles that a workbook does not lead to. POI would make them by itself,
 * but for parts of their kind or name that are in the package and that nothing leads to: of those
 * it takes one and never writes it, or fails.
 */
final class LackingParts {
  /**
   * A part of the stub.
   *
   * @param name one that no part of the workbook has
   * @param kind how POI knows it
   * @param bytes what is in it: nothing yet
   */
  record Part(String name, XSSFRelation kind, byte[] bytes) {}

  private LackingParts() {}

  static List<Part> of(XlsxFile in) throws IOException {
    List<Part> lacking = new ArrayList<>();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (in.related("sharedStrings") == null) {
      try (SharedStringsTable none = new SharedStringsTable()) {
        none.writeTo(bytes);
      }
      lacking.add(part(in, XSSFRelation.SHARED_STRINGS, bytes.toByteArray()));
    }
    bytes.reset();
    if (in.related("styles") == null) {
      new StylesTable().writeTo(bytes);
      lacking.add(part(in, XSSFRelation.STYLES, bytes.toByteArray()));
    }
    return lacking;
  }

  private static Part part(XlsxFile in, XSSFRelation kind, byte[] bytes) {
    String usual = kind.getDefaultFileName().substring(1);
    String name = usual;
    for (int number = 1; in.has(name); number++) {
      name = usual.replace(".xml", number + ".xml");
    }
    return new Part(name, kind, bytes);
  }

  /** Says in the workbook's list of relationships that it leads to them. */
  static void relate(List<Part> lacking, Document list) {
    lacking.forEach(part -> Relationships.add(list, part.kind().getRelation(), part.name()));
  }

  /**
   * Says in the list of parts what they are; what had the name before is XML like any (see {@link
   * XlsxFile}).
   */
  static void type(List<Part> lacking, Document list) {
    Element root = list.getDocumentElement();
    for (Part part : lacking) {
      Dom.children(root, "Override").stream()
          .filter(e -> e.getAttribute("PartName").equalsIgnoreCase("/" + part.name()))
          .toList()
          .forEach(Dom::remove);
      add(root, "Override", "PartName", "/" + part.name(), part.kind().getContentType());
    }
    if (!lacking.isEmpty()
        && Dom.children(root, "Default").stream()
            .noneMatch(e -> e.getAttribute("Extension").equalsIgnoreCase("xml"))) {
      add(root, "Default", "Extension", "xml", ContentTypes.PLAIN_OLD_XML);
    }
  }

  private static void add(Element root, String kind, String key, String name, String type) {
    Element added = Dom.like(root, kind);
    added.setAttribute(key, name);
    added.setAttribute("ContentType", type);
    root.appendChild(added);
  }
}
