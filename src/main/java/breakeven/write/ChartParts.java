package breakeven.write;

import java.util.List;
import java.util.Locale;
import org.apache.poi.ooxml.POIXMLDocumentPart.RelationPart;
import org.apache.poi.util.Units;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFFactory;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlObject;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTAxDataSource;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarChart;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTCatAx;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTChart;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTChartSpace;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTLineChart;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTLineSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTMarker;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumData;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumDataSource;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumRef;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumVal;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTPlotArea;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTScaling;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTScatterChart;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTScatterSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTSerTx;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTStrData;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTStrRef;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTStrVal;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTTitle;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTValAx;
import org.openxmlformats.schemas.drawingml.x2006.chart.STAxPos;
import org.openxmlformats.schemas.drawingml.x2006.chart.STBarDir;
import org.openxmlformats.schemas.drawingml.x2006.chart.STBarGrouping;
import org.openxmlformats.schemas.drawingml.x2006.chart.STCrossBetween;
import org.openxmlformats.schemas.drawingml.x2006.chart.STCrosses;
import org.openxmlformats.schemas.drawingml.x2006.chart.STDLblPos;
import org.openxmlformats.schemas.drawingml.x2006.chart.STDispBlanksAs;
import org.openxmlformats.schemas.drawingml.x2006.chart.STGrouping;
import org.openxmlformats.schemas.drawingml.x2006.chart.STLegendPos;
import org.openxmlformats.schemas.drawingml.x2006.chart.STMarkerStyle;
import org.openxmlformats.schemas.drawingml.x2006.chart.STOrientation;
import org.openxmlformats.schemas.drawingml.x2006.chart.STScatterStyle;
import org.openxmlformats.schemas.drawingml.x2006.chart.STTickLblPos;
import org.openxmlformats.schemas.drawingml.x2006.chart.STTickMark;
import org.openxmlformats.schemas.drawingml.x2006.main.CTGraphicalObjectData;
import org.openxmlformats.schemas.drawingml.x2006.main.CTLineProperties;
import org.openxmlformats.schemas.drawingml.x2006.main.CTNonVisualDrawingProps;
import org.openxmlformats.schemas.drawingml.x2006.main.CTPoint2D;
import org.openxmlformats.schemas.drawingml.x2006.main.CTPositiveSize2D;
import org.openxmlformats.schemas.drawingml.x2006.main.CTRegularTextRun;
import org.openxmlformats.schemas.drawingml.x2006.main.CTShapeProperties;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextBody;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextCharacterProperties;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextParagraph;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTransform2D;
import org.openxmlformats.schemas.drawingml.x2006.main.STPresetLineDashVal;
import org.openxmlformats.schemas.drawingml.x2006.spreadsheetDrawing.CTGraphicalObjectFrame;
import org.openxmlformats.schemas.drawingml.x2006.spreadsheetDrawing.CTTwoCellAnchor;
import org.openxmlformats.schemas.officeDocument.x2006.relationships.STRelationshipId;

/** Writes a chart's parts. Colours are written out, since a workbook may be without a theme. */
final class ChartParts {
  private static final String CHART_NAMESPACE =
      "http://schemas.openxmlformats.org/drawingml/2006/chart";
  private static final String TEXT = "404040";
  private static final String GRID = "D9D9D9";
  private static final String AXIS = "A6A6A6";

  /** Hundredths of a point. */
  private static final int TITLE_SIZE = 1000;

  private static final int TEXT_SIZE = 900;

  /** EMU. */
  private static final int THICK = 22_225;

  private static final int THIN = 9_525;

  private static final long ACROSS = 1;
  private static final long UP = 2;

  private final Chart chart;

  private ChartParts(Chart chart) {
    this.chart = chart;
  }

  static void add(Chart chart, XSSFSheet sheet, Chart.Area area) {
    XSSFDrawing drawing = sheet.createDrawingPatriarch();
    // POI would count charts for the part's name, which a gap among the user's makes a taken one.
    int number = drawing.getNextPartNumber(XSSFRelation.CHART, 1);
    RelationPart part =
        drawing.createRelationship(XSSFRelation.CHART, XSSFFactory.getInstance(), number, false);
    XSSFChart target = part.getDocumentPart();
    new ChartParts(chart).write(target.getCTChartSpace());
    frame(chart, sheet, area, part.getRelationship().getId());
  }

  // --- where it stands -------------------------------------------------------------------------

  private static void frame(Chart chart, XSSFSheet sheet, Chart.Area area, String relation) {
    XSSFDrawing drawing = sheet.createDrawingPatriarch();
    CTTwoCellAnchor anchor = drawing.getCTDrawing().addNewTwoCellAnchor();
    corner(anchor.addNewFrom(), sheet, area.firstRow(), area.firstColumn());
    corner(anchor.addNewTo(), sheet, area.endRow(), area.endColumn());
    CTGraphicalObjectFrame frame = anchor.addNewGraphicFrame();
    frame.setMacro("");
    var properties = frame.addNewNvGraphicFramePr();
    CTNonVisualDrawingProps shape = properties.addNewCNvPr();
    int count = drawing.getCTDrawing().sizeOfTwoCellAnchorArray();
    shape.setId(1L + count);
    shape.setName("Chart " + count);
    shape.setDescr(chart.title.text());
    properties.addNewCNvGraphicFramePr();
    CTTransform2D place = frame.addNewXfrm();
    CTPoint2D offset = place.addNewOff();
    offset.setX(0);
    offset.setY(0);
    CTPositiveSize2D size = place.addNewExt();
    size.setCx(0);
    size.setCy(0);
    CTGraphicalObjectData data = frame.addNewGraphic().addNewGraphicData();
    data.setUri(CHART_NAMESPACE);
    try (XmlCursor cursor = data.newCursor()) {
      cursor.toEndToken();
      cursor.beginElement(new javax.xml.namespace.QName(CHART_NAMESPACE, "chart", "c"));
      cursor.insertAttributeWithValue(
          new javax.xml.namespace.QName(
              STRelationshipId.type.getName().getNamespaceURI(), "id", "r"),
          relation);
    }
    anchor.addNewClientData();
  }

  private static void corner(
      org.openxmlformats.schemas.drawingml.x2006.spreadsheetDrawing.CTMarker corner,
      XSSFSheet sheet,
      int row,
      double column) {
    int whole = (int) column;
    double width = sheet.getColumnWidthInPixels(whole) * Units.EMU_PER_PIXEL;
    corner.setCol(whole);
    corner.setColOff(Math.round((column - whole) * width));
    corner.setRow(row);
    corner.setRowOff(0);
  }

  // --- the chart -------------------------------------------------------------------------------

  private void write(CTChartSpace space) {
    space.addNewRoundedCorners().setVal(false);
    CTChart body = space.getChart();
    title(body.addNewTitle(), chart.title, TITLE_SIZE, true);
    body.addNewAutoTitleDeleted().setVal(false);
    CTPlotArea plot = body.getPlotArea();
    switch (chart.kind) {
      case BARS, OVERLAPPING_BARS, STACKED_BARS -> bars(plot);
      case LINES -> lines(plot);
      case SCATTER -> scatter(plot);
    }
    if (chart.legend) {
      var legend = body.addNewLegend();
      legend.addNewLegendPos().setVal(STLegendPos.B);
      for (int i = 0; i < chart.series.size(); i++) {
        if (chart.series.get(i).say() == Chart.Say.NAME) {
          var entry = legend.addNewLegendEntry();
          entry.addNewIdx().setVal(i);
          entry.addNewDelete().setVal(true);
        }
      }
      legend.addNewOverlay().setVal(false);
    }
    if (body.getPlotVisOnly() == null) {
      body.addNewPlotVisOnly();
    }
    // A folded group of columns must not empty the chart.
    body.getPlotVisOnly().setVal(false);
    body.addNewDispBlanksAs().setVal(STDispBlanksAs.GAP);
    fill(space.addNewSpPr(), "FFFFFF");
    line(space.getSpPr().addNewLn(), GRID, THIN, Chart.Stroke.SOLID);
    look(space.addNewTxPr(), TEXT_SIZE, false);
  }

  private void bars(CTPlotArea plot) {
    CTBarChart bars = plot.addNewBarChart();
    bars.addNewBarDir().setVal(STBarDir.BAR);
    boolean stacked = chart.kind == Chart.Kind.STACKED_BARS;
    bars.addNewGrouping().setVal(stacked ? STBarGrouping.STACKED : STBarGrouping.CLUSTERED);
    bars.addNewVaryColors().setVal(false);
    for (int i = 0; i < chart.series.size(); i++) {
      Chart.Series one = chart.series.get(i);
      CTBarSer series = bars.addNewSer();
      series.addNewIdx().setVal(i);
      series.addNewOrder().setVal(i);
      name(series.addNewTx(), one.name());
      fill(series.addNewSpPr(), one.look().colour());
      series.addNewInvertIfNegative().setVal(false);
      if (one.say() != Chart.Say.NOTHING) {
        labels(series.addNewDLbls(), one, stacked ? null : STDLblPos.OUT_END);
      }
      categories(series.addNewCat(), one.x());
      numbers(series.addNewVal(), one.y());
    }
    bars.addNewGapWidth().setVal(40);
    var firstAxis = bars.addNewAxId();
    firstAxis.setVal(ACROSS);
    if (chart.kind != Chart.Kind.BARS) {
      before(firstAxis, "overlap", 100);
    }
    bars.addNewAxId().setVal(UP);
    CTCatAx category = categoryAxis(plot, STAxPos.L);
    category.getScaling().getOrientation().setVal(STOrientation.MAX_MIN);
    CTValAx value = valueAxis(plot, UP, ACROSS, STAxPos.B, chart.up, chart.across);
    // The categories run from top to bottom, so that the far end is at the bottom.
    value.unsetCrosses();
    value.addNewCrosses().setVal(STCrosses.MAX);
    value.getTickLblPos().setVal(STTickLblPos.NEXT_TO);
    value.addNewCrossBetween().setVal(STCrossBetween.BETWEEN);
  }

  /** A figure for which POI's small set of types lacks one, before another element. */
  private static void before(XmlObject next, String element, int value) {
    try (XmlCursor cursor = next.newCursor()) {
      cursor.beginElement(new javax.xml.namespace.QName(CHART_NAMESPACE, element, "c"));
      cursor.insertAttributeWithValue("val", Integer.toString(value));
    }
  }

  private void lines(CTPlotArea plot) {
    CTLineChart lines = plot.addNewLineChart();
    lines.addNewGrouping().setVal(STGrouping.STANDARD);
    lines.addNewVaryColors().setVal(false);
    for (int i = 0; i < chart.series.size(); i++) {
      Chart.Series one = chart.series.get(i);
      CTLineSer series = lines.addNewSer();
      series.addNewIdx().setVal(i);
      series.addNewOrder().setVal(i);
      name(series.addNewTx(), one.name());
      stroke(series.addNewSpPr(), one.look());
      marker(series.addNewMarker(), one.look());
      if (one.say() != Chart.Say.NOTHING) {
        labels(series.addNewDLbls(), one, side(one.side()));
      }
      categories(series.addNewCat(), one.x());
      numbers(series.addNewVal(), one.y());
      series.addNewSmooth().setVal(false);
    }
    lines.addNewMarker().setVal(true);
    lines.addNewAxId().setVal(ACROSS);
    lines.addNewAxId().setVal(UP);
    categoryAxis(plot, STAxPos.B);
    valueAxis(plot, UP, ACROSS, STAxPos.L, chart.up, chart.across)
        .addNewCrossBetween()
        .setVal(STCrossBetween.MID_CAT);
  }

  private void scatter(CTPlotArea plot) {
    CTScatterChart points = plot.addNewScatterChart();
    points.addNewScatterStyle().setVal(STScatterStyle.LINE_MARKER);
    points.addNewVaryColors().setVal(false);
    for (int i = 0; i < chart.series.size(); i++) {
      Chart.Series one = chart.series.get(i);
      CTScatterSer series = points.addNewSer();
      series.addNewIdx().setVal(i);
      series.addNewOrder().setVal(i);
      name(series.addNewTx(), one.name());
      stroke(series.addNewSpPr(), one.look());
      marker(series.addNewMarker(), one.look());
      if (one.say() != Chart.Say.NOTHING) {
        labels(series.addNewDLbls(), one, side(one.side()));
      }
      categories(series.addNewXVal(), one.x());
      numbers(series.addNewYVal(), one.y());
      series.addNewSmooth().setVal(false);
    }
    points.addNewAxId().setVal(ACROSS);
    points.addNewAxId().setVal(UP);
    CTValAx across = valueAxis(plot, ACROSS, UP, STAxPos.B, chart.across, chart.up);
    across.addNewCrossBetween().setVal(STCrossBetween.MID_CAT);
    if (!chart.across.logarithmic()) {
      across.unsetMajorGridlines();
    }
    valueAxis(plot, UP, ACROSS, STAxPos.L, chart.up, chart.across)
        .addNewCrossBetween()
        .setVal(STCrossBetween.MID_CAT);
  }

  // --- axes ------------------------------------------------------------------------------------

  private CTCatAx categoryAxis(CTPlotArea plot, STAxPos.Enum place) {
    CTCatAx axis = plot.addNewCatAx();
    axis.addNewAxId().setVal(ACROSS);
    axis.addNewScaling().addNewOrientation().setVal(STOrientation.MIN_MAX);
    axis.addNewDelete().setVal(false);
    axis.addNewAxPos().setVal(place);
    if (!chart.across.title().isEmpty()) {
      title(axis.addNewTitle(), Chart.Label.of(chart.across.title()), TEXT_SIZE, false);
    }
    var format = axis.addNewNumFmt();
    format.setFormatCode(chart.across.format());
    format.setSourceLinked(false);
    axis.addNewMajorTickMark().setVal(STTickMark.NONE);
    axis.addNewMinorTickMark().setVal(STTickMark.NONE);
    // Beside the plot also where values are below 0.
    axis.addNewTickLblPos().setVal(STTickLblPos.LOW);
    line(axis.addNewSpPr().addNewLn(), AXIS, THIN, Chart.Stroke.SOLID);
    axis.addNewCrossAx().setVal(UP);
    if (chart.up.crossesAt().isPresent()) {
      axis.addNewCrossesAt().setVal(chart.up.crossesAt().getAsDouble());
    } else {
      axis.addNewCrosses().setVal(STCrosses.AUTO_ZERO);
    }
    axis.addNewNoMultiLvlLbl().setVal(true);
    return axis;
  }

  private static CTValAx valueAxis(
      CTPlotArea plot, long id, long other, STAxPos.Enum place, Chart.Axis def, Chart.Axis at) {
    CTValAx axis = plot.addNewValAx();
    axis.addNewAxId().setVal(id);
    CTScaling scaling = axis.addNewScaling();
    if (def.logarithmic()) {
      scaling.addNewLogBase().setVal(10);
    }
    scaling.addNewOrientation().setVal(STOrientation.MIN_MAX);
    axis.addNewDelete().setVal(false);
    axis.addNewAxPos().setVal(place);
    line(axis.addNewMajorGridlines().addNewSpPr().addNewLn(), GRID, THIN, Chart.Stroke.SOLID);
    if (!def.title().isEmpty()) {
      title(axis.addNewTitle(), Chart.Label.of(def.title()), TEXT_SIZE, false);
    }
    var format = axis.addNewNumFmt();
    format.setFormatCode(def.format());
    format.setSourceLinked(false);
    axis.addNewMajorTickMark().setVal(STTickMark.NONE);
    axis.addNewMinorTickMark().setVal(STTickMark.NONE);
    axis.addNewTickLblPos().setVal(STTickLblPos.LOW);
    line(axis.addNewSpPr().addNewLn(), AXIS, THIN, Chart.Stroke.SOLID);
    axis.addNewCrossAx().setVal(other);
    if (at.crossesAt().isPresent()) {
      axis.addNewCrossesAt().setVal(at.crossesAt().getAsDouble());
    } else {
      axis.addNewCrosses().setVal(at.logarithmic() ? STCrosses.MIN : STCrosses.AUTO_ZERO);
    }
    return axis;
  }

  // --- texts -----------------------------------------------------------------------------------

  private static void title(CTTitle title, Chart.Label label, int size, boolean bold) {
    if (label.cell().isEmpty()) {
      CTTextBody rich = title.addNewTx().addNewRich();
      rich.addNewBodyPr();
      CTTextParagraph paragraph = rich.addNewP();
      look(paragraph.addNewPPr().addNewDefRPr(), size, bold);
      CTRegularTextRun run = paragraph.addNewR();
      run.setT(label.text());
      look(run.addNewRPr(), size, bold);
    } else {
      reference(title.addNewTx().addNewStrRef(), label);
    }
    title.addNewOverlay().setVal(false);
    if (!label.cell().isEmpty()) {
      look(title.addNewTxPr(), size, bold);
    }
  }

  private static void name(CTSerTx name, Chart.Label label) {
    if (label.cell().isEmpty()) {
      name.setV(label.text());
    } else {
      reference(name.addNewStrRef(), label);
    }
  }

  private static void reference(CTStrRef reference, Chart.Label label) {
    reference.setF(label.cell());
    strings(reference.addNewStrCache(), List.of(label.text()));
  }

  private void labels(
      CTDLbls labels, Chart.Series one, STDLblPos.@org.jspecify.annotations.Nullable Enum place) {
    boolean value = one.say() == Chart.Say.VALUE;
    if (value) {
      var format = labels.addNewNumFmt();
      format.setFormatCode(chart.valueFormat.isEmpty() ? chart.up.format() : chart.valueFormat);
      format.setSourceLinked(false);
    }
    look(labels.addNewTxPr(), TEXT_SIZE, one.say() == Chart.Say.NAME);
    if (place != null) {
      labels.addNewDLblPos().setVal(place);
    }
    labels.addNewShowLegendKey().setVal(false);
    labels.addNewShowVal().setVal(value);
    labels.addNewShowCatName().setVal(false);
    labels.addNewShowSerName().setVal(!value);
    labels.addNewShowPercent().setVal(false);
    labels.addNewShowBubbleSize().setVal(false);
  }

  private static STDLblPos.Enum side(Chart.Side side) {
    return switch (side) {
      case RIGHT -> STDLblPos.R;
      case LEFT -> STDLblPos.L;
      case ABOVE -> STDLblPos.T;
      case BELOW -> STDLblPos.B;
    };
  }

  private static void look(CTTextBody body, int size, boolean bold) {
    body.addNewBodyPr();
    CTTextParagraph paragraph = body.addNewP();
    look(paragraph.addNewPPr().addNewDefRPr(), size, bold);
    paragraph.addNewEndParaRPr().setLang("en-US");
  }

  private static void look(CTTextCharacterProperties font, int size, boolean bold) {
    font.setSz(size);
    font.setB(bold);
    font.addNewSolidFill().addNewSrgbClr().setVal(rgb(TEXT));
  }

  // --- lines and fills -------------------------------------------------------------------------

  private static void fill(CTShapeProperties shape, String colour) {
    shape.addNewSolidFill().addNewSrgbClr().setVal(rgb(colour));
  }

  private static void stroke(CTShapeProperties shape, Chart.Look look) {
    line(shape.addNewLn(), look.colour(), look == Chart.Look.RULE ? THIN : THICK, look.stroke());
  }

  private static void line(CTLineProperties line, String colour, int width, Chart.Stroke stroke) {
    line.setW(width);
    if (stroke == Chart.Stroke.NONE) {
      line.addNewNoFill();
      return;
    }
    line.addNewSolidFill().addNewSrgbClr().setVal(rgb(colour));
    line.addNewPrstDash()
        .setVal(
            switch (stroke) {
              case DASHED -> STPresetLineDashVal.DASH;
              case DOTTED -> STPresetLineDashVal.SYS_DOT;
              default -> STPresetLineDashVal.SOLID;
            });
  }

  private static void marker(CTMarker marker, Chart.Look look) {
    if (look.marker() == Chart.Marker.NONE) {
      marker.addNewSymbol().setVal(STMarkerStyle.NONE);
      return;
    }
    marker
        .addNewSymbol()
        .setVal(STMarkerStyle.Enum.forString(look.marker().name().toLowerCase(Locale.ROOT)));
    CTShapeProperties shape = marker.addNewSpPr();
    before(shape, "size", look.size());
    fill(shape, look.colour());
    line(shape.addNewLn(), "FFFFFF", THIN, Chart.Stroke.SOLID);
  }

  private static byte[] rgb(String hex) {
    int value = Integer.parseInt(hex, 16);
    return new byte[] {(byte) (value >> 16), (byte) (value >> 8), (byte) value};
  }

  // --- data ------------------------------------------------------------------------------------

  private static void categories(CTAxDataSource source, Chart.Cells cells) {
    if (cells.texts().isEmpty()) {
      numbers(source.addNewNumRef(), cells);
    } else {
      CTStrRef reference = source.addNewStrRef();
      reference.setF(cells.range());
      strings(reference.addNewStrCache(), cells.texts());
    }
  }

  private static void numbers(CTNumDataSource source, Chart.Cells cells) {
    numbers(source.addNewNumRef(), cells);
  }

  private static void numbers(CTNumRef reference, Chart.Cells cells) {
    reference.setF(cells.range());
    CTNumData cache = reference.addNewNumCache();
    cache.setFormatCode("General");
    cache.addNewPtCount().setVal(cells.size());
    for (int i = 0; i < cells.numbers().length; i++) {
      double value = cells.numbers()[i];
      if (!Double.isNaN(value) && !Double.isInfinite(value)) {
        CTNumVal point = cache.addNewPt();
        point.setIdx(i);
        point.setV(Double.toString(value));
      }
    }
  }

  private static void strings(CTStrData cache, List<String> texts) {
    cache.addNewPtCount().setVal(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      CTStrVal point = cache.addNewPt();
      point.setIdx(i);
      point.setV(texts.get(i));
    }
  }
}
