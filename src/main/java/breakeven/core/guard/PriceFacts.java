package breakeven.core.guard;

import breakeven.core.table.Column;
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

  /** Source and day, as a sentence names them. */
  String origin() {
    String where = source.isEmpty() ? "a row without a source" : source;
    return checkedOn == null ? where : where + ", " + checkedOn;
  }
}
