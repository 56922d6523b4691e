package breakeven.app.imports;

import breakeven.app.batch.Progress;
import breakeven.app.batch.WorkloadsInput;
import breakeven.core.evaluation.InputTables;
import breakeven.core.table.Actuals;
import breakeven.exchange.usage.MeasuredUsage;
import breakeven.exchange.usage.MonthOfWorkload;
import breakeven.exchange.usage.Usage;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Keeps what each workload used and cost in each month, from logs and bills. */
final class ActualsImport {
  private ActualsImport() {}

  static boolean run(UsageOptions asked, Progress progress, Consumer<String> out)
      throws IOException {
    try (ImportBook book = new ImportBook(asked.into(), progress)) {
      InputTables tables = book.tables();
      WorkloadsInput workloads = book.workloads(tables, progress);
      KeptMapping mapping = UsageImport.mapping(book, asked);
      UsageOptions options = asked.with(mapping.mapping());
      UsageReport report = new UsageReport(options, out);
      Usage usage = UsageImport.read(options, new Usage(Actuals.NO_WORKLOAD), progress, report);
      KnownWorkloads keys = KnownWorkloads.read(workloads);
      List<MonthOfWorkload> months = MonthOfWorkload.of(usage, options.ask(), keys::name);
      require(options, usage, months);
      ActualsChanges changes = new ActualsChanges(book, keys, tables.rates(), options.asOf());
      months.forEach(changes::add);
      new ActualsReport(options, out).print(changes);
      report.unmapped(MeasuredUsage.of(usage.unmapped(), options.ask()));
      report.mapping(mapping);
      return book.finish("review", out);
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
}
