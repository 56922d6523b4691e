package breakeven.xlsx.ooxml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/**
 * A chart of cells: what it draws, and how. Everything it shows is in cells and is kept in the
 * chart too, so that viewers that do not calculate show the same.
 *
 * <pre>
 * new Chart(Chart.Kind.BARS, Chart.Label.of("Saving by verdict, GBP"))
 *     .across(Chart.Axis.of("Verdict"))
 *     .up(Chart.Axis.of("GBP").format("#,##0"))
 *     .series(Chart.Series.of(name, categories, values, Chart.Look.STRONG).withValues())
 *     .addTo(sheet, new Chart.Area(2, 0, 20, 5));
 * </pre>
 */
public final class Chart {
  /** How series are drawn. */
  public enum Kind {
    /** Bars from left to right; the first category on top. */
    BARS,
    /** Bars from left to right that lie over each other, as in a tornado. */
    OVERLAPPING_BARS,
    /** A line over categories. */
    LINES,
    /** Points by two figures, joined by lines where their look has one. */
    SCATTER
  }

  enum Stroke {
    SOLID,
    DASHED,
    DOTTED
  }

  /**
   * How a series looks. Those that are in one chart differ in more than colour.
   *
   * @param colour fill of bars, and line; six hexadecimal digits
   */
  public record Look(String colour, Stroke stroke) {
    /** What a chart is about. */
    public static final Look STRONG = new Look("1F4E79", Stroke.SOLID);

    /** What it is compared with. */
    public static final Look SECOND = new Look("C55A11", Stroke.DASHED);

    /** A third series. */
    public static final Look THIRD = new Look("6B6B6B", Stroke.DOTTED);

    /** Beside the strong one. */
    public static final Look PALE = new Look("9DC3E6", Stroke.SOLID);

    /** A line that helps to read the others. */
    public static final Look RULE = new Look("7F7F7F", Stroke.DASHED);
  }

  /**
   * A text of the chart.
   *
   * @param cell the cell that holds it, as a formula refers to it; empty where the text is fixed
   * @param text what it is now
   */
  public record Label(String cell, String text) {
    /** A text that does not change. */
    public static Label of(String text) {
      return new Label("", text);
    }
  }

  /**
   * The cells of a series, in one row or column.
   *
   * @param range the cells as a formula refers to them
   * @param texts what they hold where they are words, else empty
   * @param numbers what they hold where they are figures; NaN where there is none
   */
  public record Cells(String range, List<String> texts, double[] numbers) {
    int size() {
      return Math.max(texts.size(), numbers.length);
    }
  }

  /**
   * One series.
   *
   * @param x its categories, or the first figure of each point
   * @param y its figures
   * @param valued whether its figure is written behind each of its bars
   */
  public record Series(Label name, Cells x, Cells y, Look look, boolean valued) {
    /** A series whose figures are not written beside it. */
    public static Series of(Label name, Cells x, Cells y, Look look) {
      return new Series(name, x, y, look, false);
    }

    /** The same bars with their figures behind them. */
    public Series withValues() {
      return new Series(name, x, y, look, true);
    }
  }

  /**
   * An axis.
   *
   * @param fromZero whether it begins at 0, however near each other the figures are
   * @param hidden whether it is left out, since every figure has a text of its own
   * @param step from one figure that is written to the next; 0: as there is room for
   * @param end where it ends; 0: beyond the last figure
   */
  public record Axis(
      String title, String format, boolean fromZero, boolean hidden, double step, double end) {
    /** An axis of even steps, its figures in the usual format. */
    public static Axis of(String title) {
      return new Axis(title, "General", false, false, 0, 0);
    }

    /** No axis to be seen, and no lines across. */
    public static Axis none() {
      return new Axis("", "General", false, true, 0, 0);
    }

    /** The same with a number format, as a cell has. */
    public Axis format(String code) {
      return new Axis(title, code, fromZero, hidden, step, end);
    }

    /** The same from 0 on. */
    public Axis startingAtZero() {
      return new Axis(title, format, true, hidden, step, end);
    }

    /** The same in even steps from one figure or name to the next, up to an end. */
    public Axis steps(double each, double last) {
      return new Axis(title, format, fromZero, hidden, each, last);
    }
  }

  /**
   * The cells that a chart covers, from 0; the last ones not included. A column may be covered in
   * part: 5.25 is a quarter into the sixth.
   */
  public record Area(int firstRow, double firstColumn, int endRow, double endColumn) {}

  /**
   * Where in a chart the drawing is: the legend is a line between it and the title.
   *
   * @param width of the chart, points
   * @param height of the chart, points
   * @param left points beside the drawing, for the texts of its axis
   * @param right likewise
   * @param below points below it
   */
  public record Plot(double width, double height, double left, double right, double below) {}

  final Kind kind;
  final Label title;
  final List<Series> series = new ArrayList<>();
  Axis across = Axis.of("");
  Axis up = Axis.of("");
  boolean legend;
  boolean legendOnTop;
  @Nullable Plot plot;
  String valueFormat = "";

  /** A chart without series. */
  public Chart(Kind kind, Label title) {
    this.kind = kind;
    this.title = title;
  }

  /** The axis of categories, or of the first figure. */
  public Chart across(Axis axis) {
    across = axis;
    return this;
  }

  /** The axis of values. */
  public Chart up(Axis axis) {
    up = axis;
    return this;
  }

  /** Adds a series; the first is drawn first. */
  public Chart series(Series one) {
    series.add(one);
    return this;
  }

  /** How values behind bars are written; else as on the axis. */
  public Chart valueFormat(String code) {
    valueFormat = code;
    return this;
  }

  /** With a legend, where series cannot be named at the series themselves. */
  public Chart legend() {
    legend = true;
    return this;
  }

  /** With a legend below the title, where it is read before the chart. */
  public Chart legendOnTop() {
    legend = true;
    legendOnTop = true;
    return this;
  }

  /** With the drawing in a place of its own, not where a spreadsheet sees fit. */
  public Chart plot(Plot where) {
    plot = where;
    return this;
  }

  /** What it shows, in words, for those who cannot see it. */
  String described() {
    String shown =
        series.stream()
            .map(one -> one.name().text())
            .filter(name -> !name.isBlank())
            .distinct()
            .collect(Collectors.joining(", "));
    return title.text() + (shown.isEmpty() ? "" : ". Shown: " + shown + ".");
  }

  /** Puts the chart on a sheet. */
  public void addTo(XSSFSheet sheet, Area area) {
    ChartParts.add(this, sheet, area);
  }
}
