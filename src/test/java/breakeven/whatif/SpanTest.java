package breakeven.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpanTest {
  @Test
  void whatPaysEndsAtTheNearerEnd() {
    Span span = new Span();
    span.keep(10, 100);
    span.keep(50, -100);
    assertThat(span.nearestEnd()).isEqualTo(0.9);
  }

  @Test
  void whatDoesNotPayBeginsWhereTheLastLineReachesNought() {
    Span span = new Span();
    span.keep(-10, 100);
    span.keep(-50, 100);
    assertThat(span.nearestEnd()).isEqualTo(1.5);
  }

  @Test
  void linesThatNeverMeetAboveNoughtHaveNoEnd() {
    Span apart = new Span();
    apart.keep(-10, 100);
    apart.keep(-10, -100);
    assertThat(apart.nearestEnd()).isNaN();
    Span never = new Span();
    never.keep(-10, 0);
    assertThat(never.nearestEnd()).isNaN();
  }

  @Test
  void aBlankLineDoesNotCount() {
    Span span = new Span();
    span.keep(Double.NaN, 1);
    span.keep(10, 100);
    assertThat(span.nearestEnd()).isEqualTo(0.9);
  }
}
