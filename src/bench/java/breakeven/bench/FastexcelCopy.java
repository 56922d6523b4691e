package breakeven.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * Copies the first sheet of a workbook with fastexcel, row by row, and adds as many columns as a
 * review does: a third words, the rest numbers. Arguments: input, output, columns to add.
 */
public final class FastexcelCopy {
  private static final int FLUSH = 100;

  private FastexcelCopy() {}

  public static void main(String[] arguments) throws IOException {
    int added = Integer.parseInt(arguments[2]);
    try (InputStream in = Files.newInputStream(Path.of(arguments[0]));
        ReadableWorkbook from = new ReadableWorkbook(in);
        OutputStream out = Files.newOutputStream(Path.of(arguments[1]));
        Workbook to = new Workbook(out, "Copy", "1.0");
        Stream<Row> rows = from.getFirstSheet().openStream()) {
      Worksheet sheet = to.newWorksheet("Workloads");
      int at = 0;
      for (Iterator<Row> i = rows.iterator(); i.hasNext(); at++) {
        int width = copy(i.next(), sheet, at);
        for (int column = 0; column < added; column++) {
          if (column % 3 == 0) {
            sheet.value(at, width + column, "Fine-tune");
          } else {
            sheet.value(at, width + column, at * 0.37 + column);
          }
        }
        if (at % FLUSH == 0) {
          sheet.flush();
        }
      }
    }
  }

  private static int copy(Row row, Worksheet sheet, int at) {
    for (Cell cell : row) {
      Object value = cell == null ? null : cell.getValue();
      if (value instanceof BigDecimal number) {
        sheet.value(at, cell.getColumnIndex(), number);
      } else if (value != null) {
        sheet.value(at, cell.getColumnIndex(), value.toString());
      }
    }
    return row.getCellCount();
  }
}
