package breakeven.app.imports;

import breakeven.app.batch.Progress;
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

/** Brings volumes from logs and bills into a workbook, and with them the months that they were. */
final class UsageImport {
  /** Bytes by which files are told apart before all of them are compared. */
  private static final int BEGINNING = 1 << 16;

  /** Types what the logs and bills say, and tells line by line what came of it. */
  void take(
      ImportBook book, UsageOptions asked, ReadFiles files, Progress progress, Consumer<String> out)
      throws IOException {
    refuseTwice(asked.files());
    InputTables tables = book.tables();
    WorkloadsInput workloads = book.workloads(tables, progress);
    KeptMapping mapping = mapping(book, asked);
    UsageOptions options = asked.with(mapping.mapping());
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
  static KeptMapping mapping(ImportBook book, UsageOptions options) {
    return KeptMapping.read(
        book, options.ask().mapping(), String.valueOf(options.files().get(0).getFileName()));
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
  private static void read(
      UsageOptions options, Usage usage, ReadFiles files, Progress progress, UsageReport report)
      throws IOException {
    for (Path file : options.files()) {
      progress.begin("reading", "lines", 0);
      files.read(
          () -> {
            UsageSource source = UsageFile.read(file, options.ask(), usage, progress::advance);
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
