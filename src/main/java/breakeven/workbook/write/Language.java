package breakeven.workbook.write;

import breakeven.xlsx.read.XlsxFile;
import java.util.Optional;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The language of what we write, in the properties of a workbook: screen readers choose their voice
 * by it. A user's own properties stay as they are.
 */
final class Language {
  /** British English, as a tag of BCP 47. */
  static final String TAG = "en-GB";

  private Language() {}

  /** Says it in a workbook of ours. */
  static void say(XSSFWorkbook workbook) {
    workbook
        .getProperties()
        .getCoreProperties()
        .getUnderlyingProperties()
        .setLanguageProperty(Optional.of(TAG));
  }

  /** Says it where the user's workbook has no properties of its own. */
  static void say(XSSFWorkbook workbook, XlsxFile users) {
    if (users.relations("").stream().noneMatch(link -> link.type().equals("core-properties"))) {
      say(workbook);
    }
  }
}
