package breakeven.xlsx.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What all parts have in common: the guarded XML reader and the escapes of cell text. */
public final class XmlText {
  static final int MAX_DEPTH = 100;
  private static final XMLInputFactory FACTORY = guarded();

  private XmlText() {}

  /** Java's own, since the search for another takes longer than a small part; it opens nothing. */
  private static XMLInputFactory guarded() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /** Takes the elements of a part one by one. */
  interface Visitor {
    /** Stands at a start tag; {@code depth} is 1 for the root. */
    void start(XMLStreamReader xml, int depth) throws XMLStreamException;

    /** Stands at an end tag; {@code depth} is that of its start tag. */
    default void end(XMLStreamReader xml, int depth) throws XMLStreamException {}

    /** Stands at text. */
    default void text(XMLStreamReader xml) {}
  }

  /** Reads a part to its end; whatever is wrong with the XML becomes one line. */
  static void visit(InputStream in, String where, Visitor visitor) {
    try (in) {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(Utf8Xml.reader(in));
      int depth = 0;
      while (xml.hasNext()) {
        depth = step(xml, next(xml), depth, where, visitor);
      }
      xml.close();
    } catch (XMLStreamException | IOException e) {
      throw broken(where, e);
    }
  }

  /**
   * Refuses a part that has a DOCTYPE, and no other: what is wrong with the XML of a part that is
   * only copied stays as it is.
   */
  static void refuseDoctype(InputStream in, String where) {
    try (in) {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(Utf8Xml.reader(in));
      int event = xml.getEventType();
      while (event != XMLStreamConstants.START_ELEMENT && xml.hasNext()) {
        event = next(xml);
        if (event == XMLStreamConstants.DTD) {
          throw doctype(where);
        }
      }
      xml.close();
    } catch (XMLStreamException | IOException e) {
      // No XML: nobody reads it here.
    }
  }

  private static BadInput doctype(String where) {
    return new BadInput(
        where + " contains a DOCTYPE, which no spreadsheet program writes: save it in Excel again");
  }

  /**
   * The JDK's parser answers some damaged files with NullPointer and the like: those are the file's
   * fault.
   */
  private static int next(XMLStreamReader xml) throws XMLStreamException {
    try {
      return xml.next();
    } catch (BadInput e) {
      throw e;
    } catch (RuntimeException e) {
      throw new XMLStreamException(e.toString(), xml.getLocation(), e);
    }
  }

  private static int step(XMLStreamReader xml, int event, int depth, String where, Visitor visitor)
      throws XMLStreamException {
    switch (event) {
      case XMLStreamConstants.DTD -> throw doctype(where);
      case XMLStreamConstants.START_ELEMENT -> {
        if (depth >= MAX_DEPTH) {
          throw tooDeep(where);
        }
        visitor.start(xml, depth + 1);
        return depth + 1;
      }
      case XMLStreamConstants.END_ELEMENT -> {
        visitor.end(xml, depth);
        return depth - 1;
      }
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
          visitor.text(xml);
      default -> {}
    }
    return depth;
  }

  static BadInput tooDeep(String where) {
    return new BadInput(
        where + " nests more than " + MAX_DEPTH + " elements: save the file again in Excel");
  }

  static BadInput broken(String where, Exception e) {
    String how =
        e instanceof XMLStreamException x && x.getLocation() != null
            ? "XML error in line " + x.getLocation().getLineNumber()
            : e.getMessage();
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof BadInput bad) {
        return bad;
      }
      if (t instanceof CharacterCodingException) {
        how = "letters that its encoding has not";
      }
    }
    return new BadInput(
        where + " is damaged (" + how + "): open the file in Excel, let it repair it and save", e);
  }

  /** An attribute by local name and without a namespace. */
  static @Nullable String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String space = xml.getAttributeNamespace(i);
      if (xml.getAttributeLocalName(i).equals(name) && (space == null || space.isEmpty())) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  /**
   * Resolves {@code _xHHHH_}: {@code _x000D_} is a carriage return, {@code _x005F_x0041_} the text
   * "_x0041_".
   */
  static String decode(String text) {
    int at = text.indexOf("_x");
    if (at < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    while (at >= 0) {
      if (isEscape(text, at, text.length())) {
        out.append(text, from, at)
            .append((char) Integer.parseInt(text.substring(at + 2, at + 6), 16));
        from = at + 7;
        at = text.indexOf("_x", from);
      } else {
        at = text.indexOf("_x", at + 1);
      }
    }
    return out.append(text, from, text.length()).toString();
  }

  /**
   * Whether an escape of this kind is at a place; a text that only looks like one is escaped
   * itself.
   *
   * @param end where the text ends
   */
  public static boolean isEscape(CharSequence text, int at, int end) {
    if (at + 7 > end || text.charAt(at + 1) != 'x' || text.charAt(at + 6) != '_') {
      return false;
    }
    for (int i = at + 2; i < at + 6; i++) {
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
