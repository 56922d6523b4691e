package breakeven.app.imports;

import breakeven.app.batch.ActualsSheet;
import breakeven.app.batch.InputFiles;
import breakeven.app.batch.Progress;
import breakeven.app.batch.TablesReader;
import breakeven.app.batch.WorkloadsInput;
import breakeven.core.evaluation.InputTables;
import breakeven.core.table.Actuals;
import breakeven.core.table.Column;
import breakeven.exchange.usage.MeasuredUsage;
import breakeven.exchange.usage.MonthOfWorkload;
import breakeven.exchange.usage.Usage;
import breakeven.workbook.write.ReviewedWorkbook.AddedTable;
import breakeven.workbook.write.SheetEdits;
import breakeven.workbook.write.SheetLook;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps what each workload used and cost in each month, from logs and bills. */
final class ActualsImport {
  /** Rows of a new sheet by which its columns get their widths. */
  private static final int SAMPLE = 100;

  private ActualsImport() {}

  static void run(UsageOptions asked, Progress progress, Consumer<String> out) throws IOException {
    BookFile file = BookFile.of(asked.book(), asked.output(), asked.dryRun());
    try (InputFiles opened = InputFiles.open(file.path(), null, progress)) {
      InputTables book = TablesReader.read(opened.workbook(), null, problem -> {});
      WorkloadsInput workloads = WorkloadsInput.read(opened, book.rates().reporting(), progress);
      KeptMapping mapping = UsageImport.mapping(opened.workbook(), asked);
      UsageOptions options = asked.with(mapping.mapping());
      UsageReport report = new UsageReport(options, out);
      Usage usage = UsageImport.read(options, new Usage(Actuals.NO_WORKLOAD), progress, report);
      WorkloadKeys keys = WorkloadKeys.read(workloads);
      List<MonthOfWorkload> months = MonthOfWorkload.of(usage, options.ask(), keys::name);
      require(options, usage, months);
      @Nullable ActualsSheet sheet = ActualsSheet.of(opened.workbook()).orElse(null);
      SheetLook look =
          sheet == null
              ? null
              : SheetLook.of(opened.workbook(), sheet.sheet().part(), sheet.header());
      ActualsChanges changes = new ActualsChanges(keys, sheet, look, book.rates(), options.asOf());
      months.forEach(changes::add);
      new ActualsReport(options, out).print(changes);
      report.unmapped(MeasuredUsage.of(usage.unmapped(), options.ask()));
      report.mapping(mapping);
      boolean any = changes.any() || mapping.any();
      if (!options.dryRun() && any) {
        write(opened, sheet, look, changes, mapping, file);
      }
      new ImportResult(options.book(), "review").print(options.dryRun() ? null : file, any, out);
    } finally {
      file.close();
    }
  }

  private static void require(UsageOptions options, Usage usage, List<MonthOfWorkload> months) {
    String files = options.files().stream().map(Path::toString).collect(Collectors.joining(", "));
    List<String> timeless = MonthOfWorkload.timeless(usage);
    if (!timeless.isEmpty()) {
      throw new BadInput(
          files
              + ": lines of "
              + timeless.get(0)
              + " say no time; add --month 2026-10 if they hold that month");
    }
    if (months.isEmpty()) {
      throw new BadInput(
          files
              + ": "
              + UsageReport.noLine(usage.sources())
              + (options.ask().month() == null ? "" : " in " + options.ask().month())
              + ", so there is nothing to import");
    }
  }

  private static void write(
      InputFiles opened,
      @Nullable ActualsSheet sheet,
      @Nullable SheetLook look,
      ActualsChanges changes,
      KeptMapping mapping,
      BookFile file)
      throws IOException {
    List<Map<Column, String>> added = changes.added();
    // The rows beyond a sample, which has the sheet's look, are streamed.
    int made = sheet == null ? Math.min(SAMPLE, added.size()) : 0;
    List<AddedTable> mapped = mapping.lacking(opened.workbook());
    List<AddedTable> lacking = new ArrayList<>(mapped);
    if (sheet == null && changes.any()) {
      lacking.add(new AddedTable(Actuals.TABLE, added.subList(0, made)));
    }
    List<Map<Column, String>> rest = added.subList(made, added.size());
    BookEdits.write(
        opened,
        lacking,
        workbook -> {
          List<SheetEdits.SheetEdit> edits =
              new ArrayList<>(mapping.edits(workbook, mapped.isEmpty()));
          if (sheet == null || look == null) {
            edits.addAll(streamed(workbook, rest));
          } else if (changes.any()) {
            edits.add(edit(sheet, look, changes.changed(), rest));
          }
          return edits;
        },
        file);
  }

  private static List<SheetEdits.SheetEdit> streamed(
      XlsxFile workbook, List<Map<Column, String>> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    ActualsSheet made = ActualsSheet.of(workbook).orElseThrow();
    SheetLook look = SheetLook.of(workbook, made.sheet().part(), made.header());
    return List.of(edit(made, look, Map.of(), rows));
  }

  private static SheetEdits.SheetEdit edit(
      ActualsSheet sheet,
      SheetLook look,
      Map<Integer, Map<Column, String>> changed,
      List<Map<Column, String>> rows) {
    return new SheetEdits.SheetEdit(
        sheet.sheet(),
        sheet.header(),
        look,
        null,
        "months",
        "give files with fewer workloads",
        sheet.lastRow(),
        changed,
        rows.size(),
        rows::iterator);
  }
}
