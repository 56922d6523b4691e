package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines as LibreOffice breaks them in a column of {@code Decisions}, or one more. */
class RowHeightTest {
  @ParameterizedTest
  @CsvSource({
    "'', 17, 1",
    "Prompting → RAG, 17, 1",
    "RAG → Fine-tuned with RAG, 17, 2",
    "Prompting → Prompting with caching, 17, 3",
    "'Prompting → Prompting with caching, meanwhile', 17, 4",
    // Where the long name is broken depends on the program.
    "meta-llama/Llama-3.1-8B-Instruct · W&B · LoRA · Per token · L4, 20, 4",
    "abcdefghijklmnopqrstuvwxyz, 4, 13",
    "a b, 1, 2",
  })
  void aTextIsBrokenBetweenItsWords(String text, int width, int lines) {
    assertThat(RowHeight.lines(text, width)).isEqualTo(lines);
  }
}
