package breakeven.core.economics;

import breakeven.core.expression.Frame;
import breakeven.core.expression.Lines;
import breakeven.core.expression.Variables;
import breakeven.core.price.PriceVariables;
import breakeven.core.table.Assumption;

/**
 * The whole model: inputs, looked-up prices and all lines, in the order in which they are
 * calculated and read.
 */
public final class Model {
  public final Variables variables = new Variables();
  public final Lines lines = new Lines();
  public final Inputs inputs = new Inputs(variables);
  public final PriceVariables looked = new PriceVariables(variables);
  public final Drivers drivers = new Drivers(this);
  public final Today today = new Today(this);
  public final OptionTokens tokens = new OptionTokens(this);
  public final Horizon life = new Horizon(this);
  public final Volume volume = new Volume(this);
  public final Caching caching = new Caching(this);
  public final Requests requests = new Requests(this);
  public final Retrieval retrieval = new Retrieval(this);
  public final Serving serving = new Serving(this);
  public final Replicas replicas = new Replicas(this);
  public final ServingPrices servingPrices = new ServingPrices(this);
  public final TrainingRun trainingRun = new TrainingRun(this);
  public final Releases releases = new Releases(this);
  public final Quality quality = new Quality(this);
  public final CarriedOn carriedOn = new CarriedOn(this);
  public final Quantities quantities = new Quantities(this);
  public final Costs costs = new Costs(this);
  public final Totals totals = new Totals(this);
  public final AnnouncedPrice announced = new AnnouncedPrice(this);
  public final MonthByMonth monthly = new MonthByMonth(this);
  public final CachingSwitch cachingSwitch = new CachingSwitch(this);
  public final SmallFirst smallFirst = new SmallFirst(this);
  public final Rival rival = new Rival(this);
  public final Returns returns = new Returns(this);
  public final SearchedValues searched = new SearchedValues(variables);
  public final BreakEvenVolume breakEvenVolume = new BreakEvenVolume(this);
  public final BreakEvens breakEvens = new BreakEvens(this);

  /** The longest horizon that the rows of a frame can have: no more months need be calculated. */
  public int lastMonth(Frame frame) {
    double[] assumed = frame.values(inputs.assumption(Assumption.HORIZON));
    double longest = 1;
    for (int row = 0; row < frame.size(); row++) {
      longest = Math.max(longest, assumed[row]);
    }
    return (int) longest;
  }
}
