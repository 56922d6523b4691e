package breakeven.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
  @TempDir private Path folder;

  @Test
  void anUpdatedTextIsTheExpectedOneWithAnyLineEnds() throws IOException {
    golden(true).compare("a.txt", "one\ntwo\n");
    golden(false).compare("a.txt", "one\r\ntwo\r\n");
    assertThat(folder.resolve("expected/a.txt")).hasContent("one\ntwo");
  }

  @Test
  void aDifferenceNamesTheLineAndKeepsWhatWasFound() {
    golden(true).compare("a.txt", "one\ntwo\n");
    assertThatThrownBy(() -> golden(false).compare("a.txt", "one\n2\nthree\n"))
        .hasMessageContaining("from line 2 on (2 lines expected, 3 found)")
        .hasMessageContaining("expected: two")
        .hasMessageContaining("found:    2");
    assertThat(folder.resolve("found/a.txt")).hasContent("one\n2\nthree");
  }

  @Test
  void aMissingFileIsAFailureThatSaysHowToWriteIt() {
    assertThatThrownBy(() -> golden(false).compare("b.txt", "one"))
        .hasMessageContaining("-Dgolden.update=true");
    assertThat(Files.exists(folder.resolve("expected/b.txt"))).isFalse();
  }

  private Golden golden(boolean update) {
    return new Golden(folder.resolve("expected"), folder.resolve("found"), update);
  }
}
