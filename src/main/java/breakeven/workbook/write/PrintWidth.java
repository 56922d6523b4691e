package breakeven.workbook.write;

import java.util.List;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * On how many A4 landscape pages beside each other a sheet is printed: as few as stay legible.
 *
 * @param pages so many, the key column on each of them; 0 where nobody knows how wide the sheet
 *     will be
 */
record PrintWidth(int pages) {
  /** A sheet to which columns are added: those that print fit a page. */
  static final PrintWidth UNKNOWN = new PrintWidth(0);

  /** One page, however small that is. */
  static final PrintWidth ONE = new PrintWidth(1);

  /** Per cent of their size below which letters on paper are no longer legible. */
  private static final int LEAST_LEGIBLE = 55;

  /** Characters of width that fit a page at that size; at full size it is 146. */
  private static final int ROOM = 146 * 100 / LEAST_LEGIBLE;

  /** Per cent at which letters of 11 points are 8 points high. */
  static final int READ_WITH_EASE = 74;

  /** Characters of width that fit a page at that size, in the program that has the least room. */
  static final int WITH_EASE = 192;

  /** The set-up of a user's sheet that has none: A4, landscape, at that size. */
  static final String LEGIBLE =
      "<pageSetup paperSize=\"%s\" scale=\"%s\" orientation=\"landscape\"/>"
          .formatted(PrintSetup.A4_PAPERSIZE, READ_WITH_EASE);

  /** Inches beside a page. */
  private static final double SIDE_MARGIN = 1 / 2.54;

  /** Inches above and below it. */
  private static final double MARGIN = 1.5 / 2.54;

  /**
   * The fewest pages on which columns are legible.
   *
   * @param columns their widths in characters, the key column's first
   */
  static PrintWidth of(List<Integer> columns) {
    int pages = 1;
    int used = columns.get(0);
    for (int width : columns.subList(1, columns.size())) {
      if (used + width > ROOM) {
        pages++;
        used = columns.get(0);
      }
      used += width;
    }
    return new PrintWidth(pages);
  }

  /** Height of the rows that a page has room for when columns of a width are fitted, points. */
  static double height(double columns, double width, double height) {
    double scale = Math.floor(100 * Math.min(1, (width - 2 * SIDE_MARGIN * 72) / columns));
    return (height - 2 * MARGIN * 72) * 100 / scale;
  }

  /** Whether pages are beside each other. */
  boolean several() {
    return pages != 1;
  }

  /** Sets a sheet up, any number of pages long. */
  void setUp(XSSFSheet sheet) {
    PrintSetup setup = sheet.getPrintSetup();
    setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
    setup.setLandscape(true);
    sheet.setFitToPage(pages > 0);
    if (pages > 0) {
      setup.setFitWidth((short) pages);
      setup.setFitHeight((short) 0);
    } else {
      setup.setScale((short) READ_WITH_EASE);
    }
    sheet.setMargin(PageMargin.LEFT, SIDE_MARGIN);
    sheet.setMargin(PageMargin.RIGHT, SIDE_MARGIN);
    sheet.setMargin(PageMargin.TOP, MARGIN);
    sheet.setMargin(PageMargin.BOTTOM, MARGIN);
    sheet.setPrintGridlines(false);
  }
}
