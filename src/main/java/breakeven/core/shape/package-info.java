/**
 * The best shape: which base model, tuning method, serving and card would be cheapest for each
 * workload, each priced by running the model again.
 */
@NullMarked
package breakeven.core.shape;

import org.jspecify.annotations.NullMarked;
