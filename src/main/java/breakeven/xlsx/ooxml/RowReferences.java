package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.Relation;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.TagScanner;
import breakeven.xlsx.read.TagScanner.Token;
import breakeven.xlsx.read.Utf8Xml;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.io.function.Uncheck;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/**
 * What depends on rows that are to move and cannot be moved along: notes, pictures, other tables,
 * formulas of other sheets, charts. Where there is any of it, only a spreadsheet can move the rows.
 */
public final class RowReferences {
  private static final List<String> FORMULAS =
      List.of("f", "formula", "formula1", "formula2", "sqref");

  private final XlsxFile file;
  private final SheetInfo sheet;
  private final RowShift shift;

  private RowReferences(XlsxFile file, SheetInfo sheet, RowShift shift) {
    this.file = file;
    this.sheet = sheet;
    this.shift = shift;
  }

  /**
   * Says what is in the way of a move.
   *
   * @param own the part of the table that grows; null where there is none
   * @return null where nothing does
   */
  public static @Nullable String of(
      XlsxFile file, SheetInfo sheet, RowShift shift, @Nullable String own) {
    return Uncheck.get(() -> new RowReferences(file, sheet, shift).find(own));
  }

  private @Nullable String find(@Nullable String own) throws IOException {
    for (Relation relation : file.relations(sheet.part())) {
      if (!relation.external() && file.has(relation.target())) {
        String what = related(relation, own);
        if (what != null) {
          return what;
        }
      }
    }
    for (SheetInfo each : file.sheets()) {
      String what = formulas(each.part(), each.part().equals(sheet.part()), each.name());
      if (what != null) {
        return what;
      }
    }
    for (ZipArchiveEntry entry : file.entries()) {
      String part = file.storedName(entry.getName());
      if (part.startsWith("xl/charts/") && part.endsWith(".xml")) {
        String what = formulas(part, false, "a chart");
        if (what != null) {
          return what;
        }
      }
    }
    return null;
  }

  /** Notes, pictures, tables and pivot tables of the sheet itself. */
  private @Nullable String related(Relation relation, @Nullable String own) throws IOException {
    String part = relation.target();
    return switch (relation.type()) {
      case "comments", "threadedComment" ->
          attribute(part, Set.of("comment", "threadedComment"), "a note is in row ");
      case "pivotTable" -> attribute(part, Set.of("location"), "a pivot table is in row ");
      case "table" ->
          file.storedName(part).equals(own)
              ? null
              : attribute(part, Set.of("table"), "another table is in row ");
      case "drawing" -> anchor();
      default -> null;
    };
  }

  private TagScanner scan(InputStream in, String part) throws IOException {
    return new TagScanner(Utf8Xml.of(in), file.path() + ": the part " + part);
  }

  private @Nullable String attribute(String part, Set<String> elements, String says)
      throws IOException {
    try (InputStream in = file.open(part)) {
      TagScanner scan = scan(in, part);
      for (Token t = scan.next(); t != Token.END; t = scan.next()) {
        if ((t == Token.OPEN || t == Token.EMPTY) && elements.contains(scan.name())) {
          String ref = scan.attribute("ref");
          int row = ref == null ? 0 : shift.reached(ref, true);
          if (row > 0) {
            return says + row;
          }
        }
      }
      return null;
    }
  }

  /** A picture or chart that begins in a row which moves. */
  private @Nullable String anchor() {
    return Drawings.of(file, sheet.part()).stream()
        .map(CellRange::firstRow)
        .filter(row -> row >= shift.from())
        .findFirst()
        .map(row -> "a picture or chart is in row " + row)
        .orElse(null);
  }

  /**
   * A formula that refers to a row which moves: on the sheet itself only one that many cells share,
   * whose text says what one of them refers to.
   */
  private @Nullable String formulas(String part, boolean own, String name) throws IOException {
    try (InputStream in = file.open(part)) {
      TagScanner scan = scan(in, part);
      int row = 0;
      int column = -1;
      boolean formula = false;
      boolean extension = false;
      for (Token t = scan.next(); t != Token.END; t = scan.next()) {
        if (t == Token.TEXT && formula) {
          int reached = shift.reached(RowShift.typed(scan.string()), own);
          if (reached > 0) {
            return (row > 0
                    ? name + "!" + new CellReference(row - 1, column).formatAsString()
                    : name)
                + " refers to row "
                + reached;
          }
        }
        boolean element = t == Token.OPEN || t == Token.EMPTY;
        if (element && scan.depth() == 2) {
          extension = scan.is("extLst");
          row = 0;
          column = -1;
        } else if (element && scan.depth() == 3 && scan.is("row")) {
          row = (int) Math.max(scan.number("r"), row + 1);
          column = -1;
        } else if (element && scan.depth() == 4 && scan.is("c")) {
          column = Math.max(scan.addressColumn(), column + 1);
        }
        formula =
            t == Token.OPEN
                && FORMULAS.stream().anyMatch(scan::is)
                && (!own || extension || stays(row) && "shared".equals(scan.attribute("t")));
      }
      return null;
    }
  }

  private boolean stays(int row) {
    return row < shift.from();
  }
}
