package breakeven.workbook.live;

import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.whole;

import breakeven.core.expression.Constant;
import breakeven.core.expression.TextPrinter;
import breakeven.core.report.NumberFormats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Sizes of units and lists of words: what never changes, each under the name that formulas use. */
final class Constants extends Workings {
  /** What stands for "no end" in a sheet: far beyond every figure, and still to be added to. */
  static final double NO_END = 1e99;

  /** A number, a word, or a formula for a word. */
  private record Row(String name, double number, String word, String formula, String meaning) {}

  private final UnaryOperator<String> freeName;
  private final Map<Double, String> numbers = new HashMap<>();
  private final Map<List<String>, String> lists = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();

  /** Whether the names are in the workbook, so that no further one can be. */
  private boolean written;

  /** Name to first and last row, counted from 0. */
  private final Map<String, int[]> places = new LinkedHashMap<>();

  Constants(UnaryOperator<String> freeName) {
    super(
        FIRST,
        "Constants and lists",
        "Sizes of units and lists of words that formulas refer to by name; nothing here is an"
            + " assumption.");
    this.freeName = freeName;
  }

  /** The name of a constant of the model. */
  String of(Constant constant) {
    return number(constant.value(), "Ls_" + identifier(constant.name()), constant.name());
  }

  String noEnd() {
    return number(Double.POSITIVE_INFINITY, "Ls_NoEnd", "no end");
  }

  String number(double value, String wanted, String meaning) {
    double shown = Double.isInfinite(value) ? NO_END : value;
    String known = numbers.get(shown);
    if (known != null) {
      return known;
    }
    String name = freeName.apply(wanted);
    numbers.put(shown, name);
    add(new Row(name, shown, "", "", meaning));
    return name;
  }

  private void add(Row row) {
    add(row.name(), List.of(row));
  }

  private void add(String name, List<Row> more) {
    if (written) {
      throw new IllegalStateException(name + " comes after the names were written");
    }
    int first = rows.size();
    rows.addAll(more);
    places.put(name, new int[] {first, rows.size() - 1});
  }

  /** How this spreadsheet writes numbers, as it is in the language of whoever opens it. */
  TextPrinter.Marks marks() {
    return new TextPrinter.Marks(
        mark(
            "Ls_Point",
            call("MID", call("FIXED", "1.5", 1), 2, 1),
            ".",
            "mark before decimals, in your language"),
        mark(
            "Ls_Group",
            ifElse(
                call("LEN", whole("1000")) + "=5",
                call("MID", whole("1000"), 2, 1),
                quoted("none")),
            ",",
            "mark between groups of digits, in your language"));
  }

  private String mark(String wanted, String formula, String value, String meaning) {
    String name = freeName.apply(wanted);
    add(new Row(name, Double.NaN, value, formula, meaning));
    return name;
  }

  /** The name of a list of words: short, since formulas have it twice. */
  String list(List<String> words) {
    String known = lists.get(words);
    if (known != null) {
      return known;
    }
    String name = freeName.apply("Ls_" + identifier(words.get(0)));
    lists.put(List.copyOf(words), name);
    List<Row> more = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      more.add(
          new Row(name, Double.NaN, words.get(i), "", "word " + (i + 1) + " of " + words.size()));
    }
    add(name, more);
    return name;
  }

  /** {@code 730 hours a month} as {@code 730HoursAMonth}. */
  static String identifier(String text) {
    StringBuilder name = new StringBuilder();
    String words = text.replace("-", " minus ").replace("%", " percent ").replace(",", "");
    for (String word : words.split("[^A-Za-z0-9.]+")) {
      if (!word.isEmpty()) {
        name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return name.toString();
  }

  /** What each name refers to; none can come after that. */
  Map<String, String> names(String prefix) {
    written = true;
    Map<String, String> names = new LinkedHashMap<>();
    places.forEach(
        (name, rows) ->
            names.put(
                name,
                CellReferences.column(prefix, 1, firstRow() + rows[0], firstRow() + rows[1])));
    return names;
  }

  @Override
  public List<LiveColumn> columns() {
    return List.of(
        LiveColumn.text("Name", 34, "The name that formulas use."),
        LiveColumn.value("Value", NumberFormats.GENERAL, 24, "A number, or a word."),
        LiveColumn.text("What it is", 30, "The number in words, or the word's place in its list."));
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public void row(int index, LiveCells cells) {
    Row row = rows.get(index);
    cells.value(row.name());
    if (!row.formula().isEmpty()) {
      cells.formula(row.formula(), row.word());
    } else if (row.word().isEmpty()) {
      cells.value(row.number());
    } else {
      cells.value(row.word());
    }
    cells.value(row.meaning());
  }
}
