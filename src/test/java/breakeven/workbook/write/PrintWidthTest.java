package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** How many pages a sheet is wide. */
class PrintWidthTest {
  private static List<Integer> columns(int number, int width) {
    return Collections.nCopies(number, width);
  }

  @Test
  void whatIsLegibleOnOnePageIsPrintedOnOne() {
    assertThat(PrintWidth.of(columns(26, 10)).pages()).isEqualTo(1);
    assertThat(PrintWidth.of(columns(27, 10)).pages()).isEqualTo(2);
  }

  @Test
  void theKeyColumnTakesItsRoomOnEachPage() {
    assertThat(PrintWidth.of(columns(52, 10)).pages()).isEqualTo(3);
    assertThat(PrintWidth.of(columns(51, 10)).pages()).isEqualTo(2);
  }

  @Test
  void aSheetIsFittedToItsPagesOrShrunkWhereItsWidthIsNotKnown() throws Exception {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      XSSFSheet fitted = workbook.createSheet();
      new PrintWidth(3).setUp(fitted);
      assertThat(fitted.getFitToPage()).isTrue();
      assertThat(fitted.getPrintSetup().getFitWidth()).isEqualTo((short) 3);
      assertThat(fitted.getPrintSetup().getFitHeight()).isZero();
      assertThat(fitted.getPrintSetup().getLandscape()).isTrue();
      XSSFSheet shrunk = workbook.createSheet();
      PrintWidth.UNKNOWN.setUp(shrunk);
      assertThat(shrunk.getFitToPage()).isFalse();
      assertThat(shrunk.getPrintSetup().getScale()).isEqualTo((short) 74);
    }
  }
}
