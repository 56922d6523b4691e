package breakeven.app.imports;

import breakeven.app.batch.Progress;
import breakeven.app.batch.RunEvents;
import breakeven.app.batch.WorkloadsInput;
import breakeven.core.evaluation.InputTables;
import breakeven.core.input.Texts;
import breakeven.core.table.Actuals;
import breakeven.exchange.files.UsageFile;
import breakeven.exchange.usage.MeasuredUsage;
import breakeven.exchange.usage.Usage;
import breakeven.exchange.usage.UsageSource;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Brings volumes from logs and bills into a workbook, and with them the months that they were. */
final class UsageImport {
  /** Types what the logs and bills say, and tells line by line what came of it. */
  void take(
      ImportBook book,
      ImportRequest asked,
      ReadFiles files,
      Progress progress,
      Consumer<String> out)
      throws IOException {
    UsageFile.requireDifferent(asked.files());
    InputTables tables = book.tables();
    WorkloadsInput workloads = book.workloads(tables, progress);
    KeptMapping mapping = mapping(book, asked);
    ImportRequest options = asked.with(mapping.mapping());
    UsageReport report = new UsageReport(options, out);
    BilledCost billed = new BilledCost(tables, options.asOf());
    Usage usage = asked.actuals() ? new Usage(Actuals.NO_WORKLOAD) : new Usage();
    usage.longAbove(billed.models()::longAbove);
    read(options, usage, files, progress, report);
    if (!files.whole()) {
      return;
    }
    List<MeasuredUsage> measured;
    if (asked.actuals()) {
      measured = new ActualsImport(book, tables, workloads, options).take(usage, out);
    } else {
      measured = MeasuredUsage.of(usage, options.ask());
      require(options, usage, measured);
    }
    BookWorkloads rows = BookWorkloads.read(workloads, names(measured), UsageFigures.LOOKED_AT);
    UsageChanges changes = new UsageChanges(book, rows, billed.models());
    Map<String, List<BilledCost.Comparison>> bills = new LinkedHashMap<>();
    Map<String, List<ImpliedPrice>> implied = new LinkedHashMap<>();
    for (MeasuredUsage each : measured) {
      changes.add(each);
      // What Actuals keeps is compared there, with the approach in use and its fixed cost.
      List<BilledCost.Comparison> compared =
          asked.actuals() ? List.of() : bills(billed, each, rows);
      bills.put(changes.name(each), compared);
      implied.put(changes.name(each), implied(billed, each, rows));
      changes.trace(each, compared, options.asOf());
    }
    if (asked.actuals()) {
      report.changes(changes);
      report.kept(measured, List.of(), changes);
    } else {
      report.periods(measured);
      report.changes(changes);
      report.kept(measured, MeasuredUsage.without(usage, options.ask()), changes);
      report.proposals(measured, changes);
      report.bills(bills);
      report.implied(implied);
    }
    report.unmapped(MeasuredUsage.of(usage.unmapped(), options.ask()));
    report.mapping(mapping);
  }

  /** What the workbook says of the columns and values of the files. */
  static KeptMapping mapping(ImportBook book, ImportRequest options) {
    return KeptMapping.read(
        book, options.ask().mapping(), String.valueOf(options.files().get(0).getFileName()));
  }

  /** Reads all files into the sums, and says what was found in each. */
  private static void read(
      ImportRequest options, Usage usage, ReadFiles files, Progress progress, UsageReport report)
      throws IOException {
    if (options.files().size() > 1) {
      usage.several();
    }
    for (Path file : options.files()) {
      progress.begin("reading", "lines", 0);
      files.read(
          () -> {
            UsageSource source = UsageFile.read(file, options.ask(), usage, progress::advance);
            RunEvents.event(
                "file read format={} bytes={} lines={} taken={} without_requests={}"
                    + " passed_over=\"{}\" file=\"{}\"",
                source.format(),
                file.toFile().length(),
                source.lines(),
                source.taken(),
                source.idle(),
                source.odd(),
                file);
            report.source(source);
            return source.format().title()
                + ": "
                + file
                + ", "
                + ReportSection.counted(source.lines(), "line", "lines")
                + ", read";
          });
      progress.close();
    }
    report.endOfSources();
    usage.sources().stream()
        .filter(source -> source.lacks(usage.sources()))
        .forEach(report::lacking);
    String twice = usage.twice();
    if (!twice.isEmpty()) {
      throw new BadInput(twice);
    }
    require(options, usage.asked());
  }

  private static void require(ImportRequest options, String asked) {
    if (!asked.isEmpty()) {
      throw new BadInput(
          options.files().stream().map(Path::toString).collect(Collectors.joining(", "))
              + ": "
              + asked);
    }
  }

  private static void require(ImportRequest options, Usage usage, List<MeasuredUsage> measured) {
    for (MeasuredUsage each : measured) {
      require(options, Usage.asked(each.workload(), each.sums().output(), each.counted()));
    }
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
              + UsageReport.noLine(usage.sources(), ""));
    }
  }

  private static Set<String> names(List<MeasuredUsage> measured) {
    return measured.stream().map(each -> Texts.fold(each.workload())).collect(Collectors.toSet());
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
}
