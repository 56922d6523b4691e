package breakeven.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.exchange.usage.Meaning;
import breakeven.exchange.usage.UsageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsagePageTest {
  private static List<String> below(String head) throws IOException {
    List<String> page = Files.readAllLines(Path.of("docs/usage.md"));
    int at = page.indexOf(head);
    assertThat(at).isPositive();
    return page.subList(at + 2, page.size()).stream()
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }

  @Test
  void thePageHasTheFormatsAsTheyAreDefined() throws IOException {
    assertThat(below("| file | where it comes from | a line is | cached tokens are |"))
        .isEqualTo(Arrays.stream(UsageFormat.values()).map(UsagePageTest::row).toList());
  }

  private static String row(UsageFormat format) {
    String line =
        switch (format.lines()) {
          case REQUESTS -> "a request";
          case PERIODS -> "a period";
          case EITHER -> "a period if there are requests, else a request";
        };
    return "| %s | %s | %s | %s |"
        .formatted(
            format.title(),
            format.from(),
            line,
            format.cached(each -> !format.names(each).isEmpty()));
  }

  @Test
  void thePageNamesTheColumnsOfAFileOfYourOwn() throws IOException {
    String page = Files.readString(Path.of("docs/usage.md"));
    for (Meaning each : Meaning.values()) {
      UsageFormat.OWN.names(each).stream()
          .limit(1)
          .forEach(name -> assertThat(page).contains("`" + name + "`"));
    }
  }
}
