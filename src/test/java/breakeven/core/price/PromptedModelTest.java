package breakeven.core.price;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptedModelTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "gpt-5.4, GPT 5_4",
    "anthropic.claude-haiku-4-5-20251001-v1:0, claude-haiku-4-5",
    "us.anthropic.claude-haiku-4-5, claude-haiku-4-5",
    "global.amazon.nova-micro-v1:0, nova-micro",
    "meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo, Llama-3.1-8B-Instruct",
    "Qwen/Qwen3-235B-A22B-fp8-tput, qwen3-235b-a22b",
    "openai.gpt-oss-20b-1:0, openai/gpt-oss-20b",
    "openai/gpt-oss-20b, gpt-oss-20b",
  })
  void oneModelHasTheSameWeightsHoweverItsSellersWriteIt(String one, String other) {
    assertThat(PromptedModel.weights(one)).isEqualTo(PromptedModel.weights(other));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "gpt-5.4, gpt-5.4-mini",
    "claude-haiku-4-5, claude-haiku-5-5",
    "mistral-large-2411, mistral-large-2512",
    "o1, o3",
  })
  void otherModelsHaveOthers(String one, String other) {
    assertThat(PromptedModel.weights(one)).isNotEqualTo(PromptedModel.weights(other));
  }
}
