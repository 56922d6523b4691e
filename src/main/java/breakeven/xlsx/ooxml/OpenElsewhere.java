package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files that a spreadsheet program has open. On most systems nothing keeps another program from
 * replacing them, and whoever saves there then writes over the new file.
 */
public final class OpenElsewhere {
  private OpenElsewhere() {}

  /**
   * Looks for the file that Excel or LibreOffice puts beside one that it has open.
   *
   * @param then what to do instead
   * @throws BadInput where there is one
   */
  public static void refuse(Path shown, Path file, String then) {
    String name = String.valueOf(file.getFileName());
    for (String lock : List.of("~$" + name, "~$" + cutForExcel(name), ".~lock." + name + "#")) {
      if (Files.exists(file.resolveSibling(lock))) {
        throw new BadInput(
            shown
                + " is open in a spreadsheet program ("
                + lock
                + " is beside it; remove that file if none has): close it there and "
                + then);
      }
    }
  }

  /** Some versions write their two characters over the first two of a long name. */
  private static String cutForExcel(String name) {
    return name.length() > 12 ? name.substring(2) : name;
  }
}
