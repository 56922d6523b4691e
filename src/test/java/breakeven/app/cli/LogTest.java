package breakeven.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.samples.SampleWorkbook;
import breakeven.testing.SharedClasses;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run logs, in a process of its own, with the configuration that is shipped. */
@Thorough
class LogTest {
  private static final String EVENT =
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d) %s .+";

  @TempDir private Path folder;

  private record Ran(int code, List<String> err) {}

  private Ran run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(SharedClasses.java());
    command.add("breakeven.Main");
    command.addAll(List.of(arguments));
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectError(err.toFile())
            .start();
    int code = process.waitFor();
    return new Ran(code, Files.readAllLines(err, StandardCharsets.UTF_8));
  }

  /** The words of an event before its first value. */
  private static String event(String line) {
    return line.replaceFirst("^\\S+ (INFO|ERROR) +", "").replaceFirst(" \\S+=.*", "");
  }

  @Test
  void theEventsOfAReviewAreOneALineInTheirOrder() throws Exception {
    Files.copy(SampleWorkbook.FILE, folder.resolve("plan.xlsx"));
    Ran ran = run("review", "plan.xlsx", "--draws", "200", "-v", "--log", "run.log");
    assertThat(ran.code()).isEqualTo(0);
    assertThat(ran.err()).allMatch(line -> line.matches(EVENT.formatted("INFO ")));
    assertThat(ran.err().stream().map(LogTest::event).distinct().toList())
        .containsExactly(
            "run started",
            "file opened",
            "sheets found",
            "table read",
            "stage ended",
            "workloads found",
            "draws",
            "workloads decided",
            "prices used",
            "issues listed",
            "file written",
            "run ended");
    assertThat(ran.err())
        .anySatisfy(
            line ->
                assertThat(line).contains("file opened kind=workbook bytes=", "file=\"plan.xlsx\""))
        .anySatisfy(line -> assertThat(line).contains("stage ended stage=reading rows=55 seconds="))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("stage ended stage=deciding workloads=54", "workloads_a_second="))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("sheet=\"Model prices\"", "checked_from=2", "stale=", "source=\""))
        .anySatisfy(
            line ->
                assertThat(line).contains("file written bytes=", "file=\"plan-reviewed.xlsx\""));
    assertThat(ran.err().get(ran.err().size() - 1)).contains("run ended exit=0 seconds=");
    List<String> file = Files.readAllLines(folder.resolve("run.log"));
    assertThat(file).containsAll(ran.err());
    assertThat(file).anyMatch(line -> line.matches(EVENT.formatted("DEBUG")));
  }

  private void plan(String rows) throws IOException {
    Files.writeString(
        folder.resolve("plan.csv"),
        "Workload,Requests (per month),Input tokens (per request),Output tokens (per request),"
            + "Prompted model,Current approach,Prompting cost (per month)\n"
            + rows);
  }

  @Test
  void noEventHasTheTextOfAWorkloadOrAPrice() throws Exception {
    plan(
        "Zebra letters,20000,1500,300,gpt-5.4-nano,Prompting,4711.25\n"
            + "Zebra mails,many,1500,300,gpt-5.4-nano,Prompting,\n");
    Ran ran = run("review", "plan.csv", "--draws", "0", "-v");
    assertThat(ran.code()).isEqualTo(0);
    assertThat(ran.err())
        .hasSizeGreaterThan(10)
        .noneMatch(line -> line.contains("Zebra") || line.contains("4711") || line.contains("nano"))
        .anyMatch(line -> line.contains("issues listed errors=1 "));
  }

  @Test
  void importsAndApplyLogWhatTheyReadAndWrite() throws Exception {
    Files.copy(Path.of("templates/portfolio.xlsx"), folder.resolve("plan.xlsx"));
    Files.writeString(
        folder.resolve("bill.csv"),
        "Workload,Date,Requests,Input tokens,Output tokens\n"
            + "Zebra mails,2026-10-01,31,3100,310\n"
            + "Zebra mails,2026-10-31,31,3100,310\n");
    List<String> imported = run("import", "bill.csv", "--into", "plan.xlsx", "-v").err();
    assertThat(imported)
        .anyMatch(line -> line.contains("file read ") && line.contains(" lines=2 taken=2 "))
        .anyMatch(line -> line.contains("rows typed sheet=\"Workloads\" changed=0 new=1"))
        .anyMatch(line -> line.contains("file written ") && line.contains("plan.xlsx"))
        .noneMatch(line -> line.contains("Zebra"));
    run("review", "plan.xlsx", "--draws", "0");
    List<String> applied =
        run("apply", "plan-reviewed.xlsx", "-o", "next.xlsx", "--as-of", "2026-12-02", "-v").err();
    assertThat(applied)
        .anyMatch(line -> line.contains("decisions carried out log_lines=0 changes=0 refused=0"))
        .anyMatch(line -> line.contains("file written ") && line.contains("next.xlsx"))
        .last()
        .asString()
        .contains("run ended exit=0");
  }

  @Test
  void nothingIsLoggedUnlessAskedFor() throws Exception {
    plan("Letters,20000,1500,300,gpt-5.4-nano,Prompting,\n");
    assertThat(run("review", "plan.csv", "--draws", "0").err()).isEmpty();
    Ran ran = run("review", "plan.csv", "-o", "none", "--draws", "0", "-q", "--log", "run.log");
    assertThat(ran.err()).isEmpty();
    assertThat(folder.resolve("run.log")).content().contains("run ended exit=0");
  }

  @Test
  void aRunThatFailsLogsWhyAndALogIsNeverReplaced() throws Exception {
    Files.writeString(folder.resolve("run.log"), "of last night\n");
    Ran ran = run("review", "none.xlsx", "-v", "--log", "run.log");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err())
        .anyMatch(line -> line.endsWith("run failed exit=2 why=\"none.xlsx: no such file\""))
        .noneMatch(line -> line.startsWith("\tat "));
    assertThat(folder.resolve("run.log"))
        .content()
        .startsWith("of last night\n")
        .contains("run failed exit=2", "\tat breakeven.");
    for (String refused : List.of("plan.xlsx", "none/run.log", "")) {
      Ran again = run("review", "none.xlsx", "--log", refused);
      assertThat(again.code()).isEqualTo(2);
      assertThat(again.err()).hasSize(1).first().asString().startsWith("breakeven: --log ");
    }
    assertThat(folder.resolve("plan.xlsx")).doesNotExist();
  }
}
