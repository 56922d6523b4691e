package breakeven.workbook.live;

import static breakeven.core.expression.Formula.or;

import breakeven.core.input.TableRows;
import breakeven.core.price.PriceSource;
import breakeven.core.price.Purpose;
import breakeven.core.price.Rates;
import breakeven.core.table.Column;
import breakeven.core.table.DiscountsTable;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.PriceTable;
import breakeven.core.table.ServingCapacity;
import breakeven.core.table.TrainingPrices;
import breakeven.core.table.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was typed in price sheets since the review by which a name may lead to other rows than it
 * did: formulas go on to read the cells of the rows found, whatever is there.
 */
final class PriceRows {
  /** What makes a row of GPU prices one to serve on, and one to train on. */
  private static final List<Column> SERVING =
      List.of(GpuPrices.HOUR_PRICE, GpuPrices.PURCHASE_PRICE);

  private static final List<Column> TRAINING =
      List.of(GpuPrices.HOUR_PRICE, GpuPrices.MEMORY, GpuPrices.PEAK);

  /** What says which prices a discount is on, and when. */
  private static final List<Column> WHICH_DISCOUNT =
      List.of(
          DiscountsTable.PROVIDER,
          DiscountsTable.APPLIES_TO,
          DiscountsTable.FROM,
          DiscountsTable.TO);

  private final Places places;
  private final Rates rates;

  PriceRows(Places places, Rates rates) {
    this.places = places;
    this.rates = rates;
  }

  /**
   * Why price sheets may call for a new review, each a list of conditions of which any may hold,
   * short enough for a cell of its own.
   *
   * @param moved that a row that was found is another
   * @param recounted that other rows may count
   * @param typedAnew that a price that could not be read is another
   */
  record Reasons(List<String> moved, List<String> recounted, List<String> typedAnew) {
    List<String> all() {
      List<String> all = new ArrayList<>(moved);
      all.addAll(recounted);
      all.addAll(typedAnew);
      return all;
    }

    /**
     * What is said of them, as a formula.
     *
     * @param flags the cells that are 1 where a condition holds, in the order of {@link #all}
     * @param called what the name is called, as a formula
     */
    String said(List<String> flags, String called) {
      int counts = moved.size();
      int anew = counts + recounted.size();
      String counted =
          ReviewAgain.reason(
              any(flags.subList(counts, anew)),
              "prices that may count for ",
              called,
              " were added or removed");
      return ReviewAgain.reason(
              any(flags.subList(0, counts)),
              "price rows of ",
              called,
              " have moved or changed",
              counted)
          + ReviewAgain.reason(
              any(flags.subList(anew, flags.size())),
              "a price of ",
              called,
              " that could not be read was typed anew");
    }

    private static String any(List<String> flags) {
      return flags.isEmpty() ? "" : String.join("+", flags) + ">0";
    }
  }

  /**
   * The reasons for a new review that price sheets give.
   *
   * @param name what is looked up, without its provider
   * @param found what the review found, with the rows that it comes from
   * @param unread those of its figures that could not be read
   */
  Reasons reasons(Purpose purpose, String name, List<PriceSource> found, List<PriceSource> unread) {
    Map<TableRows.Row, PriceTable> rows = new LinkedHashMap<>();
    found.forEach(quote -> rows.putIfAbsent(quote.row(), PriceTable.of(quote.column())));
    List<String> anew = new ArrayList<>(ReviewAgain.changedInParts(cells(unread)));
    anew.addAll(inParts(rates(unread)));
    List<Places.@Nullable Typed> what = what(rows);
    Set<String> counts = counts(purpose, name, rows);
    discounts(found, what, counts);
    return new Reasons(ReviewAgain.changedInParts(what), inParts(counts), anew);
  }

  /**
   * Adds what says which discounts are on prices that were found: cells of those of their
   * providers, and how many there are.
   */
  private void discounts(
      List<PriceSource> found, List<Places.@Nullable Typed> what, Set<String> counts) {
    Set<String> providers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    Set<TableRows.Row> followed = new HashSet<>();
    for (PriceSource quote : found) {
      PriceTable table = PriceTable.of(quote.column());
      String provider = table.provider() == null ? null : quote.row().text(table.provider());
      if (provider != null && Words.DISCOUNTED.contains(table.table().sheet())) {
        providers.add(provider);
      }
      if (quote.discount() != null) {
        followed.add(quote.discount().row());
      }
    }
    providers.forEach(provider -> counts.add(count(DiscountsTable.PROVIDER, provider)));
    for (TableRows.Row row : places.rows(DiscountsTable.TABLE)) {
      String provider = row.text(DiscountsTable.PROVIDER);
      if (followed.contains(row) || provider != null && providers.contains(provider)) {
        for (Column column : WHICH_DISCOUNT) {
          what.add(places.typed(row, column));
        }
        if (Double.isNaN(row.number(DiscountsTable.DISCOUNT))) {
          what.add(places.typed(row, DiscountsTable.DISCOUNT));
        }
      }
    }
  }

  private static List<String> inParts(Set<String> conditions) {
    return ReviewAgain.together(List.copyOf(conditions), ",").stream()
        .map(part -> or(part))
        .toList();
  }

  /** The cells that say what the rows are. */
  private List<Places.@Nullable Typed> what(Map<TableRows.Row, PriceTable> rows) {
    List<Places.@Nullable Typed> cells = new ArrayList<>();
    rows.forEach(
        (row, table) ->
            Stream.concat(
                    Stream.of(table.name(), table.provider()).filter(Objects::nonNull),
                    table.deciding().stream())
                .forEach(column -> cells.add(places.typed(row, column))));
    return cells;
  }

  /**
   * How many rows there are of the names by which the rows were found, or others might be; where
   * rows without a figure are passed over, also how many have one.
   */
  private Set<String> counts(Purpose purpose, String name, Map<TableRows.Row, PriceTable> rows) {
    Set<String> counts = new LinkedHashSet<>();
    rows.forEach((row, table) -> counts.add(count(table.name(), row.text(table.name()))));
    switch (purpose) {
      case GPU, TRAINING_GPU -> {
        counts.add(count(GpuPrices.GPU, name));
        for (Column figure : purpose == Purpose.GPU ? SERVING : TRAINING) {
          counts.add(count(GpuPrices.GPU, name, figure));
        }
      }
      case CAPACITY -> counts.add(count(ServingCapacity.GPU, name));
      case CANDIDATE -> {
        counts.add(count(ModelPrices.MODEL, name));
        counts.add(count(ModelPrices.BASE_MODEL, name));
        rows.keySet().stream()
            .filter(row -> rows.get(row) == PriceTable.MODELS)
            .map(row -> row.text(ModelPrices.PROVIDER))
            .filter(Objects::nonNull)
            .forEach(
                provider -> {
                  counts.add(count(ModelPrices.BASE_MODEL, provider + ": " + name));
                  counts.add(count(TrainingPrices.PROVIDER, provider));
                  counts.add(
                      count(TrainingPrices.PROVIDER, provider, TrainingPrices.TRAINING_PRICE));
                });
      }
      default -> counts.add(count(ModelPrices.MODEL, name));
    }
    return counts;
  }

  private String count(Column column, @Nullable String text) {
    return text == null ? "" : ReviewAgain.recounted(places.tally(column, text), text);
  }

  private String count(Column column, String text, Column figure) {
    return ReviewAgain.recounted(places.figures(column, text, figure), text);
  }

  /** The cells for which figures could not be read: their own, or what converts them. */
  private List<Places.@Nullable Typed> cells(List<PriceSource> unread) {
    List<Places.@Nullable Typed> cells = new ArrayList<>();
    for (PriceSource quote : unread) {
      cells.add(places.typed(quote.row(), quote.column()));
      Column currency = PriceTable.of(quote.column()).currency();
      if (currency != null) {
        cells.add(places.typed(quote.row(), currency));
      }
      TableRows.Row rate = rates.row(quote.currency());
      if (rate != null) {
        cells.add(places.typed(rate, ExchangeRates.RATE));
      }
      TableRows.Row unusable = rates.unusableRow();
      if (unusable != null) {
        cells.add(places.typed(unusable, ExchangeRates.RATE));
      }
    }
    return cells;
  }

  /** Whether rates came for currencies that had none. */
  private Set<String> rates(List<PriceSource> unread) {
    Set<String> counts = new LinkedHashSet<>();
    unread.stream()
        .map(PriceSource::currency)
        .filter(currency -> rates.row(currency) == null)
        .forEach(currency -> counts.add(count(ExchangeRates.CURRENCY, currency)));
    if (!unread.isEmpty() && rates.unusableRow() != null) {
      counts.add(count(ExchangeRates.CURRENCY, rates.reporting()));
    }
    return counts;
  }
}
