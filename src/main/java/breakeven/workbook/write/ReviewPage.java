package breakeven.workbook.write;

import breakeven.core.decision.Decision;
import breakeven.core.expression.Formula;
import breakeven.core.model.Place;
import breakeven.core.report.CellSink;
import breakeven.core.report.Format;
import breakeven.core.table.Sheets;
import breakeven.workbook.calculation.CalculationData;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.xlsx.ooxml.CellRange;
import breakeven.xlsx.ooxml.CellXml;
import breakeven.xlsx.ooxml.RowXml;
import breakeven.xlsx.ooxml.SheetNames;
import breakeven.xlsx.ooxml.SheetSplice;
import breakeven.xlsx.ooxml.StubWorkbook;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  static final int HEAD = 4;

  /** Workloads that have room on a sheet. */
  private static final int MOST = CellRange.ROWS - FIRST_ROW + 1;

  private static final int WIDTH = 14;
  private static final int HEADER_HEIGHT = 62;

  /** A sheet's name that needs no quotes. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z]+");

  private final OutputSheet page;
  private final String sheet;
  private final ReviewRows rows;
  private final List<CalculationData.Figure> figures;
  private final List<CalculationData.Workload> workloads;

  /** The figures that are the same of all of these: the first row has them. */
  private final BitSet alike = new BitSet();

  private final @Nullable EditedInputs edits;
  private final int header;
  private final int headerOfNumbers;
  private final int text;
  private final int quoted;
  private final int number;
  private final int money;
  private final int title;
  private final int subtitle;
  private final int formula;

  /** What {@code Calculation} has of workloads comes first: they can be chosen by their cells. */
  ReviewPage(OutputWorkbook book, ReviewRows rows, CalculationData calculation) {
    edits = book.edits();
    this.rows = rows;
    boolean any = calculation.count() > 0;
    figures = any ? calculation.figures() : List.of();
    workloads = any ? calculation.choice().workloads() : List.of();
    for (int i = 0; i < figures.size(); i++) {
      int figure = i;
      alike.set(
          i, workloads.stream().map(each -> each.values().get(figure)).distinct().count() == 1);
    }
    page = book.add(Sheets.REVIEW);
    sheet = prefix(book.names());
    ResultStyles styles = book.styles();
    header = styles.header(Format.TEXT);
    headerOfNumbers = styles.header(Format.COUNT);
    text = ResultStyles.index(styles.textOnOneLine(""));
    quoted = ResultStyles.index(styles.textOnOneLine("="));
    number = number(styles, ResultStyles.GENERAL);
    formula =
        ResultStyles.index(
            styles.oneLine(Role.CALCULATION, ResultStyles.GENERAL, HorizontalAlignment.RIGHT));
    money = number(styles, Format.MONEY.code());
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

  private static int number(ResultStyles styles, String format) {
    return ResultStyles.index(styles.oneLine(Role.OUTPUT, format, HorizontalAlignment.RIGHT));
  }

  /** The sheet before an address: in quotes where it must. */
  static String prefix(SheetNames names) {
    String review = names.of(Sheets.REVIEW);
    return PLAIN.matcher(review).matches() ? review + "!" : Place.reference(review, "");
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
    return cells(0, workloads.size());
  }

  /** The cells of the numbers of their rows. */
  String rows() {
    return cells(2, workloads.size());
  }

  /** What adds up over all workloads; null where a formula over one sheet would miss some. */
  @Nullable ReviewSums sums(Decision decision) {
    return rows.count() > MOST
        ? null
        : new ReviewSums(decision, rows.columns(), sheet, FIRST_ROW, FIRST_ROW + rows.count() - 1);
  }

  private String cells(int column, int count) {
    return sheet
        + Place.fixed(column, FIRST_ROW)
        + ":"
        + Place.fixed(column, FIRST_ROW + count - 1);
  }

  /** Where a figure of the workload in a row is. */
  String cell(int figure, String row) {
    String column = Place.letters(FIRST_FIGURE + figure);
    return alike.get(figure)
        ? sheet + column + FIRST_ROW
        : Formula.index(sheet + column + ":" + column, row);
  }

  /** Its line, and for another column than C that column. */
  private static String title(CalculationData.Figure figure) {
    String label = figure.row().label();
    String line = label.isEmpty() ? "row " + figure.row().number() : label;
    return figure.at() == 2 ? line : line + ", " + Place.letters(figure.at());
  }

  /** The first row that is free below so many workloads. */
  static int firstFree(int count) {
    return FIRST_ROW + Math.min(count, MOST) + 2;
  }

  private void write(RowXml out) throws IOException {
    out.startRow(1, 24).text(0, title, Sheets.REVIEW);
    out.endRow();
    out.startRow(2)
        .text(
            0,
            subtitle,
            "What the sums add up: one row a workload, those on Calculation first, all values of"
                + " the review.");
    out.endRow();
    out.startRow(3).text(0, subtitle, verdicts());
    out.endRow();
    CellXml head = out.startRow(FIRST_ROW - 1, HEADER_HEIGHT);
    head.text(0, header, "Workload");
    head.text(1, headerOfNumbers, "Row of Workloads");
    head.text(2, headerOfNumbers, "Row here");
    List<ReviewColumns.Column> columns = rows.columns().all();
    for (int i = 0; i < columns.size(); i++) {
      head.text(ReviewColumns.KEYS + i, headerOfNumbers, columns.get(i).header());
    }
    for (int i = 0; i < figures.size(); i++) {
      boolean number = workloads.get(0).values().get(i) instanceof Double;
      String title = title(figures.get(i)) + (alike.get(i) ? ", of all" : "");
      head.text(FIRST_FIGURE + i, number ? headerOfNumbers : header, title);
    }
    out.endRow();
    Cells cells = new Cells(out);
    cells.each(true);
    cells.each(false);
    if (edits != null) {
      edits.write(out, title, text, number, formula);
    }
  }

  /** What the numbers of verdicts mean. */
  private static String verdicts() {
    return IntStream.range(0, Decision.VERDICTS.size())
        .mapToObj(i -> (i + 1) + " " + Decision.VERDICTS.get(i))
        .collect(Collectors.joining(". ", "Verdicts: ", "."));
  }

  /** One workload after the other. */
  private final class Cells implements CellSink {
    private final RowXml out;
    private CellXml row = new CellXml();
    private String label = "";
    private int sheetRow;
    private int next = FIRST_ROW;
    private int column;

    Cells(RowXml out) {
      this.out = out;
    }

    /** All of those that can be chosen, or of the others, which have no more than sums need. */
    void each(boolean chosen) throws IOException {
      int taken = 0;
      try (Spool.Replay replay = rows.replay()) {
        for (int at = replay.nextRow(); at > 0 && next < FIRST_ROW + MOST; at = replay.nextRow()) {
          boolean one = taken < workloads.size() && workloads.get(taken).row() == at;
          if (one == chosen) {
            begin(at, one ? workloads.get(taken).label() : "");
            replay.cells(1 + rows.columns().all().size(), this);
            if (one) {
              @Nullable Object[] values = workloads.get(taken).values().toArray();
              if (next > FIRST_ROW) {
                alike.stream().forEach(figure -> values[figure] = null);
              }
              row.run(FIRST_FIGURE, values);
            }
            out.endRow();
            next++;
          } else {
            replay.cells(1 + rows.columns().all().size(), CellSink.NOWHERE);
          }
          taken += one ? 1 : 0;
        }
      }
    }

    private void begin(int at, String called) {
      row = out.startRow(next);
      label = called;
      sheetRow = at;
    }

    /** A text stays one, also once somebody edits its cell. */
    private void put(int at, String words) {
      row.text(at, ResultStyles.likeFormula(words) ? quoted : text, words);
    }

    @Override
    public void text(String name) {
      put(0, label.isEmpty() ? name : label);
      row.number(1, number, sheetRow);
      row.number(2, number, next);
      column = ReviewColumns.KEYS;
    }

    @Override
    public void number(double value) {
      boolean amount = rows.columns().all().get(column - ReviewColumns.KEYS).isAmount();
      row.number(column++, amount ? money : number, value);
    }

    @Override
    public void blank() {
      column++;
    }
  }
}
