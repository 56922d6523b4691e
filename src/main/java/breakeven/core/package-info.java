/**
 * What the words mean and what is computed. Typed cells become rows, rows find their prices, lines
 * of the model become figures, checks and a verdict, and the results are columns and totals. Every
 * line is defined once and prints itself as number, formula and words. It has no state: the same
 * input gives the same result on any thread, in any order. It must never know a file, a library for
 * spreadsheets, a log or a clock.
 */
@NullMarked
package breakeven.core;

import org.jspecify.annotations.NullMarked;
