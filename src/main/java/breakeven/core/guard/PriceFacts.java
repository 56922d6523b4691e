package breakeven.core.guard;

import breakeven.core.input.Texts;
import breakeven.core.table.Column;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.PriceTable;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a provider asks for: a price row as the guards see it, from a sheet or from a list.
 *
 * @param table the sheet that it is in, or would be in
 * @param name the row in words: {@code OpenAI: gpt-4.1-mini}
 * @param kind the word of {@code Kind} for a row of {@code Model prices}; else empty
 * @param figures the numbers by column, as they are, in the row's currency; what is blank or cannot
 *     be read is left out
 * @param currency the code behind every amount
 * @param dollars US dollars for 1 unit of that currency; NaN where that is not known, and the
 *     plausible ranges, which are in US dollars, are then not held against it
 * @param checkedOn the day on which it was read; null where that is not known
 * @param source where it was read; empty where that is not given
 */
public record PriceFacts(
    PriceTable table,
    String name,
    String kind,
    Map<Column, Double> figures,
    String currency,
    double dollars,
    @Nullable LocalDate checkedOn,
    String source) {
  private static final Pattern OWN =
      Pattern.compile("\\s*(own|contract)\\b", Pattern.CASE_INSENSITIVE);

  public PriceFacts {
    figures = Map.copyOf(figures);
  }

  /** Whether it is the analyst's own: what was agreed or measured, and no list can say better. */
  public boolean own() {
    return isOwn(source);
  }

  /** Whether a source says so. */
  public static boolean isOwn(String source) {
    return OWN.matcher(source).lookingAt();
  }

  /** A figure; NaN where there is none. */
  double figure(Column column) {
    return figures.getOrDefault(column, Double.NaN);
  }

  /** A figure of another row in this row's currency; NaN where that is not known. */
  double figureOf(PriceFacts other, Column column) {
    return other.currency.equals(currency)
        ? other.figure(column)
        : other.figure(column) * other.dollars / dollars;
  }

  /**
   * What a model costs at one provider.
   *
   * @param input US dollars for a million tokens; NaN where that is not known
   * @param output the same
   */
  record Sold(String provider, double input, double output) {}

  /** What it says for a comparison of providers; null where it is no row of a model. */
  @Nullable Sold sold() {
    int colon = name.indexOf(": ");
    return table != PriceTable.MODELS || colon < 0 || Double.isNaN(dollars)
        ? null
        : new Sold(
            name.substring(0, colon),
            figure(ModelPrices.INPUT_PRICE) * dollars,
            figure(ModelPrices.OUTPUT_PRICE) * dollars);
  }

  /** The model and its kind, by which the rows of all providers are compared. */
  String model() {
    return bareModel(name) + "\n" + kind;
  }

  /**
   * A model's name as that of all providers: what stands before a slash is a region or who made it,
   * and a version has a point or a hyphen.
   */
  public static String bareModel(String name) {
    String bare = name.substring(Math.max(name.indexOf(": ") + 1, name.lastIndexOf('/') + 1));
    return Texts.fold(bare).replace('.', '-');
  }

  /** Source and day, as a sentence names them. */
  String origin() {
    String where = source.isEmpty() ? "a row without a source" : source;
    return checkedOn == null ? where : where + ", " + checkedOn;
  }
}
