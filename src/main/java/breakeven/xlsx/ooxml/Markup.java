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

  /**
   * A piece as it stands, without its line breaks.
   *
   * @param values what stands at each {@code %s}, each in an attribute or a number
   */
  public Markup add(String piece, Object... values) {
    String[] fixed = piece.replace("\n", "").split("%s", -1);
    for (int i = 0; i < fixed.length; i++) {
      xml.append(fixed[i]);
      if (i < values.length) {
        escape(values[i].toString(), true, xml);
      }
    }
    return this;
  }

  /** An element that holds a text. */
  public Markup text(String element, String text) {
    return add("<%s>", element).content(text).add("</%s>", element);
  }

  /** A text between tags. */
  Markup content(String text) {
    escape(text, false, xml);
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
