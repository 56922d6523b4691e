package breakeven.app.batch;

import breakeven.core.decision.PortfolioMoney;
import breakeven.core.input.CellType;
import breakeven.core.input.RowHandler;
import breakeven.core.report.PastReview;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ReviewedWorkbook;
import breakeven.xlsx.read.XlsxFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the reviews that a reviewed workbook remembers on its {@code Run log}. */
final class PastReviews implements RowHandler {
  private final List<PastReview> reviews = new ArrayList<>();

  /** The headers of the table by column, once they were met. */
  private final Map<Integer, String> headers = new HashMap<>();

  private final Map<Integer, String> texts = new HashMap<>();
  private final Map<Integer, Double> numbers = new HashMap<>();
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

  @Override
  public boolean wants(int column) {
    return !ended && column < PastReview.columns().size();
  }

  @Override
  public void startRow(int number) {
    texts.clear();
    numbers.clear();
  }

  @Override
  public void cell(int column, CellType type, double number, @Nullable String text) {
    if (type == CellType.TEXT && text != null) {
      texts.put(column, text.strip());
    } else if (type == CellType.NUMBER || type == CellType.DATE) {
      numbers.put(column, number);
    }
  }

  @Override
  public boolean endRow(int number) {
    if (!titled) {
      titled = PastReview.TABLE.equals(texts.get(0));
    } else if (headers.isEmpty()) {
      if (texts.containsValue(PastReview.DAY)) {
        headers.putAll(texts);
      }
    } else if (Double.isNaN(number(PastReview.DAY))) {
      ended = true;
    } else {
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

  private double number(String header) {
    return headers.entrySet().stream()
        .filter(entry -> entry.getValue().equals(header))
        .map(entry -> numbers.getOrDefault(entry.getKey(), Double.NaN))
        .findFirst()
        .orElse(Double.NaN);
  }

  private String text(String header) {
    return headers.entrySet().stream()
        .filter(entry -> entry.getValue().equals(header))
        .map(entry -> texts.getOrDefault(entry.getKey(), ""))
        .findFirst()
        .orElse("");
  }

  @Override
  public void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {
    // No cell of this table is merged.
  }
}
