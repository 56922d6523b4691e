package breakeven.core.table;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.input.TableRows;
import breakeven.workbook.write.ShippedTables;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TablesTest {
  static List<Table> all() {
    return Tables.ALL;
  }

  static List<Table> shipped() {
    return Tables.ALL.stream().filter(table -> table != Workloads.TABLE).toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void noTwoHeadersOfASheetAreEqualWithoutTheirBrackets(Table table) {
    assertThat(table.columns())
        .extracting(column -> column.header().toLowerCase(Locale.ROOT))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("all")
  void aColumnKnowsItsSheetAndItsPosition(Table table) {
    for (int i = 0; i < table.columns().size(); i++) {
      assertThat(table.columns().get(i).ordinal()).isEqualTo(i);
      assertThat(table.columns().get(i).sheet()).isEqualTo(table.sheet());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void helpFitsIntoAnInputPrompt(Table table) {
    assertThat(table.columns()).allSatisfy(c -> assertThat(c.help().length()).isBetween(1, 255));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void aShippedTableHasTheColumnsOfItsDefinitionAndNoProblem(Table table) {
    TableRows rows = ShippedTables.of(table);

    assertThat(rows.header().usable()).isTrue();
    assertThat(rows.header().problems()).isEmpty();
    assertThat(table.columns())
        .allSatisfy(
            column -> assertThat(rows.header().indexOf(column)).isEqualTo(column.ordinal()));
    assertThat(rows.rows()).allSatisfy(r -> assertThat(r.problems()).isEmpty());
    // Whose discounts would they be?
    assertThat(rows.rows().isEmpty()).isEqualTo(table == DiscountsTable.TABLE);
  }

  @Test
  void everyAssumptionIsARowOfTheShippedTableInTheSameOrder() {
    assertThat(ShippedTables.of(AssumptionsTable.TABLE).rows())
        .extracting(row -> row.text(AssumptionsTable.ASSUMPTION))
        .containsExactlyElementsOf(
            Arrays.stream(Assumption.values()).map(Assumption::title).toList());
  }

  @Test
  void everyDriverIsARowOfTheShippedTableInTheSameOrder() {
    assertThat(ShippedTables.of(UncertaintyTable.TABLE).rows())
        .extracting(row -> row.text(UncertaintyTable.DRIVER))
        .containsExactlyElementsOf(Words.DRIVER);
  }

  @Test
  void formulaNamesAreNamesAndNoneIsTakenTwice() {
    assertThat(Assumption.values())
        .extracting(Assumption::formulaName)
        .allSatisfy(name -> assertThat(name).matches("As_[A-Za-z]+"))
        .doesNotHaveDuplicates();
  }

  @Test
  void whatAWorkloadTakesFromAnAssumptionIsAnAssumption() {
    assertThat(Workloads.TABLE.columns())
        .filteredOn(column -> column.assumption() != null)
        .hasSize(13)
        .allSatisfy(column -> assertThat(Assumption.of(column.assumption())).isPresent());
  }

  @Test
  void wordsHaveTheCodesOfTheirOrder() {
    assertThat(Workloads.CURRENT_APPROACH.code("Fine-tuned with RAG")).isEqualTo(4);
    assertThat(Workloads.SERVING.code("Fixed")).isEqualTo(4);
    assertThat(Workloads.TUNING_METHOD.code("Provider API")).isZero();
    assertThat(Workloads.TEST_SET.code("Yes")).isZero();
    assertThat(Workloads.TEST_SET.code("No")).isEqualTo(1);
    assertThat(GpuPrices.PRICING.code("Reserved")).isEqualTo(2);
  }

  @Test
  void fiveColumnsOfWorkloadsAreRequired() {
    assertThat(Workloads.TABLE.columns())
        .filteredOn(Column::required)
        .extracting(Column::title)
        .containsExactly(
            "Workload",
            "Requests (per month)",
            "Input tokens (per request)",
            "Output tokens (per request)",
            "Prompted model");
  }

  @Test
  void rangesAreToldInWords() {
    assertThat(Range.SHARE.words(true)).isEqualTo("from 0% to 100%");
    assertThat(Range.GROWTH.words(true)).isEqualTo("-100% or more");
    assertThat(Range.ABOVE_ZERO.words(false)).isEqualTo("above 0");
    assertThat(Range.PART.words(true)).isEqualTo("above 0%, up to 100%");
    assertThat(Range.FROM_ONE.words(false)).isEqualTo("1 or more");
  }
}
