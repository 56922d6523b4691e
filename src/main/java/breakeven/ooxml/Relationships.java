package breakeven.ooxml;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The list that says what a part leads to. */
final class Relationships {
  private Relationships() {}

  /**
   * The edited list with the user's links out of the workbook as they were: POI writes them as
   * addresses, and those that are none (a path with a space, a question mark too many) as {@code
   * http://invalid.uri}.
   */
  static byte[] merged(byte[] edited, InputStream original) {
    Map<String, String> targets = new HashMap<>();
    external(Dom.read(original, "the list of links"))
        .forEach((id, link) -> targets.put(id, link.getAttribute("Target")));
    if (targets.isEmpty()) {
      return edited;
    }
    Document result = Dom.read(new ByteArrayInputStream(edited), "the edited list of links");
    external(result)
        .forEach(
            (id, link) -> {
              String target = targets.get(id);
              if (target != null) {
                link.setAttribute("Target", target);
              }
            });
    return Dom.bytes(result);
  }

  private static Map<String, Element> external(Document list) {
    Map<String, Element> links = new HashMap<>();
    for (Element e : Dom.children(list.getDocumentElement(), "Relationship")) {
      if (e.getAttribute("TargetMode").equals("External")) {
        links.put(e.getAttribute("Id"), e);
      }
    }
    return links;
  }
}
