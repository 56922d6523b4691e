package breakeven.core.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.core.model.Problem;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextRowsTest {
  private final List<Problem> problems = new ArrayList<>();

  /** A row with what none may lack. */
  private static Map<String, String> row(String name, String requests) {
    return Map.of(
        "Workload", name,
        "Requests", requests,
        "Input tokens", "900",
        "Output tokens", "60",
        "Prompted model", "gpt-5.2");
  }

  private WorkloadBatch read(List<Map<String, String>> rows) {
    return TextRows.workloads(rows, "GBP", problems);
  }

  @Test
  void rowsBecomeABatchInTheirOrder() {
    WorkloadBatch batch = read(List.of(row("a", "2000000"), row("b", "3000")));
    assertThat(batch.size()).isEqualTo(2);
    assertThat(batch.name(0)).isEqualTo("a");
    assertThat(batch.name(1)).isEqualTo("b");
    assertThat(problems).isEmpty();
  }

  @Test
  void aTextThatIsNoNumberIsAProblemOfItsRow() {
    read(List.of(row("a", "2000000"), row("b", "many")));
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).workload()).isEqualTo("b");
    assertThat(problems.get(0).found()).isEqualTo("many");
    assertThat(problems.get(0).cell()).isEqualTo("F3");
  }

  @Test
  void theSameNameTwiceIsTold() {
    read(List.of(row("a", "2000000"), row("A", "3000")));
    assertThat(problems).isNotEmpty();
  }

  @Test
  void aHeaderOfNoColumnIsRefused() {
    assertThatThrownBy(
            () -> TextRows.pass(Workloads.TABLE, List.of(Map.of("Request", "1")), new Nobody()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no column of Workloads is called Request");
  }

  @Test
  void noRowsAreRefused() {
    assertThatThrownBy(() -> TextRows.workloads(List.of(), "GBP", problems))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no workloads");
  }

  /** Takes nothing. */
  private static final class Nobody implements RowHandler {
    @Override
    public void startRow(int row) {
      throw new AssertionError();
    }

    @Override
    public void cell(int column, CellType type, double number, String text) {
      throw new AssertionError();
    }

    @Override
    public boolean endRow(int row) {
      throw new AssertionError();
    }

    @Override
    public void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {
      throw new AssertionError();
    }
  }
}
