package breakeven.report;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.decision.Decision;
import breakeven.report.LastReview.Said;
import org.junit.jupiter.api.Test;

class LastReviewTest {
  private static Said said(String verdict, double money) {
    return new Said(Decision.VERDICTS.indexOf(verdict), money, money / 2, 0.5);
  }

  @Test
  void findsEveryWorkloadByItsNameWithoutRegardToCaseAndOuterSpaces() {
    LastReview.Builder builder = new LastReview.Builder();
    for (int i = 0; i < 5_000; i++) {
      builder.add("Workload " + i, said("Prompt", i));
    }
    LastReview review = builder.build();
    assertThat(review.size()).isEqualTo(5_000);
    for (int i = 0; i < 5_000; i++) {
      int place = review.find(" workload " + i + " ");
      assertThat(review.said(place)).isEqualTo(said("Prompt", i));
    }
    assertThat(review.find("Workload 5000")).isEqualTo(LastReview.ABSENT);
  }

  @Test
  void aNameInSeveralRowsAndAnEmptyOneLeadNowhere() {
    LastReview.Builder builder = new LastReview.Builder();
    builder.add("twice", said("Prompt", 1));
    builder.add("once", said("Prompt", 2));
    builder.add("Twice", said("Prompt", 3));
    builder.add("TWICE", said("Prompt", 4));
    builder.add("", said("Prompt", 5));
    LastReview review = builder.build();
    assertThat(review.find("twice")).isEqualTo(LastReview.AMBIGUOUS);
    assertThat(review.find("")).isEqualTo(LastReview.AMBIGUOUS);
    assertThat(review.find("once")).isEqualTo(1);
    for (int place : new int[] {0, 2, 3, 4}) {
      assertThat(review.ambiguous(place)).isTrue();
    }
    assertThat(review.ambiguous(1)).isFalse();
  }

  @Test
  void nothingIsFoundWhereNothingWasReviewed() {
    assertThat(new LastReview.Builder().build().find("any")).isEqualTo(LastReview.ABSENT);
  }

  @Test
  void moneyOfAVerdictThatAsksForSomethingWaits() {
    assertThat(said("Borderline", 7).waiting()).isEqualTo(7);
    assertThat(said("Borderline", 7).booked()).isZero();
    assertThat(said("Fine-tune", 7).booked()).isEqualTo(7);
    assertThat(said("Fine-tune", 7).waiting()).isZero();
    assertThat(said("Fine-tune", Double.NaN).booked()).isZero();
  }
}
