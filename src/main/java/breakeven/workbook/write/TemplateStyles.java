package breakeven.workbook.write;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The cell styles of the template: one for each role and number format, made once. */
final class TemplateStyles {
  /** What a cell is for, and so how it looks. */
  enum Role {
    TITLE(NamedStyle.TITLE, false),
    HEADER(NamedStyle.INPUT_HEADER, true),
    /** The headers of every second group of columns. */
    HEADER_DARK(HEADER.style, HEADER.look.withFill(Colors.INPUT_HEADER_DARK), true),
    INPUT(NamedStyle.INPUT, true),
    /** A cell of a workload, whose note does not make its row tall. */
    WORKLOAD(NamedStyle.INPUT, false),
    DEFAULT(NamedStyle.DEFAULT, true),
    /** The cells below a table: the look of an input without its fill. */
    BELOW(
        NamedStyle.INPUT, NamedStyle.INPUT.look().withFill("").withLine(CellLook.Line.NONE), false),
    CALCULATION(NamedStyle.CALCULATION, true),
    TAKEN(NamedStyle.TAKEN, true),
    OUTPUT(NamedStyle.OUTPUT, true),
    /** A line that a command adds, whose long texts do not make its row tall. */
    LOGGED(NamedStyle.OUTPUT, false),
    LOG_HEADER(NamedStyle.RESULT_HEADER, true),
    WARNING(NamedStyle.WARNING, true),
    ERROR(NamedStyle.ERROR, true),
    SOURCE(NamedStyle.NOTE, NamedStyle.NOTE.look().withLine(CellLook.Line.GRID), true),
    TEXT(NamedStyle.TEXT, true),
    LINK(NamedStyle.LINK, false);

    private final NamedStyle style;
    private final CellLook look;
    private final boolean wrap;

    Role(NamedStyle style, boolean wrap) {
      this(style, style.look(), wrap);
    }

    Role(NamedStyle style, CellLook look, boolean wrap) {
      this.style = style;
      this.look = look;
      this.wrap = wrap;
    }
  }

  private record Key(Role role, String format, HorizontalAlignment side, boolean quoted) {}

  private final XSSFWorkbook workbook;
  private final NamedStyles named;
  private final Map<Key, XSSFCellStyle> styles = new HashMap<>();

  TemplateStyles(XSSFWorkbook workbook) {
    this.workbook = workbook;
    named = new NamedStyles(workbook);
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
    XSSFCellStyle style = named.cell(role.style, role.look);
    style.setDataFormat(workbook.createDataFormat().getFormat(key.format()));
    style.setAlignment(key.side());
    if (key.side() == HorizontalAlignment.LEFT) {
      // Text beside a number of the column before would touch it.
      style.setIndention((short) 1);
    }
    style.setVerticalAlignment(
        role == Role.HEADER || role == Role.HEADER_DARK || role == Role.LOG_HEADER
            ? VerticalAlignment.CENTER
            : VerticalAlignment.TOP);
    style.setWrapText(role.wrap);
    if (key.quoted()) {
      style.setQuotePrefixed(true);
    }
    return named.kept(style);
  }
}
