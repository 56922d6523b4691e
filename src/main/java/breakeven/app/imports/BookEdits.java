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
import java.util.function.Function;

/** Writes a workbook that is changed: first the sheets that it lacks, then the cells. */
final class BookEdits {
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
      write(opened, lacking, edits, file.target());
    } catch (BadInput e) {
      throw file.named(e);
    }
    opened.workbook().close();
    file.finish();
  }

  private static void write(
      InputFiles opened,
      List<AddedTable> lacking,
      Function<XlsxFile, List<SheetEdits.SheetEdit>> edits,
      Path target)
      throws IOException {
    if (lacking.isEmpty()) {
      SheetEdits.write(opened.workbook(), edits.apply(opened.workbook()), target, true);
    } else {
      Path whole = Temporary.file(".xlsx");
      try {
        AddedSheets.write(opened.workbook(), lacking, whole);
        try (XlsxFile prepared = XlsxFile.open(whole)) {
          SheetEdits.write(prepared, edits.apply(prepared), target, true);
        }
      } finally {
        Files.deleteIfExists(whole);
      }
    }
  }
}
