package breakeven.workbook.write;

import breakeven.core.input.Texts;
import breakeven.core.report.Format;
import breakeven.core.table.SheetGroup;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The cell styles of results: one for each role and number format, made once. A style that the
 * workbook has already, from an earlier review, is taken again. All styles must be asked for before
 * the workbook is saved; streamed cells then use their indexes.
 */
final class ResultStyles {
  /** What a cell is for, and so how it looks. */
  enum Role {
    TITLE(NamedStyle.TITLE),
    ANSWER(NamedStyle.ANSWER),
    SUBTITLE(NamedStyle.TEXT),
    LABEL(NamedStyle.TEXT, NamedStyle.TEXT.look().inBold()),
    SECTION(NamedStyle.SECTION),
    HEADER(NamedStyle.RESULT_HEADER),
    /** Above what is typed. */
    TYPED_HEADER(NamedStyle.INPUT_HEADER),
    OUTPUT(NamedStyle.OUTPUT),
    CALCULATION(NamedStyle.CALCULATION),
    TAKEN(NamedStyle.TAKEN),
    /** A sentence of another sheet that runs on over the empty cells at its right. */
    RUNNING(NamedStyle.TAKEN, NamedStyle.TAKEN.look().withLine(CellLook.Line.NONE)),
    /** The one cell of a sheet of ours that is typed in. */
    CHOICE(
        NamedStyle.INPUT,
        NamedStyle.INPUT.look().withSize(12).inBold().withLine(CellLook.Line.NONE)),
    /** A figure of another sheet that is to be seen. */
    KEY(NamedStyle.TAKEN, NamedStyle.TAKEN.look().withSize(12).inBold()),
    /** The lines of a page without a grid, what is taken and what is only expected. */
    PLAIN(NamedStyle.TEXT),
    PLAIN_TOTAL(NamedStyle.TEXT, NamedStyle.TEXT.look().inBold()),
    PLAIN_QUIET(NamedStyle.NOTE, NamedStyle.NOTE.look().inItalics().lockedIf(true)),
    OUTPUT_LINK(NamedStyle.OUTPUT, NamedStyle.OUTPUT.look().linked()),
    TOTAL(NamedStyle.TOTAL),
    WARNING(NamedStyle.WARNING),
    /** A warning and an error that are in no table. */
    REPAIR(NamedStyle.WARNING, NamedStyle.WARNING.look().withLine(CellLook.Line.NONE)),
    ERROR(NamedStyle.ERROR, NamedStyle.ERROR.look().withLine(CellLook.Line.NONE)),
    NOTE(NamedStyle.NOTE, NamedStyle.NOTE.look().lockedIf(true)),
    LINK(NamedStyle.LINK),
    TAB_DECIDE(SheetGroup.DECIDE),
    TAB_UNDERSTAND(SheetGroup.UNDERSTAND),
    TAB_INPUTS(SheetGroup.INPUTS),
    TAB_CONTROL(SheetGroup.CONTROL),
    INPUT(NamedStyle.INPUT),
    DEFAULT(NamedStyle.DEFAULT),
    /** The answer on the first page, and the lines below it. */
    HEADLINE(NamedStyle.ANSWER, NamedStyle.ANSWER.look().withSize(18)),
    LEAD(NamedStyle.TEXT),
    FINE_PRINT(NamedStyle.NOTE, NamedStyle.NOTE.look().withSize(SMALL).lockedIf(true)),
    SMALL_LINK(NamedStyle.LINK, NamedStyle.LINK.look().withSize(SMALL)),
    CARD_LABEL(
        NamedStyle.TEXT, card(Colors.QUIET).withSize(SMALL).inBold().withLine(CellLook.Line.CARD)),
    CARD_FIGURE(NamedStyle.TEXT, card(Colors.STRONG).withSize(20).inBold()),
    CARD_NOTE(NamedStyle.TEXT, card(Colors.QUIET).withSize(SMALL)),
    /** The last cell of a card beside another one, which nothing is in. */
    CARD_END(NamedStyle.TEXT, card(Colors.QUIET).withLine(CellLook.Line.CARD_END)),
    CARD_CORNER(NamedStyle.TEXT, card(Colors.QUIET).withLine(CellLook.Line.CARD_CORNER)),
    /** The rows of a page without a grid. */
    PAGE_HEADER(
        NamedStyle.TEXT,
        CellLook.text(Colors.STRONG).withSize(SMALL).inBold().withLine(CellLook.Line.HEADER)),
    PAGE_CELL(NamedStyle.TEXT, card(Colors.BLACK).withSize(SMALL).withLine(CellLook.Line.FINE)),
    PAGE_LINK(
        NamedStyle.LINK,
        NamedStyle.LINK
            .look()
            .withFill(Colors.CARD_FILL)
            .withSize(SMALL)
            .withLine(CellLook.Line.FINE)
            .plain()),
    PAGE_TOTAL(NamedStyle.TOTAL, NamedStyle.TOTAL.look().withSize(SMALL)),
    /** The rows of a table without a grid: values of the review, sums, and what is not paid. */
    FORECAST_VALUE(NamedStyle.OUTPUT, NamedStyle.OUTPUT.look().withLine(CellLook.Line.FINE)),
    FORECAST(NamedStyle.CALCULATION, NamedStyle.CALCULATION.look().withLine(CellLook.Line.FINE)),
    FORECAST_QUIET(
        NamedStyle.NOTE,
        NamedStyle.NOTE.look().inItalics().withLine(CellLook.Line.FINE).lockedIf(true)),
    PAGE_ALARM(
        NamedStyle.WARNING, NamedStyle.WARNING.look().withSize(SMALL).withLine(CellLook.Line.FINE)),
    WORD_GO(WordFormats.Look.GO),
    WORD_FIRST(WordFormats.Look.FIRST),
    WORD_CLOSE(WordFormats.Look.CLOSE),
    WORD_SMALLER(WordFormats.Look.SMALLER),
    WORD_STAY(WordFormats.Look.STAY),
    WORD_OPEN(WordFormats.Look.OPEN),
    WORD_PASS(WordFormats.Look.PASS),
    WORD_CAUTION(WordFormats.Look.CAUTION),
    WORD_FAIL(WordFormats.Look.FAIL),
    WORD_BLOCKER(WordFormats.Look.BLOCKER),
    WORD_UNKNOWN(WordFormats.Look.UNKNOWN);

    private final NamedStyle style;
    private final CellLook look;

    Role(NamedStyle style) {
      this(style, style.look());
    }

    Role(NamedStyle style, CellLook look) {
      this.style = style;
      this.look = look;
    }

    /** A value of the review in the colours of its word. */
    Role(WordFormats.Look word) {
      this(NamedStyle.OUTPUT, coloured(word));
    }

    /** The name of a group of sheets in the colour of its tabs. */
    Role(SheetGroup group) {
      this(
          NamedStyle.SECTION,
          NamedStyle.SECTION
              .look()
              .withSize(11)
              .withFill(Colors.tab(group))
              .withFont(Colors.onTab(group))
              .withLine(CellLook.Line.NONE));
    }

    private static CellLook card(String font) {
      return CellLook.text(font).withFill(Colors.CARD_FILL);
    }

    private static CellLook coloured(WordFormats.Look word) {
      CellLook look = NamedStyle.OUTPUT.look().withFill(word.fill()).withFont(word.font());
      return word.bold() ? look.inBold() : look;
    }

    private boolean gridded() {
      return look.line() == CellLook.Line.GRID;
    }
  }

  /** All that makes a style. */
  private record Look(
      Role role, String format, HorizontalAlignment side, boolean wrap, boolean quoted) {}

  static final String GENERAL = "General";

  private static final Set<CellLook.Line> INDENTED =
      EnumSet.of(CellLook.Line.GRID, CellLook.Line.TOTAL, CellLook.Line.FINE, CellLook.Line.HEADER);

  /** Points; on a page that is printed at 90 % it is 9 points still. */
  private static final int SMALL = 10;

  private final XSSFWorkbook workbook;

  /** The day that the workbook counts as 0, as a day since 1970. */
  private final long zero;

  private final NamedStyles named;
  private final Map<Look, XSSFCellStyle> styles = new HashMap<>();

  ResultStyles(XSSFWorkbook workbook) {
    this.workbook = workbook;
    zero = zero(workbook);
    named = new NamedStyles(workbook);
    for (Format format : Format.values()) {
      header(format);
      output(format);
      outputQuoted(format);
    }
  }

  /** Index of the style of a header above cells of this format. */
  int header(Format format) {
    return index(headerStyle(format));
  }

  /**
   * Index of the style of a result of this format, a word in a number column included. It stays on
   * one line: its row has the height that the user gave it.
   */
  int output(Format format) {
    return index(style(new Look(Role.OUTPUT, format.code(), side(format), false, false)));
  }

  /**
   * The same for a text that begins like a formula: editing the cell then leaves it text; see
   * {@link #likeFormula}.
   */
  int outputQuoted(Format format) {
    return index(style(new Look(Role.OUTPUT, format.code(), side(format), false, true)));
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
    Role role = Role.valueOf("WORD_" + look.name());
    return index(style(new Look(role, format, HorizontalAlignment.LEFT, false, false)));
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

  /** Index of the style of a cell of a block. */
  int cell(Role role, String code, HorizontalAlignment side) {
    return cell(role, code, side, true, false);
  }

  /**
   * The same.
   *
   * @param wrapped whether its text may take several lines, where it is in a grid
   * @param quoted whether its text begins like a formula
   */
  int cell(Role role, String code, HorizontalAlignment side, boolean wrapped, boolean quoted) {
    return index(style(new Look(role, code, side, wrapped && role.gridded(), quoted)));
  }

  /** Index of the style of a header above cells of this format that are typed in. */
  int typedHeader(Format format) {
    return index(style(new Look(Role.TYPED_HEADER, GENERAL, side(format), true, false)));
  }

  XSSFCellStyle headerStyle(Format format) {
    return style(new Look(Role.HEADER, GENERAL, side(format), true, false));
  }

  static HorizontalAlignment side(Format format) {
    return format.number() ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT;
  }

  /** A text style; wrapped only where the role is in a table. */
  XSSFCellStyle of(Role role) {
    return of(role, GENERAL, HorizontalAlignment.LEFT);
  }

  XSSFCellStyle of(Role role, String format, HorizontalAlignment side) {
    boolean wrap = role.gridded();
    return style(new Look(role, format, side, wrap, false));
  }

  /** A text of a page without a grid that goes on in the next line. */
  XSSFCellStyle wrapped(Role role, HorizontalAlignment side) {
    return style(new Look(role, GENERAL, side, true, false));
  }

  /** A cell of a table that stays on one line, so that long texts do not make its row tall. */
  XSSFCellStyle oneLine(Role role, String format, HorizontalAlignment side) {
    return style(new Look(role, format, side, false, false));
  }

  /** The same for a text: quoted where it begins like a formula. */
  XSSFCellStyle textOnOneLine(String text) {
    return style(new Look(Role.OUTPUT, "@", HorizontalAlignment.LEFT, false, likeFormula(text)));
  }

  /** One line that runs over several cells. */
  XSSFCellStyle band(Role role) {
    return style(new Look(role, GENERAL, HorizontalAlignment.LEFT, false, false));
  }

  /** A text style that fits the text: quoted where it begins like a formula. */
  XSSFCellStyle text(Role role, String text) {
    boolean wrap = role.gridded();
    return style(new Look(role, "@", HorizontalAlignment.LEFT, wrap, likeFormula(text)));
  }

  private XSSFCellStyle style(Look look) {
    return styles.computeIfAbsent(look, this::findOrMake);
  }

  private XSSFCellStyle findOrMake(Look look) {
    Role role = look.role();
    XSSFCellStyle style = named.cell(role.style, role.look);
    style.setDataFormat(workbook.createDataFormat().getFormat(look.format()));
    style.setAlignment(look.side());
    style.setVerticalAlignment(
        role == Role.HEADER || role == Role.TYPED_HEADER
            ? VerticalAlignment.CENTER
            : VerticalAlignment.TOP);
    style.setWrapText(look.wrap() && role != Role.CHOICE);
    // A number never runs over into the next cell, as a text does.
    style.setShrinkToFit(
        role == Role.CARD_FIGURE && !look.format().equals(GENERAL) && !look.format().equals("@"));
    if (indented(look)) {
      style.setIndention((short) 1);
    }
    if (look.quoted()) {
      style.setQuotePrefixed(true);
    }
    return named.kept(style);
  }

  /**
   * Keeps a text apart from the number at its left. Numbers are not indented: LibreOffice does it
   * in some cells and not in others.
   */
  private static boolean indented(Look look) {
    return look.side() == HorizontalAlignment.LEFT
        && (look.role().look.fill().equals(Colors.CARD_FILL)
            || INDENTED.contains(look.role().look.line()));
  }
}
