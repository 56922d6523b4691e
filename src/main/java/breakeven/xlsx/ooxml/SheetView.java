package breakeven.xlsx.ooxml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;

/**
 * How a sheet is seen when it is opened: some columns and rows frozen, the rest scrolled. What the
 * user has frozen stays, and so does a window that the user has split.
 *
 * @param frozenColumns columns at the left that stay in sight
 * @param frozenRows rows at the top that stay in sight
 * @param left the first column beside the frozen ones, from 0
 */
public record SheetView(int frozenColumns, int frozenRows, int left) {
  private static final Pattern VIEW = Pattern.compile("<[A-Za-z0-9]*:?sheetView\\b[^>]*>");
  private static final Pattern PANE =
      Pattern.compile("<[A-Za-z0-9]*:?pane\\b[^>]*?(/>|>\\s*</[A-Za-z0-9]*:?pane\\s*>)");

  /**
   * The element with its first view so.
   *
   * @param xml the element {@code sheetViews}
   * @param prefix that of the sheet, with its colon; empty where it has none
   */
  String in(String xml, String prefix) {
    Matcher view = VIEW.matcher(xml);
    if (!view.find() || !attribute(view.group(), "view", "normal").equals("normal")) {
      return xml;
    }
    boolean empty = view.group().endsWith("/>");
    int end = empty ? view.end() : Math.max(view.end(), xml.indexOf("sheetView>", view.end()));
    String inside = empty ? "" : xml.substring(view.end(), end);
    Matcher pane = PANE.matcher(inside);
    boolean there = pane.find();
    if (there && !attribute(pane.group(), "state", "split").startsWith("frozen")) {
      return xml;
    }
    int columns = there ? split(pane.group(), "xSplit", frozenColumns) : frozenColumns;
    int rows = there ? split(pane.group(), "ySplit", 0) : frozenRows;
    String element = "<" + prefix + "pane" + pane(columns, rows) + "/>";
    String tag =
        there
            ? view.group()
            : view.group().replaceFirst("\\s+topLeftCell\\s*=\\s*([\"'])[^\"']*\\1", "");
    String before = xml.substring(0, view.start());
    if (empty) {
      return before
          + tag.substring(0, tag.length() - 2)
          + ">"
          + element
          + "</"
          + prefix
          + "sheetView>"
          + xml.substring(end);
    }
    String rest =
        there
            ? inside.substring(0, pane.start()) + element + inside.substring(pane.end())
            : element + inside;
    return before + tag + rest + xml.substring(end);
  }

  /** The whole element where the sheet has none. */
  String alone() {
    return "<sheetViews><sheetView workbookViewId=\"0\"><pane"
        + pane(frozenColumns, frozenRows)
        + "/></sheetView></sheetViews>";
  }

  private String pane(int columns, int rows) {
    boolean across = columns > 0;
    boolean down = rows > 0;
    String active = down ? across ? "bottomRight" : "bottomLeft" : "topRight";
    return (across ? " xSplit=\"" + columns + "\"" : "")
        + (down ? " ySplit=\"" + rows + "\"" : "")
        + " topLeftCell=\""
        + new CellReference(rows, Math.max(columns, left)).formatAsString()
        + "\" activePane=\""
        + active
        + "\" state=\"frozen\"";
  }

  private static int split(String tag, String name, int otherwise) {
    String text = attribute(tag, name, "");
    return text.matches("[0-9]{1,5}(\\.0*)?")
        ? Integer.parseInt(text.replaceFirst("\\..*", ""))
        : otherwise;
  }

  private static String attribute(String tag, String name, String otherwise) {
    Matcher found = Pattern.compile("\\s" + name + "\\s*=\\s*[\"']([^\"']*)").matcher(tag);
    return found.find() ? found.group(1) : otherwise;
  }
}
