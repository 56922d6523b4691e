package breakeven.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HomoglyphsTest {
  @ParameterizedTest
  @CsvSource({
    "GPT\u20114o, -, U+2011",
    "gpt-4\u043e, o, U+043E",
    "\u0391100, A, U+0391",
  })
  void aCharacterThatLooksLikeAnotherIsNamed(String text, String looks, String code) {
    assertThat(Homoglyphs.told(text)).endsWith("(" + code + ") is not " + looks);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u200bb", "a\u200e", "\u202aa", "a\u00adb", "a\u0001"})
  void oneThatCannotBeSeenIsNamed(String text) {
    assertThat(Homoglyphs.told(text)).startsWith(": it holds a character that cannot be seen (U+");
    assertThat(Homoglyphs.plain(text)).doesNotMatch(".*[^a-b].*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gpt-4o", "Caf\u00e9", "a\u00a0b", "two\nlines", "\ud83d\ude00", "\u4e2d"})
  void anythingElseIsWhatItLooksLike(String text) {
    assertThat(Homoglyphs.told(text)).isEmpty();
    assertThat(Homoglyphs.plain(text)).isEqualTo(text);
  }

  /** Of a header such as Комментарий nobody wants to hear that its К is not K. */
  @ParameterizedTest
  @ValueSource(strings = {"\u041a\u043e\u043c", "Pre\u00e7o \u2013 novo", "\u041a\u0446"})
  void inATextOfAnotherLanguageNothingIsNamed(String text) {
    assertThat(Homoglyphs.told(text)).isEmpty();
  }

  @Test
  void everyCharacterThatLooksLikeAnotherBecomesThatOne() {
    assertThat(Homoglyphs.plain("\u0421\u043ede\u2013X")).isEqualTo("Code-X");
  }
}
