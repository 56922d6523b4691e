/**
 * Workloads evaluated: from tables of inputs and a batch of rows to figures, problems and results.
 */
@NullMarked
package breakeven.core.evaluation;

import org.jspecify.annotations.NullMarked;
