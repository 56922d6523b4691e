package breakeven.core.input;

import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What must hold between the cells of one row of {@code Workloads}, whatever the assumptions. What
 * contradicts itself here does so by a condition of {@code decision.Controls} too, which formulas
 * go by.
 */
public final class WorkloadRules {
  /** A finding with the column it is about. */
  record Found(Column column, Finding finding) {}

  /** Counts that differ by less are the same: they are compared after rounding to 9 decimals. */
  private static final double SAME = 0.5e-9;

  /** A hundredth of what a quality can be. */
  private static final double DOUBTED = 0.01;

  /** What a workload must have besides its name. */
  private static final List<Column> REQUIRED =
      Workloads.TABLE.columns().stream()
          .filter(column -> column.required() && column != Workloads.WORKLOAD)
          .toList();

  private static final String REQUIRED_NAMED =
      REQUIRED.stream().map(Column::header).collect(Collectors.joining(", "));

  private WorkloadRules() {}

  /**
   * All that is wrong between the cells of row {@code i}; cells that are bad were reported before.
   */
  static List<Found> check(WorkloadBatch batch, int i, int row, RowKeys keys) {
    List<Found> found = new ArrayList<>(0);
    if (batch.onlyTyped(i, Workloads.WORKLOAD)) {
      found.add(new Found(Workloads.WORKLOAD, nameAlone()));
    } else if (REQUIRED.stream().noneMatch(column -> batch.typed(i, column))) {
      found.add(new Found(Workloads.WORKLOAD, noFigures(batch.typed(i, Workloads.WORKLOAD))));
    } else {
      for (Column column : Workloads.TABLE.columns()) {
        if (column.required() && !batch.typed(i, column)) {
          found.add(new Found(column, missing(column)));
        }
      }
    }
    repeated(
        Workloads.WORKLOAD, "name", batch.texts(Workloads.WORKLOAD)[i], keys.names(), row, found);
    repeated(Workloads.ID, "ID", batch.texts(Workloads.ID)[i], keys.ids(), row, found);
    parts(batch, i, found);
    quotation(batch, i, found);
    qualities(batch, i, found);
    return found;
  }

  /** How many of the cells that a workload must have are empty or cannot be read. */
  static int lacking(WorkloadBatch batch, int i) {
    int lacking = 0;
    for (Column column : Workloads.TABLE.columns()) {
      boolean there = batch.typed(i, column) && !batch.bad(i, column);
      lacking += column.required() && !there ? 1 : 0;
    }
    return lacking;
  }

  /** As of a heading between workloads, or a note below them, that is none. */
  private static Finding nameAlone() {
    return Finding.error(
        "",
        "The row holds a name and nothing else, and is read as a workload",
        "Type " + REQUIRED_NAMED + "; move a heading or a note to a column of your own");
  }

  /** As of a row of another table, or a note beside the columns of the workloads. */
  private static Finding noFigures(boolean named) {
    return Finding.error(
        "",
        (named ? "The row has none of the figures" : "The row has neither name nor figures")
            + " of a workload, and is read as one",
        "Type %s%s; move notes and tables that hold no workloads to another sheet"
            .formatted(named ? "" : Workloads.WORKLOAD.header() + ", ", REQUIRED_NAMED));
  }

  private static Finding missing(Column column) {
    if (column == Workloads.WORKLOAD) {
      return Finding.error(
          "",
          "The row has no name, and other cells of it are filled",
          "Type a name that no other row has, or empty the row");
    }
    String example = column.example().isEmpty() ? "" : ", for example " + column.example();
    return Finding.error("", "The cell is empty", "Type " + column.title() + example);
  }

  /**
   * A name or an ID that other rows have too.
   *
   * @param what it is called in a sentence
   * @param key null where the cell is empty or bad
   */
  private static void repeated(
      Column column,
      String what,
      @Nullable String key,
      NameIndex index,
      int row,
      List<Found> found) {
    int others = key == null ? 0 : index.count(key) - 1;
    if (key != null && others > 0) {
      int[] named = index.others(key, row, NameIndex.NAMED);
      String list =
          Arrays.stream(named).mapToObj(Integer::toString).collect(Collectors.joining(", "));
      String more = others > named.length ? " and " + (others - named.length) + " more" : "";
      found.add(
          new Found(
              column,
              Finding.error(
                  key,
                  "The " + what + " is in row" + (others > 1 ? "s " : " ") + list + more + " too",
                  "Give each row %s%s of its own"
                      .formatted(column == Workloads.ID ? "an " : "a ", what))));
    }
  }

  /** Whether tokens that are counted in the input are more than it. */
  public static boolean exceed(double parts, double input) {
    return parts > input + SAME;
  }

  /** What is counted in the input tokens cannot be more than they are. */
  private static void parts(WorkloadBatch batch, int i, List<Found> found) {
    double sum = 0;
    for (Column part : Workloads.INPUT_PARTS) {
      double tokens = batch.numbers(part)[i];
      sum += tokens > 0 ? tokens : 0;
    }
    double input = batch.numbers(Workloads.INPUT_TOKENS)[i];
    if (exceed(sum, input)) {
      List<Column> typed =
          Workloads.INPUT_PARTS.stream().filter(part -> batch.numbers(part)[i] > 0).toList();
      List<String> tokens =
          typed.stream().map(part -> PlainNumber.text(batch.numbers(part)[i])).toList();
      found.add(
          new Found(
              typed.get(0),
              Finding.error(
                  tokens.get(0),
                  "The parts are more than the whole: %s%s of %s input tokens"
                      .formatted(
                          tokens.size() > 1 ? String.join(" + ", tokens) + " = " : "",
                          PlainNumber.text(sum),
                          PlainNumber.text(input)),
                  "Count instructions and retrieved context in Input tokens too")));
    }
  }

  /** A bill for no requests says nothing about the price of one. */
  private static void quotation(WorkloadBatch batch, int i, List<Found> found) {
    double bill = batch.numbers(Workloads.PROMPTING_COST)[i];
    if (!Double.isNaN(bill) && batch.numbers(Workloads.REQUESTS)[i] < SAME) {
      found.add(
          new Found(
              Workloads.PROMPTING_COST,
              Finding.error(
                  PlainNumber.text(bill),
                  "A prompting cost with 0 requests",
                  "Type the requests of the month that the bill is for, or empty the cell")));
    }
  }

  /** What was typed as a fraction into a cell that is shown as per cent. */
  private static void qualities(WorkloadBatch batch, int i, List<Found> found) {
    for (Column column : Workloads.QUALITIES) {
      double quality = batch.numbers(column)[i];
      if (quality >= SAME && quality <= DOUBTED) {
        String meant = PlainNumber.text(quality * 10_000) + "%";
        found.add(
            new Found(
                column,
                Finding.warning(
                    PlainNumber.text(quality * 100) + "%",
                    "A quality of at most 1% is rarely meant",
                    "If " + meant + " is meant, type " + meant)));
      }
    }
  }
}
