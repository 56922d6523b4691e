package breakeven.app.batch;

import breakeven.core.cycle.ActualMonth;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.report.PastReview;
import breakeven.core.table.Actuals;
import breakeven.core.table.Sheets;
import breakeven.xlsx.read.XlsxFile;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a review date is before what a workbook remembers, as a mistyped month would be. */
final class EarlyReview {
  private EarlyReview() {}

  /**
   * What is wrong with the date; null: nothing.
   *
   * @param book the input; null where it remembers nothing
   * @param reviews the reviews that it remembers
   */
  static @Nullable Problem of(@Nullable XlsxFile book, List<PastReview> reviews, LocalDate asOf) {
    LocalDate last = PastReviews.last(reviews, asOf);
    if (last.isAfter(asOf)) {
      return early(Sheets.RUN_LOG, asOf, "the last review, of " + last, last);
    }
    YearMonth[] bill = {YearMonth.from(asOf)};
    SheetRows.table(
        book,
        Actuals.TABLE,
        row -> {
          ActualMonth month = ActualMonth.of(row);
          if (month != null && month.month().isAfter(bill[0])) {
            bill[0] = month.month();
          }
        });
    return bill[0].equals(YearMonth.from(asOf))
        ? null
        : early(Sheets.ACTUALS, asOf, "the last bill, of " + bill[0], bill[0].atEndOfMonth());
  }

  private static Problem early(String sheet, LocalDate asOf, String what, LocalDate from) {
    return new Problem(
        Severity.WARNING,
        sheet,
        "",
        "",
        "",
        asOf.toString(),
        "The review date is before " + what,
        "Review with --as-of " + from + " or a later day, unless an earlier one is meant");
  }
}
