package breakeven.workbook.write;

import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.sum;
import static breakeven.core.expression.Formula.sumIfs;

import breakeven.core.decision.PortfolioMoney;
import breakeven.core.economics.CostKind;
import breakeven.core.model.Place;
import breakeven.core.report.CellSink;
import breakeven.core.report.Format;
import breakeven.core.report.PortfolioForecast;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.xlsx.ooxml.Chart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What the portfolio costs by kind, fiscal years first and months after them: as today, as advised,
 * and what the change saves.
 */
final class ForecastSheet {
  static final String TOTAL = "All months";
  static final String ONCE = "Once";
  static final String AS_TODAY = "As today";
  static final String AS_ADVISED = "As advised";
  static final String PAID = "Paid";
  static final String BAD_ANSWERS = "Expected cost of bad answers (not paid)";
  static final String AT_PRICES = ", at today's prices";
  static final String EXPECTED = ", expected";
  static final String SAVES = "What the change saves";
  static final String PAID_LESS = "Paid less";
  static final String FEWER = "Fewer bad answers (not paid)";
  static final String SAVED = "Saving";
  static final String SO_FAR = "Saving so far";
  static final String RATE_A_YEAR = "Discount rate a year";
  static final String NPV = "NPV";
  static final String IRR = "IRR a year";
  static final String PAYBACK = "Payback in months";

  private static final String WITHIN = "Workloads within their horizon";
  private static final int LABEL_WIDTH = 38;
  private static final int YEAR_WIDTH = 11;
  private static final int MONTH_WIDTH = 9;
  private static final int CHART_ROWS = 11;
  private static final int GAP = 6;
  private static final String MONTH = "mmm yy";
  private static final String RATE = "0%";

  private static final String VERY_MUCH = "over 1,000%";
  private static final String EXACT = "0.0";
  private static final String IN_MONTH = "\"month \"0;;\"at once\"";

  private final PortfolioForecast forecast;
  private final LocalDate start;
  private final BlockSheet sheet;
  private final ResultStyles styles;
  private final String code;
  private final int last;

  /** Fiscal years that have a column. */
  private final int years;

  /** The rows of the table that others are made of, from 1. */
  private int yearRow;

  private int saved;
  private int paybackRow;

  /** Figures of one row, a cell each from the second column on. */
  private record Line(String label, IntToDoubleFunction value, IntFunction<String> formula) {}

  /** What a row has in a month, and its formula. */
  private record Amount(String label, IntToDoubleFunction month, IntFunction<String> formula) {}

  /** Adds the sheet behind the last one. */
  static ForecastSheet add(OutputWorkbook book, PortfolioForecast forecast) {
    ForecastSheet made = new ForecastSheet(book, forecast);
    made.layOut();
    return made;
  }

  /** Its rows and what is added to them when the workbook is composed. */
  BlockSheet blocks() {
    return sheet;
  }

  /** The cell of the payback of the whole. */
  Place payback() {
    return new Place(sheet.page.sheet.getSheetName(), paybackRow, keyColumn());
  }

  /** The cell of what the change saves in all months, expected where it was drawn. */
  Place saved() {
    return new Place(sheet.page.sheet.getSheetName(), saved, total());
  }

  private ForecastSheet(OutputWorkbook book, PortfolioForecast forecast) {
    this.forecast = forecast;
    styles = book.styles();
    last = forecast.lastMonth();
    start = forecast.start();
    years = year(last) - year(1) + 1;
    double most = 0;
    for (int month = 0; month <= last; month++) {
      for (CostKind kind : CostKind.values()) {
        most += Math.max(0, forecast.today(kind, month));
      }
    }
    code =
        most >= 1e10
            ? code("#,##0.0,,", "50000")
            : most >= 1e8
                ? code("#,##0,", "500")
                : most >= 1e6 ? code("#,##0.0,", "50") : code("#,##0", "0.5");
    sheet =
        new BlockSheet(
            book,
            Sheets.FORECAST,
            (most >= 1e10 ? "Million " : most >= 1e6 ? "Thousand " : "")
                + forecast.currency()
                + ", each workload over its own horizon. "
                + AS_ADVISED
                + ": what is "
                + PortfolioMoney.READY_WORDS
                + " is carried out on "
                + start
                + ".");
  }

  /** What rounds to 0 is blank. */
  private static String code(String scaled, String least) {
    return "[>=" + least + "]" + scaled + ";[Red][<=-" + least + "]-" + scaled + ";;@";
  }

  private void layOut() {
    header();
    Paid today = block(AS_TODAY, "with the moves that ends of models force", forecast::today);
    Paid advised = block(AS_ADVISED, "without changes that cost more", forecast::advised);
    heading(SAVES + AT_PRICES, "as today less as advised");
    saved =
        saving(
            new Amount(
                PAID_LESS,
                month -> forecast.atPrices(month, false),
                month -> less(month, today.paid(), advised.paid())),
            new Amount(
                FEWER,
                month -> forecast.atPrices(month, true) - forecast.atPrices(month, false),
                month -> less(month, today.bad(), advised.bad())));
    if (forecast.drawn()) {
      heading(SAVES + EXPECTED, "mean of the futures");
      saved =
          saving(
              new Amount(PAID_LESS, forecast::paidLess, month -> ""),
              new Amount(
                  FEWER, month -> forecast.saved(month) - forecast.paidLess(month), month -> ""));
    }
    soFar(saved);
    gap();
    int top = sheet.next();
    keys();
    int bottom = top + CHART_ROWS;
    sheet.gap(bottom - sheet.next());
    int edge = first() + (PrintWidth.WITH_EASE - LABEL_WIDTH - total() * YEAR_WIDTH) / MONTH_WIDTH;
    int[] widths = new int[Math.max(columns(), edge)];
    Arrays.fill(widths, MONTH_WIDTH);
    Arrays.fill(widths, 1, first(), YEAR_WIDTH);
    widths[0] = LABEL_WIDTH;
    sheet.widths(widths);
    sheet.page.sheet.createFreezePane(1, yearRow);
    sheet.page.printLong(yearRow - 2, bottom - 1, widths.length - 1);
    PrintWidth.UNKNOWN.setUp(sheet.page.sheet);
    chart(today.paid(), advised.paid(), new Chart.Area(top, keyColumn() + 2, bottom - 1, edge));
    sheet.done();
  }

  private void gap() {
    sheet.add(new Block<>(List.of(BlockColumn.none()), List.of("")).header(0).height(GAP));
  }

  /** What is told of it is beside the label column, which each page repeats. */
  private void heading(String text, String what) {
    gap();
    sheet.heading(text, what, columns());
  }

  /** A row less another, either of which may be left out. */
  private String less(int month, int of, int other) {
    return (of == 0 ? "" : cell(month, of)) + (other == 0 ? "" : "-" + cell(month, other));
  }

  // --- columns -----------------------------------------------------------------------------------

  private int columns() {
    return first() + last + 1;
  }

  /** The column of what is paid once, from 0; months follow it, fiscal years and their sum lead. */
  private int first() {
    return years + 2;
  }

  private int total() {
    return years + 1;
  }

  private String cell(int month, int row) {
    return Place.cell(first() + month, row);
  }

  /** All months of a row, what is paid once among them, however a formula moves. */
  private String months(int row) {
    return "$" + Place.cell(first(), row) + ":$" + Place.cell(first() + last, row);
  }

  private LocalDate day(int month) {
    return start.plusMonths(Math.max(1, month) - 1L);
  }

  private int year(int month) {
    return forecast.fiscalYear(day(month));
  }

  private void header() {
    yearRow = sheet.next() + 1;
    List<BlockColumn<String>> heads = new ArrayList<>();
    List<BlockColumn<String>> ends = new ArrayList<>();
    heads.add(BlockColumn.blank(Role.HEADER));
    ends.add(BlockColumn.<String>text("", text -> text).as(Role.FORECAST_QUIET));
    for (int i = 0; i < years; i++) {
      int year = year(1) + i;
      heads.add(title(cell -> cell.text(label(year))));
      int months =
          (int) IntStream.rangeClosed(1, last).filter(month -> year(month) == year).count();
      ends.add(quiet(year, "\"" + Plurals.of(months, "month") + "\""));
    }
    heads.add(title(cell -> cell.text(TOTAL)));
    ends.add(
        BlockColumn.<String>number("", Format.COUNT, text -> Double.NaN).as(Role.FORECAST_QUIET));
    heads.add(title(cell -> cell.text(ONCE)));
    ends.add(quiet(year(0), "0"));
    for (int month = 1; month <= last; month++) {
      double day = styles.serial(day(month).toEpochDay());
      heads.add(title(cell -> cell.number(day)).formatted(text -> MONTH));
      ends.add(quiet(year(month), "0"));
    }
    sheet.add(new Block<>(heads, List.of("")).header(0));
    sheet.add(new Block<>(ends, List.of("Months; fiscal year, by when it ends")).header(0));
    line(
        Role.FORECAST_QUIET,
        new Line(
            WITHIN,
            column -> column > first() ? forecast.within(column - first()) : Double.NaN,
            column -> ""),
        "#,##0");
  }

  private String label(int year) {
    return forecast.fiscalYear() == 1
        ? String.valueOf(year)
        : String.format(Locale.ROOT, "FY %02d/%02d", (year - 1) % 100, year % 100);
  }

  private BlockColumn<String> title(Consumer<CellSink> value) {
    return BlockColumn.<String>number("", Format.COUNT, text -> 0)
        .valued((text, cell) -> value.accept(cell))
        .as(Role.HEADER);
  }

  private BlockColumn<String> quiet(int year, String shown) {
    return BlockColumn.<String>number("", Format.COUNT, text -> year)
        .formatted(text -> shown)
        .as(Role.FORECAST_VALUE);
  }

  // --- rows --------------------------------------------------------------------------------------

  /** What is told of a kind in a month. */
  private interface OfKind {
    double of(CostKind kind, int month);
  }

  /** The rows of what is paid, and of bad answers; 0 where it is left out. */
  private record Paid(int paid, int bad) {}

  private Paid block(String title, String what, OfKind value) {
    heading(title + AT_PRICES, what);
    int top = sheet.next();
    for (CostKind kind : CostKind.values()) {
      if (kind == CostKind.TOKENS) {
        row(Role.FORECAST, kind(kind.title(), kind, value));
      } else if (kind.paid()) {
        any(Role.FORECAST, kind(kind.title(), kind, value));
      }
    }
    int bottom = sheet.next() - 1;
    int paid =
        row(
            Role.TOTAL,
            new Amount(
                PAID,
                month -> paid(month, value),
                month -> sum(cell(month, top) + ":" + cell(month, bottom))));
    return new Paid(paid, any(Role.FORECAST_QUIET, kind(BAD_ANSWERS, CostKind.BAD_ANSWERS, value)));
  }

  /** Adds a row where there is anything in it; gives its place, 0 where there is not. */
  private int any(Role role, Amount amount) {
    return IntStream.rangeClosed(0, last)
            .anyMatch(month -> amount.month().applyAsDouble(month) != 0)
        ? row(role, amount)
        : 0;
  }

  private static Amount kind(String label, CostKind kind, OfKind value) {
    return new Amount(label, month -> value.of(kind, month), month -> "");
  }

  /** Adds a row with its sums by fiscal year; gives its place, from 1. */
  private int row(Role role, Amount amount) {
    int row = sheet.next();
    line(
        role,
        new Line(
            amount.label(),
            column -> {
              double sum = 0;
              for (int month = 0; month <= last; month++) {
                sum += counts(column, month) ? amount.month().applyAsDouble(month) : 0;
              }
              return sum;
            },
            column ->
                column >= first()
                    ? amount.formula().apply(column - first())
                    : column == total()
                        ? sum(months(row))
                        : sumIfs(months(row), months(yearRow), Place.cell(column, yearRow))));
    return row;
  }

  /** Whether a month is part of what a column has. */
  private boolean counts(int column, int month) {
    return column >= first()
        ? month == column - first()
        : column == total() || year(month) == year(1) + column - 1;
  }

  /** What is saved and what it is made of; gives the row of the sum. */
  private int saving(Amount paid, Amount fewer) {
    int first = row(Role.FORECAST, paid);
    int second = any(Role.FORECAST_QUIET, fewer);
    return row(
        Role.TOTAL,
        new Amount(
            SAVED,
            month -> paid.month().applyAsDouble(month) + fewer.month().applyAsDouble(month),
            month -> cell(month, first) + (second == 0 ? "" : "+" + cell(month, second))));
  }

  /** What a saving has come to by the end of each month and fiscal year. */
  private void soFar(int of) {
    int row = sheet.next();
    line(
        Role.FORECAST,
        new Line(
            SO_FAR,
            column -> {
              double sum = 0;
              for (int month = 0; month <= last; month++) {
                boolean until =
                    column >= first()
                        ? month <= column - first()
                        : column == total() || year(month) <= year(1) + column - 1;
                sum += until ? forecast.saved(month) : 0;
              }
              return sum;
            },
            column ->
                column == first() || column == 1 || column == total()
                    ? Place.cell(column, of)
                    : Place.cell(column - 1, row) + "+" + Place.cell(column, of)));
  }

  private void line(Role role, Line line) {
    line(role, line, code);
  }

  private void line(Role role, Line line, String shown) {
    List<BlockColumn<Line>> cells = new ArrayList<>();
    cells.add(BlockColumn.<Line>text("", Line::label).as(role));
    for (int column = 1; column < columns(); column++) {
      int at = column;
      cells.add(
          BlockColumn.<Line>number("", Format.MONEY, one -> one.value().applyAsDouble(at))
              .by((one, here) -> one.formula().apply(at))
              .formatted(one -> shown)
              .as(line.formula().apply(at).isEmpty() ? Role.FORECAST_VALUE : role));
    }
    sheet.add(new Block<>(cells, List.of(line)).header(0));
  }

  // --- what the change is worth ------------------------------------------------------------------

  /** Beside the label column, which each page repeats. */
  private void keys() {
    List<BlockColumn<String>> heads = new ArrayList<>();
    heads.add(BlockColumn.none());
    heads.add(BlockColumn.<String>text("", text -> text).as(Role.SECTION));
    for (int column = 2; column <= keyColumn(); column++) {
      heads.add(BlockColumn.blank(Role.SECTION));
    }
    String basis = forecast.drawn() ? EXPECTED : AT_PRICES;
    sheet.add(new Block<>(heads, List.of("What the change is worth" + basis)).header(0));
    String rate = Place.cell(keyColumn(), sheet.next());
    key(RATE_A_YEAR, "0.0%", forecast.rate(), "");
    String later = Place.cell(first() + 1, saved) + ":" + Place.cell(first() + last, saved);
    key(
        NPV,
        code,
        forecast.npv(),
        Place.cell(first(), saved) + "+" + call("NPV", "(1+" + rate + ")^(1/12)-1", later));
    double irr = forecast.irr();
    key(IRR, RATE, irr, irr(saved, irr));
    double exact = forecast.payback();
    paybackRow = sheet.next();
    key(
        PAYBACK,
        EXACT,
        exact,
        "",
        BlockColumn.<String>number("", Format.COUNT, text -> Math.ceil(exact))
            .formatted(text -> IN_MONTH)
            .as(Role.FORECAST_VALUE));
  }

  /** Where the key figures are: their labels run over the cells between. */
  private int keyColumn() {
    return Math.max(total(), 4);
  }

  @SafeVarargs
  private void key(
      String label, String format, double value, String formula, BlockColumn<String>... beside) {
    List<BlockColumn<String>> cells = new ArrayList<>();
    cells.add(BlockColumn.none());
    cells.add(BlockColumn.<String>text("", text -> text).as(Role.SUBTITLE));
    for (int column = 2; column < keyColumn(); column++) {
      cells.add(BlockColumn.none());
    }
    BlockColumn<String> cell = BlockColumn.number("", Format.MONEY, text -> value);
    cells.add(
        (Double.isInfinite(value) ? cell.valued((text, to) -> to.text(VERY_MUCH)) : cell)
            .by((text, here) -> formula)
            .formatted(text -> format)
            .as(formula.isEmpty() ? Role.FORECAST_VALUE : Role.FORECAST));
    cells.addAll(List.of(beside));
    sheet.add(new Block<>(cells, List.of(label)).header(0));
  }

  /** The yearly rate at which the row is worth nothing; a value where there is none. */
  private String irr(int row, double now) {
    if (!Double.isFinite(now)) {
      return "";
    }
    double guess = Math.rint((Math.pow(1 + now, 1.0 / 12) - 1) * 1e4) / 1e4;
    return "(1+" + call("IRR", months(row), String.valueOf(guess)) + ")^12-1";
  }

  // --- the chart ---------------------------------------------------------------------------------

  private void chart(int today, int advised, Chart.Area area) {
    if (last < 2) {
      return;
    }
    Chart.Cells days = cells(yearRow - 1, month -> styles.serial(day(month).toEpochDay()));
    double[] both = new double[2 * last];
    for (int month = 1; month <= last; month++) {
      both[month - 1] = paid(month, forecast::today);
      both[last + month - 1] = paid(month, forecast::advised);
    }
    new Chart(
            Chart.Kind.LINES,
            Chart.Label.of(
                "Paid each month"
                    + AT_PRICES
                    + ", "
                    + forecast.currency()
                    + (forecast.within(last) < forecast.within(1)
                        ? ": falls as horizons end"
                        : "")))
        .across(Chart.Axis.of("").format(MONTH).steps(Math.ceil(last / 6.0), 0))
        .up(Chart.Axis.of("").format(ChartCells.scale(both)))
        .legend()
        .series(
            Chart.Series.of(
                Chart.Label.of(AS_TODAY),
                days,
                cells(today, month -> paid(month, forecast::today)),
                Chart.Look.SECOND))
        .series(
            Chart.Series.of(
                Chart.Label.of(AS_ADVISED),
                days,
                cells(advised, month -> paid(month, forecast::advised)),
                Chart.Look.STRONG))
        .addTo(sheet.page.sheet, area);
  }

  private static double paid(int month, OfKind value) {
    double sum = 0;
    for (CostKind kind : CostKind.values()) {
      sum += kind.paid() ? value.of(kind, month) : 0;
    }
    return sum;
  }

  private Chart.Cells cells(int row, IntToDoubleFunction month) {
    String name = sheet.page.sheet.getSheetName();
    double[] values = new double[last];
    for (int i = 0; i < last; i++) {
      values[i] = month.applyAsDouble(i + 1);
    }
    return ChartCells.numbers(
        new Place(name, row, first() + 1), new Place(name, row, first() + last), values);
  }
}
