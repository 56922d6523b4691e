package breakeven.app.batch;

import breakeven.core.evaluation.Evaluator;
import breakeven.core.input.Header;
import breakeven.core.input.LeftOutRows;
import breakeven.core.input.NameIndex;
import breakeven.core.input.ProblemSink;
import breakeven.core.input.RowFilter;
import breakeven.core.input.RowHandler;
import breakeven.core.input.RowKeys;
import breakeven.core.input.Source;
import breakeven.core.input.TypedCounts;
import breakeven.core.input.TypedRows;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.input.WorkloadReader;
import breakeven.core.model.Problem;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.exchange.export.OwnCells;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.ShownText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The workloads of a workbook: what was found in a first look, and their rows, read on demand. */
public final class WorkloadsInput {
  /** Sheets that a message names. */
  private static final int SHEETS_NAMED = 8;

  /** A batch with what is wrong in its rows; null for what comes after the last one. */
  private record Told(@Nullable WorkloadBatch batch, List<Problem> problems) {}

  private final InputFiles opened;
  private final String reportingCurrency;
  private final Pass pass;
  private final Duration patience;
  private final SheetInfo sheet;
  private final Header header;
  private final Map<Integer, String> headerTexts;
  private final RowKeys keys;
  private final BitSet besides;
  private final BitSet leaveOut;
  private final BitSet all;
  private final int width;
  private volatile @Nullable TypedCounts counts;
  private @Nullable BitSet only;
  private LeftOutRows leftOut = LeftOutRows.NONE;
  private @Nullable Set<Integer> keptWithout;
  private volatile @Nullable TypedRows below;

  /**
   * Looks through the sheet for headers and names: equal names are an error in every row that has
   * them, so that no row can be judged before all names are known.
   */
  public static WorkloadsInput read(
      InputFiles opened, String reportingCurrency, Progress progress) {
    return new WorkloadsInput(
        opened, reportingCurrency, progress, opened::read, Prefetcher.PATIENCE);
  }

  /** Passes all cells of a sheet. */
  interface Pass {
    void read(SheetInfo sheet, RowHandler handler);
  }

  /**
   * The workloads of a sheet, read batch by batch.
   *
   * @param pass reads the sheet, each time that it is gone through
   * @param patience after so long without progress it is given up
   */
  WorkloadsInput(
      InputFiles opened,
      String reportingCurrency,
      Progress progress,
      Pass pass,
      Duration patience) {
    this.opened = opened;
    this.reportingCurrency = reportingCurrency;
    this.pass = pass;
    this.patience = patience;
    sheet = find(opened);
    NameIndex.Builder first = new NameIndex.Builder(sheet.name(), reportingCurrency);
    FirstPass look = new FirstPass(first);
    progress.begin("reading", "rows", 0);
    try (Prefetcher<Integer> rows = ahead(taker -> pass.read(sheet, look.telling(taker)))) {
      for (int more : rows) {
        progress.advance(more);
      }
    }
    progress.advance(look.untold());
    Header found = first.header();
    if (!found.usable()) {
      throw new BadInput(opened.input() + ": " + found.failure());
    }
    if (look.late() <= found.row()) {
      throw new BadInput(
          opened.input()
              + ": row "
              + look.late()
              + " of "
              + ShownText.name(sheet.name())
              + " comes behind later rows: open the file in Excel, let it repair it and save");
    }
    first.findOthers(source(), handler -> pass.read(sheet, handler));
    keys = first.finish();
    header = first.header();
    all = first.workloads();
    besides = first.besides();
    leaveOut = first.leftOut();
    headerTexts = look.texts(header.row());
    int headed = headerTexts.keySet().stream().mapToInt(column -> column + 1).max().orElse(0);
    width = Math.max(headed, look.width());
    progress.close();
    RunEvents.workloads(this, besides.cardinality(), leaveOut.cardinality());
  }

  private Source source() {
    return new Source(sheet.name(), opened.bare(), opened.decimals());
  }

  private <T> Prefetcher<T> ahead(Prefetcher.Maker<T> maker) {
    return new Prefetcher<>("Reading " + opened.input(), patience, maker);
  }

  private static SheetInfo find(InputFiles opened) {
    return opened
        .workloads()
        .orElseThrow(
            () -> {
              List<SheetInfo> sheets = opened.workbook().sheets();
              return new BadInput(
                  opened.input()
                      + " has no sheet named "
                      + Sheets.WORKLOADS
                      + " ("
                      + sheets.stream()
                          .limit(SHEETS_NAMED)
                          .map(sheet -> ShownText.name(sheet.name()))
                          .collect(Collectors.joining(", "))
                      + (sheets.size() > SHEETS_NAMED ? ", …" : "")
                      + "): name the sheet with one workload a row so; 'breakeven template"
                      + " NEW.xlsx' writes an example");
            });
  }

  /** The sheet that they are on. */
  public SheetInfo sheet() {
    return sheet;
  }

  /** Where our columns are in it. */
  public Header header() {
    return header;
  }

  /** All texts of the header row by column, the user's and those of an earlier review. */
  Map<Integer, String> headerTexts() {
    return headerTexts;
  }

  /**
   * The headers of the user's columns, but for those in {@code without}; empty where one has none.
   */
  List<String> headers(Set<Integer> without) {
    List<String> headers = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      if (!without.contains(column)) {
        headers.add(headerTexts.getOrDefault(column, ""));
      }
    }
    return headers;
  }

  /** Cells that the workbook made of a CSV file holds in part only. */
  List<Problem> cut() {
    return opened.cut().stream()
        .map(cell -> cell.problem(sheet.name(), headerTexts.getOrDefault(cell.column(), "")))
        .toList();
  }

  /** Number of columns in which anything is. */
  int width() {
    return width;
  }

  /**
   * Keeps the rows as they are in the file, from the next {@link #batches} on.
   *
   * @param without columns that are left out
   */
  void keepTyped(Set<Integer> without) {
    keptWithout = without;
  }

  /** What is below the last batch; null where nothing was kept. */
  @Nullable TypedRows below() {
    return below;
  }

  /** Number of workloads that are reviewed. */
  public int count() {
    BitSet rows = only;
    return (rows == null ? all : rows).cardinality();
  }

  /** Number of workloads on the sheet, reviewed or not. */
  int onSheet() {
    return all.cardinality();
  }

  /** Whether a workload of an earlier review is on the sheet and is not reviewed. */
  public boolean leftOut(String id, String name) {
    return leftOut.has(id, name);
  }

  /**
   * Reviews only rows whose cells show what is asked for, from the next {@link #batches} on.
   *
   * @param conditions none: all rows
   * @throws BadInput where there is no such column, or no such row
   */
  public void only(List<RowFilter.Condition> conditions) {
    if (conditions.isEmpty()) {
      return;
    }
    Conditions wanted = new Conditions(opened.input(), sheet.name(), headerTexts);
    int name = header.indexOf(Workloads.WORKLOAD);
    int id = header.indexOf(Workloads.ID);
    RowFilter filter = wanted.filter(conditions, header.row(), name, id, all);
    pass.read(sheet, filter);
    BitSet rows = filter.matching();
    if (rows.isEmpty()) {
      throw wanted.nothing(conditions, filter);
    }
    only = rows;
    RunEvents.event("rows passed over rows={} why=--where", all.cardinality() - rows.cardinality());
    leftOut = filter.leftOut();
  }

  /** Whether a name is in several rows. */
  public boolean repeated(String name) {
    return keys.names().has(name);
  }

  /** How many names and IDs are in several rows. */
  int repeated() {
    return keys.size();
  }

  /** Numbers that cannot be meant; known once all batches were taken. */
  TypedCounts counts() {
    TypedCounts known = counts;
    if (known == null) {
      throw new IllegalStateException("the rows have not been read to their end");
    }
    return known;
  }

  /**
   * Reads the rows while they are taken, a few batches ahead of them. Nothing else may read the
   * workbook until it is closed.
   *
   * @param problems takes what is wrong in the rows of each batch before the batch is handed out
   */
  Batches batches(ProblemSink problems) {
    return new Batches(ahead(this::read), problems);
  }

  /** Passes the batches; what is wrong in their rows is not told. */
  public void each(Consumer<WorkloadBatch> taker) {
    try (Batches batches = batches(problem -> {})) {
      batches.forEachRemaining(taker);
    }
  }

  /** The batches, to be gone through once. */
  static final class Batches
      implements Iterable<WorkloadBatch>, Iterator<WorkloadBatch>, AutoCloseable {
    private final Prefetcher<Told> ahead;
    private final ProblemSink problems;
    private @Nullable WorkloadBatch next;

    private Batches(Prefetcher<Told> ahead, ProblemSink problems) {
      this.ahead = ahead;
      this.problems = problems;
    }

    @Override
    public Iterator<WorkloadBatch> iterator() {
      return this;
    }

    @Override
    public boolean hasNext() {
      while (next == null && ahead.hasNext()) {
        Told told = ahead.next();
        told.problems().forEach(problems::add);
        next = told.batch();
      }
      return next != null;
    }

    @Override
    public WorkloadBatch next() {
      WorkloadBatch batch = hasNext() ? next : null;
      if (batch == null) {
        throw new NoSuchElementException();
      }
      next = null;
      return batch;
    }

    @Override
    public void close() {
      ahead.close();
    }
  }

  private void read(Consumer<Told> taker) {
    List<Problem> problems = new ArrayList<>();
    @Nullable OwnCells[] cells = new @Nullable OwnCells[1];
    WorkloadReader reader =
        new WorkloadReader(
            source(),
            reportingCurrency,
            keys,
            Evaluator.BATCH,
            problems::add,
            batch -> {
              OwnCells own = cells[0];
              if (own != null) {
                batch.attach(own.take());
              }
              taker.accept(new Told(batch, List.copyOf(problems)));
              problems.clear();
            });
    reader.only(only).besides(besides).leaveOut(leaveOut).looked(header);
    Set<Integer> without = keptWithout;
    OwnCells own =
        without == null ? null : new OwnCells(reader, reader::handOn, header.row(), width, without);
    cells[0] = own;
    pass.read(sheet, own == null ? reader : own);
    reader.finish();
    below = own == null ? null : own.take();
    counts = reader.counts();
    if (!problems.isEmpty()) {
      taker.accept(new Told(null, List.copyOf(problems)));
    }
  }
}
