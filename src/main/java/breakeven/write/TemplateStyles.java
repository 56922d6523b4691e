package breakeven.write;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** The cell styles of the template: one for each role and number format, made once. */
final class TemplateStyles {
  /** What a cell is for, and so how it looks. */
  enum Role {
    TITLE(null, Colors.STRONG, true, false, false),
    HEADER(Colors.INPUT_HEADER, Colors.WHITE, true, false, true),
    INPUT(Colors.INPUT_FILL, Colors.INPUT_FONT, false, false, true),
    DEFAULT(Colors.INPUT_FILL, Colors.INPUT_FONT, false, true, true),
    /** The cells below a table: the look of an input without its fill. */
    BELOW(null, Colors.INPUT_FONT, false, false, false),
    CALCULATION(null, Colors.BLACK, false, false, true),
    TAKEN(null, Colors.TAKEN, false, false, true),
    OUTPUT(Colors.RESULT_FILL, Colors.BLACK, false, false, true),
    WARNING(Colors.WARNING_FILL, Colors.WARNING_FONT, false, false, true),
    ERROR(Colors.ERROR, Colors.WHITE, true, false, true),
    NOTE(null, Colors.QUIET, false, false, false),
    SOURCE(null, Colors.QUIET, false, false, true),
    TEXT(null, Colors.BLACK, false, false, false),
    LINK(null, Colors.LINK, false, false, false);

    private final String fill;
    private final String font;
    private final boolean bold;
    private final boolean italic;
    private final boolean border;

    Role(@Nullable String fill, String font, boolean bold, boolean italic, boolean border) {
      this.fill = fill == null ? "" : fill;
      this.font = font;
      this.bold = bold;
      this.italic = italic;
      this.border = border;
    }
  }

  private record Key(Role role, String format, HorizontalAlignment side, boolean quoted) {}

  private final XSSFWorkbook workbook;
  private final Map<Key, XSSFCellStyle> styles = new HashMap<>();
  private final Map<Role, XSSFFont> fonts = new HashMap<>();

  TemplateStyles(XSSFWorkbook workbook) {
    this.workbook = workbook;
  }

  XSSFCellStyle of(Role role) {
    return of(role, "General", HorizontalAlignment.GENERAL);
  }

  XSSFCellStyle of(Role role, String format, HorizontalAlignment side) {
    return styles.computeIfAbsent(new Key(role, format, side, false), this::make);
  }

  /** The same style for text that begins like a formula, so that editing leaves it text. */
  XSSFCellStyle quoted(Role role, String format, HorizontalAlignment side) {
    return styles.computeIfAbsent(new Key(role, format, side, true), this::make);
  }

  private XSSFCellStyle make(Key key) {
    Role role = key.role();
    XSSFCellStyle style = workbook.createCellStyle();
    style.setFont(fonts.computeIfAbsent(role, this::font));
    style.setDataFormat(workbook.createDataFormat().getFormat(key.format()));
    style.setAlignment(key.side());
    // Text beside a number of the column before would touch it.
    style.setIndention((short) (key.side() == HorizontalAlignment.LEFT ? 1 : 0));
    style.setVerticalAlignment(
        role == Role.HEADER ? VerticalAlignment.CENTER : VerticalAlignment.TOP);
    style.setWrapText(role != Role.BELOW && role != Role.TITLE && role != Role.LINK);
    style.setQuotePrefixed(key.quoted());
    style.setLocked(role == Role.HEADER || role == Role.CALCULATION || role == Role.OUTPUT);
    if (!role.fill.isEmpty()) {
      style.setFillForegroundColor(color(role.fill));
      style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }
    if (role.border) {
      border(style);
    }
    return style;
  }

  private static void border(XSSFCellStyle style) {
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

  private XSSFFont font(Role role) {
    XSSFFont font = workbook.createFont();
    font.setFontName("Calibri");
    font.setFontHeightInPoints((short) (role == Role.TITLE ? 16 : 11));
    font.setBold(role.bold);
    font.setItalic(role.italic);
    font.setColor(color(role.font));
    if (role == Role.LINK) {
      font.setUnderline(XSSFFont.U_SINGLE);
    }
    return font;
  }

  static XSSFColor color(String rgb) {
    int value = Integer.parseInt(rgb, 16);
    // Opaque: without the first byte the colour is not valid.
    byte[] bytes = {(byte) 0xFF, (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    return new XSSFColor(bytes);
  }
}
