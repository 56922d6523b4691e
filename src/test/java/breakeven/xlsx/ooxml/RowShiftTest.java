package breakeven.xlsx.ooxml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows 10 and below move down by 5; prices end with row 9. */
class RowShiftTest {
  private static final RowShift SHIFT = new RowShift("Model prices", 10, 5, 9);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A9+A10+$B$11 | A9+A15+$B$16",
        "SUM(A2:A9) | SUM(A2:A9)",
        "SUM(A2:A10) | SUM(A2:A15)",
        "SUM(A10:A12)*Logs10 | SUM(A15:A17)*Logs10",
        "LOG10(A10) | LOG10(A15)",
        "\"see A10\"&A10 | \"see A10\"&A15",
        "Table1[[#Totals],[A10]]+A10 | Table1[[#Totals],[A10]]+A15",
        "Other!A10+'Model prices'!A10 | Other!A10+'Model prices'!A15",
        "'model prices'!A10:B12 | 'model prices'!A15:B17",
        "[1]Sheet1!A10+'[x.xlsx]Model prices'!A10 | [1]Sheet1!A10+'[x.xlsx]Model prices'!A10",
        "Rate_10+Q10_x+_A10 | Rate_10+Q10_x+_A10",
        "A:A+SUM(10:10)*10 | A:A+SUM(15:15)*10",
        "SUM($9:$12,2:9)/1.5 | SUM($9:$17,2:9)/1.5",
        "A1048576 | A1048576"
      })
  void formulasFollow(String before, String after) {
    assertThat(SHIFT.formula(before, true, false)).isEqualTo(after);
  }

  @Test
  void aTotalTakesInTheNewRows() {
    assertThat(SHIFT.formula("SUM(A2:A9)/COUNT($B$9:$B$9)+MAX(A2:A8)+A9", true, true))
        .isEqualTo("SUM(A2:A14)/COUNT($B$9:$B$14)+MAX(A2:A8)+A9");
    assertThat(SHIFT.formula("SUM(A2:A12)", true, true)).isEqualTo("SUM(A2:A17)");
  }

  /** Rows 10 and 11 are free and filled before anything moves. */
  @Test
  void aTotalOfFreeRowsAloneStaysWhatItIs() {
    RowShift shift = new RowShift("Model prices", 12, 5, 9);
    assertThat(shift.formula("SUM(A2:A9)+SUM(A2:A11)+SUM(A10:A11)", true, true))
        .isEqualTo("SUM(A2:A16)+SUM(A2:A16)+SUM(A10:A11)");
  }

  @Test
  void fromOtherSheetsOnlyWhatNamesTheSheetRefersToIt() {
    assertThat(SHIFT.reached("A10+Other!B12+'Model prices'!A9", false)).isZero();
    assertThat(SHIFT.reached("'Model prices'!A9:A12", false)).isEqualTo(10);
    assertThat(SHIFT.reached("'Model prices'!C12", false)).isEqualTo(12);
    assertThat(SHIFT.reached("'Model prices'!A2:A10", false)).isEqualTo(10);
    assertThat(SHIFT.reached("'Model prices'!$12:$13+20:20", false)).isEqualTo(12);
    assertThat(SHIFT.reached("'Model prices'!$1:$1*12+20:20", false)).isZero();
    assertThat(SHIFT.formula("A10", false, false)).isEqualTo("A10");
  }

  @Test
  void rangesOfRulesFollow() {
    assertThat(SHIFT.ranges("A2:A9 B10 C5:C20 D2:D1048576"))
        .isEqualTo("A2:A9 B15 C5:C25 D2:D1048576");
    assertThat(SHIFT.ranges("A2:A9 what")).isEqualTo("A2:A9 what");
  }

  @Test
  void namesThatEndWithThePricesTakeInTheNewRows() {
    assertThat(
            RowShift.lengthened(
                "'Model prices'!$A$1:$H$9,Other!$A$1:$H$9,'Model prices'!$H$9",
                "Model prices",
                9,
                14))
        .isEqualTo("'Model prices'!$A$1:$H$14,Other!$A$1:$H$9,'Model prices'!$H$9");
  }
}
