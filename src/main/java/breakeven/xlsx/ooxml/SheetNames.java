package breakeven.xlsx.ooxml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The names that our sheets get in a workbook: the usual ones, and {@code Summary 2} where a sheet
 * of the user's is called Summary. Make it before the first sheet is added, after the sheets of an
 * earlier review are gone.
 */
public final class SheetNames {
  private final Set<String> taken = new HashSet<>();
  private final Map<String, String> given = new HashMap<>();

  private SheetNames() {}

  /** The usual names, where there is no workbook in which one may be taken. */
  public static SheetNames usual() {
    return new SheetNames();
  }

  /**
   * The names in a workbook that was reviewed before: sheets that are rebuilt keep what they are
   * called.
   *
   * @param rebuilt the name of each of them by its usual one
   */
  public SheetNames(XSSFWorkbook workbook, Map<String, String> rebuilt) {
    this(names(workbook), rebuilt);
  }

  /**
   * The same in a workbook with sheets of these names, those that are rebuilt or not among them.
   */
  public SheetNames(Collection<String> sheets, Map<String, String> rebuilt) {
    given.putAll(rebuilt);
    rebuilt.values().forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
    sheets.forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
  }

  private static List<String> names(XSSFWorkbook workbook) {
    List<String> names = new ArrayList<>();
    workbook.forEach(sheet -> names.add(sheet.getSheetName()));
    return names;
  }

  /** The name of one of our sheets; always the same for the same usual name. */
  public String of(String usual) {
    return given.computeIfAbsent(usual, this::free);
  }

  private String free(String usual) {
    String name = usual;
    for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
      name = usual + " " + n;
    }
    return name;
  }
}
