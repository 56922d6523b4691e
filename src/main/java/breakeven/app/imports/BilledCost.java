package breakeven.app.imports;

import breakeven.core.decision.Decision;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.evaluation.InputTables;
import breakeven.core.guard.Bills;
import breakeven.core.input.Header;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.price.PriceBook;
import breakeven.core.price.Rates;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import breakeven.exchange.usage.MeasuredUsage;
import breakeven.exchange.usage.Sums;
import breakeven.exchange.usage.TokenKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds billed cost against what the same requests cost by the prices of a workbook. */
final class BilledCost {
  private static final double MILLION = 1_000_000;

  private final Decision decision;
  private final Evaluator evaluator;
  private final Rates rates;
  private final BookModels models;

  BilledCost(InputTables book, LocalDate asOf) {
    decision = new Decision();
    rates = book.rates();
    PriceBook prices = book.prices(decision.model.looked, asOf);
    evaluator = new Evaluator(decision, prices, book.assumptions(), 1);
    models = new BookModels(prices, decision.model.looked, book.assumptions());
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

  /** One request of many, by the model's own line; NaN where there is no price. */
  private double price(String model, Sums sums) {
    double requests = requests(sums);
    // Without requests all tokens stand for one here, which is long of no request of theirs.
    return price(
        model,
        Double.isNaN(sums.requests()),
        Map.of(
            Workloads.REQUESTS,
            requests,
            Workloads.INPUT_TOKENS,
            sums.input() / requests,
            Workloads.OUTPUT_TOKENS,
            sums.output() / requests,
            Workloads.CACHED_SHARE,
            sums.cachedShare(),
            Workloads.CACHE_WRITE_SHARE,
            sums.writtenShare(),
            Workloads.BATCH_SHARE,
            sums.batchShare()));
  }

  /**
   * A request by the model's own line.
   *
   * @param never whether it is in no case a long one
   * @param cells NaN where not known
   * @return the reporting currency; NaN where there is no price
   */
  private double price(String model, boolean never, Map<Column, Double> cells) {
    WorkloadBatch batch = new WorkloadBatch(Header.of(Workloads.TABLE), 1);
    batch.put(Workloads.WORKLOAD, "bill");
    batch.put(Workloads.PROMPTED_MODEL, model);
    if (never) {
      batch.put(Workloads.LONG_CONTEXT_SHARE, 0);
    }
    cells.forEach(
        (column, value) -> {
          if (!Double.isNaN(value)) {
            batch.put(column, value);
          }
        });
    batch.add(1, 0, 0);
    evaluator.evaluate(batch);
    return evaluator.frame().values(decision.model.requests.ofPrompted.listed)[0];
  }

  /**
   * What a million tokens of a kind cost by the prices.
   *
   * @param batch share of them in batches
   * @return in a currency; NaN where there is no price
   */
  private double million(String model, String currency, TokenKind kind, double batch) {
    double input = kind == TokenKind.OUTPUT ? 0 : MILLION;
    double price =
        price(
            model,
            true,
            Map.of(
                Workloads.REQUESTS,
                1.0,
                Workloads.INPUT_TOKENS,
                input,
                Workloads.OUTPUT_TOKENS,
                MILLION - input,
                Workloads.CACHED_SHARE,
                kind == TokenKind.CACHE_READ ? 1.0 : 0.0,
                Workloads.CACHE_WRITE_SHARE,
                kind == TokenKind.CACHE_WRITE ? 1.0 : 0.0,
                Workloads.BATCH_SHARE,
                batch));
    return price / rates.rate(currency);
  }

  /**
   * What a bill says of its prices where they are not those of the workbook, model by model and
   * where it says so kind by kind.
   *
   * @param currency one of those of the workload's bills
   * @param rowModel the model for lines that name none; empty where there is none
   */
  List<ImpliedPrice> implied(MeasuredUsage usage, String currency, String rowModel) {
    List<ImpliedPrice> all = new ArrayList<>();
    for (Map.Entry<String, Sums> each : usage.bills().getOrDefault(currency, Map.of()).entrySet()) {
      Sums sums = each.getValue();
      String named = each.getKey().isEmpty() ? rowModel : each.getKey();
      String model = models.known(named).orElse(named);
      if (sums.kinds().isEmpty()) {
        all.add(
            new ImpliedPrice(
                named,
                "",
                currency,
                sums.cost(),
                price(model, sums) * requests(sums) / rates.rate(currency),
                sums.cached() / MILLION * million(model, currency, TokenKind.INPUT, 0),
                sums.cached() / MILLION * million(model, currency, TokenKind.CACHE_READ, 0)));
      }
      sums.kinds()
          .forEach(
              (kind, of) ->
                  all.add(
                      new ImpliedPrice(
                          named,
                          kind.words(),
                          currency,
                          of.cost() / of.tokens() * MILLION,
                          million(model, currency, kind, of.batch() / of.tokens()),
                          Double.NaN,
                          Double.NaN)));
    }
    all.removeIf(ImpliedPrice::isListed);
    return all;
  }
}
