/** The results as CSV files and as one JSON snapshot. */
@NullMarked
package breakeven.exchange.export;

import org.jspecify.annotations.NullMarked;
