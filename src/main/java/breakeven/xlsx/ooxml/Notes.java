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
          .open("comments", "xmlns", "http://schemas.openxmlformats.org/spreadsheetml/2006/main")
          .open("authors")
          .text("author", "Breakeven")
          .close("authors")
          .open("commentList");
  private final Markup shapes =
      new Markup()
          .open(
              "xml",
              "xmlns:o",
              "urn:schemas-microsoft-com:office:office",
              "xmlns:v",
              "urn:schemas-microsoft-com:vml",
              "xmlns:x",
              "urn:schemas-microsoft-com:office:excel")
          .open("o:shapelayout", "v:ext", "edit")
          .empty("o:idmap", "v:ext", "edit", "data", "1")
          .close("o:shapelayout")
          .open(
              "v:shapetype",
              "id",
              "_x0000_t202",
              "coordsize",
              "21600,21600",
              "o:spt",
              "202",
              "path",
              "m,l,21600r21600,l21600,xe")
          .empty("v:stroke", "joinstyle", "miter")
          .empty("v:path", "gradientshapeok", "t", "o:connecttype", "rect")
          .close("v:shapetype");
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
        .open("comment", "ref", new CellReference(row, column).formatAsString(), "authorId", "0")
        .open("text")
        .text("t", text, "xml:space", "preserve")
        .close("text")
        .close("comment");
    shapes
        .open(
            "v:shape",
            "id",
            "_x0000_s" + (FIRST_SHAPE + count++),
            "type",
            "#_x0000_t202",
            "style",
            "position:absolute; visibility:hidden",
            "fillcolor",
            "#ffffe1",
            "o:insetmode",
            "auto")
        .empty("v:fill", "color", "#ffffe1")
        .empty("v:shadow", "on", "t", "color", "black", "obscured", "t")
        .empty("v:path", "o:connecttype", "none")
        .empty("v:textbox", "style", "mso-direction-alt:auto")
        .open("x:ClientData", "ObjectType", "Note")
        .empty("x:MoveWithCells")
        .empty("x:SizeWithCells")
        .text("x:Anchor", anchor(row, column))
        .text("x:AutoFill", "False")
        .text("x:Row", String.valueOf(row))
        .text("x:Column", String.valueOf(column))
        .close("x:ClientData")
        .close("v:shape");
  }

  /** From the cell at the right below to the far end; each number with 0 pixels behind it. */
  private static String anchor(int row, int column) {
    return (column + 1)
        + ", 0, "
        + (row + 1)
        + ", 0, "
        + (column + COLUMNS)
        + ", 0, "
        + (row + ROWS)
        + ", 0";
  }
}
