package breakeven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in the top folder of the project: whoever opens it looks at each of these first. */
class TopFolderTest {
  private static final Path TOP = Path.of("");

  /** Who adds something here has to add it to the list too, with intent. */
  private static final List<String> THERE =
      List.of(
          ".ci",
          ".editorconfig",
          ".gitattributes",
          ".gitignore",
          ".mvn",
          "CHANGELOG.md",
          "CONTRIBUTING.md",
          "LICENSE",
          "README.md",
          "breakeven",
          "breakeven.cmd",
          "check",
          "docs",
          "pom.xml",
          "samples",
          "src",
          "templates",
          "try");

  @Test
  void everythingInTheTopFolderIsNamedHere() throws Exception {
    Set<String> tracked = Files.exists(TOP.resolve(".git")) ? tracked() : Set.of();

    assertThat(tracked.isEmpty() ? lying() : tracked).containsExactlyElementsOf(THERE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"target", "plan-reviewed.xlsx", "~$plan.xlsx", ".DS_Store", ".git"})
  void whatABuildOrASpreadsheetLeavesThereIsNoneOfIt(String left) throws Exception {
    assertThat(ignored(left)).isTrue();
  }

  /** What git keeps; nothing where there is no git, or it does not read this folder. */
  private static Set<String> tracked() throws Exception {
    Process git;
    try {
      git =
          new ProcessBuilder("git", "ls-files", "-z")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      return Set.of();
    }
    String files = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return git.waitFor() != 0 || files.isEmpty()
        ? Set.of()
        : Stream.of(files.split("\0"))
            .map(file -> file.split("/", 2)[0])
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What lies there in an unpacked archive, but for what git would ignore. */
  private static Set<String> lying() throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> all = Files.list(TOP.toAbsolutePath())) {
      for (String name : all.map(path -> path.getFileName().toString()).toList()) {
        if (!ignored(name)) {
          found.add(name);
        }
      }
    }
    return found;
  }

  private static boolean ignored(String name) throws IOException {
    for (String line : Files.readAllLines(TOP.resolve(".gitignore"))) {
      PathMatcher pattern =
          FileSystems.getDefault().getPathMatcher("glob:" + line.replaceAll("/$", ""));
      if (!line.startsWith("#") && pattern.matches(Path.of(name))) {
        return true;
      }
    }
    return name.equals(".git");
  }
}
