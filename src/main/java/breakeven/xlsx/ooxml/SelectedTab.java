package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.TagScanner;
import breakeven.xlsx.read.TagScanner.Token;
import breakeven.xlsx.read.Utf8Xml;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The one attribute of a sheet that says whether its tab is selected. */
final class SelectedTab {
  static final String ATTRIBUTE = "tabSelected";

  private SelectedTab() {}

  /** Whether the sheet of a part is selected in the first window. */
  static boolean in(XlsxFile file, String part) {
    try (InputStream in = file.open(part)) {
      TagScanner scan = new TagScanner(Utf8Xml.of(in), file.path() + ": the part " + part);
      for (Token t = scan.next(); t != Token.END; t = scan.next()) {
        boolean element = t == Token.OPEN || t == Token.EMPTY;
        if (element && scan.depth() == 2 && scan.is("sheetData")) {
          return false;
        }
        if (element && at(scan)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the current tag says that the sheet is selected in the first window. */
  static boolean at(TagScanner scan) {
    if (scan.depth() != 3 || !scan.is("sheetView") || scan.number("workbookViewId") > 0) {
      return false;
    }
    String selected = scan.attribute(ATTRIBUTE);
    return selected != null && (selected.strip().equals("1") || selected.strip().equals("true"));
  }
}
