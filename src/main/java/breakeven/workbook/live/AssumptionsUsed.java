package breakeven.workbook.live;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.and;
import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.countIfs;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.ifError;
import static breakeven.core.expression.Formula.isBlank;
import static breakeven.core.expression.Formula.isNumber;
import static breakeven.core.expression.Formula.join;
import static breakeven.core.expression.Formula.lookUp;
import static breakeven.core.expression.Formula.or;
import static breakeven.core.expression.Formula.quoted;

import breakeven.core.economics.Model;
import breakeven.core.expression.Dependents;
import breakeven.core.expression.Variable;
import breakeven.core.input.AssumptionValues;
import breakeven.core.input.TableRows;
import breakeven.core.model.Place;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.RunLog;
import breakeven.core.table.Assumption;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Column;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.InputFormats;
import breakeven.core.table.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every assumption: what was found, the rate it is converted with, and the value used. */
final class AssumptionsUsed extends Workings {
  private static final int FOUND = 1;
  private static final int SHIPPED = 2;
  private static final int RATE = 3;
  private static final int USED = 4;
  private static final int REVIEW_AGAIN = 8;
  private static final int THEN = 9;
  private static final int EDITED = 10;
  private static final int REASONS = 11;

  private static final String MOVED = "names on Assumptions have moved or changed";

  private static final String UNREADABLE = quoted(CellReadFormula.UNREADABLE);

  private final LiveData data;
  private final LiveData.Origin origin;
  private final CellReadFormula reading;
  private final String lastMonth;
  private final Map<Assumption, String> names = new EnumMap<>(Assumption.class);
  private final String reviewAgain;

  /** Those that a saving rests on. */
  private final Set<Assumption> ofSaving = EnumSet.noneOf(Assumption.class);

  /**
   * @param lastMonth the name of the last month that is calculated
   */
  AssumptionsUsed(
      LiveData data, CellReadFormula reading, String lastMonth, UnaryOperator<String> freeName) {
    super(
        ReviewSections.ASSUMPTIONS,
        "Assumptions used",
        "Every assumption: the value found, the shipped value that counts where there is none,"
            + " and the value used.");
    this.data = data;
    this.origin = data.origin();
    this.reading = reading;
    this.lastMonth = lastMonth;
    reviewAgain = freeName.apply("Ls_ReasonsToReview");
    for (Assumption assumption : Assumption.values()) {
      names.put(assumption, freeName.apply(assumption.formulaName()));
    }
    Model model = data.model();
    model
        .inputs
        .assumptions()
        .forEach(
            (assumption, variable) -> {
              if (Dependents.of(List.of(variable)).reaches(model.totals.netSaving)) {
                ofSaving.add(assumption);
              }
            });
  }

  /** Gives lists of words that formulas here look in their names, which no row can add any more. */
  void nameLists() {
    for (Assumption assumption : Assumption.values()) {
      if (assumption.value().type() == Type.WORD) {
        reading.list(assumption.value());
      }
    }
  }

  /** The name of an assumption's value used. */
  String name(Assumption assumption) {
    return String.valueOf(names.get(assumption));
  }

  /**
   * The name of the reasons why every workload needs a new review, each after a semicolon; an empty
   * text where none does.
   */
  String reviewAgain() {
    return reviewAgain;
  }

  /** 1 for each assumption that a saving rests on and that differs from at the review. */
  String edited(String prefix) {
    return CellReferences.column(prefix, EDITED, firstRow(), firstRow() + size() - 1);
  }

  /** Values found, of which a text may be one that cannot be read. */
  String found(String prefix) {
    return CellReferences.column(prefix, FOUND, firstRow(), firstRow() + size() - 1);
  }

  /** How many of them the review could not read. */
  int unreadable() {
    return (int) Stream.of(Assumption.values()).filter(origin.assumptions()::unreadable).count();
  }

  /** Whether the value used is there whatever is typed later. */
  boolean neverBlank(Assumption assumption) {
    return assumption.numeric() && !foreign(assumption);
  }

  private boolean foreign(Assumption assumption) {
    String currency = origin.assumptions().currency(assumption);
    return !currency.isEmpty() && !currency.equals(origin.prices().rates().reporting());
  }

  Map<String, String> names(String prefix) {
    Map<String, String> refersTo = new LinkedHashMap<>();
    for (Assumption assumption : Assumption.values()) {
      int row = firstRow() + assumption.ordinal();
      refersTo.put(name(assumption), prefix + Place.fixed(USED, row));
    }
    int last = firstRow() + size() - 1;
    refersTo.put(reviewAgain, prefix + Place.fixed(REVIEW_AGAIN, last));
    return refersTo;
  }

  @Override
  public List<LiveColumn> columns() {
    List<LiveColumn> columns = new ArrayList<>();
    columns.add(LiveColumn.text("Assumption", 38, "As the sheet Assumptions names it."));
    columns.add(
        number(
            "Value found",
            LiveColumn.Role.TAKEN,
            "What is typed on Assumptions, money in the currency of its unit. Empty where nothing"
                + " is; a word where it cannot be read."));
    columns.add(
        number("Shipped value", LiveColumn.Role.VALUE, "What counts where no value is found."));
    columns.add(
        number(
            "Rate",
            LiveColumn.Role.TAKEN,
            "Reporting currency for 1 unit of the value's currency; empty where none is needed."));
    columns.add(
        number(
            "Value used",
            LiveColumn.Role.CALCULATED,
            "The value that every figure uses; money in the reporting currency."));
    columns.add(LiveColumn.text("Unit", 22, "Unit of the value used."));
    columns.add(LiveColumn.text("Cell", 22, "The cell that was read."));
    columns.add(LiveColumn.text("Name", 24, "The name under which formulas find the value used."));
    columns.add(
        ReviewAgain.column(
            "",
            40,
            "What is typed in this row or one above since the review that only a new review can"
                + " calculate with."));
    columns.add(
        number(
            "Value at the review",
            LiveColumn.Role.VALUE,
            "The value used by the review, of an assumption that a saving rests on."));
    columns.add(
        LiveColumn.calculated(
            "Edited (1 or 0)", "0", 12, "1 where the value used is no longer that of the review."));
    columns.add(
        ReviewAgain.column("", 40, "Reasons for a new review that this row alone gives.")
            .titled("Reasons of this row"));
    return columns;
  }

  private static LiveColumn number(String title, LiveColumn.Role role, String help) {
    return new LiveColumn(title, "", role, NumberFormats.GENERAL, true, 24, help);
  }

  @Override
  public int size() {
    return Assumption.values().length;
  }

  @Override
  public String rowFormat(int index) {
    Assumption assumption = Assumption.values()[index];
    return InputFormats.ofAssumption(
        assumption.kind() == Assumption.Kind.SHARE,
        origin.assumptions().entry(assumption).number());
  }

  @Override
  public void row(int index, LiveCells cells) {
    Assumption assumption = Assumption.values()[index];
    AssumptionValues.Entry entry = origin.assumptions().entry(assumption);
    Place place = origin.places().assumption(assumption);
    int row = firstRow() + index;
    cells.value(assumption.title());
    if (assumption.numeric()) {
      numbers(assumption, entry, place, row, cells);
    } else {
      texts(assumption, entry, place, row, cells);
    }
    cells.value(RunLog.unitUsed(assumption, origin.assumptions()));
    cells.value(place == null ? "shipped value" : place.toString());
    cells.value(name(assumption));
    String above = row == firstRow() ? NOTHING : cell(REVIEW_AGAIN, row - 1);
    cells.formula(above + moved(assumption, above) + "&" + cell(REASONS, row), "");
    if (ofSaving.contains(assumption)) {
      cells.value(used(assumption));
      cells.formula(ifElse(cell(USED, row) + "=" + cell(THEN, row), 0, 1), 0);
    } else {
      cells.value("");
      cells.value("");
    }
    cells.formula(NOTHING + reasons(assumption, row), "");
  }

  /** The reasons of a row that no other row gives too. */
  private String reasons(Assumption assumption, int row) {
    String here = anew(assumption);
    if (assumption == Assumption.HORIZON) {
      here +=
          ReviewAgain.reason(
              tooLong(row),
              "the horizon goes beyond month "
                  + data.lastMonth()
                  + ", the last that is calculated here");
    } else if (assumption == Assumption.REPORTING_CURRENCY) {
      String then = origin.prices().rates().reporting();
      here +=
          ReviewAgain.reason(
                  cell(USED, row) + "<>" + quoted(then),
                  "the reporting currency is no longer " + then)
              + ReviewAgain.reason(
                  notOne(unit(then)),
                  "the rate of "
                      + unit(then)
                      + (unit(then).equals(then) ? "" : ", which the others are quoted in,")
                      + " is no longer 1");
    }
    return here
        + ReviewAgain.reason(
            cell(FOUND, row) + "=" + quoted(ReviewAgain.WORDS),
            assumption.title() + " " + ReviewAgain.RETYPED);
  }

  /** The currency that the rates are quoted in: that of all amounts, unless they are rebased. */
  private String unit(String reporting) {
    String quoted = origin.prices().rates().quotedPer();
    return quoted.isEmpty() ? reporting : quoted;
  }

  /** Whether that currency has another rate than 1, which the review did not find. */
  private String notOne(String currency) {
    Places.Tally codes = origin.places().tally(ExchangeRates.CURRENCY, currency);
    Places.Tally rates = origin.places().tally(ExchangeRates.RATE, "");
    if (codes == null || rates == null || origin.prices().rates().unusable() != null) {
      return "";
    }
    String figures = CellReferences.column(rates.header());
    return countIfs(
            CellReferences.column(codes.header()),
            quoted(currency),
            figures,
            quoted(">0"),
            figures,
            quoted("<>1"))
        + ">0";
  }

  /** Whether another name stands where the assumption was read; said once for all of them. */
  private String moved(Assumption assumption, String above) {
    TableRows.Row from = origin.places().row(assumption);
    String name =
        from == null
            ? ""
            : ReviewAgain.changed(
                Collections.singletonList(
                    origin.places().typed(from, AssumptionsTable.ASSUMPTION)));
    String first = call("ISERROR", call("SEARCH", quoted(MOVED), above));
    return ReviewAgain.reason(name.isEmpty() ? "" : and(name, first), MOVED);
  }

  /** Whether the value stands there in another unit, or another one in a row that was added. */
  private String anew(Assumption assumption) {
    TableRows.Row from = origin.places().row(assumption);
    if (from == null) {
      return added(assumption);
    }
    String unit =
        ReviewAgain.changed(
            Collections.singletonList(origin.places().typed(from, AssumptionsTable.UNIT)));
    return ReviewAgain.reason(
        assumption.numeric() ? unit : "",
        "the unit of " + assumption.title() + " on Assumptions has changed");
  }

  /** Whether another value is in the row that the review added to the user's sheet. */
  private String added(Assumption assumption) {
    Places.Tally names = origin.places().tally(AssumptionsTable.ASSUMPTION, assumption.title());
    Places.Tally values = origin.places().tally(AssumptionsTable.VALUE, "");
    if (names == null || values == null) {
      return "";
    }
    String shipped =
        assumption.numeric()
            ? CellReferences.number(origin.shipped().number(assumption))
            : quoted(origin.shipped().text(assumption));
    String now =
        lookUp(
            quoted(assumption.title()),
            CellReferences.column(names.header()),
            CellReferences.column(values.header()));
    return ReviewAgain.reason(
        ifError(now + "<>" + shipped, "FALSE"),
        assumption.title() + " was added to Assumptions by the review and has changed");
  }

  /** Whether the horizon goes beyond the months that there are columns for. */
  private String tooLong(int row) {
    return call("INT", foundOrShipped(row)) + ">" + lastMonth;
  }

  private static String cell(int column, int row) {
    return Place.cell(column, row);
  }

  private void numbers(
      Assumption assumption,
      AssumptionValues.Entry entry,
      @Nullable Place place,
      int row,
      LiveCells cells) {
    Column column = assumption.value();
    if (place == null) {
      cells.value(Double.NaN);
    } else {
      String formula =
          reading.of(
              column,
              CellReferences.fixed(place),
              NOTHING,
              UNREADABLE,
              found(assumption, entry.number()));
      if (nothingFound(assumption, entry)) {
        cells.formula(formula, nothing(assumption));
      } else {
        cells.formula(formula, entry.number());
      }
    }
    cells.value(origin.shipped().number(assumption));
    String value = foundOrShipped(row);
    if (assumption == Assumption.HORIZON) {
      // No sheet has further months to look at.
      value = ifElse(tooLong(row), lastMonth, value);
    }
    double used = used(assumption);
    if (!foreign(assumption)) {
      cells.value(Double.NaN);
      cells.formula(value, used);
      return;
    }
    rate(entry.currency(), cells);
    cells.formula(ifError(value + "*" + cell(RATE, row), NOTHING), used);
  }

  /** The code of the word of an assumption; NaN where it is none of a closed list. */
  private double code(Assumption assumption) {
    return assumption.value().type() == Type.WORD
        ? origin.assumptions().code(assumption)
        : Double.NaN;
  }

  private CellReadFormula.Found found(Assumption assumption, double value) {
    TableRows.Row row = origin.places().row(assumption);
    Places.Typed typed = row == null ? null : origin.places().typed(row, AssumptionsTable.VALUE);
    return typed != null
            && typed.stood() instanceof String text
            && origin.assumptions().unreadable(assumption)
        ? new CellReadFormula.Found(new LiveData.ReadAs(text, false), UNREADABLE)
        : CellReadFormula.Found.of(assumption.value(), value, typed);
  }

  private static String foundOrShipped(int row) {
    String found = cell(FOUND, row);
    return ifElse(isNumber(found), found, cell(SHIPPED, row));
  }

  /** Whether the cell of a user's sheet is empty or cannot be read. */
  private boolean nothingFound(Assumption assumption, AssumptionValues.Entry entry) {
    return entry.isDefault() && origin.assumptions().cell(assumption) != null;
  }

  private String nothing(Assumption assumption) {
    return origin.assumptions().unreadable(assumption) ? CellReadFormula.UNREADABLE : "";
  }

  private double used(Assumption assumption) {
    Variable variable = data.model().inputs.assumption(assumption);
    return data.value(data.workloads().get(0), variable);
  }

  private void rate(String currency, LiveCells cells) {
    double rate = origin.prices().rates().rate(currency);
    String formula = PricesUsed.rate(origin.places(), origin.prices().rates(), quoted(currency));
    cells.formula(Double.isNaN(rate) ? NOTHING : ifError(formula, NOTHING), rate);
  }

  private void texts(
      Assumption assumption,
      AssumptionValues.Entry entry,
      @Nullable Place place,
      int row,
      LiveCells cells) {
    if (place == null) {
      cells.value("");
    } else {
      cells.formula(
          reading.of(
              assumption.value(),
              CellReferences.fixed(place),
              NOTHING,
              UNREADABLE,
              found(assumption, code(assumption))),
          nothingFound(assumption, entry) ? nothing(assumption) : entry.text());
    }
    cells.value(origin.shipped().text(assumption));
    cells.value(Double.NaN);
    String found = cell(FOUND, row);
    String none = or(found + "&" + isBlank(NOTHING), found + "=" + UNREADABLE);
    cells.formula(ifElse(none, join(cell(SHIPPED, row), NOTHING), found), entry.text());
  }
}
