package breakeven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher for sh, in a folder of its own with a Java and a Maven that only tell how they were
 * called.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  @TempDir private Path temp;
  private Path home;
  private Path jdk;
  private Path plan;
  private String out = "";
  private String err = "";

  @BeforeEach
  void layOut() throws IOException {
    home = Files.createDirectories(temp.resolve("my tools/breakeven"));
    Files.copy(Path.of("breakeven"), home.resolve("breakeven"));
    executable(home.resolve("breakeven"));
    Files.createDirectories(home.resolve("src/main"));
    Files.createFile(home.resolve("pom.xml"));
    jdk = temp.resolve("jdk 17");
    script(
        jdk.resolve("bin/java"),
        """
        printf '%s\\n' "$@" "LC_ALL=${LC_ALL:-}"
        for a in "$@"; do case $a in -XX:ArchiveClassesAtExit=*) echo >"${a#*=}" ;; esac; done
        exit "${FAKE_EXIT:-0}"
        """);
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.21\"\n");
    script(
        temp.resolve("bin/mvn"),
        """
        echo "mvn $*"
        mkdir -p target
        echo >target/breakeven.jar
        """);
    plan = Files.writeString(temp.resolve("plan a.xlsx"), "small");
  }

  @Test
  void theFirstStartBuildsAndSaysSoOnStandardErrorOnly() {
    assertThat(run(plan.toString())).isEqualTo(0);
    assertThat(err)
        .contains("building Breakeven for the first time…")
        .containsPattern("Maven downloads what it lacks, [0-9]+ MB at most,")
        .contains("from Maven Central, or the mirror in ~/.m2/settings.xml")
        .contains("mvn -q -B -Dmaven.test.skip");
    assertThat(out.lines())
        .contains("-jar", jar(), plan.toString())
        .noneMatch(line -> line.startsWith("mvn"));
  }

  @Test
  void theSecondStartUsesTheArchiveOfTheFirstAndSaysNothing() {
    run(plan.toString());
    assertThat(out).contains("-XX:ArchiveClassesAtExit=");
    assertThat(run(plan.toString())).isEqualTo(0);
    assertThat(out)
        .contains("-XX:SharedArchiveFile=" + home.resolve("target/breakeven.jsa"))
        .doesNotContain("ArchiveClassesAtExit");
    assertThat(err).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"folder", "java"})
  void anArchiveOfAnotherFolderOrJavaIsMadeAgain(String other) throws IOException {
    run(plan.toString());
    if (other.equals("java")) {
      Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"21.0.1\"\n");
    } else {
      home = Files.move(home, temp.resolve("copied"));
    }
    assertThat(run(plan.toString())).isEqualTo(0);
    assertThat(out).contains("-XX:ArchiveClassesAtExit=").doesNotContain("SharedArchiveFile");
    assertThat(run(plan.toString())).isEqualTo(0);
    assertThat(out).contains("-XX:SharedArchiveFile=").doesNotContain("ArchiveClassesAtExit");
  }

  /** As in an archive, whose folder has no sources, and in a Debian package. */
  @ParameterizedTest
  @ValueSource(strings = {"lib", "../lib/breakeven"})
  void aJavaThatCameWithItIsTakenAndNothingIsBuilt(String where) throws IOException {
    Path lib = home.resolve(where).normalize();
    script(
        lib.resolve("runtime/bin/java"),
        """
        for a in "$@"; do
          case $a in -XX:SharedArchiveFile=*.jsa.*) echo made >"${a#*=}" ;; esac
        done
        printf '%s\\n' "$@"
        """);
    Files.writeString(lib.resolve("runtime/release"), "JAVA_VERSION=\"17.0.21\"\n");
    Files.createDirectories(lib.resolve("runtime/lib/server"));
    Path jar = Files.createDirectories(lib.resolve("app")).resolve("breakeven.jar");
    Files.createFile(jar);
    Files.delete(jdk.resolve("bin/java"));
    assertThat(run("review", plan.toString())).isEqualTo(0);
    assertThat(err).isEmpty();
    assertThat(out.lines()).containsSubsequence("-jar", jar.toString(), "review");
    assertThat(lib.resolve("runtime/lib/server/classes.jsa")).hasContent("made");
    assertThat(lib.resolve("runtime/lib/server")).isDirectoryNotContaining("glob:**.jsa.*");
  }

  @Test
  void helpAndFailedRunsMakeNoArchive() {
    run("review", "--help");
    assertThat(home.resolve("target/breakeven.jsa")).doesNotExist();
    assertThat(run(List.of("FAKE_EXIT=2"), home.resolve("breakeven"), plan.toString()))
        .isEqualTo(2);
    assertThat(home.resolve("target")).isDirectoryNotContaining("glob:**.jsa*");
  }

  /** What they load is less than a review needs, which would start slower from then on. */
  @ParameterizedTest
  @ValueSource(strings = {"explain A PLAN", "review -V", "apply PLAN --dry-run"})
  void otherRunsThanAReviewMakeNoArchive(String line) {
    run(
        Arrays.stream(line.split(" "))
            .map(word -> word.equals("PLAN") ? plan.toString() : word)
            .toArray(String[]::new));
    assertThat(home.resolve("target/breakeven.jsa")).doesNotExist();
    assertThat(run("review", plan.toString(), "-o", "out.xlsx")).isEqualTo(0);
    assertThat(home.resolve("target/breakeven.jsa")).exists();
  }

  @Test
  void theExitCodeIsPassedOn() {
    assertThat(run(List.of("FAKE_EXIT=3"), home.resolve("breakeven"), plan.toString()))
        .isEqualTo(3);
    assertThat(run(List.of("FAKE_EXIT=2"), home.resolve("breakeven"), plan.toString()))
        .isEqualTo(2);
  }

  @Test
  void aSymbolicLinkToItStartsItToo() throws IOException {
    Path link = Files.createDirectories(temp.resolve("links")).resolve("be");
    Files.createSymbolicLink(link, Path.of("../my tools/breakeven/breakeven"));
    assertThat(run(List.of(), link, plan.toString())).isEqualTo(0);
    assertThat(out.lines()).contains(jar());
  }

  @Test
  void aLargeInputHasBothCompilers() throws IOException {
    run(plan.toString());
    assertThat(out).contains("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    Files.write(plan, new byte[200_000]);
    run(plan.toString());
    assertThat(out)
        .doesNotContain("-XX:TieredStopAtLevel")
        .contains("-XX:+UseSerialGC", "-XX:FreqInlineSize=", "-XX:CompileCommand=quiet")
        .contains("CompileThresholdScaling,org.apache.*::*,30.0");
    run("import", plan.toString(), "--into", "book.xlsx");
    assertThat(out).doesNotContain("-XX:TieredStopAtLevel");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "xx_XX.UTF-8"})
  void whereNoLocaleIsInstalledNamesAreReadAsUtf8(String locale) {
    run(List.of("LC_ALL=" + locale), home.resolve("breakeven"), plan.toString());
    assertThat(out.lines()).contains("LC_ALL=C.UTF-8");
  }

  @Test
  void standardOutputByItsNameIsNotWaitedFor() {
    assertThat(run("review", plan.toString(), "--json", "/dev/stdout")).isEqualTo(0);
    assertThat(out.lines()).contains("/dev/stdout");
    assertThat(err).doesNotContain("breakeven: ");
  }

  @Test
  void optionsForJavaArePassedAndWinOverItsOwn() {
    run(
        List.of("BREAKEVEN_JAVA_OPTS=-Xmx2g -XX:+UseG1GC"),
        home.resolve("breakeven"),
        plan.toString());
    assertThat(out.lines()).contains("-Xmx2g", "-XX:+UseG1GC").doesNotContain("-XX:+UseSerialGC");
  }

  @Test
  void inAPipeNothingIsATerminal() {
    run(plan.toString());
    assertThat(out).doesNotContain("terminal=true");
  }

  @Test
  void changedSourcesAreBuiltAnewInACloneOnly() throws IOException {
    run(plan.toString());
    Files.setLastModifiedTime(
        Files.createFile(home.resolve("src/main/Changed.java")),
        FileTime.from(Instant.now().plusSeconds(60)));
    run(plan.toString());
    assertThat(err).isEmpty();
    Files.createDirectory(home.resolve(".git"));
    run(plan.toString());
    assertThat(err).contains("building Breakeven anew");
  }

  @Test
  void anOlderJavaIsRefusedInOneLine() throws IOException {
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"1.8.0_402\"\n");
    assertThat(run(plan.toString())).isEqualTo(1);
    assertThat(err)
        .isEqualTo(
            "breakeven: Java 17 or newer is needed; "
                + jdk.resolve("bin/java")
                + " is 1.8.0_402\n");
    assertThat(out).isEmpty();
  }

  @Test
  void aJavaHomeWithoutJavaIsRefusedInOneLine() throws IOException {
    Files.delete(jdk.resolve("bin/java"));
    assertThat(run(plan.toString())).isEqualTo(1);
    assertThat(err).startsWith("breakeven: JAVA_HOME is ").hasLineCount(1);
  }

  private String jar() {
    return home.resolve("target/breakeven.jar").toString();
  }

  private int run(String... args) {
    return run(List.of(), home.resolve("breakeven"), args);
  }

  private int run(List<String> environment, Path launcher, String... args) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(
              Stream.concat(Stream.of(launcher.toString()), Arrays.stream(args)).toList());
      builder.directory(temp.toFile());
      builder.environment().remove("BREAKEVEN_JAVA_OPTS");
      builder.environment().put("JAVA_HOME", jdk.toString());
      builder.environment().merge("PATH", "", (path, none) -> temp.resolve("bin") + ":" + path);
      environment.forEach(
          each -> {
            String[] pair = each.split("=", 2);
            builder.environment().put(pair[0], pair[1]);
          });
      Path outFile = temp.resolve("out.txt");
      Path errFile = temp.resolve("err.txt");
      Process process =
          builder.redirectOutput(outFile.toFile()).redirectError(errFile.toFile()).start();
      process.getOutputStream().close();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      out = Files.readString(outFile, StandardCharsets.UTF_8);
      err = Files.readString(errFile, StandardCharsets.UTF_8);
      return process.exitValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text);
    executable(file);
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
