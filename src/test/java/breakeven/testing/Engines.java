package breakeven.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Spreadsheet engines that programs embed, IronCalc and HyperFormula, by {@code src/test/engines}.
 *
 * <p>{@code ./check} fetches them and names their folder by the property {@code engines.path}.
 */
public final class Engines {
  private Engines() {}

  /**
   * What both make of every formula of a workbook: a line with the counts of each, and one for each
   * thing that it lacks. Fails where any other cell comes out otherwise.
   */
  public static String calculate(Path xlsx) {
    return OpenPyxl.run("src/test/engines", folder(), xlsx.toString(), "hyperformula", "ironcalc");
  }

  /**
   * What HyperFormula makes of the first sheet of a workbook, {@code Calculation}, with each
   * workload of {@code Review} chosen in turn: how many cells of C and D are alike.
   */
  public static String chosen(Path xlsx) {
    return OpenPyxl.run("src/test/engines", folder(), xlsx.toString(), "chosen");
  }

  private static String folder() {
    String folder = System.getProperty("engines.path", "");
    if (folder.isEmpty() || !Files.isDirectory(Path.of(folder))) {
      OtherProgram.missing("engines", "there are no engines at \"" + folder + "\"");
    }
    return folder;
  }
}
