/** The sheet that calculates one workload in the open: its rows, their places, their formulas. */
@NullMarked
package breakeven.workbook.calculation;

import org.jspecify.annotations.NullMarked;
