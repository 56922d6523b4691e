package breakeven.core.input;

import breakeven.core.table.Column;
import breakeven.core.table.Examples;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A pass over the sheet that finds the rows that equal an example of the template. */
final class ExampleRows extends HeaderedSheet {
  private static final Set<String> NAMES =
      Examples.WORKLOADS.stream()
          .map(example -> Texts.fold(example.getOrDefault(Workloads.WORKLOAD, "")))
          .collect(Collectors.toUnmodifiableSet());

  private final CellReader cells;
  private final TypedCell cell = new TypedCell();
  private final Set<Integer> perhaps;
  private final BitSet examples = new BitSet();

  /** What the columns of the sheet hold in each example. */
  private final List<Map<Column, Object>> expected = new ArrayList<>();

  private final Map<Column, Object> atHand = new HashMap<>();

  /**
   * @param perhaps the rows that may be examples, by their names
   */
  ExampleRows(Source source, @Nullable String reportingCurrency, Set<Integer> perhaps) {
    super(new HeaderFinder(Workloads.TABLE, source.sheet(), reportingCurrency), Workloads.WORKLOAD);
    cells = new CellReader(source, reportingCurrency);
    this.perhaps = perhaps;
  }

  /** Whether an example has this name. */
  static boolean isName(String name) {
    return NAMES.contains(Texts.fold(name));
  }

  @Override
  void found(Header header) {
    CellReader typed = new CellReader(Source.program(""));
    for (Map<Column, String> example : Examples.WORKLOADS) {
      Map<Column, Object> row = new HashMap<>();
      example.forEach(
          (column, text) -> {
            typed.read(column, CellType.TEXT, Double.NaN, text, cell);
            if (header.indexOf(column) >= 0) {
              row.put(column, value());
            }
          });
      expected.add(row);
    }
  }

  private Object value() {
    String text = cell.text();
    return text == null ? cell.number() : text;
  }

  @Override
  void startData(int row) {
    atHand.clear();
  }

  @Override
  void data(
      Column column, int index, boolean read, CellType type, double number, @Nullable String text) {
    cells.read(column, type, number, text, cell);
    if (!cell.empty()) {
      atHand.put(column, value());
    }
  }

  @Override
  void endData(int row) {
    if (perhaps.contains(row) && expected.contains(atHand)) {
      examples.set(row);
    }
  }

  /** The rows that are examples, once the whole sheet has been read. */
  BitSet finish() {
    end();
    return examples;
  }
}
