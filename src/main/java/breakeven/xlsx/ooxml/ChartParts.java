package breakeven.xlsx.ooxml;

import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * Writes a chart's parts. Colours are written out, since a workbook may be without a theme. The
 * order of elements is that of the schema.
 */
final class ChartParts {
  private static final String TEXT = "404040";
  private static final String GRID = "D9D9D9";
  private static final String AXIS = "A6A6A6";

  /** Hundredths of a point. */
  private static final int TITLE_SIZE = 1100;

  /** On a page that is printed at 90 % it is 9 points still. */
  private static final int TEXT_SIZE = 1000;

  /** Shares of the chart's width and height that its title begins at. */
  private static final double TITLE_LEFT = 0.015;

  private static final double TITLE_TOP = 0.02;

  /** Points of a chart whose drawing has a place of its own. */
  private static final double TITLE_HEIGHT = 19;

  private static final double LEGEND_HEIGHT = 16;
  private static final double MARGIN = 4;

  /** EMU. */
  private static final int THICK = 22_225;

  private static final int THIN = 9_525;

  private static final int ACROSS = 1;
  private static final int UP = 2;

  private final Chart chart;
  private final Markup xml = new Markup();

  private ChartParts(Chart chart) {
    this.chart = chart;
  }

  static void add(Chart chart, XSSFSheet sheet, Chart.Area area) {
    Drawing drawing = Drawing.on(sheet);
    ChartParts parts = new ChartParts(chart);
    parts.write();
    String xml = parts.xml.toString();
    drawing.add(
        new TextPart(sheet, XSSFRelation.CHART, "/xl/charts/chart#.xml", () -> xml),
        chart.described(),
        area);
  }

  // --- the chart -------------------------------------------------------------------------------

  private void write() {
    xml.open(
        "c:chartSpace",
        "xmlns:c",
        "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "xmlns:a",
        "http://schemas.openxmlformats.org/drawingml/2006/main");
    set("c:roundedCorners", false);
    xml.open("c:chart");
    title(chart.title, TITLE_SIZE, true);
    set("c:autoTitleDeleted", false);
    xml.open("c:plotArea");
    plotLayout();
    switch (chart.kind) {
      case BARS, OVERLAPPING_BARS -> bars();
      case LINES -> lines();
      case SCATTER -> scatter();
    }
    xml.close("c:plotArea");
    if (chart.legend) {
      legend();
    }
    // A folded group of columns must not empty the chart.
    set("c:plotVisOnly", false);
    set("c:dispBlanksAs", "gap");
    xml.close("c:chart").open("c:spPr");
    fill("FFFFFF");
    line(GRID, THIN, Chart.Stroke.SOLID);
    xml.close("c:spPr");
    look(TEXT_SIZE, false);
    xml.open("c:printSettings").empty("c:headerFooter");
    xml.empty(
        "c:pageMargins",
        "b",
        "0.75",
        "l",
        "0.7",
        "r",
        "0.7",
        "t",
        "0.75",
        "header",
        "0.3",
        "footer",
        "0.3");
    xml.empty("c:pageSetup").close("c:printSettings").close("c:chartSpace");
  }

  private void legend() {
    xml.open("c:legend");
    set("c:legendPos", chart.legendOnTop ? "t" : "b");
    Chart.Plot plot = chart.plot;
    if (plot != null && chart.legendOnTop) {
      layout(
          "",
          MARGIN / plot.width(),
          TITLE_HEIGHT / plot.height(),
          1 - 2 * MARGIN / plot.width(),
          LEGEND_HEIGHT / plot.height());
    }
    set("c:overlay", false);
    xml.close("c:legend");
  }

  private void plotLayout() {
    Chart.Plot plot = chart.plot;
    if (plot == null) {
      xml.empty("c:layout");
      return;
    }
    double top = TITLE_HEIGHT + (chart.legendOnTop ? LEGEND_HEIGHT : 0) + MARGIN;
    layout(
        "inner",
        plot.left() / plot.width(),
        top / plot.height(),
        1 - (plot.left() + plot.right()) / plot.width(),
        1 - (top + plot.below()) / plot.height());
  }

  /** A place in the chart, in shares of its width and height. */
  private void layout(String target, double left, double top, double width, double height) {
    xml.open("c:layout").open("c:manualLayout");
    if (!target.isEmpty()) {
      set("c:layoutTarget", target);
    }
    set("c:xMode", "edge");
    set("c:yMode", "edge");
    set("c:x", left);
    set("c:y", top);
    set("c:w", width);
    set("c:h", height);
    xml.close("c:manualLayout").close("c:layout");
  }

  private void bars() {
    xml.open("c:barChart");
    set("c:barDir", "bar");
    set("c:grouping", "clustered");
    set("c:varyColors", false);
    for (Chart.Series one : chart.series) {
      startSeries(one);
      xml.open("c:spPr");
      fill(one.look().colour());
      xml.close("c:spPr");
      set("c:invertIfNegative", false);
      values(one);
      data("c:cat", one.x());
      data("c:val", one.y());
      xml.close("c:ser");
    }
    set("c:gapWidth", 40);
    if (chart.kind != Chart.Kind.BARS) {
      set("c:overlap", 100);
    }
    axes();
    xml.close("c:barChart");
    categoryAxis("maxMin", "l", true);
    startValueAxis(UP, chart.up, "b", true, "nextTo");
    // The categories run from top to bottom, so that the far end is at the bottom.
    set("c:crosses", "max");
    endValueAxis("between", chart.up);
  }

  private void lines() {
    xml.open("c:lineChart");
    set("c:grouping", "standard");
    set("c:varyColors", false);
    for (Chart.Series one : chart.series) {
      points(one, "c:cat", "c:val");
    }
    set("c:marker", true);
    axes();
    xml.close("c:lineChart");
    categoryAxis("minMax", "b", false);
    valueAxis(UP, chart.up, "l", true);
  }

  private void scatter() {
    xml.open("c:scatterChart");
    set("c:scatterStyle", "lineMarker");
    set("c:varyColors", false);
    for (Chart.Series one : chart.series) {
      points(one, "c:xVal", "c:yVal");
    }
    axes();
    xml.close("c:scatterChart");
    valueAxis(ACROSS, chart.across, "b", false);
    valueAxis(UP, chart.up, "l", true);
  }

  private void startSeries(Chart.Series one) {
    int index = chart.series.indexOf(one);
    xml.open("c:ser");
    set("c:idx", index);
    set("c:order", index);
    xml.open("c:tx");
    if (one.name().cell().isEmpty()) {
      xml.text("c:v", one.name().text());
    } else {
      reference(one.name());
    }
    xml.close("c:tx");
  }

  /** A series of points, joined or not. */
  private void points(Chart.Series one, String across, String up) {
    Chart.Look look = one.look();
    startSeries(one);
    xml.open("c:spPr");
    line(look.colour(), look == Chart.Look.RULE ? THIN : THICK, look.stroke());
    xml.close("c:spPr");
    xml.open("c:marker");
    set("c:symbol", "none");
    xml.close("c:marker");
    data(across, one.x());
    data(up, one.y());
    set("c:smooth", false);
    xml.close("c:ser");
  }

  // --- axes ------------------------------------------------------------------------------------

  private void axes() {
    set("c:axId", ACROSS);
    set("c:axId", UP);
  }

  /**
   * @param every whether every name is shown, however little room there is
   */
  private void categoryAxis(String orientation, String place, boolean every) {
    xml.open("c:catAx");
    set("c:axId", ACROSS);
    xml.open("c:scaling");
    set("c:orientation", orientation);
    xml.close("c:scaling");
    set("c:delete", false);
    set("c:axPos", place);
    // Texts beside the plot also where values are below 0.
    axisLook(chart.across, "low");
    set("c:crossAx", UP);
    set("c:crosses", "autoZero");
    if (every || chart.across.step() > 0) {
      set("c:tickLblSkip", Math.max(1, (int) chart.across.step()));
    }
    set("c:noMultiLvlLbl", true);
    xml.close("c:catAx");
  }

  private void valueAxis(int id, Chart.Axis axis, String place, boolean ruled) {
    startValueAxis(id, axis, place, ruled, "low");
    set("c:crosses", "autoZero");
    endValueAxis("midCat", axis);
  }

  private void startValueAxis(int id, Chart.Axis axis, String place, boolean ruled, String texts) {
    xml.open("c:valAx");
    set("c:axId", id);
    xml.open("c:scaling");
    set("c:orientation", "minMax");
    if (axis.end() > 0) {
      set("c:max", axis.end());
    }
    if (axis.fromZero()) {
      set("c:min", 0.0);
    }
    xml.close("c:scaling");
    set("c:delete", axis.hidden());
    set("c:axPos", place);
    if (ruled && !axis.hidden()) {
      xml.open("c:majorGridlines").open("c:spPr");
      line(GRID, THIN, Chart.Stroke.SOLID);
      xml.close("c:spPr").close("c:majorGridlines");
    }
    axisLook(axis, texts);
    set("c:crossAx", id == UP ? ACROSS : UP);
  }

  private void endValueAxis(String between, Chart.Axis axis) {
    set("c:crossBetween", between);
    if (axis.step() > 0) {
      set("c:majorUnit", axis.step());
    }
    xml.close("c:valAx");
  }

  private void axisLook(Chart.Axis axis, String texts) {
    if (!axis.title().isEmpty()) {
      title(Chart.Label.of(axis.title()), TEXT_SIZE, false);
    }
    xml.empty("c:numFmt", "formatCode", axis.format(), "sourceLinked", "false");
    set("c:majorTickMark", "none");
    set("c:minorTickMark", "none");
    set("c:tickLblPos", texts);
    xml.open("c:spPr");
    line(AXIS, THIN, Chart.Stroke.SOLID);
    xml.close("c:spPr");
    look(TEXT_SIZE, false, "rot", "0", "vert", "horz");
  }

  // --- texts -----------------------------------------------------------------------------------

  private void title(Chart.Label label, int size, boolean bold) {
    xml.open("c:title").open("c:tx");
    if (label.cell().isEmpty()) {
      xml.open("c:rich").empty("a:bodyPr").open("a:p").open("a:pPr");
      font("a:defRPr", size, bold);
      xml.close("a:pPr").open("a:r");
      font("a:rPr", size, bold);
      xml.text("a:t", label.text()).close("a:r").close("a:p").close("c:rich");
    } else {
      reference(label);
    }
    xml.close("c:tx");
    if (bold) {
      xml.open("c:layout").open("c:manualLayout");
      set("c:xMode", "edge");
      set("c:yMode", "edge");
      set("c:x", TITLE_LEFT);
      set("c:y", TITLE_TOP);
      xml.close("c:manualLayout").close("c:layout");
    }
    set("c:overlay", false);
    if (!label.cell().isEmpty()) {
      look(size, bold);
    }
    xml.close("c:title");
  }

  private void reference(Chart.Label label) {
    strings(label.cell(), List.of(label.text()));
  }

  /** The figures behind the bars of a series, where they are written. */
  private void values(Chart.Series one) {
    if (!one.valued()) {
      return;
    }
    xml.open("c:dLbls");
    String format = chart.valueFormat.isEmpty() ? chart.up.format() : chart.valueFormat;
    xml.empty("c:numFmt", "formatCode", format, "sourceLinked", "false");
    look(TEXT_SIZE, false);
    set("c:dLblPos", "outEnd");
    set("c:showLegendKey", false);
    set("c:showVal", true);
    set("c:showCatName", false);
    set("c:showSerName", false);
    set("c:showPercent", false);
    set("c:showBubbleSize", false);
    xml.close("c:dLbls");
  }

  private void look(int size, boolean bold, String... body) {
    xml.open("c:txPr").empty("a:bodyPr", body).open("a:p").open("a:pPr");
    font("a:defRPr", size, bold);
    xml.close("a:pPr").empty("a:endParaRPr", "lang", "en-US").close("a:p").close("c:txPr");
  }

  private void font(String element, int size, boolean bold) {
    xml.open(element, "sz", String.valueOf(size), "b", String.valueOf(bold));
    fill(TEXT);
    xml.empty("a:latin", "typeface", "Calibri");
    xml.close(element);
  }

  // --- lines and fills -------------------------------------------------------------------------

  private void fill(String colour) {
    xml.open("a:solidFill").empty("a:srgbClr", "val", colour).close("a:solidFill");
  }

  private void line(String colour, int width, Chart.Stroke stroke) {
    xml.open("a:ln", "w", String.valueOf(width));
    fill(colour);
    String dash =
        switch (stroke) {
          case SOLID -> "solid";
          case DASHED -> "dash";
          case DOTTED -> "sysDot";
        };
    xml.empty("a:prstDash", "val", dash);
    xml.close("a:ln");
  }

  // --- data ------------------------------------------------------------------------------------

  private void data(String element, Chart.Cells cells) {
    xml.open(element);
    if (cells.texts().isEmpty()) {
      numbers(cells);
    } else {
      strings(cells.range(), cells.texts());
    }
    xml.close(element);
  }

  private void numbers(Chart.Cells cells) {
    xml.open("c:numRef").text("c:f", cells.range()).open("c:numCache");
    xml.text("c:formatCode", "General");
    set("c:ptCount", cells.size());
    for (int i = 0; i < cells.numbers().length; i++) {
      double value = cells.numbers()[i];
      if (!Double.isNaN(value) && !Double.isInfinite(value)) {
        point(i, Double.toString(value));
      }
    }
    xml.close("c:numCache").close("c:numRef");
  }

  private void strings(String range, List<String> texts) {
    xml.open("c:strRef").text("c:f", range).open("c:strCache");
    set("c:ptCount", texts.size());
    for (int i = 0; i < texts.size(); i++) {
      point(i, texts.get(i));
    }
    xml.close("c:strCache").close("c:strRef");
  }

  private void point(int index, String value) {
    xml.open("c:pt", "idx", String.valueOf(index)).text("c:v", value).close("c:pt");
  }

  /** An element that is one value. */
  private void set(String element, Object value) {
    xml.empty(element, "val", value.toString());
  }
}
