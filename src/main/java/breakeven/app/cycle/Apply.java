package breakeven.app.cycle;

import breakeven.app.batch.DecisionLogs;
import breakeven.app.batch.DecisionRows;
import breakeven.app.batch.InputFiles;
import breakeven.app.batch.LogLines;
import breakeven.app.batch.Progress;
import breakeven.app.batch.ReviewFacts;
import breakeven.app.batch.RunEvents;
import breakeven.app.batch.TablesReader;
import breakeven.app.batch.WorkloadsInput;
import breakeven.core.cycle.ApprovalRules;
import breakeven.core.cycle.DecisionMemory;
import breakeven.core.cycle.LogChain;
import breakeven.core.cycle.TypedDecision;
import breakeven.core.cycle.WorkloadKeys;
import breakeven.core.decision.Decision;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.evaluation.InputTables;
import breakeven.core.input.Source;
import breakeven.core.input.TableReader;
import breakeven.core.table.DecisionsTable;
import breakeven.core.table.Workloads;
import breakeven.exchange.files.CsvFile;
import breakeven.workbook.write.ReviewCopies;
import breakeven.workbook.write.SheetLook;
import breakeven.workbook.write.SheetUpsert;
import breakeven.xlsx.ooxml.TargetFile;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries out approved changes in a copy of a reviewed workbook, and remembers all decisions. */
public final class Apply {
  /**
   * Carries out what is decided.
   *
   * @param out takes what is said, line by line
   * @return how many decisions were refused
   */
  public int run(ApplyOptions options, Progress progress, Consumer<String> out) throws IOException {
    if (!options.dryRun()) {
      TargetFile.requireWritable(options.output());
    }
    try (InputFiles opened = InputFiles.open(options.book(), progress)) {
      XlsxFile workbook = opened.workbook();
      DecisionRows sheet = DecisionRows.of(workbook);
      if (sheet.sheet() == null) {
        throw new BadInput(
            options.book()
                + " has no sheet Decisions of ours: review it first, and apply what is decided"
                + " there");
      }
      requireSoundLog(options.book(), workbook);
      DecisionLogs log = DecisionLogs.of(workbook).orElse(null);
      LogLines.requireRoom(workbook, log);
      InputTables tables = TablesReader.read(workbook);
      WorkloadsInput workloads = WorkloadsInput.read(opened, tables.rates().reporting(), progress);
      ReviewFacts review = ReviewFacts.of(workbook);
      List<TypedDecision> typed =
          options.decisions() == null ? sheet.typed() : listed(options.decisions(), sheet.typed());
      DecisionMemory memory =
          new DecisionMemory(
              typed,
              log == null ? List.of() : log.chain().entries(),
              ApprovalRules.of(tables.assumptions(), options.asOf()),
              0,
              tables.rates().reporting(),
              review.day());
      Decision decision = new Decision();
      Evaluator evaluator = Evaluator.of(tables, decision, review.day());
      evaluator.draw(review.draws(tables, decision, workloads.count()));
      AppliedChanges changes =
          new AppliedChanges(
              options,
              tables,
              evaluator,
              memory,
              review,
              log == null ? 0 : log.lastLine(),
              workloads);
      progress.begin("applying", "workloads", workloads.count());
      workloads.each(
          batch -> {
            changes.take(batch);
            progress.advance(batch.size());
          });
      progress.close();
      changes.finish(SheetLook.of(workbook, workloads.header(), changes.rows().keySet()::contains));
      report(options, changes, out);
      RunEvents.event(
          "decisions carried out log_lines={} changes={} refused={} new_log_lines={}",
          log == null ? 0 : log.lastLine(),
          changes.rows().size(),
          changes.refused().size(),
          changes.entries().size());
      if (!options.dryRun()) {
        write(options, workbook, workloads, log, changes).ifPresent(out);
        RunEvents.written(options.output());
      }
      return changes.refused().size();
    }
  }

  /** Refuses to add to a log to which anything was done: its end would be sealed anew. */
  private static void requireSoundLog(Path book, XlsxFile workbook) {
    List<LogChain.Fault> faults = DecisionLogs.faults(workbook);
    if (!faults.isEmpty()) {
      throw new BadInput(
          book + ": Decision log: " + LogChain.said(faults) + ". " + LogChain.REMEDY);
    }
  }

  // --- a list ----------------------------------------------------------------------------------

  /** Decisions of a CSV file; what it does not say of the figures is what the sheet says. */
  private static List<TypedDecision> listed(Path file, List<TypedDecision> sheet) {
    TableReader reader =
        new TableReader(DecisionsTable.TABLE, Source.csv(String.valueOf(file.getFileName())), null);
    CsvFile.of(file, DecisionsTable.TABLE).read(reader);
    var rows = reader.finish();
    if (!rows.header().usable()) {
      throw new BadInput(file + ": " + rows.header().failure());
    }
    WorkloadKeys<TypedDecision> known = new WorkloadKeys<>();
    sheet.forEach(row -> known.put(row.id(), row.workload(), row));
    List<TypedDecision> all = new ArrayList<>();
    for (var row : rows.rows()) {
      TypedDecision one = TypedDecision.of(row);
      boolean based = one.basis().day() != null || !one.basis().to().isEmpty();
      TypedDecision found = known.of(one.id(), one.workload());
      TypedDecision there = found == null ? TypedDecision.NONE : found;
      all.add(one.on(based ? one.basis() : there.basis(), there.owner()));
    }
    return all;
  }

  // --- what is said ----------------------------------------------------------------------------

  private static void report(ApplyOptions options, AppliedChanges changes, Consumer<String> out) {
    changes.table().forEach(out);
    if (!changes.table().isEmpty()) {
      out.accept("");
    }
    changes.refused().forEach(out);
    changes.already().forEach(out);
    changes.followed().forEach(out);
    out.accept(changes.summary());
    if (options.dryRun()) {
      out.accept("nothing was written (--dry-run)");
    }
  }

  // --- writing ---------------------------------------------------------------------------------

  /** Writes it, and says where what it replaces is kept. */
  private static Optional<String> write(
      ApplyOptions options,
      XlsxFile workbook,
      WorkloadsInput workloads,
      @Nullable DecisionLogs log,
      AppliedChanges changes)
      throws IOException {
    try (LogLines lines = new LogLines(log, changes.entries());
        SheetUpsert cells =
            new SheetUpsert(
                Workloads.TABLE,
                "workloads",
                "apply fewer decisions",
                at -> Optional.of(new SheetUpsert.Place(workloads.header(), 0)))) {
      changes.rows().forEach(cells::change);
      List<SheetUpsert> sheets = new ArrayList<>();
      sheets.add(cells);
      ReviewCopies.of(workbook, workloads.header(), changes.rows()).ifPresent(sheets::add);
      Path next = options.output();
      Path kept = TargetFile.unused(next, ".before-apply");
      boolean replaced = Files.exists(next);
      if (replaced) {
        Files.copy(next, kept, StandardCopyOption.COPY_ATTRIBUTES);
      }
      lines.write(workbook, sheets, next);
      return replaced ? Optional.of("the workbook before it: " + kept) : Optional.empty();
    }
  }
}
