package breakeven.xlsx.ooxml;

import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * The notes of a new sheet of ours, written as text when the workbook is saved: POI makes a tree of
 * a dozen objects of each, and there are hundreds.
 */
public final class Notes {
  /** How far right and down a note reaches from its cell. */
  private static final int COLUMNS = 4;

  private static final int ROWS = 7;
  private static final int FIRST_SHAPE = 1025;

  private final Markup texts =
      new Markup()
          .add(
              """
              <comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
              <authors><author>Breakeven</author></authors><commentList>
              """);
  private final Markup shapes =
      new Markup()
          .add(
              """
              <xml xmlns:o="urn:schemas-microsoft-com:office:office"\
               xmlns:v="urn:schemas-microsoft-com:vml"\
               xmlns:x="urn:schemas-microsoft-com:office:excel">
              <o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>
              <v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"\
               path="m,l,21600r21600,l21600,xe">
              <v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>
              </v:shapetype>
              """);
  private int count;

  /** No notes yet, on a sheet that has none. */
  public Notes(XSSFSheet sheet) {
    TextPart notes =
        new TextPart(
            sheet,
            XSSFRelation.SHEET_COMMENTS,
            "/xl/comments#.xml",
            () -> texts + "</commentList></comments>");
    notes.related(sheet, XSSFRelation.SHEET_COMMENTS);
    TextPart drawing =
        new TextPart(
            sheet,
            XSSFRelation.VML_DRAWINGS,
            "/xl/drawings/vmlDrawing#.vml",
            () -> shapes + "</xml>");
    String relation = drawing.related(sheet, XSSFRelation.VML_DRAWINGS);
    sheet.getCTWorksheet().addNewLegacyDrawing().setId(relation);
  }

  /** Adds a note to a cell, both counted from 0. */
  public void add(int row, int column, String text) {
    texts
        .add(
            "<comment ref=\"%s\" authorId=\"0\"><text><t xml:space=\"preserve\">",
            new CellReference(row, column).formatAsString())
        .content(text)
        .add("</t></text></comment>");
    shapes.add(
        """
        <v:shape id="_x0000_s%s" type="#_x0000_t202" style="position:absolute; visibility:hidden"\
         fillcolor="#ffffe1" o:insetmode="auto"><v:fill color="#ffffe1"/>
        <v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>
        <v:textbox style="mso-direction-alt:auto"/>
        <x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>
        <x:Anchor>%s, 0, %s, 0, %s, 0, %s, 0</x:Anchor><x:AutoFill>False</x:AutoFill>
        <x:Row>%s</x:Row><x:Column>%s</x:Column></x:ClientData></v:shape>
        """,
        FIRST_SHAPE + count++,
        // From the cell at the right below to the far end; each number with 0 pixels behind it.
        column + 1,
        row + 1,
        column + COLUMNS,
        row + ROWS,
        row,
        column);
  }
}
