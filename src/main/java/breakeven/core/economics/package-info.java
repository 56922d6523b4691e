/** The lines of the model: volume, prices, costs of each option, totals, break-evens. */
@NullMarked
package breakeven.core.economics;

import org.jspecify.annotations.NullMarked;
