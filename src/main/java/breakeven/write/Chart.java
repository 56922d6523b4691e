package breakeven.write;

import breakeven.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * A chart of cells: what it draws, and how. Everything it shows stands in cells and is kept in the
 * chart too, so that viewers that do not calculate show the same.
 *
 * <pre>
 * new Chart(Chart.Kind.BARS, Chart.Label.of("Saving by verdict, GBP"))
 *     .across(Chart.Axis.of("Verdict"))
 *     .up(Chart.Axis.of("GBP").format("#,##0"))
 *     .series(Chart.Series.of(name, categories, values, Chart.Look.STRONG).says(Chart.Say.VALUE))
 *     .addTo(sheet, new Chart.Area(2, 0, 20, 5));
 * </pre>
 */
final class Chart {
  /** How series are drawn. */
  enum Kind {
    /** Bars from left to right; the first category on top. */
    BARS,
    /** Bars from left to right that lie over each other, as in a tornado. */
    OVERLAPPING_BARS,
    /** Bars from left to right, each series continuing the one before. */
    STACKED_BARS,
    /** A line over categories. */
    LINES,
    /** Points by two figures, joined by lines where their look has one. */
    SCATTER
  }

  /** What stands at each point of a series. */
  enum Say {
    NOTHING,
    VALUE,
    /** The name of the series: for a series of one point, which so marks a point of another. */
    NAME
  }

  /** Where a point's text stands. */
  enum Side {
    RIGHT,
    LEFT,
    ABOVE,
    BELOW
  }

  enum Stroke {
    NONE,
    SOLID,
    DASHED,
    DOTTED
  }

  enum Marker {
    NONE,
    CIRCLE,
    DIAMOND,
    SQUARE,
    TRIANGLE
  }

  /**
   * How a series looks. Those that stand in one chart differ in more than colour.
   *
   * @param colour fill of bars, line and marker; six hexadecimal digits
   * @param size of the marker, points
   */
  record Look(String colour, Stroke stroke, Marker marker, int size) {
    static final Look STRONG = new Look("1F4E79", Stroke.SOLID, Marker.NONE, 5);
    static final Look SECOND = new Look("C55A11", Stroke.DASHED, Marker.NONE, 5);
    static final Look THIRD = new Look("6B6B6B", Stroke.DOTTED, Marker.NONE, 5);
    static final Look PALE = new Look("9DC3E6", Stroke.SOLID, Marker.NONE, 5);

    static final Look PALE_TOO = new Look("F4B183", Stroke.SOLID, Marker.NONE, 5);

    /** A line that helps to read the others. */
    static final Look RULE = new Look("7F7F7F", Stroke.DASHED, Marker.NONE, 5);

    static final Look RULE_TOO = new Look("C55A11", Stroke.DASHED, Marker.NONE, 5);

    /** Only points. */
    static final Look POINTS = new Look("1F4E79", Stroke.NONE, Marker.CIRCLE, 5);

    /** One point that is to be seen. */
    static final Look MARK = new Look("8A1C00", Stroke.NONE, Marker.DIAMOND, 9);

    /** Where something stands today. */
    static final Look TODAY = new Look("262626", Stroke.NONE, Marker.SQUARE, 7);

    /** A bar that only carries the next one. */
    static final Look BASE = new Look("", Stroke.NONE, Marker.NONE, 5);

    /** A text without a point. */
    static final Look UNSEEN = new Look("404040", Stroke.NONE, Marker.NONE, 5);
  }

  /**
   * A text of the chart.
   *
   * @param cell the cell that holds it; empty where the text is fixed
   * @param text what it is now
   */
  record Label(String cell, String text) {
    static Label of(String text) {
      return new Label("", text);
    }

    /** The text of a cell, which the chart follows. */
    static Label cell(Place place, String text) {
      return new Label(fixed(place), text);
    }
  }

  /**
   * The cells of a series, in one row or column.
   *
   * @param texts what they hold where they are words, else empty
   * @param numbers what they hold where they are figures; NaN where there is none
   */
  record Cells(String range, List<String> texts, double[] numbers) {
    static Cells texts(Place first, Place last, List<String> texts) {
      return new Cells(range(first, last), List.copyOf(texts), new double[0]);
    }

    static Cells numbers(Place first, Place last, double[] numbers) {
      return new Cells(range(first, last), List.of(), numbers);
    }

    private static String range(Place first, Place last) {
      return fixed(first) + ":$" + Place.letters(last.column()) + "$" + last.row();
    }

    int size() {
      return Math.max(texts.size(), numbers.length);
    }
  }

  private static String fixed(Place place) {
    return Place.reference(place.sheet(), "$" + Place.letters(place.column()) + "$" + place.row());
  }

  /**
   * One series.
   *
   * @param x its categories, or the first figure of each point
   * @param y its figures
   */
  record Series(Label name, Cells x, Cells y, Look look, Say say, Side side) {
    static Series of(Label name, Cells x, Cells y, Look look) {
      return new Series(name, x, y, look, Say.NOTHING, Side.RIGHT);
    }

    /** The same with a text at each of its points. */
    Series says(Say what, Side where) {
      return new Series(name, x, y, look, what, where);
    }
  }

  /**
   * An axis.
   *
   * @param logarithmic whether each step is ten times the one before
   * @param crossesAt the value on this axis at which the other one stands; empty: at 0, or at the
   *     lowest value
   */
  record Axis(String title, String format, boolean logarithmic, OptionalDouble crossesAt) {
    static Axis of(String title) {
      return new Axis(title, "General", false, OptionalDouble.empty());
    }

    Axis format(String code) {
      return new Axis(title, code, logarithmic, crossesAt);
    }

    Axis byTens() {
      return new Axis(title, format, true, crossesAt);
    }

    Axis crossesAt(double value) {
      return new Axis(title, format, logarithmic, OptionalDouble.of(value));
    }
  }

  /**
   * The cells that a chart covers, from 0; the last ones not included. A column may be covered in
   * part: 5.25 is a quarter into the sixth.
   */
  record Area(int firstRow, double firstColumn, int endRow, double endColumn) {}

  final Kind kind;
  final Label title;
  final List<Series> series = new ArrayList<>();
  Axis across = Axis.of("");
  Axis up = Axis.of("");
  boolean legend;
  String valueFormat = "";

  Chart(Kind kind, Label title) {
    this.kind = kind;
    this.title = title;
  }

  /** The axis of categories, or of the first figure. */
  Chart across(Axis axis) {
    across = axis;
    return this;
  }

  /** The axis of values. */
  Chart up(Axis axis) {
    up = axis;
    return this;
  }

  Chart series(Series one) {
    series.add(one);
    return this;
  }

  /** How values at points and bars are written; else as on the axis. */
  Chart valueFormat(String code) {
    valueFormat = code;
    return this;
  }

  /** With a legend, where series cannot be named at the series themselves. */
  Chart legend() {
    legend = true;
    return this;
  }

  /** Puts the chart on a sheet. */
  void addTo(XSSFSheet sheet, Area area) {
    ChartParts.add(this, sheet, area);
  }
}
