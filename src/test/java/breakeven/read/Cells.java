package breakeven.read;

import breakeven.input.CellType;
import breakeven.input.RowHandler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what a reader passes, one line a cell: {@code A1 NUMBER 3.5}. */
public final class Cells implements RowHandler {
  public final List<String> lines = new ArrayList<>();
  private int row;

  @Override
  public void startRow(int row) {
    this.row = row;
  }

  @Override
  public void cell(int column, CellType type, double number, @Nullable String text) {
    String value = text == null ? type == CellType.NO_VALUE ? "" : " " + number : " " + text;
    lines.add(new breakeven.model.Place("", row, column).cell() + " " + type + value);
  }

  @Override
  public boolean endRow(int row) {
    return true;
  }

  @Override
  public void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {}

  /** All cells of a sheet of a file. */
  public static List<String> of(java.nio.file.Path file, String sheet) {
    try (XlsxFile xlsx = XlsxFile.open(file)) {
      Cells cells = new Cells();
      xlsx.readSheet(xlsx.sheet(sheet).orElseThrow(), cells);
      return cells.lines;
    }
  }
}
