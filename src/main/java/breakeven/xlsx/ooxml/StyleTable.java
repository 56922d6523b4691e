package breakeven.xlsx.ooxml;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A style table that POI can add to: some programs write one without cell styles, or colours as web
 * pages have them, in which POI fails.
 */
final class StyleTable {
  private static final List<String> ORDER =
      List.of(
          """
          numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles
          colors extLst
          """
              .split("\\s+"));
  private static final Set<String> NEEDED =
      Set.of("fonts", "fills", "borders", "cellStyleXfs", "cellXfs");

  private static final String WEB_COLOUR = "(?s).*\\brgb\\s*=\\s*[\"']#.*";

  private StyleTable() {}

  /**
   * The table as it is where it has cell styles, else with one plain style at index 0. A colour
   * that is written {@code #1f3} or {@code #11ff33} is written as others are.
   */
  static byte[] complete(byte[] styles, String where) {
    Document document = Dom.read(new ByteArrayInputStream(styles), where);
    Element root = document.getDocumentElement();
    boolean complete = NEEDED.stream().allMatch(name -> hasChild(root, name));
    boolean plain = !new String(styles, StandardCharsets.ISO_8859_1).matches(WEB_COLOUR);
    if (complete && plain) {
      return styles;
    }
    if (!plain) {
      colours(root);
    }
    ORDER.stream()
        .filter(NEEDED::contains)
        .filter(name -> !hasChild(root, name))
        .forEach(name -> add(root, name));
    return Dom.bytes(document);
  }

  private static void colours(Element root) {
    NodeList all = root.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element each = (Element) all.item(i);
      String colour = each.getAttribute("rgb");
      if (colour.matches("#[0-9A-Fa-f]{3}")) {
        each.setAttribute("rgb", "FF" + colour.substring(1).replaceAll(".", "$0$0"));
      } else if (colour.matches("#([0-9A-Fa-f]{2}){3,4}")) {
        each.setAttribute("rgb", (colour.length() == 7 ? "FF" : "") + colour.substring(1));
      }
    }
  }

  private static boolean hasChild(Element root, String name) {
    Element list = Dom.child(root, name);
    return list != null && list.getElementsByTagName("*").getLength() > 0;
  }

  private static void add(Element root, String name) {
    Element old = Dom.child(root, name);
    if (old != null) {
      Dom.remove(old);
    }
    Element list = Dom.like(root, name);
    list.setAttribute("count", name.equals("fills") ? "2" : "1");
    fill(list, name);
    root.insertBefore(list, next(root, name));
  }

  private static void fill(Element list, String name) {
    switch (name) {
      case "fonts" -> list.appendChild(Dom.like(list, "font"));
      case "borders" -> list.appendChild(Dom.like(list, "border"));
      case "fills" -> {
        pattern(list, "none");
        pattern(list, "gray125");
      }
      default -> {
        Element xf = Dom.like(list, "xf");
        List.of("numFmtId", "fontId", "fillId", "borderId").forEach(a -> xf.setAttribute(a, "0"));
        list.appendChild(xf);
      }
    }
  }

  private static void pattern(Element fills, String type) {
    Element fill = Dom.like(fills, "fill");
    Element pattern = Dom.like(fills, "patternFill");
    pattern.setAttribute("patternType", type);
    fill.appendChild(pattern);
    fills.appendChild(fill);
  }

  private static @Nullable Node next(Element root, String name) {
    for (String later : ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size())) {
      Element found = Dom.child(root, later);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
