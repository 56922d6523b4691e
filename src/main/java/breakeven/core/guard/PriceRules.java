package breakeven.core.guard;

import breakeven.core.guard.Limits.Span;
import breakeven.core.input.PlainNumber;
import breakeven.core.table.Column;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.PriceTable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/**
 * Holds price rows to the {@link Rule}s, wherever they come from: one row alone, a tuned model
 * beside its base, two rows of one model, a row of the book beside one of a list.
 */
public final class PriceRules {
  /** Prices of a row that are sold together: where one is 0, so are the others, or it is a slip. */
  private static final List<List<Column>> TOGETHER =
      List.of(
          List.of(
              ModelPrices.INPUT_PRICE,
              ModelPrices.CACHED_PRICE,
              ModelPrices.CACHE_WRITE_PRICE,
              ModelPrices.OUTPUT_PRICE),
          List.of(GpuPrices.HOUR_PRICE, GpuPrices.PURCHASE_PRICE));

  /** What two rows of one model are compared by. */
  private static final List<Column> TOKENS =
      List.of(ModelPrices.INPUT_PRICE, ModelPrices.OUTPUT_PRICE);

  /** Shares are compared after rounding to 9 decimals. */
  private static final double TOLERANCE = 1e-9;

  private static final MathContext LIMIT_DIGITS = new MathContext(3);
  private static final MathContext MORE_DIGITS = new MathContext(6);

  private final LocalDate asOf;
  private final double limitDays;

  /**
   * Guards as of a day.
   *
   * @param asOf the review date
   * @param limitDays the assumption Price age limit
   */
  public PriceRules(LocalDate asOf, double limitDays) {
    this.asOf = asOf;
    this.limitDays = limitDays;
  }

  // --- one row alone ----------------------------------------------------------------------------

  /** All that is doubtful about a row by itself, in the order of the rules. */
  public List<PriceWarning> of(PriceFacts row) {
    List<PriceWarning> doubts = new ArrayList<>(figures(row));
    day(row, doubts);
    return doubts;
  }

  /** What is doubtful about its figures. */
  public List<PriceWarning> figures(PriceFacts row) {
    List<PriceWarning> doubts = new ArrayList<>();
    plausible(row, doubts);
    // What an implausible price is held against says nothing.
    if (!doubted(doubts, ModelPrices.INPUT_PRICE)) {
      ratio(row, doubts);
      cached(row, doubts);
    }
    zero(row, doubts);
    longContext(row, doubts);
    return doubts;
  }

  private static void longContext(PriceFacts row, List<PriceWarning> doubts) {
    double above = row.figure(ModelPrices.LONG_CONTEXT_ABOVE);
    if (Double.isNaN(above)
        || !Double.isNaN(row.figure(ModelPrices.LONG_INPUT_FACTOR))
        || !Double.isNaN(row.figure(ModelPrices.LONG_OUTPUT_FACTOR))) {
      return;
    }
    doubts.add(
        new PriceWarning(
            Rule.LONG_CONTEXT,
            ModelPrices.LONG_CONTEXT_ABOVE,
            PlainNumber.text(above),
            "%s costs more above %s input tokens, and no factor says how much"
                .formatted(row.name(), PlainNumber.text(above)),
            "Type the long-context factors, or empty the cell"));
  }

  private static boolean doubted(List<PriceWarning> doubts, Column column) {
    return doubts.stream().anyMatch(doubt -> doubt.column() == column);
  }

  private static void plausible(PriceFacts row, List<PriceWarning> doubts) {
    for (Column column : row.table().amounts()) {
      Span span = Limits.of(column, row.kind());
      double figure = row.figure(column);
      double dollars = figure * row.dollars();
      if (span == null || !(dollars > span.high() || dollars > 0 && dollars < span.low())) {
        continue;
      }
      boolean high = dollars > span.high();
      double limit = (high ? span.high() : span.low()) / row.dollars();
      doubts.add(
          new PriceWarning(
              Rule.PLAUSIBLE,
              column,
              PlainNumber.text(figure),
              "%s costs %s for %s%s plausible price of %s %s"
                  .formatted(
                      row.name(),
                      amount(row, figure),
                      column.title(),
                      high ? ", more than the highest" : ", less than the lowest",
                      shortly(limit),
                      row.currency()),
              "Check the unit and the decimal point: the column holds the price " + column.unit()));
    }
  }

  private static void ratio(PriceFacts row, List<PriceWarning> doubts) {
    double input = row.figure(ModelPrices.INPUT_PRICE);
    double output = row.figure(ModelPrices.OUTPUT_PRICE);
    double ratio = output / input;
    if (!(input > 0 && output > 0)
        || doubted(doubts, ModelPrices.OUTPUT_PRICE)
        || ratio >= Limits.RATIO_LOW - TOLERANCE && ratio <= Limits.RATIO_HIGH + TOLERANCE) {
      return;
    }
    doubts.add(
        new PriceWarning(
            Rule.RATIO,
            ModelPrices.OUTPUT_PRICE,
            PlainNumber.text(output),
            "%s costs %s for Output, %s times the %s for Input; %s to %s times is usual"
                .formatted(
                    row.name(),
                    amount(row, output),
                    ratio(ratio),
                    PlainNumber.text(input),
                    PlainNumber.text(Limits.RATIO_LOW),
                    PlainNumber.text(Limits.RATIO_HIGH)),
            "Check both prices at their source"));
  }

  private static void zero(PriceFacts row, List<PriceWarning> doubts) {
    for (List<Column> together : TOGETHER) {
      Column zero = first(together, row, figure -> figure == 0);
      if (zero == null) {
        continue;
      }
      Column above = first(together, row, figure -> figure > 0);
      doubts.add(
          new PriceWarning(
              Rule.ZERO,
              zero,
              "0",
              "%s costs 0 for %s%s"
                  .formatted(
                      row.name(),
                      zero.header(),
                      above == null
                          ? ", which would be free"
                          : " beside "
                              + PlainNumber.text(row.figure(above))
                              + " for "
                              + above.header()),
              "Type the price, or empty the cell where it is not sold so"));
    }
  }

  private static @Nullable Column first(
      List<Column> columns, PriceFacts row, DoublePredicate fits) {
    return columns.stream()
        .filter(column -> fits.test(row.figure(column)))
        .findFirst()
        .orElse(null);
  }

  private static void cached(PriceFacts row, List<PriceWarning> doubts) {
    double input = row.figure(ModelPrices.INPUT_PRICE);
    double cached = row.figure(ModelPrices.CACHED_PRICE);
    // An input of 0 is what is doubtful then.
    if (!(cached > input) || input == 0 || doubted(doubts, ModelPrices.CACHED_PRICE)) {
      return;
    }
    doubts.add(
        new PriceWarning(
            Rule.CACHED,
            ModelPrices.CACHED_PRICE,
            PlainNumber.text(cached),
            "%s costs %s for Cached input, more than the %s for Input"
                .formatted(row.name(), amount(row, cached), PlainNumber.text(input)),
            "Type the price of reading from the cache, not of writing to it; empty: the input"
                + " price"));
  }

  // --- day and source ---------------------------------------------------------------------------

  private void day(PriceFacts row, List<PriceWarning> doubts) {
    PriceTable table = row.table();
    LocalDate day = row.checkedOn();
    String check = "Check the " + table.what() + " at its source";
    if (day == null) {
      doubts.add(
          new PriceWarning(
              Rule.DAY,
              table.checkedOn(),
              "",
              row.name() + " has no day of checking, so that its age is not known",
              check + ", and type the day"));
    } else if (day.isAfter(asOf)) {
      doubts.add(
          new PriceWarning(
              Rule.DAY,
              table.checkedOn(),
              day.toString(),
              row.name() + " was checked after the review date, " + asOf,
              "Correct the day, or review as of a later one"));
    } else if (old(day)) {
      doubts.add(
          new PriceWarning(
              Rule.AGE,
              table.checkedOn(),
              day.toString(),
              "%s was checked %s days before the review, more than the Price age limit of %s"
                  .formatted(row.name(), age(day), PlainNumber.text(limitDays)),
              check + ", and type what holds now with its day"));
    }
    if (row.source().isEmpty()) {
      doubts.add(
          new PriceWarning(
              Rule.SOURCE,
              table.source(),
              "",
              row.name() + " has no source",
              "Type where the " + table.what() + " was read"));
    }
  }

  private long age(LocalDate day) {
    return ChronoUnit.DAYS.between(day, asOf);
  }

  private boolean old(LocalDate day) {
    return age(day) > limitDays;
  }

  /** Whether a row is too old to be believed; one without a day is, unless it is a rate. */
  public boolean stale(PriceTable table, @Nullable LocalDate day) {
    return day == null ? table != PriceTable.RATES : old(day);
  }

  // --- two rows ---------------------------------------------------------------------------------

  /** What is doubtful about a tuned model beside its base. */
  public List<PriceWarning> tuned(PriceFacts tune, PriceFacts base) {
    List<PriceWarning> doubts = new ArrayList<>();
    for (Column column : TOKENS) {
      double own = tune.figure(column);
      double ofBase = tune.figureOf(base, column);
      if (own < ofBase * (1 - TOLERANCE)) {
        doubts.add(
            new PriceWarning(
                Rule.TUNED,
                column,
                PlainNumber.text(own),
                "%s is fine-tuned and costs %s for %s, less than its base model %s at %s"
                    .formatted(
                        tune.name(),
                        amount(tune, own),
                        column.header(),
                        base.name(),
                        shortly(ofBase)),
                "Check whether the price is that of the fine-tuned model"));
      }
    }
    return doubts;
  }

  /**
   * What is doubtful about a row beside another one of the same model, provider and kind that was
   * checked on the same day, or that has no day either; nothing where the days differ.
   */
  public List<PriceWarning> twins(PriceFacts row, PriceFacts other) {
    if (!Objects.equals(row.checkedOn(), other.checkedOn())) {
      return List.of();
    }
    for (Column column : row.table().amounts()) {
      double own = row.figure(column);
      double others = row.figureOf(other, column);
      if (Math.abs(own - others) > TOLERANCE * Math.max(own, others)) {
        return List.of(
            new PriceWarning(
                Rule.TWINS,
                column,
                PlainNumber.text(own),
                "%s costs %s for %s, and another row of the same day says %s (%s)"
                    .formatted(
                        row.name(),
                        amount(row, own),
                        column.header(),
                        amount(other, other.figure(column)),
                        other.origin()),
                "Remove the row that does not hold"));
      }
    }
    return List.of();
  }

  /** What is doubtful about a row of a model beside what other providers ask for it. */
  public List<PriceWarning> sellers(PriceFacts row, Sellers sellers) {
    List<PriceWarning> implausible = new ArrayList<>();
    plausible(row, implausible);
    List<PriceWarning> doubts = new ArrayList<>();
    for (Column column : TOKENS) {
      double[] asked = asked(row, sellers, column);
      double usual = asked.length == 0 ? Double.NaN : asked[asked.length / 2] / row.dollars();
      double own = row.figure(column);
      if (own >= usual * Limits.SELLERS_DIFFER * (1 - TOLERANCE) && !doubted(implausible, column)) {
        doubts.add(
            new PriceWarning(
                Rule.SELLERS,
                column,
                PlainNumber.text(own),
                "%s costs %s for %s, %s times what %s"
                    .formatted(
                        row.name(),
                        amount(row, own),
                        column.header(),
                        shortly(own / usual),
                        asked.length == 1
                            ? "the other provider of the model asks"
                            : asked.length + " other providers of the model ask"),
                "Check the unit and the decimal point at its source"));
      }
    }
    return doubts;
  }

  /** What other providers ask for a model of which a row is, in US dollars, the least first. */
  private static double[] asked(PriceFacts row, Sellers sellers, Column column) {
    return sellers.others(row).stream()
        .mapToDouble(each -> column == ModelPrices.INPUT_PRICE ? each.input() : each.output())
        .filter(each -> each > 0)
        .sorted()
        .toArray();
  }

  /**
   * What no price of its kind is, or so much more or less than what other providers ask that it is
   * in another unit; empty where nothing is.
   */
  public List<PriceWarning> farOff(PriceFacts row, Sellers sellers) {
    List<PriceWarning> doubts = new ArrayList<>();
    plausible(row, doubts);
    for (Column column : TOKENS) {
      double[] asked = asked(row, sellers, column);
      double own = row.figure(column) * row.dollars();
      // Of two nobody knows which is wrong; of three the one that is far from both.
      if (asked.length > 0 && Arrays.stream(asked).allMatch(each -> isFar(own, each))) {
        doubts.add(far(row, column, "other providers ask " + shortly(asked[0] / row.dollars())));
      }
    }
    return doubts;
  }

  /** The same beside another row of the same name. */
  public List<PriceWarning> farOff(PriceFacts row, PriceFacts other) {
    return row.table().amounts().stream()
        .filter(column -> isFar(row.figure(column), row.figureOf(other, column)))
        .map(
            column ->
                far(
                    row,
                    column,
                    "%s says %s".formatted(other.origin(), amount(other, other.figure(column)))))
        .toList();
  }

  private static boolean isFar(double one, double other) {
    return Math.min(one, other) > 0
        && Math.max(one, other) >= Limits.FAR_OFF * Math.min(one, other) * (1 - TOLERANCE);
  }

  private static PriceWarning far(PriceFacts row, Column column, String other) {
    return new PriceWarning(
        Rule.SOURCES,
        column,
        PlainNumber.text(row.figure(column)),
        "%s costs %s for %s, and %s"
            .formatted(row.name(), amount(row, row.figure(column)), column.header(), other),
        "Check the unit and the decimal point at its source");
  }

  /** What is doubtful about a row of a list beside the book's row of the same model. */
  public List<PriceWarning> list(PriceFacts list, PriceFacts book) {
    return sources(list, book, book, "the book says ");
  }

  /**
   * What is doubtful about a row of the book beside a list's row of the same model. The list says
   * nothing about what the analyst noted as her own, nor about a price that was checked later than
   * the list by more than the age limit.
   */
  public List<PriceWarning> book(PriceFacts book, PriceFacts list) {
    LocalDate day = book.checkedOn();
    LocalDate ofList = list.checkedOn();
    boolean outdated =
        ofList == null || ChronoUnit.DAYS.between(ofList, day == null ? asOf : day) > limitDays;
    return book.own() || outdated ? List.of() : sources(book, list, book, "another source says ");
  }

  private static List<PriceWarning> sources(
      PriceFacts row, PriceFacts other, PriceFacts book, String says) {
    List<PriceWarning> doubts = new ArrayList<>();
    for (Column column : row.table().amounts()) {
      double own = row.figure(column);
      double others = row.figureOf(other, column);
      double ofBook = row == book ? own : others;
      double differ = Math.abs(own - others) / ofBook;
      if (differ > Limits.SOURCES_DIFFER + TOLERANCE) {
        doubts.add(
            new PriceWarning(
                Rule.SOURCES,
                column,
                PlainNumber.text(own),
                "%s costs %s for %s, and %s%s (%s)%s"
                    .formatted(
                        row.name(),
                        amount(row, own),
                        column.header(),
                        says,
                        amount(other, other.figure(column)),
                        other.origin(),
                        ofBook == 0 ? "" : ", a difference of " + shortly(differ * 100) + "%"),
                "Check which of the two holds now"));
      }
    }
    return doubts;
  }

  // --- figures in sentences ---------------------------------------------------------------------

  private static String amount(PriceFacts row, double figure) {
    return PlainNumber.text(figure) + " " + row.currency();
  }

  /** With more digits where few would make it look usual. */
  private static String ratio(double ratio) {
    String shortly = shortly(ratio);
    double shown = PlainNumber.parse(shortly);
    boolean usual = shown >= Limits.RATIO_LOW && shown <= Limits.RATIO_HIGH;
    return usual ? rounded(ratio, MORE_DIGITS) : shortly;
  }

  private static String shortly(double figure) {
    return rounded(figure, LIMIT_DIGITS);
  }

  private static String rounded(double figure, MathContext digits) {
    return PlainNumber.text(new BigDecimal(figure).round(digits).doubleValue());
  }
}
