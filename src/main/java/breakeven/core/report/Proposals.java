package breakeven.core.report;

import breakeven.core.cycle.ApprovalRules;
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

  /** Which approvals count. */
  ApprovalRules rules();

  /**
   * Hands on all of them: largest saving first, those without one last; behind them what is
   * remembered, and not proposed.
   */
  void each(Taker taker) throws IOException;
}
