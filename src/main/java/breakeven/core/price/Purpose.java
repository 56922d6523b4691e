package breakeven.core.price;

import breakeven.core.expression.Variable;
import java.util.List;
import java.util.function.Function;

/**
 * What a name of a workload is looked up for in the price tables. {@link Lookups} has how its rows
 * are found.
 */
public enum Purpose {
  PROMPTED("Prompted", PriceVariables::ofPrompted),

  /** The Replacement that the row of the prompted model names. */
  REPLACEMENT("Replacement", PriceVariables::ofReplacement),

  SMALL("Small", PriceVariables::ofSmall),

  /** The candidate as the smaller model, where none is named. */
  SMALL_CANDIDATE("Small, as candidate", PriceVariables::ofSmall),

  RIVAL("Rival", PriceVariables::ofRival),
  CANDIDATE("Candidate", PriceVariables::ofCandidate),
  GPU("GPU", PriceVariables::ofGpu),
  TRAINING_GPU("Training GPU", PriceVariables::ofTrainingGpu),

  /** What a GPU and a candidate give together. */
  CAPACITY("Capacity", PriceVariables::ofCapacity),

  EMBEDDING("Embedding", PriceVariables::ofEmbedding);

  private final String word;
  private final Function<PriceVariables, List<Variable>> figures;

  Purpose(String word, Function<PriceVariables, List<Variable>> figures) {
    this.word = word;
    this.figures = figures;
  }

  /** The purpose in a word or two. */
  public String word() {
    return word;
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
