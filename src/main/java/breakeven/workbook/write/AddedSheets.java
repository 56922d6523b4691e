package breakeven.workbook.write;

import breakeven.core.table.Table;
import breakeven.core.table.Type;
import breakeven.xlsx.ooxml.PackageComposer;
import breakeven.xlsx.ooxml.StubWorkbook;
import breakeven.xlsx.read.XlsxFile;
import java.nio.file.Path;
import java.util.List;

/** Adds input sheets that a workbook lacks, and changes nothing else in it. */
public final class AddedSheets {
  private AddedSheets() {}

  /** Writes the workbook with the sheets behind its own. */
  public static void write(XlsxFile in, List<ReviewedWorkbook.AddedTable> added, Path out) {
    StubWorkbook stub = StubWorkbook.of(in);
    byte[] edited =
        stub.edited(
            workbook -> {
              TemplateStyles styles = new TemplateStyles(workbook);
              for (ReviewedWorkbook.AddedTable each : added) {
                new InputSheet(workbook, styles, each.table()).write(each.rows());
              }
              if (added.stream().anyMatch(each -> chooses(each.table()))) {
                TemplateWriter.missingLists(workbook, styles);
              }
              stub.number(workbook);
            });
    new PackageComposer(in, stub, edited).write(out, true);
  }

  /** Whether words are chosen from a list of {@code Choices} in some column of a table. */
  private static boolean chooses(Table table) {
    return table.columns().stream()
        .anyMatch(column -> column.type() == Type.WORD && Lists.has(column.words()));
  }
}
