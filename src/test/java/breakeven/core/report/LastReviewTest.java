package breakeven.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.decision.Decision;
import breakeven.core.report.LastReview.Said;
import org.junit.jupiter.api.Test;

class LastReviewTest {
  private static Said said(String verdict, double money) {
    return new Said(Decision.VERDICTS.indexOf(verdict), money, money, 3, money / 2, 0.5, false);
  }

  @Test
  void findsEveryWorkloadByItsNameWithoutRegardToCaseAndOuterSpaces() {
    LastReview.Builder builder = new LastReview.Builder();
    for (int i = 0; i < 5_000; i++) {
      builder.add("", "Workload " + i, said("Prompt", i));
    }
    LastReview review = builder.build();
    assertThat(review.size()).isEqualTo(5_000);
    for (int i = 0; i < 5_000; i++) {
      int place = review.find("", " workload " + i + " ");
      assertThat(review.said(place)).isEqualTo(said("Prompt", i));
    }
    assertThat(review.find("", "Workload 5000")).isEqualTo(LastReview.ABSENT);
  }

  @Test
  void aNameInSeveralRowsAndAnEmptyOneLeadNowhere() {
    LastReview.Builder builder = new LastReview.Builder();
    builder.add("", "twice", said("Prompt", 1));
    builder.add("", "once", said("Prompt", 2));
    builder.add("", "Twice", said("Prompt", 3));
    builder.add("", "TWICE", said("Prompt", 4));
    builder.add("", "", said("Prompt", 5));
    LastReview review = builder.build();
    assertThat(review.find("", "twice")).isEqualTo(LastReview.AMBIGUOUS);
    assertThat(review.find("", "")).isEqualTo(LastReview.AMBIGUOUS);
    assertThat(review.find("", "once")).isEqualTo(1);
    for (int place : new int[] {0, 2, 3, 4}) {
      assertThat(review.ambiguous(place)).isTrue();
    }
    assertThat(review.ambiguous(1)).isFalse();
  }

  @Test
  void nothingIsFoundWhereNothingWasReviewed() {
    assertThat(new LastReview.Builder().build().find("", "any")).isEqualTo(LastReview.ABSENT);
  }

  @Test
  void anIdFindsAWorkloadWhateverItIsCalled() {
    LastReview.Builder builder = new LastReview.Builder();
    builder.add("LM-1", "first", said("Prompt", 1));
    builder.add("", "second", said("Prompt", 2));
    LastReview review = builder.build();
    assertThat(review.find("lm-1", "other")).isZero();
    assertThat(review.find("", "first")).isZero();
    assertThat(review.find("LM-2", "second")).isEqualTo(1);
    assertThat(review.hasId(0, "LM-1")).isTrue();
    assertThat(review.hasId(0, "")).isFalse();
  }

  @Test
  void aNameFindsNoWorkloadThatHadAnotherId() {
    LastReview.Builder builder = new LastReview.Builder();
    builder.add("LM-1", "first", said("Prompt", 1));
    assertThat(builder.build().find("LM-2", "first")).isEqualTo(LastReview.ABSENT);
  }

  @Test
  void savingIsReadyOrRestoresQualityAndWhatIsPendingIsApart() {
    assertThat(said("Borderline", 7).ready()).isEqualTo(7);
    assertThat(said("Borderline", 7).pending()).isEqualTo(3);
    assertThat(said("Borderline", 7).restoring()).isZero();
    assertThat(said("Prompt", -7).ready()).isZero();
    assertThat(said("Prompt", -7).restoring()).isEqualTo(7);
    assertThat(said("Fine-tune", Double.NaN).ready()).isZero();
    assertThat(said("Fine-tune", Double.NaN).restoring()).isZero();
    Said rejected = new Said(0, 7, 7, 0, 7, 0.5, true);
    assertThat(rejected.ready()).isZero();
  }
}
