package breakeven.exchange.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
  @ParameterizedTest
  @CsvSource({
    "'', anything, true",
    "'', '', true",
    "*, '', true",
    "claims, CLAIMS, true",
    "claims, claims triage, false",
    "claims*, Claims triage, true",
    "*triage, Claims triage, true",
    "proj_*_faq, proj_1_faq, true",
    "proj_*_faq, proj_faq, false",
    "ab*ba, aba, false",
    "ab*ba, abba, true",
    "*a*b*, cbca, false",
    "*a*b*, cacb, true",
    "a.c, abc, false",
  })
  void aStarIsAnyTextAndNothingElseIs(String pattern, String value, boolean matches) {
    assertThat(new Wildcard(pattern).matches(value)).isEqualTo(matches);
  }

  @Test
  void manyStarsOverALongTextComeToAnEnd() {
    Wildcard pattern = new Wildcard("*a".repeat(30) + "*b");

    assertThat(pattern.matches("a".repeat(20_000))).isFalse();
    assertThat(pattern.matches("a".repeat(20_000) + "b")).isTrue();
  }
}
