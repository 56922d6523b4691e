/**
 * Decisions on changes of approach: what was decided, on what forecast, and how it is remembered.
 */
@NullMarked
package breakeven.core.cycle;

import org.jspecify.annotations.NullMarked;
