package breakeven.core.input;

import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.table.Column;
import breakeven.core.table.Type;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of {@code Workloads} into batches and tells every problem of every row. A row with
 * problems is a row of its batch like any other; a wholly empty one is none.
 */
public final class WorkloadReader extends HeaderedSheet {
  /** A finding of the row at hand, until the row's name is known. */
  private record Pending(Column column, int index, Finding finding) {}

  private static final int NAMES_KEPT = 10_000;

  /** Hidden rows and columns that a message names. */
  private static final int HIDDEN_NAMED = 5;

  /**
   * So many different words where numbers are expected look like headers directly below a workload
   * too; one word, or the same in many cells, is more likely to say that a figure is not known.
   */
  private static final int HEADERS = 2;

  /** As people call totals, with what they are of before or behind it: "Subtotal EMEA". */
  private static final Pattern TOTAL =
      Pattern.compile(
          "(?:(?:grand |sub-?|sub )?totals?|summe|gesamt)(?: .*)?|sum(?: of .*)?|.*"
              + " (?:sub-?)?total");

  private final String sheet;
  private final CellReader cells;
  private final TypedCell cell = new TypedCell();
  private final TypedCounts counts = new TypedCounts();
  private final RowKeys keys;
  private final int capacity;
  private final ProblemSink problems;
  private final Consumer<WorkloadBatch> batches;
  private final List<Pending> pending = new ArrayList<>();
  private final Map<String, String> lookedUp = new HashMap<>();
  private @Nullable BitSet only;
  private BitSet besides = new BitSet();
  private BitSet leftOut = new BitSet();
  private @Nullable Header looked;
  private @Nullable Header header;
  private @Nullable WorkloadBatch batch;
  private boolean filled;

  /** The last row of data in which anything stood; 0: none yet. */
  private int lastFilled;

  /** A row above that may be the headers of another table; 0: none since the last workload. */
  private int otherHeaders;

  /** Columns of the row at hand in which something is, and whose header rejects it. */
  private final Set<Column> unread = new HashSet<>();

  /** Words of the row at hand where a number or another word is expected. */
  private final Set<String> strangers = new HashSet<>();

  /** The rows that are workloads, by their number. */
  private final BitSet workloads = new BitSet();

  /** The columns in which anything is, by their place among ours. */
  private final BitSet columns = new BitSet();

  /** Whether a cell of it holds a number, or a word, of its column. */
  private boolean measured;

  /**
   * @param source name of the user's sheet, and whether it knows nothing but text
   * @param reportingCurrency the code that amounts are in: another one in a header is an error;
   *     null: not checked
   * @param keys which names and IDs are in several rows
   * @param capacity rows of a batch
   * @param batches takes each batch once it is full, and the last one; a batch is never used again
   */
  public WorkloadReader(
      Source source,
      @Nullable String reportingCurrency,
      RowKeys keys,
      int capacity,
      ProblemSink problems,
      Consumer<WorkloadBatch> batches) {
    super(new HeaderFinder(Workloads.TABLE, source.sheet(), reportingCurrency), Workloads.WORKLOAD);
    this.sheet = source.sheet();
    this.cells = new CellReader(source, reportingCurrency);
    this.keys = keys;
    this.capacity = capacity;
    this.problems = problems;
    this.batches = batches;
  }

  /**
   * Leaves out all rows but these, and says nothing of the others. Call it before the first row.
   */
  public WorkloadReader only(@Nullable BitSet rows) {
    only = rows;
    return this;
  }

  /** Skips rows without a word. Call it before the first row. */
  public WorkloadReader leaveOut(BitSet rows) {
    leftOut = rows;
    return this;
  }

  /** Skips rows that are no workloads, and tells of them once. Call it before the first row. */
  public WorkloadReader besides(BitSet rows) {
    besides = rows;
    return this;
  }

  /**
   * Tells what a first look found wrong with the header, which knows what is below it too. Call it
   * before the first row.
   */
  public WorkloadReader looked(Header header) {
    looked = header;
    return this;
  }

  /**
   * Goes on below rows that somebody else reads. Call it before the first row.
   *
   * @param row the last of them; 1 where there are none below the headers
   */
  public WorkloadReader below(int row) {
    lastFilled = row > 1 ? row : 0;
    return this;
  }

  /** The sheet has ended: hands on the last batch. The header says whether the sheet was usable. */
  public Header finish() {
    Header found = end();
    if (batch != null && batch.size() > 0) {
      handOn();
    }
    return found;
  }

  /**
   * Hands on the rows so far between two rows, also where the batch has room for more, or none of
   * them is a workload.
   */
  public void handOn() {
    WorkloadBatch ready = batch;
    batch = null;
    if (ready != null) {
      batches.accept(ready);
    }
  }

  /** Numbers that cannot be meant, in the cells read so far. */
  public TypedCounts counts() {
    return counts;
  }

  @Override
  void found(Header found) {
    header = found;
    if (found.usable()) {
      (looked == null ? found : looked).ownProblems().forEach(problems::add);
      if (!besides.isEmpty()) {
        problems.add(ofBesides(found));
      }
    }
  }

  @Override
  void startData(int row) {
    if (batch == null && header != null) {
      batch = new WorkloadBatch(header, capacity);
    }
    filled = false;
    strangers.clear();
    measured = false;
    pending.clear();
    unread.clear();
  }

  @Override
  void data(
      Column column, int index, boolean read, CellType type, double number, @Nullable String text) {
    WorkloadBatch into = batch;
    cells.read(column, type, number, text, cell);
    if (into == null) {
      return;
    }
    if (read) {
      cell.findings().forEach(finding -> pending.add(new Pending(column, index, finding)));
    }
    if (cell.empty()) {
      return;
    }
    // A box that nobody ticked is in rows beyond the last workload too.
    filled |= type != CellType.BOOLEAN || number != 0;
    columns.set(column.ordinal());
    if (!read) {
      into.putBad(column);
      unread.add(column);
      return;
    }
    counts.take(column, type, number);
    put(into, column);
    measured |= column.numeric() && !cell.bad();
    if (cell.bad() && type == CellType.TEXT && text != null && isWords(text)) {
      strangers.add(Texts.fold(text));
    }
  }

  private static boolean isWords(String text) {
    return text.chars().noneMatch(Character::isDigit);
  }

  private void put(WorkloadBatch into, Column column) {
    String text = cell.text();
    if (cell.bad()) {
      into.putBad(column);
    } else if (column.numeric()) {
      into.put(column, cell.number());
    } else if (text != null) {
      into.put(column, column.type() == Type.TEXT ? text : known(text));
    }
  }

  /** One text for all rows that name a model or a card: it is looked up many times from here on. */
  private String known(String name) {
    String known = lookedUp.get(name);
    if (known != null) {
      return known;
    }
    if (lookedUp.size() < NAMES_KEPT) {
      lookedUp.put(name, name);
    }
    return name;
  }

  @Override
  void endData(int row) {
    WorkloadBatch into = batch;
    Header known = header;
    if (into == null || known == null) {
      return;
    }
    if (!filled) {
      into.clear();
      return;
    }
    if (besides.get(row) || leftOut.get(row)) {
      into.clear();
      return;
    }
    int i = into.size();
    for (WorkloadRules.Found found : WorkloadRules.check(into, i, row, keys)) {
      pending.add(new Pending(found.column(), known.indexOf(found.column()), found.finding()));
    }
    boolean words = !measured && !strangers.isEmpty();
    boolean total = isTotal(into.name(i));
    if (lastFilled == 0 && words && !into.typed(i, Workloads.WORKLOAD)) {
      sayOnly(known, likeUnits());
    } else if (lastFilled > 0
        && !measured
        && strangers.size() >= (row > lastFilled + 1 ? 1 : HEADERS)) {
      otherHeaders = row;
      sayOnly(known, likeHeaders());
    } else if (otherHeaders > 0 && WorkloadRules.lacking(into, i) > 1) {
      sayOnly(known, likeThoseBelow(otherHeaders));
    } else if (total && pending.size() + unread.size() > 0 && WorkloadRules.lacking(into, i) > 0) {
      sayOnly(known, likeATotal());
    } else {
      otherHeaders = 0;
      if (total) {
        pending.add(ofName(known, perhapsATotal(into.name(i))));
      }
    }
    lastFilled = row;
    if (only != null && !only.get(row)) {
      into.clear();
      return;
    }
    workloads.set(row);
    // Those at a header are reported once, with the number of their rows.
    int errors = unread.size();
    int listed = pending.size() + unread.size();
    for (Pending one : pending) {
      errors += one.finding().severity() == Severity.ERROR ? 1 : 0;
      problems.add(problem(row, into.name(i), one));
    }
    into.add(row, errors, listed - errors);
    if (into.isFull()) {
      handOn();
    }
  }

  /** One thing instead of one for each cell, where the row is likely to be no workload at all. */
  private void sayOnly(Header known, Finding finding) {
    pending.clear();
    pending.add(ofName(known, finding));
  }

  private static Pending ofName(Header known, Finding finding) {
    return new Pending(Workloads.WORKLOAD, known.indexOf(Workloads.WORKLOAD), finding);
  }

  /** Words are where numbers are expected, and no name, before the first workload. */
  private static Finding likeUnits() {
    return Finding.error(
        "",
        "The row has no name, and words where figures are expected, like a row of units. It is read"
            + " as a workload",
        "Move the units into the brackets of the headers and remove the row, or type a workload's"
            + " name and figures");
  }

  /** Words are where numbers are expected, after empty rows: perhaps a table of another kind. */
  private static Finding likeHeaders() {
    return Finding.error(
        "",
        "The row may be the headers of another table; it and the rows below it are read as"
            + " workloads",
        "Move a table that holds no workloads to another sheet, or type a workload's figures");
  }

  /** Whether a row is called as a total is. */
  public static boolean isTotal(String name) {
    return mayBeTotal(name) && TOTAL.matcher(Texts.fold(name).replace(":", "")).matches();
  }

  /** Tells nearly every name from a total without a copy of it. */
  private static boolean mayBeTotal(String name) {
    if (name.regionMatches(true, 0, "sum", 0, 3) || name.regionMatches(true, 0, "ges", 0, 3)) {
      return true;
    }
    for (int i = 0; i <= name.length() - 5; i++) {
      if (name.regionMatches(true, i, "total", 0, 5)) {
        return true;
      }
    }
    return false;
  }

  private static Finding likeATotal() {
    return Finding.error(
        "",
        "The row is called as a total is and lacks figures of a workload; it is read as one",
        "Move totals to another sheet, or make this the totals row of an Excel table");
  }

  /** One with all figures of a workload: its money would count twice. */
  private static Finding perhapsATotal(String name) {
    return Finding.warning(
        name,
        "The row is called as a total is; it is read as a workload, and counts beside the others",
        "Move it to another sheet if it is a total, or make it the totals row of an Excel table");
  }

  private static Finding likeThoseBelow(int headers) {
    return Finding.error(
        "",
        "The row lacks figures of a workload, and may belong to another table, from row "
            + headers
            + " on",
        "Move a table that holds no workloads to another sheet, or type a workload's figures");
  }

  @Override
  void headersAgain(Problem problem) {
    if (batch != null) {
      batch.clear();
      problems.add(problem);
    }
  }

  @Override
  public void hidden(BitSet hiddenRows, BitSet hiddenColumns) {
    Header known = header;
    if (known == null || !known.usable()) {
      return;
    }
    BitSet rows = (BitSet) hiddenRows.clone();
    rows.and(workloads);
    if (!rows.isEmpty()) {
      problems.add(hiddenRows(known, rows));
    }
    List<Column> hidden =
        Workloads.TABLE.columns().stream()
            .filter(column -> columns.get(column.ordinal()))
            .filter(column -> known.indexOf(column) >= 0)
            .filter(column -> hiddenColumns.get(known.indexOf(column)))
            .toList();
    if (!hidden.isEmpty()) {
      problems.add(hiddenColumns(known, hidden));
    }
  }

  private Problem ofBesides(Header known) {
    int count = besides.cardinality();
    return Finding.info(
            rows(besides),
            (count > 1 ? count + " rows are totals or notes" : "1 row is a total or a note")
                + ", and no workload",
            "Nothing, or type the figures of a workload and a name that says what it does")
        .at(
            sheet,
            new Place(sheet, besides.nextSetBit(0), Math.max(0, known.indexOf(Workloads.WORKLOAD)))
                .cell(),
            "");
  }

  private Problem hiddenRows(Header known, BitSet rows) {
    int count = rows.cardinality();
    return Finding.info(
            rows(rows),
            (count > 1 ? count + " workloads are in hidden rows" : "1 workload is in a hidden row")
                + ", by a filter or by hand; "
                + (count > 1 ? "they count like the others" : "it counts like the others"),
            "Nothing, or move workloads that are not to count to another sheet")
        .at(
            sheet,
            new Place(sheet, rows.nextSetBit(0), Math.max(0, known.indexOf(Workloads.WORKLOAD)))
                .cell(),
            "");
  }

  private Problem hiddenColumns(Header known, List<Column> hidden) {
    int count = hidden.size();
    List<String> first = hidden.stream().limit(HIDDEN_NAMED).map(Column::title).toList();
    return Finding.info(
            some(first, count),
            count > 1
                ? count + " columns are hidden; their cells count like the others"
                : "The column is hidden; its cells count like the others",
            "Nothing, or unhide what workloads are calculated with")
        .at(
            sheet,
            new Place(sheet, known.row(), known.indexOf(hidden.get(0))).cell(),
            count > 1 ? "" : hidden.get(0).header());
  }

  /** The first rows of some by their numbers: {@code rows 18, 19}. */
  static String rows(BitSet rows) {
    int count = rows.cardinality();
    List<String> first = rows.stream().limit(HIDDEN_NAMED).mapToObj(String::valueOf).toList();
    return (count > 1 ? "rows " : "row ") + some(first, count);
  }

  private static String some(List<String> first, int count) {
    int more = count - first.size();
    return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
  }

  @Override
  void ofSheet(Problem problem) {
    problems.add(problem);
  }

  private Problem problem(int row, String name, Pending one) {
    Finding finding = one.finding();
    return finding
        .at(
            sheet,
            one.index() < 0 ? "" : new Place(sheet, row, one.index()).cell(),
            one.column().header())
        .of(name);
  }
}
