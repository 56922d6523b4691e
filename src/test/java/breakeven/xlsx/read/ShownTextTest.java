package breakeven.xlsx.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTextTest {
  @ParameterizedTest
  @CsvSource(
      value = {
        "'plain, with  two blanks'|'plain, with  two blanks'",
        "'a\r\n  b'|'a b'",
        "'\u001b[31mred'|'[31mred'",
        "'a\u001b[2Jb'|'a [2Jb'",
        "'xslx.\u202egnp'|'xslx. gnp'",
        "'\u2066a\u2069\u200e'|'a'",
        "'a\u2028b\u0085c\u0000d'|'a b c d'",
        "'\u06a9\u200c\u06a9'|'\u06a9\u200c\u06a9'",
        "'\ud83d\ude00 \ud83d'|'\ud83d\ude00'"
      },
      delimiter = '|')
  void aTextIsOneLineThatNoTerminalObeys(String text, String shown) {
    assertThat(ShownText.line(text)).isEqualTo(shown);
    assertThat(ShownText.name(text)).isEqualTo(shown);
  }

  @Test
  void aLongNameIsCut() {
    assertThat(ShownText.name("x".repeat(60))).isEqualTo("x".repeat(60));
    assertThat(ShownText.name("x".repeat(61))).isEqualTo("x".repeat(60) + "…");
  }

  @Test
  void aLongLineKeepsItsEndWhichSaysWhatToDo() {
    assertThat(ShownText.line("plan.xlsx " + "x".repeat(40_000) + ": save it again"))
        .hasSize(2_003)
        .startsWith("plan.xlsx xxx")
        .contains("x … x")
        .endsWith("xxx: save it again");
  }

  /** A search for line ends with the blanks around them took a quarter of an hour. */
  @Test
  @Timeout(60)
  void aMillionBlanksTakeNoTime() {
    String blanks = " ".repeat(1_000_000);
    assertThat(ShownText.line("a" + blanks + "b")).hasSize(2_003);
    assertThat(new BadInput("a" + blanks + "b").getMessage()).hasSize(2_003);
  }
}
