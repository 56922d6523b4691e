package breakeven.core.evaluation;

import breakeven.core.decision.Decision;
import breakeven.core.economics.LifetimeSearch;
import breakeven.core.economics.UncertainDriver;
import breakeven.core.input.AssumptionValues;
import breakeven.core.input.Finding;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.ProblemSink;
import breakeven.core.input.TableRows;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.price.Parts;
import breakeven.core.price.Plausible;
import breakeven.core.price.PriceItem;
import breakeven.core.price.UncertainPrice;
import breakeven.core.price.UncertainPrices;
import breakeven.core.table.Assumption;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.uncertainty.TriangularDistribution;
import breakeven.core.whatif.PriceDependence;
import breakeven.core.whatif.PriceDependenceFinder;
import java.util.List;
import java.util.Optional;

/** The verdicts of evaluated batches that depend on a suspect price. One thread uses it. */
public final class PriceDependences {
  private static final PriceItem[] DATES = {
    PriceItem.DATES,
    PriceItem.SIZE,
    PriceItem.PROMPTED_SERVICE,
    PriceItem.PROMPTED_CONTEXT,
    PriceItem.TRAINING_CARD
  };

  private final Evaluator evaluator;
  private final UncertainPrices suspects;
  private final PriceDependenceFinder dependent;
  private final RowParts parts;

  /**
   * Looks at rows by the tables of a workbook.
   *
   * @param evaluator runs the model again
   * @param tables the prices and assumptions that rows are judged by
   */
  public PriceDependences(Evaluator evaluator, InputTables tables) {
    this(evaluator, tables.assumptions(), tables.rows(UncertaintyTable.TABLE));
  }

  public PriceDependences(Evaluator evaluator, AssumptionValues assumptions, TableRows spreads) {
    this.evaluator = evaluator;
    suspects = new UncertainPrices(evaluator.prices(), plausible(assumptions, spreads));
    dependent =
        new PriceDependenceFinder(
            evaluator.decision(),
            evaluator.prices(),
            evaluator.draws(),
            Evaluator.BATCH,
            LifetimeSearch.longest(assumptions.number(Assumption.HORIZON)));
    parts = new RowParts(evaluator);
  }

  /**
   * Prices per token fall by the price step, at the far end of its spread, in each year of their
   * age; prices of cards lie within the spread of the GPU price.
   */
  private static Plausible plausible(AssumptionValues assumptions, TableRows table) {
    List<TriangularDistribution> spreads = TriangularDistribution.read(table);
    double step = assumptions.number(Assumption.PRICE_STEP);
    double fall =
        of(spreads, UncertainDriver.PRICE_STEP)
            .map(spread -> spread.apply(step, spread.high()))
            .orElse(step);
    Optional<TriangularDistribution> card =
        of(spreads, UncertainDriver.GPU_PRICE).filter(spread -> !spread.shift());
    return new Plausible(
        fall,
        card.map(TriangularDistribution::low).orElse(1.0),
        card.map(TriangularDistribution::high).orElse(1.0));
  }

  private static Optional<TriangularDistribution> of(
      List<TriangularDistribution> spreads, UncertainDriver driver) {
    return spreads.stream().filter(spread -> spread.driver() == driver).findFirst();
  }

  /** The prices that the verdict of each row of the batch that was evaluated last depends on. */
  public List<List<PriceDependence>> find(WorkloadBatch batch) {
    return dependent.find(evaluator.frame(), row -> suspects(batch, row), batch::name);
  }

  private List<UncertainPrice> suspects(WorkloadBatch batch, int row) {
    Parts all = parts.used(batch, row).with(parts.needed(batch, row)).without(DATES);
    return suspects.of(evaluator.used(batch, row), all);
  }

  /**
   * One warning for each price that the verdict of row {@code i} depends on, at the cell of the
   * price; gives their number.
   */
  public int tell(
      WorkloadBatch batch, int i, List<PriceDependence> dependences, ProblemSink problems) {
    String workload = batch.name(i);
    int verdict = (int) evaluator.frame().values(evaluator.decision().verdict)[i];
    for (PriceDependence dependence : dependences) {
      UncertainPrice price = dependence.price();
      problems.add(
          Finding.warning(
                  PlainNumber.text(price.found()),
                  "The verdict, %s, depends on the price of %s: %s, and %s"
                      .formatted(
                          Decision.VERDICTS.get(verdict),
                          price.name(),
                          dependence.when(),
                          DependentVerdicts.why(price, dependence.reach())),
                  DependentVerdicts.FIX)
              .at(price.sheet(), price.cell(), price.column().header())
              .of(workload));
    }
    return dependences.size();
  }
}
