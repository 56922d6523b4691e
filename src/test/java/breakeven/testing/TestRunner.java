package breakeven.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs test classes by their simple names, for {@code ./try}: says what failed, and how many ran.
 */
final class TestRunner {
  private static final Path SOURCES = Path.of("src/test/java");

  private TestRunner() {}

  /**
   * @param classes simple names, each with {@code #method} behind it where one method is wanted
   */
  public static void main(String[] classes) throws IOException {
    List<DiscoverySelector> asked = new ArrayList<>();
    for (String one : classes) {
      String[] parts = one.split("#", 2);
      String name = qualified(parts[0]);
      if (parts.length == 1) {
        asked.add(selectClass(name));
      } else {
        asked.addAll(methods(name, parts[1]));
      }
    }
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(asked).build();
    Result result = new Result();
    LauncherFactory.create().execute(request, result);
    System.out.println(result.run + " run, " + result.failed + " failed");
    System.exit(result.failed == 0 && result.run > 0 ? 0 : 1);
  }

  /** Of one name, whatever their parameters. */
  private static List<? extends DiscoverySelector> methods(String className, String method) {
    Class<?> type = selectClass(className).getJavaClass();
    List<? extends DiscoverySelector> found =
        Stream.of(type.getDeclaredMethods())
            .filter(one -> one.getName().equals(method))
            .map(one -> selectMethod(type, one))
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException("no test " + className + "#" + method);
    }
    return found;
  }

  private static String qualified(String simple) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      Path found =
          files
              .filter(file -> file.endsWith(simple + ".java"))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("no test class " + simple));
      String name = SOURCES.relativize(found).toString();
      return name.substring(0, name.length() - ".java".length())
          .replace(found.getFileSystem().getSeparator(), ".");
    }
  }

  private static final class Result implements TestExecutionListener {
    private int run;
    private int failed;

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      run += test.isTest() ? 1 : 0;
      result
          .getThrowable()
          .ifPresent(
              thrown -> {
                failed++;
                System.out.println("FAILED " + test.getUniqueId());
                thrown.printStackTrace(System.out);
              });
    }
  }
}
