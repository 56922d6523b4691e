/**
 * What would be otherwise if: the change that gives a workload another verdict, and the prices that
 * its verdict depends on, each proved by running the model again.
 */
@NullMarked
package breakeven.core.whatif;

import org.jspecify.annotations.NullMarked;
