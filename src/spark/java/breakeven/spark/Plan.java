package breakeven.spark;

import breakeven.core.decision.Decision;
import breakeven.core.decision.Sentences;
import breakeven.core.evaluation.Evaluation;
import breakeven.core.evaluation.InputTables;
import breakeven.core.evaluation.RecordedTables;
import breakeven.core.input.CellType;
import breakeven.core.input.Header;
import breakeven.core.input.RowHandler;
import breakeven.core.report.Columns;
import breakeven.core.report.ResultColumn;
import breakeven.core.table.Column;
import breakeven.core.table.JsonKeys;
import breakeven.core.whatif.MostMoney;
import breakeven.exchange.export.CsvFiles;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that an executor must know besides its rows: plain data, the same for all of them.
 *
 * @param tables prices, rates and assumptions, cell by cell
 * @param headers the names of the columns, in their order
 * @param shown the names of these columns in the output
 * @param kinds what the cells of each column are
 * @param without the columns of an earlier review, which are left out
 * @param asOf the review date
 * @param draws draws a workload; null: as many as are usual for so many workloads
 * @param shapes whether the best shape is looked for
 * @param decimalComma whether a comma in texts is what a point is elsewhere
 * @param csv whether results are lines of CSV, with the headers of the workbook; else all columns
 *     are named in one word, as in JSON
 * @param keys how many rows each part has, and which of them are no workloads
 * @param searched of which workloads it is searched what would change their verdict
 */
record Plan(
    RecordedTables tables,
    List<String> headers,
    List<String> shown,
    List<Kind> kinds,
    List<Integer> without,
    LocalDate asOf,
    @Nullable Integer draws,
    boolean shapes,
    boolean decimalComma,
    boolean csv,
    Keys keys,
    MostMoney.Least searched)
    implements Serializable {
  /** The row of the headers. */
  static final int HEADER = 1;

  /** The row below it, where no part knows those before it. */
  static final int FIRST = HEADER + 1;

  /** Up to here rows that are no workloads are known by their numbers in the whole. */
  private static final int NUMBERED = 1 << 27;

  /**
   * What is known of all rows.
   *
   * @param firstRows the first row of each part, from 2, and the one behind the last part
   * @param workloads how many workloads there are
   * @param besides of parts the rows that are no workloads, counted from 2 within the part
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
  record Keys(long[] firstRows, long workloads, Map<Integer, BitSet> besides)
      implements Serializable {
    static final Keys NONE = new Keys(new long[0], 0, Map.of());

    /** How many rows a part has. */
    long rows(int part) {
      return firstRows[part + 1] - firstRows[part];
    }

    /**
     * The first row of a part as its rows are numbered: as in the whole, or from 2 on where these
     * numbers are too high.
     */
    int first(int part) {
      long most = besides.containsKey(part) ? NUMBERED : Integer.MAX_VALUE;
      return firstRows[part + 1] < most ? (int) firstRows[part] : FIRST;
    }

    /** The rows of a part that are no workloads, as they are numbered there. */
    BitSet besides(int part) {
      BitSet rows = new BitSet();
      besides.getOrDefault(part, rows).stream().forEach(row -> rows.set(row - FIRST + first(part)));
      return rows;
    }
  }

  /** A number of rows, or of a row, as sentences name it; the highest is named for higher ones. */
  static int number(long rows) {
    return (int) Math.min(Integer.MAX_VALUE, rows);
  }

  /** The same with what all rows have in common. */
  Plan with(Keys found) {
    return with(shown, without, found, searched);
  }

  /** The same where only some workloads are searched for what would change their verdict. */
  Plan with(MostMoney.Least least) {
    return with(shown, without, keys, least);
  }

  /** The same without the columns of an earlier review. */
  Plan without(List<Integer> old) {
    return with(shown, old, keys, searched);
  }

  /** The same with our input columns under the names that they have in the output. */
  Plan named(Header header) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < headers.size(); i++) {
      String read = headers.get(i);
      Column ours = header.at(i);
      String key = ours == null ? read : JsonKeys.of(ours.header());
      names.add(!csv ? key : ours != null && key.equals(read) ? ours.header() : read);
    }
    return with(names, without, keys, searched);
  }

  private Plan with(List<String> names, List<Integer> old, Keys found, MostMoney.Least least) {
    return new Plan(
        tables, headers, names, kinds, old, asOf, draws, shapes, decimalComma, csv, found, least);
  }

  /** Passes the headers as the first row. */
  void passHeaders(RowHandler to) {
    to.startRow(HEADER);
    for (int i = 0; i < headers.size(); i++) {
      to.cell(i, CellType.TEXT, Double.NaN, headers.get(i));
    }
    to.endRow(HEADER);
  }

  /** The tables that were read last in this process: many parts have the same. */
  private static volatile @Nullable Read last;

  private record Read(Plan of, InputTables tables) {}

  /** The tables, made once in each process. */
  InputTables read() {
    Read known = last;
    if (known == null || known.of() != this) {
      known = new Read(this, tables.read(problem -> {}));
      last = known;
    }
    return known.tables();
  }

  /** An evaluation of some of the rows. */
  Evaluation evaluation(InputTables read) {
    return Evaluation.ofPart(read, asOf, number(keys.workloads()), draws, shapes, searched);
  }

  /** The result columns of the output, under the names that they have there. */
  List<ResultColumn> results(InputTables read) {
    return csv ? columns(read) : CsvFiles.byKey(columns(read));
  }

  /** The result columns of files. */
  List<ResultColumn> columns(InputTables read) {
    String currency = read.rates().reporting();
    Decision decision = new Decision();
    return new Columns(decision, new Sentences(decision, currency), currency, asOf)
        .workloadsInFiles();
  }
}
