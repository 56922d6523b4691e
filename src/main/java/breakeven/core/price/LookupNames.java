package breakeven.core.price;

import breakeven.core.table.Column;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;

/**
 * The names of a workload that are looked up, defaults taken.
 *
 * @param prompted the large model
 * @param candidate the small base model to tune
 * @param smaller the small model to be prompted; empty: the candidate
 * @param gpu the row's GPU; empty where none is typed and none used
 * @param gpuChosen whether the review has chosen it
 * @param rival the cheaper model that the review asks about; empty where it asks about none
 */
public record LookupNames(
    String prompted,
    String candidate,
    String smaller,
    String gpu,
    boolean gpuChosen,
    String rival) {
  /** A row without names. */
  public static final LookupNames NONE = new LookupNames("", "", "", "");

  /** Names of which none is chosen. */
  public LookupNames(String prompted, String candidate, String smaller, String gpu) {
    this(prompted, candidate, smaller, gpu, false, "");
  }

  /** The same with a rival; empty: none. */
  public LookupNames with(String rival) {
    return new LookupNames(prompted, candidate, smaller, gpu, gpuChosen, rival);
  }

  /** The same with another large model. */
  public LookupNames withPrompted(String model) {
    return new LookupNames(model, candidate, smaller, gpu, gpuChosen, rival);
  }

  /** The same with another small model. */
  public LookupNames withSmaller(String model) {
    return new LookupNames(prompted, candidate, model, gpu, gpuChosen, rival);
  }

  /** The model that serves an approach, as a decision names it; empty where none is known. */
  public String model(String to) {
    String approach = Words.approach(to);
    return approach.startsWith("Fine-tuned")
        ? candidate
        : !approach.equals("Small model") ? prompted : smaller.isEmpty() ? candidate : smaller;
  }

  /** The name that a cell gives, or its default; empty where there is none. */
  public String of(Column column) {
    if (column == Workloads.PROMPTED_MODEL) {
      return prompted;
    }
    if (column == Workloads.CANDIDATE_MODEL) {
      return candidate;
    }
    return column == Workloads.SMALLER_MODEL ? smaller : column == Workloads.GPU ? gpu : "";
  }
}
