/** The whole flow of one review. */
@NullMarked
package breakeven.batch;

import org.jspecify.annotations.NullMarked;
