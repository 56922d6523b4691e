package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.input.TableRows;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.GpuPrices;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ShippedTablesTest {
  @Test
  void shippedRowsStandWhereTheOutputShowsThem() {
    TableRows rates = ShippedTables.of(ExchangeRates.TABLE);

    assertThat(rates.rows().get(1).text(ExchangeRates.CURRENCY)).isEqualTo("USD");
    assertThat(rates.rows().get(1).number(ExchangeRates.RATE)).isEqualTo(0.753217);
    assertThat(rates.rows().get(1).date(ExchangeRates.DATE)).isEqualTo(LocalDate.of(2026, 10, 6));
    assertThat(rates.rows().get(1).place(ExchangeRates.RATE)).hasToString("Exchange rates!B3");
    assertThat(ShippedTables.of(GpuPrices.TABLE).rows()).hasSize(149);
  }
}
