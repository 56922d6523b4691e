/**
 * The whole flow of one review.
 *
 * <p>Rows come in batches. Everything that is found out about a batch alone is found out by a
 * {@link breakeven.app.batch.BatchReview}, several of which work side by side; it must not look at
 * other batches. {@link breakeven.app.batch.Results#add} then gets the batches one by one, in the
 * order of the file and on one thread: what sums rows, or writes them elsewhere, is handed each row
 * there ({@link breakeven.app.batch.Results#handTo}) and need not know of threads. Work for each
 * row that can be done in a {@code BatchReview} is done on all processors.
 */
@NullMarked
package breakeven.app.batch;

import org.jspecify.annotations.NullMarked;
