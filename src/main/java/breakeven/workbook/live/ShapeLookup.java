package breakeven.workbook.live;

import breakeven.core.decision.Decision;
import breakeven.core.model.Place;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.ShapeColumns;
import breakeven.core.report.ShapeColumns.Line;
import breakeven.workbook.live.Explorer.Cell;
import breakeven.workbook.live.Explorer.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The best shapes of the chosen workload: rows of {@code Shapes}, looked up by the workload's name
 * and the shape's rank, wherever they are there.
 */
final class ShapeLookup {
  private static final int SHAPE = Explorer.LABELS;
  private static final int PLACE = Explorer.LARGE;
  private static final int TCO = Explorer.SMALL;
  private static final int SAVES = Explorer.TUNED;
  private static final int UPFRONT = Explorer.RIGHT;
  private static final int SAVING = Explorer.RIGHT_RESULT;
  private static final int VERDICT = Explorer.RIGHT_WIDE;

  private final SelectedWorkload chosen;
  private final ShapeColumns.Found found;
  private final String prefix;
  private final String names;
  private final boolean wildcards;
  private final String currency;
  private final List<Cell> cells = new ArrayList<>();

  /**
   * @param prefix what formulas write before a cell of {@code Shapes}
   * @param names the names of all workloads
   * @param wildcards whether one of them has a character that stands for others
   */
  ShapeLookup(
      SelectedWorkload chosen,
      ShapeColumns.Found found,
      String prefix,
      String names,
      boolean wildcards,
      String currency) {
    this.chosen = chosen;
    this.found = found;
    this.prefix = prefix;
    this.names = names;
    this.wildcards = wildcards;
    this.currency = currency;
  }

  /** Rows of the table, its header included; 0 where shapes were not compared. */
  int rows() {
    return found.rows() == 0 ? 0 : 1 + ShapeColumns.MOST;
  }

  /**
   * The cells of the table.
   *
   * @param header its row, from 0
   */
  List<Cell> cells(int header) {
    cells.clear();
    head(header, SHAPE, Kind.HEADER, "Shape, by what differs from the row's own");
    head(header, PLACE, Kind.HEADER_OF_NUMBERS, "");
    head(header, TCO, Kind.HEADER_OF_NUMBERS, money(ShapeColumns.TCO));
    head(header, SAVES, Kind.HEADER_OF_NUMBERS, money(ShapeColumns.SAVES));
    head(header, UPFRONT, Kind.HEADER_OF_NUMBERS, money(ShapeColumns.UPFRONT));
    head(header, SAVING, Kind.HEADER_OF_NUMBERS, money(ShapeColumns.SAVING));
    head(header, VERDICT, Kind.HEADER, "Verdict with it, and what to measure first");
    for (int rank = 0; rank < ShapeColumns.MOST; rank++) {
      row(header + 1 + rank, rank);
    }
    return List.copyOf(cells);
  }

  private String money(String header) {
    return header + " (" + currency + ")";
  }

  private void head(int row, int column, Kind kind, String text) {
    cells.add(new Cell(row, column, kind, "", "", text));
  }

  private @Nullable Line line(int rank) {
    return found.chosen().stream().filter(line -> line.rank() == rank).findFirst().orElse(null);
  }

  private void row(int row, int rank) {
    Line line = line(rank);
    cells.add(
        new Cell(
            row,
            PLACE,
            Kind.TAKEN,
            Explorer.UNSEEN,
            "IFERROR(MATCH(" + number(rank) + "," + column(ShapeColumns.NUMBER) + ",0),0)",
            line == null ? 0.0 : (double) line.number()));
    String place = "$" + Place.letters(PLACE) + (row + 1);
    put(row, SHAPE, place, in(ShapeColumns.SHAPE, place), line, ShapeColumns::shape);
    amount(row, TCO, place, ShapeColumns.TCO, line, Line::tco);
    amount(row, SAVES, place, ShapeColumns.SAVES, line, Line::saves);
    amount(row, UPFRONT, place, ShapeColumns.UPFRONT, line, Line::upfront);
    amount(row, SAVING, place, ShapeColumns.SAVING, line, Line::saving);
    String verdict = in(ShapeColumns.VERDICT, place);
    String measure = in(ShapeColumns.MEASURE, place);
    put(
        row,
        VERDICT,
        place,
        verdict + "&IF(OR(" + verdict + "=\"\"," + measure + "=\"\"),\"\",\"; \")&" + measure,
        line,
        ShapeLookup::verdict);
  }

  private static String verdict(Line line) {
    int code = line.offer().verdict();
    String verdict = code < 0 ? "" : Decision.VERDICTS.get(code);
    String measure = line.offer().toMeasure();
    return verdict + (verdict.isEmpty() || measure.isEmpty() ? "" : "; ") + measure;
  }

  /** The number of the row on Shapes that the workload's shape of this rank has there. */
  private String number(int rank) {
    String name = chosen.in(names);
    return "SUMIFS("
        + column(ShapeColumns.NUMBER)
        + ","
        + column(ShapeColumns.WORKLOAD)
        + ",\"=\"&"
        + (wildcards ? CellReferences.literally(name) : name)
        + ","
        + column(ShapeColumns.RANK)
        + ","
        + rank
        + ")";
  }

  private String column(String header) {
    return CellReferences.column(
        prefix,
        ShapeColumns.at(header),
        LiveSheet.FIRST_ROW,
        LiveSheet.FIRST_ROW + found.rows() - 1);
  }

  private String in(String header, String place) {
    return "INDEX(" + column(header) + "," + place + ")";
  }

  private void put(
      int row,
      int column,
      String place,
      String formula,
      @Nullable Line line,
      Function<Line, String> text) {
    cells.add(
        new Cell(
            row,
            column,
            Kind.TAKEN_TEXT,
            "",
            "IF(" + place + "=0,\"\"," + formula + ")",
            line == null ? "" : text.apply(line)));
  }

  private void amount(
      int row,
      int column,
      String place,
      String header,
      @Nullable Line line,
      ToDoubleFunction<Line> figure) {
    String cell = in(header, place);
    double value = line == null ? Double.NaN : figure.applyAsDouble(line);
    cells.add(
        new Cell(
            row,
            column,
            Kind.TAKEN,
            NumberFormats.MONEY,
            "IF(" + place + "=0,\"\",IF(" + cell + "=\"\",\"\"," + cell + "))",
            Double.isNaN(value) ? "" : (Object) value));
  }

  /**
   * How old the figures are; of a closed candidate there are none that could be others by now.
   *
   * @param header the row of the table's header, from 0
   * @param tco the workload's cost of fine-tuning now
   */
  Tornado.Said age(int header, String tco) {
    String place = "$" + Place.letters(PLACE) + "$" + (header + 2);
    String then = in(ShapeColumns.TCO, place);
    String same = "Values of the review, from Shapes.";
    String none = "Not compared: a workload that needs data has no shapes.";
    return new Tornado.Said(
        "IF("
            + place
            + "=0,\""
            + none
            + "\",IF(IF(ISNUMBER("
            + then
            + "),ABS(SUM("
            + tco
            + ")-"
            + then
            + ")<0.005,TRUE),\""
            + same
            + "\",\"TCO fine-tuned has changed: review again.\"))",
        found.chosen().isEmpty() ? none : same);
  }
}
