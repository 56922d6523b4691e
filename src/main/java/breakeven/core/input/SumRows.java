package breakeven.core.input;

import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A pass over the sheet that finds the rows whose numbers are sums of the workloads above: of all,
 * or of those since the last such row. They are the user's, and no workloads.
 */
final class SumRows extends HeaderedSheet {
  /** Fewer rows, or fewer cells, may agree by chance. */
  private static final int LEAST_ROWS = 3;

  private static final int LEAST_CELLS = 2;

  private static final double CLOSE = 1e-9;

  private final CellReader cells;
  private final TypedCell cell = new TypedCell();
  private final BitSet perhaps;
  private final BitSet workloads;
  private final BitSet sums = new BitSet();
  private final double[] numbers = new double[Workloads.TABLE.columns().size()];
  private final Above all = new Above();
  private final Above sinceLast = new Above();

  /** Whether the row at hand has a model, or words where a number is expected. */
  private boolean words;

  /** What the workloads above a row add up to. */
  private static final class Above {
    private final double[] sums = new double[Workloads.TABLE.columns().size()];
    private int rows;

    void add(double[] numbers) {
      rows++;
      for (int i = 0; i < sums.length; i++) {
        sums[i] += Double.isNaN(numbers[i]) ? 0 : numbers[i];
      }
    }

    void begin() {
      rows = 0;
      Arrays.fill(sums, 0);
    }

    boolean is(double[] numbers) {
      int same = 0;
      for (int i = 0; i < sums.length; i++) {
        double number = numbers[i];
        if (Math.abs(number - sums[i]) > CLOSE * Math.abs(sums[i])) {
          return false;
        }
        same += number > 0 ? 1 : 0;
      }
      return rows >= LEAST_ROWS && same >= LEAST_CELLS;
    }
  }

  /**
   * @param perhaps the rows that may be sums, by their names
   * @param workloads the rows that count as workloads, these among them
   */
  SumRows(Source source, @Nullable String reportingCurrency, BitSet perhaps, BitSet workloads) {
    super(new HeaderFinder(Workloads.TABLE, source.sheet(), reportingCurrency), Workloads.WORKLOAD);
    cells = new CellReader(source, reportingCurrency);
    this.perhaps = perhaps;
    this.workloads = workloads;
  }

  @Override
  void found(Header header) {}

  @Override
  void startData(int row) {
    Arrays.fill(numbers, Double.NaN);
    words = false;
  }

  @Override
  void data(
      Column column, int index, boolean read, CellType type, double number, @Nullable String text) {
    if (!column.numeric() && column != Workloads.PROMPTED_MODEL) {
      return;
    }
    cells.read(column, type, number, text, cell);
    boolean plain = column.numeric() && !Double.isNaN(number);
    if (plain) {
      // Also one that no workload may have: shares add up to more than 100%.
      numbers[column.ordinal()] = number;
    } else if (!cell.empty() && (cell.bad() || !column.numeric())) {
      words = true;
    } else if (!cell.empty()) {
      numbers[column.ordinal()] = cell.number();
    }
  }

  @Override
  void endData(int row) {
    if (perhaps.get(row) && !words && (all.is(numbers) || sinceLast.is(numbers))) {
      sums.set(row);
      sinceLast.begin();
    } else if (workloads.get(row)) {
      all.add(numbers);
      sinceLast.add(numbers);
    } else if (Arrays.stream(numbers).anyMatch(number -> !Double.isNaN(number))) {
      // A row called Total.
      sinceLast.begin();
    }
  }

  /** The rows that are sums, once the whole sheet has been read. */
  BitSet finish() {
    end();
    return sums;
  }
}
