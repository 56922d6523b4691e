package breakeven.app.imports;

import breakeven.app.batch.WorkloadsInput;
import breakeven.core.evaluation.InputTables;
import breakeven.exchange.usage.MeasuredUsage;
import breakeven.exchange.usage.MonthOfWorkload;
import breakeven.exchange.usage.Usage;
import breakeven.exchange.usage.UsageFault;
import breakeven.xlsx.read.BadInput;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Keeps what each workload used and cost in each month, from logs and bills. */
final class ActualsImport {
  private final ImportRequest options;
  private final KnownWorkloads keys;
  private final ActualsChanges changes;

  ActualsImport(
      ImportBook book, InputTables tables, WorkloadsInput workloads, ImportRequest options) {
    this.options = options;
    keys = KnownWorkloads.read(workloads);
    changes = new ActualsChanges(book, keys, tables.rates(), options.asOf());
  }

  /**
   * Takes the months of the files, and says what became of them.
   *
   * @return those that the plan goes on from: the newest of workloads that are there, so that a
   *     late bill does not take volumes back
   */
  List<MeasuredUsage> take(Usage usage, Consumer<String> out) {
    List<MonthOfWorkload> months;
    try {
      months = MonthOfWorkload.of(usage, options.ask(), keys::name);
    } catch (UsageFault e) {
      throw new BadInput(String.valueOf(e.getMessage()), e);
    }
    require(options, usage, months);
    months.forEach(changes::add);
    new ActualsReport(options, out).print(changes);
    return MeasuredUsage.of(usage, options.ask(), keys::name).stream()
        .filter(each -> keys.of(each.workload()).filter(changes::newest).isPresent())
        .toList();
  }

  private static void require(ImportRequest options, Usage usage, List<MonthOfWorkload> months) {
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
              + UsageReport.noLine(
                  usage.sources(),
                  options.ask().month() == null ? "" : " in " + options.ask().month()));
    }
  }
}
