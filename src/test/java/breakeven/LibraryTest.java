package breakeven;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.testing.Thorough;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs on the page about installing, compiled and run as they stand there. */
@Thorough
class LibraryTest {
  private static final Pattern PROGRAM =
      Pattern.compile("```java\n(.*?class (\\w+) .*?)```", Pattern.DOTALL);

  /** What the tables that Breakeven brings along are read with. */
  private static final String CSV = ".*/fastcsv-[^/]*\\.jar";

  @TempDir Path folder;

  @Test
  void theCoreGivesAVerdictWithoutPoi() throws Exception {
    assertThat(printed("Verdict", program("Verdict"), CSV)).isEqualTo("Ticket triage: Prompt\n");
  }

  /** The last of them is in another batch than the first: equal names are errors all the same. */
  @Test
  void theSameProgramTakesAnyNumberOfRows() throws Exception {
    String many = program("Verdict").replace("List.of(row)", "Collections.nCopies(1025, row)");

    assertThat(printed("Verdict", many, CSV).lines())
        .hasSize(1025)
        .containsOnly("Ticket triage: Needs data");
  }

  @Test
  void theReaderOfPackagesListsTheNamesOfASheet() throws Exception {
    assertThat(printed("Names", program("Names"), ".*\\.jar").lines())
        .hasSize(55)
        .startsWith("Workload");
  }

  /** What a program of the page prints with some of our libraries and no others. */
  private String printed(String name, String text, String libraries) throws Exception {
    List<String> path = new ArrayList<>(List.of(Path.of("target/classes").toString()));
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.replace('\\', '/').matches(libraries))
        .forEach(path::add);
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
