package breakeven.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

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

  private void after(long milliseconds, long done) {
    now += TimeUnit.MILLISECONDS.toNanos(milliseconds);
    progress.advance(done);
  }
}
