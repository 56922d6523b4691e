package breakeven.workbook.write;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Totals;
import java.util.Map;
import java.util.Objects;

/** What each verdict means, for a reader who sees the word for the first time. */
final class VerdictTexts {
  private static final Map<String, String> TEXTS =
      Map.of(
          Decision.FINE_TUNE,
          "Pays, and no check is against it: fine-tune the candidate model.",
          Decision.FINE_TUNE_WITH_RAG,
          "Pays, and answers must be grounded: fine-tune, and retrieve as well.",
          Decision.BORDERLINE,
          "Would pay, but by too little, or not surely enough, to be booked.",
          Decision.BENCHMARK,
          "Would pay; whether the small model is good enough has to be measured first.",
          Decision.BUILD_EVALUATION,
          "Would pay; without regression tests nothing can be measured or released.",
          Totals.PROMPT_SMALLER,
          "Fine-tuning does not pay or fails a check; a smaller model, prompted, does the job.",
          Totals.USE_RAG,
          "Fine-tuning does not pay or fails a check; the large model with retrieval.",
          Totals.PROMPT,
          "Fine-tuning does not pay or fails a check; the large model, prompted.",
          Decision.NEEDS_DATA,
          "A cell, a price or an answer is missing that the verdict depends on.");

  private VerdictTexts() {}

  static String of(String verdict) {
    return Objects.requireNonNull(TEXTS.get(verdict), verdict);
  }
}
