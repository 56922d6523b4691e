package breakeven.exchange.usage;

/**
 * What an evaluation found of one model.
 *
 * @param model as the file names it; empty where it names none
 * @param metric what was measured, as the file calls it
 * @param quality share of good answers; outside 0 to 1 where it is no share
 * @param examples cases that were judged; 0 where the file does not say
 * @param failed cases without an answer to judge, which are no examples
 */
public record Evaluated(String model, String metric, double quality, long examples, long failed) {
  /** Whether the quality is a share. */
  public boolean isShare() {
    return quality >= 0 && quality <= 1;
  }
}
