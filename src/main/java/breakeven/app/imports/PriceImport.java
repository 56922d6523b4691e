package breakeven.app.imports;

import breakeven.app.batch.AddedTables;
import breakeven.app.batch.InputFiles;
import breakeven.app.batch.Progress;
import breakeven.app.batch.TablesReader;
import breakeven.app.batch.WorkloadsInput;
import breakeven.core.evaluation.InputTables;
import breakeven.core.guard.PriceRules;
import breakeven.core.input.ProblemSink;
import breakeven.core.input.TableRows;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Table;
import breakeven.exchange.lists.BookRows;
import breakeven.exchange.lists.Candidate;
import breakeven.exchange.lists.DuplicateRows;
import breakeven.exchange.lists.ListGuards;
import breakeven.exchange.lists.Merge;
import breakeven.exchange.lists.Outcome;
import breakeven.exchange.lists.PerSheet;
import breakeven.exchange.lists.PriceSheet;
import breakeven.exchange.lists.UsedModels;
import breakeven.workbook.write.ReviewedWorkbook.AddedTable;
import breakeven.workbook.write.SheetEdits;
import breakeven.workbook.write.SheetLook;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings the prices of lists into the price sheets of a workbook. */
public final class PriceImport implements ImportJob {
  private static final ProblemSink SILENT = problem -> {};

  @Override
  public void run(ImportOptions options, Progress progress, Consumer<String> out)
      throws IOException {
    BookFile file = BookFile.of(options.book(), options.output(), options.dryRun());
    try (InputFiles opened = InputFiles.open(file.path(), null, progress)) {
      InputTables book = TablesReader.read(opened.workbook(), null, SILENT);
      PerSheet<BookRows> rows =
          new PerSheet<>(sheet -> new BookRows(sheet, book.rows(sheet.table())));
      UsedModels used =
          options.onlyUsed() ? used(opened, book, rows, progress) : UsedModels.everything();
      try (ListRows gathered = new ListRows(rows, used);
          Changes changes = new Changes()) {
        progress.begin("reading", "lists", options.files().size());
        for (Path list : options.files()) {
          gathered.read(list, options);
          progress.advance(1);
        }
        ImportReport report = new ImportReport(options, book, rows, gathered, out);
        merge(options, opened.workbook(), book, rows, gathered, changes, report);
        progress.close();
        report.finish();
        if (!options.dryRun() && changes.any()) {
          write(opened, book, rows, changes, file);
        }
        report.written(options.dryRun() ? null : file, changes.any());
      }
    } finally {
      file.close();
    }
  }

  private static UsedModels used(
      InputFiles opened, InputTables book, PerSheet<BookRows> rows, Progress progress) {
    WorkloadsInput workloads = WorkloadsInput.read(opened, book.rates().reporting(), progress);
    return UsedModels.of(
        WorkloadNames.all(workloads, book.assumptions()), rows.get(PriceSheet.MODELS).providers());
  }

  private static void merge(
      ImportOptions options,
      XlsxFile workbook,
      InputTables book,
      PerSheet<BookRows> rows,
      ListRows gathered,
      Changes changes,
      ImportReport report) {
    ListGuards guards =
        new ListGuards(
            new PriceRules(options.asOf(), book.assumptions().number(Assumption.PRICE_AGE_LIMIT)),
            book.rates().reporting(),
            book.rates()::dollars,
            rows.get(PriceSheet.MODELS));
    for (PriceSheet sheet : PriceSheet.values()) {
      Optional<SheetInfo> info = workbook.sheet(sheet.table().sheet());
      @Nullable SheetLook look =
          info.isEmpty()
              ? null
              : SheetLook.of(workbook, info.get().part(), rows.get(sheet).rows().header());
      Merge merge =
          new Merge(
              book.rates().reporting(),
              (row, columns) -> look != null && look.formula(row.sheetRow(), columns),
              guards,
              options.strict());
      gathered.each(
          sheet,
          (candidate, fate) -> {
            Outcome outcome = outcome(merge, candidate, fate);
            gathered.tally(candidate.source()).add(outcome);
            changes.add(sheet, outcome);
            report.add(outcome);
          });
    }
  }

  private static Outcome outcome(Merge merge, Candidate candidate, DuplicateRows.Fate fate) {
    TableRows.@Nullable Row inBook = fate.asNew() ? null : candidate.book();
    Candidate whole =
        new Candidate(candidate.row(), candidate.source(), inBook, fate.others(), candidate.base());
    return fate.why() == null ? merge.merge(whole) : Merge.left(whole, fate.why());
  }

  /** Writes the changed workbook: first the sheets that it lacks, then the prices. */
  private static void write(
      InputFiles opened, InputTables book, PerSheet<BookRows> rows, Changes changes, BookFile file)
      throws IOException {
    List<AddedTable> lacking = new ArrayList<>();
    for (PriceSheet sheet : PriceSheet.values()) {
      if (changes.any(sheet) && book.origin(sheet.table()) != InputTables.Origin.OWN) {
        lacking.add(new AddedTable(sheet.table(), AddedTables.rows(book, sheet.table())));
      }
    }
    BookEdits.write(opened, lacking, workbook -> edits(workbook, rows, changes), file);
  }

  private static List<SheetEdits.SheetEdit> edits(
      XlsxFile workbook, PerSheet<BookRows> rows, Changes changes) {
    List<SheetEdits.SheetEdit> edits = new ArrayList<>();
    for (PriceSheet sheet : PriceSheet.values()) {
      if (changes.any(sheet)) {
        Table table = sheet.table();
        SheetInfo info = workbook.sheet(table.sheet()).orElseThrow();
        TableRows known = rows.get(sheet).rows();
        edits.add(
            new SheetEdits.SheetEdit(
                info,
                known.header(),
                SheetLook.of(workbook, info.part(), known.header()),
                sheet.prices().source(),
                "prices",
                "import with --only used",
                lastWhole(known),
                changes.changed(sheet),
                changes.added(sheet),
                () -> changes.rows(sheet)));
      }
    }
    return edits;
  }

  /** The last row that has what every row of the table must have: a total or note has not. */
  private static int lastWhole(TableRows known) {
    int last = known.header().row();
    for (TableRows.Row row : known.rows()) {
      boolean whole =
          known.table().columns().stream().filter(Column::required).allMatch(row::typed);
      last = whole ? Math.max(last, row.sheetRow()) : last;
    }
    return last;
  }
}
