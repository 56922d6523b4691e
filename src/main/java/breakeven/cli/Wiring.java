package breakeven.cli;

import breakeven.batch.ExplainJob;
import breakeven.batch.ReviewJob;
import breakeven.batch.TemplateJob;

/**
 * The work behind each command.
 *
 * @param review behind {@code review}
 * @param template behind {@code template}
 * @param explain behind {@code explain}
 */
public record Wiring(ReviewJob review, TemplateJob template, ExplainJob explain) {
  /** The jobs of the program as it is shipped. This is the one place that names them. */
  // TODO: put the jobs here.
  public static Wiring shipped() {
    return new Wiring(
        (options, progress) -> {
          throw new UnsupportedOperationException("review is not wired yet");
        },
        output -> {
          throw new UnsupportedOperationException("template is not wired yet");
        },
        (options, progress) -> {
          throw new UnsupportedOperationException("explain is not wired yet");
        });
  }
}
