/**
 * A small algebra of named lines: it fills arrays of numbers for whole batches of workloads, and it
 * prints itself as a formula and in words.
 */
@NullMarked
package breakeven.core.expression;

import org.jspecify.annotations.NullMarked;
