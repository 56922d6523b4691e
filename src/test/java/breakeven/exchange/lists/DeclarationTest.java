package breakeven.exchange.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclarationTest {
  private static final Value RECORD =
      Value.object(
          Map.of(
              "kind", Value.text("chat"),
              "none", Value.NONE,
              "free", Value.number("0.00"),
              "price_above_128k", Value.text("3"),
              "tiers",
                  Value.array(
                      List.of(
                          Value.object(Map.of("type", Value.text("time"))),
                          Value.object(
                              Map.of("type", Value.text("size"), "price", Value.text("2.50")))))));

  private static String text(String... lines) {
    Value scope = Value.NONE.with("record", RECORD).with("step", Value.text("128"));
    return new Declaration(List.of(lines)).text("x", scope);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "record.tiers.1.price, 2.50",
        "record.tiers.2.price, \"\"",
        "record.tiers.*.price, 2.50",
        "record.price_above_{step}k, 3",
        "record.*_above_128k, 3",
        "'a ' + record.kind + '.json', a chat.json",
        "record.kind if record.none, chat",
        "record.kind if not record.none, \"\"",
        "record.none, \"\"",
        "record.kind if record.kind ~ ^(chat|text)$ and record.free ~ {zero}, chat",
        "record.kind if record.price_above_128k ~ {zero}, \"\"",
        "record.tiers.*.type if x ~ size, size",
      })
  void aValueIsWhereItsLineSays(String line, String value) {
    assertThat(text("x = " + line)).isEqualTo(value);
  }

  @Test
  void ofSeveralLinesTheFirstCountsWhoseValueIsThere() {
    assertThat(text("x = record.gone", "x = record.none", "x = record.kind", "x = 'last'"))
        .isEqualTo("chat");
  }

  @Test
  void aLineThatSaysNothingIsRefused() {
    assertThatThrownBy(() -> text("x: record.kind"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("says nothing: x: record.kind");
  }

  @Test
  void everyListThatIsDeclaredIsKnownAndSaysWhatItIs() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/breakeven/lists"))) {
      assertThat(ListReader.TITLES).hasSize((int) files.count());
    }
    assertThat(ListReader.TABLE).allMatch(list -> list.size() == 4);
  }
}
