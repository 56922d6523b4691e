package breakeven;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.testing.Thorough;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wings that others may use on their own compile on their own. */
@Thorough
class WingsTest {
  private static final Path SOURCES = Path.of("src/main/java");

  @TempDir Path folder;

  @Test
  void thePatcherOfPackagesCompilesWithoutTheOtherWings() throws IOException {
    assertThat(compiled("xlsx", library -> true)).isEmpty();
  }

  @Test
  void theCoreCompilesWithoutAnyLibraryButTheAnnotations() throws IOException {
    assertThat(compiled("core", library -> library.contains("jspecify"))).isEmpty();
  }

  @Test
  void aWingThatNeedsAnotherOneDoesNotCompileAlone() throws IOException {
    assertThat(compiled("exchange", library -> true)).isNotEmpty();
  }

  /** The errors of a wing with nothing of ours beside it; no classes are written. */
  private List<String> compiled(String wing, Predicate<String> libraries) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    String path =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .filter(libraries)
            .collect(Collectors.joining(File.pathSeparator));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null);
        Stream<Path> sources = Files.walk(SOURCES.resolve("breakeven").resolve(wing))) {
      List<Path> java = sources.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(java).hasSizeGreaterThan(20);
      compiler
          .getTask(
              null,
              files,
              found,
              List.of(
                  "-proc:none",
                  "-nowarn",
                  "--should-stop=ifNoError=ATTR",
                  "--should-stop=ifError=ENTER",
                  "-cp",
                  path,
                  "-sourcepath",
                  "",
                  "-d",
                  folder.toString()),
              null,
              files.getJavaFileObjectsFromPaths(java))
          .call();
    }
    return found.getDiagnostics().stream()
        .filter(one -> one.getKind() == javax.tools.Diagnostic.Kind.ERROR)
        .map(Object::toString)
        .toList();
  }
}
