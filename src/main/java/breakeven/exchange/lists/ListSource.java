package breakeven.exchange.lists;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One list of an import.
 *
 * @param file the file, as the user named it
 * @param title what users call the list
 * @param source where the list comes from; empty where each row says its own
 * @param day the day of the list; null where it is not known
 * @param dayFrom where the day was found, in words; empty where it is not known
 * @param order its place among the lists given, from 0
 */
public record ListSource(
    String file, String title, String source, @Nullable LocalDate day, String dayFrom, int order) {
  /** What the Source of a row begins with whose day nobody knows. */
  static final String UNDATED = "day of price unknown";

  /** The day of a row: its own where it states one, else that of the list; null: not known. */
  @Nullable LocalDate dayOf(ListRow row) {
    LocalDate own = row.day();
    return own == null ? day : own;
  }

  /** Whether a price of 0 means that it is not known: so in public lists, not in our own tables. */
  boolean zeroIsUnknown() {
    return !source.isEmpty();
  }
}
