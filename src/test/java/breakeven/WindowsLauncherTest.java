package breakeven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The launcher for Windows, as far as it can be held to rules without running it. */
class WindowsLauncherTest {
  private static List<String> lines() throws IOException {
    return Files.readAllLines(Path.of("breakeven.cmd"), StandardCharsets.US_ASCII);
  }

  /** Without remarks. */
  private static Stream<String> code() throws IOException {
    return lines().stream().filter(line -> !line.startsWith("rem "));
  }

  private static Stream<String> found(String pattern) throws IOException {
    Pattern wanted = Pattern.compile(pattern);
    return code().flatMap(line -> wanted.matcher(line).results().map(result -> result.group(1)));
  }

  @Test
  void linesEndAsCmdWantsThem() throws IOException {
    String text = Files.readString(Path.of("breakeven.cmd"), StandardCharsets.US_ASCII);
    assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
  }

  /** The bracket of plan(1).xlsx would end theirs. */
  @Test
  void whatIsTypedStandsInNoBracketsWithoutQuotes() throws IOException {
    assertThat(lines()).noneMatch(line -> line.matches(".*\\([^\"]*%[*1-9].*"));
  }

  /** Java writes it read-only: without /f a stale one would stay, and slow every start. */
  @Test
  void anArchiveOfClassesThatIsReadOnlyIsDeleted() throws IOException {
    assertThat(found("(del .*%ARCHIVE%.*)"))
        .hasSize(2)
        .allMatch(line -> line.startsWith("del /f "));
    assertThat(code()).contains("if exist \"%MADE%\" del /f \"%MADE%\" 2>nul");
  }

  /** Many type JAVA_HOME with quotes, which would end those around the path. */
  @Test
  void quotesAreTakenOffTheFolderOfJava() throws IOException {
    assertThat(lines())
        .filteredOn(line -> line.contains("%JAVA_HOME"))
        .hasSize(2)
        .allMatch(
            line -> line.contains("\"%JAVA_HOME:\"=%") || line.contains("%JAVA_HOME:\"=%\\bin"));
  }

  /** PowerShell starts it as Explorer does: nobody wants a key to be asked for after a command. */
  @Test
  void aKeyIsWaitedForOnlyAfterTheWholePathOfAFileOrNothing() throws IOException {
    List<String> lines = lines();
    int known =
        lines.indexOf("if \"!REST!\"==\"!LINE!\" (endlocal) else (endlocal & set \"DROPPED=yes\")");
    assertThat(known).isPositive();
    assertThat(lines)
        .element(known + 2)
        .isEqualTo("if not \"%~1\"==\"\" if /i not \"%~f1\"==\"%~1\" set \"DROPPED=\"");
  }

  /** Of two starts at once both would write it; and Java only fails where it may not. */
  @Test
  void theArchiveIsMadeBesideItsPlaceAndOnlyWhereThatCanBeWritten() throws IOException {
    String text = String.join("\n", lines());
    assertThat(text)
        .contains(
            """
            copy /y nul "%MADE%" >nul 2>nul
            if errorlevel 1 set "MADE="
            if not defined MADE goto run
            """)
        .contains("ArchiveClassesAtExit=\"%MADE%\"")
        .contains("if \"%STATUS%\"==\"0\" move /y \"%MADE%\" \"%ARCHIVE%\"");
  }

  /** Of an archive, which needs no Java to be there and no Maven. */
  @Test
  void theJavaBesideItComesBeforeAnyOther() throws IOException {
    assertThat(lines())
        .containsSubsequence(
            "set \"JAVA=%~dp0lib\\runtime\\bin\\java.exe\"",
            "if not exist \"%JAVA%\" goto find_java_home",
            "set \"TARGET=%~dp0lib\\app\"",
            "set \"JAR=%TARGET%\\breakeven.jar\"",
            "goto check_java",
            ":find_java_home",
            "if not defined JAVA_HOME goto find_java");
  }

  /** A label is where a goto leads, and every goto leads somewhere. */
  @Test
  void everyBranchLeadsToOneLabel() throws IOException {
    List<String> labels = found("^:(\\w+)$").toList();
    assertThat(labels)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(found("goto (\\w+)"), Stream.of("build", "options", "archive", "run"))
                .distinct()
                .toList());
  }

  /** A folder may have blanks, brackets and ampersands: C:\Program Files (x86)\R&D. */
  @Test
  void pathsStandInQuotes() throws IOException {
    assertThat(code())
        .map(line -> line.replaceAll("\"[^\"]*\"", ""))
        .noneMatch(
            line -> line.matches(".*(?<!%)%(JAVA|JAR|ARCHIVE|TARGET|MADE|RESULT|ANSWER|~).*"));
  }

  /** There an exclamation mark in a path would be lost. */
  @Test
  void whereExclamationMarksMeanVariablesNoPathIsPutIn() throws IOException {
    boolean on = false;
    for (String line : code().toList()) {
      on = on && !line.startsWith("endlocal") && !line.endsWith("set \"DROPPED=yes\")");
      assertThat(on && line.matches(".*%(JAVA|JAR|ARCHIVE|TARGET|MADE|~d|~1|[*]).*"))
          .as(line)
          .isFalse();
      on = on || line.equals("setlocal EnableDelayedExpansion");
    }
    assertThat(on).isFalse();
  }

  /** What it refuses ends with exit code 1, after one line that says why. */
  @Test
  void everyRefusalEndsIt() throws IOException {
    List<String> code = code().toList();
    assertThat(code).contains("set \"STATUS=1\"");
    for (int at = 0; at < code.size(); at++) {
      if (code.get(at).startsWith(">&2 echo breakeven:")) {
        assertThat(code.get(at + 1)).isEqualTo("goto end");
      }
    }
  }

  /** JAVA_HOME comes before the path, and without it the path is asked. */
  @Test
  void withoutJavaHomeThePathIsAsked() throws IOException {
    assertThat(lines())
        .containsSubsequence(
            ":find_java_home",
            "set \"JAVA=java\"",
            "if not defined JAVA_HOME goto find_java",
            "set \"JAVA=%JAVA_HOME:\"=%\\bin\\java.exe\"",
            "if exist \"%JAVA%\" goto check_java",
            ":find_java",
            "where /q java",
            "if not errorlevel 1 goto check_java");
  }

  /** Arguments as they were typed, after the user's options, which win; its exit code is ours. */
  @Test
  void argumentsOptionsAndTheExitCodeAreHandedOn() throws IOException {
    assertThat(lines())
        .containsSubsequence(
            ":run",
            "\"%JAVA%\" %SHARE% %OPTIONS% %BREAKEVEN_JAVA_OPTS% -jar \"%JAR%\" %*",
            "set \"STATUS=%ERRORLEVEL%\"");
    assertThat(code().filter(line -> line.contains("%*"))).hasSize(1);
    assertThat(code().filter(line -> line.startsWith("set \"STATUS="))).hasSize(2);
    assertThat(code().filter(line -> line.matches(".*\\bexit\\b.*")))
        .allMatch(line -> line.endsWith("exit /b %STATUS%"));
  }

  @Test
  void bothLaunchersAskForTheJavaThatTheProgramIsCompiledFor() throws IOException {
    Matcher release =
        Pattern.compile("<maven.compiler.release>(\\d+)<")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertThat(release.find()).isTrue();
    assertThat(lines()).contains("if %MAJOR% GEQ " + release.group(1) + " goto build");
    assertThat(Files.readString(Path.of("breakeven")))
        .contains("[ \"${major:-0}\" -ge " + release.group(1) + " ] ||");
  }

  /** Two launchers, one figure. */
  @Test
  void bothLaunchersSayAlikeHowMuchIsDownloaded() throws IOException {
    String figure = "([0-9]+) MB at most";
    Matcher here = Pattern.compile(figure).matcher(String.join("\n", lines()));
    Matcher there =
        Pattern.compile("\ndownload=([0-9]+)\n").matcher(Files.readString(Path.of("breakeven")));
    assertThat(here.find()).isTrue();
    assertThat(there.find()).isTrue();
    assertThat(here.group(1)).isEqualTo(there.group(1));
  }
}
