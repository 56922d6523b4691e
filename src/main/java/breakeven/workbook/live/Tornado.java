package breakeven.workbook.live;

import breakeven.core.expression.Text;
import breakeven.core.expression.TextPrinter;
import breakeven.core.model.Place;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.SensitivityColumns;
import breakeven.core.report.SensitivityColumns.Line;
import breakeven.core.uncertainty.Effect;
import breakeven.workbook.live.Explorer.Cell;
import breakeven.workbook.live.Explorer.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What each driver alone does to the chosen workload, largest swing first: rows of {@code
 * Sensitivity}, looked up by the workload's name and the driver's rank, wherever they are there.
 */
final class Tornado {
  /** Where it is on {@code Explorer}: beside the gap between its two halves. */
  private static final int RANGE = Explorer.LABELS;

  private static final int PLACE = Explorer.LARGE;
  private static final int SAVING_LOW = Explorer.SMALL;
  private static final int SAVING_HIGH = Explorer.TUNED;
  private static final int CHANGE_LOW = Explorer.CHANGES;
  private static final int CHANGE_HIGH = Explorer.CHANGES + 1;
  private static final int VERDICTS = Explorer.RIGHT_WIDE;

  private final SelectedWorkload chosen;
  private final SensitivityColumns.Found found;
  private final String prefix;
  private final String names;
  private final boolean wildcards;
  private final TextPrinter.Marks marks;
  private final String currency;
  private final List<Cell> cells = new ArrayList<>();

  /**
   * @param prefix what formulas write before a cell of {@code Sensitivity}
   * @param names the names of all workloads
   * @param wildcards whether one of them has a character that stands for others
   */
  Tornado(
      SelectedWorkload chosen,
      SensitivityColumns.Found found,
      String prefix,
      String names,
      boolean wildcards,
      TextPrinter.Marks marks,
      String currency) {
    this.chosen = chosen;
    this.found = found;
    this.prefix = prefix;
    this.names = names;
    this.wildcards = wildcards;
    this.marks = marks;
    this.currency = currency;
  }

  /** Rows of the table. */
  int size() {
    return found.drivers();
  }

  /**
   * The cells of the table.
   *
   * @param header its row, from 0
   */
  List<Cell> cells(int header) {
    cells.clear();
    head(header, RANGE, Kind.HEADER, SensitivityColumns.RANGE);
    head(header, PLACE, Kind.HEADER_OF_NUMBERS, "");
    head(header, SAVING_LOW, Kind.HEADER_OF_NUMBERS, money(SensitivityColumns.SAVING_LOW));
    head(header, SAVING_HIGH, Kind.HEADER_OF_NUMBERS, money(SensitivityColumns.SAVING_HIGH));
    head(header, CHANGE_LOW, Kind.HEADER_OF_NUMBERS, money(SensitivityColumns.CHANGE_LOW));
    head(header, CHANGE_HIGH, Kind.HEADER_OF_NUMBERS, money(SensitivityColumns.CHANGE_HIGH));
    head(header, VERDICTS, Kind.HEADER, "Verdict at both ends, and break-even value");
    for (int k = 0; k < size(); k++) {
      row(header + 1 + k, k);
    }
    return List.copyOf(cells);
  }

  private String money(String header) {
    return header + " (" + currency + ")";
  }

  private void head(int row, int column, Kind kind, String text) {
    cells.add(new Cell(row, column, kind, "", "", text));
  }

  private void row(int row, int k) {
    Line line = k < found.chosen().size() ? found.chosen().get(k) : null;
    cells.add(
        new Cell(
            row,
            PLACE,
            Kind.TAKEN,
            Explorer.UNSEEN,
            "IFERROR(MATCH(" + number(k) + "," + column(SensitivityColumns.NUMBER) + ",0),0)",
            line == null ? 0.0 : (double) line.number()));
    String place = "$" + Place.letters(PLACE) + (row + 1);
    Function<String, String> in = header -> "INDEX(" + column(header) + "," + place + ")";
    put(row, RANGE, place, in.apply(SensitivityColumns.RANGE), line, one -> range(one));
    amount(row, SAVING_LOW, place, SensitivityColumns.SAVING_LOW, line, Effect::savingLow);
    amount(row, SAVING_HIGH, place, SensitivityColumns.SAVING_HIGH, line, Effect::savingHigh);
    amount(row, CHANGE_LOW, place, SensitivityColumns.CHANGE_LOW, line, Effect::changeLow);
    amount(row, CHANGE_HIGH, place, SensitivityColumns.CHANGE_HIGH, line, Effect::changeHigh);
    put(row, VERDICTS, place, verdicts(in), line, this::verdicts);
  }

  /** The number of the row on Sensitivity that the workload's driver of this rank has there. */
  private String number(int k) {
    String name = chosen.in(names);
    return "SUMIFS("
        + column(SensitivityColumns.NUMBER)
        + ","
        + column(SensitivityColumns.WORKLOAD)
        + ",\"=\"&"
        + (wildcards ? CellReferences.literally(name) : name)
        + ","
        + column(SensitivityColumns.RANK)
        + ","
        + (k + 1)
        + ")";
  }

  private String column(String header) {
    int rows = Math.max(1, found.rows());
    return CellReferences.column(
        prefix, SensitivityColumns.at(header), LiveSheet.FIRST_ROW, LiveSheet.FIRST_ROW + rows - 1);
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

  private interface OfEffect {
    double of(Effect effect);
  }

  private void amount(
      int row, int column, String place, String header, @Nullable Line line, OfEffect figure) {
    String cell = "INDEX(" + column(header) + "," + place + ")";
    cells.add(
        new Cell(
            row,
            column,
            Kind.TAKEN,
            NumberFormats.MONEY,
            "IF(" + place + "=0,\"\"," + cell + ")",
            line == null ? "" : (Object) figure.of(line.effect())));
  }

  private String range(Line line) {
    return SensitivityColumns.range(line, currency);
  }

  // --- sentences -------------------------------------------------------------------------------

  private String verdicts(Function<String, String> in) {
    String low = in.apply(SensitivityColumns.VERDICT_LOW);
    String high = in.apply(SensitivityColumns.VERDICT_HIGH);
    String zero = in.apply(SensitivityColumns.BREAK_EVEN);
    return "IF("
        + low
        + "="
        + high
        + ","
        + low
        + "&\" at both ends\","
        + low
        + "&\" at low, \"&"
        + high
        + "&\" at high\")&IF(ISNUMBER("
        + zero
        + "),\"; breaks even at \"&SUBSTITUTE("
        + marks.decimals(zero, 2)
        + "&\" \"&"
        + in.apply(SensitivityColumns.UNIT)
        + ",\" %\",\"%\"),\"; no break-even within reach\")";
  }

  private String verdicts(Line line) {
    Effect effect = line.effect();
    String low = SensitivityColumns.verdict(effect.verdictLow());
    String high = SensitivityColumns.verdict(effect.verdictHigh());
    return (low.equals(high) ? low + " at both ends" : low + " at low, " + high + " at high")
        + (Double.isFinite(effect.breakEven())
            ? "; breaks even at "
                + SensitivityColumns.with(
                    Text.fixed(effect.breakEven(), 2), SensitivityColumns.unit(line, currency))
            : "; no break-even within reach");
  }

  /** A sentence: its formula, and what it says of the workload that is chosen first. */
  record Said(String formula, String value) {}

  /**
   * What the chart's title says where the workload has a tornado.
   *
   * @param header the row of the table's header, from 0
   * @param otherwise where it has none
   */
  Said title(int header, Said otherwise) {
    if (size() == 0) {
      return otherwise;
    }
    String place = "$" + Place.letters(PLACE) + "$" + (header + 2);
    Function<String, String> in = name -> "INDEX(" + column(name) + "," + place + ")";
    String formula =
        "IF("
            + place
            + "=0,"
            + otherwise.formula()
            + ",\"net saving \"&"
            + marks.whole(in.apply(SensitivityColumns.SAVING))
            + "&\" "
            + currency
            + ". \"&IF("
            + in.apply(SensitivityColumns.SWING)
            + "=0,\"No driver moves it\","
            + in.apply(SensitivityColumns.DRIVER)
            + "&\" alone moves it most: \"&"
            + marks.whole(in.apply(SensitivityColumns.SAVING_LOW))
            + "&\" at its low end, \"&"
            + marks.whole(in.apply(SensitivityColumns.SAVING_HIGH))
            + "&\" at its high end\"))";
    return new Said(formula, found.chosen().isEmpty() ? otherwise.value() : title());
  }

  private String title() {
    Effect effect = found.chosen().get(0).effect();
    return "net saving "
        + Text.fixed(effect.saving(), 0)
        + " "
        + currency
        + ". "
        + (effect.swing() == 0
            ? "No driver moves it"
            : effect.spread().driver().title()
                + " alone moves it most: "
                + Text.fixed(effect.savingLow(), 0)
                + " at its low end, "
                + Text.fixed(effect.savingHigh(), 0)
                + " at its high end");
  }

  /**
   * How old the figures are.
   *
   * @param saving the workload's net saving now
   */
  Said age(int header, String saving) {
    String place = "$" + Place.letters(PLACE) + "$" + (header + 2);
    String then = "INDEX(" + column(SensitivityColumns.SAVING) + "," + place + ")";
    String same = "Values of the review, from Sensitivity.";
    return new Said(
        "IF("
            + place
            + "=0,\"\",IF(ABS(SUM("
            + saving
            + ")-"
            + then
            + ")<0.005,\""
            + same
            + "\",\"Values of the review, from Sensitivity; net saving has changed since: review"
            + " again.\"))",
        found.chosen().isEmpty() ? "" : same);
  }
}
