package breakeven.workbook.write;

import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.round;
import static breakeven.core.expression.Formula.sum;
import static breakeven.core.expression.Formula.when;

import breakeven.core.model.Place;
import breakeven.core.report.CellSink;
import breakeven.core.report.Columns;
import breakeven.core.report.Format;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.ResultColumn;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.xlsx.ooxml.CellRange;
import breakeven.xlsx.ooxml.CellXml;
import breakeven.xlsx.ooxml.Markup;
import breakeven.xlsx.ooxml.RowFormula;
import breakeven.xlsx.ooxml.RowXml;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Rows with the same columns, one below the other: header, rows, what is not listed, a total. It is
 * given to a {@link BlockSheet}, which says where it stands; from then on formulas refer to its
 * cells by the header of their column. Rows are asked for when they are written, so that there may
 * be any number of them.
 *
 * @param <T> what a row is about
 */
final class Block<T> implements BlockSheet.Part {
  /** Excel takes 65,530 links a sheet. */
  static final int LINKED = 60_000;

  /** A formula that is nothing but another sheet's cell. */
  private static final Pattern TAKEN = Pattern.compile("'[^']+'!\\$?[A-Z]+\\$?\\d+");

  static final int HEADER_HEIGHT = 48;

  /** Gives all rows, in their order, each time it is asked. */
  @FunctionalInterface
  interface Rows<T> {
    void each(Taker<T> taker) throws IOException;
  }

  /** Takes one row after the other. */
  @FunctionalInterface
  interface Taker<T> {
    void take(T row) throws IOException;
  }

  private final List<BlockColumn<T>> columns;
  private final Rows<T> rows;
  private final int count;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<Integer> headers = new ArrayList<>();
  private final List<Map<String, Style>> looks = new ArrayList<>();
  private final List<Style> rests = new ArrayList<>();
  private final List<Style> totals = new ArrayList<>();
  private final Here here = new Here(false);
  private int headerHeight = HEADER_HEIGHT;
  private boolean notes = true;
  private String table = "";
  private String rest = "";
  private String totalLabel = "";
  private @Nullable T total;
  private double height;
  private boolean tall;
  private boolean above;
  private boolean wrapped = true;
  private int top;

  /** A block of many rows, the first of which are shown. */
  Block(List<BlockColumn<T>> columns, Rows<T> rows, int count) {
    this.columns = List.copyOf(columns);
    this.rows = rows;
    this.count = count;
    for (int i = 0; i < columns.size(); i++) {
      places.putIfAbsent(columns.get(i).head().header(), i);
    }
  }

  /** A block of some rows. */
  Block(List<BlockColumn<T>> columns, List<T> rows) {
    this(
        columns,
        taker -> {
          for (T row : rows) {
            taker.take(row);
          }
        },
        rows.size());
  }

  // --- what belongs to it ------------------------------------------------------------------------

  /** Another height of its header, points; 0: it has none. */
  Block<T> header(int points) {
    headerHeight = points;
    return this;
  }

  /** Its headers have no notes. */
  Block<T> withoutNotes() {
    notes = false;
    return this;
  }

  /** Makes its rows a table that filters and sorts. */
  Block<T> table(String name) {
    table = name;
    return this;
  }

  /** A row for what is in the total and not in the rows; none where the label is empty. */
  Block<T> rest(String label) {
    rest = label;
    return this;
  }

  /** A row for all together. */
  Block<T> total(String label, T all) {
    totalLabel = label;
    total = all;
    return this;
  }

  /** Its total stands above its header: the last rows may be empty. */
  Block<T> totalAbove() {
    above = true;
    return this;
  }

  /** The height of each row, points. */
  Block<T> height(double points) {
    height = points;
    return this;
  }

  /** Rows as high as their longest text needs. */
  Block<T> tall() {
    tall = true;
    return this;
  }

  // --- where it stands ---------------------------------------------------------------------------

  /** Stands from a row on, counted from 1 as all rows here; gives the first row below it. */
  @Override
  public int place(int row) {
    top = above ? row + 1 : row;
    return bottom() + 1;
  }

  /** The row of its header. */
  int header() {
    return top;
  }

  /** The first of its rows. */
  int first() {
    return headerHeight == 0 ? top : top + 1;
  }

  /** The last of its rows; rest and total are below it. */
  int last() {
    return first() + count - 1;
  }

  /** The last row, whatever it is. */
  int bottom() {
    return last() + (rest.isEmpty() ? 0 : 1) + (total == null || above ? 0 : 1);
  }

  private int totalRow() {
    return above ? top - 1 : bottom();
  }

  /** The place of a column, from 0. */
  int at(String header) {
    Integer at = places.get(header);
    if (at == null) {
      throw new IllegalArgumentException("no column " + header);
    }
    return at;
  }

  /** All cells of a column: {@code L30:L47}. */
  String range(String header) {
    return new CellRange(first(), at(header), last(), at(header)).toString();
  }

  /** The same, however a formula moves; one empty cell where there are no rows. */
  String cells(String header) {
    int at = at(header);
    return new CellRange(first(), at, Math.max(first(), last()), at).absolute();
  }

  /** One cell, however a formula moves: {@code $L$31}. */
  String cell(String header, int row) {
    return Place.fixed(at(header), row);
  }

  /** The row that a formula stands in: one of the block's, or its total. */
  final class Here {
    private final boolean total;

    private Here(boolean total) {
      this.total = total;
    }

    /** Whether it is the total. */
    boolean total() {
      return total;
    }

    /** A cell of the same row: {@code $L31}. */
    String cell(String header) {
      return Place.inColumn(at(header), RowFormula.ROW);
    }

    /** The same, which moves with the formula: {@code L31}. */
    String beside(String header) {
      return Place.cell(at(header), RowFormula.ROW);
    }
  }

  // --- on its sheet ------------------------------------------------------------------------------

  List<ResultColumn> heads() {
    return columns.stream().map(BlockColumn::head).toList();
  }

  /** Adds what is no cell: notes on headers, the table, colours, styles. */
  @Override
  public void layOut(OutputSheet sheet, OutputWorkbook book) throws IOException {
    style(book.styles());
    if (headerHeight > 0 && notes) {
      for (int i = 0; i < columns.size(); i++) {
        sheet.note(top - 1, i, columns.get(i).head().help());
      }
    }
    if (count > 0 && !table.isEmpty()) {
      sheet.table(table, top - 1, count, heads().stream().map(ResultColumn::title).toList());
    }
    Integer edited = places.get(Columns.EDITED);
    if (edited != null && count > 0) {
      book.formats()
          .where(
              Place.inColumn(edited, first()) + ">0",
              sheet.sheet,
              WordFormats.Look.OUTDATED,
              new CellRange(first(), 0, last(), edited).toString());
    }
    for (WordFormats.Cells kind : WordFormats.Cells.values()) {
      List<String> ranges = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        if (colours(columns.get(i)) == kind) {
          ranges.add(new CellRange(first(), i, bottom(), i).toString());
        }
      }
      if (!ranges.isEmpty() && bottom() >= first()) {
        book.formats().addTo(sheet.sheet, kind, String.join(" ", ranges));
      }
    }
  }

  /** Amounts are red where they are negative, in each table. */
  private WordFormats.@Nullable Cells colours(BlockColumn<T> column) {
    if (headerHeight == 0) {
      return column.words();
    }
    return switch (column.head().format()) {
      case MONEY, MONEY_OR_DASH -> WordFormats.Cells.MONEY;
      case MONEY_SMALL -> WordFormats.Cells.MONEY_SMALL;
      default -> column.words();
    };
  }

  /** Where its rows lead to. */
  @Override
  public void links(Markup xml) throws IOException {
    List<BlockColumn<T>> leading =
        columns.stream().filter(column -> column.link() != null).toList();
    if (leading.isEmpty()) {
      return;
    }
    int[] row = {first()};
    rows.each(
        one -> {
          if (row[0] <= Math.min(last(), first() + LINKED - 1)) {
            for (BlockColumn<T> column : leading) {
              String to = column.link(one);
              if (!to.isEmpty()) {
                String at = Place.cell(columns.indexOf(column), row[0]);
                xml.add("<hyperlink ref=\"%s\" location=\"%s\"/>", at, to);
              }
            }
          }
          row[0]++;
        });
  }

  // --- cells -------------------------------------------------------------------------------------

  /** The styles of the cells of a column that have one number format. */
  private record Style(
      int value, int quoted, int link, int quotedLink, int blank, int formula, int taken) {
    static Style of(
        ResultStyles all,
        Format format,
        Role value,
        Role calculated,
        String code,
        boolean links,
        boolean wrapped) {
      HorizontalAlignment side = ResultStyles.side(format);
      // Where nothing is said, nothing is warned of.
      Role blank = value == Role.WARNING ? Role.OUTPUT : value;
      // A cell of text would no longer calculate once someone edits it.
      String general = format.number() ? code : ResultStyles.GENERAL;
      int plain = all.cell(value, code, side, wrapped, false);
      int quoted = all.cell(value, code, side, wrapped, true);
      return new Style(
          plain,
          quoted,
          links ? all.cell(linked(value), code, side, wrapped, false) : plain,
          links ? all.cell(linked(value), code, side, wrapped, true) : quoted,
          blank == value ? plain : all.cell(blank, code, side, wrapped, false),
          all.cell(calculated, general, side, wrapped, false),
          all.cell(
              calculated == Role.CALCULATION ? Role.TAKEN : calculated,
              general,
              side,
              wrapped,
              false));
    }
  }

  private static Role linked(Role role) {
    return switch (role) {
      case OUTPUT -> Role.OUTPUT_LINK;
      case SUBTITLE -> Role.LINK;
      default -> role;
    };
  }

  /** Asks for the styles of all its cells, while the workbook takes new ones. */
  private void style(ResultStyles all) throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      BlockColumn<T> column = columns.get(i);
      Format format = column.head().format();
      boolean typed = column.role() == Role.INPUT;
      headers.add(typed ? all.typedHeader(format) : all.header(format));
      looks.add(new HashMap<>());
      looks.get(i).put(format.code(), style(all, column, format.code()));
      T sum = total;
      if (sum != null) {
        String code = column.code(sum);
        totals.add(Style.of(all, format, Role.TOTAL, Role.TOTAL, code, false, true));
        boolean whole = format == Format.MONEY || format == Format.COUNT;
        rests.add(style(all, column, whole ? NumberFormats.WHOLE_IF_ANY : code));
      }
    }
    if (columns.stream().anyMatch(column -> column.coded() != null)) {
      rows.each(
          row -> {
            for (int i = 0; i < columns.size(); i++) {
              BlockColumn<T> column = columns.get(i);
              looks.get(i).computeIfAbsent(column.code(row), code -> style(all, column, code));
            }
          });
    }
  }

  private Style style(ResultStyles all, BlockColumn<T> column, String code) {
    return Style.of(
        all,
        column.head().format(),
        column.role(),
        column.calculated(),
        code,
        column.link() != null,
        wrapped);
  }

  /** Writes all of it; rows that are not shown are passed over. */
  @Override
  public void write(RowXml out, ResultStyles all, OutputSheet sheet) throws IOException {
    Cells cells = new Cells(all, sheet);
    T sum = total;
    if (sum != null && above) {
      writeTotal(out, cells, sum);
    }
    if (headerHeight > 0) {
      CellXml header = out.startRow(top, headerHeight);
      for (int i = 0; i < columns.size(); i++) {
        header.text(i, headers.get(i), columns.get(i).head().title());
      }
      out.endRow();
    }
    int[] row = {first()};
    rows.each(
        one -> {
          if (row[0] <= last()) {
            cells.start(out.startRow(row[0], height), row[0] < first() + LINKED);
            for (int i = 0; i < columns.size(); i++) {
              cells.put(i, one, here);
            }
            if (tall) {
              out.height(cells.lines.points());
            }
            out.endRow();
          }
          row[0]++;
        });
    if (sum == null) {
      return;
    }
    if (!rest.isEmpty()) {
      cells.start(out.startRow(last() + 1), false);
      for (int i = 0; i < columns.size(); i++) {
        cells.rest(i, sum, new Here(true));
      }
      if (tall) {
        out.height(RowHeight.points(1));
      }
      out.endRow();
    }
    if (!above) {
      writeTotal(out, cells, sum);
    }
  }

  private void writeTotal(RowXml out, Cells cells, T sum) throws IOException {
    cells.start(out.startRow(totalRow()), false);
    for (int i = 0; i < columns.size(); i++) {
      cells.total(i, sum, new Here(true));
    }
    Arrays.fill(cells.listed, 0);
    if (tall) {
      out.height(RowHeight.points(1));
    }
    out.endRow();
  }

  /** Puts the values of columns into the cells of one row after the other. */
  private final class Cells implements CellSink {
    private final ResultStyles all;
    private final OutputSheet sheet;
    private final RowHeight lines = new RowHeight();
    private final double[] listed = new double[columns.size()];
    private final ColumnFormulas formulas = new ColumnFormulas(columns.size());
    private CellXml out = new CellXml();
    private boolean links;
    private int column;
    private String formula = "";
    private Style style = new Style(0, 0, 0, 0, 0, 0, 0);
    private boolean day;
    private boolean leads;

    Cells(ResultStyles all, OutputSheet sheet) {
      this.all = all;
      this.sheet = sheet;
    }

    void start(CellXml row, boolean linked) {
      out = row;
      links = linked;
      lines.begin();
    }

    void put(int at, T row, Here here) {
      BlockColumn<T> of = columns.get(at);
      column = at;
      style = Objects.requireNonNull(looks.get(at).get(of.code(row)));
      day = of.head().format() == Format.DATE || of.code(row).equals(Format.DATE.code());
      leads = links && !of.link(row).isEmpty();
      formula = of.formula().of(row, here);
      of.value().accept(row, this);
    }

    /** What all rows come to, less those that are listed. */
    void rest(int at, T sum, Here here) {
      begin(at, rests.get(at));
      double whole = valueOf(columns.get(at).value(), sum);
      if (at == 0) {
        restLabel(sum, here);
      } else if (Double.isNaN(whole) || columns.get(at).head().format() == Format.MONEY_SMALL) {
        // What is left of a ratio is none.
        blank();
      } else {
        if (!columns.get(at).formula().of(sum, here).isEmpty()) {
          String range = Place.cell(at, first()) + ":" + Place.cell(at, last());
          formula = round(Place.cell(at, totalRow()) + "-" + sum(range), 6);
        }
        number(left(at, whole));
      }
    }

    private double left(int at, double whole) {
      return Math.rint((whole - listed[at]) * 1e6) / 1e6 + 0.0;
    }

    /** A row of nothing has no label, until an edit puts something in. */
    private void restLabel(T sum, Here here) {
      boolean live = columns.stream().anyMatch(one -> !one.formula().of(sum, here).isEmpty());
      boolean any =
          IntStream.range(1, columns.size())
              .anyMatch(i -> Math.abs(left(i, valueOf(columns.get(i).value(), sum))) > 0);
      if (live && !any) {
        String row = Place.cell(1, last() + 1) + ":" + Place.cell(columns.size() - 1, last() + 1);
        formula = when(call("SUMSQ", row) + ">0", quoted(rest));
      }
      text(any || !live ? rest : "");
    }

    void total(int at, T sum, Here here) {
      begin(at, totals.get(at));
      if (at == 0) {
        text(totalLabel);
      } else if (columns.get(at).head().format().number()) {
        formula = columns.get(at).formula().of(sum, here);
        columns.get(at).value().accept(sum, this);
      } else {
        blank();
      }
    }

    private void begin(int at, Style of) {
      column = at;
      style = of;
      formula = "";
      leads = false;
      day = false;
    }

    @Override
    public void number(double value) {
      listed[column] += value;
      double shown = day ? all.serial(value) : value;
      if (formula.isEmpty()) {
        out.number(column, style.value(), shown);
      } else {
        boolean taken = TAKEN.matcher(formula).matches();
        int look = taken ? style.taken() : style.formula();
        out.formula(column, look, formulas.of(column, formula), shown);
      }
    }

    @Override
    public void text(String value) {
      lines.text(value, sheet.width(column));
      if (!formula.isEmpty()) {
        out.formula(column, style.formula(), formulas.of(column, formula), value);
      } else if (ResultStyles.likeFormula(value)) {
        out.text(column, leads ? style.quotedLink() : style.quoted(), value);
      } else {
        out.text(column, leads ? style.link() : style.value(), value);
      }
    }

    @Override
    public void blank() {
      if (formula.isEmpty()) {
        out.blank(column, style.blank());
      } else {
        out.formula(column, style.formula(), formulas.of(column, formula), "");
      }
    }
  }

  /** The number of a cell; NaN where it has none. */
  static <T> double valueOf(BiConsumer<T, CellSink> column, T row) {
    double[] number = {Double.NaN};
    column.accept(
        row,
        new CellSink() {
          @Override
          public void number(double value) {
            number[0] = value;
          }

          @Override
          public void text(String value) {}

          @Override
          public void blank() {}
        });
    return number[0];
  }
}
