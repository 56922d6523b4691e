package breakeven.imports;

import breakeven.batch.Book;
import breakeven.batch.Opened;
import breakeven.batch.Progress;
import breakeven.batch.UsageTraces;
import breakeven.batch.WorkloadsInput;
import breakeven.input.ProblemSink;
import breakeven.input.TableRows;
import breakeven.input.Texts;
import breakeven.read.BadInput;
import breakeven.read.SheetInfo;
import breakeven.read.UsageFile;
import breakeven.read.XlsxFile;
import breakeven.table.Column;
import breakeven.table.ImportedUsage;
import breakeven.usage.Measured;
import breakeven.usage.Usage;
import breakeven.usage.UsageSource;
import breakeven.write.ReviewedWorkbook.AddedTable;
import breakeven.write.SheetEdits;
import breakeven.write.SheetLook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings volumes from logs and bills into the workloads of a workbook. */
public final class UsageImport implements UsageJob {
  private static final ProblemSink SILENT = problem -> {};

  @Override
  public void run(UsageOptions options, Progress progress, Consumer<String> out)
      throws IOException {
    refuseTwice(options.files());
    BookFile file = BookFile.of(options.book(), options.output(), options.dryRun());
    try (Opened opened = Opened.open(file.path(), null, progress)) {
      Book book = Book.read(opened.workbook(), null, SILENT);
      WorkloadsInput workloads = WorkloadsInput.read(opened, book.rates().reporting(), progress);
      UsageReport report = new UsageReport(options, out);
      Usage usage = read(options, progress, report);
      List<Measured> measured = Measured.of(usage, options.ask());
      require(options, usage, measured);
      BookWorkloads rows = BookWorkloads.read(workloads, names(measured), UsageFigures.LOOKED_AT);
      BilledCost billed = new BilledCost(book, options.asOf());
      UsageChanges changes =
          new UsageChanges(rows, look(opened.workbook(), workloads, rows), billed.models());
      Map<String, List<BilledCost.Comparison>> bills = new LinkedHashMap<>();
      for (Measured each : measured) {
        changes.add(each);
        List<BilledCost.Comparison> compared = bills(billed, each, rows);
        bills.put(changes.name(each), compared);
        changes.trace(each, compared, options.asOf());
      }
      report.periods(measured);
      report.changes(changes);
      report.kept(measured, Measured.without(usage, options.ask()), changes);
      report.bills(bills);
      if (!options.dryRun() && changes.any()) {
        write(opened, workloads, rows, changes, file);
      }
      report.written(options.dryRun() ? null : file, changes.any());
    } finally {
      file.close();
    }
  }

  /** A file that is given twice would count twice. */
  private static void refuseTwice(List<Path> files) throws IOException {
    for (int i = 0; i < files.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (Files.isSameFile(files.get(j), files.get(i))) {
          throw new BadInput(files.get(i) + " is given twice: its lines would count twice");
        }
        if (Files.size(files.get(j)) == Files.size(files.get(i))
            && Files.mismatch(files.get(j), files.get(i)) < 0) {
          throw new BadInput(
              files.get(i) + " holds the same as " + files.get(j) + ": give one of them");
        }
      }
    }
  }

  private static Usage read(UsageOptions options, Progress progress, UsageReport report) {
    Usage usage = new Usage();
    for (Path file : options.files()) {
      progress.begin("reading", "lines", 0);
      UsageSource source = UsageFile.read(file, options.ask(), usage, progress::advance);
      progress.close();
      report.source(source);
    }
    usage.sources().stream()
        .filter(source -> source.lacks(usage.sources()))
        .forEach(report::lacking);
    return usage;
  }

  private static void require(UsageOptions options, Usage usage, List<Measured> measured) {
    boolean given = !Double.isNaN(options.ask().requests());
    if (given && measured.size() > 1) {
      throw new BadInput(
          "--requests is the number of one workload, and the files have lines of "
              + measured.size()
              + ": name one with --workload, or leave --requests away");
    }
    if (measured.isEmpty() && Measured.without(usage, options.ask()).isEmpty()) {
      throw new BadInput(
          options.files().stream().map(Path::toString).collect(Collectors.joining(", "))
              + ": no line counts, so there is nothing to import");
    }
  }

  private static Set<String> names(List<Measured> measured) {
    return measured.stream().map(each -> Texts.fold(each.workload())).collect(Collectors.toSet());
  }

  private static SheetLook look(XlsxFile workbook, WorkloadsInput workloads, BookWorkloads rows) {
    Set<Integer> looked = rows.kept();
    looked.add(rows.lastRow());
    return SheetLook.of(workbook, workloads.sheet().part(), workloads.header(), looked::contains);
  }

  private static List<BilledCost.Comparison> bills(
      BilledCost billed, Measured usage, BookWorkloads rows) {
    String model =
        rows.of(usage.workload()).stream().map(BookWorkloads.Row::model).findFirst().orElse("");
    return usage.bills().keySet().stream()
        .map(currency -> billed.compare(usage, currency, model))
        .toList();
  }

  // --- writing ----------------------------------------------------------------------------------

  private static void write(
      Opened opened,
      WorkloadsInput workloads,
      BookWorkloads rows,
      UsageChanges changes,
      BookFile file)
      throws IOException {
    boolean traced = opened.workbook().sheet(ImportedUsage.TABLE.sheet()).isPresent();
    List<AddedTable> lacking =
        traced ? List.of() : List.of(new AddedTable(ImportedUsage.TABLE, changes.traces()));
    BookEdits.write(
        opened,
        lacking,
        workbook -> {
          List<SheetEdits.SheetEdit> edits = new ArrayList<>();
          edits.add(workloads(workbook, workloads, rows, changes));
          SheetEdits.@Nullable SheetEdit trace = traced ? trace(workbook, changes) : null;
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

  /** Where figures come from; null where a sheet of the user's has the name of ours. */
  private static SheetEdits.@Nullable SheetEdit trace(XlsxFile workbook, UsageChanges changes) {
    TableRows known = UsageTraces.of(workbook).orElse(null);
    if (known == null) {
      return null;
    }
    SheetInfo info = workbook.sheet(ImportedUsage.TABLE.sheet()).orElseThrow();
    int last = known.header().row();
    for (TableRows.Row row : known.rows()) {
      last = Math.max(last, row.sheetRow());
    }
    List<Map<Column, String>> rows = changes.traces();
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
