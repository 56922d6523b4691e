package breakeven.workbook.write;

import breakeven.core.report.SummaryData;
import breakeven.core.report.Totals;
import java.util.Comparator;
import java.util.List;

/** The verdicts in the order of the first page. */
final class SummaryVerdicts {
  private SummaryVerdicts() {}

  static List<Totals.ByVerdict> inOrder(SummaryData data) {
    return data.portfolio().verdicts().stream()
        .sorted(Comparator.comparingInt(verdict -> WordFormats.order(verdict.verdict())))
        .toList();
  }
}
