package breakeven.app.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Where the program speaks.
 *
 * @param out standard output: results
 * @param err standard error: messages and progress
 * @param colour whether results and help may be coloured
 * @param watched whether a person looks at standard error, so that progress is worth showing
 */
record Terminal(StandardOutput out, PrintWriter err, boolean colour, boolean watched) {
  static Terminal ofThisProcess() {
    Properties properties = System.getProperties();
    return of(
        // Not System.out, which keeps to itself why it could not write.
        new StandardOutput(
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.out), charset(properties, "stdout"))),
        new PrintWriter(new OutputStreamWriter(System.err, charset(properties, "stderr")), true),
        properties,
        System.getenv());
  }

  /** What the terminal understands, which need not be what files are written in. */
  private static Charset charset(Properties properties, String stream) {
    return Stream.of(stream + ".encoding", "sun." + stream + ".encoding", "native.encoding")
        .map(properties::getProperty)
        .filter(name -> name != null && Charset.isSupported(name))
        .findFirst()
        .map(Charset::forName)
        .orElse(StandardCharsets.UTF_8);
  }

  /**
   * Java cannot say whether its standard error is a terminal, so the launcher does, with {@code
   * -Dbreakeven.terminal=true}; and {@code -Dbreakeven.stdout.terminal=true} for standard output.
   */
  static Terminal of(
      StandardOutput out, PrintWriter err, Properties properties, Map<String, String> environment) {
    boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(
        out,
        err,
        !plain && "true".equals(properties.getProperty("breakeven.stdout.terminal")),
        "true".equals(properties.getProperty("breakeven.terminal")));
  }
}
