package breakeven.core.price;

import breakeven.core.input.TableRows;
import breakeven.core.model.Place;
import breakeven.core.table.Column;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a looked-up figure comes from, so that it can be followed to its cell, source and day.
 *
 * @param row the row of its table
 * @param column what the figure is there
 * @param place the cell; null where the sheet has no such column
 * @param typed the figure as it is there, in the row's currency
 * @param currency the row's currency; empty where the figure is no money
 * @param rate reporting currency for 1 unit of that currency; 1 where the figure is no money
 * @param discount what is taken off it; null where nothing is
 * @param rowName the row in words: {@code OpenAI: gpt-4.1-mini}
 * @param checkedOn the day on which the row was checked; null where it is not known
 * @param source where the row was read; empty where it is not given
 */
public record PriceSource(
    TableRows.Row row,
    Column column,
    @Nullable Place place,
    double typed,
    String currency,
    double rate,
    @Nullable Discount discount,
    String rowName,
    @Nullable LocalDate checkedOn,
    String source) {}
