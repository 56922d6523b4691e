package breakeven.write;

import java.util.Map;

/** What each verdict means, for a reader who sees the word for the first time. */
final class VerdictTexts {
  private static final Map<String, String> TEXTS =
      Map.of(
          "Fine-tune",
          "Pays, and no check stands against it: fine-tune the candidate model.",
          "Fine-tune with RAG",
          "Pays, and answers must be grounded: fine-tune, and retrieve as well.",
          "Borderline",
          "Would pay, but by too little, or not surely enough, to be booked.",
          "Benchmark first",
          "Would pay; whether the small model is good enough has to be measured first.",
          "Build evaluation first",
          "Would pay; without regression tests nothing can be measured or released.",
          "Prompt a smaller model",
          "Fine-tuning does not pay or fails a check; a smaller model, prompted, does the job.",
          "Use RAG",
          "Fine-tuning does not pay or fails a check; the large model with retrieval.",
          "Prompt",
          "Fine-tuning does not pay or fails a check; the large model, prompted.",
          "Needs data",
          "A cell, a price or an answer is missing that the verdict hangs on.");

  private VerdictTexts() {}

  static String of(String verdict) {
    return TEXTS.getOrDefault(verdict, "");
  }
}
