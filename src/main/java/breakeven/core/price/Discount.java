package breakeven.core.price;

import breakeven.core.input.TableRows;

/**
 * What a provider takes off the list prices of one of its rows on the review date.
 *
 * @param row the row of {@code Discounts}
 * @param share the part of the list price, from 0 to below 1
 */
public record Discount(TableRows.Row row, double share) {}
