package breakeven.workbook.write;

import breakeven.core.input.Finding;
import breakeven.core.input.Header;
import breakeven.core.model.Place;
import breakeven.core.report.ChartData;
import breakeven.core.report.CheckFigures;
import breakeven.core.report.Comparison;
import breakeven.core.report.DecisionTotals;
import breakeven.core.report.Format;
import breakeven.core.report.GatheredTable;
import breakeven.core.report.IssueList;
import breakeven.core.report.NextStepList;
import breakeven.core.report.Proposals;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.ResultSheet;
import breakeven.core.report.ResultTable;
import breakeven.core.report.RunLog;
import breakeven.core.report.SummaryData;
import breakeven.core.table.Column;
import breakeven.core.table.Sheets;
import breakeven.core.table.Table;
import breakeven.core.table.Tables;
import breakeven.workbook.calculation.CalculationData;
import breakeven.xlsx.ooxml.CellRange;
import breakeven.xlsx.ooxml.CustomProperties;
import breakeven.xlsx.ooxml.LongParts;
import breakeven.xlsx.ooxml.PackageComposer;
import breakeven.xlsx.ooxml.SheetNames;
import breakeven.xlsx.ooxml.SheetOutlines;
import breakeven.xlsx.ooxml.SheetSplice;
import breakeven.xlsx.ooxml.StubWorkbook;
import breakeven.xlsx.ooxml.UsersFault;
import breakeven.xlsx.ooxml.WorkbookSheets;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Footer;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * The user's workbook with our results: every part that does not change is copied byte for byte,
 * result columns are spliced into {@code Workloads}, our own sheets are added or, on a second
 * review, replaced in their places.
 */
public final class ReviewedWorkbook {
  /**
   * Our sheets, each with the name by which a later review knows it again, wherever it was moved
   * and whatever it is called.
   */
  private static final Map<String, String> MARKS = marks();

  private static final int DRAWINGS_NAMED = 5;

  private static Map<String, String> marks() {
    Map<String, String> marks = new LinkedHashMap<>();
    Stream.concat(ResultTable.SHEETS.stream().map(ResultSheet::name), Sheets.RETIRED.stream())
        .forEach(sheet -> marks.put(sheet, mark(sheet)));
    return marks;
  }

  /** {@code Bk_BreakEven} for {@code Break-even}. */
  static String mark(String sheet) {
    return Arrays.stream(sheet.split("[ -]"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining("", "Bk_", ""));
  }

  /**
   * The results beside the workloads.
   *
   * @param columns the result columns
   * @param cells their cells, in the order of the user's rows
   */
  public record RowSheet(List<ResultColumn> columns, Spool cells) {}

  /**
   * A sheet with a row for something else than a workload.
   *
   * @param table what it is, and what files have of it
   * @param cells its cells, in the order of the rows
   */
  public record ListSheet(ResultTable<?> table, List<ResultColumn> columns, Spool cells) {}

  /**
   * Lines that are added to the log.
   *
   * @param notes texts that the workbook keeps under names of its own
   */
  public record Logged(SheetUpsert sheet, Map<String, String> notes) {}

  /** An input sheet that the workbook lacks, with the rows that were calculated with. */
  public record AddedTable(Table table, List<Map<Column, String>> rows) {}

  /**
   * What is written.
   *
   * @param input the user's file
   * @param opening the workbook that it is or was made into, whose sheet of the workloads was asked
   *     for
   * @param sheet the sheet of the workloads
   * @param header where the input columns are in it
   * @param rows number of workloads
   * @param unlinked input sheets whose problems are in the cells of another workbook
   * @param additions what is added to input sheets of the user's
   * @param steps what to find out next
   * @param charted what the charts draw
   * @param calculation what {@code Calculation} has of each workload
   * @param review what {@code Review} has of each workload
   * @param checks what the run knows about itself
   * @param comparison how they differ from an earlier review; null where there is none
   * @param proposals the changes of approach
   * @param criteria when an approval is suggested
   * @param gathered the tables whose rows were gathered workload by workload
   * @param logged the lines that are added to the log, with what the workbook notes down of them
   * @param summary the first page, once it is known what our sheets are called
   */
  public record Content(
      Path input,
      BackgroundWorkbook opening,
      SheetInfo sheet,
      Header header,
      int rows,
      NextStepList steps,
      ChartData charted,
      List<AddedTable> added,
      Set<String> unlinked,
      List<SheetAddition> additions,
      CalculationData calculation,
      ReviewRows review,
      CheckFigures checks,
      @Nullable Comparison comparison,
      Proposals proposals,
      DecisionTotals.Criteria criteria,
      List<GatheredTable<?>> gathered,
      Logged logged,
      IssueList issues,
      Function<SheetNames, SummaryData> summary,
      RunLog log) {
    /** The rows of all long sheets, with the headers' row of the user's. */
    private long rowsWritten(SummaryData told) {
      return 1
          + rows
          + added.stream().mapToLong(table -> table.rows().size()).sum()
          + CalculationPage.rows(calculation)
          + (rows == 0 ? 0 : ReviewPage.HEAD + rows)
          + steps.steps().size()
          + DecisionsSheet.rows(proposals)
          + told.realised().months().size()
          // They have a total below them.
          + BusinessUnitsSheet.rows(told.units())
          + 1
          + issues.listed().size();
    }
  }

  private final Content content;
  private final SheetOutlines sheets;
  private final WorkloadsSheet workloads;
  private final Map<String, String> rebuilt;
  private final StubWorkbook stub;
  private final XSSFWorkbook opened;
  private final ResultStyles styles;

  private ReviewedWorkbook(Content content) {
    this.content = content;
    workloads = content.opening().workloads();
    BackgroundWorkbook.Done done = content.opening().done();
    sheets = done.sheets();
    rebuilt = done.rebuilt();
    stub = done.stub();
    opened = done.workbook();
    styles = done.styles();
    warn();
  }

  /**
   * Writes the workbook beside its target and moves it there once it is whole.
   *
   * @param last is run before it is moved
   * @param begun is told how many rows with cells of ours there will be; what it gives back is
   *     told, from any thread, how many more of them are written
   */
  public static void write(
      Content content,
      Path out,
      boolean overwrite,
      PackageComposer.Last last,
      LongFunction<LongConsumer> begun) {
    UsersFault.in(
        content.opening().file(),
        () -> {
          new ReviewedWorkbook(content).compose(out, overwrite, last, begun);
          return out;
        });
  }

  // --- what is known before anything is written --------------------------------------------------

  private void warn() {
    String refusal = workloads.table().refusal();
    if (!refusal.isEmpty()) {
      warning(
          "The table over %s was not extended over the result columns: %s"
              .formatted(content.sheet().name(), refusal),
          "Do not sort the table alone, or verdicts part from their rows; sort whole rows");
    }
    if (workloads.filterEndsEarly()) {
      warning(
          "The filter over " + content.sheet().name() + " does not reach the result columns",
          "Do not sort by the filter alone, or verdicts part from their rows; set the filter anew"
              + " over all columns");
    }
    List<CellRange> covering = workloads.covering();
    if (!covering.isEmpty()) {
      warning(
          "What is drawn over %s%s of %s covers result columns"
              .formatted(
                  covering.stream()
                      .limit(DRAWINGS_NAMED)
                      .map(CellRange::toString)
                      .collect(Collectors.joining(", ")),
                  covering.size() > DRAWINGS_NAMED ? ", …" : "",
                  content.sheet().name()),
          "Move the chart, picture or slicer above or below the rows, or right of the results");
    }
    if (stub.dropsSignature()) {
      warning(
          "The workbook was digitally signed, and any change voids a signature: it was left out",
          "Sign the reviewed workbook anew if a signature is needed");
    }
  }

  private void warning(String problem, String fix) {
    content.issues().add(Finding.warning("", problem, fix).at(content.sheet().name(), "", ""));
  }

  /**
   * What the sheets of an earlier review are called now, by their usual names. No sheet of inputs
   * is one, whatever its mark.
   */
  public static Map<String, String> ownSheets(XlsxFile in) {
    Map<String, String> named = WorkbookSheets.named(in);
    Map<String, String> found = new HashMap<>();
    MARKS.forEach(
        (usual, mark) -> {
          String sheet = named.get(mark.toLowerCase(Locale.ROOT));
          boolean inputs =
              Tables.ALL.stream().anyMatch(table -> table.sheet().equalsIgnoreCase(sheet));
          if (sheet != null && !inputs) {
            found.put(usual, sheet);
          }
        });
    return found;
  }

  /** Sheets that are neither ours nor inputs of a review, as they are called. */
  public static List<String> others(XlsxFile in) {
    Set<String> known = new HashSet<>(ownSheets(in).values());
    known.add(Sheets.CHOICES);
    Tables.ALL.forEach(table -> known.add(table.sheet()));
    return in.sheets().stream()
        .map(SheetInfo::name)
        .filter(name -> known.stream().noneMatch(name::equalsIgnoreCase))
        .toList();
  }

  // --- composing ---------------------------------------------------------------------------------

  private void compose(
      Path out, boolean overwrite, PackageComposer.Last last, LongFunction<LongConsumer> begun)
      throws IOException {
    try (LongParts parts = new LongParts(content.opening().file())) {
      compose(parts, out, overwrite, last, begun);
    }
  }

  private void compose(
      LongParts parts,
      Path out,
      boolean overwrite,
      PackageComposer.Last last,
      LongFunction<LongConsumer> begun)
      throws IOException {
    XlsxFile file = content.opening().file();
    CustomProperties properties = properties();
    SheetEdits log =
        SheetUpsert.edits(file, List.of(content.logged().sheet()), content.logged().notes());
    List<String> selected = new ArrayList<>(stub.selected());
    if (selected.remove(workloads.part())) {
      workloads.splice().unselected();
    }
    Map<String, SheetSplice> splices;
    byte[] edited;
    try (XSSFWorkbook workbook = opened) {
      WordFormats formats = new WordFormats(workbook);
      SheetNames names = new SheetNames(workbook, rebuilt);
      EarlierNames.drop(workbook);
      CalculationPage.dropNames(workbook);
      SummaryData told = content.summary().apply(names);
      EditedInputs edits = edits(file, workbook, names);
      if (edits != null) {
        workloads.follow(edits, formats);
      }
      // The longest part by far, which need not wait for the other sheets.
      beginWorkloads(parts, told, begun);
      ResultSheets ours =
          new ResultSheets(
              content, told, new OutputWorkbook(workbook, styles, formats, names, edits));
      splices = ours.splices();
      addTables(workbook, splices);
      ours.results();
      ours.calculations();
      ours.overviews();
      ours.control(results());
      for (SheetAddition more : content.additions()) {
        String part = more.sheet().part();
        splices.put(part, more.splice(workbook, styles, sheets.of(part).facts()));
      }
      log.prepare(workbook);
      for (String part : selected) {
        SheetSplice logged = log.splice(part);
        (logged == null ? splices.computeIfAbsent(part, any -> new SheetSplice()) : logged)
            .unselected();
      }
      stub.arrange(workbook, ours.order(file));
      mark(workbook, names, told.asOf());
      properties.prepare(workbook);
      edited = stub.save(workbook);
    }
    PackageComposer composer =
        new PackageComposer(file, stub, edited, parts)
            .madeOf(content.input())
            .splice(workloads.part(), workloads.splice())
            .notes(workloads.part());
    splices.forEach(composer::splice);
    log.compose(composer);
    byte @Nullable [] tableXml = workloads.table().xml();
    if (tableXml != null) {
      composer.part(workloads.table().part(), tableXml);
    }
    properties.writeTo(composer);
    composer.write(out, overwrite, last);
  }

  private ResultPlaces results() {
    return workloads.places(content.checks().rows().lastRow());
  }

  /** What is held against edits; null where there is nothing to hold them against. */
  private @Nullable EditedInputs edits(XlsxFile file, XSSFWorkbook workbook, SheetNames names)
      throws IOException {
    // Below so many workloads there is no room for copies of the tables.
    return content.calculation().count() == 0 || content.review().count() > 1_000_000
        ? null
        : new EditedInputs(
            file,
            workbook,
            content.sheet(),
            content.header(),
            workloads.results(),
            content.rows(),
            content.calculation(),
            workloads.first(),
            results(),
            names.of(Sheets.REVIEW),
            ReviewPage.firstFree(content.review().count()),
            styles::serial);
  }

  /** The run in the properties of the document. */
  private CustomProperties properties() {
    return new CustomProperties(
        content.opening().file(),
        Stream.concat(
                content.log().properties().stream().map(ReviewedWorkbook::property),
                Stream.of(OwnColumns.property()))
            .toList());
  }

  private static CustomProperties.Property property(RunLog.Fact fact) {
    return fact.format() == Format.DATE
        ? new CustomProperties.Property(
            fact.name(), Double.NaN, LocalDate.ofEpochDay((long) fact.number()).toString())
        : new CustomProperties.Property(fact.name(), fact.number(), fact.text());
  }

  /** Begins with the first of the long sheets. */
  private void beginWorkloads(LongParts parts, SummaryData told, LongFunction<LongConsumer> begun) {
    parts.telling(begun.apply(content.rowsWritten(told)));
    parts.begin(workloads.part(), workloads.splice());
  }

  private void addTables(XSSFWorkbook workbook, Map<String, SheetSplice> splices) {
    if (content.added().isEmpty()) {
      return;
    }
    TemplateStyles styles = new TemplateStyles(workbook);
    for (AddedTable added : content.added()) {
      InputSheet sheet = new InputSheet(workbook, styles, added.table());
      splices.put(sheet.part(), sheet.outline(added.rows()));
    }
    TemplateWriter.missingLists(workbook, styles);
  }

  /**
   * Gives each sheet that was made its mark, and the day of the review to its printed pages. A mark
   * of one that was not made again would take a later sheet of the user's of that name for ours.
   */
  private static void mark(XSSFWorkbook workbook, SheetNames names, LocalDate asOf) {
    MARKS.forEach(
        (usual, mark) -> {
          XSSFSheet sheet = workbook.getSheet(names.of(usual));
          XSSFName name = workbook.getName(mark);
          if (sheet == null) {
            if (name != null) {
              workbook.removeName(name);
            }
          } else {
            Footer footer = sheet.getFooter();
            footer.setRight("review of " + asOf + ", " + footer.getRight());
            OutputWorkbook.name(workbook, mark, Place.reference(names.of(usual), "$A$1"));
          }
        });
  }
}
