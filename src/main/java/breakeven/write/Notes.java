package breakeven.write;

import breakeven.model.Place;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * The notes of a new sheet of ours, written as text when the workbook is saved: POI makes a tree of
 * a dozen objects of each, and there are hundreds.
 */
final class Notes {
  /** How far right and down a note reaches from its cell. */
  private static final int COLUMNS = 4;

  private static final int ROWS = 7;
  private static final int FIRST_SHAPE = 1025;

  private final StringBuilder texts =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
          .append("<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">")
          .append("<authors><author>Breakeven</author></authors><commentList>");
  private final StringBuilder shapes =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
          .append("<xml xmlns:o=\"urn:schemas-microsoft-com:office:office\"")
          .append(" xmlns:v=\"urn:schemas-microsoft-com:vml\"")
          .append(" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">")
          .append("<o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"1\"/>")
          .append("</o:shapelayout><v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\"")
          .append(" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">")
          .append("<v:stroke joinstyle=\"miter\"/>")
          .append("<v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>");
  private int count;

  /** No notes yet, on a sheet that has none. */
  Notes(XSSFSheet sheet) {
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
  void add(int row, int column, String text) {
    texts
        .append("<comment ref=\"")
        .append(new Place("", row + 1, column).cell())
        .append("\" authorId=\"0\"><text><t xml:space=\"preserve\">")
        .append(Markup.escaped(text))
        .append("</t></text></comment>");
    shapes
        .append("<v:shape id=\"_x0000_s")
        .append(FIRST_SHAPE + count++)
        .append("\" type=\"#_x0000_t202\" style=\"position:absolute; visibility:hidden\"")
        .append(" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color=\"#ffffe1\"/>")
        .append("<v:shadow on=\"t\" color=\"black\" obscured=\"t\"/>")
        .append("<v:path o:connecttype=\"none\"/>")
        .append("<v:textbox style=\"mso-direction-alt:auto\"/>")
        .append("<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>")
        .append(column + 1)
        .append(", 0, ")
        .append(row + 1)
        .append(", 0, ")
        .append(column + COLUMNS)
        .append(", 0, ")
        .append(row + ROWS)
        .append(", 0</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>")
        .append(row)
        .append("</x:Row><x:Column>")
        .append(column)
        .append("</x:Column></x:ClientData></v:shape>");
  }
}
