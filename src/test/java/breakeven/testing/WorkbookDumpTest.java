package breakeven.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookDumpTest {
  @TempDir private Path folder;

  @Test
  void everyCellIsALineWithTypeValueAndFormula() throws IOException {
    assertThat(WorkbookDump.of(TinyWorkbook.in(folder)))
        .isEqualTo(
            """
            [Model prices]
            A2     text    two\\nlines, £
            B2     number  0.30000000000000004
            C2     number  12000000
            D2     boolean TRUE
            E2     number  5  =C2*2
            [Lists] hidden
            B1     text    word
            """);
  }

  @Test
  void sheetsCanBeLeftOut() throws IOException {
    assertThat(WorkbookDump.of(TinyWorkbook.in(folder), "Lists"::equals)).startsWith("[Lists]");
  }
}
