package breakeven.write;

import breakeven.input.Texts;
import breakeven.report.Format;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTFont;

/**
 * The cell styles of results: one for each role and number format, made once. A style that the
 * workbook has already, from an earlier review, is taken again. All styles must be asked for before
 * the workbook is saved; streamed cells then use their indexes.
 */
final class ResultStyles {
  /** What a cell is for, and so how it looks. */
  enum Role {
    TITLE("", Colors.STRONG, 16, true, Line.NONE),
    ANSWER("", Colors.STRONG, 13, true, Line.NONE),
    SUBTITLE("", Colors.BLACK, 11, false, Line.NONE),
    SECTION("", Colors.STRONG, 12, true, Line.BELOW),
    HEADER(Colors.STRONG, Colors.WHITE, 11, true, Line.GRID),
    OUTPUT(Colors.RESULT_FILL, Colors.BLACK, 11, false, Line.GRID),
    /** A formula of cells of the same workbook. */
    CALCULATION("", Colors.BLACK, 11, false, Line.GRID),
    /** A formula that takes a value from another sheet. */
    TAKEN("", Colors.TAKEN, 11, false, Line.GRID),
    /** The one cell of a sheet of ours that is typed in. */
    CHOICE(Colors.INPUT_FILL, Colors.INPUT_FONT, 12, true, Line.NONE),
    /** A figure of another sheet that is to be seen. */
    KEY("", Colors.TAKEN, 12, true, Line.GRID),
    OUTPUT_LINK(Colors.RESULT_FILL, Colors.LINK, 11, false, Line.GRID),
    TOTAL(Colors.WHITE, Colors.BLACK, 11, true, Line.TOTAL),
    WARNING(Colors.WARNING_FILL, Colors.WARNING_FONT, 11, false, Line.GRID),
    REPAIR(Colors.WARNING_FILL, Colors.WARNING_FONT, 11, false, Line.NONE),
    ERROR(Colors.ERROR, Colors.WHITE, 11, true, Line.NONE),
    NOTE("", Colors.QUIET, 11, false, Line.NONE),
    LINK("", Colors.LINK, 11, false, Line.NONE),
    WORD_GO(WordFormats.Look.GO),
    WORD_FIRST(WordFormats.Look.FIRST),
    WORD_CLOSE(WordFormats.Look.CLOSE),
    WORD_SMALLER(WordFormats.Look.SMALLER),
    WORD_STAY(WordFormats.Look.STAY),
    WORD_OPEN(WordFormats.Look.OPEN),
    WORD_BLOCKED(WordFormats.Look.BLOCKED);

    private enum Line {
      NONE,
      GRID,
      BELOW,
      TOTAL
    }

    private final String fill;
    private final String font;
    private final int size;
    private final boolean bold;
    private final Line line;

    Role(String fill, String font, int size, boolean bold, Line line) {
      this.fill = fill;
      this.font = font;
      this.size = size;
      this.bold = bold;
      this.line = line;
    }

    Role(WordFormats.Look look) {
      this(look.fill(), look.font(), 11, look.frame(), Line.GRID);
    }

    private boolean underlined() {
      return this == LINK || this == OUTPUT_LINK;
    }
  }

  /** All that makes a style. */
  private record Look(
      Role role,
      String format,
      HorizontalAlignment side,
      boolean wrap,
      boolean quoted,
      boolean aside) {}

  private static final String GENERAL = "General";

  private final XSSFWorkbook workbook;

  /** The day that the workbook counts as 0, as a day since 1970. */
  private final long zero;

  private final StylesTable table;
  private final Map<Look, XSSFCellStyle> styles = new HashMap<>();
  private final Map<Role, XSSFFont> fonts = new HashMap<>();
  private @Nullable Map<Integer, List<XSSFCellStyle>> byFont;

  ResultStyles(XSSFWorkbook workbook) {
    this.workbook = workbook;
    zero = zero(workbook);
    table = workbook.getStylesSource();
    for (Format format : Format.values()) {
      header(format);
      output(format);
      outputQuoted(format);
    }
    sign();
  }

  /** Index of the style of a header above cells of this format. */
  int header(Format format) {
    return index(headerStyle(format));
  }

  /** Index of the style of a result of this format, a word in a number column included. */
  int output(Format format) {
    return index(outputStyle(format));
  }

  /**
   * The same for a text that begins like a formula: editing the cell then leaves it text; see
   * {@link #likeFormula}.
   */
  int outputQuoted(Format format) {
    return index(style(new Look(Role.OUTPUT, format.code(), side(format), true, true, false)));
  }

  /**
   * The style of a result that a formula takes from another sheet. A cell of text would no longer
   * calculate once someone edits it.
   */
  XSSFCellStyle takenStyle(Format format) {
    return formulaStyle(Role.TAKEN, format);
  }

  /** The same of a result that a formula works out where it stands. */
  XSSFCellStyle calculatedStyle(Format format) {
    return formulaStyle(Role.CALCULATION, format);
  }

  private XSSFCellStyle formulaStyle(Role role, Format format) {
    return of(role, format.number() ? format.code() : GENERAL, side(format));
  }

  int taken(Format format) {
    return index(takenStyle(format));
  }

  /** The style of the header above signs, in the middle as they are. */
  XSSFCellStyle signHeader() {
    return style(new Look(Role.HEADER, GENERAL, HorizontalAlignment.CENTER, true, false, false));
  }

  /** Index of the style of the sign beside a verdict. */
  int sign() {
    return index(of(Role.OUTPUT, "@", HorizontalAlignment.CENTER));
  }

  /** The same where a formula gives the sign. */
  int calculatedSign() {
    return index(of(Role.CALCULATION, GENERAL, HorizontalAlignment.CENTER));
  }

  /** POI gives it as a short, which 64,000 styles go beyond. */
  static int index(XSSFCellStyle style) {
    return style.getIndex() & 0xFFFF;
  }

  /**
   * Index of the style of a verdict or of a check's result in a sheet without conditional formats:
   * in its colours, a verdict with its sign before it. The sign belongs to the number format, so
   * that the cell holds the bare word. -1 for another word.
   */
  int word(String word) {
    WordFormats.Look look = WordFormats.look(word);
    if (look == null) {
      return -1;
    }
    String sign = WordFormats.sign(word);
    String format = sign.isEmpty() ? Format.WORD.code() : '"' + sign + " \"@";
    return of(Role.valueOf("WORD_" + look.name()), format, HorizontalAlignment.LEFT).getIndex();
  }

  /** Whether a spreadsheet would take the text for a formula once someone edits its cell. */
  static boolean likeFormula(String text) {
    return !text.isEmpty() && Texts.likeFormula(text.charAt(0));
  }

  /** The number of a day in this workbook. */
  double serial(double epochDay) {
    return epochDay - zero;
  }

  private static long zero(XSSFWorkbook workbook) {
    LocalDate day = workbook.isDate1904() ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
    return day.toEpochDay();
  }

  XSSFCellStyle headerStyle(Format format) {
    return style(new Look(Role.HEADER, GENERAL, side(format), true, false, false));
  }

  XSSFCellStyle outputStyle(Format format) {
    return style(new Look(Role.OUTPUT, format.code(), side(format), true, false, false));
  }

  static HorizontalAlignment side(Format format) {
    return format.number() ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT;
  }

  /** A text style; wrapped only where the role stands in a table. */
  XSSFCellStyle of(Role role) {
    return of(role, GENERAL, HorizontalAlignment.LEFT);
  }

  XSSFCellStyle of(Role role, String format, HorizontalAlignment side) {
    boolean wrap = role.line == Role.Line.GRID;
    return style(new Look(role, format, side, wrap, false, false));
  }

  /** A cell of a table that stays on one line, so that long texts do not make its row tall. */
  XSSFCellStyle oneLine(Role role, String format, HorizontalAlignment side) {
    return style(new Look(role, format, side, false, false, false));
  }

  /** The same for a text: quoted where it begins like a formula. */
  XSSFCellStyle textOnOneLine(Role role, String text, HorizontalAlignment side) {
    return style(new Look(role, "@", side, false, likeFormula(text), false));
  }

  /** A text at the right of a number, outside of tables. */
  XSSFCellStyle aside(Role role) {
    return style(new Look(role, GENERAL, HorizontalAlignment.LEFT, false, false, true));
  }

  /** One line that runs over several cells. */
  XSSFCellStyle band(Role role) {
    return style(new Look(role, GENERAL, HorizontalAlignment.LEFT, false, false, false));
  }

  XSSFCellStyle text(Role role, String text, HorizontalAlignment side) {
    return style(new Look(role, "@", side, true, likeFormula(text), false));
  }

  /** A text style that fits the text: quoted where it begins like a formula. */
  XSSFCellStyle text(Role role, String text) {
    boolean wrap = role.line == Role.Line.GRID;
    return style(new Look(role, "@", HorizontalAlignment.LEFT, wrap, likeFormula(text), false));
  }

  private XSSFCellStyle style(Look look) {
    return styles.computeIfAbsent(look, this::findOrMake);
  }

  private XSSFCellStyle findOrMake(Look look) {
    XSSFFont font = fonts.computeIfAbsent(look.role(), this::font);
    XSSFCellStyle wanted = made(look, font);
    for (XSSFCellStyle old : withFont(font.getIndex())) {
      if (StyleLooks.of(old.getCoreXf()).equals(StyleLooks.of(wanted.getCoreXf()))) {
        return old;
      }
    }
    int index = table.putCellXf(wanted.getCoreXf()) - 1;
    XSSFCellStyle kept = table.getStyleAt(index);
    withFont(font.getIndex()).add(kept);
    return kept;
  }

  private List<XSSFCellStyle> withFont(int font) {
    if (byFont == null) {
      byFont = new HashMap<>();
      for (int i = 0; i < table.getNumCellStyles(); i++) {
        XSSFCellStyle style = table.getStyleAt(i);
        byFont.computeIfAbsent(style.getFontIndex(), f -> new ArrayList<>()).add(style);
      }
    }
    return byFont.computeIfAbsent(font, f -> new ArrayList<>());
  }

  /** A style that belongs to no list yet; its fills, borders and formats are shared. */
  private XSSFCellStyle made(Look look, XSSFFont font) {
    Role role = look.role();
    XSSFCellStyle style = new XSSFCellStyle(table);
    style.getCoreXf().setXfId(0);
    style.setFont(font);
    style.setDataFormat(workbook.createDataFormat().getFormat(look.format()));
    style.setAlignment(look.side());
    style.setVerticalAlignment(
        role == Role.HEADER ? VerticalAlignment.CENTER : VerticalAlignment.TOP);
    style.setWrapText(look.wrap());
    if (indented(look)) {
      style.setIndention((short) 1);
    }
    if (role == Role.CHOICE) {
      style.setLocked(false);
      style.setWrapText(false);
    }
    if (look.quoted()) {
      style.setQuotePrefixed(true);
    }
    if (!role.fill.isEmpty()) {
      style.setFillForegroundColor(TemplateStyles.color(role.fill));
      style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }
    lines(style, role.line);
    return style;
  }

  /**
   * Keeps a text apart from the number at its left. Numbers are not indented: LibreOffice does it
   * in some cells and not in others.
   */
  private static boolean indented(Look look) {
    Role.Line line = look.role().line;
    return look.side() == HorizontalAlignment.LEFT
        && (line == Role.Line.GRID || line == Role.Line.TOTAL || look.aside());
  }

  private static void lines(XSSFCellStyle style, Role.Line line) {
    switch (line) {
      case GRID -> grid(style);
      case BELOW -> {
        style.setBorderBottom(BorderStyle.MEDIUM);
        style.setBottomBorderColor(TemplateStyles.color(Colors.STRONG));
      }
      case TOTAL -> {
        style.setBorderTop(BorderStyle.MEDIUM);
        style.setTopBorderColor(TemplateStyles.color(Colors.STRONG));
      }
      case NONE -> {}
    }
  }

  private static void grid(XSSFCellStyle style) {
    XSSFColor grey = TemplateStyles.color(Colors.GRID);
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
    XSSFFont wanted = new XSSFFont(CTFont.Factory.newInstance());
    wanted.setFontName("Calibri");
    wanted.setFontHeightInPoints((short) role.size);
    wanted.setColor(TemplateStyles.color(role.font));
    if (role.bold) {
      wanted.setBold(true);
    }
    if (role.underlined()) {
      wanted.setUnderline(XSSFFont.U_SINGLE);
    }
    for (XSSFFont old : table.getFonts()) {
      if (StyleLooks.of(old.getCTFont()).equals(StyleLooks.of(wanted.getCTFont()))) {
        return old;
      }
    }
    wanted.registerTo(table);
    return wanted;
  }
}
