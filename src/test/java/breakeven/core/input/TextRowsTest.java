package breakeven.core.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.core.model.Problem;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** The names of each batch of at most two rows; what is wrong goes among the problems. */
  private List<List<String>> read(List<Map<String, String>> rows) {
    List<List<String>> names = new ArrayList<>();
    TextRows.workloads(
        rows,
        "GBP",
        2,
        (batch, found) -> {
          names.add(IntStream.range(0, batch.size()).mapToObj(batch::name).toList());
          found.forEach(
              problem ->
                  assertThat(problem.workload())
                      .satisfiesAnyOf(
                          name -> assertThat(names.get(names.size() - 1)).contains(name),
                          name -> assertThat(problem.found()).startsWith("row")));
          problems.addAll(found);
        });
    return names;
  }

  @Test
  void rowsBecomeBatchesInTheirOrder() {
    assertThat(read(List.of(row("a", "2000000"), row("b", "3000"), row("c", "1"))))
        .containsExactly(List.of("a", "b"), List.of("c"));
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
  void theSameNameTwiceIsToldInBothRowsHoweverFarApart() {
    read(List.of(row("a", "2000000"), row("b", "1"), row("c", "2"), row("d", "3"), row("A", "9")));
    assertThat(problems).extracting(Problem::cell).containsExactly("A2", "A6");
  }

  @Test
  void totalsAndSumsAreNoWorkloads() {
    Map<String, String> sums = Map.of("Requests", "6", "Input tokens", "2700");
    assertThat(read(List.of(row("a", "1"), row("b", "2"), row("c", "3"), sums, row("Total", "6"))))
        .containsExactly(List.of("a", "b"), List.of("c"));
    assertThat(problems).extracting(Problem::found).containsExactly("rows 5, 6");
  }

  @Test
  void aHeaderOfNoColumnIsRefused() {
    assertThatThrownBy(
            () -> TextRows.pass(Workloads.TABLE, List.of(Map.of("Request", "1")), new Nobody()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no column of Workloads is called Request");
  }

  private static Map<String, String> called(String requests) {
    return Map.of(
        "Workload *",
        "a",
        requests,
        "2000000",
        "inputTokens",
        "900",
        "Output tokens (per request)",
        "60",
        "PROMPTED MODEL",
        "gpt-5.2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Requests", "Requests (per month)", "Requests per month", "requests [monthly]"})
  void headersMayBeThoseOfAWorkbook(String requests) {
    List<Double> found = new ArrayList<>();
    TextRows.workloads(
        List.of(called(requests)),
        "GBP",
        2,
        (batch, said) -> {
          found.add(batch.numbers(Workloads.REQUESTS)[0]);
          problems.addAll(said);
        });
    assertThat(found).containsExactly(2e6);
    assertThat(problems).isEmpty();
  }

  @Test
  void aHeaderInAnotherUnitOrCurrencyIsRefused() {
    assertThatThrownBy(() -> read(List.of(called("Requests (per year)"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"Requests (per year)\": The header names another unit than ours");
    Map<String, String> euros = new HashMap<>(row("a", "1"));
    euros.put("One-off cost (EUR)", "5000");
    assertThatThrownBy(() -> read(List.of(euros)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"One-off cost (EUR)\": The header names another unit than ours");
  }

  @Test
  void twoHeadersOfOneColumnAreRefused() {
    Map<String, String> both = Map.of("Requests", "1", "Requests per month", "2");
    assertThatThrownBy(() -> read(List.of(both)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Requests and Requests per month are one column");
  }

  @Test
  void noRowsAreRefused() {
    assertThatThrownBy(() -> read(List.of()))
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
