package breakeven.workbook.write;

import static breakeven.core.expression.Formula.quoted;

import breakeven.core.decision.Checklist;
import breakeven.core.decision.Decision;
import breakeven.core.economics.Totals;
import breakeven.core.model.Severity;
import breakeven.xlsx.ooxml.Markup;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTBorder;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTBorderPr;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCfRule;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTConditionalFormatting;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTDxf;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTFont;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTNumFmt;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STBorderStyle;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCfType;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STConditionalFormattingOperator;

/**
 * Conditional formats keyed on words: a verdict, its sign, a check, a severity. The workbook gets
 * their looks once; a later review finds them and takes them again. Make it before the workbook is
 * saved.
 */
final class WordFormats {
  /** Which cells are formatted. */
  enum Cells {
    VERDICT,
    SIGN,
    CHECK,
    SEVERITY,
    /** Amounts: the font of negative ones. */
    MONEY,
    /** The same of small amounts, whose decimals are shown. */
    MONEY_SMALL,
    /** The result of a check of the workbook itself. */
    RESULT
  }

  /** How a word looks: its fill, its font, and a frame where a verdict has no fill. */
  enum Look {
    PASS("DDEBF7", "1F4E79"),
    CAUTION("FFF2CC", "7F6000"),
    FAIL("FBE5D6", "843C0C"),
    BLOCKER("F8CBAD", "7B1A02", true, false),
    UNKNOWN("", Colors.QUIET),
    GO("1F4E79", Colors.WHITE),
    FIRST("9DC3E6", Colors.BLACK),
    CLOSE("FFD966", Colors.BLACK),
    SMALLER("6B6B6B", Colors.WHITE),
    STAY("E08A3C", Colors.BLACK),
    OPEN("", Colors.BLACK, true, true),
    ERROR(Colors.ERROR, Colors.WHITE),
    WARNING(Colors.WARNING_FILL, Colors.WARNING_FONT),
    NEGATIVE("", Colors.ERROR),
    /** An amount below 0 that is shown without decimals, and is 0 there. */
    ZERO("", Colors.BLACK),
    /** A value that only a review can renew, of a row that was edited. */
    OUTDATED("F2F2F2", "757575"),
    /** A figure that a value that is tried has moved, and that value. */
    TRIED("", Colors.ERROR, true, false),
    /** A month that is not counted: nothing is to be seen. */
    BEYOND("", Colors.WHITE),
    /** Its header. */
    BEYOND_HEADER(Colors.STRONG, Colors.STRONG),
    /** The change of a row that is suggested: a mark is before it. */
    SUGGESTED("", Colors.STRONG);

    private final String fill;
    private final String font;
    private final boolean bold;
    private final boolean frame;

    String fill() {
      return fill;
    }

    String font() {
      return font;
    }

    boolean bold() {
      return bold;
    }

    Look(String fill, String font) {
      this(fill, font, false, false);
    }

    Look(String fill, String font, boolean bold, boolean frame) {
      this.fill = fill;
      this.font = font;
      this.bold = bold;
      this.frame = frame;
    }
  }

  /** The verdicts, in the order of Summary, each with its sign. */
  private static final Map<String, Sign> VERDICTS = new LinkedHashMap<>();

  private enum Sign {
    GO("▲", Look.GO),
    FIRST("◆", Look.FIRST),
    CLOSE("●", Look.CLOSE),
    SMALLER("■", Look.SMALLER),
    STAY("▼", Look.STAY),
    OPEN("?", Look.OPEN);

    private final String text;
    private final Look look;

    Sign(String text, Look look) {
      this.text = text;
      this.look = look;
    }
  }

  static {
    VERDICTS.put(Decision.FINE_TUNE, Sign.GO);
    VERDICTS.put(Decision.FINE_TUNE_WITH_RAG, Sign.GO);
    VERDICTS.put(Decision.BORDERLINE, Sign.CLOSE);
    VERDICTS.put(Decision.BENCHMARK, Sign.FIRST);
    VERDICTS.put(Decision.BUILD_EVALUATION, Sign.FIRST);
    VERDICTS.put(Totals.PROMPT_SMALLER, Sign.SMALLER);
    VERDICTS.put(Totals.USE_RAG, Sign.STAY);
    VERDICTS.put(Totals.PROMPT, Sign.STAY);
    VERDICTS.put(Decision.NEEDS_DATA, Sign.OPEN);
  }

  /** What is before the change of a row that is suggested. */
  static final String MARK = "✓";

  /** Number formats of looks that have one. */
  private static final Map<Look, String> FORMATS =
      Map.of(
          Look.SUGGESTED,
          '"' + MARK + " \"@",
          Look.ZERO,
          "0;\"0\"",
          Look.BEYOND,
          ";;;",
          Look.BEYOND_HEADER,
          ";;;");

  private final StylesTable styles;
  private final Map<Look, Integer> index = new EnumMap<>(Look.class);

  WordFormats(XSSFWorkbook workbook) {
    this(workbook, Look.values());
  }

  /** The same with some looks alone. */
  WordFormats(XSSFWorkbook workbook, Look... looks) {
    styles = workbook.getStylesSource();
    for (Look look : looks) {
      index.put(look, findOrAdd(look));
    }
  }

  private static final Map<String, Look> CHECKS = new LinkedHashMap<>();

  static {
    CHECKS.put(Checklist.PASS, Look.PASS);
    CHECKS.put(Checklist.CAUTION, Look.CAUTION);
    CHECKS.put(Checklist.FAIL, Look.FAIL);
    CHECKS.put(Checklist.BLOCKER, Look.BLOCKER);
    CHECKS.put(Checklist.UNKNOWN, Look.UNKNOWN);
  }

  /** How a verdict or the result of a check looks; null for another word. */
  static @Nullable Look look(String word) {
    Sign sign = VERDICTS.get(word);
    return sign == null ? CHECKS.get(word) : sign.look;
  }

  /** The sign that is beside a verdict; empty for another word. */
  static String sign(String verdict) {
    Sign sign = VERDICTS.get(verdict);
    return sign == null ? "" : sign.text;
  }

  /** The place of a verdict in a list that begins with what is ready to approve. */
  static int order(String verdict) {
    return List.copyOf(VERDICTS.keySet()).indexOf(verdict);
  }

  /**
   * One rule.
   *
   * @param operator how the cell is held against the formula; empty where the formula is a
   *     condition
   */
  private record Rule(String operator, String formula, Look look) {
    /** Whether no later rule of the cells counts where it holds. */
    boolean last() {
      return look == Look.NEGATIVE;
    }

    String type() {
      return operator.isEmpty() ? "expression" : "cellIs";
    }
  }

  /**
   * The same with a look as long as a condition holds.
   *
   * @param condition the formula that holds for the first of the cells
   */
  String xml(Look look, String range, String condition, int priority) {
    return xml(List.of(new Rule("", condition, look)), range, priority);
  }

  private String xml(List<Rule> rules, String range, int firstPriority) {
    Markup xml = Markup.inside().add("<conditionalFormatting sqref=\"%s\">", range);
    int priority = firstPriority;
    for (Rule rule : rules) {
      Integer look = Objects.requireNonNull(index.get(rule.look()));
      xml.add("<cfRule type=\"%s\" dxfId=\"%s\" priority=\"%s\"", rule.type(), look, priority++);
      xml.add(rule.last() ? " stopIfTrue=\"1\"" : "");
      xml.add(rule.operator().isEmpty() ? "" : " operator=\"" + rule.operator() + "\"");
      xml.add(">").text("formula", rule.formula()).add("</cfRule>");
    }
    return xml.add("</conditionalFormatting>").toString();
  }

  /**
   * Gives cells of a sheet of ours a look as long as a condition holds.
   *
   * @param condition the formula that holds for the first of the cells
   */
  void where(String condition, XSSFSheet sheet, Look look, String range) {
    add(sheet, range, List.of(new Rule("", condition, look)));
  }

  /** Adds the rules to a sheet of ours. */
  void addTo(XSSFSheet sheet, Cells cells, String range) {
    add(sheet, range, looks(cells));
  }

  private void add(XSSFSheet sheet, String range, List<Rule> rules) {
    int priority = 1;
    for (CTConditionalFormatting old : sheet.getCTWorksheet().getConditionalFormattingArray()) {
      priority += old.sizeOfCfRuleArray();
    }
    CTConditionalFormatting formatting = sheet.getCTWorksheet().addNewConditionalFormatting();
    formatting.setSqref(List.of(range.split(" ")));
    for (Rule each : rules) {
      CTCfRule rule = formatting.addNewCfRule();
      rule.setType(STCfType.Enum.forString(each.type()));
      rule.setDxfId(index.getOrDefault(each.look(), 0));
      rule.setPriority(priority++);
      if (each.last()) {
        rule.setStopIfTrue(true);
      }
      if (!each.operator().isEmpty()) {
        rule.setOperator(STConditionalFormattingOperator.Enum.forString(each.operator()));
      }
      rule.addFormula(each.formula());
    }
  }

  /** The rules of some cells. */
  private static List<Rule> looks(Cells cells) {
    return switch (cells) {
      case VERDICT ->
          VERDICTS.entrySet().stream()
              .map(each -> equal(each.getKey(), each.getValue().look))
              .toList();
      case SIGN -> Stream.of(Sign.values()).map(sign -> equal(sign.text, sign.look)).toList();
      case CHECK ->
          CHECKS.entrySet().stream().map(each -> equal(each.getKey(), each.getValue())).toList();
      case SEVERITY ->
          List.of(
              equal(Severity.ERROR.word(), Look.ERROR),
              equal(Severity.WARNING.word(), Look.WARNING));
      case MONEY ->
          List.of(
              new Rule("lessThan", "-0.5", Look.NEGATIVE), new Rule("lessThan", "0", Look.ZERO));
      case MONEY_SMALL -> List.of(new Rule("lessThan", "0", Look.NEGATIVE));
      case RESULT -> List.of(equal(Check.CHECK, Look.WARNING));
    };
  }

  private static Rule equal(String word, Look look) {
    return new Rule("equal", quoted(word), look);
  }

  private int findOrAdd(Look look) {
    CTDxf wanted = dxf(look);
    String code = FORMATS.get(look);
    if (code != null) {
      CTNumFmt format = wanted.addNewNumFmt();
      format.setNumFmtId(styles.putNumberFormat(code));
      format.setFormatCode(code);
    }
    String text = StyleLooks.of(wanted);
    for (int i = 0; i < styles._getDXfsSize(); i++) {
      if (StyleLooks.of(styles.getDxfAt(i)).equals(text)) {
        return i;
      }
    }
    return styles.putDxf(wanted) - 1;
  }

  private static CTDxf dxf(Look look) {
    CTDxf dxf = CTDxf.Factory.newInstance();
    CTFont font = dxf.addNewFont();
    if (look.bold) {
      font.addNewB().setVal(true);
    }
    font.addNewColor().setRgb(rgb(look.font));
    if (!look.fill.isEmpty()) {
      // Excel paints a differential fill with its background colour.
      dxf.addNewFill().addNewPatternFill().addNewBgColor().setRgb(rgb(look.fill));
    }
    if (look.frame) {
      frame(dxf.addNewBorder());
    }
    return dxf;
  }

  /** The heaviest line that a conditional format may draw. */
  private static void frame(CTBorder border) {
    for (CTBorderPr side :
        List.of(
            border.addNewLeft(), border.addNewRight(), border.addNewTop(), border.addNewBottom())) {
      side.setStyle(STBorderStyle.THIN);
      side.addNewColor().setRgb(rgb(Colors.BLACK));
    }
  }

  private static byte[] rgb(String color) {
    int value = Integer.parseInt(color, 16);
    return new byte[] {(byte) 0xFF, (byte) (value >> 16), (byte) (value >> 8), (byte) value};
  }
}
