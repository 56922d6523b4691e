package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.input.TableRows;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShippedTablesTest {
  private static final Pattern VERSION =
      Pattern.compile("((?:gpt|gemini|claude)-(?:[a-z]+-)?)([0-9]+(?:[.-][0-9]+)?)(-[a-z]+)?");

  @Test
  void shippedRowsStandWhereTheOutputShowsThem() {
    TableRows rates = ShippedTables.of(ExchangeRates.TABLE);

    assertThat(rates.rows().get(1).text(ExchangeRates.CURRENCY)).isEqualTo("USD");
    assertThat(rates.rows().get(1).number(ExchangeRates.RATE)).isEqualTo(0.753217);
    assertThat(rates.rows().get(1).date(ExchangeRates.DATE)).isEqualTo(LocalDate.of(2026, 10, 6));
    assertThat(rates.rows().get(1).place(ExchangeRates.RATE)).hasToString("Exchange rates!B3");
    assertThat(ShippedTables.of(GpuPrices.TABLE).rows()).hasSize(149);
  }

  /** The drop-downs offer models in the order of the rows. */
  @Test
  void modelsThatEndWithinAYearAreBehindAllOthers() {
    List<TableRows.Row> rows = ShippedTables.of(ModelPrices.TABLE).rows();
    LocalDate day =
        rows.stream()
            .map(row -> row.date(ModelPrices.CHECKED_ON))
            .flatMap(Stream::ofNullable)
            .max(Comparator.naturalOrder())
            .orElseThrow();
    List<Boolean> ending = new ArrayList<>();
    for (TableRows.Row row : rows) {
      LocalDate last = row.date(ModelPrices.LAST_SERVICE);
      ending.add(last != null && last.isBefore(day.plusYears(1)));
    }
    assertThat(ending).isSorted().contains(false, true);
    assertThat(rows.get(0).text(ModelPrices.KIND)).isEqualTo(ModelPrices.BASE);
  }

  /** Models of one provider whose names differ in their version alone. */
  @Test
  void newerModelsAreBeforeOlderOnes() {
    Map<String, List<Double>> versions = new LinkedHashMap<>();
    for (TableRows.Row row : ShippedTables.of(ModelPrices.TABLE).rows()) {
      String name = String.valueOf(row.text(ModelPrices.MODEL));
      Matcher version = VERSION.matcher(name);
      if (version.matches() && row.date(ModelPrices.LAST_SERVICE) == null) {
        versions
            .computeIfAbsent(
                row.text(ModelPrices.PROVIDER) + version.group(1) + version.group(3),
                key -> new ArrayList<>())
            .add(Double.valueOf(version.group(2).replace('-', '.')));
      }
    }
    assertThat(versions.values())
        .anyMatch(all -> all.size() > 3)
        .allSatisfy(all -> assertThat(all).isSortedAccordingTo(Comparator.reverseOrder()));
  }
}
