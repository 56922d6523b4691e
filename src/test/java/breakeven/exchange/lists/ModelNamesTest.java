package breakeven.exchange.lists;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelNamesTest {
  @ParameterizedTest
  @CsvSource({
    "gpt-5.4, gpt-5.4, false, true",
    "openai/gpt-5-4-2026-08-06, OpenAI: gpt-5.4, false, true",
    "gpt-5.4-mini, gpt-5.4, false, false",
    "ft:gpt-5.4-mini:acme::1, gpt-5.4-mini, false, false",
    "ft:gpt-5.4-mini-2026-08-06:acme::1, OpenAI: gpt-5.4-mini, true, true",
    "'small, fine-tuned', A: small, true, true",
    "gpt-5.4-mini, gpt-5.4-mini, true, false",
    "gpt-5.4, '', false, false"
  })
  void aBillMeansAModel(String billed, String model, boolean tuned, boolean means) {
    assertThat(ModelNames.means(billed, model, tuned)).isEqualTo(means);
  }
}
