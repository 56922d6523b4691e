package breakeven.core.cycle;

import java.util.Arrays;
import java.util.Optional;

/** What a line of {@code Decision log} says of a decision. */
public enum LogStatus {
  /** Approved and carried out in the workbook; the month from which it counts is still to come. */
  APPROVED("Approved"),
  /** Carried out, and the month from which it counts has begun. */
  IN_PRODUCTION("In production"),
  /** In production by the log, but billed as before. */
  NOT_SWITCHED("Not switched"),
  /** Held against what happened. */
  REALISED("Realised"),
  /** The workload no longer uses the approach that was approved. */
  REVERSED("Reversed"),
  /** The workload is no more. */
  ENDED("Ended"),
  /** Decided against. */
  REJECTED("Rejected"),
  /** Put off. */
  DEFERRED("Deferred"),
  /** What a review valued a month with. */
  PRICES("Prices of the month"),
  /** A month that was compared with its forecast. */
  COMPARED("Compared");

  private final String word;

  LogStatus(String word) {
    this.word = word;
  }

  /** How the sheet writes it. */
  public String word() {
    return word;
  }

  /** Whether the workload uses the approach that was approved, or is about to. */
  public boolean carriedOut() {
    return this == APPROVED || this == IN_PRODUCTION || this == NOT_SWITCHED || this == REALISED;
  }

  /** Whether the change is not proposed again for a while. */
  public boolean turnedDown() {
    return this == REJECTED || this == DEFERRED;
  }

  /** Whether a decision begins, goes on or is taken back by it; what is only seen of one is not. */
  boolean decides() {
    return carriedOut() && this != NOT_SWITCHED || this == REVERSED;
  }

  /** Whether the line is of a month of a decision, and decides nothing. */
  public boolean ofMonth() {
    return this == PRICES || this == COMPARED;
  }

  /** The status of a word, without regard to case. */
  public static Optional<LogStatus> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equalsIgnoreCase(word)).findFirst();
  }
}
