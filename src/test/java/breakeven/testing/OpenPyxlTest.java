package breakeven.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Thorough
class OpenPyxlTest {
  @TempDir private Path folder;

  @Test
  void everyCellIsALineWithTypeValueAndFormula() throws IOException {
    assertThat(OpenPyxl.dump(TinyWorkbook.in(folder)))
        .containsExactly(
            "[Model prices]",
            "A2\ts\ttwo\\nlines, £",
            "B2\tn\t0.30000000000000004",
            "C2\tn\t12000000",
            "D2\tb\tTrue",
            "E2\tn\t5\t=C2*2",
            "[Lists]",
            "B1\ts\tword");
  }
}
