package breakeven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How much the program says in all, in tokens: words, numbers, literals and operators. Comments,
 * blanks and imports count nothing, so that neither layout nor a Javadoc moves the figure.
 */
class SizeTest {
  /** What is added here has to be taken away elsewhere. */
  private static final long MOST = 640_000;

  private static final Pattern HEAD = Pattern.compile("(?m)^(?:import|package) [^;]*;");

  private static final Pattern COMMENT_OR_TEXT =
      Pattern.compile(
          "\"{3}(?:\\\\.|[^\\\\])*?\"{3}"
              + "|\"(?:\\\\.|[^\"\\\\\\n])*+\""
              + "|'(?:\\\\.|[^'\\\\\\n])*+'"
              + "|//[^\\n]*+"
              + "|/\\*.*?\\*/",
          Pattern.DOTALL);

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\w+(?:\\.\\d\\w*)?|->|::|\\+\\+|--|&&|\\|\\||[=!<>+\\-*/%&|^]=|<<|>>>?|\\S");

  @Test
  void theProgramSaysNoMoreThanItMay() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith(".java"))
                  .mapToLong(file -> tokens(text(file)))
                  .sum())
          .isPositive()
          .isLessThanOrEqualTo(MOST);
    }
  }

  @Test
  void commentsBlanksAndImportsCountNothingAndATextIsOneToken() {
    String code =
        "package a;\n\nimport a.B; // as ever\n/** Of \"c\". */ int c = d(\"e // f\", 'g') >>> 1.5;";

    // int c = d ( LITERAL , LITERAL ) >>> 1.5 ;
    assertThat(tokens(code)).isEqualTo(12);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long tokens(String text) {
    String code =
        COMMENT_OR_TEXT
            .matcher(HEAD.matcher(text).replaceAll(""))
            .replaceAll(found -> found.group().startsWith("/") ? " " : " LITERAL ");
    return TOKEN.matcher(code).results().count();
  }
}
