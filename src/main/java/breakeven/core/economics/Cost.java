package breakeven.core.economics;

import breakeven.core.expression.Expression;

/**
 * A cost of an option whose price is the same in all months. Whatever sums it up goes by these
 * three amounts: total cost, each month, month 1, the lead time, the break-even volume, what a
 * change saves and what a month that has passed should have cost.
 *
 * @param kind its name, the same for all options that have it
 * @param once before month 1, money
 * @param request of each request, money
 * @param month of each month in which the option serves, money
 */
public record Cost(String kind, Expression once, Expression request, Expression month) {}
