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
    xml.add(
        """
        <c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"\
         xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
        <c:roundedCorners val="false"/><c:chart>
        """);
    title(chart.title, TITLE_SIZE, true);
    xml.add("<c:autoTitleDeleted val=\"false\"/><c:plotArea>");
    plotLayout();
    switch (chart.kind) {
      case BARS, OVERLAPPING_BARS -> bars();
      case LINES -> lines();
      case SCATTER -> scatter();
    }
    xml.add("</c:plotArea>");
    if (chart.legend) {
      legend();
    }
    // A folded group of columns must not empty the chart.
    xml.add("<c:plotVisOnly val=\"false\"/><c:dispBlanksAs val=\"gap\"/></c:chart><c:spPr>");
    fill("FFFFFF");
    line(GRID, THIN, Chart.Stroke.SOLID);
    xml.add("</c:spPr>");
    look(TEXT_SIZE, false, "");
    xml.add(
        """
        <c:printSettings><c:headerFooter/>
        <c:pageMargins b="0.75" l="0.7" r="0.7" t="0.75" header="0.3" footer="0.3"/>
        <c:pageSetup/></c:printSettings></c:chartSpace>
        """);
  }

  private void legend() {
    xml.add("<c:legend><c:legendPos val=\"%s\"/>", chart.legendOnTop ? "t" : "b");
    Chart.Plot plot = chart.plot;
    if (plot != null && chart.legendOnTop) {
      layout(
          "",
          MARGIN / plot.width(),
          TITLE_HEIGHT / plot.height(),
          1 - 2 * MARGIN / plot.width(),
          LEGEND_HEIGHT / plot.height());
    }
    xml.add("<c:overlay val=\"false\"/></c:legend>");
  }

  private void plotLayout() {
    Chart.Plot plot = chart.plot;
    if (plot == null) {
      xml.add("<c:layout/>");
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
    xml.add("<c:layout><c:manualLayout>");
    if (!target.isEmpty()) {
      set("c:layoutTarget", target);
    }
    xml.add(
        """
        <c:xMode val="edge"/><c:yMode val="edge"/><c:x val="%s"/><c:y val="%s"/>
        <c:w val="%s"/><c:h val="%s"/></c:manualLayout></c:layout>
        """,
        left, top, width, height);
  }

  private void bars() {
    xml.add(
        """
        <c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="false"/>
        """);
    for (Chart.Series one : chart.series) {
      startSeries(one);
      xml.add("<c:spPr>");
      fill(one.look().colour());
      xml.add("</c:spPr><c:invertIfNegative val=\"false\"/>");
      values(one);
      data("c:cat", one.x());
      data("c:val", one.y());
      xml.add("</c:ser>");
    }
    set("c:gapWidth", 40);
    if (chart.kind != Chart.Kind.BARS) {
      set("c:overlap", 100);
    }
    endPlot("bar");
    categoryAxis("maxMin", "l", true);
    startValueAxis(UP, chart.up, "b", true, "nextTo");
    // The categories run from top to bottom, so that the far end is at the bottom.
    set("c:crosses", "max");
    endValueAxis("between", chart.up);
  }

  private void lines() {
    xml.add("<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"false\"/>");
    for (Chart.Series one : chart.series) {
      points(one, "c:cat", "c:val");
    }
    set("c:marker", true);
    endPlot("line");
    categoryAxis("minMax", "b", false);
    valueAxis(UP, chart.up, "l", true);
  }

  private void scatter() {
    xml.add("<c:scatterChart><c:scatterStyle val=\"lineMarker\"/><c:varyColors val=\"false\"/>");
    for (Chart.Series one : chart.series) {
      points(one, "c:xVal", "c:yVal");
    }
    endPlot("scatter");
    valueAxis(ACROSS, chart.across, "b", false);
    valueAxis(UP, chart.up, "l", true);
  }

  private void startSeries(Chart.Series one) {
    int index = chart.series.indexOf(one);
    xml.add("<c:ser><c:idx val=\"%s\"/><c:order val=\"%s\"/><c:tx>", index, index);
    if (one.name().cell().isEmpty()) {
      xml.text("c:v", one.name().text());
    } else {
      reference(one.name());
    }
    xml.add("</c:tx>");
  }

  /** A series of points, joined or not. */
  private void points(Chart.Series one, String across, String up) {
    Chart.Look look = one.look();
    startSeries(one);
    xml.add("<c:spPr>");
    line(look.colour(), look == Chart.Look.RULE ? THIN : THICK, look.stroke());
    xml.add("</c:spPr><c:marker><c:symbol val=\"none\"/></c:marker>");
    data(across, one.x());
    data(up, one.y());
    xml.add("<c:smooth val=\"false\"/></c:ser>");
  }

  // --- axes ------------------------------------------------------------------------------------

  private void endPlot(String kind) {
    xml.add("<c:axId val=\"%s\"/><c:axId val=\"%s\"/></c:%sChart>", ACROSS, UP, kind);
  }

  /**
   * @param every whether every name is shown, however little room there is
   */
  private void categoryAxis(String orientation, String place, boolean every) {
    xml.add(
        """
        <c:catAx><c:axId val="%s"/><c:scaling><c:orientation val="%s"/></c:scaling>
        <c:delete val="false"/><c:axPos val="%s"/>
        """,
        ACROSS, orientation, place);
    // Texts beside the plot also where values are below 0.
    axisLook(chart.across, "low");
    xml.add("<c:crossAx val=\"%s\"/><c:crosses val=\"autoZero\"/>", UP);
    if (every || chart.across.step() > 0) {
      set("c:tickLblSkip", Math.max(1, (int) chart.across.step()));
    }
    xml.add("<c:noMultiLvlLbl val=\"true\"/></c:catAx>");
  }

  private void valueAxis(int id, Chart.Axis axis, String place, boolean ruled) {
    startValueAxis(id, axis, place, ruled, "low");
    set("c:crosses", "autoZero");
    endValueAxis("midCat", axis);
  }

  private void startValueAxis(int id, Chart.Axis axis, String place, boolean ruled, String texts) {
    xml.add("<c:valAx><c:axId val=\"%s\"/><c:scaling><c:orientation val=\"minMax\"/>", id);
    if (axis.end() > 0) {
      set("c:max", axis.end());
    }
    if (axis.fromZero()) {
      set("c:min", 0.0);
    }
    xml.add("</c:scaling><c:delete val=\"%s\"/><c:axPos val=\"%s\"/>", axis.hidden(), place);
    if (ruled && !axis.hidden()) {
      xml.add("<c:majorGridlines><c:spPr>");
      line(GRID, THIN, Chart.Stroke.SOLID);
      xml.add("</c:spPr></c:majorGridlines>");
    }
    axisLook(axis, texts);
    set("c:crossAx", id == UP ? ACROSS : UP);
  }

  private void endValueAxis(String between, Chart.Axis axis) {
    set("c:crossBetween", between);
    if (axis.step() > 0) {
      set("c:majorUnit", axis.step());
    }
    xml.add("</c:valAx>");
  }

  private void axisLook(Chart.Axis axis, String texts) {
    if (!axis.title().isEmpty()) {
      title(Chart.Label.of(axis.title()), TEXT_SIZE, false);
    }
    xml.add(
        """
        <c:numFmt formatCode="%s" sourceLinked="false"/><c:majorTickMark val="none"/>
        <c:minorTickMark val="none"/><c:tickLblPos val="%s"/><c:spPr>
        """,
        axis.format(), texts);
    line(AXIS, THIN, Chart.Stroke.SOLID);
    xml.add("</c:spPr>");
    look(TEXT_SIZE, false, " rot=\"0\" vert=\"horz\"");
  }

  // --- texts -----------------------------------------------------------------------------------

  private void title(Chart.Label label, int size, boolean bold) {
    xml.add("<c:title><c:tx>");
    if (label.cell().isEmpty()) {
      xml.add("<c:rich><a:bodyPr/><a:p><a:pPr>");
      font("a:defRPr", size, bold);
      xml.add("</a:pPr><a:r>");
      font("a:rPr", size, bold);
      xml.text("a:t", label.text()).add("</a:r></a:p></c:rich>");
    } else {
      reference(label);
    }
    xml.add("</c:tx>");
    if (bold) {
      xml.add(
          """
          <c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.015"/>
          <c:y val="0.02"/></c:manualLayout></c:layout>
          """);
    }
    set("c:overlay", false);
    if (!label.cell().isEmpty()) {
      look(size, bold, "");
    }
    xml.add("</c:title>");
  }

  private void reference(Chart.Label label) {
    strings(label.cell(), List.of(label.text()));
  }

  /** The figures behind the bars of a series, where they are written. */
  private void values(Chart.Series one) {
    if (!one.valued()) {
      return;
    }
    String format = chart.valueFormat.isEmpty() ? chart.up.format() : chart.valueFormat;
    xml.add("<c:dLbls><c:numFmt formatCode=\"%s\" sourceLinked=\"false\"/>", format);
    look(TEXT_SIZE, false, "");
    xml.add(
        """
        <c:dLblPos val="outEnd"/><c:showLegendKey val="false"/><c:showVal val="true"/>
        <c:showCatName val="false"/><c:showSerName val="false"/><c:showPercent val="false"/>
        <c:showBubbleSize val="false"/></c:dLbls>
        """);
  }

  private void look(int size, boolean bold, String body) {
    xml.add("<c:txPr><a:bodyPr" + body + "/><a:p><a:pPr>");
    font("a:defRPr", size, bold);
    xml.add("</a:pPr><a:endParaRPr lang=\"en-US\"/></a:p></c:txPr>");
  }

  private void font(String element, int size, boolean bold) {
    xml.add("<%s sz=\"%s\" b=\"%s\">", element, size, bold);
    fill(TEXT);
    xml.add("<a:latin typeface=\"Calibri\"/></%s>", element);
  }

  // --- lines and fills -------------------------------------------------------------------------

  private void fill(String colour) {
    xml.add("<a:solidFill><a:srgbClr val=\"%s\"/></a:solidFill>", colour);
  }

  private void line(String colour, int width, Chart.Stroke stroke) {
    xml.add("<a:ln w=\"%s\">", width);
    fill(colour);
    String dash =
        switch (stroke) {
          case SOLID -> "solid";
          case DASHED -> "dash";
          case DOTTED -> "sysDot";
        };
    xml.add("<a:prstDash val=\"%s\"/></a:ln>", dash);
  }

  // --- data ------------------------------------------------------------------------------------

  private void data(String element, Chart.Cells cells) {
    xml.add("<%s>", element);
    if (cells.texts().isEmpty()) {
      numbers(cells);
    } else {
      strings(cells.range(), cells.texts());
    }
    xml.add("</%s>", element);
  }

  private void numbers(Chart.Cells cells) {
    xml.add("<c:numRef>").text("c:f", cells.range());
    xml.add(
        "<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val=\"%s\"/>", cells.size());
    for (int i = 0; i < cells.numbers().length; i++) {
      double value = cells.numbers()[i];
      if (!Double.isNaN(value) && !Double.isInfinite(value)) {
        point(i, Double.toString(value));
      }
    }
    xml.add("</c:numCache></c:numRef>");
  }

  private void strings(String range, List<String> texts) {
    xml.add("<c:strRef>").text("c:f", range);
    xml.add("<c:strCache><c:ptCount val=\"%s\"/>", texts.size());
    for (int i = 0; i < texts.size(); i++) {
      point(i, texts.get(i));
    }
    xml.add("</c:strCache></c:strRef>");
  }

  private void point(int index, String value) {
    xml.add("<c:pt idx=\"%s\">", index).text("c:v", value).add("</c:pt>");
  }

  /** An element that is one value. */
  private void set(String element, Object value) {
    xml.add("<%s val=\"%s\"/>", element, value);
  }
}
