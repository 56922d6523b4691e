package breakeven.core.price;

import breakeven.core.expression.Variable;
import java.util.List;
import java.util.function.Function;

/**
 * What a name of a workload is looked up for in the price tables. {@link Lookups} has how its rows
 * are found.
 */
public enum Purpose {
  PROMPTED(PriceVariables::ofPrompted),

  /** The Replacement that the row of the prompted model names. */
  REPLACEMENT(PriceVariables::ofReplacement),

  SMALL(PriceVariables::ofSmall),

  /** The candidate as the smaller model, where none is named. */
  SMALL_CANDIDATE(PriceVariables::ofSmall),

  RIVAL(PriceVariables::ofRival),
  CANDIDATE(PriceVariables::ofCandidate),
  GPU(PriceVariables::ofGpu),
  TRAINING_GPU(PriceVariables::ofTrainingGpu),

  /** What a GPU and a candidate give together. */
  CAPACITY(PriceVariables::ofCapacity),

  EMBEDDING(PriceVariables::ofEmbedding);

  private final Function<PriceVariables, List<Variable>> figures;

  Purpose(Function<PriceVariables, List<Variable>> figures) {
    this.figures = figures;
  }

  /** The figures that a name gives; two purposes may give the same. */
  public List<Variable> figures(PriceVariables looked) {
    return figures.apply(looked);
  }

  /** The purpose that counts for a workload: its candidate is the smaller model where none is. */
  public Purpose of(LookupNames used) {
    return this == SMALL && used.smaller().isEmpty() ? SMALL_CANDIDATE : this;
  }
}
