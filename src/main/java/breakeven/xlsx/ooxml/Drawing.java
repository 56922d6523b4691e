package breakeven.xlsx.ooxml;

import org.apache.poi.ooxml.POIXMLDocumentPart;
import org.apache.poi.util.Units;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** What is drawn on a sheet of ours: charts, each in its place. */
final class Drawing extends TextPart {
  private final XSSFSheet sheet;
  private final Markup xml;
  private int count;

  private Drawing(XSSFSheet sheet, Markup xml) {
    super(sheet, XSSFRelation.DRAWINGS, "/xl/drawings/drawing#.xml", () -> xml + "</xdr:wsDr>");
    this.sheet = sheet;
    this.xml = xml;
    String relation = related(sheet, XSSFRelation.DRAWINGS);
    sheet.getCTWorksheet().addNewDrawing().setId(relation);
    xml.add(
        """
        <xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"\
         xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"\
         xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"\
         xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
        """);
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
    xml.add("<xdr:twoCellAnchor>");
    corner("from", area.firstRow(), area.firstColumn());
    corner("to", area.endRow(), area.endColumn());
    xml.add(
        """
        <xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>
        <xdr:cNvPr id="%s" name="Chart %s" descr="%s"/><xdr:cNvGraphicFramePr/>
        </xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>
        <a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">
        <c:chart r:id="%s"/></a:graphicData></a:graphic></xdr:graphicFrame>
        <xdr:clientData/></xdr:twoCellAnchor>
        """,
        1 + count, count, told, relation);
  }

  private void corner(String corner, int row, double column) {
    int whole = (int) column;
    double width = sheet.getColumnWidthInPixels(whole) * Units.EMU_PER_PIXEL;
    xml.add(
        """
        <xdr:%s><xdr:col>%s</xdr:col><xdr:colOff>%s</xdr:colOff>
        <xdr:row>%s</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:%s>
        """,
        corner, whole, Math.round((column - whole) * width), row, corner);
  }
}
