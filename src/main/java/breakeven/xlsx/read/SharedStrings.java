package breakeven.xlsx.read;

import java.io.Closeable;
import java.io.InputStream;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The texts that the cells of a workbook share. Rich text is joined, reading aids are left out.
 * However many there are, they take little memory.
 */
final class SharedStrings implements Closeable {
  /** Characters of one text; a spreadsheet program shows the first 32,767. */
  static final int MAX_TEXT = 1_000_000;

  private static final long MAX_CHARS = 500_000_000;

  private final TextStore texts = new TextStore();

  static SharedStrings read(InputStream in, String where) {
    SharedStrings strings = new SharedStrings();
    try {
      XmlText.visit(in, where, strings.new Reader(where));
      return strings;
    } catch (RuntimeException | Error e) {
      strings.close();
      throw e;
    }
  }

  /** The text at an index as the cell writes it; null where there is none. */
  @Nullable String get(CharSequence index) {
    int number = 0;
    for (int i = 0; i < index.length(); i++) {
      char c = index.charAt(i);
      if (c < '0' || c > '9') {
        return null;
      }
      number = 10 * number + c - '0';
    }
    return !index.isEmpty() && index.length() <= 9 && number < texts.size()
        ? texts.get(number)
        : null;
  }

  int size() {
    return texts.size();
  }

  @Override
  public void close() {
    texts.close();
  }

  private final class Reader implements XmlText.Visitor {
    private final String where;
    private final StringBuilder text = new StringBuilder();
    private String home = "";
    private int phonetic;
    private boolean inText;
    private long chars;

    Reader(String where) {
      this.where = where;
    }

    @Override
    public void start(XMLStreamReader xml, int depth) {
      if (inText) {
        throw new BadInput(
            where
                + " has a tag inside its text number "
                + texts.size()
                + ": open the file in Excel, let it repair it and save");
      }
      if (depth == 1) {
        home = String.valueOf(xml.getNamespaceURI());
      }
      switch (known(xml, depth)) {
        case "si" -> text.setLength(0);
        case "rPh" -> phonetic++;
        case "t" -> inText = phonetic == 0;
        default -> {}
      }
    }

    @Override
    public void end(XMLStreamReader xml, int depth) {
      switch (known(xml, depth)) {
        case "si" -> add();
        case "rPh" -> phonetic--;
        case "t" -> inText = false;
        default -> {}
      }
    }

    /** The name of an element of a list of texts; empty where another one is called like it. */
    private String known(XMLStreamReader xml, int depth) {
      String name = xml.getLocalName();
      boolean place = depth == 2 == name.equals("si");
      return place && home.equals(String.valueOf(xml.getNamespaceURI())) ? name : "";
    }

    private void add() {
      chars += text.length();
      if (chars > MAX_CHARS) {
        throw new BadInput(
            where + " holds more than 500 million characters, the limit: split the workbook");
      }
      texts.add(XmlText.decode(text.toString()));
    }

    @Override
    public void text(XMLStreamReader xml) {
      if (inText) {
        if (text.length() > MAX_TEXT) {
          throw new BadInput(
              where
                  + " has a text of more than a million characters (number "
                  + texts.size()
                  + "): shorten it");
        }
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
      }
    }
  }
}
