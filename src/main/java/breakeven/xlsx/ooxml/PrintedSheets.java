package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A copy of a workbook that prints some of its sheets and calculates with all of them. */
public final class PrintedSheets {
  private static final String AREA = "_xlnm.Print_Area";

  /** A cell that nobody fills: an empty page is not printed. */
  private static final String NOTHING = "!$XFD$1048576";

  private PrintedSheets() {}

  /** Writes the copy, of which only the sheets of these names are printed. */
  public static void copy(XlsxFile in, Collection<String> printed, Path out) throws IOException {
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
      for (ZipArchiveEntry entry : in.entries()) {
        if (entry.getName().equals(in.storedName(in.workbookPart()))) {
          zip.putArchiveEntry(new ZipArchiveEntry(entry.getName()));
          zip.write(workbook(in, printed));
          zip.closeArchiveEntry();
        } else {
          try (InputStream raw = in.openRaw(entry)) {
            zip.addRawArchiveEntry(entry, raw);
          }
        }
      }
    }
  }

  private static byte[] workbook(XlsxFile in, Collection<String> printed) {
    String part = in.workbookPart();
    Document document = Dom.read(in.open(part), in.where(part));
    Element names = Dom.child(document.getDocumentElement(), "definedNames");
    if (names == null) {
      throw new IllegalStateException("no review has written " + in.path());
    }
    for (SheetInfo sheet : in.sheets()) {
      if (!printed.contains(sheet.name())) {
        String order = String.valueOf(sheet.order());
        for (Element name : new ArrayList<>(Dom.children(names, "definedName"))) {
          if (name.getAttribute("localSheetId").equals(order)
              && name.getAttribute("name").startsWith("_xlnm.Print_")) {
            Dom.remove(name);
          }
        }
        Element area = Dom.like(names, "definedName");
        area.setAttribute("name", AREA);
        area.setAttribute("localSheetId", order);
        area.setTextContent("'" + sheet.name().replace("'", "''") + "'" + NOTHING);
        names.appendChild(area);
      }
    }
    return Dom.bytes(document);
  }
}
