package breakeven.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearMissTest {
  private static final List<String> MODELS = List.of("gpt-4.1", "gpt-4.1-mini", "claude-haiku-4-5");

  @Test
  void aSwappedLetterIsANearMiss() {
    assertThat(NearMiss.of("gpt-4.1-mnii", MODELS)).contains("gpt-4.1-mini");
  }

  @Test
  void theBestComesFirstAndTheListIsBounded() {
    assertThat(NearMiss.several("GPT-4.1-min", MODELS, 2))
        .containsExactly("gpt-4.1-mini", "gpt-4.1");
    assertThat(NearMiss.several("GPT-4.1-min", MODELS, 1)).containsExactly("gpt-4.1-mini");
  }

  @Test
  void anythingElseIsNone() {
    assertThat(NearMiss.of("mistral", MODELS)).isEmpty();
    assertThat(NearMiss.of("", MODELS)).isEmpty();
  }

  @Test
  void ofNamesInsideTheTypedOneTheLongestComesFirst() {
    assertThat(NearMiss.several("openai/gpt-4.1", List.of("gpt-4", "gpt-4.1"), 2))
        .containsExactly("gpt-4.1", "gpt-4");
  }

  @Test
  void namesThatBeginWithTheTypedWordComeBeforeOthersThatAreNear() {
    List<String> names = List.of("A10", "H100", "A100 40GB", "A100 80GB", "RTX A100");
    assertThat(NearMiss.several("A100", names, 2)).containsExactly("A100 40GB", "A100 80GB");
  }

  @Test
  void aNameWithMoreWordsBehindItComesBeforeOthersThatAreNear() {
    List<String> names = List.of("A100 80GB", "A100 40GB", "H100", "H200");
    assertThat(NearMiss.of("H100 80GB", names)).contains("H100");
    assertThat(NearMiss.of("h100 80gb sxm5x", names)).contains("H100");
  }

  @Test
  void whatLooksTheSameIsTheNearest() {
    List<String> names = List.of("gpt-4", "gpt-4.1", "gpt-4o");
    assertThat(NearMiss.of("GPT\u20114\u043e", names)).contains("gpt-4o");
    assertThat(NearMiss.of("gpt-4o\u200e", names)).contains("gpt-4o");
  }

  @Test
  void marksAndBlanksBetweenWordsDoNotCount() {
    List<String> names = List.of("gpt-4.1", "gpt-5.2", "gpt-5", "gpt-4o", "gpt-5-mini");
    assertThat(NearMiss.several("gpt5x", names, 3)).containsExactly("gpt-5", "gpt-5.2");
    assertThat(NearMiss.several("GPT 5 minni", names, 1)).containsExactly("gpt-5-mini");
    assertThat(NearMiss.several("chatgpt 5", names, 1)).containsExactly("gpt-5");
    assertThat(NearMiss.of("---", names)).isEmpty();
  }

  @Test
  void wordsAndNumbersMayBeJoinedInAnotherWay() {
    List<String> names = List.of("A100 80GB", "llama-v3p1-70b-instruct", "llama-v3p1-8b-instruct");
    assertThat(NearMiss.of("A-100", names)).contains("A100 80GB");
    assertThat(NearMiss.of("Llama 3.1 8B", names)).contains("llama-v3p1-8b-instruct");
    assertThat(NearMiss.of("llama 405b", names)).isEmpty();
  }

  /** Another digit is another version sooner than a slip of the finger. */
  @Test
  void namesWithAllThatWasTypedComeBeforeOthersThatAreNear() {
    assertThat(NearMiss.several("gpt-5.6", List.of("gpt-5.5", "gpt-5.6-sol", "gpt-6"), 2))
        .containsExactly("gpt-5.6-sol", "gpt-5.5");
    List<String> sonnets = List.of("claude-sonnet-5", "claude-sonnet-4-6", "claude-opus-4-6");
    assertThat(NearMiss.of("claude 4.6 sonnet", sonnets)).contains("claude-sonnet-4-6");
    List<String> approaches = List.of("RAG", "Fine-tuned", "Fine-tuned with RAG");
    assertThat(NearMiss.of("RAG + fine-tuned", approaches)).contains("Fine-tuned with RAG");
  }
}
