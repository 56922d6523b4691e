package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import breakeven.testing.Thorough;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
  private final StringWriter screen = new StringWriter();
  private long now = Long.MAX_VALUE - 5;
  private final Progress progress = Progress.on(new PrintWriter(screen), () -> now);

  @Test
  void saysRateAndTimeLeft() {
    progress.begin("Reading Workloads", "rows", 1_000_000);
    after(2_000, 20_000);
    assertThat(screen)
        .hasToString(
            "\rReading Workloads: 20,000 of 1,000,000 rows, 10,000 a second, 1 min 38 s left");
  }

  @Test
  void anUnknownTotalHasNoTimeLeft() {
    progress.begin("Reading usage.csv", "lines", 0);
    after(2_000, 500);
    assertThat(screen).hasToString("\rReading usage.csv: 500 lines, 250 a second");
  }

  @Test
  void aTotalThatWasEstimatedTooLowGrows() {
    progress.begin("writing", "rows", 400);
    after(2_000, 500);
    assertThat(screen).hasToString("\rwriting: 500 of 500 rows, 250 a second");
  }

  @Test
  void aShortTaskShowsNothing() {
    progress.begin("Reading Workloads", "rows", 100);
    after(900, 100);
    progress.close();
    assertThat(screen).hasToString("");
  }

  @Test
  void theLineIsRenewedFourTimesASecondAtMost() {
    progress.begin("Reading", "rows", 0);
    after(1_000, 1);
    for (int i = 0; i < 100; i++) {
      after(10, 1);
    }
    assertThat(screen.toString().split("\r")).hasSize(1 + 1 + 4);
  }

  @Test
  void nothingStaysOnTheScreenAtTheEnd() {
    progress.begin("Reading", "rows", 0);
    after(1_000, 5);
    progress.close();
    String line = "Reading: 5 rows, 5 a second";
    assertThat(screen).hasToString("\r" + line + "\r" + " ".repeat(line.length()) + "\r");
  }

  @Thorough
  @Test
  void aReviewTellsEachOfItsLongTasksToTheEnd(@TempDir Path folder) {
    Path csv = folder.resolve("portfolio.csv");
    Reviews.review(Reviews.options(Path.of("samples/portfolio.xlsx"), csv));
    assertThat(lastOfEachTask(csv, folder.resolve("out.xlsx")))
        .hasSize(4)
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).startsWith("copying: 55 rows");
              assertThat(lines.get(1)).startsWith("reading: 55 rows");
              assertThat(lines.get(2)).startsWith("deciding: 54 of 54 workloads");
              assertThat(lines.get(3)).matches("writing: ([0-9,]+) of \\1 rows.*");
            });
  }

  /** What the line said last about each task of a review, when every step takes a second. */
  private List<String> lastOfEachTask(Path in, Path out) {
    AtomicLong seconds = new AtomicLong();
    Progress shown =
        Progress.on(
            new PrintWriter(screen), () -> TimeUnit.SECONDS.toNanos(seconds.incrementAndGet()));
    ReviewOptions options = Reviews.options(in, out, Reviews.AS_OF, false, null, 0);
    assertThatCode(() -> new Review().run(options, shown)).doesNotThrowAnyException();
    Map<String, String> last = new LinkedHashMap<>();
    for (String line : screen.toString().split("\r")) {
      if (!line.isBlank()) {
        last.put(line.substring(0, line.indexOf(':')), line.strip());
      }
    }
    return List.copyOf(last.values());
  }

  private void after(long milliseconds, long done) {
    now += TimeUnit.MILLISECONDS.toNanos(milliseconds);
    progress.advance(done);
  }
}
