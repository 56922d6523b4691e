package breakeven.workbook.write;

import breakeven.core.cycle.Realised;
import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioFigure;
import breakeven.core.decision.Sentences;
import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.price.PriceAge;
import breakeven.core.price.UsedPrice;
import breakeven.core.report.BusinessUnits;
import breakeven.core.report.CellSink;
import breakeven.core.report.ChartData;
import breakeven.core.report.Columns;
import breakeven.core.report.Format;
import breakeven.core.report.Highlights;
import breakeven.core.report.Insights;
import breakeven.core.report.IssueList;
import breakeven.core.report.PastReview;
import breakeven.core.report.PortfolioAmounts;
import breakeven.core.report.PortfolioForecast;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.RuleOfThumbFigures;
import breakeven.core.report.RunLog;
import breakeven.core.report.SummaryData;
import breakeven.core.report.TableColumn;
import breakeven.core.report.Totals;
import breakeven.core.shape.ShapeTotals;
import breakeven.core.table.Assumption;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Sheets;
import breakeven.core.uncertainty.DrawCount;
import breakeven.core.uncertainty.NextStep;
import breakeven.core.uncertainty.SimulationResult;
import breakeven.xlsx.ooxml.PackageComposer;
import breakeven.xlsx.ooxml.SheetNames;
import breakeven.xlsx.ooxml.StubWorkbook;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A reviewed workbook with made-up results: the template with our output sheets. */
final class OutputBook {
  static final LocalDate AS_OF = LocalDate.of(2026, 12, 1);
  static final Set<String> OURS =
      Set.of(Sheets.SUMMARY, Sheets.NEXT_STEPS, Sheets.ISSUES, Sheets.RUN_LOG);

  static final List<String> NAMES =
      List.of(
          "Invoice triage",
          "=HYPERLINK(\"http://example.org\")",
          "Contract clauses, German and Austrian law, first reading",
          "Complaint letters",
          "+49 hotline notes",
          "Claims summaries",
          "Code review hints",
          "Knowledge base answers",
          "A workload whose name is much longer than anyone would want it to be, since somebody"
              + " pasted the whole description of the project into it");

  private static final String SENTENCE =
      "Net saving of 31,200 GBP over 24 months: fine-tuned 96,400 GBP, prompted 127,600 GBP;"
          + " 42 M tokens a month against a break-even of 18 M";

  IssueList issues = issues();
  SummaryData summary = summary(issues, 12, 0);
  RunLog log = log();
  int rows = NAMES.size();

  /** Reviews a workbook, or reviews it again. */
  void write(Path in, Path out) {
    try (XlsxFile xlsx = XlsxFile.open(in)) {
      StubWorkbook stub = StubWorkbook.of(xlsx).withoutSheets(OURS);
      byte[] edited;
      BlockSheet list;
      BlockSheet issueList;
      BlockSheet runLog;
      try (XSSFWorkbook book = stub.open()) {
        ResultStyles styles = new ResultStyles(book);
        WordFormats formats = new WordFormats(book);
        SheetNames names = new SheetNames(book, Map.of());
        OutputWorkbook output = new OutputWorkbook(book, styles, formats, names, null);
        Decision decision = new Decision();
        SummarySheet.add(
            output,
            summary,
            ChartData.empty(decision, new PortfolioForecast(decision, "GBP", AS_OF)));
        list = list(output);
        issueList = IssuesSheet.add(output, issues, Set.of(), "GBP");
        runLog = new RunLogSheet(output, log).blocks();
        stub.number(book);
        edited = stub.save(book);
      }
      new PackageComposer(xlsx, stub, edited)
          .splice(list.part(), list.splice())
          .splice(issueList.part(), issueList.splice())
          .splice(runLog.part(), runLog.splice())
          .write(out, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A list with every kind of column. */
  private BlockSheet list(OutputWorkbook book) {
    BlockSheet sheet = new BlockSheet(book, Sheets.NEXT_STEPS, "Every kind of column.");
    List<BlockColumn<Integer>> columns = new ArrayList<>();
    for (ResultColumn column : listed()) {
      int at = columns.size();
      BlockColumn<Integer> cells =
          BlockColumn.of(new TableColumn<>(column, (row, into) -> value(into, column, row, at)));
      columns.add(column.format() == Format.WORD ? cells.coloured(WordFormats.Cells.CHECK) : cells);
    }
    Block<Integer> block =
        new Block<>(columns, IntStream.range(0, rows).boxed().toList()).table("tblNextSteps");
    sheet.add(block.tall());
    sheet.widths(block);
    sheet.list(block, 1);
    return sheet;
  }

  private static void value(CellSink into, ResultColumn column, int row, int i) {
    String verdict = Decision.VERDICTS.get(row % Decision.VERDICTS.size());
    if (column.header().equals("Workload")) {
      into.text(NAMES.get(row % NAMES.size()));
    } else if (column.header().equals("Verdict")) {
      into.text(verdict);
    } else if (column.format() == Format.WORD) {
      into.text(List.of("Pass", "Caution", "Fail", "Blocker", "Unknown").get((row + i) % 5));
    } else if (column.format() == Format.SENTENCE) {
      sentence(into, row, i);
    } else if (verdict.equals("Needs data")) {
      into.blank();
    } else if ((row + i) % 6 == 0) {
      into.text("never within 1,000,000 M tokens a month");
    } else if (column.format() == Format.SHARE || column.format() == Format.MULTIPLE) {
      into.number(0.125 * row - 0.25);
    } else if (column.format() == Format.DATE) {
      into.number((double) AS_OF.toEpochDay());
    } else {
      into.number(12_345.678 * (row - 2));
    }
  }

  private static void sentence(CellSink into, int row, int i) {
    if ((row + i) % 4 == 0) {
      into.blank();
    } else {
      into.text(SENTENCE);
    }
  }

  private static Columns columns() {
    Decision decision = new Decision();
    return new Columns(decision, new Sentences(decision, "GBP"), "GBP", AS_OF);
  }

  /** Columns of all kinds, whatever they are called on sheets of workloads. */
  static List<ResultColumn> listed() {
    List<ResultColumn> columns = new ArrayList<>(columns().breakEven());
    Set<String> headers = columns.stream().map(ResultColumn::header).collect(Collectors.toSet());
    columns().checklist().stream()
        .filter(column -> !headers.contains(column.header()))
        .forEach(columns::add);
    return columns;
  }

  // --- issues ----------------------------------------------------------------------------------

  private static IssueList issues() {
    IssueList issues = new IssueList();
    issues.add(
        new Problem(
            Severity.WARNING,
            "Model prices",
            "L4",
            "",
            "Checked on",
            "2026-05-25",
            "This price is older than 90 days; 7 workloads use it",
            "Check the price on the provider's page and type the day"));
    issues.add(
        new Problem(
            Severity.ERROR,
            "Workloads",
            "D3",
            NAMES.get(1),
            "Requests",
            "=1+1|cmd",
            "This is not a number",
            "Type a plain number, for example 250000"));
    issues.add(
        new Problem(
            Severity.ERROR,
            "Assumptions",
            "B3",
            "",
            "Value",
            "two years",
            "Horizon: this is not a number",
            "Type a number, 1 to 120; until then the shipped 24 counts"));
    issues.add(
        new Problem(
            Severity.WARNING,
            "plan.csv",
            "C7",
            NAMES.get(8),
            "Prompted model",
            "gpt-5o-minni",
            "Several rows of Model prices carry this name and differ in price: the first counts",
            "Write the provider before it, for example OpenAI: gpt-5o-mini"));
    return issues;
  }

  // --- summary ---------------------------------------------------------------------------------

  static SummaryData summary(IssueList issues, int scale, int draws) {
    List<Totals.ByVerdict> verdicts = new ArrayList<>();
    for (int i = 0; i < Decision.VERDICTS.size(); i++) {
      boolean waits = i == 0 || i >= 4 && i <= 6;
      verdicts.add(
          new Totals.ByVerdict(
              Decision.VERDICTS.get(i),
              i == 2 ? 0 : scale * i / 4,
              money(
                  i == 2 ? 0 : scale * i / 4,
                  waits || i < 3 ? 0 : scale * (i - 1.4) * 51_234.5,
                  i == 1 ? scale * 20_493.8 : 0,
                  waits && i > 0 ? scale * 4_321.25 : 0)));
    }
    int workloads = verdicts.stream().mapToInt(Totals.ByVerdict::rows).sum();
    return new SummaryData(
        "portfolio of the insurance division 2026-11.xlsx",
        AS_OF,
        "GBP",
        "Workloads",
        new SummaryData.Portfolio(
            workloads,
            verdicts,
            12,
            36,
            money(
                workloads,
                scale * (1.6 + 5.6 + 6.6) * 51_234.5,
                scale * 20_493.8,
                scale * 3 * 4_321.25),
            4,
            13,
            2,
            1,
            4,
            0.0625),
        issues.errorsOn(Sheets.ASSUMPTIONS),
        issues.causes(3),
        issues.count(Severity.ERROR),
        issues.count(Severity.WARNING),
        Assumption.values().length - 3,
        Assumption.values().length,
        new DrawCount(draws, "left out with --draws 0"),
        insights(),
        new ShapeTotals(),
        new Highlights(new Decision(), AS_OF),
        new RuleOfThumbFigures(new Decision()),
        new BusinessUnits(new Decision()),
        new PriceAge(14, 3, 1, LocalDate.of(2026, 5, 25), LocalDate.of(2026, 11, 1), 90),
        List.of("Workloads", "Next steps", "Issues", "Run log"),
        0,
        "",
        List.of("Shared drivers are drawn once for all workloads."),
        Realised.NONE,
        "Base",
        Map.of());
  }

  private static PortfolioAmounts money(int rows, double ready, double restoring, double pending) {
    return PortfolioAmounts.of(
        Map.ofEntries(
            Map.entry(PortfolioFigure.COUNTED, (double) rows),
            Map.entry(PortfolioFigure.READY, ready > 0 ? rows : 0.0),
            Map.entry(PortfolioFigure.RESTORING, restoring > 0 ? rows : 0.0),
            Map.entry(PortfolioFigure.PENDING, pending > 0 ? rows : 0.0),
            Map.entry(PortfolioFigure.READY_TO_APPROVE, ready),
            Map.entry(PortfolioFigure.READY_A_YEAR, ready / 2),
            Map.entry(PortfolioFigure.READY_ONE_OFF, ready / 10),
            Map.entry(PortfolioFigure.RESTORING_QUALITY, restoring),
            Map.entry(PortfolioFigure.RESTORING_ONE_OFF, restoring / 20),
            Map.entry(PortfolioFigure.PENDING_EVIDENCE, pending),
            Map.entry(PortfolioFigure.PAID_TODAY, 4 * ready)));
  }

  /** One step, of a workload whose name looks like a formula. */
  private static Insights insights() {
    NextStep step =
        new NextStep(0, 3, NAMES.get(1), "", "", "Measure", true, 1_000, 50, 2_000, 0, 1);
    return new Insights(
        SimulationResult.NONE,
        0,
        SimulationResult.NONE,
        0,
        SimulationResult.NONE,
        SimulationResult.NONE,
        List.of(step),
        1,
        List.of());
  }

  // --- run log ---------------------------------------------------------------------------------

  private static RunLog log() {
    List<RunLog.AssumptionUsed> assumptions = new ArrayList<>();
    for (Assumption assumption : Assumption.values()) {
      boolean share = assumption.kind() == Assumption.Kind.SHARE;
      RunLog.Value used =
          assumption.numeric()
              ? new RunLog.Value(share ? 0.0075 : 300_000.5, "")
              : new RunLog.Value(Double.NaN, "OpenAI: gpt-4.1-mini");
      assumptions.add(
          new RunLog.AssumptionUsed(
              assumption.title(),
              used,
              share,
              share ? "a month" : "GBP a day",
              !share,
              "judgement: no measurement was found; see docs",
              used,
              Double.NaN,
              null));
    }
    return new RunLog(
        List.of(
            new RunLog.Section(
                "Run",
                List.of(
                    RunLog.Fact.of("Breakeven", RunLog.version()),
                    RunLog.Fact.of("Java", "17.0.13"),
                    RunLog.Fact.of("Apache POI", "5.5.1"),
                    RunLog.Fact.of("Review date", AS_OF),
                    RunLog.Fact.of("Draws a workload", 0),
                    RunLog.Fact.of("Chance of payback", "not drawn"))),
            new RunLog.Section(
                "Input",
                List.of(
                    RunLog.Fact.of("File", "=plan.xlsx"),
                    RunLog.Fact.of("Size (bytes)", 1_234_567),
                    RunLog.Fact.of(
                        "SHA-256",
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")))),
        assumptions,
        List.of(
            price("Model prices", 4, "OpenAI: gpt-4.1-mini", true),
            price("GPU prices", 2, "RunPod: H100 SXM", false),
            price("", 0, "Mistral: mistral-small-latest", false)),
        List.of(new PastReview(AS_OF, "GBP", 7, 1, 2, 3, 4, 5, 6, 8, 9, 10)),
        List.of("Uncertainty", "Serving capacity"));
  }

  private static UsedPrice price(String sheet, int row, String name, boolean stale) {
    return new UsedPrice(
        row > 0 ? new Place(sheet, row, 7) : null,
        name,
        List.of(
            new UsedPrice.Figure(ModelPrices.INPUT_PRICE, 0.4),
            new UsedPrice.Figure(ModelPrices.CACHED_PRICE, 0.1),
            new UsedPrice.Figure(ModelPrices.OUTPUT_PRICE, 1.6),
            new UsedPrice.Figure(ModelPrices.BATCH_DISCOUNT, 0.15)),
        "USD",
        0.7612,
        "https://platform.example.com/docs/pricing?view=standard&region=eu-west-1",
        stale ? LocalDate.of(2026, 5, 25) : AS_OF,
        stale,
        7);
  }
}
