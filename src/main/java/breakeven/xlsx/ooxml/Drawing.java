package breakeven.xlsx.ooxml;

import org.apache.poi.ooxml.POIXMLDocumentPart;
import org.apache.poi.util.Units;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** What is drawn on a sheet of ours: charts, each in its place. */
final class Drawing extends TextPart {
  private static final String KIND = "http://schemas.openxmlformats.org/drawingml/2006/chart";

  private final XSSFSheet sheet;
  private final Markup xml;
  private int count;

  private Drawing(XSSFSheet sheet, Markup xml) {
    super(sheet, XSSFRelation.DRAWINGS, "/xl/drawings/drawing#.xml", () -> xml + "</xdr:wsDr>");
    this.sheet = sheet;
    this.xml = xml;
    String relation = related(sheet, XSSFRelation.DRAWINGS);
    sheet.getCTWorksheet().addNewDrawing().setId(relation);
    xml.open(
        "xdr:wsDr",
        "xmlns:xdr",
        "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
        "xmlns:a",
        "http://schemas.openxmlformats.org/drawingml/2006/main",
        "xmlns:c",
        KIND,
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
  }

  /** The drawing of a sheet of ours, which is made where there is none. */
  static Drawing on(XSSFSheet sheet) {
    for (POIXMLDocumentPart part : sheet.getRelations()) {
      if (part instanceof Drawing drawing) {
        return drawing;
      }
    }
    return new Drawing(sheet, new Markup());
  }

  /**
   * Adds a chart.
   *
   * @param chart its part
   * @param told what it shows, in words, for those who cannot see it
   */
  void add(TextPart chart, String told, Chart.Area area) {
    String relation = chart.related(this, XSSFRelation.CHART);
    count++;
    xml.open("xdr:twoCellAnchor");
    corner("xdr:from", area.firstRow(), area.firstColumn());
    corner("xdr:to", area.endRow(), area.endColumn());
    xml.open("xdr:graphicFrame", "macro", "").open("xdr:nvGraphicFramePr");
    xml.empty("xdr:cNvPr", "id", "" + (1 + count), "name", "Chart " + count, "descr", told);
    xml.empty("xdr:cNvGraphicFramePr").close("xdr:nvGraphicFramePr").open("xdr:xfrm");
    xml.empty("a:off", "x", "0", "y", "0").empty("a:ext", "cx", "0", "cy", "0").close("xdr:xfrm");
    xml.open("a:graphic").open("a:graphicData", "uri", KIND).empty("c:chart", "r:id", relation);
    xml.close("a:graphicData").close("a:graphic").close("xdr:graphicFrame");
    xml.empty("xdr:clientData").close("xdr:twoCellAnchor");
  }

  private void corner(String corner, int row, double column) {
    int whole = (int) column;
    double width = sheet.getColumnWidthInPixels(whole) * Units.EMU_PER_PIXEL;
    xml.open(corner);
    xml.text("xdr:col", String.valueOf(whole));
    xml.text("xdr:colOff", String.valueOf(Math.round((column - whole) * width)));
    xml.text("xdr:row", String.valueOf(row)).text("xdr:rowOff", "0");
    xml.close(corner);
  }
}
