package breakeven.workbook.live;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.ifError;
import static breakeven.core.expression.Formula.join;
import static breakeven.core.expression.Formula.lookUp;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.sumIfs;

import breakeven.core.economics.CostKind;
import breakeven.core.economics.Inputs;
import breakeven.core.economics.VariableBounds;
import breakeven.core.expression.FormulaPrinter;
import breakeven.core.expression.Line;
import breakeven.core.expression.TextPrinter;
import breakeven.core.expression.Variable;
import breakeven.core.input.Texts;
import breakeven.core.model.FreeName;
import breakeven.core.model.Place;
import breakeven.core.report.Format;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.PortfolioCash;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.ResultTable;
import breakeven.core.report.SensitivityColumns;
import breakeven.core.report.ShapeColumns;
import breakeven.core.table.Assumption;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The calculation sheets of a review, every formula printed. */
public final class LiveModel {
  /** The usual names of the calculation sheets, in their order. */
  public static final List<String> SHEETS =
      List.of(Sheets.COSTS, Sheets.MONTHS, Sheets.PRICES_USED, Sheets.WORKINGS);

  private final UnaryOperator<String> sheetNames;
  private final Constants constants;
  private final AssumptionsUsed assumptions;
  private final List<LiveSheet> sheets;
  private final LiveData data;
  private final Addresses addresses;
  private final Costs costs;
  private final String reviewAgain;
  private final TextPrinter.Marks marks;
  private final boolean wildcards;

  /** Names that several workloads have. */
  private final Set<String> repeated;

  private final String rowName;
  private final String listName;
  private final String differsName;
  private final String placesName;
  private final Explorer explorer;
  private final PricesUsed prices;
  private final AtReview atReview;
  private final DriversThen drivers;
  private final PortfolioForecastSheet forecast;

  /**
   * @param sheetNames what a sheet is called in this workbook, by its usual name
   * @param taken whether the user has a name like this, in small letters
   * @param chanceColumn the column of the user's sheet that the chance of payback is in, from 0
   * @param review the sections that hold values of the review
   */
  public LiveModel(
      LiveData data,
      UnaryOperator<String> sheetNames,
      Predicate<String> taken,
      int chanceColumn,
      ReviewSections review) {
    this.data = data;
    this.sheetNames = sheetNames;
    UnaryOperator<String> freeName = freeNames(taken);
    constants = new Constants(freeName);
    CellReadFormula reading = new CellReadFormula(constants::list, constants.noEnd());
    assumptions = new AssumptionsUsed(data, reading, lastMonth(), freeName);
    addresses =
        addresses(
            Map.of(
                Addresses.Home.COSTS, prefix(Sheets.COSTS),
                Addresses.Home.MONTHS, prefix(Sheets.MONTHS),
                Addresses.Home.CALENDAR, prefix(Sheets.WORKINGS)));
    drivers = new DriversThen(data, assumptions, reading, freeName);
    drivers.nameIn(addresses);
    prices = new PricesUsed(data, reading, freeName);
    costs = costs(reading, chanceColumn, freeName);
    List<Line> common = data.monthly().stream().filter(addresses::common).toList();
    List<Line> own = data.monthly().stream().filter(line -> !addresses.common(line)).toList();
    int firstMonths = review.next();
    int firstSelected = Workings.below(firstMonths, common.size() + 1);
    int firstVolume = Workings.below(firstSelected, CostsByVolume.VOLUMES);
    int firstDriver = Workings.below(firstVolume, data.workloads().size());
    drivers.move(firstDriver);
    int firstThen = Workings.below(firstDriver, drivers.size());
    Calendar calendar = new Calendar(firstMonths, data, common, addresses);
    Months months = new Months(data, own, addresses);
    FormulaPrinter printer = new FormulaPrinter(addresses.at(Addresses.Home.COSTS, 0));
    costs.print(printer);
    marks = constants.marks();
    atReview = atReview(firstThen, reading);
    differsName = freeName.apply("Ls_Differs");
    costs.printResults(printer, marks, atReview.edited(prefix(Sheets.WORKINGS)), differsName);
    repeated = repeated(data);
    reviewAgain = constants.list(List.of(ReviewAgain.WORDS));
    wildcards =
        data.workloads().stream().anyMatch(workload -> CellReferences.hasWildcard(workload.name()));
    calendar.print(printer, addresses);
    months.print(printer, addresses);
    rowName = freeName.apply("Ex_Row");
    listName = freeName.apply("Ex_Workloads");
    placesName = freeName.apply("Ls_Places");
    CostsRanges whole =
        new CostsRanges(data, addresses, prefix(Sheets.COSTS), prefix(Sheets.MONTHS));
    SelectedWorkload chosen = new SelectedWorkload(whole, addresses, rowName, data.mostAtStake());
    CostsByVolume byVolume = new CostsByVolume(firstVolume, data);
    SelectedCosts selected =
        new SelectedCosts(
            firstSelected,
            byVolume,
            rowName,
            data.workloads().indexOf(chosen.workload()),
            currency());
    explorer = explorer(whole, chosen, selected, printer, review);
    assumptions.nameLists();
    forecast =
        new PortfolioForecastSheet(
            Workings.below(firstThen, atReview.size()), review.charted().forecast(), whole);
    constants.move(Workings.below(forecast.firstRow(), forecast.size()));
    sheets = sheets(months, calendar, selected, byVolume, whole, review);
  }

  private Costs costs(CellReadFormula reading, int chanceColumn, UnaryOperator<String> freeName) {
    return new Costs(data, addresses, assumptions, prices, reading, chanceColumn, freeName);
  }

  private AtReview atReview(int firstRow, CellReadFormula reading) {
    return new AtReview(
        firstRow,
        data,
        addresses,
        constants,
        reading,
        costs,
        assumptions.edited(prefix(Sheets.WORKINGS))
            + ","
            + drivers.edited(prefix(Sheets.WORKINGS)));
  }

  private String lastMonth() {
    return constants.number(data.lastMonth(), "Ls_LastMonth", "last month that is calculated here");
  }

  private Explorer explorer(
      CostsRanges whole,
      SelectedWorkload chosen,
      SelectedCosts selected,
      FormulaPrinter printer,
      ReviewSections review) {
    return new Explorer(
        whole,
        costs,
        chosen,
        selected,
        printer,
        constants,
        prefix(Sheets.COSTS),
        sheetNames.apply(Sheets.WORKINGS),
        new Tornado(
            data.sensitivity(),
            ranked(
                review.firstRow(ResultTable.SENSITIVITY),
                data.sensitivity().rows(),
                SensitivityColumns::at,
                chosen.in(whole.names())),
            marks),
        new ShapeLookup(
            data.shapes(),
            ranked(
                review.firstRow(ResultTable.SHAPES),
                data.shapes().rows(),
                ShapeColumns::at,
                chosen.in(whole.names()))),
        wildcards);
  }

  private <T> RankedLookup<T> ranked(
      int firstRow, int rows, ToIntFunction<String> columns, String chosen) {
    return new RankedLookup<>(
        prefix(Sheets.WORKINGS), firstRow, rows, columns, chosen, wildcards, currency());
  }

  private String currency() {
    return data.origin().prices().rates().reporting();
  }

  private List<LiveSheet> sheets(
      Months months,
      Calendar calendar,
      SelectedCosts selected,
      CostsByVolume byVolume,
      CostsRanges whole,
      ReviewSections review) {
    List<LiveSheet> all = new ArrayList<>();
    all.addAll(
        List.of(
            costs,
            months,
            prices,
            assumptions,
            new PortfolioCashSheet(review.charted().cash(), whole)));
    all.addAll(review.values());
    all.addAll(List.of(calendar, selected, byVolume, drivers, atReview, forecast, constants));
    return all;
  }

  private static Set<String> repeated(LiveData data) {
    Set<String> names = new HashSet<>();
    Set<String> repeated = new HashSet<>();
    for (LiveData.Workload workload : data.workloads()) {
      String name = Texts.fold(workload.name());
      if (!names.add(name)) {
        repeated.add(name);
      }
    }
    return repeated;
  }

  /** Addresses to be filled, which know the assumptions by their names. */
  private Addresses addresses(Map<Addresses.Home, String> prefixes) {
    Inputs in = data.model().inputs;
    VariableBounds certain = VariableBounds.of(data.model());
    Set<Variable> checked = new HashSet<>(in.cells().values());
    checked.addAll(in.assumptions().values());
    checked.addAll(data.model().drivers.all());
    Set<Variable> neverBlank = new HashSet<>();
    in.assumptions()
        .forEach(
            (assumption, variable) -> {
              if (assumptions.neverBlank(assumption)) {
                neverBlank.add(variable);
              }
            });
    Addresses places =
        new Addresses(
            data.lastMonth(),
            constants,
            prefixes,
            variable -> neverBlank.contains(variable) || certain.neverBlank(variable),
            variable ->
                checked.contains(variable) ? certain.above(variable) : Double.NEGATIVE_INFINITY);
    in.assumptions()
        .forEach((assumption, variable) -> places.name(variable, assumptions.name(assumption)));
    return places;
  }

  /** The sheet on which one workload is looked at. */
  public Explorer explorer() {
    return explorer;
  }

  /** The name of the list of workloads that one can be chosen from. */
  public String listName() {
    return listName;
  }

  private String prefix(String usual) {
    return CellReferences.prefix(sheetNames.apply(usual));
  }

  private static UnaryOperator<String> freeNames(Predicate<String> taken) {
    Set<String> given = new HashSet<>();
    return wanted -> FreeName.of(wanted, "_", name -> taken.test(name) || !given.add(name));
  }

  /** The sheets, in their order; those of one name are sections of one sheet. */
  public List<LiveSheet> sheets() {
    return sheets;
  }

  /** What the checks of these sheets refer to. */
  public LiveControls controls() {
    return new LiveControls(
        data, addresses, assumptions, prices, atReview, costs, drivers, sheets, this::prefix);
  }

  /**
   * The formula of a result's cells on another sheet, with {@link LiveCells#ROW} for the row: what
   * {@code Costs} has for the workload of that name. Null where it is a value of the run.
   *
   * @param nameColumn the column of that sheet that the workload's name is in, from 0
   */
  public @Nullable String formula(ResultColumn result, int nameColumn) {
    return result.ofRun()
        ? null
        : ofName(
            costs.shown(result.shown(), prefix(Sheets.COSTS)),
            nameColumn,
            result.format() == Format.WORD ? reviewAgain : NOTHING);
  }

  /**
   * The same for a result by its header.
   *
   * @throws IllegalArgumentException if no result has it
   */
  public String formula(String header, int nameColumn) {
    String formula = formula(result(header), nameColumn);
    if (formula == null) {
      throw new IllegalArgumentException(header + " is a value of the run");
    }
    return formula;
  }

  private ResultColumn result(String header) {
    return data.origin().results().stream()
        .filter(result -> result.header().equals(header))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no result is called " + header));
  }

  /** Counts and money of all workloads. */
  public PortfolioFormulas portfolio() {
    return new PortfolioFormulas(costs, data.origin().decision(), prefix(Sheets.COSTS));
  }

  /** The text of a whole number, as sentences write it. */
  public String whole(String number) {
    return marks.whole(number);
  }

  /** The text of money, as {@link NumberFormats#amount} writes it. */
  public String amount(String number) {
    return ifElse(
        call("ABS", number) + "<" + NumberFormats.MILLIONS,
        marks.whole(number),
        join(marks.decimals("(" + number + ")/1000000", 1), quoted(" M")));
  }

  private String ofName(String cells, int nameColumn, String nothing) {
    String name = call("TRIM", Place.inColumn(nameColumn, LiveCells.ROW));
    return ifError(
        lookUp(CellReferences.wanted(name, wildcards), costs.names(prefix(Sheets.COSTS)), cells),
        nothing);
  }

  /**
   * Whether a workload is found by its name, whatever becomes of its row: else its results stay
   * values.
   *
   * @param index its place among the workloads, from 0
   */
  public boolean found(int index) {
    LiveData.Workload workload = data.workloads().get(index);
    return CellReferences.plainName(workload.name())
        && !workload.readAs().containsKey(Workloads.WORKLOAD)
        && !repeated.contains(Texts.fold(workload.name()));
  }

  /** The same for the workload of a row of the user's sheet. */
  public boolean foundAt(int sheetRow) {
    for (int i = 0; i < data.workloads().size(); i++) {
      if (data.workloads().get(i).row() == sheetRow) {
        return found(i);
      }
    }
    return false;
  }

  /**
   * Whether the workload of a row differs from the review, as a condition without the equals sign.
   *
   * @param row the row's number, as a formula: of the user's sheet below its headers
   */
  public String differs(String row) {
    return sumIfs(differsName, placesName, row) + ">0";
  }

  /** Whether any workload differs from the review, the same way. */
  public String anyDiffers() {
    return call("MAX", differsName) + ">0";
  }

  /**
   * The same for the workload of a name.
   *
   * @param cell the cell of the name
   */
  public String differsNamed(String cell) {
    String name = call("TRIM", cell);
    return ifError(lookUp(CellReferences.wanted(name, wildcards), listName, differsName), 0) + ">0";
  }

  /** The formula of when the changes that are ready are paid back, in words. */
  public String payback(PortfolioCash cash) {
    CostsRanges whole =
        new CostsRanges(data, addresses, prefix(Sheets.COSTS), prefix(Sheets.MONTHS));
    return new PortfolioCashSheet(cash, whole).paybackFormula(prefix(Sheets.WORKINGS));
  }

  /** The formula of what a kind costs in a month where today's approaches are carried on. */
  public String today(CostKind kind, int month) {
    return forecast.today(prefix(Sheets.WORKINGS), kind, month);
  }

  /** The same with what is ready carried out. */
  public String advised(CostKind kind, int month) {
    return forecast.advised(prefix(Sheets.WORKINGS), kind, month);
  }

  /** The names that formulas use, each with what it refers to. */
  public Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.putAll(assumptions.names(prefix(Sheets.WORKINGS)));
    names.putAll(drivers.names(prefix(Sheets.WORKINGS)));
    names.putAll(prices.names(prefix(Sheets.PRICES_USED)));
    names.putAll(constants.names(prefix(Sheets.WORKINGS)));
    names.putAll(costs.columnNames());
    names.put(listName, costs.names(prefix(Sheets.COSTS)));
    names.put(rowName, Explorer.rowCell(prefix(Sheets.EXPLORER)));
    names.put(differsName, atReview.flags(prefix(Sheets.WORKINGS)));
    names.put(placesName, costs.range(Costs.PLACE, prefix(Sheets.COSTS)));
    return names;
  }

  /** Whether a name looks like one of those of columns that workloads are typed in. */
  public static boolean ofUsersSheet(String name) {
    return name.startsWith(TypedCells.NAMES);
  }

  /** Whether a name looks like one of those that formulas use. */
  public static boolean likeOurs(String name) {
    if (name.startsWith(DriversThen.NAMES)
        || name.startsWith(PricesUsed.NAMES)
        || name.startsWith("Ls_")
        || name.startsWith("Ex_")
        || name.startsWith("Chk_")) {
      return true;
    }
    for (Assumption assumption : Assumption.values()) {
      if (name.startsWith(assumption.formulaName())) {
        return true;
      }
    }
    return false;
  }
}
