package breakeven.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.cycle.TypedBooks;
import breakeven.core.table.DecisionsTable;
import breakeven.testing.OpenXmlValidator;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Microsoft's validator finds nothing in what other commands than {@code review} write: lists and
 * logs that are imported, and decisions that are carried out.
 */
@Thorough
class ValidOutputsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);
  private static final String SAMPLE = "samples/portfolio.xlsx";
  private static final String RESOURCES = "src/test/resources/";

  @TempDir private Path folder;

  /** Runs a command that writes a workbook, in which nothing may be wrong. */
  private Path valid(String... arguments) {
    Path out = folder.resolve("out-" + arguments[0] + ".xlsx");
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("-o", out.toString()));
    StringWriter said = new StringWriter();
    Terminal terminal = new Terminal(new StandardOutput(said), new PrintWriter(said), false, false);
    int code = new Cli(terminal, Wiring.shipped(), CLOCK).run(all.toArray(String[]::new));
    assertThat(code).as(said.toString()).isZero();
    assertThat(OpenXmlValidator.errors(out)).isEmpty();
    return out;
  }

  @ParameterizedTest
  @ValueSource(strings = {"own-models.csv", "own-gpus.csv", "own-training.csv", "models-dev.json"})
  void aListThatIsImported(String list) {
    valid("import", RESOURCES + "prices/" + list, "--into", SAMPLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--as=usage", "--actuals"})
  void aLogThatIsImported(String as) {
    String log = RESOURCES + "usage/own-log.csv";
    String workload = "Support ticket triage";
    valid("import", log, as, "--workload", workload, "--model", "gpt-5", "--into", SAMPLE);
  }

  @Test
  void decisionsThatAreCarriedOut() throws IOException {
    Path reviewed = valid("review", SAMPLE, "--draws=0");
    Path typed = folder.resolve("typed.xlsx");
    TypedBooks.typed(
        reviewed,
        typed,
        (sheet, header) -> {
          TypedBooks.type(sheet, header + 1, DecisionsTable.DECISION, "Approve");
          TypedBooks.type(sheet, header + 1, DecisionsTable.DECIDED_BY, "Chris");
        });
    assertThat(valid("apply", typed.toString())).isNotEmptyFile();
  }
}
