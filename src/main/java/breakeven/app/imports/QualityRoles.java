package breakeven.app.imports;

import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which quality of a workload a model's is: by what the model is in its row. */
final class QualityRoles {
  /** How promptfoo names the vendor and its interface before a model. */
  private static final Pattern VENDOR =
      Pattern.compile("^(?!ft:)[A-Za-z0-9_.-]+:(?:(?:chat|completion|responses|messages):)?");

  private static final String TUNED = "ft:";

  /**
   * What is known of a model.
   *
   * @param column null where it is not known
   * @param lacking why not; empty where it is
   */
  record Role(@Nullable Column column, String lacking) {}

  private final BookModels models;
  private final String prompted;
  private final String candidate;
  private final String smaller;

  /**
   * The models of a row.
   *
   * @param assumed the candidate of rows that name none
   */
  QualityRoles(BookModels models, BookWorkloads.Row row, String assumed) {
    this.models = models;
    prompted = row.model();
    String named = row.model(Workloads.CANDIDATE_MODEL);
    candidate = named.isEmpty() ? assumed : named;
    String other = row.model(Workloads.SMALLER_MODEL);
    smaller = other.isEmpty() ? candidate : other;
  }

  /** What a model is; one that could be two of them, or none, is not guessed. */
  Role of(String named) {
    // A name may have a colon of its own: llama3:8b.
    boolean whole = same(prompted, named) || same(smaller, named);
    String model = whole ? named : VENDOR.matcher(named).replaceFirst("");
    if (model.isEmpty()) {
      return new Role(null, "is not said: add --model NAME, or --as");
    }
    if (model.startsWith(TUNED)) {
      String base = model.substring(TUNED.length()).replaceFirst(":.*", "");
      return same(candidate, base)
          ? new Role(Workloads.TUNED_QUALITY, "")
          : new Role(
              null, "is fine-tuned from another model than the Candidate model " + candidate);
    }
    boolean isPrompted = same(prompted, model);
    boolean isSmaller = same(smaller, model);
    if (isPrompted && isSmaller) {
      return new Role(null, "is the Prompted model and the Smaller model: say which with --as");
    }
    if (!isPrompted && !isSmaller) {
      return new Role(
          null,
          "is neither the Prompted model ("
              + (prompted.isEmpty() ? "none" : prompted)
              + ") nor the Smaller model ("
              + smaller
              + "): say which with --as");
    }
    return new Role(isPrompted ? Workloads.PROMPTED_QUALITY : Workloads.SMALL_QUALITY, "");
  }

  private boolean same(String typed, String model) {
    return !typed.isEmpty() && models.same(typed, models.known(model).orElse(model));
  }
}
