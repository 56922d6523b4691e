package breakeven.app.imports;

import breakeven.app.batch.InputFiles;
import breakeven.app.batch.Progress;
import breakeven.app.batch.TablesReader;
import breakeven.app.batch.UsageTraces;
import breakeven.app.batch.WorkloadsInput;
import breakeven.core.evaluation.InputTables;
import breakeven.core.input.ProblemSink;
import breakeven.core.input.TableRows;
import breakeven.core.input.Texts;
import breakeven.core.table.Column;
import breakeven.core.table.ImportedUsage;
import breakeven.exchange.files.UsageFile;
import breakeven.exchange.files.ZippedFiles;
import breakeven.exchange.usage.MeasuredUsage;
import breakeven.exchange.usage.Usage;
import breakeven.exchange.usage.UsageSource;
import breakeven.workbook.write.ReviewedWorkbook.AddedTable;
import breakeven.workbook.write.SheetEdits;
import breakeven.workbook.write.SheetLook;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Brings volumes from logs and bills into the workloads of a workbook. */
public final class UsageImport implements UsageJob {
  /** Rows of a new sheet by which its columns get their widths. */
  private static final int SAMPLE = 100;

  /** Bytes by which files are told apart before all of them are compared. */
  private static final int BEGINNING = 1 << 16;

  private static final ProblemSink SILENT = problem -> {};

  @Override
  public void run(UsageOptions given, Progress progress, Consumer<String> out) throws IOException {
    UsageOptions asked = given.of(ZippedFiles.unpacked(given.files()));
    refuseTwice(asked.files());
    if (asked.actuals()) {
      ActualsImport.run(asked, progress, out);
      return;
    }
    BookFile file = BookFile.of(asked.book(), asked.output(), asked.dryRun());
    try (InputFiles opened = InputFiles.open(file.path(), null, progress)) {
      InputTables book = TablesReader.read(opened.workbook(), null, SILENT);
      WorkloadsInput workloads = WorkloadsInput.read(opened, book.rates().reporting(), progress);
      KeptMapping mapping = mapping(opened.workbook(), asked);
      UsageOptions options = asked.with(mapping.mapping());
      UsageReport report = new UsageReport(options, out);
      BilledCost billed = new BilledCost(book, options.asOf());
      Usage all = new Usage();
      all.longAbove(billed.models()::longAbove, billed.models().lengths());
      Usage usage = read(options, all, progress, report);
      List<MeasuredUsage> measured = MeasuredUsage.of(usage, options.ask());
      require(options, usage, measured);
      BookWorkloads rows = BookWorkloads.read(workloads, names(measured), UsageFigures.LOOKED_AT);
      UsageChanges changes =
          new UsageChanges(rows, look(opened.workbook(), workloads, rows), billed.models());
      Map<String, List<BilledCost.Comparison>> bills = new LinkedHashMap<>();
      Map<String, List<ImpliedPrice>> implied = new LinkedHashMap<>();
      for (MeasuredUsage each : measured) {
        changes.add(each);
        List<BilledCost.Comparison> compared = bills(billed, each, rows);
        bills.put(changes.name(each), compared);
        implied.put(changes.name(each), implied(billed, each, rows));
        changes.trace(each, compared, options.asOf());
      }
      report.periods(measured);
      report.changes(changes);
      report.kept(measured, MeasuredUsage.without(usage, options.ask()), changes);
      report.proposals(measured, changes);
      report.unmapped(MeasuredUsage.of(usage.unmapped(), options.ask()));
      report.bills(bills);
      report.implied(implied);
      report.mapping(mapping);
      boolean any = changes.any() || mapping.any();
      if (!options.dryRun() && any) {
        write(opened, workloads, rows, changes, mapping, file);
      }
      report.written(options.dryRun() ? null : file, any);
    } finally {
      file.close();
    }
  }

  /** What the workbook says of the columns and values of the files. */
  static KeptMapping mapping(XlsxFile workbook, UsageOptions options) {
    return KeptMapping.read(
        workbook, options.ask().mapping(), String.valueOf(options.files().get(0).getFileName()));
  }

  /** A file that is given twice would count twice. */
  private static void refuseTwice(List<Path> files) throws IOException {
    Map<String, List<Path>> alike = new HashMap<>();
    for (Path file : files) {
      List<Path> others = alike.computeIfAbsent(beginning(file), key -> new ArrayList<>());
      for (Path other : others) {
        if (Files.isSameFile(other, file)) {
          throw new BadInput(file + " is given twice: its lines would count twice");
        }
        if (Files.mismatch(other, file) < 0) {
          throw new BadInput(file + " holds the same as " + other + ": give one of them");
        }
      }
      others.add(file);
    }
  }

  /** What two files have in common that hold the same; of thousands of files few pairs have it. */
  private static String beginning(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      CRC32 sum = new CRC32();
      sum.update(in.readNBytes(BEGINNING));
      return Files.size(file) + " " + sum.getValue();
    }
  }

  /** Reads all files into the sums, and says what was found in each. */
  static Usage read(UsageOptions options, Usage usage, Progress progress, UsageReport report) {
    for (Path file : options.files()) {
      progress.begin("reading", "lines", 0);
      UsageSource source = UsageFile.read(file, options.ask(), usage, progress::advance);
      progress.close();
      report.source(source);
    }
    report.endOfSources();
    usage.sources().stream()
        .filter(source -> source.lacks(usage.sources()))
        .forEach(report::lacking);
    return usage;
  }

  private static void require(UsageOptions options, Usage usage, List<MeasuredUsage> measured) {
    if (options.ask().requests().ofOne() && measured.size() > 1) {
      throw new BadInput(
          "--requests is the number of one workload, and the files have lines of "
              + measured.size()
              + ": name one with --workload, or give --requests a list of all");
    }
    if (measured.isEmpty()
        && MeasuredUsage.without(usage, options.ask()).isEmpty()
        && MeasuredUsage.of(usage.unmapped(), options.ask()).isEmpty()) {
      throw new BadInput(
          options.files().stream().map(Path::toString).collect(Collectors.joining(", "))
              + ": "
              + UsageReport.noLine(usage.sources())
              + ", so there is nothing to import");
    }
  }

  private static Set<String> names(List<MeasuredUsage> measured) {
    return measured.stream().map(each -> Texts.fold(each.workload())).collect(Collectors.toSet());
  }

  private static SheetLook look(XlsxFile workbook, WorkloadsInput workloads, BookWorkloads rows) {
    Set<Integer> looked = rows.kept();
    looked.add(rows.lastRow());
    return SheetLook.of(workbook, workloads.sheet().part(), workloads.header(), looked::contains);
  }

  private static List<BilledCost.Comparison> bills(
      BilledCost billed, MeasuredUsage usage, BookWorkloads rows) {
    String model = model(billed, usage, rows);
    return usage.bills().keySet().stream()
        .map(currency -> billed.compare(usage, currency, model))
        .toList();
  }

  private static List<ImpliedPrice> implied(
      BilledCost billed, MeasuredUsage usage, BookWorkloads rows) {
    String model = model(billed, usage, rows);
    return usage.bills().keySet().stream()
        .flatMap(currency -> billed.implied(usage, currency, model).stream())
        .toList();
  }

  /** The model of lines that name none. */
  private static String model(BilledCost billed, MeasuredUsage usage, BookWorkloads rows) {
    return rows.of(usage.workload()).stream().map(billed.models()::inUse).findFirst().orElse("");
  }

  // --- writing ----------------------------------------------------------------------------------

  private static void write(
      InputFiles opened,
      WorkloadsInput workloads,
      BookWorkloads rows,
      UsageChanges changes,
      KeptMapping mapping,
      BookFile file)
      throws IOException {
    boolean traced = opened.workbook().sheet(ImportedUsage.TABLE.sheet()).isPresent();
    List<Map<Column, String>> traces = changes.traces();
    // The rows beyond a sample, which has the sheet's look, are streamed.
    int made = traced ? 0 : Math.min(SAMPLE, traces.size());
    List<AddedTable> mapped = mapping.lacking(opened.workbook());
    List<AddedTable> lacking = new ArrayList<>(mapped);
    if (!traced && changes.any()) {
      lacking.add(new AddedTable(ImportedUsage.TABLE, traces.subList(0, made)));
    }
    BookEdits.write(
        opened,
        lacking,
        workbook -> {
          List<SheetEdits.SheetEdit> edits =
              new ArrayList<>(mapping.edits(workbook, mapped.isEmpty()));
          if (changes.any()) {
            edits.add(workloads(workbook, workloads, rows, changes));
          }
          SheetEdits.@Nullable SheetEdit trace =
              trace(workbook, traces.subList(made, traces.size()));
          if (trace != null) {
            edits.add(trace);
          }
          return edits;
        },
        file);
  }

  private static SheetEdits.SheetEdit workloads(
      XlsxFile workbook, WorkloadsInput workloads, BookWorkloads rows, UsageChanges changes) {
    SheetInfo info = workbook.sheet(workloads.sheet().name()).orElseThrow();
    return new SheetEdits.SheetEdit(
        info,
        workloads.header(),
        look(workbook, workloads, rows),
        null,
        "workloads",
        "give files with fewer of them",
        rows.lastRow(),
        changes.changed(),
        changes.added().size(),
        changes.added()::iterator);
  }

  /**
   * Where figures come from, below what is there; null where nothing is to add, and where a sheet
   * of the user's has the name of ours.
   */
  private static SheetEdits.@Nullable SheetEdit trace(
      XlsxFile workbook, List<Map<Column, String>> rows) {
    TableRows known = rows.isEmpty() ? null : UsageTraces.of(workbook).orElse(null);
    if (known == null) {
      return null;
    }
    SheetInfo info = workbook.sheet(ImportedUsage.TABLE.sheet()).orElseThrow();
    int last = known.header().row();
    for (TableRows.Row row : known.rows()) {
      last = Math.max(last, row.sheetRow());
    }
    return new SheetEdits.SheetEdit(
        info,
        known.header(),
        SheetLook.of(workbook, info.part(), known.header()),
        null,
        "imports",
        "give files with fewer workloads",
        last,
        Map.of(),
        rows.size(),
        rows::iterator);
  }
}
