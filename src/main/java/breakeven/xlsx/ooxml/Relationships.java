package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.XlsxFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The list that says what a part leads to. */
final class Relationships {
  private Relationships() {}

  /**
   * The edited list with what the user's says in other words: links out of the workbook, which POI
   * writes as addresses, and those that are none (a path with a space, a question mark too many) as
   * {@code http://invalid.uri}; and the types that a stub names as POI knows them. What was added
   * leads to new parts alone: POI adds a second way to a part of the user's that it knows by
   * another type.
   *
   * @param owner the part that the list belongs to
   * @param users whether a part is the user's, and stays
   */
  static byte[] merged(String owner, byte[] edited, InputStream original, Predicate<String> users) {
    Map<String, Element> before = new HashMap<>();
    for (Element link : links(Dom.read(original, "the list of links"))) {
      before.put(key(owner, link), link);
    }
    Document result = Dom.read(new ByteArrayInputStream(edited), "the edited list of links");
    boolean changed = false;
    for (Element link : links(result)) {
      Element old = before.get(key(owner, link));
      String attribute = isExternal(link) ? "Target" : "Type";
      if (old != null
          && !old.getAttribute(attribute).equals(link.getAttribute(attribute))
          && !old.getAttribute("Type").startsWith(XlsxFile.STRICT)) {
        link.setAttribute(attribute, old.getAttribute(attribute));
        changed = true;
      } else if (old == null && !isExternal(link) && users.test(target(owner, link))) {
        Dom.remove(link);
        changed = true;
      }
    }
    return changed ? Dom.bytes(result) : edited;
  }

  /** Adds a way to a part, by an id that the list has not. */
  static void add(Document list, String type, String part) {
    Set<String> ids = new HashSet<>();
    links(list).forEach(link -> ids.add(link.getAttribute("Id")));
    int number = 1;
    while (ids.contains("rId" + number)) {
      number++;
    }
    Element link = Dom.like(list.getDocumentElement(), "Relationship");
    link.setAttribute("Id", "rId" + number);
    link.setAttribute("Type", type);
    link.setAttribute("Target", "/" + part);
    list.getDocumentElement().appendChild(link);
  }

  /** A link out of the workbook is known by its id, since POI writes the address anew. */
  private static String key(String owner, Element link) {
    return link.getAttribute("Id") + " " + (isExternal(link) ? "" : target(owner, link));
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
