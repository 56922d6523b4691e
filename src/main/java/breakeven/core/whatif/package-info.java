/**
 * What would change a verdict: the change of a workload that does, and the prices that its verdict
 * depends on, each proved by running the model again.
 */
@NullMarked
package breakeven.core.whatif;

import org.jspecify.annotations.NullMarked;
