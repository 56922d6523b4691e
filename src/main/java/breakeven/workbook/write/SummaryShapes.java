package breakeven.workbook.write;

import breakeven.core.decision.Decision;
import breakeven.core.shape.ShapeTotals;
import breakeven.workbook.write.ResultStyles.Role;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;

/** What better shapes are worth, on the second page of {@code Summary}. */
final class SummaryShapes {
  private static final int COUNT = 5;
  private static final int MONEY = SummaryPage.LAST;
  private static final int WORDS = 2;

  private final SummaryPage page;
  private final ShapeTotals totals;

  SummaryShapes(SummaryPage page) {
    this.page = page;
    totals = page.data.shapes();
  }

  /** Writes the table; nothing where no shapes were compared. */
  void write() {
    if (totals.compared() == 0) {
      return;
    }
    page.fill(Role.PAGE_HEADER, 0, SummaryPage.LAST);
    page.text(0, Role.PAGE_HEADER, "What better set-ups are worth");
    page.header(COUNT, "Workloads", true);
    page.header(MONEY, page.data.currency(), true);
    page.end(15);
    sum(
        "A cheaper method, serving, card or provider of the same model, of "
            + Plurals.number(totals.compared())
            + " compared",
        totals.cheaper(),
        true);
    boolean whole = totals.whole();
    sum("of these, fine-tuning pays anyway: it saves more by", totals.paying(), whole);
    sum("of these, fine-tuning pays only in that set-up: it saves", totals.turning(), whole);
    sum("Another model would be cheaper; benchmark it first", totals.otherModels(), whole);
    totals.largest().forEach(this::named);
    page.gap(8);
  }

  private void sum(String what, ShapeTotals.Sum sum, boolean searched) {
    page.fill(Role.PAGE_CELL, 0, SummaryPage.LAST);
    page.text(0, Role.PAGE_CELL, what);
    if (searched) {
      page.number(COUNT, Role.PAGE_CELL, SummaryPage.WHOLE, sum.workloads());
      page.number(MONEY, Role.PAGE_CELL, SummaryPage.MONEY, sum.money());
    } else {
      page.sheet
          .cell(page.next, MONEY, page.styles.of(Role.PAGE_CELL, "@", HorizontalAlignment.RIGHT))
          .setCellValue("not searched");
    }
    page.end(SummaryPage.ROW);
  }

  /** A workload whose best shape is worth much, with what it would be. */
  private void named(ShapeTotals.Named one) {
    page.fill(Role.PAGE_CELL, 0, SummaryPage.LAST);
    XSSFCell name = page.text(SummaryPage.NAME, Role.SMALL_LINK, one.workload());
    page.linkRow(name, one.sheetRow());
    int then = one.best().verdict();
    String turned =
        then >= 0 && then != one.own()
            ? ": " + Decision.VERDICTS.get(one.own()) + " → " + Decision.VERDICTS.get(then)
            : "";
    String measure = one.best().toMeasure().isEmpty() ? "" : "; measure again";
    page.text(WORDS, Role.PAGE_CELL, one.best().words() + turned + measure);
    page.number(MONEY, Role.PAGE_CELL, SummaryPage.MONEY, one.worth());
    page.end(SummaryPage.ROW);
  }
}
