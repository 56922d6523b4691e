package breakeven.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PastReviewTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private static PastReview on(LocalDate day, double ready) {
    return new PastReview(day, "GBP", 1, ready, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  private static List<PastReview> months(int count) {
    List<PastReview> months = new ArrayList<>();
    for (int i = count; i > 0; i--) {
      months.add(on(TODAY.minusMonths(i), i));
    }
    return months;
  }

  @Test
  void theLastTwelveBeforeThisOneAreRemembered() {
    List<PastReview> kept = PastReview.remembered(List.of(months(20)), on(TODAY, 0));
    assertThat(kept).hasSize(13);
    assertThat(kept).extracting(PastReview::ready).startsWith(12.0, 11.0).endsWith(1.0, 0.0);
  }

  @Test
  void ofOneDayThereIsOneReviewAndTheLaterListCounts() {
    PastReview first = on(TODAY.minusMonths(1), 5);
    PastReview second = on(TODAY.minusMonths(1), 6);
    assertThat(PastReview.remembered(List.of(List.of(first), List.of(second)), on(TODAY, 0)))
        .containsExactly(second, on(TODAY, 0));
  }

  @Test
  void aReviewOfTheSameDayReplacesItselfAndALaterOneIsNoEarlierOne() {
    List<PastReview> known = List.of(on(TODAY, 5), on(TODAY.plusDays(1), 6));
    assertThat(PastReview.remembered(List.of(known), on(TODAY, 0))).containsExactly(on(TODAY, 0));
  }
}
