package breakeven.workbook.write;

import breakeven.core.table.Table;
import breakeven.core.table.Type;
import breakeven.xlsx.ooxml.PackageComposer;
import breakeven.xlsx.ooxml.StubWorkbook;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Adds input sheets that a workbook lacks, and changes nothing else in it. */
public final class AddedSheets {
  private AddedSheets() {}

  /** Writes the workbook with the sheets behind its own. */
  public static void write(XlsxFile in, List<ReviewedWorkbook.AddedTable> added, Path out) {
    StubWorkbook stub = StubWorkbook.of(in);
    try (XSSFWorkbook workbook = stub.open()) {
      TemplateStyles styles = new TemplateStyles(workbook);
      for (ReviewedWorkbook.AddedTable each : added) {
        new InputSheet(workbook, styles, each.table()).write(each.rows());
      }
      if (added.stream().anyMatch(each -> chooses(each.table()))) {
        TemplateWriter.missingLists(workbook, styles);
      }
      stub.number(workbook);
      new PackageComposer(in, stub, stub.save(workbook)).write(out, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether words are chosen from a list of {@code Choices} in some column of a table. */
  private static boolean chooses(Table table) {
    return table.columns().stream()
        .anyMatch(column -> column.type() == Type.WORD && Lists.has(column.words()));
  }
}
