package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.decision.Decision;
import breakeven.core.economics.LifetimeSearch;
import breakeven.core.economics.Model;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.evaluation.InputTables;
import breakeven.core.expression.Frame;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.table.Assumption;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Column;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Sheets;
import breakeven.core.table.Table;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.table.Workloads;
import breakeven.core.uncertainty.TriangularDistribution;
import breakeven.core.whatif.Driver;
import breakeven.core.whatif.VerdictChange;
import breakeven.core.whatif.VerdictChangeFinder;
import breakeven.oracle.SeededPortfolio;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.Changed;
import breakeven.testing.LightBook;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each told change is typed into the workbook, which is reviewed again with all draws: the verdict
 * is the told one, and one step less it is today's.
 */
@Thorough
class FlipsInWorkbooksTest {
  /**
   * Changes of tables that are tried for one workbook: of a driver one, each with reviews of its
   * own.
   */
  private static final int MOST_SINGLE = 4;

  /** The sheets on which a change is typed. */
  private static final Set<String> CHANGED =
      Set.of(Sheets.WORKLOADS, Sheets.MODEL_PRICES, Sheets.GPU_PRICES, Sheets.ASSUMPTIONS);

  @TempDir private Path folder;
  private int count;

  /** What is measured first, by workload. */
  private final Map<String, String> rivals = new HashMap<>();

  private int compared;

  /** Whys of missing answers that were held against a told change. */
  private int agreed;

  /**
   * A told change of a workload.
   *
   * @param sheetRow its row in the sheet, from 1
   * @param row its row in the frame
   */
  private record Told(
      int sheetRow, String name, String today, VerdictChange flip, Frame frame, int row) {
    String then() {
      return Decision.VERDICTS.get(flip.verdict());
    }
  }

  @Test
  void ofTheSample() throws IOException {
    Set<Driver> told = holds(Files.copy(SampleWorkbook.FILE, folder.resolve("sample.xlsx")));
    assertThat(told).hasSizeGreaterThan(8);
    assertThat(agreed).isPositive();
  }

  @ParameterizedTest(name = "seed {0}")
  @CsvSource({"31, 110", "32, 110"})
  void ofSeededPortfolios(long seed, int rows) throws IOException {
    Path file =
        new PlainBook(SeededPortfolio.inShape(seed, rows, Reviews.AS_OF))
            .withShippedTables()
            .write(folder.resolve("seeded.xlsx"));
    assertThat(holds(file)).hasSizeGreaterThan(8);
  }

  private Set<Driver> holds(Path file) throws IOException {
    List<Told> all = told(file);
    Map<String, Map<String, String>> today = reviewed(file);
    today.forEach((name, cells) -> rivals.put(name, cells.getOrDefault("Rival", "")));
    for (Told one : all) {
      Map<String, String> cells = Objects.requireNonNull(today.get(one.name().strip()), one.name());
      assertThat(cells.get("What would change it")).startsWith(one.flip().text());
      assertThat(cells.get("Verdict")).isEqualTo(one.today());
      String why = cells.getOrDefault("Why", "");
      if (why.contains("With good answers on ")
          && one.flip().text().contains("today not answered")) {
        assertThat(why).as(one.name()).contains(", the verdict is " + one.then());
        agreed++;
      }
    }
    List<String> wrong = new ArrayList<>();
    List<Told> inRows = all.stream().filter(one -> ofRow(change(one))).toList();
    check(inRows, edited(file, inRows, false), false, wrong);
    List<Told> less = inRows.stream().filter(one -> !less(one).isEmpty()).toList();
    check(less, edited(file, less, true), true, wrong);
    Map<Driver, Told> inTables = new LinkedHashMap<>();
    all.stream()
        .filter(one -> !ofRow(change(one)))
        .forEach(one -> inTables.putIfAbsent(change(one).driver(), one));
    for (Told one : inTables.values().stream().limit(MOST_SINGLE).toList()) {
      check(List.of(one), alone(file, one, false), false, wrong);
      check(List.of(one), alone(file, one, true), true, wrong);
    }
    assertThat(wrong).isEmpty();
    assertThat(compared).isGreaterThan(all.size() / 2);
    Set<Driver> drivers = EnumSet.noneOf(Driver.class);
    all.forEach(one -> one.flip().changes().forEach(change -> drivers.add(change.driver())));
    return drivers;
  }

  private static VerdictChange.Change change(Told told) {
    return told.flip().changes().get(0);
  }

  private static List<VerdictChange.Change> less(Told told) {
    return Changed.oneStepLess(change(told));
  }

  // --- what is told ------------------------------------------------------------------------------

  private static List<Told> told(Path file) {
    List<Told> all = new ArrayList<>();
    try (InputFiles opened = InputFiles.open(file, Progress.hidden())) {
      InputTables book = TablesReader.read(opened.workbook());
      WorkloadsInput workloads =
          WorkloadsInput.read(opened, book.rates().reporting(), Progress.hidden());
      Decision decision = new Decision();
      Evaluator evaluator =
          new Evaluator(
              decision,
              book.prices(decision.model.looked, Reviews.AS_OF),
              book.assumptions(),
              Evaluator.BATCH);
      evaluator.draw(
          SimulationSettings.of(book, decision, workloads.count(), Reviews.DRAWS).draws());
      try (WorkloadsInput.Batches batches = workloads.batches(problem -> {})) {
        for (WorkloadBatch batch : batches) {
          evaluator.evaluate(batch);
          @Nullable VerdictChange[] flips =
              new VerdictChangeFinder(
                      decision,
                      evaluator.prices(),
                      TriangularDistribution.read(book.rows(UncertaintyTable.TABLE)),
                      evaluator.draws(),
                      book.rates().reporting(),
                      Evaluator.BATCH,
                      LifetimeSearch.longest(book.assumptions().number(Assumption.HORIZON)))
                  .find(evaluator.frame(), i -> true, batch::name, i -> evaluator.used(batch, i));
          for (int i = 0; i < batch.size(); i++) {
            VerdictChange flip = flips[i];
            if (flip != null) {
              String today = Changed.verdict(evaluator, i);
              all.add(new Told(batch.row(i), batch.name(i), today, flip, evaluator.frame(), i));
            }
          }
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return all;
  }

  // --- typed into the workbook -------------------------------------------------------------------

  private Path file() {
    return folder.resolve("edited-" + ++count + ".xlsx");
  }

  private Path edited(Path file, List<Told> told, boolean oneStepLess) {
    return LightBook.edit(
        file,
        file(),
        CHANGED::contains,
        workbook -> told.forEach(one -> new Typist(workbook, one).type(changes(one, oneStepLess))));
  }

  /** The workbook with this workload only, since what is changed is changed for all. */
  private Path alone(Path file, Told told, boolean oneStepLess) {
    List<VerdictChange.Change> changes = changes(told, oneStepLess);
    return LightBook.edit(
        file,
        file(),
        CHANGED::contains,
        workbook -> {
          new Typist(workbook, told).type(changes);
          Sheet sheet = workbook.getSheet(Sheets.WORKLOADS);
          for (int row = sheet.getLastRowNum(); row > 0; row--) {
            Row other = sheet.getRow(row);
            if (other != null && row != told.sheetRow() - 1) {
              other.forEach(Cell::setBlank);
            }
          }
        });
  }

  private static List<VerdictChange.Change> changes(Told told, boolean oneStepLess) {
    return oneStepLess ? less(told) : told.flip().changes();
  }

  private Map<String, Map<String, String>> reviewed(Path file) {
    Path out = folder.resolve("reviewed-" + ++count + ".xlsx");
    return Reviews.results(
        Reviews.review(Reviews.withoutShapes(Reviews.fewDraws(Reviews.options(file, out)))));
  }

  private void check(List<Told> told, Path edited, boolean oneStepLess, List<String> wrong) {
    Map<String, Map<String, String>> then = reviewed(edited);
    for (Told one : told) {
      Map<String, String> cells = then.get(one.name().strip());
      String verdict = cells.get("Verdict");
      // A trial keeps the rival of the review.
      boolean same =
          Objects.equals(cells.getOrDefault("Rival", ""), rivals.get(one.name().strip()));
      compared += same ? 1 : 0;
      if (same && !verdict.equals(oneStepLess ? one.today() : one.then())) {
        wrong.add(
            one.name()
                + ": today "
                + one.today()
                + "; "
                + one.flip().text()
                + (oneStepLess ? "; one step less " + less(one) : "")
                + " gives "
                + verdict);
      }
    }
  }

  /** Whether a change stands in the cells of the workload alone. */
  private static boolean ofRow(VerdictChange.Change change) {
    return switch (change.driver()) {
      case LARGE_PRICE,
          GPU_PRICE,
          PRICE_DECLINE,
          PRICE_STEP,
          TRAINING_RUNS,
          DAY_RATE,
          GPU_PRICE_CHANGE,
          MIGRATION_DAYS,
          GPU_DAYS,
          QUALITY_LOST ->
          false;
      case LIFETIME -> change.then() <= change.today();
      default -> true;
    };
  }

  /** Types changes of one workload as a person does who reads them. */
  private static final class Typist {
    private final XSSFWorkbook workbook;
    private final Told told;
    private final Model model;

    Typist(XSSFWorkbook workbook, Told told) {
      this.workbook = workbook;
      this.told = told;
      this.model = DECISION.model;
    }

    private static final Decision DECISION = new Decision();

    void type(List<VerdictChange.Change> changes) {
      changes.forEach(this::type);
    }

    private void type(VerdictChange.Change change) {
      double then = change.then();
      double times = change.then() / change.today();
      switch (change.driver()) {
        case VOLUME -> {
          double tokens = told.frame().values(model.volume.tokensPerRequest)[told.row()];
          put(Workloads.REQUESTS, then * 1e6 / tokens);
          scale(Workloads.PROMPTING_COST, times, null);
        }
        case LARGE_PRICE -> {
          int row = (int) told.frame().values(model.looked.promptedRow)[told.row()] + 1;
          scalePrices(row, 1 - then);
          replacements(text(row, ModelPrices.REPLACEMENT))
              .forEach(next -> scalePrices(next, 1 - then));
          scale(Workloads.PROMPTING_COST, 1 - then, null);
        }
        case GPU_PRICE -> {
          for (int row = 1; row <= sheet(GpuPrices.TABLE).getLastRowNum(); row++) {
            scale(cell(GpuPrices.TABLE, row, GpuPrices.HOUR_PRICE), times);
          }
        }
        case UPFRONT -> put(Workloads.ONE_OFF_COST, then);
        case LIFETIME -> {
          put(Workloads.MONTHS_IN_PRODUCTION, then);
          Cell horizon = assumption(Assumption.HORIZON);
          EditedBooks.put(horizon, Math.max(number(horizon), then));
        }
        case GROWTH -> put(Workloads.GROWTH, then);
        case LABELLING_COST -> put(Workloads.LABELLING_COST, then);
        case DAYS -> {
          scale(Workloads.FIRST_RELEASE_DAYS, times, Assumption.DAYS_PER_FIRST_RELEASE);
          scale(Workloads.RETRAINING_DAYS, times, Assumption.DAYS_PER_RETRAINING);
        }
        case PRICE_DECLINE -> EditedBooks.put(assumption(Assumption.PRICE_DECLINE), then);
        case PRICE_STEP -> EditedBooks.put(assumption(Assumption.PRICE_STEP), then);
        case DAY_RATE -> EditedBooks.put(assumption(Assumption.DAY_RATE), then);
        case GPU_PRICE_CHANGE -> EditedBooks.put(assumption(Assumption.GPU_PRICE_CHANGE), then);
        case MIGRATION_DAYS -> EditedBooks.put(assumption(Assumption.DAYS_PER_MIGRATION), then);
        case QUALITY_LOST -> EditedBooks.put(assumption(Assumption.QUALITY_LOST), then);
        case GPU_DAYS -> {
          scale(assumption(Assumption.GPU_DAYS), times);
          scale(assumption(Assumption.SERVERLESS_DAYS), times);
        }
        case LEAD_TIME -> put(Workloads.LEAD_TIME, then);
        case TRAINING_RUNS -> {
          scale(assumption(Assumption.RUNS_PER_RELEASE), times);
          scale(assumption(Assumption.RUNS_PER_RETRAINING), times);
        }
        case TASK_PATTERN, REGRESSION, TEST_SET, BASELINE, SERVING -> {
          Column column = Objects.requireNonNull(change.driver().cell());
          EditedBooks.put(own(column), column.words().get((int) then));
        }
        case GPU -> EditedBooks.put(own(Workloads.GPU), change.name());
        default -> put(Objects.requireNonNull(change.driver().cell()), then);
      }
    }

    private Sheet sheet(Table table) {
      return workbook.getSheet(table.sheet());
    }

    private Cell cell(Table table, int row, Column column) {
      return EditedBooks.cell(sheet(table), row, column.title());
    }

    private Cell own(Column column) {
      Sheet sheet = workbook.getSheet(Sheets.WORKLOADS);
      Row header = sheet.getRow(0);
      for (Cell cell : header) {
        if (cell.getStringCellValue().replaceAll(" \\(.*", "").equals(column.header())) {
          return sheet
              .getRow(told.sheetRow() - 1)
              .getCell(cell.getColumnIndex(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
        }
      }
      Cell title = header.createCell(header.getLastCellNum());
      title.setCellValue(column.title());
      return sheet.getRow(told.sheetRow() - 1).createCell(title.getColumnIndex());
    }

    private void put(Column column, double value) {
      EditedBooks.put(own(column), value);
    }

    /** Times a factor; what is assumed where nothing is typed. */
    private void scale(Column column, double factor, @Nullable Assumption assumed) {
      Cell cell = own(column);
      if (Double.isNaN(number(cell)) && assumed != null) {
        EditedBooks.put(cell, number(assumption(assumed)));
      }
      scale(cell, factor);
    }

    private static void scale(Cell cell, double factor) {
      double before = number(cell);
      if (!Double.isNaN(before)) {
        EditedBooks.put(cell, before * factor);
      }
    }

    /** A number, also one that is typed as text; NaN where there is none. */
    private static double number(Cell cell) {
      return EditedBooks.value(cell) instanceof Double number
          ? number
          : PlainNumber.parse(EditedBooks.value(cell).toString());
    }

    private void scalePrices(int row, double times) {
      for (Column price :
          List.of(
              ModelPrices.INPUT_PRICE,
              ModelPrices.CACHED_PRICE,
              ModelPrices.CACHE_WRITE_PRICE,
              ModelPrices.OUTPUT_PRICE,
              ModelPrices.FEE)) {
        scale(cell(ModelPrices.TABLE, row, price), times);
      }
    }

    /** The rows of a model that is named with or without its provider. */
    private List<Integer> replacements(String name) {
      List<Integer> rows = new ArrayList<>();
      for (int row = 1; row <= sheet(ModelPrices.TABLE).getLastRowNum(); row++) {
        String bare = text(row, ModelPrices.MODEL);
        String full = text(row, ModelPrices.PROVIDER) + ": " + bare;
        if (!name.isEmpty() && (name.equals(bare) || name.equals(full))) {
          rows.add(row);
        }
      }
      return rows;
    }

    private String text(int row, Column column) {
      return cell(ModelPrices.TABLE, row, column).toString();
    }

    private Cell assumption(Assumption assumption) {
      Sheet sheet = sheet(AssumptionsTable.TABLE);
      for (int row = 1; row <= sheet.getLastRowNum(); row++) {
        Cell name = cell(AssumptionsTable.TABLE, row, AssumptionsTable.ASSUMPTION);
        if (EditedBooks.value(name).equals(assumption.title())) {
          return cell(AssumptionsTable.TABLE, row, AssumptionsTable.VALUE);
        }
      }
      throw new IllegalArgumentException(assumption.title());
    }
  }
}
