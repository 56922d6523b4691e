/** From the price tables to the prices of one workload on one date. */
@NullMarked
package breakeven.core.price;

import org.jspecify.annotations.NullMarked;
