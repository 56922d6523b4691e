package breakeven.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.input.AssumptionValues;
import breakeven.core.table.Assumption;
import breakeven.core.table.AssumptionsTable;
import breakeven.workbook.write.ShippedTables;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunLogTest {
  private static final AssumptionValues VALUES =
      AssumptionValues.shipped(ShippedTables.of(AssumptionsTable.TABLE));

  private static RunLog.AssumptionUsed used(Assumption assumption) {
    List<RunLog.AssumptionUsed> all =
        RunLog.assumptions(VALUES, code -> code.equals("GBP") ? 2 : 1, any -> null);
    return all.get(assumption.ordinal());
  }

  @Test
  void moneyIsInTheReportingCurrency() {
    RunLog.AssumptionUsed used = used(Assumption.DAY_RATE);
    assertThat(used.used().number()).isEqualTo(2 * VALUES.number(Assumption.DAY_RATE));
    assertThat(used.unit()).isEqualTo("GBP a day");
  }

  @Test
  void aWordIsAWord() {
    RunLog.AssumptionUsed used = used(Assumption.FOUR_EYES);
    assertThat(used.used().number()).isNaN();
    assertThat(used.used().text()).isEqualTo("No");
  }

  @Test
  void shippedValuesAreDefaults() {
    for (Assumption assumption : Assumption.values()) {
      assertThat(used(assumption).byDefault()).isTrue();
      assertThat(used(assumption).name()).isEqualTo(assumption.title());
    }
  }
}
