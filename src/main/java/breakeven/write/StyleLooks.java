package breakeven.write;

import java.util.Arrays;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTBorder;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTBorderPr;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCellAlignment;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCellProtection;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTColor;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTDxf;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTFill;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTFont;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTXf;

/**
 * What an entry of the style table looks like, as a text: two entries with equal texts look the
 * same. Their XML may differ in order, prefixes and defaults once another program has saved it.
 */
final class StyleLooks {
  private StyleLooks() {}

  static String of(CTXf xf) {
    StringBuilder look = new StringBuilder();
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
      look.append(p.isSetLocked() && !p.getLocked() ? " open" : "");
      look.append(p.getHidden() ? " hidden" : "");
    }
    return look.toString();
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

  private static String of(CTBorder border) {
    return side(border.getLeft())
        + side(border.getRight())
        + side(border.getTop())
        + side(border.getBottom());
  }

  private static String side(CTBorderPr side) {
    return side == null
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
