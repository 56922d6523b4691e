package breakeven.app.imports;

import breakeven.app.batch.Progress;
import breakeven.core.evaluation.InputTables;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.Texts;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import breakeven.exchange.files.EvaluationFile;
import breakeven.exchange.usage.Evaluated;
import breakeven.workbook.write.SheetLook;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Brings measured quality and its number of examples into the row of a workload. */
public final class QualityImport {
  private static final List<Column> QUALITIES =
      List.of(Workloads.PROMPTED_QUALITY, Workloads.SMALL_QUALITY, Workloads.TUNED_QUALITY);
  private static final List<Column> COLUMNS =
      List.of(
          Workloads.PROMPTED_QUALITY,
          Workloads.SMALL_QUALITY,
          Workloads.TUNED_QUALITY,
          Workloads.EVALUATION);

  /** How many metrics a message names. */
  private static final int NAMED = 8;

  /**
   * Imports, and tells line by line what came of it.
   *
   * @return whether anything changes
   */
  public boolean run(QualityOptions options, Progress progress, Consumer<String> out)
      throws IOException {
    try (ImportBook book = new ImportBook(options.into(), progress)) {
      InputTables tables = book.tables();
      BookWorkloads rows =
          BookWorkloads.read(
              book.workloads(tables, progress), Set.of(Texts.fold(options.workload())), COLUMNS);
      BookWorkloads.Row row = row(rows, options.workload());
      QualityRoles roles =
          new QualityRoles(
              new BilledCost(tables, options.asOf()).models(),
              row,
              tables.assumptions().text(Assumption.CANDIDATE_MODEL));
      ReportSection left = new ReportSection("Not taken", options.into().dryRun());
      Map<Column, Double> found = found(options, roles, left, out);
      SheetLook look = SheetLook.of(book.workbook(), rows.header(), at -> at == row.row());
      Map<Column, String> cells = cells(found, rows, row, look, left, options, out);
      left.print(out);
      if (!cells.isEmpty()) {
        rows.upsert(book).change(row.row(), cells);
      }
      return book.finish("review", out);
    }
  }

  private static BookWorkloads.Row row(BookWorkloads rows, String workload) {
    List<BookWorkloads.Row> named = rows.of(workload);
    if (named.size() == 1) {
      return named.get(0);
    }
    if (named.isEmpty()) {
      throw new BadInput(
          "Workloads has no row "
              + workload
              + rows.near(workload).map(near -> "; is \"" + near + "\" meant?").orElse(""));
    }
    throw new BadInput(
        workload + " is in several rows of Workloads: give each row a name of its own");
  }

  // --- what the files say -----------------------------------------------------------------------

  /** Each quality, and the number of examples that all of them rest on. */
  private static Map<Column, Double> found(
      QualityOptions options, QualityRoles roles, ReportSection left, Consumer<String> out) {
    Map<Column, Double> found = new LinkedHashMap<>();
    double examples = Double.POSITIVE_INFINITY;
    for (Path file : options.files()) {
      for (Evaluated each : chosen(file, options)) {
        String model = options.model().isEmpty() ? each.model() : options.model();
        String name = model.isEmpty() ? "(no model)" : model;
        QualityRoles.Role role =
            options.as() == null ? roles.of(model) : new QualityRoles.Role(options.as(), "");
        out.accept(
            "%s: %s, %s of %s%s%s"
                .formatted(
                    file.getFileName(),
                    name,
                    each.metric(),
                    each.examples() == 0
                        ? "an unknown number of examples"
                        : ReportSection.counted(each.examples(), "example", "examples"),
                    each.runs() > each.examples()
                        ? " in " + ReportSection.counted(each.runs(), "run", "runs")
                        : "",
                    each.failed() == 0
                        ? ""
                        : ", and "
                            + ReportSection.number(each.failed())
                            + " without a result, which count for nothing"));
        if (role.column() == null) {
          left.add(name + " " + role.lacking());
        } else if (!each.isShare()) {
          left.add(name + ": " + each.metric() + " is no share of good answers from 0 to 1");
        } else {
          double quality = PlainNumber.asTyped(each.quality());
          if (found.putIfAbsent(role.column(), quality) != null) {
            throw new BadInput(
                file + " has a second " + role.column().header() + ": give one result of each");
          }
          examples = Math.min(examples, each.examples());
        }
      }
    }
    if (!found.isEmpty() && examples > 0) {
      found.put(Workloads.EVALUATION, examples);
    } else if (!found.isEmpty()) {
      left.add("Evaluation (examples): the files do not say on how many the quality rests");
    }
    return found;
  }

  /** The results of one prompt: of two each model has two qualities. */
  private static List<Evaluated> ofPrompt(List<Evaluated> all, Path file, String asked) {
    List<String> prompts = all.stream().map(Evaluated::prompt).distinct().toList();
    List<Evaluated> chosen =
        asked.isEmpty()
            ? all
            : all.stream()
                .filter(
                    each ->
                        Texts.fold(each.prompt()).equals(Texts.fold(asked))
                            || asked.equals(String.valueOf(prompts.indexOf(each.prompt()) + 1)))
                .toList();
    Map<String, Set<String>> tried = new HashMap<>();
    chosen.forEach(
        each -> tried.computeIfAbsent(each.model(), key -> new HashSet<>()).add(each.prompt()));
    if (!chosen.isEmpty() && tried.values().stream().allMatch(some -> some.size() == 1)) {
      return chosen;
    }
    throw new BadInput(
        file
            + (chosen.isEmpty() ? " has no prompt " + asked : " has several prompts")
            + " ("
            + IntStream.range(0, Math.min(NAMED, prompts.size()))
                .mapToObj(at -> at + 1 + ": " + Texts.cut(prompts.get(at)))
                .collect(Collectors.joining("; "))
            + (prompts.size() > NAMED ? "; …" : "")
            + "): name one with --prompt, by its label or its number");
  }

  /** One result of each model. */
  private static List<Evaluated> chosen(Path file, QualityOptions options) {
    String metric = Texts.fold(options.metric());
    Map<String, List<Evaluated>> models = new LinkedHashMap<>();
    List<Evaluated> all = ofPrompt(EvaluationFile.read(file), file, options.prompt());
    for (Evaluated each : all) {
      String name = Texts.fold(each.metric());
      String measure = name.substring(name.lastIndexOf(' ') + 1);
      if (metric.isEmpty()
          || metric.equals(name)
          || metric.equals(measure)
          || metric.equals(measure.replaceFirst(",.*", ""))) {
        models.computeIfAbsent(each.model(), key -> new ArrayList<>()).add(each);
      }
    }
    if (models.isEmpty() || models.values().stream().anyMatch(some -> some.size() > 1)) {
      List<String> names = all.stream().map(Evaluated::metric).distinct().toList();
      throw new BadInput(
          file
              + (models.isEmpty() ? " has no metric " + options.metric() : " has several metrics")
              + " ("
              + names.stream().limit(NAMED).collect(Collectors.joining("; "))
              + (names.size() > NAMED ? "; …" : "")
              + "): name one with --metric");
    }
    return models.values().stream().map(some -> some.get(0)).toList();
  }

  // --- what becomes of the row ------------------------------------------------------------------

  private static Map<Column, String> cells(
      Map<Column, Double> found,
      BookWorkloads rows,
      BookWorkloads.Row row,
      SheetLook look,
      ReportSection left,
      QualityOptions options,
      Consumer<String> out) {
    Map<Column, String> cells = new LinkedHashMap<>();
    ReportSection changed = new ReportSection("Changed cells", options.into().dryRun());
    found.forEach(
        (column, value) -> {
          String shown = UsageFigures.shown(column, value);
          if (rows.header().indexOf(column) < 0) {
            left.add("Workloads has no column " + column.title() + ": add it and import again");
          } else if (Optional.ofNullable(row.numbers().get(column)).equals(Optional.of(value))) {
            return;
          } else if (look.formula(row.row(), List.of(column))) {
            left.add(column.title() + " is a formula, and stays; the files say " + shown);
          } else {
            cells.put(column, PlainNumber.text(value));
            boolean filled = row.numbers().containsKey(column);
            changed.add(
                "%s: %s %s → %s"
                    .formatted(
                        row.name(),
                        column.title(),
                        filled ? UsageFigures.shown(column, row.number(column)) : "(empty)",
                        shown));
          }
        });
    changed.print(out);
    // The one cell of examples is of all three qualities.
    List<String> others =
        QUALITIES.stream()
            .filter(each -> row.numbers().containsKey(each) && !found.containsKey(each))
            .map(Column::title)
            .toList();
    if (cells.containsKey(Workloads.EVALUATION) && !others.isEmpty()) {
      out.accept("");
      out.accept(
          "Look at "
              + String.join(" and ", others)
              + ": it stays, and counts as measured on these examples too");
    }
    return cells;
  }
}
