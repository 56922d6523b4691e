package breakeven.app.imports;

import breakeven.app.batch.InputFiles;
import breakeven.workbook.write.AddedSheets;
import breakeven.workbook.write.ReviewedWorkbook.AddedTable;
import breakeven.workbook.write.SheetEdits;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.Temporary;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes a workbook that is changed: first the sheets that it lacks, then the cells. */
public final class BookEdits {
  private BookEdits() {}

  /**
   * Writes the new workbook and puts it into its place. Nothing may be read from the old one then.
   *
   * @param lacking the sheets that it lacks
   * @param edits what changes on its sheets, of the workbook as it is with them
   */
  static void write(
      InputFiles opened,
      List<AddedTable> lacking,
      Function<XlsxFile, List<SheetEdits.SheetEdit>> edits,
      BookFile file)
      throws IOException {
    try {
      write(opened.workbook(), lacking, edits, Map.of(), file.target());
    } catch (BadInput e) {
      throw file.named(e);
    }
    opened.workbook().close();
    file.finish();
  }

  /**
   * Writes the new workbook to another file.
   *
   * @param lacking the sheets that it lacks
   * @param edits what changes on its sheets, of the workbook as it is with them
   * @param notes texts that it keeps under names of its own
   */
  public static void write(
      XlsxFile workbook,
      List<AddedTable> lacking,
      Function<XlsxFile, List<SheetEdits.SheetEdit>> edits,
      Map<String, String> notes,
      Path target)
      throws IOException {
    if (lacking.isEmpty()) {
      SheetEdits.write(workbook, edits.apply(workbook), notes, target, true);
    } else {
      Path whole = Temporary.file(".xlsx");
      try {
        AddedSheets.write(workbook, lacking, whole);
        try (XlsxFile prepared = XlsxFile.made(whole)) {
          SheetEdits.write(prepared, edits.apply(prepared), notes, target, true);
        }
      } finally {
        Files.deleteIfExists(whole);
      }
    }
  }
}
