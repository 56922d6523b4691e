package breakeven.xlsx.read;

import java.util.List;

/** The order in which the children of a worksheet must be; anything else Excel "repairs". */
public final class SheetParts {
  private static final List<String> ORDER =
      List.of(
          """
          sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr
          sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate
          customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations
          hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks
          customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing
          legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts
          extLst
          """
              .split("\\s+"));

  private SheetParts() {}

  /** The parts that may be behind one, up to another. */
  static List<String> behind(String first, String last) {
    return ORDER.subList(ORDER.indexOf(first) + 1, ORDER.indexOf(last) + 1);
  }

  /**
   * Place in the order. What is unknown (AlternateContent around controls) is late, before the
   * tables.
   */
  public static int order(String name) {
    int order = ORDER.indexOf(name);
    return order < 0 ? ORDER.indexOf("oleObjects") : order;
  }
}
