package breakeven.core.economics;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import breakeven.oracle.OtherPrices;
import breakeven.oracle.SeededPortfolio;
import breakeven.oracle.Shipped;
import breakeven.testing.Agreement;
import breakeven.testing.Scope;
import breakeven.testing.Thorough;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every line of the model against a plain calculation that was written apart from it, month by
 * month and break-even by search.
 */
class ModelAgainstOracleTest {
  static LongStream shipped() {
    return LongStream.range(1, 1 + Scope.times(5, 2));
  }

  static LongStream assumedOtherwise() {
    return LongStream.range(9, 9 + Scope.times(3, 1));
  }

  static LongStream pricedOtherwise() {
    return LongStream.range(14, 14 + Scope.times(4, 1));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("shipped")
  void everyLineAgrees(long seed) {
    agree(SeededPortfolio.rows(seed, 300), Map.of(), Shipped.tables());
  }

  @Thorough
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("assumedOtherwise")
  void everyLineAgreesWhereAllAssumptionsAreOthers(long seed) {
    agree(SeededPortfolio.rows(seed, 300), others(), Shipped.tables());
  }

  @Thorough
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("pricedOtherwise")
  void everyLineAgreesWherePricesHaveFurtherCells(long seed) {
    Map<String, String> assumed = Map.of("Lead time", "2", "GPU price change", "-0.1");
    agree(
        SeededPortfolio.rows(seed, 300), seed < 16 ? Map.of() : assumed, OtherPrices.tables(seed));
  }

  @Thorough
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"Cautious", "Favourable"})
  void everyLineAgreesInAScenario(String scenario) {
    Map<String, String> assumed = Map.of("Scenario", scenario, "Lead time", "1");
    agree(SeededPortfolio.rows(21, 300), assumed, Shipped.tables());
  }

  /** A driver may apply the other way round, and go beyond where it means something. */
  @Thorough
  @Test
  void everyLineAgreesWhereDriversApplyTheOtherWayRound() {
    Map<String, List<Map<String, String>>> tables = Shipped.tables();
    tables.put("Uncertainty", otherWayRound(tables.get("Uncertainty")));
    Map<String, String> assumed =
        Map.of("Scenario", "Cautious", "Lead time", "3", "Price step", "0.3", "Growth", "0.02");
    agree(SeededPortfolio.rows(19, 300), assumed, tables);
  }

  private static List<Map<String, String>> otherWayRound(List<Map<String, String>> uncertainty) {
    Map<String, String> shifts =
        Map.of(
            "Volume", "-2000",
            "Labelling cost", "-0.7",
            "Training runs", "0.5",
            "Re-training cadence", "-4.5",
            "Days", "-3",
            "Day rate", "40",
            "GPU price", "-0.8",
            "Days per migration", "1",
            "GPU days", "-0.3");
    Map<String, String> factors =
        Map.of("Growth", "-1.5", "Price step", "4", "Lead time", "0.5", "GPU price change", "2");
    return uncertainty.stream()
        .map(
            row -> {
              Map<String, String> other = new LinkedHashMap<>(row);
              String driver = row.get("Driver");
              boolean shift = shifts.containsKey(driver);
              other.put("Applies as", shift ? "Shift" : "Factor");
              other.put(
                  "Cautious", shift ? shifts.get(driver) : factors.getOrDefault(driver, "0.5"));
              return other;
            })
        .toList();
  }

  private static void agree(
      List<Map<String, String>> rows,
      Map<String, String> assumed,
      Map<String, List<Map<String, String>>> tables) {
    assertThat(Agreement.differences(rows, assumed, tables)).isEmpty();
  }

  /** Every assumption that is a number, with another value than the shipped one. */
  private static Map<String, String> others() {
    Map<String, String> others = new LinkedHashMap<>();
    for (Map<String, String> row : Shipped.tables().get("Assumptions")) {
      Assumption assumption = Assumption.of(row.get("Assumption")).orElseThrow();
      if (!assumption.numeric()) {
        continue;
      }
      double shipped = Double.parseDouble(row.get("Value"));
      double other =
          switch (assumption.kind()) {
            case WHOLE -> shipped + 1;
            case SHARE -> shipped == 0 ? 0.03 : shipped * 0.9;
            default -> shipped == 0 ? 1 : shipped * 1.1;
          };
      // With a digit more, since 2.475 in a text may be two and a half thousand.
      String typed = new BigDecimal(Double.toString(other)).toPlainString();
      others.put(assumption.title(), typed.contains(".") ? typed + "0" : typed);
    }
    return others;
  }

  /** What is never typed is never compared. */
  @Test
  void everyColumnThatCountsIsTypedInSomeRow() {
    List<Map<String, String>> rows = SeededPortfolio.rows(1, 500);
    assertThat(Workloads.TABLE.columns().stream().map(Column::header))
        .filteredOn(header -> rows.stream().allMatch(row -> row.getOrDefault(header, "").isEmpty()))
        .containsExactlyInAnyOrder("ID", "Owner", "Business unit", "Cost centre", "Notes");
  }

  @Test
  void everyWordOfAListIsTypedInSomeRow() {
    List<Map<String, String>> rows = SeededPortfolio.rows(1, 500);
    for (Column column : Workloads.TABLE.columns()) {
      assertThat(rows.stream().map(row -> row.getOrDefault(column.header(), "")))
          .as(column.header())
          .containsAll(column.words());
    }
  }
}
