package breakeven.workbook.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.app.batch.LiveBooks;
import breakeven.core.decision.Decision;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.report.ShapeColumns;
import breakeven.core.shape.RowShapes;
import breakeven.core.shape.ShapeSearch;
import breakeven.core.table.Sheets;
import breakeven.testing.LibreOffice;
import breakeven.testing.Portfolio;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The best shapes of the workload chosen on {@code Explorer}, calculated by LibreOffice. */
@Thorough
class ExplorerShapesTest {
  private static final String SECTION =
      "Best shapes: the own one, five of the same model, three other models";

  @TempDir private Path folder;

  private static RowShapes[] shapes(Portfolio portfolio, Evaluator evaluator) {
    return new ShapeSearch(
            portfolio.decision,
            evaluator.prices(),
            portfolio.assumptions,
            evaluator.draws(),
            ShapeSearch.Depth.ALL,
            Evaluator.BATCH,
            24)
        .find(evaluator.frame(), portfolio.names(), portfolio.used(evaluator), evaluator::chosen);
  }

  /** Whatever is chosen. */
  @Test
  void theChosenWorkloadsShapesStandOnTheSheetAndAChangeSinceTheReviewIsTold() throws IOException {
    List<Map<String, String>> rows = ExplorerTest.picked();
    Path reviewed = ExplorerTest.review(folder);
    Portfolio portfolio = new Portfolio(rows);
    RowShapes[] shapes = shapes(portfolio, portfolio.evaluate(2_000));
    List<Path> chosen = new ArrayList<>();
    int compared = 0;
    int edited = -1;
    for (int i = 0; i < rows.size(); i++) {
      String name = rows.get(i).get("Workload");
      Path book = ExplorerTest.choose(reviewed, name, folder.resolve("chosen" + i + ".xlsx"));
      if (compared == 1 && shapes[i].compared()) {
        edited = i;
        book =
            LiveBooks.type(
                book,
                folder.resolve("edited.xlsx"),
                workbook ->
                    ExplorerTornadoTest.type(
                        workbook.getSheet(Sheets.WORKLOADS),
                        name,
                        "Requests (per month)",
                        123_456_789));
      }
      chosen.add(book);
      compared += shapes[i].compared() ? 1 : 0;
    }
    Map<Path, Map<String, List<CSVRecord>>> calculated =
        LibreOffice.calculate(chosen, folder.resolve("calculated"));
    for (int i = 0; i < rows.size(); i++) {
      String name = rows.get(i).get("Workload");
      String said = stands(calculated.get(chosen.get(i)).get(Sheets.EXPLORER), name, shapes[i]);
      assertThat(said)
          .as(name)
          .isEqualTo(
              !shapes[i].compared()
                  ? "Not compared: a workload that needs data has no shapes."
                  : edited == i
                      ? "TCO fine-tuned has changed: review again."
                      : "Values of the review.");
    }
    assertThat(compared).isGreaterThanOrEqualTo(2);
  }

  /** The table is that of the search; gives the note below it. */
  private static String stands(List<CSVRecord> explorer, String name, RowShapes shapes) {
    int header = ExplorerTornadoTest.row(explorer, SECTION) + 1;
    List<ShapeColumns.Line> lines = ShapeColumns.lines(name, shapes, 0);
    for (int rank = 0; rank < ShapeColumns.MOST; rank++) {
      CSVRecord row = explorer.get(header + 1 + rank);
      int wanted = rank;
      ShapeColumns.Line line =
          lines.stream().filter(one -> one.rank() == wanted).findFirst().orElse(null);
      assertThat(row.get(0)).as(name).isEqualTo(line == null ? "" : ShapeColumns.shape(line));
      if (line != null) {
        figure(row.get(2), line.tco(), name);
        figure(row.get(3), line.saves(), name);
        figure(row.get(5), line.upfront(), name);
        figure(row.get(6), line.saving(), name);
        int verdict = line.offer().verdict();
        assertThat(row.get(7))
            .as(name)
            .contains(verdict < 0 ? "benchmark " : Decision.VERDICTS.get(verdict))
            .endsWith(line.offer().toMeasure());
      }
    }
    return explorer.get(header + 1 + ShapeColumns.MOST).get(0);
  }

  private static void figure(String found, double expected, String where) {
    if (Double.isNaN(expected)) {
      assertThat(found).as(where).isEmpty();
    } else {
      assertThat(ExplorerTest.number(found))
          .as(where)
          .isCloseTo(ListSection.listed(expected), within(1e-9 * Math.abs(expected) + 1e-9));
    }
  }
}
