package breakeven.app.imports;

import breakeven.core.guard.Bills;
import breakeven.core.table.Column;
import breakeven.core.table.DiscountsTable;
import breakeven.core.table.ImportedUsage;
import breakeven.exchange.usage.Contract;
import breakeven.exchange.usage.MeasuredUsage;
import breakeven.exchange.usage.Period;
import breakeven.exchange.usage.Sums;
import breakeven.exchange.usage.TokenKind;
import breakeven.exchange.usage.UsageSource;
import breakeven.exchange.usage.UsageWarning;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What an import of usage says: what was read, what changes, what does not, and why. */
final class UsageReport {
  /** Less than this is what adding up leaves. */
  private static final double SMALLEST_AMOUNT = 0.005;

  /** What contracts are said from: half of what a share shows. */
  private static final double SMALLEST_DISCOUNT = 0.00005;

  /** How many kinds of what is left out a line names. */
  private static final int KINDS_NAMED = 4;

  private final ImportRequest options;
  private final Consumer<String> out;
  private final DifferenceTable table;

  /** Files without anything left out, and how many of them were not listed. */
  private int wholeFiles;

  private int more;

  UsageReport(ImportRequest options, Consumer<String> out) {
    this.options = options;
    this.out = out;
    table = new DifferenceTable(options.into().dryRun(), "workload", "files", out);
  }

  private ReportSection section(String title) {
    return new ReportSection(title, options.into().dryRun());
  }

  // --- the files --------------------------------------------------------------------------------

  /** What was found in a file; of very many only what is left out of one, and how many they are. */
  void source(UsageSource source) {
    List<String> bills = new ArrayList<>();
    source.bills().forEach((currency, bill) -> bill(currency, bill, bills));
    boolean whole = source.odd().isEmpty() && bills.isEmpty() && source.lacking().isEmpty();
    if (whole && ++wholeFiles > ReportSection.SHOWN && !options.into().dryRun()) {
      more++;
      return;
    }
    Period period = source.period();
    out.accept(
        source.format().title()
            + ": "
            + source.file()
            + (period.timed() ? ", " + period.words() : ", no time given"));
    out.accept(
        "  "
            + ReportSection.counted(source.lines(), "line", "lines")
            + ": "
            + ReportSection.number(source.taken())
            + " taken"
            + part(source.idle(), "of a time without requests")
            + part(source.lines() - source.taken() - source.idle(), "left out"));
    tokens(source);
    source.odd().forEach((odd, count) -> odd(source, odd, count));
    source
        .lacking()
        .forEach(
            kind ->
                out.accept(
                    "  no line of "
                        + (kind == TokenKind.INPUT ? "uncached " : "")
                        + kind.words()
                        + " tokens: look whether its meters call them otherwise"));
    bills.forEach(out);
  }

  /** What was read, and how; nothing of a file without tokens. */
  private void tokens(UsageSource source) {
    Sums read = source.read();
    if (!(read.input() + read.output() > 0)) {
      return;
    }
    out.accept(
        "  "
            + shown(read.input())
            + " input and "
            + shown(read.output())
            + " output tokens"
            + of(read.cached(), "read from a cache")
            + of(read.written(), "written to one")
            + (Double.isNaN(source.totals())
                ? ""
                : "; by its own totals " + shown(source.totals()) + " tokens"));
    out.accept(
        "  cached tokens: "
            + source.cached()
            + (source.units().isEmpty()
                ? ""
                : "; amounts in " + String.join(", ", source.units())));
    source.contracts().forEach(this::contract);
  }

  /**
   * Says what a contract takes off a list.
   *
   * @param provider empty where it is not known
   */
  private void contract(String provider, Contract of) {
    double discount = of.discount();
    if (Math.abs(discount) < SMALLEST_DISCOUNT) {
      return;
    }
    String percent = UsageFigures.shown(DiscountsTable.DISCOUNT, Math.abs(discount));
    out.accept(
        "  contracted prices"
            + (provider.isEmpty() ? "" : " of " + provider)
            + ": "
            + ReportSection.amount(of.contracted())
            + " where the list has "
            + ReportSection.amount(of.list())
            + (discount > 0
                ? "; a row of Discounts with " + percent + " says so"
                : ", " + percent + " above it"));
  }

  private static String of(double tokens, String what) {
    return Double.isNaN(tokens) ? "" : ", " + shown(tokens) + " " + what;
  }

  /** To be called once all files are read. */
  void endOfSources() {
    if (more > 0) {
      out.accept(
          "… and "
              + ReportSection.counted(more, "more file", "more files")
              + " without anything left out: --dry-run lists all");
    }
  }

  /** What was billed, what of it is some workload's, and what is left; nothing where none is. */
  private static void bill(String currency, UsageSource.Bill bill, List<String> said) {
    boolean lines = Math.abs(bill.leftOut()) >= SMALLEST_AMOUNT;
    boolean unmapped = bill.unmapped() != 0;
    if (lines || unmapped) {
      String code = currency.isEmpty() ? "" : " " + currency;
      said.add(
          "  "
              + ReportSection.amount(bill.billed())
              + code
              + " billed: "
              + ReportSection.amount(bill.mapped())
              + " of workloads"
              + (unmapped ? ", " + ReportSection.amount(bill.unmapped()) + " not mapped" : "")
              + (lines ? ", " + ReportSection.amount(bill.leftOut()) + " in lines left out" : ""));
    }
  }

  /**
   * That no line counts, and why: an error prints no report.
   *
   * @param month behind it, where one was asked for
   */
  static String noLine(List<UsageSource> sources, String month) {
    Map<UsageWarning, Integer> why = new EnumMap<>(UsageWarning.class);
    Map<UsageWarning, String> firsts = new EnumMap<>(UsageWarning.class);
    for (UsageSource source : sources) {
      source.odd().forEach((odd, count) -> why.merge(odd, count, Integer::sum));
      source.odd().keySet().stream()
          .filter(odd -> !source.first(odd).isEmpty())
          .forEach(odd -> firsts.putIfAbsent(odd, ", as " + source.first(odd)));
    }
    long idle = sources.stream().mapToLong(UsageSource::idle).sum();
    String reasons =
        part(idle, "of a time without requests")
            + why.entrySet().stream()
                .map(
                    each ->
                        part(each.getValue(), each.getKey().words())
                            + firsts.getOrDefault(each.getKey(), ""))
                .collect(Collectors.joining());
    String fix = firsts.keySet().stream().map(UsageWarning::fix).findFirst().orElse("");
    return "no line counts"
        + (reasons.isEmpty() ? "" : " (" + reasons.substring(2) + ")")
        + month
        + ", so there is nothing to import"
        + (fix.isEmpty() ? "" : ": " + fix);
  }

  /** What no row of the mapping gives to a workload, value by value. */
  void unmapped(List<MeasuredUsage> unmapped) {
    ReportSection section =
        section("Not mapped: give these values to workloads on the sheet Usage mapping");
    for (MeasuredUsage each : unmapped) {
      List<String> parts = new ArrayList<>();
      if (!Double.isNaN(each.sums().requests())) {
        double requests = each.sums().requests();
        parts.add(shown(requests) + (requests == 1 ? " request" : " requests"));
      }
      if (!Double.isNaN(each.sums().input())) {
        parts.add(shown(each.sums().input()) + " input tokens");
        parts.add(shown(each.sums().output()) + " output tokens");
      }
      each.bills().forEach((currency, models) -> parts.add(bill(currency, models.values())));
      section.add(
          each.workload()
              + ": "
              + String.join(", ", parts)
              + (each.period().timed() ? " (" + each.period().words() + ")" : ""));
    }
    section.print(out);
  }

  private static String bill(String currency, Collection<Sums> models) {
    return (ReportSection.amount(models.stream().mapToDouble(Sums::cost).sum()) + ' ' + currency)
        .strip();
  }

  private static String shown(double number) {
    return UsageFigures.shown(ImportedUsage.LINE_REQUESTS, number);
  }

  /** What becomes of the columns that were named. */
  void mapping(KeptMapping mapping) {
    if (!mapping.said().isEmpty()) {
      out.accept("");
      out.accept(mapping.said());
    }
  }

  /** A page that is not the last one, and no file goes on where it ends. */
  void lacking(UsageSource source) {
    out.accept(
        source.file()
            + ": its last page says that there are more (has_more). Fetch them and give all files,"
            + " else volumes are too low");
  }

  private static String part(long count, String what) {
    return count == 0 ? "" : ", " + ReportSection.number(count) + " " + what;
  }

  private void odd(UsageSource source, UsageWarning odd, int count) {
    List<Integer> places = source.places(odd);
    out.accept(
        String.format(Locale.ROOT, "  %,7d %s (line ", count, odd.words())
            + places.stream().map(String::valueOf).collect(Collectors.joining(", "))
            + (count > places.size() ? ", …" : "")
            + (source.first(odd).isEmpty() ? "" : "; " + source.first(odd))
            + odd.named(source, KINDS_NAMED, "; ")
            + ")"
            + (odd.fix().isEmpty() ? "" : ": " + odd.fix(options.ask().written().decimals())));
  }

  /** Which time counts, of all that the files hold. */
  void periods(List<MeasuredUsage> usage) {
    Map<String, Integer> periods = new LinkedHashMap<>();
    usage.forEach(each -> periods.merge(each.period().words(), 1, Integer::sum));
    periods.forEach(
        (period, count) ->
            out.accept(
                "What counts: "
                    + period
                    + " ("
                    + ReportSection.counted(count, "workload", "workloads")
                    + ")"));
  }

  // --- the workloads ----------------------------------------------------------------------------

  void changes(UsageChanges changes) {
    if (options.into().dryRun() && changes.any()) {
      out.accept("");
    }
    ReportSection changed = section("Changed cells");
    for (UsageChanges.Change each : changes.changes()) {
      String before = each.before().isEmpty() ? "(empty)" : each.before();
      String title = each.column().title();
      changed.add(
          "%s: %s %s → %s (%s)"
              .formatted(each.workload(), title, before, each.after(), each.from()));
      table.add("changed", each.workload(), title, before, each.after(), each.from());
    }
    ReportSection added = section("New workloads");
    for (UsageChanges.Added each : changes.news()) {
      String cells =
          each.shown().entrySet().stream()
              .map(cell -> cell.getKey().title() + " " + cell.getValue())
              .collect(Collectors.joining(", "));
      added.add("%s: %s (%s)".formatted(each.workload(), cells, each.from()));
      for (Map.Entry<Column, String> cell : each.shown().entrySet()) {
        table.add("new", each.workload(), cell.getKey().title(), "", cell.getValue(), each.from());
      }
    }
    if (!options.into().dryRun()) {
      changed.print(out);
      added.print(out);
    }
  }

  /** What does not come in, workload by workload. */
  void kept(List<MeasuredUsage> usage, List<String> without, UsageChanges changes) {
    ReportSection section = section("To look at");
    without.forEach(
        name -> section.add(name + " has no line in " + options.ask().month() + ", and stays"));
    usage.forEach(each -> requests(each, changes.name(each), section));
    usage.forEach(each -> models(each, changes.name(each), section));
    usage.forEach(each -> age(each, changes.name(each), section));
    changes.kept().forEach(section::add);
    overlaps(usage, section);
    section.print(out);
  }

  /** What the files say beyond sums; nobody but the user types it. */
  void proposals(List<MeasuredUsage> usage, UsageChanges changes) {
    ReportSection section = section("What else the files say, to be typed where it helps");
    for (MeasuredUsage each : usage) {
      UsageProposals.words(each).forEach(words -> section.add(changes.name(each) + ": " + words));
    }
    section.print(out);
  }

  private static void requests(MeasuredUsage usage, String name, ReportSection section) {
    Period period = usage.period();
    String month = name + ": Requests (per month) not taken: ";
    if (Double.isNaN(usage.counted())) {
      section.add(
          name
              + ": neither requests nor tokens per request taken: the files count no requests; add"
              + " --requests with their number in "
              + period.words());
    } else if (!period.timed()) {
      section.add(month + "the files say no time; add --month 2026-10 if they hold that month");
    } else if (!usage.monthly()) {
      section.add(
          month
              + "the lines cover "
              + period.length()
              + " ("
              + period.words()
              + "), less than a month; add --month where other days have none");
    }
    if (period.taken()) {
      section.add(
          name
              + ": its lines are of "
              + period.first()
              + " to "
              + period.last()
              + "; --month takes them for all of "
              + period.words());
    }
    if (usage.sums().someCached()) {
      section.add(name + ": Cached share not taken: some lines do not say it");
    }
    if (usage.sums().someWritten()) {
      section.add(name + ": Cache write share not taken: some lines do not say it");
    }
    if (usage.sums().someBatch()) {
      section.add(name + ": Batch share not taken: some lines do not say it");
    }
    if (usage.later()) {
      section.add(name + " has no line in the whole month after " + period.words());
    }
  }

  /** A log of another year says little about what is sent today, and none is of days to come. */
  private void age(MeasuredUsage usage, String name, ReportSection section) {
    Period period = usage.period();
    if (period.timed() && period.last().isBefore(options.asOf().minusYears(1))) {
      section.add(
          name
              + ": its lines end on "
              + period.last()
              + ", more than a year before "
              + options.asOf()
              + "; take a newer log if volumes have changed since");
    } else if (period.timed() && period.last().isAfter(options.asOf().plusDays(1))) {
      // East of here it may be tomorrow.
      section.add(
          name
              + ": its lines end on "
              + period.last()
              + ", after "
              + options.asOf()
              + "; look how the file writes its days");
    }
  }

  private static void models(MeasuredUsage usage, String name, ReportSection section) {
    if (usage.models().size() < 2) {
      return;
    }
    double all = usage.sums().input() + usage.sums().output();
    section.add(
        name
            + " uses several models: "
            + usage.models().entrySet().stream()
                .limit(4)
                .map(
                    each ->
                        (each.getKey().isEmpty() ? "(no name)" : each.getKey())
                            + " "
                            + UsageFigures.shown(
                                ImportedUsage.CACHED_SHARE,
                                Math.rint(
                                        1000
                                            * (each.getValue().input() + each.getValue().output())
                                            / all)
                                    / 1000))
                .collect(Collectors.joining(", "))
            + (usage.models().size() > 4 ? ", …" : "")
            + " of its tokens; its figures are those of all of them");
  }

  /** Each file that begins before another has ended, with the one that ends last. */
  private static void overlaps(List<MeasuredUsage> usage, ReportSection section) {
    Set<String> told = new LinkedHashSet<>();
    for (MeasuredUsage each : usage) {
      UsageSource last = null;
      for (UsageSource source : byStart(each.sources())) {
        if (last != null && last.overlaps(source)) {
          told.add(last.file() + " and " + source.file());
        }
        last = last == null || source.end() > last.end() ? source : last;
      }
    }
    told.forEach(
        files ->
            section.add(
                files + " have lines of the same time: a request that is in both counts twice"));
  }

  private static List<UsageSource> byStart(List<UsageSource> sources) {
    return sources.stream()
        .filter(UsageSource::timed)
        .sorted(Comparator.comparingLong(UsageSource::start))
        .toList();
  }

  // --- the bill ---------------------------------------------------------------------------------

  void bills(Map<String, List<BilledCost.Comparison>> bills) {
    ReportSection apart =
        section("Billed cost and prices lie more than " + Bills.TOLERANCE + " apart");
    ReportSection lacking = section("Billed cost that cannot be compared with prices");
    int within = 0;
    for (Map.Entry<String, List<BilledCost.Comparison>> each : bills.entrySet()) {
      for (BilledCost.Comparison bill : each.getValue()) {
        if (!bill.compared()) {
          lacking.add(each.getKey() + ": " + bill.lacking());
        } else if (bill.within()) {
          within++;
        } else {
          apart.add(each.getKey() + ": " + both(bill));
        }
      }
    }
    if (within > 0) {
      out.accept("");
      out.accept(
          "Billed cost and prices agree within "
              + Bills.TOLERANCE
              + ": "
              + ReportSection.counted(within, "workload", "workloads"));
    }
    apart.print(out);
    lacking.print(out);
  }

  /** Prices that bills imply and that are not those of the workbook; nothing is corrected. */
  void implied(Map<String, List<ImpliedPrice>> implied) {
    ReportSection section = section("Prices that the bills imply");
    implied.forEach(
        (workload, prices) -> prices.forEach(each -> section.add(workload + ", " + each.words())));
    section.print(out);
  }

  private static String both(BilledCost.Comparison bill) {
    return ImpliedPrice.amount(bill.billed())
        + " "
        + bill.currency()
        + " billed, "
        + ImpliedPrice.amount(bill.priced())
        + " by the prices of the workbook"
        + (bill.billed() > 0
            ? String.format(
                Locale.ROOT, " (%+.1f%%)", 100 * (bill.priced() - bill.billed()) / bill.billed())
            : "");
  }
}
