/** From the price tables to the prices of one workload on one date. */
@NullMarked
package breakeven.price;

import org.jspecify.annotations.NullMarked;
