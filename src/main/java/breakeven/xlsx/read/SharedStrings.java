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
    private int phonetic;
    private boolean inText;
    private long chars;

    Reader(String where) {
      this.where = where;
    }

    @Override
    public void start(XMLStreamReader xml, int depth) {
      switch (xml.getLocalName()) {
        case "si" -> text.setLength(0);
        case "rPh" -> phonetic++;
        case "t" -> inText = phonetic == 0;
        default -> {}
      }
    }

    @Override
    public void end(XMLStreamReader xml, int depth) {
      switch (xml.getLocalName()) {
        case "si" -> add();
        case "rPh" -> phonetic--;
        case "t" -> inText = false;
        default -> {}
      }
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
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
      }
    }
  }
}
