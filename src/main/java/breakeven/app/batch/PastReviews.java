package breakeven.app.batch;

import breakeven.core.decision.PortfolioMoney;
import breakeven.core.input.NamedRows;
import breakeven.core.report.PastReview;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ReviewedWorkbook;
import breakeven.xlsx.read.XlsxFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the reviews that a reviewed workbook remembers on its {@code Run log}. */
final class PastReviews extends NamedRows {
  private final List<PastReview> reviews = new ArrayList<>();

  private boolean titled;
  private boolean ended;

  private PastReviews() {}

  /** The reviews that a workbook remembers, its own the last one; none where it is not reviewed. */
  static List<PastReview> of(@Nullable XlsxFile book) {
    String name = book == null ? null : ReviewedWorkbook.ownSheets(book).get(Sheets.RUN_LOG);
    PastReviews reader = new PastReviews();
    if (book != null && name != null) {
      book.sheet(name).ifPresent(sheet -> SheetRows.read(book, sheet, reader));
    }
    return List.copyOf(reader.reviews);
  }

  /** The latest day of reviews; another one where there is none. */
  static LocalDate last(List<PastReview> reviews, LocalDate otherwise) {
    return reviews.stream().map(PastReview::day).max(Comparator.naturalOrder()).orElse(otherwise);
  }

  @Override
  public boolean wants(int column) {
    return !ended && column < PastReview.columns().size();
  }

  @Override
  protected boolean above(Set<String> names) {
    titled |= !names.isEmpty() && names.iterator().next().equals(PastReview.TABLE);
    return true;
  }

  @Override
  protected boolean isHeader(Set<String> names) {
    return titled && names.contains(PastReview.DAY);
  }

  @Override
  protected boolean below(int row) {
    ended = Double.isNaN(number(PastReview.DAY));
    if (!ended) {
      reviews.add(review());
    }
    return !ended;
  }

  private PastReview review() {
    return new PastReview(
        LocalDate.ofEpochDay((long) number(PastReview.DAY)),
        text(PastReview.CURRENCY),
        (int) number(PastReview.WORKLOADS),
        number(PortfolioMoney.READY),
        number(PastReview.EXPECTED),
        number(PortfolioMoney.RESTORING),
        number(PortfolioMoney.PENDING),
        number(PortfolioMoney.BLOCKED),
        number(PastReview.PAID_TODAY),
        number(PastReview.APPROVED),
        number(PastReview.IN_PRODUCTION),
        number(PastReview.REALISED));
  }
}
