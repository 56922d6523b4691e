package breakeven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The launcher for Windows, as far as it can be held to rules without running it. */
class WindowsLauncherTest {
  private static List<String> lines() throws IOException {
    return Files.readAllLines(Path.of("breakeven.cmd"), StandardCharsets.US_ASCII);
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
