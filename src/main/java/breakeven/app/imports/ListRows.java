package breakeven.app.imports;

import breakeven.app.batch.RunEvents;
import breakeven.core.guard.PriceFacts;
import breakeven.core.input.NameIndex;
import breakeven.core.input.TableRows;
import breakeven.exchange.files.PriceListFile;
import breakeven.exchange.lists.BaseModels;
import breakeven.exchange.lists.BookNames;
import breakeven.exchange.lists.BookRows;
import breakeven.exchange.lists.Candidate;
import breakeven.exchange.lists.DuplicateRows;
import breakeven.exchange.lists.LeftOut;
import breakeven.exchange.lists.ListContext;
import breakeven.exchange.lists.ListRow;
import breakeven.exchange.lists.ListSink;
import breakeven.exchange.lists.ListSource;
import breakeven.exchange.lists.PerSheet;
import breakeven.exchange.lists.PriceSheet;
import breakeven.workbook.write.KeptRows;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * All rows of all lists given, on disk. In memory are only 12 bytes for each, the counts, and those
 * rows that have a rival.
 */
final class ListRows implements Closeable {
  private final PerSheet<BookRows> book;
  private final BaseModels bases;
  private final PerSheet<Map<TableRows.Row, List<String>>> ambiguous =
      new PerSheet<>(sheet -> new LinkedHashMap<>());
  private boolean basesKnown;
  private final List<ListSource> sources = new ArrayList<>();
  private final List<ListTally> tallies = new ArrayList<>();
  private final List<Long> entries = new ArrayList<>();
  private final BitSet parts = new BitSet();
  private final List<PerSheet<BitSet>> seen = new ArrayList<>();
  private final PerSheet<KeptRows> spools = new PerSheet<>(sheet -> new KeptRows(sheet.table()));
  private final PerSheet<NameIndex.Builder> names =
      new PerSheet<>(sheet -> new NameIndex.Builder(sheet.table().sheet(), null));

  /** The models, whoever sells them. */
  private final NameIndex.Builder models =
      new NameIndex.Builder(PriceSheet.MODELS.table().sheet(), null);

  /**
   * @param book the rows of the workbook
   */
  ListRows(PerSheet<BookRows> book) {
    this.book = book;
    bases = new BaseModels(book.get(PriceSheet.MODELS));
  }

  /** Reads a list to its end, and says what it is. */
  String read(Path file, ImportRequest options) {
    int order = sources.size();
    ListTally tally = new ListTally();
    tallies.add(tally);
    PerSheet<BitSet> rows = new PerSheet<>(sheet -> new BitSet());
    seen.add(rows);
    ListSink sink =
        new ListSink() {
          @Override
          public void row(ListRow row) {
            row.requireReadable();
            tally.read(row);
            take(order, row, rows);
          }

          @Override
          public void leftOut(LeftOut why) {
            tally.leftOut(why);
          }

          @Override
          public void reasoning() {
            tally.reasoning();
          }
        };
    ListContext context = new ListContext(baseName(file), options.asOf(), names());
    PriceListFile.Facts facts = PriceListFile.read(file, context, sink);
    sources.add(source(file, options, facts, order));
    entries.add(facts.entries());
    parts.set(order, facts.more());
    RunEvents.event(
        "file read list=\"{}\" bytes={} entries={} rows={} left_out=\"{}\" file=\"{}\"",
        facts.title(),
        file.toFile().length(),
        facts.entries(),
        tally.read(),
        tally.reasons(),
        file);
    return facts.title()
        + ": "
        + file
        + ", "
        + ReportSection.counted(facts.entries(), "entry", "entries")
        + ", read";
  }

  private BookNames names() {
    List<String> cards = book.get(PriceSheet.GPUS).names();
    return new BookNames() {
      @Override
      public List<String> models(String provider) {
        return book.get(PriceSheet.MODELS).names(provider);
      }

      @Override
      public List<String> trained(String provider) {
        return book.get(PriceSheet.TRAINING).names(provider);
      }

      @Override
      public List<String> cards() {
        return cards;
      }
    };
  }

  private static String baseName(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static ListSource source(
      Path file, ImportRequest options, PriceListFile.Facts facts, int order) {
    boolean own = facts.day() != null;
    @Nullable LocalDate day = own ? facts.day() : options.seenOn();
    String from = own ? "the day in the file" : day == null ? "" : "--as-of";
    return new ListSource(file.toString(), facts.title(), facts.source(), day, from, order);
  }

  private void take(int order, ListRow row, PerSheet<BitSet> rows) {
    BookRows sheet = book.get(row.sheet());
    TableRows.@Nullable Row inBook = sheet.find(row);
    if (inBook != null) {
      rows.get(row.sheet()).set(inBook.sheetRow());
    }
    bases.want(row);
    KeptRows spool = spools.get(row.sheet());
    names.get(row.sheet()).add(DuplicateRows.target(row, inBook), spool.count());
    if (row.sheet() == PriceSheet.MODELS) {
      models.add(PriceFacts.bareModel(row.model()), spool.count());
    }
    spool.add(order, row.cells());
  }

  List<ListSource> sources() {
    return sources;
  }

  ListTally tally(ListSource source) {
    return tallies.get(source.order());
  }

  /** Entries of a list, each of which may give no row, one or several. */
  long entries(ListSource source) {
    return entries.get(source.order());
  }

  /** Whether a list says that it goes on in another file. */
  boolean isPart(ListSource source) {
    return parts.get(source.order());
  }

  /** Whether a list has a row of the workbook. */
  boolean has(ListSource source, PriceSheet sheet, int sheetRow) {
    return seen.get(source.order()).get(sheet).get(sheetRow);
  }

  /** Passes every row with what becomes of it beside other rows of its model. */
  void each(PriceSheet sheet, BiConsumer<Candidate, DuplicateRows.Fate> taker) {
    lookForBases();
    DuplicateRows rivals = rivals(sheet);
    ambiguous.get(sheet).putAll(rivals.ambiguous());
    int ordinal = 0;
    for (Iterator<KeptRows.Row> rows = spools.get(sheet).rows(); rows.hasNext(); ordinal++) {
      taker.accept(candidate(sheet, rows.next()), rivals.fate(ordinal));
    }
  }

  private Candidate candidate(PriceSheet sheet, KeptRows.Row row) {
    ListRow listed = bases.named(new ListRow(sheet, row.cells()));
    ListSource source = sources.get(row.tag());
    return new Candidate(
        listed, source, book.get(sheet).find(listed), List.of(), bases.of(listed, source));
  }

  /** What the lists say of the models that tunes were made from; they may come in any order. */
  private void lookForBases() {
    if (basesKnown || !bases.any()) {
      return;
    }
    basesKnown = true;
    for (Iterator<KeptRows.Row> rows = spools.get(PriceSheet.MODELS).rows(); rows.hasNext(); ) {
      KeptRows.Row row = rows.next();
      bases.look(new ListRow(PriceSheet.MODELS, row.cells()), sources.get(row.tag()));
    }
  }

  /** Passes the rows of models that are there more than once. */
  void sold(BiConsumer<ListRow, ListSource> taker) {
    book.get(PriceSheet.MODELS).names().forEach(name -> models.add(PriceFacts.bareModel(name), 0));
    NameIndex several = models.finish().names();
    for (Iterator<KeptRows.Row> rows = spools.get(PriceSheet.MODELS).rows(); rows.hasNext(); ) {
      KeptRows.Row row = rows.next();
      ListRow listed = new ListRow(PriceSheet.MODELS, row.cells());
      if (several.has(PriceFacts.bareModel(listed.model()))) {
        taker.accept(listed, sources.get(row.tag()));
      }
    }
  }

  /** Rows of the workbook that do not say whose they are, with the providers that have them. */
  Map<TableRows.Row, List<String>> ambiguous(PriceSheet sheet) {
    return ambiguous.get(sheet);
  }

  /** The rows that speak of one model, and which of them counts. */
  private DuplicateRows rivals(PriceSheet sheet) {
    NameIndex repeated = names.get(sheet).finish().names();
    Map<Integer, Candidate> found = new HashMap<>();
    if (repeated.size() > 0) {
      int ordinal = 0;
      for (Iterator<KeptRows.Row> rows = spools.get(sheet).rows(); rows.hasNext(); ordinal++) {
        Candidate candidate = candidate(sheet, rows.next());
        if (repeated.has(DuplicateRows.target(candidate.row(), candidate.book()))) {
          found.put(ordinal, candidate);
        }
      }
    }
    return new DuplicateRows(book.get(sheet), found);
  }

  @Override
  public void close() throws IOException {
    for (KeptRows spool : spools.all()) {
      spool.close();
    }
  }
}
