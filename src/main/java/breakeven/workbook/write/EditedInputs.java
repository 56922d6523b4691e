package breakeven.workbook.write;

import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.countIfs;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.ifError;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.sum;
import static breakeven.core.expression.Formula.sumIfs;

import breakeven.core.expression.Formula;
import breakeven.core.input.Header;
import breakeven.core.model.FreeName;
import breakeven.core.model.Place;
import breakeven.core.report.CellSink;
import breakeven.core.report.Columns;
import breakeven.core.table.Column;
import breakeven.core.table.Table;
import breakeven.core.table.Tables;
import breakeven.core.table.Workloads;
import breakeven.workbook.calculation.CalculationData;
import breakeven.workbook.write.ReviewedWorkbook.RowSheet;
import breakeven.xlsx.ooxml.CellRange;
import breakeven.xlsx.ooxml.CellXml;
import breakeven.xlsx.ooxml.RowFormula;
import breakeven.xlsx.ooxml.RowXml;
import breakeven.xlsx.read.CellKind;
import breakeven.xlsx.read.SheetHandler;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * What was typed at the review, copied below the workloads of {@code Review}, and the formulas that
 * hold the sheets against it: an input that is edited later is seen, and followed by the next
 * review alone.
 */
final class EditedInputs {
  /** Rows that are copied of a sheet; of a longer table what it adds up to is kept. */
  static final int MOST = CalculationData.MOST;

  /** Columns that are copied of a sheet. */
  private static final int WIDEST = 200;

  /** The rows of {@code Review} that say what was edited, before the copies. */
  private static final int HEAD = 2;

  /** Counts of workloads, before those of tables. */
  private static final int LINES = 3;

  /** The line of decisions that were carried out, between these and those of tables. */
  private static final int CARRIED = 1;

  /** What that line begins with. */
  static final String CARRIED_OUT = "Decisions carried out since this review";

  /** What the row above the copies of the workloads begins with, with their number. */
  static final String COPIES = "Columns of ours, and the workloads below as the review found them";

  private static final int DIGITS = 15;
  private static final double SAME = 1e-9;

  /** Where the counts are on {@code Review}, from 0. */
  static final int COUNTS = 2;

  private static final int BELOW = COUNTS + 1;

  /** A copy of some cells: rows from 1, each with its values from the first column on. */
  private static final class Copy implements SheetHandler {
    final TreeMap<Integer, @Nullable Object[]> rows = new TreeMap<>();
    final Set<Integer> unclear = new HashSet<>();
    private final int width;
    private final IntPredicate wanted;
    private final int last;
    private final DoubleUnaryOperator serial;
    private boolean here;
    private int row;
    private @Nullable Object @Nullable [] values;
    int used;

    Copy(int width, IntPredicate wanted, int last, DoubleUnaryOperator serial) {
      this.width = width;
      this.wanted = wanted;
      this.last = last;
      this.serial = serial;
    }

    @Override
    public void startRow(int number) {
      row = number;
      here = wanted.test(number);
      values = null;
    }

    @Override
    public boolean wants(int column) {
      return here && column < width;
    }

    @Override
    public void cell(int column, CellKind kind, double number, @Nullable String text) {
      if (!wants(column)) {
        return;
      }
      Object value =
          switch (kind) {
            case NUMBER, PER_CENT -> (Object) number;
            case DATE -> (Object) serial.applyAsDouble(number);
            case TEXT -> text == null ? "" : text;
            case BOOLEAN -> number > 0 ? "TRUE" : "FALSE";
            default -> null;
          };
      if (value == null) {
        unclear.add(row);
      } else if (!value.equals("")) {
        if (values == null) {
          values = new @Nullable Object[width];
          rows.put(row, values);
        }
        values[column] = value;
        used = Math.max(used, column + 1);
      }
    }

    @Override
    public boolean endRow(int number) {
      return number < last;
    }
  }

  /**
   * A table of inputs.
   *
   * @param top the row of Review on which its copy begins; 0 where it is too long for one
   */
  private record Followed(String sheet, Copy copy, int top) {
    int rows() {
      return copy.rows.lastKey();
    }
  }

  private final String review;
  private final Header header;
  private final ResultPlaces places;
  private final int count;
  private final int inputs;
  private final int first;

  /** The rows of the workloads that are copied, ascending. */
  private final int[] followed;

  private final @Nullable Copy workloads;
  private final List<Followed> tables = new ArrayList<>();
  private final String ours;
  private final String firsts;
  private final String lasts;
  private final String numbers;
  private final String edited;
  private int others;

  /**
   * Copies the cells.
   *
   * @param results the results of the workloads
   * @param rows how many workloads were reviewed
   * @param data which of them {@code Calculation} has, where they are more than can be copied
   * @param firstOfOurs the first result column
   * @param places where the result columns are
   * @param first the first free row of {@code Review}
   * @param serial the serial number of a day
   */
  EditedInputs(
      XlsxFile in,
      XSSFWorkbook workbook,
      SheetInfo workloadsSheet,
      Header header,
      RowSheet results,
      int rows,
      CalculationData data,
      int firstOfOurs,
      ResultPlaces places,
      String review,
      int first,
      DoubleUnaryOperator serial)
      throws IOException {
    this.review = review;
    this.header = header;
    this.places = places;
    this.first = first;
    count = rows;
    inputs = 1 + header.table().columns().stream().mapToInt(header::indexOf).max().orElse(0);
    followed = rows <= MOST ? every(results.cells(), results.columns().size()) : chosen(data);
    others = followed.length;
    Set<String> names = new HashSet<>();
    workbook.getAllNames().forEach(name -> names.add(name.getNameName().toLowerCase(Locale.ROOT)));
    ours = FreeName.of("Rv_Ours", "_", names::contains);
    firsts = FreeName.of("Rv_First", "_", names::contains);
    lasts = FreeName.of("Rv_Last", "_", names::contains);
    numbers = FreeName.of("Rv_No", "_", names::contains);
    edited = FreeName.of("Rv_Edited", "_", names::contains);
    int last = followed.length == 0 ? 0 : followed[followed.length - 1];
    // A column of inputs right of ours would hold the formula against itself.
    if (inputs <= firstOfOurs && inputs <= WIDEST) {
      Copy copy = new Copy(inputs, row -> place(row) >= 0, last, serial);
      in.readSheet(workloadsSheet, copy);
      workloads = copy;
    } else {
      workloads = null;
    }
    int next = top() + 1;
    next += workloads == null ? 0 : followed.length;
    for (Table table : Tables.ALL) {
      SheetInfo found = in.sheet(table.sheet()).filter(SheetInfo::worksheet).orElse(null);
      if (table != Workloads.TABLE && found != null) {
        Copy copy = new Copy(WIDEST, row -> true, Integer.MAX_VALUE, serial);
        in.readSheet(found, copy);
        if (!copy.rows.isEmpty() && copy.unclear.isEmpty()) {
          Followed made = new Followed(found.name(), copy, 0);
          boolean copied = made.rows() <= MOST;
          tables.add(new Followed(found.name(), copy, copied ? next : 0));
          next += copied ? made.rows() : 0;
        }
      }
    }
  }

  /** The row of Review above the copies of the workloads. */
  private int top() {
    return first + HEAD + LINES + CARRIED + Tables.ALL.size();
  }

  /** Names what formulas refer to. */
  void names(XSSFWorkbook workbook, String comment) {
    int top = top();
    int last = ReviewPage.FIRST_FIGURE + inputs - 1;
    int end = top + Math.max(1, followed.length);
    int left = ReviewPage.FIRST_FIGURE;
    // Sorted: the order of Map.of differs from run to run.
    new TreeMap<>(
            Map.of(
                ours, cells(review, top, left, top, last),
                firsts, cells(review, top + 1, left, end, left),
                lasts, cells(review, top + 1, last, end, last),
                numbers, places.range(Columns.REVIEW_ROW),
                edited, places.range(Columns.EDITED)))
        .forEach((name, to) -> OutputWorkbook.name(workbook, name, to).setComment(comment));
  }

  private static String cells(
      String sheet, int firstRow, int firstColumn, int lastRow, int lastColumn) {
    return Place.reference(
        sheet, new CellRange(firstRow, firstColumn, lastRow, lastColumn).absolute());
  }

  // --- beside the workloads ----------------------------------------------------------------------

  /**
   * The number by which a workload is known: those that are copied come first. Rows are asked for
   * in the order of the sheet.
   */
  int number(int row) {
    int place = place(row);
    return place >= 0 ? place + 1 : ++others;
  }

  private int place(int row) {
    return Arrays.binarySearch(followed, row);
  }

  private static int[] chosen(CalculationData data) {
    return data.choice().workloads().stream()
        .mapToInt(CalculationData.Workload::row)
        .sorted()
        .toArray();
  }

  /** The rows of all workloads. */
  private static int[] every(Spool cells, int width) throws IOException {
    IntStream.Builder rows = IntStream.builder();
    try (Spool.Replay replay = cells.replay()) {
      for (int row = replay.nextRow(); row > 0; row = replay.nextRow()) {
        rows.add(row);
        replay.cells(width, CellSink.NOWHERE);
      }
    }
    return rows.build().toArray();
  }

  /** Whether an edit of the workload of a row can be seen. */
  boolean follows(int row) {
    return workloads != null && place(row) >= 0 && !workloads.unclear.contains(row);
  }

  /**
   * Whether the inputs of a row are others than they were: 1 or more where they are.
   *
   * @param number the column of the number of the workload
   */
  RowFormula formula(int number) {
    String at = Place.letters(number) + RowFormula.ROW;
    String typed =
        "A" + RowFormula.ROW + ":" + Place.letters(inputs - 1) + RowFormula.ROW + "&\"\"";
    String then = Formula.index(firsts, at) + ":" + Formula.index(lasts, at) + "&\"\"";
    return new RowFormula(ifError(call("SUMPRODUCT", ours + "*(" + typed + "<>" + then + ")"), 1));
  }

  /**
   * The same of the workload of a row, for a line about it elsewhere: right after a sort too, and 1
   * where its row is gone. Empty where no edit of it can be seen.
   */
  String elsewhere(int row) {
    if (!follows(row)) {
      return "";
    }
    // Where it was is asked first: a search in each line of a million rows takes long.
    int number = place(row) + 1;
    int at = row - header.row();
    return ifError(
        ifElse(
            Formula.index(numbers, at) + "=" + number,
            Formula.index(edited, at),
            sumIfs(edited, numbers, number) + "/" + countIfs(numbers, number)),
        1);
  }

  // --- what is told ------------------------------------------------------------------------------

  /** How many workloads were edited, deleted, copied or added. */
  String all() {
    return sum(cells(review, first + HEAD, COUNTS, first + HEAD + LINES - 1, BELOW));
  }

  /** The tables that are followed, each with what is above 0 where it was edited. */
  Map<String, String> told() {
    Map<String, String> told = new TreeMap<>();
    for (int i = 0; i < tables.size(); i++) {
      told.put(tables.get(i).sheet(), sum(cells(review, ofTable(i), COUNTS, ofTable(i), BELOW)));
    }
    return told;
  }

  private int ofTable(int i) {
    return first + HEAD + LINES + CARRIED + i;
  }

  /** How many decisions were carried out. */
  String carriedOut() {
    return cells(review, first + HEAD + LINES, COUNTS, first + HEAD + LINES, COUNTS);
  }

  /** The rows below the workloads. */
  void write(RowXml out, int title, int text, int number, int calculated) throws IOException {
    CellXml head = out.startRow(first);
    head.text(0, title, "Edited since this review");
    out.endRow();
    String sum = Long.toString((long) count * (count + 1) / 2);
    String moved =
        ifElse(call("COUNT", numbers) + "=" + count, ifElse(sum(numbers) + "=" + sum, 0, 1), 1);
    int requests = header.indexOf(Workloads.REQUESTS);
    // Where somebody deletes the column all rows are edited; an error would hide that.
    String between =
        ifError(countIfs(places.range(requests), quoted(">=0"), numbers, Formula.NOTHING), 0);
    String below = ifError(countIfs(places.below(requests), quoted(">=0")), 0);
    int row = first + HEAD;
    line(out, row, "Workloads edited", text, calculated, countIfs(edited, quoted(">0")));
    line(out, row + 1, "Workloads deleted or copied (1 or 0)", text, calculated, moved);
    line(out, row + 2, "Workloads added, between and below", text, calculated, between, below);
    String carried = Place.letters(ReviewPage.FIRST_FIGURE + requests);
    line(out, row + LINES, CARRIED_OUT, text, calculated, sum(carried + (row + LINES)));
    for (int i = 0; i < tables.size(); i++) {
      Followed table = tables.get(i);
      line(
          out,
          ofTable(i),
          table.sheet() + ": cells edited, rows added",
          text,
          calculated,
          formula(table),
          below(table));
    }
    copies(out, text, number);
  }

  private static void line(
      RowXml out, int row, String label, int text, int calculated, String... formulas)
      throws IOException {
    CellXml cells = out.startRow(row);
    cells.text(0, text, label);
    for (int i = 0; i < formulas.length; i++) {
      cells.formula(COUNTS + i, calculated, new RowFormula(formulas[i]), 0);
    }
    out.endRow();
  }

  private static String below(Followed table) {
    return countIfs(cells(table.sheet(), table.rows() + 1, 0, CellRange.ROWS, 2), quoted("?*"));
  }

  private String formula(Followed table) {
    int rows = table.rows();
    int width = table.copy().used;
    String now = cells(table.sheet(), 1, 0, rows, width - 1);
    if (table.top() > 0) {
      String then =
          cells(
              review,
              table.top(),
              ReviewPage.FIRST_FIGURE,
              table.top() + rows - 1,
              ReviewPage.FIRST_FIGURE + width - 1);
      return ifError(call("SUMPRODUCT", "1*(" + now + "&\"\"<>" + then + "&\"\")"), 1);
    }
    double sum = 0;
    double lengths = 0;
    long numbers = 0;
    for (Map.Entry<Integer, @Nullable Object[]> row : table.copy().rows.entrySet()) {
      for (Object value : row.getValue()) {
        if (value instanceof Double number) {
          sum += number;
          numbers++;
        }
        lengths += value == null ? 0 : (double) row.getKey() * shown(value).length();
      }
    }
    return ifElse(
        call("COUNT", now) + "=" + numbers,
        ifElse(
            call("SUMPRODUCT", "LEN(" + now + ")*ROW(" + now + ")") + "=" + plain(lengths),
            ifElse("(" + sum(now) + "-" + plain(sum) + ")^2<=" + plain(square(sum)), 0, 1),
            1),
        1);
  }

  private static double square(double sum) {
    return Math.pow(SAME * Math.max(1, Math.abs(sum)), 2);
  }

  private static String plain(double number) {
    return new BigDecimal(number)
        .round(new MathContext(DIGITS))
        .stripTrailingZeros()
        .toPlainString();
  }

  /** A value as a spreadsheet makes text of it. */
  private static String shown(Object value) {
    return value instanceof Double number ? plain(number) : value.toString();
  }

  private void copies(RowXml out, int text, int number) throws IOException {
    Copy copy = workloads;
    int row = top();
    if (copy != null) {
      CellXml flags = out.startRow(row);
      flags.text(0, text, COPIES);
      flags.number(COUNTS, number, followed.length);
      Set<Integer> typed = new HashSet<>();
      for (Column column : header.table().columns()) {
        typed.add(header.indexOf(column));
      }
      for (int i = 0; i < inputs; i++) {
        flags.number(ReviewPage.FIRST_FIGURE + i, number, typed.contains(i) ? 1 : 0);
      }
      out.endRow();
      for (Map.Entry<Integer, @Nullable Object[]> each : copy.rows.entrySet()) {
        values(out, row + 1 + place(each.getKey()), each.getValue());
      }
    }
    for (Followed table : tables) {
      if (table.top() > 0) {
        for (Map.Entry<Integer, @Nullable Object[]> each : table.copy().rows.entrySet()) {
          values(out, table.top() + each.getKey() - 1, each.getValue());
        }
      }
    }
  }

  private static void values(RowXml out, int row, @Nullable Object[] values) throws IOException {
    CellXml cells = out.startRow(row);
    out.folded(1);
    int used = values.length;
    while (values[used - 1] == null) {
      used--;
    }
    cells.run(ReviewPage.FIRST_FIGURE, Arrays.copyOf(values, used));
    out.endRow();
  }
}
