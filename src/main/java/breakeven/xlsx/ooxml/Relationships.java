package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.XlsxFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The list that says what a part leads to. */
final class Relationships {
  private Relationships() {}

  /**
   * The edited list with what the user's says in other words: links out of the workbook, which POI
   * writes as addresses, and those that are none (a path with a space, a question mark too many) as
   * {@code http://invalid.uri}; and sheets that are no worksheets, which are some in a stub.
   *
   * @param owner the part that the list belongs to
   */
  static byte[] merged(String owner, byte[] edited, InputStream original) {
    Map<String, Element> before = new HashMap<>();
    for (Element link : links(Dom.read(original, "the list of links"))) {
      before.put(link.getAttribute("Id"), link);
    }
    Document result = Dom.read(new ByteArrayInputStream(edited), "the edited list of links");
    boolean changed = false;
    for (Element link : links(result)) {
      Element old = before.get(link.getAttribute("Id"));
      String attribute = isExternal(link) ? "Target" : "Type";
      if (old != null
          && isExternal(old) == isExternal(link)
          && (isExternal(link) || target(owner, old).equals(target(owner, link)))
          && !old.getAttribute(attribute).equals(link.getAttribute(attribute))) {
        link.setAttribute(attribute, old.getAttribute(attribute));
        changed = true;
      }
    }
    return changed ? Dom.bytes(result) : edited;
  }

  private static List<Element> links(Document list) {
    return Dom.children(list.getDocumentElement(), "Relationship");
  }

  private static boolean isExternal(Element link) {
    return link.getAttribute("TargetMode").equals("External");
  }

  private static String target(String owner, Element link) {
    return XlsxFile.resolve(owner, link.getAttribute("Target"));
  }
}
