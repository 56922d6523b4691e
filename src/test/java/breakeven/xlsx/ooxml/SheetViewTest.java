package breakeven.xlsx.ooxml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SheetViewTest {
  private static final SheetView VIEW = new SheetView(1, 2, 57);

  private static String in(String view) {
    String xml = VIEW.in("<x:sheetViews>" + view + "</x:sheetViews>", "x:");
    assertThat(VIEW.in(xml, "x:")).isEqualTo(xml);
    return xml.replaceAll("</?x:sheetViews>", "");
  }

  @Test
  void namesAndHeaderAreFrozenAndTheRestIsScrolled() {
    String pane =
        "<x:pane xSplit=\"1\" ySplit=\"2\" topLeftCell=\"BF3\" activePane=\"bottomRight\""
            + " state=\"frozen\"/>";
    assertThat(in("<x:sheetView workbookViewId=\"0\"/>"))
        .isEqualTo("<x:sheetView workbookViewId=\"0\">" + pane + "</x:sheetView>");
    assertThat(
            in(
                "<x:sheetView topLeftCell='A9' workbookViewId=\"0\"><x:selection"
                    + " sqref=\"B2\"/></x:sheetView>"))
        .isEqualTo(
            "<x:sheetView workbookViewId=\"0\">"
                + pane
                + "<x:selection sqref=\"B2\"/></x:sheetView>");
  }

  @Test
  void whatTheUserHasFrozenStays() {
    assertThat(
            in(
                "<x:sheetView workbookViewId=\"0\"><x:pane ySplit=\"4\" topLeftCell=\"A9\""
                    + " state=\"frozen\"/></x:sheetView>"))
        .contains("<x:pane xSplit=\"1\" ySplit=\"4\" topLeftCell=\"BF5\"");
    assertThat(
            in(
                "<x:sheetView workbookViewId=\"0\"><x:pane xSplit=\"3\" topLeftCell=\"D1\""
                    + " state=\"frozen\"/></x:sheetView>"))
        .contains("<x:pane xSplit=\"3\" topLeftCell=\"BF1\" activePane=\"topRight\"");
  }

  @Test
  void aSplitWindowAndAViewOfPagesStayAsTheyAre() {
    for (String view :
        new String[] {
          "<x:sheetView workbookViewId=\"0\"><x:pane xSplit=\"900\"/></x:sheetView>",
          "<x:sheetView view=\"pageLayout\" workbookViewId=\"0\"/>"
        }) {
      assertThat(in(view)).isEqualTo(view);
    }
  }
}
