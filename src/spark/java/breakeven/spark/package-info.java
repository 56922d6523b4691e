/**
 * Reviews on a cluster of Apache Spark: what the command line does to a row, by the same classes of
 * {@code core} and {@code exchange}. The driver reads the prices, and hands them on as plain data;
 * executors know no workbook.
 */
@NullMarked
package breakeven.spark;

import org.jspecify.annotations.NullMarked;
