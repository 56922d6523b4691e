package breakeven.app.batch;

import breakeven.core.input.CellType;
import breakeven.core.input.HeaderFinder;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.RowHandler;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is found out about a sheet while somebody else reads some of its columns: how many columns
 * hold anything; the texts of its first rows, so that our own columns of an earlier review are
 * found by their headers. Tells from time to time how many rows were read.
 */
final class FirstPass implements RowHandler {
  private static final int SOME = 4096;

  private final RowHandler reader;
  private final Map<Integer, Map<Integer, String>> texts = new HashMap<>();
  private Consumer<Integer> taker = rows -> {};
  private int row;
  private int highest;
  private int late = Integer.MAX_VALUE;
  private int untold;
  private int width;

  FirstPass(RowHandler reader) {
    this.reader = reader;
  }

  /** Tells somebody from now on how many more rows were read. */
  FirstPass telling(Consumer<Integer> taker) {
    this.taker = taker;
    return this;
  }

  @Override
  public boolean wants(int column) {
    return column >= width || row <= HeaderFinder.ROWS || reader.wants(column);
  }

  @Override
  public void startRow(int number) {
    row = number;
    if (number > highest) {
      highest = number;
    } else {
      late = Math.min(late, number);
    }
    reader.startRow(number);
  }

  @Override
  public void cell(int column, CellType type, double number, @Nullable String text) {
    width = Math.max(width, column + 1);
    String header = row <= HeaderFinder.ROWS ? header(type, number, text) : null;
    if (header != null) {
      texts.computeIfAbsent(row, key -> new TreeMap<>()).put(column, header);
    }
    if (reader.wants(column)) {
      reader.cell(column, type, number, text);
    }
  }

  /** A year above a column of the user's is a header too. */
  private static @Nullable String header(CellType type, double number, @Nullable String text) {
    return switch (type) {
      case TEXT -> text;
      case NUMBER, PER_CENT -> PlainNumber.text(number);
      case DATE -> LocalDate.ofEpochDay((long) Math.floor(number)).toString();
      default -> null;
    };
  }

  @Override
  public boolean endRow(int number) {
    if (++untold == SOME) {
      taker.accept(untold);
      untold = 0;
    }
    return reader.endRow(number);
  }

  @Override
  public void hidden(BitSet rows, BitSet columns) {
    reader.hidden(rows, columns);
  }

  @Override
  public void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {
    reader.merged(firstRow, firstColumn, lastRow, lastColumn);
  }

  /** Rows read that nobody was told of. */
  int untold() {
    return untold;
  }

  /** The texts of one of the first rows by column. */
  Map<Integer, String> texts(int number) {
    return texts.getOrDefault(number, Map.of());
  }

  /** The first row, from 1, of those that come behind later ones in the file. */
  int late() {
    return late;
  }

  /** Columns up to the last one in which anything is. */
  int width() {
    return width;
  }
}
