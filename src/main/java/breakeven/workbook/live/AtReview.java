package breakeven.workbook.live;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.ifError;
import static breakeven.core.expression.Formula.index;
import static breakeven.core.expression.Formula.isBlank;
import static breakeven.core.expression.Formula.match;
import static breakeven.core.expression.Formula.sum;
import static breakeven.core.expression.Formula.sumProduct;

import breakeven.core.decision.ConsistencyChecks;
import breakeven.core.expression.Line;
import breakeven.core.input.Header;
import breakeven.core.input.Texts;
import breakeven.core.model.Place;
import breakeven.core.report.NumberFormats;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The key figures of each workload as the review found them, as values, and whether its formulas
 * still come to them: an input that is edited later is noticed here.
 */
final class AtReview extends Workings {
  private static final int VERDICT = 1;
  private static final int FIRST_FIGURE = 2;

  private final LiveData data;
  private final Addresses addresses;
  private final CellReadFormula reading;
  private final String halfACent;
  private final String relative;
  private final String names;
  private final boolean wildcards;
  private final Line verdict;
  private final List<Line> figures;
  private final Costs costs;
  private final List<List<Object>> takenThen = new ArrayList<>();
  private final String assumptionsEdited;
  private final List<LiveColumn> columns = new ArrayList<>();
  private final int verdictDiffers;
  private final int firstMoved;
  private final int figuresDiffer;
  private final int edited;
  private final int firstTaken;
  private final int differs;
  private final int chanceOutdated;
  private final int nameNow;
  private final int namedTwice;
  private final List<String> typedNames = new ArrayList<>();
  private final boolean[] twice;

  /**
   * @param firstRow the row of the first workload
   * @param assumptionsEdited the cells that are 1 for each assumption or driver that was edited
   */
  AtReview(
      int firstRow,
      LiveData data,
      Addresses addresses,
      Constants constants,
      CellReadFormula reading,
      Costs costs,
      String assumptionsEdited) {
    super(
        firstRow,
        "At the review",
        "Verdict and key figures as the review found them, beside what the formulas say now."
            + " Where they differ, review again.");
    this.costs = costs;
    this.assumptionsEdited = assumptionsEdited;
    this.data = data;
    this.reading = reading;
    this.addresses = addresses;
    halfACent = constants.of(ConsistencyChecks.HALF_A_CENT);
    relative = constants.of(ConsistencyChecks.RELATIVE);
    names = namesOf(data);
    wildcards =
        data.workloads().stream().anyMatch(workload -> CellReferences.hasWildcard(workload.name()));
    verdict = data.origin().decision().verdict;
    var totals = data.model().totals;
    figures = List.of(totals.tcoPrompted, totals.tcoSmall, totals.tcoTuned, totals.netSaving);
    addFiguresThen(data.origin().prices().rates().reporting());
    verdictDiffers = flag("Verdict differs", "1 where the verdict on Costs has changed since.");
    firstMoved = columns.size();
    for (Line line : figures) {
      flag(line.name() + " differs", "1 where it is another on Costs now, by more than rounding.");
    }
    figuresDiffer =
        flag(
            "Figures differ",
            "1 where one of these figures on Costs has changed since, by more than half a cent and"
                + " a billionth.");
    edited =
        flag(
            "Edited",
            "1 where anything that the workload is calculated with has changed since: what is"
                + " typed, a price or an assumption. What was searched or drawn no longer holds"
                + " then.");
    differs = flag("Differs", "1 where any of these differ: an input was edited.");
    chanceOutdated =
        flag(
            "Chance outdated",
            "1 where a chance of payback was drawn and the workload differs since.");
    nameNow = addNameNow();
    namedTwice = flag("Named before", "1 where a row above has the same name.");
    firstTaken = addTaken();
    // Now, since sheets are written side by side.
    data.workloads().forEach(workload -> takenThen.add(costs.takenBy(workload)));
    data.workloads().forEach(workload -> typedNames.add(Texts.oneLine(workload.name())));
    twice = repeats(typedNames);
  }

  /** The cells of the workloads' names on the user's sheet. */
  private static String namesOf(LiveData data) {
    Header header = data.origin().header();
    return CellReferences.column(
        CellReferences.prefix(header.sheet()),
        header.indexOf(Workloads.WORKLOAD),
        header.row() + 1,
        Math.max(header.row() + 1, data.origin().lastRow()));
  }

  private void addFiguresThen(String currency) {
    columns.add(LiveColumn.text("Workload", 30, "As on Costs."));
    columns.add(then("Verdict then", NumberFormats.GENERAL, false, 24, verdict));
    for (Line line : figures) {
      String title = line.name() + " then (" + line.unit().words(currency) + ")";
      columns.add(then(title, NumberFormats.of(line.unit()), true, 16, line));
    }
  }

  private int addNameNow() {
    columns.add(
        LiveColumn.taken(
            "Name there now", 30, "The name now in the workload's row of the review."));
    return columns.size() - 1;
  }

  private int addTaken() {
    int first = columns.size();
    for (Costs.Block block : costs.taken()) {
      for (LiveColumn column : costs.columns().subList(block.from(), block.to())) {
        columns.add(column.titled(column.title() + ", then").ofValues().in("Calculated with"));
      }
    }
    return first;
  }

  /** Which names stand further up already, letters of either case alike. */
  private static boolean[] repeats(List<String> names) {
    boolean[] repeats = new boolean[names.size()];
    Set<String> above = new HashSet<>();
    for (int i = 0; i < repeats.length; i++) {
      String name = names.get(i).toLowerCase(Locale.ROOT);
      repeats[i] = !name.isEmpty() && !above.add(name);
    }
    return repeats;
  }

  private static LiveColumn then(
      String title, String format, boolean number, int width, Line line) {
    String help = "At the review: " + line.meaning() + ". A value.";
    return new LiveColumn(title, "", LiveColumn.Role.VALUE, format, number, width, help);
  }

  private int flag(String title, String help) {
    columns.add(LiveColumn.calculated(title, "0", 12, help));
    return columns.size() - 1;
  }

  // --- what the checks refer to ----------------------------------------------------------------

  /** Workloads whose verdict is another now. */
  LiveControls.Flags verdictDiffers() {
    return checked(verdictDiffers, 0);
  }

  /** Workloads with another figure now. */
  LiveControls.Flags figuresDiffer() {
    return checked(figuresDiffer, 0);
  }

  /** Workloads whose chance was drawn from other inputs. */
  LiveControls.Flags chanceOutdated() {
    return checked(chanceOutdated, 0);
  }

  /** Workloads that have the name of one above. */
  LiveControls.Flags namedTwice() {
    int count = 0;
    for (boolean one : twice) {
      count += one ? 1 : 0;
    }
    return checked(namedTwice, count);
  }

  private LiveControls.Flags checked(int column, double count) {
    return new LiveControls.Flags(name(), columns.get(column).title(), column, firstRow(), count);
  }

  // --- what sentences refer to -----------------------------------------------------------------

  /**
   * Whether a workload differs, as a condition of formulas on {@code Costs}.
   *
   * @param flags the name that leads to {@link #flags}
   */
  static String differs(String flags) {
    return ofRow(flags) + "=1";
  }

  /** Of the cells of all workloads, that of the one that a row of {@code Costs} is about. */
  private static String ofRow(String cells) {
    return index(cells, call("ROW") + "-" + (FIRST_ROW - 1));
  }

  /** Whether each workload differs, for a name that leads there. */
  String flags(String prefix) {
    return CellReferences.column(prefix, differs, firstRow(), lastRow());
  }

  /** 1 where a workload is calculated with anything else than at the review, the same way. */
  String edited(String prefix) {
    return ofRow(CellReferences.column(prefix, edited, firstRow(), lastRow()));
  }

  // --- the sheet -------------------------------------------------------------------------------

  @Override
  public List<LiveColumn> columns() {
    return columns;
  }

  @Override
  public int size() {
    return data.workloads().size();
  }

  @Override
  public void row(int index, LiveCells cells) {
    LiveData.Workload workload = data.workloads().get(index);
    String row = String.valueOf(firstRow() + index);
    String onCosts = String.valueOf(FIRST_ROW + index);
    cells.value(workload.name());
    double word = data.value(workload, verdict);
    cells.value(Double.isNaN(word) ? "" : verdict.words().get((int) word));
    for (Line figure : figures) {
      cells.value(data.value(workload, figure));
    }
    cells.formula(ifError(ifElse(cell(VERDICT, row) + "=" + cost(verdict, onCosts), 0, 1), 1), 0);
    for (int i = 0; i < figures.size(); i++) {
      cells.formula(moved(figures.get(i), FIRST_FIGURE + i, row, onCosts), 0);
    }
    int lastMoved = firstMoved + figures.size() - 1;
    cells.formula(call("MAX", cell(firstMoved, row) + ":" + cell(lastMoved, row)), 0);
    cells.formula(ifError(call("MIN", 1, takenDiffers(row, onCosts)), 1), 0);
    cells.formula(call("MAX", cell(verdictDiffers, row) + ":" + cell(edited, row)), 0);
    String chance =
        addresses
            .cost(Addresses.Home.AT_REVIEW, data.origin().decision().chance)
            .replace(CellReferences.ROW, onCosts);
    cells.formula(call("COUNT", chance) + "*" + cell(differs, row), 0);
    cells.formula(
        reading.of(
            Workloads.WORKLOAD,
            index(names, workload.row() - data.origin().header().row()),
            NOTHING,
            NOTHING,
            CellReadFormula.Found.of(workload, Workloads.WORKLOAD, Double.NaN)),
        typedNames.get(index));
    cells.formula(namedBefore(row), twice[index] ? 1 : 0);
    for (Object stood : takenThen.get(index)) {
      if (stood instanceof Double number) {
        cells.value(number);
      } else {
        cells.value(stood.toString());
      }
    }
  }

  /** How many cells that it is calculated with hold something else now. */
  private String takenDiffers(String row, String onCosts) {
    List<String> counts = new ArrayList<>();
    String prefix = addresses.prefix(Addresses.Home.AT_REVIEW, Addresses.Home.COSTS);
    int then = firstTaken;
    for (Costs.Block block : costs.taken()) {
      int last = then + block.to() - block.from() - 1;
      String now = prefix + cell(block.from(), onCosts) + ":" + cell(block.to() - 1, onCosts);
      counts.add(sumProduct("--(" + now + "<>" + cell(then, row) + ":" + cell(last, row) + ")"));
      then = last + 1;
    }
    counts.add(sum(assumptionsEdited));
    return String.join("+", counts);
  }

  /** Whether a figure is another now; SUM takes a blank text for 0. */
  private String moved(Line line, int column, String row, String onCosts) {
    String then = sum(cell(column, row));
    String now = sum(cost(line, onCosts));
    String tolerance = call("MAX", halfACent, relative + "*" + call("ABS", then));
    return ifError(ifElse(call("ABS", now + "-" + then) + "<=" + tolerance, 0, 1), 1);
  }

  private String namedBefore(String row) {
    String name = cell(nameNow, row);
    String column = Place.fixed(nameNow, firstRow());
    String all = column + ":" + Place.fixed(nameNow, firstRow() + size() - 1);
    return ifError(
        ifElse(
            isBlank(name),
            0,
            ifElse(
                match(CellReferences.wanted(name, wildcards), all)
                    + "<"
                    + call("ROWS", column + ":" + name),
                1,
                0)),
        0);
  }

  private static String cell(int column, String row) {
    return Place.inColumn(column, row);
  }

  private String cost(Line line, String row) {
    return addresses.cost(Addresses.Home.AT_REVIEW, line).replace(CellReferences.ROW, row);
  }
}
