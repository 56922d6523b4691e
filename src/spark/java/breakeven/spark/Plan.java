package breakeven.spark;

import breakeven.core.decision.Decision;
import breakeven.core.decision.Sentences;
import breakeven.core.evaluation.Evaluation;
import breakeven.core.evaluation.InputTables;
import breakeven.core.evaluation.RecordedTables;
import breakeven.core.input.CellType;
import breakeven.core.input.NameIndex;
import breakeven.core.input.RowHandler;
import breakeven.core.input.RowKeys;
import breakeven.core.report.Columns;
import breakeven.core.report.ResultColumn;
import breakeven.core.whatif.MostMoney;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that an executor must know besides its rows: plain data, the same for all of them.
 *
 * @param tables prices, rates and assumptions, cell by cell
 * @param headers the names of the columns, in their order
 * @param kinds what the cells of each column are
 * @param without the columns of an earlier review, which are left out
 * @param asOf the review date
 * @param draws draws a workload; null: as many as are usual for so many workloads
 * @param shapes whether the best shape is looked for
 * @param decimalComma whether a comma in texts is what a point is elsewhere
 * @param csv whether results are lines of CSV
 * @param guarded whether texts in CSV are kept from being taken for formulas
 * @param keys which names and IDs are in several rows, and how many rows each part has
 * @param searched of which workloads it is searched what would change their verdict
 */
record Plan(
    RecordedTables tables,
    List<String> headers,
    List<Kind> kinds,
    List<Integer> without,
    LocalDate asOf,
    @Nullable Integer draws,
    boolean shapes,
    boolean decimalComma,
    boolean csv,
    boolean guarded,
    Keys keys,
    MostMoney.Least searched)
    implements Serializable {
  /** The row of the headers. */
  static final int HEADER = 1;

  /**
   * What all rows have in common.
   *
   * @param names the {@link NameIndex#bits} of the names that several rows have, once for each row
   * @param nameRows these rows, from 2
   * @param ids the same of IDs
   * @param idRows these rows
   * @param firstRows the first row of each part
   * @param workloads how many rows there are
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
  record Keys(
      long[] names, int[] nameRows, long[] ids, int[] idRows, int[] firstRows, int workloads)
      implements Serializable {
    static final Keys NONE =
        new Keys(new long[0], new int[0], new long[0], new int[0], new int[0], 0);

    RowKeys index() {
      return new RowKeys(NameIndex.of(names, nameRows), NameIndex.of(ids, idRows));
    }
  }

  /** The same with what all rows have in common. */
  Plan with(Keys found) {
    return new Plan(
        tables,
        headers,
        kinds,
        without,
        asOf,
        draws,
        shapes,
        decimalComma,
        csv,
        guarded,
        found,
        searched);
  }

  /** The same where only some workloads are searched for what would change their verdict. */
  Plan with(MostMoney.Least least) {
    return new Plan(
        tables,
        headers,
        kinds,
        without,
        asOf,
        draws,
        shapes,
        decimalComma,
        csv,
        guarded,
        keys,
        least);
  }

  /** The same without the columns of an earlier review. */
  Plan without(List<Integer> old) {
    return new Plan(
        tables,
        headers,
        kinds,
        old,
        asOf,
        draws,
        shapes,
        decimalComma,
        csv,
        guarded,
        keys,
        searched);
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
    return Evaluation.ofPart(read, asOf, keys.workloads(), draws, shapes, searched);
  }

  /** The result columns of files. */
  List<ResultColumn> results(InputTables read) {
    String currency = read.rates().reporting();
    Decision decision = new Decision();
    return new Columns(decision, new Sentences(decision, currency), currency, asOf)
        .workloadsInFiles();
  }
}
