package breakeven.workbook.write;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.countIfs;
import static breakeven.core.expression.Formula.eachFlag;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.sum;
import static breakeven.core.expression.Formula.sumIfs;
import static breakeven.core.expression.Formula.sumProduct;
import static breakeven.core.expression.Formula.when;

import breakeven.core.cycle.DecisionOutcome;
import breakeven.core.cycle.LogStatus;
import breakeven.core.cycle.Outcomes;
import breakeven.core.cycle.Realised;
import breakeven.core.cycle.RealisedMonth;
import breakeven.core.cycle.RealisedMonth.Basis;
import breakeven.core.model.Place;
import breakeven.core.report.Format;
import breakeven.core.report.RealisedColumns;
import breakeven.core.report.TableColumn;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.xlsx.ooxml.Chart;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What decisions saved beside what they were forecast to save: totals, bias and calibration, then
 * each decision to date, then each of its months. Totals are formulas over the rows below them.
 */
final class RealisedSheet {
  /** The row of the first of the key figures, as a spreadsheet counts it. */
  static final int FIRST_KEY = BlockSheet.FIRST + 1;

  /** Months up to which sums over them are formulas: beyond, a spreadsheet takes minutes. */
  private static final int LIVE_MONTHS = 5_000;

  /** Owners with a line of their own. */
  private static final int LISTED = 50;

  /** Rows of the chart, and where it begins. */
  private static final int CHART_ROWS = 17;

  private static final int CHART_COLUMN = 6;
  private static final int CHART_END = 13;

  /** Columns below the title of a section. */
  private static final int SECTION_COLUMNS = 8;

  /** Width of a column that has figures above its IDs. */
  private static final int FIGURE = 14;

  /** The last column that is printed, from 0. */
  private static final int LAST_PRINTED = 12;

  /** Months that are listed before all others. */
  private static final int APART = 10;

  private static final String FORECAST = "Forecast";
  private static final String REALISED = "Realised";
  private static final String RATIO = "Realised ÷ forecast";
  private static final String DECISIONS = "Decisions";
  private static final String MONTHS = "Months";
  private static final String COMPARED = "Months compared";
  private static final String CHANCE = "Chance of saving";

  private final BlockSheet sheet;
  private final ResultStyles styles;
  private final Realised data;
  private final String currency;
  private final Map<YearMonth, double[]> byMonth;
  private final List<Key> keyLines = new ArrayList<>();
  private final Block<Key> keys;
  private final Block<Course> course;
  private final Block<DecisionOutcome> decisions;
  private final Block<RealisedMonth> months;

  /** Adds the sheet behind the last one. */
  RealisedSheet(OutputWorkbook book, Realised data) {
    this.data = data;
    styles = book.styles();
    currency = data.currency();
    byMonth = data.byMonth();
    sheet = new BlockSheet(book, Sheets.REALISED, sentence());
    keys = keys();
    course = course();
    List<BlockColumn<DecisionOutcome>> columns = new ArrayList<>();
    for (TableColumn<DecisionOutcome> column : RealisedColumns.decisions(currency)) {
      String header = column.head().header();
      BlockColumn<DecisionOutcome> all =
          BlockColumn.of(column)
              .by((one, here) -> live() && one.compared() > 0 ? summed(header, here) : "");
      columns.add(
          switch (header) {
            case RealisedColumns.PAID -> all.as(Role.INPUT);
            case RealisedColumns.LINE ->
                all.leading(
                    one -> new Place(Sheets.DECISION_LOG, 1 + one.entry().line(), 0).reference());
            default -> all;
          });
    }
    decisions = new Block<>(columns, data.decisions()).table("tblDecisionsToDate").tall();
    months =
        new Block<>(BlockColumn.all(RealisedColumns.months(currency)), data.months())
            .table("tblRealised");
    layOut();
  }

  BlockSheet blocks() {
    return sheet;
  }

  private void layOut() {
    sheet.widths(keys, decisions, months);
    sheet.printedTo(LAST_PRINTED);
    section("Key figures", keys);
    sheet.gap(Math.max(1, CHART_ROWS - 1 - keyLines.size()));
    section(
        "Realised less forecast, by driver. Allowed for: taken off for risks, back where none came",
        drivers());
    sheet.gap();
    section("By business unit", bias("Business unit", data.byUnit()));
    sheet.gap();
    List<Realised.Bias> owners = data.byOwner();
    section("By owner", bias("Owner", owners.subList(0, Math.min(LISTED, owners.size()))));
    sheet.gap();
    List<Realised.Bias> centres = data.byCostCentre();
    if (!centres.isEmpty()) {
      section(
          "By cost centre, as it is now",
          bias(RealisedColumns.COST_CENTRE, centres.subList(0, Math.min(LISTED, centres.size()))));
      sheet.gap();
    }
    section("By fiscal quarter", quarters());
    sheet.gap();
    if (!data.bills().isEmpty()) {
      section("Bills on Actuals, by month and currency", bills());
      sheet.gap();
    }
    section("Chances that were given, and how many decisions pay to date", calibration());
    sheet.gap();
    proposals();
    sheet.gap();
    section("Saving by month, and to date", course);
    sheet.gap();
    section("Months that differ most from their forecast", apart());
    sheet.gap();
    section("Each decision, to date (its months are below, on screen alone)", decisions);
    int printed = sheet.next() - 2;
    sheet.gap();
    sheet.heading("Each month of each decision", months.heads().size());
    sheet.add(months);
    sheet.page.sheet.createFreezePane(1, OutputSheet.HEADER_ROW - 1);
    sheet.page.printLong(-1, printed, LAST_PRINTED);
    draw(
        sheet.page,
        new Chart.Area(
            OutputSheet.HEADER_ROW,
            CHART_COLUMN,
            OutputSheet.HEADER_ROW + CHART_ROWS - 1,
            CHART_END));
    sheet.done();
  }

  private void section(String title, Block<?> block) {
    int heading = sheet.next();
    sheet.heading(title, SECTION_COLUMNS);
    sheet.add(block);
    sheet.keepWithHeading(heading);
  }

  /** Whether sums over months are formulas. */
  private boolean live() {
    return data.months().size() <= LIVE_MONTHS;
  }

  private String sentence() {
    long none = data.months(Basis.NO_ACTUALS) + data.months(Basis.PART);
    long unknown = data.months(Basis.NO_COST) + data.months(Basis.NO_RATE);
    long computed = data.months(Basis.COMPUTED);
    long compared = data.months(Basis.BILLED);
    return "What "
        + Plurals.of(data.decisions().size(), "decision")
        + " saved beside what was expected at approval: "
        + data.currency()
        + ", one-off cost apart. "
        + Plurals.of(compared, "month")
        + " compared"
        + (computed > 0 ? ", " + Plurals.number(computed) + " computed without a bill" : "")
        + (none > 0 ? ", " + Plurals.number(none) + " without whole actuals" : "")
        + (unknown > 0 ? ", " + Plurals.number(unknown) + " without prices" : "")
        + "."
        + otherPrices();
  }

  private String otherPrices() {
    long other = data.months().stream().filter(RealisedMonth::atOtherPrices).count();
    return other == 0
        ? ""
        : " " + Plurals.number(other) + " at prices of another month, as no review is dated in it.";
  }

  // --- totals ----------------------------------------------------------------------------------

  /** A figure of all decisions. */
  private record Key(
      String label, String how, Format format, double value, Supplier<String> formula) {}

  private Block<Key> keys() {
    key(
        "Realised to date",
        "Billed months: cost before less cost now",
        Format.MONEY,
        data.realised(),
        () -> all(RealisedColumns.REALISED));
    key(
        "Forecast of the same months",
        "What they were approved on",
        Format.MONEY,
        data.forecast(),
        () -> all(RealisedColumns.COMPARED));
    key(
        RealisedColumns.PAST,
        "Months without a whole bill, however old: no saving yet",
        Format.MONEY,
        data.notCompared(),
        () -> all(RealisedColumns.PAST));
    key(
        RealisedColumns.TO_COME,
        "Forecast of months to come, in production",
        Format.MONEY,
        data.inProduction(),
        () -> all(RealisedColumns.TO_COME) + "-B" + (FIRST_KEY + 4));
    key(
        "Approved, forecast saving",
        "Forecast of what is not in production yet",
        Format.MONEY,
        data.approved(),
        () ->
            sumIfs(
                decisions.cells(RealisedColumns.TO_COME),
                decisions.cells("Status"),
                quoted(LogStatus.APPROVED.word())));
    key(
        RealisedColumns.ENDED,
        "Forecast that no longer comes",
        Format.MONEY,
        data.lost(),
        () -> all(RealisedColumns.ENDED));
    key(
        "Approved in all",
        "The five forecasts above",
        Format.MONEY,
        data.approvedInAll(),
        () -> sum("B" + (FIRST_KEY + 1) + ":B" + (FIRST_KEY + 5)));
    key(
        RATIO,
        "Of the billed months",
        Format.SHARE,
        data.forecast() > 0 ? data.realised() / data.forecast() : Double.NaN,
        () -> ratio("B" + FIRST_KEY, "B" + (FIRST_KEY + 1)));
    key(
        RealisedColumns.COMPUTED,
        "Priced without a bill: in no figure above",
        Format.MONEY,
        data.computed(),
        () -> live() ? sum(months.cells(RealisedColumns.COMPUTED)) : "");
    key(
        "Realised less one-off cost",
        "",
        Format.MONEY,
        data.realisedNet(),
        () -> "B" + FIRST_KEY + "-B" + (FIRST_KEY + 10));
    key(
        "One-off cost, as paid or else approved",
        "Of all decisions: a workload decided on twice has two",
        Format.MONEY,
        data.oneOff(DecisionOutcome::oneOff),
        () -> all(RealisedColumns.PAID) + "+" + notPaid());
    key(
        "One-off cost that nobody typed: as approved",
        "Part of the line above",
        Format.MONEY,
        data.oneOff(one -> Double.isNaN(one.paid()) ? one.oneOff() : 0),
        this::notPaid);
    for (LogStatus each :
        List.of(
            LogStatus.APPROVED,
            LogStatus.IN_PRODUCTION,
            LogStatus.NOT_SWITCHED,
            LogStatus.REALISED,
            LogStatus.REVERSED,
            LogStatus.ENDED)) {
      key(
          "Decisions: "
              + each.word()
              + switch (each) {
                case IN_PRODUCTION -> ", no month compared";
                case REALISED -> ", in production";
                default -> "";
              },
          "",
          Format.COUNT,
          data.count(each),
          () -> countIfs(decisions.cells("Status"), quoted(each.word())));
    }
    BlockColumn<Key> value =
        BlockColumn.of(TableColumn.<Key>number("Value", "", Format.MONEY, FIGURE, "", Key::value));
    return new Block<>(
            List.of(
                BlockColumn.text("Figure", Key::label),
                value.formatted(key -> key.format().code()).by((key, here) -> key.formula().get()),
                BlockColumn.text("How", Key::how).as(Role.SUBTITLE)),
            keyLines)
        .header(0);
  }

  private void key(
      String label, String how, Format format, double value, Supplier<String> formula) {
    keyLines.add(new Key(label, how, format, value, formula));
  }

  /** One-off costs as approved where nobody typed what was paid. */
  private String notPaid() {
    return sumIfs(
        decisions.cells(RealisedColumns.ONE_OFF),
        decisions.cells(RealisedColumns.PAID),
        quoted("="));
  }

  private String all(String header) {
    return sum(decisions.cells(header));
  }

  private static String ratio(String part, String of) {
    return when(of + ">0", part + "/" + of);
  }

  private static <T> BlockColumn<T> money(String header, ToDoubleFunction<T> value) {
    return BlockColumn.number(header, Format.MONEY, value);
  }

  private static <T> BlockColumn<T> count(String header, ToDoubleFunction<T> value) {
    return BlockColumn.number(header, Format.COUNT, value);
  }

  private static <T> BlockColumn<T> share(String header, ToDoubleFunction<T> value) {
    return BlockColumn.number(header, Format.SHARE, value);
  }

  private Block<RealisedColumns.Part> drivers() {
    BlockColumn<RealisedColumns.Part> amount =
        BlockColumn.of(
            TableColumn.number(
                "Amount", currency, Format.MONEY, 0, "", part -> data.sum(part::of)));
    return new Block<>(
            List.of(
                BlockColumn.text("Driver", RealisedColumns.Part::driver),
                amount.by((each, here) -> all(each.header())),
                share(
                        "Share of forecast",
                        (RealisedColumns.Part part) ->
                            data.forecast() > 0 ? data.sum(part::of) / data.forecast() : Double.NaN)
                    .by((each, here) -> ratio(here.beside("Amount"), "$B$" + (FIRST_KEY + 1)))),
            RealisedColumns.PARTS)
        .total(
            "Realised less forecast",
            new RealisedColumns.Part("", RealisedColumns.DIFFERENCE, RealisedMonth::difference));
  }

  private Block<Realised.Bias> bias(String of, List<Realised.Bias> lines) {
    return new Block<>(
        List.of(
            BlockColumn.text(of, Realised.Bias::label),
            count(DECISIONS, Realised.Bias::decisions)
                .by(
                    (each, here) ->
                        sumProduct(
                            chosen(of, each, here), eachFlag(decisions.cells(COMPARED) + ">0"))),
            count(MONTHS, Realised.Bias::months)
                .by((each, here) -> sumOf(COMPARED, of, each, here)),
            money(FORECAST, Realised.Bias::forecast)
                .by((each, here) -> sumOf(RealisedColumns.COMPARED, of, each, here)),
            money(REALISED, Realised.Bias::realised)
                .by((each, here) -> sumOf(RealisedColumns.REALISED, of, each, here)),
            share(RATIO, Realised.Bias::ratio)
                .by((each, here) -> ratio(here.beside(REALISED), here.beside(FORECAST)))),
        lines);
  }

  private Block<Realised.Bill> bills() {
    return new Block<>(
        List.of(
            BlockColumn.number(
                "Month billed", Format.DATE, bill -> bill.month().atDay(1).toEpochDay()),
            BlockColumn.text(RealisedColumns.CURRENCY, Realised.Bill::currency),
            count("Rows", Realised.Bill::rows),
            count(RealisedColumns.REQUESTS, Realised.Bill::requests),
            money(RealisedColumns.BILLED, Realised.Bill::billed),
            money("Of no workload here", Realised.Bill::nobody)),
        data.bills());
  }

  private static final String FIRST_MONTH = "First month";
  private static final String LAST_MONTH = "Last month";

  /** How many decisions have a month in a quarter is no sum over months, and stays a value. */
  private Block<Realised.Quarter> quarters() {
    return new Block<>(
        List.of(
            BlockColumn.text("Fiscal quarter", (Realised.Quarter each) -> each.saving().label()),
            month(FIRST_MONTH, Realised.Quarter::first),
            month(LAST_MONTH, each -> each.first().plusMonths(2)),
            count(DECISIONS, (Realised.Quarter each) -> each.saving().decisions()),
            count(MONTHS, (Realised.Quarter each) -> each.saving().months())
                .by(
                    (each, here) ->
                        ofQuarter(
                            eachFlag(months.cells(RealisedColumns.COMPARED) + "<>" + NOTHING),
                            here)),
            money(FORECAST, (Realised.Quarter each) -> each.saving().forecast())
                .by((each, here) -> ofQuarter(months.cells(RealisedColumns.COMPARED), here)),
            money(REALISED, (Realised.Quarter each) -> each.saving().realised())
                .by((each, here) -> ofQuarter(months.cells(RealisedColumns.REALISED), here)),
            share(RATIO, (Realised.Quarter each) -> each.saving().ratio())
                .by((each, here) -> ratio(here.beside(REALISED), here.beside(FORECAST)))),
        data.byQuarter());
  }

  private static BlockColumn<Realised.Quarter> month(
      String header, Function<Realised.Quarter, YearMonth> month) {
    return BlockColumn.number(header, Format.DATE, each -> month.apply(each).atDay(1).toEpochDay());
  }

  /** What months of a quarter add up to. */
  private String ofQuarter(String figures, Block<Realised.Quarter>.Here here) {
    String cells = months.cells(RealisedColumns.MONTH);
    return live()
        ? sumProduct(
            eachFlag(cells + ">=" + here.beside(FIRST_MONTH)),
            eachFlag(cells + "<=" + here.beside(LAST_MONTH)),
            figures)
        : "";
  }

  private String sumOf(
      String header, String of, Realised.Bias each, Block<Realised.Bias>.Here here) {
    return sumProduct(chosen(of, each, here), decisions.cells(header));
  }

  /** Each decision of a unit or owner as a flag. */
  private String chosen(String of, Realised.Bias each, Block<Realised.Bias>.Here here) {
    String label = each.label().equals("(none)") ? NOTHING : here.cell(of);
    return eachFlag(decisions.cells(of) + "=" + label);
  }

  private Block<Realised.Calibration> calibration() {
    return new Block<>(
        List.of(
            BlockColumn.text(CHANCE, Realised.Calibration::label),
            count(DECISIONS, Realised.Calibration::decisions)
                .by((each, here) -> sumProduct(band(each) + known())),
            share("Mean chance", Realised.Calibration::meanChance)
                .by(
                    (each, here) ->
                        ratio(
                            sumProduct(band(each), decisions.cells(CHANCE)),
                            here.beside(DECISIONS))),
            count("Pay", Realised.Calibration::paying)
                .by(
                    (each, here) ->
                        sumProduct(
                            band(each)
                                + known()
                                + "*("
                                + decisions.cells("Pays")
                                + "="
                                + quoted("Yes")
                                + ")")),
            share("Share that pays", Realised.Calibration::share)
                .by((each, here) -> ratio(here.beside("Pay"), here.beside(DECISIONS)))),
        data.calibration());
  }

  /** Each decision with compared months whose chance is in a band as a flag; none counts as 0. */
  private String band(Realised.Calibration each) {
    String chance = decisions.cells(CHANCE);
    String above = "(" + chance + ">=" + each.from() + ")*(" + chance;
    return above
        + (each.to() < 1 ? "<" + each.to() : "<=1")
        + ")*("
        + decisions.cells(COMPARED)
        + ">0)";
  }

  private String known() {
    return "*(" + decisions.cells(CHANCE) + "<>" + NOTHING + ")";
  }

  private void proposals() {
    section(
        "Proposed for " + Sheets.UNCERTAINTY + ", to be typed there",
        new Block<>(
            List.of(
                BlockColumn.text("Driver", Realised.Proposal::driver),
                BlockColumn.text("Applies as", Realised.Proposal::appliesAs),
                BlockColumn.number("Low", Format.MONEY_SMALL, Realised.Proposal::low),
                BlockColumn.number("High", Format.MONEY_SMALL, Realised.Proposal::high),
                BlockColumn.text("Basis", Realised.Proposal::basis).as(Role.NOTE)),
            data.proposals()));
    if (data.proposals().isEmpty()) {
      sheet.line(
          Role.NOTE,
          "Nothing yet: a proposal needs "
              + Realised.EVIDENCE
              + " months of compared decisions, and there are "
              + Outcomes.span(byMonth)
              + ".");
    }
  }

  // --- month by month ----------------------------------------------------------------------------

  /** Forecast and realised saving of a month, and to date. */
  private record Course(
      double day, double forecast, double realised, double forecastSoFar, double realisedSoFar) {}

  private List<Course> courses() {
    List<Course> all = new ArrayList<>();
    double forecast = 0;
    double realised = 0;
    for (Map.Entry<YearMonth, double[]> each : byMonth.entrySet()) {
      double[] of = each.getValue();
      forecast += of[0];
      realised += of[1];
      double day = each.getKey().atDay(1).toEpochDay();
      all.add(new Course(day, of[0], of[1], forecast, realised));
    }
    return all;
  }

  private Block<Course> course() {
    return new Block<>(
        List.of(
            BlockColumn.number("Month", Format.DATE, Course::day),
            money(FORECAST, Course::forecast)
                .by((each, here) -> monthly(RealisedColumns.COMPARED, here)),
            money(REALISED, Course::realised)
                .by((each, here) -> monthly(RealisedColumns.REALISED, here)),
            money("Forecast to date", Course::forecastSoFar)
                .by((each, here) -> soFar(FORECAST, here)),
            money("Realised to date", Course::realisedSoFar)
                .by((each, here) -> soFar(REALISED, here))),
        courses());
  }

  private String monthly(String header, Block<Course>.Here here) {
    return live()
        ? sumIfs(months.cells(header), months.cells(RealisedColumns.MONTH), here.cell("Month"))
        : "";
  }

  private String soFar(String header, Block<Course>.Here here) {
    String first = Place.cell(course.at(header), "$" + course.first());
    return sum(first + ":" + here.beside(header));
  }

  /** Draws forecast and realised saving to date; nothing before two months are compared. */
  void draw(OutputSheet target, Chart.Area area) {
    if (byMonth.size() < 2) {
      return;
    }
    Chart chart =
        new Chart(
                Chart.Kind.LINES,
                Chart.Label.of("Forecast and realised saving to date, " + currency))
            .across(Chart.Axis.of("").format("mmm yy").steps(Math.ceil(byMonth.size() / 6.0), 0))
            .up(Chart.Axis.of(currency).format(Format.COUNT.code()))
            .legend();
    Chart.Cells days = drawn("Month", one -> styles.serial(one.day()));
    chart.series(
        Chart.Series.of(
            Chart.Label.of(FORECAST),
            days,
            drawn("Forecast to date", Course::forecastSoFar),
            Chart.Look.SECOND));
    chart.series(
        Chart.Series.of(
            Chart.Label.of(REALISED),
            days,
            drawn("Realised to date", Course::realisedSoFar),
            Chart.Look.STRONG));
    chart.addTo(target.sheet, area);
  }

  private Chart.Cells drawn(String header, ToDoubleFunction<Course> value) {
    String name = sheet.page.sheet.getSheetName();
    return ChartCells.numbers(
        new Place(name, course.first(), course.at(header)),
        new Place(name, course.last(), course.at(header)),
        courses().stream().mapToDouble(value).toArray());
  }

  // --- decisions -------------------------------------------------------------------------------

  /** Where a month stands below, and the part that most of its difference is. */
  private record Apart(int row, RealisedMonth month, RealisedColumns.Part part) {}

  /** The billed months of the largest differences, each a copy of its cells below. */
  private Block<Apart> apart() {
    List<RealisedMonth> all = data.months();
    List<Apart> most =
        IntStream.range(0, all.size())
            .filter(i -> all.get(i).basis().counts())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -Math.abs(all.get(i).difference())))
            .limit(APART)
            .map(i -> new Apart(i, all.get(i), largest(all.get(i))))
            .toList();
    return new Block<>(
        List.of(
            BlockColumn.<Apart>text("Workload", each -> each.month().decision().workload())
                .leading(
                    each ->
                        new Place(sheet.page.sheet.getSheetName(), months.first() + each.row(), 0)
                            .reference()),
            BlockColumn.number(
                "Month", Format.DATE, each -> each.month().month().atDay(1).toEpochDay()),
            copied(
                FORECAST, each -> RealisedColumns.COMPARED, each -> each.month().forecastSaving()),
            copied(
                REALISED, each -> RealisedColumns.REALISED, each -> each.month().realisedSaving()),
            copied(
                RealisedColumns.DIFFERENCE,
                each -> RealisedColumns.DIFFERENCE,
                each -> each.month().difference()),
            BlockColumn.text("Largest part", each -> each.part().driver()),
            copied(
                "Of it",
                each -> each.part().header(),
                each -> each.part().ofMonth().applyAsDouble(each.month()))),
        most);
  }

  private static RealisedColumns.Part largest(RealisedMonth month) {
    return Collections.max(
        RealisedColumns.PARTS,
        Comparator.comparingDouble(part -> Math.abs(part.ofMonth().applyAsDouble(month))));
  }

  private BlockColumn<Apart> copied(
      String header, Function<Apart, String> from, ToDoubleFunction<Apart> value) {
    return money(header, value)
        .by((each, here) -> months.cell(from.apply(each), months.first() + each.row()));
  }

  /** The sum of a decision's months; empty where a figure is none. */
  private String summed(String header, Block<DecisionOutcome>.Here here) {
    List<String> line =
        List.of(months.cells(RealisedColumns.LINE), here.cell(RealisedColumns.LINE));
    return switch (header) {
      case RealisedColumns.COMPARED, RealisedColumns.REALISED, RealisedColumns.DIFFERENCE ->
          sumIfs(months.cells(header), line);
      case RealisedColumns.LOW, RealisedColumns.HIGH ->
          sumProduct(
              eachFlag(line.get(0) + "=" + line.get(1)),
              eachFlag(months.cells(RealisedColumns.BASIS) + "=" + quoted(Basis.BILLED.word())),
              months.cells(header));
      default ->
          RealisedColumns.PARTS.stream().anyMatch(part -> part.header().equals(header))
              ? sumIfs(months.cells(header), line)
              : "";
    };
  }
}
