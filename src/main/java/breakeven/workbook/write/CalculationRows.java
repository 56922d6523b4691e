package breakeven.workbook.write;

import breakeven.core.report.Format;
import breakeven.core.report.NumberFormats;
import breakeven.workbook.live.LiveCells;
import breakeven.workbook.live.LiveColumn;
import breakeven.workbook.live.LiveSheet;
import breakeven.xlsx.ooxml.CellXml;
import breakeven.xlsx.ooxml.RowFormula;
import breakeven.xlsx.ooxml.RowXml;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.jspecify.annotations.Nullable;

/** Headers, and below them the rows of formulas of a calculation sheet or of a section of one. */
final class CalculationRows implements BlockSheet.Part {
  private final LiveSheet content;
  private final List<LiveColumn> columns;
  private final int[] headers;
  private final int[] firstShared;
  private final Figures figures;
  private final Map<String, Figures> ofRows = new HashMap<>();
  private final int[] texts;
  private final int[] quoted;
  private final boolean[] days;

  /** The width of each column whose texts are wrapped; 0 of the others. */
  private final int[] wrapped;

  private final RowHeight height = new RowHeight();
  private final ResultStyles styles;

  /** The styles of each column's formulas, and of its values. */
  private record Figures(int[] formulas, int[] values) {}

  /**
   * Rows that stand where their formulas think that they do.
   *
   * @param firstShared the first number that no shared formula of the sheet has so far
   */
  CalculationRows(ResultStyles styles, LiveSheet content, int[] firstShared) {
    this.styles = styles;
    this.content = content;
    this.firstShared = firstShared;
    columns = content.columns();
    headers =
        columns.stream()
            .mapToInt(column -> styles.header(column.number() ? Format.COUNT : Format.TEXT))
            .toArray();
    figures = figures(styles, columns, "");
    for (int i = 0; i < content.size(); i++) {
      if (!content.rowFormat(i).isEmpty()) {
        ofRows.computeIfAbsent(content.rowFormat(i), format -> figures(styles, columns, format));
      }
    }
    texts = new int[columns.size()];
    quoted = new int[columns.size()];
    days = new boolean[columns.size()];
    wrapped = new int[columns.size()];
    for (int i = 0; i < columns.size(); i++) {
      LiveColumn column = columns.get(i);
      texts[i] = text(styles, column, "");
      quoted[i] = text(styles, column, "=");
      wrapped[i] =
          column.role() == LiveColumn.Role.TEXT
              ? OutputSheet.widthFor(column.title(), column.width())
              : 0;
      days[i] = column.format().equals(NumberFormats.DATE);
    }
  }

  /**
   * @param rowFormat the format of numbers; empty for that of their column
   */
  private static Figures figures(ResultStyles styles, List<LiveColumn> columns, String rowFormat) {
    Figures figures = new Figures(new int[columns.size()], new int[columns.size()]);
    for (int i = 0; i < columns.size(); i++) {
      LiveColumn column = columns.get(i);
      String format = column.number() && !rowFormat.isEmpty() ? rowFormat : column.format();
      ResultStyles.Role role =
          switch (column.role()) {
            case TEXT, CALCULATED -> ResultStyles.Role.CALCULATION;
            case TAKEN -> ResultStyles.Role.TAKEN;
            case VALUE -> ResultStyles.Role.OUTPUT;
          };
      // A long text at the left may run out of sight; one at the right would lose its beginning.
      figures.formulas()[i] =
          index(
              column.number()
                  ? styles.of(role, format, side(column))
                  : styles.oneLine(role, format, side(column)));
      figures.values()[i] = index(styles.of(valueRole(column), format, side(column)));
    }
    return figures;
  }

  /** Words that explain are wrapped; a figure's sentence would make its whole row tall. */
  private static int text(ResultStyles styles, LiveColumn column, String text) {
    ResultStyles.Role role = valueRole(column);
    return index(
        column.role() == LiveColumn.Role.TEXT
            ? styles.text(role, text, side(column))
            : styles.textOnOneLine(role, text, side(column)));
  }

  private static HorizontalAlignment side(LiveColumn column) {
    return column.number() ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT;
  }

  /** What stays a value of this run looks like one, also among formulas. */
  private static ResultStyles.Role valueRole(LiveColumn column) {
    return column.role() == LiveColumn.Role.TEXT
        ? ResultStyles.Role.CALCULATION
        : ResultStyles.Role.OUTPUT;
  }

  private static int index(XSSFCellStyle style) {
    return ResultStyles.index(style);
  }

  @Override
  public int place(int row) {
    if (row != content.firstRow() - 1) {
      throw new IllegalStateException(
          content.name() + " begins in row " + (row + 1) + ", not " + content.firstRow());
    }
    return content.firstRow() + content.size();
  }

  @Override
  public void layOut(OutputSheet sheet, OutputWorkbook book) {
    for (int i = 0; i < headers.length; i++) {
      sheet.note(content.firstRow() - 2, i, columns.get(i).help());
    }
  }

  @Override
  public void write(RowXml out, ResultStyles all, OutputSheet sheet) throws IOException {
    CellXml header = out.startRow(content.firstRow() - 1, Block.HEADER_HEIGHT);
    for (int i = 0; i < headers.length; i++) {
      header.text(i, headers[i], columns.get(i).title());
    }
    out.endRow();
    SharedFormulas shared = new SharedFormulas(content, firstShared[0]);
    ColumnFormulas own = new ColumnFormulas(columns.size());
    for (int i = 0; i < content.size(); i++) {
      int row = content.firstRow() + i;
      Figures styles = ofRows.getOrDefault(content.rowFormat(i), figures);
      height.begin();
      content.row(i, new Cells(out.startRow(row), row, styles, shared, own));
      out.height(height.points());
      out.endRow();
    }
    firstShared[0] = shared.next();
  }

  /** The formula that each column had last, since most have one and the same in every row. */
  static final class ColumnFormulas {
    private final @Nullable String[] texts;
    private final @Nullable RowFormula[] formulas;

    ColumnFormulas(int columns) {
      texts = new String[columns];
      formulas = new RowFormula[columns];
    }

    RowFormula of(int column, String text) {
      RowFormula known = formulas[column];
      if (known == null || !text.equals(texts[column])) {
        known = new RowFormula(text);
        formulas[column] = known;
        texts[column] = text;
      }
      return known;
    }
  }

  /** The cells of one row, from left to right. */
  private final class Cells implements LiveCells {
    private final CellXml out;
    private final String row;
    private final int[] formulas;
    private final int[] values;
    private final SharedFormulas shared;
    private final ColumnFormulas own;
    private int next;

    Cells(CellXml out, int row, Figures styles, SharedFormulas shared, ColumnFormulas own) {
      this.out = out;
      this.row = String.valueOf(row);
      formulas = styles.formulas();
      values = styles.values();
      this.shared = shared;
      this.own = own;
    }

    @Override
    public void value(double value) {
      int column = next++;
      if (Double.isNaN(value)) {
        out.blank(column, values[column]);
      } else {
        out.number(column, values[column], inCell(column, value));
      }
    }

    @Override
    public void value(String text) {
      int column = next++;
      if (text.isEmpty()) {
        out.blank(column, texts[column]);
      } else {
        if (wrapped[column] > 0) {
          height.text(text.length(), wrapped[column]);
        }
        int style = ResultStyles.likeFormula(text) ? quoted[column] : texts[column];
        out.text(column, style, text);
      }
    }

    @Override
    public void formula(String formula, double result) {
      if (Double.isNaN(result)) {
        formula(formula, "");
        return;
      }
      int column = next++;
      double value = inCell(column, result);
      if (shared.has(column, formula)) {
        String text = shared.first(column) ? here(formula) : null;
        int index = shared.index(column);
        out.sharedFormula(column, formulas[column], index, text, lastRow(), value);
      } else {
        out.formula(column, formulas[column], own.of(column, formula), value);
      }
    }

    @Override
    public void formula(String formula, String result) {
      int column = next++;
      if (shared.has(column, formula)) {
        String text = shared.first(column) ? here(formula) : null;
        int index = shared.index(column);
        out.sharedFormula(column, formulas[column], index, text, lastRow(), result);
      } else {
        out.formula(column, formulas[column], own.of(column, formula), result);
      }
    }

    @Override
    public void formula(String formula, double[] results) {
      int first = next;
      next += results.length;
      for (int column = first; column < next; column++) {
        double result = inCell(column, results[column - first]);
        if (column == first) {
          out.rowFormula(column, formulas[column], own.of(column, formula), next - 1, result);
        } else {
          out.filled(column, formulas[column], result);
        }
      }
    }

    private double inCell(int column, double value) {
      return days[column]
          ? CalculationRows.this.styles.serial(value)
          : CalculationSheet.finite(value);
    }

    private String here(String formula) {
      return formula.replace(LiveCells.ROW, row);
    }

    private int lastRow() {
      return content.firstRow() + content.size() - 1;
    }
  }
}
