package breakeven.xlsx.ooxml;

/** XML put together as text, for small parts of ours. */
public final class Markup {
  private final StringBuilder xml;

  /** A part of its own. */
  Markup() {
    this("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  }

  private Markup(String begin) {
    xml = new StringBuilder(begin);
  }

  /** Elements that are put into a part. */
  public static Markup inside() {
    return new Markup("");
  }

  /** The opening tag of an element. */
  public Markup open(String element, String... namesAndValues) {
    return tag(element, namesAndValues, ">");
  }

  /** Its closing tag. */
  public Markup close(String element) {
    xml.append("</").append(element).append('>');
    return this;
  }

  /** An element without content. */
  public Markup empty(String element, String... namesAndValues) {
    return tag(element, namesAndValues, "/>");
  }

  /** An element that holds a text. */
  Markup text(String element, String text, String... namesAndValues) {
    open(element, namesAndValues);
    escape(text, false, xml);
    return close(element);
  }

  private Markup tag(String element, String[] namesAndValues, String end) {
    xml.append('<').append(element);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      xml.append(' ').append(namesAndValues[i]).append("=\"");
      escape(namesAndValues[i + 1], true, xml);
      xml.append('"');
    }
    xml.append(end);
    return this;
  }

  /** What XML cannot hold becomes a question mark. */
  private static void escape(String text, boolean attribute, StringBuilder xml) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> xml.append("&amp;");
        case '<' -> xml.append("&lt;");
        case '>' -> xml.append("&gt;");
        case '\r' -> xml.append("&#13;");
        case '"', '\n', '\t' -> {
          if (attribute) {
            xml.append("&#").append((int) c).append(';');
          } else {
            xml.append(c);
          }
        }
        default -> xml.append(fits(text, i) ? c : '?');
      }
    }
  }

  private static boolean fits(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
    return c >= ' ' && c < '\ufffe';
  }

  @Override
  public String toString() {
    return xml.toString();
  }
}
