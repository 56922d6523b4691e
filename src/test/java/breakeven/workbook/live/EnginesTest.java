package breakeven.workbook.live;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Formulas;
import breakeven.app.batch.Reviews;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.Engines;
import breakeven.testing.Thorough;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Engines that other programs embed calculate all sheets of a small review to the same figures and
 * words, but for what they lack, by name.
 */
@Thorough
class EnginesTest {
  @TempDir private static Path folder;
  private static String said;

  @BeforeAll
  static void someRowsOfTheSampleAreCalculated() {
    Path out = folder.resolve("reviewed.xlsx");
    said =
        Engines.calculate(
            Reviews.review(
                Reviews.where(
                    Reviews.options(SampleWorkbook.FILE, out, Formulas.WHERE_AT_EASE),
                    "Business unit=Claims")));
  }

  @Test
  void hyperFormula() {
    assertThat(lacks("hyperformula"))
        .containsExactlyInAnyOrder(
            "a computed array in LOOKUP",
            "an empty text of INDEX in COUNT",
            "columns of tables",
            "empty texts in COUNTIF",
            "FIXED",
            "INT below zero",
            "TEXT with commas");
    assertThat(alike("hyperformula")).isGreaterThan(10_000);
  }

  @Test
  void ironCalc() {
    assertThat(lacks("ironcalc"))
        .containsExactlyInAnyOrder(
            "a computed array in LOOKUP",
            "a computed flag in SUMPRODUCT",
            "columns of tables",
            "empty texts in COUNTIF",
            "ISNUMBER of an array",
            "ROUND of an array");
    assertThat(alike("ironcalc")).isGreaterThan(7_000);
  }

  private static List<String> lacks(String engine) {
    return found(engine, "(?m)^ +[0-9]+ left out: (.*)$");
  }

  private static int alike(String engine) {
    return Integer.parseInt(found(engine, "cells with formulas, ([0-9]+) alike").get(0));
  }

  /** In the lines of an engine: its name, and what is indented below it. */
  private static List<String> found(String engine, String pattern) {
    String lines = said.split("(?m)^" + engine + ": ")[1].split("\n\\w", 2)[0];
    return Pattern.compile(pattern).matcher(lines).results().map(each -> each.group(1)).toList();
  }
}
