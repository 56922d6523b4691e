package breakeven.core.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IntervalTest {
  @Test
  void whatPaysEndsAtTheNearerEnd() {
    Interval span = new Interval();
    span.keep(10, 100);
    span.keep(50, -100);
    assertThat(span.nearestEnd()).isEqualTo(0.9);
  }

  @Test
  void whatDoesNotPayBeginsWhereTheLastLineReachesNought() {
    Interval span = new Interval();
    span.keep(-10, 100);
    span.keep(-50, 100);
    assertThat(span.nearestEnd()).isEqualTo(1.5);
  }

  @Test
  void linesThatNeverMeetAboveNoughtHaveNoEnd() {
    Interval apart = new Interval();
    apart.keep(-10, 100);
    apart.keep(-10, -100);
    assertThat(apart.nearestEnd()).isNaN();
    Interval never = new Interval();
    never.keep(-10, 0);
    assertThat(never.nearestEnd()).isNaN();
  }

  @Test
  void aBlankLineDoesNotCount() {
    Interval span = new Interval();
    span.keep(Double.NaN, 1);
    span.keep(10, 100);
    assertThat(span.nearestEnd()).isEqualTo(0.9);
  }
}
