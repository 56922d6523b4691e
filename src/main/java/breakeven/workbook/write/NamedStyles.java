package breakeven.workbook.write;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlCursor;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTFont;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTXf;

/**
 * The named cell styles of a workbook, and cells that go by them. A style of an earlier review is
 * taken again; one of the user's that has the same name and another look keeps it, and ours gets a
 * number behind its name. What the workbook has already stays as it is.
 *
 * <p>The list of names is read and written as XML, since the schema classes that come with POI know
 * no such element.
 */
final class NamedStyles {
  private static final String MAIN = XSSFRelation.NS_SPREADSHEETML;
  private static final QName LIST = new QName(MAIN, "cellStyles");
  private static final QName ENTRY = new QName(MAIN, "cellStyle");
  private static final QName NAME = new QName("name");
  private static final QName INDEX = new QName("xfId");
  private static final QName COUNT = new QName("count");

  /** What follows the list of names in a style table. */
  private static final Set<String> AFTER = Set.of("dxfs", "tableStyles", "colors", "extLst");

  private final StylesTable table;

  /** The place of each of our styles among the looks of named styles. */
  private final Map<NamedStyle, Integer> places = new EnumMap<>(NamedStyle.class);

  private final Map<String, Integer> names = new HashMap<>();

  /** How many looks of named styles there were when the names were read. */
  private int looks = -1;

  /** How many entries the list has. */
  private int entries;

  private @Nullable Map<String, XSSFCellStyle> byLook;

  NamedStyles(XSSFWorkbook workbook) {
    table = workbook.getStylesSource();
  }

  /**
   * The look of a cell that goes by a named style, to be completed and then {@linkplain #kept
   * kept}. What it has from the style changes with it.
   *
   * @param look its own look, which may differ from that of the style
   */
  XSSFCellStyle cell(NamedStyle style, CellLook look) {
    int place = places.computeIfAbsent(style, this::findOrAdd);
    CTXf named = table.getCellStyleXfAt(place);
    XSSFCellStyle cell = new XSSFCellStyle(table);
    CTXf xf = cell.getCoreXf();
    xf.setNumFmtId(0);
    xf.setFontId(named.getFontId());
    xf.setFillId(named.getFillId());
    xf.setBorderId(named.getBorderId());
    xf.setXfId(place);
    CellLook usual = style.look();
    if (!font(look).equals(font(usual))) {
      cell.setFont(fontOf(look));
    }
    if (!look.fill().equals(usual.fill())) {
      xf.setFillId(0);
      fill(cell, look);
      xf.setApplyFill(true);
    }
    if (look.line() != usual.line()) {
      xf.setBorderId(0);
      lines(cell, look.line());
      xf.setApplyBorder(true);
    }
    if (look.locked() != usual.locked()) {
      xf.setApplyProtection(true);
    }
    if (!look.locked() || !usual.locked()) {
      cell.setLocked(look.locked());
    }
    return cell;
  }

  /** What makes the font of a look. */
  private static CellLook font(CellLook look) {
    return look.withFill("").withLine(CellLook.Line.NONE).lockedIf(true);
  }

  /** A look as a cell style of the workbook: one that it has already, or a new one. */
  XSSFCellStyle kept(XSSFCellStyle wanted) {
    CTXf xf = wanted.getCoreXf();
    // Formats and alignments are those of the cell, whatever its named style.
    if (xf.getNumFmtId() != 0) {
      xf.setApplyNumberFormat(true);
    }
    if (xf.isSetAlignment()) {
      xf.setApplyAlignment(true);
    }
    return byLook()
        .computeIfAbsent(StyleLooks.of(xf), look -> table.getStyleAt(table.putCellXf(xf) - 1));
  }

  private Map<String, XSSFCellStyle> byLook() {
    if (byLook == null) {
      byLook = new HashMap<>();
      for (int i = 0; i < table.getNumCellStyles(); i++) {
        XSSFCellStyle style = table.getStyleAt(i);
        byLook.putIfAbsent(StyleLooks.of(style.getCoreXf()), style);
      }
    }
    return byLook;
  }

  // --- the styles --------------------------------------------------------------------------------

  private int findOrAdd(NamedStyle style) {
    CTXf wanted = look(style.look());
    String name = style.title();
    for (int n = 2; ; n++) {
      Integer place = names().get(name.toLowerCase(Locale.ROOT));
      if (place == null) {
        return add(name, wanted);
      }
      if (place >= 0
          && place < table._getStyleXfsSize()
          && StyleLooks.alike(table, table.getCellStyleXfAt(place), wanted)) {
        return place;
      }
      name = style.title() + " " + n;
    }
  }

  private CTXf look(CellLook look) {
    XSSFCellStyle style = new XSSFCellStyle(table);
    CTXf xf = style.getCoreXf();
    xf.setNumFmtId(0);
    xf.setFillId(0);
    xf.setBorderId(0);
    style.setFont(fontOf(look));
    fill(style, look);
    lines(style, look.line());
    if (!look.locked()) {
      style.setLocked(false);
    }
    // Whoever gives the style to a cell does not lose its format and its alignment.
    xf.setApplyNumberFormat(false);
    xf.setApplyAlignment(false);
    return xf;
  }

  private int add(String name, CTXf look) {
    int place = table.putCellStyleXf(look) - 1;
    try (XmlCursor at = list(table)) {
      at.setAttributeText(COUNT, String.valueOf(++entries));
      at.toEndToken();
      at.beginElement(ENTRY);
      at.insertAttributeWithValue(NAME, name);
      at.insertAttributeWithValue(INDEX, String.valueOf(place));
    }
    names.put(name.toLowerCase(Locale.ROOT), place);
    looks = table._getStyleXfsSize();
    return place;
  }

  /**
   * All names, which a spreadsheet distinguishes without regard to case, and their places; read
   * again where somebody else has added a style.
   */
  private Map<String, Integer> names() {
    if (looks == table._getStyleXfsSize()) {
      return names;
    }
    names.clear();
    entries = 0;
    try (XmlCursor at = list(table)) {
      for (boolean more = at.toChild(ENTRY); more; more = at.toNextSibling(ENTRY)) {
        entries++;
        String name = at.getAttributeText(NAME);
        if (name != null) {
          names.putIfAbsent(name.toLowerCase(Locale.ROOT), place(at.getAttributeText(INDEX)));
        }
      }
    }
    looks = table._getStyleXfsSize();
    return names;
  }

  private static int place(@Nullable String index) {
    return index != null && index.matches("[0-9]{1,6}") ? Integer.parseInt(index) : -1;
  }

  /**
   * Lists the style Normal where a workbook lists none: every workbook of Excel's has it; POI makes
   * none, and stricter readers miss it.
   */
  static void normal(XSSFWorkbook workbook) {
    list(workbook.getStylesSource()).close();
  }

  /** The list of names. */
  private static XmlCursor list(StylesTable table) {
    XmlCursor at = table.getCTStylesheet().newCursor();
    if (at.toChild(LIST)) {
      return at;
    }
    boolean there = at.toFirstChild();
    while (there && !AFTER.contains(at.getName().getLocalPart())) {
      there = at.toNextSibling();
    }
    if (!there) {
      at.close();
      at = table.getCTStylesheet().newCursor();
      at.toEndToken();
    }
    at.beginElement(LIST);
    at.insertAttributeWithValue(COUNT, "1");
    at.beginElement(ENTRY);
    at.insertAttributeWithValue(NAME, "Normal");
    at.insertAttributeWithValue(INDEX, "0");
    at.insertAttributeWithValue("builtinId", "0");
    at.toParent();
    at.toParent();
    return at;
  }

  // --- what a look is made of --------------------------------------------------------------------

  private XSSFFont fontOf(CellLook look) {
    XSSFFont wanted = new XSSFFont(CTFont.Factory.newInstance());
    // POI writes the children in the order of these calls; the schema wants this one.
    if (look.bold()) {
      wanted.setBold(true);
    }
    if (look.italic()) {
      wanted.setItalic(true);
    }
    if (look.underlined()) {
      wanted.setUnderline(XSSFFont.U_SINGLE);
    }
    wanted.setFontHeightInPoints((short) look.size());
    wanted.setColor(color(look.font()));
    wanted.setFontName("Calibri");
    String text = StyleLooks.of(wanted.getCTFont());
    for (XSSFFont old : table.getFonts()) {
      if (StyleLooks.of(old.getCTFont()).equals(text)) {
        return old;
      }
    }
    wanted.registerTo(table);
    return wanted;
  }

  private static void fill(XSSFCellStyle style, CellLook look) {
    if (!look.fill().isEmpty()) {
      style.setFillForegroundColor(color(look.fill()));
      style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }
  }

  private static void lines(XSSFCellStyle style, CellLook.Line line) {
    switch (line) {
      case GRID -> grid(style);
      case BELOW -> {
        style.setBorderBottom(BorderStyle.MEDIUM);
        style.setBottomBorderColor(color(Colors.STRONG));
      }
      case TOTAL -> {
        style.setBorderTop(BorderStyle.MEDIUM);
        style.setTopBorderColor(color(Colors.STRONG));
      }
      case FINE -> {
        style.setBorderBottom(BorderStyle.THIN);
        style.setBottomBorderColor(color(Colors.GRID));
      }
      case HEADER -> {
        style.setBorderBottom(BorderStyle.THIN);
        style.setBottomBorderColor(color(Colors.STRONG));
      }
      case CARD -> edge(style);
      case CARD_END -> gap(style);
      case CARD_CORNER -> {
        edge(style);
        gap(style);
      }
      case NONE -> {}
    }
  }

  private static void edge(XSSFCellStyle style) {
    style.setBorderTop(BorderStyle.MEDIUM);
    style.setTopBorderColor(color(Colors.STRONG));
  }

  private static void gap(XSSFCellStyle style) {
    style.setBorderRight(BorderStyle.THICK);
    style.setRightBorderColor(color(Colors.WHITE));
  }

  private static void grid(XSSFCellStyle style) {
    XSSFColor grey = color(Colors.GRID);
    style.setBorderTop(BorderStyle.THIN);
    style.setBorderBottom(BorderStyle.THIN);
    style.setBorderLeft(BorderStyle.THIN);
    style.setBorderRight(BorderStyle.THIN);
    style.setTopBorderColor(grey);
    style.setBottomBorderColor(grey);
    style.setLeftBorderColor(grey);
    style.setRightBorderColor(grey);
  }

  static XSSFColor color(String rgb) {
    int value = Integer.parseInt(rgb, 16);
    // Opaque: without the first byte the colour is not valid.
    byte[] bytes = {(byte) 0xFF, (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    return new XSSFColor(bytes);
  }
}
