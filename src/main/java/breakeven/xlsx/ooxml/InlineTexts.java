package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.TagScanner;
import breakeven.xlsx.read.Utf8Xml;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The shared texts of an edited stub, as the XML inside their {@code si} elements. The finished
 * workbook keeps the user's list of texts, so the cells of our sheets must carry theirs with them.
 */
record InlineTexts(List<String> xml) {
  static final InlineTexts NONE = new InlineTexts(List.of());

  /** Reads a shared strings part as POI writes it: one default namespace, no prefixes. */
  static InlineTexts read(InputStream in, String where) throws IOException {
    TagScanner scan = new TagScanner(Utf8Xml.of(in), where);
    List<String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean inside = false;
    for (TagScanner.Token t = scan.next(); t != TagScanner.Token.END; t = scan.next()) {
      boolean tag =
          t == TagScanner.Token.OPEN || t == TagScanner.Token.CLOSE || t == TagScanner.Token.EMPTY;
      if (tag && scan.depth() == 2 && scan.is("si")) {
        inside = t == TagScanner.Token.OPEN;
        if (!inside) {
          texts.add(text.toString());
        }
        text.setLength(0);
      } else if (inside) {
        text.append(t == TagScanner.Token.TEXT ? escaped(scan.string()) : scan.string());
      }
    }
    return new InlineTexts(texts);
  }

  /** POI writes a text like {@code _x0041_} as it is, and a spreadsheet would show "A". */
  private static String escaped(String text) {
    return text.replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_");
  }

  boolean isEmpty() {
    return xml.isEmpty();
  }

  /** The inside of the {@code is} element for a text's index. */
  String get(String index) {
    int i = Integer.parseInt(index.strip());
    if (i >= xml.size()) {
      throw new IllegalStateException("text " + i + " of " + xml.size());
    }
    return xml.get(i);
  }
}
