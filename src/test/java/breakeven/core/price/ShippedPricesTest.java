package breakeven.core.price;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.decision.Decision;
import breakeven.core.guard.PriceWarning;
import breakeven.core.guard.Rule;
import breakeven.core.input.AssumptionValues;
import breakeven.core.input.TableRows;
import breakeven.core.table.Assumption;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.PriceTable;
import breakeven.testing.Portfolio;
import breakeven.workbook.write.ShippedTables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped tables are held to what every price is held to. */
class ShippedPricesTest {
  /** When the tables were put together. */
  private static final LocalDate DAY = Portfolio.AS_OF;

  private final PriceVariables looked = new Decision().model.looked;
  private final PriceBook prices = prices();

  private PriceBook prices() {
    AssumptionValues assumptions =
        AssumptionValues.of(ShippedTables.of(AssumptionsTable.TABLE), null, problem -> {});
    return Portfolio.shippedPrices(looked, assumptions, DAY);
  }

  /** Those of two sellers of one model that are as far apart as their pages say. */
  private static final String FAR_APART = "Together: meta-llama/Llama-3.3-70B-Instruct-Turbo";

  private List<PriceRow> rows() {
    List<PriceRow> rows = new ArrayList<>(prices.allRows());
    for (TableRows.Row rate : ShippedTables.of(ExchangeRates.TABLE).rows()) {
      rows.addAll(prices.rateRows(rate.text(ExchangeRates.CURRENCY)));
    }
    return rows;
  }

  /** But for age, which comes by itself, and the days that copies do not carry. */
  @Test
  void noRowBreaksARule() {
    List<String> broken = new ArrayList<>();
    for (PriceRow row : rows()) {
      for (PriceWarning doubt : prices.warnings().of(row)) {
        boolean explained =
            doubt.rule() == Rule.DAY && row.source().contains("undated")
                || doubt.rule() == Rule.SELLERS && row.fullName().equals(FAR_APART);
        if (doubt.rule() != Rule.AGE && !explained) {
          broken.add(doubt.problem());
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(rows()).hasSizeGreaterThan(340);
  }

  private boolean stale(PriceRow row) {
    return prices.warnings().guards().stale(row.layout(), row.checkedOn());
  }

  /** Public lists allow no better. Prices of fine-tuned models are in none. */
  @Test
  void atMostAThirdOfTheModelsThatAreStillSoldIsOld() {
    List<PriceRow> sold =
        prices.modelRows().living(prices.modelRows().inForce()).stream()
            .filter(row -> !ModelPrices.FINE_TUNED.equals(row.row().text(ModelPrices.KIND)))
            .toList();

    assertThat(sold).hasSizeGreaterThan(120);
    assertThat(sold.stream().filter(this::stale).count()).isLessThanOrEqualTo(sold.size() / 3);
  }

  /** Each is one that no public list has with a later day. */
  @Test
  void theOldRowsOfDefaultsAreKnown() {
    AssumptionValues values = prices.assumptions();
    Set<String> old = new TreeSet<>();
    for (String card : values.text(Assumption.GPUS_TO_COMPARE).split("; *")) {
      String candidate = values.text(Assumption.CANDIDATE_MODEL);
      LookupNames used = new LookupNames("", candidate, "", card);
      for (PriceItem item : PriceItem.values()) {
        prices.cells(used, item).stream()
            .map(LookupResult.Cell::row)
            .filter(this::stale)
            .forEach(row -> old.add(row.layout().table().sheet() + ": " + row.inWords()));
      }
    }
    assertThat(old)
        .containsExactly(
            "GPU prices: GCP: L4 (On demand)",
            "GPU prices: Modal: A10 (Serverless)",
            "GPU prices: Modal: A100 80GB (Serverless)",
            "GPU prices: Modal: H100 (Serverless)",
            "GPU prices: Modal: H200 (Serverless)",
            "GPU prices: Modal: L4 (Serverless)",
            "GPU prices: Modal: L40S (Serverless)",
            "GPU prices: Vultr: A100 80GB (On demand)",
            "Model prices: W&B: meta-llama/Llama-3.1-8B-Instruct",
            "Model prices: W&B: meta-llama/Llama-3.1-8B-Instruct with LoRA (serverless)",
            "Serving capacity: A100 80GB for up to 9B",
            "Serving capacity: H200 for up to 9B");
  }

  @Test
  void everyCellCanBeReadAndEveryAmountHasACurrencyWithARate() {
    for (PriceRow row : rows()) {
      assertThat(row.row().problems()).as(row.inWords()).isEmpty();
      if (row.layout().currency() != null) {
        assertThat(row.currency()).as(row.inWords()).matches("[A-Z]{3}");
        assertThat(row.rate()).as(row.inWords()).isPositive();
      }
    }
  }

  @Test
  void whatIsNotKnownIsBlankAndNot0() {
    for (PriceRow row : rows()) {
      row.layout()
          .amounts()
          .forEach(column -> assertThat(row.number(column)).as(row.inWords()).isNotZero());
    }
  }

  @Test
  void aModelIsTunedNoLongerThanItIsServed() {
    for (TableRows.Row row : ShippedTables.of(ModelPrices.TABLE).rows()) {
      LocalDate training = row.date(ModelPrices.LAST_TRAINING);
      LocalDate service = row.date(ModelPrices.LAST_SERVICE);
      if (training != null && service != null) {
        assertThat(training).as(row.text(ModelPrices.MODEL)).isBeforeOrEqualTo(service);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OpenAI",
        "Azure OpenAI",
        "Anthropic",
        "Google",
        "Mistral",
        "DeepSeek",
        "Together",
        "Fireworks",
        "Groq",
        "AWS Bedrock",
        "Anyscale"
      })
  void theModelsOfAProviderCanBeNamedAndHavePrices(String provider) {
    List<PriceRow> models =
        prices.modelRows().inForce().stream()
            .filter(row -> row.provider().equals(provider))
            .filter(row -> ModelPrices.BASE.equals(row.row().text(ModelPrices.KIND)))
            .toList();
    assertThat(models).hasSizeGreaterThanOrEqualTo(3);
    for (PriceRow row : models) {
      assertThat(prices.promptable(row.fullName())).isSameAs(row);
      LookupNames used = new LookupNames(row.fullName(), row.fullName(), "", "L40S");
      assertThat(prices.faults(used, PriceItem.PROMPTED)).isEmpty();
      assertThat(prices.quote(looked.prompted.input(), used).typed()).isPositive();
      assertThat(prices.quote(looked.prompted.output(), used).typed()).isPositive();
    }
  }

  @Test
  void everyTunedModelIsFoundByItsBase() {
    int tunes = 0;
    for (PriceRow row : prices.allRows()) {
      if (row.layout() == PriceTable.MODELS
          && ModelPrices.FINE_TUNED.equals(row.row().text(ModelPrices.KIND))) {
        String base = row.provider() + ": " + row.row().text(ModelPrices.BASE_MODEL);
        LookupNames used = new LookupNames(base, base, "", "L40S");
        assertThat(prices.cells(used, PriceItem.TUNED))
            .as(row.inWords())
            .isNotEmpty()
            .allSatisfy(cell -> assertThat(cell.row()).isSameAs(row));
        tunes++;
      }
    }
    assertThat(tunes).isGreaterThanOrEqualTo(12);
  }

  @Test
  void anyscaleIsClosed() {
    assertThat(ShippedTables.of(ModelPrices.TABLE).rows())
        .filteredOn(row -> "Anyscale".equals(row.text(ModelPrices.PROVIDER)))
        .hasSize(6)
        .allSatisfy(
            row ->
                assertThat(row.date(ModelPrices.LAST_SERVICE)).isEqualTo(LocalDate.of(2024, 8, 1)));
  }
}
