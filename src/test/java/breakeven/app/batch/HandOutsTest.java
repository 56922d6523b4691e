package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.oracle.SeededPortfolio;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Thorough
class HandOutsTest {
  /** One character of two UTF-16 units. */
  private static final String SMILE = "\uD83D\uDE00";

  @TempDir Path folder;

  /** No file system takes half a character, and few take more than 255 bytes. */
  @Test
  void aFileIsCalledAsItsUnitWhateverCharactersAreInIt() throws IOException {
    List<String> units =
        List.of(
            "x".repeat(79) + SMILE + " and more",
            "y".repeat(78) + SMILE + " and more",
            "\u6F22".repeat(90),
            "half_xD83D_a/b",
            "Sales");
    List<Map<String, String>> rows = new ArrayList<>();
    for (String unit : units) {
      Map<String, String> row = new LinkedHashMap<>(SeededPortfolio.row(3, rows.size()));
      row.put("Business unit", unit);
      rows.add(row);
    }
    Path in = new PlainBook(rows).write(folder.resolve("in.xlsx"));
    Path parts = folder.resolve("parts");

    List<String> said =
        new HandOuts()
            .run(
                new HandOutOptions(
                    Reviews.asked(
                        in,
                        folder.resolve("out.xlsx"),
                        Reviews.AS_OF,
                        false,
                        null,
                        null,
                        Formulas.NEVER,
                        0,
                        null,
                        null),
                    "Business unit",
                    parts),
                Progress.hidden());

    assertThat(said).hasSize(units.size());
    try (Stream<Path> files = Files.list(parts)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "x".repeat(79) + ".xlsx",
              "y".repeat(78) + SMILE + ".xlsx",
              "\u6F22".repeat(80) + ".xlsx",
              "half-a-b.xlsx",
              "Sales.xlsx");
    }
  }
}
