package breakeven.app.imports;

import breakeven.core.decision.Decision;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.evaluation.InputTables;
import breakeven.core.guard.Bills;
import breakeven.core.input.Header;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.price.PriceBook;
import breakeven.core.price.Rates;
import breakeven.core.table.Workloads;
import breakeven.exchange.usage.MeasuredUsage;
import breakeven.exchange.usage.Sums;
import java.time.LocalDate;
import java.util.Map;

/** Holds billed cost against what the same requests cost by the prices of a workbook. */
final class BilledCost {
  private final Decision decision;
  private final Evaluator evaluator;
  private final Rates rates;
  private final BookModels models;

  BilledCost(InputTables book, LocalDate asOf) {
    decision = new Decision();
    rates = book.rates();
    PriceBook prices = book.prices(decision.model.looked, asOf);
    evaluator = new Evaluator(decision, prices, book.assumptions(), 1);
    models = new BookModels(prices, decision.model.looked.prompted.input());
  }

  /** The models that there are prices of. */
  BookModels models() {
    return models;
  }

  /**
   * A bill of one workload in one currency beside what its requests cost by the prices.
   *
   * @param billed as the files say
   * @param priced NaN where it cannot be said
   * @param lacking why not; empty where it can be
   */
  record Comparison(String currency, double billed, double priced, String lacking) {
    boolean compared() {
      return lacking.isEmpty();
    }

    boolean within() {
      return Bills.agree(billed, priced);
    }
  }

  /**
   * Compares a bill.
   *
   * @param currency one of those of the workload's bills
   * @param rowModel the model for lines that name none; empty where there is none
   */
  Comparison compare(MeasuredUsage usage, String currency, String rowModel) {
    double billed = 0;
    double priced = 0;
    String lacking = "";
    for (Map.Entry<String, Sums> each : usage.bills().getOrDefault(currency, Map.of()).entrySet()) {
      Sums sums = each.getValue();
      billed += sums.cost();
      String model = each.getKey().isEmpty() ? rowModel : each.getKey();
      double request = price(models.known(model).orElse(model), sums);
      priced += request * requests(sums);
      if (Double.isNaN(request) && lacking.isEmpty()) {
        lacking =
            model.isEmpty()
                ? "the files name no model: add --model NAME"
                : "Model prices has no price of " + model + " per token";
      }
    }
    if (Double.isNaN(billed)) {
      lacking = "some lines have no cost";
    } else if (currency.isEmpty()) {
      lacking = "the files name no currency: add --currency CODE";
    } else if (Double.isNaN(rates.rate(currency))) {
      lacking = "Exchange rates has no rate of " + currency;
    }
    return new Comparison(currency, billed, priced / rates.rate(currency), lacking);
  }

  private static double requests(Sums sums) {
    return Double.isNaN(sums.requests()) ? 1 : sums.requests();
  }

  /** One request by the model's own line; NaN where there is no price. */
  private double price(String model, Sums sums) {
    WorkloadBatch batch = new WorkloadBatch(Header.of(Workloads.TABLE), 1);
    double requests = requests(sums);
    batch.put(Workloads.WORKLOAD, "bill");
    batch.put(Workloads.REQUESTS, requests);
    batch.put(Workloads.INPUT_TOKENS, sums.input() / requests);
    batch.put(Workloads.OUTPUT_TOKENS, sums.output() / requests);
    batch.put(Workloads.PROMPTED_MODEL, model);
    if (!Double.isNaN(sums.cachedShare())) {
      batch.put(Workloads.CACHED_SHARE, sums.cachedShare());
    }
    if (!Double.isNaN(sums.writtenShare())) {
      batch.put(Workloads.CACHE_WRITE_SHARE, sums.writtenShare());
    }
    if (Double.isNaN(sums.requests())) {
      // All tokens stand for one request here, which is long of no request of theirs.
      batch.put(Workloads.LONG_CONTEXT_SHARE, 0);
    }
    if (!Double.isNaN(sums.batchShare())) {
      batch.put(Workloads.BATCH_SHARE, sums.batchShare());
    }
    batch.add(1, 0, 0);
    evaluator.evaluate(batch);
    return evaluator.frame().values(decision.model.requests.listedPrompted)[0];
  }
}
