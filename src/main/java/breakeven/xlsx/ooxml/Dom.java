package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.BadInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.poi.ooxml.util.DocumentHelper;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Small parts as trees: lists of parts, relationships and sheets, tables. */
final class Dom {
  private Dom() {}

  static Document read(InputStream in, String where) {
    try (in) {
      return DocumentHelper.readDocument(in);
    } catch (IOException | SAXException e) {
      throw new BadInput(
          where + " is damaged: open the file in Excel, let it repair it and save", e);
    }
  }

  static byte[] bytes(Document document) {
    try {
      document.setXmlStandalone(true);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      // Java's own, since the search for another takes longer than the work.
      Transformer copying = TransformerFactory.newDefaultInstance().newTransformer();
      copying.transform(new DOMSource(document), new StreamResult(out));
      return out.toByteArray();
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The child elements of that local name. */
  static List<Element> children(Node parent, String name) {
    List<Element> result = new ArrayList<>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e && name.equals(localName(e))) {
        result.add(e);
      }
    }
    return result;
  }

  /** The first child element of that local name; null where there is none. */
  static @Nullable Element child(Node parent, String name) {
    List<Element> all = children(parent, name);
    return all.isEmpty() ? null : all.get(0);
  }

  private static String localName(Element e) {
    String local = e.getLocalName();
    return local == null ? e.getTagName() : local;
  }

  /** A new element beside others: their namespace and prefix. */
  static Element like(Node sibling, String name) {
    String prefix = sibling.getPrefix();
    return ownerOf(sibling)
        .createElementNS(sibling.getNamespaceURI(), prefix == null ? name : prefix + ":" + name);
  }

  private static Document ownerOf(Node node) {
    Document owner = node.getOwnerDocument();
    return owner == null ? (Document) node : owner;
  }

  static void remove(Node node) {
    Node parent = node.getParentNode();
    if (parent != null) {
      parent.removeChild(node);
    }
  }
}
