package breakeven.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ColumnsPageTest {
  private static final Path PAGE = Path.of("docs/columns.md");

  @Test
  void thePageIsWhatTheDefinitionsSay() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      ColumnsPage.main(new String[] {PAGE.toString()});
    }
    assertThat(Files.readString(PAGE)).isEqualTo(ColumnsPage.text());
  }
}
