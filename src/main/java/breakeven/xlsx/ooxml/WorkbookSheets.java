package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The workbook's own part without some of its sheets: names and views that count sheets are counted
 * again.
 */
public final class WorkbookSheets {
  private final List<Integer> gone;

  private WorkbookSheets(List<Integer> gone) {
    this.gone = gone;
  }

  static byte[] without(byte[] workbook, String where, List<SheetInfo> sheets) {
    Document document = Dom.read(new ByteArrayInputStream(workbook), where);
    Element root = document.getDocumentElement();
    new WorkbookSheets(sheets.stream().map(SheetInfo::order).toList()).edit(root);
    return Dom.bytes(document);
  }

  /**
   * The sheets that names of the whole workbook lead to: by the name in small letters, for names
   * that stand for a cell or range of one sheet that is there.
   */
  public static Map<String, String> named(XlsxFile in) {
    Map<String, String> sheets = new HashMap<>();
    for (Element name : names(in)) {
      String refers = name.getTextContent().strip();
      int end = refers.lastIndexOf('!');
      if (end > 0 && name.getAttribute("localSheetId").isEmpty()) {
        String sheet = unquoted(refers.substring(0, end));
        in.sheets().stream()
            .filter(one -> one.name().equalsIgnoreCase(sheet))
            .forEach(
                one -> sheets.put(name.getAttribute("name").toLowerCase(Locale.ROOT), one.name()));
      }
    }
    return sheets;
  }

  /** The text that a name of the whole workbook stands for; empty where it stands for none. */
  public static String noted(XlsxFile in, String wanted) {
    for (Element name : names(in)) {
      String refers = name.getTextContent().strip();
      boolean text = refers.length() > 1 && refers.startsWith("\"") && refers.endsWith("\"");
      if (text && name.getAttribute("name").equalsIgnoreCase(wanted)) {
        return refers.substring(1, refers.length() - 1);
      }
    }
    return "";
  }

  private static List<Element> names(XlsxFile in) {
    String part = in.workbookPart();
    Element root = Dom.read(in.open(part), in.path() + ": the part " + part).getDocumentElement();
    Element names = Dom.child(root, "definedNames");
    return names == null ? List.of() : Dom.children(names, "definedName");
  }

  private static String unquoted(String sheet) {
    boolean quoted = sheet.length() > 1 && sheet.startsWith("'") && sheet.endsWith("'");
    return quoted ? sheet.substring(1, sheet.length() - 1).replace("''", "'") : sheet;
  }

  private void edit(Element root) {
    Element sheets = Dom.child(root, "sheets");
    if (sheets != null) {
      List<Element> all = Dom.children(sheets, "sheet");
      gone.forEach(i -> Dom.remove(all.get(i)));
    }
    names(Dom.child(root, "definedNames"));
    Element views = Dom.child(root, "bookViews");
    if (views != null) {
      for (Element view : Dom.children(views, "workbookView")) {
        renumber(view, "activeTab");
        renumber(view, "firstSheet");
      }
    }
  }

  private void names(@Nullable Element names) {
    if (names == null) {
      return;
    }
    for (Element name : new ArrayList<>(Dom.children(names, "definedName"))) {
      if (gone.contains(number(name.getAttribute("localSheetId")))) {
        Dom.remove(name);
      } else {
        renumber(name, "localSheetId");
      }
    }
    if (Dom.children(names, "definedName").isEmpty()) {
      Dom.remove(names);
    }
  }

  private void renumber(Element element, String attribute) {
    int old = number(element.getAttribute(attribute));
    if (old >= 0) {
      int before = (int) gone.stream().filter(i -> i < old).count();
      // A view of a sheet that goes shows the first one.
      element.setAttribute(attribute, String.valueOf(gone.contains(old) ? 0 : old - before));
    }
  }

  private static int number(String text) {
    return text.strip().matches("[0-9]{1,6}") ? Integer.parseInt(text.strip()) : -1;
  }
}
