package breakeven.workbook.live;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.LiveBooks;
import breakeven.app.batch.Reviews;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.testing.LibreOffice;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows without figures say the same at the review and after a recalculation. */
@Thorough
class NoRequestsTest {
  @TempDir private Path folder;

  private Map<String, List<CSVRecord>> sameAfterARecalculation(PlainBook book) {
    Path reviewed =
        Reviews.reviewLive(
            book.write(folder.resolve("in.xlsx")), folder.resolve("reviewed.xlsx"), 0);
    Map<String, List<CSVRecord>> calculated =
        LibreOffice.calculate(reviewed, folder.resolve("calculated"));
    assertThat(LiveBooks.compare(calculated, reviewed, true, (s, k, t) -> false).differences())
        .isEmpty();
    return calculated;
  }

  private static PlainBook book(String requests, String column, String value) {
    Map<String, String> row = new LinkedHashMap<>(PlainBook.answered("odd", requests));
    row.put(column, value);
    return new PlainBook(List.of(row, new LinkedHashMap<>(PlainBook.answered("good", "300000"))))
        .withShippedTables();
  }

  @Test
  void aBillForNoRequestsIsDividedByNothing() {
    List<CSVRecord> costs =
        sameAfterARecalculation(book("0", Workloads.PROMPTING_COST.header(), "500"))
            .get(Sheets.COSTS);
    List<String> odd = costs.get(LiveBooks.HEADER_ROW + 1).toList();
    assertThat(odd.get(0)).isEqualTo("odd");
    assertThat(odd).noneMatch(cell -> cell.startsWith("#"));
    int at = -1;
    List<String> titles = costs.get(LiveBooks.HEADER_ROW).toList();
    for (int i = 0; i < titles.size(); i++) {
      at = titles.get(i).startsWith("Request price prompted") ? i : at;
    }
    assertThat(odd.get(at)).isEmpty();
  }

  @Test
  void aRateThatCannotBeReadIsUnreadableBothTimes() {
    List<Map<String, String>> rates = new ArrayList<>();
    for (Map<String, String> rate : PlainBook.shipped(ExchangeRates.TABLE)) {
      Map<String, String> row = new LinkedHashMap<>(rate);
      if (row.get("Currency").equals("USD")) {
        row.put("Rate", "0,75");
      }
      rates.add(row);
    }
    PlainBook book = book("300000", "Prompted model", "gpt-4.1").with(ExchangeRates.TABLE, rates);
    sameAfterARecalculation(book);
  }
}
