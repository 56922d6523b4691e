package breakeven.workbook.write;

import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.sumIfs;

import breakeven.core.cycle.Realised;
import breakeven.core.input.CellType;
import breakeven.core.input.Header;
import breakeven.core.input.RowHandler;
import breakeven.core.model.Place;
import breakeven.core.report.Format;
import breakeven.core.table.Actuals;
import breakeven.core.table.Column;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.xlsx.ooxml.CellXml;
import breakeven.xlsx.ooxml.ColumnWidth;
import breakeven.xlsx.ooxml.RowFormula;
import breakeven.xlsx.ooxml.SheetFacts;
import breakeven.xlsx.ooxml.SheetSplice;
import breakeven.xlsx.read.SheetInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * What the bills come to by month and currency, beside the table of {@code Actuals}: an empty
 * column is between them, so that a table or a filter sorts without them.
 *
 * @param sheet the user's sheet
 * @param header where its columns are
 * @param rows the rows of the table, in order; there are at least as many as totals
 * @param bills by month and currency
 * @param currency the reporting currency, which bills without a currency are in
 * @param old where totals of an earlier review stand
 */
public record ActualsTotals(
    SheetInfo sheet,
    Header header,
    List<Integer> rows,
    List<Realised.Bill> bills,
    String currency,
    Old old)
    implements SheetAddition {
  private static final String MONTH = "Total of month";
  private static final List<String> HEADERS =
      List.of(MONTH, "Total in", "Total billed", "All months in", "All months billed");
  private static final int IN = 1;
  private static final int BILLED = 2;
  private static final int ALL_IN = 3;
  private static final int ALL = 4;
  private static final double WIDTH = 14;

  /** Where totals of an earlier review stand: looked for among the cells of the sheet. */
  public static final class Old implements RowHandler {
    private final int headers;
    private final List<Integer> rows = new ArrayList<>();
    private int column = -1;
    private int row;

    /**
     * @param header where the columns of the table are
     */
    public Old(Header header) {
      headers = header.row();
    }

    @Override
    public void startRow(int next) {
      row = next;
    }

    @Override
    public void cell(int at, CellType type, double number, @Nullable String text) {
      if (row == headers && MONTH.equals(text)) {
        column = at;
      } else if (row > headers && at == column && type != CellType.TEXT) {
        rows.add(row);
      }
    }

    @Override
    public boolean endRow(int ended) {
      return ended < headers || column >= 0;
    }
  }

  /** The cells of a row, by their column. */
  private interface Put {
    void cell(CellXml out, int column);
  }

  @Override
  public SheetSplice splice(XSSFWorkbook workbook, ResultStyles styles, SheetFacts facts) {
    int last = Math.max(0, facts.lastValueColumn());
    int first = old.column >= 0 ? old.column : last + 2;
    Map<Integer, Map<Integer, Put>> cells = new TreeMap<>();
    old.rows.forEach(
        row -> {
          for (int i = 0; i < HEADERS.size(); i++) {
            put(cells, row, first + i, (out, column) -> out.blank(column, 0));
          }
        });
    int heading = styles.cell(Role.HEADER, Format.TEXT.code(), HorizontalAlignment.CENTER);
    for (int i = 0; i < HEADERS.size(); i++) {
      String text = HEADERS.get(i);
      put(cells, header.row(), first + i, (out, column) -> out.text(column, heading, text));
    }
    months(cells, first, styles);
    inAll(cells, first, styles);
    List<ColumnWidth> widths = new ArrayList<>();
    for (int i = 0; i < HEADERS.size(); i++) {
      widths.add(new ColumnWidth(first + i, WIDTH));
    }
    return new SheetSplice()
        .replacing()
        .widths(widths)
        .cells(
            first + HEADERS.size() - 1,
            (row, out) ->
                cells.getOrDefault(row, Map.of()).forEach((column, put) -> put.cell(out, column)));
  }

  private static void put(Map<Integer, Map<Integer, Put>> cells, int row, int column, Put cell) {
    cells.computeIfAbsent(row, key -> new TreeMap<>()).put(column, cell);
  }

  private void months(Map<Integer, Map<Integer, Put>> cells, int first, ResultStyles styles) {
    int day = styles.cell(Role.OUTPUT, Format.DATE.code(), HorizontalAlignment.RIGHT);
    int text = styles.cell(Role.OUTPUT, Format.TEXT.code(), HorizontalAlignment.LEFT);
    int money = styles.cell(Role.OUTPUT, Format.MONEY_SMALL.code(), HorizontalAlignment.RIGHT);
    for (int i = 0; i < bills.size(); i++) {
      Realised.Bill bill = bills.get(i);
      int row = rows.get(i);
      String month = Place.cell(first, "$" + row);
      put(
          cells,
          row,
          first,
          (out, column) ->
              out.number(column, day, styles.serial(bill.month().atDay(1).toEpochDay())));
      put(cells, row, first + IN, (out, column) -> out.text(column, text, bill.currency()));
      String sum =
          bill.asShown()
              ? billed(
                  Place.cell(first + IN, "$" + row),
                  bill.currency(),
                  whole(Actuals.MONTH),
                  quoted(">=") + "&" + month,
                  whole(Actuals.MONTH),
                  quoted("<") + "&EDATE(" + month + ",1)")
              : "";
      put(cells, row, first + BILLED, figure(money, sum, bill.billed()));
    }
  }

  /** All bills of a currency, whatever their month. */
  private void inAll(Map<Integer, Map<Integer, Put>> cells, int first, ResultStyles styles) {
    int text = styles.cell(Role.TOTAL, Format.TEXT.code(), HorizontalAlignment.LEFT);
    int money = styles.cell(Role.TOTAL, Format.MONEY_SMALL.code(), HorizontalAlignment.RIGHT);
    int at = 0;
    for (String code :
        bills.stream()
            .map(Realised.Bill::currency)
            .collect(Collectors.toCollection(TreeSet::new))) {
      List<Realised.Bill> of = bills.stream().filter(bill -> bill.currency().equals(code)).toList();
      int row = rows.get(at++);
      put(cells, row, first + ALL_IN, (out, column) -> out.text(column, text, code));
      String sum =
          of.stream().allMatch(Realised.Bill::asShown)
              ? billed(Place.cell(first + ALL_IN, "$" + row), code)
              : "";
      put(
          cells,
          row,
          first + ALL,
          figure(money, sum, of.stream().mapToDouble(Realised.Bill::billed).sum()));
    }
  }

  private static Put figure(int style, String formula, double value) {
    return (out, column) -> {
      if (formula.isEmpty()) {
        out.number(column, style, value);
      } else {
        out.formula(column, style, new RowFormula(formula), value);
      }
    };
  }

  /** The bills in a currency; those that name none are in the reporting currency. */
  private String billed(String cell, String code, Object... criteria) {
    String cost = whole(Actuals.BILLED_COST);
    if (header.indexOf(Actuals.CURRENCY) < 0) {
      return criteria.length == 0 ? "SUM(" + cost + ")" : sumIfs(cost, criteria);
    }
    List<Object> all = new ArrayList<>(List.of(criteria));
    all.add(whole(Actuals.CURRENCY));
    all.add(cell);
    String named = sumIfs(cost, all.toArray());
    all.set(all.size() - 1, quoted("="));
    return code.equals(currency) ? named + "+" + sumIfs(cost, all.toArray()) : named;
  }

  /** A whole column, so that rows that are added are in it. */
  private String whole(Column column) {
    String letters = "$" + Place.letters(header.indexOf(column));
    return letters + ":" + letters;
  }
}
