package breakeven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.testing.Thorough;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs on the page about installing, compiled and run as they stand there. */
@Thorough
class LibraryTest {
  private static final Pattern PROGRAM =
      Pattern.compile("```java\n(.*?class (\\w+) .*?)```", Pattern.DOTALL);

  @TempDir static Path classes;
  private static List<String> core;

  @TempDir Path folder;

  @Test
  void theModelAloneTakesRecordsOfAnyNumber() throws Exception {
    assertThat(printed("Verdict", program("Verdict"), core).lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("Ticket triage: Prompt, net saving ");

    // The last of them is in another batch than the first: equal names are errors all the same.
    String many =
        program("Verdict")
            .replace("List<Workload> workloads = List.of(", "List<Workload> two = List.of(")
            .replace("(workloads, ", "(Collections.nCopies(1025, two.get(0)), ");
    assertThat(printed("Verdict", many, core).lines())
        .hasSize(1025)
        .containsOnly("Ticket triage: Needs data, net saving 0");
  }

  @Test
  void whatARecordHasThatIsNoInputIsSaid() throws Exception {
    String strange = program("Verdict").replace("inputTokens", "tokensIn");
    assertThatThrownBy(() -> printed("Verdict", strange, core))
        .rootCause()
        .hasMessage("no column of Workloads is called tokensIn");
  }

  /** What the model's own artifact holds, compiled alone, and the libraries that it declares. */
  @BeforeAll
  static void compile() throws Exception {
    String pom = Files.readString(Path.of("src/core/pom.xml"));
    List<String> names =
        new ArrayList<>(
            found(pom, "<dependency>[^/]*</groupId>\\s*<artifactId>([a-z-]+)</artifactId>"));
    // What Commons CSV brings along.
    names.addAll(List.of("commons-io", "commons-codec"));
    List<String> libraries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(
                jar ->
                    names.stream().anyMatch(each -> jar.matches(".*[/\\\\]" + each + "-[^/]*jar")))
            .toList();
    assertThat(libraries).hasSize(names.size());
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "-nowarn",
                // Javadoc, which the library is handed out with, stops at a link that leads
                // nowhere.
                "-Xdoclint:reference",
                "-sourcepath",
                "",
                "-d",
                classes.toString(),
                "-cp",
                String.join(File.pathSeparator, libraries)));
    for (String held : found(pom, "<include>([^<]*)</include>")) {
      boolean source = Files.exists(Path.of("src/main/java", held.replace("**", "")));
      Path from = Path.of(source ? "src/main/java" : "src/main/resources");
      try (Stream<Path> files = Files.walk(from.resolve(held.replaceAll("/\\*+$", "")))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (source) {
            arguments.add(file.toString());
          } else {
            Path to = classes.resolve(from.relativize(file).toString());
            Files.createDirectories(to.getParent());
            Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, arguments.toArray(new String[0])))
        .isZero();
    core = new ArrayList<>(libraries);
    core.add(classes.toString());
  }

  /** Maven has no one place for both: what the second repeats is what the first says. */
  @Test
  void theModelAloneHasTheVersionsOfAll() throws Exception {
    Map<String, String> all = versions("pom.xml");
    Map<String, String> core = versions("src/core/pom.xml");
    String version = all.get("breakeven");
    assertThat(versions("docs/install.md")).containsEntry("breakeven-core", version);
    assertThat(core.remove("breakeven-core")).isEqualTo(version);
    assertThat(core).isNotEmpty();
    assertThat(all).containsAllEntriesOf(core);
  }

  private static Map<String, String> versions(String pom) throws Exception {
    Map<String, String> versions = new HashMap<>();
    Matcher each =
        Pattern.compile("<artifactId>(.*)</artifactId>\\s*<version>(.*)</version>")
            .matcher(Files.readString(Path.of(pom)));
    while (each.find()) {
      versions.put(each.group(1), each.group(2));
    }
    return versions;
  }

  private static List<String> found(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(each -> each.group(1)).toList();
  }

  @Test
  void theReaderOfPackagesListsTheNamesOfASheet() throws Exception {
    List<String> all = new ArrayList<>(List.of(Path.of("target/classes").toString()));
    all.addAll(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
    assertThat(printed("Names", program("Names"), all).lines()).hasSize(55).startsWith("Workload");
  }

  /** What a program of the page prints with some libraries and no others. */
  private String printed(String name, String text, List<String> libraries) throws Exception {
    List<String> path = new ArrayList<>(libraries);
    Path source = Files.writeString(folder.resolve(name + ".java"), text);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                said,
                said,
                "-proc:none",
                "-cp",
                String.join(File.pathSeparator, path),
                "-d",
                folder.toString(),
                source.toString());
    assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isZero();
    path.add(folder.toString());
    return run(name, path);
  }

  private static String program(String name) throws Exception {
    Matcher programs = PROGRAM.matcher(Files.readString(Path.of("docs/install.md")));
    while (programs.find()) {
      if (programs.group(2).equals(name)) {
        return programs.group(1);
      }
    }
    throw new AssertionError("no program " + name);
  }

  private static String run(String name, List<String> path) throws Exception {
    URL[] urls = new URL[path.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = Path.of(path.get(i)).toUri().toURL();
    }
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
        PrintStream out = new PrintStream(printed, false, StandardCharsets.UTF_8)) {
      System.setOut(out);
      loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
      out.flush();
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
