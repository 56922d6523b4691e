package breakeven.workbook.write;

import breakeven.core.model.Place;
import breakeven.core.report.Format;
import breakeven.core.table.Sheets;
import breakeven.workbook.calculation.CalculationData;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.xlsx.ooxml.CellXml;
import breakeven.xlsx.ooxml.RowXml;
import breakeven.xlsx.ooxml.SheetSplice;
import breakeven.xlsx.ooxml.StubWorkbook;
import java.io.IOException;
import java.util.List;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCol;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorksheet;

/** The sheet of figures that others look up and add up: a row a workload, nothing typed. */
final class ReviewPage {
  /** The first row of a workload, from 1. */
  static final int FIRST_ROW = 6;

  /** The first column of what {@code Calculation} looks up, from 0. */
  static final int FIRST_FIGURE = 25;

  /** Rows with something in them above the workloads. */
  static final int HEAD = 3;

  private static final int WIDTH = 14;

  private final OutputSheet page;
  private final String sheet;
  private final List<CalculationData.Figure> figures;
  private final List<CalculationData.Workload> workloads;
  private final @Nullable EditedInputs edits;
  private @Nullable ResultPlaces places;
  private final int header;
  private final int headerOfNumbers;
  private final int text;
  private final int quoted;
  private final int number;
  private final int title;
  private final int subtitle;

  ReviewPage(
      OutputWorkbook book,
      List<CalculationData.Figure> figures,
      List<CalculationData.Workload> workloads,
      @Nullable EditedInputs edits) {
    this.edits = edits;
    this.figures = figures;
    this.workloads = workloads;
    page = book.add(Sheets.REVIEW);
    sheet = book.names().of(Sheets.REVIEW);
    ResultStyles styles = book.styles();
    header = styles.header(Format.TEXT);
    headerOfNumbers = styles.header(Format.COUNT);
    text = ResultStyles.index(styles.textOnOneLine(Role.OUTPUT, "", HorizontalAlignment.LEFT));
    quoted = ResultStyles.index(styles.textOnOneLine(Role.OUTPUT, "=", HorizontalAlignment.LEFT));
    number =
        ResultStyles.index(
            styles.oneLine(Role.OUTPUT, ResultStyles.GENERAL, HorizontalAlignment.RIGHT));
    title = ResultStyles.index(styles.band(Role.TITLE));
    subtitle = ResultStyles.index(styles.band(Role.SUBTITLE));
    for (int i = 0; i < FIRST_FIGURE + figures.size(); i++) {
      page.width(i, i == 0 ? 34 : WIDTH);
    }
    fold();
    page.sheet.createFreezePane(1, FIRST_ROW - 1);
    page.printTitle();
    page.protect();
  }

  /** What sums need is in sight; what one workload needs is folded. */
  private void fold() {
    CTWorksheet xml = page.sheet.getCTWorksheet();
    for (CTCol column : xml.getColsArray(0).getColArray()) {
      if (column.getMin() > FIRST_FIGURE) {
        column.setOutlineLevel((short) 1);
        column.setHidden(true);
      }
    }
    page.sheet.setRowSumsRight(false);
    xml.getSheetFormatPr().setOutlineLevelCol((short) 1);
  }

  String part() {
    return StubWorkbook.partName(page.sheet);
  }

  SheetSplice splice() {
    return new SheetSplice().rows(this::write);
  }

  /** The cells of the names by which a workload is chosen. */
  String labels() {
    int last = FIRST_ROW + workloads.size() - 1;
    return Place.reference(sheet, "$A$" + FIRST_ROW + ":$A$" + last);
  }

  /** Its line, and for another column than C that column. */
  private static String title(CalculationData.Figure figure) {
    String label = figure.row().label();
    String line = label.isEmpty() ? "row " + figure.row().number() : label;
    return figure.at() == 2 ? line : line + ", " + Place.letters(figure.at());
  }

  /** The cells of the numbers of their rows. */
  String rows() {
    int last = FIRST_ROW + workloads.size() - 1;
    return Place.reference(sheet, "$C$" + FIRST_ROW + ":$C$" + last);
  }

  /** The first row that is free below the workloads. */
  static int firstFree(CalculationData data) {
    return FIRST_ROW + data.choice().workloads().size() + 2;
  }

  /** Says where the results are that edits are held against. */
  void results(ResultPlaces results) {
    places = results;
  }

  private void write(RowXml out) throws IOException {
    out.startRow(1, 24).text(0, title, Sheets.REVIEW);
    out.endRow();
    out.startRow(2)
        .text(0, subtitle, "What the review found, one row a workload: Calculation looks it up.");
    out.endRow();
    CellXml head = out.startRow(FIRST_ROW - 1, 32);
    head.text(0, header, "Workload");
    head.text(1, headerOfNumbers, "Row of Workloads");
    head.text(2, headerOfNumbers, "Row here");
    for (int i = 0; i < figures.size(); i++) {
      boolean number = workloads.get(0).values().get(i) instanceof Double;
      head.text(FIRST_FIGURE + i, number ? headerOfNumbers : header, title(figures.get(i)));
    }
    out.endRow();
    for (int i = 0; i < workloads.size(); i++) {
      CalculationData.Workload workload = workloads.get(i);
      CellXml cells = out.startRow(FIRST_ROW + i);
      put(cells, 0, workload.label());
      cells.number(1, number, workload.row());
      cells.number(2, number, FIRST_ROW + i);
      cells.run(FIRST_FIGURE, workload.values().toArray());
      out.endRow();
    }
    if (edits != null && places != null) {
      edits.write(out, places, title, text, number);
    }
  }

  /** A text stays one, also once somebody edits its cell. */
  private void put(CellXml cells, int column, String words) {
    cells.text(column, ResultStyles.likeFormula(words) ? quoted : text, words);
  }
}
