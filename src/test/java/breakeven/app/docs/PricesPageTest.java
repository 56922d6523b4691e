package breakeven.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.guard.Limits;
import breakeven.core.guard.Rule;
import breakeven.core.input.PlainNumber;
import breakeven.exchange.lists.ListReader;
import breakeven.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PricesPageTest {
  private static List<String> page() throws IOException {
    return Files.readAllLines(Path.of("docs/prices.md"));
  }

  @Test
  void thePageHasTheRulesAsTheyAreDefined() throws IOException {
    List<String> page = page();
    int head = page.indexOf("| rule | what must hold | figures |");

    assertThat(page.subList(head + 2, head + 2 + Rule.values().length))
        .zipSatisfy(
            Arrays.asList(Rule.values()),
            (line, rule) ->
                assertThat(line).startsWith("| " + rule.title() + " | " + rule.text() + " |"));
    assertThat(page.get(head + 2 + Rule.values().length)).isEmpty();
  }

  @Test
  void thePageHasTheListsThatAreKnown() throws IOException {
    List<String> page = page();
    int head = page.indexOf("| list | file | its figures | its day |");
    List<String> others = List.of("your own", "your own, of model ends");
    List<String> rows = new ArrayList<>();
    ListReader.TABLE.forEach(list -> rows.add("| " + String.join(" | ", list) + " |"));
    int end = head + 2;
    while (!page.get(end).startsWith("| " + others.get(0) + " | ")) {
      end++;
    }
    List<String> whole = new ArrayList<>(page.subList(0, head + 2));
    whole.addAll(rows);
    whole.addAll(page.subList(end, page.size()));

    Golden.check(Path.of("docs"), "prices.md", String.join("\n", whole) + "\n");
    assertThat(page.subList(end, end + others.size()))
        .zipSatisfy(others, (line, list) -> assertThat(line).startsWith("| " + list + " | "));
    assertThat(page.get(end + others.size())).isEmpty();
  }

  @Test
  void thePageHasTheLimitsAsTheyAreDefined() throws IOException {
    String line =
        page().stream().filter(each -> each.startsWith("| Plausible |")).findFirst().orElseThrow();

    assertThat(line.replaceAll("(\\d),(\\d{3})", "$1$2").split("[^0-9.]+"))
        .containsAll(
            DoubleStream.of(
                    Limits.TOKENS_LOW,
                    Limits.INPUT_HIGH,
                    Limits.OUTPUT_HIGH,
                    Limits.EMBEDDING_HIGH,
                    Limits.TRAINING_LOW,
                    Limits.TRAINING_HIGH,
                    Limits.MINIMUM_CHARGE_HIGH,
                    Limits.HOSTING_HIGH,
                    Limits.FEE_HIGH,
                    Limits.GPU_HOUR_LOW,
                    Limits.GPU_HOUR_HIGH,
                    Limits.PURCHASE_LOW,
                    Limits.PURCHASE_HIGH,
                    Limits.RUNNING_HIGH)
                .mapToObj(PlainNumber::text)
                .toList());
  }
}
