package breakeven.workbook.write;

import breakeven.core.model.Place;
import breakeven.core.report.Format;
import breakeven.core.table.Sheets;
import breakeven.workbook.live.Explorer;
import breakeven.workbook.live.LiveModel;
import breakeven.workbook.live.VolumeFigure;
import breakeven.xlsx.ooxml.CellXml;
import breakeven.xlsx.ooxml.Chart;
import breakeven.xlsx.ooxml.RowFormula;
import breakeven.xlsx.ooxml.RowXml;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/** The sheet on which one workload is looked at: cells, drop-down, charts. */
final class ExplorerSheet {
  private static final int[] WIDTHS = {40, 38, 18, 18, 2, 28, 12, 82};
  private static final int CHOICE_HEIGHT = 22;
  private static final int WHY_HEIGHT = 48;
  private static final int HEADER_HEIGHT = 32;
  private static final int LINE_HEIGHT = 15;

  private final ResultStyles styles;
  private final Explorer content;
  private final String name;
  private final BlockSheet sheet;
  private final int tornadoHeader;
  private final int shapesHeader;
  private final int lastRow;

  /** Adds the sheet; call it when the sheets and names that its formulas refer to are there. */
  static BlockSheet add(OutputWorkbook book, LiveModel model) {
    ExplorerSheet made = new ExplorerSheet(book, model.explorer());
    made.layOut(book.formats(), model.listName());
    book.formats()
        .outdated(
            made.sheet.page.sheet,
            new CellRangeAddress(
                    Explorer.ANSWER_ROW, Explorer.ANSWER_ROW + 1, Explorer.LARGE, Explorer.LARGE)
                .formatAsString(),
            model.differsNamed(Place.fixed(Explorer.LARGE, Explorer.CHOICE_ROW + 1)));
    return made.sheet;
  }

  private ExplorerSheet(OutputWorkbook book, Explorer content) {
    this.styles = book.styles();
    this.content = content;
    tornadoHeader = content.drawn().drivers() > 0 ? content.drawn().tornadoHeader() - 1 : -1;
    shapesHeader = content.drawn().shapesHeader() - 1;
    name = book.names().of(Sheets.EXPLORER);
    lastRow = content.cells().stream().mapToInt(Explorer.Cell::row).max().orElse(0);
    sheet =
        new BlockSheet(
            book,
            Sheets.EXPLORER,
            "One workload at a time: choose it in the yellow cell, and everything on this sheet"
                + " follows.");
  }

  private void layOut(WordFormats formats, String listName) {
    sheet.widths(WIDTHS);
    sheet.add(new Cells());
    dropDown(listName);
    formats.addTo(
        sheet.page.sheet,
        WordFormats.Cells.VERDICT,
        at(Explorer.CHOICE_ROW, Explorer.RIGHT, Explorer.CHOICE_ROW));
    formats.addTo(
        sheet.page.sheet,
        WordFormats.Cells.CHECK,
        at(Explorer.FIRST, Explorer.LARGE, Explorer.WARNINGS - 1));
    saving();
    costs();
    tornado();
    // A sentence of three lines in what a small screen shows.
    sheet.page.sheet.addMergedRegion(
        new CellRangeAddress(
            Explorer.WHY_ROW, Explorer.WHY_ROW, Explorer.LARGE, Explorer.RIGHT_RESULT));
    sheet.page.sheet.createFreezePane(0, Explorer.CHOICE_ROW + 1);
    sheet.page.printUpright(lastRow, WIDTHS.length - 1, 2);
    sheet.done();
  }

  private static String at(int firstRow, int column, int lastRow) {
    return new CellRangeAddress(firstRow, lastRow, column, column).formatAsString();
  }

  /** Fixed, so that no chart slides when another workload has longer sentences. */
  private int height(int row) {
    if (row == Explorer.CHOICE_ROW) {
      return CHOICE_HEIGHT;
    }
    if (row == Explorer.WHY_ROW) {
      return WHY_HEIGHT;
    }
    boolean header = row == Explorer.OPTIONS_HEADER || row == tornadoHeader || row == shapesHeader;
    return header ? HEADER_HEIGHT : LINE_HEIGHT;
  }

  // --- cells -----------------------------------------------------------------------------------

  /** All cells, row by row. */
  private final class Cells implements BlockSheet.Part {
    private final Map<Integer, Map<Integer, Explorer.Cell>> rows = new TreeMap<>();
    private final Map<Explorer.Cell, Integer> looks = new HashMap<>();

    @Override
    public int place(int row) {
      return lastRow + 2;
    }

    @Override
    public void layOut(OutputSheet page, OutputWorkbook book) {
      for (int row = Explorer.CHOICE_ROW; row <= lastRow; row++) {
        rows.put(row, new TreeMap<>());
      }
      for (Explorer.Cell cell : content.cells()) {
        Objects.requireNonNull(rows.get(cell.row())).put(cell.column(), cell);
        looks.put(cell, ResultStyles.index(style(cell)));
      }
    }

    @Override
    public void write(RowXml out, ResultStyles all, OutputSheet page) throws IOException {
      for (Map.Entry<Integer, Map<Integer, Explorer.Cell>> row : rows.entrySet()) {
        CellXml cells = out.startRow(row.getKey() + 1, height(row.getKey()));
        row.getValue().values().forEach(cell -> put(cells, cell));
        out.endRow();
      }
    }

    private void put(CellXml out, Explorer.Cell cell) {
      int look = Objects.requireNonNull(looks.get(cell));
      Object value = cell.value();
      if (!cell.formula().isEmpty()) {
        RowFormula formula = new RowFormula(cell.formula());
        if (value instanceof Double number && !number.isNaN()) {
          out.formula(cell.column(), look, formula, CalculationSheet.finite(number));
        } else {
          String text = value instanceof Double ? "" : String.valueOf(value);
          out.formula(cell.column(), look, formula, text);
        }
      } else if (value instanceof Double number) {
        out.number(cell.column(), look, CalculationSheet.finite(number));
      } else if (value.equals("")) {
        out.blank(cell.column(), look);
      } else {
        out.text(cell.column(), look, String.valueOf(value));
      }
    }
  }

  private XSSFCellStyle style(Explorer.Cell cell) {
    boolean number = !cell.format().isEmpty();
    HorizontalAlignment side =
        number || cell.value() instanceof Double
            ? HorizontalAlignment.RIGHT
            : HorizontalAlignment.LEFT;
    String format = number ? cell.format() : "General";
    return switch (cell.kind()) {
      case SECTION -> styles.band(ResultStyles.Role.SECTION);
      case HEADER -> styles.headerStyle(Format.TEXT);
      case HEADER_OF_NUMBERS -> styles.headerStyle(Format.COUNT);
      case NAME -> styles.of(ResultStyles.Role.ANSWER);
      case LABEL -> styles.of(ResultStyles.Role.CALCULATION, "General", HorizontalAlignment.LEFT);
      case SENTENCE ->
          styles.of(ResultStyles.Role.CALCULATION, "General", HorizontalAlignment.LEFT);
      case TAKEN ->
          styles.of(
              format.equals(Explorer.UNSEEN) ? ResultStyles.Role.RUNNING : ResultStyles.Role.TAKEN,
              format,
              cell.column() == Explorer.LARGE ? HorizontalAlignment.RIGHT : side);
      case TAKEN_TEXT, VERDICT, CHECK ->
          styles.of(ResultStyles.Role.TAKEN, "General", HorizontalAlignment.LEFT);
      case EVIDENCE -> styles.band(ResultStyles.Role.RUNNING);
      case ANSWER -> styles.of(ResultStyles.Role.KEY, format, HorizontalAlignment.RIGHT);
      case CALCULATED -> styles.of(ResultStyles.Role.CALCULATION, format, side);
      case TOTAL -> styles.of(ResultStyles.Role.TOTAL, format, side);
      case CHOICE ->
          styles.text(
              ResultStyles.Role.CHOICE, cell.value() instanceof String chosen ? chosen : "");
      case NOTE -> styles.band(ResultStyles.Role.NOTE);
    };
  }

  private void dropDown(String listName) {
    DataValidationHelper helper = sheet.page.sheet.getDataValidationHelper();
    int row = Explorer.CHOICE_ROW;
    DataValidation rule =
        helper.createValidation(
            helper.createFormulaListConstraint(listName),
            new CellRangeAddressList(row, row, Explorer.LARGE, Explorer.LARGE));
    rule.setSuppressDropDownArrow(true);
    rule.setEmptyCellAllowed(false);
    rule.setErrorStyle(DataValidation.ErrorStyle.STOP);
    rule.createErrorBox(
        "No such workload", "Choose a workload from the list: it holds every name on Costs.");
    rule.setShowErrorBox(true);
    rule.createPromptBox("Workload", "Choose one, and everything on this sheet follows.");
    rule.setShowPromptBox(true);
    sheet.page.sheet.addValidationData(rule);
  }

  // --- charts ----------------------------------------------------------------------------------

  private Chart.Label label(int row, int column) {
    return ChartCells.label(new Place(name, row, column), content.text(row - 1, column));
  }

  private Chart.Cells here(int column, int firstRow, int lastRow) {
    double[] figures = new double[lastRow - firstRow + 1];
    for (int i = 0; i < figures.length; i++) {
      figures[i] = content.number(firstRow - 1 + i, column);
    }
    return ChartCells.numbers(
        new Place(name, firstRow, column), new Place(name, lastRow, column), figures);
  }

  private void saving() {
    Explorer.Drawn drawn = content.drawn();
    int top = content.chartsRow();
    new Chart(Chart.Kind.SCATTER, label(drawn.savingTitle(), Explorer.RIGHT))
        .across(Chart.Axis.of("Month").format("0"))
        .up(Chart.Axis.of("Cumulative saving, " + content.currency()).format(Format.COUNT.code()))
        .series(
            Chart.Series.of(
                Chart.Label.of("Cumulative saving"),
                here(Explorer.RIGHT, drawn.firstMonth(), drawn.lastMonth()),
                here(Explorer.RIGHT_RESULT, drawn.firstMonth(), drawn.lastMonth()),
                Chart.Look.STRONG))
        .series(
            Chart.Series.of(
                    label(drawn.paybackMark(), Explorer.RIGHT_WIDE),
                    here(Explorer.RIGHT, drawn.paybackMark(), drawn.paybackMark()),
                    here(Explorer.RIGHT_RESULT, drawn.paybackMark(), drawn.paybackMark()),
                    Chart.Look.MARK)
                .says(Chart.Say.NAME, Chart.Side.ABOVE))
        .addTo(
            sheet.page.sheet,
            new Chart.Area(top, Explorer.RIGHT, content.secondChartRow(), WIDTHS.length));
  }

  private void costs() {
    Explorer.Drawn drawn = content.drawn();
    int top = content.secondChartRow();
    int today = drawn.todayMark() - drawn.firstVolume();
    int breakEven = drawn.breakEvenMark() - drawn.firstVolume();
    new Chart(Chart.Kind.SCATTER, label(drawn.volumeTitle(), Explorer.RIGHT))
        .across(Chart.Axis.of("Volume, M tokens a month, held flat").format(Format.COUNT.code()))
        .up(
            Chart.Axis.of("Cost over the horizon, " + content.currency())
                .format(Format.COUNT.code()))
        .series(
            line(Chart.Label.of("Prompt the large model"), VolumeFigure.LARGE, Chart.Look.SECOND))
        .series(
            line(label(drawn.namesRow() + 3, Explorer.RIGHT), VolumeFigure.SMALL, Chart.Look.THIRD))
        .series(line(Chart.Label.of("Fine-tuned"), VolumeFigure.TUNED, Chart.Look.STRONG))
        .series(
            mark(label(drawn.namesRow() + 2, Explorer.RIGHT), breakEven, Chart.Look.MARK)
                .says(Chart.Say.NAME, Chart.Side.ABOVE))
        .series(
            mark(label(drawn.namesRow() + 1, Explorer.RIGHT), today, Chart.Look.TODAY)
                .says(Chart.Say.NAME, Chart.Side.ABOVE))
        .legend()
        .addTo(
            sheet.page.sheet,
            new Chart.Area(top, Explorer.RIGHT, top + Explorer.CHART, WIDTHS.length));
  }

  private void tornado() {
    Explorer.Drawn drawn = content.drawn();
    if (drawn.drivers() == 0) {
      return;
    }
    int top = content.secondChartRow() + Explorer.CHART;
    int first = drawn.tornadoHeader() + 1;
    int last = drawn.tornadoHeader() + drawn.drivers();
    List<String> drivers = new ArrayList<>();
    for (int row = first; row <= last; row++) {
      drivers.add(content.text(row - 1, Explorer.LABELS));
    }
    TornadoChart.of(
            label(drawn.tornadoTitle(), Explorer.LABELS),
            ChartCells.texts(
                new Place(name, first, Explorer.LABELS),
                new Place(name, last, Explorer.LABELS),
                drivers),
            here(Explorer.CHANGES, first, last),
            here(Explorer.CHANGES + 1, first, last),
            content.currency())
        .addTo(
            sheet.page.sheet,
            new Chart.Area(
                top, Explorer.RIGHT, top + Explorer.driversChart(drawn.drivers()), WIDTHS.length));
  }

  private Chart.Series line(Chart.Label label, VolumeFigure cost, Chart.Look look) {
    int last = content.points() - 1;
    return Chart.Series.of(
        label, volumes(VolumeFigure.VOLUME, 0, last), volumes(cost, 0, last), look);
  }

  private Chart.Series mark(Chart.Label label, int index, Chart.Look look) {
    return Chart.Series.of(
        label,
        volumes(VolumeFigure.VOLUME, index, index),
        volumes(VolumeFigure.TUNED, index, index),
        look);
  }

  private Chart.Cells volumes(VolumeFigure figure, int first, int last) {
    Explorer.Drawn drawn = content.drawn();
    double[] figures = new double[last - first + 1];
    for (int i = 0; i < figures.length; i++) {
      figures[i] = content.at(figure, first + i);
    }
    return ChartCells.numbers(
        new Place(drawn.volumeSheet(), drawn.firstVolume() + first, figure.column()),
        new Place(drawn.volumeSheet(), drawn.firstVolume() + last, figure.column()),
        figures);
  }
}
