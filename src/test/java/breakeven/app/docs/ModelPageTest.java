package breakeven.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.decision.Decision;
import breakeven.core.report.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelPageTest {
  private static final Path PAGE = Path.of("docs/model.md");

  @Test
  void thePageIsTheModel() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, ModelPage.text());
    }
    assertThat(Files.readString(PAGE).lines().toList())
        .as("docs/model.md; -Dgolden.update=true writes it anew")
        .isEqualTo(ModelPage.text().lines().toList());
  }

  @Test
  void everyVariableHasASource() {
    assertThat(ModelPage.text().lines().filter(line -> line.contains("| calculated |")))
        .allMatch(line -> line.startsWith("| Searched "));
  }

  @Test
  void noTwoThingsHaveOneName() {
    var model = new Decision().model;
    Names names = new Names(model);
    List<String> all = new ArrayList<>();
    model.lines.all().forEach(line -> all.add(names.of(line)));
    model.variables.all().forEach(variable -> all.add(names.of(variable)));
    assertThat(all).doesNotHaveDuplicates();
  }
}
