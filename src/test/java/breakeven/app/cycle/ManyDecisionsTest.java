package breakeven.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.app.batch.DecisionLogs;
import breakeven.app.batch.DecisionRows;
import breakeven.app.batch.Progress;
import breakeven.app.batch.Reviews;
import breakeven.core.cycle.LogEntry;
import breakeven.core.cycle.LogStatus;
import breakeven.core.cycle.TypedDecision;
import breakeven.core.expression.Text;
import breakeven.core.table.DecisionsTable;
import breakeven.core.table.Sheets;
import breakeven.testing.LibreOffice;
import breakeven.testing.SharedClasses;
import breakeven.testing.Thorough;
import breakeven.xlsx.read.XlsxFile;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Three thousand changes from a CSV file: decided in the workbook and by lists. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Thorough
class ManyDecisionsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
  private static final int ROWS = 3_000;

  private Path folder;
  private Path reviewed;
  private List<TypedDecision> rows;

  @BeforeAll
  void november(@TempDir Path shared) throws IOException {
    folder = shared;
    Path csv = folder.resolve("portfolio.csv");
    try (Writer out = Files.newBufferedWriter(csv)) {
      out.write(
          "Workload,ID,Owner,Business unit,Requests,Input tokens,Output tokens,Prompted model,"
              + "Smaller model,Current approach,Prompted quality,Small model quality,"
              + "Required quality\n");
      for (int i = 0; i < ROWS; i++) {
        String owner = i % 1_499 == 0 ? "Kim" : "Asha";
        out.write(
            "Workload " + i + ",W-" + i + "," + owner + ",Unit " + i % 7 + "," + (20_000 + i));
        out.write(",1000,100,gpt-5.6-sol,gpt-5.6-luna,Prompting,0.94,0.92,0.9\n");
      }
    }
    reviewed = folder.resolve("reviewed.xlsx");
    Reviews.review(Reviews.withoutShapes(Reviews.options(csv, reviewed, DAY, false, null, 0)));
    rows = rows(reviewed);
  }

  private static List<TypedDecision> rows(Path book) {
    try (XlsxFile in = XlsxFile.open(book)) {
      return DecisionRows.of(in).typed();
    }
  }

  private static String decisionsPart(Path book) throws IOException {
    try (XlsxFile in = XlsxFile.open(book)) {
      return new String(
          in.open(in.sheet(Sheets.DECISIONS).orElseThrow().part()).readAllBytes(),
          StandardCharsets.UTF_8);
    }
  }

  @Test
  void everyRowHasItsInputCellsAndDropDown() throws IOException {
    assertThat(rows).hasSize(ROWS);
    int first = rows.get(0).row();
    int last = first + ROWS - 1;
    String sheet = decisionsPart(reviewed);
    assertThat(sheet)
        .containsPattern(
            "<dataValidation[^>]*type=\"list\"[^>]*sqref=\"K" + first + ":K" + last + "\"")
        .containsPattern(
            "<dataValidation[^>]*type=\"date\"[^>]*sqref=\"M" + first + ":M" + last + "\"");
    String input = sheet.replaceAll("(?s).*<c r=\"K" + first + "\" s=\"([0-9]+)\"/>.*", "$1");
    for (String column : List.of("K", "L", "O")) {
      assertThat(sheet).contains("<c r=\"" + column + last + "\" s=\"" + input + "\"/>");
    }
  }

  @Test
  void totalsFollowWhatIsTyped() throws IOException {
    List<TypedDecision> own =
        rows.stream().filter(one -> List.of("W-0", "W-1499", "W-2998").contains(one.id())).toList();
    assertThat(own).hasSize(3);
    Path whole = folder.resolve("whole.xlsx");
    TypedBooks.typed(
        reviewed,
        whole,
        (sheet, header) -> {
          for (int i = 0; i < own.size(); i++) {
            int row = own.get(i).row() - 1;
            TypedBooks.type(sheet, row, DecisionsTable.DECISION, i == 2 ? "Reject" : "Approve");
            TypedBooks.type(sheet, row, DecisionsTable.DECIDED_BY, "Chris");
          }
        });
    List<CSVRecord> sheet =
        LibreOffice.calculate(whole, folder.resolve("calculated")).get(Sheets.DECISIONS);
    double all = rows.stream().mapToDouble(one -> one.basis().saving()).sum();
    double approved = own.get(0).basis().saving() + own.get(1).basis().saving();
    double rejected = own.get(2).basis().saving();
    total(sheet, "Approved so far", 2, approved);
    total(sheet, "Rejected or deferred", 1, rejected);
    // What was ready at the review does not move with what is typed.
    assertThat(sheet.get(1).get(0))
        .startsWith(
            "Changes that wait for a decision: "
                + ROWS
                + ", saving "
                + Text.fixed(all, 0)
                + " GBP over the horizons");
  }

  private static void total(List<CSVRecord> sheet, String label, int changes, double saving) {
    CSVRecord line =
        sheet.stream().filter(row -> row.get(0).equals(label)).findFirst().orElseThrow();
    assertThat(line.get(1)).as(label).isEqualTo(String.valueOf(changes));
    assertThat(Double.parseDouble(line.get(5))).as(label).isCloseTo(saving, within(0.5));
  }

  private Path list() throws IOException {
    List<String> lines = new ArrayList<>(List.of("Workload,ID,Decision,Decided by,Comment"));
    for (int i = 0; i < ROWS; i += 2) {
      lines.add("Workload " + i + ",W-" + i + "," + (i % 4 == 0 ? "Approve" : "Defer") + ",Kim,");
    }
    return Files.write(folder.resolve("decided.csv"), lines);
  }

  private static int apply(Path book, Path out, Path list) throws IOException {
    return new Apply()
        .run(new ApplyOptions(book, out, false, "", list, DAY), Progress.hidden(), line -> {});
  }

  @Test
  void aBookFromCsvIsDecidedByCsv() throws IOException {
    Path next = folder.resolve("next.xlsx");
    assertThat(apply(reviewed, next, list())).isZero();
    try (XlsxFile in = XlsxFile.open(next)) {
      DecisionLogs log = DecisionLogs.of(in).orElseThrow();
      assertThat(log.chain().faults(log.seal())).isEmpty();
      List<LogEntry> lines =
          log.chain().entries().stream().filter(line -> !line.status().ofMonth()).toList();
      assertThat(lines).hasSize(ROWS / 2);
      assertThat(lines)
          .filteredOn(line -> line.status() == LogStatus.IN_PRODUCTION)
          .hasSize(ROWS / 4)
          .allSatisfy(line -> assertThat(line.to()).isEqualTo("Small model"));
      assertThat(lines)
          .filteredOn(line -> line.status() == LogStatus.DEFERRED)
          .hasSize(ROWS / 4)
          .allSatisfy(line -> assertThat(line.cells()).isEmpty());
    }
  }

  @Test
  void anApplyThatIsKilledLeavesTheOldFile() throws Exception {
    Path work = Files.createDirectory(folder.resolve("killed"));
    Path target = Files.writeString(work.resolve("next.xlsx"), "the old file");
    Path list =
        Files.writeString(
            folder.resolve("some.csv"),
            "Workload,ID,Decision,Decided by\nWorkload 8,W-8,Approve,Kim\n");
    List<String> command = new ArrayList<>(SharedClasses.java());
    command.addAll(List.of("breakeven.Main", "apply", reviewed.toString()));
    command.addAll(List.of("-o", target.toString(), "--overwrite"));
    command.addAll(List.of("--decisions", list.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(new File(folder.toFile(), "killed.txt"))
            .start();
    // Once a part of the new file is written, it is in the midst of its work.
    while (process.isAlive() && written(work) < 10_000) {
      Thread.sleep(1);
    }
    assertThat(process.isAlive()).as(Files.readString(folder.resolve("killed.txt"))).isTrue();
    process.destroyForcibly();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(written(work)).isPositive();
    assertThat(target).hasContent("the old file");
    assertThat(apply(reviewed, target, list)).isZero();
    assertThat(rows(target)).hasSize(ROWS);
  }

  /** Bytes of what is not in its place yet. */
  private static long written(Path work) throws IOException {
    try (Stream<Path> files = Files.list(work)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".tmp"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }
}
