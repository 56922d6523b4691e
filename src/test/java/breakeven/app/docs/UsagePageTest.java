package breakeven.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.exchange.usage.Meaning;
import breakeven.exchange.usage.UsageFormat;
import breakeven.exchange.usage.UsageWarning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
    assertThat(
            below(
                "| file | where it comes from | a line is | columns that it must have | columns that are read besides |"))
        .isEqualTo(Arrays.stream(UsageFormat.values()).map(UsagePageTest::row).toList());
  }

  private static String row(UsageFormat format) {
    String line =
        switch (format.lines()) {
          case REQUESTS -> "a request";
          case PERIODS -> "a period";
          case EITHER -> "a period if there are requests, else a request";
        };
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            format.title(),
            format.from(),
            line,
            names(format, format.telling()::contains),
            names(format, each -> !format.telling().contains(each)));
  }

  private static String names(UsageFormat format, Predicate<Meaning> wanted) {
    return Arrays.stream(Meaning.values())
        .filter(wanted)
        .filter(each -> !format.names(each).isEmpty())
        .map(
            each ->
                format.names(each).stream()
                    .map(name -> "`" + name + "`")
                    .collect(Collectors.joining(format.sums(each) ? " and " : " or ")))
        .collect(Collectors.joining(", "));
  }

  @Test
  void thePageHasTheReasonsAsTheyAreDefined() throws IOException {
    assertThat(below("| left out | what to do |"))
        .isEqualTo(
            Arrays.stream(UsageWarning.values())
                .filter(each -> each != UsageWarning.UNREADABLE_COST)
                .map(each -> "| %s | %s |".formatted(each.words(), each.fix()))
                .toList());
  }
}
