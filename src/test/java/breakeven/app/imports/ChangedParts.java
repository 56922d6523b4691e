package breakeven.app.imports;

import breakeven.app.batch.Reviews;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What an import changes in a workbook. */
final class ChangedParts {
  /** Some parts change with any import: lists of parts, styles, and what is written anew. */
  private static final Set<String> ALWAYS =
      Set.of(
          "[Content_Types].xml",
          "xl/workbook.xml",
          "xl/_rels/workbook.xml.rels",
          "xl/styles.xml",
          "xl/calcChain.xml");

  private ChangedParts() {}

  /** The other parts that are not what they were, or gone. */
  static Set<String> of(Map<String, Long> before, Path book) throws IOException {
    Map<String, Long> after = Reviews.checksums(book);
    Set<String> changed = new TreeSet<>();
    before.forEach(
        (part, sum) -> {
          if (!sum.equals(after.get(part)) && !ALWAYS.contains(part)) {
            changed.add(part);
          }
        });
    return changed;
  }
}
