package breakeven.core.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        " Input tokens ,Input tokens",
        "Input  tokens,Input tokens",
        "'Input\ntokens',Input tokens",
        "Input\ttokens,Input tokens",
        "Input\u00a0tokens,Input tokens",
        "Input\u200b tokens,Input tokens",
        "\ufeffInput tokens,Input tokens",
        "' ',''",
        "'',''"
      })
  void everyRunOfSpacesIsOne(String text, String line) {
    assertThat(Texts.oneLine(text)).isEqualTo(line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Input tokens (per request)", "Größe der Aufgabe", "x"})
  void aTextOfOneLineStaysAsItIs(String text) {
    assertThat(Texts.oneLine(text)).isEqualTo(text);
    assertThat(Texts.trim(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\n", "\u00a0", "\u2003", "\u3000", "\u200b", "\ufeff"})
  void everySpaceCountsAtTheEnds(String space) {
    assertThat(Texts.trim(space + "a b" + space)).isEqualTo("a b");
    assertThat(Texts.blank(space)).isTrue();
  }

  @Test
  void theBeginningOfATextHoldsNoHalfOfACharacter() {
    String smile = "\uD83D\uDE00";
    assertThat(Texts.first("ab" + smile, 3)).isEqualTo("ab");
    assertThat(Texts.first("ab" + smile + "c", 4)).isEqualTo("ab" + smile);
    assertThat(Texts.first("ab", 2)).isEqualTo("ab");
    assertThat(Texts.cut("x".repeat(39) + smile)).isEqualTo("x".repeat(39) + "…");
  }
}
