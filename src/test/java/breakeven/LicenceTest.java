package breakeven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that is handed on says under which licence. */
class LicenceTest {
  private static final String ID = "Apache-2.0";

  /** As the Apache foundation packs it into its own jars, but for blanks. */
  @Test
  void theTextIsThatOfTheApacheFoundation() throws IOException {
    URL jar = CSVFormat.class.getProtectionDomain().getCodeSource().getLocation();
    try (InputStream text = new URL("jar:" + jar + "!/META-INF/LICENSE.txt").openStream()) {
      assertThat(words(Files.readString(Path.of("LICENSE"))))
          .isEqualTo(words(new String(text.readAllBytes(), StandardCharsets.UTF_8)));
    }
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  /** The list of libraries is made of the pom: the name is what SPDX calls the licence. */
  @ParameterizedTest
  @ValueSource(strings = {"pom.xml", "src/core/pom.xml", "src/spark/pom.xml"})
  void everyPomNamesItAsSpdxDoes(String pom) throws IOException {
    assertThat(Files.readString(Path.of(pom))).containsOnlyOnce("<name>" + ID + "</name>");
  }

  @Test
  void archiveAndPackageHaveIt() throws IOException {
    assertThat(Files.readString(Path.of("src/dist/java/breakeven/dist/Distribution.java")))
        .contains("List.of(\"LICENSE\", ", "License: " + ID + "\n");
    assertThat(Files.readString(Path.of("README.md"))).contains("[" + ID + "](LICENSE)");
  }
}
