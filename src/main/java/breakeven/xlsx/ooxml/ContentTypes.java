package breakeven.xlsx.ooxml;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The list that says what each part of a package is. */
final class ContentTypes {
  private ContentTypes() {}

  /**
   * The edited list with whatever POI has let fall of the user's, parts that are dropped excepted.
   */
  static byte[] merged(byte[] edited, InputStream original, Predicate<String> dropped) {
    Document result = Dom.read(new ByteArrayInputStream(edited), "the edited list of parts");
    Element root = result.getDocumentElement();
    Element old = Dom.read(original, "the list of parts").getDocumentElement();
    boolean changed = dropNameless(root);
    changed |= add(root, old, "Default", "Extension", name -> false);
    changed |= add(root, old, "Override", "PartName", name -> dropped.test(name.substring(1)));
    return changed ? Dom.bytes(result) : edited;
  }

  /**
   * Which entries of a package are parts: those that the list has a type for. Others are what a
   * file system leaves in a folder that is zipped, such as {@code .DS_Store}.
   */
  static Predicate<String> parts(InputStream list, String where) {
    Element root = Dom.read(list, where).getDocumentElement();
    Set<String> endings = new HashSet<>();
    Set<String> parts = new HashSet<>();
    Dom.children(root, "Default")
        .forEach(e -> endings.add(e.getAttribute("Extension").toLowerCase(Locale.ROOT)));
    Dom.children(root, "Override")
        .forEach(e -> parts.add(e.getAttribute("PartName").toLowerCase(Locale.ROOT)));
    return name -> {
      String part = name.toLowerCase(Locale.ROOT);
      return parts.contains("/" + part)
          || endings.contains(part.substring(part.lastIndexOf('.') + 1))
          || part.equals("[content_types].xml");
    };
  }

  /** POI lists a part of no name where the user's file has a type of its own for XML. */
  private static boolean dropNameless(Element root) {
    List<Element> nameless =
        Dom.children(root, "Override").stream()
            .filter(e -> e.getAttribute("PartName").equals("/.xml"))
            .toList();
    nameless.forEach(Dom::remove);
    return !nameless.isEmpty();
  }

  private static boolean add(
      Element to, Element from, String kind, String key, Predicate<String> dropped) {
    Set<String> known = new HashSet<>();
    Dom.children(to, kind).forEach(e -> known.add(e.getAttribute(key).toLowerCase(Locale.ROOT)));
    boolean changed = false;
    for (Element e : Dom.children(from, kind)) {
      String name = e.getAttribute(key);
      if (name.isEmpty() || dropped.test(name) || !known.add(name.toLowerCase(Locale.ROOT))) {
        continue;
      }
      Element copy = Dom.like(to, kind);
      copy.setAttribute(key, name);
      copy.setAttribute("ContentType", e.getAttribute("ContentType"));
      to.appendChild(copy);
      changed = true;
    }
    return changed;
  }
}
