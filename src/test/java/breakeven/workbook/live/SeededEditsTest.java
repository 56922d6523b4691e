package breakeven.workbook.live;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Formulas;
import breakeven.app.batch.LiveBooks;
import breakeven.app.batch.ReviewOptions;
import breakeven.app.batch.Reviews;
import breakeven.app.batch.SummaryTotals;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.LibreOffice;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import breakeven.workbook.live.SeededEdits.Edit;
import breakeven.workbook.live.SeededEdits.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edited workbook, calculated by a spreadsheet, comes to what a review of the edit gives. */
@Thorough
class SeededEditsTest {
  private static final long SEED = 20261124;
  private static final Path SAMPLE = Path.of("samples/portfolio.xlsx");

  private static final List<Assumption> THRESHOLDS =
      List.of(
          Assumption.LOW_VOLUME,
          Assumption.HIGH_VOLUME,
          Assumption.MARGIN,
          Assumption.CONFIDENCE,
          Assumption.QUALITY_TOLERANCE,
          Assumption.CLOSABLE_GAP,
          Assumption.FIVE_SHOT_RULE,
          Assumption.TARGET_UTILISATION,
          Assumption.RETRAIN_CADENCE,
          Assumption.SHORTEST_CADENCE,
          Assumption.BASE_CHANGE_INTERVAL);

  private static final List<Assumption> COSTS =
      List.of(
          Assumption.DISCOUNT_RATE,
          Assumption.PRICE_DECLINE,
          Assumption.REMOVABLE_SHARE,
          Assumption.RETRIEVED_TOKENS,
          Assumption.VECTOR_DATABASE,
          Assumption.RAG_BUILD_COST,
          Assumption.RUNS_PER_RELEASE,
          Assumption.SET_UP_HOURS,
          Assumption.MFU_LORA,
          Assumption.TRAINING_EXAMPLES,
          Assumption.EPOCHS,
          Assumption.LABELLING_COST,
          Assumption.COST_PER_JUDGED_EXAMPLE,
          Assumption.REGRESSION_RUNS,
          Assumption.MONITORING,
          Assumption.DAYS_PER_FIRST_RELEASE,
          Assumption.DAY_RATE,
          Assumption.PEAK_TO_AVERAGE,
          Assumption.THROUGHPUT_DERATE);

  /** What a review chooses, by its columns on Costs. */
  private static final Map<String, Column> CHOSEN =
      Map.of(
          "Chosen Tuning method",
          Workloads.TUNING_METHOD,
          "Chosen Serving",
          Workloads.SERVING,
          "Chosen GPU",
          Workloads.GPU);

  /** Fewer workloads with another figure or verdict, and the edits would test little. */
  private static final int MOVED = 200;

  @TempDir private Path folder;

  /** A workbook, its edits, and the files that become of it. */
  private record Try(String name, Path input, boolean shapes, List<Edit> edits, Path edited) {
    void type(XSSFWorkbook workbook) {
      edits.forEach(edit -> edit.type(workbook));
    }
  }

  @Test
  void editAndRecalculateIsEditAndReviewAgain() throws IOException {
    Path seeded =
        new PlainBook(SeededPortfolio.inShape(17, 170, Reviews.AS_OF))
            .withShippedTables()
            .write(folder.resolve("seeded-input.xlsx"));
    List<Try> tries = new ArrayList<>();
    tries.addAll(tries("seeded", seeded, true, Map.of("rows", Planned::rows)));
    Map<String, Function<Planned, List<Edit>>> ofSample = new LinkedHashMap<>();
    ofSample.put("rows", Planned::rows);
    ofSample.put("prices", plan -> plan.edits().ofPrices(plan.prices()));
    ofSample.put(
        "currencies",
        plan -> both(plan.edits().ofCurrencies(plan.prices()), plan.edits().ofRates()));
    ofSample.put(
        "assumptions",
        plan -> both(plan.edits().ofAssumptions(THRESHOLDS), plan.edits().ofAssumptions(COSTS)));
    tries.addAll(tries("sample", inShape(SAMPLE), false, ofSample));

    Map<Path, Map<String, List<CSVRecord>>> calculated =
        LibreOffice.calculate(
            tries.stream().map(Try::edited).toList(), folder.resolve("calculated"));
    Map<Kind, Integer> edits = new EnumMap<>(Kind.class);
    List<String> differences = new ArrayList<>();
    int cells = 0;
    long moved = 0;
    for (Try one : tries) {
      one.edits().forEach(edit -> edits.merge(edit.kind(), 1, Integer::sum));
      Path input = folder.resolve(one.name() + "-again.xlsx");
      LiveBooks.edit(one.input(), input, workbook -> one.type(workbook));
      LiveBooks.Compared compared =
          compare(calculated.get(one.edited()), review(input, one.name() + "-fresh", one.shapes()));
      cells += compared.cells();
      compared.differences().forEach(found -> differences.add(one.name() + ": " + found));
      SummaryTotals.addUp(one.name(), calculated.get(one.edited()));
      long moves = differ(calculated.get(one.edited()));
      assertThat(moves).as("workloads that %s move", one.name()).isPositive();
      moved += moves;
    }
    assertThat(differences).isEmpty();
    assertThat(edits.values().stream().mapToInt(n -> n).sum())
        .as("%s, %s cells", edits, cells)
        .isGreaterThanOrEqualTo(200);
    assertThat(edits).containsOnlyKeys(Kind.values());
    assertThat(cells).isGreaterThan(300_000);
    assertThat(moved).isGreaterThan(MOVED);
  }

  private static List<Edit> both(List<Edit> some, List<Edit> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  /** The workbook with all that its review chose typed: another review would choose anew. */
  private Path inShape(Path in) throws IOException {
    try (InputStream reviewed = Files.newInputStream(review(in, "shapes", false));
        XSSFWorkbook book = WorkbookDump.only(Sheets.COSTS::equals, reviewed)) {
      Sheet costs = book.getSheet(Sheets.COSTS);
      return LiveBooks.edit(
          in,
          folder.resolve("in-shape.xlsx"),
          workbook -> {
            Sheet workloads = workbook.getSheet(Sheets.WORKLOADS);
            for (int at = LiveBooks.HEADER_ROW + 1; at <= costs.getLastRowNum(); at++) {
              int row =
                  (int)
                      LiveBooks.cell(costs, LiveBooks.HEADER_ROW, at, "Place")
                          .getNumericCellValue();
              for (Map.Entry<String, Column> one : CHOSEN.entrySet()) {
                String chosen =
                    LiveBooks.cell(costs, LiveBooks.HEADER_ROW, at, one.getKey()).toString();
                if (!chosen.isEmpty() && !chosen.equals(LiveBooks.REVIEW_AGAIN)) {
                  LiveBooks.put(LiveBooks.cell(workloads, row, one.getValue().title()), chosen);
                }
              }
            }
          });
    }
  }

  // --- what is compared ------------------------------------------------------------------------

  private static LiveBooks.Compared compare(Map<String, List<CSVRecord>> calculated, Path fresh) {
    return LiveBooks.compare(calculated, fresh, false, ofTheRun(calculated));
  }

  /**
   * What stays as the review left it, and so may differ. Values of the run that no formula has, as
   * What would change it, Issues and chances, are not compared in the first place.
   */
  private static LiveBooks.Except ofTheRun(Map<String, List<CSVRecord>> calculated) {
    LiveBooks.Except again = LiveBooks.reviewAgain(calculated);
    return (sheet, key, title) ->
        again.leaves(sheet, key, title)
            // Names stand on Prices used in the order in which workloads use them.
            || sheet.equals(Sheets.COSTS) && title.startsWith("Row for ")
            // This tells that the workbook was edited since its review.
            || sheet.equals(Sheets.SUMMARY) && key.equals("Chk_All");
  }

  /** How many workloads come to another verdict or other figures than at their review. */
  private static long differ(Map<String, List<CSVRecord>> calculated) {
    List<CSVRecord> rows = LiveBooks.section(calculated, "At the review");
    int column = rows.get(LiveBooks.HEADER_ROW).toList().indexOf("Differs");
    return rows.stream().filter(row -> row.size() > column && row.get(column).equals("1")).count();
  }

  // --- edits -----------------------------------------------------------------------------------

  /**
   * What edits are planned with.
   *
   * @param prices the cells that prices were read from
   * @param faulty rows of Workloads whose errors were counted, from 0
   */
  private record Planned(SeededEdits edits, Set<String> prices, Set<Integer> faulty) {
    List<Edit> rows() {
      return edits.ofWorkloads(faulty);
    }
  }

  private List<Try> tries(
      String name, Path input, boolean shapes, Map<String, Function<Planned, List<Edit>>> kinds)
      throws IOException {
    Path reviewed = review(input, name, shapes);
    List<Try> tries = new ArrayList<>();
    try (InputStream in = Files.newInputStream(input);
        XSSFWorkbook book = new XSSFWorkbook(in);
        InputStream inReviewed = Files.newInputStream(reviewed);
        XSSFWorkbook after =
            WorkbookDump.only(List.of(Sheets.COSTS, Sheets.PRICES_USED)::contains, inReviewed)) {
      Set<String> names = new HashSet<>();
      Set<String> prices = new LinkedHashSet<>();
      for (Row row : after.getSheet("Prices used")) {
        if (row.getRowNum() > LiveBooks.HEADER_ROW) {
          names.add(row.getCell(0).getStringCellValue().toLowerCase(Locale.ROOT));
          prices.add(String.valueOf(row.getCell(2)));
        }
      }
      for (Map.Entry<String, Function<Planned, List<Edit>>> kind : kinds.entrySet()) {
        String called = name + "-" + kind.getKey();
        SeededEdits edits = new SeededEdits(book, names, SEED);
        List<Edit> planned = kind.getValue().apply(new Planned(edits, prices, faulty(after)));
        assertThat(planned).as(called).isNotEmpty();
        Path edited =
            LiveBooks.type(
                reviewed,
                folder.resolve(called + "-edited.xlsx"),
                workbook -> planned.forEach(edit -> edit.type(workbook)));
        tries.add(new Try(called, input, shapes, planned, edited));
      }
    }
    return tries;
  }

  /** Where a review has found errors their number is a value of the run, until the next one. */
  private static Set<Integer> faulty(XSSFWorkbook reviewed) {
    Set<Integer> faulty = new HashSet<>();
    Sheet costs = reviewed.getSheet(Sheets.COSTS);
    for (Cell header : costs.getRow(LiveBooks.HEADER_ROW)) {
      if (header.getStringCellValue().equals("Faults (count)")) {
        for (int row = LiveBooks.HEADER_ROW + 1; row <= costs.getLastRowNum(); row++) {
          if (costs.getRow(row).getCell(header.getColumnIndex()).getCellType()
              != CellType.FORMULA) {
            faulty.add((int) costs.getRow(row).getCell(1).getNumericCellValue());
          }
        }
      }
    }
    return faulty;
  }

  /**
   * Nothing is drawn: a chance is a value of the run, and a verdict may depend on it.
   *
   * @param shapes whether cheaper shapes are searched
   */
  private Path review(Path in, String name, boolean shapes) {
    ReviewOptions options =
        Reviews.options(
            in,
            folder.resolve(name + "-reviewed.xlsx"),
            Reviews.AS_OF,
            true,
            null,
            Formulas.WHERE_AT_EASE,
            0);
    return Reviews.review(shapes ? options : Reviews.withoutShapes(options));
  }
}
