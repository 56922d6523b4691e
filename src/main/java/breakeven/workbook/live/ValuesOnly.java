package breakeven.workbook.live;

import static breakeven.core.expression.Formula.NOTHING;

import java.util.List;

/**
 * A calculation sheet with what its formulas come to in place of them.
 *
 * <p>Where a figure has no value the cell holds an empty text, as its formula would: a formula that
 * looks up an empty cell finds 0.
 */
record ValuesOnly(LiveSheet sheet) implements LiveSheet {
  @Override
  public String name() {
    return sheet.name();
  }

  @Override
  public String section() {
    return sheet.section();
  }

  @Override
  public int firstRow() {
    return sheet.firstRow();
  }

  @Override
  public String sentence() {
    return LiveSheet.asValues(sheet.sentence());
  }

  @Override
  public List<LiveColumn> columns() {
    return sheet.columns().stream().map(LiveColumn::ofValues).toList();
  }

  @Override
  public String rowFormat(int index) {
    return sheet.rowFormat(index);
  }

  @Override
  public int size() {
    return sheet.size();
  }

  @Override
  public void row(int index, LiveCells cells) {
    sheet.row(index, new Values(cells));
  }

  /** Hands on what a formula comes to. */
  private record Values(LiveCells cells) implements LiveCells {

    @Override
    public void value(double value) {
      cells.value(value);
    }

    @Override
    public void value(String text) {
      cells.value(text);
    }

    @Override
    public void formula(String formula, double result) {
      if (Double.isNaN(result)) {
        cells.formula(NOTHING, "");
      } else {
        cells.value(result);
      }
    }

    @Override
    public void formula(String formula, String result) {
      if (result.isEmpty()) {
        cells.formula(NOTHING, "");
      } else {
        cells.value(result);
      }
    }
  }
}
