package breakeven.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.report.ResultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExportsPageTest {
  private static final Path PAGE = Path.of("docs/exports.md");

  @Test
  void thePageIsWhatTheDefinitionsSay() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      ExportsPage.main(new String[] {PAGE.toString()});
    }
    assertThat(Files.readString(PAGE)).isEqualTo(ExportsPage.text());
  }

  @Test
  void everyFileOfAFolderIsExplained() throws IOException {
    assertThat(Files.readAllLines(PAGE))
        .containsAll(ResultTable.names(true).stream().map(name -> "## " + name).toList());
  }
}
