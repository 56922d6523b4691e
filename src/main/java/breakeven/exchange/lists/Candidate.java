package breakeven.exchange.lists;

import breakeven.core.input.TableRows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that is about to be imported, with what else is known of it.
 *
 * @param row what the list states, with the day and source of each figure
 * @param source the list
 * @param book the workbook's row of that name; null where there is none
 * @param others what other rows of that name in the lists given state
 * @param base what the lists given state about the model that it is a tune of; null where they say
 *     nothing, or it is none
 */
public record Candidate(
    ListRow row,
    ListSource source,
    TableRows.@Nullable Row book,
    List<Other> others,
    @Nullable Other base) {
  /** Another statement about the same model. */
  public record Other(ListRow row, ListSource source) {}
}
