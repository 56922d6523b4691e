package breakeven.app.imports;

import breakeven.app.batch.AddedTables;
import breakeven.app.batch.Progress;
import breakeven.core.evaluation.InputTables;
import breakeven.core.guard.PriceRules;
import breakeven.core.input.TableRows;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.exchange.lists.BookRows;
import breakeven.exchange.lists.Candidate;
import breakeven.exchange.lists.DuplicateRows;
import breakeven.exchange.lists.ListGuards;
import breakeven.exchange.lists.Merge;
import breakeven.exchange.lists.Outcome;
import breakeven.exchange.lists.PerSheet;
import breakeven.exchange.lists.PriceSheet;
import breakeven.workbook.write.SheetLook;
import breakeven.workbook.write.SheetUpsert;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings the prices of lists into the price sheets of a workbook. */
final class PriceImport {

  /** Types what the lists say, and tells line by line what came of it. */
  void take(
      ImportBook book,
      ImportRequest options,
      ReadFiles files,
      Progress progress,
      Consumer<String> out)
      throws IOException {
    InputTables tables = book.tables();
    PerSheet<BookRows> rows =
        new PerSheet<>(sheet -> new BookRows(sheet, tables.rows(sheet.table()), options.asOf()));
    PerSheet<SheetUpsert> upserts = new PerSheet<>(sheet -> upsert(book, tables, sheet));
    try (ListRows gathered = new ListRows(rows)) {
      progress.begin("reading", "lists", options.files().size());
      for (Path list : options.files()) {
        files.read(() -> gathered.read(list, options));
        progress.advance(1);
      }
      if (!files.whole()) {
        return;
      }
      try (ImportReport report = new ImportReport(options, tables, rows, gathered, out)) {
        merge(options, book.workbook(), tables, rows, gathered, upserts, report);
        progress.close();
        report.finish();
      }
    }
  }

  private static SheetUpsert upsert(ImportBook book, InputTables tables, PriceSheet sheet) {
    TableRows known = tables.rows(sheet.table());
    return book.sheet(
            sheet.table(),
            "prices",
            "import a list of fewer of them",
            workbook ->
                workbook
                    .sheet(sheet.table().sheet())
                    .map(found -> new SheetUpsert.Place(known.header(), lastWhole(known))))
        .shipped(() -> AddedTables.rows(tables, sheet.table()), sheet.prices().source());
  }

  private static void merge(
      ImportRequest options,
      XlsxFile workbook,
      InputTables book,
      PerSheet<BookRows> rows,
      ListRows gathered,
      PerSheet<SheetUpsert> upserts,
      ImportReport report) {
    ListGuards guards =
        new ListGuards(
            new PriceRules(options.asOf(), book.assumptions().number(Assumption.PRICE_AGE_LIMIT)),
            book.rates().reporting(),
            book.rates()::dollars,
            rows.get(PriceSheet.MODELS));
    gathered.sold(guards::sold);
    for (PriceSheet sheet : PriceSheet.values()) {
      SheetLook look = SheetLook.of(workbook, rows.get(sheet).rows().header(), row -> true);
      Merge merge =
          new Merge(
              book.rates().reporting(),
              (row, columns) -> look.formula(row.sheetRow(), columns),
              guards,
              options::accepts);
      gathered.each(
          sheet,
          (candidate, fate) -> {
            Outcome outcome = outcome(merge, candidate, fate);
            gathered.tally(candidate.source()).add(outcome);
            type(outcome, upserts.get(sheet));
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

  private static void type(Outcome outcome, SheetUpsert sheet) {
    var book = outcome.book();
    if (outcome.kind() == Outcome.Kind.NEW) {
      sheet.add(outcome.cells());
    } else if (book != null && outcome.writes()) {
      boolean days = outcome.row().isDaysAlone();
      sheet.change(
          book.sheetRow(),
          outcome.cells(),
          (before, now) -> days ? union(before, now) : union(now, before));
    }
  }

  /** What a list of days alone says of a model's end goes before what a list of prices does. */
  private static Map<Column, String> union(Map<Column, String> prices, Map<Column, String> days) {
    Map<Column, String> union = new HashMap<>(prices);
    union.putAll(days);
    return union;
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
