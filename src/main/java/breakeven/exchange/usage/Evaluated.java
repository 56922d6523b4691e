package breakeven.exchange.usage;

/**
 * What an evaluation found of one model.
 *
 * @param model as the file names it; empty where it names none
 * @param prompt what the file calls the prompt that was tried; empty where it tells none apart
 * @param metric what was measured, as the file calls it
 * @param quality share of good answers; outside 0 to 1 where it is no share
 * @param examples different cases that were judged; 0 where the file does not say
 * @param runs how many times one was judged, all cases together; as many as examples where each was
 *     once
 * @param failed cases without an answer to judge, which are no examples
 */
public record Evaluated(
    String model,
    String prompt,
    String metric,
    double quality,
    long examples,
    long runs,
    long failed) {
  /** What was judged once case by case, of a file that tells no prompts apart. */
  public Evaluated(String model, String metric, double quality, long examples, long failed) {
    this(model, "", metric, quality, examples, examples, failed);
  }

  /** Whether the quality is a share. */
  public boolean isShare() {
    return quality >= 0 && quality <= 1;
  }
}
