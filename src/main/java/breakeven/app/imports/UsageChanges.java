package breakeven.app.imports;

import breakeven.app.batch.UsageTraces;
import breakeven.core.input.Finding;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.WorkloadRules;
import breakeven.core.model.Place;
import breakeven.core.table.Column;
import breakeven.core.table.ImportedUsage;
import breakeven.core.table.Workloads;
import breakeven.exchange.usage.MeasuredUsage;
import breakeven.exchange.usage.UsageSource;
import breakeven.workbook.write.SheetLook;
import breakeven.workbook.write.SheetUpsert;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What becomes of the rows of {@code Workloads}, and what is said of it. */
final class UsageChanges {
  /**
   * A cell that changes.
   *
   * @param before what is in it; empty where it is empty
   */
  record Change(String workload, Column column, String before, String after, String from) {}

  /** A workload that is new, with its figures as they are shown. */
  record Added(String workload, Map<Column, String> shown, String from) {}

  /** What hardly falls by half from one import to the next. */
  private static final Set<Column> AMOUNTS =
      Set.of(Workloads.REQUESTS, Workloads.INPUT_TOKENS, Workloads.OUTPUT_TOKENS);

  /** For so many new workloads it is looked whether they are mistyped. */
  private static final int NEAR_SOUGHT = 200;

  private final BookWorkloads book;
  private final SheetLook look;
  private final BookModels models;
  private final SheetUpsert sheet;
  private final SheetUpsert traces;
  private final List<Change> changes = new ArrayList<>();
  private final List<Added> news = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();

  /** Columns that the sheet lacks, with the workloads that need them. */
  private final Map<Column, List<String>> lacking = new LinkedHashMap<>();

  private final Set<String> typed = new HashSet<>();

  UsageChanges(ImportBook into, BookWorkloads book, BookModels models) {
    this.book = book;
    this.models = models;
    look = SheetLook.of(into.workbook(), book.header(), book.kept()::contains);
    sheet = book.upsert(into);
    traces =
        into.sheet(
            ImportedUsage.TABLE,
            "imports",
            "give files with fewer workloads",
            workbook -> UsageTraces.of(workbook).map(SheetUpsert.Place::of));
  }

  /** Finds out what becomes of a workload's row. */
  void add(MeasuredUsage usage) {
    List<BookWorkloads.Row> rows = book.of(usage.workload());
    if (rows.size() > 1) {
      keep(
          usage,
          "is in rows "
              + rows.stream()
                  .map(row -> String.valueOf(row.row()))
                  .collect(Collectors.joining(", "))
              + ", so that no row takes its figures: give each row a name of its own");
      return;
    }
    if (rows.isEmpty()) {
      added(usage);
    } else {
      changed(usage, rows.get(0));
    }
    refused(usage);
  }

  private void added(MeasuredUsage usage) {
    Map<Column, String> cells = new LinkedHashMap<>();
    Map<Column, String> shown = new LinkedHashMap<>();
    cells.put(Workloads.WORKLOAD, usage.workload());
    for (UsageFigures each : UsageFigures.ALL) {
      if (typeable(usage, each) && !each.isDefault(usage)) {
        cells.put(each.column(), each.typed(usage));
        shown.put(each.column(), UsageFigures.shown(each.column(), each.of(usage)));
      }
    }
    String model = model(usage);
    if (!model.isEmpty() && there(usage, Workloads.PROMPTED_MODEL)) {
      cells.put(Workloads.PROMPTED_MODEL, model);
      shown.put(Workloads.PROMPTED_MODEL, model);
    }
    sheet.add(cells);
    typed.add(usage.workload());
    news.add(new Added(usage.workload(), shown, from(usage)));
    near(usage.workload())
        .ifPresent(
            name ->
                keep(
                    usage,
                    "is new in the workbook; if \""
                        + name
                        + "\" is meant, name it so in the file or with --workload"));
  }

  /** Tells of figures that no cell could be read with. */
  private void refused(MeasuredUsage usage) {
    for (UsageFigures each : UsageFigures.ALL) {
      Finding refusal = each.refusal(usage);
      if (refusal != null) {
        keep(
            usage,
            "gets no "
                + each.column().title()
                + ": the files say "
                + refusal.found()
                + ". "
                + refusal.problem());
      }
    }
  }

  /** The name that was perhaps meant; of very many new ones nobody mistyped all. */
  private Optional<String> near(String workload) {
    return news.size() > NEAR_SOUGHT ? Optional.empty() : book.near(workload);
  }

  private void changed(MeasuredUsage usage, BookWorkloads.Row row) {
    Map<Column, String> cells = new LinkedHashMap<>();
    for (UsageFigures each : UsageFigures.ALL) {
      Column column = each.column();
      if (typeable(usage, each)) {
        boolean filled = row.numbers().containsKey(column);
        double before = row.number(column);
        boolean same = filled ? before == each.of(usage) : each.isDefault(usage);
        if (!same && look.formula(row.row(), List.of(column))) {
          keep(usage, formula(row, column, UsageFigures.shown(column, each.of(usage))));
        } else if (!same) {
          cells.put(column, each.typed(usage));
          if (AMOUNTS.contains(column) && each.of(usage) < before / 2) {
            keep(
                usage,
                "falls by more than half, "
                    + column.title()
                    + " "
                    + UsageFigures.shown(column, before)
                    + " → "
                    + UsageFigures.shown(column, each.of(usage))
                    + ": look whether the files hold all of its use");
          }
          changes.add(
              new Change(
                  row.name(),
                  column,
                  filled ? UsageFigures.shown(column, before) : "",
                  UsageFigures.shown(column, each.of(usage)),
                  from(usage)));
        }
      }
    }
    if (cells.containsKey(Workloads.INPUT_TOKENS)) {
      parts(usage, row);
    }
    model(usage, row, cells);
    if (!cells.isEmpty()) {
      sheet.change(row.row(), cells);
      typed.add(row.name());
    }
  }

  /** Tells of parts of the input that are more than the whole of it now. */
  private void parts(MeasuredUsage usage, BookWorkloads.Row row) {
    List<Column> parts = Workloads.INPUT_PARTS.stream().filter(row.numbers()::containsKey).toList();
    double sum = parts.stream().mapToDouble(row::number).sum();
    if (WorkloadRules.exceed(sum, usage.inputTokens())) {
      keep(
          usage,
          parts.stream()
                  .map(each -> each.title() + " " + UsageFigures.shown(each, row.number(each)))
                  .collect(Collectors.joining(" and ", "has ", ""))
              + ", more than its new Input tokens, "
              + UsageFigures.shown(Workloads.INPUT_TOKENS, usage.inputTokens())
              + ": correct them, or look whether the log holds all that is sent");
    }
  }

  private void model(MeasuredUsage usage, BookWorkloads.Row row, Map<Column, String> cells) {
    Column column = Workloads.PROMPTED_MODEL;
    String model = model(usage);
    if (model.isEmpty() || !there(usage, column)) {
      return;
    }
    if (!row.model().isEmpty()) {
      if (!models.same(row.model(), model) && !models.serves(row, model)) {
        keep(usage, "has the Prompted model " + row.model() + "; the files say " + model);
      }
    } else if (look.formula(row.row(), List.of(column))) {
      keep(usage, formula(row, column, model));
    } else {
      cells.put(column, model);
      changes.add(new Change(row.name(), column, "", model, from(usage)));
    }
  }

  /** The model as the workbook names it, else as the files do. */
  private String model(MeasuredUsage usage) {
    return models.known(usage.model()).orElse(usage.model());
  }

  private String formula(BookWorkloads.Row row, Column column, String instead) {
    Place place = book.header().place(row.row(), column);
    return column.title()
        + " is a formula"
        + (place == null ? "" : " in " + place.cell())
        + ", and stays; the files say "
        + instead;
  }

  private boolean typeable(MeasuredUsage usage, UsageFigures figure) {
    return !Double.isNaN(figure.of(usage))
        && (figure.isDefault(usage) || there(usage, figure.column()));
  }

  private boolean there(MeasuredUsage usage, Column column) {
    if (book.header().indexOf(column) >= 0) {
      return true;
    }
    lacking.computeIfAbsent(column, key -> new ArrayList<>()).add(name(usage));
    return false;
  }

  private void keep(MeasuredUsage usage, String what) {
    kept.add(name(usage) + " " + what);
  }

  /** The workload as the workbook writes it, else as the files do. */
  String name(MeasuredUsage usage) {
    return book.of(usage.workload()).stream()
        .map(BookWorkloads.Row::name)
        .findFirst()
        .orElse(usage.workload());
  }

  /** Where the figures of a workload come from, and of which time. */
  private static String from(MeasuredUsage usage) {
    return files(usage) + ", " + usage.period().words();
  }

  private static String files(MeasuredUsage usage) {
    return usage.sources().stream().map(UsageSource::file).collect(Collectors.joining(", "));
  }

  /** Notes down where the figures of a workload come from, if any of them was typed. */
  void trace(MeasuredUsage usage, List<BilledCost.Comparison> bills, LocalDate day) {
    String name = name(usage);
    if (!typed.contains(name)) {
      return;
    }
    Map<Column, String> cells = new LinkedHashMap<>();
    cells.put(ImportedUsage.WORKLOAD, name);
    cells.put(ImportedUsage.IMPORTED_ON, day.toString());
    cells.put(ImportedUsage.FILES, files(usage));
    if (usage.period().timed()) {
      cells.put(ImportedUsage.FROM, usage.period().first().toString());
      cells.put(ImportedUsage.TO, usage.period().last().toString());
    }
    cells.put(ImportedUsage.COUNTED, usage.period().words());
    if (!Double.isNaN(usage.counted())) {
      cells.put(ImportedUsage.LINE_REQUESTS, PlainNumber.text(usage.counted()));
    }
    for (UsageFigures each : UsageFigures.ALL) {
      cells.put(each.trace(), each.typed(usage));
    }
    cells.put(ImportedUsage.MODEL, usage.model());
    cells.putAll(UsageProposals.cells(usage));
    if (bills.size() == 1 && !Double.isNaN(bills.get(0).billed())) {
      BilledCost.Comparison bill = bills.get(0);
      cells.put(ImportedUsage.BILLED_COST, PlainNumber.text(bill.billed()));
      cells.put(ImportedUsage.CURRENCY, bill.currency());
      if (bill.compared()) {
        cells.put(ImportedUsage.PRICED_COST, PlainNumber.text(bill.priced()));
      }
    }
    traces.add(cells);
  }

  boolean any() {
    return sheet.any();
  }

  List<Change> changes() {
    return changes;
  }

  List<Added> news() {
    return news;
  }

  /** What was not typed, and why. */
  List<String> kept() {
    List<String> all = new ArrayList<>(kept);
    lacking.forEach(
        (column, names) ->
            all.add(
                names.get(0)
                    + (names.size() == 1 ? " needs" : " and " + (names.size() - 1) + " more need")
                    + " a column "
                    + column.title()
                    + " in Workloads: add it and import again"));
    return all;
  }
}
