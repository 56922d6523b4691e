package breakeven.xlsx.read;

import breakeven.core.input.CellType;
import breakeven.core.input.RowHandler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what a reader passes, one line a cell: {@code A1 NUMBER 3.5}. */
public final class Cells implements RowHandler, SheetHandler {
  public final List<String> lines = new ArrayList<>();
  private int row;

  @Override
  public void startRow(int row) {
    this.row = row;
  }

  @Override
  public void cell(int column, CellType type, double number, @Nullable String text) {
    add(column, type, type == CellType.NO_VALUE, number, text);
  }

  @Override
  public void cell(int column, CellKind kind, double number, @Nullable String text) {
    add(column, kind, kind == CellKind.NO_VALUE, number, text);
  }

  private void add(int column, Enum<?> kind, boolean empty, double number, @Nullable String text) {
    String value = text == null ? empty ? "" : " " + number : " " + text;
    lines.add(new breakeven.core.model.Place("", row, column).cell() + " " + kind + value);
  }

  @Override
  public boolean wants(int column) {
    return true;
  }

  @Override
  public void hidden(java.util.BitSet rows, java.util.BitSet columns) {}

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
