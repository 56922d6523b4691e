package breakeven.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook with one cell of each kind, and a formula whose stored result is wrong on purpose. */
final class TinyWorkbook {
  private TinyWorkbook() {}

  static Path in(Path folder) throws IOException {
    Path file = folder.resolve("tiny.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      Row row = workbook.createSheet("Model prices").createRow(1);
      row.createCell(0).setCellValue("two\nlines, £");
      row.createCell(1).setCellValue(0.1 + 0.2);
      row.createCell(2).setCellValue(12_000_000);
      row.createCell(3).setCellValue(true);
      Cell wrong = row.createCell(4);
      wrong.setCellFormula("C2*2");
      wrong.setCellValue(5);
      Sheet lists = workbook.createSheet("Lists");
      lists.createRow(0).createCell(1).setCellValue("word");
      workbook.setSheetHidden(1, true);
      workbook.write(out);
    }
    return file;
  }
}
