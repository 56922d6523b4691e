package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.core.input.Decimals;
import breakeven.core.input.TypedRows;
import breakeven.core.input.WorkloadBatch;
import breakeven.testing.Thorough;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkloadsInputTest {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  @TempDir private Path folder;

  /** A share that no longer answers, at the look for names or when the rows are read. */
  @Thorough
  @ParameterizedTest(name = "reading {0}")
  @ValueSource(ints = {1, 2})
  void anInputThatHangsIsGivenUpInOneLine(int dependent) throws IOException {
    Path in = folder.resolve("plan.csv");
    Files.writeString(
        in, "Workload,Requests,Input tokens,Output tokens,Prompted model\nA,1000,1000,5,gpt-5\n");
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger readings = new AtomicInteger();
    try (InputFiles opened = InputFiles.openRows(in, null, Decimals.UNSAID, Progress.hidden())) {
      WorkloadsInput.Pass pass =
          (sheet, handler) -> {
            if (readings.incrementAndGet() == dependent) {
              await(never);
            }
            opened.read(sheet, handler);
          };
      assertThatThrownBy(() -> readAll(opened, pass))
          .isInstanceOf(BadInput.class)
          .hasMessage("Reading " + in + " made no progress for 0 s, and was given up");
      assertThat(readings).hasValue(dependent);
    } finally {
      never.countDown();
    }
  }

  /** The user's own lines below the table are no workloads that lack everything. */
  @Test
  void totalsAndNotesBelowTheWorkloadsAreSkippedAndToldOnce() throws IOException {
    Path in = folder.resolve("plan.csv");
    Files.writeString(
        in,
        "Workload,Requests,Input tokens,Output tokens,Prompted model\n"
            + "A,1000,1000,5,gpt-5.4\nSubtotal:,1000,,,\nB,2000,1000,5,gpt-5.4\n,,,,\n"
            + "C,3000,1000,5,gpt-5.4\nTOTAL,6000,,,\n,,,,\n"
            + "Figures are those of the November invoices,,,,\nSource: finance,,,,\n"
            + "numbers from finance,,,,\n");
    Path out = folder.resolve("out.xlsx");
    Reviews.review(in, out);
    assertThat(reviewed(out)).containsExactlyInAnyOrder("A", "B", "C");
    assertThat(Reviews.issues(out))
        .filteredOn(issue -> issue.get("Problem").contains("totals or notes"))
        .singleElement()
        .satisfies(
            issue ->
                assertThat(issue)
                    .containsEntry("Severity", "Info")
                    .containsEntry("Cell", "A3")
                    .containsEntry("Found", "rows 3, 7, 9, 10, 11")
                    .containsEntry("Problem", "5 rows are totals or notes, and no workload"));
  }

  /** Also without the word Total, and of the rows since the last sum alone. */
  @Test
  void rowsWhoseNumbersAreSumsOfThoseAboveAreSkipped() throws IOException {
    Path in = folder.resolve("plan.csv");
    Files.writeString(
        in,
        "Workload,Requests,Input tokens,Output tokens,Prompted model\n"
            + "A,1000,1000,5,gpt-5.4\nB,2000.5,1000,5,gpt-5.4\nC,3000,1000,,gpt-5.4\n"
            + "Subtotal EMEA,6000.5,3000,,\n"
            + "D,1000,1000,5,gpt-5.4\nE,2000,1000,5,gpt-5.4\nF,1000,500,5,gpt-5.4\n"
            + ",4000,2500,15,\n,10000.5,5500,,\nSource: finance,,,,\n");
    Path out = folder.resolve("out.xlsx");
    Reviews.review(in, out);
    assertThat(reviewed(out)).containsExactlyInAnyOrder("A", "B", "C", "D", "E", "F");
    assertThat(Reviews.issues(out))
        .filteredOn(issue -> issue.get("Problem").contains("totals or notes"))
        .singleElement()
        .satisfies(issue -> assertThat(issue).containsEntry("Found", "rows 5, 9, 10, 11"));
  }

  @Thorough
  @ParameterizedTest
  @ValueSource(
      strings = {
        // A name of its own, a model, a number that is no sum, one sum alone.
        "Everything,6000,3000,15,",
        ",6000,3000,15,gpt-5.4",
        "Subtotal EMEA,6000,3000,16,",
        ",6000,,,",
      })
  void whatMayBeAWorkloadIsNotSkipped(String row) throws IOException {
    Path in = folder.resolve("plan.csv");
    Files.writeString(
        in,
        "Workload,Requests,Input tokens,Output tokens,Prompted model\n"
            + "A,1000,1000,5,gpt-5.4\nB,2000,1000,5,gpt-5.4\nC,3000,1000,5,gpt-5.4\n"
            + row
            + "\n");
    Path out = folder.resolve("out.xlsx");
    Reviews.review(in, out);
    assertThat(Reviews.issues(out))
        .isNotEmpty()
        .noneMatch(issue -> issue.get("Problem").contains("total or a note"));
  }

  @Test
  void twoRowsAreTooFewForASum() throws IOException {
    Path in = folder.resolve("plan.csv");
    Files.writeString(
        in,
        "Workload,Requests,Input tokens,Output tokens,Prompted model\n"
            + "A,1000,1000,5,gpt-5.4\nB,2000,1000,5,gpt-5.4\n,3000,2000,10,\n");
    Path out = folder.resolve("out.xlsx");
    Reviews.review(in, out);
    assertThat(Reviews.issues(out))
        .isNotEmpty()
        .noneMatch(issue -> issue.get("Problem").contains("total or a note"));
  }

  /** A name alone, also behind an empty row, may be a workload that somebody begins to type. */
  @Test
  void aNameAboveOtherWorkloadsOrOneThatIsNoSentenceIsAWorkload() throws IOException {
    Path in = folder.resolve("plan.csv");
    Files.writeString(
        in,
        "Workload,Requests,Input tokens,Output tokens,Prompted model\n"
            + "A,1000,1000,5,gpt-5.4\n,,,,\nOne: to come,,,,\nB,2000,1000,5,gpt-5.4\n,,,,\n"
            + "New chatbot,,,,\n");
    Path out = folder.resolve("out.xlsx");
    Reviews.review(in, out);
    assertThat(reviewed(out)).containsExactlyInAnyOrder("A", "One: to come", "B", "New chatbot");
  }

  /** The rows with a verdict. */
  private static List<String> reviewed(Path out) {
    return Reviews.results(out).entrySet().stream()
        .filter(row -> !row.getValue().get("Verdict").isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void wideRowsAreHandedOnBeforeThereAreTooManyOfThem() throws IOException {
    Path in = folder.resolve("wide.csv");
    String notes = "," + "x".repeat(150_000);
    StringBuilder csv =
        new StringBuilder("Workload,Requests,Input tokens,Output tokens,Prompted model,Notes");
    for (int i = 0; i < 30; i++) {
      csv.append("\nW").append(i).append(",1000,1000,5,gpt-5").append(notes);
    }
    Files.writeString(in, csv);
    int workloads = 0;
    int typed = 0;
    try (InputFiles opened = InputFiles.openRows(in, null, Decimals.UNSAID, Progress.hidden())) {
      WorkloadsInput input = WorkloadsInput.read(opened, "GBP", Progress.hidden());
      input.keepTyped(Set.of());
      try (WorkloadsInput.Batches batches = input.batches(problem -> {})) {
        for (WorkloadBatch batch : batches) {
          TypedRows rows = Objects.requireNonNull(batch.typedRows());
          assertThat(rows.text()).hasSizeLessThan(3 << 20);
          assertThat(rows.size()).isEqualTo(batch.size());
          workloads += batch.size();
          typed += rows.text().length();
        }
      }
    }
    assertThat(workloads).isEqualTo(30);
    assertThat(typed).isGreaterThan(30 * notes.length());
  }

  private static void readAll(InputFiles opened, WorkloadsInput.Pass pass) {
    WorkloadsInput input = new WorkloadsInput(opened, "GBP", Progress.hidden(), pass, PATIENCE);
    try (WorkloadsInput.Batches batches = input.batches(problem -> {})) {
      for (WorkloadBatch batch : batches) {
        assertThat(batch.size()).isOne();
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
