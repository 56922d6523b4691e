package breakeven.workbook.write;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.poi.xssf.model.StylesTable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTBorder;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTBorderPr;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCellAlignment;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCellProtection;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTColor;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTDxf;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTFill;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTFont;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTXf;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STBorderStyle;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STPatternType;

/**
 * What an entry of the style table looks like, as a text: two entries with equal texts look the
 * same. Their XML may differ in order, prefixes and defaults once another program has saved it.
 */
final class StyleLooks {
  private StyleLooks() {}

  /** A cell's look, with the named style that it goes by. */
  static String of(CTXf xf) {
    StringBuilder look = new StringBuilder();
    look.append(xf.getXfId()).append(':');
    look.append(xf.getNumFmtId()).append('/').append(xf.getFontId());
    look.append('/').append(xf.getFillId()).append('/').append(xf.getBorderId());
    look.append(xf.getQuotePrefix() ? " quoted" : "");
    if (xf.isSetAlignment()) {
      CTCellAlignment a = xf.getAlignment();
      look.append(' ').append(a.getHorizontal()).append(' ').append(a.getVertical());
      look.append(a.getWrapText() ? " wrapped " : " ").append(a.getIndent());
      look.append(' ').append(a.getTextRotation()).append(a.getShrinkToFit() ? " shrunk" : "");
    }
    CTCellProtection p = xf.getProtection();
    if (p != null) {
      look.append(open(p) ? " open" : "");
      look.append(p.getHidden() ? " hidden" : "");
    }
    return look.toString();
  }

  /**
   * Whether two named styles of a workbook have the same font, fill and lines, and are locked
   * alike, whatever their places in its lists.
   */
  static boolean alike(StylesTable table, CTXf a, CTXf b) {
    return named(table, a).equals(named(table, b));
  }

  private static String named(StylesTable table, CTXf xf) {
    return entry(table.getFonts(), xf.getFontId(), font -> of(font.getCTFont()))
        + entry(table.getFills(), xf.getFillId(), fill -> solid(fill.getCTFill()))
        + entry(table.getBorders(), xf.getBorderId(), border -> of(border.getCTBorder()))
        + (xf.isSetProtection() && open(xf.getProtection()) ? " open" : "");
  }

  private static <T> String entry(List<T> list, long place, Function<T, String> look) {
    return place < list.size() ? look.apply(list.get((int) place)) + '|' : "missing|";
  }

  private static boolean open(CTCellProtection protection) {
    return protection.isSetLocked() && !protection.getLocked();
  }

  static String of(CTFont font) {
    StringBuilder look = new StringBuilder();
    Arrays.stream(font.getNameArray()).forEach(name -> look.append(name.getVal()).append(' '));
    Arrays.stream(font.getSzArray()).forEach(size -> look.append(size.getVal()).append(' '));
    Arrays.stream(font.getColorArray()).forEach(color -> look.append(of(color)).append(' '));
    Arrays.stream(font.getBArray()).forEach(b -> look.append(b.getVal() ? "bold " : ""));
    Arrays.stream(font.getIArray()).forEach(i -> look.append(i.getVal() ? "italic " : ""));
    Arrays.stream(font.getUArray()).forEach(u -> look.append(u.getVal()).append(' '));
    Arrays.stream(font.getStrikeArray()).forEach(s -> look.append(s.getVal() ? "struck " : ""));
    Arrays.stream(font.getVertAlignArray()).forEach(v -> look.append(v.getVal()).append(' '));
    return look.toString();
  }

  static String of(CTDxf dxf) {
    StringBuilder look = new StringBuilder();
    look.append(dxf.isSetFont() ? of(dxf.getFont()) : "").append('|');
    look.append(dxf.isSetFill() ? of(dxf.getFill()) : "").append('|');
    look.append(dxf.isSetBorder() ? of(dxf.getBorder()) : "").append('|');
    look.append(dxf.isSetNumFmt() ? "format" : "").append(dxf.isSetAlignment() ? "aligned" : "");
    return look.toString();
  }

  private static String of(CTFill fill) {
    if (!fill.isSetPatternFill()) {
      return "other";
    }
    var pattern = fill.getPatternFill();
    return (pattern.isSetFgColor() ? of(pattern.getFgColor()) : "")
        + "/"
        + (pattern.isSetBgColor() ? of(pattern.getBgColor()) : "")
        + "/"
        + (pattern.isSetPatternType() ? pattern.getPatternType() : "solid");
  }

  /** The fill of a cell, whose second colour is never seen. */
  private static String solid(CTFill fill) {
    if (!fill.isSetPatternFill()) {
      return fill.isSetGradientFill() ? "gradient" : "none";
    }
    var pattern = fill.getPatternFill();
    STPatternType.Enum type =
        pattern.isSetPatternType() ? pattern.getPatternType() : STPatternType.NONE;
    if (type == STPatternType.NONE) {
      return "none";
    }
    return type + (pattern.isSetFgColor() ? of(pattern.getFgColor()) : "");
  }

  private static String of(CTBorder border) {
    return side(border.getLeft())
        + side(border.getRight())
        + side(border.getTop())
        + side(border.getBottom());
  }

  private static String side(CTBorderPr side) {
    return side == null || side.getStyle() == STBorderStyle.NONE
        ? "none "
        : side.getStyle() + (side.isSetColor() ? of(side.getColor()) : "") + " ";
  }

  private static String of(CTColor color) {
    if (color.isSetRgb()) {
      return Arrays.toString(color.getRgb());
    }
    return color.isSetTheme()
        ? "theme " + color.getTheme() + " " + color.getTint()
        : "indexed " + color.getIndexed();
  }
}
