package breakeven.core.report;

import java.io.IOException;

/** The changes of approach that a review proposes. */
public interface Proposals {
  /** Takes them one by one. */
  @FunctionalInterface
  interface Taker {
    /** Takes the next one. */
    void take(Proposal proposal) throws IOException;
  }

  /** How many there are. */
  int count();

  /** Hands on all of them: largest saving first, those without one last. */
  void each(Taker taker) throws IOException;
}
