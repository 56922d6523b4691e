package breakeven.core.report;

import breakeven.core.decision.PortfolioFigure;
import breakeven.core.uncertainty.NextStep;
import java.util.List;

/**
 * What to find out next, and what else could be measured.
 *
 * @param steps the workloads that lack an answer, those worth most first
 * @param found how many there are, those that are not listed included
 * @param offers what would save more if a measurement came out well, worth most first
 * @param offersFound how many there are
 * @param searched whether other models were searched
 */
public record NextStepList(
    List<NextStep> steps, int found, List<NextStep> offers, int offersFound, boolean searched) {
  /**
   * A kind of question.
   *
   * @param question what is asked
   * @param costs what its answer costs, in words
   * @param workloads how many workloads lack it
   */
  public record Question(String question, String costs, PortfolioFigure workloads) {}

  /** The kinds of questions, in the order in which they are answered. */
  public static final List<Question> QUESTIONS =
      List.of(
          new Question(
              "Cheaper model to measure",
              "a measurement; a test set where none is there",
              PortfolioFigure.RIVAL_ASKED),
          new Question("Task pattern", "nothing: ask its owner", PortfolioFigure.PATTERN_ASKED),
          new Question("Evaluation in place?", "nothing: ask its owner", PortfolioFigure.EVALUATION_ASKED),
          new Question("Data shift interval", "nothing: ask its owner", PortfolioFigure.DATA_SHIFT_ASKED),
          new Question(
              "Evaluation to build", "what of it is missing", PortfolioFigure.BUILD_ASKED),
          new Question(
              "Fine-tune to benchmark",
              "first release and evaluation set-up",
              PortfolioFigure.BENCHMARK_ASKED),
          new Question(
              "Too few examples measured",
              "more examples of the same measurement",
              PortfolioFigure.EXAMPLES_ASKED));

  public NextStepList {
    steps = List.copyOf(steps);
    offers = List.copyOf(offers);
  }
}
