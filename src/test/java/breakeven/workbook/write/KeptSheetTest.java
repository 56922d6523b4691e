package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.report.CellContent;
import breakeven.core.report.CostColumn;
import breakeven.core.report.Format;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.ResultColumn;
import breakeven.workbook.live.LiveCells;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptSheetTest {
  private static final int ROWS = 4;

  /** Nobody need know in which order the rows were kept. */
  @Test
  void everyRowIsItsOwnInWhateverOrderItIsAskedFor() throws IOException {
    try (Spool kept = new Spool()) {
      for (int row = 0; row < ROWS; row++) {
        kept.startRow(row + 2);
        kept.text("row " + row);
        kept.number(row);
      }
      kept.finish();
      List<CostColumn> columns = List.of(column("Workload"), column("Rows"));
      KeptSheet sheet = new KeptSheet("Costs", "Costs.", columns, kept, () -> ROWS);

      for (int row : new int[] {0, 1, 2, 3, 0, 3, 1, 1, 2, 0, 1, 2, 3}) {
        List<Object> cells = new ArrayList<>();
        sheet.row(row, new Taken(cells));
        assertThat(cells).containsExactly("row " + row, (double) row);
      }
    }
  }

  private static CostColumn column(String header) {
    return new CostColumn(
        new ResultColumn(header, "", Format.TEXT, 10, "", CellContent.NOTHING),
        "",
        NumberFormats.GENERAL);
  }

  private record Taken(List<Object> cells) implements LiveCells {
    @Override
    public void value(double value) {
      cells.add(value);
    }

    @Override
    public void value(String text) {
      cells.add(text);
    }

    @Override
    public void formula(String formula, double result) {
      cells.add(formula);
    }

    @Override
    public void formula(String formula, String result) {
      cells.add(formula);
    }
  }
}
