package breakeven.xlsx.read;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/**
 * How the cell styles of a workbook show a number: as a date, as per cent, with words beside it.
 */
final class NumberStyles {
  /** No style. */
  static final int NONE = -1;

  private final BitSet dates = new BitSet();
  private final BitSet perCents = new BitSet();

  /** By the style's index; asked for every number, so that nothing is made to find it. */
  private final List<@Nullable String> words = new ArrayList<>();

  /** The styles of a workbook without a style table: all are plain. */
  static NumberStyles none() {
    return new NumberStyles();
  }

  static NumberStyles read(InputStream styles, String where) {
    NumberStyles result = new NumberStyles();
    XmlText.visit(styles, where, new Reader(result));
    return result;
  }

  /** How many there are. */
  int count() {
    return words.size();
  }

  /** The index that a cell names as its style; {@link #NONE} where it is none. */
  static int index(@Nullable String style) {
    if (style == null || style.isEmpty() || style.length() > 6) {
      return NONE;
    }
    int index = 0;
    for (int i = 0; i < style.length(); i++) {
      char digit = style.charAt(i);
      if (digit < '0' || digit > '9') {
        return NONE;
      }
      index = 10 * index + (digit - '0');
    }
    return index;
  }

  /**
   * Whether the style index of a cell means a date; anything that is no index of the table is style
   * 0, no date.
   */
  boolean isDate(int style) {
    return style >= 0 && dates.get(style);
  }

  /** The same for per cent. */
  boolean isPerCent(int style) {
    return style >= 0 && perCents.get(style);
  }

  /** What the style shows beside a number, see {@link ShownWords}; null where it is nothing. */
  @Nullable String words(int style) {
    return style >= 0 && style < words.size() ? words.get(style) : null;
  }

  private static final class Reader implements XmlText.Visitor {
    private final NumberStyles styles;
    private final Map<Integer, String> codes = new HashMap<>();
    private String parent = "";
    private int count;

    Reader(NumberStyles styles) {
      this.styles = styles;
    }

    @Override
    public void start(XMLStreamReader xml, int depth) {
      String name = xml.getLocalName();
      if (depth == 2) {
        parent = name;
      } else if (depth == 3 && parent.equals("numFmts") && name.equals("numFmt")) {
        String code = XmlText.attribute(xml, "formatCode");
        codes.put(number(XmlText.attribute(xml, "numFmtId")), code == null ? "" : code);
      } else if (depth == 3 && parent.equals("cellXfs") && name.equals("xf")) {
        int format = number(XmlText.attribute(xml, "numFmtId"));
        styles.dates.set(count, isDateFormat(format));
        styles.perCents.set(count, isPerCentFormat(format));
        String code = codes.get(format);
        String words = code == null ? null : ShownWords.of(XmlText.decode(code));
        styles.words.add(words);
        count++;
      }
    }

    private boolean isDateFormat(int id) {
      String code = codes.get(id);
      if (code != null) {
        String shown = XmlText.decode(code);
        // POI knows few quoted words (yyyy"年" but not d" de "mmmm), and they never decide.
        return DateUtil.isADateFormat(id, shown)
            || DateUtil.isADateFormat(id, shown.replaceAll("\"[^\"]*\"", ""));
      }
      // 27 to 36 and 50 to 58 are the built-in dates of the East Asian versions.
      return DateUtil.isInternalDateFormat(id) || id >= 27 && id <= 36 || id >= 50 && id <= 58;
    }

    /** 9 and 10 are the built-in ones. A sign in quotes or after a backslash multiplies nothing. */
    private boolean isPerCentFormat(int id) {
      String code = codes.get(id);
      return code == null
          ? id == 9 || id == 10
          : XmlText.decode(code).replaceAll("\"[^\"]*\"|\\\\.", "").indexOf('%') >= 0;
    }

    private static int number(@Nullable String text) {
      try {
        return text == null ? 0 : Integer.parseInt(text.strip());
      } catch (NumberFormatException e) {
        return 0;
      }
    }
  }
}
